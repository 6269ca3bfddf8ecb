public import Base

/// Why a password is refused. Length and being guessable are all that counts: no rule about kinds of characters.
public enum PasswordWeakness: Hashable, Sendable {
    case tooShort(least: Int)
    case tooLong(most: Int)
    case controlCharacter
    /// One of the passwords everybody tries first, or one with digits and signs about it.
    case common
    /// The same few characters again and again, or a run along the keyboard or the digits.
    case pattern
    case holdsLogin

    public var code: String {
        switch self {
        case .tooShort: "too-short"
        case .tooLong: "too-long"
        case .controlCharacter: "control-character"
        case .common: "common"
        case .pattern: "pattern"
        case .holdsLogin: "holds-login"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .tooShort(let least):
            Bilingual(
                vi: "Mật khẩu cần ít nhất \(least) ký tự. Một câu ngắn dễ nhớ là tốt nhất.",
                en: "A password needs at least \(least) characters. A short sentence is best.")
        case .tooLong(let most):
            Bilingual(vi: "Mật khẩu dài quá \(most) ký tự.", en: "The password has more than \(most) characters.")
        case .controlCharacter:
            Bilingual(
                vi: "Mật khẩu có ký tự điều khiển. Gõ lại.",
                en: "The password holds a control character. Type it again.")
        case .common:
            Bilingual(
                vi: "Mật khẩu này ai cũng thử đầu tiên. Chọn vài từ không liên quan đến nhau.",
                en: "This is one of the passwords tried first. Choose a few unrelated words.")
        case .pattern:
            Bilingual(
                vi: "Mật khẩu lặp lại hoặc chạy theo bàn phím. Chọn vài từ không liên quan đến nhau.",
                en: "The password repeats itself or follows the keyboard. Choose a few unrelated words.")
        case .holdsLogin:
            Bilingual(
                vi: "Mật khẩu gần như chính là tên đăng nhập. Chọn mật khẩu khác.",
                en: "The password is hardly more than the login. Choose another.")
        }
    }
}
