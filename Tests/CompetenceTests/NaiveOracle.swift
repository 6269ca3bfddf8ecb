internal import Areas
internal import Base

@testable internal import Competence

/// The law of competence of DOMAIN.md, written as plainly as it reads, over the rows themselves: texts are compared,
/// nothing is compiled, nothing is shared with Evaluate. Slow, and meant to be read.
struct NaiveOracle {
    let register: Register
    let areas: AreaRegister

    struct Case: CustomStringConvertible {
        var procedure: String
        var on: CivilDate
        /// Factor to area; a factor that is missing is unknown.
        var places: [ConnectingFactor: AreaIndex] = [:]
        var answers: [String: String] = [:]

        var description: String {
            let places = places.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.code)=\($0.value.raw)" }
            let what = answers.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            return "\(procedure) on \(on) \(places) \(what)"
        }
    }

    enum Truth { case no, yes, unknown }

    /// A rule that may decide; not certain while a fact is missing that could end it.
    struct Candidate {
        let rule: CompetenceRule
        var isCertain: Bool
    }

    /// `agency x`, `needsFact`, `gap`, `conflict`, … in the words of `Edition.words(_: Verdict)`.
    func decide(_ question: Case) -> String {
        let left = survivors(question)
        if left.contains(where: { !$0.isCertain }) { return "needsFact" }
        if left.isEmpty { return "gap" }
        let answers = left.map { answer($0.rule, question) }
        if answers.contains("needsFact") { return "needsFact" }
        return Set(answers).count == 1 ? answers[0] : "conflict"
    }

    /// Rules in force whose selector holds or may hold, after precedence. What expiry has left dead is no candidate.
    func survivors(_ question: Case) -> [Candidate] {
        var left = alive(question)
        left = stage(left) { winner, loser in winner.overrides.contains(loser.id) }
        left = stage(left) { winner, loser in isMoreSpecial(winner, than: loser) }
        left = stage(left) { winner, loser in layer(winner) > layer(loser) }
        left = stage(left) { winner, loser in winner.replaces.contains(loser.id) }
        return left
    }

    /// One stage of precedence: a rule falls to one that certainly stands, and is in doubt before one that may stand.
    private func stage(_ before: [Candidate], _ beats: (CompetenceRule, CompetenceRule) -> Bool) -> [Candidate] {
        before.compactMap { candidate in
            let winners = before.filter { beats($0.rule, candidate.rule) }
            if winners.contains(where: \.isCertain) { return nil }
            return Candidate(rule: candidate.rule, isCertain: candidate.isCertain && winners.isEmpty)
        }
    }

    private func alive(_ question: Case) -> [Candidate] {
        register.rules.rows.compactMap { rule in
            guard rule.validity.contains(question.on), concerns(rule, question.procedure) else { return nil }
            let truth = holds(rule, question)
            if truth == .no { return nil }
            let killers = register.rules.rows.filter {
                concerns($0, question.procedure) && $0.validity.to <= question.on && keepsDead($0, rule)
            }
            let kills = killers.map { holds($0, question) }
            if kills.contains(.yes) { return nil }
            return Candidate(rule: rule, isCertain: truth == .yes && !kills.contains(.unknown))
        }
    }

    private func concerns(_ rule: CompetenceRule, _ procedure: String) -> Bool {
        guard let number = register.procedures.number(procedure) else { return false }
        switch rule.selector {
        case .procedure(let only): return only == number
        case .sector(let sector): return register.procedures[number].sector == sector
        case .every: return true
        }
    }

    private func holds(_ rule: CompetenceRule, _ question: Case) -> Truth {
        var truths: [Truth] = rule.conditions.map { condition in
            guard let answer = question.answers[condition.key] else { return .unknown }
            return condition.values.contains(answer) ? .yes : .no
        }
        if let area = rule.area, let factor = rule.factor {
            let place = question.places[factor]
            truths.append(place.map { isWithin($0, area) ? .yes : .no } ?? .unknown)
        }
        if truths.contains(.no) { return .no }
        return truths.contains(.unknown) ? .unknown : .yes
    }

    private func isWithin(_ inner: AreaIndex, _ outer: AreaIndex) -> Bool {
        var current: AreaIndex? = inner
        while let area = current {
            if area == outer { return true }
            current = areas.parent(of: area)
        }
        return false
    }
}

// Who is the more special.
extension NaiveOracle {
    private func isMoreSpecial(_ winner: CompetenceRule, than loser: CompetenceRule) -> Bool {
        isAtLeastAsSpecial(winner, as: loser) && !isAtLeastAsSpecial(loser, as: winner)
    }

    private func isAtLeastAsSpecial(_ one: CompetenceRule, as other: CompetenceRule) -> Bool {
        depth(one) >= depth(other) && isNoWider(one, than: other)
            && other.conditions.allSatisfy { wide in
                one.conditions.contains { narrow in
                    narrow.key == wide.key && narrow.values.allSatisfy { wide.values.contains($0) }
                }
            }
    }

    private func depth(_ rule: CompetenceRule) -> Int {
        switch rule.selector {
        case .every: 0
        case .sector: 1
        case .procedure: 2
        }
    }

    private func isNoWider(_ one: CompetenceRule, than other: CompetenceRule) -> Bool {
        guard let outer = other.area else { return true }
        guard let inner = one.area, one.factor == other.factor else { return false }
        return isWithin(inner, outer)
    }

    private func layer(_ rule: CompetenceRule) -> LegalLayer { register.acts[rule.act].layer }

    /// Expiry never revives: one declared replaced, or one of a lower layer that a later rule for exactly the same
    /// cases had set aside, stays dead after the other has ended.
    private func keepsDead(_ ended: CompetenceRule, _ older: CompetenceRule) -> Bool {
        if ended.id == older.id || ended.validity.to >= older.validity.to { return false }
        if ended.replaces.contains(older.id) { return true }
        return layer(ended) > layer(older) && older.validity.from < ended.validity.from
            && isAtLeastAsSpecial(ended, as: older) && isAtLeastAsSpecial(older, as: ended)
    }
}

// What a rule answers.
extension NaiveOracle {
    private func answer(_ rule: CompetenceRule, _ question: Case) -> String {
        switch rule.outcome {
        case .role(let role): holder(of: role, rule, question)
        case .agency(let agency): "agency \(register.agencies[agency].id)"
        case .manualDesk(let agency): "manualDesk \(register.agencies[agency].id)"
        case .heldElsewhere(let system): "heldElsewhere \(register.systems[system].id)"
        case .onTheSpot: "onTheSpot"
        case .notOffered: "notOffered"
        }
    }

    private func holder(of role: Int32, _ rule: CompetenceRule, _ question: Case) -> String {
        guard let factor = rule.factor, let place = place(rule.reach, factor, question),
            let area = areas.ancestor(of: place, at: register.roles[role].level)
        else { return "needsFact" }
        let holders = Set(self.holders(of: role, area, question.on))
        if holders.count > 1 { return "conflict" }
        return holders.first.map { "agency \($0)" } ?? "gap"
    }

    /// Where any office is as good, the one of the lodging place; in class P only within the province.
    private func place(_ reach: Reach, _ factor: ConnectingFactor, _ question: Case) -> AreaIndex? {
        let located = question.places[factor]
        let lodging = question.places[.lodging]
        switch reach {
        case .own: return located
        case .country: return lodging ?? located
        case .province:
            guard let located, let lodging, let province = areas.province(of: located) else { return located }
            return areas.province(of: lodging) == province ? lodging : located
        }
    }

    /// If any row of jurisdictions speaks of the role and area, those alone say who; an agency that has such a row for
    /// its role holds nothing without one.
    private func holders(of role: Int32, _ area: AreaIndex, _ day: CivilDate) -> [String] {
        let explicit = register.jurisdictions.filter { $0.role == role }
        let rows = explicit.filter { $0.area == area }
        if !rows.isEmpty {
            return rows.filter { $0.validity.contains(day) }.map { register.agencies[$0.agency].id }
        }
        let placed = Set(explicit.map { register.agencies[$0.agency].id })
        let own = register.agencies.rows.filter {
            $0.role == role && $0.area == area && $0.validity.contains(day) && !placed.contains($0.id)
        }
        return own.map(\.id)
    }
}
