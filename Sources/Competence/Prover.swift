internal import Areas
internal import Base

/// One proof in the making.
struct Prover {
    let edition: Edition
    let compiled: Compiled
    let today: CivilDate
    let span: Validity
    let communes: CommuneCounter
    var report = CheckReport()
    /// Failures found so far, by what they are about.
    var places: [FailureKey: Int] = [:]
    var failedAreas: [Int: Set<Range<Int32>>] = [:]
    /// Rules that held somewhere, and rules that decided somewhere, by place in `Compiled.rules`.
    var held: [Bool]
    var decided: [Bool]
    private var holes: [Int32: [HolderHole]] = [:]
    private let areaDays: [Int32]

    struct FailureKey: Hashable {
        let kind: CheckFailure.Kind
        let procedure: Int32?
        let rules: [Int32]
        let role: Int32?
        let agencies: [Int32]
    }

    init(edition: Edition, today: CivilDate) {
        self.edition = edition
        compiled = edition.compiled
        self.today = today
        span = edition.register.manifest.span
        held = [Bool](repeating: false, count: compiled.rules.count)
        decided = held
        communes = CommuneCounter(compiled.tree, span: span)
        areaDays = communes.days
        report.span = span
    }

    mutating func prove(_ progress: (Int, Int) -> Void) -> CheckReport {
        let count = edition.register.procedures.count
        for procedure in 0..<Int32(count) {
            if edition.register.procedures[procedure].validity.overlaps(span) { sweep(procedure) }
            progress(Int(procedure) + 1, count)
        }
        countAreas()
        checkUse()
        checkAgencies()
        checkLodging()
        bearWaivers()
        return report
    }
}

// The sweep of one procedure.
extension Prover {
    private mutating func sweep(_ procedure: Int32) {
        let list = compiled.procedures[Int(procedure)]
        let days = boundaries(procedure, list)
        let factors = classes(list)
        report.procedures += 1
        report.pairs += communes.count(in: 0..<Int32(compiled.tree.count), on: days.first ?? span.from.day)
        for (from, to) in zip(days, days.dropFirst()) {
            var query = Query(procedure: procedure, asOf: CivilDate(day: from))
            let interval = Validity(from: CivilDate(day: from), to: CivilDate(day: to))
            sweepAreas(&query, list, factors[...], ranges: [], interval)
        }
    }

    /// Days on which the law of this procedure changes within the span, with both ends of the span.
    private func boundaries(_ procedure: Int32, _ list: CompiledProcedure) -> [Int32] {
        let validity = edition.register.procedures[procedure].validity
        guard let common = validity.intersection(span) else { return [] }
        var days: Set<Int32> = [common.from.day, common.to.day]
        for index in 0..<Int(list.count) {
            let rule = compiled.rules[Int(list.first) + index]
            days.insert(rule.from)
            days.insert(rule.to)
        }
        areaDays.forEach { days.insert($0) }
        return days.filter { $0 >= common.from.day && $0 <= common.to.day }.sorted()
    }

    struct FactorClasses {
        let factor: ConnectingFactor
        let ranges: [Range<Int32>]
    }

    /// For every factor some rule limits by area: the runs of areas between the limits.
    private func classes(_ list: CompiledProcedure) -> [FactorClasses] {
        var limits: [UInt8: Set<Int32>] = [:]
        for index in 0..<Int(list.count) {
            let rule = compiled.rules[Int(list.first) + index]
            if rule.areaLow < 0 { continue }
            limits[rule.factor, default: [0, Int32(compiled.tree.count)]].formUnion([rule.areaLow, rule.areaHigh])
        }
        return limits.sorted { $0.key < $1.key }.compactMap { number, limits in
            let sorted = limits.sorted()
            return ConnectingFactor(rawValue: number).map {
                FactorClasses(factor: $0, ranges: zip(sorted, sorted.dropFirst()).map { $0..<$1 })
            }
        }
    }

    /// Every combination of area classes, one factor after another.
    private mutating func sweepAreas(
        _ query: inout Query, _ list: CompiledProcedure, _ factors: ArraySlice<FactorClasses>,
        ranges: [(factor: ConnectingFactor, range: Range<Int32>)], _ interval: Validity
    ) {
        guard let factor = factors.first else { return sweepCells(&query, list, slot: 0, ranges, interval) }
        for range in factor.ranges {
            guard let example = communes.first(in: range, on: interval.from.day) else { continue }
            query.set(factor.factor, AreaIndex(raw: example))
            sweepAreas(&query, list, factors.dropFirst(), ranges: ranges + [(factor.factor, range)], interval)
        }
    }

    /// Every combination of answers, one question after another.
    private mutating func sweepCells(
        _ query: inout Query, _ list: CompiledProcedure, slot: Int,
        _ ranges: [(factor: ConnectingFactor, range: Range<Int32>)], _ interval: Validity
    ) {
        guard slot < compiled.slots[Int(query.procedure)].count else { return prove(query, list, ranges, interval) }
        for value in compiled.slots[Int(query.procedure)][slot].values.indices {
            query.answer(slot: slot, value)
            sweepCells(&query, list, slot: slot + 1, ranges, interval)
        }
    }

    /// One class of equal cells: exactly one answer, or a failure.
    private mutating func prove(
        _ query: Query, _ list: CompiledProcedure, _ ranges: [(factor: ConnectingFactor, range: Range<Int32>)],
        _ interval: Validity
    ) {
        report.classes += 1
        let everywhere = 0..<Int32(compiled.tree.count)
        let areas = ranges.map(\.range).min { $0.count < $1.count } ?? everywhere
        report.cells += communes.count(in: areas, on: interval.from.day)
        let found = compiled.survivors(query, list)
        noteHeld(query, list)
        for rule in found.certain.members { decided[Int(list.first) + rule] = true }
        guard !found.certain.isEmpty else {
            return fail(.gap, query, rules: [], areas, interval)
        }
        let rules = found.certain.members.map { compiled.rules[Int(list.first) + $0] }
        for rule in rules { checkHolders(rule, query, list, range(of: rule, ranges), interval) }
        if !isUniform(rules) { compare(rules, query, list, ranges, areas, interval) }
    }

    private mutating func noteHeld(_ query: Query, _ list: CompiledProcedure) {
        for index in Int(list.first)..<Int(list.first + list.count) where !held[index] {
            let rule = compiled.rules[index]
            if rule.from <= query.day, query.day < rule.to, compiled.holds(rule, query) == .yes { held[index] = true }
        }
    }

    /// All name the same role through the same fact, or the same agency, or say the same.
    private func isUniform(_ rules: [CompiledRule]) -> Bool {
        rules.dropFirst().allSatisfy { rule in
            rule.kind == rules[0].kind && rule.target == rules[0].target
                && (rule.kind != .role || rule.factor == rules[0].factor && rule.reach == rules[0].reach)
        }
    }

    /// The areas through which a rule's role may be resolved for a class of cells.
    private func range(of rule: CompiledRule, _ ranges: [(factor: ConnectingFactor, range: Range<Int32>)])
        -> Range<Int32>
    {
        // Where any office of the country is as good, the lodging place may be anywhere; in a province, anywhere there.
        let all = 0..<Int32(compiled.tree.count)
        if rule.reach == 2 { return all }
        let own = ranges.first { $0.factor.rawValue == rule.factor }?.range ?? all
        return rule.reach == 1 ? compiled.tree.wholeProvinces(own) : own
    }

    /// Rules that answer differently by their words may still name the same agency for every area, on every day.
    private mutating func compare(
        _ rules: [CompiledRule], _ query: Query, _ list: CompiledProcedure,
        _ ranges: [(factor: ConnectingFactor, range: Range<Int32>)], _ areas: Range<Int32>, _ interval: Validity
    ) {
        for part in parts(of: interval, rules) {
            var query = query
            query.day = part.from.day
            let places = Set(rules.filter { $0.kind == .role }.map { [$0.factor, $0.reach] })
            if places.count <= 1 {
                compareAreas(rules, query, list, ranges, areas, part)
            } else if answers(rules, query, ranges).count > 1 {
                fail(.conflict, query, rules: rules.map(\.row), areas, part)
            }
        }
    }

    /// An interval cut where a role of these rules changes hands.
    private func parts(of interval: Validity, _ rules: [CompiledRule]) -> [Validity] {
        var days: Set<Int32> = [interval.from.day, interval.to.day]
        for rule in rules where rule.kind == .role {
            for day in compiled.holders.days(role: rule.target) where day > interval.from.day && day < interval.to.day {
                days.insert(day)
            }
        }
        let sorted = days.sorted()
        return zip(sorted, sorted.dropFirst()).map { Validity(from: CivilDate(day: $0), to: CivilDate(day: $1)) }
    }

    /// All are located by the same fact: area by area they must agree.
    private mutating func compareAreas(
        _ rules: [CompiledRule], _ query: Query, _ list: CompiledProcedure,
        _ ranges: [(factor: ConnectingFactor, range: Range<Int32>)], _ areas: Range<Int32>, _ interval: Validity
    ) {
        guard let located = rules.first(where: { $0.kind == .role }),
            let factor = ConnectingFactor(rawValue: located.factor)
        else { return fail(.conflict, query, rules: rules.map(\.row), areas, interval) }
        for area in range(of: located, ranges) where communes.isInForce(area, on: interval.from.day) {
            var query = query
            query.set(factor, AreaIndex(raw: area))
            if Set(rules.map { Self.answer(compiled.resolve($0, query)) }).count > 1 {
                fail(.conflict, query, rules: rules.map(\.row), area..<area + 1, interval)
            }
        }
    }

    /// They are located by different facts, which may lie anywhere in their classes: whatever any of them can answer.
    private func answers(
        _ rules: [CompiledRule], _ query: Query, _ ranges: [(factor: ConnectingFactor, range: Range<Int32>)]
    ) -> Set<[Int32]> {
        var answers = Set<[Int32]>()
        for rule in rules {
            guard rule.kind == .role, let factor = ConnectingFactor(rawValue: rule.factor) else {
                answers.insert(Self.answer(compiled.resolve(rule, query)))
                continue
            }
            for area in range(of: rule, ranges) where communes.isInForce(area, on: query.day) {
                var query = query
                query.set(factor, AreaIndex(raw: area))
                answers.insert(Self.answer(compiled.resolve(rule, query)))
            }
        }
        return answers
    }

    private static func answer(_ verdict: Verdict) -> [Int32] { [Int32(verdict.kind.rawValue), verdict.target] }

    /// The role a rule names must have exactly one holder, throughout, for every area of the class.
    private mutating func checkHolders(
        _ rule: CompiledRule, _ query: Query, _ list: CompiledProcedure, _ range: Range<Int32>, _ interval: Validity
    ) {
        guard rule.kind == .role else { return }
        for hole in holes(of: rule.target) where hole.concerns(range) {
            guard let common = hole.interval.intersection(interval) else { continue }
            fail(
                hole.agencies.isEmpty ? .noHolder : .twoHolders, query, rules: [rule.row],
                (hole.area..<hole.end).clamped(to: range), common, role: rule.target, agencies: hole.agencies)
        }
    }

    private mutating func holes(of role: Int32) -> [HolderHole] {
        if let known = holes[role] { return known }
        let found = HolderHole.all(role: role, compiled, communes, span: span)
        holes[role] = found
        return found
    }
}
