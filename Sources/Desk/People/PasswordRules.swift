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

/// What a new password must be. Pasting is nobody's business: it is never looked at.
public enum PasswordRules {
    public static let least = 10
    public static let most = 128

    /// What is wrong with it, the first thing first; nil for a good one.
    public static func weakness(of password: Password, login: Login) -> PasswordWeakness? {
        let scalars = Array(password.text.unicodeScalars)
        if scalars.count < least { return .tooShort(least: least) }
        if scalars.count > most || password.text.utf8.count >= 512 { return .tooLong(most: most) }
        if scalars.contains(where: isControl) { return .controlCharacter }
        if repeats(scalars) || runs(scalars) { return .pattern }
        if isCommon(scalars) { return .common }
        return isHardlyMore(scalars, than: login) ? .holdsLogin : nil
    }

    private static func isControl(_ scalar: UnicodeScalar) -> Bool {
        scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
    }

    /// Three characters or fewer, or the same up to five again and again.
    private static func repeats(_ scalars: [UnicodeScalar]) -> Bool {
        if Set(scalars).count <= 3 { return true }
        return (4...5).contains { period in
            zip(scalars, scalars.dropFirst(period)).allSatisfy { $0 == $1 }
        }
    }

    /// Four steps of five go to the next digit, letter or key, or stay.
    private static func runs(_ scalars: [UnicodeScalar]) -> Bool {
        let bytes = scalars.map { Fold.letter($0.value)?.base ?? 0 }
        let steps = zip(bytes, bytes.dropFirst()).count { isStep($0, $1) }
        return steps * 5 >= (bytes.count - 1) * 4
    }

    private static func isStep(_ from: UInt8, _ to: UInt8) -> Bool {
        if from == 0 || to == 0 { return false }
        if from == to || from &+ 1 == to || to &+ 1 == from { return true }
        return keyPairs.contains([from, to])
    }

    /// Neighbours along the rows of the keyboard, both ways, and 9 to 0.
    private static let keyPairs: Set<[UInt8]> = {
        var pairs: Set<[UInt8]> = []
        for row in ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890"] {
            for (left, right) in zip(row.utf8, row.utf8.dropFirst()) {
                pairs.formUnion([[left, right], [right, left]])
            }
        }
        return pairs
    }()

    /// A common word, or two in a row, whatever digits and signs are about or instead of its letters; or fewer than 16
    /// digits and signs, as dates and telephone numbers are.
    private static func isCommon(_ scalars: [UnicodeScalar]) -> Bool {
        if scalars.count < 16, scalars.allSatisfy({ $0.isASCII && !$0.properties.isAlphabetic }) { return true }
        let core = Array(trimmed(scalars))
        let read = core.compactMap(asLetter)
        let letters = core.compactMap { Fold.letter($0.value)?.base }.filter { $0 != 0 && !isDigit($0) }
        return isCommonText(read) || isCommonText(letters)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isCommonText(_ letters: [UInt8]) -> Bool {
        func isWord(_ part: some Sequence<UInt8>) -> Bool {
            CommonPasswords.words.contains(String(decoding: Array(part), as: UTF8.self))
        }
        if letters.isEmpty || isWord(letters) { return !letters.isEmpty }
        guard letters.count <= 64 else { return false }
        return letters.indices.dropFirst().contains { isWord(letters[..<$0]) && isWord(letters[$0...]) }
    }

    /// Without what stands before the first letter and behind the last.
    private static func trimmed(_ scalars: [UnicodeScalar]) -> ArraySlice<UnicodeScalar> {
        func isLetter(_ scalar: UnicodeScalar) -> Bool {
            guard let base = Fold.letter(scalar.value)?.base else { return false }
            return base != 0 && !isDigit(base)
        }
        guard let first = scalars.firstIndex(where: isLetter), let last = scalars.lastIndex(where: isLetter) else {
            return []
        }
        return scalars[first...last]
    }

    /// `P@ssw0rd` read as people read it.
    private static func asLetter(_ scalar: UnicodeScalar) -> UInt8? {
        switch scalar {
        case "@", "4": UInt8(ascii: "a")
        case "$", "5": UInt8(ascii: "s")
        case "0": UInt8(ascii: "o")
        case "1", "!", "|": UInt8(ascii: "i")
        case "3": UInt8(ascii: "e")
        case "7", "+": UInt8(ascii: "t")
        default: Fold.letter(scalar.value).flatMap { $0.base == 0 ? nil : $0.base }
        }
    }

    /// Less than six characters beside the login.
    private static func isHardlyMore(_ scalars: [UnicodeScalar], than login: Login) -> Bool {
        let plain = Array(Fold.folded(String(String.UnicodeScalarView(scalars))).utf8).filter { $0 != 32 }
        let name = login.text.utf8.filter { Fold.letter(UInt32($0)) != nil }
        guard name.count >= 3, plain.count >= name.count else { return false }
        let rest = String(decoding: plain, as: UTF8.self).replacing(String(decoding: name, as: UTF8.self), with: "")
        return rest.utf8.count < plain.count && rest.utf8.count < 6
    }
}

/// Made for one use: four groups of four letters (72 bits) that read well over the telephone.
public struct OneTimePassword: Hashable, Sendable {
    /// It opens nothing later than so many days after it was made.
    public static let days = 7

    /// `abcd-efgh-jkmn-pqrs`
    public let text: String

    public init(_ entropy: Entropy) {
        text = (0..<4).map { _ in entropy.letters(4) }.joined(separator: "-")
    }

    public var password: Password { Password(text) }
}
