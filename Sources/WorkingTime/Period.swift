// WorkingTime: calendars, periods, deadlines, and the reasons for every day that counts or does not.
// It must never know a dossier, a procedure or an agency, and never reads a clock: the moment is an argument.
// Start with Period, then WorkCalendar (which days are worked), then DeadlineRule and Deadline.
public import Base

/// What a period is counted in. A bare number is refused: the unit is part of the law.
public enum PeriodUnit: String, CaseIterable, Sendable {
    case workingDays = "wd"
    case calendarDays = "d"
    case hours = "h"
    case months = "m"
    case sameDay = "same-day"

    /// More than this is taken for a slip of the keyboard: the longest period read on the portal is 45 days.
    public var mostAmount: Int {
        switch self {
        case .workingDays: 500
        case .calendarDays: 730
        case .hours: 240
        case .months: 24
        case .sameDay: 0
        }
    }
}

/// How long an agency has: `3 wd`, `20 d`, `8 h`, `1 m` or `same-day`. Always within `PeriodUnit.mostAmount`.
public struct Period: Hashable, Sendable {
    public let amount: Int
    public let unit: PeriodUnit

    public static let sameDay = Period(checked: 0, .sameDay)

    /// Nil when the amount is not positive or is absurd; `.sameDay` has no amount, so use `Period.sameDay`.
    public init?(_ amount: Int, _ unit: PeriodUnit) {
        guard amount > 0, amount <= unit.mostAmount else { return nil }
        self.init(checked: amount, unit)
    }

    private init(checked amount: Int, _ unit: PeriodUnit) {
        self.amount = amount
        self.unit = unit
    }

    /// Reads `3 wd`, `20 d`, `8 h`, `1 m`, `same-day`: ASCII digits, one space, the unit, and nothing else.
    public init(_ text: some StringProtocol) throws(PeriodFault) {
        if text == PeriodUnit.sameDay.rawValue {
            self = .sameDay
            return
        }
        let bytes = Array(text.utf8)
        let digits = bytes.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        let rest = bytes.dropFirst(digits.count)
        if digits.isEmpty { throw PeriodFault.withoutAmount(String(text)) }
        if rest.allSatisfy({ $0 == UInt8(ascii: " ") }) { throw .noUnit(String(text)) }
        if digits.count > 1, digits.first == UInt8(ascii: "0") { throw .malformed(String(text)) }
        guard rest.first == UInt8(ascii: " ") else { throw .malformed(String(text)) }
        let word = String(decoding: rest.dropFirst(), as: UTF8.self)
        guard let unit = PeriodUnit(rawValue: word), unit != .sameDay else { throw .unknownUnit(String(text)) }
        // Six digits are over every limit and cannot overflow.
        let amount = digits.prefix(6).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        if amount == 0 { throw .zero }
        guard amount <= unit.mostAmount else { throw .tooLong(String(text), unit) }
        self.init(checked: amount, unit)
    }
}

extension Period: CustomStringConvertible {
    /// The way it is written in the register.
    public var description: String { unit == .sameDay ? unit.rawValue : "\(amount) \(unit.rawValue)" }

    /// The way people say it: `3 ngày làm việc`, `3 working days`.
    public func words(in language: Language) -> String { words[language] }

    public var words: Bilingual {
        let plural = amount == 1 ? "" : "s"
        return switch unit {
        case .workingDays: Bilingual(vi: "\(amount) ngày làm việc", en: "\(amount) working day\(plural)")
        case .calendarDays: Bilingual(vi: "\(amount) ngày", en: "\(amount) calendar day\(plural)")
        case .hours: Bilingual(vi: "\(amount) giờ làm việc", en: "\(amount) working hour\(plural)")
        case .months: Bilingual(vi: "\(amount) tháng", en: "\(amount) month\(plural)")
        case .sameDay: Bilingual(vi: "trong ngày", en: "the same day")
        }
    }
}

/// Why a period or a deadline rule cannot be read; placed in a file by `at(_:_:)`.
public struct PeriodFault: Error, Hashable, Sendable {
    /// Stable, for programs: `period.no-unit`.
    public let code: String
    public let problem: Bilingual
    public let mend: Bilingual

    init(_ code: String, vi: String, en: String, mendVi: String, mendEn: String) {
        self.code = code
        problem = Bilingual(vi: vi, en: en)
        mend = Bilingual(vi: mendVi, en: mendEn)
    }

    /// The same fault at a field of a table.
    public func at(_ row: CSV.Row, _ column: CSV.Column?) -> DataFault {
        row.fault(code, column, problem: problem, mend: mend)
    }

    public func sentence(in language: Language) -> String { "\(problem[language]) \(mend[language])" }
}

extension PeriodFault {
    private static let forms = "`3 wd`, `20 d`, `8 h`, `1 m`, `same-day`"

    static func withoutAmount(_ text: String) -> PeriodFault {
        if text.isEmpty { return blank }
        let rest = text.dropFirst()
        let minus = text.hasPrefix("-") || text.hasPrefix("−")
        return minus && rest.utf8.first.map({ (48...57).contains($0) }) == true ? negative(text) : malformed(text)
    }

    static let blank = PeriodFault(
        "period.blank", vi: "Thời hạn để trống.", en: "The period is blank.",
        mendVi: "Viết một trong các dạng \(forms).", mendEn: "Write one of \(forms).")

    static func noUnit(_ text: String) -> PeriodFault {
        let number = excerpt(text.filter { $0 != " " }, limit: 12)
        return PeriodFault(
            "period.no-unit", vi: "Thời hạn \"\(number)\" không có đơn vị: ngày làm việc, ngày, giờ hay tháng?",
            en: "The period \"\(number)\" has no unit: working days, calendar days, hours or months?",
            mendVi:
                "Xem lại văn bản rồi viết `\(number) wd` (ngày làm việc), `\(number) d` (ngày), `\(number) h` (giờ) "
                + "hoặc `\(number) m` (tháng).",
            mendEn: "Look it up in the act and write `\(number) wd` (working days), `\(number) d` (calendar days), "
                + "`\(number) h` (hours) or `\(number) m` (months).")
    }

    static func malformed(_ text: String) -> PeriodFault {
        PeriodFault(
            "period.malformed", vi: "Không đọc được thời hạn \"\(excerpt(text))\".",
            en: "The period \"\(excerpt(text))\" cannot be read.",
            mendVi: "Viết số, một dấu cách rồi đơn vị: \(forms).",
            mendEn: "Write a number, one space and a unit: \(forms).")
    }

    static func unknownUnit(_ text: String) -> PeriodFault {
        PeriodFault(
            "period.unknown-unit", vi: "Không biết đơn vị trong thời hạn \"\(excerpt(text))\".",
            en: "The unit in the period \"\(excerpt(text))\" is not known.",
            mendVi: "Dùng `wd` (ngày làm việc), `d` (ngày), `h` (giờ) hoặc `m` (tháng).",
            mendEn: "Use `wd` (working days), `d` (calendar days), `h` (hours) or `m` (months).")
    }

    static let zero = PeriodFault(
        "period.zero", vi: "Thời hạn bằng 0.", en: "The period is zero.",
        mendVi: "Nếu giải quyết trong ngày, viết `same-day`.", mendEn: "If it is done the same day, write `same-day`.")

    static func negative(_ text: String) -> PeriodFault {
        PeriodFault(
            "period.negative", vi: "Thời hạn \"\(excerpt(text))\" là số âm.",
            en: "The period \"\(excerpt(text))\" is negative.",
            mendVi: "Viết một số dương.", mendEn: "Write a positive number.")
    }

    static func tooLong(_ text: String, _ unit: PeriodUnit) -> PeriodFault {
        PeriodFault(
            "period.too-long",
            vi: "Thời hạn \"\(excerpt(text))\" quá dài; nhiều nhất là \(unit.mostAmount) \(unit.rawValue).",
            en: "The period \"\(excerpt(text))\" is too long; the most is \(unit.mostAmount) \(unit.rawValue).",
            mendVi: "Kiểm tra lại con số trong văn bản.", mendEn: "Check the number in the act.")
    }
}
