internal import Base
internal import Competence
internal import WorkingTime

/// What reckons due dates for a register: its calendar and opening hours, read once.
struct DueReckoner {
    let edition: Edition
    let calendar: WorkCalendar
    let hours: HoursBook

    init(_ register: LoadedRegister, _ edition: Edition) throws {
        self.edition = edition
        calendar = try register.files.calendar()
        hours = try register.files.hours()
    }

    func deadline(_ row: PeriodRow, branch: Int32?, received: LocalMoment) throws -> Deadline {
        let open = hours.hours(of: branch.map { edition.register.branches[$0] })
        return try WorkingTime.deadline(received: received, rule: row.rule, calendar: calendar, hours: open)
    }
}
