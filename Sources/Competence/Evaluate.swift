public import Areas
public import Base

/// The facts of one case as numbers: what a decision is made from.
public struct Query: Sendable {
    public var procedure: Int32
    /// The as-of date, in days since 1970-01-01.
    public var day: Int32
    /// The area of each connecting factor, by its raw value; -1: unknown.
    var areas = InlineArray<8, Int32>(repeating: -1)
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

/// The rules left after precedence.
struct Survivors<Bits: RuleBits> {
    /// They hold, and nothing that may yet turn out can set them aside.
    var certain = Bits()
    /// They would decide if an unknown fact came out so.
    var possible = Bits()

    /// At most one rule is left, so nothing can set another aside.
    @inline(__always) var isSettled: Bool { certain.union(possible).holdsAtMostOne }
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
            } else if area < rule.areaLow || area >= rule.areaHigh {
                return .no
            }
        }
        // A word to shift in a register: picking a lane of a vector by number goes through memory.
        // cannot: eight lanes of a byte are a word on every machine
        let answers = unsafeBitCast(query.answers, to: UInt64.self).littleEndian
        var index = Int(rule.firstTest)
        let end = index &+ Int(rule.testCount)
        while index < end {
            let test = tests[index]
            let answer = UInt8(truncatingIfNeeded: answers &>> UInt64(test.slot &* 8))
            if answer == Query.unknown {
                unknown = true
            } else if test.values &>> UInt64(answer) & 1 == 0 {
                return .no
            }
            index &+= 1
        }
        return unknown ? .unknown : .yes
    }

    /// The rules that decide or may decide on the query's day, after precedence: what is dead is no candidate; then
    /// overrides, dominance, legal layer, declared replacement, each on what the stage before left.
    ///
    /// Unknown is never false: a rule is out when one that certainly holds sets it aside, and in doubt when one that
    /// may hold would.
    func survivors(_ query: Query, _ procedure: CompiledProcedure) -> Survivors<RuleSet> {
        guard Int(procedure.count) <= SmallRuleSet.capacity else {
            return survivors(query, procedure, as: RuleSet.self)
        }
        let small = survivors(query, procedure, as: SmallRuleSet.self)
        return Survivors(certain: small.certain.wide, possible: small.possible.wide)
    }

    @inline(__always) private func survivors<Bits: RuleBits>(
        _ query: Query, _ procedure: CompiledProcedure, as bits: Bits.Type
    ) -> Survivors<Bits> {
        var found = Survivors<Bits>()
        var ghosts = Survivors<Bits>()
        let first = Int(procedure.first)
        for index in 0..<Int(procedure.count) {
            let rule = rules[first &+ index]
            if query.day < rule.from { continue }
            if query.day >= rule.to {
                if rule.isGhost { note(holds(rule, query), index, &ghosts) }
                continue
            }
            note(holds(rule, query), index, &found)
        }
        if procedure.hasGhosts { bury(&found, ghosts, first: first) }
        settle(&found, procedure)
        return found
    }

    @inline(__always) private func note<Bits: RuleBits>(
        _ holding: Holding, _ index: Int, _ found: inout Survivors<Bits>
    ) {
        switch holding {
        case .no: break
        case .yes: found.certain.insert(index)
        case .unknown: found.possible.insert(index)
        }
    }

    /// Expiry never revives: what an ended rule had set aside stays out.
    private func bury<Bits: RuleBits>(_ found: inout Survivors<Bits>, _ ghosts: Survivors<Bits>, first: Int) {
        thin(&found, certain: ghosts.certain, possible: ghosts.possible) { Bits.beaten(self, first &+ $0).keptDeadBy }
    }

    /// The stages that matter to the procedure, until one rule is left.
    @inline(__always) private func settle<Bits: RuleBits>(
        _ found: inout Survivors<Bits>, _ procedure: CompiledProcedure
    ) {
        let first = Int(procedure.first)
        if found.isSettled { return }
        if procedure.hasOverrides {
            stage(&found) { Bits.beaten(self, first &+ $0).overriddenBy }
            if found.isSettled { return }
        }
        stage(&found) { Bits.beaten(self, first &+ $0).dominatedBy }
        if found.isSettled { return }
        layer(&found, first: first)
        if procedure.hasReplacements { stage(&found) { Bits.beaten(self, first &+ $0).replacedBy } }
    }

    /// One stage: rules beaten by others that stood when the stage began.
    @inline(__always) private func stage<Bits: RuleBits>(_ found: inout Survivors<Bits>, _ beaters: (Int) -> Bits) {
        thin(&found, certain: found.certain, possible: found.possible, beaters)
    }

    /// Beaten by one that certainly holds: out. A certain rule beaten by one that may hold: in doubt.
    @inline(__always) private func thin<Bits: RuleBits>(
        _ found: inout Survivors<Bits>, certain: Bits, possible: Bits, _ beaters: (Int) -> Bits
    ) {
        let (standing, open) = (found.certain, found.possible)
        var rule = standing.next(after: -1)
        while rule >= 0 {
            let beaters = beaters(rule)
            if beaters.intersects(certain) {
                found.certain.remove(rule)
            } else if beaters.intersects(possible) {
                found.certain.remove(rule)
                found.possible.insert(rule)
            }
            rule = standing.next(after: rule)
        }
        rule = open.next(after: -1)
        while rule >= 0 {
            if beaters(rule).intersects(certain) { found.possible.remove(rule) }
            rule = open.next(after: rule)
        }
    }

    /// The higher legal layer prevails.
    @inline(__always) private func layer<Bits: RuleBits>(_ found: inout Survivors<Bits>, first: Int) {
        let (standing, open) = (found.certain, found.possible)
        let certainTop = topLayer(standing, first: first)
        let possibleTop = topLayer(open, first: first)
        var rule = standing.next(after: -1)
        while rule >= 0 {
            let layer = rules[first &+ rule].layer
            if layer < certainTop {
                found.certain.remove(rule)
            } else if layer < possibleTop {
                found.certain.remove(rule)
                found.possible.insert(rule)
            }
            rule = standing.next(after: rule)
        }
        rule = open.next(after: -1)
        while rule >= 0 {
            if rules[first &+ rule].layer < certainTop { found.possible.remove(rule) }
            rule = open.next(after: rule)
        }
    }

    @inline(__always) private func topLayer<Bits: RuleBits>(_ set: Bits, first: Int) -> UInt8 {
        var top: UInt8 = 0
        var rule = set.next(after: -1)
        while rule >= 0 {
            top = max(top, rules[first &+ rule].layer)
            rule = set.next(after: rule)
        }
        return top
    }

    /// The verdict on one case: pure, no allocation, the same answer for the same register in five years.
    public func decide(_ query: Query) -> Verdict {
        let procedure = procedures[Int(query.procedure)]
        if Int(procedure.count) <= SmallRuleSet.capacity {
            return verdict(survivors(query, procedure, as: SmallRuleSet.self), procedure, query)
        }
        return verdict(survivors(query, procedure, as: RuleSet.self), procedure, query)
    }

    @inline(__always) private func verdict<Bits: RuleBits>(
        _ found: Survivors<Bits>, _ procedure: CompiledProcedure, _ query: Query
    ) -> Verdict {
        if !found.possible.isEmpty {
            return Verdict(kind: .needsFact, target: -1, rule: -1)
        }
        if found.certain.isEmpty { return Verdict(kind: .gap, target: -1, rule: -1) }
        let verdict = resolve(rules[Int(procedure.first) &+ found.certain.first], query)
        return found.certain.holdsAtMostOne ? verdict : joined(verdict, found.certain, procedure, query)
    }

    /// Several rules decide: the first one's verdict with those of the others.
    private func joined<Bits: RuleBits>(
        _ verdict: Verdict, _ certain: Bits, _ procedure: CompiledProcedure, _ query: Query
    ) -> Verdict {
        let first = Int(procedure.first)
        var verdict = verdict
        var rule = certain.next(after: certain.first)
        while rule >= 0 {
            verdict = Self.joined(verdict, resolve(rules[first &+ rule], query))
            rule = certain.next(after: rule)
        }
        return verdict
    }

    /// Two rules that both decide: the same answer is fine, another is a conflict, and what is open stays open.
    private static func joined(_ one: Verdict, _ other: Verdict) -> Verdict {
        if one.kind == .needsFact || other.kind == .needsFact { return Verdict(kind: .needsFact, target: -1, rule: -1) }
        if one.kind == other.kind, one.target == other.target { return one }
        return Verdict(kind: .conflict, target: -1, rule: one.rule)
    }

    /// What one rule answers for the facts.
    @inline(__always) func resolve(_ rule: CompiledRule, _ query: Query) -> Verdict {
        switch rule.kind {
        case .role:
            let place = place(rule, query)
            if place < 0 { return Verdict(kind: .needsFact, target: -1, rule: rule.row) }
            let agency = holders.holder(role: rule.target, area: place, on: query.day)
            if agency == HolderTable.several { return Verdict(kind: .conflict, target: -1, rule: rule.row) }
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
            let near = lifted(lodging, rule.target)
            let sameProvince = near >= 0 && tree.province[Int(lodging)] == tree.province[Int(located)]
            return sameProvince ? near : lifted(located, rule.target)
        default:
            let near = lifted(lodging, rule.target)
            return near >= 0 ? near : lifted(located, rule.target)
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
