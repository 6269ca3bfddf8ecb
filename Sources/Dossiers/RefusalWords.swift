public import Base
internal import WorkingTime

extension Refusal {
    /// Stable, for programs.
    public var code: String {
        switch self {
        case .notLodged: "dossier.not-lodged"
        case .notNow: "dossier.not-now"
        case .blank: "dossier.blank-field"
        case .receiptUnreadable: "dossier.receipt-unreadable"
        case .receivedInFuture: "dossier.received-in-future"
        case .choiceNotLawful: "dossier.choice-not-lawful"
        case .sameAgency: "dossier.same-agency"
        case .stillUnrouted: "dossier.still-unrouted"
        case .settled: "dossier.conflict-settled"
        case .superiorUnknown: "dossier.superior-unknown"
        case .supplementIncomplete: "dossier.supplement-incomplete"
        case .tooManyItems: "dossier.too-many-items"
        case .clock(let refusal): refusal.code
        case .noPeriod: "dossier.no-period"
        case .neverClosesForSilence: "dossier.never-closes-for-silence"
        case .silenceNotOver: "dossier.silence-not-over"
        case .handOutElsewhere: "dossier.hand-out-elsewhere"
        case .originalsStay: "dossier.originals-stay"
        case .noElectronicResult: "dossier.no-electronic-result"
        case .ownLead: "dossier.own-lead"
        case .alreadyFollows: "dossier.already-follows"
        case .alreadyLeads: "dossier.already-leads"
        case .alreadySo: "dossier.already-so"
        }
    }

    /// What is wrong, and what can be done instead.
    public var sentence: Bilingual {
        switch self {
        case .notLodged(let kind):
            Bilingual(
                vi: "Chưa có hồ sơ nên không thể \(kind.words.vi). Tiếp nhận hồ sơ trước.",
                en: "There is no dossier yet, so this cannot be done: \(kind.words.en). Lodge it first.")
        case .notNow(let kind, let stage, let instead): notNowWords(kind, stage, instead)
        case .clock(let refusal): refusal.words
        case .settled, .superiorUnknown, .choiceNotLawful, .sameAgency, .stillUnrouted: competenceWords
        case .handOutElsewhere, .originalsStay, .noElectronicResult: handOutWords
        case .ownLead, .alreadyFollows, .alreadyLeads: linkWords
        case .supplementIncomplete, .noPeriod, .neverClosesForSilence, .silenceNotOver: timeWords
        case .blank, .receiptUnreadable, .receivedInFuture, .tooManyItems, .alreadySo: dataWords
        }
    }
}

private func notNowWords(_ kind: StepKind, _ stage: Stage, _ instead: [StepKind]) -> Bilingual {
    if kind == .lodge {
        return Bilingual(
            vi: "Mã hồ sơ này đã được dùng. Mở hồ sơ đó, hoặc lập hồ sơ mới với mã khác.",
            en: "This code belongs to a dossier already. Open that one, or lodge a new one under another code.")
    }
    if instead.isEmpty {
        return Bilingual(
            vi: "Hồ sơ đã kết thúc (\(stage.words.vi)) nên không thể \(kind.words.vi). Nếu còn nhu cầu, lập hồ sơ mới.",
            en: "The dossier has ended (\(stage.words.en)): no more steps, so not \"\(kind.words.en)\". "
                + "If something is still needed, lodge a new one.")
    }
    return Bilingual(
        vi: "Hồ sơ \(stage.words.vi) nên chưa thể \(kind.words.vi). Có thể: "
            + instead.map(\.words.vi).joined(separator: ", ") + ".",
        en: "The dossier is in the stage \"\(stage.words.en)\", so \"\(kind.words.en)\" is not possible. "
            + "Possible: " + instead.map(\.words.en).joined(separator: ", ") + ".")
}

// One group of sentences each; a case of another group is said plainly, and a test sees that none is.
extension Refusal {
    private var competenceWords: Bilingual {
        switch self {
        case .settled(let document):
            Bilingual(
                vi: "Cấp trên đã xác định thẩm quyền (\(excerpt(document))). Tiếp nhận giải quyết, hoặc báo cấp trên.",
                en: "The superior has settled who is competent (\(excerpt(document))). Accept it, or tell the superior."
            )
        case .superiorUnknown:
            Bilingual(
                vi: "Chưa rõ cấp trên nào quyết định. Trình cấp trên có thẩm quyền trước, rồi ghi quyết định.",
                en: "No superior is named yet. Refer the conflict to one first, then record its decision.")
        case .choiceNotLawful(let agency, let among):
            Bilingual(
                vi: "\(agency) không thuộc các cơ quan có thẩm quyền. Chọn: \(among.joined(separator: ", ")).",
                en: "\(agency) is not among the competent agencies. Choose one of: \(among.joined(separator: ", ")).")
        case .sameAgency(let agency):
            Bilingual(
                vi: "Hồ sơ đang ở chính \(agency). Chọn cơ quan khác, hoặc giải quyết tiếp.",
                en: "The dossier is with \(agency) already. Name another agency, or go on with it.")
        case .stillUnrouted:
            Bilingual(
                vi: "Chưa nêu được cơ quan nào. Nêu cơ quan, hệ thống khác, hoặc giải quyết tại chỗ.",
                en: "This names nobody yet. Name an agency, another system, or that it is done on the spot.")
        default: dataWords
        }
    }

    private var handOutWords: Bilingual {
        switch self {
        case .handOutElsewhere(let promised):
            Bilingual(
                vi: "Phiếu hẹn ghi trả kết quả \(promised.words.vi). Trả theo đó, hoặc đổi nơi nhận kết quả trước.",
                en: "The receipt says the result is given \(promised.words.en). "
                    + "Do that, or change where the result goes first.")
        case .originalsStay(let names):
            Bilingual(
                vi: "Còn giữ bản chính: \(names.joined(separator: ", ")). Trả bản chính cùng kết quả rồi ghi nhận.",
                en: "Originals are still kept: \(names.joined(separator: ", ")). Give them back with the result.")
        case .noElectronicResult:
            Bilingual(
                vi: "Kết quả chỉ có bản giấy. Đổi nơi nhận sang quầy hoặc bưu chính.",
                en: "The result exists on paper only. Change where it goes to a counter or the post.")
        default: dataWords
        }
    }

    private var linkWords: Bilingual {
        switch self {
        case .ownLead:
            Bilingual(
                vi: "Hồ sơ không thể gắn với chính nó. Nhập mã hồ sơ kia.",
                en: "A dossier cannot be linked with itself. Give the other one's code.")
        case .alreadyFollows(let lead):
            Bilingual(
                vi: "Hồ sơ đã gắn vào hồ sơ chính \(lead). Gắn các hồ sơ khác tại hồ sơ chính đó.",
                en: "The dossier follows \(lead) already. Link others at that lead.")
        case .alreadyLeads(let code):
            Bilingual(
                vi: "Hồ sơ này là hồ sơ chính của \(code) nên không thể gắn vào hồ sơ khác. Gắn hồ sơ kia vào đây.",
                en: "The dossier leads \(code), so it cannot follow another. Let the other one follow this one.")
        default: dataWords
        }
    }

    private var timeWords: Bilingual {
        switch self {
        case .supplementIncomplete(let missing):
            Bilingual(
                vi: "Còn thiếu: \(missing.joined(separator: ", ")). Chờ đủ rồi ghi nhận bổ sung.",
                en: "Still missing: \(missing.joined(separator: ", ")). Record the supplement when it is complete.")
        case .noPeriod:
            Bilingual(
                vi: "Thủ tục không có thời hạn nên không có ngày hẹn để dời. Báo người quản lý bộ quy tắc.",
                en: "The procedure has no period, so there is no date to move. Tell the register's steward.")
        case .neverClosesForSilence:
            Bilingual(
                vi: "Thủ tục này không tự đóng khi không bổ sung. Nhắc người nộp, hoặc dừng giải quyết theo quy định.",
                en: "This procedure does not close for silence. Remind the applicant, or stop it with a legal basis.")
        case .silenceNotOver(let ends):
            Bilingual(
                vi: "Người nộp còn thời gian bổ sung đến \(ends.clock) ngày \(ends.date.slashed). Chờ hết hạn.",
                en: "The applicant has until \(ends.clock) on \(ends.date) to answer. Wait until then.")
        default: dataWords
        }
    }

    private var dataWords: Bilingual {
        switch self {
        case .blank(let field):
            Bilingual(
                vi: "Mục \(field) để trống. Ghi rõ rồi thử lại.", en: "\(field) is blank. Fill it in and try again.")
        case .receiptUnreadable:
            Bilingual(
                vi: "Phiếu phân tuyến không đọc được. Phân tuyến lại rồi tiếp nhận.",
                en: "The receipt of routing cannot be read. Route again, then lodge.")
        case .receivedInFuture(let received, let now):
            Bilingual(
                vi: "Thời điểm nhận \(received) ở sau lúc này (\(now)). Kiểm tra lại ngày giờ.",
                en: "The moment of receipt, \(received), is later than now (\(now)). Check the date and the time.")
        case .tooManyItems(let field, let limit):
            Bilingual(
                vi: "Mục \(field) có quá nhiều dòng (tối đa \(limit)). Gộp bớt.",
                en: "\(field) has too many lines (\(limit) at most). Draw some together.")
        default:
            Bilingual(
                vi: "Hồ sơ đã đúng như vậy, không có gì để ghi. Tải lại trang để xem.",
                en: "The dossier is like that already; there is nothing to record. Load the page again to see.")
        }
    }
}
