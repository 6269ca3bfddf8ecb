public import Areas
public import Base

/// The facts of one case as numbers: what a decision is made from.
public struct Query: Sendable {
    public var procedure: Int32
    /// The as-of date, in days since 1970-01-01.
    public var day: Int32
    /// The area of each connecting factor, by its raw value; -1: unknown.
    var areas = SIMD8<Int32>(repeating: -1)
    /// The answer in each slot of the procedure, an index into its values; 255: unknown.
    var answers = SIMD8<UInt8>(repeating: Query.unknown)

    static let unknown: UInt8 = 255

    public init(procedure: Int32, asOf date: CivilDate) {
        self.procedure = procedure
        day = date.day
    }

    @inline(__always) public mutating func set(_ factor: ConnectingFactor, _ area: AreaIndex) {
        areas[Int(factor.rawValue)] = area.raw
    }

    @inline(__always) public mutating func answer(slot: Int, _ value: Int) {
        answers[slot & 7] = UInt8(truncatingIfNeeded: value)
    }
}

/// What a decision came to, as numbers.
public struct Verdict: Equatable, Sendable {
    public enum Kind: UInt8, Sendable {
        case agency, onTheSpot, heldElsewhere, notOffered, manualDesk, needsFact, gap, conflict
    }

    public var kind: Kind
    /// Agency or system number, by kind; -1 when there is none.
    public var target: Int32
    /// Row of a deciding rule in `Register.rules`; -1 when no rule decided.
    public var rule: Int32
}

/// The rules left after precedence: those that hold, and those that would if an unknown fact came out so.
struct Survivors {
    var certain = RuleSet()
    var possible = RuleSet()
    /// Ended rules that would keep a survivor dead if an unknown fact came out so.
    var possibleGhosts = RuleSet()
}

extension Compiled {
    enum Holding: UInt8 {
        case no, yes, unknown
    }

    /// Whether a rule's selector holds for the facts; never its validity. Unknown is never false.
    @inline(__always) func holds(_ rule: CompiledRule, _ query: Query) -> Holding {
        var unknown = false
        if rule.areaLow >= 0 {
            let area = query.areas[Int(rule.factor & 7)]
            if area < 0 {
                unknown = true
            } else {
                let order = tree.order[Int(area)]
                if order < rule.areaLow || order >= rule.areaHigh { return .no }
            }
        }
        var index = Int(rule.firstTest)
        let end = index + Int(rule.testCount)
        while index < end {
            let test = tests[index]
            let answer = query.answers[Int(test.slot & 7)]
            if answer == Query.unknown {
                unknown = true
            } else if test.values &>> UInt64(answer) & 1 == 0 {
                return .no
            }
            index += 1
        }
        return unknown ? .unknown : .yes
    }

    /// The rules that hold or may hold on the query's day, after precedence: overrides, dominance, legal layer,
    /// declared replacement. A rule is set aside only by one that certainly holds.
    @inline(__always) func survivors(_ query: Query, _ procedure: CompiledProcedure) -> Survivors {
        var found = Survivors()
        var ghosts = RuleSet()
        let first = Int(procedure.first)
        for index in 0..<Int(procedure.count) {
            let rule = rules[first + index]
            if query.day < rule.from { continue }
            if query.day >= rule.to {
                if rule.isGhost { note(holds(rule, query), index, &ghosts, &found.possibleGhosts) }
                continue
            }
            note(holds(rule, query), index, &found.certain, &found.possible)
        }
        if found.certain.count + found.possible.count > 1 || procedure.hasGhosts {
            settle(&found, ghosts: ghosts, first: first)
        }
        return found
    }

    @inline(__always) private func note(
        _ holding: Holding, _ index: Int, _ certain: inout RuleSet, _ possible: inout RuleSet
    ) {
        switch holding {
        case .no: break
        case .yes: certain.insert(index)
        case .unknown: possible.insert(index)
        }
    }

    /// The four stages, each on what the stage before left.
    @inline(never) private func settle(_ found: inout Survivors, ghosts: RuleSet, first: Int) {
        func keep(_ isKept: (Int, RuleSet) -> Bool) {
            let certain = found.certain
            found.certain = certain.filter { isKept(first + $0, certain) }
            found.possible = found.possible.filter { isKept(first + $0, certain) }
        }
        keep { rule, certain in !beaten[rule].overriddenBy.intersects(certain) }
        keep { rule, certain in !beaten[rule].dominatedBy.intersects(certain) }
        var highest: UInt8 = 0
        found.certain.forEach { highest = max(highest, rules[first + $0].layer) }
        keep { rule, _ in rules[rule].layer >= highest }
        keep { rule, certain in !beaten[rule].replacedBy.intersects(certain) }
        keep { rule, _ in !beaten[rule].keptDeadBy.intersects(ghosts) }
        let possibleGhosts = found.possibleGhosts
        let left = found.certain.union(found.possible)
        found.possibleGhosts = RuleSet()
        left.forEach {
            found.possibleGhosts = found.possibleGhosts.union(
                beaten[first + $0].keptDeadBy.intersection(possibleGhosts))
        }
    }

    /// The verdict on one case: pure, no allocation, the same answer for the same register in five years.
    public func decide(_ query: Query) -> Verdict {
        let procedure = procedures[Int(query.procedure)]
        let found = survivors(query, procedure)
        if !found.possible.isEmpty || !found.possibleGhosts.isEmpty {
            return Verdict(kind: .needsFact, target: -1, rule: -1)
        }
        if found.certain.isEmpty { return Verdict(kind: .gap, target: -1, rule: -1) }
        let first = Int(procedure.first)
        var verdict = resolve(rules[first + found.certain.first], query)
        if found.certain.count > 1 {
            found.certain.forEach { index in
                let other = resolve(rules[first + index], query)
                if other.kind == .needsFact || verdict.kind == .needsFact {
                    verdict = Verdict(kind: .needsFact, target: -1, rule: -1)
                } else if other.kind != verdict.kind || other.target != verdict.target {
                    verdict = Verdict(kind: .conflict, target: -1, rule: verdict.rule)
                }
            }
        }
        return verdict
    }

    /// What one rule answers for the facts.
    @inline(__always) func resolve(_ rule: CompiledRule, _ query: Query) -> Verdict {
        switch rule.kind {
        case .role:
            let place = place(rule, query)
            if place < 0 { return Verdict(kind: .needsFact, target: -1, rule: rule.row) }
            let agency = holders.holder(role: rule.target, area: place, on: query.day)
            return Verdict(kind: agency < 0 ? .gap : .agency, target: agency, rule: rule.row)
        case .agency: return Verdict(kind: .agency, target: rule.target, rule: rule.row)
        case .onTheSpot: return Verdict(kind: .onTheSpot, target: -1, rule: rule.row)
        case .heldElsewhere: return Verdict(kind: .heldElsewhere, target: rule.target, rule: rule.row)
        case .notOffered: return Verdict(kind: .notOffered, target: -1, rule: rule.row)
        case .manualDesk: return Verdict(kind: .manualDesk, target: rule.target, rule: rule.row)
        }
    }

    /// The area through which a rule's role is resolved, lifted to the role's level; -1 while a fact is missing.
    ///
    /// Where other offices are equally competent the one that serves the lodging place comes first.
    @inline(__always) func place(_ rule: CompiledRule, _ query: Query) -> Int32 {
        let located = query.areas[Int(rule.factor & 7)]
        let lodging = query.areas[Int(ConnectingFactor.lodging.rawValue)]
        switch rule.reach {
        case 0: return lifted(located, rule.target)
        case 1:
            guard located >= 0 else { return -1 }
            let sameProvince =
                lodging >= 0 && tree.province[Int(lodging)] == tree.province[Int(located)]
                && tree.province[Int(located)] >= 0
            return lifted(sameProvince ? lodging : located, rule.target)
        default: return lifted(lodging >= 0 ? lodging : located, rule.target)
        }
    }

    @inline(__always) private func lifted(_ area: Int32, _ role: Int32) -> Int32 {
        guard area >= 0 else { return -1 }
        if roleLevels[Int(role)] == .province { return tree.province[Int(area)] }
        return tree.level[Int(area)] == .commune ? area : -1
    }

    /// The number of a procedure from its code as received.
    @inline(__always) public func procedure(code: UnsafeBufferPointer<UInt8>) -> Int32? {
        guard let code = ProcedureCode(ascii: code) else { return nil }
        return procedureTable.number(code.key)
    }

    /// The slot and value of an answer as received; nil when the procedure does not ask it or has no such value.
    public func answer(procedure: Int32, key: String, value: String) -> (slot: Int, value: Int)? {
        let slots = slots[Int(procedure)]
        guard let slot = slots.firstIndex(where: { $0.key == key }),
            let index = slots[slot].values.firstIndex(of: value)
        else { return nil }
        return (slot, index)
    }
}
