public import Base

// The list and one edition.
extension Phrase {
    public static let edIntro = Bilingual(
        vi:
            "Mỗi ấn bản là toàn bộ sổ thẩm quyền tại một thời điểm. Người giữ sổ đề nghị, máy kiểm tra, người thứ hai duyệt.",
        en:
            "Each edition is the whole register of competence at one time. A steward proposes it, the check proves it, a second person approves it."
    )
    public static let edList = Bilingual(vi: "Các ấn bản, mới nhất trước", en: "Editions, the newest first")
    public static let edChangeRule = Bilingual(vi: "Sửa một quy tắc", en: "Change a rule")
    public static let edRules = Bilingual(vi: "Các quy tắc", en: "The rules")
    public static let edUpload = Bilingual(vi: "Đề nghị ấn bản từ tệp", en: "Propose an edition from files")
    public static let edOlder = Bilingual(vi: "Các ấn bản cũ hơn", en: "Older editions")
    public static let edNumber = Bilingual(vi: "Ấn bản", en: "Edition")
    public static let edStage = Bilingual(vi: "Tình trạng", en: "Stage")
    public static let edNote = Bilingual(vi: "Nội dung thay đổi", en: "What changes")
    public static let edWho = Bilingual(vi: "Người đề nghị, người duyệt", en: "Proposed and approved by")
    public static let edWhen = Bilingual(vi: "Thời gian sử dụng", en: "In use")
    public static let edProposedBy = Bilingual(vi: "Đề nghị:", en: "Proposed by")
    public static let edApprovedBy = Bilingual(vi: "Duyệt:", en: "Approved by")
    public static let edFirstStart = Bilingual(vi: "nạp khi chạy lần đầu", en: "the first start")
    public static let edSeededFrom = Bilingual(vi: "Lần chạy đầu tiên, nạp từ", en: "The first start, from")
    public static let edNever = Bilingual(vi: "Chưa dùng", en: "Never yet")
    public static let edFrom = Bilingual(vi: "Từ", en: "From")
    public static let edCancelled = Bilingual(vi: "đã bỏ lịch", en: "taken off the plan")
    public static let edHash = Bilingual(vi: "Mã băm", en: "Hash")
    public static let edBase = Bilingual(vi: "Dựa trên", en: "Made from")
    public static let edApproval = Bilingual(vi: "Đã duyệt", en: "Approved")
    public static let edWithdrawn = Bilingual(vi: "Đã rút", en: "Withdrawn")

    public static func edition(_ number: Int) -> Bilingual {
        Bilingual(vi: "Ấn bản số \(number)", en: "Edition \(number)")
    }
    public static func edComparedWith(_ number: Int) -> Bilingual {
        Bilingual(vi: "đã so với ấn bản số \(number)", en: "as compared with edition \(number)")
    }
    public static func edTables(_ count: Int) -> Bilingual {
        Bilingual(vi: "\(count) bảng của ấn bản, để tải về", en: "The edition's \(count) tables, to download")
    }
    public static func size(_ bytes: Int) -> Bilingual {
        let kib = (bytes + 1023) / 1024
        return Bilingual(vi: "\(kib) KB", en: "\(kib) kB")
    }
}

// Proof, differences, real dossiers.
extension Phrase {
    public static let edProof = Bilingual(vi: "Kiểm tra", en: "Proof")
    public static let edAskThisOne = Bilingual(
        vi: "Hỏi ấn bản này: ai giải quyết, ở đâu", en: "Ask this edition who decides where")
    public static let edPassed = Bilingual(vi: "Đạt", en: "Passed")
    public static let edFailed = Bilingual(vi: "Chưa đạt", en: "Not passed")
    public static let edProofPassed = Bilingual(
        vi: "Mọi thủ tục, ở mọi xã, phường, trong mọi trường hợp, đều có đúng một câu trả lời.",
        en: "Every procedure has exactly one answer, in every commune and every case.")
    public static let edProcedures = Bilingual(vi: "thủ tục", en: "procedures")
    public static let edPairs = Bilingual(vi: "cặp thủ tục và địa bàn", en: "pairs of procedure and area")
    public static let edCells = Bilingual(vi: "ô đã xét", en: "cells looked at")
    public static let edWaived = Bilingual(vi: "ngoại lệ", en: "waived")
    public static let edBasisOnly = Bilingual(vi: "Chỉ đổi căn cứ", en: "Only the basis")
    public static let edWhoChanges = Bilingual(vi: "Ai giải quyết, đổi thế nào", en: "Who decides, before and after")
    public static let edBefore = Bilingual(vi: "Trang trước", en: "Previous")
    public static let edAfter = Bilingual(vi: "Trang sau", en: "Next")
    public static let edAdded = Bilingual(vi: "Thủ tục mới:", en: "New procedures:")
    public static let edRemoved = Bilingual(vi: "Thủ tục bị bỏ:", en: "Procedures gone:")
    public static let edReworded = Bilingual(
        vi: "Quy tắc viết khác nhưng câu trả lời như cũ:", en: "Rules read otherwise, answers stay the same:")
    public static let edReplay = Bilingual(vi: "Với hồ sơ thật", en: "For real dossiers")
    public static let edDays = Bilingual(vi: "Hồ sơ nhận trong bao nhiêu ngày qua", en: "Dossiers of how many days")
    public static let edAskAgain = Bilingual(vi: "Hỏi lại các hồ sơ", en: "Ask them again")
    public static let edLookAgain = Bilingual(vi: "Xem lại", en: "Look again")
    public static let edReplayFailed = Bilingual(
        vi: "Chưa hỏi lại được các hồ sơ. Tải lại trang để thử lần nữa.",
        en: "The dossiers could not be asked. Load the page again to try once more.")
    public static let edReplayCut = Bilingual(
        vi: "Chỉ 20.000 hồ sơ gần nhất được hỏi.", en: "Only the latest 20,000 dossiers were asked.")
    public static let edLoads = Bilingual(vi: "Số hồ sơ của từng cơ quan", en: "Dossiers by agency")
    public static let edAgency = Bilingual(vi: "Cơ quan", en: "Agency")
    public static let edNow = Bilingual(vi: "Đang dùng", en: "Now")
    public static let edThen = Bilingual(vi: "Theo ấn bản này", en: "By this edition")
    public static let edChange = Bilingual(vi: "Thay đổi", en: "Change")
    public static let edMoved = Bilingual(vi: "Hồ sơ được trả lời khác", en: "Dossiers answered differently")
    public static let edDossier = Bilingual(vi: "Hồ sơ", en: "Dossier")
    public static let edNewlyAsked = Bilingual(vi: "Phải hỏi thêm", en: "New question")

    public static let edCell = Bilingual(vi: "Ô", en: "Field")
    public static let edWas = Bilingual(vi: "Trước", en: "Before")
    public static let edBecomes = Bilingual(vi: "Sau", en: "After")
    public static let edRuleNew = Bilingual(vi: "Quy tắc mới", en: "New rule")
    public static let edRuleGone = Bilingual(vi: "Bỏ quy tắc", en: "Rule gone")

    public static func edEdits(_ count: Int) -> Bilingual {
        Bilingual(
            vi: "Đã sửa \(count) ô của các quy tắc",
            en: count == 1 ? "One field of the rules was changed" : "\(count) fields of the rules were changed")
    }
    public static func edProofFailed(_ count: Int) -> Bilingual {
        Bilingual(
            vi: "\(count) chỗ chưa đạt. Ấn bản này không duyệt được. Sửa các bảng rồi đề nghị ấn bản mới.",
            en: count == 1
                ? "One failure. It cannot be approved. Mend the tables and propose a new edition."
                : "\(count) failures. It cannot be approved. Mend the tables and propose a new edition.")
    }
    public static func edOnlyFirst(_ count: Int) -> Bilingual {
        Bilingual(vi: "Chỉ hiện \(count) mục đầu.", en: "Only the first \(count) are shown.")
    }
    public static func edDifference(_ number: Int) -> Bilingual {
        Bilingual(vi: "So với ấn bản số \(number) đang dùng", en: "Compared with edition \(number), the active one")
    }
    public static func edMoreChanges(_ count: Int) -> Bilingual {
        Bilingual(vi: "và \(count) thay đổi khác", en: "and \(count) more changes")
    }
    public static func edLeaf(_ from: Int, _ to: Int, _ count: Int) -> Bilingual {
        Bilingual(vi: "Thay đổi \(from) đến \(to) trong \(count).", en: "Changes \(from) to \(to) of \(count).")
    }
    public static func edRows(_ count: Int) -> Bilingual {
        Bilingual(vi: "\(count) dòng khác ở các bảng khác", en: "\(count) other rows differ")
    }
    public static func edWorking(_ done: Int, _ total: Int) -> Bilingual {
        Bilingual(vi: "Đang hỏi lại hồ sơ: \(done)/\(total).", en: "Asking the dossiers again: \(done) of \(total).")
    }
    public static func edReplayed(_ asked: Int, _ moved: Int, _ newly: Int) -> Bilingual {
        Bilingual(
            vi: "Đã hỏi lại \(asked) hồ sơ: \(moved) hồ sơ có câu trả lời khác, \(newly) hồ sơ phải hỏi thêm một câu.",
            en: "\(asked) dossiers were asked again: \(moved) are answered differently, \(newly) need a question more.")
    }
    public static func edDossiers(_ count: Int) -> Bilingual {
        Bilingual(vi: "\(count) hồ sơ", en: count == 1 ? "1 dossier" : "\(count) dossiers")
    }
    public static func edOwnerless(_ count: Int) -> Bilingual {
        Bilingual(
            vi: "\(count) hồ sơ đang xử lý sẽ không còn cơ quan. Chuyển chúng trước khi dùng ấn bản này.",
            en: "\(count) dossiers on their way would be left without an agency. Transfer them before it is used.")
    }
}

// Steps.
extension Phrase {
    public static let edSteps = Bilingual(vi: "Việc có thể làm", en: "What may be done")
    public static let edSure = Bilingual(
        vi: "Tôi đã xem kiểm tra và các thay đổi", en: "I have looked at proof and changes")
    public static let edSureFirst = Bilingual(
        vi: "Đánh dấu rằng bạn đã xem, rồi bấm lại.", en: "Tick that you have looked, then press again.")
    public static let edReason = Bilingual(vi: "Lý do", en: "Reason")
    public static let edReasonHint = Bilingual(
        vi: "Được lưu lại cho người xem sau.", en: "Kept for those who read it later.")
    public static let edDay = Bilingual(vi: "Từ ngày", en: "From the day")
    public static let edStepCheck = Bilingual(vi: "Kiểm tra ngay", en: "Check it now")
    public static let edStepApprove = Bilingual(vi: "Duyệt", en: "Approve")
    public static let edStepActivate = Bilingual(vi: "Dùng ngay", en: "Activate now")
    public static let edStepSchedule = Bilingual(vi: "Lên lịch", en: "Schedule")
    public static let edStepUnschedule = Bilingual(vi: "Bỏ lịch", en: "Take off the plan")
    public static let edStepRollBack = Bilingual(vi: "Dùng lại ấn bản này", en: "Roll back to this edition")
    public static let edStepWithdraw = Bilingual(vi: "Rút ấn bản", en: "Withdraw")
    public static let edNotYours = Bilingual(
        vi: "Người giữ sổ hoặc người duyệt làm bước này.", en: "A steward or a publisher does this.")
    public static let edYouProposed = Bilingual(
        vi: "Bạn đã đề nghị ấn bản này nên không tự duyệt được: cần người thứ hai.",
        en: "You proposed this edition, so you cannot approve it: a second person must.")
    public static let edPublisherApproves = Bilingual(
        vi: "Chỉ người duyệt sổ làm bước này, và không phải người đã đề nghị.",
        en: "Only a publisher does this, and never the one who proposed it.")
    public static let edPublisherSchedules = Bilingual(
        vi: "Chỉ người duyệt sổ làm bước này.", en: "Only a publisher does this.")
    public static let edStewardWithdraws = Bilingual(
        vi: "Chỉ người giữ sổ làm bước này.", en: "Only a steward does this.")
    public static let edApproveNothingYet = Bilingual(
        vi: "Chưa hồ sơ nào theo ấn bản này: còn phải dùng ngay hoặc lên lịch.",
        en: "No dossier follows it yet: it must still be activated or scheduled.")
    public static let edFromNow = Bilingual(
        vi: "Từ lúc bấm, mọi hồ sơ mới được định tuyến theo ấn bản này.",
        en: "From that moment every new dossier is routed by this edition.")
    public static let edFromMidnight = Bilingual(
        vi: "Từ 0 giờ ngày đã chọn, mọi hồ sơ mới được định tuyến theo ấn bản này.",
        en: "From midnight of that day every new dossier is routed by this edition.")
    public static let edRunningStay = Bilingual(
        vi: "Hồ sơ đã nhận giữ nguyên cơ quan và ấn bản của mình.",
        en: "Dossiers taken in before keep their agency and their edition.")
    public static let edPlansFall = Bilingual(
        vi: "Lịch của những ấn bản đã so với ấn bản đang dùng sẽ bị bỏ; chúng phải được so và duyệt lại.",
        en: "Editions planned to follow the active one come off the plan; they must be compared and approved again.")
    public static let edWithdraws = Bilingual(
        vi: "Ấn bản bị bỏ; lịch của nó, nếu có, cũng bị bỏ. Có thể đề nghị lại nội dung này.",
        en: "It is given up, and off the plan if it was on it. The same content may be proposed again.")
    public static let edMovedOn = Bilingual(
        vi: "Ấn bản này vừa đổi tình trạng sau khi bạn mở trang. Xem lại rồi quyết định; chưa có gì được làm.",
        en: "This edition changed after you opened the page. Look again and decide; nothing was done.")

    public static func edApproveCompared(_ number: Int) -> Bilingual {
        Bilingual(
            vi: "Bạn xác nhận các thay đổi so với ấn bản số \(number); ấn bản này chỉ được thay ấn bản đó.",
            en: "You agree to the changes against edition \(number); it may follow that edition only.")
    }
    public static func edReplaces(_ number: Int) -> Bilingual {
        Bilingual(
            vi: "Ấn bản số \(number) thôi dùng; có thể dùng lại nó bất cứ lúc nào.",
            en: "Edition \(number) is superseded; it can be rolled back to at any time.")
    }
    public static func edUnscheduled(_ number: Int) -> Bilingual {
        Bilingual(
            vi: "Ngày đã định bị bỏ; ấn bản số \(number) được dùng tiếp.",
            en: "The day is taken back; edition \(number) goes on deciding.")
    }
    public static func edRollsBack(_ number: Int) -> Bilingual {
        Bilingual(
            vi: "Ngay khi bấm, ấn bản này lại quyết định thay ấn bản số \(number).",
            en: "At once this edition decides again in place of edition \(number).")
    }

    /// What was just done, by the step's name.
    public static let edDone: [String: Bilingual] = [
        "check": Bilingual(vi: "Đã kiểm tra.", en: "It was checked."),
        "approve": Bilingual(
            vi: "Đã duyệt. Bây giờ dùng ngay hoặc lên lịch.", en: "Approved. Now activate or schedule it."),
        "activate": Bilingual(vi: "Ấn bản này đang được dùng.", en: "This edition is active now."),
        "schedule": Bilingual(vi: "Đã lên lịch.", en: "It is on the plan."),
        "unschedule": Bilingual(vi: "Đã bỏ lịch.", en: "It is off the plan."),
        "roll-back": Bilingual(vi: "Ấn bản này được dùng lại.", en: "This edition decides again."),
        "withdraw": Bilingual(vi: "Đã rút ấn bản.", en: "It is withdrawn."),
        "propose": Bilingual(
            vi: "Đã đề nghị và kiểm tra. Một người khác sẽ duyệt.",
            en: "Proposed and checked. Another person approves it."),
    ]
}
