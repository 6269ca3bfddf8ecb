public import Base

// How dates and amounts of time are said; the rest of the room's words stand beside the cases they tell.

extension Weekday {
    var words: Bilingual {
        switch self {
        case .monday: Bilingual(vi: "thứ Hai", en: "Mon")
        case .tuesday: Bilingual(vi: "thứ Ba", en: "Tue")
        case .wednesday: Bilingual(vi: "thứ Tư", en: "Wed")
        case .thursday: Bilingual(vi: "thứ Năm", en: "Thu")
        case .friday: Bilingual(vi: "thứ Sáu", en: "Fri")
        case .saturday: Bilingual(vi: "thứ Bảy", en: "Sat")
        case .sunday: Bilingual(vi: "Chủ nhật", en: "Sun")
        }
    }
}

private let englishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

extension CivilDate {
    /// `thứ Tư 07/01/2026`, `Wed 7 Jan 2026`; without the year where the other end of a run shows it.
    func words(in language: Language, showsYear: Bool = true) -> String {
        guard self != .distantPast, self != .distantFuture else { return description }
        let name = weekday.words[language]
        let (year, month, day) = parts
        return switch language {
        case .vi: "\(name) \(showsYear ? slashed : String(slashed.prefix(5)))"
        case .en: "\(name) \(day) \(englishMonths[month - 1])" + (showsYear ? " \(year)" : "")
        }
    }

    public var words: Bilingual { Bilingual(vi: words(in: .vi), en: words(in: .en)) }
}

extension LocalMoment {
    /// `17:00 thứ Tư 07/01/2026`, `17:00 on Wed 7 Jan 2026`.
    func words(in language: Language) -> String {
        switch language {
        case .vi: "\(clock) \(date.words(in: .vi))"
        case .en: "\(clock) on \(date.words(in: .en))"
        }
    }

    public var words: Bilingual { Bilingual(vi: words(in: .vi), en: words(in: .en)) }
}

/// `HH:MM` of a minute of the day.
func clock(_ minute: Int) -> String { "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }

/// `7 h`, `1 h 30 min`: the same signs in both languages would be misread, so each has its own.
func duration(minutes: Int) -> Bilingual {
    let (hours, rest) = (minutes / 60, minutes % 60)
    if hours == 0 { return Bilingual(vi: "\(rest) phút", en: "\(rest) min") }
    if rest == 0 { return Bilingual(vi: "\(hours) giờ", en: "\(hours) h") }
    return Bilingual(vi: "\(hours) giờ \(rest) phút", en: "\(hours) h \(rest) min")
}
