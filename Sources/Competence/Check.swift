public import Areas
public import Base

/// One way in which an edition cannot answer, with the smallest example.
public struct CheckFailure: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// No rule holds.
        case gap
        /// Rules that hold name different agencies and none precedes.
        case conflict
        /// A rule names a role that nobody holds for the area.
        case noHolder = "no-holder"
        /// Two agencies hold the same role for the same area on the same day.
        case twoHolders = "two-holders"
        /// An agency is named for days on which it does not exist.
        case agencyEnded = "agency-ended"
        /// A rule that holds for no case at all.
        case deadRule = "dead-rule"
        /// A rule that is always set aside by others.
        case shadowedRule = "shadowed-rule"
        /// A procedure in force that no branch may take in.
        case noLodging = "no-lodging"
    }

    public let kind: Kind
    public let procedure: Int32?
    /// Rows in `Register.rules` that are concerned.
    public let rules: [Int32]
    public let role: Int32?
    public let agencies: [Int32]
    /// The first area it happens for.
    public let area: AreaIndex?
    /// How many areas it happens for.
    public var areaCount: Int
    /// Answers of the first cell it happens in.
    public let cell: [CellAnswer]
    public var cellCount: Int
    public var interval: Validity
    /// The waiver that bears it, when one does.
    public var waiver: Int32?

    public struct CellAnswer: Hashable, Sendable {
        public let key: String
        public let value: String
    }
}

/// What the proof of an edition came to.
public struct CheckReport: Sendable {
    public var failures: [CheckFailure] = []
    public var procedures = 0
    /// Procedure × area pairs in force at the start of the span.
    public var pairs = 0
    /// Procedure × area × condition cell × interval of constant law.
    public var cells = 0
    /// Classes of equal cells that were decided to cover them.
    public var classes = 0
    public var span = Validity.always

    /// The edition may be published: nothing fails, but for what a waiver bears.
    public var isProved: Bool { failures.allSatisfy { $0.waiver != nil } }
}

extension Edition {
    /// Proves that every offered procedure × area × condition cell × interval of constant law resolves to exactly one
    /// outcome that is neither gap nor conflict, that every rule has its use, and that every role has its holder.
    ///
    /// Areas are swept as classes: those between the same boundaries of all areas a procedure's rules name are equal.
    /// - Parameter today: waivers count until the day before they expire.
    public func check(today: CivilDate, progress: (Int, Int) -> Void = { _, _ in }) -> CheckReport {
        var prover = Prover(edition: self, today: today)
        return prover.prove(progress)
    }
}

/// One proof in the making.
struct Prover {
    let edition: Edition
    let compiled: Compiled
    let today: CivilDate
    let span: Validity
    let communes: CommuneCounter
    var report = CheckReport()
    /// Failures found so far, by what they are about.
    private var places: [FailureKey: Int] = [:]
    /// Rules that held somewhere, and rules that decided somewhere, by place in `Compiled.rules`.
    private var held: [Bool]
    private var decided: [Bool]
    private var holes: [Int32: [HolderHole]] = [:]
    private let areaDays: [Int32]

    private struct FailureKey: Hashable {
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
            return fail(.gap, query, list, rules: [], areas, interval)
        }
        let rules = found.certain.members.map { compiled.rules[Int(list.first) + $0] }
        if isUniform(rules) {
            checkHolders(rules[0], query, list, range(of: rules[0], ranges), interval)
        } else {
            compare(rules, query, list, ranges, areas, interval)
        }
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

    private func range(of rule: CompiledRule, _ ranges: [(factor: ConnectingFactor, range: Range<Int32>)])
        -> Range<Int32>
    {
        // Where any office of the country is as good, the lodging place may be anywhere.
        let all = 0..<Int32(compiled.tree.count)
        if rule.reach == 2 { return all }
        return ranges.first { $0.factor.rawValue == rule.factor }?.range ?? all
    }

    /// Rules that answer differently by their words may still name the same agency for every area.
    private mutating func compare(
        _ rules: [CompiledRule], _ query: Query, _ list: CompiledProcedure,
        _ ranges: [(factor: ConnectingFactor, range: Range<Int32>)], _ areas: Range<Int32>, _ interval: Validity
    ) {
        let factors = Set(rules.filter { $0.kind == .role }.map(\.factor))
        let samePlace = factors.count <= 1 && Set(rules.filter { $0.kind == .role }.map(\.reach)).count <= 1
        guard samePlace, let factor = factors.first.flatMap({ ConnectingFactor(rawValue: $0) }) else {
            return fail(.conflict, query, list, rules: rules.map(\.row), areas, interval)
        }
        var found: [Int32] = []
        for area in range(of: rules[0], ranges) where communes.isInForce(area, on: interval.from.day) {
            var query = query
            query.set(factor, AreaIndex(raw: area))
            if Set(rules.map { Self.answer(compiled.resolve($0, query)) }).count > 1 { found.append(area) }
        }
        guard let first = found.first else { return }
        fail(.conflict, query, list, rules: rules.map(\.row), first..<first + 1, interval, areaCount: found.count)
    }

    private static func answer(_ verdict: Verdict) -> [Int32] { [Int32(verdict.kind.rawValue), verdict.target] }

    /// The role a rule names must have exactly one holder, throughout, for every area of the class.
    private mutating func checkHolders(
        _ rule: CompiledRule, _ query: Query, _ list: CompiledProcedure, _ range: Range<Int32>, _ interval: Validity
    ) {
        guard rule.kind == .role else { return }
        for hole in holes(of: rule.target) where hole.concerns(range) && hole.interval.overlaps(interval) {
            guard let common = hole.interval.intersection(interval) else { continue }
            fail(
                hole.agencies.isEmpty ? .noHolder : .twoHolders, query, list, rules: [rule.row],
                hole.area..<hole.area + 1, common, role: rule.target, agencies: hole.agencies)
        }
    }

    private mutating func holes(of role: Int32) -> [HolderHole] {
        if let known = holes[role] { return known }
        let found = HolderHole.all(role: role, compiled, communes, span: span)
        holes[role] = found
        return found
    }
}

// Collecting failures: one entry for everything that is about the same rules, with a count and one example.
extension Prover {
    private mutating func fail(
        _ kind: CheckFailure.Kind, _ query: Query, _ list: CompiledProcedure, rules: [Int32], _ areas: Range<Int32>,
        _ interval: Validity, role: Int32? = nil, agencies: [Int32] = [], areaCount: Int? = nil
    ) {
        let count = areaCount ?? (areas.count == 1 ? 1 : communes.count(in: areas, on: interval.from.day))
        let key = FailureKey(kind: kind, procedure: query.procedure, rules: rules, role: role, agencies: agencies)
        if let place = places[key] {
            report.failures[place].areaCount = max(report.failures[place].areaCount, count)
            report.failures[place].cellCount += 1
            let known = report.failures[place].interval
            report.failures[place].interval = Validity(
                from: min(known.from, interval.from), to: max(known.to, interval.to))
            return
        }
        let example = areas.count == 1 ? areas.lowerBound : communes.first(in: areas, on: interval.from.day)
        let cell = compiled.slots[Int(query.procedure)].enumerated().map { slot, question in
            CheckFailure.CellAnswer(key: question.key, value: question.values[Int(query.answers[slot])])
        }
        places[key] = report.failures.count
        report.failures.append(
            CheckFailure(
                kind: kind, procedure: query.procedure, rules: rules, role: role, agencies: agencies,
                area: example.map { AreaIndex(raw: $0) }, areaCount: count, cell: cell, cellCount: 1,
                interval: interval, waiver: nil))
    }

    private mutating func fail(
        _ kind: CheckFailure.Kind, procedure: Int32?, rules: [Int32] = [], agencies: [Int32] = [],
        area: AreaIndex? = nil,
        role: Int32? = nil, _ interval: Validity
    ) {
        report.failures.append(
            CheckFailure(
                kind: kind, procedure: procedure, rules: rules, role: role, agencies: agencies, area: area,
                areaCount: area == nil ? 0 : 1, cell: [], cellCount: 0, interval: interval, waiver: nil))
    }

    /// Every rule in force within the span decides something somewhere.
    private mutating func checkUse() {
        var useful: [Int32: (held: Bool, decided: Bool)] = [:]
        for (index, rule) in compiled.rules.enumerated() {
            let known = useful[rule.row] ?? (false, false)
            useful[rule.row] = (known.held || held[index], known.decided || decided[index])
        }
        for (row, rule) in edition.register.rules.rows.enumerated() {
            guard let common = rule.validity.intersection(span) else { continue }
            let use = useful[Int32(row)] ?? (false, false)
            if use.decided { continue }
            var procedure: Int32?
            if case .procedure(let number) = rule.selector { procedure = number }
            fail(use.held ? .shadowedRule : .deadRule, procedure: procedure, rules: [Int32(row)], common)
        }
    }

    /// An agency named by a rule or a jurisdiction exists on all those days.
    private mutating func checkAgencies() {
        let register = edition.register
        for (row, rule) in register.rules.rows.enumerated() {
            let agency: Int32
            switch rule.outcome {
            case .agency(let number), .manualDesk(let number): agency = number
            case .role, .onTheSpot, .heldElsewhere, .notOffered: continue
            }
            guard let used = rule.validity.intersection(span) else { continue }
            if !register.agencies[agency].validity.covers(used) {
                fail(.agencyEnded, procedure: nil, rules: [Int32(row)], agencies: [agency], used)
            }
        }
        for row in register.jurisdictions {
            guard let used = row.validity.intersection(span) else { continue }
            if !register.agencies[row.agency].validity.covers(used) {
                fail(.agencyEnded, procedure: nil, agencies: [row.agency], area: row.area, role: row.role, used)
            }
        }
    }

    /// Every procedure in force can be lodged somewhere. A register without branches is advice only.
    private mutating func checkLodging() {
        let register = edition.register
        if register.branches.count == 0 { return }
        for (number, procedure) in register.procedures.rows.enumerated() where procedure.validity.overlaps(span) {
            let isTaken = register.rights.rows.contains { right in
                (right.procedure == nil || right.procedure == Int32(number))
                    && (right.sector.isEmpty || right.sector == procedure.sector) && right.validity.overlaps(span)
            }
            if !isTaken { fail(.noLodging, procedure: Int32(number), span) }
        }
    }

    private mutating func bearWaivers() {
        for (number, waiver) in edition.register.waivers.rows.enumerated() where today < waiver.expires {
            for index in report.failures.indices where report.failures[index].waiver == nil {
                let failure = report.failures[index]
                let sameProcedure = waiver.procedure == nil || waiver.procedure == failure.procedure
                let sameArea = waiver.area.map { area in failure.area.map { edition.areas.contains(area, $0) } ?? false
                }
                if waiver.failure == failure.kind.rawValue, sameProcedure, sameArea ?? true {
                    report.failures[index].waiver = Int32(number)
                }
            }
        }
    }
}

extension Validity {
    func covers(_ other: Validity) -> Bool { from <= other.from && other.to <= to }
}
