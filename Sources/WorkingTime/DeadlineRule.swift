public import Base

/// What a request for a supplement does to the period. Set per procedure (Decree 61/2018, article 19.4; sector acts).
public enum SupplementEffect: String, CaseIterable, Sendable {
    /// The period starts again in full when the supplement is complete.
    case restart
    /// The wait is not counted: what was left at the request is left at completion.
    case exclude
    /// The period runs on.
    case none
}

/// Which minute of the due day is the last: the law's, or the counter's.
public enum DayEnd: String, CaseIterable, Sendable {
    /// 24:00 (Civil Code 2015, article 148.5).
    case midnight
    /// When the counter closes, so that the citizen can come for the result.
    case closeOfBusiness = "close"
}

/// How long an agency has for one procedure, variant and channel, and what moves that.
public struct DeadlineRule: Hashable, Sendable {
    public let period: Period
    /// Minutes since midnight: a same-day procedure received later is due on the next working day. Nil for every
    /// other period, since 15:00 never moves a count of several days.
    public let cutoff: Int?
    public let supplement: SupplementEffect
    /// How long the agency waits for a supplement before it closes the dossier; nil when it never does.
    public let silence: Period?
    public let dayEnd: DayEnd

    /// - Throws: `period.cutoff-not-same-day` or `period.silence-unit`.
    public init(
        period: Period, cutoff: Int? = nil, supplement: SupplementEffect, silence: Period? = nil,
        dayEnd: DayEnd = .midnight
    ) throws(PeriodFault) {
        if cutoff != nil, period != .sameDay { throw .cutoffNotSameDay(period) }
        if let cutoff, !(1..<1440).contains(cutoff) { throw .badCutoff("\(cutoff)") }
        if let silence, silence.unit == .hours || silence.unit == .sameDay { throw .silenceUnit(silence) }
        self.period = period
        self.cutoff = cutoff
        self.supplement = supplement
        self.silence = silence
        self.dayEnd = dayEnd
    }

    public func with(dayEnd: DayEnd) -> DeadlineRule { DeadlineRule(self, dayEnd: dayEnd) }

    private init(_ rule: DeadlineRule, dayEnd: DayEnd) {
        (period, cutoff, supplement, silence) = (rule.period, rule.cutoff, rule.supplement, rule.silence)
        self.dayEnd = dayEnd
    }
}

// Reading the columns of periods.csv.
extension DeadlineRule {
    /// Reads the four texts of a row: `3 wd`, ``/`15:00`, `restart|exclude|none`, ``/`30 d`.
    public init(period: String, cutoff: String, supplement: String, silence: String) throws(PeriodFault) {
        guard let effect = SupplementEffect(rawValue: supplement) else { throw .unknownSupplement(supplement) }
        try self.init(
            period: Period(period), cutoff: Self.cutoff(cutoff), supplement: effect,
            silence: silence.isEmpty ? nil : Period(silence))
    }

    /// The same from a row that has the columns `period`, `cutoff`, `supplement`, `silence`; every fault with its
    /// place, nil when there is one.
    public static func read(_ row: CSV.Row, into faults: inout [DataFault]) -> DeadlineRule? {
        let before = faults.count
        let table = row.table
        func field<Value>(_ name: String, _ parse: (String) throws(PeriodFault) -> Value) -> Value? {
            let column = table.column(name)
            do { return try parse(row[column]) } catch {
                faults.append(error.at(row, column))
                return nil
            }
        }
        let period = field("period") { text throws(PeriodFault) in try Period(text) }
        let cutoff = field("cutoff") { text throws(PeriodFault) in try Self.cutoff(text) }
        let effect = field("supplement") { text throws(PeriodFault) in try Self.effect(text) }
        let silence = field("silence") { text throws(PeriodFault) in text.isEmpty ? nil : try Period(text) }
        guard faults.count == before, let period, let cutoff, let effect, let silence else { return nil }
        do { return try DeadlineRule(period: period, cutoff: cutoff, supplement: effect, silence: silence) } catch {
            let name = error.code == "period.silence-unit" ? "silence" : "cutoff"
            faults.append(error.at(row, table.column(name)))
            return nil
        }
    }

    private static func cutoff(_ text: String) throws(PeriodFault) -> Int? {
        if text.isEmpty { return nil }
        guard let minute = LocalMoment.minute(ofClock: text), (1..<1440).contains(minute) else {
            throw .badCutoff(text)
        }
        return minute
    }

    private static func effect(_ text: String) throws(PeriodFault) -> SupplementEffect {
        guard let effect = SupplementEffect(rawValue: text) else { throw .unknownSupplement(text) }
        return effect
    }
}

extension PeriodFault {
    static func cutoffNotSameDay(_ period: Period) -> PeriodFault {
        PeriodFault(
            "period.cutoff-not-same-day",
            vi: "Giờ chốt chỉ có nghĩa với thủ tục giải quyết trong ngày, không phải với \(period.words.vi).",
            en: "A cut-off time means something for same-day procedures only, not for \(period.words.en).",
            mendVi: "Để trống cột `cutoff`: mốc 15:00 không dời thời hạn nhiều ngày.",
            mendEn: "Leave `cutoff` blank: 15:00 never moves a count of several days.")
    }

    static func badCutoff(_ text: String) -> PeriodFault {
        PeriodFault(
            "period.bad-cutoff", vi: "Giờ chốt \"\(excerpt(text))\" không phải là giờ trong ngày.",
            en: "The cut-off \"\(excerpt(text))\" is not a time of day.",
            mendVi: "Viết như 15:00, hoặc để trống.", mendEn: "Write it as 15:00, or leave it blank.")
    }

    static func unknownSupplement(_ text: String) -> PeriodFault {
        PeriodFault(
            "period.unknown-supplement", vi: "Không biết cách tính khi bổ sung \"\(excerpt(text))\".",
            en: "The effect of a supplement \"\(excerpt(text))\" is not known.",
            mendVi: "Dùng `restart` (tính lại từ đầu), `exclude` (không tính thời gian chờ) hoặc `none` (không đổi).",
            mendEn: "Use `restart` (starts again), `exclude` (the wait is not counted) or `none` (unchanged).")
    }

    static func silenceUnit(_ period: Period) -> PeriodFault {
        PeriodFault(
            "period.silence-unit", vi: "Thời hạn chờ bổ sung không thể là \(period.words.vi).",
            en: "The time waited for a supplement cannot be \(period.words.en).",
            mendVi: "Viết theo ngày, ngày làm việc hoặc tháng, ví dụ `30 d`.",
            mendEn: "Write it in days, working days or months, as `30 d`.")
    }
}
