public import Base

/// The SHA-256 of a session's token: what is kept. The token itself is only in the person's cookie.
public struct SessionID: Hashable, Sendable {
    public let digest: Digest
    public init(_ digest: Digest) { self.digest = digest }
}

/// What a browser shows to be known again: 160 random bits as 32 letters and digits.
public struct SessionToken: Hashable, Sendable {
    public let text: String

    public init(_ entropy: Entropy) { text = Base32.text(of: entropy.bytes(20)) }

    /// Nil for anything that can be no token of ours.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 32, text.utf8.allSatisfy(Base32.isDigit) else { return nil }
        self.text = String(text)
    }

    public var id: SessionID { SessionID(Digest(of: text.utf8)) }
}

/// Somebody who signed in and has not yet gone.
public struct Session: Hashable, Sendable {
    public var id: SessionID
    public var account: AccountID
    public var started: Instant
    public var seen: Instant

    public init(id: SessionID, account: AccountID, started: Instant, seen: Instant) {
        self.id = id
        self.account = account
        self.started = started
        self.seen = seen
    }
}

/// How long a session lasts.
public struct SessionLimits: Hashable, Sendable {
    public var idleMinutes: Int
    public var absoluteHours: Int

    public init(idleMinutes: Int = 30, absoluteHours: Int = 12) {
        self.idleMinutes = idleMinutes
        self.absoluteHours = absoluteHours
    }

    /// Sessions seen before this are over.
    public func idleSince(_ now: Instant) -> Instant { now.adding(minutes: -idleMinutes) }
    /// Sessions started before this are over, however busy.
    public func startedSince(_ now: Instant) -> Instant { now.adding(hours: -absoluteHours) }

    public func isLive(_ session: Session, at now: Instant) -> Bool {
        session.seen > idleSince(now) && session.started > startedSince(now)
    }

    /// Writing down every request would make every read a write: a thirtieth of the idle time is near enough.
    public func needsTouch(_ session: Session, at now: Instant) -> Bool {
        now.milliseconds - session.seen.milliseconds >= Int64(idleMinutes) * 2_000
    }
}
