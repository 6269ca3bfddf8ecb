public import Base

/// The words of the pages, both languages side by side; one file a page or group of pages. A page holds no word of its
/// own: a test walks every page in both languages and finds those that were left behind.
public enum Phrase {
    public static let skip = Bilingual(vi: "Đến nội dung chính", en: "Skip to main content")
    public static let demo = Bilingual(
        vi: "Bản thử: mọi người và hồ sơ ở đây đều là giả định.", en: "Demo: all people and dossiers here are invented."
    )
    public static let find = Bilingual(vi: "Tìm hồ sơ", en: "Find a dossier")
    public static let findHint = Bilingual(vi: "Gõ hoặc quét mã hồ sơ", en: "Type or scan its code")
    public static let signIn = Bilingual(vi: "Đăng nhập", en: "Sign in")
    public static let signOut = Bilingual(vi: "Đăng xuất", en: "Sign out")
    public static let ownAccount = Bilingual(vi: "Tài khoản của tôi", en: "My account")
    public static let places = Bilingual(vi: "Khu vực làm việc", en: "Places of work")
    public static let footer = Bilingual(
        vi: "Nộp ở bất kỳ quầy nào, đến đúng cơ quan, kết quả về tận nhà.",
        en: "Any counter, the right agency, back to your door.")
    public static let track = Bilingual(vi: "Theo dõi hồ sơ", en: "Follow a dossier")
    public static let procedures = Bilingual(vi: "Thủ tục hành chính", en: "Procedures")
    public static let keys = Bilingual(vi: "Phím tắt", en: "Keyboard shortcuts")

    public static let placeCounter = Bilingual(vi: "Quầy tiếp nhận", en: "Counter")
    public static let placeToday = Bilingual(vi: "Hồ sơ tại quầy", en: "The branch's dossiers")
    public static let placeInbox = Bilingual(vi: "Hồ sơ cơ quan", en: "Inbox")
    public static let placeEditions = Bilingual(vi: "Sổ thẩm quyền", en: "Register")
    public static let placeOperator = Bilingual(vi: "Vận hành", en: "Operation")
    public static let placeWhy = Bilingual(vi: "Ai giải quyết?", en: "Who decides?")
    public static let placeAccesses = Bilingual(vi: "Ai đã xem", en: "Who looked")

    public static let yes = Bilingual(vi: "Có", en: "Yes")
    public static let no = Bilingual(vi: "Không", en: "No")
    public static let goOn = Bilingual(vi: "Tiếp tục", en: "Continue")
    public static let back = Bilingual(vi: "Quay lại", en: "Back")
    public static let change = Bilingual(vi: "Sửa", en: "Change")
    public static let save = Bilingual(vi: "Lưu", en: "Save")
    public static let cancel = Bilingual(vi: "Thôi", en: "Cancel")
    public static let print = Bilingual(vi: "In", en: "Print")
    public static let none = Bilingual(vi: "Chưa có", en: "None yet")
    public static let optional = Bilingual(vi: "(không bắt buộc)", en: "(optional)")
    public static let problems = Bilingual(vi: "Có chỗ cần sửa", en: "There is something to correct")
    public static let errorPrefix = Bilingual(vi: "Lỗi: ", en: "Error: ")
}
