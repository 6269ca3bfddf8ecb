internal import Base
public import WorkingTime

extension Dossier {
    /// When it is due and why, line by line; nil when the register names no period. For pages that explain.
    public func deadline(_ calendar: WorkCalendar, _ hours: OpeningHours) throws(ClockRefusal) -> Deadline? {
        try deadline(after: nil, calendar, hours)
    }

    /// The same after one more event.
    ///
    /// What lawfully happened cannot be undone by a calendar that changed afterwards: a promised day that became a day
    /// off rolls over, and a paper that came in time then is in time. Only the new event can be refused.
    func deadline(
        after event: ClockEvent?, _ calendar: WorkCalendar, _ hours: OpeningHours
    ) throws(ClockRefusal) -> Deadline? {
        guard let rule = lodging.period else { return nil }
        let next = event.map { [$0] } ?? []
        do { return try reckon(rule, clockEvents + next, calendar, hours) } catch {
            guard let past = mendedPast(rule, calendar, hours) else { throw error }
            return try reckon(past.rule, past.events + next, calendar, hours)
        }
    }

    private func reckon(
        _ rule: DeadlineRule, _ events: [ClockEvent], _ calendar: WorkCalendar, _ hours: OpeningHours
    ) throws(ClockRefusal) -> Deadline {
        try WorkingTime.deadline(
            received: LocalMoment(received), rule: rule, events: events, calendar: calendar, hours: hours)
    }

    /// The mildest change by which the past can be reckoned under this calendar; nil when nothing helps.
    private func mendedPast(
        _ rule: DeadlineRule, _ calendar: WorkCalendar, _ hours: OpeningHours
    ) -> (rule: DeadlineRule, events: [ClockEvent])? {
        let rolled = clockEvents.map { $0.rolled(calendar) }
        let pasts = [clockEvents, rolled, rolled.filter { !$0.isReappointment }]
        for rule in [rule, rule.withoutSilence] {
            for events in pasts where (try? reckon(rule, events, calendar, hours)) != nil { return (rule, events) }
        }
        return nil
    }
}

extension ClockEvent {
    fileprivate func rolled(_ calendar: WorkCalendar) -> ClockEvent {
        guard case .reappointed(let to, let at) = self else { return self }
        return .reappointed(to: calendar.workingDay(onOrAfter: to), at: at)
    }

    fileprivate var isReappointment: Bool {
        if case .reappointed = self { true } else { false }
    }
}

extension DeadlineRule {
    fileprivate var withoutSilence: DeadlineRule {
        (try? DeadlineRule(period: period, cutoff: cutoff, supplement: supplement, silence: nil, dayEnd: dayEnd))
            ?? self
    }
}
