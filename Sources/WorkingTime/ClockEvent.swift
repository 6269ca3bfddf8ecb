public import Base

/// Why the clock stands though nobody waits for the citizen. Such time is never counted.
public enum PauseReason: Hashable, Sendable {
    case opinionSought
    case siteCheck
    case moneyOwed
    /// Anything else, said in both languages.
    case other(Bilingual)

    public var words: Bilingual {
        switch self {
        case .opinionSought: Bilingual(vi: "lấy ý kiến cơ quan khác", en: "another body's opinion is sought")
        case .siteCheck: Bilingual(vi: "kiểm tra thực địa", en: "the site is being checked")
        case .moneyOwed: Bilingual(vi: "chờ nghĩa vụ tài chính", en: "a payment is awaited")
        case .other(let words): words
        }
    }
}

/// What happened to a dossier that bears on its deadline; given in the order of time.
public enum ClockEvent: Hashable, Sendable {
    case supplementRequested(at: LocalMoment)
    case supplementReceived(at: LocalMoment)
    case paused(at: LocalMoment, PauseReason)
    case resumed(at: LocalMoment)
    /// The apology went out with a new date: once only, at least one working day before the due date.
    case reappointed(to: CivilDate, at: LocalMoment)

    public var at: LocalMoment {
        switch self {
        case .supplementRequested(let at), .supplementReceived(let at), .paused(let at, _), .resumed(let at),
            .reappointed(_, let at):
            at
        }
    }
}

/// Why an event cannot have happened, or may not happen now.
public enum ClockRefusal: Error, Hashable, Sendable {
    case outsideCalendar(at: LocalMoment)
    case beforeReceipt(at: LocalMoment, received: LocalMoment)
    case outOfOrder(at: LocalMoment, after: LocalMoment)
    case alreadyStopped(since: LocalMoment, at: LocalMoment)
    case notWaiting(at: LocalMoment)
    case notPaused(at: LocalMoment)
    case closedForSilence(on: CivilDate, at: LocalMoment)
    case reappointedTwice(first: LocalMoment, at: LocalMoment)
    case reappointedWhileStopped(since: LocalMoment, at: LocalMoment)
    /// `latest` is nil when the period is so short that there never was such a day.
    case reappointedTooLate(at: LocalMoment, latest: CivilDate?, due: LocalMoment)
    case reappointedToDayOff(CivilDate, DayKind)
    case reappointedNotLater(to: CivilDate, due: LocalMoment)
    case neverOpen

    /// Stable, for programs.
    public var code: String {
        switch self {
        case .outsideCalendar: "clock.outside-calendar"
        case .beforeReceipt: "clock.before-receipt"
        case .outOfOrder: "clock.out-of-order"
        case .alreadyStopped: "clock.already-stopped"
        case .notWaiting: "clock.not-waiting"
        case .notPaused: "clock.not-paused"
        case .closedForSilence: "clock.closed-for-silence"
        case .reappointedTwice: "clock.reappointed-twice"
        case .reappointedWhileStopped: "clock.reappointed-while-stopped"
        case .reappointedTooLate: "clock.reappointed-too-late"
        case .reappointedToDayOff: "clock.reappointed-to-day-off"
        case .reappointedNotLater: "clock.reappointed-not-later"
        case .neverOpen: "clock.never-open"
        }
    }

    /// What is wrong and what to do, for the person at the desk.
    public func sentence(in language: Language) -> String { words[language] }

    public var words: Bilingual {
        switch self {
        case .outsideCalendar(let at):
            Bilingual(
                vi: "Thời điểm \(at) nằm ngoài các năm 2000–2099. Kiểm tra lại ngày giờ.",
                en: "The moment \(at) is outside the years 2000–2099. Check the date and the time.")
        case .beforeReceipt(let at, let received):
            Bilingual(
                vi: "Sự việc lúc \(at.words.vi) xảy ra trước khi tiếp nhận (\(received.words.vi)). Kiểm tra lại ngày.",
                en: "What happened at \(at.words.en) is before the receipt at \(received.words.en). Check the date.")
        case .outOfOrder(let at, let after):
            Bilingual(
                vi: "Sự việc lúc \(at.words.vi) đứng sau sự việc lúc \(after.words.vi). Ghi theo thứ tự thời gian.",
                en: "What happened at \(at.words.en) is listed after \(after.words.en). Give events in order of time.")
        case .neverOpen:
            Bilingual(
                vi: "Không tính được giờ: nơi này không có giờ làm việc. Kiểm tra hours.csv.",
                en: "Hours cannot be counted: this place has no opening hours. Check hours.csv.")
        case .alreadyStopped(let since, let at):
            Bilingual(
                vi: "Lúc \(at.words.vi) hồ sơ đang tạm dừng từ \(since.words.vi). Kết thúc lần tạm dừng đó trước.",
                en: "At \(at.words.en) the dossier was already waiting since \(since.words.en). End that wait first.")
        case .notWaiting(let at):
            Bilingual(
                vi: "Lúc \(at.words.vi) không có yêu cầu bổ sung nào đang chờ. Ghi yêu cầu bổ sung trước.",
                en: "At \(at.words.en) no supplement was being waited for. Record the request first.")
        case .notPaused(let at):
            Bilingual(
                vi: "Lúc \(at.words.vi) hồ sơ không ở trạng thái tạm dừng. Ghi việc tạm dừng trước.",
                en: "At \(at.words.en) the clock was not paused. Record the pause first.")
        case .closedForSilence(let on, let at):
            Bilingual(
                vi: "Hồ sơ đã đóng ngày \(on.words.vi) vì quá hạn bổ sung; sự việc lúc \(at.words.vi) đến sau. "
                    + "Lập hồ sơ mới.",
                en: "The dossier closed on \(on.words.en) for want of an answer; \(at.words.en) is later. "
                    + "Lodge a new dossier.")
        case .reappointedTwice(let first, _):
            Bilingual(
                vi: "Đã hẹn lại một lần lúc \(first.words.vi); chỉ được hẹn lại một lần. Báo cho người phụ trách.",
                en: "A new date was given at \(first.words.en) already, and only once is allowed. Tell the manager.")
        case .reappointedWhileStopped(let since, _):
            Bilingual(
                vi: "Hồ sơ tạm dừng từ \(since.words.vi) nên chưa có ngày trả để hẹn lại. Chờ đến khi tính tiếp.",
                en: "The clock stands since \(since.words.en), so there is no due date to move. Wait until it runs.")
        case .reappointedTooLate(_, let latest, let due): tooLateWords(latest, due)
        case .reappointedToDayOff(let date, let kind):
            Bilingual(
                vi: "Ngày hẹn mới \(date.words.vi) là \(kind.words.vi). Chọn một ngày làm việc.",
                en: "The new date, \(date.words.en), is not worked (\(kind.words.en)). Choose a working day.")
        case .reappointedNotLater(let to, let due):
            Bilingual(
                vi: "Ngày hẹn mới \(to.words.vi) không sau hạn cũ (\(due.words.vi)). Chọn ngày muộn hơn.",
                en: "The new date, \(to.words.en), is not after the old one (\(due.words.en)). Choose a later day.")
        }
    }
}

extension ClockRefusal {
    private func tooLateWords(_ latest: CivilDate?, _ due: LocalMoment) -> Bilingual {
        guard let latest else {
            return Bilingual(
                vi: "Thời hạn này quá ngắn để xin lỗi trước một ngày làm việc (hạn \(due.words.vi)). "
                    + "Trả đúng hạn hoặc báo cho người phụ trách.",
                en: "The period is too short for an apology one working day ahead (due \(due.words.en)). "
                    + "Keep the date, or tell the manager.")
        }
        return Bilingual(
            vi: "Thư xin lỗi phải gửi chậm nhất ngày \(latest.words.vi), trước hạn một ngày làm việc "
                + "(hạn \(due.words.vi)). Hồ sơ sẽ bị tính là quá hạn.",
            en: "The apology had to go out by \(latest.words.en), one working day before it is due "
                + "(\(due.words.en)). The dossier will count as late.")
    }
}
