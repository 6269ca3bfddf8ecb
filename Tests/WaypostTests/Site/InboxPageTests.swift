internal import Base
internal import Desk
internal import Dossiers
internal import HTTP
internal import Testing

@testable internal import waypost

/// The inbox: whose, in which order, and several at once.
@Suite(.serialized) struct InboxPageTests {
    @Test func ownInboxAndNoOther() throws {
        let world = try DossierWorld()
        defer { world.close() }
        let officer = try world.officer
        let page = try world.get("/inbox", as: officer)
        #expect(page.status == 200)
        let said = words(of: page.text)
        #expect(
            said.contains("chờ cơ quan tiếp nhận") && said.contains("Nguyễn V. A.") && !said.contains("Nguyễn Văn An"))
        for (index, code) in world.town.dossiers.enumerated() {
            let isOwn = index % 2 == 0
            #expect(page.text.contains("\(try #require(code))~") == isOwn, "lodged anywhere, one agency")
        }
        #expect(try world.get("/inbox?agency=\(Town.otherAgency)", as: officer).status == 404)
    }

    /// Whoever sees all agencies chooses one, by a part of its name.
    @Test func choosing() throws {
        let world = try DossierWorld()
        defer { world.close() }
        let manager = try world.asker("duty-manager@everything")
        #expect(words(of: try world.get("/inbox", as: manager).text).contains("Chọn cơ quan"))
        let found = try world.get("/inbox?choose=yes&q=ben%20thanh", as: manager)
        #expect(found.text.contains("agency=\(Town.otherAgency)\""), "found without accents")
        let page = try world.get("/inbox?agency=\(Town.ownAgency)", as: manager)
        #expect(page.status == 200 && !page.text.contains("name=\"pick\""), "a manager looks and does nothing")
    }

    /// One is as it was seen, one has moved, one is somebody else's: each is told by itself.
    @Test func severalAtOnce() throws {
        let world = try DossierWorld()
        defer { world.close() }
        let (officer, codes) = (try world.officer, try world.town.dossiers.map { try #require($0) })
        let picks = [("pick", "\(codes[0])~1"), ("pick", "\(codes[1])~1"), ("pick", "\(codes[2])~7")]
        let fields = [("agency", Town.ownAgency), ("step", "accept"), ("once", "cung-mot-luc")] + picks
        let answer = try world.post("/inbox/steps", fields, as: officer)
        #expect(answer.status == 200)
        let said = words(of: answer.text)
        #expect(said.contains("1 hồ sơ đã ghi nhận, 2 chưa làm được"), "\(said)")
        #expect(said.contains("Người khác vừa thay đổi hồ sơ này") && said.contains("Không có hồ sơ này"))
        #expect(try codes.map { try world.dossier($0).stage } == [.processing, .routed, .routed, .routed])
        #expect(try world.dossier(codes[0]).officer == world.actor(officer))
        let again = try world.post("/inbox/steps", fields, as: officer)
        #expect(words(of: again.text).contains("1 hồ sơ đã ghi nhận"), "pressed twice is pressed once")
        #expect(try world.dossier(codes[0]).version == 2)
    }

    @Test func assigningAndTheLoad() throws {
        let world = try DossierWorld()
        defer { world.close() }
        let (officer, head) = (try world.officer, try world.asker("agency-head@agency"))
        let code = try world.code
        _ = try world.take(.accept, [("officer", world.actor(officer))], as: officer)
        let fields = [("agency", Town.ownAgency), ("step", "assign"), ("pick", "\(code)~2")]
        let nobody = try world.post("/inbox/steps", fields, as: officer)
        #expect(nobody.status == 422 && words(of: nobody.text).contains("Chọn người xử lý"))
        #expect(nobody.text.contains("Chọn hồ sơ \(code)\" checked"), "what was picked stays picked")
        let done = try world.post("/inbox/steps", fields + [("to", world.actor(head))], as: officer)
        #expect(done.status == 200)
        #expect(try world.dossier().officer == world.actor(head))
        let own = try world.get("/inbox?officer=\(world.actor(head))", as: officer)
        #expect(own.text.contains("\(code)~3") && own.text.contains("<svg"), "filtered, with the team's load")
        #expect(!(try world.get("/inbox?officer=none", as: officer).text.contains("\(code)~")))
    }
}
