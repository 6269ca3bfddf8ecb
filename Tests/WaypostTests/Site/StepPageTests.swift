internal import Base
internal import Desk
internal import Dossiers
internal import HTTP
internal import Pages
internal import Testing

@testable internal import waypost

/// Steps as people take them: the form, what is told when something is wrong, and what was done.
@Suite(.serialized) struct StepPageTests {
    @Test func everyFieldOfEveryStepHasALabel() throws {
        guard case .oneOf(_, let kinds) = StepForms.shape else { throw DossierCodeMissing() }
        let world = try DossierWorld()
        defer { world.close() }
        let dossier = try world.dossier()
        for (name, fields) in kinds {
            let kind = try #require(StepKind(rawValue: name))
            let view = StepView(kind: kind, dossier: dossier, procedure: Bilingual(same: "x"), names: NameBook())
            let labels = view.labels(.vi).keys
            for field in fields.map(\.name) where !["answer", "way", "originalsGivenBack"].contains(field) {
                let asked = field == "form" ? "issued" : field
                #expect(
                    labels.contains { $0 == asked || $0.hasPrefix("\(asked).") }, "\(name) asks nobody for \(field)")
            }
        }
    }

    private struct DossierCodeMissing: Error {}

    /// From the inbox to the applicant's hands, by forms alone.
    @Test func oneDossierAllTheWay() throws {
        let world = try DossierWorld()
        defer { world.close() }
        let (officer, code) = (try world.officer, try world.code)
        let moves: [(StepKind, [(String, String)], Stage)] = [
            (.accept, [("officer", world.actor(officer))], .processing),
            (
                .requestSupplement,
                [("items.0.paper", ""), ("items.2.paper", "Giấy chứng sinh"), ("items.2.reason", "Thiếu trang hai")],
                .awaitingSupplement
            ),
            (.receiveSupplement, [("papers", "Giấy chứng sinh")], .processing),
            (.pause, [("reason", "opinion"), ("note", "Hỏi Sở Tư pháp")], .paused),
            (.resume, [("note", "")], .processing),
            (.decide, [("verdict", "granted")], .decided),
            (.issueResult, [("number", "12/TL"), ("title", "Trích lục"), ("issued", "both")], .resultReady),
            (
                .handOut,
                [
                    ("way.by", "counter"), ("way.branch", Town.ownBranch), ("way.recipient", "Nguyễn Văn An"),
                    ("way.identitySeen", "Thẻ căn cước"),
                ], .completed
            ),
        ]
        for (kind, fields, stage) in moves {
            let answer = try world.take(kind, fields, as: officer)
            #expect(answer.status == 303 && answer.location == "/dossiers/\(code)?done=\(kind.rawValue)", "\(kind)")
            #expect(try world.dossier().stage == stage, "\(kind)")
        }
        let page = words(of: try world.get("/dossiers/\(code)?done=hand-out", as: officer).text)
        for said in ["Đã ghi nhận", "Thiếu trang hai", "Hỏi Sở Tư pháp", "12/TL", "xuất trình Thẻ căn cước", "Mẫu 02"] {
            #expect(page.contains(said), "\(said)")
        }
    }

    struct Fault: CustomTestStringConvertible {
        let why: String
        let kind: StepKind
        var fields: [(String, String)] = []
        let said: String
        var isAccepted = true
        var testDescription: String { why }
    }

    @Test(arguments: [
        Fault(why: "nothing is asked for", kind: .requestSupplement, said: "Hãy điền: Giấy tờ 1"),
        Fault(
            why: "no reason, in a line after a blank one", kind: .requestSupplement,
            fields: [("items.1.paper", "Đơn")], said: "Hãy điền: Lý do 1"),
        Fault(
            why: "a rejection says why", kind: .decide, fields: [("verdict", "rejected")],
            said: "Hãy điền: Lý do không chấp thuận"),
        Fault(
            why: "an agency nobody knows", kind: .decline,
            fields: [("reason", "Nhầm")], said: "Hãy điền: Địa điểm đúng", isAccepted: false),
        Fault(
            why: "somebody of another agency", kind: .accept, fields: [("officer", "account:id-0")],
            said: "không làm việc tại cơ quan", isAccepted: false),
        Fault(
            why: "a stop names its basis", kind: .stop, fields: [("reason", "Tranh chấp")],
            said: "Hãy điền: Căn cứ pháp lý"),
    ]) func faultsStandAtTheirFields(_ fault: Fault) throws {
        let world = try DossierWorld()
        defer { world.close() }
        let officer = try world.officer
        if fault.isAccepted { _ = try world.take(.accept, [("officer", world.actor(officer))], as: officer) }
        let before = try world.dossier()
        let answer = try world.take(fault.kind, fault.fields, as: officer)
        #expect(answer.status == 422)
        #expect(words(of: answer.text).contains(fault.said), "\(words(of: answer.text))")
        for (name, value) in fault.fields where name != "officer" {
            #expect(answer.text.contains(value), "what was typed is still there")
        }
        #expect(try world.dossier() == before, "nothing happened")
    }

    /// The register's new answer is shown before anything is done; then it is.
    @Test func aDeclineIsSeenBeforeItIsDone() throws {
        let world = try DossierWorld()
        defer { world.close() }
        let (officer, code) = (try world.officer, try world.code)
        let fields = [
            ("reason", "Cư trú nơi khác"), ("place.factor", "residence"),
            ("place.text", String(Town.otherAgency.dropFirst("ubnd-".count))),
        ]
        let check = try world.take(.decline, fields, as: officer)
        let name = try #require(
            try world.town.house.service.register(at: Clock.system.now()).name(Town.otherAgency)?.vi)
        #expect(check.status == 200 && words(of: check.text).contains(name))
        #expect(try world.dossier().stage == .routed && world.dossier().declines.isEmpty, "nothing is done yet")
        let done = try world.take(.decline, fields + [("sure", "yes")], as: officer)
        #expect(done.status == 303 && done.location == "/inbox?done=decline&left=\(code)", "it has left one's reach")
        #expect(try world.dossier().agency == Town.otherAgency)
    }

    /// Somebody was first: what they did, what was typed, and a form that works on the dossier as it is now.
    @Test func twoAtOnce() throws {
        let world = try DossierWorld()
        defer { world.close() }
        let (officer, head) = (try world.officer, try world.asker("agency-head@agency"))
        _ = try world.take(.accept, [("officer", world.actor(officer))], as: officer)
        let seen = try world.dossier().version
        _ = try world.take(.assign, [("officer", world.actor(head))], version: seen, as: officer)
        let late = try world.take(
            .pause, [("reason", "site"), ("note", "Đo lại thửa đất")], version: seen, as: officer)
        #expect(late.status == 412)
        let said = words(of: late.text)
        #expect(said.contains("người khác đã thay đổi") && said.contains("Giao cho"))
        #expect(late.text.contains("Đo lại thửa đất") && late.text.contains("name=\"version\" value=\"\(seen + 1)\""))
    }

    /// Two presses of one button are one.
    @Test func pressedTwice() throws {
        let world = try DossierWorld()
        defer { world.close() }
        let (officer, code) = (try world.officer, try world.code)
        let fields = [
            ("step", "accept"), ("officer", world.actor(officer)), ("once", "mot-lan-thoi"),
            ("version", String(try world.dossier().version)),
        ]
        let answers = try (0..<2).map { _ in try world.post("/dossiers/\(code)/steps/accept", fields, as: officer) }
        #expect(answers.allSatisfy { $0.status == 303 && $0.location == answers[0].location })
        #expect(try world.dossier().version == 2)
    }

    @Test func usualTextsAreChosenAndEdited() throws {
        let world = try DossierWorld()
        defer { world.close() }
        let officer = try world.officer
        let answer = try world.take(.refuse, [("reason", "Theo quy định:"), ("usual", "0")], as: officer)
        #expect(answer.status == 200)
        #expect(answer.text.contains("Theo quy định: \(UsualTexts.reasons("refuse")[0])</textarea>"))
        #expect(try world.dossier().stage == .routed)
    }
}
