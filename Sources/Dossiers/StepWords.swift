public import Base

extension StepKind {
    /// As a button or a list says it.
    public var words: Bilingual {
        switch self {
        case .lodge: Bilingual(vi: "tiếp nhận hồ sơ", en: "lodge")
        case .routeByHand: Bilingual(vi: "xác định cơ quan giải quyết", en: "name the agency by hand")
        case .transfer: Bilingual(vi: "chuyển cơ quan khác", en: "transfer to another agency")
        case .accept: Bilingual(vi: "tiếp nhận giải quyết", en: "accept")
        case .assign: Bilingual(vi: "giao người xử lý", en: "assign to an officer")
        case .decline: Bilingual(vi: "trả lại vì không thuộc thẩm quyền", en: "decline for lack of competence")
        case .referConflict: Bilingual(vi: "trình cấp trên về thẩm quyền", en: "refer the conflict to a superior")
        case .settleConflict: Bilingual(vi: "ghi quyết định của cấp trên", en: "record the superior's decision")
        case .requestSupplement: Bilingual(vi: "yêu cầu bổ sung", en: "request a supplement")
        case .receiveSupplement: Bilingual(vi: "nhận bổ sung", en: "receive the supplement")
        case .pause: Bilingual(vi: "tạm dừng", en: "pause")
        case .resume: Bilingual(vi: "giải quyết tiếp", en: "resume")
        case .reappoint: Bilingual(vi: "xin lỗi và hẹn lại", en: "apologise and give a new date")
        case .decide: Bilingual(vi: "quyết định", en: "decide")
        case .issueResult: Bilingual(vi: "ban hành kết quả", en: "issue the result")
        case .changeResultLocation: Bilingual(vi: "đổi nơi nhận kết quả", en: "change where the result goes")
        case .handOut: Bilingual(vi: "trả kết quả", en: "hand out the result")
        case .confirmDelivery: Bilingual(vi: "xác nhận đã phát", en: "confirm the delivery")
        case .returnFromPost: Bilingual(vi: "nhận lại từ bưu chính", en: "take the result back from the post")
        case .refuse: Bilingual(vi: "từ chối tiếp nhận", en: "refuse")
        case .withdraw: Bilingual(vi: "rút hồ sơ", en: "withdraw")
        case .stop: Bilingual(vi: "dừng giải quyết", en: "stop")
        case .closeForSilence: Bilingual(vi: "đóng vì không bổ sung", en: "close for want of an answer")
        case .changeReference: Bilingual(vi: "đổi mã trên hệ thống khác", en: "change the other system's reference")
        case .closeElsewhere: Bilingual(vi: "ghi kết thúc trên hệ thống khác", en: "record the end on the other system")
        case .followLead: Bilingual(vi: "gắn vào hồ sơ chính", en: "follow a lead dossier")
        case .leadAlso: Bilingual(vi: "gắn thêm hồ sơ liên thông", en: "lead another dossier")
        case .rederive: Bilingual(vi: "tính lại hạn trả", en: "reckon the due date again")
        }
    }
}
