// What the law allows in each stage, as a list for menus and for the table; `decide` is held to it by a test.
internal import WorkingTime

/// The kinds of step that can be taken now, in the order people use them. Some may still be refused for their data
/// (a new date too late, a silence that is not over).
public func nextSteps(_ dossier: Dossier) -> [StepKind] {
    lawfulSteps(in: dossier.stage).filter { kind in
        switch kind {
        case .reappoint: dossier.appointment == nil && dossier.due != nil
        case .decline: dossier.conflict?.isSettled != true
        case .closeForSilence: dossier.lodging.period?.silence != nil
        case .followLead: dossier.lead == nil && dossier.led.isEmpty
        case .leadAlso: dossier.lead == nil
        case .rederive: dossier.lodging.period != nil
        case .lodge, .routeByHand, .transfer, .accept, .assign, .referConflict, .settleConflict, .requestSupplement,
            .receiveSupplement, .pause, .resume, .decide, .issueResult, .changeResultLocation, .handOut,
            .confirmDelivery, .returnFromPost, .refuse, .withdraw, .stop, .changeReference, .closeElsewhere:
            true
        }
    }
}

/// What may be done in a stage at all; empty at the end.
public func lawfulSteps(in stage: Stage) -> [StepKind] {
    switch stage {
    case .manualDesk: [.routeByHand, .refuse, .reappoint] + anyTime
    case .routed: [.accept, .decline, .transfer, .refuse, .reappoint] + anyTime
    case .conflict: [.settleConflict, .referConflict, .reappoint] + anyTime
    case .processing: [.decide, .requestSupplement, .pause, .assign, .transfer, .refuse, .stop, .reappoint] + anyTime
    case .awaitingSupplement: [.receiveSupplement, .closeForSilence, .assign, .refuse, .stop, .reappoint] + anyTime
    case .paused: [.resume, .assign, .stop, .reappoint] + anyTime
    case .decided: [.issueResult, .assign, .reappoint, .changeResultLocation, .followLead, .leadAlso, .rederive]
    case .resultReady: [.handOut, .changeResultLocation, .followLead, .leadAlso]
    case .withPost: [.confirmDelivery, .returnFromPost]
    case .heldElsewhere:
        [
            .changeReference, .closeElsewhere, .issueResult, .routeByHand, .withdraw, .changeResultLocation,
            .followLead, .leadAlso,
        ]
    case .completed, .refused, .withdrawn, .stopped, .closedForSilence, .closedElsewhere: []
    }
}

/// Until it is decided.
private let anyTime: [StepKind] = [.withdraw, .changeResultLocation, .followLead, .leadAlso, .rederive]
