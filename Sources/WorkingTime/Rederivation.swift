public import Base

/// What a running dossier's due date was reckoned from: enough to reckon it again.
public struct OpenDeadline: Sendable {
    public let id: String
    public let received: LocalMoment
    public let rule: DeadlineRule
    public let events: [ClockEvent]
    public let hours: OpeningHours

    public init(
        id: String, received: LocalMoment, rule: DeadlineRule, events: [ClockEvent] = [], hours: OpeningHours
    ) {
        self.id = id
        self.received = received
        self.rule = rule
        self.events = events
        self.hours = hours
    }
}

/// A day that two calendars see differently.
public struct CalendarChange: Hashable, Sendable {
    public let date: CivilDate
    public let was: DayKind
    public let now: DayKind

    public func sentence(in language: Language) -> String { words[language] }

    public var words: Bilingual {
        Bilingual(
            vi: "\(date.words.vi): trước là \(was.words.vi), nay là \(now.words.vi).",
            en: "\(date.words.en): was \(was.words.en), is now \(now.words.en).")
    }
}

/// A due date, or the end of the wait for a supplement, that a new calendar moves; and the days that move it.
public struct ChangedDue: Sendable {
    public enum What: String, Sendable {
        case due
        /// The moment after which the dossier closes for want of an answer.
        case silence
    }

    public let id: String
    public let what: What
    public let was: LocalMoment
    public let now: LocalMoment
    public let because: [CalendarChange]

    public func sentence(in language: Language) -> String { words[language] }

    public var words: Bilingual {
        let subject =
            what == .due
            ? Bilingual(vi: "hạn trả", en: "due") : Bilingual(vi: "hạn bổ sung", en: "supplement awaited until")
        return Bilingual(
            vi: "\(id): \(subject.vi) \(was.words.vi), nay là \(now.words.vi). "
                + because.map(\.words.vi).joined(separator: " "),
            en: "\(id): \(subject.en) \(was.words.en), now \(now.words.en). "
                + because.map(\.words.en).joined(separator: " "))
    }
}

/// What a change of the calendar does to the open deadlines. Nothing is changed by asking.
public struct Rederivation: Sendable {
    public let changed: [ChangedDue]
    /// How many dossiers keep their dates.
    public let unchanged: Int
    /// Dossiers that the new calendar cannot reckon, as when a promised new date has become a day off: a person
    /// must look at each, nothing is guessed.
    public let needsAPerson: [(id: String, refusal: ClockRefusal)]
}

extension WorkCalendar {
    /// The days that `new` sees differently, in order. A mere change of name or source does not count.
    public func changes(to new: WorkCalendar) -> [CalendarChange] {
        Set(days.map(\.date)).union(new.days.map(\.date)).sorted().compactMap { date in
            let (was, now) = (kind(of: date), new.kind(of: date))
            return was.isWorking == now.isWorking ? nil : CalendarChange(date: date, was: was, now: now)
        }
    }
}

/// Reckons open deadlines again after the calendar was changed (the swap of 2 and 10 January 2026 was announced seven
/// days ahead) and says which dates move, from when to when, and because of which days.
public func rederive(_ open: [OpenDeadline], from old: WorkCalendar, to new: WorkCalendar) -> Rederivation {
    let changes = old.changes(to: new)
    var changed: [ChangedDue] = []
    var refused: [(id: String, refusal: ClockRefusal)] = []
    var unchanged = 0
    for dossier in open {
        do {
            let moved = try dossier.moved(from: old, to: new, changes)
            changed.append(contentsOf: moved)
            if moved.isEmpty { unchanged += 1 }
        } catch { refused.append((dossier.id, error)) }
    }
    return Rederivation(changed: changed, unchanged: unchanged, needsAPerson: refused)
}

extension OpenDeadline {
    fileprivate func moved(
        from old: WorkCalendar, to new: WorkCalendar, _ changes: [CalendarChange]
    ) throws(ClockRefusal) -> [ChangedDue] {
        let (was, now) = (try reckoned(old), try reckoned(new))
        return [
            change(.due, was.knownDue, now.knownDue, changes),
            change(.silence, was.stop?.silenceEnds, now.stop?.silenceEnds, changes),
        ].compactMap { $0 }
    }

    private func reckoned(_ calendar: WorkCalendar) throws(ClockRefusal) -> DeadlineFold {
        var fold = try DeadlineFold(
            received: received, rule: rule, calendar: calendar, hours: hours, isTelling: false)
        for event in events { try fold.apply(event) }
        return fold
    }

    private func change(
        _ what: ChangedDue.What, _ was: LocalMoment?, _ now: LocalMoment?, _ changes: [CalendarChange]
    ) -> ChangedDue? {
        guard let was, let now, was != now else { return nil }
        let span = received.date...max(was.date, now.date, received.date)
        return ChangedDue(id: id, what: what, was: was, now: now, because: changes.filter { span.contains($0.date) })
    }
}
