public import Base

extension Phrase {
    static let startTitle = Bilingual(
        vi: "Nộp hồ sơ ở bất kỳ quầy nào trong Thành phố", en: "Lodge at any counter in the city")
    static let startTrack = Bilingual(
        vi: "Hồ sơ của bạn đi đến đâu: nhập mã trên giấy tiếp nhận, hoặc quét mã QR.",
        en: "How far yours has come: type the code on your receipt, or scan its QR code.")
    static let startProcedures = Bilingual(
        vi: "Ai giải quyết, mang theo gì, mất bao lâu, lệ phí bao nhiêu.",
        en: "Who decides, what to bring, how long it takes, what it costs.")
    static let startStaff = Bilingual(vi: "Cán bộ", en: "Staff")
    static let startStaffHint = Bilingual(
        vi: "Quầy tiếp nhận, cơ quan giải quyết, người giữ sổ thẩm quyền, vận hành.",
        en: "Counters, agencies, register stewards, operators.")
    static let demoPasswords = Bilingual(
        vi: "Bản thử: tên đăng nhập và mật khẩu in ở cửa sổ lệnh đã khởi động máy chủ này.",
        en: "Demo: logins and passwords are printed in the terminal where this server was started.")
    public static let login = Bilingual(vi: "Tên đăng nhập", en: "Login")
    public static let name = Bilingual(vi: "Họ và tên", en: "Name")
    public static let roles = Bilingual(vi: "Vai trò", en: "Roles")
    public static let password = Bilingual(vi: "Mật khẩu", en: "Password")
    public static let oldPassword = Bilingual(vi: "Mật khẩu hiện tại", en: "Current password")
    public static let newPassword = Bilingual(vi: "Mật khẩu mới", en: "New password")
    public static let passwordRule = Bilingual(
        vi: "Từ 10 ký tự trở lên; một câu dài dễ nhớ là tốt nhất. Dán vào cũng được.",
        en: "10 characters or more; a long sentence you remember is best. Pasting works.")
    public static let passwordForced = Bilingual(
        vi: "Mật khẩu đang dùng chỉ dùng được một lần. Đặt mật khẩu của riêng bạn để tiếp tục.",
        en: "The password you used works once only. Choose one of your own to go on.")
    public static let passwordChanged = Bilingual(
        vi: "Đã đổi mật khẩu. Các phiên khác của bạn đã kết thúc.",
        en: "Your password is changed. Your other sessions have ended.")
    public static let passwordLost = Bilingual(
        vi: "Quên mật khẩu: nhờ người vận hành đặt lại.", en: "Forgotten it? The operator can reset it.")
    public static let toStart = Bilingual(vi: "Về trang đầu", en: "To the start page")
    public static let requestID = Bilingual(
        vi: "Mã yêu cầu, để báo người vận hành:", en: "Request id, for the operator:")
    public static let signedOut = Bilingual(vi: "Bạn đã đăng xuất.", en: "You have signed out.")
    public static let signInToGoOn = Bilingual(
        vi: "Đăng nhập để tiếp tục. Phiên trước đã hết hoặc chưa bắt đầu.",
        en: "Sign in to go on. Your session has ended, or never began.")
    public static let signInToSend = Bilingual(
        vi:
            "Chưa gửi được vì phiên đã hết. Đăng nhập ở một thẻ khác, rồi quay lại trang trước và gửi lại: những gì đã điền vẫn còn.",
        en:
            "Nothing was sent: your session has ended. Sign in in another tab, go back and send again; what you filled in is still there."
    )
    public static let failedBefore = Bilingual(
        vi: "Đã có lần đăng nhập sai vào tài khoản này trước đó. Nếu không phải bạn, báo người vận hành.",
        en: "Somebody failed to sign in to this account before. If it was not you, tell the operator.")

    public static let notFoundTitle = Bilingual(vi: "Không tìm thấy", en: "Not found")
    public static let refusedTitle = Bilingual(vi: "Chưa làm được", en: "That was not done")
    public static let faultTitle = Bilingual(vi: "Máy chủ gặp lỗi", en: "Something failed here")
    public static let busyTitle = Bilingual(vi: "Đang bận", en: "Busy")
}
