internal import Base

// Reads what EventJSON.swift writes, field by field in the same order.
extension Fact {
    init(_ kind: EventKind, _ reader: inout BodyReader) throws(EventFault) {
        switch kind {
        case .lodged: self = .lodged(try Lodging(&reader), due: try reader.optionalMoment("due"))
        case .routedByHand, .rerouted, .transferred, .accepted, .assigned, .declined, .conflictRaised,
            .conflictReferred,
            .conflictSettled, .referenceChanged, .leadFollowed, .dossierLed:
            self = try Self.routing(kind, &reader)
        case .supplementRequested, .supplementReceived, .paused, .resumed, .reappointed, .dueRederived:
            self = try Self.clock(kind, &reader)
        case .decided, .resultIssued, .resultLocationChanged, .handedOut, .delivered, .returnedFromPost, .refused,
            .withdrawn, .stopped, .closedForSilence, .closedElsewhere:
            self = try Self.end(kind, &reader)
        }
    }

    private static func routing(_ kind: EventKind, _ reader: inout BodyReader) throws(EventFault) -> Fact {
        switch kind {
        case .routedByHand:
            try reader.key("to")
            return .routedByHand(
                to: try Assignment(&reader), why: try reader.text("why"), try ClockReading(&reader))
        case .rerouted:
            try reader.key("to")
            return .rerouted(to: try Assignment(&reader), receipt: try reader.rawOrEmpty("receipt"))
        case .transferred:
            return .transferred(
                to: try reader.text("agency"), why: try reader.text("why"), basis: try reader.text("basis"))
        case .accepted: return .accepted(officer: try reader.text("officer"))
        case .assigned: return .assigned(officer: try reader.text("officer"))
        case .declined:
            let agency = try reader.text("agency")
            return .declined(try Decline(&reader), agency: agency)
        case .conflictRaised:
            return .conflictRaised(between: try reader.texts("between"), superior: try reader.text("superior"))
        case .conflictReferred:
            return .conflictReferred(superior: try reader.text("superior"), note: try reader.text("note"))
        case .conflictSettled:
            return .conflictSettled(agency: try reader.text("agency"), document: try reader.text("document"))
        case .referenceChanged:
            return .referenceChanged(system: try reader.text("system"), reference: try reader.text("reference"))
        case .leadFollowed: return .leadFollowed(try reader.code("lead"))
        case .dossierLed: return .dossierLed(try reader.code("led"))
        default: throw .unknownKind(kind.rawValue)
        }
    }

    private static func clock(_ kind: EventKind, _ reader: inout BodyReader) throws(EventFault) -> Fact {
        switch kind {
        case .supplementRequested:
            try reader.key("items")
            let items = try reader.items { reader throws(EventFault) in try SupplementItem(&reader) }
            return .supplementRequested(
                items, deadlineNote: try reader.text("deadlineNote"), try ClockReading(&reader))
        case .supplementReceived:
            return .supplementReceived(papers: try reader.texts("papers"), try ClockReading(&reader))
        case .paused: return .paused(try Pause(&reader), try ClockReading(&reader))
        case .resumed: return .resumed(note: try reader.text("note"), try ClockReading(&reader))
        case .reappointed:
            return .reappointed(
                to: try reader.date("to"), reason: try reader.text("reason"), try ClockReading(&reader))
        case .dueRederived: return .dueRederived(try ClockReading(&reader))
        default: throw .unknownKind(kind.rawValue)
        }
    }

    private static func end(_ kind: EventKind, _ reader: inout BodyReader) throws(EventFault) -> Fact {
        switch kind {
        case .decided: return .decided(try Verdict(&reader))
        case .resultIssued: return .resultIssued(try ResultDocument(&reader))
        case .resultLocationChanged:
            try reader.key("to")
            return .resultLocationChanged(try ReturnMethod(&reader))
        case .handedOut: return .handedOut(try HandOut(&reader))
        case .delivered: return .delivered(recipient: try reader.text("recipient"))
        case .returnedFromPost: return .returnedFromPost(reason: try reader.text("reason"))
        case .refused:
            let reason = try reader.text("reason")
            try reader.key("papersTo")
            return .refused(reason: reason, papersTo: try ReturnMethod(&reader))
        case .withdrawn: return .withdrawn(reason: try reader.text("reason"))
        case .stopped: return .stopped(reason: try reader.text("reason"), basis: try reader.text("basis"))
        case .closedForSilence: return .closedForSilence
        case .closedElsewhere: return .closedElsewhere(report: try reader.text("report"))
        default: throw .unknownKind(kind.rawValue)
        }
    }
}
