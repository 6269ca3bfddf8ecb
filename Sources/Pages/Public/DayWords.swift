public import Base

/// Dates and hours as they are said to people. (The rooms below say theirs in explanations of deadlines.)
enum DayWords {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    static func weekday(_ date: CivilDate) -> Bilingual {
        switch date.weekday {
        case .monday: Bilingual(vi: "Thứ Hai", en: "Monday")
        case .tuesday: Bilingual(vi: "Thứ Ba", en: "Tuesday")
        case .wednesday: Bilingual(vi: "Thứ Tư", en: "Wednesday")
        case .thursday: Bilingual(vi: "Thứ Năm", en: "Thursday")
        case .friday: Bilingual(vi: "Thứ Sáu", en: "Friday")
        case .saturday: Bilingual(vi: "Thứ Bảy", en: "Saturday")
        case .sunday: Bilingual(vi: "Chủ nhật", en: "Sunday")
        }
    }

    /// `27/11/2026`, `27 Nov 2026`.
    static func date(_ date: CivilDate) -> Bilingual {
        let (year, month, day) = date.parts
        return Bilingual(vi: date.slashed, en: "\(day) \(months[month - 1]) \(year)")
    }

    /// `Thứ Sáu, 27/11/2026`, `Friday, 27 Nov 2026`.
    static func whole(_ day: CivilDate) -> Bilingual {
        let (name, date) = (weekday(day), date(day))
        return Bilingual(vi: "\(name.vi), \(date.vi)", en: "\(name.en), \(date.en)")
    }

    /// The same after the hour: `08 giờ 30, Thứ Sáu, 27/11/2026`; the end of a day needs no hour.
    static func moment(_ moment: LocalMoment) -> Bilingual {
        let day = whole(moment.date)
        if moment.minute >= 24 * 60 - 1 { return day }
        let (hour, minute) = (padded(moment.minute / 60, 2), padded(moment.minute % 60, 2))
        return Bilingual(vi: "\(hour) giờ \(minute), \(day.vi)", en: "\(moment.clock), \(day.en)")
    }

    /// `ngày 21 tháng 11 năm 2026`, as documents are dated.
    static func formal(_ date: CivilDate) -> Bilingual {
        let (year, month, day) = date.parts
        return Bilingual(
            vi: "ngày \(padded(day, 2)) tháng \(padded(month, 2)) năm \(year)",
            en: "\(day) \(months[month - 1]) \(year)")
    }
}

/// When a counter is open on one day.
public struct OpenDay: Sendable {
    public var date: CivilDate
    /// Minutes of the day; empty when closed.
    public var hours: [(open: Int, close: Int)]

    public init(_ date: CivilDate, _ hours: [(open: Int, close: Int)]) { (self.date, self.hours) = (date, hours) }

    /// `07:30–11:30, 13:00–17:00`; nil when closed.
    var told: String? {
        if hours.isEmpty { return nil }
        return hours.map { "\(Self.clock($0.open))–\(Self.clock($0.close))" }.joined(separator: ", ")
    }

    private static func clock(_ minute: Int) -> String { "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }
}
