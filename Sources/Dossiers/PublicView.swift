public import Base

/// How far a dossier has come, as anybody who knows its code may see it; says nothing of why.
public enum Completion: Int, CaseIterable, Sendable {
    case received = 10
    case inProgress = 40
    case decided = 80
    case resultReady = 90
    case ended = 100

    public init(_ stage: Stage) {
        switch stage {
        case .manualDesk, .routed, .conflict: self = .received
        case .processing, .awaitingSupplement, .paused, .heldElsewhere: self = .inProgress
        case .decided: self = .decided
        case .resultReady, .withPost: self = .resultReady
        case .completed, .refused, .withdrawn, .stopped, .closedForSilence, .closedElsewhere: self = .ended
        }
    }

    public var words: Bilingual {
        switch self {
        case .received: Bilingual(vi: "đã tiếp nhận", en: "received")
        case .inProgress: Bilingual(vi: "đang giải quyết", en: "in progress")
        case .decided: Bilingual(vi: "đã có quyết định", en: "decided")
        case .resultReady: Bilingual(vi: "đã có kết quả", en: "result ready")
        case .ended: Bilingual(vi: "đã kết thúc", en: "ended")
        }
    }
}

extension Dossier {
    public var completion: Completion { Completion(stage) }

    /// Code and degree of completion, nothing else: codes can be guessed (Circular 01/2018, article 16).
    public func writePublicView(to json: inout JSONWriter) {
        json.object {
            $0.field("code", code.description)
            $0.field("completion", completion.rawValue)
            $0.field("words", completion.words)
        }
    }
}
