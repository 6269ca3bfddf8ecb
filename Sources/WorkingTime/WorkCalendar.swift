public import Base

/// One row of `calendar.csv`: a day that differs from the plain week.
public struct CalendarDay: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// A Monday to Friday on which nobody works.
        case dayOff = "day-off"
        /// A Saturday worked in exchange for another day.
        case workingSaturday = "working-saturday"
    }

    /// How a row is known.
    public enum Origin: String, CaseIterable, Sendable {
        case real, derived, invented
    }

    public let date: CivilDate
    public let kind: Kind
    public let name: Bilingual
    /// The act that says so; blank where none was found.
    public let act: String
    public let origin: Origin
    public let source: String
    public let file: String
    public let line: Int
}

/// What a day is, and why.
public enum DayKind: Hashable, Sendable {
    case working
    case workingSaturday(CalendarDay)
    case weekend
    case holiday(CalendarDay)

    public var isWorking: Bool {
        switch self {
        case .working, .workingSaturday: true
        case .weekend, .holiday: false
        }
    }
}

/// How far a calendar can be trusted in one year.
public enum YearCoverage: String, Sendable {
    /// The year's days off are decided.
    case decided
    /// Every row of the year is derived: no decision has been found yet.
    case forecast
    /// Fewer days off than the Labour Code gives: the year has been begun, not finished.
    case incomplete
    /// No row at all: only weekends are known.
    case unknown
}

/// Which days are worked: Monday to Friday, less the days off, plus the working Saturdays.
///
/// Counting is a look-up in two flat arrays over the years that have rows, and closed-form weeks outside them, so
/// "the Nth working day after" costs the same for 3 as for 300.
public struct WorkCalendar: Sendable {
    /// The rows, by date.
    public let days: [CalendarDay]
    /// Years with at least one row; nil when there is none.
    public let years: ClosedRange<Int>?

    private let rowOfDay: [Int32: Int]
    private let coverage: [Int: YearCoverage]
    /// The table covers `[first, end)`, whole years.
    private let first: Int
    private let end: Int
    /// `before[i]`: working days in `[first, first + i)`.
    private let before: [Int32]
    /// Every working day of the table, ascending.
    private let working: [Int32]

    /// The plain week with no days off and no year covered.
    public static let plain = WorkCalendar(checked: [])

    /// - Parameter rows: no date twice, days off on Monday to Friday, working Saturdays on Saturdays.
    ///   `CalendarTable` refuses anything else before it comes here.
    init(checked rows: [CalendarDay]) {
        days = rows.sorted { $0.date < $1.date }
        rowOfDay = Dictionary(days.enumerated().map { ($1.date.day, $0) }) { first, _ in first }
        coverage = Self.coverage(of: days)
        if let earliest = days.first?.date.parts.year, let latest = days.last?.date.parts.year {
            years = earliest...latest
            first = CivilDate(year: earliest, month: 1, day: 1).map { Int($0.day) } ?? 0
            end = CivilDate(year: latest, month: 12, day: 31).map { Int($0.day) + 1 } ?? first
        } else {
            (years, first, end) = (nil, 0, 0)
        }
        (before, working) = Self.tables(first: first, end: end, rows: days)
    }

    private static func tables(first: Int, end: Int, rows: [CalendarDay]) -> (before: [Int32], working: [Int32]) {
        let kinds = Dictionary(rows.map { (Int($0.date.day), $0.kind) }) { first, _ in first }
        var before: [Int32] = [0]
        var working: [Int32] = []
        before.reserveCapacity(end - first + 1)
        for day in first..<end {
            let isWorked = kinds[day].map { $0 == .workingSaturday } ?? PlainWeek.isWorked(day)
            if isWorked { working.append(Int32(day)) }
            before.append(Int32(working.count))
        }
        return (before, working)
    }

    /// Labour Code 2019, article 112: 1 + 5 + 1 + 1 + 2 + 1 days. A swap adds a day off and a working Saturday.
    private static let statutoryDaysOff = 11

    private static func coverage(of rows: [CalendarDay]) -> [Int: YearCoverage] {
        Dictionary(grouping: rows) { $0.date.parts.year }.mapValues { rows in
            let net = rows.reduce(0) { $0 + ($1.kind == .dayOff ? 1 : -1) }
            if net < statutoryDaysOff { return .incomplete }
            return rows.allSatisfy { $0.origin != .real } ? .forecast : .decided
        }
    }
}

// Questions about one day or one year.
extension WorkCalendar {
    /// The row of this date, when it differs from the plain week.
    public func row(_ date: CivilDate) -> CalendarDay? { rowOfDay[date.day].map { days[$0] } }

    public func kind(of date: CivilDate) -> DayKind {
        if let row = row(date) { return row.kind == .dayOff ? .holiday(row) : .workingSaturday(row) }
        return PlainWeek.isWorked(Int(date.day)) ? .working : .weekend
    }

    public func isWorking(_ date: CivilDate) -> Bool {
        rank(Int(date.day) + 1) > rank(Int(date.day))
    }

    public func coverage(of year: Int) -> YearCoverage { coverage[year] ?? .unknown }
}

// Counting.
extension WorkCalendar {
    /// Working days in `[from, to)`; negative when `to` is before `from`.
    public func workingDays(from: CivilDate, to: CivilDate) -> Int { rank(Int(to.day)) - rank(Int(from.day)) }

    /// The Nth working day after `date`, which is not counted itself; for N of 0 or less, `date` itself.
    public func workingDay(_ number: Int, after date: CivilDate) -> CivilDate {
        number > 0 ? select(rank(Int(date.day) + 1) + number - 1) : date
    }

    /// The Nth working day before `date`, which is not counted itself; for N of 0 or less, `date` itself.
    public func workingDay(_ number: Int, before date: CivilDate) -> CivilDate {
        number > 0 ? select(rank(Int(date.day)) - number) : date
    }

    /// The first working day on or after `date`.
    public func workingDay(onOrAfter date: CivilDate) -> CivilDate { select(rank(Int(date.day))) }

    /// Working days before `day`, from the table's first day on (negative before it).
    private func rank(_ day: Int) -> Int {
        if day < first { return PlainWeek.rank(day) - PlainWeek.rank(first) }
        if day > end { return working.count + PlainWeek.rank(day) - PlainWeek.rank(end) }
        return Int(before[day - first])
    }

    /// The working day whose rank this is.
    private func select(_ rank: Int) -> CivilDate {
        if working.indices.contains(rank) { return CivilDate(day: working[rank]) }
        let day =
            rank < 0
            ? PlainWeek.select(PlainWeek.rank(first) + rank)
            : PlainWeek.select(PlainWeek.rank(end) + rank - working.count)
        return CivilDate(day: Int32(truncatingIfNeeded: day))
    }
}

/// Monday to Friday in closed form, on days since 1970-01-01 (a Thursday).
private enum PlainWeek {
    static func isWorked(_ day: Int) -> Bool { week(day).weekday < 5 }

    /// Mondays to Fridays before `day`, from Monday 1969-12-29 on.
    static func rank(_ day: Int) -> Int {
        let (number, weekday) = week(day)
        return number * 5 + min(weekday, 5)
    }

    /// The Monday-to-Friday with this rank.
    static func select(_ rank: Int) -> Int {
        let number = floorDivide(rank, 5)
        return number * 7 + (rank - number * 5) - 3
    }

    private static func week(_ day: Int) -> (number: Int, weekday: Int) {
        let number = floorDivide(day + 3, 7)
        return (number, day + 3 - number * 7)
    }

    private static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
    }
}

extension DayKind {
    /// Why the day is worked or not: `ngày nghỉ: Tết Dương lịch`.
    public func words(in language: Language) -> String { words[language] }

    public var words: Bilingual {
        switch self {
        case .working: Bilingual(vi: "ngày làm việc", en: "working day")
        case .weekend: Bilingual(vi: "ngày nghỉ hằng tuần", en: "weekend")
        case .holiday(let row): Bilingual(vi: "ngày nghỉ: \(row.name.vi)", en: "day off: \(row.name.en)")
        case .workingSaturday(let row):
            Bilingual(vi: "thứ Bảy làm việc: \(row.name.vi)", en: "working Saturday: \(row.name.en)")
        }
    }
}

extension WorkCalendar {
    /// Answers "is this a working day, and why" in a sentence, with the act where it is known, and says when the
    /// calendar itself is not sure.
    public func answer(_ date: CivilDate, in language: Language) -> String {
        let act = row(date).map { $0.act.isEmpty ? "" : " (\($0.act))" } ?? ""
        return "\(date.words(in: language)): \(kind(of: date).words(in: language))\(act)" + doubt(date)[language] + "."
    }

    private func doubt(_ date: CivilDate) -> Bilingual {
        let year = date.parts.year
        let coverage = coverage(of: year)
        if coverage != .decided {
            let note = coverage.words(year)
            return Bilingual(vi: "; \(note.vi)", en: "; \(note.en)")
        }
        guard let row = row(date), row.origin != .real else { return Bilingual(same: "") }
        return Bilingual(vi: "; chưa được xác nhận", en: "; not confirmed yet")
    }
}
