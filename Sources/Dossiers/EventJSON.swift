public import Base
internal import WorkingTime

/// The words for kinds of events in the journal. A word is never given another meaning.
public enum EventKind: String, CaseIterable, Sendable {
    case lodged = "dossier.lodged"
    case routedByHand = "dossier.routed-by-hand"
    case rerouted = "dossier.rerouted"
    case transferred = "dossier.transferred"
    case accepted = "dossier.accepted"
    case assigned = "dossier.assigned"
    case declined = "dossier.declined"
    case conflictRaised = "dossier.conflict-raised"
    case conflictReferred = "dossier.conflict-referred"
    case conflictSettled = "dossier.conflict-settled"
    case supplementRequested = "dossier.supplement-requested"
    case supplementReceived = "dossier.supplement-received"
    case paused = "dossier.paused"
    case resumed = "dossier.resumed"
    case reappointed = "dossier.reappointed"
    case decided = "dossier.decided"
    case resultIssued = "dossier.result-issued"
    case resultLocationChanged = "dossier.result-location-changed"
    case handedOut = "dossier.handed-out"
    case delivered = "dossier.delivered"
    case returnedFromPost = "dossier.returned-from-post"
    case refused = "dossier.refused"
    case withdrawn = "dossier.withdrawn"
    case stopped = "dossier.stopped"
    case closedForSilence = "dossier.closed-for-silence"
    case referenceChanged = "dossier.reference-changed"
    case closedElsewhere = "dossier.closed-elsewhere"
    case leadFollowed = "dossier.lead-followed"
    case dossierLed = "dossier.dossier-led"
    case dueRederived = "dossier.due-rederived"
}

extension Event {
    public var kind: EventKind { fact.kind }

    /// The fact as JSON: the same fact gives the same bytes.
    public var body: [UInt8] {
        var json = JSONWriter(capacity: 2048)
        json.object { fact.write(to: &$0) }
        return json.bytes
    }

    /// Reads an event of the journal.
    public init(kind: String, at: Instant, actor: String, body: [UInt8]) throws(EventFault) {
        guard let known = EventKind(rawValue: kind) else { throw .unknownKind(kind) }
        var reader = BodyReader(body)
        let fact = try reader.whole { reader throws(EventFault) in try Fact(known, &reader) }
        self.init(at: at, actor: actor, fact: fact)
    }
}

extension Fact {
    var kind: EventKind {
        switch self {
        case .lodged: .lodged
        case .routedByHand: .routedByHand
        case .rerouted: .rerouted
        case .transferred: .transferred
        case .accepted: .accepted
        case .assigned: .assigned
        case .declined: .declined
        case .conflictRaised: .conflictRaised
        case .conflictReferred: .conflictReferred
        case .conflictSettled: .conflictSettled
        case .supplementRequested: .supplementRequested
        case .supplementReceived: .supplementReceived
        case .paused: .paused
        case .resumed: .resumed
        case .reappointed: .reappointed
        case .decided: .decided
        case .resultIssued: .resultIssued
        case .resultLocationChanged: .resultLocationChanged
        case .handedOut: .handedOut
        case .delivered: .delivered
        case .returnedFromPost: .returnedFromPost
        case .refused: .refused
        case .withdrawn: .withdrawn
        case .stopped: .stopped
        case .closedForSilence: .closedForSilence
        case .referenceChanged: .referenceChanged
        case .closedElsewhere: .closedElsewhere
        case .leadFollowed: .leadFollowed
        case .dossierLed: .dossierLed
        case .dueRederived: .dueRederived
        }
    }

    /// The fields of the fact, without braces; read back by ``init(_:_:)`` in the same order.
    func write(to json: inout JSONWriter) {
        switch self {
        case .lodged, .routedByHand, .rerouted, .transferred, .accepted, .assigned, .declined, .conflictRaised,
            .conflictReferred, .conflictSettled, .referenceChanged, .leadFollowed, .dossierLed:
            writeRouting(to: &json)
        case .supplementRequested, .supplementReceived, .paused, .resumed, .reappointed, .dueRederived:
            writeClock(to: &json)
        case .decided, .resultIssued, .resultLocationChanged, .handedOut, .delivered, .returnedFromPost, .refused,
            .withdrawn, .stopped, .closedForSilence, .closedElsewhere:
            writeEnd(to: &json)
        }
    }

    private func writeRouting(to json: inout JSONWriter) {
        switch self {
        case .lodged(let lodging, let due):
            lodging.write(to: &json)
            json.field("due", due)
        case .routedByHand(let to, let why, let reading):
            json.key("to")
            to.write(to: &json)
            json.field("why", why)
            reading.write(to: &json)
        case .rerouted(let to, let receipt):
            json.key("to")
            to.write(to: &json)
            json.field("receipt", rawOrEmpty: receipt)
        case .transferred(let agency, let why, let basis):
            json.field("agency", agency)
            json.field("why", why)
            json.field("basis", basis)
        case .accepted(let officer), .assigned(let officer): json.field("officer", officer)
        case .declined(let decline, let agency):
            json.field("agency", agency)
            decline.write(to: &json)
        case .conflictRaised(let between, let superior):
            json.texts("between", between)
            json.field("superior", superior)
        case .conflictReferred(let superior, let note):
            json.field("superior", superior)
            json.field("note", note)
        case .conflictSettled(let agency, let document):
            json.field("agency", agency)
            json.field("document", document)
        case .referenceChanged(let system, let reference):
            json.field("system", system)
            json.field("reference", reference)
        case .leadFollowed(let code): json.field("lead", code.description)
        case .dossierLed(let code): json.field("led", code.description)
        default: break
        }
    }

    private func writeClock(to json: inout JSONWriter) {
        switch self {
        case .supplementRequested(let items, let note, let reading):
            json.array("items") { for item in items { item.write(to: &$0) } }
            json.field("deadlineNote", note)
            reading.write(to: &json)
        case .supplementReceived(let papers, let reading):
            json.texts("papers", papers)
            reading.write(to: &json)
        case .paused(let pause, let reading):
            pause.write(to: &json)
            reading.write(to: &json)
        case .resumed(let note, let reading):
            json.field("note", note)
            reading.write(to: &json)
        case .reappointed(let to, let reason, let reading):
            json.field("to", to)
            json.field("reason", reason)
            reading.write(to: &json)
        case .dueRederived(let reading): reading.write(to: &json)
        default: break
        }
    }

    private func writeEnd(to json: inout JSONWriter) {
        switch self {
        case .decided(let verdict): verdict.write(to: &json)
        case .resultIssued(let document): document.write(to: &json)
        case .resultLocationChanged(let method):
            json.key("to")
            method.write(to: &json)
        case .handedOut(let handOut): handOut.write(to: &json)
        case .delivered(let recipient): json.field("recipient", recipient)
        case .returnedFromPost(let reason), .withdrawn(let reason): json.field("reason", reason)
        case .refused(let reason, let papersTo):
            json.field("reason", reason)
            json.key("papersTo")
            papersTo.write(to: &json)
        case .stopped(let reason, let basis):
            json.field("reason", reason)
            json.field("basis", basis)
        case .closedElsewhere(let report): json.field("report", report)
        default: break
        }
    }
}
