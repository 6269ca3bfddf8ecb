internal import Areas
internal import Base
internal import Competence

/// The limit that `bench route` is held against: the questions as dense numbers, over a flat procedure × commune table
/// of rule lists. It knows no precedence and no unknown facts: the first rule of the list that holds is taken.
struct RawTable {
    private struct Rule {
        let from: Int32
        let to: Int32
        let number: Int32
        let role: Int32
        /// For up to four questions: the answers that hold, a bit each.
        let tests: SIMD4<UInt32>
    }

    private struct Question {
        let cell: Int32
        let commune: Int32
        let day: Int32
        /// For up to four questions: the bit of the answer.
        let answers: SIMD4<UInt32>
    }

    private var cells: [Int32]
    private var rules: [Rule] = []
    private var holders: [Int32]
    private var questions: [Question] = []
    private let communes: Int

    init(_ synthetic: SyntheticRegister, _ queries: SyntheticQueries) {
        let register = synthetic.register
        let areas = synthetic.areas
        let list = areas.communes(on: synthetic.size.span.from)
        communes = list.count
        holders = Self.holders(register, areas, list)
        var dense: [Int32: Int32] = [:]
        for (place, area) in list.enumerated() { dense[area.raw] = Int32(place) }
        cells = [Int32](repeating: 0, count: register.procedures.count * list.count)
        var slots = [[String: [String]]](repeating: [:], count: register.procedures.count)
        let known = Dictionary(grouping: register.answers, by: \.key).mapValues { $0.map(\.value) }
        var byProcedure = [[Int32]](repeating: [], count: register.procedures.count)
        for (number, rule) in register.rules.rows.enumerated() {
            guard case .procedure(let procedure) = rule.selector else { continue }
            byProcedure[Int(procedure)].append(Int32(number))
            for condition in rule.conditions { slots[Int(procedure)][condition.key] = known[condition.key] ?? [] }
        }
        for procedure in byProcedure.indices {
            let keys = slots[procedure].keys.sorted().prefix(4).map { (key: $0, values: slots[procedure][$0] ?? []) }
            fill(procedure, byProcedure[procedure], register, areas, list, keys)
        }
        questions = queries.items.compactMap { question($0, queries, register, areas, dense, slots) }
    }

    /// For every role and commune, who holds the role; by the agency of the commune or of what it lies in.
    private static func holders(_ register: Register, _ areas: AreaRegister, _ list: [AreaIndex]) -> [Int32] {
        var found: [Int32: [Int32: Int32]] = [:]
        for (number, agency) in register.agencies.rows.enumerated() {
            found[agency.role, default: [:]][agency.area.raw] = Int32(number)
        }
        for row in register.jurisdictions { found[row.role, default: [:]][row.area.raw] = row.agency }
        return (0..<Int32(max(1, register.roles.count))).flatMap { role in
            list.map { area in
                let held = found[role] ?? [:]
                return held[area.raw] ?? areas.province(of: area).flatMap { held[$0.raw] } ?? -1
            }
        }
    }

    /// Lists of rules, special ones first; communes with equal lists share one.
    private mutating func fill(
        _ procedure: Int, _ numbers: [Int32], _ register: Register, _ areas: AreaRegister, _ list: [AreaIndex],
        _ keys: [(key: String, values: [String])]
    ) {
        let sorted = numbers.sorted { weight(register.rules[$0], areas) > weight(register.rules[$1], areas) }
        var known: [[Int32]: Int32] = [:]
        for (place, area) in list.enumerated() {
            let fitting = sorted.filter { number in
                register.rules[number].area.map { areas.contains($0, area) } ?? true
            }
            let start = known[fitting] ?? append(fitting, register, keys)
            known[fitting] = start
            cells[procedure * communes + place] = start
        }
    }

    private func weight(_ rule: CompetenceRule, _ areas: AreaRegister) -> Int {
        (rule.area.map { 1 + Int(areas.level(of: $0).rawValue) } ?? 0) * 10 + rule.conditions.count
    }

    private mutating func append(
        _ numbers: [Int32], _ register: Register, _ keys: [(key: String, values: [String])]
    ) -> Int32 {
        let start = Int32(rules.count)
        for number in numbers {
            let rule = register.rules[number]
            var tests = SIMD4<UInt32>(repeating: .max)
            for (slot, question) in keys.enumerated() {
                guard let condition = rule.conditions.first(where: { $0.key == question.key }) else { continue }
                tests[slot] = condition.values.reduce(0) { $0 | Self.bit($1, question.values) }
            }
            var role: Int32 = 0
            if case .role(let named) = rule.outcome { role = named }
            rules.append(
                Rule(from: rule.validity.from.day, to: rule.validity.to.day, number: number, role: role, tests: tests))
        }
        rules.append(Rule(from: .min, to: .max, number: -1, role: 0, tests: SIMD4(repeating: .max)))
        return start
    }

    private static func bit(_ value: String, _ values: [String]) -> UInt32 {
        values.firstIndex(of: value).map { 1 &<< UInt32($0 & 31) } ?? 0
    }

    private func question(
        _ item: SyntheticQueries.Item, _ queries: SyntheticQueries, _ register: Register, _ areas: AreaRegister,
        _ dense: [Int32: Int32], _ slots: [[String: [String]]]
    ) -> Question? {
        func text(_ range: Range<Int>) -> String { String(decoding: queries.bytes[range], as: UTF8.self) }
        guard let code = ProcedureCode(text(item.procedure)),
            let procedure = register.procedures.number(code.canonical),
            let area = AreaReference(text(item.subject)).flatMap({ areas.index($0) }), let commune = dense[area.raw]
        else { return nil }
        var answers = SIMD4<UInt32>(repeating: .max)
        let given = text(item.answers).split(separator: ";").map { $0.split(separator: "=").map(String.init) }
        for (slot, key) in slots[Int(procedure)].keys.sorted().prefix(4).enumerated() {
            guard let pair = given.first(where: { $0.first == key }), pair.count == 2 else { continue }
            answers[slot] = Self.bit(pair[1], slots[Int(procedure)][key] ?? [])
        }
        return Question(
            cell: procedure * Int32(communes) + commune, commune: commune, day: item.date.day, answers: answers)
    }

    /// Every question once: the cell, its list, the first rule that holds, who holds its role.
    func walk(_ start: Int) -> Int {
        cells.withUnsafeBufferPointer { cells in
            rules.withUnsafeBufferPointer { rules in
                holders.withUnsafeBufferPointer { holders in
                    var sum = start
                    for question in questions {
                        var at = Int(cells[Int(question.cell)])
                        while true {
                            let rule = rules[at]
                            let fits = any((rule.tests & question.answers) .== 0) == false
                            if question.day >= rule.from, question.day < rule.to, fits { break }
                            at &+= 1
                        }
                        let rule = rules[at]
                        sum &+= Int(rule.number) &+ Int(holders[Int(rule.role) &* communes &+ Int(question.commune)])
                    }
                    return sum
                }
            }
        }
    }

    /// Every question once: its cell, and nothing more.
    func look(_ start: Int) -> Int {
        cells.withUnsafeBufferPointer { cells in
            var sum = start
            for question in questions { sum &+= Int(cells[Int(question.cell)]) }
            return sum
        }
    }

    /// Every cell of the table once.
    func sweep(_ start: Int) -> Int { cells.reduce(start) { ($0 &* 31) &+ Int($1) } }
    var cellCount: Int { cells.count }
}
