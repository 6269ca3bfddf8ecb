public import Base

/// When an answer is due, what state the clock is in, who must be warned when, and why, line by line.
public struct Deadline: Sendable {
    public let received: LocalMoment
    public let rule: DeadlineRule
    /// The last minute; nil while the clock stands, for then nobody can know it.
    public let due: LocalMoment?
    public let phase: ClockPhase
    /// The date first promised, when an apology moved it.
    public let appointment: Appointment?
    /// Three and two working days before the due date, as far as those days come after the count began.
    public let earlyWarnings: [EarlyWarning]
    /// The last day for an apology with a new date: one working day before; nil when the period is too short for one,
    /// when one was given already, or when there is no due date.
    public let latestApology: CivilDate?
    /// The reckoning with runs of days drawn together; cautions about the calendar come last.
    public let explanation: [ExplanationLine]
    /// The same, every day on a line of its own.
    public let everyDay: [ExplanationLine]

    public var cautions: [ExplanationLine] { explanation.filter(\.isCaution) }
}

public struct EarlyWarning: Hashable, Sendable {
    public let workingDaysBefore: Int
    public let on: CivilDate
}

/// The one new date that may be given.
public struct Appointment: Hashable, Sendable {
    public let at: LocalMoment
    public let to: CivilDate
    public let instead: LocalMoment
}

/// What the clock does after the last event.
public enum ClockPhase: Hashable, Sendable {
    case running
    /// `silenceEnds`: the moment after which the dossier closes by itself.
    case waiting(since: LocalMoment, silenceEnds: LocalMoment?)
    case paused(since: LocalMoment, PauseReason)
}

public enum DeadlineState: Hashable, Sendable {
    case running
    case overdue(since: LocalMoment)
    case waiting(since: LocalMoment)
    case paused(since: LocalMoment, PauseReason)
    case closedForSilence(on: CivilDate)

    public var code: String {
        switch self {
        case .running: "running"
        case .overdue: "overdue"
        case .waiting: "waiting"
        case .paused: "paused"
        case .closedForSilence: "closed-for-silence"
        }
    }

    public var words: Bilingual {
        switch self {
        case .running: Bilingual(vi: "đang giải quyết", en: "running")
        case .overdue(let since): Bilingual(vi: "quá hạn từ \(since.words.vi)", en: "overdue since \(since.words.en)")
        case .waiting(let since):
            Bilingual(vi: "chờ bổ sung từ \(since.words.vi)", en: "waiting for a supplement since \(since.words.en)")
        case .paused(let since, let reason):
            Bilingual(
                vi: "tạm dừng từ \(since.words.vi): \(reason.words.vi)",
                en: "paused since \(since.words.en): \(reason.words.en)")
        case .closedForSilence(let on):
            Bilingual(
                vi: "đã đóng ngày \(on.words.vi) vì không bổ sung", en: "closed on \(on.words.en) for want of an answer"
            )
        }
    }
}

extension Deadline {
    /// The state at a moment. A dossier that waits under a rule that lets its period run on can be overdue too.
    public func state(at now: LocalMoment) -> DeadlineState {
        if case .waiting(_, let silenceEnds?) = phase, now > silenceEnds {
            return .closedForSilence(on: silenceEnds.date)
        }
        if let due, now > due { return .overdue(since: due) }
        return switch phase {
        case .running: .running
        case .waiting(let since, _): .waiting(since: since)
        case .paused(let since, let reason): .paused(since: since, reason)
        }
    }
}

/// When an answer is due, and why.
///
/// - Parameter events: in the order of time; the same moment twice is allowed.
/// - Throws: a `ClockRefusal` that names the event which cannot be.
public func deadline(
    received: LocalMoment, rule: DeadlineRule, events: [ClockEvent] = [], calendar: WorkCalendar, hours: OpeningHours
) throws(ClockRefusal) -> Deadline {
    var fold = try DeadlineFold(
        received: received, rule: rule, calendar: calendar, hours: hours, isTelling: true)
    for event in events { try fold.apply(event) }
    return fold.deadline
}

/// Only the due moment, without a word of explanation: for re-reckoning many.
public func dueMoment(
    received: LocalMoment, rule: DeadlineRule, events: [ClockEvent] = [], calendar: WorkCalendar, hours: OpeningHours
) throws(ClockRefusal) -> LocalMoment? {
    var fold = try DeadlineFold(
        received: received, rule: rule, calendar: calendar, hours: hours, isTelling: false)
    for event in events { try fold.apply(event) }
    return fold.knownDue
}
