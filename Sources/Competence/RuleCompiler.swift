internal import Areas
internal import Base

/// Lays the rules of each procedure side by side and works out once who beats whom.
struct RuleCompiler {
    let register: Register
    let areas: AreaRegister
    var procedures: [CompiledProcedure] = []
    var slots: [[ConditionSlot]] = []
    var days: [[Int32]] = []
    var rules: [CompiledRule] = []
    var beaten: [Beaten<RuleSet>] = []
    var tests: [ConditionTest] = []
    var faults = FaultList()
    private let byProcedure: [Int32: [Int32]]
    private let bySector: [String: [Int32]]
    private let forEvery: [Int32]
    private let answers: [String: [String]]
    private let variants: [Int32: [String]]

    init(register: Register, areas: AreaRegister) {
        self.register = register
        self.areas = areas
        var byProcedure: [Int32: [Int32]] = [:]
        var bySector: [String: [Int32]] = [:]
        var forEvery: [Int32] = []
        for (number, rule) in register.rules.rows.enumerated() {
            switch rule.selector {
            case .procedure(let procedure): byProcedure[procedure, default: []].append(Int32(number))
            case .sector(let sector): bySector[sector, default: []].append(Int32(number))
            case .every: forEvery.append(Int32(number))
            }
        }
        self.byProcedure = byProcedure
        self.bySector = bySector
        self.forEvery = forEvery
        answers = Dictionary(grouping: register.answers, by: \.key).mapValues { $0.map(\.value) }
        variants = Dictionary(grouping: register.variants, by: \.procedure).mapValues { $0.map(\.id) }
    }

    mutating func add(_ procedure: Int32) {
        let rows =
            (byProcedure[procedure] ?? []) + (bySector[register.procedures[procedure].sector] ?? []) + forEvery
        let slots = slots(of: procedure, rows)
        guard isWithinLimits(procedure, rows, slots) else { return }
        let first = Int32(rules.count)
        for row in rows { rules.append(compiled(row, slots)) }
        let table = precedence(rows)
        for entry in table { entry.keptDeadBy.members.forEach { rules[Int(first) + $0].isGhost = true } }
        beaten.append(contentsOf: table)
        procedures.append(
            CompiledProcedure(
                first: first, count: Int32(rows.count), hasGhosts: table.contains { !$0.keptDeadBy.isEmpty },
                hasOverrides: table.contains { !$0.overriddenBy.isEmpty },
                hasReplacements: table.contains { !$0.replacedBy.isEmpty }))
        self.slots.append(slots)
        let validity = register.procedures[procedure].validity
        let limits = rows.map { register.rules[$0].validity } + [validity]
        days.append(Set(limits.flatMap { [$0.from.day, $0.to.day] }).sorted())
    }

    /// The questions the rules of a procedure ask, in order of their keys.
    private func slots(of procedure: Int32, _ rows: [Int32]) -> [ConditionSlot] {
        let keys = Set(rows.flatMap { register.rules[$0].conditions.map(\.key) })
        return keys.sorted().map { key in
            ConditionSlot(key: key, values: (key == "variant" ? variants[procedure] : answers[key]) ?? [])
        }
    }

    private mutating func isWithinLimits(_ procedure: Int32, _ rows: [Int32], _ slots: [ConditionSlot]) -> Bool {
        if rows.count > RuleSet.capacity { return refuse(procedure, "limit.rules", rows.count, RuleSet.capacity) }
        if slots.count > Compiled.mostSlots {
            return refuse(procedure, "limit.conditions", slots.count, Compiled.mostSlots)
        }
        let cells = slots.reduce(1) { min($0 * max($1.values.count, 1), Compiled.mostCells + 1) }
        if cells > Compiled.mostCells { return refuse(procedure, "limit.cells", cells, Compiled.mostCells) }
        for slot in slots where slot.values.count > Compiled.mostValues {
            return refuse(procedure, "limit.values", slot.values.count, Compiled.mostValues)
        }
        return true
    }

    private mutating func refuse(_ procedure: Int32, _ code: String, _ count: Int, _ limit: Int) -> Bool {
        let row = register.procedures[procedure]
        faults.add(
            DataFault(
                code, file: row.provenance.file, line: row.provenance.line, field: "procedure",
                problem: Bilingual(
                    vi: "Thủ tục \(row.id) có \(count), vượt giới hạn \(limit) (\(code)).",
                    en: "Procedure \(row.id) has \(count), over the limit of \(limit) (\(code))."),
                mend: Bilingual(
                    vi: "Gộp các quy tắc hoặc câu hỏi tương đương.", en: "Merge rules or questions that say the same."))
        )
        return false
    }

    private mutating func compiled(_ row: Int32, _ slots: [ConditionSlot]) -> CompiledRule {
        let rule = register.rules[row]
        let firstTest = Int32(tests.count)
        for condition in rule.conditions {
            guard let slot = slots.firstIndex(where: { $0.key == condition.key }) else { continue }
            var values: UInt64 = 0
            for value in condition.values {
                if let index = slots[slot].values.firstIndex(of: value) { values |= 1 << UInt64(index) }
            }
            tests.append(ConditionTest(slot: UInt8(slot), values: values))
        }
        let (kind, target) = Self.kind(rule.outcome)
        return CompiledRule(
            from: rule.validity.from.day, to: rule.validity.to.day,
            areaLow: rule.area.map { areas.order(of: $0) } ?? -1, areaHigh: rule.area.map { areas.end(of: $0) } ?? -1,
            firstTest: firstTest, testCount: UInt8(rule.conditions.count),
            factor: rule.factor?.rawValue ?? Compiled.noFactor,
            reach: UInt8(Reach.allCases.firstIndex(of: rule.reach) ?? 0),
            layer: register.acts[rule.act].layer.rank, kind: kind, isGhost: false, target: target, row: row)
    }

    private static func kind(_ outcome: RuleOutcome) -> (RuleKind, Int32) {
        switch outcome {
        case .role(let role): (.role, role)
        case .agency(let agency): (.agency, agency)
        case .onTheSpot: (.onTheSpot, -1)
        case .heldElsewhere(let system): (.heldElsewhere, system)
        case .notOffered: (.notOffered, -1)
        case .manualDesk(let agency): (.manualDesk, agency)
        }
    }

    private func precedence(_ rows: [Int32]) -> [Beaten<RuleSet>] {
        let list = rows.map { register.rules[$0] }
        var table = [Beaten<RuleSet>](repeating: Beaten(), count: list.count)
        for (older, loser) in list.enumerated() {
            for (newer, winner) in list.enumerated() where newer != older {
                if winner.overrides.contains(loser.id) { table[older].overriddenBy.insert(newer) }
                if dominates(winner, loser) { table[older].dominatedBy.insert(newer) }
                if winner.replaces.contains(loser.id) { table[older].replacedBy.insert(newer) }
                if keepsDead(winner, loser) { table[older].keptDeadBy.insert(newer) }
            }
        }
        return table
    }

    /// At least as special on procedure, area and conditions, and strictly more on one.
    func dominates(_ first: CompetenceRule, _ second: CompetenceRule) -> Bool {
        let procedure = Self.rank(first.selector) - Self.rank(second.selector)
        guard procedure >= 0, let area = narrowness(first, second), area >= 0,
            Self.implies(first.conditions, second.conditions)
        else { return false }
        return procedure > 0 || area > 0 || !Self.implies(second.conditions, first.conditions)
    }

    private static func rank(_ selector: ProcedureSelector) -> Int {
        switch selector {
        case .every: 0
        case .sector: 1
        case .procedure: 2
        }
    }

    /// 1: the first area is the narrower, 0: the same, -1: the wider; nil: they cannot be compared.
    private func narrowness(_ first: CompetenceRule, _ second: CompetenceRule) -> Int? {
        switch (first.area, second.area) {
        case (nil, nil): return 0
        case (.some, nil): return 1
        case (nil, .some): return -1
        case (let inner?, let outer?):
            if first.factor != second.factor { return nil }
            if inner == outer { return 0 }
            if isWithin(inner, outer) { return 1 }
            return isWithin(outer, inner) ? -1 : nil
        }
    }

    private func isWithin(_ inner: AreaIndex, _ outer: AreaIndex) -> Bool {
        areas.order(of: outer) <= areas.order(of: inner) && areas.order(of: inner) < areas.end(of: outer)
    }

    /// Whenever `narrow` holds, `wide` holds.
    static func implies(_ narrow: [Condition], _ wide: [Condition]) -> Bool {
        wide.allSatisfy { condition in
            narrow.contains { $0.key == condition.key && Set($0.values).isSubset(of: condition.values) }
        }
    }

    /// Expiry never revives an older rule: one declared replaced stays so after its replacement has ended, and so does
    /// one of a lower layer that a later, equally special rule had set aside. A special rule that lapses is another
    /// matter: the general rule was in force all along.
    private func keepsDead(_ ended: CompetenceRule, _ older: CompetenceRule) -> Bool {
        guard ended.validity.to < .distantFuture, ended.validity.to < older.validity.to else { return false }
        if ended.replaces.contains(older.id) { return true }
        return register.acts[ended.act].layer > register.acts[older.act].layer
            && older.validity.from < ended.validity.from
            && Self.rank(ended.selector) == Self.rank(older.selector) && narrowness(ended, older) == 0
            && Self.implies(ended.conditions, older.conditions) && Self.implies(older.conditions, ended.conditions)
    }
}
