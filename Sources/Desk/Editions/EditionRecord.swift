// The life of an edition of the register. One edition's record is the fold of its stream `edition:HASH`; all records
// together are `Editions` (Editions.swift), which knows which edition is active at a moment. Whether an edition is
// scheduled, active or superseded follows from the plan and the moment asked about: nobody has to be awake at midnight.
public import Base

/// Where an edition stands at some moment.
public enum EditionStage: String, CaseIterable, Sendable {
    /// Uploaded, not yet checked.
    case draft
    /// The check found what may not be published.
    case failed
    case proved
    /// By a second person.
    case approved
    /// Becomes active at a moment still to come.
    case scheduled
    case active
    /// Was active; dossiers lodged under it keep it.
    case superseded
    case withdrawn
}

/// A file of an edition: its name as messages show it (`vn/rules.csv`) and what is in it, by hash.
public struct EditionFile: Hashable, Sendable {
    public var name: String
    public var content: Digest
    public var size: Int

    public init(name: String, content: Digest, size: Int) {
        self.name = name
        self.content = content
        self.size = size
    }
}

/// Who acts: as the journal names the actor, and the person behind a key or a session. The second person is another
/// person, not another key of the same one.
public struct EditionActor: Hashable, Sendable {
    /// `account:…`, `key:…`, `system`.
    public var actor: String
    /// The account answerable for it.
    public var person: String

    public init(actor: String, person: String) {
        self.actor = actor
        self.person = person
    }

    public static let system = EditionActor(actor: "system", person: "system")
}

/// What a check of an edition came to.
public struct EditionProof: Hashable, Sendable {
    /// The day on which waivers were judged.
    public var day: CivilDate
    /// The register's own id; empty when its tables could not be read.
    public var register = ""
    public var span = Validity.always
    public var procedures = 0
    public var pairs = 0
    public var cells = 0
    public var classes = 0
    public var milliseconds = 0
    /// Failures that a waiver bears.
    public var waived = 0
    /// The first day on which one of those waivers no longer counts.
    public var holdsUntil = CivilDate.distantFuture
    public var failureCount = 0
    /// The first failures as sentences, each with file and line.
    public var failures: [Bilingual] = []

    /// At most so many sentences are kept.
    public static let mostFailures = 200

    public init(day: CivilDate) { self.day = day }

    public var isPassed: Bool { failureCount == 0 }
    /// An edition may be active on that day as far as this proof goes.
    public func holds(on date: CivilDate) -> Bool { isPassed && date < holdsUntil && span.contains(date) }
}

/// One time that an edition becomes active. Numbers count all activations of all editions and are never given twice.
public struct EditionActivation: Hashable, Sendable {
    public var number: Int
    public var start: Instant
    public var by: EditionActor
    public var decided: Instant
    /// Why an earlier edition came back; empty otherwise.
    public var reason: String
    /// Taken off the plan before it began.
    public var isCancelled = false

    public init(number: Int, start: Instant, by: EditionActor, decided: Instant, reason: String = "") {
        self.number = number
        self.start = start
        self.by = by
        self.decided = decided
        self.reason = reason
    }
}

/// All that is known of one edition.
public struct EditionRecord: Hashable, Sendable {
    public struct Approval: Hashable, Sendable {
        public var by: EditionActor
        public var at: Instant
        /// The edition it was compared with, and which it may follow.
        public var against: Digest?
    }

    public struct Withdrawal: Hashable, Sendable {
        public var by: EditionActor
        public var at: Instant
        public var reason: String
    }

    public let hash: Digest
    /// 1, 2, 3… in the order of proposal.
    public let number: Int
    public var files: [EditionFile]
    public var proposer: EditionActor
    public var proposed: Instant
    public var note: String
    /// The edition whose other files it took over, when only changed files were uploaded.
    public var base: Digest?
    /// The folder it came from at the first start; empty otherwise.
    public var source = ""
    public var proof: EditionProof?
    public var approval: Approval?
    public var activations: [EditionActivation] = []
    public var withdrawal: Withdrawal?
    /// Of the last event folded into it; what `If-Match` names.
    public var version = 0

    public init(hash: Digest, number: Int, files: [EditionFile], proposer: EditionActor, at: Instant, note: String) {
        self.hash = hash
        self.number = number
        self.files = files
        self.proposer = proposer
        proposed = at
        self.note = note
    }

    /// The activation that is still to begin; there is one at most.
    public func pending(at now: Instant) -> EditionActivation? {
        activations.last { !$0.isCancelled && $0.start > now }
    }

    /// Was or is active at some moment until then.
    public func hasBegun(by now: Instant) -> Bool { activations.contains { !$0.isCancelled && $0.start <= now } }
}
