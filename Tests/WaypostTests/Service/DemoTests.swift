internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import Store
internal import Testing
internal import WorkingTime

@testable internal import waypost

/// `serve --demo` as a newcomer meets it.
@Suite(.serialized) struct DemoTests {
    @Test func aNewcomerFindsACityAndGetsIn() throws {
        let folder = try temporaryFolder()
        defer { removeFolder(folder) }
        let server = try RunningServer(folder: folder, ["--demo"])
        let printed = Printed(server.said)
        #expect(printed.passwords.map(\.login) == DemoPeople.logins, "\(server.said)")
        #expect(server.said.contains("DEMO: all people and dossiers here are invented"))
        #expect(server.said.contains("(demo, all invented)\n"), "the greeting says so too")
        for (login, password) in printed.passwords {
            let answer = try signIn(server, login, password)
            #expect(answer.status == 200, "\(login): \(answer.text)")
            let account = try answer.json()
            #expect(!account.flag("mustChangePassword") && account.flag("demo"), "\(answer.text)")
            #expect(account["name"]?.text?.hasSuffix("(demo)") == true, "\(answer.text)")
        }
        #expect(try server.send("GET", "/ready").text.contains(#""demo":true"#))
        let visitor = Visitor(server, key: printed.key)
        #expect(try visitor.get("/api/v1/session").text.contains(#""demo":true"#))
        let page = try visitor.get("/api/v1/dossiers?branch=hcm-centre-thu-duc&all=yes&limit=200")
        #expect(try page.json().list("dossiers").count > 50, "the busiest branch has an inbox worth looking at")
        #expect(try Inspector(folder: folder + "/data").verify().isWhole)
        #expect(server.stop() == 0, "\(server.told)")

        let again = try RunningServer(folder: folder, ["--demo"])
        let anew = Printed(again.said)
        #expect(anew.passwords.map(\.login) == DemoPeople.logins)
        let old = printed.passwords[0]
        #expect(try signIn(again, old.login, old.password).status == 401, "the passwords of the first start are over")
        #expect(try signIn(again, anew.passwords[0].login, anew.passwords[0].password).status == 200)
        #expect(try Visitor(again, key: printed.key).get("/api/v1/session").status == 401, "and so is its key")
        #expect(
            try Visitor(again, key: anew.key).get("/api/v1/dossiers?branch=hcm-centre-thu-duc&all=yes&limit=200").body
                == page.body, "the city is as it was")
        #expect(again.stop() == 0)

        let plain = try RunningServer(folder: folder)
        #expect(plain.said.contains("(demo, all invented)"), "a demo's ledger says so whoever serves it")
        #expect(plain.said.contains("Waypost is at http://127.0.0.1:\(plain.port) (demo"), "\(plain.said)")
        #expect(plain.stop() == 0)
    }

    @Test func nothingIsMixedWithRealDossiers() throws {
        let folder = try temporaryFolder()
        defer { removeFolder(folder) }
        let server = try RunningServer(folder: folder, language: .vi)
        #expect(server.said.hasSuffix("Waypost đang chạy tại http://127.0.0.1:\(server.port)\n"), "\(server.said)")
        #expect(try server.send("GET", "/ready").text.contains(#""demo":false"#))
        for word in ["(demo", "DEMO", "bản thử", "BẢN THỬ"] { #expect(!server.said.contains(word), "\(server.said)") }
        #expect(server.stop() == 0)
        let answer = try Program.run(
            ["serve", "--demo", "--listen", "127.0.0.1:0", "--data", folder + "/data", "--lang", "en"],
            environment: ["WAYPOST_ROUTING": Program.root + "/Routing"])
        #expect(answer.exit != 0 && answer.errors.contains("nothing invented is mixed with them"), "\(answer)")
    }

    private func signIn(_ server: RunningServer, _ login: String, _ password: String) throws -> Answered {
        try server.send("POST", "/api/v1/session", #"{"login":"\#(login)","password":"\#(password)"}"#)
    }

    /// What `serve --demo` printed.
    private struct Printed {
        var passwords: [(login: String, password: String)] = []
        var key = ""

        init(_ said: String) {
            for line in said.split(separator: "\n") where line.hasPrefix("  ") {
                let words = line.split(separator: " ")
                if line.hasPrefix("  API key") { key = words.last.map(String.init) ?? "" }
                if words.count > 2, words[1].count == 19, words[1].count(where: { $0 == "-" }) == 3 {
                    passwords.append((String(words[0]), String(words[1])))
                }
            }
        }
    }
}

/// The city itself, on days and at hours of all kinds.
@Suite(.serialized) struct DemoCityTests {
    struct Day: CustomTestStringConvertible {
        let now: String
        let why: String
        var testDescription: String { now }
    }

    static let shared = Result { () throws -> (RegisterInForce, DemoWords) in
        let routing = Program.root + "/Routing"
        let files = try RegisterFolder.files(routing + "/hcmc")
        return (try RegisterInForce(files: files), try DemoWords.read(beside: routing))
    }

    @Test(arguments: [
        Day(now: "2026-11-24T10:30", why: "a working morning"),
        Day(now: "2026-11-23T00:05", why: "a Monday before anybody came"),
        Day(now: "2026-09-04T16:40", why: "the days off of early September lie just behind"),
    ])
    func everyStageOccursAndNothingIsToCome(_ day: Day) throws {
        let now = try #require(LocalMoment(day.now)).instant
        let (tally, rows) = try city(at: now)
        #expect(tally.refused == [], "every step invented is one the law allows")
        #expect((400...600).contains(tally.dossiers), "\(tally.dossiers)")
        let stages = Set(rows.map(\.stage))
        #expect(Stage.allCases.filter { !stages.contains($0.rawValue) } == [], "\(day.why)")
        #expect(rows.allSatisfy { $0.received <= now && $0.updated <= now })
        #expect(Set(rows.map(\.branch)).count >= 10 && Set(rows.map(\.procedure)).count >= 25)
        let late = rows.count { row in row.isOpen && row.due.map { $0 < now } ?? false }
        #expect((5...80).contains(late), "\(late) are late")
        let calendar = try Self.shared.get().0.calendar
        let target = calendar.workingDay(onOrAfter: LocalMoment(now).date)
        let today = rows.count { row in row.isOpen && row.due.map { lastDay($0) == target } ?? false }
        #expect(today >= 5, "\(today) are due today, or on the next working day")
    }

    @Test func theSameDayGivesTheSameCity() throws {
        let now = try #require(LocalMoment("2026-11-24T10:30")).instant
        let (first, second) = (try city(at: now).1, try city(at: now).1)
        #expect(first == second)
    }

    /// A due date ends at 24:00, which is the first minute of the next day.
    private func lastDay(_ due: Instant) -> CivilDate {
        LocalMoment(Instant(milliseconds: due.milliseconds - 60_000)).date
    }

    /// Written into a ledger of its own.
    private func city(at now: Instant) throws -> (DemoCity.Tally, [DossierRow]) {
        let (register, words) = try Self.shared.get()
        let folder = try temporaryFolder()
        defer { removeFolder(folder) }
        let store = try Store.open(folder + "/data")
        defer { store.stop() }
        let city = try DemoCity(inventedFor: register, words, now: now)
        let tally = try waitForAnswer { answer in store.write({ try city.write($0) }, answer: answer) }
        #expect(try DemoMark.isSet(store))
        #expect(try Inspector(folder: folder + "/data").verify().isWhole)
        return (tally, try everything(store))
    }

    private func everything(_ store: Store) throws -> [DossierRow] {
        let reader = try store.reader()
        var query = DossierQuery()
        (query.openOnly, query.order, query.limit) = (false, .newest, 200)
        var rows: [DossierRow] = []
        while true {
            let page = try reader.dossiers(query)
            rows += page
            guard page.count == query.limit, let last = page.last else { return rows }
            query.after = (last.received.milliseconds, last.code)
        }
    }
}
