internal import Base
internal import WorkingTime

/// What a dossier is after one more event. Trusts the event: ``decide(_:on:_:)`` has judged it.
///
/// An event before lodging, or a second lodging, changes nothing; ``fold(_:)`` refuses such a history.
public func evolve(_ dossier: inout Dossier?, _ event: Event) {
    guard dossier != nil else {
        if case .lodged(let lodging, let due) = event.fact { dossier = Dossier(lodging, due: due, at: event.at) }
        return
    }
    dossier?.take(event)
}

/// A history that is no dossier's.
public enum HistoryFault: Error, Hashable, Sendable {
    case empty
    /// The first event is another.
    case notLodgedFirst
    case lodgedTwice(version: Int)
}

/// The state after all events, oldest first.
public func fold(_ events: some Sequence<Event>) throws(HistoryFault) -> Dossier {
    var dossier: Dossier?
    for event in events {
        if case .lodged = event.fact, let version = dossier?.version { throw .lodgedTwice(version: version + 1) }
        evolve(&dossier, event)
        if dossier == nil { throw .notLodgedFirst }
    }
    guard let dossier else { throw .empty }
    return dossier
}

extension Dossier {
    init(_ lodging: Lodging, due: LocalMoment?, at: Instant) {
        self.lodging = lodging
        (stage, assignment, receipt) = (lodging.assignment.stage, lodging.assignment, lodging.receipt)
        (version, updated, resultTo) = (1, at, lodging.resultTo)
        clock = ClockReading(due: due)
        if lodging.assignment == .onTheSpot { accepted = at }
    }

    fileprivate mutating func take(_ event: Event) {
        version += 1
        updated = max(updated, event.at)
        takeRouting(event)
        takeClock(event)
        takeResult(event)
        takeEnd(event)
    }
}

// Who is competent.
extension Dossier {
    private mutating func takeRouting(_ event: Event) {
        switch event.fact {
        case .routedByHand(let to, _, let reading):
            assign(to, at: event.at)
            clock = reading
        case .rerouted(let to, let bytes):
            if !bytes.isEmpty { receipt = bytes }
            assign(to, at: event.at)
        case .transferred(let agency, _, _): assign(.agency(agency), at: event.at)
        case .accepted(let person): (stage, officer, accepted) = (.processing, person, event.at)
        case .assigned(let person): officer = person
        case .declined(let decline, let agency):
            declines.append(PastDecline(agency: agency, at: event.at, decline: decline))
        case .conflictRaised(let between, let superior):
            stage = .conflict
            conflict = Conflict(between: between, superior: superior)
        case .conflictReferred(let superior, _): conflict?.superior = superior
        case .conflictSettled(let agency, let document):
            conflict?.document = document
            assign(.agency(agency), at: event.at)
        case .referenceChanged(let system, let reference):
            assignment = .elsewhere(system: system, reference: reference)
        case .leadFollowed(let code): lead = code
        case .dossierLed(let code): led.append(code)
        case .lodged, .supplementRequested, .supplementReceived, .paused, .resumed, .reappointed, .decided,
            .resultIssued, .resultLocationChanged, .handedOut, .delivered, .returnedFromPost, .refused, .withdrawn,
            .stopped, .closedForSilence, .closedElsewhere, .dueRederived:
            break
        }
    }

    private mutating func assign(_ assignment: Assignment, at: Instant) {
        self.assignment = assignment
        stage = assignment.stage
        officer = ""
        accepted = assignment == .onTheSpot ? at : nil
        // The other system keeps its own clock.
        if stage == .heldElsewhere { clock = ClockReading() }
    }
}

// What moves the clock.
extension Dossier {
    private mutating func takeClock(_ event: Event) {
        let at = LocalMoment(event.at)
        switch event.fact {
        case .supplementRequested(let items, let note, let reading):
            supplements.append(Supplement(asked: event.at, items: items, deadlineNote: note))
            tick(.supplementRequested(at: at), reading, .awaitingSupplement)
        case .supplementReceived(_, let reading):
            if !supplements.isEmpty { supplements[supplements.count - 1].received = event.at }
            tick(.supplementReceived(at: at), reading, .processing)
        case .paused(let pause, let reading):
            self.pause = pause
            tick(.paused(at: at, pause.reason), reading, .paused)
        case .resumed(_, let reading):
            pause = nil
            tick(.resumed(at: at), reading, .processing)
        case .reappointed(let to, let reason, let reading):
            appointment = Appointed(at: event.at, to: to, instead: clock.due, reason: reason)
            tick(.reappointed(to: to, at: at), reading, stage)
        case .dueRederived(let reading): clock = reading
        case .lodged, .routedByHand, .rerouted, .transferred, .accepted, .assigned, .declined, .conflictRaised,
            .conflictReferred, .conflictSettled, .decided, .resultIssued, .resultLocationChanged, .handedOut,
            .delivered, .returnedFromPost, .refused, .withdrawn, .stopped, .closedForSilence, .referenceChanged,
            .closedElsewhere, .leadFollowed, .dossierLed:
            break
        }
    }

    private mutating func tick(_ event: ClockEvent, _ reading: ClockReading, _ stage: Stage) {
        clockEvents.append(event)
        clock = reading
        self.stage = stage
    }

    /// The clock stops for good; when it was due then is kept, for the record of lateness.
    private mutating func stopClock(_ at: Instant) {
        if finish == nil { finish = Finish(at: at, due: clock.due) }
        clock = ClockReading()
    }
}

// The result and the ways out.
extension Dossier {
    private mutating func takeResult(_ event: Event) {
        switch event.fact {
        case .decided(let verdict): (stage, self.verdict) = (.decided, verdict)
        case .resultIssued(let document):
            (stage, result) = (.resultReady, document)
            stopClock(event.at)
        case .resultLocationChanged(let method): resultTo = method
        case .handedOut(let handOut):
            self.handOut = handOut
            stage = handOut.stage
        case .delivered(let recipient): (stage, closingNote) = (.completed, recipient)
        case .returnedFromPost(let reason):
            (stage, closingNote, handOut) = (.resultReady, reason, nil)
            postReturns += 1
        case .lodged, .routedByHand, .rerouted, .transferred, .accepted, .assigned, .declined, .conflictRaised,
            .conflictReferred, .conflictSettled, .supplementRequested, .supplementReceived, .paused, .resumed,
            .reappointed, .refused, .withdrawn, .stopped, .closedForSilence, .referenceChanged, .closedElsewhere,
            .leadFollowed, .dossierLed, .dueRederived:
            break
        }
    }

    private mutating func takeEnd(_ event: Event) {
        switch event.fact {
        case .refused(let reason, let papersTo):
            resultTo = papersTo
            end(.refused, reason, event.at)
        case .withdrawn(let reason): end(.withdrawn, reason, event.at)
        case .stopped(let reason, _): end(.stopped, reason, event.at)
        case .closedForSilence: end(.closedForSilence, "", event.at)
        case .closedElsewhere(let report): end(.closedElsewhere, report, event.at)
        case .lodged, .routedByHand, .rerouted, .transferred, .accepted, .assigned, .declined, .conflictRaised,
            .conflictReferred, .conflictSettled, .supplementRequested, .supplementReceived, .paused, .resumed,
            .reappointed, .decided, .resultIssued, .resultLocationChanged, .handedOut, .delivered,
            .returnedFromPost, .referenceChanged, .leadFollowed, .dossierLed, .dueRederived:
            break
        }
    }

    private mutating func end(_ stage: Stage, _ note: String, _ at: Instant) {
        self.stage = stage
        pause = nil
        closingNote = note
        stopClock(at)
    }
}

extension HandOut {
    /// The post has it until it is delivered; else the applicant has it.
    var stage: Stage {
        switch way {
        case .post: .withPost
        case .counter, .electronic: .completed
        }
    }
}
