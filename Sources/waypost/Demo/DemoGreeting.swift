internal import Base
internal import Desk

/// What `serve --demo` prints: that all of it is invented, and how to get in.
struct DemoGreeting: Sendable {
    struct Line: Sendable {
        let login: String
        let password: String
        let grants: [Grant]

        init(_ person: DemoPerson, _ grants: [Grant]) {
            login = person.login.text
            password = person.password?.text ?? ""
            self.grants = grants
        }
    }

    let people: [Line]
    let key: KeyText?
    /// Nil when the folder was filled before.
    let tally: DemoCity.Tally?

    init(people: [Line], key: KeyText?, tally: DemoCity.Tally?) {
        (self.people, self.key, self.tally) = (people, key, tally)
    }

    init(reopening people: DemoPeople, _ tx: any PeopleWriter, at now: Instant) throws(LedgerFault) {
        var lines: [Line] = []
        for person in people.printed {
            if let account = try tx.reopen(person, at: now) { lines.append(Line(person, account.grants)) }
        }
        let grants = lines.filter { DemoPeople.keyHolders.contains($0.login) }.flatMap(\.grants)
        let key =
            grants.isEmpty ? nil : try tx.openDemoKey(named: DemoPeople.keyName, grants, days: 30, .system, at: now)
        self.init(people: lines, key: key, tally: nil)
    }

    func lines(_ language: Language, at address: String) -> [String] {
        [headline[language], ""] + table(language) + keyLines(language, address) + [""]
    }

    private var headline: Bilingual {
        guard let tally else {
            return Bilingual(
                vi: "BẢN THỬ: mọi người và hồ sơ ở đây đều là giả định. Mật khẩu dưới đây mới đặt cho lần chạy này.",
                en: "DEMO: all people and dossiers here are invented. The passwords below are new with this start.")
        }
        return Bilingual(
            vi: "BẢN THỬ: mọi người và hồ sơ ở đây đều là giả định (\(tally.dossiers) hồ sơ, \(tally.steps) bước).",
            en: "DEMO: all people and dossiers here are invented (\(tally.dossiers) dossiers, \(tally.steps) steps).")
    }

    private func table(_ language: Language) -> [String] {
        let width = people.map(\.login.utf8.count).max() ?? 0
        return people.map { line in
            let login = line.login + String(repeating: " ", count: width - line.login.utf8.count)
            let roles = line.grants.map { "\($0.role.name[language]), \($0.scope.text)" }.joined(separator: "; ")
            return "  \(login)  \(line.password)  \(roles)"
        }
    }

    private func keyLines(_ language: Language, _ address: String) -> [String] {
        guard let key, let branch = people.first(where: { $0.login == DemoPeople.keyHolders[0] })?.grants.first else {
            return []
        }
        let says = Bilingual(vi: "Khóa API cho curl: ", en: "API key for curl: ")
        return [
            "", "  " + says[language] + key.text,
            "  curl -H 'Authorization: Bearer \(key.text)' \\",
            "    'http://\(address)/api/v1/dossiers?\(branch.scope.text.replacing(":", with: "="))'",
        ]
    }
}
