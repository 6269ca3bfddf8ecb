public import Base

/// Where a dossier stands. What may happen in each stage: `STAGES.md`, printed from ``decide(_:on:_:)`` by a test.
public enum Stage: String, CaseIterable, Sendable {
    /// Taken in; a person at the named desk has to say who is competent.
    case manualDesk = "manual-desk"
    /// On its way to an agency that has not accepted it yet: the branch is still responsible.
    case routed
    /// Two agencies say they are not competent; their common superior decides.
    case conflict
    /// Accepted (or done on the spot): somebody works on it and the clock runs.
    case processing
    /// The applicant was asked for papers.
    case awaitingSupplement = "awaiting-supplement"
    /// An opinion, a site check or a payment is waited for.
    case paused
    /// Decided; the result is not issued yet.
    case decided
    /// The result waits for the applicant, who has been told.
    case resultReady = "result-ready"
    /// The result is with the post.
    case withPost = "with-post"
    /// Another body's system holds it; we keep its reference.
    case heldElsewhere = "held-elsewhere"
    /// The result is in the applicant's hands.
    case completed
    /// Not taken up: form 03.
    case refused
    /// Taken back by the applicant.
    case withdrawn
    /// Ended by the agency: form 05.
    case stopped
    /// Ended because no supplement came in time.
    case closedForSilence = "closed-for-silence"
    /// The other body's system reported the end.
    case closedElsewhere = "closed-elsewhere"

    /// Nothing happens any more.
    public var isEnd: Bool {
        switch self {
        case .completed, .refused, .withdrawn, .stopped, .closedForSilence, .closedElsewhere: true
        case .manualDesk, .routed, .conflict, .processing, .awaitingSupplement, .paused, .decided, .resultReady,
            .withPost, .heldElsewhere:
            false
        }
    }

    public var words: Bilingual {
        switch self {
        case .manualDesk: Bilingual(vi: "chờ xác định cơ quan giải quyết", en: "waiting for a person to route it")
        case .routed: Bilingual(vi: "đã chuyển, chờ cơ quan tiếp nhận", en: "sent, waiting to be accepted")
        case .conflict: Bilingual(vi: "chờ cấp trên xác định thẩm quyền", en: "waiting for the superior's decision")
        case .processing: Bilingual(vi: "đang giải quyết", en: "being processed")
        case .awaitingSupplement: Bilingual(vi: "chờ bổ sung giấy tờ", en: "waiting for more papers")
        case .paused: Bilingual(vi: "tạm dừng", en: "paused")
        case .decided: Bilingual(vi: "đã có quyết định, chờ ban hành kết quả", en: "decided, result being issued")
        case .resultReady: Bilingual(vi: "đã có kết quả, chờ trả", en: "result ready")
        case .withPost: Bilingual(vi: "bưu chính đang trả kết quả", en: "result with the post")
        case .heldElsewhere: Bilingual(vi: "xử lý trên hệ thống khác", en: "held on another system")
        case .completed: Bilingual(vi: "đã trả kết quả", en: "completed")
        case .refused: Bilingual(vi: "từ chối tiếp nhận", en: "refused")
        case .withdrawn: Bilingual(vi: "người nộp đã rút", en: "withdrawn")
        case .stopped: Bilingual(vi: "dừng giải quyết", en: "stopped")
        case .closedForSilence: Bilingual(vi: "đã đóng vì không bổ sung", en: "closed for want of an answer")
        case .closedElsewhere: Bilingual(vi: "đã kết thúc trên hệ thống khác", en: "ended on another system")
        }
    }
}
