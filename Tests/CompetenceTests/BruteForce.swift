internal import Areas
internal import Base

@testable internal import Competence

/// Every case there is, one after another: what the proof's sweep of classes must come to.
struct BruteForce {
    let edition: Edition

    struct Finding: Hashable, CustomStringConvertible {
        let kind: CheckFailure.Kind
        let procedure: String
        /// Ids of the rules concerned; for a role without holder its name.
        let about: [String]

        var description: String { "\(kind.rawValue) \(procedure) \(about)" }
    }

    private(set) var findings: [Finding: Set<AreaIndex>] = [:]
    /// Rows of the rules that held, and that decided, in some case.
    private(set) var held = Set<Int32>()
    private(set) var decided = Set<Int32>()
    private(set) var cases = 0

    init(_ edition: Edition) {
        self.edition = edition
        for number in 0..<Int32(edition.register.procedures.count) { sweep(number) }
    }

    /// The facts any rule of the procedure looks at.
    func factors(_ procedure: Int32) -> [ConnectingFactor] {
        let rules = rules(procedure)
        var factors = Set(rules.compactMap(\.factor))
        if rules.contains(where: { $0.reach != .own }) { factors.insert(.lodging) }
        return factors.sorted { $0.rawValue < $1.rawValue }
    }

    private func rules(_ procedure: Int32) -> [CompetenceRule] {
        let list = edition.compiled.procedures[Int(procedure)]
        return (Int(list.first)..<Int(list.first + list.count)).map {
            edition.register.rules[edition.compiled.rules[$0].row]
        }
    }

    /// Every day on which anything at all changes.
    static func days(_ editions: [Edition]) -> [CivilDate] {
        var days = Set<CivilDate>()
        var spans: [Validity] = []
        for edition in editions {
            let register = edition.register
            spans.append(register.manifest.span)
            let all = (0..<Int32(edition.areas.count)).map { edition.areas.validity(of: AreaIndex(raw: $0)) }
            let dated =
                [register.manifest.span] + register.rules.rows.map(\.validity)
                + register.procedures.rows.map(\.validity)
                + register.jurisdictions.map(\.validity) + register.agencies.rows.map(\.validity) + all
            for validity in dated { days.formUnion([validity.from, validity.to]) }
        }
        let whole = Validity(
            from: spans.map(\.from).min() ?? .distantPast, to: spans.map(\.to).max() ?? .distantFuture)
        return days.filter { whole.contains($0) }.sorted()
    }

    private mutating func sweep(_ procedure: Int32) {
        let factors = factors(procedure)
        for day in Self.days([edition]) where edition.register.procedures[procedure].validity.contains(day) {
            let communes = edition.areas.communes(on: day)
            for cell in Self.cells(edition.compiled.slots[Int(procedure)]) {
                var query = Query(procedure: procedure, asOf: day)
                for (slot, value) in cell.enumerated() { query.answer(slot: slot, value) }
                place(&query, factors[...], communes)
            }
        }
    }

    /// All combinations of answers.
    static func cells(_ slots: [ConditionSlot]) -> [[Int]] {
        slots.reduce([[]]) { cells, slot in cells.flatMap { cell in slot.values.indices.map { cell + [$0] } } }
    }

    private mutating func place(
        _ query: inout Query, _ factors: ArraySlice<ConnectingFactor>, _ communes: [AreaIndex]
    ) {
        guard let factor = factors.first else { return judge(query) }
        for commune in communes {
            query.set(factor, commune)
            place(&query, factors.dropFirst(), communes)
        }
    }

    private mutating func judge(_ query: Query) {
        cases += 1
        let compiled = edition.compiled
        let list = compiled.procedures[Int(query.procedure)]
        for index in Int(list.first)..<Int(list.first + list.count) {
            let rule = compiled.rules[index]
            let isInForce = rule.from <= query.day && query.day < rule.to
            if isInForce, compiled.holds(rule, query) == .yes { held.insert(rule.row) }
        }
        let standing = compiled.survivors(query, list).certain.members.map { compiled.rules[Int(list.first) + $0] }
        decided.formUnion(standing.map(\.row))
        let verdict = compiled.decide(query)
        if standing.isEmpty { note(.gap, query, []) }
        let answers = Set(
            standing.map { rule in
                let verdict = compiled.resolve(rule, query)
                return [Int32(verdict.kind.rawValue), verdict.target]
            })
        if verdict.kind == .conflict, answers.count > 1 {
            note(.conflict, query, edition.ids(standing.map(\.row)).sorted())
        }
        for rule in standing where rule.kind == .role { judgeHolder(rule, query) }
    }

    private mutating func judgeHolder(_ rule: CompiledRule, _ query: Query) {
        let area = edition.compiled.place(rule, query)
        guard area >= 0 else { return }
        let holders = edition.compiled.holders.spans(role: rule.target, area: area)
            .filter { $0.from <= query.day && query.day < $0.to }
        let role = edition.register.roles[rule.target].id
        if holders.isEmpty { note(.noHolder, query, [role]) }
        if Set(holders.map(\.agency)).count > 1 { note(.twoHolders, query, [role]) }
    }

    private mutating func note(_ kind: CheckFailure.Kind, _ query: Query, _ about: [String]) {
        let finding = Finding(
            kind: kind, procedure: edition.register.procedures[query.procedure].id, about: about)
        let places = factors(query.procedure).map { AreaIndex(raw: query.areas[Int($0.rawValue)]) }
        findings[finding, default: []].formUnion(places)
    }
}

extension BruteForce.Finding {
    /// The same of a failure the proof reported; nil where no case is concerned.
    init?(_ failure: CheckFailure, _ edition: Edition) {
        guard let procedure = failure.procedure else { return nil }
        let id = edition.register.procedures[procedure].id
        switch failure.kind {
        case .gap: self.init(kind: .gap, procedure: id, about: [])
        case .conflict: self.init(kind: .conflict, procedure: id, about: edition.ids(failure.rules).sorted())
        case .noHolder, .twoHolders:
            self.init(
                kind: failure.kind, procedure: id, about: failure.role.map { [edition.register.roles[$0].id] } ?? [])
        case .agencyEnded, .deadRule, .shadowedRule, .noLodging: return nil
        }
    }
}
