internal import Base
internal import Desk
internal import Dossiers
internal import HTTP
internal import Pages
internal import Testing

@testable internal import waypost

/// Papers: each says what is true of its dossier, to whoever may see it, and there is none about what has not happened.
///
/// The fields are our reading of Circular 03/2025/TT-VPCP, whose annex was not to be had: compare them with it before the
/// first real receipt. That their codes are read by other people's readers is tried by `ops/slips`.
@Suite(.serialized) struct SlipTests {
    private func asker(_ town: Town, _ label: String) throws -> Asker {
        try #require(town.askers.first { $0.label == label })
    }

    private func slip(
        _ town: Town, _ form: String, of number: Int = 0, as label: String = "receptionist@branch"
    ) throws -> (status: Int, page: String) {
        let code = try #require(town.dossiers[number])
        let answer = try town.send(
            "GET", "/dossiers/\(code)/slips/\(form)", "", as: asker(town, label), byKey: false,
            more: "Accept: text/html\r\n")
        return (answer.status, Town.text(answer))
    }

    @Test func theReceiptSaysWhatWasAgreed() throws {
        let town = try Town()
        defer { town.close() }
        let code = try #require(town.dossiers[0])
        let (status, page) = try slip(town, "01")
        #expect(status == 200)
        for shown in [
            "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "Receipt and appointment", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Nguyễn Văn An", "Thủ tục đăng ký khai sinh", "<figcaption><span class=\"code\" translate=\"no\">\(code)",
            "class=\"appointment\"", "giải quyết, theo nơi cư trú: ", "Điều 13, Luật Hộ tịch", "Tại quầy: Trung tâm",
            "Mẫu số 01", "người in: Người", "data-prints", "class=\"slip a5\"",
        ] {
            #expect(page.contains(shown), "\(shown) is missing")
        }
        #expect(page.components("<svg class=\"machine\"") == 2, "one code for scanners, one for telephones")
        #expect(page.utf8.count < 30_000 && !page.contains("style="))
    }

    @Test func theControlSlipTellsEveryHand() throws {
        let town = try Town()
        defer { town.close() }
        let (status, page) = try slip(town, "06")
        #expect(status == 200 && page.contains("class=\"slip a4\""))
        for shown in ["Bên giao", "Người nộp", "Tiếp nhận hồ sơ", "Chuyển hồ sơ", "☐"] {
            #expect(page.contains(shown), "\(shown) is missing")
        }
    }

    @Test func nothingIsPrintedAboutWhatHasNotHappened() throws {
        let town = try Town()
        defer { town.close() }
        for form in ["02", "03", "04", "05"] {
            let (status, page) = try slip(town, form)
            #expect(status == 404 && page.contains("Không có phiếu này") && !page.contains("class=\"slip "), "\(form)")
            #expect(page.contains("/slips/01") && page.contains("/slips/06"), "those that there are")
        }
        for form in ["07", "00", "1", "x"] { #expect(try slip(town, form).status == 404, "\(form)") }
    }

    struct Who {
        let label: String
        let dossier: Int
        let sees: Bool
        let why: String
    }

    private static let who = [
        Who(label: "receptionist@branch", dossier: 0, sees: true, why: "the branch's own"),
        Who(label: "receptionist@branch", dossier: 2, sees: false, why: "another branch's"),
        Who(label: "case-officer@agency", dossier: 2, sees: true, why: "the agency's own"),
        Who(label: "case-officer@agency", dossier: 1, sees: false, why: "another agency's"),
        Who(label: "steward@everything", dossier: 0, sees: false, why: "who reads no dossiers"),
    ]

    @Test func onlyWhoMayReadMayPrint() throws {
        let town = try Town()
        defer { town.close() }
        for who in Self.who {
            let (status, page) = try slip(town, "01", of: who.dossier, as: who.label)
            #expect((status == 200) == who.sees && page.contains("Nguyễn Văn An") == who.sees, "\(who.why)")
        }
    }
}

// Form 07.
extension SlipTests {
    private func register(_ town: Town, _ query: String, as label: String) throws -> (status: Int, page: String) {
        let answer = try town.send(
            "GET", "/slips/07\(query)", "", as: asker(town, label), byKey: false, more: "Accept: text/html\r\n")
        return (answer.status, Town.text(answer))
    }

    @Test func theRegisterIsNumberedWithoutGaps() throws {
        let town = try Town()
        defer { town.close() }
        let (status, page) = try register(town, "?branch=\(Town.ownBranch)", as: "receptionist@branch")
        #expect(status == 200 && page.contains("class=\"slip a4wide\""))
        #expect(
            page.contains("<tr><td>01</td>") && page.contains("<tr><td>02</td>") && !page.contains("<tr><td>03</td>"))
        let codes = town.dossiers.compactMap { $0?.description }
        #expect(page.contains(codes[0]) && page.contains(codes[1]) && !page.contains(codes[2]))
        let first = try #require(page.firstRange(of: codes[0])?.lowerBound)
        let second = try #require(page.firstRange(of: codes[1])?.lowerBound)
        #expect(first < second, "oldest first")
    }

    @Test func theRegisterIsTheBranchsOwn() throws {
        let town = try Town()
        defer { town.close() }
        #expect(try register(town, "?branch=\(Town.otherBranch)", as: "receptionist@branch").status == 404)
        #expect(try register(town, "?branch=\(Town.otherBranch)", as: "duty-manager@everything").status == 200)
        let (status, page) = try register(town, "", as: "receptionist@branch")
        #expect(status == 200 && page.contains(Town.ownBranch) && !page.contains(Town.otherBranch))
    }

    @Test func daysThatCannotBeAreSaid() throws {
        let town = try Town()
        defer { town.close() }
        let query = "?branch=\(Town.ownBranch)&from=2026-11-21&to=2026-11-20"
        let (status, page) = try register(town, query, as: "receptionist@branch")
        #expect(status == 422 && page.contains("href=\"#from\"") && !page.contains("class=\"slip "))
        let empty = try register(
            town, "?branch=\(Town.ownBranch)&from=2020-01-01&to=2020-01-31", as: "receptionist@branch")
        #expect(empty.status == 200 && !empty.page.contains("<tr><td>01</td>"))
    }
}

extension String {
    fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
