internal import Base
internal import Desk
internal import Dossiers
internal import Glibc
internal import HTTP
internal import Testing

@testable internal import waypost

/// Who looked at what: shown to whoever answers for it, noted itself, and safe to open in a spreadsheet.
@Suite struct AccessPageTests {
    @Test func whoLookedIsFoundByDossierPersonAndDay() throws {
        let town = try Town()
        defer { town.close() }
        let code = try #require(town.dossiers[0]).description
        let strange = try #require(town.dossiers[3]).description
        let clerk = try #require(town.askers.first { $0.label == "receptionist@branch" })
        let auditor = try DoorBrowser.signedIn("thu", ["auditor@everything"], in: town.house)
        #expect(try town.send("GET", "/api/v1/dossiers/\(code)", "", as: clerk, byKey: false).status == 200)
        try wait(auditor, "/accesses?dossier=\(code)", for: "xem hồ sơ")
        #expect(auditor.page.contains("Người 1") && !auditor.page.contains("Nguyễn Văn An"))

        let found = try auditor.post("/accesses", [("dossier", code), ("login", "nguoi1"), ("day", "")])
        #expect(found.header("Location") == "/accesses?dossier=\(code)&actor=account%3Aid-1", "no login in an address")
        try auditor.get("/accesses?actor=account%3Aid-1")
        #expect(auditor.page.contains("xem hồ sơ") && auditor.page.contains(code))
        let today = LocalMoment(Clock.system.now()).date
        try auditor.get("/accesses?day=\(today)")
        #expect(auditor.page.contains("đăng nhập"))
        try auditor.get("/accesses?day=\(today.adding(days: -3))")
        #expect(auditor.page.contains("không có lượt xem nào"))
        let wrong = try auditor.post("/accesses", [("dossier", "x"), ("login", "khong.ai"), ("day", "hôm qua")])
        #expect(wrong.status == 422)
        for name in ["dossier", "login", "day"] { #expect(auditor.page.contains("href=\"#\(name)\""), "\(name)") }
        try wait(auditor, "/accesses?dossier=\(code)", for: "xem ai đã xem")

        let lead = try DoorBrowser.signedIn("truong.ca", ["shift-lead@branch:\(Town.ownBranch)"], in: town.house)
        try lead.get("/accesses")
        #expect(!lead.page.contains("id=\"login\"") && !lead.page.contains("<table"), "of a place: by dossier only")
        try lead.get("/accesses?dossier=\(code)")
        #expect(lead.page.contains("xem hồ sơ") && !lead.page.contains("href=\"/accesses?actor="))
        try lead.get("/accesses?actor=account%3Aid-1")
        #expect(!lead.page.contains("<table"), "another's day is not theirs to see")
        #expect(try lead.get("/accesses?dossier=\(strange)").status == 404)
        #expect(try lead.get("/accesses/csv?dossier=\(strange)").status == 404)
        #expect(try lead.post("/accesses", [("dossier", strange)]).status == 422)
        let unknown = lead.page
        #expect(try lead.post("/accesses", [("dossier", "H29.1-261121-99999")]).status == 422)
        #expect(lead.page.contains("Không có hồ sơ này") == unknown.contains("Không có hồ sơ này"))
    }

    @Test func theFileHoldsNoFormula() throws {
        let town = try Town()
        defer { town.close() }
        let auditor = try DoorBrowser.signedIn("thu", ["auditor@everything"], in: town.house)
        let form = NewAccount(login: "cmd", name: "=HYPERLINK(\"http://x\",\"a\")", grants: ["steward@everything"])
        let _: Opened = try waitForAnswer { answer in
            town.house.service.administration.createAccount(form, by: .system, at: Clock.system.now(), answer: answer)
        }
        try auditor.post("/accesses", [("login", "cmd")])
        let once: Opened = try waitForAnswer { answer in
            let other = NewAccount(login: "other", name: "x", grants: ["steward@everything"])
            town.house.service.administration.createAccount(other, by: .system, at: Clock.system.now(), answer: answer)
        }
        #expect(once.account.login.text == "other")
        let answer = try auditor.get("/accesses/csv?day=\(LocalMoment(Clock.system.now()).date)")
        #expect(
            answer.header("Content-Type") == "text/csv; charset=utf-8" && answer.header("Cache-Control") == "no-store")
        #expect(answer.header("Content-Disposition") == "attachment; filename=\"accesses.csv\"")
        let text = Town.text(answer)
        #expect(
            text.hasPrefix("\u{FEFF}\"at\",\"actor\",\"name\",\"what\",\"subject\"\r\n")
                && text.contains("account.created"))
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+84901", "'+84901"), ("-2", "'-2"), ("@SUM", "'@SUM"), ("\t=1", "'\t=1"), ("＝1", "'＝1"),
        ("Nguyễn", "Nguyễn"), ("", ""), ("a=1", "a=1"),
    ])
    func cellsAreText(_ cell: String, _ plain: String) {
        #expect(CSVFile.plain(cell) == plain)
        var file = CSVFile(["x"])
        file.row([cell + "\"", "b,c"])
        #expect(String(decoding: file.bytes, as: UTF8.self).hasSuffix("\"\(plain)\"\"\",\"b,c\"\r\n") || cell.isEmpty)
    }

    /// Looks are kept by the writer's thread a moment after they were handed over.
    private func wait(_ browser: DoorBrowser, _ path: String, for words: String) throws {
        for _ in 0..<200 {
            browser.house.service.tick()
            try browser.get(path)
            if browser.page.contains(words) { return }
            usleep(10_000)
        }
        Issue.record("\(path) never says \(words): \(browser.page)")
    }
}
