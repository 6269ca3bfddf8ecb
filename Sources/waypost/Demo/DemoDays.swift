internal import Base
internal import WorkingTime

/// The days the demo's city has lived through: the working days of six weeks, and today.
struct DemoDays: Sendable {
    static let weeks = 6

    let today: CivilDate
    let calendar: WorkCalendar
    /// Today when it is worked, else the next day that is.
    let nextWorked: CivilDate

    init(today: CivilDate, calendar: WorkCalendar) {
        (self.today, self.calendar) = (today, calendar)
        nextWorked = calendar.workingDay(onOrAfter: today)
    }

    static let most = weeks * 5
    var first: CivilDate { day(Self.most) }

    /// So many working days ago; 0 is today, worked or not.
    func day(_ ago: Int) -> CivilDate { ago <= 0 ? today : calendar.workingDay(ago, before: today) }

    /// Some minute of that day at which the counter is open; nil when it is closed all day.
    func moment(on date: CivilDate, _ hours: OpeningHours, _ random: inout SeededGenerator) -> LocalMoment? {
        let open = hours.visiting(on: date, calendar)
        let total = open.reduce(0) { $0 + $1.minutes }
        guard total > 0 else { return nil }
        var minute = Int.random(in: 0..<total, using: &random)
        for stretch in open {
            if minute < stretch.minutes { return LocalMoment(date, minute: stretch.open + minute) }
            minute -= stretch.minutes
        }
        return nil
    }

    /// So many minutes later, or, when it is closed then, within the first hour after it opens again.
    func later(_ minutes: Int, than moment: LocalMoment, _ hours: OpeningHours, _ random: inout SeededGenerator)
        -> LocalMoment?
    {
        let aim = LocalMoment(moment.instant.adding(minutes: max(1, minutes)))
        let delay = Int.random(in: 0..<60, using: &random)
        if hours.isOpen(at: aim, calendar) { return aim }
        guard let next = hours.nextVisit(from: aim, calendar) else { return nil }
        return LocalMoment(next.date, minute: next.interval.open + min(delay, next.interval.minutes - 1))
    }

    /// Some minute of the working day that comes so many later.
    func days(_ count: Int, after moment: LocalMoment, _ hours: OpeningHours, _ random: inout SeededGenerator)
        -> LocalMoment?
    {
        self.moment(on: calendar.workingDay(count, after: moment.date), hours, &random)
    }
}
