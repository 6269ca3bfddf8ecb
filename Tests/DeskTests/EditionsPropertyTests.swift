internal import Base
internal import Testing

@testable internal import Desk

/// Random lives of many editions: whatever people try, in whatever order, the promises hold.
@Suite struct EditionsPropertyTests {
    /// One random life: what was tried, what happened, and what was active at moments gone by.
    private struct Life {
        var dice: SeededGenerator
        var now = EditionsWorld.noon
        var editions = Editions()
        var happenings: [EditionHappening] = []
        var past: [(moment: Instant, active: Digest?)] = []
        var steps: [EditionStep.StepName: Int] = [:]

        init(seed: UInt64) { dice = SeededGenerator(seed: seed) }

        mutating func below(_ bound: Int) -> Int { Int(dice.next() >> 33) % bound }

        mutating func tryOne() throws {
            now = Instant(milliseconds: now.milliseconds + Int64(1 + below(40)) * 3_600_000)
            let letter = ["A", "B", "C", "D", "E"][below(5)]
            let who = [EditionActor.system] + ["an", "binh", "chi"].map { EditionsWorld.person($0) }
            let step = below(3) == 0 ? randomStep(letter) : likelyStep(letter)
            let before = editions
            do {
                happenings += try editions.take(step, on: letter, by: who[below(4)], at: now)
                steps[step.name, default: 0] += 1
            } catch is EditionRefusal { #expect(editions == before) }
            past.append((now, editions.active(at: now)))
        }

        mutating func randomStep(_ letter: String) -> EditionStep {
            let day = LocalMoment(now).date.adding(days: below(30) - 2)
            switch below(16) {
            case 0: return .seed(EditionsWorld.proposal(letter), source: "x", since: now, proof: randomProof())
            case 1, 2: return .propose(EditionsWorld.proposal(letter))
            case 3, 4, 5: return .prove(randomProof())
            case 6, 7: return .approve(against: below(3) == 0 ? EditionsWorld.hash(["A", "B", "C"][below(3)]) : nil)
            case 8, 9: return .schedule(.now)
            case 10, 11, 12: return .schedule(.on(day))
            case 13: return .unschedule(reason: "r")
            case 14: return .rollBack(reason: "r")
            default: return .withdraw(reason: "r")
            }
        }

        /// What people would do next.
        mutating func likelyStep(_ letter: String) -> EditionStep {
            let day = LocalMoment(now).date.adding(days: 1 + below(20))
            switch editions.stage(letter, at: now) {
            case nil where editions.records.isEmpty && below(2) == 0:
                return .seed(EditionsWorld.proposal(letter), source: "x", since: now, proof: randomProof())
            case nil, .withdrawn: return .propose(EditionsWorld.proposal(letter))
            case .draft, .failed: return .prove(randomProof())
            case .proved: return .approve(against: nil)
            case .approved: return below(3) == 0 ? .approve(against: nil) : .schedule(below(2) == 0 ? .now : .on(day))
            case .scheduled: return below(2) == 0 ? .unschedule(reason: "r") : .prove(randomProof())
            case .superseded: return .rollBack(reason: "r")
            case .active: return randomStep(letter)
            }
        }

        mutating func randomProof() -> EditionProof {
            let lapse = LocalMoment(now).date.adding(days: below(60))
            return EditionsWorld.proof(
                failing: below(4) == 0 ? 1 + below(3) : 0, until: below(3) == 0 ? lapse : .distantFuture)
        }
    }

    @Test(arguments: 1...60) func promisesHold(_ seed: Int) throws {
        var life = Life(seed: UInt64(seed))
        for _ in 0..<150 {
            try life.tryOne()
            check(life)
        }
        checkPast(life)
        checkFold(life)
    }

    private func check(_ life: Life) {
        let (editions, now) = (life.editions, life.now)
        let stages = editions.records.keys.map { editions.stage(of: $0, at: now) }
        let isBegun = editions.plan.contains { $0.start <= now }
        #expect(stages.count { $0 == .active } == (isBegun ? 1 : 0), "exactly one is active")
        for entry in editions.plan {
            guard let record = editions[entry.edition], let proof = record.proof else {
                Issue.record("planned without a proof")
                continue
            }
            #expect(proof.holds(on: LocalMoment(entry.start).date), "what fails is never active")
            #expect(record.withdrawal == nil)
            if record.source.isEmpty { #expect(record.approval.map { $0.by.person } != record.proposer.person) }
            if record.source.isEmpty { #expect(record.approval != nil, "nobody approved it") }
        }
        #expect(editions.undercut(at: now).isEmpty, "what is planned follows what it was compared with")
        let numbers = editions.records.values.flatMap(\.activations).map(\.number)
        #expect(Set(numbers).count == numbers.count)
    }

    /// Once a moment is past, nothing that is done later changes who was active then.
    private func checkPast(_ life: Life) {
        for (moment, active) in life.past { #expect(life.editions.active(at: moment) == active) }
        let known = life.past.compactMap(\.active)
        #expect(life.past.drop { $0.active == nil }.count == known.count, "never again none")
    }

    /// Streams are folded one after another; the order between them does not matter.
    private func checkFold(_ life: Life) {
        var folded = Editions()
        for hash in life.editions.records.keys.sorted(by: { $0.description > $1.description }) {
            for happening in life.happenings where happening.edition == hash { folded.evolve(happening) }
        }
        #expect(folded == life.editions)
        for (hash, record) in folded.records {
            #expect(record.version == life.happenings.count { $0.edition == hash })
        }
    }

    /// The generator reaches every step, or the promises above say little.
    @Test func everyStepHappens() throws {
        var seen: [EditionStep.StepName: Int] = [:]
        for seed in 1...60 {
            var life = Life(seed: UInt64(seed))
            for _ in 0..<150 { try life.tryOne() }
            seen.merge(life.steps, uniquingKeysWith: +)
        }
        for name in EditionStep.StepName.allCases { #expect(seen[name, default: 0] > 20, "\(name)") }
    }
}
