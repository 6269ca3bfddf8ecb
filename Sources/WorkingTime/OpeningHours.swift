public import Base

/// One row of `hours.csv`: a stretch of the day in which somebody is at the counter, `[open, close)` in minutes.
public struct OpeningInterval: Hashable, Sendable {
    public let open: Int
    public let close: Int
    let weekdays: Set<Weekday>
    let validity: Validity

    public var minutes: Int { close - open }
}

/// When one branch is open: the rows written for it, else those of its kind, else everybody's.
///
/// Opening on a Saturday lets people in; it never makes the Saturday a working day for a deadline. On a working
/// Saturday the counter keeps Friday's hours, since a weekday was moved there.
public struct OpeningHours: Sendable {
    /// The rows that may apply, most particular first; each list sorted by opening time.
    let layers: [[OpeningInterval]]

    /// What the counter's own week says of this date, days off not considered.
    private func weekly(_ weekday: Weekday, on date: CivilDate) -> [OpeningInterval] {
        for layer in layers {
            let valid = layer.filter { $0.validity.contains(date) }
            if !valid.isEmpty { return valid.filter { $0.weekdays.contains(weekday) } }
        }
        return []
    }

    /// When people can come on this date; empty when it is closed.
    public func visiting(on date: CivilDate, _ calendar: WorkCalendar) -> [OpeningInterval] {
        switch calendar.kind(of: date) {
        case .holiday: []
        case .workingSaturday: weekly(.friday, on: date)
        case .working, .weekend: weekly(date.weekday, on: date)
        }
    }

    /// The hours that count for periods in hours: those of working days only.
    public func counting(on date: CivilDate, _ calendar: WorkCalendar) -> [OpeningInterval] {
        calendar.isWorking(date) ? visiting(on: date, calendar) : []
    }

    public func isOpen(at moment: LocalMoment, _ calendar: WorkCalendar) -> Bool {
        visiting(on: moment.date, calendar).contains { $0.open <= moment.minute && moment.minute < $0.close }
    }

    /// The stretch people can come in next, or the one going on; nil when there is none within a year.
    public func nextVisit(from moment: LocalMoment, _ calendar: WorkCalendar)
        -> (date: CivilDate, interval: OpeningInterval)?
    {
        for offset in 0...366 {
            let date = moment.date.adding(days: offset)
            let minute = offset == 0 ? moment.minute : 0
            if let found = visiting(on: date, calendar).first(where: { $0.close > minute }) { return (date, found) }
        }
        return nil
    }

    /// When the last stretch of a working day ends; nil when the counter does not open that day.
    public func close(on date: CivilDate, _ calendar: WorkCalendar) -> Int? {
        counting(on: date, calendar).last?.close
    }

    /// When the first stretch of a working day begins; nil when the counter does not open that day.
    public func open(on date: CivilDate, _ calendar: WorkCalendar) -> Int? {
        counting(on: date, calendar).first?.open
    }
}

// Counting hours.
extension OpeningHours {
    /// No period in hours is looked for longer than this: the counter hardly ever opens.
    static let longestSearch = 3660

    /// The minute at which `minutes` working minutes have passed since `start`; nil when it is not within ten years.
    /// Working minutes run within opening hours of working days (Civil Code 2015, article 147.1: from the moment on).
    public func moment(_ minutes: Int, after start: LocalMoment, _ calendar: WorkCalendar) -> LocalMoment? {
        var left = minutes
        for offset in 0...Self.longestSearch {
            let date = start.date.adding(days: offset)
            for interval in counting(on: date, calendar) {
                let begin = offset == 0 ? max(interval.open, start.minute) : interval.open
                guard begin < interval.close else { continue }
                if left <= interval.close - begin { return LocalMoment(date, minute: begin + left) }
                left -= interval.close - begin
            }
        }
        return nil
    }

    /// Working minutes in `[from, to)`; 0 when `to` is not later.
    public func workingMinutes(from: LocalMoment, to: LocalMoment, _ calendar: WorkCalendar) -> Int {
        guard from < to else { return 0 }
        var total = 0
        for offset in 0...max(0, from.date.days(until: to.date)) {
            let date = from.date.adding(days: offset)
            for interval in counting(on: date, calendar) {
                let begin = date == from.date ? max(interval.open, from.minute) : interval.open
                let end = date == to.date ? min(interval.close, to.minute) : interval.close
                total += max(0, end - begin)
            }
        }
        return total
    }
}

/// All rows of `hours.csv`, read and checked.
public struct HoursBook: Sendable {
    let branches: [String: [OpeningInterval]]
    let kinds: [String: [OpeningInterval]]
    let everybody: [OpeningInterval]

    /// The hours of a branch: its own, else its kind's, else everybody's, judged anew on each date.
    public func hours(branch: String = "", kind: String = "") -> OpeningHours {
        OpeningHours(layers: [branches[branch] ?? [], kinds[kind] ?? [], everybody].filter { !$0.isEmpty })
    }

    /// The branches and kinds that have rows of their own, sorted: for checking that each of them exists.
    public var namedBranches: [String] { branches.keys.sorted() }
    public var namedKinds: [String] { kinds.keys.sorted() }
}
