// Desk: the use cases, each read like a receptionist's day, and the ports they need.
// Must never know: SQL, sockets, HTML, JSON of requests.
// Start reading: Ledger.swift (what is kept), then Lodge.swift.
public import Base
public import Dossiers

/// A line of events with versions 1, 2, 3…: `dossier:H29.1-261121-0001`, `account:…`, `edition:…`.
public struct StreamID: Hashable, Sendable, CustomStringConvertible {
    public let text: String
    public init(_ text: String) { self.text = text }
    public static func dossier(_ code: DossierCode) -> StreamID { StreamID("dossier:\(code)") }
    public var description: String { text }
}

/// One thing that happened, as it is handed over to be kept for good.
public struct JournalEntry: Hashable, Sendable {
    /// The word for the kind of event: `dossier.lodged`.
    public var kind: String
    public var at: Instant
    /// Who did it: `account:…`, `key:…`, `system`.
    public var actor: String
    /// JSON, stable: the same event gives the same bytes.
    public var body: [UInt8]

    public init(kind: String, at: Instant, actor: String, body: [UInt8]) {
        self.kind = kind
        self.at = at
        self.actor = actor
        self.body = body
    }
}

/// A journal entry in its place.
public struct JournalRow: Hashable, Sendable {
    public var sequence: Int64
    public var stream: StreamID
    public var version: Int
    public var entry: JournalEntry

    public init(sequence: Int64, stream: StreamID, version: Int, entry: JournalEntry) {
        self.sequence = sequence
        self.stream = stream
        self.version = version
        self.entry = entry
    }
}

/// What the tables people query hold of a dossier: the columns that are searched, and the whole state as JSON.
public struct DossierRow: Hashable, Sendable {
    public var code: DossierCode
    /// Of the last event folded into it; what `If-Match` names.
    public var version: Int
    public var stage: String
    /// Still waits for somebody.
    public var isOpen: Bool
    public var branch: String
    /// Whoever is responsible now: an agency, or the branch's manual desk (empty).
    public var agency: String
    public var procedure: String
    public var received: Instant
    /// The last instant that is in time; nil while the clock stands still or there is no period.
    public var due: Instant?
    public var updated: Instant
    /// Folded (`Base.fold`): found without diacritics.
    public var applicantFolded: String
    /// `+84…`, or empty.
    public var phone: String
    public var document: [UInt8]

    public init(
        code: DossierCode, version: Int, stage: String, isOpen: Bool, branch: String, agency: String,
        procedure: String, received: Instant, due: Instant?, updated: Instant, applicantFolded: String, phone: String,
        document: [UInt8]
    ) {
        self.code = code
        self.version = version
        self.stage = stage
        self.isOpen = isOpen
        self.branch = branch
        self.agency = agency
        self.procedure = procedure
        self.received = received
        self.due = due
        self.updated = updated
        self.applicantFolded = applicantFolded
        self.phone = phone
        self.document = document
    }
}

/// Which dossiers to list, in which order, from where on.
public struct DossierQuery: Hashable, Sendable {
    public enum Order: String, CaseIterable, Sendable {
        /// What falls due first; without a due date last.
        case urgency
        /// What came last first.
        case newest
    }
    public var branch: String?
    public var agency: String?
    public var stage: String?
    public var procedure: String?
    /// `+84…`
    public var phone: String?
    /// How the applicant's name begins, folded.
    public var applicant: String?
    /// Received then or later.
    public var since: Instant?
    public var dueBefore: Instant?
    public var openOnly = true
    public var order = Order.urgency
    /// The last row of the page before.
    public var after: (key: Int64, code: DossierCode)?
    /// 1…200.
    public var limit = 50

    public init() {}

    public static func == (left: Self, right: Self) -> Bool {
        left.branch == right.branch && left.agency == right.agency && left.stage == right.stage
            && left.procedure == right.procedure && left.phone == right.phone && left.applicant == right.applicant
            && left.since == right.since && left.dueBefore == right.dueBefore && left.openOnly == right.openOnly
            && left.order == right.order
            && left.after?.key == right.after?.key && left.after?.code == right.after?.code
            && left.limit == right.limit
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(branch)
        hasher.combine(agency)
        hasher.combine(limit)
    }
}

/// An answer that was given once and is given again word for word when the same request comes again.
public struct KeptAnswer: Hashable, Sendable {
    /// Of the request's method, path and body: the same key with another request is refused.
    public var request: Digest
    public var status: Int
    public var body: [UInt8]
    public var at: Instant

    public init(request: Digest, status: Int, body: [UInt8], at: Instant) {
        self.request = request
        self.status = status
        self.body = body
        self.at = at
    }
}

/// What the store answers instead; a fault of the machine, told to the operator. Never holds bound values.
public enum LedgerFault: Error, Hashable, Sendable {
    /// Somebody else changed the stream first.
    case versionMoved(stream: StreamID, expected: Int, found: Int)
    /// The stream has no event.
    case unknown(StreamID)
    /// The bytes on disk are not those that were written; `what` names table and key.
    case damaged(what: String)
    /// The disk is full: nothing was written, reading goes on.
    case full
    /// Writing has stopped until the program is started again (`after` a sync error, say).
    case stopped(after: String)
    /// Too much is waiting: try again after so many seconds.
    case busy(retryAfterSeconds: Int)
    /// Anything else; `operation` and SQLite's words.
    case failed(operation: String, reason: String)
}

/// Reading what was committed. One reader a thread; a read sees one moment of the whole ledger.
public protocol LedgerReader: AnyObject {
    /// The row, checked against its digest.
    func dossier(_ code: DossierCode) throws(LedgerFault) -> DossierRow?
    func dossiers(_ query: DossierQuery) throws(LedgerFault) -> [DossierRow]
    /// How many a query finds, up to `most`; the page it begins at and its limit do not matter.
    func count(_ query: DossierQuery, most: Int) throws(LedgerFault) -> Int
    /// The events of one stream, oldest first, each checked against its digest.
    func history(of stream: StreamID) throws(LedgerFault) -> [JournalRow]
    func keptAnswer(_ key: String, of actor: String) throws(LedgerFault) -> KeptAnswer?
}

extension LedgerReader {
    /// For a ledger that can only list.
    public func count(_ query: DossierQuery, most: Int) throws(LedgerFault) -> Int {
        var first = query
        (first.after, first.limit) = (nil, 200)
        return min(try dossiers(first).count, most)
    }
}

/// Reading and writing within one savepoint of the next commit; all of it or nothing is kept.
public protocol LedgerWriter: LedgerReader {
    /// - Parameter expected: the version seen; 0 for a new stream.
    /// - Returns: the version after the last entry.
    func append(_ entries: [JournalEntry], to stream: StreamID, expecting expected: Int) throws(LedgerFault) -> Int
    func put(_ row: DossierRow) throws(LedgerFault)
    /// The next serial of that issuer and day, from 1; never given twice, not even after a restore.
    func nextSerial(issuer: String, day: CivilDate) throws(LedgerFault) -> Int
    func keep(_ answer: KeptAnswer, under key: String, of actor: String) throws(LedgerFault)
}

/// The port to whatever keeps what happened. `Store` is it.
public protocol Ledger: Sendable {
    /// A reader for the calling thread alone.
    func reader() throws(LedgerFault) -> any LedgerReader

    /// Queues `work` for the next commit. It runs on the writer's thread, must not block, and may run twice (when a
    /// neighbour in the batch spoils the commit). `answer` is called once, on the writer's thread, after the commit is
    /// durable, or with what `work` threw, or with a ``LedgerFault``; all answers of one commit come in one go.
    func write<Value: Sendable>(
        _ work: @escaping @Sendable (any LedgerWriter) throws -> Value,
        answer: @escaping @Sendable (Result<Value, any Error>) -> Void)
}
