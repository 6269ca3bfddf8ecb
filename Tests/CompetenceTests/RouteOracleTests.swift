internal import Areas
internal import Base
internal import Testing

@testable internal import Competence

/// What a decision says of itself is true: which rules applied, which were set aside, and for how long it holds.
@Suite struct RouteOracleTests {
    static let seeds = (1...(isLongRun ? 2_000 : 150)).map { UInt64($0) + 30_000 }

    private static func facts(_ question: NaiveOracle.Case) -> Facts {
        Facts(
            procedure: question.procedure,
            places: question.places.sorted { $0.key.rawValue < $1.key.rawValue }.map { PlaceFact($0.key, $0.value) },
            answers: question.answers)
    }

    @Test(arguments: seeds) func findingsAreTrue(_ seed: UInt64) throws {
        var random = try RandomRegister(seed: seed, rules: 2 + Int(seed % 7), areas: TinyCountry.areas.get())
        let edition = try random.edition()
        let oracle = NaiveOracle(register: random.register, areas: random.areas)
        for _ in 0..<20 {
            var question = random.someCase()
            question.on = max(question.on, edition.register.manifest.span.from)
            // Ended areas are followed to their successors first: that is another table's matter.
            if question.places.contains(where: { !edition.areas.isInForce($0.value, on: question.on) }) { continue }
            let routing = try edition.route(Self.facts(question), asOf: question.on)
            let survivors = oracle.survivors(question)
            let standing = Set(survivors.filter(\.isCertain).map(\.rule.id))
            let doubtful = Set(survivors.filter { !$0.isCertain }.map(\.rule.id))
            for finding in routing.findings {
                let id = edition.register.rules[finding.rule].id
                let words = edition.words(finding.reason)
                switch finding.reason {
                case .applied: #expect(standing.contains(id), "seed \(seed) \(question): \(id) \(words)")
                case .needs(let key):
                    #expect(standing.contains(id) || doubtful.contains(id), "seed \(seed) \(question): \(id) \(words)")
                    #expect(!key.isEmpty, "seed \(seed) \(question): \(id)")
                default:
                    #expect(
                        !standing.contains(id) && !doubtful.contains(id), "seed \(seed) \(question): \(id) \(words)")
                }
                expectWinner(finding, edition, question, seed)
            }
            expectQuestion(routing, edition, question, seed)
        }
    }

    /// A rule said to be set aside by another is: that one holds, and beats it in the way named.
    private func expectWinner(_ finding: RuleFinding, _ edition: Edition, _ question: NaiveOracle.Case, _ seed: UInt64)
    {
        let loser = edition.register.rules[finding.rule]
        let winner: CompetenceRule
        switch finding.reason {
        case .overridden(let row):
            winner = edition.register.rules[row]
            #expect(winner.overrides.contains(loser.id), "seed \(seed)")
        case .replaced(let row):
            winner = edition.register.rules[row]
            #expect(winner.replaces.contains(loser.id), "seed \(seed)")
        case .lessSpecial(let row): winner = edition.register.rules[row]
        case .keptDead(let row):
            #expect(edition.register.rules[row].validity.to <= question.on, "seed \(seed)")
            return
        case .applied, .needs, .notInForce, .elsewhere, .otherCase, .lowerLayer: return
        }
        #expect(winner.validity.contains(question.on), "seed \(seed) \(question): \(loser.id) by \(winner.id)")
    }

    /// A question asked is one whose answer is missing, and the words are there in both languages.
    private func expectQuestion(_ routing: Routing, _ edition: Edition, _ question: NaiveOracle.Case, _ seed: UInt64) {
        guard case .needsFact(let asked) = routing.outcome else { return }
        let place = ConnectingFactor(code: asked.key).map { question.places[$0] }
        let isMissing = question.answers[asked.key] == nil
        #expect(isMissing, "seed \(seed) \(question): \(asked.key)")
        // A place may be asked again when only a commune will do.
        if let place, let area = place {
            #expect(edition.areas.level(of: area) == .province, "seed \(seed) \(question): \(asked.key)")
        }
        #expect(!asked.text.vi.isEmpty && !asked.text.en.isEmpty)
    }

    @Test(arguments: seeds) func answersHoldAsLongAsTheySay(_ seed: UInt64) throws {
        var random = try RandomRegister(seed: seed + 7, rules: 2 + Int(seed % 7), areas: TinyCountry.areas.get())
        let edition = try random.edition()
        let span = edition.register.manifest.span
        let days = BruteForce.days([edition])
        for _ in 0..<10 {
            var question = random.someCase()
            question.on = max(question.on, span.from)
            let facts = Self.facts(question)
            let now = try edition.route(facts, asOf: question.on)
            #expect(now.holdsUntil > question.on && now.holdsUntil <= span.to, "seed \(seed) \(question)")
            for day in days where day > question.on && day < now.holdsUntil {
                let later = try edition.route(facts, asOf: day)
                #expect(
                    edition.words(later.outcome) == edition.words(now.outcome), "seed \(seed) \(question) until \(day)")
                #expect(later.applied == now.applied, "seed \(seed) \(question) until \(day)")
            }
            // A question may stay the same while the rules it is asked for change.
            guard case .assigned = now.outcome, now.holdsUntil < span.to else { continue }
            let then = try edition.route(facts, asOf: now.holdsUntil)
            let isOther = edition.words(then.outcome) != edition.words(now.outcome) || then.applied != now.applied
            #expect(
                isOther || now.moved.count != then.moved.count,
                "seed \(seed) \(question): nothing changes on \(now.holdsUntil)")
        }
    }
}
