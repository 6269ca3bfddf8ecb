public import Base

/// What people are told instead of what they asked for, when it concerns who they are and what they may.
public enum PeopleRefusal: Error, Hashable, Sendable {
    /// Unknown, or not for you: nobody learns which.
    case notFound
    /// Login, password or account: nobody learns which.
    case wrongSignIn
    case tooManyTries(waitSeconds: Int)
    case notSignedIn
    /// The request did not come from one of our own pages.
    case notFromOurPage
    case mustChangePassword
    case weakPassword(PasswordWeakness)
    case samePassword
    case badLogin
    case loginTaken
    case badName
    /// `text` as it was given.
    case badGrant(text: String)
    case noGrants
    case notForKeys(Role)
    case badExpiry(mostDays: Int)
    /// Nobody changes their own rights, disables or resets themselves.
    case yourself
    case lastOperator
    /// Whoever proposed an edition does not approve it.
    case secondPersonNeeded
    case keyRevoked
}

extension PeopleRefusal {
    /// Stable, for programs.
    public var code: String {
        switch self {
        case .notFound: "not-found"
        case .wrongSignIn: "sign-in.wrong"
        case .tooManyTries: "sign-in.wait"
        case .notSignedIn: "sign-in.needed"
        case .notFromOurPage: "request.not-from-our-page"
        case .mustChangePassword: "password.must-change"
        case .weakPassword(let weakness): "password.\(weakness.code)"
        case .samePassword: "password.same"
        case .badLogin: "account.bad-login"
        case .loginTaken: "account.login-taken"
        case .badName: "account.bad-name"
        case .badGrant: "grant.unknown"
        case .noGrants: "grant.none"
        case .notForKeys: "grant.not-for-keys"
        case .badExpiry: "key.bad-expiry"
        case .yourself: "account.yourself"
        case .lastOperator: "account.last-operator"
        case .secondPersonNeeded: "edition.second-person"
        case .keyRevoked: "key.revoked"
        }
    }

    /// The HTTP status that means it; 404 for what may not be seen.
    public var status: Int {
        switch self {
        case .notFound: 404
        case .wrongSignIn, .notSignedIn: 401
        case .notFromOurPage, .mustChangePassword: 403
        case .tooManyTries: 429
        case .loginTaken, .yourself, .lastOperator, .secondPersonNeeded, .keyRevoked: 409
        case .weakPassword, .samePassword, .badLogin, .badName, .badGrant, .noGrants, .notForKeys, .badExpiry: 422
        }
    }

    /// What is the matter and what to do.
    // One long table on purpose: each case beside its words.
    public var sentence: Bilingual {
        switch self {
        case .notFound:
            Bilingual(
                vi: "Không có mục này, hoặc bạn không có quyền xem. Kiểm tra lại mã.",
                en: "There is no such thing, or it is not yours to see. Check the code.")
        case .wrongSignIn:
            Bilingual(
                vi: "Tên đăng nhập hoặc mật khẩu không đúng. Thử lại, hoặc nhờ quản trị cấp mật khẩu mới.",
                en: "The login or the password is wrong. Try again, or ask the operator for a new password.")
        case .tooManyTries(let seconds):
            Bilingual(
                vi: "Đã thử sai nhiều lần. Chờ \(seconds) giây rồi thử lại.",
                en: "There were too many wrong tries. Wait \(seconds) seconds and try again.")
        case .notSignedIn: Bilingual(vi: "Phiên đã hết. Hãy đăng nhập.", en: "You are not signed in. Sign in first.")
        case .notFromOurPage:
            Bilingual(
                vi: "Yêu cầu không đến từ trang của hệ thống. Mở lại trang và làm lại.",
                en: "The request did not come from our own page. Load the page again and repeat it.")
        case .mustChangePassword:
            Bilingual(
                vi: "Đây là mật khẩu dùng một lần. Hãy đặt mật khẩu của bạn trước.",
                en: "This is a one-time password. Choose your own password first.")
        case .weakPassword(let weakness): weakness.sentence
        case .samePassword:
            Bilingual(
                vi: "Mật khẩu mới phải khác mật khẩu cũ.", en: "The new password must differ from the old one.")
        case .badLogin:
            Bilingual(
                vi: "Tên đăng nhập gồm 3 đến 64 chữ cái, chữ số hoặc . _ - @.",
                en: "A login has 3 to 64 letters, digits or . _ - @.")
        case .loginTaken:
            Bilingual(vi: "Tên đăng nhập đã có người dùng. Chọn tên khác.", en: "The login is taken. Choose another.")
        case .badName:
            Bilingual(
                vi: "Tên gồm 1 đến 100 ký tự, không xuống dòng.",
                en: "A name has 1 to 100 characters on one line.")
        case .badGrant(let text):
            Bilingual(
                vi: "Không hiểu quyền \"\(excerpt(text))\". Viết như receptionist@branch:MÃ hoặc auditor@everything.",
                en: "\"\(excerpt(text))\" is no right. Write receptionist@branch:ID or auditor@everything.")
        case .noGrants: Bilingual(vi: "Cần ít nhất một quyền.", en: "At least one right is needed.")
        case .notForKeys(let role):
            Bilingual(
                vi: "Khóa không giữ được vai trò \(role.name.vi): việc đó cần một người.",
                en: "A key cannot be \(role.name.en): that takes a person.")
        case .badExpiry(let days):
            Bilingual(
                vi: "Hạn của khóa phải sau bây giờ và không quá \(days) ngày.",
                en: "A key must expire later than now and within \(days) days.")
        case .yourself:
            Bilingual(
                vi: "Không tự đổi quyền, khóa hay cấp lại mật khẩu cho mình. Nhờ một quản trị khác.",
                en: "Nobody changes their own rights, disables or resets themselves. Ask another operator.")
        case .lastOperator:
            Bilingual(
                vi: "Đây là quản trị cuối cùng. Tạo một quản trị khác trước.",
                en: "This is the last operator. Create another one first.")
        case .secondPersonNeeded:
            Bilingual(
                vi: "Người đề nghị không được tự duyệt. Cần người thứ hai.",
                en: "Whoever proposed it cannot approve it. A second person is needed.")
        case .keyRevoked: Bilingual(vi: "Khóa đã bị thu hồi.", en: "The key has been revoked.")
        }
    }
}
