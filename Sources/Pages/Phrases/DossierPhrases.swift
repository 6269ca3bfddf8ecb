internal import Base

extension Phrase {
    static let actorSystem = Bilingual(vi: "Hệ thống", en: "The system")
    static let actorKey = Bilingual(vi: "Hệ thống đối tác", en: "A partner's system")
    static let actorUnknown = Bilingual(vi: "Một tài khoản", en: "An account")

    static let dossier = Bilingual(vi: "Hồ sơ", en: "Dossier")

    // Where it is; data stands in the braces.
    static let isAtDesk = Bilingual(
        vi: "{desk} đang xác định cơ quan nào giải quyết.", en: "{desk} is finding out who is competent.")
    static let isOnItsWay = Bilingual(
        vi: "Đã chuyển đến {agency}, chờ cơ quan này tiếp nhận. {branch} còn chịu trách nhiệm đến lúc đó.",
        en: "Sent to {agency}, which has to accept it. {branch} stays responsible until then.")
    static let isInConflict = Bilingual(
        vi:
            "{superior} đang quyết định cơ quan nào giải quyết, vì {between} đều cho là không thuộc thẩm quyền của mình.",
        en: "{superior} is deciding who is competent, since {between} each hold that they are not.")
    static let isInConflictUnnamed = Bilingual(
        vi: "{between} đều cho là không thuộc thẩm quyền của mình; chưa rõ cấp trên nào quyết định.",
        en: "{between} each hold that they are not competent; the superior who decides is still to be named.")
    static let isProcessed = Bilingual(vi: "{agency} đang giải quyết.", en: "{agency} is working on it.")
    static let isProcessedOnSpot = Bilingual(
        vi: "{branch} đang giải quyết ngay tại chỗ.", en: "{branch} is doing it on the spot.")
    static let isAwaiting = Bilingual(
        vi: "{agency} đang chờ người nộp bổ sung giấy tờ.",
        en: "{agency} is waiting for more papers from the applicant."
    )
    static let isPaused = Bilingual(
        vi: "{agency} đang giữ; tạm dừng: {reason}.", en: "{agency} has it, and it is paused: {reason}.")
    static let isDecided = Bilingual(
        vi: "{agency} đã quyết định và đang ban hành kết quả.", en: "{agency} has decided and is issuing the result.")
    static let isReadyAtCounter = Bilingual(
        vi: "Đã có kết quả, chờ người nộp đến nhận tại {branch}.",
        en: "The result is ready and waits for the applicant at {branch}.")
    static let isReadyForPost = Bilingual(
        vi: "Đã có kết quả, chờ giao bưu chính.", en: "The result is ready and waits for the post.")
    static let isReadyElectronic = Bilingual(
        vi: "Đã có kết quả, chờ trả bản điện tử.", en: "The result is ready, to be sent electronically.")
    static let isWithPost = Bilingual(
        vi: "Bưu chính đang giữ kết quả (bưu gửi {consignment}).", en: "The post has the result (item {consignment}).")
    static let isElsewhere = Bilingual(
        vi: "Đang xử lý trên {system}; ở đây chỉ giữ mã tham chiếu.",
        en: "It is handled on {system}; only its reference is kept here.")
    static let isOver = Bilingual(
        vi: "Đã kết thúc: {stage}, lúc {when}.", en: "It has ended: {stage}, at {when}.")
    static let officer = Bilingual(vi: "Người xử lý", en: "Officer")
    static let noOfficer = Bilingual(vi: "Chưa giao ai", en: "Nobody yet")

    // What comes next.
    static let next = Bilingual(vi: "Tiếp theo", en: "Next")
    static let nextRoute = Bilingual(vi: "Bộ phận này nêu cơ quan giải quyết.", en: "That desk names the agency.")
    static let nextAccept = Bilingual(
        vi: "Cơ quan tiếp nhận, hoặc trả lại và nói rõ nơi đúng.",
        en: "The agency accepts it, or declines and says where it belongs.")
    static let nextSettle = Bilingual(
        vi: "Cấp trên quyết định; cơ quan được nêu phải tiếp nhận.",
        en: "The superior decides; whoever it names accepts.")
    static let nextDecide = Bilingual(
        vi: "Cán bộ thụ lý thẩm định rồi quyết định.", en: "The officer examines it and decides.")
    static let nextSupplement = Bilingual(
        vi: "Người nộp mang đủ giấy tờ đã yêu cầu.", en: "The applicant brings every paper that was asked for.")
    static let nextSupplementUntil = Bilingual(
        vi: "Người nộp mang đủ giấy tờ trước {when}; quá hạn đó hồ sơ có thể bị đóng.",
        en: "The applicant brings every paper by {when}; after that it may be closed.")
    static let nextResume = Bilingual(
        vi: "Khi xong việc đang chờ, cán bộ giải quyết tiếp.", en: "Once that is there, the officer goes on.")
    static let nextIssue = Bilingual(
        vi: "Ban hành kết quả và báo người nộp.", en: "The result is issued and the applicant told.")
    static let nextHandOut = Bilingual(vi: "Trả kết quả cho người nộp.", en: "The result is handed to the applicant.")
    static let nextDelivery = Bilingual(
        vi: "Bưu chính báo đã phát, hoặc chuyển hoàn.", en: "The post reports delivery, or brings it back.")
    static let nextElsewhere = Bilingual(
        vi: "Hệ thống kia báo kết quả.", en: "The other system reports how it ends.")
    static let nextNothing = Bilingual(
        vi: "Không còn việc gì phải làm.", en: "Nothing more has to be done.")

    // By when.
    static let dueAt = Bilingual(vi: "Hạn trả", en: "Due")
    static let dueLeft = Bilingual(vi: "còn {n} ngày làm việc", en: "{n} working days left")
    static let dueLeftOne = Bilingual(vi: "còn 1 ngày làm việc", en: "1 working day left")
    static let dueToday = Bilingual(vi: "hôm nay đến hạn", en: "due today")
    static let dueOver = Bilingual(vi: "quá hạn {n} ngày làm việc", en: "{n} working days overdue")
    static let dueOverOne = Bilingual(vi: "quá hạn 1 ngày làm việc", en: "1 working day overdue")
    static let dueOverToday = Bilingual(vi: "đã quá giờ hẹn hôm nay", en: "overdue since today")
    static let dueStands = Bilingual(vi: "Thời hạn đang dừng.", en: "The clock stands still.")
    static let dueNone = Bilingual(vi: "Sổ không ghi thời hạn.", en: "The register states no period.")
    static let dueFinishedInTime = Bilingual(vi: "Xong đúng hạn", en: "Finished in time")
    static let dueFinishedLate = Bilingual(vi: "Xong trễ hạn", en: "Finished late")
    static let warnLate = Bilingual(
        vi: "Đã quá hạn. Người nộp phải được xin lỗi; hẹn lại chỉ được một lần và phải báo trước hạn.",
        en: "It is overdue. The applicant is owed an apology; a new date is allowed once, and only before the due date."
    )
    static let warnApologyToday = Bilingual(
        vi: "Nếu không kịp, hôm nay là ngày cuối để xin lỗi và hẹn lại (mẫu 04).",
        en: "If it will not be done in time, today is the last day to apologise and give a new date (form 04).")
    static let warnSoon = Bilingual(
        vi: "Sắp đến hạn. Ngày cuối để xin lỗi và hẹn lại là {day}.",
        en: "It is due soon. The last day to apologise and give a new date is {day}.")
    static let warnSoonPlain = Bilingual(vi: "Sắp đến hạn.", en: "It is due soon.")

    // Stages in a row.
    static let stages = Bilingual(vi: "Các bước của hồ sơ", en: "The dossier's way")
    static let stageReceived = Bilingual(vi: "Nộp", en: "Lodged")
    static let stageAccepted = Bilingual(vi: "Tiếp nhận", en: "Accepted")
    static let stageWork = Bilingual(vi: "Giải quyết", en: "Worked on")
    static let stageDecided = Bilingual(vi: "Quyết định", en: "Decided")
    static let stageReady = Bilingual(vi: "Có kết quả", en: "Result ready")
    static let stageDone = Bilingual(vi: "Trả kết quả", en: "Handed over")
    static let stageIsPast = Bilingual(vi: "xong: ", en: "done: ")
    static let stageIsHere = Bilingual(vi: "đang ở đây: ", en: "here now: ")
    static let stageIsLater = Bilingual(vi: "chưa tới: ", en: "not yet: ")

    // Steps.
    static let whatToDo = Bilingual(vi: "Việc bạn làm được", en: "What you can do")
    static let otherSteps = Bilingual(vi: "Việc khác", en: "Other steps")
    static let nothingToDo = Bilingual(
        vi: "Ở bước này bạn không có việc gì phải làm với hồ sơ.", en: "There is nothing for you to do at this stage.")
    static let stepDone = Bilingual(vi: "Đã ghi nhận", en: "Done")
    static let stepCaused = Bilingual(vi: "Việc này đã kéo theo:", en: "It has caused:")
    static let nowIs = Bilingual(vi: "Hồ sơ nay", en: "It is now")
    static let causesDecline = Bilingual(
        vi:
            "Hỏi lại sổ thẩm quyền một lần với dữ kiện mới; câu trả lời hiện ra trước khi bạn xác nhận. Người nộp được báo.",
        en:
            "The register is asked once more with the new fact; you see its answer before you confirm. The applicant is told."
    )
    static let causesSecondDecline = Bilingual(
        vi: "Đã có cơ quan trả lại: lần này thành tranh chấp thẩm quyền và trình cấp trên.",
        en: "An agency has declined before: this becomes a conflict of competence for the superior.")
    static let causesReappoint = Bilingual(
        vi: "Hạn trả dời sang ngày mới; chỉ được một lần.", en: "The due date moves to the new date; once only.")
    static let causesApology = Bilingual(
        vi: "Người nộp được báo: xin lỗi và ngày hẹn mới (mẫu 04).",
        en: "The applicant is told: the apology and the new date (form 04).")
    static let causesPlace = Bilingual(
        vi: "Người nộp được báo nơi nhận mới.", en: "The applicant is told where it goes now.")
    static let causesFollow = Bilingual(
        vi: "Hồ sơ này đi theo hồ sơ chính bạn nêu.", en: "This dossier follows the lead you name.")
    static let causesLead = Bilingual(
        vi: "Hồ sơ này là hồ sơ chính của hồ sơ bạn nêu.", en: "This dossier leads the one you name.")

    // The case.
    static let theCase = Bilingual(vi: "Hồ sơ này", en: "This dossier")
    static let procedure = Bilingual(vi: "Thủ tục", en: "Procedure")
    static let variant = Bilingual(vi: "Trường hợp", en: "Case")
    static let lodgedAt = Bilingual(vi: "Nộp tại", en: "Lodged at")
    static let receivedAt = Bilingual(vi: "Tiếp nhận lúc", en: "Received")
    static let competent = Bilingual(vi: "Cơ quan giải quyết", en: "Agency")
    static let onTheSpot = Bilingual(vi: "Giải quyết ngay tại nơi nộp", en: "Done on the spot, where it was lodged")
    static let notSettled = Bilingual(vi: "Chưa xác định", en: "Not settled yet")
    static let applicant = Bilingual(vi: "Người nộp", en: "Applicant")
    static let firm = Bilingual(vi: "tổ chức", en: "firm")
    static let phone = Bilingual(vi: "Điện thoại", en: "Telephone")
    static let email = Bilingual(vi: "Thư điện tử", en: "Email")
    static let address = Bilingual(vi: "Địa chỉ", en: "Address")
    static let proxy = Bilingual(vi: "Người đại diện", en: "Proxy")
    static let showContact = Bilingual(vi: "Hiện liên hệ", en: "Show contact details")
    static let showContactHint = Bilingual(
        vi: "Lượt xem này được ghi lại.", en: "That you looked is written down.")
    static let papers = Bilingual(vi: "Giấy tờ", en: "Papers")
    static let noPapers = Bilingual(vi: "Không có giấy tờ nào", en: "No papers")
    static let originalKept = Bilingual(vi: "giữ bản chính", en: "original kept")
    static let resultTo = Bilingual(vi: "Trả kết quả", en: "Result goes")
    static let toCounter = Bilingual(vi: "Nhận tại {branch}", en: "Collected at {branch}")
    static let toPost = Bilingual(vi: "Qua bưu chính đến {address}", en: "By post to {address}")
    static let toElectronic = Bilingual(vi: "Bản điện tử", en: "Electronically")
    static let verdict = Bilingual(vi: "Quyết định", en: "Decision")
    static let granted = Bilingual(vi: "Chấp thuận", en: "Granted")
    static let rejected = Bilingual(vi: "Không chấp thuận", en: "Rejected")
    static let result = Bilingual(vi: "Kết quả", en: "Result")
    static let formPaper = Bilingual(vi: "bản giấy", en: "on paper")
    static let formElectronic = Bilingual(vi: "bản điện tử", en: "electronic")
    static let formBoth = Bilingual(vi: "bản giấy và bản điện tử", en: "on paper and electronic")
    static let handedOut = Bilingual(vi: "Đã trả", en: "Handed out")
    static let handedTo = Bilingual(
        vi: "cho {recipient}, xuất trình {identity}", en: "to {recipient}, who showed: {identity}")
    static let postReturns = Bilingual(vi: "Bưu chính chuyển hoàn", en: "Brought back by the post")
    static let times = Bilingual(vi: "lần", en: "times")
    static let closingNote = Bilingual(vi: "Ghi chú kết thúc", en: "How it ended")
    static let reference = Bilingual(vi: "Mã trên hệ thống kia", en: "Reference there")
    static let leadIs = Bilingual(vi: "Hồ sơ chính", en: "Follows")
    static let leads = Bilingual(vi: "Hồ sơ liên thông", en: "Leads")
}
