internal import Base
internal import Desk
internal import Dossiers
internal import Pages

// Form 06: what happened, from hand to hand.
extension SlipReading {
    func control() -> Slip.Control {
        var hands = Hands(applicant: Phrase.hopApplicant, branch: register.officeName(dossier.branch))
        for event in events { hands.take(event, register) }
        return Slip.Control(
            received: LocalMoment(dossier.received), due: dossier.due ?? dossier.finish?.due, hops: hands.hops,
            outcome: dossier.finish.flatMap(outcome))
    }

    /// Earlier means on an earlier day; nil where nothing was due.
    private func outcome(_ finish: Dossier.Finish) -> Slip.Control.Outcome? {
        guard let due = finish.due else { return nil }
        if finish.isLate { return .late }
        return LocalMoment(finish.at).date < due.date ? .early : .onTime
    }
}

/// Who held the dossier, and the hops so far.
private struct Hands {
    let applicant: Bilingual
    let branch: Bilingual
    /// Whoever decides, as it was last said; nil while a person still looks for them.
    private var agency: Bilingual?
    private(set) var hops: [Slip.Control.Hop] = []

    init(applicant: Bilingual, branch: Bilingual) { (self.applicant, self.branch) = (applicant, branch) }

    private var desk: Bilingual { agency ?? branch }

    mutating func take(_ event: Event, _ register: RegisterInForce) {
        let at = LocalMoment(event.at)
        takeRouting(event.fact, at, register)
        takeWork(event.fact, at)
        takeEnd(event.fact, at, register)
    }

    private mutating func hop(
        _ from: Bilingual, _ to: Bilingual, _ at: LocalMoment, _ what: Bilingual, _ note: String = ""
    ) {
        hops.append(Slip.Control.Hop(from: from, to: to, at: at, what: what, note: note))
    }

    private mutating func send(_ assignment: Assignment, _ at: LocalMoment, _ register: RegisterInForce) {
        switch assignment {
        case .agency(let id, _): agency = register.officeName(id)
        case .elsewhere(let system, _): agency = register.officeName(system)
        case .manualDesk(let desk, _): agency = register.officeName(desk)
        case .onTheSpot: agency = nil
        }
        if let agency, agency != branch { hop(branch, agency, at, Phrase.hopSent) }
    }

    private mutating func takeRouting(_ fact: Fact, _ at: LocalMoment, _ register: RegisterInForce) {
        switch fact {
        case .lodged(let lodging, _):
            hop(applicant, branch, at, Phrase.hopLodged)
            send(lodging.assignment, at, register)
        case .routedByHand(let to, _, _), .rerouted(let to, _): send(to, at, register)
        case .transferred(let to, _, let basis):
            let before = desk
            agency = register.officeName(to)
            hop(before, desk, at, Phrase.hopSent, basis)
        case .accepted: hop(branch, desk, at, Phrase.hopAccepted)
        case .declined(let decline, _): hop(desk, branch, at, Phrase.hopDeclined, decline.reason)
        case .conflictRaised(_, let superior):
            hop(branch, register.officeName(superior), at, Phrase.hopConflict)
        case .conflictSettled(let id, let document):
            agency = register.officeName(id)
            hop(branch, desk, at, Phrase.hopSettled, document)
        default: break
        }
    }

    private mutating func takeWork(_ fact: Fact, _ at: LocalMoment) {
        switch fact {
        case .supplementRequested(let items, _, _):
            hop(desk, applicant, at, Phrase.hopAsked, items.map(\.paper).joined(separator: "; "))
        case .supplementReceived: hop(applicant, desk, at, Phrase.hopBrought)
        case .paused(let pause, _): hop(desk, desk, at, Phrase.hopPaused, pause.note)
        case .resumed(let note, _): hop(desk, desk, at, Phrase.hopResumed, note)
        case .reappointed(let to, _, _): hop(desk, applicant, at, Phrase.hopNewDate, to.slashed)
        case .decided: hop(desk, desk, at, Phrase.hopDecided)
        case .resultIssued(let document): hop(desk, branch, at, Phrase.hopIssued, document.number)
        default: break
        }
    }

    private mutating func takeEnd(_ fact: Fact, _ at: LocalMoment, _ register: RegisterInForce) {
        switch fact {
        case .handedOut(let handOut):
            if case .post(let consignment) = handOut.way {
                hop(branch, Phrase.hopPost, at, Phrase.hopIssued, consignment)
            } else {
                hop(branch, applicant, at, Phrase.hopHandedOut)
            }
        case .delivered: hop(Phrase.hopPost, applicant, at, Phrase.hopHandedOut)
        case .returnedFromPost(let reason): hop(Phrase.hopPost, branch, at, Phrase.hopReturned, reason)
        case .refused(let reason, _): hop(desk, applicant, at, Phrase.hopRefused, reason)
        case .withdrawn(let reason): hop(applicant, desk, at, Phrase.hopWithdrawn, reason)
        case .stopped(let reason, _): hop(desk, applicant, at, Phrase.hopStopped, reason)
        case .closedForSilence: hop(desk, desk, at, Phrase.hopClosed)
        case .closedElsewhere(let report): hop(desk, branch, at, Phrase.hopClosed, report)
        default: break
        }
    }
}
