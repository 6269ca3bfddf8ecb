public import Base

// The list of rules and one rule.
extension Phrase {
    public static let ruRule = Bilingual(vi: "Quy tắc", en: "Rule")
    public static let ruAbout = Bilingual(vi: "Cho thủ tục", en: "For")
    public static let ruArea = Bilingual(vi: "Địa bàn", en: "Area")
    public static let ruConditions = Bilingual(vi: "Điều kiện", en: "Conditions")
    public static let ruDecides = Bilingual(vi: "Ai giải quyết", en: "Who decides")
    public static let ruFactor = Bilingual(vi: "Xác định theo", en: "Located by")
    public static let ruBy = Bilingual(vi: "theo", en: "by")
    public static let ruBasis = Bilingual(vi: "Căn cứ", en: "Legal basis")
    public static let ruValidity = Bilingual(vi: "Hiệu lực", en: "In force")
    public static let ruConfirmed = Bilingual(vi: "Xác nhận lần cuối", en: "Last confirmed")
    public static let ruUnconfirmed = Bilingual(vi: "Chưa xác nhận", en: "Not confirmed yet")
    public static let ruHowToConfirm = Bilingual(
        vi: "Đối chiếu với văn bản, rồi ghi ngày đối chiếu vào cột này và đề nghị.",
        en: "Compare it with the act, then write the day you did into this column and propose that.")
    public static let ruDeclines = Bilingual(vi: "Bị từ chối", en: "Declines")
    public static let ruLast = Bilingual(vi: "lần cuối", en: "last on")
    public static let ruNote = Bilingual(vi: "Ghi chú", en: "Note")
    public static let ruOrigin = Bilingual(vi: "Độ tin cậy", en: "How far to trust it")
    public static let ruOverrides = Bilingual(vi: "Loại trừ quy tắc", en: "Sets aside")
    public static let ruReplaces = Bilingual(vi: "Thay thế quy tắc", en: "Replaces")
    public static let ruPlace = Bilingual(vi: "Tệp và dòng", en: "File and line")
    public static let ruAnywhere = Bilingual(vi: "mọi nơi", en: "anywhere")
    public static let ruAlways = Bilingual(vi: "không thời hạn", en: "without end")
    public static let ruEvery = Bilingual(vi: "Mọi thủ tục", en: "Every procedure")
    public static let ruChange = Bilingual(vi: "Sửa quy tắc", en: "Change the rule")
    public static let ruOnMap = Bilingual(vi: "Xem trên bản đồ", en: "See it on the map")
    public static let ruWords = Bilingual(vi: "Thủ tục, lĩnh vực hoặc mã quy tắc", en: "Procedure, sector or rule")
    public static let ruFind = Bilingual(vi: "Tìm", en: "Find")
    public static let ruNone = Bilingual(vi: "Không có quy tắc nào khớp.", en: "No rule fits.")
    public static let ruIntro = Bilingual(
        vi: "Quy tắc của ấn bản đang dùng. Quy tắc làm hồ sơ bị từ chối đứng trước.",
        en: "The rules of the active edition. Those that led to declined dossiers come first.")
    public static let ruIntroSteward = Bilingual(
        vi: "Quy tắc của ấn bản đang dùng. Quy tắc làm hồ sơ bị từ chối đứng trước. Chọn một quy tắc để sửa.",
        en: "The rules of the active edition. Those that led to declined dossiers come first. Choose one to change it.")
    public static let ruCounting = Bilingual(
        vi: "Còn đang đếm số lần bị từ chối. Tải lại trang để có số đủ.",
        en: "Declines are still being counted. Load the page again for the full counts.")

    public static func ruCount(_ count: Int) -> Bilingual {
        Bilingual(vi: "\(count) quy tắc", en: count == 1 ? "1 rule" : "\(count) rules")
    }
    public static func ruPage(_ page: Int, _ last: Int) -> Bilingual {
        Bilingual(vi: "Trang \(page)/\(last)", en: "Page \(page) of \(last)")
    }
    public static func ruDeclined(_ count: Int) -> Bilingual {
        Bilingual(vi: "\(count) lần", en: count == 1 ? "once" : "\(count) times")
    }
    public static func ruDeclinedLong(_ count: Int) -> Bilingual {
        Bilingual(
            vi: "Hồ sơ gửi theo quy tắc này đã bị từ chối \(count) lần.",
            en: count == 1
                ? "A dossier sent by this rule was declined once."
                : "Dossiers sent by this rule were declined \(count) times.")
    }
    public static func ruSectorOf(_ sector: String) -> Bilingual {
        Bilingual(vi: "Lĩnh vực \(sector)", en: "The sector \(sector)")
    }
}

// Changing a rule.
extension Phrase {
    public static let ruStepOne = Bilingual(vi: "Sửa các ô bên dưới.", en: "Change the fields below.")
    public static let ruStepTwo = Bilingual(
        vi: "Xem kiểm tra và thay đổi: ai giải quyết khác đi, ở đâu.",
        en: "See proof and differences: who decides differently, and where.")
    public static let ruStepThree = Bilingual(
        vi: "Đề nghị. Người thứ hai duyệt; đến lúc đó chưa có gì thay đổi.",
        en: "Propose it. A second person approves; until then nothing changes.")
    public static let ruMode = Bilingual(vi: "Cách sửa", en: "How to change it")
    public static let ruModeChange = Bilingual(vi: "Sửa chính quy tắc này", en: "Change this rule itself")
    public static let ruModeAdd = Bilingual(
        vi: "Thêm một quy tắc mới, giữ quy tắc này", en: "Add a new rule and keep this one")
    public static let ruModeAddHint = Bilingual(
        vi: "Đổi mã quy tắc; nếu quy tắc mới thay quy tắc này, ghi mã này vào ô Thay thế.",
        en: "Give it another id; if it takes this one's place, name this one under Replaces.")
    public static let ruPartAbout = Bilingual(vi: "Áp dụng cho việc nào", en: "What it speaks of")
    public static let ruPartDecides = Bilingual(vi: "Ai giải quyết", en: "Who decides")
    public static let ruPartBasis = Bilingual(vi: "Căn cứ và hiệu lực", en: "Legal basis and validity")
    public static let ruPartTold = Bilingual(vi: "Xác nhận và nguồn", en: "Confirmation and source")
    public static let ruID = Bilingual(vi: "Mã quy tắc", en: "Id of the rule")
    public static let ruIDHint = Bilingual(
        vi: "Chữ thường không dấu, số, gạch nối.", en: "Small letters, digits, hyphens.")
    public static let ruProcedure = Bilingual(vi: "Mã thủ tục", en: "Code of the procedure")
    public static let ruProcedureHint = Bilingual(
        vi: "Như 1.001193; để trống nếu áp dụng cho cả lĩnh vực.", en: "Like 1.001193; empty for a whole sector.")
    public static let ruSector = Bilingual(vi: "Lĩnh vực", en: "Sector")
    public static let ruVariant = Bilingual(vi: "Trường hợp", en: "Variant")
    public static let ruAreaHint = Bilingual(
        vi: "Mã tỉnh hoặc xã, như 79; trống là mọi nơi.",
        en: "Code of a province or commune, like 79; empty for anywhere.")
    public static let ruConditionsHint = Bilingual(
        vi: "khóa=giá-trị|giá-trị, ngăn bằng dấu chấm phẩy.", en: "key=value|value, parted by semicolons.")
    public static let ruOutcome = Bilingual(vi: "Kết quả", en: "Outcome")
    public static let ruRole = Bilingual(vi: "Loại cơ quan", en: "Kind of agency")
    public static let ruAgencyHint = Bilingual(
        vi: "Mã cơ quan, như hcm-vpdkdd.", en: "Id of the agency, like hcm-vpdkdd.")
    public static let ruReach = Bilingual(vi: "Phạm vi chọn", en: "Reach")
    public static let ruSystem = Bilingual(vi: "Hệ thống khác", en: "Other system")
    public static let ruAct = Bilingual(vi: "Văn bản", en: "Act")
    public static let ruArticle = Bilingual(vi: "Điều, khoản", en: "Article")
    public static let ruFrom = Bilingual(vi: "Từ ngày", en: "From")
    public static let ruTo = Bilingual(vi: "Đến trước ngày", en: "Until before")
    public static let ruToHint = Bilingual(
        vi: "Ngày đầu tiên hết hiệu lực.", en: "The first day it is no longer in force.")
    public static let ruRefHint = Bilingual(
        vi: "Mã các quy tắc, ngăn bằng dấu chấm phẩy.", en: "Ids of rules, parted by semicolons.")
    public static let ruNoteVi = Bilingual(vi: "Ghi chú tiếng Việt", en: "Note in Vietnamese")
    public static let ruNoteEn = Bilingual(vi: "Ghi chú tiếng Anh", en: "Note in English")
    public static let ruSource = Bilingual(vi: "Nguồn", en: "Source")

    public static let ruOutcomes: [(code: String, words: Bilingual)] = [
        ("role", Bilingual(vi: "Loại cơ quan, tìm theo địa bàn", en: "A kind of agency, found by the area")),
        ("agency", Bilingual(vi: "Một cơ quan cụ thể", en: "One agency")),
        ("on-the-spot", Bilingual(vi: "Giải quyết tại chỗ", en: "Decided on the spot")),
        ("held-elsewhere", Bilingual(vi: "Hệ thống khác giữ hồ sơ", en: "Held on another system")),
        ("not-offered", Bilingual(vi: "Không thực hiện", en: "Not offered")),
        ("manual-desk", Bilingual(vi: "Một cơ quan xem từng trường hợp", en: "An agency decides by hand")),
    ]
    public static let ruReaches: [(code: String, words: Bilingual)] = [
        ("", Bilingual(vi: "Chỉ cơ quan của địa bàn", en: "Only the area's own agency")),
        ("own", Bilingual(vi: "Chỉ cơ quan của địa bàn (ghi rõ)", en: "Only the area's own agency (stated)")),
        ("province", Bilingual(vi: "Bất kỳ cơ quan nào cùng loại trong tỉnh", en: "Any of its kind in the province")),
        ("country", Bilingual(vi: "Bất kỳ cơ quan nào cùng loại trong nước", en: "Any of its kind in the country")),
    ]
    public static let ruOrigins: [(code: String, words: Bilingual)] = [
        ("real", Bilingual(vi: "Thật: văn bản hoặc trang đã công bố", en: "Real: an act or a published page")),
        ("derived", Bilingual(vi: "Suy ra từ quy luật đã công bố", en: "Derived from a published pattern")),
        ("invented", Bilingual(vi: "Giả định, vì chưa có danh sách", en: "Invented, for want of a list")),
    ]
}

// Looking at a change before it is proposed.
extension Phrase {
    public static let trNote = Bilingual(vi: "Đổi gì và vì sao", en: "What changes and why")
    public static let trNoteHint = Bilingual(vi: "Người duyệt sẽ đọc.", en: "Whoever approves it reads this.")
    public static let trTry = Bilingual(vi: "Xem kiểm tra và thay đổi", en: "See proof and differences")
    public static let trPropose = Bilingual(vi: "Đề nghị ấn bản mới", en: "Propose as a new edition")
    public static let trNothingYet = Bilingual(
        vi: "Xem không lưu lại gì. Đề nghị thì lưu một bản thảo, chưa ai theo nó cho đến khi người thứ hai duyệt.",
        en: "Looking keeps nothing. Proposing keeps a draft that nobody follows until a second person approves it.")
    public static let trKnown = Bilingual(vi: "Nội dung này đã là", en: "This content already is")
    public static let trNoteMissing = Bilingual(
        vi: "Viết đổi gì và vì sao, cho người duyệt đọc.", en: "Write what changes and why, for whoever approves it.")
    public static let trBaseGone = Bilingual(
        vi: "Ấn bản gốc của bản sửa này không còn. Mở lại quy tắc từ danh sách.",
        en: "The edition this change began from is gone. Open the rule again from the list.")
    public static let trOutrun = Bilingual(
        vi:
            "Trong lúc bạn sửa, một ấn bản khác đã được dùng. Bản sửa này dựa trên ấn bản cũ; mở lại quy tắc để sửa trên ấn bản mới.",
        en:
            "Another edition became active while you worked. This change is made from the older one; open the rule again to change the newer."
    )

    public static func trFaults(_ count: Int) -> Bilingual {
        Bilingual(
            vi: "\(count) chỗ không đọc được; chưa có gì được lưu",
            en: count == 1
                ? "One place cannot be read; nothing was kept" : "\(count) places cannot be read; nothing was kept")
    }
}
