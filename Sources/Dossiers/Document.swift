public import Base
internal import Competence
internal import WorkingTime

// The state as JSON: what the API answers and what the row keeps. Moments as people read them in Vietnam; ids of
// agencies and branches, whose names the reader's own edition knows.

extension Dossier {
    /// Writes the whole state as one object, for staff; the routing receipt stays in the journal.
    public func write(to json: inout JSONWriter) {
        json.object {
            writeHead(to: &$0)
            writeLodging(to: &$0)
            writePlaces(to: &$0)
            writeClock(to: &$0)
            writeCompetence(to: &$0)
            writeWork(to: &$0)
            writeResult(to: &$0)
            $0.field("lead", optional: lead?.description)
            $0.texts("led", led.map(\.description))
            $0.texts("nextSteps", nextSteps(self).map(\.rawValue))
        }
    }

    private func writeHead(to json: inout JSONWriter) {
        json.field("code", code.description)
        json.field("version", version)
        json.field("stage", stage.rawValue)
        json.field("stageWords", stage.words)
        json.field("open", isOpen)
        json.field("received", zoned: received)
        json.field("updated", zoned: updated)
    }

    private func writeLodging(to json: inout JSONWriter) {
        json.field("channel", lodging.channel.rawValue)
        json.field("procedure", lodging.procedure)
        json.field("variant", lodging.variant)
        json.key("applicant")
        lodging.applicant.write(to: &json)
        json.array("papers") { for paper in lodging.papers { paper.write(to: &$0) } }
        json.field("edition", lodging.edition.description)
    }

    /// The four places are different things.
    private func writePlaces(to json: inout JSONWriter) {
        json.object("places") {
            $0.field("lodgedAt", branch)
            $0.key("competent")
            assignment.write(to: &$0)
            $0.object("heldBy") {
                if case .elsewhere(let system, let reference) = assignment {
                    $0.field("system", system)
                    $0.field("reference", reference)
                } else {
                    $0.field("system", "waypost")
                    $0.field("reference", code.description)
                }
            }
            $0.key("resultTo")
            resultTo.write(to: &$0)
        }
        json.object("responsible") {
            $0.field("kind", responsible.code)
            $0.field("id", responsible.id)
        }
    }
}

// The clock.
extension Dossier {
    private func writeClock(to json: inout JSONWriter) {
        PeriodText.write(lodging.period, "period", to: &json)
        json.field("due", due)
        json.field("silenceEnds", clock.silenceEnds)
        json.array("clockEvents") { for event in clockEvents { event.write(to: &$0) } }
        json.key("appointment")
        if let appointment { appointment.write(to: &json) } else { json.null() }
        json.key("finish")
        if let finish { finish.write(to: &json) } else { json.null() }
    }
}

extension ClockEvent {
    fileprivate func write(to json: inout JSONWriter) {
        json.object {
            $0.field("kind", code)
            $0.field("at", at)
            switch self {
            case .paused(_, let reason): $0.field("reason", reason.words)
            case .reappointed(let to, _): $0.field("to", to)
            case .supplementRequested, .supplementReceived, .resumed: break
            }
        }
    }

    private var code: String {
        switch self {
        case .supplementRequested: "supplement-requested"
        case .supplementReceived: "supplement-received"
        case .paused: "paused"
        case .resumed: "resumed"
        case .reappointed: "reappointed"
        }
    }
}

extension Dossier.Appointed {
    fileprivate func write(to json: inout JSONWriter) {
        json.object {
            $0.field("at", zoned: at)
            $0.field("to", to)
            $0.field("insteadOf", instead)
            $0.field("reason", reason)
        }
    }
}

extension Dossier.Finish {
    fileprivate func write(to json: inout JSONWriter) {
        json.object {
            $0.field("at", zoned: at)
            $0.field("due", due)
            $0.field("late", isLate)
        }
    }
}

// What was done to it.
extension Dossier {
    private func writeCompetence(to json: inout JSONWriter) {
        json.array("declines") {
            for past in declines {
                $0.object {
                    $0.field("agency", past.agency)
                    $0.field("at", zoned: past.at)
                    past.decline.write(to: &$0)
                }
            }
        }
        json.key("conflict")
        guard let conflict else { return json.null() }
        json.object {
            $0.texts("between", conflict.between)
            $0.field("superior", conflict.superior)
            $0.field("document", conflict.document)
            $0.field("settled", conflict.isSettled)
        }
    }

    private func writeWork(to json: inout JSONWriter) {
        json.field("officer", officer)
        json.field("accepted", zoned: accepted)
        json.array("supplements") { for supplement in supplements { supplement.write(to: &$0) } }
        json.key("pause")
        guard let pause else { return json.null() }
        json.object { pause.write(to: &$0) }
    }

    private func writeResult(to json: inout JSONWriter) {
        json.key("verdict")
        if let verdict { json.object { verdict.write(to: &$0) } } else { json.null() }
        json.key("result")
        if let result { json.object { result.write(to: &$0) } } else { json.null() }
        json.key("handOut")
        if let handOut { json.object { handOut.write(to: &$0) } } else { json.null() }
        json.field("postReturns", postReturns)
        json.field("closingNote", closingNote)
    }
}

extension Dossier.Supplement {
    fileprivate func write(to json: inout JSONWriter) {
        json.object {
            $0.field("asked", zoned: asked)
            $0.field("received", zoned: received)
            $0.array("items") { for item in items { item.write(to: &$0) } }
            $0.field("deadlineNote", deadlineNote)
        }
    }
}

extension Dossier.Responsible {
    public var code: String {
        switch self {
        case .branch: "branch"
        case .agency: "agency"
        case .desk: "desk"
        case .superior: "superior"
        case .system: "system"
        }
    }

    public var id: String {
        switch self {
        case .branch(let id), .agency(let id), .desk(let id), .superior(let id), .system(let id): id
        }
    }
}
