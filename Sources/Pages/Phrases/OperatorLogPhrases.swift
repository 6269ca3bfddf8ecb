public import Base

// The journal, the access log and the branches.
extension Phrase {
    public static let journalLead = Bilingual(
        vi:
            "Mọi thay đổi, theo thứ tự, không sửa được. Ở đây chỉ có lúc nào, việc gì, ai làm; nội dung hồ sơ chỉ xem được ở trang hồ sơ, nơi mỗi lần xem đều được ghi lại.",
        en:
            "Every change in its order, and none can be altered. Only when, what and who stand here; what a dossier holds is seen on its own page, where every look is logged."
    )
    public static let journalVerify = Bilingual(vi: "Kiểm tra", en: "Verify")
    public static let journalVerifyNow = Bilingual(vi: "Kiểm tra toàn bộ", en: "Verify all of it")
    public static let journalVerifyEffect = Bilingual(
        vi: "Đọc lại mọi dòng và mọi bảng. Mọi người vẫn làm việc bình thường trong lúc kiểm tra.",
        en: "Reads every row and every table again. Everybody goes on working meanwhile.")
    public static let journalWalking = Bilingual(vi: "Đang kiểm tra, bắt đầu lúc", en: "Verifying since")
    public static let journalDossiersRight = Bilingual(
        vi: "hồ sơ đúng như mã băm của chúng.", en: "dossiers are what their digests say.")
    public static let journalFlawed = Bilingual(
        vi: "Dừng lại, giữ nguyên thư mục dữ liệu, so với bản sao lưu và báo người phụ trách.",
        en: "Stop, keep the data folder as it is, compare it with a backup, and tell whoever is responsible.")
    public static let journalDamaged = Bilingual(
        vi: "Chuỗi nguyên vẹn nhưng có bảng không đúng.", en: "The chain is whole, but some tables are not.")
    public static let journalRows = Bilingual(vi: "Các dòng", en: "Rows")
    public static let journalOf = Bilingual(vi: "Chỉ của", en: "Only of")
    public static let journalOfHint = Bilingual(
        vi: "Mã hồ sơ hoặc tên đăng nhập.", en: "A dossier's code or a login.")
    public static let journalUnknown = Bilingual(
        vi: "Không có hồ sơ hay tài khoản nào như vậy.", en: "There is no such dossier or account.")
    public static let journalOnly = Bilingual(vi: "Chỉ của", en: "Only of")
    public static let journalAll = Bilingual(vi: "Xem tất cả", en: "Show all")
    public static let journalNone = Bilingual(vi: "Không có dòng nào.", en: "There are no rows.")
    public static let journalNewest = Bilingual(vi: "Mới nhất trước", en: "Newest first")
    public static let journalOldest = Bilingual(vi: "Cũ nhất trước", en: "Oldest first")
    public static let journalRow = Bilingual(vi: "Dòng", en: "Row")
    public static let journalAt = Bilingual(vi: "Lúc", en: "At")
    public static let journalWhat = Bilingual(vi: "Việc", en: "What")
    public static let journalWhere = Bilingual(vi: "Của", en: "Of")
    public static let journalWho = Bilingual(vi: "Ai", en: "Who")
    public static let journalThread = Bilingual(vi: "cả chuỗi", en: "all of it")
    public static let journalSystem = Bilingual(vi: "hệ thống", en: "the system")
    public static let journalNobody = Bilingual(vi: "chưa đăng nhập", en: "nobody signed in")
    public static let journalLedger = Bilingual(vi: "toàn bộ dữ liệu", en: "the whole ledger")

    public static let eventAccountCreated = Bilingual(vi: "tạo tài khoản", en: "account made")
    public static let eventAccountGranted = Bilingual(vi: "đổi vai trò", en: "roles changed")
    public static let eventAccountDisabled = Bilingual(vi: "khóa tài khoản", en: "account disabled")
    public static let eventAccountEnabled = Bilingual(vi: "mở lại tài khoản", en: "account enabled")
    public static let eventPasswordChanged = Bilingual(vi: "tự đổi mật khẩu", en: "own password changed")
    public static let eventPasswordReset = Bilingual(vi: "cấp mật khẩu mới", en: "password reset")
    public static let eventLanguageChosen = Bilingual(vi: "chọn ngôn ngữ", en: "language chosen")
    public static let eventKeyCreated = Bilingual(vi: "tạo khóa đối tác", en: "partner key made")
    public static let eventKeyRevoked = Bilingual(vi: "thu hồi khóa", en: "key revoked")
    public static let eventEditionSeeded = Bilingual(vi: "nạp sổ thẩm quyền đầu tiên", en: "first register taken over")
    public static let eventEditionProposed = Bilingual(vi: "đề nghị bản mới của sổ", en: "edition proposed")
    public static let eventEditionProved = Bilingual(vi: "bản mới đạt kiểm tra", en: "edition proved")
    public static let eventEditionFailed = Bilingual(vi: "bản mới không đạt kiểm tra", en: "edition failed its proof")
    public static let eventEditionApproved = Bilingual(vi: "duyệt bản mới", en: "edition approved")
    public static let eventEditionScheduled = Bilingual(vi: "hẹn ngày áp dụng", en: "edition scheduled")
    public static let eventEditionUnscheduled = Bilingual(vi: "bỏ hẹn áp dụng", en: "edition unscheduled")
    public static let eventEditionRolledBack = Bilingual(vi: "quay về bản cũ", en: "edition rolled back")
    public static let eventEditionWithdrawn = Bilingual(vi: "rút bản đề nghị", en: "edition withdrawn")
    public static let eventRestored = Bilingual(vi: "khôi phục từ bản sao lưu", en: "restored from a backup")
    public static let eventDemoFilled = Bilingual(vi: "điền dữ liệu thử", en: "filled with invented data")

    public static let accessLead = Bilingual(
        vi:
            "Ai đã xem hồ sơ nào, đăng nhập, đổi tài khoản. Không có tên hay số điện thoại của người dân. Việc xem trang này cũng được ghi lại; giây cuối có thể chưa hiện.",
        en:
            "Who looked at which dossier, signed in or changed an account. No citizen's name or number stands here. Reading this is logged, too; the last second may be missing."
    )
    public static let accessLeadOfPlace = Bilingual(
        vi: "Ai đã xem một hồ sơ của nơi bạn phụ trách. Việc xem trang này cũng được ghi lại.",
        en: "Who looked at a dossier of your place. Reading this is logged, too.")
    public static let accessDossier = Bilingual(vi: "Mã hồ sơ", en: "Dossier code")
    public static let accessLogin = Bilingual(vi: "Tên đăng nhập", en: "Login")
    public static let accessDay = Bilingual(vi: "Ngày", en: "Day")
    public static let accessOfDossier = Bilingual(vi: "Hồ sơ", en: "Dossier")
    public static let accessByPerson = Bilingual(vi: "Người xem:", en: "Looked at by")
    public static let accessOnDay = Bilingual(vi: "ngày", en: "on")
    public static let accessJournal = Bilingual(
        vi: "Những gì đã thay đổi: xem nhật ký", en: "What was changed: see the journal")
    public static let accessNone = Bilingual(vi: "không có lượt xem nào.", en: "no looks.")
    public static let accessSubject = Bilingual(vi: "Xem gì", en: "At what")
    public static let accessExport = Bilingual(vi: "Tải về dạng CSV", en: "Download as CSV")
    public static let accessNoDossier = Bilingual(
        vi: "Không có hồ sơ này, hoặc không thuộc nơi bạn phụ trách.",
        en: "There is no such dossier, or it is not of your place.")
    public static let accessNoPerson = Bilingual(
        vi: "Không có tài khoản nào tên như vậy.", en: "There is no account with this login.")
    public static let accessNoDay = Bilingual(
        vi: "Ngày viết như 2026-11-23.", en: "Write the day like 2026-11-23.")
    public static let accessAskDossier = Bilingual(vi: "Điền mã hồ sơ.", en: "Enter a dossier's code.")

    public static let lookRead = Bilingual(vi: "xem hồ sơ", en: "read the dossier")
    public static let lookHistory = Bilingual(vi: "xem lịch sử", en: "read its history")
    public static let lookRouting = Bilingual(vi: "xem vì sao cơ quan này", en: "read why this agency")
    public static let lookDeadline = Bilingual(vi: "xem thời hạn", en: "read its deadline")
    public static let lookAccesses = Bilingual(vi: "xem ai đã xem", en: "read who looked")
    public static let lookExported = Bilingual(vi: "tải về ai đã xem", en: "downloaded who looked")
    public static let lookJournal = Bilingual(vi: "xem nhật ký", en: "read the journal")
    public static let lookBackup = Bilingual(vi: "sao lưu", en: "made a backup")
    public static let lookVerify = Bilingual(vi: "kiểm tra nhật ký", en: "verified the journal")
    public static let lookSignedIn = Bilingual(vi: "đăng nhập", en: "signed in")
    public static let lookSignInFailed = Bilingual(vi: "đăng nhập sai", en: "failed to sign in")
    public static let lookSignedOut = Bilingual(vi: "đăng xuất", en: "signed out")
    public static let lookPrinted = Bilingual(vi: "in giấy tờ", en: "printed a slip")
    public static let lookContact = Bilingual(vi: "xem cách liên hệ", en: "read how to reach the applicant")
    public static let lookReceipt = Bilingual(vi: "xem hoặc in giấy tiếp nhận", en: "read or printed the receipt")
    public static let lookRegister = Bilingual(vi: "in trong sổ theo dõi", en: "printed in the register of dossiers")
    public static let lookListed = Bilingual(vi: "xem trong danh sách", en: "seen in a list")

    public static let branchFind = Bilingual(vi: "Tìm quầy theo tên", en: "Find a branch by its name")
    public static let branchName = Bilingual(vi: "Quầy", en: "Branch")
    public static let branchAddress = Bilingual(vi: "Địa chỉ", en: "Address")
    public static let branchPhone = Bilingual(vi: "Điện thoại", en: "Telephone")
    public static let branchCode = Bilingual(vi: "Mã quầy", en: "Branch id")
    public static let branchIssuer = Bilingual(vi: "Đầu mã hồ sơ", en: "Its dossiers' codes begin with")
    public static let branchNoIssuer = Bilingual(
        vi: "chưa có: chưa nhận hồ sơ được", en: "none yet: it cannot take dossiers in")
    public static let branchToday = Bilingual(vi: "Hôm nay", en: "Today")
    public static let branchNow = Bilingual(vi: "Bây giờ", en: "Now")
    public static let branchOpen = Bilingual(vi: "Đang mở", en: "Open")
    public static let branchClosed = Bilingual(vi: "Đang đóng", en: "Closed")
    public static let branchShut = Bilingual(vi: "nghỉ", en: "closed")
    public static let branchPeople = Bilingual(vi: "Người làm việc", en: "People")
    public static let branchNobody = Bilingual(
        vi: "Chưa tài khoản nào được giao ở quầy này.", en: "No account works at this branch.")
    public static let branchHours = Bilingual(vi: "Giờ mở cửa hai tuần tới", en: "Opening hours, next two weeks")
    public static let branchHoursCaption = Bilingual(vi: "Giờ mở cửa theo ngày", en: "Opening hours by day")
    public static let branchDay = Bilingual(vi: "Ngày", en: "Day")
    public static let branchOpens = Bilingual(vi: "Mở", en: "Open")
    public static let branchNote = Bilingual(vi: "Ngày đặc biệt", en: "No ordinary day")
    public static let branchFromRegister = Bilingual(
        vi: "Lấy từ sổ thẩm quyền và lịch làm việc; muốn đổi thì người giữ danh bạ công bố bản mới.",
        en: "From the register and its calendar; a steward changes it by publishing an edition.")
}
