internal import Base

/// What has been told of the reckoning so far.
struct Telling {
    let isOn: Bool
    /// Everything up to here has been told.
    var told: LocalMoment
    /// Days counted, for "day n of N".
    var counted = 0
    /// N: the length of the present count in days.
    var total = 0
    /// Working minutes counted, for periods in hours.
    var minutes = 0
    var lines: [ExplanationLine] = []
}

extension DeadlineFold {
    mutating func tell(_ at: LocalMoment, _ reason: ExplanationLine.Reason) {
        if telling.isOn { telling.lines.append(ExplanationLine(at.date, reason)) }
    }

    mutating func tellBeginning() {
        guard telling.isOn else { return }
        (telling.told, telling.counted, telling.minutes) = (start, 0, 0)
        telling.total =
            rule.period.unit == .workingDays ? rule.period.amount : start.date.days(until: end)
        switch rule.period.unit {
        case .sameDay: tell(start, sameDayReason(start))
        case .hours: tell(start, .hoursBegin(start))
        case .workingDays, .calendarDays, .months:
            // When the count begins again, the line of the completed supplement has said so.
            if start == received { tell(start, .receiptNotCounted(start)) }
        }
    }

    /// How a same-day procedure treats a receipt at this moment. 15:00 sharp is still in time.
    func sameDayReason(_ at: LocalMoment) -> ExplanationLine.Reason {
        let kind = calendar.kind(of: at.date)
        if !kind.isWorking { return .receivedOnDayOff(at, kind) }
        if let cutoff = rule.cutoff, at.minute > cutoff { return .afterCutoff(at, cutoff: cutoff) }
        if let close = hours.close(on: at.date, calendar), at.minute >= close {
            return .afterClosing(at, close: close)
        }
        return .sameDay(at)
    }

    /// Tells the days on which the clock ran.
    mutating func tellDays(until moment: LocalMoment) {
        guard telling.isOn, telling.told < moment else { return }
        let from = telling.told
        telling.told = moment
        if isAppointed { return tellAppointed(from: from.date, to: moment.date) }
        if rule.period.unit == .hours { return tellHours(from: from, to: moment) }
        var date = from.date.adding(days: 1)
        while date <= moment.date {
            tellDay(date)
            date = date.adding(days: 1)
        }
    }

    private mutating func tellAppointed(from: CivilDate, to: CivilDate) {
        var date = from.adding(days: 1)
        while date <= to {
            telling.lines.append(ExplanationLine(date, .untilAppointment))
            date = date.adding(days: 1)
        }
    }

    private mutating func tellDay(_ date: CivilDate) {
        if date > end { return tellRolling(date) }
        switch rule.period.unit {
        case .workingDays: tellWorkingDay(date)
        case .calendarDays, .months: tellCounted(date, .calendarDays)
        case .sameDay, .hours: tellDayOff(date)
        }
    }

    private mutating func tellWorkingDay(_ date: CivilDate) {
        switch calendar.kind(of: date) {
        case .working: tellCounted(date, .workingDays)
        case .workingSaturday(let row):
            telling.counted += 1
            let reason = ExplanationLine.Reason.workingSaturday(row, number: telling.counted, of: telling.total)
            telling.lines.append(ExplanationLine(date, reason))
        case .weekend, .holiday: tellDayOff(date)
        }
    }

    private mutating func tellCounted(_ date: CivilDate, _ unit: PeriodUnit) {
        telling.counted += 1
        let number = telling.counted
        telling.lines.append(ExplanationLine(date, .counted(number...number, of: telling.total, unit)))
    }

    private mutating func tellRolling(_ date: CivilDate) {
        tellDayOff(date)
        if date == due.date { telling.lines.append(ExplanationLine(date, .rolledOver(from: end))) }
    }

    private mutating func tellDayOff(_ date: CivilDate) {
        switch calendar.kind(of: date) {
        case .weekend: telling.lines.append(ExplanationLine(date, .weekend))
        case .holiday(let row): telling.lines.append(ExplanationLine(date, .holiday(row)))
        case .working, .workingSaturday: break
        }
    }

    private mutating func tellHours(from: LocalMoment, to: LocalMoment) {
        var date = from.date
        while date <= to.date {
            if date > from.date { tellDayOff(date) }
            let begin = max(from, LocalMoment(date, minute: 0))
            let minutes = hours.workingMinutes(from: begin, to: min(to, LocalMoment(date, minute: 1440)), calendar)
            if minutes > 0 { tellWorked(date, minutes) }
            date = date.adding(days: 1)
        }
    }

    private mutating func tellWorked(_ date: CivilDate, _ minutes: Int) {
        telling.minutes += minutes
        let total = rule.period.amount * 60
        telling.lines.append(ExplanationLine(date, .worked(minutes: minutes, total: telling.minutes, of: total)))
    }

    /// Tells the days on which the clock stood; when the stop moved nothing, the clock ran.
    mutating func tellStanding(_ stop: Stop, until moment: LocalMoment) {
        guard telling.isOn else { return }
        guard stop.left != nil else { return tellDays(until: min(moment, due)) }
        var date = stop.since.date.adding(days: 1)
        while date <= moment.date {
            telling.lines.append(ExplanationLine(date, stop.kind.standing))
            date = date.adding(days: 1)
        }
        telling.told = moment
    }
}

extension DeadlineFold.Stop.Kind {
    fileprivate var standing: ExplanationLine.Reason {
        switch self {
        case .supplement: .waiting
        case .pause(let reason): .standing(reason)
        }
    }
}

// The whole answer.
extension DeadlineFold {
    var deadline: Deadline {
        var ended = self
        ended.tellEnd()
        let everyDay = ended.telling.lines + cautions
        return Deadline(
            received: received, rule: rule, due: knownDue, phase: phase, appointment: appointment,
            earlyWarnings: earlyWarnings,
            latestApology: knownDue == nil || appointment != nil ? nil : latestApology,
            explanation: ExplanationLine.grouped(everyDay), everyDay: everyDay)
    }

    private mutating func tellEnd() {
        guard let due = knownDue else { return tell(last, .notFixed(since: stop?.since ?? last)) }
        tellDays(until: due)
        tell(due, .due(due))
    }

    private var phase: ClockPhase {
        switch stop?.kind {
        case nil: .running
        case .supplement: .waiting(since: stop?.since ?? last, silenceEnds: stop?.silenceEnds)
        case .pause(let reason): .paused(since: stop?.since ?? last, reason)
        }
    }

    private var earlyWarnings: [EarlyWarning] {
        guard let due = knownDue else { return [] }
        return [3, 2].map { EarlyWarning(workingDaysBefore: $0, on: calendar.workingDay($0, before: due.date)) }
            .filter { $0.on > start.date }
    }

    /// What the calendar does not know for certain between receipt and the due date.
    private var cautions: [ExplanationLine] {
        let (first, end) = (received.date, max(received.date, knownDue?.date ?? last.date))
        var lines: [ExplanationLine] = []
        for year in first.parts.year...end.parts.year where calendar.coverage(of: year) != .decided {
            let from = CivilDate(year: year, month: 1, day: 1).map { max($0, first) } ?? first
            let through = CivilDate(year: year, month: 12, day: 31).map { min($0, end) } ?? end
            let reason = ExplanationLine.Reason.uncertainYear(year, calendar.coverage(of: year))
            lines.append(ExplanationLine(from, through: through, reason))
        }
        for row in calendar.days where row.origin != .real && first < row.date && row.date <= end {
            guard calendar.coverage(of: row.date.parts.year) == .decided else { continue }
            lines.append(ExplanationLine(row.date, .unconfirmed(row)))
        }
        return lines
    }
}

extension ExplanationLine {
    /// Draws neighbouring days together of which the same is to be said.
    static func grouped(_ lines: [ExplanationLine]) -> [ExplanationLine] {
        lines.reduce(into: []) { groups, line in
            if let joined = groups.last?.joined(with: line) {
                groups[groups.count - 1] = joined
            } else {
                groups.append(line)
            }
        }
    }

    private func joined(with next: ExplanationLine) -> ExplanationLine? {
        guard through.adding(days: 1) == next.from else { return nil }
        switch (reason, next.reason) {
        case (.counted(let mine, let total, let unit), .counted(let theirs, let same, _))
        where same == total && mine.upperBound + 1 == theirs.lowerBound:
            let days = mine.lowerBound...theirs.upperBound
            return ExplanationLine(from, through: next.through, .counted(days, of: total, unit))
        case (.weekend, .weekend), (.waiting, .waiting), (.standing, .standing), (.untilAppointment, .untilAppointment):
            return ExplanationLine(from, through: next.through, reason)
        case (.holiday(let mine), .holiday(let theirs)) where mine.name == theirs.name:
            return ExplanationLine(from, through: next.through, reason)
        default: return nil
        }
    }
}
