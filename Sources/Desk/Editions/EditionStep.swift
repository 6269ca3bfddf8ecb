public import Base

/// What is put forward as a new edition.
public struct EditionProposal: Hashable, Sendable {
    public var files: [EditionFile]
    public var note: String
    public var base: Digest?

    public init(files: [EditionFile], note: String, base: Digest? = nil) {
        self.files = files
        self.note = note
        self.base = base
    }
}

/// When an edition is to become active.
public enum EditionStart: Hashable, Sendable {
    case now
    /// At midnight of Asia/Ho_Chi_Minh; the present day means now.
    case on(CivilDate)
}

/// What can be done with an edition.
public enum EditionStep: Hashable, Sendable {
    /// The first edition of all, from the folder the program was started with.
    case seed(EditionProposal, source: String, since: Instant, proof: EditionProof)
    case propose(EditionProposal)
    /// The check has been run.
    case prove(EditionProof)
    /// - Parameter against: the edition it was compared with; nil means the active one.
    case approve(against: Digest?)
    case schedule(EditionStart)
    case unschedule(reason: String)
    /// Makes an earlier edition active again at once.
    case rollBack(reason: String)
    case withdraw(reason: String)

    public var name: StepName {
        switch self {
        case .seed: .seed
        case .propose: .propose
        case .prove: .prove
        case .approve: .approve
        case .schedule: .schedule
        case .unschedule: .unschedule
        case .rollBack: .rollBack
        case .withdraw: .withdraw
        }
    }

    public enum StepName: String, CaseIterable, Sendable {
        case seed, propose, prove, approve, schedule, unschedule
        case rollBack = "roll-back"
        case withdraw
    }
}

/// What happened to an edition.
public enum EditionEvent: Hashable, Sendable {
    case seeded(number: Int, EditionProposal, source: String, proof: EditionProof, activation: Int, since: Instant)
    case proposed(number: Int, EditionProposal)
    case proved(EditionProof)
    case failed(EditionProof)
    case approved(against: Digest?)
    case scheduled(activation: Int, start: Instant)
    case unscheduled(activation: Int, reason: String)
    case rolledBack(activation: Int, start: Instant, instead: Digest?, reason: String)
    case withdrawn(reason: String)

    /// The word for it in the journal.
    public var kind: String {
        switch self {
        case .seeded: "edition.seeded"
        case .proposed: "edition.proposed"
        case .proved: "edition.proved"
        case .failed: "edition.failed"
        case .approved: "edition.approved"
        case .scheduled: "edition.scheduled"
        case .unscheduled: "edition.unscheduled"
        case .rolledBack: "edition.rolled-back"
        case .withdrawn: "edition.withdrawn"
        }
    }
}

/// An event with the edition it belongs to, who did it and when: one journal entry of the stream `edition:HASH`.
public struct EditionHappening: Hashable, Sendable {
    public var edition: Digest
    public var event: EditionEvent
    public var by: EditionActor
    public var at: Instant

    public init(edition: Digest, event: EditionEvent, by: EditionActor, at: Instant) {
        self.edition = edition
        self.event = event
        self.by = by
        self.at = at
    }
}
