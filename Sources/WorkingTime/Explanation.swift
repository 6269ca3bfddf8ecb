public import Base

/// One line of the reckoning: a day, or a run of days of which the same is to be said.
public struct ExplanationLine: Hashable, Sendable {
    public let from: CivilDate
    /// The last day of the run; `from` itself for a single day.
    public let through: CivilDate
    public let reason: Reason

    init(_ from: CivilDate, through: CivilDate? = nil, _ reason: Reason) {
        self.from = from
        self.through = through ?? from
        self.reason = reason
    }

    public enum Reason: Hashable, Sendable {
        // How the count begins.
        case receiptNotCounted(LocalMoment)
        case hoursBegin(LocalMoment)
        case sameDay(LocalMoment)
        case afterCutoff(LocalMoment, cutoff: Int)
        case afterClosing(LocalMoment, close: Int)
        case receivedOnDayOff(LocalMoment, DayKind)
        // What each day is.
        case counted(ClosedRange<Int>, of: Int, PeriodUnit)
        case workingSaturday(CalendarDay, number: Int, of: Int)
        case worked(minutes: Int, total: Int, of: Int)
        case weekend
        case holiday(CalendarDay)
        case waiting
        case standing(PauseReason)
        case untilAppointment
        // What happened.
        case supplementRequested(LocalMoment, SupplementEffect)
        case supplementReceived(LocalMoment, SupplementEffect)
        case paused(LocalMoment, PauseReason)
        case resumed(LocalMoment)
        case tooLateToMove(LocalMoment, due: LocalMoment)
        case silence(since: LocalMoment, ends: LocalMoment)
        case reappointed(LocalMoment, to: CivilDate, was: LocalMoment)
        // How it ends.
        case rolledOver(from: CivilDate)
        case due(LocalMoment)
        case notFixed(since: LocalMoment)
        // What is doubtful about the calendar.
        case uncertainYear(Int, YearCoverage)
        case unconfirmed(CalendarDay)
    }
}

extension ExplanationLine {
    /// `thứ Sáu 09/01/2026`, or a run with its two ends.
    public func dates(in language: Language) -> String {
        if from == through { return from.words(in: language) }
        let isOneYear = from.parts.year == through.parts.year
        return "\(from.words(in: language, showsYear: !isOneYear)) – \(through.words(in: language))"
    }

    public func sentence(in language: Language) -> String { "\(dates(in: language)): \(reason.words[language])" }

    /// Whether the line is a doubt about the calendar rather than a step of the reckoning.
    public var isCaution: Bool {
        switch reason {
        case .uncertainYear, .unconfirmed: true
        default: false
        }
    }
}

extension ExplanationLine.Reason {
    /// Stable, for programs.
    public var code: String {
        switch self {
        case .receiptNotCounted: "receipt-not-counted"
        case .hoursBegin: "hours-begin"
        case .sameDay: "same-day"
        case .afterCutoff: "after-cutoff"
        case .afterClosing: "after-closing"
        case .receivedOnDayOff: "received-on-day-off"
        case .counted: "counted"
        case .workingSaturday: "working-saturday"
        case .worked: "worked"
        case .weekend: "weekend"
        case .holiday: "holiday"
        case .waiting: "waiting"
        case .standing: "standing"
        case .untilAppointment: "until-appointment"
        case .supplementRequested: "supplement-requested"
        case .supplementReceived: "supplement-received"
        case .paused: "paused"
        case .resumed: "resumed"
        case .tooLateToMove: "too-late-to-move"
        case .silence: "silence"
        case .reappointed: "reappointed"
        case .rolledOver: "rolled-over"
        case .due: "due"
        case .notFixed: "not-fixed"
        case .uncertainYear: "uncertain-year"
        case .unconfirmed: "unconfirmed"
        }
    }

    /// Every reason in words, in the order of the cases.
    public var words: Bilingual {
        switch self {
        case .receiptNotCounted(let at):
            Bilingual(
                vi: "tiếp nhận lúc \(at.clock); ngày tiếp nhận không tính",
                en: "received at \(at.clock); the day of receipt is not counted")
        case .hoursBegin(let at):
            Bilingual(
                vi: "tính giờ làm việc từ \(at.clock)", en: "working hours are counted from \(at.clock) on")
        case .sameDay(let at):
            Bilingual(
                vi: "tiếp nhận lúc \(at.clock); giải quyết trong ngày",
                en: "received at \(at.clock); due the same day")
        case .afterCutoff(let at, let cutoff):
            Bilingual(
                vi: "tiếp nhận lúc \(at.clock), sau \(clock(cutoff)); trả vào ngày làm việc tiếp theo",
                en: "received at \(at.clock), after \(clock(cutoff)); due on the next working day")
        case .afterClosing(let at, let close):
            Bilingual(
                vi: "tiếp nhận lúc \(at.clock), sau giờ làm việc (\(clock(close))); trả vào ngày làm việc tiếp theo",
                en: "received at \(at.clock), after closing time (\(clock(close))); due on the next working day")
        case .receivedOnDayOff(let at, let kind):
            Bilingual(
                vi: "tiếp nhận lúc \(at.clock), \(kind.words.vi); trả vào ngày làm việc tiếp theo",
                en: "received at \(at.clock) (\(kind.words.en)); due on the next working day")
        case .counted(let days, let total, let unit): countedWords(days, total, unit)
        case .workingSaturday(let row, let number, let total):
            Bilingual(
                vi: "ngày làm việc \(number)/\(total), thứ Bảy làm việc: \(row.name.vi)",
                en: "working day \(number) of \(total), a working Saturday: \(row.name.en)")
        case .worked(let minutes, let total, let of):
            Bilingual(
                vi: "\(duration(minutes: minutes).vi) làm việc; "
                    + "tổng \(duration(minutes: total).vi)/\(duration(minutes: of).vi)",
                en: "\(duration(minutes: minutes).en) worked; "
                    + "\(duration(minutes: total).en) of \(duration(minutes: of).en)")
        case .weekend: Bilingual(vi: "ngày nghỉ hằng tuần, không tính", en: "weekend, not counted")
        case .holiday(let row):
            Bilingual(vi: "ngày nghỉ, không tính: \(row.name.vi)", en: "day off, not counted: \(row.name.en)")
        case .waiting: Bilingual(vi: "chờ bổ sung, không tính", en: "waiting for the supplement, not counted")
        case .standing(let reason):
            Bilingual(vi: "tạm dừng (\(reason.words.vi)), không tính", en: "paused (\(reason.words.en)), not counted")
        case .untilAppointment:
            Bilingual(vi: "chờ đến ngày hẹn mới", en: "until the new date that was given")
        case .supplementRequested(let at, let effect):
            Bilingual(
                vi: "yêu cầu bổ sung lúc \(at.clock); \(effect.requestWords.vi)",
                en: "a supplement was asked for at \(at.clock); \(effect.requestWords.en)")
        case .supplementReceived(let at, let effect):
            Bilingual(
                vi: "bổ sung đầy đủ lúc \(at.clock); \(effect.completionWords.vi)",
                en: "the supplement was complete at \(at.clock); \(effect.completionWords.en)")
        case .paused(let at, let reason):
            Bilingual(
                vi: "tạm dừng từ \(at.clock): \(reason.words.vi)", en: "paused from \(at.clock): \(reason.words.en)")
        case .resumed(let at):
            Bilingual(
                vi: "tính tiếp sau \(at.clock); thời gian tạm dừng không tính",
                en: "resumed at \(at.clock); the pause is not counted")
        case .tooLateToMove(let at, let due):
            Bilingual(
                vi: "việc lúc \(at.clock) xảy ra sau hạn (\(due.words.vi)) nên không dời được hạn",
                en: "what happened at \(at.clock) is after the due moment (\(due.words.en)) and cannot move it")
        case .silence(_, let ends):
            Bilingual(
                vi: "nếu không bổ sung, hồ sơ đóng sau \(ends.words.vi)",
                en: "without an answer the dossier closes after \(ends.words.en)")
        case .reappointed(let at, let to, let was):
            Bilingual(
                vi: "xin lỗi và hẹn lại lúc \(at.clock): từ \(was.date.words.vi) sang \(to.words.vi)",
                en: "apology and new date given at \(at.clock): \(to.words.en) instead of \(was.date.words.en)")
        case .rolledOver(let from):
            Bilingual(
                vi: "thời hạn kết thúc \(from.words.vi) là ngày nghỉ nên chuyển sang ngày làm việc này",
                en: "the period ended on \(from.words.en), a day off, so it ends on this working day")
        case .due(let moment): Bilingual(vi: "hạn trả: \(moment.words.vi)", en: "due at \(moment.words.en)")
        case .notFixed(let since):
            Bilingual(
                vi: "chưa có hạn trả: hồ sơ tạm dừng từ \(since.words.vi)",
                en: "no due date yet: the clock stands since \(since.words.en)")
        case .uncertainYear(let year, let coverage): coverage.words(year)
        case .unconfirmed(let row):
            Bilingual(
                vi: "lưu ý: chưa được xác nhận trong lịch: \(row.name.vi)",
                en: "note: not confirmed in the calendar yet: \(row.name.en)")
        }
    }

    private func countedWords(_ days: ClosedRange<Int>, _ total: Int, _ unit: PeriodUnit) -> Bilingual {
        let numbers = days.count == 1 ? "\(days.lowerBound)" : "\(days.lowerBound)–\(days.upperBound)"
        let plural = days.count == 1 ? "" : "s"
        return unit == .workingDays
            ? Bilingual(vi: "ngày làm việc \(numbers)/\(total)", en: "working day\(plural) \(numbers) of \(total)")
            : Bilingual(vi: "ngày \(numbers)/\(total)", en: "calendar day\(plural) \(numbers) of \(total)")
    }
}

extension SupplementEffect {
    fileprivate var requestWords: Bilingual {
        switch self {
        case .restart:
            Bilingual(vi: "sẽ tính lại từ đầu khi bổ sung đủ", en: "the period starts again when it is complete")
        case .exclude: Bilingual(vi: "thời gian chờ không tính", en: "the wait is not counted")
        case .none: Bilingual(vi: "thời hạn không đổi", en: "the period is unchanged")
        }
    }

    fileprivate var completionWords: Bilingual {
        switch self {
        case .restart:
            Bilingual(
                vi: "tính lại từ đầu, không tính ngày này", en: "the period starts again, this day not counted")
        case .exclude: Bilingual(vi: "tính tiếp phần còn lại", en: "what was left goes on")
        case .none: Bilingual(vi: "thời hạn không đổi", en: "the period is unchanged")
        }
    }
}

extension YearCoverage {
    func words(_ year: Int) -> Bilingual {
        switch self {
        case .decided: Bilingual(vi: "lịch năm \(year) đã có", en: "the calendar of \(year) is decided")
        case .forecast:
            Bilingual(
                vi: "lưu ý: lịch nghỉ năm \(year) mới là dự báo, hạn có thể thay đổi",
                en: "note: the days off of \(year) are a forecast; the date may change")
        case .incomplete:
            Bilingual(
                vi: "lưu ý: lịch nghỉ năm \(year) chưa đủ ngày lễ, hạn có thể thay đổi",
                en: "note: the calendar of \(year) lacks holidays; the date may change")
        case .unknown:
            Bilingual(
                vi: "lưu ý: chưa có lịch nghỉ năm \(year), chỉ trừ thứ Bảy và Chủ nhật",
                en: "note: there is no calendar for \(year); only weekends are left out")
        }
    }
}
