public import Areas
public import Base

/// What routing answers. An empty list is never an answer, and nothing is ever picked silently.
public enum Outcome: Hashable, Sendable {
    case assigned(agency: Int32)
    /// Several agencies are lawfully competent; the proposed one first.
    case choice(agencies: [Int32])
    case needsFact(RoutingQuestion)
    case onTheSpot
    case heldElsewhere(system: Int32)
    case notOffered(reason: Bilingual)
    /// This branch may not take it in; who decides all the same, and branches that may take it in.
    case lodgingNotAllowed(agencies: [Int32], lodgeAt: [Int32])
    /// What was said of the place fits no area, or several that lead to different agencies.
    case areaUnknown(factor: ConnectingFactor, candidates: [AreaIndex])
    /// The area ended and was divided; its successors lead to different agencies.
    case areaEnded(factor: ConnectingFactor, area: AreaIndex, successors: [AreaIndex])
    case gap
    /// Rules that hold name different agencies.
    case conflict(rules: [Int32])
    case manualDesk(agency: Int32)

    /// The word for programs.
    public var code: String {
        switch self {
        case .assigned: "assigned"
        case .choice: "choice"
        case .needsFact: "needsFact"
        case .onTheSpot: "onTheSpot"
        case .heldElsewhere: "heldElsewhere"
        case .notOffered: "notOffered"
        case .lodgingNotAllowed: "lodgingNotAllowed"
        case .areaUnknown: "areaUnknown"
        case .areaEnded: "areaEnded"
        case .gap: "gap"
        case .conflict: "conflict"
        case .manualDesk: "manualDesk"
        }
    }
}

/// The one question to ask next, with the answers to choose from; none to choose from when a place is asked.
public struct RoutingQuestion: Hashable, Sendable {
    /// Condition key or factor.
    public let key: String
    public let text: Bilingual
    public let options: [Option]

    public struct Option: Hashable, Sendable {
        public let value: String
        public let label: Bilingual
    }
}

/// One rule's part in a decision.
public struct RuleFinding: Hashable, Sendable {
    /// Row in `Register.rules`.
    public let rule: Int32
    public let reason: Reason

    public enum Reason: Hashable, Sendable {
        case applied
        case needs(key: String)
        case notInForce
        /// The factor's area lies outside the rule's area.
        case elsewhere
        case otherCase(key: String)
        case overridden(by: Int32)
        case lessSpecial(than: Int32)
        case lowerLayer
        case replaced(by: Int32)
        /// An ended rule had set it aside; expiry does not revive it.
        case keptDead(by: Int32)

        public var part: Part {
            switch self {
            case .applied: .applied
            case .needs: .needsFact
            case .notInForce: .notInForce
            case .elsewhere: .elsewhere
            case .otherCase: .otherCase
            case .overridden: .overridden
            case .lessSpecial: .lessSpecial
            case .lowerLayer: .lowerLayer
            case .replaced: .replaced
            case .keptDead: .keptDead
            }
        }

        public var code: String { part.rawValue }
    }

    /// The same without key and rule, as receipts name it.
    public enum Part: String, CaseIterable, Sendable {
        case applied, needsFact, notInForce, elsewhere, otherCase, overridden, lessSpecial, lowerLayer, replaced
        case keptDead
    }
}

/// One decision with its whole reasoning.
public struct Routing: Sendable {
    public let outcome: Outcome
    /// Rows of the rules that decided.
    public let applied: [Int32]
    /// Every rule of the procedure, in the register's order: applied, or why not.
    public let findings: [RuleFinding]
    /// Answers that the named places gave to questions nobody answered in words.
    public let implied: [CheckFailure.CellAnswer]
    /// Places after succession, where an ended area had one successor.
    public let moved: [(from: AreaIndex, to: AreaIndex)]
    /// The lodging right that let the branch take it in.
    public let right: Int32?
    /// The first date on which the answer would differ or is no longer proved.
    public let holdsUntil: CivilDate
    public let facts: Facts
    public let asOf: CivilDate
    public let procedure: Int32
    public let branch: Int32?
}

extension Outcome {
    /// Whether the desk can go on: somebody decides and the dossier may be taken in, or it is known where it goes.
    public var isSettled: Bool {
        switch self {
        case .assigned, .choice, .onTheSpot, .heldElsewhere, .manualDesk: true
        case .needsFact, .notOffered, .lodgingNotAllowed, .areaUnknown, .areaEnded, .gap, .conflict: false
        }
    }
}
