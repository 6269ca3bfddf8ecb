internal import Areas
internal import Base

@testable internal import Competence

/// Small registers of random, overlapping, contradictory rules on the tiny country, and random cases for them.
struct RandomRegister {
    var dice: Dice
    var register: Register
    let areas: AreaRegister
    let seed: UInt64
    private let places: [AreaIndex]
    private let days: [CivilDate]
    private let keys: [(key: String, values: [String])]

    private let factors: [ConnectingFactor]

    init(seed: UInt64, rules: Int, factors: Int = 2, areas: AreaRegister) throws {
        self.factors = Array([ConnectingFactor.residence, .property].prefix(factors))
        self.seed = seed
        self.areas = areas
        dice = Dice(seed: seed)
        register = try Register(files: TinyTables.base.files, areas: areas)
        let all = (0..<Int32(areas.count)).map { AreaIndex(raw: $0) }
        places = all.filter { areas.epoch(of: $0) == .e2025 || areas.level(of: $0) == .commune }
        days = (0..<6).map { CivilDate(day: 20_270 + 100 * $0) }
        keys = [("amount", ["low", "mid", "high"]), ("kind", ["person", "firm"])]
        for _ in 0..<rules { addRule() }
        for _ in 0..<dice.below(4) { addJurisdiction() }
    }

    /// Somebody holds a role somewhere for a while: often nobody before or after, or two at once.
    private mutating func addJurisdiction() {
        let role = Int32(dice.below(register.roles.count))
        let level = register.roles[role].level
        let area = pick(places.filter { areas.level(of: $0) == level && areas.epoch(of: $0) == .e2025 })
        register.jurisdictions.append(
            Jurisdiction(
                role: role, area: area, agency: Int32(dice.below(register.agencies.count)), act: "",
                validity: validity(),
                provenance: Provenance(
                    file: "jurisdictions.csv", line: register.jurisdictions.count + 2, origin: .invented, source: "dice"
                )))
    }

    func edition() throws -> Edition {
        try Edition(register: register, areas: areas, hash: Digest(of: Array("random \(seed)".utf8)))
    }

    private mutating func addRule() {
        let id = "r\(register.rules.count)"
        let area = dice.chance(50) ? nil : pick(places)
        let outcome = outcome()
        let isRole = if case .role = outcome { true } else { false }
        let rule = CompetenceRule(
            id: id, selector: selector(), area: area, conditions: conditions(), outcome: outcome,
            factor: isRole || area != nil ? pick(factors) : nil,
            reach: dice.chance(80) ? .own : pick([.province, .country]), overrides: older(15), replaces: older(15),
            act: Int32(dice.below(register.acts.count)), article: "", validity: validity(), confirmed: nil,
            note: Bilingual(same: id),
            provenance: Provenance(file: "rules.csv", line: register.rules.count + 2, origin: .invented, source: "dice")
        )
        _ = register.rules.add(rule, id: id)
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values[dice.below(values.count)] }

    private mutating func selector() -> ProcedureSelector {
        switch dice.below(10) {
        case 0: .every
        case 1, 2: .sector("civil")
        default: .procedure(dice.chance(85) ? 0 : 1)
        }
    }

    private mutating func outcome() -> RuleOutcome {
        switch dice.below(12) {
        case 0: .onTheSpot
        case 1: .notOffered
        case 2: .manualDesk(Int32(dice.below(3)))
        case 3: .heldElsewhere(0)
        case 4, 5, 6: .agency(Int32(dice.below(4)))
        default: .role(Int32(dice.below(register.roles.count)))
        }
    }

    private mutating func conditions() -> [Condition] {
        keys.compactMap { key, values in
            guard dice.chance(35) else { return nil }
            let chosen = values.filter { _ in dice.chance(50) }
            return Condition(key: key, values: (chosen.isEmpty ? [values[0]] : chosen).sorted())
        }
    }

    /// Up to two rules written before, so that references never go in a circle.
    private mutating func older(_ percent: Int) -> [String] {
        guard register.rules.count > 0, dice.chance(percent) else { return [] }
        let ids = (0...dice.below(2)).map { _ in "r\(dice.below(register.rules.count))" }
        return Set(ids).sorted()
    }

    private mutating func validity() -> Validity {
        let from = dice.chance(50) ? CivilDate.distantPast : pick(days)
        let to = dice.chance(60) ? CivilDate.distantFuture : CivilDate(day: max(from.day, 20_270) + 100)
        return Validity(from: from, to: to)
    }
}

// Cases.
extension RandomRegister {
    /// A case with some facts missing, on a day about a change of law.
    mutating func someCase() -> NaiveOracle.Case {
        var found = NaiveOracle.Case(
            procedure: dice.chance(80) ? "1.000001" : "1.000002",
            on: pick(days).adding(days: dice.below(3) - 1))
        for factor in factors + [.lodging] where dice.chance(75) { found.places[factor] = pick(places) }
        for (key, values) in keys where dice.chance(70) { found.answers[key] = pick(values) }
        return found
    }

    /// Every case there is: each fact unknown or any of its values, each day a law changes, the day before and after.
    func everyCase(procedure: String) -> [NaiveOracle.Case] {
        var cases = days.flatMap { day in
            [-1, 0].map { NaiveOracle.Case(procedure: procedure, on: day.adding(days: $0)) }
        }
        let communes = places.filter { areas.epoch(of: $0) == .e2025 }
        for factor in factors {
            cases = cases.flatMap { one in
                [one] + communes.map { area in Self.changed(one) { $0.places[factor] = area } }
            }
        }
        for (key, values) in keys {
            cases = cases.flatMap { one in
                [one] + values.map { value in Self.changed(one) { $0.answers[key] = value } }
            }
        }
        return cases
    }

    private static func changed(_ one: NaiveOracle.Case, _ change: (inout NaiveOracle.Case) -> Void)
        -> NaiveOracle.Case
    {
        var other = one
        change(&other)
        return other
    }

    /// The same case with every missing fact filled in by chance.
    mutating func completed(_ one: NaiveOracle.Case) -> NaiveOracle.Case {
        var whole = one
        for factor in factors where whole.places[factor] == nil { whole.places[factor] = pick(places) }
        for (key, values) in keys where whole.answers[key] == nil { whole.answers[key] = pick(values) }
        return whole
    }
}

extension NaiveOracle.Case {
    /// The same as numbers, for `decide`.
    func query(_ edition: Edition) -> Query {
        let number = edition.register.procedures.number(procedure) ?? 0
        var query = Query(procedure: number, asOf: on)
        for (factor, area) in places { query.set(factor, area) }
        for (key, value) in answers {
            if let found = edition.compiled.answer(procedure: number, key: key, value: value) {
                query.answer(slot: found.slot, found.value)
            }
        }
        return query
    }
}
