internal import Base
internal import Testing
internal import WorkingTime

/// Supplements, pauses, silence and the one new date.
@Suite struct EventTests {
    struct Case: CustomTestStringConvertible {
        let why: String
        let received: String
        let period: String
        var supplement = "restart"
        var silence = ""
        var cutoff = ""
        let events: [Happening]
        /// Blank: no due date yet.
        let due: String
        var testDescription: String { why }

        func deadline() throws -> Deadline {
            let rule = try Real.rule(period, supplement: supplement, silence: silence, cutoff: cutoff)
            return try Real.deadline(received, rule, events.map { try $0.event() })
        }
    }

    static let wait = [Happening(what: "request", at: "2026-03-04"), Happening(what: "complete", at: "2026-03-11")]

    @Test(arguments: [
        Case(
            why: "restart: five days from the day after completion", received: "2026-03-02", period: "5 wd",
            events: wait, due: "2026-03-18 24:00"),
        Case(
            why: "exclude: two of five used, three left", received: "2026-03-02", period: "5 wd",
            supplement: "exclude", events: wait, due: "2026-03-16 24:00"),
        Case(
            why: "none: the period runs on", received: "2026-03-02", period: "5 wd", supplement: "none",
            events: wait, due: "2026-03-09 24:00"),
        Case(
            why: "exclude in calendar days", received: "2026-03-02", period: "20 d", supplement: "exclude",
            events: wait, due: "2026-03-30 24:00"),
        Case(
            why: "exclude in months: seven days later, rolled over Sunday", received: "2026-03-05", period: "1 m",
            supplement: "exclude",
            events: [Happening(what: "request", at: "2026-03-06"), Happening(what: "complete", at: "2026-03-13")],
            due: "2026-04-13 24:00"),
        Case(
            why: "two supplements, each excluded", received: "2026-03-02", period: "5 wd", supplement: "exclude",
            events: wait + [
                Happening(what: "request", at: "2026-03-12"), Happening(what: "complete", at: "2026-03-17"),
            ],
            due: "2026-03-19 24:00"),
        Case(
            why: "two supplements, each restarts", received: "2026-03-02", period: "5 wd",
            events: wait + [
                Happening(what: "request", at: "2026-03-12"), Happening(what: "complete", at: "2026-03-17"),
            ],
            due: "2026-03-24 24:00"),
        Case(
            why: "asked and answered the same day: nothing is excluded", received: "2026-03-02", period: "5 wd",
            supplement: "exclude",
            events: [
                Happening(what: "request", at: "2026-03-04 09:00"), Happening(what: "complete", at: "2026-03-04 15:30"),
            ], due: "2026-03-09 24:00"),
        Case(
            why: "asked on the last day: due on the day it is complete", received: "2026-03-02", period: "2 wd",
            supplement: "exclude", events: wait, due: "2026-03-11 24:00"),
        Case(
            why: "asked on the last day, complete on a Saturday: rolls", received: "2026-03-02", period: "2 wd",
            supplement: "exclude",
            events: [Happening(what: "request", at: "2026-03-04"), Happening(what: "complete", at: "2026-03-07")],
            due: "2026-03-09 24:00"),
        Case(
            why: "asked after the due date: lateness is not healed", received: "2026-03-02", period: "1 wd",
            events: wait, due: "2026-03-03 24:00"),
        Case(
            why: "asked after the due date and still waiting: the date stays", received: "2026-03-02",
            period: "1 wd", events: [Happening(what: "request", at: "2026-03-04")], due: "2026-03-03 24:00"),
        Case(
            why: "while the clock stands there is no date", received: "2026-03-02", period: "5 wd",
            events: [Happening(what: "request", at: "2026-03-04")], due: ""),
        Case(
            why: "opinion sought: never counted, whatever the supplement does", received: "2026-03-02",
            period: "5 wd", supplement: "none",
            events: [Happening(what: "pause", at: "2026-03-04"), Happening(what: "resume", at: "2026-03-11")],
            due: "2026-03-16 24:00"),
        Case(
            why: "paused over a working Saturday", received: "2026-01-07", period: "3 wd",
            events: [Happening(what: "pause", at: "2026-01-08"), Happening(what: "resume", at: "2026-01-10")],
            due: "2026-01-13 24:00"),
        Case(
            why: "hours: what was left to the minute", received: "2026-03-03 08:00", period: "8 h",
            supplement: "exclude",
            events: [
                Happening(what: "request", at: "2026-03-03 10:00"), Happening(what: "complete", at: "2026-03-04 14:00"),
            ], due: "2026-03-05 10:30"),
        Case(
            why: "same-day: complete after 15:00 is due the next day", received: "2026-03-03 08:00",
            period: "same-day", cutoff: "15:00",
            events: [
                Happening(what: "request", at: "2026-03-03 10:00"), Happening(what: "complete", at: "2026-03-05 15:30"),
            ], due: "2026-03-06 24:00"),
        Case(
            why: "the new date is the due date", received: "2026-03-02", period: "5 wd",
            events: [Happening(what: "apology", at: "2026-03-06", to: "2026-03-12")], due: "2026-03-12 24:00"),
        Case(
            why: "a pause after the new date moves it by the pause", received: "2026-03-02", period: "5 wd",
            events: [
                Happening(what: "apology", at: "2026-03-05", to: "2026-03-12"),
                Happening(what: "pause", at: "2026-03-09"), Happening(what: "resume", at: "2026-03-10"),
            ], due: "2026-03-13 24:00"),
        Case(
            why: "an appointed date in hours is a day", received: "2026-03-02 08:00", period: "20 h",
            events: [Happening(what: "apology", at: "2026-03-03 08:00", to: "2026-03-12")], due: "2026-03-12 24:00"),
    ]) func movesTheDate(_ c: Case) throws {
        let deadline = try c.deadline()
        #expect((deadline.due?.description ?? "") == c.due)
        let rule = try Real.rule(c.period, supplement: c.supplement, silence: c.silence, cutoff: c.cutoff)
        let quiet = try dueMoment(
            received: Real.moment(c.received), rule: rule, events: c.events.map { try $0.event() },
            calendar: Real.calendar(), hours: Real.hours())
        #expect(quiet == deadline.due, "with and without words the same")
    }

    struct Refused: CustomTestStringConvertible {
        let why: String
        var period = "5 wd"
        var silence = ""
        let events: [Happening]
        let code: String
        var testDescription: String { why }
    }

    @Test(arguments: [
        Refused(
            why: "before receipt", events: [Happening(what: "pause", at: "2026-03-01")],
            code: "clock.before-receipt"),
        Refused(
            why: "out of order", events: wait + [Happening(what: "request", at: "2026-03-10")],
            code: "clock.out-of-order"),
        Refused(
            why: "asked twice", events: [wait[0], Happening(what: "request", at: "2026-03-05")],
            code: "clock.already-stopped"),
        Refused(
            why: "paused while waiting", events: [wait[0], Happening(what: "pause", at: "2026-03-05")],
            code: "clock.already-stopped"),
        Refused(why: "complete, but nothing was asked", events: [wait[1]], code: "clock.not-waiting"),
        Refused(
            why: "complete, but it was paused",
            events: [Happening(what: "pause", at: "2026-03-04"), wait[1]], code: "clock.not-waiting"),
        Refused(
            why: "resumed, but it ran", events: [Happening(what: "resume", at: "2026-03-04")],
            code: "clock.not-paused"),
        Refused(
            why: "resumed, but a supplement is awaited",
            events: [wait[0], Happening(what: "resume", at: "2026-03-05")], code: "clock.not-paused"),
        Refused(
            why: "answered after the silence closed it", silence: "5 d", events: wait,
            code: "clock.closed-for-silence"),
        Refused(
            why: "a second apology",
            events: [
                Happening(what: "apology", at: "2026-03-05", to: "2026-03-12"),
                Happening(what: "apology", at: "2026-03-09", to: "2026-03-19"),
            ], code: "clock.reappointed-twice"),
        Refused(
            why: "an apology on the due date", events: [Happening(what: "apology", at: "2026-03-09", to: "2026-03-12")],
            code: "clock.reappointed-too-late"),
        Refused(
            why: "an apology on the Sunday before a Monday due",
            events: [Happening(what: "apology", at: "2026-03-08", to: "2026-03-12")],
            code: "clock.reappointed-too-late"),
        Refused(
            why: "a same-day answer leaves no day for one", period: "same-day",
            events: [Happening(what: "apology", at: "2026-03-02", to: "2026-03-12")],
            code: "clock.reappointed-too-late"),
        Refused(
            why: "a new date on a Saturday", events: [Happening(what: "apology", at: "2026-03-05", to: "2026-03-14")],
            code: "clock.reappointed-to-day-off"),
        Refused(
            why: "a new date that is not later",
            events: [Happening(what: "apology", at: "2026-03-05", to: "2026-03-09")],
            code: "clock.reappointed-not-later"),
        Refused(
            why: "an apology while the clock stands",
            events: [wait[0], Happening(what: "apology", at: "2026-03-05", to: "2026-03-12")],
            code: "clock.reappointed-while-stopped"),
        Refused(
            why: "a slip in the year", events: [Happening(what: "pause", at: "2206-03-04")],
            code: "clock.outside-calendar"),
        Refused(
            why: "a new date with a slip in the year",
            events: [Happening(what: "apology", at: "2026-03-05", to: "2206-03-12")], code: "clock.outside-calendar"),
    ]) func refuses(_ c: Refused) throws {
        let rule = try Real.rule(c.period, supplement: "restart", silence: c.silence)
        let refusal = try #require(throws: ClockRefusal.self) {
            try Real.deadline("2026-03-02", rule, c.events.map { try $0.event() })
        }
        #expect(refusal.code == c.code)
        expectWords(refusal.words)
    }

    @Test func refusesAPlaceThatNeverOpens() throws {
        let rows =
            "branch,kind,weekday,open,close,from,to,origin,source\n,,mon-fri,07:30,11:30,,,real,x\n"
            + "hut,,sat,08:00,09:00,,,invented,x\n"
        let hours = try HoursBook.read(file: "hours.csv", bytes: Array(rows.utf8)).hours(branch: "hut")
        let refusal = try #require(throws: ClockRefusal.self) {
            try deadline(
                received: Real.moment("2026-03-02"), rule: Real.rule("8 h"), calendar: .plain, hours: hours)
        }
        #expect(refusal == .neverOpen)
        expectWords(refusal.words)
    }

    @Test func refusesReceiptOutsideTheYears() throws {
        let refusal = try #require(throws: ClockRefusal.self) {
            try Real.deadline("1026-03-02", Real.rule("3 wd"))
        }
        #expect(refusal.code == "clock.outside-calendar")
    }

    @Test func silenceClosesByItself() throws {
        let rule = try Real.rule("5 wd", supplement: "restart", silence: "30 d")
        let waiting = try Real.deadline("2026-03-02", rule, [Self.wait[0].event()])
        // 4 March + 30 days = Friday 3 April.
        #expect(waiting.phase.silenceEnds?.description == "2026-04-03 24:00")
        #expect(try waiting.state(at: Real.moment("2026-04-03 23:59")).code == "waiting")
        #expect(
            try waiting.state(at: Real.moment("2026-04-04 00:01")) == .closedForSilence(on: Real.date("2026-04-03")))
        #expect(waiting.latestApology == nil && waiting.earlyWarnings.isEmpty)
    }

    /// The last minute is still in time, on either side of the counter.
    @Test func theLastMinuteIsInTime() throws {
        let rule = try Real.rule("8 h", supplement: "exclude", silence: "1 d")
        let asked = ClockEvent.supplementRequested(at: try Real.moment("2026-03-03 17:00"))
        let waiting = try Real.deadline("2026-03-03 07:30", rule, [asked])
        #expect(waiting.due == nil, "asked at the due minute: the clock stops")
        let silence = try #require(waiting.phase.silenceEnds)
        #expect(silence.description == "2026-03-04 24:00")
        #expect(waiting.state(at: silence).code == "waiting")
        let answered = try Real.deadline("2026-03-03 07:30", rule, [asked, .supplementReceived(at: silence)])
        #expect(answered.due?.description == "2026-03-05 07:30", "nothing was left: due when the counter opens")
    }

    @Test func nothingLeftAfterClosingIsDueTheNextWorkingDay() throws {
        let rule = try Real.rule("2 wd", supplement: "exclude").with(dayEnd: .closeOfBusiness)
        let asked = ClockEvent.supplementRequested(at: try Real.moment("2026-03-04 09:00"))
        func due(_ complete: String) throws -> String? {
            let events = [asked, .supplementReceived(at: try Real.moment(complete))]
            return try Real.deadline("2026-03-02", rule, events).due?.description
        }
        #expect(try due("2026-03-06 16:00") == "2026-03-06 17:00")
        #expect(try due("2026-03-06 17:30") == "2026-03-09 17:00")
    }

    @Test func theStateFollowsTheMoment() throws {
        let running = try Real.deadline("2026-03-02", Real.rule("5 wd"))
        #expect(try running.state(at: Real.moment("2026-03-09 23:59")) == .running)
        #expect(try running.state(at: Real.moment("2026-03-10 00:01")).code == "overdue")
        let late = try Real.deadline("2026-03-02", Real.rule("1 wd", supplement: "restart"), [Self.wait[0].event()])
        #expect(try late.state(at: Real.moment("2026-03-05")).code == "overdue", "a late request hides nothing")
        let paused = try Real.deadline(
            "2026-03-02", Real.rule("5 wd"), [.paused(at: Real.moment("2026-03-03"), .siteCheck)])
        #expect(try paused.state(at: Real.moment("2026-06-05")).code == "paused")
        for state in [running, late, paused].map({ $0.state(at: $0.received) }) { expectWords(state.words) }
    }

    @Test func warnsThreeAndTwoWorkingDaysAhead() throws {
        let long = try Real.deadline("2026-01-05", Real.rule("5 wd"))
        // Due Saturday 10 January would be Monday 12: the 10th counts, so the fifth day is the 10th itself.
        #expect(long.due?.description == "2026-01-10 24:00")
        #expect(long.earlyWarnings.map(\.on.description) == ["2026-01-07", "2026-01-08"])
        #expect(long.latestApology?.description == "2026-01-09")
        let short = try Real.deadline("2026-03-02", Real.rule("3 wd"))
        #expect(short.earlyWarnings.map(\.workingDaysBefore) == [2], "three days before is the day of receipt")
        let shortest = try Real.deadline("2026-03-02", Real.rule("1 wd"))
        #expect(shortest.latestApology?.description == "2026-03-02" && shortest.earlyWarnings.isEmpty)
        #expect(try Real.deadline("2026-03-02", Real.rule("same-day")).latestApology == nil)
    }
}
