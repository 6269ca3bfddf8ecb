internal import Base
internal import Testing
internal import WorkingTime

/// The vectors of the research page, section 5, and of DOMAIN.md, with the rules around them.
@Suite struct VectorTests {
    struct Vector: CustomTestStringConvertible {
        let why: String
        let received: String
        let period: String
        let due: String
        var cutoff = ""
        var testDescription: String { "\(received) + \(period): \(why)" }
    }

    @Test(arguments: [
        Vector(why: "1 and 2 January are off", received: "2025-12-31", period: "3 wd", due: "2026-01-07 24:00"),
        Vector(why: "Saturday 10 January counts", received: "2026-01-08", period: "3 wd", due: "2026-01-12 24:00"),
        Vector(why: "over the Lunar New Year", received: "2026-02-13", period: "3 wd", due: "2026-02-25 24:00"),
        Vector(why: "27 and 30 April, 1 May are off", received: "2026-04-24", period: "5 wd", due: "2026-05-06 24:00"),
        Vector(why: "Saturday 22 August counts", received: "2026-08-20", period: "5 wd", due: "2026-08-26 24:00"),
        Vector(why: "24 November is off", received: "2026-11-20", period: "3 wd", due: "2026-11-26 24:00"),
        Vector(why: "a forecast year", received: "2027-02-03", period: "5 wd", due: "2027-02-17 24:00"),
        Vector(
            why: "Saturday 26 April counts, 30 not", received: "2025-04-25", period: "3 wd", due: "2025-04-29 24:00"),
        Vector(why: "rolls over Sunday and 27 April", received: "2026-04-06", period: "20 d", due: "2026-04-28 24:00"),
        Vector(why: "calendar days count holidays", received: "2026-02-13", period: "10 d", due: "2026-02-23 24:00"),
        Vector(why: "a month ends on the same day", received: "2026-03-10", period: "1 m", due: "2026-04-10 24:00"),
        Vector(
            why: "31 January + 1 month is 28 February, a Saturday: rolls", received: "2026-01-31",
            period: "1 m", due: "2026-03-02 24:00"),
        Vector(
            why: "received on a Saturday: that is the day not counted", received: "2026-03-07", period: "1 wd",
            due: "2026-03-09 24:00"),
        Vector(
            why: "received on a working Saturday: that day is not counted", received: "2026-01-10", period: "1 wd",
            due: "2026-01-12 24:00"),
        Vector(
            why: "received in the night: still that day", received: "2026-03-03 23:59", period: "1 wd",
            due: "2026-03-04 24:00"),
        Vector(
            why: "15:00 never moves a count of days", received: "2026-03-03 15:01", period: "3 wd",
            due: "2026-03-06 24:00"),
        Vector(
            why: "same day", received: "2026-03-03 09:00", period: "same-day", due: "2026-03-03 24:00",
            cutoff: "15:00"),
        Vector(
            why: "15:00 sharp is in time", received: "2026-03-03 15:00", period: "same-day",
            due: "2026-03-03 24:00", cutoff: "15:00"),
        Vector(
            why: "after 15:00", received: "2026-03-03 15:01", period: "same-day", due: "2026-03-04 24:00",
            cutoff: "15:00"),
        Vector(
            why: "after 15:00 on a Friday before a working Saturday", received: "2026-01-09 15:01",
            period: "same-day", due: "2026-01-10 24:00", cutoff: "15:00"),
        Vector(
            why: "no cut-off: 16:00 is the same day", received: "2026-03-03 16:00", period: "same-day",
            due: "2026-03-03 24:00"),
        Vector(
            why: "online after closing time", received: "2026-03-03 20:00", period: "same-day",
            due: "2026-03-04 24:00"),
        Vector(
            why: "same day, received on a Sunday", received: "2026-03-08 10:00", period: "same-day",
            due: "2026-03-09 24:00", cutoff: "15:00"),
        Vector(
            why: "8 hours from opening are one day", received: "2026-03-03 07:30", period: "8 h",
            due: "2026-03-03 17:00"),
        Vector(
            why: "hours stop over noon and night", received: "2026-03-03 10:30", period: "8 h",
            due: "2026-03-04 10:30"),
        Vector(why: "hours skip days off", received: "2026-04-29 16:00", period: "2 h", due: "2026-05-04 08:30"),
        Vector(
            why: "hours begin at the next opening", received: "2026-03-07 10:00", period: "4 h",
            due: "2026-03-09 11:30"),
        Vector(
            why: "a working Saturday has working hours", received: "2026-01-09 17:00", period: "1 h",
            due: "2026-01-10 08:30"),
    ]) func fallsDue(_ c: Vector) throws {
        let deadline = try Real.deadline(c.received, Real.rule(c.period, cutoff: c.cutoff))
        #expect(deadline.due?.description == c.due)
        #expect(deadline.phase == .running)
    }

    @Test func saturdayOpeningIsNoWorkingDay() throws {
        let (calendar, hours) = (try Real.calendar(), try Real.hours(kind: "province-centre"))
        let saturday = try Real.date("2026-03-07")
        #expect(hours.isOpen(at: LocalMoment(saturday, minute: 8 * 60), calendar))
        #expect(!calendar.isWorking(saturday))
        let due = try dueMoment(
            received: Real.moment("2026-03-06 16:00"), rule: Real.rule("2 h"), calendar: calendar, hours: hours)
        #expect(due?.description == "2026-03-09 08:30")
    }

    struct Transfer: CustomTestStringConvertible {
        let why: String, received: String, latest: String
        var testDescription: String { why }
    }

    @Test(arguments: [
        Transfer(why: "the same working day", received: "2026-03-03 15:00", latest: "2026-03-03 17:00"),
        Transfer(why: "after 15:00", received: "2026-03-03 15:01", latest: "2026-03-04 07:30"),
        Transfer(why: "after 15:00 before holidays", received: "2026-04-29 15:30", latest: "2026-05-04 07:30"),
        Transfer(why: "on a Sunday morning", received: "2026-03-08 08:00", latest: "2026-03-09 07:30"),
        Transfer(why: "on a working Saturday", received: "2026-01-10 08:00", latest: "2026-01-10 17:00"),
    ]) func paperFollows(_ c: Transfer) throws {
        let transfer = paperTransferDue(
            received: try Real.moment(c.received), calendar: try Real.calendar(), hours: try Real.hours())
        #expect(transfer.latest.description == c.latest)
        for language in Language.allCases { #expect(transfer.sentence(in: language).contains(transfer.latest.clock)) }
    }

    @Test func dayEndIsAChoice() throws {
        let rule = try Real.rule("3 wd").with(dayEnd: .closeOfBusiness)
        #expect(try Real.deadline("2026-01-08", rule).due?.description == "2026-01-12 17:00")
    }
}
