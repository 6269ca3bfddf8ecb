internal import Base
internal import CCrypt

/// A password as it was typed, composed (NFC) so that two keyboards give the same bytes; never printed.
public struct Password: Hashable, Sendable, CustomStringConvertible {
    let text: String
    public init(_ typed: some StringProtocol) { text = Fold.composed(typed) }
    public var description: String { "•••" }

    /// What libcrypt can take: no NUL, and fewer than 512 bytes. Longer ones are refused by the rules, not cut.
    var isHashable: Bool { text.utf8.count < 512 && !text.utf8.contains(0) }
}

/// What is kept of a password: libcrypt's line, `$y$` cost `$` salt `$` hash. Never printed either.
public struct PasswordHash: Hashable, Sendable, CustomStringConvertible {
    public let line: String
    /// As read from where it was kept.
    public init(kept line: String) { self.line = line }
    public var description: String { "$…" }
}

/// yescrypt by `crypt_r` of Debian's libcrypt: about 18 ms and 16 MiB a call, so **never on an event loop**.
public enum PasswordHasher {
    /// Nil for a password that libcrypt cannot take, or without memory.
    public static func hash(_ password: Password, _ entropy: Entropy) -> PasswordHash? {
        guard let fresh = setting(entropy) else { return nil }
        return crypt(password, fresh).map(PasswordHash.init(kept:))
    }

    /// For a one-time password, which libcrypt takes unless the machine has no memory.
    static func hash(_ password: OneTimePassword, _ entropy: Entropy) throws(LedgerFault) -> PasswordHash {
        guard let hash = hash(password.password, entropy) else {
            throw .failed(operation: "crypt", reason: "no password could be made")
        }
        return hash
    }

    /// Takes as long for an account that does not exist (`kept` nil) as for a wrong password.
    public static func isRight(_ password: Password, _ kept: PasswordHash?) -> Bool {
        let line = kept?.line ?? nobody
        // A password that cannot be hashed is nobody's, and must take its time too.
        let typed = password.isHashable ? password : Password("")
        guard let found = crypt(typed, line) else { return false }
        return areSame(Array(found.utf8), Array(line.utf8)) && kept != nil && password.isHashable
    }

    /// Made with another method or cost than a new one would be; made anew at the next sign-in.
    public static func isOld(_ hash: PasswordHash) -> Bool { !hash.line.hasPrefix(costNow) }

    /// `$y$j9T$`: the method and its cost. The salt of a hash begins behind it.
    private static let costNow = prefix(of: setting(Entropy { [UInt8](repeating: 7, count: $0) }) ?? "$y$j9T$")

    private static func prefix(of setting: String) -> String {
        setting.split(separator: "$", omittingEmptySubsequences: false).prefix(3).joined(separator: "$") + "$"
    }

    /// The hash of a password nobody has.
    private static let nobody: String = {
        let fresh = setting(Entropy.system) ?? "$y$j9T$0123456789abcdefghijk/"
        return crypt(Password(Entropy.system.letters(40)), fresh) ?? fresh
    }()

    /// crypt_gensalt_rn with Debian's default cost; 16 random bytes of salt.
    private static func setting(_ entropy: Entropy) -> String? {
        let salt = entropy.bytes(16).map { CChar(bitPattern: $0) }
        var room = [CChar](repeating: 0, count: Int(CRYPT_GENSALT_OUTPUT_SIZE))
        guard waypost_setting("$y$", salt, Int32(salt.count), &room, Int32(room.count)) == 1 else { return nil }
        return text(room)
    }

    private static func crypt(_ password: Password, _ setting: String) -> String? {
        guard password.isHashable else { return nil }
        var room = [CChar](repeating: 0, count: Int(CRYPT_OUTPUT_SIZE))
        guard waypost_crypt(password.text, setting, &room, UInt(room.count)) == 1 else { return nil }
        return text(room)
    }

    private static func text(_ room: [CChar]) -> String {
        String(decoding: room.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
