internal import Base
internal import Dossiers
internal import Testing
internal import WorkingTime

/// Real cases from lodging to the end, each with the reason it stands here.
@Suite struct JourneyTests {
    struct Move: Sendable {
        let at: String
        let step: @Sendable () throws -> Step

        init(_ at: String, _ step: @autoclosure @escaping @Sendable () throws -> Step) {
            (self.at, self.step) = (at, step)
        }
    }

    struct Case: CustomTestStringConvertible {
        let why: String
        var period = "5 wd"
        var supplement = "restart"
        var silence = "30 d"
        var assignment = Assignment.agency("ward-a")
        var resultTo = ReturnMethod.counter(branch: "branch-1")
        var originals = false
        let moves: [Move]
        let stage: Stage
        /// Blank: no due date now.
        var due = ""
        /// Why the last move is refused; blank when it is not.
        var refused = ""
        var testDescription: String { why }
    }

    static let accepted = Move("2026-03-02 10:00", try Life.step(.accept))
    static let asked = Move("2026-03-04", try Life.step(.requestSupplement))
    static let answered = Move("2026-03-11", try Life.step(.receiveSupplement))
    static let granted = Move("2026-03-05", .decide(.granted))
    static let issued = Move("2026-03-06", .issueResult(Life.form))

    @Test(arguments: times + ways + competence) func goesItsWay(_ c: Case) throws {
        var dossier: Dossier?
        let papers = c.originals ? [LodgedPaper(name: "Sổ đỏ", isOriginalKept: true)] : []
        let lodging = try Life.lodging(
            c.assignment, period: Life.rule(c.period, supplement: c.supplement, silence: c.silence),
            resultTo: c.resultTo, papers: papers)
        var refusal = ""
        for move in [Move("2026-03-02", .lodge(lodging))] + c.moves {
            #expect(refusal.isEmpty, "only the last step is refused")
            do {
                for event in try decide(move.step(), on: dossier, Life.context(move.at)) { evolve(&dossier, event) }
            } catch let told as Refusal { refusal = told.code }
        }
        #expect(refusal == c.refused)
        #expect(dossier?.stage == c.stage)
        #expect((dossier?.due?.description ?? "") == c.due)
        #expect(dossier?.received == lodging.received)
    }

    static let times = [
        Case(
            why: "given to another officer, the clock runs on",
            moves: [accepted, Move("2026-03-03", .assign(officer: "Lý Thu Hà"))], stage: .processing,
            due: "2026-03-09 24:00"),
        Case(
            why: "given to whom it has already",
            moves: [accepted, Move("2026-03-03", .assign(officer: "Phạm Văn Hùng"))], stage: .processing,
            due: "2026-03-09 24:00", refused: "dossier.already-so"),
        Case(
            why: "nobody has it before the agency accepted",
            moves: [Move("2026-03-03", .assign(officer: "Lý Thu Hà"))], stage: .routed, due: "2026-03-09 24:00",
            refused: "dossier.not-now"),
        Case(
            why: "five working days after Monday the second", moves: [accepted], stage: .processing,
            due: "2026-03-09 24:00"),
        Case(
            why: "a supplement restarts the period (Decree 61/2018, art. 19.4)", moves: [accepted, asked, answered],
            stage: .processing, due: "2026-03-18 24:00"),
        Case(
            why: "a supplement whose wait is not counted (1.009481)", supplement: "exclude",
            moves: [accepted, asked, answered], stage: .processing, due: "2026-03-16 24:00"),
        Case(
            why: "a supplement that moves nothing", supplement: "none", moves: [accepted, asked, answered],
            stage: .processing, due: "2026-03-09 24:00"),
        Case(
            why: "while papers are awaited nobody knows the date", moves: [accepted, asked], stage: .awaitingSupplement),
        Case(
            why: "half of the papers do not start the clock",
            moves: [accepted, asked, Move("2026-03-05", .receiveSupplement(papers: []))], stage: .awaitingSupplement,
            refused: "dossier.supplement-incomplete"),
        Case(
            why: "a supplement after the silence has ended comes too late",
            moves: [accepted, asked, Move("2026-04-20", try Life.step(.receiveSupplement))], stage: .awaitingSupplement,
            refused: "clock.closed-for-silence"),
        Case(
            why: "not closed too early: 30 days from 4 March end with 3 April",
            moves: [accepted, asked, Move("2026-04-03 23:59", .closeForSilence)], stage: .awaitingSupplement,
            refused: "dossier.silence-not-over"),
        Case(
            why: "closed once the silence is over",
            moves: [accepted, asked, Move("2026-04-04 00:01", .closeForSilence)],
            stage: .closedForSilence),
        Case(
            why: "a procedure without such a rule never closes", silence: "",
            moves: [accepted, asked, Move("2026-12-01", .closeForSilence)], stage: .awaitingSupplement,
            refused: "dossier.never-closes-for-silence"),
        Case(
            why: "an opinion is sought: those days are excluded (art. 19.5)",
            moves: [
                accepted, Move("2026-03-04", try Life.step(.pause)), Move("2026-03-11", .resume(note: "")),
            ], stage: .processing, due: "2026-03-16 24:00"),
        Case(
            why: "money owed, and a site that is checked, pause alike",
            moves: [
                accepted, Move("2026-03-03", .pause(Pause(reason: .moneyOwed, note: "lệ phí"))),
                Move("2026-03-04", .resume(note: "")),
                Move("2026-03-04", .pause(Pause(reason: .siteCheck, note: "thực địa, 1 Lê Lợi"))),
            ], stage: .paused),
        Case(
            why: "a paused dossier is resumed before it is decided",
            moves: [accepted, Move("2026-03-04", try Life.step(.pause)), granted], stage: .paused,
            refused: "dossier.not-now"),
        Case(
            why: "the apology goes out one working day ahead (art. 19.9)",
            moves: [accepted, reappointed("2026-03-06", to: "2026-03-12")], stage: .processing, due: "2026-03-12 24:00"),
        Case(
            why: "on the due day it is too late for an apology",
            moves: [accepted, reappointed("2026-03-09", to: "2026-03-12")], stage: .processing,
            due: "2026-03-09 24:00", refused: "clock.reappointed-too-late"),
        Case(
            why: "a second new date is one too many",
            moves: [
                accepted, reappointed("2026-03-05", to: "2026-03-12"), reappointed("2026-03-06", to: "2026-03-16"),
            ], stage: .processing, due: "2026-03-12 24:00", refused: "clock.reappointed-twice"),
        Case(
            why: "the new date is a day on which the counter is open",
            moves: [accepted, reappointed("2026-03-05", to: "2026-03-14")], stage: .processing,
            due: "2026-03-09 24:00", refused: "clock.reappointed-to-day-off"),
        Case(
            why: "nothing to reckon anew when the calendar is the same",
            moves: [accepted, Move("2026-03-03", .rederive)],
            stage: .processing, due: "2026-03-09 24:00", refused: "dossier.already-so"),
    ]

    static func reappointed(_ at: String, to: String) -> Move {
        Move(at, .reappoint(to: try #require(CivilDate(to)), reason: "nhiều hồ sơ"))
    }
}

// From the decision to the applicant.
extension JourneyTests {
    static let ways = [
        Case(
            why: "the plain way: accepted, granted, issued, handed out",
            moves: [accepted, granted, issued, Move("2026-03-06", .handOut(Life.overCounter))], stage: .completed),
        Case(
            why: "rejected after examination is a result too (art. 19.8)",
            moves: [accepted, Move("2026-03-05", .decide(.rejected(reason: "không đủ điều kiện"))), issued],
            stage: .resultReady),
        Case(
            why: "a rejection says why", moves: [accepted, Move("2026-03-05", .decide(.rejected(reason: " ")))],
            stage: .processing, due: "2026-03-09 24:00", refused: "dossier.blank-field"),
        Case(
            why: "no result before a decision", moves: [accepted, issued], stage: .processing, due: "2026-03-09 24:00",
            refused: "dossier.not-now"),
        Case(
            why: "done on the spot while the applicant waits", period: "same-day", assignment: .onTheSpot,
            moves: [
                Move("2026-03-02 09:10", .decide(.granted)), Move("2026-03-02 09:15", .issueResult(Life.form)),
                Move("2026-03-02 09:20", .handOut(Life.overCounter)),
            ], stage: .completed),
        Case(
            why: "the post brings it back, and it goes out again", resultTo: .post(address: "1 Lê Lợi"),
            moves: [
                accepted, granted, issued, Move("2026-03-06", .handOut(Life.byPost)),
                Move("2026-03-12", try Life.step(.returnFromPost)), Move("2026-03-13", .handOut(Life.byPost)),
                Move("2026-03-16", try Life.step(.confirmDelivery)),
            ], stage: .completed),
        Case(
            why: "what is with the post cannot be handed out at the counter", resultTo: .post(address: "1 Lê Lợi"),
            moves: [
                accepted, granted, issued, Move("2026-03-06", .handOut(Life.byPost)),
                Move("2026-03-07", .handOut(Life.overCounter)),
            ], stage: .withPost, refused: "dossier.not-now"),
        Case(
            why: "at another branch only after the receipt was changed (art. 20)",
            resultTo: .counter(branch: "branch-2"),
            moves: [accepted, granted, issued, Move("2026-03-06", .handOut(Life.overCounter))], stage: .resultReady,
            refused: "dossier.hand-out-elsewhere"),
        Case(
            why: "the applicant moved: changed, then handed out there", resultTo: .counter(branch: "branch-2"),
            moves: [
                accepted, Move("2026-03-03", .changeResultLocation(.counter(branch: "branch-1"))), granted, issued,
                Move("2026-03-06", .handOut(Life.overCounter)),
            ], stage: .completed),
        Case(
            why: "a paper cannot be sent electronically", resultTo: .electronic,
            moves: [
                accepted, granted,
                Move("2026-03-06", .issueResult(ResultDocument(number: "1", title: "Sổ", form: .paper))),
                Move("2026-03-06", .handOut(HandOut(way: .electronic, originalsGivenBack: true))),
            ], stage: .resultReady, refused: "dossier.no-electronic-result"),
        Case(
            why: "originals kept for checking go back with the result (art. 20)", originals: true,
            moves: [
                accepted, granted, issued,
                Move(
                    "2026-03-06",
                    .handOut(
                        HandOut(
                            way: .counter(branch: "branch-1", recipient: "Lan", identitySeen: "CCCD"),
                            originalsGivenBack: false))),
            ], stage: .resultReady, refused: "dossier.originals-stay"),
        Case(
            why: "form 03 before anybody accepted it", moves: [Move("2026-03-02", try Life.step(.refuse))],
            stage: .refused),
        Case(
            why: "form 05 while it is worked on", moves: [accepted, Move("2026-03-03", try Life.step(.stop))],
            stage: .stopped),
        Case(
            why: "the applicant may take it back while papers are awaited",
            moves: [accepted, asked, Move("2026-03-05", .withdraw(reason: ""))], stage: .withdrawn),
        Case(
            why: "once decided it is too late to take it back",
            moves: [accepted, granted, Move("2026-03-05", .withdraw(reason: ""))], stage: .decided,
            due: "2026-03-09 24:00", refused: "dossier.not-now"),
        Case(
            why: "the end is the end", moves: [Move("2026-03-02", .withdraw(reason: "")), accepted], stage: .withdrawn,
            refused: "dossier.not-now"),
    ]

    static let competence = [
        Case(
            why: "declined once: routed anew with the new fact, the date stays",
            moves: [Move("2026-03-03", Life.decline(.agency("ward-b")))], stage: .routed, due: "2026-03-09 24:00"),
        Case(
            why: "declined twice: a conflict of competence",
            moves: [
                Move("2026-03-03", Life.decline(.agency("ward-b"))),
                Move("2026-03-04", Life.decline(.agency("ward-c"))),
            ], stage: .conflict, due: "2026-03-09 24:00"),
        Case(
            why: "the same answer again: a conflict at once",
            moves: [Move("2026-03-03", Life.decline(.agency("ward-a")))],
            stage: .conflict, due: "2026-03-09 24:00"),
        Case(
            why: "the superior assigns, and its word binds",
            moves: [
                Move("2026-03-03", Life.decline(.agency("ward-a"))), Move("2026-03-04", try Life.step(.settleConflict)),
                Move("2026-03-04", Life.decline(.agency("ward-c"))),
            ], stage: .routed, due: "2026-03-09 24:00", refused: "dossier.conflict-settled"),
        Case(
            why: "nobody settles a conflict that went to nobody",
            moves: [
                Move("2026-03-03", Life.decline(.agency("ward-a"), superior: "")),
                Move("2026-03-04", try Life.step(.settleConflict)),
            ], stage: .conflict, due: "2026-03-09 24:00", refused: "dossier.superior-unknown"),
        Case(
            why: "referred to a superior first, it can be settled",
            moves: [
                Move("2026-03-03", Life.decline(.agency("ward-a"), superior: "")),
                Move("2026-03-04", try Life.step(.referConflict)), Move("2026-03-04", try Life.step(.settleConflict)),
                Move("2026-03-05", try Life.step(.accept)),
            ], stage: .processing, due: "2026-03-09 24:00"),
        Case(
            why: "the manual desk names the agency", assignment: .manualDesk("province", why: "không rõ phường"),
            moves: [Move("2026-03-03", try Life.step(.routeByHand))], stage: .routed, due: "2026-03-09 24:00"),
        Case(
            why: "the manual desk cannot name a desk again",
            assignment: .manualDesk("province", why: "không rõ phường"),
            moves: [Move("2026-03-03", .routeByHand(to: .manualDesk("city", why: "?"), why: "?"))], stage: .manualDesk,
            due: "2026-03-09 24:00", refused: "dossier.still-unrouted"),
        Case(
            why: "an agency that declined is not asked again by hand: a conflict",
            moves: [
                Move("2026-03-03", Life.decline(.manualDesk("province", why: "không rõ"))),
                Move("2026-03-04", .routeByHand(to: .agency("ward-a"), why: "vẫn là phường A")),
            ], stage: .conflict, due: "2026-03-09 24:00"),
        Case(
            why: "a transfer needs another agency",
            moves: [accepted, Move("2026-03-03", .transfer(to: "ward-a", why: "x", basis: "y"))],
            stage: .processing, due: "2026-03-09 24:00", refused: "dossier.same-agency"),
        Case(
            why: "areas merged: transferred with its basis, to be accepted again",
            moves: [accepted, Move("2026-03-03", try Life.step(.transfer))], stage: .routed, due: "2026-03-09 24:00"),
        Case(
            why: "a choice names an agency that is competent by law",
            assignment: .agency(
                "ward-a", choice: Assignment.Choice(among: ["ward-a", "ward-b"], why: "gần nhà")), moves: [accepted],
            stage: .processing, due: "2026-03-09 24:00"),
        Case(
            why: "another system holds it and keeps the clock", assignment: .elsewhere(system: "moj", reference: ""),
            moves: [
                Move("2026-03-03", try Life.step(.changeReference)), Move("2026-03-09", try Life.step(.closeElsewhere)),
            ],
            stage: .closedElsewhere),
        Case(
            why: "the other system's result may come back to our counter",
            assignment: .elsewhere(system: "moj", reference: "MOJ-9"),
            moves: [issued, Move("2026-03-06", .handOut(Life.overCounter))], stage: .completed),
        Case(
            why: "a dossier does not follow itself", moves: [Move("2026-03-03", .followLead(Life.code))],
            stage: .routed,
            due: "2026-03-09 24:00", refused: "dossier.own-lead"),
        Case(
            why: "who leads does not follow: no chains",
            moves: [Move("2026-03-03", .leadAlso(Life.other)), Move("2026-03-03", .followLead(Life.other))],
            stage: .routed, due: "2026-03-09 24:00", refused: "dossier.already-leads"),
    ]
}
