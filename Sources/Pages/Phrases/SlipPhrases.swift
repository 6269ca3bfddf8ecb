public import Base

// Forms 01 to 07 of Circular 03/2025/TT-VPCP, as far as they are known (see ``Slip``).
extension Slip.Form {
    public var title: Bilingual {
        switch self {
        case .receipt: Bilingual(vi: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", en: "Receipt and appointment")
        case .supplement: Bilingual(vi: "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", en: "Request for a supplement")
        case .refusal: Bilingual(vi: "Phiếu từ chối tiếp nhận, giải quyết hồ sơ", en: "Notice of refusal")
        case .apology: Bilingual(vi: "Phiếu xin lỗi và đề nghị gia hạn", en: "Apology and request for extension")
        case .stop: Bilingual(vi: "Thông báo dừng giải quyết hồ sơ", en: "Notice of stopping")
        case .control: Bilingual(vi: "Phiếu kiểm soát quá trình giải quyết hồ sơ", en: "Processing control slip")
        }
    }

    /// At the top of the paper.
    var heading: Bilingual {
        switch self {
        case .receipt: Bilingual(vi: "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", en: "Receipt and appointment")
        case .supplement: Bilingual(vi: "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", en: "Request for a supplement")
        case .refusal: Bilingual(vi: "PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ", en: "Notice of refusal")
        case .apology:
            Bilingual(vi: "PHIẾU XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN TRẢ KẾT QUẢ", en: "Apology and request for extension")
        case .stop: Bilingual(vi: "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", en: "Notice of stopping")
        case .control: Bilingual(vi: "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", en: "Processing control slip")
        }
    }

    /// Why a dossier has none now.
    var whyMissing: Bilingual {
        switch self {
        case .receipt, .control: Bilingual(vi: "hồ sơ nào cũng có.", en: "every dossier has one.")
        case .supplement:
            Bilingual(
                vi: "chưa ai yêu cầu bổ sung hồ sơ này.", en: "nobody has asked for a supplement to this dossier.")
        case .refusal: Bilingual(vi: "hồ sơ này không bị từ chối.", en: "this dossier was not refused.")
        case .apology: Bilingual(vi: "hồ sơ này chưa phải hẹn lại.", en: "this dossier was given no new date.")
        case .stop: Bilingual(vi: "hồ sơ này không bị dừng giải quyết.", en: "this dossier was not stopped.")
        }
    }
}

extension Phrase {
    static let slipsOfDossier = Bilingual(vi: "Các phiếu của hồ sơ", en: "Slips of this dossier")
    static let slipMissing = Bilingual(vi: "Không có phiếu này", en: "There is no such slip")
    static let toDossier = Bilingual(vi: "Về hồ sơ", en: "To the dossier")

    static let slipState = Bilingual(vi: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", en: "Socialist Republic of Viet Nam")
    static let slipMotto = Bilingual(vi: "Độc lập - Tự do - Hạnh phúc", en: "Independence - Freedom - Happiness")
    static let slipInvented = Bilingual(
        vi: "BẢN THỬ: nội dung giả định, không có giá trị.", en: "DEMO: invented, void.")
    static let slipNumber = Bilingual(vi: "Số:", en: "No.")
    static let slipForm = Bilingual(vi: "Mẫu số", en: "Form")
    static let slipPrinted = Bilingual(vi: "In lúc", en: "Printed at")
    static let slipBy = Bilingual(vi: "người in:", en: "by")
    static let slipFollow = Bilingual(vi: "Quét để theo dõi", en: "Scan to follow")

    static let slipApplicant = Bilingual(vi: "Người nộp hồ sơ", en: "Applicant")
    static let slipProxy = Bilingual(vi: "Người được ủy quyền", en: "Proxy")
    static let slipAddress = Bilingual(vi: "Địa chỉ", en: "Address")
    static let slipContact = Bilingual(vi: "Liên hệ", en: "Contact")
    static let slipReceived = Bilingual(vi: "Tiếp nhận lúc", en: "Received at")
    static let slipReceivedShort = Bilingual(vi: "Nhận", en: "Received")
    static let slipPeriod = Bilingual(vi: "Thời hạn giải quyết", en: "Period")
    static let slipDue = Bilingual(vi: "Hẹn trả kết quả", en: "Result due")
    static let slipDueShort = Bilingual(vi: "Hẹn trả", en: "Due")
    static let slipDueLater = Bilingual(
        vi: "Sẽ báo sau qua điện thoại hoặc thư điện tử", en: "To be told by telephone or email")
    static let slipReturned = Bilingual(vi: "Nhận kết quả", en: "Result")
    static let slipBook = Bilingual(vi: "quyển …… STT ……", en: "book …… line ……")
    static let slipPapers = Bilingual(vi: "Giấy tờ đã nộp", en: "Papers handed in")
    static let slipNoPapers = Bilingual(
        vi: "Không nộp giấy tờ; dùng dữ liệu điện tử.", en: "No papers were handed in; electronic data are used.")
    static let slipOrder = Bilingual(vi: "TT", en: "No.")
    static let slipCount = Bilingual(vi: "Số bản", en: "Count")
    static let slipOriginal = Bilingual(vi: "Bản chính, trả lại", en: "Original, given back")
    static let slipCopy = Bilingual(vi: "Bản nộp", en: "Filed")

    static let slipAsks = Bilingual(
        vi: "Đề nghị ông (bà) bổ sung, hoàn thiện một lần các nội dung sau:",
        en: "Please complete the following, once and for all:")
    static let slipBring = Bilingual(vi: "Nội dung cần bổ sung", en: "To bring")
    static let slipWhy = Bilingual(vi: "Lý do", en: "Reason")
    static let slipNote = Bilingual(vi: "Ghi chú", en: "Note")
    static let slipEffect = Bilingual(vi: "Thời hạn", en: "Period")
    static let slipUntil = Bilingual(vi: "Bổ sung trước", en: "Bring it before")
    static let slipAnyCounter = Bilingual(
        vi: "Nộp phần bổ sung tại bất kỳ quầy tiếp nhận nào trong tỉnh, thành phố, kèm phiếu này.",
        en: "Any counter in the province or city takes the supplement; bring this slip.")
    static let slipRefuses = Bilingual(
        vi: "Hồ sơ không được tiếp nhận, giải quyết vì lý do sau:", en: "The dossier is not taken up, for this reason:")
    static let slipPapersBack = Bilingual(vi: "Trả lại giấy tờ", en: "Papers go back")
    static let slipComplain = Bilingual(
        vi: "Không đồng ý, ông (bà) có quyền khiếu nại theo quy định của pháp luật.",
        en: "You may lodge a complaint as the law provides.")
    static let slipWasDue = Bilingual(vi: "Đã hẹn trả", en: "Was due")
    static let slipApologises = Bilingual(
        vi: "thành thật xin lỗi ông (bà) vì chưa trả kết quả đúng hẹn.",
        en: "We apologise that the result is not ready as promised.")
    static let slipNewDue = Bilingual(vi: "Hẹn lại ngày trả kết quả", en: "New date")
    static let slipOnce = Bilingual(vi: "Việc hẹn lại chỉ thực hiện một lần.", en: "A new date is given once only.")
    static let slipStops = Bilingual(
        vi: "Cơ quan giải quyết dừng giải quyết hồ sơ vì lý do sau:", en: "The agency stops, for this reason:")
    static let slipWho = Bilingual(vi: "Cơ quan giải quyết và căn cứ", en: "Who decides, and why")
    static let slipBasis = Bilingual(vi: "Căn cứ", en: "Legal basis")

    static let slipSubmitter = Bilingual(vi: "NGƯỜI NỘP HỒ SƠ", en: "Submitted by")
    static let slipReceiver = Bilingual(vi: "NGƯỜI TIẾP NHẬN HỒ SƠ", en: "Received by")
    static let slipOfficer = Bilingual(vi: "NGƯỜI GIẢI QUYẾT HỒ SƠ", en: "Case officer")
    static let slipHead = Bilingual(vi: "THỦ TRƯỞNG CƠ QUAN", en: "Head of the agency")
    static let slipSign = Bilingual(vi: "(Ký, ghi rõ họ tên)", en: "(Signature, full name)")
}

// Form 06: what happened from hand to hand.
extension Phrase {
    static let slipGiver = Bilingual(vi: "Bên giao", en: "From")
    static let slipTaker = Bilingual(vi: "Bên nhận", en: "To")
    static let slipTime = Bilingual(vi: "Thời gian", en: "Time")
    static let slipWork = Bilingual(vi: "Nội dung", en: "What")
    static let slipSigned = Bilingual(vi: "Ký giao, nhận", en: "Signatures")
    static let slipOutcome = Bilingual(vi: "Kết quả giải quyết", en: "Outcome")
    static let slipEarly = Bilingual(vi: "Trước hạn", en: "Early")
    static let slipOnTime = Bilingual(vi: "Đúng hạn", en: "On time")
    static let slipLate = Bilingual(vi: "Quá hạn", en: "Late")

    public static let hopApplicant = Bilingual(vi: "Người nộp", en: "Applicant")
    public static let hopPost = Bilingual(vi: "Bưu chính", en: "Post")
    public static let hopLodged = Bilingual(vi: "Tiếp nhận hồ sơ", en: "Lodged")
    public static let hopSent = Bilingual(vi: "Chuyển hồ sơ", en: "Sent on")
    public static let hopAccepted = Bilingual(vi: "Tiếp nhận giải quyết", en: "Accepted")
    public static let hopDeclined = Bilingual(vi: "Trả lại: không thuộc thẩm quyền", en: "Declined: not competent")
    public static let hopConflict = Bilingual(vi: "Trình xác định thẩm quyền", en: "Put to the superior")
    public static let hopSettled = Bilingual(vi: "Giao giải quyết", en: "Assigned")
    public static let hopAsked = Bilingual(vi: "Yêu cầu bổ sung", en: "Supplement asked for")
    public static let hopBrought = Bilingual(vi: "Nộp bổ sung", en: "Supplement received")
    public static let hopPaused = Bilingual(vi: "Tạm dừng", en: "Paused")
    public static let hopResumed = Bilingual(vi: "Tiếp tục", en: "Resumed")
    public static let hopNewDate = Bilingual(vi: "Xin lỗi, hẹn lại", en: "New date")
    public static let hopDecided = Bilingual(vi: "Ra quyết định", en: "Decided")
    public static let hopIssued = Bilingual(vi: "Chuyển kết quả", en: "Result issued")
    public static let hopHandedOut = Bilingual(vi: "Trả kết quả", en: "Result handed out")
    public static let hopReturned = Bilingual(vi: "Bưu chính hoàn lại", en: "Came back from the post")
    public static let hopRefused = Bilingual(vi: "Từ chối", en: "Refused")
    public static let hopWithdrawn = Bilingual(vi: "Rút hồ sơ", en: "Withdrawn")
    public static let hopStopped = Bilingual(vi: "Dừng giải quyết", en: "Stopped")
    public static let hopClosed = Bilingual(vi: "Đóng hồ sơ", en: "Closed")
}

// Form 07: the register.
extension Phrase {
    public static let registerTitle = Bilingual(vi: "Sổ theo dõi hồ sơ", en: "Register of dossiers")
    static let registerHeading = Bilingual(vi: "SỔ THEO DÕI HỒ SƠ", en: "Register of dossiers")
    static let registerBranch = Bilingual(vi: "Quầy", en: "Branch")
    static let registerFrom = Bilingual(vi: "Từ ngày", en: "From")
    static let registerTo = Bilingual(vi: "Đến hết ngày", en: "Through")
    static let registerShow = Bilingual(vi: "Lập sổ", en: "Make the list")
    static let registerCount = Bilingual(vi: "hồ sơ", en: "dossiers")
    static let registerSets = Bilingual(vi: "Số bộ", en: "Sets")
    static let registerWho = Bilingual(vi: "Người nộp, địa chỉ, điện thoại", en: "Applicant")
    static let registerAgency = Bilingual(vi: "Cơ quan giải quyết", en: "Competent body")
    static let registerReturned = Bilingual(vi: "Đã trả", en: "Returned")
    static let registerWay = Bilingual(vi: "Cách trả", en: "By")
    static let registerSigned = Bilingual(vi: "Ký nhận", en: "Signature")
    static let registerNote = Bilingual(vi: "Ghi chú", en: "Note")
    static let registerCut = Bilingual(
        vi: "Khoảng ngày này có nhiều hồ sơ hơn một sổ chứa được; chọn ít ngày hơn.",
        en: "These days hold more dossiers than one list takes; choose fewer days.")
    public static let registerBadDays = Bilingual(
        vi: "Chọn ngày bắt đầu không sau ngày kết thúc.", en: "The first day may not be after the last.")
}
