internal import Base
internal import Desk
internal import Dossiers
internal import HTTP
internal import Testing

@testable internal import waypost

/// What was done and who looked, for those who may know it, and nothing of what dossiers hold.
@Suite struct JournalPageTests {
    @Test func theJournalShowsWhenWhatAndWho() throws {
        let town = try Town()
        defer { town.close() }
        let boss = try DoorBrowser.signedIn("truc", ["operator@everything"], in: town.house)
        try boss.get("/operator/journal")
        #expect(boss.page.contains("tạo tài khoản") && boss.page.contains("đã nộp") && boss.page.contains("Người truc"))
        let code = try #require(town.dossiers.first ?? nil).description
        #expect(boss.page.contains(code) && !boss.page.contains("Nguyễn Văn An"), "no applicant")
        #expect(!boss.page.contains("href=\"/dossiers/"), "the operator reads no dossier")

        #expect(try boss.post("/operator/journal", [("q", "TRUC")]).header("Location")?.contains("account%3A") == true)
        let place = try #require(try boss.post("/operator/journal", [("q", code)]).header("Location"))
        try boss.get(place)
        #expect(boss.page.contains("đã nộp") && !boss.page.contains("tạo tài khoản"))
        #expect(try boss.post("/operator/journal", [("q", "nobody")]).status == 422)
        #expect(boss.page.contains("href=\"#q\""))

        #expect(try boss.post("/operator/journal/verify", []).header("Location") == "/operator/journal")
        try boss.get("/operator/journal")
        #expect(
            boss.page.contains("Chuỗi nguyên vẹn đến dòng") && boss.page.contains("4</span> hồ sơ đúng"), "\(boss.page)"
        )

        let auditor = try DoorBrowser.signedIn("thu", ["auditor@everything"], in: town.house)
        #expect(
            try auditor.get("/operator/journal").status == 200 && auditor.page.contains("href=\"/dossiers/\(code)\""))
        let local = try DoorBrowser.signedIn("tam", ["auditor@branch:\(Town.ownBranch)"], in: town.house)
        #expect(try local.get("/operator/journal").status == 404, "it is of the whole house")
    }

    @Test func longJournalsArePaged() throws {
        let town = try Town()
        defer { town.close() }
        let boss = try DoorBrowser.signedIn("truc", ["operator@everything"], in: town.house)
        for number in 0..<60 { try DoorBrowser.open("nguoi.\(number)", ["steward@everything"], in: town.house) }
        var (path, rows, pages): (String?, Int, Int) = ("/operator/journal", 0, 0)
        while let next = path {
            try boss.get(next)
            rows += boss.page.ranges(of: "<tr>").count - 1
            pages += 1
            path = boss.path(after: "href=\"/operator/journal?before=", in: 9).map { "/operator/journal?before=\($0)" }
        }
        #expect(pages > 1 && rows >= 60, "\(rows) rows on \(pages) pages")
    }
}
