public import Base
internal import Dossiers

// How far a dossier is.
extension Phrase {
    public static let trackTitle = Bilingual(vi: "Hồ sơ", en: "Dossier")
    public static let trackIntro = Bilingual(
        vi: "Xem hồ sơ đã đến đâu. Không cần đăng nhập. Quét mã QR trên giấy hẹn để xem đầy đủ hơn.",
        en: "See how far a dossier is, without signing in. The QR code on your receipt shows more.")
    public static let dossierCode = Bilingual(vi: "Mã hồ sơ", en: "Dossier code")
    public static let dossierCodeHint = Bilingual(
        vi: "Ghi ở đầu giấy tiếp nhận, dạng H29.1-261121-0001. Chữ thường hay có dấu cách đều được.",
        en: "At the top of your receipt, like H29.1-261121-0001. Small letters and blanks do no harm.")
    public static let trackSee = Bilingual(vi: "Xem hồ sơ", en: "See how far it is")
    public static let trackAnother = Bilingual(vi: "Tra hồ sơ khác", en: "Another dossier")
    public static let trackToProcedures = Bilingual(
        vi: "Tìm thủ tục: ai giải quyết, cần giấy tờ gì, mất bao lâu",
        en: "Find a procedure: who decides, what to bring, how long it takes")
    public static let trackUnknown = Bilingual(
        vi: "Không tìm thấy hồ sơ với mã này. Xem lại từng ký tự trên giấy hẹn, hoặc quét mã QR ở đó.",
        en: "There is no dossier under this code. Compare it with your receipt, or scan the code printed there.")
    public static let trackUnreadable = Bilingual(
        vi: "Đây không phải mã hồ sơ. Mã có ba phần, như H29.1-261121-0001.",
        en: "This is not a dossier code. A code has three parts, like H29.1-261121-0001.")
    public static let trackCodeOnly = Bilingual(
        vi: "Ai biết mã cũng chỉ xem được chừng này. Mã QR trên giấy hẹn cho xem thêm thủ tục và ngày trả kết quả.",
        en: "Whoever knows the code sees this and no more. The QR code on the receipt also shows procedure and dates.")
    public static let degree = Bilingual(vi: "Mức độ hoàn thành", en: "Degree of completion")
    public static let progressDone = Bilingual(vi: "xong", en: "done")
    public static let stepHere = Bilingual(vi: "đang ở bước này", en: "it is here now")
    public static let publicReceived = Bilingual(vi: "Đã tiếp nhận", en: "Received")
    public static let publicDue = Bilingual(vi: "Hẹn trả kết quả", en: "Result due")
    public static let returnedBy = Bilingual(vi: "Nhận kết quả", en: "The result comes")
    public static let lodgedAtBranch = Bilingual(vi: "Nơi tiếp nhận", en: "Where it was lodged")
    public static let openNow = Bilingual(vi: "Đang mở cửa", en: "Open now")
    public static let closedNow = Bilingual(vi: "Đang đóng cửa", en: "Closed now")
    public static let openingHours = Bilingual(
        vi: "Giờ làm việc bảy ngày tới", en: "Opening hours of the next seven days")
    public static let today = Bilingual(vi: "Hôm nay", en: "Today")
    public static let closed = Bilingual(vi: "Nghỉ", en: "Closed")

    /// Where the result goes, in kind: an address is nobody's business here.
    public static func returned(_ kind: String) -> Bilingual {
        switch kind {
        case "post": Bilingual(vi: "Qua bưu chính", en: "By post")
        case "electronic": Bilingual(vi: "Bản điện tử", en: "Electronically")
        default: Bilingual(vi: "Tại quầy", en: "At the counter")
        }
    }

    /// What whoever holds the receipt may do now; nil where there is nothing but to wait.
    /// - Parameter returned: where the result goes, as ``returned(_:)`` takes it.
    static func next(_ stage: Stage, _ returned: String) -> Bilingual? {
        switch stage {
        case .awaitingSupplement:
            Bilingual(
                vi:
                    "Cơ quan giải quyết đang chờ bổ sung giấy tờ; trong lúc chờ, thời hạn đang dừng. Xem phiếu yêu cầu bổ sung; chưa có thì hỏi tại quầy. Nộp tại bất kỳ quầy nào.",
                en:
                    "The agency waits for more papers; meanwhile the clock stands. See the request you were given, or ask at the counter. Any counter takes them."
            )
        case .paused:
            Bilingual(
                vi: "Đang chờ ý kiến hoặc kiểm tra; thời gian chờ không tính vào thời hạn.",
                en: "An opinion or a check is awaited; the time does not count.")
        case .resultReady: ready(returned)
        case .withPost: Bilingual(vi: "Bưu chính đang chuyển kết quả.", en: "The post is bringing the result.")
        case .heldElsewhere:
            Bilingual(
                vi: "Hồ sơ được xử lý trên hệ thống của cơ quan khác.",
                en: "Another body's system handles this dossier.")
        case .completed: Bilingual(vi: "Kết quả đã được trao.", en: "The result was handed over.")
        case .refused, .stopped, .closedForSilence, .withdrawn, .closedElsewhere:
            Bilingual(
                vi: "Hồ sơ đã kết thúc. Lý do ghi trong văn bản gửi người nộp; hỏi tại quầy nếu chưa nhận được.",
                en: "The dossier has ended. The applicant was told why in writing; ask at the counter if not.")
        case .manualDesk, .routed, .conflict, .processing, .decided: nil
        }
    }

    private static func ready(_ returned: String) -> Bilingual {
        switch returned {
        case "post":
            Bilingual(
                vi: "Đã có kết quả. Bưu chính sẽ mang đến; chuẩn bị sẵn giấy tờ tùy thân.",
                en: "The result is ready. The post will bring it; have proof of identity at hand.")
        case "electronic":
            Bilingual(
                vi: "Đã có kết quả. Bản điện tử sẽ được gửi đến.",
                en: "The result is ready. It will be sent electronically.")
        default:
            Bilingual(
                vi: "Đã có kết quả. Mang giấy hẹn và giấy tờ tùy thân khi đến nhận.",
                en: "The result is ready. Bring the receipt and proof of identity.")
        }
    }
}

// Procedures for everyone.
extension Phrase {
    public static let procedureSearch = Bilingual(vi: "Tìm theo từ thường dùng", en: "Search in everyday words")
    public static let procedureSearchHint = Bilingual(
        vi: "Như “khai sinh”, “dang ky ket hon”, “sổ đỏ”; không cần gõ dấu.",
        en: "As “birth”, “khai sinh”, “land”; no marks needed.")
    public static let search = Bilingual(vi: "Tìm", en: "Search")
    public static let sector = Bilingual(vi: "Lĩnh vực", en: "Sector")
    public static let everySector = Bilingual(vi: "Mọi lĩnh vực", en: "Every sector")
    public static let procedureNone = Bilingual(
        vi: "Không có thủ tục nào hợp với các từ này. Thử ít từ hơn.", en: "No procedure fits these words. Try fewer.")
    public static let earlier = Bilingual(vi: "Trang trước", en: "Previous page")
    public static let later = Bilingual(vi: "Trang sau", en: "Next page")
    public static let whoDecides = Bilingual(vi: "Ai giải quyết", en: "Who decides")
    public static let whereToLodge = Bilingual(vi: "Nộp ở đâu", en: "Where to lodge")
    public static let papersToBring = Bilingual(vi: "Giấy tờ cần có", en: "What to bring")
    public static let paper = Bilingual(vi: "Giấy tờ", en: "Paper")
    public static let paperForm = Bilingual(vi: "Loại", en: "Kind")
    public static let paperCount = Bilingual(vi: "Số lượng", en: "Number")
    public static let paperReturned = Bilingual(vi: "trả lại cùng kết quả", en: "given back with the result")
    public static let papersUnknown = Bilingual(
        vi: "Sổ chưa ghi giấy tờ của thủ tục này; hỏi tại quầy trước khi đến.",
        en: "The register does not list the papers yet; ask at a counter before you come.")
    public static let howLong = Bilingual(vi: "Thời hạn", en: "How long it takes")
    public static let periodUnknown = Bilingual(vi: "Sổ chưa ghi thời hạn.", en: "The register states no period.")
    public static let fee = Bilingual(vi: "Lệ phí", en: "Fee")
    public static let legalBasis = Bilingual(vi: "Căn cứ pháp lý", en: "Legal basis")
    public static let level = Bilingual(vi: "Cấp giải quyết", en: "Level")
    public static let procedureCode = Bilingual(vi: "Mã thủ tục", en: "Procedure code")
    public static let shareThis = Bilingual(vi: "Quét để mở trang này", en: "Scan to open this page")
    public static let casesOf = Bilingual(vi: "Trường hợp", en: "Case")
    public static let anyCase = Bilingual(vi: "Mọi trường hợp", en: "Every case")
    public static let asOf = Bilingual(vi: "Theo sổ thẩm quyền ngày", en: "By the register of")
    public static let lodgeCountry = Bilingual(
        vi: "Tại quầy: bất kỳ điểm tiếp nhận nào trong cả nước.", en: "At a counter: any branch in the country.")
    public static let lodgeProvince = Bilingual(
        vi: "Tại quầy: bất kỳ điểm tiếp nhận nào trong tỉnh, thành phố của cơ quan giải quyết.",
        en: "At a counter: any branch in the province or city of the agency that decides.")
    public static let lodgeCommune = Bilingual(
        vi: "Tại quầy của xã, phường nơi cơ quan giải quyết đóng.",
        en: "At the counter of the deciding agency's commune.")
    public static let lodgePost = Bilingual(
        vi: "Qua bưu chính: nhân viên bưu chính nhận hồ sơ tại nhà hoặc bưu cục.",
        en: "By post: collected at home or at a post office.")
    public static let lodgeOnline = Bilingual(
        vi: "Trực tuyến: trên Cổng dịch vụ công quốc gia.", en: "Online: on the national public service portal.")

    /// A rule's answer in words.
    static func decides(role: Bilingual, place: Bilingual) -> Bilingual {
        Bilingual(vi: "\(role.vi), theo \(place.vi)", en: "\(role.en), by \(place.en)")
    }
    static func decidesAnywhere(role: Bilingual, isCountry: Bool) -> Bilingual {
        isCountry
            ? Bilingual(vi: "\(role.vi), bất kỳ nơi nào trong cả nước", en: "\(role.en), anywhere in the country")
            : Bilingual(
                vi: "\(role.vi), bất kỳ nơi nào trong tỉnh, thành phố", en: "\(role.en), anywhere in the province")
    }
    static let decidesHere = Bilingual(vi: "Giải quyết ngay tại quầy khi nộp", en: "Done on the spot, at the counter")
    static let decidesByHand = Bilingual(vi: "Xem xét từng trường hợp", en: "Looked at case by case")
    static let notOffered = Bilingual(vi: "Không thực hiện", en: "Not offered")

    /// The sectors of the register's tables.
    static func sector(_ sector: String) -> Bilingual { sectors[sector] ?? Bilingual(same: sector) }

    private static let sectors = [
        "civil-status": Bilingual(vi: "Hộ tịch", en: "Civil status"),
        "certification": Bilingual(vi: "Chứng thực", en: "Certification"),
        "land-registry": Bilingual(vi: "Đăng ký đất đai", en: "Land registry"),
        "traffic": Bilingual(vi: "Giao thông", en: "Traffic"),
        "household-business": Bilingual(vi: "Hộ kinh doanh", en: "Household businesses"),
        "construction": Bilingual(vi: "Xây dựng", en: "Construction"),
        "social": Bilingual(vi: "Bảo trợ xã hội", en: "Social support"),
        "residence-police": Bilingual(vi: "Cư trú", en: "Residence"),
        "identity": Bilingual(vi: "Căn cước, xuất nhập cảnh", en: "Identity and travel"),
        "enterprise": Bilingual(vi: "Doanh nghiệp", en: "Enterprises"),
        "insurance": Bilingual(vi: "Bảo hiểm xã hội", en: "Social insurance"),
        "land": Bilingual(vi: "Đất đai", en: "Land"),
        "secured-transactions": Bilingual(vi: "Biện pháp bảo đảm", en: "Secured transactions"),
        "housing": Bilingual(vi: "Nhà ở", en: "Housing"),
        "sea": Bilingual(vi: "Biển", en: "Sea"),
        "adoption": Bilingual(vi: "Nuôi con nuôi", en: "Adoption"),
        "justice": Bilingual(vi: "Lý lịch tư pháp", en: "Criminal records"),
        "planning": Bilingual(vi: "Quy hoạch", en: "Planning"),
        "infrastructure": Bilingual(vi: "Hạ tầng", en: "Infrastructure"),
        "education": Bilingual(vi: "Giáo dục", en: "Education"),
    ]
}
