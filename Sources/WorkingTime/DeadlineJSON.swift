public import Base

// Deadlines for programs. Moments are local `YYYY-MM-DDTHH:MM` of Vietnam (24:00 is the end of a day).

extension Deadline {
    /// Writes one object with sorted-by-story fields; `state` only when `now` is given.
    public func write(to json: inout JSONWriter, everyDay showEveryDay: Bool = false, now: LocalMoment? = nil) {
        json.object {
            $0.field("received", received.iso)
            $0.field("period", rule.period.description)
            $0.field("supplement", rule.supplement.rawValue)
            $0.field("due", optional: due?.iso)
            $0.field("phase", phase.code)
            if let now { $0.field("state", state(at: now).code) }
            $0.field("silenceEnds", optional: phase.silenceEnds?.iso)
            $0.field("reappointedFrom", optional: appointment?.instead.iso)
            $0.array("earlyWarnings") { list in
                for warning in earlyWarnings { warning.write(to: &list) }
            }
            $0.field("latestApology", optional: latestApology?.description)
            $0.array("explanation") { list in
                for line in showEveryDay ? everyDay : explanation { line.write(to: &list) }
            }
        }
    }
}

extension EarlyWarning {
    fileprivate func write(to json: inout JSONWriter) {
        json.object {
            $0.field("workingDaysBefore", workingDaysBefore)
            $0.field("on", on)
        }
    }
}

extension ExplanationLine {
    public func write(to json: inout JSONWriter) {
        json.object {
            $0.field("from", from)
            $0.field("through", through)
            $0.field("why", reason.code)
            $0.field("text", reason.words)
        }
    }
}

extension ClockPhase {
    public var code: String {
        switch self {
        case .running: "running"
        case .waiting: "waiting"
        case .paused: "paused"
        }
    }

    /// The moment after which the dossier closes by itself; nil when it does not.
    public var silenceEnds: LocalMoment? {
        if case .waiting(_, let ends) = self { return ends }
        return nil
    }
}

extension LocalMoment {
    fileprivate var iso: String { "\(date)T\(clock)" }
}

extension JSONWriter {
    fileprivate mutating func field(_ name: StaticString, optional value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }
}
