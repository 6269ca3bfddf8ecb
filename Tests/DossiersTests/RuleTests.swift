internal import Base
internal import Dossiers
internal import Testing
internal import WorkingTime

/// Rules that a table of cases does not show: what is kept, what is told, what a changed calendar does.
@Suite struct RuleTests {
    @Test func lodgingIsChecked() throws {
        let good = try Life.lodging(period: Life.rule("5 wd"))
        let now = try Life.context("2026-03-02 09:00")
        func refusal(_ change: (inout Lodging) -> Void) -> String? {
            var lodging = good
            change(&lodging)
            do {
                _ = try decide(.lodge(lodging), on: nil, now)
                return nil
            } catch { return error.code }
        }
        #expect(refusal { _ in } == nil)
        #expect(refusal { $0.branch = " " } == "dossier.blank-field")
        #expect(refusal { $0.applicant.name = "" } == "dossier.blank-field")
        #expect(refusal { $0.receipt = [] } == "dossier.receipt-unreadable")
        #expect(refusal { $0.receipt = Array("{\"a\":[1}".utf8) } == "dossier.receipt-unreadable")
        #expect(refusal { $0.receipt = [0x7B, 0x22, 0xFF, 0x22, 0x7D] } == "dossier.receipt-unreadable")
        #expect(
            refusal { $0.received = Instant(milliseconds: now.now.milliseconds + 1) } == "dossier.received-in-future")
        #expect(refusal { $0.received = Instant(milliseconds: 0) } == "clock.outside-calendar")
        #expect(refusal { $0.resultTo = .post(address: "") } == "dossier.blank-field")
        #expect(
            refusal { $0.papers = Array(repeating: LodgedPaper(name: "x"), count: 101) } == "dossier.too-many-items")
        #expect(
            refusal { $0.assignment = .agency("a", choice: Assignment.Choice(among: ["b"], why: "x")) }
                == "dossier.choice-not-lawful")
        #expect(refusal { $0.period = nil } == nil, "a procedure without a period can be lodged")
    }

    /// The four places are different things.
    @Test func fourPlaces() throws {
        let lodging = try Life.lodging(
            .elsewhere(system: "moj", reference: "MOJ-1"), period: Life.rule("5 wd"),
            resultTo: .post(address: "1 Lê Lợi"))
        let dossier = try fold(decide(.lodge(lodging), on: nil, Life.context("2026-03-02")))
        #expect(dossier.branch == "branch-1")
        #expect(dossier.agency == nil)
        #expect(dossier.responsible == .system("moj"))
        #expect(dossier.resultTo == .post(address: "1 Lê Lợi"))
        var json = JSONWriter()
        dossier.write(to: &json)
        let places = try #require(try JSON(json.bytes)["places"])
        #expect(places["heldBy"]?["reference"]?.text == "MOJ-1")
        #expect(places["resultTo"]?["by"]?.text == "post")
    }

    /// The branch stays responsible until the agency accepts.
    @Test func whoIsResponsible() throws {
        let expected: [(Stage, Dossier.Responsible)] = [
            (.manualDesk, .desk("province")), (.routed, .branch("branch-1")), (.conflict, .superior("province")),
            (.processing, .agency("ward-a")), (.heldElsewhere, .system("moj")),
        ]
        for (stage, who) in expected {
            #expect(try Life.dossier(in: stage, period: nil).dossier.responsible == who)
        }
    }

    @Test func publicViewTellsNothingElse() throws {
        for stage in Stage.allCases {
            var json = JSONWriter()
            let dossier = try Life.dossier(in: stage, period: Life.rule("5 wd")).dossier
            dossier.writePublicView(to: &json)
            let members = try #require(try JSON(json.bytes).members)
            #expect(members.map(\.name) == ["code", "completion", "words"])
            #expect((dossier.completion == .ended) == stage.isEnd)
            for secret in ["Lan", "ward-a", "branch-1", "1.001193", stage.rawValue] where secret != "decided" {
                #expect(!json.text.contains("\"\(secret)\""), "\(stage): \(secret)")
            }
        }
    }

    @Test func lateOrInTime() throws {
        for (day, isLate) in [("2026-03-09 23:00", false), ("2026-03-10 00:01", true)] {
            var dossier: Dossier? = try Life.dossier(in: .decided, period: Life.rule("5 wd")).dossier
            for event in try decide(Life.step(.issueResult), on: dossier, Life.context(day)) { evolve(&dossier, event) }
            #expect(dossier?.finish?.isLate == isLate)
            #expect(dossier?.due == nil, "the clock has stopped for good")
        }
    }

    /// The calendar changed a week ahead, and the promised day became a day off: the dossier can still be worked on.
    @Test func aPromisedDayThatBecameADayOff() throws {
        var dossier: Dossier? = try Life.dossier(in: .processing, period: Life.rule("5 wd")).dossier
        let promise = Step.reappoint(to: try #require(CivilDate("2026-03-12")), reason: "nhiều hồ sơ")
        for event in try decide(promise, on: dossier, Life.context("2026-03-05")) { evolve(&dossier, event) }
        var changed = try Life.context("2026-03-06")
        let text = String(decoding: try FileBytes.read("\(Life.root)/Routing/vn/calendar.csv"), as: UTF8.self)
        let row = "2026-03-12,day-off,Nghỉ bù,Swapped,x,invented,a test"
        changed.calendar = try WorkCalendar.read(file: "calendar.csv", bytes: Array((text + row + "\n").utf8))
        for event in try decide(.rederive, on: dossier, changed) { evolve(&dossier, event) }
        #expect(dossier?.due?.description == "2026-03-13 24:00", "it rolls to the next working day")
        for event in try decide(Life.step(.pause), on: dossier, changed) { evolve(&dossier, event) }
        #expect(dossier?.stage == .paused)
    }

    /// A machine whose clock was set back does not turn the history around.
    @Test func historyNeverRunsBackwards() throws {
        let dossier = try Life.dossier(in: .processing, period: Life.rule("5 wd")).dossier
        let events = try decide(Life.step(.pause), on: dossier, Life.context("2026-03-02 09:00"))
        #expect(events.map(\.at) == [dossier.updated])
    }

    @Test func aHistoryBeginsWithLodging() throws {
        let events = try Life.dossier(in: .processing, period: nil).events
        #expect(throws: HistoryFault.empty) { try fold([Event]()) }
        #expect(throws: HistoryFault.notLodgedFirst) { try fold(events.dropFirst()) }
        #expect(throws: HistoryFault.lodgedTwice(version: 3)) { try fold(events + events) }
    }

    /// Every refusal says in both languages what is wrong and what to do.
    @Test(arguments: Stage.allCases) func refusalsSayWhatToDo(_ stage: Stage) throws {
        let dossier = try Life.dossier(in: stage, period: Life.rule("30 wd")).dossier
        for kind in StepKind.allCases {
            do { _ = try decide(Life.step(kind), on: dossier, Life.context("2026-03-04")) } catch let refusal as Refusal
            {
                #expect(refusal.sentence.vi.count > 20 && refusal.sentence.en.count > 20)
                #expect(refusal.sentence.vi.filter { ".,".contains($0) }.count >= 1)
                if case .notNow(_, _, let instead) = refusal { #expect(instead.isEmpty == stage.isEnd) }
            }
        }
    }
}
