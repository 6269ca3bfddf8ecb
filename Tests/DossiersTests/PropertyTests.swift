internal import Base
internal import Dossiers
internal import Testing
internal import WorkingTime

/// Whatever people do, in whatever order: what must hold always.
@Suite struct PropertyTests {
    /// Random steps with sensible and silly data, at random moments.
    @Test(arguments: 0..<400) func nothingBreaksIt(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var dossier: Dossier?
        var journal: [Event] = []
        var now = try Life.instant("2026-03-02")
        for _ in 0..<60 {
            now = Instant(milliseconds: now.milliseconds + Self.pause(&random))
            let before = dossier
            let events: [Event]
            do {
                events = try decide(Self.step(&random), on: dossier, Life.context(now))
            } catch let refusal as Refusal {
                #expect(!refusal.sentence.vi.isEmpty && !refusal.sentence.en.isEmpty, "seed \(seed)")
                continue
            }
            #expect(!events.isEmpty, "a lawful step leaves a trace, seed \(seed)")
            for event in events { evolve(&dossier, event) }
            journal += events
            try Self.check(before, dossier, journal, seed)
        }
        try Self.checkJournal(dossier, journal, seed)
    }

    /// Mostly minutes and days, sometimes back, sometimes past every silence.
    private static func pause(_ random: inout SeededGenerator) -> Int64 {
        switch Int.random(in: 0..<20, using: &random) {
        case 0: -3_600_000
        case 1: 40 * 86_400_000
        case 2..<10: Int64.random(in: 0..<3_600_000, using: &random)
        default: Int64.random(in: 0..<3 * 86_400_000, using: &random)
        }
    }

    static func step(_ random: inout SeededGenerator) throws -> Step {
        let agencies = ["ward-a", "ward-b", "ward-c", ""]
        let agency = agencies.randomElement(using: &random) ?? ""
        let assignments: [Assignment] = [
            .agency(agency), .onTheSpot, .elsewhere(system: "moj", reference: ""), .manualDesk("province", why: "?"),
        ]
        let assignment = assignments.randomElement(using: &random) ?? .onTheSpot
        let kind = StepKind.allCases.randomElement(using: &random) ?? .lodge
        switch kind {
        case .lodge:
            let supplement = SupplementEffect.allCases.randomElement(using: &random)?.rawValue ?? "none"
            let period = try ["5 wd", "20 d", "8 h", "1 m", "same-day"].randomElement(using: &random).map {
                try Life.rule($0, supplement: supplement, silence: Bool.random(using: &random) ? "10 wd" : "")
            }
            return .lodge(try Life.lodging(assignment, period: Bool.random(using: &random) ? period : nil))
        case .decline: return Life.decline(assignment, superior: Bool.random(using: &random) ? "city" : "")
        case .routeByHand: return .routeByHand(to: assignment, why: "?")
        case .settleConflict: return .settleConflict(agency: agency, document: "CV 1")
        case .transfer: return .transfer(to: agency, why: "?", basis: "?")
        case .pause:
            let reasons: [PauseReason] = [.siteCheck, .moneyOwed, .other(Bilingual(same: "?"))]
            return .pause(Pause(reason: reasons.randomElement(using: &random) ?? .siteCheck, note: "?"))
        case .reappoint:
            return .reappoint(to: CivilDate(day: Int32.random(in: 20_510...20_700, using: &random)), reason: "?")
        case .changeResultLocation:
            let ways: [ReturnMethod] = [.counter(branch: "branch-1"), .post(address: "1 Lê Lợi"), .electronic]
            return .changeResultLocation(ways.randomElement(using: &random) ?? .electronic)
        case .handOut:
            let ways = [Life.overCounter, Life.byPost, HandOut(way: .electronic, originalsGivenBack: false)]
            return .handOut(ways.randomElement(using: &random) ?? Life.byPost)
        // The ends are rare, or no dossier would live.
        case .withdraw, .refuse, .stop:
            return Int.random(in: 0..<8, using: &random) == 0 ? try Life.step(kind) : .rederive
        default: return try Life.step(kind)
        }
    }
}

// What must hold.
extension PropertyTests {
    static func check(_ before: Dossier?, _ after: Dossier?, _ journal: [Event], _ seed: Int) throws {
        let now = try #require(after)
        #expect(now.version == journal.count, "version = number of events, seed \(seed)")
        #expect(before.map { $0.received == now.received } ?? true, "the date received never changes, seed \(seed)")
        #expect(before.map { $0.lodging == now.lodging } ?? true, "what was written at the counter stays, seed \(seed)")
        #expect(before.map { !$0.stage.isEnd } ?? true, "the end is the end, seed \(seed)")
        #expect(before.map { $0.updated <= now.updated } ?? true, "time goes on, seed \(seed)")
        #expect(journal.count { $0.kind == .reappointed } <= 1, "one new date at most, seed \(seed)")
        #expect((journal.count { $0.kind == .reappointed } == 1) == (now.appointment != nil))
        #expect(journal.count { $0.kind == .lodged } == 1)
        checkClock(now, seed)
        checkOwner(now, seed)
    }

    private static func checkClock(_ now: Dossier, _ seed: Int) {
        let runs: Bool
        switch now.stage {
        case .manualDesk, .routed, .conflict, .processing, .decided: runs = now.lodging.period != nil
        // A wait that moves nothing, or one begun too late to, leaves the date.
        case .awaitingSupplement, .paused: runs = now.lodging.period != nil && now.due != nil
        case .resultReady, .withPost, .heldElsewhere, .completed, .refused, .withdrawn, .stopped, .closedForSilence,
            .closedElsewhere:
            runs = false
        }
        if runs { #expect(now.due != nil, "a clock that runs says when, seed \(seed)") }
        if !runs { #expect(now.due == nil, "due only while the clock runs, seed \(seed)") }
        let stands = now.stage == .resultReady || now.stage == .withPost || now.stage.isEnd
        #expect((now.finish != nil) == stands, "the clock has ended or not, seed \(seed)")
    }

    /// Never without somebody who has to act, never with two.
    private static func checkOwner(_ now: Dossier, _ seed: Int) {
        switch now.stage {
        case .conflict: #expect(now.conflict?.isSettled == false, "seed \(seed)")
        case .manualDesk, .routed, .processing, .awaitingSupplement, .paused, .decided, .heldElsewhere:
            #expect(!now.responsible.id.isEmpty, "somebody is responsible, seed \(seed)")
        case .resultReady, .withPost, .completed, .refused, .withdrawn, .stopped, .closedForSilence, .closedElsewhere:
            break
        }
        #expect(now.lead == nil || now.led.isEmpty, "no chains, seed \(seed)")
    }

    /// The fold of what the journal's bytes say is the state.
    static func checkJournal(_ dossier: Dossier?, _ journal: [Event], _ seed: Int) throws {
        guard let dossier else { return }
        let read = try journal.map { try Event(kind: $0.kind.rawValue, at: $0.at, actor: $0.actor, body: $0.body) }
        #expect(read == journal, "seed \(seed)")
        #expect(try fold(read) == dossier, "seed \(seed)")
    }
}
