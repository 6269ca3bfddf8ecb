internal import Base
internal import Dossiers
internal import Testing
internal import WorkingTime

/// Two people on one dossier: what the second gets is a clear answer, and the dossier has had one effect at a time.
@Suite struct InterleavingTests {
    /// A ledger of one stream, with the rule every ledger has: who did not see the last version is told.
    struct Stream {
        var journal: [Event]
        var dossier: Dossier

        enum Answer: Equatable {
            case done
            case refused(String)
            case versionMoved
        }

        mutating func take(_ step: Step, seen version: Int, at context: Context) -> Answer {
            guard version == dossier.version else { return .versionMoved }
            var next: Dossier? = dossier
            do {
                let events = try decide(step, on: dossier, context)
                for event in events { evolve(&next, event) }
                journal += events
                if let next { dossier = next }
                return .done
            } catch { return .refused(error.code) }
        }
    }

    /// Every step × every step in a stage where the first is lawful: of two who saw the same version, one acts.
    @Test(arguments: Stage.allCases) func ofTwoOneActs(_ stage: Stage) throws {
        let start = try Life.dossier(in: stage, period: Life.rule("30 wd"))
        let context = try Life.context("2026-03-04 10:00")
        for first in StepKind.allCases {
            for second in StepKind.allCases {
                var stream = Stream(journal: start.events, dossier: start.dossier)
                let seen = stream.dossier.version
                let one = stream.take(try Life.step(first), seen: seen, at: context)
                let between = stream.dossier
                let two = stream.take(try Life.step(second), seen: seen, at: context)
                if one == .done {
                    #expect(two == .versionMoved, "\(stage): \(first) then \(second)")
                    #expect(stream.dossier == between, "no second effect")
                } else {
                    #expect(between == start.dossier, "a refusal leaves no trace")
                }
                #expect(try fold(stream.journal) == stream.dossier)
            }
        }
    }

    /// A double click that sees the new version: the same step twice has one effect and a clear answer. Only a decline
    /// may come again, from the next agency.
    @Test(arguments: Stage.allCases) func doubleClicks(_ stage: Stage) throws {
        let start = try Life.dossier(in: stage, period: Life.rule("30 wd"))
        for kind in StepKind.allCases {
            var stream = Stream(journal: start.events, dossier: start.dossier)
            let context = try Life.context("2026-03-04 10:00")
            guard stream.take(try Life.step(kind), seen: stream.dossier.version, at: context) == .done else { continue }
            let again = stream.take(try Life.step(kind), seen: stream.dossier.version, at: context)
            if kind != .decline, again == .done { Issue.record("\(stage): \(kind) twice was done twice") }
        }
    }

    /// 1,000 seeded interleavings of several people who read, think and act.
    @Test(arguments: 0..<1_000) func people(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed) &+ 77)
        let stage = Stage.allCases[seed % Stage.allCases.count]
        let start = try Life.dossier(in: stage, period: Life.rule("30 wd", supplement: "exclude", silence: "10 d"))
        var stream = Stream(journal: start.events, dossier: start.dossier)
        var seen = Array(repeating: stream.dossier.version, count: 3)
        var now = try Life.instant("2026-03-04")
        for _ in 0..<30 {
            now = Instant(milliseconds: now.milliseconds + Int64.random(in: 0..<86_400_000, using: &random))
            let person = Int.random(in: seen.indices, using: &random)
            if Bool.random(using: &random) {
                seen[person] = stream.dossier.version
                continue
            }
            let (before, isFresh) = (stream.dossier, seen[person] == stream.dossier.version)
            let answer = stream.take(try PropertyTests.step(&random), seen: seen[person], at: try Life.context(now))
            #expect((answer == .versionMoved) == !isFresh, "seed \(seed)")
            if answer == .done {
                try PropertyTests.check(before, stream.dossier, stream.journal, seed)
            } else {
                #expect(stream.dossier == before, "seed \(seed)")
            }
        }
        try PropertyTests.checkJournal(stream.dossier, stream.journal, seed)
    }
}
