internal import Areas
internal import Base

@testable internal import Competence

/// One mistake a steward might make in one rule, or in everything that names it.
enum Mutation: CaseIterable, Sendable {
    case delete, dropArea, dropCondition, dropOverride, dropReplacement, shiftFrom, shiftTo, repoint, refactor, relayer

    /// The same edition with one rule left out.
    static func edition(of edition: Edition, dropping row: Int) throws -> Edition {
        let register = rebuilt(edition.register) { number, rule in number == row ? nil : rule }
        return try Edition(register: register, areas: edition.areas, hash: Digest(of: Array("dropped \(row)".utf8)))
    }

    /// The register with its rules changed one by one; a dropped rule is dropped from what others name too.
    static func rebuilt(_ register: Register, _ change: (Int, CompetenceRule) -> CompetenceRule?) -> Register {
        var copy = register
        copy.rules = Catalogue()
        for (number, rule) in register.rules.rows.enumerated() {
            if let rule = change(number, rule) { _ = copy.rules.add(rule, id: rule.id) }
        }
        return copy
    }

    /// An edition with this mistake in a rule drawn by chance, and the row of that rule.
    func spoil(_ edition: Edition, _ dice: inout Dice) throws -> (edition: Edition, row: Int32)? {
        for _ in 0..<500 {
            let row = dice.below(edition.register.rules.count)
            let draft = spoil(edition.register.rules[Int32(row)], edition.register, &dice)
            if self != .delete, !draft.isChanged { continue }
            let register = Self.rebuilt(edition.register) { number, rule in
                number != row ? rule : self == .delete ? nil : draft.rule
            }
            let hash = Digest(of: Array("mutant \(row) \(self)".utf8))
            return (try Edition(register: register, areas: edition.areas, hash: hash), Int32(row))
        }
        return nil
    }

    private func spoil(_ rule: CompetenceRule, _ register: Register, _ dice: inout Dice) -> RuleDraft {
        var draft = RuleDraft(rule)
        switch self {
        case .delete: break
        case .dropArea: draft.area = nil
        case .dropCondition:
            if !rule.conditions.isEmpty { draft.conditions.remove(at: dice.below(rule.conditions.count)) }
        case .dropOverride: draft.overrides = []
        case .dropReplacement: draft.replaces = []
        case .shiftFrom: draft.from = Self.shifted(rule.validity.from, &dice)
        case .shiftTo: draft.to = Self.shifted(rule.validity.to, &dice)
        case .repoint: draft.outcome = Self.repointed(rule.outcome, register, &dice)
        case .refactor:
            if rule.factor != nil { draft.factor = ConnectingFactor(rawValue: UInt8(dice.below(7))) }
        case .relayer: draft.act = Int32(dice.below(register.acts.count))
        }
        return draft
    }

    private static func shifted(_ day: CivilDate, _ dice: inout Dice) -> CivilDate {
        let days = (1 + dice.below(400)) * (dice.chance(50) ? 1 : -1)
        return day == .distantPast || day == .distantFuture
            ? CivilDate(day: 20_500 + Int32(days)) : day.adding(days: days)
    }

    private static func repointed(_ outcome: RuleOutcome, _ register: Register, _ dice: inout Dice) -> RuleOutcome {
        switch outcome {
        case .role: .role(Int32(dice.below(register.roles.count)))
        case .agency, .manualDesk: .agency(Int32(dice.below(register.agencies.count)))
        case .onTheSpot, .heldElsewhere, .notOffered: .agency(Int32(dice.below(register.agencies.count)))
        }
    }
}

/// A rule whose parts can be changed.
struct RuleDraft {
    private let original: CompetenceRule
    var area: AreaIndex?
    var conditions: [Condition]
    var outcome: RuleOutcome
    var factor: ConnectingFactor?
    var overrides: [String]
    var replaces: [String]
    var act: Int32
    var from: CivilDate
    var to: CivilDate

    init(_ rule: CompetenceRule) {
        original = rule
        (area, conditions, outcome, factor) = (rule.area, rule.conditions, rule.outcome, rule.factor)
        (overrides, replaces, act) = (rule.overrides, rule.replaces, rule.act)
        (from, to) = (rule.validity.from, rule.validity.to)
    }

    var isChanged: Bool {
        area != original.area || conditions != original.conditions || outcome != original.outcome
            || factor != original.factor || overrides != original.overrides || replaces != original.replaces
            || act != original.act || from != original.validity.from || to != original.validity.to
    }

    var rule: CompetenceRule {
        CompetenceRule(
            id: original.id, selector: original.selector, area: area, conditions: conditions, outcome: outcome,
            factor: factor, reach: original.reach, overrides: overrides, replaces: replaces, act: act,
            article: original.article, validity: Validity(from: from, to: to), confirmed: original.confirmed,
            note: original.note, provenance: original.provenance)
    }
}
