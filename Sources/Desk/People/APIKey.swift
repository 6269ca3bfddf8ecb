public import Base

/// The public half of a key: names it in journals and lists.
public struct KeyID: Hashable, Sendable, CustomStringConvertible {
    public let text: String
    public init(_ text: String) { self.text = text }
    public var stream: StreamID { StreamID("key:\(text)") }
    public var description: String { text }
}

/// A key as its holder keeps it: `wp_` id `_` secret (160 random bits). Shown once.
public struct KeyText: Hashable, Sendable {
    public let id: KeyID
    let secret: String

    public init(_ entropy: Entropy) {
        id = KeyID(entropy.letters(12))
        secret = Base32.text(of: entropy.bytes(20))
    }

    /// Nil for anything that can be no key of ours.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard text.utf8.count <= 64, parts.count == 3, parts[0] == "wp", parts[1].utf8.count == 12,
            parts[2].utf8.count == 32, parts[1].utf8.allSatisfy(Entropy.isLetter),
            parts[2].utf8.allSatisfy(Base32.isDigit)
        else { return nil }
        id = KeyID(String(parts[1]))
        secret = String(parts[2])
    }

    public var text: String { "wp_\(id)_\(secret)" }
    /// All that is kept of the secret; 160 random bits need no slow hash.
    public var digest: Digest { Digest(of: text.utf8) }
}

/// What is kept of a key.
public struct APIKey: Hashable, Sendable {
    public var id: KeyID
    public var version: Int
    /// Whose system it is, in words.
    public var name: String
    public var grants: [Grant]
    public var digest: Digest
    public var created: Instant
    public var createdBy: String
    public var expires: Instant
    public var revoked: Instant?
    public var lastUsed: Instant?

    public init(
        id: KeyID, version: Int = 0, name: String, grants: [Grant], digest: Digest, created: Instant,
        createdBy: String, expires: Instant, revoked: Instant? = nil, lastUsed: Instant? = nil
    ) {
        self.id = id
        self.version = version
        self.name = name
        self.grants = grants
        self.digest = digest
        self.created = created
        self.createdBy = createdBy
        self.expires = expires
        self.revoked = revoked
        self.lastUsed = lastUsed
    }

    /// Is this the text of this key, and is it good now?
    public func opens(with text: KeyText, at now: Instant) -> Bool {
        areSame(digest.bytes, text.digest.bytes) && id == text.id && revoked == nil && now < expires
    }

    public var principal: Principal { Principal(actor: id.stream.text, grants: grants.filter { $0.role.isForKeys }) }

    /// To the hour is near enough: a write an hour instead of one a request.
    public func needsNote(at now: Instant) -> Bool {
        now.milliseconds - (lastUsed?.milliseconds ?? 0) >= 3_600_000
    }
}
