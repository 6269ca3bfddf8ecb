internal import Base
internal import Testing

@Suite struct CivilDateTests {
    struct Month: CustomTestStringConvertible {
        let why: String, from: String, months: Int, to: String
        var testDescription: String { why }
    }

    @Test(arguments: [
        Month(why: "the 31st ends on the last day of February", from: "2026-01-31", months: 1, to: "2026-02-28"),
        Month(why: "a leap year keeps the 29th", from: "2028-01-31", months: 1, to: "2028-02-29"),
        Month(why: "over the turn of the year", from: "2026-11-30", months: 3, to: "2027-02-28"),
        Month(why: "backwards", from: "2026-01-15", months: -2, to: "2025-11-15"),
    ]) func addsMonths(_ c: Month) throws {
        let from = try #require(CivilDate(c.from))
        #expect(from.adding(months: c.months).description == c.to)
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "0000-01-01", "20260101", "2026-01-32", "٢٠٢٦-٠١-٠١", "",
    ])
    func refuses(_ text: String) { #expect(CivilDate(text) == nil) }

    @Test func roundTripsEveryDayOfFourCenturies() throws {
        var date = try #require(CivilDate("1900-01-01"))
        let end = try #require(CivilDate("2300-01-01"))
        var weekday = date.weekday.rawValue
        #expect(weekday == 1)  // 1 January 1900 was a Monday
        while date < end {
            let (year, month, day) = date.parts
            #expect(CivilDate(year: year, month: month, day: day) == date)
            #expect(date.weekday.rawValue == weekday)
            date = date.adding(days: 1)
            weekday = weekday == 7 ? 1 : weekday + 1
        }
    }

    @Test func momentsAreSevenHoursAhead() throws {
        let moment = try #require(LocalMoment("2026-11-21 06:59"))
        #expect(LocalMoment(moment.instant) == moment)
        #expect(LocalMoment(Instant(milliseconds: 0)).description == "1970-01-01 07:00")
        #expect(LocalMoment(Instant(milliseconds: -7 * 3_600_000 - 1)).description == "1969-12-31 23:59")
        #expect(LocalMoment("2026-11-21 24:01") == nil)
    }
}
