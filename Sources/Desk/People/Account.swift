public import Base

/// Names an account for good; random, so that it says nothing and is never given twice.
public struct AccountID: Hashable, Sendable, CustomStringConvertible {
    public let text: String
    public init(_ text: String) { self.text = text }
    public init(_ entropy: Entropy) { self.init(entropy.letters(12)) }

    /// Of the journal: `account:…`, which is also how the account is named as an actor.
    public var stream: StreamID { StreamID("account:\(text)") }
    public var description: String { text }

    /// The account behind an actor's name; nil for keys and the system.
    public init?(actor: String) {
        guard actor.hasPrefix("account:") else { return nil }
        self.init(String(actor.dropFirst("account:".count)))
    }
}

/// What a person types to say who they are: 3…64 small letters, digits and `. _ - @`.
///
/// Capitals and accents are folded on the way in: a phone that capitalises and a Vietnamese keyboard still sign in.
public struct Login: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let text: String

    public init?(_ typed: some StringProtocol) {
        guard typed.utf8.count <= 256 else { return nil }
        var bytes: [UInt8] = []
        for scalar in typed.unicodeScalars {
            if let letter = Fold.letter(scalar.value) {
                if letter.base != 0 { bytes.append(letter.base) }
            } else if "._-@".unicodeScalars.contains(scalar) {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                return nil
            }
        }
        guard (3...64).contains(bytes.count) else { return nil }
        text = String(decoding: bytes, as: UTF8.self)
    }

    public var description: String { text }
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// A person who can sign in.
public struct Account: Hashable, Sendable {
    public var id: AccountID
    /// Of its stream in the journal: what the next change must have seen.
    public var version: Int
    public var login: Login
    /// As shown to colleagues and on receipts.
    public var name: String
    public var grants: [Grant]
    public var hash: PasswordHash
    public var language: Language
    public var isDisabled: Bool
    /// Set with every one-time password: nothing but changing it is allowed.
    public var mustChangePassword: Bool
    public var created: Instant
    public var passwordChanged: Instant
    /// Since the last time it went well; told to the person then.
    public var failedSignIns: Int
    public var lastSignIn: Instant?

    public init(
        id: AccountID, version: Int = 0, login: Login, name: String, grants: [Grant], hash: PasswordHash,
        language: Language = .vi, isDisabled: Bool = false, mustChangePassword: Bool = true, created: Instant,
        passwordChanged: Instant? = nil, failedSignIns: Int = 0, lastSignIn: Instant? = nil
    ) {
        self.id = id
        self.version = version
        self.login = login
        self.name = name
        self.grants = grants
        self.hash = hash
        self.language = language
        self.isDisabled = isDisabled
        self.mustChangePassword = mustChangePassword
        self.created = created
        self.passwordChanged = passwordChanged ?? created
        self.failedSignIns = failedSignIns
        self.lastSignIn = lastSignIn
    }

    /// With its rights: none while it is disabled or its password is a one-time one.
    public var principal: Principal {
        Principal(actor: id.stream.text, grants: isDisabled || mustChangePassword ? [] : grants)
    }
}

/// May this account do that there? Denied unless a grant says so.
public func allows(_ account: Account, _ permission: Permission, on target: Target) -> Bool {
    account.principal.allows(permission, on: target)
}
