internal import Areas
internal import Base

// The procedures of a synthetic register and the rules of each.
extension SyntheticAuthor {
    mutating func writeProcedures() {
        var codes = Set<Int>()
        while codes.count < size.procedures { codes.insert(1_000_000 + dice.below(3_000_000)) }
        for (number, code) in codes.sorted().enumerated() {
            let id = "\(code / 1_000_000).\(padded(code % 1_000_000, 6))"
            let procedure = Procedure(
                id: id, name: Bilingual(vi: "Thủ tục \(number)", en: "Procedure \(number)"), level: "both",
                sector: "sector-\(number % Self.sectors)", channels: Channel.allCases, fee: nil,
                feeNote: Bilingual(same: ""), result: Bilingual(same: ""), words: [],
                validity: spoiled(number) == .deadRule ? Validity(to: day(50)) : .always,
                provenance: provenance("procedures.csv", number))
            _ = register.procedures.add(procedure, id: id)
            writeRules(of: Int32(number))
        }
    }

    /// The first procedures bear the defects asked for, one each.
    private func spoiled(_ number: Int) -> SyntheticRegister.Defect? {
        let wanted = SyntheticRegister.Defect.allCases.filter { defects.contains($0) }
        return number < wanted.count ? wanted[number] : nil
    }

    /// Most procedures have one to three rules, a few have dozens: about `size.rules` in all.
    private mutating func budget() -> Int {
        let usual: Int
        switch dice.below(100) {
        case 0..<44: usual = 1
        case 44..<64: usual = 2 + dice.below(2)
        case 64..<84: usual = 3 + dice.below(5)
        case 84..<97: usual = 8 + dice.below(9)
        default: usual = 17 + dice.below(30)
        }
        let scaled = usual * size.rules * 2 / max(1, size.procedures * 9)
        return max(1, min(SyntheticRegister.mostRules, usual == 1 ? 1 : scaled))
    }

    private mutating func writeRules(of procedure: Int32) {
        let factor = dice.pick([.residence, .property, .headOffice, .event, .record], or: ConnectingFactor.residence)
        factors.append(factor)
        var draft = SyntheticProcedure(number: procedure, factor: factor, left: budget())
        if let defect = spoiled(Int(procedure)) { return write(defect, &draft) }
        writeGeneral(&draft)
        writeConditional(&draft)
        writeLocal(&draft)
    }

    /// A procedure by the first role that shows one defect and nothing else.
    private mutating func write(_ defect: SyntheticRegister.Defect, _ draft: inout SyntheticProcedure) {
        var general = SyntheticRule(name: "general", validity: Validity(from: size.span.from))
        if defect == .gap { general.validity = Validity(from: size.span.from, to: day(90)) }
        add(general, &draft, outcome: (.role(0), .own))
        switch defect {
        case .gap, .noHolder, .twoHolders, .agencyEnded, .noLodging: break
        case .conflict: add(general, &draft, outcome: (.role(1), .own))
        case .deadRule:
            let late = SyntheticRule(name: "late", validity: Validity(from: day(60)))
            add(late, &draft, outcome: (.role(0), .own))
        case .shadowedRule:
            for value in values("foreign") {
                var rule = general
                rule.conditions = [Condition(key: "foreign", values: [value])]
                add(rule, &draft, outcome: (.role(1), .own))
            }
        }
    }

    private func day(_ percent: Int) -> CivilDate {
        CivilDate(day: size.span.from.day + (size.span.to.day - size.span.from.day) * Int32(percent) / 100)
    }

    /// One general rule, or a chain of dated versions: each ends where the next begins, or the next replaces it.
    private mutating func writeGeneral(_ draft: inout SyntheticProcedure) {
        let versions = min(draft.left, 1 + dice.below(3))
        let days = [size.span.from, day(20 + dice.below(30)), day(55 + dice.below(30))]
        let replaces = dice.chance(40)
        let layer = dice.below(2)
        var before: [String] = []
        for version in 0..<versions {
            let to = replaces && version == 0 || version == versions - 1 ? CivilDate.distantFuture : days[version + 1]
            var rule = SyntheticRule(name: "general", validity: Validity(from: days[version], to: to))
            rule.act = Int32(min(3, layer + version))
            rule.replaces = replaces ? before : []
            before = [add(rule, &draft, outcome: generalOutcome())]
        }
    }

    /// Up to three special cases by one question, each with up to two finer ones by a second question.
    private mutating func writeConditional(_ draft: inout SyntheticProcedure) {
        let keys = dice.pick(
            [("applicant", "amount"), ("amount", "foreign"), ("foreign", "urgency"), ("applicant", "urgency")],
            or: ("foreign", "urgency"))
        let (coarse, fine) = (values(keys.0), values(keys.1))
        let cases = min(draft.left / 2, 1 + dice.below(coarse.count - 1), 3)
        for value in coarse.dropFirst().prefix(cases) {
            let condition = Condition(key: keys.0, values: [value])
            writeVersions("case-\(value)", area: nil, [condition], &draft)
            draft.coarse.append(condition)
            for finer in fine.dropFirst().prefix(dice.below(min(3, fine.count))) where draft.left > 2 {
                let both = [condition, Condition(key: keys.1, values: [finer])].sorted { $0.key < $1.key }
                writeVersions("case-\(value)-\(finer)", area: nil, both, &draft)
            }
        }
    }

    private func values(_ key: String) -> [String] {
        register.answers.filter { $0.key == key }.map(\.value)
    }

    /// Exceptions of provinces and communes, some only for one of the special cases. The first commune of a province
    /// and the last province never have one, so that every wider rule decides somewhere.
    private mutating func writeLocal(_ draft: inout SyntheticProcedure) {
        var taken = Set<AreaIndex>()
        var tries = draft.left * 4
        while draft.left > 0, tries > 0 {
            tries -= 1
            guard let area = localArea(taken), taken.insert(area).inserted else { continue }
            let condition =
                draft.coarse.isEmpty || !dice.chance(25) ? [] : [draft.coarse[dice.below(draft.coarse.count)]]
            writeVersions("local-\(areas.code(of: area))", area: area, condition, &draft)
        }
    }

    /// A province, or a commune: often within a province that has an exception of its own.
    private mutating func localArea(_ taken: Set<AreaIndex>) -> AreaIndex? {
        let free = provinces.dropLast()
        if !free.isEmpty, dice.chance(40) { return free[dice.below(free.count)] }
        let within = taken.filter { areas.level(of: $0) == .province }.sorted()
        let province = !within.isEmpty && dice.chance(30) ? within[0] : dice.pick(provinces, or: AreaIndex(raw: 0))
        let lasting = areas.children(of: province).filter { areas.validity(of: $0).covers(size.span) }
        return lasting.count < 2 ? nil : lasting[1 + dice.below(lasting.count - 1)]
    }

    /// One rule, or two that meet at a day.
    private mutating func writeVersions(
        _ name: String, area: AreaIndex?, _ conditions: [Condition], _ draft: inout SyntheticProcedure
    ) {
        let from = dice.chance(80) ? size.span.from : day(dice.below(40))
        let change = draft.left > 1 && dice.chance(20) ? day(50 + dice.below(40)) : nil
        var rule = SyntheticRule(name: name, validity: Validity(from: from, to: change ?? .distantFuture))
        rule.area = area
        rule.conditions = conditions
        rule.act = Int32(dice.below(16))
        rule.overrides = draft.crossed(by: rule, areas)
        add(rule, &draft, outcome: specialOutcome())
        guard let change else { return }
        rule.name += "-later"
        rule.validity = Validity(from: change)
        rule.act = Int32(dice.below(16))
        add(rule, &draft, outcome: specialOutcome())
    }

    /// Adds a rule and counts it off the procedure's budget.
    @discardableResult
    private mutating func add(
        _ rule: SyntheticRule, _ draft: inout SyntheticProcedure, outcome: (RuleOutcome, Reach)
    ) -> String {
        let number = register.rules.count
        let id = "\(register.procedures[draft.number].id)-\(draft.written.count)-\(rule.name)"
        let isLocated = if case .role = outcome.0 { true } else { rule.area != nil }
        let row = CompetenceRule(
            id: id, selector: .procedure(draft.number), area: rule.area, conditions: rule.conditions,
            outcome: outcome.0, factor: isLocated ? draft.factor : nil, reach: outcome.1, overrides: rule.overrides,
            replaces: rule.replaces, act: rule.act, article: "Điều \(number % 90 + 1)", validity: rule.validity,
            confirmed: nil, note: Bilingual(vi: "Lý do \(number)", en: "Reason \(number)"),
            provenance: provenance("rules.csv", number))
        _ = register.rules.add(row, id: id)
        draft.written.append(row)
        draft.left -= 1
        return id
    }

    private mutating func generalOutcome() -> (RuleOutcome, Reach) {
        switch dice.below(20) {
        case 0: (.onTheSpot, .own)
        case 1: (.notOffered, .own)
        case 2: (.role(0), .country)
        case 3, 4: (.role(Int32(dice.below(2))), .province)
        default: (.role(Int32(dice.below(register.roles.count))), .own)
        }
    }

    private mutating func specialOutcome() -> (RuleOutcome, Reach) {
        let agency = Int32(dice.below(register.agencies.count))
        switch dice.below(20) {
        case 0: return (.notOffered, .own)
        case 1: return (.manualDesk(agency), .own)
        case 2, 3: return (.agency(agency), .own)
        default: return (.role(Int32(dice.below(register.roles.count))), .own)
        }
    }
}

/// The rules of one procedure while they are written.
struct SyntheticProcedure {
    let number: Int32
    let factor: ConnectingFactor
    /// How many rules may still be written.
    var left: Int
    var coarse: [Condition] = []
    var written: [CompetenceRule] = []

    init(number: Int32, factor: ConnectingFactor, left: Int) {
        self.number = number
        self.factor = factor
        self.left = left
    }

    /// Rules written before that may hold together with this one while neither is the more special: it overrides them.
    func crossed(by rule: SyntheticRule, _ areas: AreaRegister) -> [String] {
        written.filter { other in
            let isInner = Self.lies(rule.area, within: other.area, areas)
            let isOuter = Self.lies(other.area, within: rule.area, areas)
            guard isInner || isOuter, Self.mayMeet(rule.conditions, other.conditions) else { return false }
            let isFiner = RuleCompiler.implies(rule.conditions, other.conditions)
            let isCoarser = RuleCompiler.implies(other.conditions, rule.conditions)
            return !(isInner && isFiner) && !(isOuter && isCoarser)
        }.map(\.id)
    }

    private static func lies(_ inner: AreaIndex?, within outer: AreaIndex?, _ areas: AreaRegister) -> Bool {
        guard let outer else { return true }
        return inner.map { areas.contains(outer, $0) } ?? false
    }

    private static func mayMeet(_ first: [Condition], _ second: [Condition]) -> Bool {
        first.allSatisfy { one in
            second.allSatisfy { $0.key != one.key || !Set($0.values).isDisjoint(with: one.values) }
        }
    }
}

struct SyntheticRule {
    var name: String
    var area: AreaIndex?
    var conditions: [Condition] = []
    var validity: Validity
    var act: Int32 = 0
    var overrides: [String] = []
    var replaces: [String] = []

    init(name: String, validity: Validity) {
        self.name = name
        self.validity = validity
    }
}
