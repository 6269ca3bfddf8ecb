internal import Areas
internal import Base

// Why this rule and not the others, and which question comes next.
extension Compiled {
    /// The part of every rule of the procedure in this decision.
    func findings(_ query: Query) -> [RuleFinding] {
        let procedure = procedures[Int(query.procedure)]
        let left = survivors(query, procedure)
        let first = Int(procedure.first)
        let holding = holding(query, procedure)
        var findings: [RuleFinding] = []
        findings.reserveCapacity(Int(procedure.count))
        for index in 0..<Int(procedure.count) {
            let reason = reason(index, procedure, query, holding: holding, left: left)
            findings.append(RuleFinding(rule: rules[first + index].row, reason: reason))
        }
        return findings
    }

    /// The rules in force whose selectors hold.
    private func holding(_ query: Query, _ procedure: CompiledProcedure) -> RuleSet {
        var holding = RuleSet()
        for index in 0..<Int(procedure.count) {
            let rule = rules[Int(procedure.first) + index]
            let isInForce = rule.from <= query.day && query.day < rule.to
            if isInForce, holds(rule, query) == .yes { holding.insert(index) }
        }
        return holding
    }

    private func reason(
        _ index: Int, _ procedure: CompiledProcedure, _ query: Query, holding: RuleSet, left: Survivors<RuleSet>
    ) -> RuleFinding.Reason {
        let first = Int(procedure.first)
        let rule = rules[first + index]
        if query.day < rule.from || query.day >= rule.to { return .notInForce }
        if left.certain.contains(index) {
            if rule.kind == .role, place(rule, query) < 0 { return .needs(key: missingPlace(rule, query)) }
            return .applied
        }
        if left.possible.contains(index) {
            let own = unknownKeys(rule, procedure, query)
            return .needs(key: own.first ?? openKeys(procedure, query).first ?? factorCode(rule))
        }
        if !holding.contains(index), holds(rule, query) == .no { return mismatch(rule, procedure, query) }
        return defeat(index, procedure, query, holding)
    }

    private func mismatch(_ rule: CompiledRule, _ procedure: CompiledProcedure, _ query: Query)
        -> RuleFinding.Reason
    {
        for index in Int(rule.firstTest)..<Int(rule.firstTest) + Int(rule.testCount) {
            let answer = query.answers[Int(tests[index].slot & 7)]
            if answer != Query.unknown, tests[index].values &>> UInt64(answer) & 1 == 0 {
                return .otherCase(key: slots[Int(query.procedure)][Int(tests[index].slot)].key)
            }
        }
        return .elsewhere
    }

    /// Which rule set this one aside, by the first stage that did.
    private func defeat(_ index: Int, _ procedure: CompiledProcedure, _ query: Query, _ holding: RuleSet)
        -> RuleFinding.Reason
    {
        let first = Int(procedure.first)
        let entry = beaten[first + index]
        func row(_ winners: RuleSet) -> Int32? {
            let present = winners.intersection(holding)
            return present.isEmpty ? nil : rules[first + present.first].row
        }
        if let ghost = ghost(entry.keptDeadBy, procedure, query) { return .keptDead(by: ghost) }
        if let winner = row(entry.overriddenBy) { return .overridden(by: winner) }
        if let winner = row(entry.dominatedBy) { return .lessSpecial(than: winner) }
        let highest = holding.members.map { rules[first + $0].layer }.max() ?? 0
        if rules[first + index].layer < highest { return .lowerLayer }
        if let winner = row(entry.replacedBy) { return .replaced(by: winner) }
        return .lowerLayer
    }

    /// The ended rule that keeps another dead for these facts.
    private func ghost(_ set: RuleSet, _ procedure: CompiledProcedure, _ query: Query) -> Int32? {
        let first = Int(procedure.first)
        let found = set.members.first { index in
            let rule = rules[first + index]
            return query.day >= rule.to && holds(rule, query) == .yes
        }
        return found.map { rules[first + $0].row }
    }

    /// Keys of the facts that keep any rule of the procedure from being decided, in force or ended.
    func openKeys(_ procedure: CompiledProcedure, _ query: Query) -> [String] {
        (Int(procedure.first)..<Int(procedure.first + procedure.count)).flatMap { index in
            let rule = rules[index]
            let matters = query.day >= rule.from && (query.day < rule.to || rule.isGhost)
            return matters && holds(rule, query) == .unknown ? unknownKeys(rule, procedure, query) : []
        }
    }

    /// Keys of the facts that keep a rule from being decided.
    func unknownKeys(_ rule: CompiledRule, _ procedure: CompiledProcedure, _ query: Query) -> [String] {
        var keys: [String] = []
        for index in Int(rule.firstTest)..<Int(rule.firstTest) + Int(rule.testCount) {
            let slot = Int(tests[index].slot & 7)
            if query.answers[slot] == Query.unknown { keys.append(slots[Int(query.procedure)][slot].key) }
        }
        if rule.areaLow >= 0, query.areas[Int(rule.factor & 7)] < 0 { keys.append(factorCode(rule)) }
        return keys
    }

    func factorCode(_ rule: CompiledRule) -> String {
        ConnectingFactor(rawValue: rule.factor)?.code ?? ConnectingFactor.lodging.code
    }

    /// The place a role still needs: its factor's, or the lodging place where any office is as good.
    func missingPlace(_ rule: CompiledRule, _ query: Query) -> String {
        rule.reach == 2 ? ConnectingFactor.lodging.code : factorCode(rule)
    }
}

extension Router {
    /// The question that leaves the fewest rules in the worst case; ties go to the register's order of questions.
    func bestKey(_ query: Query) -> String {
        let keys = missingKeys(query)
        let ranked = keys.map { key in (key, worstCase(key, query), edition.register.questions.row(key)?.order ?? 9999)
        }
        return ranked.min { ($0.1, $0.2, $0.0) < ($1.1, $1.2, $1.0) }?.0 ?? ConnectingFactor.lodging.code
    }

    private func missingKeys(_ query: Query) -> [String] {
        let compiled = edition.compiled
        let list = compiled.procedures[Int(procedure)]
        let left = compiled.survivors(query, list)
        var keys: [String] = []
        for index in left.possible.members {
            keys += compiled.unknownKeys(compiled.rules[Int(list.first) + index], list, query)
        }
        if keys.isEmpty, !left.possible.isEmpty { keys = compiled.openKeys(list, query) }
        if keys.isEmpty {
            for index in left.certain.members {
                let rule = compiled.rules[Int(list.first) + index]
                if rule.kind == .role, compiled.place(rule, query) < 0 {
                    keys.append(compiled.missingPlace(rule, query))
                }
            }
        }
        return Array(Set(keys))
    }

    /// How many rules stay in play after the least helpful answer.
    private func worstCase(_ key: String, _ query: Query) -> Int {
        let compiled = edition.compiled
        let list = compiled.procedures[Int(procedure)]
        let slots = compiled.slots[Int(procedure)]
        guard let slot = slots.firstIndex(where: { $0.key == key }) else { return Int(list.count) }
        var worst = 0
        for value in slots[slot].values.indices {
            var answered = query
            answered.answer(slot: slot, value)
            let left = compiled.survivors(answered, list)
            worst = max(worst, left.certain.count + left.possible.count)
        }
        return worst
    }
}

// Answers a procedure knows.
extension Edition {
    /// A key of the register with that value, even where this procedure's rules do not ask it.
    func isKnown(key: String, value: String, procedure: Int32) -> Bool {
        known(key: key, procedure: procedure).contains(value)
    }

    func known(key: String, procedure: Int32) -> [String] {
        if key == "variant" { return register.variants.filter { $0.procedure == procedure }.map(\.id) }
        return register.answers.filter { $0.key == key }.map(\.value)
    }
}
