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

/// A due date that a new calendar moves, and the days that move it.
public struct ChangedDue: Sendable {
    public let id: String
    public let was: LocalMoment
    public let now: LocalMoment
    public let because: [CalendarChange]

    public func sentence(in language: Language) -> String { words[language] }

    public var words: Bilingual {
        Bilingual(
            vi: "\(id): hạn \(was.words.vi) thành \(now.words.vi). " + because.map(\.words.vi).joined(separator: " "),
            en: "\(id): due \(was.words.en), now \(now.words.en). " + because.map(\.words.en).joined(separator: " "))
    }
}

/// What a change of the calendar does to the open deadlines. Nothing is changed by asking.
public struct Rederivation: Sendable {
    public let changed: [ChangedDue]
    /// Dossiers whose due date stays, or stands still under both calendars.
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
/// days ahead) and says which due dates move, from when to when, and because of which days.
public func rederive(_ open: [OpenDeadline], from old: WorkCalendar, to new: WorkCalendar) -> Rederivation {
    let changes = old.changes(to: new)
    var changed: [ChangedDue] = []
    var refused: [(id: String, refusal: ClockRefusal)] = []
    for dossier in open {
        do {
            guard let was = try dossier.due(old), let now = try dossier.due(new), was != now else { continue }
            let span = dossier.received.date...max(was.date, now.date, dossier.received.date)
            let because = changes.filter { span.contains($0.date) }
            changed.append(ChangedDue(id: dossier.id, was: was, now: now, because: because))
        } catch { refused.append((dossier.id, error)) }
    }
    return Rederivation(
        changed: changed, unchanged: open.count - changed.count - refused.count, needsAPerson: refused)
}

extension OpenDeadline {
    fileprivate func due(_ calendar: WorkCalendar) throws(ClockRefusal) -> LocalMoment? {
        try dueMoment(received: received, rule: rule, events: events, calendar: calendar, hours: hours)
    }
}
