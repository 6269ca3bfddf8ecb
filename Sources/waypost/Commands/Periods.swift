internal import Base
internal import Competence
internal import WorkingTime

/// The decision period of one case of a procedure; nil where the register states none.
struct PeriodChoice {
    /// Empty when the procedure has no cases, or the period is the same for all.
    let variant: String
    let row: PeriodRow?
}

extension Edition {
    /// The period of the case that was named; of every case when none was and they differ.
    func periods(procedure: Int32, variant: String?, channel: Channel, on date: CivilDate) -> [PeriodChoice] {
        func choice(_ variant: String) -> PeriodChoice {
            PeriodChoice(
                variant: variant, row: period(procedure: procedure, variant: variant, channel: channel, on: date))
        }
        let cases = variant.map { [$0] } ?? register.variants.filter { $0.procedure == procedure }.map(\.id)
        let choices = cases.isEmpty ? [choice("")] : cases.map(choice)
        let isOne = choices.dropFirst().allSatisfy { $0.row?.rule == choices[0].row?.rule }
        return isOne ? [PeriodChoice(variant: "", row: choices[0].row)] : choices
    }
}

/// What reckons due dates for a register: its calendar and opening hours, read once.
struct DueReckoner {
    let edition: Edition
    let calendar: WorkCalendar
    let hours: HoursBook

    init(_ register: LoadedRegister, _ edition: Edition) throws {
        self.edition = edition
        calendar = try register.calendar()
        hours = try register.hours()
    }

    func deadline(_ row: PeriodRow, branch: Int32?, received: LocalMoment) throws -> Deadline {
        let branch = branch.map { edition.register.branches[$0] }
        let open = hours.hours(branch: branch?.id ?? "", kind: branch?.kind ?? "")
        return try WorkingTime.deadline(received: received, rule: row.rule, calendar: calendar, hours: open)
    }
}
