public import Base

extension Phrase {
    public static let accountEverywhere = Bilingual(vi: "toàn hệ thống", en: "the whole house")
    public static let accountDisabled = Bilingual(vi: "Đã khóa", en: "Disabled")
    public static let accountUnopened = Bilingual(vi: "Chờ đăng nhập lần đầu", en: "One-time password")
    public static let accountOpen = Bilingual(vi: "Đang dùng", en: "In use")
    public static let accountWhichRole = Bilingual(vi: "Người này làm gì?", en: "What will they do?")
    public static let accountRole = Bilingual(vi: "Vai trò", en: "Role")
    public static let accountFindPlace = Bilingual(
        vi: "Tìm quầy hoặc cơ quan theo tên", en: "Find the branch or agency by its name")
    public static let accountFind = Bilingual(vi: "Tìm", en: "Find")
    public static let accountTypePlace = Bilingual(
        vi: "Gõ tên rồi bấm Tìm, không cần dấu: thu duc.",
        en: "Type a part of the name and press Find; marks may be left out: thu duc.")
    public static let accountNoPlace = Bilingual(
        vi: "Không có quầy hay cơ quan nào tên như vậy.", en: "No branch or agency has such a name.")
    public static let accountWhere = Bilingual(vi: "Làm việc ở đâu?", en: "Where?")
    public static let accountSearch = Bilingual(vi: "Tìm tài khoản", en: "Find an account")
    public static let accountSearchHint = Bilingual(
        vi: "Tên, tên đăng nhập, vai trò hoặc nơi làm việc; không cần dấu.",
        en: "Name, login, role or place; marks may be left out.")
    public static let accountNew = Bilingual(vi: "Thêm tài khoản", en: "New account")
    public static let accountMore = Bilingual(vi: "Xem tiếp", en: "More")
    public static let accountNoneFound = Bilingual(vi: "Không có tài khoản nào.", en: "There is no such account.")
    public static let accountList = Bilingual(vi: "Các tài khoản theo tên đăng nhập", en: "Accounts by login")
    public static let accountFound = Bilingual(vi: "Tìm thấy:", en: "Found:")
    public static let accountAll = Bilingual(vi: "Tất cả tài khoản", en: "All accounts")
    public static let accountState = Bilingual(vi: "Trạng thái", en: "State")
    public static let accountLastSignIn = Bilingual(vi: "Đăng nhập gần nhất", en: "Last signed in")
    public static let accountLoginHint = Bilingual(
        vi: "3 đến 64 chữ cái, chữ số hoặc . _ - @; không đổi được về sau.",
        en: "3 to 64 letters, digits or . _ - @; it cannot be changed later.")
    public static let accountLanguage = Bilingual(vi: "Ngôn ngữ", en: "Language")
    public static let accountNewEffect = Bilingual(
        vi: "Mật khẩu dùng một lần hiện ở trang sau, chỉ một lần. Người đó đặt mật khẩu riêng khi đăng nhập lần đầu.",
        en: "A one-time password is shown on the next page, once. They choose their own when they first sign in.")
    public static let accountCreate = Bilingual(vi: "Tạo tài khoản", en: "Create the account")
    public static let accountAddRole = Bilingual(vi: "Thêm vai trò", en: "Add a role")
    public static let accountGrantEffect = Bilingual(
        vi: "Đổi vai trò thì mọi phiên của người này kết thúc; họ đăng nhập lại với quyền mới.",
        en: "A change of roles ends all their sessions; they sign in again with the new rights.")
    public static let accountMade = Bilingual(vi: "Đã tạo tài khoản", en: "The account is made")
    public static let accountReset = Bilingual(vi: "Đã cấp mật khẩu mới", en: "The password is reset")
    public static let accountPasswordFor = Bilingual(vi: "Mật khẩu dùng một lần của", en: "One-time password of")
    public static let accountPasswordOnce = Bilingual(
        vi: "Đưa tận tay hoặc đọc qua điện thoại. Rời trang này là không xem lại được; khi cần thì cấp mật khẩu khác.",
        en: "Hand it over or read it out by telephone. It cannot be shown again once you leave; reset it if it is lost."
    )
    public static let accountNever = Bilingual(vi: "chưa lần nào", en: "never")
    public static let accountSessions = Bilingual(vi: "Phiên đang mở", en: "Open sessions")
    public static let accountFailed = Bilingual(
        vi: "Lần sai mật khẩu từ lần vào gần nhất", en: "Wrong passwords since then")
    public static let accountSince = Bilingual(vi: "Tạo lúc", en: "Made")
    public static let accountHistory = Bilingual(vi: "Lịch sử thay đổi của tài khoản", en: "Changes of this account")
    public static let accountAccesses = Bilingual(vi: "Người này đã xem gì", en: "What they looked at")
    public static let accountTake = Bilingual(vi: "Bỏ", en: "Take away")
    public static let accountNoRole = Bilingual(vi: "Chưa có vai trò nào.", en: "No role at all.")
    public static let accountLastRole = Bilingual(
        vi: "Tài khoản phải có ít nhất một vai trò. Muốn ngừng cho dùng thì khóa tài khoản.",
        en: "An account has at least one role. Disable it to shut it out.")
    public static let accountYourself = Bilingual(
        vi: "Đây là tài khoản của chính bạn: quyền, mật khẩu và việc khóa do một người vận hành khác làm.",
        en: "This is your own account: another operator changes its rights, resets or disables it.")
    public static let accountActs = Bilingual(vi: "Việc có thể làm", en: "What can be done")
    public static let accountDoReset = Bilingual(vi: "Cấp mật khẩu mới", en: "Reset the password")
    public static let accountResetEffect = Bilingual(
        vi: "Mật khẩu cũ hết hiệu lực và mọi phiên kết thúc ngay. Mật khẩu dùng một lần hiện ra một lần duy nhất.",
        en: "The old password stops working and all sessions end at once. A one-time password is shown once.")
    public static let accountDoDisable = Bilingual(vi: "Khóa tài khoản", en: "Disable the account")
    public static let accountDisableEffect = Bilingual(
        vi: "Không ai đăng nhập bằng tài khoản này được nữa và mọi phiên kết thúc ngay. Hồ sơ và lịch sử giữ nguyên.",
        en: "Nobody signs in with it any more and all its sessions end at once. Dossiers and history stay as they are.")
    public static let accountDoEnable = Bilingual(vi: "Mở lại tài khoản", en: "Enable the account")
    public static let accountEnableEffect = Bilingual(
        vi: "Người này đăng nhập lại được với mật khẩu và vai trò cũ.",
        en: "They can sign in again with their password and roles of before.")
    public static let accountGranted = Bilingual(
        vi: "Đã thêm vai trò; các phiên của người này đã kết thúc.", en: "The role is added; their sessions have ended."
    )
    public static let accountTaken = Bilingual(
        vi: "Đã bỏ vai trò; các phiên của người này đã kết thúc.",
        en: "The role is taken away; their sessions have ended.")
    public static let accountIsDisabled = Bilingual(
        vi: "Đã khóa tài khoản; mọi phiên đã kết thúc.", en: "The account is disabled; its sessions have ended.")
    public static let accountIsEnabled = Bilingual(vi: "Đã mở lại tài khoản.", en: "The account is enabled.")
    public static let accountNoScope = Bilingual(vi: "Chọn nơi làm việc.", en: "Choose where.")
    public static let accountNoName = Bilingual(vi: "Điền họ và tên.", en: "Enter a name.")
    public static let accountNoLogin = Bilingual(vi: "Điền tên đăng nhập.", en: "Enter a login.")
    public static let accountLoginTaken = Bilingual(
        vi:
            "Tên đăng nhập đã có người dùng. Nếu bạn vừa bấm hai lần, tài khoản đã được tạo: mở nó và cấp mật khẩu mới.",
        en: "The login is taken. If you pressed twice the account is made: open it and reset its password.")

    public static let keyLead = Bilingual(
        vi: "Khóa cho phần mềm của đối tác gọi API. Một khóa không phải là người: không duyệt, không quản trị được.",
        en: "Keys let partners' systems call the API. A key is no person: it approves nothing and manages nobody.")
    public static let keyNew = Bilingual(vi: "Thêm khóa", en: "New key")
    public static let keyNone = Bilingual(vi: "Chưa có khóa nào.", en: "There are no keys.")
    public static let keyName = Bilingual(vi: "Của hệ thống nào", en: "Whose system")
    public static let keyNameHint = Bilingual(
        vi: "Tên cơ quan và phần mềm, để sau này biết báo ai.", en: "Body and program, to know later whom to tell.")
    public static let keyEnds = Bilingual(vi: "Hết hạn", en: "Ends")
    public static let keyUsed = Bilingual(vi: "Dùng gần nhất", en: "Last used")
    public static let keyRevoke = Bilingual(vi: "Thu hồi", en: "Revoke")
    public static let keyRevokeEffect = Bilingual(
        vi: "Hệ thống đối tác bị ngắt ngay ở lần gọi tới. Không hoàn lại được; cần thì cấp khóa mới.",
        en: "The partner is cut off with its next call. It cannot be undone; make a new key if need be.")
    public static let keyEndsSoon = Bilingual(vi: "Sắp hết hạn", en: "Ends soon")
    public static let keyOpen = Bilingual(vi: "Đang dùng được", en: "Works")
    public static let keyEnded = Bilingual(vi: "Đã hết hạn", en: "Ended")
    public static let keyRevoked = Bilingual(vi: "Đã thu hồi", en: "Revoked")
    public static let keyDays = Bilingual(vi: "Dùng trong", en: "Works for")
    public static let keyNewEffect = Bilingual(
        vi: "Chuỗi khóa hiện ở trang sau, chỉ một lần.", en: "The key's text is shown on the next page, once.")
    public static let keyCreate = Bilingual(vi: "Tạo khóa", en: "Create the key")
    public static let keyMade = Bilingual(vi: "Đã tạo khóa", en: "The key is made")
    public static let keyTextFor = Bilingual(vi: "Chuỗi khóa cho", en: "The key's text, for")
    public static let keyTextOnce = Bilingual(
        vi: "Chép ngay và gửi qua kênh an toàn. Chỗ này chỉ giữ mã băm; rời trang là không xem lại được.",
        en: "Copy it now and send it by a safe way. Only its digest is kept here; it cannot be shown again.")
    public static let keyIsRevoked = Bilingual(
        vi: "Đã thu hồi khóa; nó không mở được gì nữa.", en: "The key is revoked; it opens nothing any more.")
    public static let keyUnknown = Bilingual(vi: "Không có khóa này.", en: "There is no such key.")
    public static let keyNoName = Bilingual(vi: "Điền tên hệ thống đối tác.", en: "Enter whose system it is.")

    public static let rolesLead = Bilingual(
        vi: "Mỗi quyền chỉ có hiệu lực ở nơi được giao. Điều gì không có trong danh sách thì không làm được.",
        en: "A right holds only in the place it was given for. What is not listed cannot be done.")
    public static let rolesHeld = Bilingual(vi: "Giao theo:", en: "Held for:")
    public static let rolesForKeys = Bilingual(vi: "khóa đối tác cũng giữ được", en: "a partner's key can hold it")
    public static let rolesBranch = Bilingual(vi: "một quầy", en: "a branch")
    public static let rolesAgency = Bilingual(vi: "một cơ quan", en: "an agency")
}
