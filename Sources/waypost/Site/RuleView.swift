internal import Areas
internal import Base
internal import Competence
internal import Desk
internal import Pages

/// Makes what the pages show of rules.
struct RuleViewMaker {
    let edition: Edition
    let tally: DeclineTally
    let today: CivilDate
    private var register: Register { edition.register }

    func view(_ rule: CompetenceRule) -> RuleView {
        var view = RuleView(
            id: rule.id, selector: selector(rule), decides: decides(rule), basis: basis(rule),
            place: rule.provenance.place)
        view.area = rule.area.map { edition.areas.fullName(of: $0, on: today) } ?? ""
        view.conditions = rule.conditions.map { words(of: $0, rule) }
        view.factor = rule.factor.map(FactorWords.name) ?? Bilingual(same: "")
        view.validity = rule.validity == .always ? Phrase.ruAlways : rule.validity.words
        (view.note, view.confirmed, view.source) = (rule.note, rule.confirmed, rule.provenance.source)
        view.origin = Phrase.ruOrigins.first { $0.code == rule.provenance.origin.rawValue }?.words ?? view.origin
        (view.overrides, view.replaces) = (rule.overrides, rule.replaces)
        if case .procedure(let number) = rule.selector { view.procedure = register.procedures[number].id }
        add(tally.counts[rule.id], to: &view)
        return view
    }

    private func add(_ count: DeclineTally.Count?, to view: inout RuleView) {
        guard let count else { return }
        view.declines = count.declines
        view.lastDecline = LocalMoment(count.last).date.slashed
        view.decliners = count.agencies.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(10).map {
            (register.agencies.row($0.key)?.name ?? Bilingual(same: $0.key), $0.value)
        }
    }

    private func selector(_ rule: CompetenceRule) -> Bilingual {
        switch rule.selector {
        case .procedure(let number):
            let row = register.procedures[number]
            return Bilingual(vi: "\(row.name.vi) (\(row.id))", en: "\(row.name.en) (\(row.id))")
        case .sector(let sector): return Phrase.ruSectorOf(sector)
        case .every: return Phrase.ruEvery
        }
    }

    private func decides(_ rule: CompetenceRule) -> Bilingual {
        switch rule.outcome {
        case .role(let role): register.roles[role].name.capitalizedFirst
        case .agency(let agency), .manualDesk(let agency): register.agencies[agency].name
        case .heldElsewhere(let system): register.systems[system].name
        case .onTheSpot: Phrase.whyOnTheSpot
        case .notOffered: Phrase.whyNotOffered
        }
    }

    private func basis(_ rule: CompetenceRule) -> Bilingual { register.acts[rule.act].cited(rule.article) }

    private func words(of condition: Condition, _ rule: CompetenceRule) -> Bilingual {
        let labels = condition.values.map { label(condition.key, $0, rule) }
        let (vi, en) = (
            labels.map(\.vi).joined(separator: " / "), labels.map(\.en).joined(separator: " / ")
        )
        guard condition.key != "variant", let asked = register.questions.row(condition.key)?.text else {
            return Bilingual(vi: vi, en: en)
        }
        return Bilingual(vi: "\(asked.vi) \(vi)", en: "\(asked.en) \(en)")
    }

    private func label(_ key: String, _ value: String, _ rule: CompetenceRule) -> Bilingual {
        if case .procedure(let number) = rule.selector {
            return edition.label(key: key, value: value, procedure: number)
        }
        return register.answers.first { $0.key == key && $0.value == value }?.label ?? Bilingual(same: value)
    }
}

/// Which rules somebody means by a few words.
struct RuleSearch {
    private let wanted: [String]
    private let procedures: Set<Int32>
    private let sectors: Set<String>
    private let register: Register

    init(_ words: String, _ inForce: RegisterInForce) {
        register = inForce.edition.register
        let register = register
        wanted = Fold.folded(words).split(separator: " ").map(String.init)
        procedures = wanted.isEmpty ? [] : Set(inForce.search.find(words, limit: 30))
        sectors = Set(procedures.map { register.procedures[$0].sector })
    }

    func fits(_ rule: CompetenceRule) -> Bool {
        if wanted.isEmpty { return true }
        let isNamed = wanted.allSatisfy { rule.id.contains($0) }
        switch rule.selector {
        case .procedure(let number): return isNamed || procedures.contains(number)
        case .sector(let sector):
            return isNamed || sectors.contains(sector) || wanted.allSatisfy { sector.contains($0) }
        case .every: return isNamed
        }
    }
}
