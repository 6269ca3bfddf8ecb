internal import Base
internal import Desk
internal import Dossiers
internal import Glibc
internal import HTTP
internal import Store
internal import Testing

@testable internal import waypost

/// What somebody sees of one dossier, and what they do not.
@Suite(.serialized) struct DossierPageTests {
    @Test func tellsWhereItIsAndWhatComesNext() throws {
        let world = try DossierWorld()
        defer { world.close() }
        let page = words(of: try world.get("/dossiers/\(try world.code)", as: world.officer).text)
        for said in [
            "Đã chuyển đến", "chờ cơ quan này tiếp nhận", "Tiếp theo", "Hạn trả", "Việc bạn làm được",
            "Tiếp nhận giải quyết", "Trách nhiệm chuyển từ", "Vì sao cơ quan này?", "Nơi cư trú", "Điều 13",
            "Diễn biến",
            "Mẫu 01", "Nguyễn Văn An",
        ] { #expect(page.contains(said), "\(said)") }
        for unsaid in ["ubnd-26740", "hcm-centre-thu-duc", "account:"] {
            #expect(!page.contains(unsaid), "\(unsaid): people read names")
        }
    }

    struct Viewer: CustomTestStringConvertible {
        let who: String
        /// Steps offered, and steps that are not.
        let may: [StepKind]
        let mayNot: [StepKind]
        var testDescription: String { who }
    }

    @Test(arguments: [
        Viewer(who: "case-officer@agency", may: [.accept, .decline, .refuse], mayNot: [.withdraw, .transfer]),
        Viewer(who: "receptionist@branch", may: [.withdraw, .changeResultLocation], mayNot: [.accept, .refuse]),
        Viewer(who: "agency-head@agency", may: [.accept, .transfer], mayNot: [.withdraw]),
        Viewer(who: "auditor@everything", may: [], mayNot: [.accept, .withdraw, .refuse]),
    ]) func offersWhatIsAllowed(_ viewer: Viewer) throws {
        let world = try DossierWorld()
        defer { world.close() }
        let page = try world.get("/dossiers/\(try world.code)", as: world.asker(viewer.who)).text
        for kind in viewer.may { #expect(page.contains("/steps/\(kind.rawValue)\""), "\(kind)") }
        for kind in viewer.mayNot { #expect(!page.contains("/steps/\(kind.rawValue)\""), "\(kind)") }
    }

    /// Nobody looks without being seen; the press that shows telephone and address has a word of its own.
    @Test func everyLookIsWrittenDown() throws {
        let world = try DossierWorld()
        defer { world.close() }
        let (code, auditor) = (try world.code, try world.asker("auditor@everything"))
        #expect(try world.get("/dossiers/\(code)", as: auditor).status == 200)
        #expect(try world.post("/dossiers/\(code)/contact", [], as: auditor).status == 200)
        world.town.house.service.accesses.flush(to: world.town.house.service.parts.people)
        let seen: [String] = try {
            for _ in 0..<200 {
                let rows = try world.town.house.store.peopleReader().accesses(
                    by: world.actor(auditor), before: nil, limit: 10)
                if rows.count >= 2 { return rows.map(\.access.what) }
                usleep(10_000)
            }
            return []
        }()
        #expect(Set(seen) == ["read", "contact"])
    }

    @Test func strangersFindNothing() throws {
        let world = try DossierWorld()
        defer { world.close() }
        let strange = try #require(world.town.dossiers[3])
        let unknown = DossierCode(issuer: strange.issuer, day: strange.day, serial: 99_999)
        for path in ["", "/steps/accept"] {
            let answers = try [strange, unknown].map { try world.get("/dossiers/\($0)\(path)", as: world.officer) }
            #expect(answers.allSatisfy { $0.status == 404 })
            #expect(words(of: answers[0].text) == words(of: answers[1].text), "forbidden looks like unknown")
        }
    }
}
