internal import Base
internal import Testing

@testable internal import Desk

/// What is refused and why: each rule with the case that needs it.
@Suite struct EditionsDecideTests {
    private typealias World = EditionsWorld
    static let an = EditionsWorld.person("an")
    static let binh = EditionsWorld.person("binh")
    static let noon = EditionsWorld.noon

    struct Case: CustomTestStringConvertible, Sendable {
        let why: String
        let stage: EditionStage
        let step: EditionStep
        var who = EditionsDecideTests.binh
        let refusal: String
        var testDescription: String { why }
    }

    static func day(_ text: String) -> EditionStart { .on(EditionsWorld.day(text)) }

    static let cases: [Case] = [
        Case(
            why: "the proposer is not the second person", stage: .proved, step: .approve(against: nil), who: an,
            refusal: "edition.same-person"),
        Case(
            why: "another key of the proposer is still the proposer", stage: .proved, step: .approve(against: nil),
            who: EditionActor(actor: "key:7", person: an.person), refusal: "edition.same-person"),
        Case(
            why: "yesterday cannot be changed", stage: .approved, step: .schedule(day("2026-11-20")),
            refusal: "edition.date-is-past"),
        Case(
            why: "nothing is proved beyond the span", stage: .approved, step: .schedule(day("2031-01-01")),
            refusal: "edition.outside-span"),
        Case(
            why: "a failed edition is not approved", stage: .failed, step: .approve(against: nil),
            refusal: "edition.proof-fails"),
        Case(
            why: "a failed edition is not scheduled", stage: .failed, step: .schedule(.now),
            refusal: "edition.proof-fails"),
        Case(
            why: "a roll-back says why", stage: .superseded, step: .rollBack(reason: " \n"),
            refusal: "edition.reason-missing"),
        Case(
            why: "a note says what changes", stage: .withdrawn,
            step: .propose(EditionProposal(files: EditionsWorld.proposal("B").files, note: "")),
            refusal: "edition.note-missing"),
        Case(
            why: "an empty register is none", stage: .withdrawn, step: .propose(EditionProposal(files: [], note: "x")),
            refusal: "edition.nothing-uploaded"),
        Case(
            why: "a base must exist", stage: .withdrawn,
            step: .propose(EditionsWorld.proposal("B", base: EditionsWorld.hash("Z"))), refusal: "edition.unknown"),
        Case(
            why: "the same content is one edition", stage: .draft, step: .propose(EditionsWorld.proposal("B")),
            refusal: "edition.already-known"),
        Case(
            why: "what was in force is not withdrawn: dossiers hold on to it", stage: .superseded,
            step: .withdraw(reason: "x"), refusal: "edition.not-now"),
        Case(
            why: "it is compared with what is in force or will be", stage: .approved,
            step: .approve(against: EditionsWorld.hash("B")), refusal: "edition.compared-with-neither"),
    ]

    @Test(arguments: cases) func isRefused(_ test: Case) throws {
        var editions = try EditionsStageTests.world(test.stage)
        let before = editions
        let refusal = try #require(throws: EditionRefusal.self) {
            try editions.take(test.step, on: "B", by: test.who, at: Self.noon)
        }
        #expect(refusal.code == test.refusal)
        #expect(editions == before)
    }

    @Test func anUnknownEditionIsUnknown() throws {
        let editions = try EditionsWorld.seeded()
        #expect(throws: EditionRefusal.unknown(EditionsWorld.hash("Q"))) {
            try editions.decide(.approve(against: nil), on: EditionsWorld.hash("Q"), by: Self.an, at: Self.noon)
        }
    }

    /// B and C both change A. Were C to follow B, it would undo B unseen.
    @Test func twoDraftsOfOneEditionDoNotUndoEachOther() throws {
        var editions = try EditionsStageTests.world(.approved)
        try editions.take(.propose(EditionsWorld.proposal("C")), on: "C", by: Self.an, at: Self.noon)
        try editions.take(.prove(EditionsWorld.proof()), on: "C", by: Self.an, at: Self.noon)
        try editions.take(.approve(against: nil), on: "C", by: Self.binh, at: Self.noon)
        try editions.take(.schedule(.now), on: "B", by: Self.binh, at: Self.noon)
        #expect(throws: EditionRefusal.comparedWithAnother(number: 1, wouldFollow: 2)) {
            try editions.take(.schedule(.now), on: "C", by: Self.binh, at: Self.noon)
        }
        try editions.take([.approve(against: nil), .schedule(.now)], on: "C", by: Self.binh, at: Self.noon)
        #expect(editions.stage("C") == .active)
    }

    /// C was compared with B, which is planned before it; neither may B leave nor D come between.
    @Test func whatIsPlannedKeepsItsPredecessor() throws {
        var editions = try chain()
        #expect(throws: EditionRefusal.wouldUndercut(number: 3, start: EditionsWorld.day("2026-12-05"))) {
            try editions.take(.unschedule(reason: "x"), on: "B", by: Self.an, at: Self.noon)
        }
        #expect(throws: EditionRefusal.wouldUndercut(number: 3, start: EditionsWorld.day("2026-12-05"))) {
            try editions.take(.withdraw(reason: "x"), on: "B", by: Self.an, at: Self.noon)
        }
        try editions.take(.unschedule(reason: "x"), on: "C", by: Self.an, at: Self.noon)
        try editions.take(.withdraw(reason: "x"), on: "B", by: Self.an, at: Self.noon)
        #expect(editions.pending(at: Self.noon).isEmpty)
    }

    /// B from 1 December, C after B from 5 December.
    func chain() throws -> Editions {
        var editions = try EditionsStageTests.world(.scheduled)
        try editions.take(.propose(EditionsWorld.proposal("C")), on: "C", by: Self.an, at: Self.noon)
        try editions.take(.prove(EditionsWorld.proof()), on: "C", by: Self.an, at: Self.noon)
        try editions.take(
            [.approve(against: EditionsWorld.hash("B")), .schedule(Self.day("2026-12-05"))], on: "C", by: Self.binh,
            at: Self.noon)
        return editions
    }

    @Test func aFailedCheckTakesItAndItsFollowersOffThePlan() throws {
        var editions = try chain()
        let happenings = try editions.take(
            .prove(EditionsWorld.proof(failing: 1)), on: "B", by: Self.an, at: Self.noon)
        #expect(happenings.map(\.event.kind) == ["edition.failed", "edition.unscheduled"])
        #expect(editions.stage("B") == .failed)
        #expect(editions.stage("C") == .approved)
        #expect(editions.pending(at: Self.noon).isEmpty)
    }

    /// B is found wrong; C holds B's mistake too, so it does not begin by itself.
    @Test func aRollBackStopsWhatWouldBringTheMistakeBack() throws {
        var editions = try chain()
        let later = LocalMoment(EditionsWorld.day("2026-12-02"), minute: 480).instant
        #expect(editions.stage("B", at: later) == .active)
        let happenings = try editions.take(.rollBack(reason: "B is wrong"), on: "A", by: Self.an, at: later)
        #expect(happenings.map(\.event.kind) == ["edition.rolled-back", "edition.unscheduled"])
        let far = LocalMoment(EditionsWorld.day("2027-01-01"), minute: 0).instant
        #expect(editions.stage("A", at: far) == .active)
        #expect(editions.stage("C", at: far) == .approved)
    }

    @Test func itBeginsAtMidnightInVietnam() throws {
        let editions = try EditionsStageTests.world(.scheduled)
        let midnight = LocalMoment(EditionsWorld.day("2026-12-01"), minute: 0).instant
        #expect(midnight.milliseconds % 86_400_000 == 17 * 3_600_000, "17:00 UTC")
        let before = Instant(milliseconds: midnight.milliseconds - 1)
        #expect(editions.active(at: before) == EditionsWorld.hash("A"))
        #expect(editions.active(at: midnight) == EditionsWorld.hash("B"))
    }

    @Test func aWaiverThatEndsBeforeTheDayIsTold() throws {
        var editions = try EditionsStageTests.world(.draft)
        let lapse = EditionsWorld.day("2026-12-01")
        try editions.take(.prove(EditionsWorld.proof(until: lapse)), on: "B", by: Self.an, at: Self.noon)
        try editions.take(.approve(against: nil), on: "B", by: Self.binh, at: Self.noon)
        #expect(throws: EditionRefusal.proofLapses(lapse, start: lapse)) {
            try editions.take(.schedule(.on(lapse)), on: "B", by: Self.binh, at: Self.noon)
        }
        try editions.take(.schedule(Self.day("2026-11-30")), on: "B", by: Self.binh, at: Self.noon)
    }

    @Test func anotherCitysRegisterIsRefused() throws {
        var editions = try EditionsStageTests.world(.draft)
        try editions.take(.prove(EditionsWorld.proof(register: "y")), on: "B", by: Self.an, at: Self.noon)
        #expect(throws: EditionRefusal.otherRegister("y", active: "x")) {
            try editions.take(.approve(against: nil), on: "B", by: Self.binh, at: Self.noon)
        }
    }

    /// Whoever proposes it again is its proposer now; approvals do not carry over.
    @Test func whatWasWithdrawnMayComeAgain() throws {
        var editions = try EditionsStageTests.world(.scheduled)
        try editions.take(.withdraw(reason: "not yet"), on: "B", by: Self.an, at: Self.noon)
        try editions.take(.propose(EditionsWorld.proposal("B")), on: "B", by: Self.binh, at: Self.noon)
        #expect(editions.stage("B") == .draft)
        #expect(editions[EditionsWorld.hash("B")]?.number == 2)
        try editions.take(.prove(EditionsWorld.proof()), on: "B", by: Self.binh, at: Self.noon)
        #expect(throws: EditionRefusal.samePerson("account:binh")) {
            try editions.take(.approve(against: nil), on: "B", by: Self.binh, at: Self.noon)
        }
        try editions.take([.approve(against: nil), .schedule(.now)], on: "B", by: Self.an, at: Self.noon)
        #expect(editions.stage("B") == .active)
    }

    @Test func everyRefusalIsSaidTwice() {
        let date = EditionsWorld.day("2026-12-01")
        let refusals: [EditionRefusal] = [
            .unknown(EditionsWorld.hash("A")), .alreadyKnown(number: 1, .draft), .nothingUploaded, .noteMissing,
            .reasonMissing(.rollBack), .notNow(.approve, .draft), .samePerson("an"), .proofFails(3),
            .proofLapses(date, start: date), .outsideSpan(date, .always), .dateIsPast(date, today: date),
            .otherRegister("a", active: "b"), .comparedWithNeitherActiveNorPlanned(number: 1),
            .comparedWithAnother(number: 1, wouldFollow: 2), .wouldUndercut(number: 1, start: date), .alreadySeeded,
        ]
        for refusal in refusals {
            #expect(refusal.sentence.vi != refusal.sentence.en, "\(refusal.code)")
            #expect(refusal.sentence.en != refusal.code)
        }
        #expect(Set(refusals.map(\.code)).count == refusals.count)
    }

    struct Damage: CustomTestStringConvertible, Sendable {
        let why: String
        let kind: String
        let body: String
        let path: String
        var testDescription: String { why }
    }

    @Test(arguments: [
        Damage(why: "not JSON", kind: "edition.approved", body: "{", path: "$"),
        Damage(why: "no edition", kind: "edition.approved", body: "{}", path: "$.edition"),
        Damage(
            why: "a kind nobody knows", kind: "edition.eaten",
            body: "{\"edition\":\"\(EditionsWorld.hash("A"))\",\"person\":\"p\"}", path: "kind"),
        Damage(
            why: "a number as text", kind: "edition.scheduled",
            body: "{\"edition\":\"\(EditionsWorld.hash("A"))\",\"person\":\"p\",\"activation\":\"1\"}",
            path: "$.activation"),
    ])
    func damagedRowsAreNamed(_ test: Damage) {
        let entry = JournalEntry(kind: test.kind, at: Self.noon, actor: "x", body: Array(test.body.utf8))
        #expect(throws: EditionUnreadable(kind: test.kind, path: test.path)) { try EditionHappening(entry) }
    }
}
