// Base: the small, still things every room is built on: dates, moments, faults, CSV, JSON, digests.
// It must never know a dossier, an area or a rule: a change here rebuilds the whole house.
// Start with CivilDate, then DataFault (how bad input is told), then CSV.

/// A day of the civil calendar of Asia/Ho_Chi_Minh, counted from 1970-01-01; proleptic Gregorian.
///
/// Holds no time zone and no clock: a day is a day. Years 1 to 9999 parse; arithmetic stays within `Int32`.
public struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let day: Int32

    public init(day: Int32) { self.day = day }

    /// Nil when the day does not exist (2026-02-30) or the year is outside 1...9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= Self.daysIn(month: month, year: year) else { return nil }
        self.day = Self.daysSinceEpoch(year, month, day)
    }

    /// Reads `YYYY-MM-DD`, exactly ten ASCII bytes; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard let date = bytes.withUnsafeBufferPointer({ CivilDate(ascii: $0) }) else { return nil }
        self = date
    }

    /// The same from bytes, for rows and requests that were never a `String`.
    public init?(ascii bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for index in range {
                let digit = bytes[index] &- UInt8(ascii: "0")
                guard digit <= 9 else { return nil }
                value = value * 10 + Int(digit)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public static func < (left: Self, right: Self) -> Bool { left.day < right.day }

    /// Before every date a register can name: the open start of a validity.
    public static let distantPast = CivilDate(day: Int32.min / 2)
    /// After every date a register can name: the open end of a validity.
    public static let distantFuture = CivilDate(day: Int32.max / 2)

    public func adding(days: Int) -> CivilDate { CivilDate(day: day &+ Int32(truncatingIfNeeded: days)) }

    /// The same day `months` later, or the last day of that month when it has no such day (31 Jan + 1 = 28 Feb).
    /// Civil Code 2015, article 148, on periods counted in months.
    public func adding(months: Int) -> CivilDate {
        let (year, month, day) = parts
        let index = year * 12 + (month - 1) + months
        let newYear = index >= 0 ? index / 12 : (index - 11) / 12
        let newMonth = index - newYear * 12 + 1
        return CivilDate(
            day: Self.daysSinceEpoch(newYear, newMonth, min(day, Self.daysIn(month: newMonth, year: newYear))))
    }

    public func days(until other: CivilDate) -> Int { Int(other.day) - Int(day) }

    public var weekday: Weekday {
        // 1970-01-01 was a Thursday, the fourth day of the ISO week.
        let index = ((Int(day) + 3) % 7 + 7) % 7
        return Weekday.allCases[index]
    }

    public var parts: (year: Int, month: Int, day: Int) {
        // Howard Hinnant's civil_from_days, eras of 400 years.
        let shifted = Int(day) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    static func daysIn(month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(truncatingIfNeeded: era * 146_097 + dayOfEra - 719_468)
    }
}

extension CivilDate: CustomStringConvertible {
    /// ISO 8601, `2026-11-21`; the open ends print as `-∞` and `∞`.
    public var description: String {
        if self == .distantPast { return "-∞" }
        if self == .distantFuture { return "∞" }
        let (year, month, day) = parts
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// As people in Vietnam write it: `21/11/2026`.
    public var slashed: String {
        let (year, month, day) = parts
        return "\(padded(day, 2))/\(padded(month, 2))/\(padded(year, 4))"
    }
}

/// ISO days of the week, Monday first.
public enum Weekday: UInt8, CaseIterable, Sendable {
    case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday
}

/// A number with leading zeros; wider numbers are not cut.
public func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
}
