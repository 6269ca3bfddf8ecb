internal import Base

/// Folds the events of one dossier over its period. The arithmetic is here; the telling is in Telling.swift.
///
/// What a stop leaves is measured when the clock stops, in the unit of the period, and is owed again from the moment it
/// goes on: the day of the request counts, the day of completion does not, as with the day of receipt.
struct DeadlineFold {
    let received: LocalMoment
    let rule: DeadlineRule
    let calendar: WorkCalendar
    let hours: OpeningHours

    /// From where the present count runs: receipt, or the completion after which it began again.
    var start: LocalMoment
    /// The last day of the period before it rolls over a day off.
    var end: CivilDate
    /// The last minute, rolled over.
    var due: LocalMoment
    var stop: Stop?
    var appointment: Appointment?
    /// The due date was named by an appointment, so days are no longer numbered.
    var isAppointed = false
    var last: LocalMoment
    var telling: Telling

    struct Stop {
        let since: LocalMoment
        let kind: Kind
        /// Nil when the stop leaves the due date alone; otherwise what was left when the clock stopped.
        let left: Left?
        let silenceEnds: LocalMoment?

        enum Kind {
            case supplement
            case pause(PauseReason)
        }
    }

    /// What was left of the period when the clock stopped.
    enum Left {
        case days(Int)
        case minutes(Int)
        /// The whole period begins again.
        case everything
    }

    init(
        received: LocalMoment, rule: DeadlineRule, calendar: WorkCalendar, hours: OpeningHours, isTelling: Bool
    ) throws(ClockRefusal) {
        guard Self.isSensible(received) else { throw .outsideCalendar(at: received) }
        self.received = received
        self.rule = rule
        self.calendar = calendar
        self.hours = hours
        (start, last, due, end) = (received, received, received, received.date)
        telling = Telling(isOn: isTelling, told: received)
        try begin(at: received)
    }

    /// Moments outside these years are slips of the keyboard, and would be told day by day.
    private static func isSensible(_ moment: LocalMoment) -> Bool {
        (2000...2099).contains(moment.date.parts.year) && (0...1440).contains(moment.minute)
    }

    /// Nil while the clock stands.
    var knownDue: LocalMoment? { stop?.left == nil ? due : nil }
}

// The count itself.
extension DeadlineFold {
    /// Starts the whole period at `moment`.
    private mutating func begin(at moment: LocalMoment) throws(ClockRefusal) {
        start = moment
        isAppointed = false
        switch rule.period.unit {
        case .sameDay: finish(on: sameDayEnd(moment))
        case .hours: try finish(minutes: rule.period.amount * 60, after: moment)
        case .workingDays, .calendarDays, .months: finish(on: lastDay(of: rule.period, after: moment.date))
        }
        tellBeginning()
    }

    /// The last day of a period in days or months whose day 0 is `date`, not rolled over.
    func lastDay(of period: Period, after date: CivilDate) -> CivilDate {
        switch period.unit {
        case .workingDays: calendar.workingDay(period.amount, after: date)
        case .months: date.adding(months: period.amount)
        case .calendarDays, .hours, .sameDay: date.adding(days: period.amount)
        }
    }

    private func sameDayEnd(_ moment: LocalMoment) -> CivilDate {
        if case .sameDay = sameDayReason(moment) { return moment.date }
        return calendar.workingDay(1, after: moment.date)
    }

    /// The period ends with this day, or with the next working day when it is off (Civil Code 2015, article 148.5).
    private mutating func finish(on day: CivilDate) {
        end = day
        let working = calendar.workingDay(onOrAfter: day)
        due = LocalMoment(working, minute: lastMinute(of: working))
    }

    private mutating func finish(minutes: Int, after moment: LocalMoment) throws(ClockRefusal) {
        guard let found = hours.moment(minutes, after: moment, calendar) else { throw .neverOpen }
        (end, due) = (found.date, found)
    }

    private func lastMinute(of day: CivilDate) -> Int {
        switch rule.dayEnd {
        case .midnight: 1440
        case .closeOfBusiness: hours.close(on: day, calendar) ?? 1440
        }
    }

    /// The day by which an apology must have gone out; nil when there is none since the count began.
    var latestApology: CivilDate? {
        let day = calendar.workingDay(1, before: due.date)
        return day >= start.date ? day : nil
    }
}

// The events.
extension DeadlineFold {
    mutating func apply(_ event: ClockEvent) throws(ClockRefusal) {
        try admit(event.at)
        switch event {
        case .supplementRequested(let at): try request(at)
        case .supplementReceived(let at): try complete(at)
        case .paused(let at, let reason): try pause(at, reason)
        case .resumed(let at): try resume(at)
        case .reappointed(let to, let at): try reappoint(to, at)
        }
        last = event.at
    }

    private func admit(_ at: LocalMoment) throws(ClockRefusal) {
        guard Self.isSensible(at) else { throw .outsideCalendar(at: at) }
        if at < received { throw .beforeReceipt(at: at, received: received) }
        if at < last { throw .outOfOrder(at: at, after: last) }
        if let ends = stop?.silenceEnds, at > ends { throw .closedForSilence(on: ends.date, at: at) }
    }

    private mutating func request(_ at: LocalMoment) throws(ClockRefusal) {
        try mustRun(at)
        tellDays(until: min(at, due))
        let silenceEnds = rule.silence.map { silenceEnd($0, since: at) }
        tell(at, .supplementRequested(at, rule.supplement))
        if let silenceEnds { tell(at, .silence(since: at, ends: silenceEnds)) }
        stop = Stop(since: at, kind: .supplement, left: left(at, rule.supplement), silenceEnds: silenceEnds)
    }

    private func silenceEnd(_ silence: Period, since at: LocalMoment) -> LocalMoment {
        let day = lastDay(of: silence, after: at.date)
        return LocalMoment(calendar.workingDay(onOrAfter: day), minute: 1440)
    }

    private mutating func complete(_ at: LocalMoment) throws(ClockRefusal) {
        guard let stop, case .supplement = stop.kind else { throw .notWaiting(at: at) }
        tellStanding(stop, until: at)
        tell(at, .supplementReceived(at, stop.left == nil ? .none : rule.supplement))
        self.stop = nil
        try goOn(at, stop.left)
    }

    private mutating func pause(_ at: LocalMoment, _ reason: PauseReason) throws(ClockRefusal) {
        try mustRun(at)
        tellDays(until: min(at, due))
        tell(at, .paused(at, reason))
        stop = Stop(since: at, kind: .pause(reason), left: left(at, .exclude), silenceEnds: nil)
    }

    private mutating func resume(_ at: LocalMoment) throws(ClockRefusal) {
        guard let stop, case .pause = stop.kind else { throw .notPaused(at: at) }
        tellStanding(stop, until: at)
        tell(at, .resumed(at))
        self.stop = nil
        try goOn(at, stop.left)
    }

    private func mustRun(_ at: LocalMoment) throws(ClockRefusal) {
        if let stop { throw .alreadyStopped(since: stop.since, at: at) }
    }

    private mutating func reappoint(_ to: CivilDate, _ at: LocalMoment) throws(ClockRefusal) {
        if let appointment { throw .reappointedTwice(first: appointment.at, at: at) }
        if let stop, stop.left != nil { throw .reappointedWhileStopped(since: stop.since, at: at) }
        guard Self.isSensible(LocalMoment(to, minute: 0)) else {
            throw .outsideCalendar(at: LocalMoment(to, minute: 0))
        }
        guard let latestApology, at.date <= latestApology else {
            throw .reappointedTooLate(at: at, latest: latestApology, due: due)
        }
        let kind = calendar.kind(of: to)
        guard kind.isWorking else { throw .reappointedToDayOff(to, kind) }
        guard to > due.date else { throw .reappointedNotLater(to: to, due: due) }
        tellDays(until: at)
        tell(at, .reappointed(at, to: to, was: due))
        appointment = Appointment(at: at, to: to, instead: due)
        isAppointed = true
        finish(on: to)
    }
}

// Stopping and going on.
extension DeadlineFold {
    /// What is left when the clock stops at `at`; nil when the stop moves nothing. What comes after the due moment
    /// never moves it: lateness is not healed by asking for another paper.
    private mutating func left(_ at: LocalMoment, _ effect: SupplementEffect) -> Left? {
        if effect == .none { return nil }
        if at > due {
            tell(at, .tooLateToMove(at, due: due))
            return nil
        }
        if effect == .restart || leftUnit == .sameDay { return .everything }
        switch leftUnit {
        case .hours: return .minutes(hours.workingMinutes(from: at, to: due, calendar))
        case .workingDays:
            return .days(calendar.workingDays(from: at.date.adding(days: 1), to: end.adding(days: 1)))
        case .calendarDays, .months, .sameDay: return .days(max(0, at.date.days(until: end)))
        }
    }

    /// What the rest is measured in: an appointed date is a day, whatever the period was counted in.
    private var leftUnit: PeriodUnit {
        let unit = rule.period.unit
        return isAppointed && (unit == .hours || unit == .sameDay) ? .workingDays : unit
    }

    private mutating func goOn(_ at: LocalMoment, _ left: Left?) throws(ClockRefusal) {
        switch left {
        case nil: return
        case .everything: try begin(at: at)
        case .minutes(let minutes): try finish(minutes: minutes, after: at)
        case .days(let days): goOn(at, days: days)
        }
    }

    /// With nothing left the answer is due on the day of completion, or the next working day once that one is over.
    private mutating func goOn(_ at: LocalMoment, days: Int) {
        let counted = leftUnit == .workingDays ? calendar.workingDay(days, after: at.date) : at.date.adding(days: days)
        finish(on: counted)
        if due < at { finish(on: calendar.workingDay(1, after: at.date)) }
    }
}
