internal import Base
internal import Testing

@testable internal import Desk

@Suite struct PasswordTests {
    struct Case: CustomTestStringConvertible {
        let typed: String
        let weakness: PasswordWeakness?
        let why: String
        var login = "ttm.quyen"
        var testDescription: String { why }
    }

    @Test(arguments: [
        Case(typed: "xe buýt số bảy chạy đêm", weakness: nil, why: "a sentence with accents is best"),
        Case(typed: "tím than ba lô gỗ", weakness: nil, why: "spaces are letters like others"),
        Case(typed: "Kdk29-mvxp", weakness: nil, why: "ten random characters"),
        Case(typed: "长城谁能数清楚几块砖石", weakness: nil, why: "no Latin letter at all"),
        Case(typed: "😀🚲🌧🏠🎈🍜🛶🧵🦀🪁", weakness: nil, why: "ten pictures are ten characters"),
        Case(typed: "jx7 2qm8a", weakness: .tooShort(least: 10), why: "nine characters"),
        Case(
            typed: String(repeating: "kéo co ", count: 18) + "abc", weakness: .tooLong(most: 128), why: "129 characters"
        ),
        Case(
            typed: String(repeating: "🚲🌧🏠🎈", count: 32), weakness: .tooLong(most: 128),
            why: "512 bytes, which crypt cannot take"),
        Case(typed: "xe buýt\u{0} số bảy", weakness: .controlCharacter, why: "a NUL would cut it"),
        Case(typed: "xe buýt\n số bảy", weakness: .controlCharacter, why: "a line feed"),
        Case(typed: "password123", weakness: .common, why: "a word and digits"),
        Case(typed: "P@ssw0rd2026!", weakness: .common, why: "signs for letters"),
        Case(typed: "Matkhau@2026", weakness: .common, why: "the Vietnamese one"),
        Case(typed: "Mật khẩu 123", weakness: .common, why: "with its accents"),
        Case(typed: "admin@123456", weakness: .common, why: "the usual default"),
        Case(typed: "anhyeuem12345", weakness: .common, why: "the most loved one"),
        Case(typed: "iloveyouvietnam", weakness: .common, why: "two common words"),
        Case(typed: "HoChiMinh2025", weakness: .common, why: "the city and a year"),
        Case(typed: "waypost-waypost1", weakness: .common, why: "our own name, twice"),
        Case(typed: "0912345678", weakness: .pattern, why: "a telephone number that runs"),
        Case(typed: "0986275913", weakness: .common, why: "a telephone number"),
        Case(typed: "21/11/1990 ", weakness: .common, why: "a date"),
        Case(typed: "1234567890", weakness: .pattern, why: "the digits"),
        Case(typed: "qwertyuiop", weakness: .pattern, why: "a row of keys"),
        Case(typed: "abcdefghijkl", weakness: .pattern, why: "the alphabet"),
        Case(typed: "aaaaaaaaaaaaaaa", weakness: .pattern, why: "one letter"),
        Case(typed: "abab1abab1abab1", weakness: .pattern, why: "five, again and again"),
        Case(typed: "ttmquyen123", weakness: .holdsLogin, why: "the login and three digits"),
        Case(typed: "TTM.Quyền99", weakness: .holdsLogin, why: "the login with capitals and accents"),
        Case(typed: "ttmquyen thích chèo thuyền", weakness: nil, why: "more than the login"),
    ]) func rules(_ test: Case) throws {
        let login = try #require(Login(test.login))
        #expect(PasswordRules.weakness(of: Password(test.typed), login: login) == test.weakness)
    }

    @Test func theListIsFolded() {
        #expect(CommonPasswords.words.count > 450)
        for word in CommonPasswords.words {
            #expect(Fold.folded(word) == word && word.utf8.allSatisfy { $0 > 57 }, "\(word)")
        }
    }

    @Test func hashesAreYescryptAndVerify() throws {
        let password = Password("xe buýt số bảy")
        let hash = try #require(PasswordHasher.hash(password, .system))
        #expect(hash.line.hasPrefix("$y$j9T$"))
        #expect(PasswordHasher.isRight(password, hash))
        #expect(!PasswordHasher.isRight(Password("xe buýt số tám"), hash))
        #expect(!PasswordHasher.isRight(password, nil))
        #expect(!PasswordHasher.isRight(password, PasswordHash(kept: "*0")))
        #expect(!PasswordHasher.isRight(password, PasswordHash(kept: "")))
        #expect(PasswordHasher.hash(password, .system) != hash, "another salt")
        #expect("\(hash) \(password)" == "$… •••", "neither is ever printed")
    }

    /// Typed on a Mac (combining) and on Windows (composed), it is one password.
    @Test func keyboardsAgree() throws {
        let hash = try #require(PasswordHasher.hash(Password("c\u{1EA7}u v\u{1ED3}ng"), .system))
        #expect(PasswordHasher.isRight(Password("ca\u{302}\u{300}u vo\u{302}\u{300}ng"), hash))
    }

    /// The vector: a hash made elsewhere by the same library and method.
    @Test func oldCostsAreSeen() throws {
        let now = try #require(PasswordHasher.hash(Password("xe buýt số bảy"), .system))
        #expect(!PasswordHasher.isOld(now))
        for old in ["$6$saltsalt$abc", "$y$j75$abc$def", "$2b$10$abc", "", "$y$"] {
            #expect(PasswordHasher.isOld(PasswordHash(kept: old)), "\(old)")
        }
    }

    @Test func oneTimePasswordsReadWell() {
        let entropy = Entropy.seeded(4)
        var seen: Set<String> = []
        for _ in 0..<500 {
            let text = OneTimePassword(entropy).text
            #expect(text.utf8.count == 19 && text.split(separator: "-").allSatisfy { $0.utf8.count == 4 })
            #expect(!text.contains { "ilo01".contains($0) })
            seen.insert(text)
        }
        #expect(seen.count == 500)
    }

    struct LoginCase: CustomTestStringConvertible {
        let typed: String
        let folded: String?
        var testDescription: String { typed }
    }

    @Test(arguments: [
        LoginCase(typed: "Lan.Nguyen", folded: "lan.nguyen"), LoginCase(typed: "Đặng_Lan-1", folded: "dang_lan-1"),
        LoginCase(typed: "lan@q1.vn", folded: "lan@q1.vn"), LoginCase(typed: "ab", folded: nil),
        LoginCase(typed: "lan nguyen", folded: nil), LoginCase(typed: "lan\u{0}x", folded: nil),
        LoginCase(typed: String(repeating: "a", count: 65), folded: nil), LoginCase(typed: "", folded: nil),
        LoginCase(typed: "лан.нгуен", folded: nil), LoginCase(typed: "lan'--", folded: nil),
    ]) func logins(_ test: LoginCase) { #expect(Login(test.typed)?.text == test.folded) }

    @Test func randomIsNotBiased() {
        let letters = Entropy.seeded(9).letters(23_000)
        let counts = Dictionary(letters.utf8.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(counts.count == 23 && counts.values.allSatisfy { (850...1150).contains($0) })
        #expect(Set((0..<100).map { _ in Entropy.system.bytes(20) }).count == 100)
        #expect(Entropy.system.bytes(1000).count == 1000)
    }

    /// RFC 4648, section 10; RFC 4231, case 2.
    @Test func vectors() {
        #expect(Base32.text(of: Array("fooba".utf8)) == "mzxw6ytb")
        let code = authenticator(of: "what do ya want for nothing?".utf8, key: Array("Jefe".utf8)) ?? []
        let hex = code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(hex == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        #expect(areSame([1, 2], [1, 2]) && !areSame([1, 2], [1, 3]) && !areSame([1], [1, 2]) && areSame([], []))
    }
}
