internal import Base
internal import Dossiers

/// Kinds of events as people say them.
enum EventWords {
    /// The kind itself, where this program does not know it: the server may be newer.
    static func told(_ kind: String) -> Bilingual {
        EventKind(rawValue: kind).map(words) ?? Bilingual(same: kind)
    }

    private static func words(_ kind: EventKind) -> Bilingual {
        switch kind {
        case .lodged: Bilingual(vi: "đã nộp", en: "lodged")
        case .routedByHand: Bilingual(vi: "xác định cơ quan bằng tay", en: "routed by hand")
        case .rerouted: Bilingual(vi: "định tuyến lại", en: "routed anew")
        case .transferred: Bilingual(vi: "chuyển cơ quan khác", en: "transferred")
        case .accepted: Bilingual(vi: "cơ quan tiếp nhận", en: "accepted")
        case .assigned: Bilingual(vi: "giao người xử lý", en: "assigned to an officer")
        case .declined: Bilingual(vi: "trả lại vì không thuộc thẩm quyền", en: "declined")
        case .conflictRaised: Bilingual(vi: "hai cơ quan cùng từ chối", en: "conflict of competence")
        case .conflictReferred: Bilingual(vi: "trình cấp trên", en: "conflict referred")
        case .conflictSettled: Bilingual(vi: "cấp trên đã quyết định", en: "conflict settled")
        case .supplementRequested: Bilingual(vi: "yêu cầu bổ sung", en: "supplement requested")
        case .supplementReceived: Bilingual(vi: "đã bổ sung", en: "supplement received")
        case .paused: Bilingual(vi: "tạm dừng", en: "paused")
        case .resumed: Bilingual(vi: "giải quyết tiếp", en: "resumed")
        case .reappointed: Bilingual(vi: "xin lỗi và hẹn lại", en: "new date given")
        case .decided: Bilingual(vi: "đã quyết định", en: "decided")
        case .resultIssued: Bilingual(vi: "đã ban hành kết quả", en: "result issued")
        case .resultLocationChanged: Bilingual(vi: "đổi nơi nhận kết quả", en: "result goes elsewhere")
        case .handedOut: Bilingual(vi: "đã trả kết quả", en: "handed out")
        case .delivered: Bilingual(vi: "bưu chính đã phát", en: "delivered")
        case .returnedFromPost: Bilingual(vi: "bưu chính chuyển hoàn", en: "returned by the post")
        case .refused: Bilingual(vi: "từ chối tiếp nhận", en: "refused")
        case .withdrawn: Bilingual(vi: "người nộp rút", en: "withdrawn")
        case .stopped: Bilingual(vi: "dừng giải quyết", en: "stopped")
        case .closedForSilence: Bilingual(vi: "đóng vì không bổ sung", en: "closed for want of an answer")
        case .referenceChanged: Bilingual(vi: "đổi mã trên hệ thống khác", en: "other system's reference changed")
        case .closedElsewhere: Bilingual(vi: "kết thúc trên hệ thống khác", en: "ended on another system")
        case .leadFollowed: Bilingual(vi: "gắn vào hồ sơ chính", en: "follows a lead dossier")
        case .dossierLed: Bilingual(vi: "gắn hồ sơ liên thông", en: "leads another dossier")
        case .dueRederived: Bilingual(vi: "tính lại hạn trả", en: "due date reckoned again")
        }
    }
}
