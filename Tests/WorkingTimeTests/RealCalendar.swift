internal import Base
internal import Testing
internal import WorkingTime

/// The register's own calendar and hours, and short ways to write moments and rules in tables of cases.
enum Real {
    static let root = String(#filePath.dropLast("/Tests/WorkingTimeTests/RealCalendar.swift".count))

    static func bytes(_ path: String) throws -> [UInt8] { try FileBytes.read("\(root)/Routing/\(path)") }

    static func table(_ path: String) throws -> TableBytes { TableBytes(file: path, bytes: try bytes(path)) }

    static func calendar() throws -> WorkCalendar { try WorkCalendar.read([table("vn/calendar.csv")]) }

    static func hours(kind: String = "") throws -> OpeningHours {
        try HoursBook.read([table("vn/hours.csv"), table("hcmc/hours.csv")]).hours(kind: kind)
    }

    /// The national calendar without the rows of these dates, as it stood before they were announced.
    static func calendar(without dates: [String]) throws -> WorkCalendar {
        let text = String(decoding: try bytes("vn/calendar.csv"), as: UTF8.self)
        let lines = text.split(separator: "\n").filter { line in !dates.contains { line.hasPrefix($0) } }
        return try WorkCalendar.read(file: "calendar.csv", bytes: Array(lines.joined(separator: "\n").utf8))
    }

    static func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    /// `2026-01-08 10:00`; a bare date means 09:00.
    static func moment(_ text: String) throws -> LocalMoment {
        try #require(LocalMoment(text.utf8.count == 10 ? text + " 09:00" : text))
    }

    static func rule(
        _ period: String, supplement: String = "none", silence: String = "", cutoff: String = ""
    ) throws -> DeadlineRule {
        try DeadlineRule(period: period, cutoff: cutoff, supplement: supplement, silence: silence)
    }

    static func deadline(_ received: String, _ rule: DeadlineRule, _ events: [ClockEvent] = []) throws -> Deadline {
        try WorkingTime.deadline(
            received: moment(received), rule: rule, events: events, calendar: calendar(), hours: hours())
    }
}

/// An event written short, for tables: `request 2026-01-08 10:00`.
struct Happening {
    let what: String
    let at: String
    var to = ""

    func event() throws -> ClockEvent {
        let at = try Real.moment(at)
        return switch what {
        case "request": .supplementRequested(at: at)
        case "complete": .supplementReceived(at: at)
        case "pause": .paused(at: at, .opinionSought)
        case "resume": .resumed(at: at)
        case "apology": .reappointed(to: try Real.date(to), at: at)
        default: throw UnknownWord(word: what)
        }
    }

    struct UnknownWord: Error { let word: String }
}
