public import Base

/// Why a step with an edition is not taken: a rule of the house, and what to do instead.
public enum EditionRefusal: Error, Hashable, Sendable {
    case unknown(Digest)
    /// The same content was proposed before.
    case alreadyKnown(number: Int, EditionStage)
    case nothingUploaded
    case noteMissing
    case reasonMissing(EditionStep.StepName)
    /// The step does not belong to the stage.
    case notNow(EditionStep.StepName, EditionStage)
    /// The proposer cannot be the second person.
    case samePerson(String)
    case proofFails(Int)
    /// A waiver the proof rests on ends before the edition would begin.
    case proofLapses(CivilDate, start: CivilDate)
    case outsideSpan(CivilDate, Validity)
    case dateIsPast(CivilDate, today: CivilDate)
    /// The register is another city's.
    case otherRegister(String, active: String)
    case comparedWithNeitherActiveNorPlanned(number: Int)
    /// It was compared with one edition but would follow another, whose changes it would undo unseen.
    case comparedWithAnother(number: Int, wouldFollow: Int)
    /// An edition planned for later was compared with what this step takes from before it.
    case wouldUndercut(number: Int, start: CivilDate)
    case alreadySeeded
    case upload(DataFault)

    /// The word for programs.
    public var code: String {
        switch self {
        case .unknown: "edition.unknown"
        case .alreadyKnown: "edition.already-known"
        case .nothingUploaded: "edition.nothing-uploaded"
        case .noteMissing: "edition.note-missing"
        case .reasonMissing: "edition.reason-missing"
        case .notNow: "edition.not-now"
        case .samePerson: "edition.same-person"
        case .proofFails: "edition.proof-fails"
        case .proofLapses: "edition.proof-lapses"
        case .outsideSpan: "edition.outside-span"
        case .dateIsPast: "edition.date-is-past"
        case .otherRegister: "edition.other-register"
        case .comparedWithNeitherActiveNorPlanned: "edition.compared-with-neither"
        case .comparedWithAnother: "edition.compared-with-another"
        case .wouldUndercut: "edition.would-undercut"
        case .alreadySeeded: "edition.already-seeded"
        case .upload(let fault): fault.code
        }
    }
}

// What the person reads: what was wrong, and what to do.
extension EditionRefusal {
    public var sentence: Bilingual {
        switch self {
        case .unknown(let hash):
            Bilingual(
                vi: "Không có ấn bản \(hash.short). Xem danh sách ấn bản.",
                en: "There is no edition \(hash.short). See the list of editions.")
        case .alreadyKnown(let number, let stage):
            Bilingual(
                vi: "Nội dung này đã là ấn bản số \(number) (\(stage.words.vi)). Dùng ấn bản đó.",
                en: "This content is edition \(number) already (\(stage.words.en)). Go on with that one.")
        case .nothingUploaded:
            Bilingual(
                vi: "Chưa có tệp nào. Gửi mọi bảng của sổ, hoặc các bảng thay đổi cùng ấn bản gốc.",
                en:
                    "No file was sent. Send all tables of the register, or those that change with the edition they change."
            )
        case .noteMissing:
            Bilingual(
                vi: "Chưa ghi chú. Viết đổi gì và vì sao, cho người duyệt đọc.",
                en: "The note is missing. Write what changes and why, for whoever approves it.")
        case .reasonMissing(let step):
            Bilingual(
                vi: "Chưa nêu lý do (\(step.words.vi)). Viết vì sao; lý do được lưu lại.",
                en: "The reason is missing (\(step.words.en)). Write why; it is kept.")
        case .notNow(let step, let stage): Self.notNow(step, stage)
        case .samePerson(let person):
            Bilingual(
                vi: "Người đề nghị (\(person)) không tự duyệt được. Nhờ một người khác có quyền duyệt.",
                en: "The proposer (\(person)) cannot approve it. Ask another person who may approve.")
        case .proofFails(let count):
            Bilingual(
                vi: "Kiểm tra chưa đạt (\(count) lỗi). Sửa các bảng và đề nghị một ấn bản mới.",
                en: "The check did not pass (\(count) failures). Mend the tables and propose a new edition.")
        case .proofLapses(let day, let start):
            Bilingual(
                vi: "Một ngoại lệ mà kiểm tra dựa vào hết hạn ngày \(day), không còn vào \(start)."
                    + " Chọn ngày sớm hơn, hoặc sửa quy tắc (hay gia hạn ngoại lệ) và đề nghị ấn bản mới.",
                en: "A waiver the check rests on ends on \(day) and no longer counts on \(start)."
                    + " Choose an earlier day, or mend the rules (or extend the waiver) and propose a new edition.")
        case .outsideSpan(let day, let span):
            Bilingual(
                vi: "Ngày \(day) nằm ngoài thời gian đã kiểm tra (\(span.words.vi)). Chọn ngày khác.",
                en: "The day \(day) is outside the time that was checked (\(span.words.en)). Choose another day.")
        case .dateIsPast(let date, let today):
            Bilingual(
                vi: "Ngày \(date) đã qua (hôm nay \(today)). Chọn hôm nay hoặc một ngày sau.",
                en: "The day \(date) is past (today is \(today)). Choose today or a later day.")
        case .otherRegister(let mine, let active):
            Bilingual(
                vi: "Sổ này là \"\(excerpt(mine))\", còn sổ đang dùng là \"\(excerpt(active))\"."
                    + " Một dịch vụ chỉ dùng sổ của một nơi: sửa id trong register.csv, hoặc mở dịch vụ khác.",
                en: "This register is \"\(excerpt(mine))\", the one in use is \"\(excerpt(active))\"."
                    + " A service uses one place's register: correct the id in register.csv, or run another service.")
        case .comparedWithNeitherActiveNorPlanned(let number):
            Bilingual(
                vi: "Ấn bản số \(number) không đang dùng và không có trong kế hoạch. So với ấn bản đang dùng.",
                en: "Edition \(number) is neither active nor planned. Compare with the active one.")
        case .comparedWithAnother(let compared, let follows):
            Bilingual(
                vi:
                    "Ấn bản này được duyệt khi so với ấn bản số \(compared), nhưng vào lúc đó sẽ thay ấn bản số \(follows)."
                    + " So với ấn bản số \(follows) rồi duyệt lại, hoặc chọn ngày khác.",
                en: "It was approved as compared with edition \(compared), but would then replace edition \(follows)."
                    + " Compare it with edition \(follows) and approve it again, or choose another day.")
        case .wouldUndercut(let number, let start):
            Bilingual(
                vi: "Ấn bản số \(number) được lên lịch từ \(start) và đã so với kế hoạch hiện có."
                    + " Bỏ lịch của ấn bản đó trước, rồi so và duyệt lại nó.",
                en: "Edition \(number) is scheduled from \(start) and was compared with the plan as it stands."
                    + " Take that one off the plan first, then compare and approve it again.")
        case .alreadySeeded:
            Bilingual(
                vi: "Đã có ấn bản. Đề nghị nội dung mới như một ấn bản mới.",
                en: "There are editions already. Propose new content as a new edition.")
        case .upload(let fault): Bilingual(vi: fault.sentence(.vi), en: fault.sentence(.en))
        }
    }

    private static func notNow(_ step: EditionStep.StepName, _ stage: EditionStage) -> Bilingual {
        Bilingual(
            vi: "Không thể \(step.words.vi): ấn bản \(stage.words.vi). \(stage.next.vi)",
            en: "It cannot be \(step.words.en): the edition is \(stage.words.en). \(stage.next.en)")
    }
}

extension EditionStage {
    public var words: Bilingual {
        switch self {
        case .draft: Bilingual(vi: "còn là bản thảo", en: "a draft")
        case .failed: Bilingual(vi: "kiểm tra chưa đạt", en: "not passed by the check")
        case .proved: Bilingual(vi: "đã kiểm tra đạt", en: "proved")
        case .approved: Bilingual(vi: "đã duyệt", en: "approved")
        case .scheduled: Bilingual(vi: "đã lên lịch", en: "scheduled")
        case .active: Bilingual(vi: "đang dùng", en: "active")
        case .superseded: Bilingual(vi: "đã được thay", en: "superseded")
        case .withdrawn: Bilingual(vi: "đã rút", en: "withdrawn")
        }
    }

    /// What to do with an edition in that stage.
    public var next: Bilingual {
        switch self {
        case .draft: Bilingual(vi: "Hãy kiểm tra nó trước.", en: "Check it first.")
        case .failed:
            Bilingual(vi: "Sửa các bảng và đề nghị ấn bản mới.", en: "Mend the tables and propose a new edition.")
        case .proved: Bilingual(vi: "Nhờ người thứ hai duyệt.", en: "Ask a second person to approve it.")
        case .approved: Bilingual(vi: "Lên lịch cho nó.", en: "Schedule it.")
        case .scheduled: Bilingual(vi: "Bỏ lịch trước, nếu cần.", en: "Take it off the plan first, if need be.")
        case .active:
            Bilingual(
                vi: "Đề nghị ấn bản mới, hoặc dùng lại ấn bản trước.",
                en: "Propose a new edition, or roll back to an earlier one.")
        case .superseded: Bilingual(vi: "Chỉ có thể dùng lại nó.", en: "It can only be rolled back to.")
        case .withdrawn: Bilingual(vi: "Đề nghị lại nó trước.", en: "Propose it again first.")
        }
    }
}

extension EditionStep.StepName {
    /// As in "it cannot be …".
    public var words: Bilingual {
        switch self {
        case .seed: Bilingual(vi: "nạp lần đầu", en: "loaded as the first")
        case .propose: Bilingual(vi: "đề nghị", en: "proposed")
        case .prove: Bilingual(vi: "kiểm tra", en: "checked")
        case .approve: Bilingual(vi: "duyệt", en: "approved")
        case .schedule: Bilingual(vi: "lên lịch", en: "scheduled")
        case .unschedule: Bilingual(vi: "bỏ lịch", en: "taken off the plan")
        case .rollBack: Bilingual(vi: "dùng lại", en: "rolled back to")
        case .withdraw: Bilingual(vi: "rút", en: "withdrawn")
        }
    }
}
