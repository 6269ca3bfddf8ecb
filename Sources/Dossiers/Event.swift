public import Base

/// A fact about a dossier, with when and by whom; what the journal keeps for good.
public struct Event: Hashable, Sendable {
    public var at: Instant
    /// `account:…`, `key:…`, `system`.
    public var actor: String
    public var fact: Fact

    public init(at: Instant, actor: String, fact: Fact) {
        self.at = at
        self.actor = actor
        self.fact = fact
    }
}

/// What happened. Facts that move the clock carry where it stands after them, so that folding needs no calendar.
public enum Fact: Hashable, Sendable {
    /// The first fact of every dossier.
    case lodged(Lodging, due: LocalMoment?)
    case routedByHand(to: Assignment, why: String, ClockReading)
    /// Routed anew with the fact an agency gave when it declined.
    case rerouted(to: Assignment, receipt: [UInt8])
    case transferred(to: String, why: String, basis: String)
    case accepted(officer: String)
    case assigned(officer: String)
    case declined(Decline, agency: String)
    /// The superior is blank while nobody could name one.
    case conflictRaised(between: [String], superior: String)
    case conflictReferred(superior: String, note: String)
    case conflictSettled(agency: String, document: String)
    case supplementRequested([SupplementItem], deadlineNote: String, ClockReading)
    case supplementReceived(papers: [String], ClockReading)
    case paused(Pause, ClockReading)
    case resumed(note: String, ClockReading)
    case reappointed(to: CivilDate, reason: String, ClockReading)
    case decided(Verdict)
    case resultIssued(ResultDocument)
    case resultLocationChanged(ReturnMethod)
    case handedOut(HandOut)
    case delivered(recipient: String)
    case returnedFromPost(reason: String)
    case refused(reason: String, papersTo: ReturnMethod)
    case withdrawn(reason: String)
    case stopped(reason: String, basis: String)
    case closedForSilence
    case referenceChanged(system: String, reference: String)
    case closedElsewhere(report: String)
    case leadFollowed(DossierCode)
    case dossierLed(DossierCode)
    case dueRederived(ClockReading)
}

/// Where the clock stands.
public struct ClockReading: Hashable, Sendable {
    /// Nil while the clock stands, or without a period.
    public var due: LocalMoment?
    /// While a supplement is awaited: the moment after which the dossier may be closed.
    public var silenceEnds: LocalMoment?

    public init(due: LocalMoment? = nil, silenceEnds: LocalMoment? = nil) {
        self.due = due
        self.silenceEnds = silenceEnds
    }
}
