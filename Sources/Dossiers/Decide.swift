internal import Base
internal import WorkingTime

/// The law of a dossier's life: what follows from a step in the stage the dossier is in, or why it cannot be.
///
/// Pure: the same arguments give the same events, at any time. Whether this person may do it is asked before.
/// - Parameter dossier: nil when it is not lodged yet.
public func decide(_ step: Step, on dossier: Dossier?, _ context: Context) throws(Refusal) -> [Event] {
    guard let dossier else {
        guard case .lodge(let lodging) = step else { throw .notLodged(step.kind) }
        return try context.events(lodge(lodging, context), after: nil)
    }
    let desk = Deciding(dossier: dossier, context: context)
    return context.events(try desk.facts(step), after: dossier)
}

extension Context {
    /// A history never runs backwards: on a machine whose clock was set back the moment of the last event stands.
    func moment(after dossier: Dossier?) -> Instant { max(now, dossier?.updated ?? now) }

    fileprivate func events(_ facts: [Fact], after dossier: Dossier?) -> [Event] {
        facts.map { Event(at: moment(after: dossier), actor: actor, fact: $0) }
    }
}

/// One step on one dossier.
struct Deciding {
    let dossier: Dossier
    let context: Context

    /// Of the event to come.
    var now: LocalMoment { LocalMoment(context.moment(after: dossier)) }

    func facts(_ step: Step) throws(Refusal) -> [Fact] {
        switch dossier.stage {
        case .manualDesk: try atManualDesk(step)
        case .routed: try onItsWay(step)
        case .conflict: try inConflict(step)
        case .processing: try inProcess(step)
        case .awaitingSupplement: try awaitingSupplement(step)
        case .paused: try whilePaused(step)
        case .decided: try onceDecided(step)
        case .resultReady: try withResult(step)
        case .withPost: try withPost(step)
        case .heldElsewhere: try heldElsewhere(step)
        case .completed, .refused, .withdrawn, .stopped, .closedForSilence, .closedElsewhere: throw notNow(step)
        }
    }

    /// The law does not know this step here; says what it knows.
    func notNow(_ step: Step) -> Refusal { .notNow(step.kind, dossier.stage, instead: nextSteps(dossier)) }
}

// Before anybody has accepted it.
extension Deciding {
    private func atManualDesk(_ step: Step) throws(Refusal) -> [Fact] {
        switch step {
        case .routeByHand(let to, let why): try routeByHand(to, why)
        case .refuse(let reason, let papersTo): try refuse(reason, papersTo)
        case .reappoint(let to, let reason): try reappoint(to, reason)
        case .withdraw(let reason): withdraw(reason)
        case .changeResultLocation(let method): try changeResultLocation(method)
        case .followLead(let code): try followLead(code)
        case .leadAlso(let code): try leadAlso(code)
        case .rederive: try rederive()
        case .lodge, .assign, .transfer, .accept, .decline, .referConflict, .settleConflict, .requestSupplement,
            .receiveSupplement, .pause, .resume, .decide, .issueResult, .handOut, .confirmDelivery,
            .returnFromPost, .stop, .closeForSilence, .changeReference, .closeElsewhere:
            throw notNow(step)
        }
    }

    private func onItsWay(_ step: Step) throws(Refusal) -> [Fact] {
        switch step {
        case .accept(let officer): try accept(officer)
        case .decline(let reason, let reroute): try decline(reason, reroute)
        case .transfer(let to, let why, let basis): try transfer(to, why, basis)
        case .refuse(let reason, let papersTo): try refuse(reason, papersTo)
        case .reappoint(let to, let reason): try reappoint(to, reason)
        case .withdraw(let reason): withdraw(reason)
        case .changeResultLocation(let method): try changeResultLocation(method)
        case .followLead(let code): try followLead(code)
        case .leadAlso(let code): try leadAlso(code)
        case .rederive: try rederive()
        case .lodge, .assign, .routeByHand, .referConflict, .settleConflict, .requestSupplement, .receiveSupplement,
            .pause,
            .resume, .decide, .issueResult, .handOut, .confirmDelivery, .returnFromPost, .stop, .closeForSilence,
            .changeReference, .closeElsewhere:
            throw notNow(step)
        }
    }

    private func inConflict(_ step: Step) throws(Refusal) -> [Fact] {
        switch step {
        case .settleConflict(let agency, let document): try settleConflict(agency, document)
        case .referConflict(let superior, let note): try referConflict(superior, note)
        case .reappoint(let to, let reason): try reappoint(to, reason)
        case .withdraw(let reason): withdraw(reason)
        case .changeResultLocation(let method): try changeResultLocation(method)
        case .followLead(let code): try followLead(code)
        case .leadAlso(let code): try leadAlso(code)
        case .rederive: try rederive()
        case .lodge, .assign, .routeByHand, .transfer, .accept, .decline, .requestSupplement, .receiveSupplement,
            .pause,
            .resume, .decide, .issueResult, .handOut, .confirmDelivery, .returnFromPost, .refuse, .stop,
            .closeForSilence, .changeReference, .closeElsewhere:
            throw notNow(step)
        }
    }
}

// While somebody works on it.
extension Deciding {
    private func inProcess(_ step: Step) throws(Refusal) -> [Fact] {
        switch step {
        case .decide(let verdict): try decide(verdict)
        case .requestSupplement(let items, let note): try requestSupplement(items, note)
        case .pause(let pause): try self.pause(pause)
        case .transfer(let to, let why, let basis): try transfer(to, why, basis)
        case .refuse(let reason, let papersTo): try refuse(reason, papersTo)
        case .stop(let reason, let basis): try stop(reason, basis)
        case .reappoint(let to, let reason): try reappoint(to, reason)
        case .withdraw(let reason): withdraw(reason)
        case .assign(let officer): try assign(officer)
        case .changeResultLocation(let method): try changeResultLocation(method)
        case .followLead(let code): try followLead(code)
        case .leadAlso(let code): try leadAlso(code)
        case .rederive: try rederive()
        case .lodge, .routeByHand, .accept, .decline, .referConflict, .settleConflict, .receiveSupplement, .resume,
            .issueResult, .handOut, .confirmDelivery, .returnFromPost, .closeForSilence, .changeReference,
            .closeElsewhere:
            throw notNow(step)
        }
    }

    private func awaitingSupplement(_ step: Step) throws(Refusal) -> [Fact] {
        switch step {
        case .receiveSupplement(let papers): try receiveSupplement(papers)
        case .closeForSilence: try closeForSilence()
        case .refuse(let reason, let papersTo): try refuse(reason, papersTo)
        case .stop(let reason, let basis): try stop(reason, basis)
        case .reappoint(let to, let reason): try reappoint(to, reason)
        case .withdraw(let reason): withdraw(reason)
        case .assign(let officer): try assign(officer)
        case .changeResultLocation(let method): try changeResultLocation(method)
        case .followLead(let code): try followLead(code)
        case .leadAlso(let code): try leadAlso(code)
        case .rederive: try rederive()
        case .lodge, .routeByHand, .transfer, .accept, .decline, .referConflict, .settleConflict,
            .requestSupplement, .pause, .resume, .decide, .issueResult, .handOut, .confirmDelivery,
            .returnFromPost, .changeReference, .closeElsewhere:
            throw notNow(step)
        }
    }

    private func whilePaused(_ step: Step) throws(Refusal) -> [Fact] {
        switch step {
        case .resume(let note): try resume(note)
        case .stop(let reason, let basis): try stop(reason, basis)
        case .reappoint(let to, let reason): try reappoint(to, reason)
        case .withdraw(let reason): withdraw(reason)
        case .assign(let officer): try assign(officer)
        case .changeResultLocation(let method): try changeResultLocation(method)
        case .followLead(let code): try followLead(code)
        case .leadAlso(let code): try leadAlso(code)
        case .rederive: try rederive()
        case .lodge, .routeByHand, .transfer, .accept, .decline, .referConflict, .settleConflict,
            .requestSupplement, .receiveSupplement, .pause, .decide, .issueResult, .handOut, .confirmDelivery,
            .returnFromPost, .refuse, .closeForSilence, .changeReference, .closeElsewhere:
            throw notNow(step)
        }
    }
}

// From the decision to the applicant's hands, and on other systems.
extension Deciding {
    private func onceDecided(_ step: Step) throws(Refusal) -> [Fact] {
        switch step {
        case .issueResult(let document): try issueResult(document)
        case .assign(let officer): try assign(officer)
        case .reappoint(let to, let reason): try reappoint(to, reason)
        case .changeResultLocation(let method): try changeResultLocation(method)
        case .followLead(let code): try followLead(code)
        case .leadAlso(let code): try leadAlso(code)
        case .rederive: try rederive()
        case .lodge, .routeByHand, .transfer, .accept, .decline, .referConflict, .settleConflict,
            .requestSupplement, .receiveSupplement, .pause, .resume, .decide, .handOut, .confirmDelivery,
            .returnFromPost, .refuse, .withdraw, .stop, .closeForSilence, .changeReference, .closeElsewhere:
            throw notNow(step)
        }
    }

    private func withResult(_ step: Step) throws(Refusal) -> [Fact] {
        switch step {
        case .handOut(let handOut): try self.handOut(handOut)
        case .changeResultLocation(let method): try changeResultLocation(method)
        case .followLead(let code): try followLead(code)
        case .leadAlso(let code): try leadAlso(code)
        case .lodge, .assign, .routeByHand, .transfer, .accept, .decline, .referConflict, .settleConflict,
            .requestSupplement, .receiveSupplement, .pause, .resume, .reappoint, .decide, .issueResult,
            .confirmDelivery, .returnFromPost, .refuse, .withdraw, .stop, .closeForSilence, .changeReference,
            .closeElsewhere, .rederive:
            throw notNow(step)
        }
    }

    private func withPost(_ step: Step) throws(Refusal) -> [Fact] {
        switch step {
        case .confirmDelivery(let recipient): [.delivered(recipient: try said(recipient, "recipient"))]
        case .returnFromPost(let reason): [.returnedFromPost(reason: try said(reason, "reason"))]
        case .lodge, .assign, .routeByHand, .transfer, .accept, .decline, .referConflict, .settleConflict,
            .requestSupplement, .receiveSupplement, .pause, .resume, .reappoint, .decide, .issueResult,
            .changeResultLocation, .handOut, .refuse, .withdraw, .stop, .closeForSilence, .changeReference,
            .closeElsewhere, .followLead, .leadAlso, .rederive:
            throw notNow(step)
        }
    }

    private func heldElsewhere(_ step: Step) throws(Refusal) -> [Fact] {
        switch step {
        case .changeReference(let system, let reference): try changeReference(system, reference)
        case .closeElsewhere(let report): [.closedElsewhere(report: try said(report, "report"))]
        case .issueResult(let document): try issueResult(document)
        case .routeByHand(let to, let why): try routeByHand(to, why)
        case .withdraw(let reason): withdraw(reason)
        case .changeResultLocation(let method): try changeResultLocation(method)
        case .followLead(let code): try followLead(code)
        case .leadAlso(let code): try leadAlso(code)
        case .lodge, .assign, .transfer, .accept, .decline, .referConflict, .settleConflict, .requestSupplement,
            .receiveSupplement, .pause, .resume, .reappoint, .decide, .handOut, .confirmDelivery, .returnFromPost,
            .refuse, .stop, .closeForSilence, .rederive:
            throw notNow(step)
        }
    }
}
