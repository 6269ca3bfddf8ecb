internal import Areas
internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import Pages

/// A routing receipt read for people: facts, rules applied, rules that were not and why.
struct RoutingReading {
    private let json: JSON
    private let register: RegisterInForce
    private let asOf: CivilDate

    init?(_ file: DossierFile) {
        guard let json = try? JSON(file.dossier.receipt), let asOf = CivilDate(json.text("asOf")) else { return nil }
        (self.json, self.asOf, register) = (json, asOf, file.routed)
    }

    /// So many rejected rules are told; the rest were never near.
    private static let most = 12

    var view: RoutingView {
        let applied = json.list("applied").map { rule($0.text("id"), $0) }
        let rejected = json.list("rules").filter { $0.text("part") != RuleFinding.Part.applied.rawValue }
        let ordered = rejected.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
        return RoutingView(
            asOf: asOf, edition: String(json.text("edition").prefix(12)), facts: places + answers, applied: applied,
            rejected: ordered.prefix(Self.most).map { finding in
                RoutingView.Rejected(rule: rule(finding.element.text("rule"), .null), why: why(finding.element))
            }, neighbours: neighbours)
    }

    /// Those that nearly held come first.
    private func rank(_ finding: JSON) -> Int {
        switch RuleFinding.Part(rawValue: finding.text("part")) {
        case .elsewhere: 1
        case .notInForce: 2
        default: 0
        }
    }

    private func rule(_ id: String, _ told: JSON) -> RoutingView.Rule {
        let row = register.edition.register.rules.row(id)
        let act = row.map { register.edition.register.acts[$0.act].title }
        return RoutingView.Rule(
            id: id, article: row?.article ?? told.text("article"), act: act ?? Bilingual(same: told.text("act")),
            note: row.map { $0.note.vi.isEmpty ? Bilingual(same: id) : $0.note } ?? Bilingual(same: id))
    }

    private func why(_ finding: JSON) -> Bilingual {
        guard let part = RuleFinding.Part(rawValue: finding.text("part")) else { return Bilingual(same: "–") }
        let key = question(finding.text("key"))
        let by = rule(finding.text("by"), .null).note
        func words(_ language: Language) -> Bilingual {
            FindingWords.why(part, key: key[language].bare, by: "“\(by[language].bare)”")
        }
        return Bilingual(vi: words(.vi).vi, en: words(.en).en)
    }

    /// What a key of the register asks.
    private func question(_ key: String) -> Bilingual {
        if let factor = ConnectingFactor(code: key) { return FactorWords.name(factor) }
        return register.edition.register.questions.row(key)?.text ?? Bilingual(same: key)
    }
}

// The facts.
extension RoutingReading {
    private var places: [RoutingView.Fact] {
        (json["facts"]?.list("places") ?? []).map { place in
            RoutingView.Fact(
                name: question(place.text("factor")), said: place.text("text"),
                means: Bilingual(same: place.list("areas").compactMap(\.text).map(area).joined(separator: "; ")))
        }
    }

    private func area(_ reference: String) -> String {
        guard let known = AreaReference(reference), let index = register.edition.areas.index(known) else {
            return reference
        }
        return register.edition.areas.longName(of: index, on: asOf)
    }

    private var answers: [RoutingView.Fact] {
        (json["facts"]?["answers"]?.members ?? []).map { member in
            let (key, value) = (member.name, member.value.text ?? "")
            return RoutingView.Fact(name: question(key), said: "", means: label(key, value))
        }
    }

    private func label(_ key: String, _ value: String) -> Bilingual {
        let procedure = json["facts"]?.text("procedure") ?? ""
        if key == "variant" { return register.label(variant: value, of: procedure) ?? Bilingual(same: value) }
        let answer = register.edition.register.answers.first { $0.key == key && $0.value == value }
        return answer?.label ?? Bilingual(same: value)
    }

    /// Where the rule names a kind of office, the fact decides which of them.
    private var neighbours: RoutingView.Neighbours? {
        let table = register.edition.register
        guard let row = json.list("applied").lazy.compactMap({ table.rules.row($0.text("id")) }).first,
            case .role(let role) = row.outcome, row.reach == .own, let factor = row.factor,
            let place = (json["facts"]?.list("places") ?? []).first(where: { $0.text("factor") == factor.code }),
            let area = place.list("areas").first?.text
        else { return nil }
        return RoutingView.Neighbours(
            role: table.roles[role].name, factor: FactorWords.name(factor), area: Bilingual(same: self.area(area)))
    }

    /// The facts any rule of the procedure asks for, for whoever has a better one.
    var factors: [ConnectingFactor] {
        let asked = rules.compactMap(\.factor)
        return ConnectingFactor.allCases.filter { asked.contains($0) && $0 != .lodging }
    }

    /// Answers that any rule of the procedure asks for.
    var conditions: [(key: String, question: Bilingual, value: String, label: Bilingual)] {
        var known: Set<String> = []
        return rules.flatMap(\.conditions).flatMap { condition in
            condition.values.filter { known.insert("\(condition.key)=\($0)").inserted }.map { value in
                (condition.key, question(condition.key), value, label(condition.key, value))
            }
        }
    }

    private var rules: [CompetenceRule] {
        json.list("rules").compactMap { register.edition.register.rules.row($0.text("rule")) }
    }
}

extension String {
    /// Without the full stop of a sentence that goes on.
    fileprivate var bare: String { hasSuffix(".") || hasSuffix("?") ? String(dropLast()) : self }
}
