internal import Areas
internal import Base

@testable internal import Competence

/// Outcomes in short words, so that a table of cases reads at a glance.
extension Edition {
    /// `assigned ubnd-00001`, `choice a b`, `needsFact amount`, `conflict r1 r2`, …
    func words(_ outcome: Outcome) -> String {
        switch outcome {
        case .assigned(let agency): "assigned \(id(agency))"
        case .choice(let agencies): "choice " + agencies.map(id).joined(separator: " ")
        case .needsFact(let question): "needsFact \(question.key)"
        case .onTheSpot: "onTheSpot"
        case .heldElsewhere(let system): "heldElsewhere \(register.systems[system].id)"
        case .notOffered(let reason): "notOffered \(reason.en)"
        case .lodgingNotAllowed(let agencies, let branches):
            "lodgingNotAllowed [\(agencies.map(id).joined(separator: " "))] at ["
                + branches.map { register.branches[$0].id }.joined(separator: " ") + "]"
        case .areaUnknown(let factor, let candidates): "areaUnknown \(factor.code)\(list(candidates))"
        case .areaEnded(let factor, let area, let successors):
            "areaEnded \(factor.code) \(areas.reference(of: area)) ->\(list(successors))"
        case .gap: "gap"
        case .conflict(let rules): "conflict " + ids(rules).joined(separator: " ")
        case .manualDesk(let agency): "manualDesk \(id(agency))"
        }
    }

    func words(_ reason: RuleFinding.Reason) -> String {
        switch reason {
        case .applied, .notInForce, .elsewhere, .lowerLayer: reason.code
        case .needs(let key), .otherCase(let key): "\(reason.code) \(key)"
        case .overridden(let rule), .lessSpecial(let rule), .replaced(let rule), .keptDead(let rule):
            "\(reason.code) \(register.rules[rule].id)"
        }
    }

    func words(_ verdict: Verdict) -> String {
        switch verdict.kind {
        case .agency: "agency \(id(verdict.target))"
        case .manualDesk: "manualDesk \(id(verdict.target))"
        case .heldElsewhere: "heldElsewhere \(register.systems[verdict.target].id)"
        case .onTheSpot: "onTheSpot"
        case .notOffered: "notOffered"
        case .needsFact: "needsFact"
        case .gap: "gap"
        case .conflict: "conflict"
        }
    }

    func ids(_ rules: [Int32]) -> [String] { rules.map { register.rules[$0].id } }
    private func id(_ agency: Int32) -> String { register.agencies[agency].id }
    private func list(_ areas: [AreaIndex]) -> String {
        areas.map { " \(self.areas.reference(of: $0))" }.joined()
    }
}
