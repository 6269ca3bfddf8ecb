public import Base

// The forms of steps: labels, hints, what is told beside them.
extension Phrase {
    static let stepCauses = Bilingual(vi: "Khi bạn xác nhận", en: "When you confirm")
    static let stepConfirm = Bilingual(vi: "Kiểm tra lại trước khi xác nhận", en: "Check before you confirm")
    static let stepAnswer = Bilingual(vi: "Sổ thẩm quyền trả lời", en: "The register answers")
    static let stepSure = Bilingual(vi: "Xác nhận", en: "Confirm")
    static let stepChange = Bilingual(vi: "Sửa lại", en: "Change it")
    static let stepRefused = Bilingual(vi: "Chưa làm được", en: "That was not done")
    static let stepInstead = Bilingual(vi: "Bạn có thể:", en: "You can:")
    static let stepMoved = Bilingual(
        vi: "Trong lúc bạn điền, người khác đã thay đổi hồ sơ. Những gì bạn đã điền vẫn còn; xem lại rồi xác nhận.",
        en:
            "Somebody changed this dossier while you were filling this in. What you typed is still here; look, then confirm."
    )
    static let stepNotNow = Bilingual(
        vi: "Ở bước này của hồ sơ không làm được việc đó.", en: "That cannot be done at this stage of the dossier.")
    static let backToDossier = Bilingual(vi: "Về hồ sơ", en: "Back to the dossier")
    public static let fillIn = Bilingual(vi: "Hãy điền: {label}", en: "Fill in: {label}")
    public static let chooseOne = Bilingual(vi: "Hãy chọn: {label}", en: "Choose: {label}")
    public static let noSuchPlace = Bilingual(
        vi: "Không tìm thấy tên này. Gõ một phần tên, có dấu hoặc không.",
        en: "No such name. Type a part of it, with or without accents.")
    public static let whichPlace = Bilingual(vi: "Chọn một trong các tên tìm thấy", en: "Choose one of the names found")
    public static let notAnOfficer = Bilingual(
        vi: "Người này không làm việc tại cơ quan.", en: "That person does not work at this agency.")

    static let stAgency = Bilingual(vi: "Cơ quan có thẩm quyền", en: "Competent agency")
    static let stPlaceHint = Bilingual(
        vi: "Gõ một phần tên; có dấu hoặc không đều được.", en: "Type a part of its name, with or without accents.")
    static let stWhy = Bilingual(vi: "Vì sao", en: "Why")
    static let stWhyHint = Bilingual(
        vi: "Ghi rõ bạn tìm hiểu ra bằng cách nào.", en: "Say how this was found out.")
    static let stBasis = Bilingual(vi: "Căn cứ pháp lý", en: "Legal basis")
    static let stBasisHint = Bilingual(
        vi: "Số, ngày và điều của văn bản.", en: "Number, date and article of the act.")
    static let stOfficer = Bilingual(vi: "Người xử lý", en: "Officer")
    static let stOfficerHere = Bilingual(vi: "Đang giao cho", en: "It is with")
    static let stDeclineReason = Bilingual(vi: "Lý do không thuộc thẩm quyền", en: "Why you are not competent")
    static let stDeclineWhere = Bilingual(
        vi: "Dữ kiện mà lúc nộp chưa biết", en: "The fact that was not known when it was lodged")
    static let stDeclineHint = Bilingual(
        vi: "Nêu nơi đúng hoặc câu trả lời đúng: sổ thẩm quyền được hỏi lại với dữ kiện này.",
        en: "Give the right place or the right answer: the register is asked again with it.")
    static let stFactor = Bilingual(vi: "Loại địa điểm", en: "Kind of place")
    static let stPlace = Bilingual(vi: "Địa điểm đúng", en: "The right place")
    static let stPlaceText = Bilingual(
        vi: "Địa chỉ, hoặc tên xã (phường) và tỉnh (thành phố).", en: "An address, or commune and province.")
    static let stAnswer = Bilingual(vi: "Hoặc câu trả lời đúng", en: "Or the right answer")
    static let stSuperior = Bilingual(vi: "Cấp trên quyết định", en: "The superior who decides")
    static let stNote = Bilingual(vi: "Ghi chú", en: "Note")
    static let stDocument = Bilingual(vi: "Văn bản của cấp trên", en: "The superior's document")
    static let stDocumentHint = Bilingual(vi: "Số và ngày.", en: "Number and date.")
    static let stOther = Bilingual(vi: "Hoặc cơ quan khác", en: "Or another agency")

    static let stItems = Bilingual(vi: "Giấy tờ cần bổ sung", en: "Papers to bring")
    static let stItemsHint = Bilingual(
        vi: "Ghi đủ một lần; mỗi giấy tờ kèm lý do để người nộp hiểu. Gõ để được gợi ý câu hay dùng.",
        en: "All of them at once, each with a reason the applicant understands. Typing brings up usual texts.")
    static let stPaper = Bilingual(vi: "Giấy tờ", en: "Paper")
    static let stPaperReason = Bilingual(vi: "Lý do", en: "Reason")
    static let stMoreRows = Bilingual(vi: "Thêm dòng", en: "More lines")
    static let stSupplementNote = Bilingual(vi: "Lời dặn thêm", en: "Anything else to tell")
    static let stBrought = Bilingual(vi: "Đã nhận", en: "Received")
    static let stBroughtHint = Bilingual(
        vi: "Chỉ ghi nhận khi đủ mọi giấy tờ đã yêu cầu.",
        en: "Record it only when every paper that was asked for is here.")

    static let stPauseReason = Bilingual(vi: "Đang chờ gì", en: "What is waited for")
    static let stPauseOpinion = Bilingual(vi: "Ý kiến cơ quan khác", en: "Another body's opinion")
    static let stPauseSite = Bilingual(vi: "Kiểm tra thực địa", en: "A check on site")
    static let stPausePayment = Bilingual(vi: "Nghĩa vụ tài chính", en: "A payment")
    static let stPauseOther = Bilingual(vi: "Việc khác", en: "Something else")
    static let stPauseNote = Bilingual(
        vi: "Ai cho ý kiến, kiểm tra gì, nộp khoản gì", en: "Whose opinion, what is checked, what is owed")
    static let stAnswerBy = Bilingual(vi: "Bên kia trả lời trước ngày", en: "The other body answers by")
    static let stAttendAt = Bilingual(vi: "Người nộp phải có mặt lúc", en: "The applicant has to be there at")

    static let stNewDate = Bilingual(vi: "Ngày hẹn mới", en: "New date")
    static let stNewDateHint = Bilingual(
        vi: "Một ngày làm việc sau hạn trả hiện nay ({due}). Chỉ được hẹn lại một lần.",
        en: "A working day after the present due date ({due}). This is allowed once.")
    static let stApologyReason = Bilingual(
        vi: "Lý do chậm, để xin lỗi người nộp", en: "Why it is late, for the apology")
    static let stVerdict = Bilingual(vi: "Quyết định", en: "Decision")
    static let stRejectReason = Bilingual(vi: "Lý do không chấp thuận", en: "Why it is rejected")
    static let stRejectHint = Bilingual(vi: "Cần ghi khi không chấp thuận.", en: "Needed when it is rejected.")
    static let stNumber = Bilingual(vi: "Số văn bản", en: "Number of the document")
    static let stTitle = Bilingual(vi: "Tên văn bản", en: "Title of the document")
    static let stForm = Bilingual(vi: "Hình thức", en: "Form")

    static let stWay = Bilingual(vi: "Trả kết quả", en: "Where the result goes")
    static let stPapersWay = Bilingual(vi: "Trả giấy tờ", en: "How the papers go back")
    static let stWayCounter = Bilingual(vi: "Tại quầy", en: "At a counter")
    static let stWayPost = Bilingual(vi: "Qua bưu chính", en: "By post")
    static let stWayElectronic = Bilingual(vi: "Bản điện tử", en: "Electronically")
    static let stWayBranch = Bilingual(vi: "Quầy nào, nếu trả tại quầy", en: "Which counter, when at a counter")
    static let stWayAddress = Bilingual(vi: "Địa chỉ, nếu qua bưu chính", en: "Address, when by post")
    static let stRecipient = Bilingual(vi: "Người nhận", en: "Given to")
    static let stIdentity = Bilingual(vi: "Giấy tờ người nhận xuất trình", en: "Document the recipient showed")
    static let stIdentityHint = Bilingual(
        vi: "Chỉ ghi loại giấy tờ, không bao giờ ghi số.", en: "Its kind only, never its number.")
    static let stOriginals = Bilingual(vi: "Đã trả lại bản chính đang giữ", en: "The originals kept were given back")
    static let stConsignment = Bilingual(vi: "Mã bưu gửi", en: "The post's item number")
    static let stDelivered = Bilingual(vi: "Bưu chính phát cho", en: "Delivered to")
    static let stReturnReason = Bilingual(vi: "Lý do chuyển hoàn", en: "Why it came back")
    static let stRefuseReason = Bilingual(vi: "Lý do từ chối", en: "Why it is refused")
    static let stWithdrawReason = Bilingual(vi: "Lý do rút", en: "Why it is withdrawn")
    static let stWithdrawHint = Bilingual(
        vi: "Người nộp không bắt buộc nêu lý do.", en: "The applicant owes nobody a reason.")
    static let stStopReason = Bilingual(vi: "Lý do dừng", en: "Why it is stopped")
    static let stSystem = Bilingual(vi: "Hệ thống", en: "System")
    static let stReference = Bilingual(vi: "Mã trên hệ thống đó", en: "Its reference there")
    static let stReport = Bilingual(vi: "Hệ thống kia báo gì", en: "What the other system reported")
    static let stLead = Bilingual(vi: "Mã hồ sơ chính", en: "Code of the lead")
    static let stLed = Bilingual(vi: "Mã hồ sơ liên thông", en: "Code of the other dossier")
    static let stScan = Bilingual(vi: "Gõ hoặc quét mã.", en: "Type or scan it.")
    static let stChoose = Bilingual(vi: "Chọn…", en: "Choose…")
    static let stNothing = Bilingual(vi: "Không cần điền gì thêm.", en: "Nothing more to fill in.")
    static let stUsual = Bilingual(
        vi: "Câu hay dùng: chọn để đưa vào ô lý do, rồi sửa",
        en: "Usual texts: press one to put it into the reason, then edit it")
}

/// Texts that are written again and again, to be chosen and edited: what the applicant reads, so in Vietnamese on every
/// page. A house of its own words would keep them in a table.
public enum UsualTexts {
    public static let identities = [
        "Thẻ căn cước", "Căn cước điện tử (VNeID)", "Hộ chiếu", "Giấy chứng nhận căn cước",
        "Thẻ căn cước và giấy ủy quyền", "Giấy giới thiệu của tổ chức",
    ]
    public static let supplements = [
        "Thiếu chữ ký của người khai.", "Bản sao chưa được chứng thực.", "Thông tin không khớp với căn cước.",
        "Thiếu trang hoặc ảnh chụp không đọc được.", "Giấy tờ đã hết hạn.", "Chưa kê khai đủ các mục bắt buộc.",
        "Thiếu giấy tờ chứng minh nơi cư trú.",
    ]

    /// By the step whose reason they give.
    public static func reasons(_ step: String) -> [String] {
        switch step {
        case "decline":
            [
                "Nơi cư trú của người nộp không thuộc địa bàn cơ quan quản lý.",
                "Thửa đất, căn nhà nằm ngoài địa bàn cơ quan quản lý.",
                "Thủ tục thuộc thẩm quyền của cấp khác.",
            ]
        case "refuse":
            [
                "Hồ sơ không thuộc phạm vi tiếp nhận theo quy định.",
                "Người nộp không thuộc đối tượng được giải quyết thủ tục này.",
                "Việc này đã được giải quyết trong một hồ sơ khác.",
            ]
        case "stop":
            [
                "Đang có tranh chấp, chờ quyết định có hiệu lực của cơ quan có thẩm quyền.",
                "Người nộp không thực hiện nghĩa vụ tài chính đúng thời hạn.",
            ]
        case "reappoint":
            [
                "Cần thêm thời gian xác minh thông tin do cơ quan khác cung cấp.",
                "Số lượng hồ sơ tăng cao trong kỳ; cơ quan xin lỗi vì sự chậm trễ này.",
            ]
        case "decide":
            ["Hồ sơ không đủ điều kiện theo quy định.", "Thông tin kê khai không đúng với kết quả xác minh."]
        case "return-from-post":
            ["Không có người nhận sau hai lần mời.", "Địa chỉ không đúng.", "Người nhận từ chối nhận."]
        default: []
        }
    }
}
