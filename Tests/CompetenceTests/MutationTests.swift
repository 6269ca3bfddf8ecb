internal import Areas
internal import Base
internal import Testing

@testable internal import Competence

/// A mistake in one rule is caught by the proof or shown by the comparison of editions; where neither says anything,
/// nobody is answered differently.
@Suite struct MutationTests {
    static let today = CivilDate(day: 20_778)

    struct Trial: Sendable {
        let mutation: Mutation
        let seed: UInt64
    }

    static func trials(_ count: Int) -> [Trial] {
        (0..<count).map { Trial(mutation: Mutation.allCases[$0 % Mutation.allCases.count], seed: UInt64($0) + 1) }
    }

    @Test(arguments: trials(isLongRun ? 1_000 : 60)) func isCaughtInAMadeUpRegister(_ trial: Trial) throws {
        let areas = try TinyCountry.areas.get()
        let size = SyntheticRegister.Size(procedures: 8, rules: 60, seed: trial.seed % 20 + 1)
        let original = try SyntheticRegister(areas: areas, size: size).edition()
        var dice = Dice(seed: trial.seed)
        guard let mutant = try trial.mutation.spoil(original, &dice) else { return }
        let difference = original.difference(to: mutant.edition)
        try expectExact(difference, original, mutant.edition, trial)
        if !difference.isEmpty || !mutant.edition.check(today: Self.today).isProved { return }
        try expectEqualForTheOracle(original, mutant, trial)
    }

    @Test(arguments: trials(isLongRun ? 250 : 8)) func isCaughtInTheCitysRegister(_ trial: Trial) throws {
        let original = try National.hcmc.get()
        var dice = Dice(seed: trial.seed + 900)
        guard let mutant = try trial.mutation.spoil(original, &dice) else { return }
        let difference = original.difference(to: mutant.edition)
        expectShown(difference, original, mutant.edition, trial)
        if !difference.isEmpty { return }
        if mutant.edition.check(today: Self.today).failures.count != (try Self.cityFailures.get()) { return }
        try expectEqualForTheOracle(original, mutant, trial)
    }

    private static let cityFailures = Result { try National.hcmc.get().check(today: today).failures.count }

    /// The difference names a procedure exactly when some single cell is answered differently, and its areas exactly.
    private func expectExact(
        _ difference: EditionDifference, _ before: Edition, _ after: Edition, _ trial: Trial
    ) throws {
        var told: [String: Set<AreaIndex>] = [:]
        for change in difference.changes where change.before.answersUnlike(change.after) {
            told[change.procedure, default: []].formUnion(change.areas)
        }
        #expect(told == Self.changed(before, after), "seed \(trial.seed) \(trial.mutation)")
    }

    /// Whatever random case is answered differently, its procedure is among the changes told.
    private func expectShown(_ difference: EditionDifference, _ before: Edition, _ after: Edition, _ trial: Trial) {
        let told = Set(difference.changes.map(\.procedure))
        var random = RandomFacts(edition: before, seed: trial.seed)
        for _ in 0..<60 {
            let (facts, day) = random.next()
            let question = NaiveOracle.Case(procedure: facts.procedure, on: day, answers: facts.answers)
            guard let area = facts.places.first?.candidates.first, before.areas.isInForce(area, on: day),
                before.areas.epoch(of: area) == .e2025, Self.differs(question, area, before, after)
            else { continue }
            #expect(told.contains(facts.procedure), "seed \(trial.seed) \(trial.mutation): \(question)")
        }
    }

    /// For each procedure, the communes for which some cell on some day has another agency or outcome.
    private static func changed(_ before: Edition, _ after: Edition) -> [String: Set<AreaIndex>] {
        var changed: [String: Set<AreaIndex>] = [:]
        for day in BruteForce.days([before, after]) {
            let communes = before.areas.communes(on: day)
            for number in 0..<Int32(before.register.procedures.count) {
                let id = before.register.procedures[number].id
                for question in cells(id, number, before, after, day) {
                    let areas = communes.filter { differs(question, $0, before, after) }
                    if !areas.isEmpty { changed[id, default: []].formUnion(areas) }
                }
            }
        }
        return changed
    }

    /// All combinations of answers to the questions of either edition.
    private static func cells(_ id: String, _ number: Int32, _ before: Edition, _ after: Edition, _ day: CivilDate)
        -> [NaiveOracle.Case]
    {
        var slots = before.compiled.slots[Int(number)]
        for slot in after.compiled.slots[Int(number)] where !slots.contains(where: { $0.key == slot.key }) {
            slots.append(slot)
        }
        return slots.reduce([NaiveOracle.Case(procedure: id, on: day)]) { cases, slot in
            cases.flatMap { one in
                slot.values.map { value in
                    var next = one
                    next.answers[slot.key] = value
                    return next
                }
            }
        }
    }

    private static func differs(
        _ question: NaiveOracle.Case, _ area: AreaIndex, _ before: Edition, _ after: Edition
    ) -> Bool {
        var question = question
        for factor in ConnectingFactor.allCases { question.places[factor] = area }
        return before.words(before.compiled.decide(question.query(before)))
            != after.words(after.compiled.decide(question.query(after)))
    }

    /// Random cases of the mutated rule's procedures, and the days about its dates.
    private func expectEqualForTheOracle(
        _ before: Edition, _ mutant: (edition: Edition, row: Int32), _ trial: Trial
    ) throws {
        let (old, new) = (
            NaiveOracle(register: before.register, areas: before.areas),
            NaiveOracle(register: mutant.edition.register, areas: before.areas)
        )
        let rule = before.register.rules[mutant.row]
        let days = [rule.validity.from, rule.validity.to, CivilDate(day: 20_270), CivilDate(day: 20_900)]
            .flatMap { [$0.adding(days: -1), $0] }
        var random = RandomFacts(edition: before, seed: trial.seed)
        for _ in 0..<40 {
            let (facts, _) = random.next()
            for day in days {
                var question = NaiveOracle.Case(procedure: facts.procedure, on: day, answers: facts.answers)
                if case .procedure(let only) = rule.selector {
                    question.procedure = before.register.procedures[only].id
                }
                for place in facts.places { question.places[place.factor] = place.candidates.first }
                #expect(
                    old.decide(question) == new.decide(question), "seed \(trial.seed) \(trial.mutation) \(question)")
            }
        }
    }
}

extension EditionChange.Answer {
    /// Another agency or another kind of answer; not only by another rule or through another fact.
    func answersUnlike(_ other: Self) -> Bool { kind != other.kind || target != other.target }
}
