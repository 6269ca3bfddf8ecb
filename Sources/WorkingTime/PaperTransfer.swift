public import Base

/// By when the paper of a dossier must be on its way to the agency; the electronic file moves at once.
public struct PaperTransfer: Hashable, Sendable {
    public let latest: LocalMoment
    public let reason: Reason

    public enum Reason: Hashable, Sendable {
        case sameDay
        case receivedAfter(cutoff: Int)
        case receivedOnDayOff(DayKind)
    }

    public func sentence(in language: Language) -> String { words[language] }

    public var words: Bilingual {
        switch reason {
        case .sameDay:
            Bilingual(
                vi: "Hồ sơ giấy chuyển trong ngày, chậm nhất \(latest.words.vi).",
                en: "The paper goes the same day, by \(latest.words.en).")
        case .receivedAfter(let cutoff):
            Bilingual(
                vi: "Tiếp nhận sau \(clock(cutoff)): hồ sơ giấy chuyển vào đầu giờ \(latest.words.vi).",
                en: "Received after \(clock(cutoff)): the paper goes at the start of business, \(latest.words.en).")
        case .receivedOnDayOff(let kind):
            Bilingual(
                vi: "Tiếp nhận vào \(kind.words.vi): hồ sơ giấy chuyển vào đầu giờ \(latest.words.vi).",
                en: "Received on a day off (\(kind.words.en)): the paper goes at the start of business, "
                    + "\(latest.words.en).")
        }
    }
}

/// The paper follows the same working day, or at the start of the next one when received after 15:00
/// (Decree 61/2018, article 18; still cited by portal pages of 2026). This never touches the period for deciding.
public func paperTransferDue(
    received: LocalMoment, calendar: WorkCalendar, hours: OpeningHours, cutoff: Int = 15 * 60
) -> PaperTransfer {
    let kind = calendar.kind(of: received.date)
    if kind.isWorking, received.minute <= cutoff {
        let close = hours.close(on: received.date, calendar) ?? 1440
        return PaperTransfer(latest: LocalMoment(received.date, minute: max(close, received.minute)), reason: .sameDay)
    }
    let next = calendar.workingDay(1, after: received.date)
    let latest = LocalMoment(next, minute: hours.open(on: next, calendar) ?? 0)
    return PaperTransfer(
        latest: latest, reason: kind.isWorking ? .receivedAfter(cutoff: cutoff) : .receivedOnDayOff(kind))
}
