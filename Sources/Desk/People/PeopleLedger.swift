public import Base

/// Who did or saw what. `subject` is a stream: `dossier:…`, or `account:…` for sign-ins and changes of rights.
public struct Access: Hashable, Sendable {
    public var at: Instant
    public var actor: String
    public var subject: StreamID
    /// `read`, `printed`, `listed`, `signed-in`, `sign-in-failed`…: a word, never a value.
    public var what: String

    public init(at: Instant, actor: String, subject: StreamID, what: String) {
        self.at = at
        self.actor = actor
        self.subject = subject
        self.what = what
    }
}

/// A row of the access log in its place; newer rows have larger numbers.
public struct AccessRow: Hashable, Sendable {
    public var number: Int64
    public var access: Access

    public init(number: Int64, access: Access) {
        self.number = number
        self.access = access
    }
}

/// Reading what is known of people. One reader a thread.
public protocol PeopleReader: AnyObject {
    func account(_ id: AccountID) throws(LedgerFault) -> Account?
    func account(login: Login) throws(LedgerFault) -> Account?
    /// By login, those after `login` (from the first when nil).
    func accounts(after login: Login?, limit: Int) throws(LedgerFault) -> [Account]
    /// Enabled accounts with a role in that branch or agency, by login.
    func accounts(in scope: Scope) throws(LedgerFault) -> [Account]
    /// Enabled accounts that hold the role anywhere.
    func accountsHolding(_ role: Role) throws(LedgerFault) -> [AccountID]

    func session(_ id: SessionID) throws(LedgerFault) -> Session?
    func sessions(of account: AccountID) throws(LedgerFault) -> [Session]

    func key(_ id: KeyID) throws(LedgerFault) -> APIKey?
    /// By id, those after `id`.
    func keys(after id: KeyID?, limit: Int) throws(LedgerFault) -> [APIKey]

    /// Sessions that are not over by those limits.
    func liveSessions(startedAfter start: Instant, seenAfter seen: Instant) throws(LedgerFault) -> Int

    /// Has this account signed in from that place before?
    func isKnown(_ place: Digest, of account: AccountID) throws(LedgerFault) -> Bool

    /// Newest first, those before `number` (from the newest when nil).
    func accesses(to subject: StreamID, before number: Int64?, limit: Int) throws(LedgerFault) -> [AccessRow]
    func accesses(by actor: String, before number: Int64?, limit: Int) throws(LedgerFault) -> [AccessRow]
    /// Of everybody, to everything.
    func accesses(before number: Int64?, limit: Int) throws(LedgerFault) -> [AccessRow]
    /// The number of the first look kept at that moment or later; the next one's when there is none. Looks are kept in
    /// order of time but for a second or so, so that is how near it is.
    func firstAccess(since moment: Instant) throws(LedgerFault) -> Int64
}

extension PeopleReader {
    public func accounts(in scope: Scope) throws(LedgerFault) -> [Account] {
        try accounts(after: nil, limit: .max).filter { $0.worksIn(scope) }
    }
}

extension Account {
    /// A role held everywhere is no work at one place.
    public func worksIn(_ scope: Scope) -> Bool { !isDisabled && grants.contains { $0.scope == scope } }
}

/// Changing it, within one savepoint of the next commit.
public protocol PeopleWriter: PeopleReader {
    /// As `LedgerWriter.append`: changes of accounts and keys are events like all others.
    func append(_ entries: [JournalEntry], to stream: StreamID, expecting expected: Int) throws(LedgerFault) -> Int

    /// The whole row, its grants with it. A login that another account has is refused by the use case before.
    func put(_ account: Account) throws(LedgerFault)
    /// Not an event: how often in a row it went wrong, and when it last went well. Leaves the version alone.
    func noteSignIn(of account: AccountID, at: Instant, succeeded: Bool) throws(LedgerFault)

    func start(_ session: Session) throws(LedgerFault)
    func touch(_ id: SessionID, at: Instant) throws(LedgerFault)
    func end(_ id: SessionID) throws(LedgerFault)
    func endSessions(of account: AccountID) throws(LedgerFault)
    /// Forgets what nobody can use any more.
    /// - Returns: how many.
    func dropSessions(startedBefore start: Instant, orSeenBefore seen: Instant) throws(LedgerFault) -> Int

    func put(_ key: APIKey) throws(LedgerFault)
    func noteUse(of key: KeyID, at: Instant) throws(LedgerFault)

    /// Keeps the latest twenty places of an account.
    func remember(_ place: Digest, of account: AccountID, at: Instant) throws(LedgerFault)

    func log(_ accesses: [Access]) throws(LedgerFault)
}

/// The port to whatever keeps people; the same commits as the ``Ledger``'s.
public protocol PeopleLedger: Sendable {
    /// A reader for the calling thread alone.
    func peopleReader() throws(LedgerFault) -> any PeopleReader

    /// As `Ledger.write`.
    func writePeople<Value: Sendable>(
        _ work: @escaping @Sendable (any PeopleWriter) throws -> Value,
        answer: @escaping @Sendable (Result<Value, any Error>) -> Void)

    /// How many commits have changed a key so far, counted before such a commit is answered; nil where nobody counts.
    var keyChanges: Int? { get }
}

extension PeopleLedger {
    /// Nobody counts: then no key may be remembered.
    public var keyChanges: Int? { nil }
}
