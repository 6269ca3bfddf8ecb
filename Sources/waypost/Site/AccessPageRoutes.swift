internal import Base
internal import Desk
internal import Dossiers
internal import Pages

// Who looked at what. Over the whole house by dossier, person or day; whoever holds the right for a branch or an agency
// asks by dossier, of those that lie there. No name and no number of an applicant is in this log.
enum AccessPageRoutes {
    static let all = [show, find, export]

    private static let access = Endpoint.Access.needs([.readAccessLog], .somewhere)
    private static let pageSize = 50
    /// Of one file; more is cut by days.
    private static let mostExported = 20_000

    private static let query = [
        Endpoint.Parameter(name: "dossier", shape: .text(max: 64), about: "A dossier's code."),
        Endpoint.Parameter(name: "actor", shape: .text(max: 64), about: "account:… or key:…"),
        Endpoint.Parameter(name: "day", shape: .text(max: 10, form: Forms.date), about: "2026-11-23"),
    ]

    static let show = Endpoint.page(
        "GET", "/accesses", "accessesPage", "Who looked at what.", access,
        query: query + [Endpoint.Parameter(name: "before", shape: .whole(1...Int.max), about: "Older ones.")],
        work: .slow { exchange, answer in
            let asked = try AccessQuestion(exchange)
            let state = FormState(exchange.language, values: asked?.typed(exchange) ?? [])
            answer(.success(.page(try page(exchange, asked, state))))
        })

    /// Sent as content, so that a colleague's login stands in no address; leads on to the list.
    static let find = Endpoint.page(
        "POST", "/accesses", "findAccesses", "Finds the dossier or the person.", access,
        body: .object([
            .may("dossier", .text(max: 64), ""), .may("login", .text(max: 256), ""), .may("day", .text(max: 10), ""),
        ]),
        work: .slow { exchange, answer in
            let (path, faults) = try AccessQuestion.path(exchange)
            if faults.isEmpty { return answer(.success(.onward(path))) }
            var state = exchange.formState
            state.faults = faults
            throw PageInstead(422, try page(exchange, nil, state))
        })

    private static func page(_ exchange: Exchange, _ asked: AccessQuestion?, _ state: FormState) throws -> [UInt8] {
        let isHouse = exchange.principal.allows(.readAccessLog, on: .house)
        var view = AccessView(looks: [], asked: nil, next: nil, export: nil, isHouse: isHouse)
        if let asked {
            let before = exchange.asked("before").flatMap { Int64($0) }
            let found = try asked.looks(exchange, before: before, limit: pageSize + 1)
            let names = LogNames(exchange)
            view.looks = try found.prefix(pageSize).map { try look($0.access, names, isHouse) }
            view.asked = AccessView.asked(
                dossier: asked.dossier?.description, actor: try asked.actor.map(names.actor), day: asked.day,
                exchange.language)
            if found.count > pageSize { view.next = "/accesses?\(asked.query)&before=\(found[pageSize - 1].number)" }
            if !found.isEmpty { view.export = "/accesses/csv?\(asked.query)" }
            try asked.note(exchange, "accesses")
        }
        return AccessPages.page(exchange.shell, view, state)
    }

    private static func look(_ access: Access, _ names: LogNames, _ isHouse: Bool) throws -> AccessView.Look {
        let isKnown = access.actor.hasPrefix("account:") || access.actor.hasPrefix("key:")
        return AccessView.Look(
            at: access.at, actor: try names.actor(access.actor),
            actorPath: isHouse && isKnown ? "/accesses?actor=\(percentEncoded(access.actor))" : "",
            what: OperatorLogWords.look(access.what), subject: try names.subject(access.subject))
    }

    static let export = Endpoint.page(
        "GET", "/accesses/csv", "accessesFile", "The same as a file for a spreadsheet.", access, query: query,
        work: .slow { exchange, answer in
            guard let asked = try AccessQuestion(exchange) else { return answer(.success(.onward("/accesses"))) }
            let names = LogNames(exchange)
            var file = CSVFile(["at", "actor", "name", "what", "subject"])
            for row in try asked.looks(exchange, before: nil, limit: mostExported) {
                let access = row.access
                let moment = LocalMoment(access.at)
                file.row([
                    "\(moment.date) \(moment.clock)", access.actor, try names.actor(access.actor).name, access.what,
                    access.subject.text,
                ])
            }
            try asked.note(exchange, "accesses-exported")
            answer(
                .success(
                    Reply(
                        200, file.bytes,
                        headers: [
                            ("Content-Type", "text/csv; charset=utf-8"), ("Cache-Control", "no-store"),
                            ("Content-Disposition", "attachment; filename=\"accesses.csv\""),
                        ])))
        })
}

/// What of the log is wanted, and allowed to be.
struct AccessQuestion {
    var dossier: DossierCode?
    var actor: String?
    var day: CivilDate?

    /// Nil while nothing is asked for: then the house sees today, others the form alone.
    init?(_ exchange: Exchange) throws {
        let isHouse = exchange.principal.allows(.readAccessLog, on: .house)
        if let typed = exchange.asked("dossier") {
            guard let code = try? DossierCode(typed), try Self.mayAsk(exchange, code) else { throw Problem.notFound }
            dossier = code
        }
        if isHouse {
            actor = exchange.asked("actor")
            day = exchange.asked("day").flatMap { CivilDate($0) }
            if dossier == nil, actor == nil, day == nil { day = LocalMoment(exchange.now).date }
        }
        if dossier == nil, actor == nil, day == nil { return nil }
    }

    private static func mayAsk(_ exchange: Exchange, _ code: DossierCode) throws -> Bool {
        guard let row = try exchange.bench.reader.dossier(code) else { return false }
        return exchange.principal.allows(.readAccessLog, on: Target(row))
    }

    /// The address of what a form asks for.
    static func path(_ exchange: Exchange) throws -> (path: String, faults: [FieldFault]) {
        let isHouse = exchange.principal.allows(.readAccessLog, on: .house)
        let (dossier, login, day) = (
            exchange.body.text("dossier"), isHouse ? exchange.body.text("login") : "",
            isHouse ? exchange.body.text("day") : ""
        )
        var (parts, faults): ([String], [FieldFault]) = ([], [])
        if !dossier.isEmpty {
            if let code = try? DossierCode(dossier), try mayAsk(exchange, code) {
                parts.append("dossier=\(percentEncoded(code.description))")
            } else {
                faults.append(FieldFault("dossier", Phrase.accessNoDossier))
            }
        } else if !isHouse {
            faults.append(FieldFault("dossier", Phrase.accessAskDossier))
        }
        if !login.isEmpty {
            if let account = try Login(login).flatMap({ try exchange.bench.people.account(login: $0) }) {
                parts.append("actor=\(percentEncoded(account.id.stream.text))")
            } else {
                faults.append(FieldFault("login", Phrase.accessNoPerson))
            }
        }
        if !day.isEmpty {
            if CivilDate(day) != nil {
                parts.append("day=\(day)")
            } else {
                faults.append(FieldFault("day", Phrase.accessNoDay))
            }
        }
        return ("/accesses" + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&")), faults)
    }

    var query: String {
        [
            dossier.map { "dossier=\(percentEncoded($0.description))" }, actor.map { "actor=\(percentEncoded($0))" },
            day.map { "day=\($0)" },
        ].compactMap { $0 }.joined(separator: "&")
    }

    /// For the form: what it was asked with; the login of a person is found again.
    func typed(_ exchange: Exchange) -> [(name: String, value: String)] {
        let account = actor.flatMap { AccountID(actor: $0) }.flatMap { try? exchange.bench.people.account($0) }
        return [
            ("dossier", dossier?.description ?? ""), ("login", account?.login.text ?? ""),
            ("day", exchange.asked("day") ?? ""),
        ].map { (name: $0.0, value: $0.1) }
    }

    /// Newest first.
    func looks(_ exchange: Exchange, before: Int64?, limit: Int) throws -> [AccessRow] {
        let people = exchange.bench.people
        var (low, high) = (Int64(0), before)
        if let day {
            low = try people.firstAccess(since: LocalMoment(day, minute: 0).instant)
            let end = try people.firstAccess(since: LocalMoment(day.adding(days: 1), minute: 0).instant)
            high = min(before ?? end, end)
        }
        let found =
            if let dossier, let actor {
                try looks(of: actor, at: dossier, people, before: high, limit: limit)
            } else if let dossier {
                try people.accesses(to: .dossier(dossier), before: high, limit: limit)
            } else if let actor {
                try people.accesses(by: actor, before: high, limit: limit)
            } else { try people.accesses(before: high, limit: limit) }
        return found.filter { $0.number >= low }
    }

    /// Read on until there are enough: however many others looked in between, none of this person's looks is left out.
    private func looks(
        of actor: String, at dossier: DossierCode, _ people: any PeopleReader, before: Int64?, limit: Int
    ) throws -> [AccessRow] {
        var (found, high): ([AccessRow], Int64?) = ([], before)
        while found.count < limit {
            let rows = try people.accesses(to: .dossier(dossier), before: high, limit: 1_000)
            found += rows.filter { $0.access.actor == actor }
            guard rows.count == 1_000, let last = rows.last else { break }
            high = last.number
        }
        return Array(found.prefix(limit))
    }

    /// Who reads this is seen as well.
    func note(_ exchange: Exchange, _ what: String) throws {
        if let dossier { try exchange.note(what, dossier) } else { try exchange.note(ledger: what) }
    }
}

/// Comma-separated cells that a spreadsheet takes for text (ASVS 1.2.10): what could begin a formula has an apostrophe
/// before it. Begins with a byte order mark, without which spreadsheets misread Vietnamese.
struct CSVFile {
    private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(_ columns: [String]) { row(columns) }

    mutating func row(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += "\"\(Self.plain(cell).replacing("\"", with: "\"\""))\"".utf8
        }
        bytes += "\r\n".utf8
    }

    static func plain(_ cell: String) -> String {
        guard let first = cell.unicodeScalars.first else { return cell }
        return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) ? "'" + cell : cell
    }
}
