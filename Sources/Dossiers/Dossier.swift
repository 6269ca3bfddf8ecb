public import Base
public import WorkingTime

/// The state of one application: the fold of its events, nothing else (``evolve(_:_:)``).
public struct Dossier: Hashable, Sendable {
    /// What was written down at the counter; never changes, the moment of receipt above all.
    public let lodging: Lodging
    public internal(set) var stage: Stage
    /// How many events were folded in; what `If-Match` names.
    public internal(set) var version: Int
    /// Of the last event.
    public internal(set) var updated: Instant

    /// Who is responsible now, or held to be until it accepts.
    public internal(set) var assignment: Assignment
    /// Of the latest routing: the lodging's, or the one after a decline.
    public internal(set) var receipt: [UInt8]
    /// Who handles it at the agency; blank until accepted.
    public internal(set) var officer = ""
    /// When an agency accepted it, or the branch began on the spot.
    public internal(set) var accepted: Instant?
    public internal(set) var declines: [PastDecline] = []
    public internal(set) var conflict: Conflict?

    /// What happened that bears on the deadline, for ``WorkingTime/deadline(received:rule:events:calendar:hours:)``.
    public internal(set) var clockEvents: [ClockEvent] = []
    public internal(set) var clock: ClockReading
    public internal(set) var appointment: Appointed?
    /// Set when the clock stopped for good: the result was issued, or the dossier ended.
    public internal(set) var finish: Finish?

    public internal(set) var supplements: [Supplement] = []
    public internal(set) var pause: Pause?
    public internal(set) var verdict: Verdict?
    public internal(set) var result: ResultDocument?
    public internal(set) var resultTo: ReturnMethod
    public internal(set) var handOut: HandOut?
    /// How often the post brought the result back.
    public internal(set) var postReturns = 0
    /// Why it ended without a result, or what the post or another system reported; blank otherwise.
    public internal(set) var closingNote = ""

    /// The dossier this one follows.
    public internal(set) var lead: DossierCode?
    /// The dossiers this one leads.
    public internal(set) var led: [DossierCode] = []

    public struct PastDecline: Hashable, Sendable {
        public let agency: String
        public let at: Instant
        public let decline: Decline
    }

    public struct Conflict: Hashable, Sendable {
        public let between: [String]
        /// Blank while nobody could name one.
        public var superior: String
        /// The superior's decision; blank until it settled the matter.
        public var document = ""
        public var isSettled: Bool { !document.isEmpty }
    }

    public struct Supplement: Hashable, Sendable {
        public let asked: Instant
        public let items: [SupplementItem]
        public let deadlineNote: String
        public var received: Instant?
    }

    /// The one new date that was given, with the apology.
    public struct Appointed: Hashable, Sendable {
        public let at: Instant
        public let to: CivilDate
        public let instead: LocalMoment?
        public let reason: String
    }

    public struct Finish: Hashable, Sendable {
        public let at: Instant
        /// When it was due at that moment; nil when the clock stood.
        public let due: LocalMoment?
        /// Later than it was due.
        public var isLate: Bool { due.map { LocalMoment(at) > $0 } ?? false }
    }
}

// The four places, and what else is asked often.
extension Dossier {
    public var code: DossierCode { lodging.code }
    /// Where it was lodged.
    public var branch: String { lodging.branch }
    /// When it was received: this never changes.
    public var received: Instant { lodging.received }
    public var due: LocalMoment? { clock.due }
    public var isOpen: Bool { !stage.isEnd }

    /// The competent agency; nil on the spot, elsewhere, and while a desk still looks for it.
    public var agency: String? {
        if case .agency(let id, _) = assignment { id } else { nil }
    }

    /// Who has to act now: the agency once it accepted; until then, and on the spot, the branch; the manual desk; the
    /// superior in a conflict; nobody here when another system holds it.
    public var responsible: Responsible {
        switch (stage, assignment) {
        case (.conflict, _): .superior(conflict?.superior ?? "")
        case (_, .manualDesk(let desk, _)): .desk(desk)
        case (_, .elsewhere(let system, _)): .system(system)
        case (_, .onTheSpot), (.routed, _): .branch(branch)
        case (_, .agency(let id, _)): .agency(id)
        }
    }

    public enum Responsible: Hashable, Sendable {
        case branch(String)
        case agency(String)
        case desk(String)
        case superior(String)
        case system(String)
    }

    /// The originals that have to go back.
    public var originals: [LodgedPaper] { lodging.papers.filter(\.isOriginalKept) }
}
