internal import Base
internal import Testing
internal import WorkingTime

@Suite struct ExplanationTests {
    private func told(_ deadline: Deadline, _ language: Language) -> String {
        deadline.explanation.map { $0.sentence(in: language) }.joined(separator: "\n")
    }

    @Test func fifteenWorkingDaysReadInOneGlance() throws {
        let deadline = try Real.deadline("2026-04-20", Real.rule("15 wd"))
        #expect(
            told(deadline, .en) == """
                Mon 20 Apr 2026: received at 09:00; the day of receipt is not counted
                Tue 21 Apr – Fri 24 Apr 2026: working days 1–4 of 15
                Sat 25 Apr – Sun 26 Apr 2026: weekend, not counted
                Mon 27 Apr 2026: day off, not counted: In lieu of Hung Kings' Day (Sun 26 Apr 2026)
                Tue 28 Apr – Wed 29 Apr 2026: working days 5–6 of 15
                Thu 30 Apr 2026: day off, not counted: Reunification Day
                Fri 1 May 2026: day off, not counted: International Labour Day
                Sat 2 May – Sun 3 May 2026: weekend, not counted
                Mon 4 May – Fri 8 May 2026: working days 7–11 of 15
                Sat 9 May – Sun 10 May 2026: weekend, not counted
                Mon 11 May – Thu 14 May 2026: working days 12–15 of 15
                Thu 14 May 2026: due at 24:00 on Thu 14 May 2026
                """)
        #expect(
            told(deadline, .vi) == """
                thứ Hai 20/04/2026: tiếp nhận lúc 09:00; ngày tiếp nhận không tính
                thứ Ba 21/04 – thứ Sáu 24/04/2026: ngày làm việc 1–4/15
                thứ Bảy 25/04 – Chủ nhật 26/04/2026: ngày nghỉ hằng tuần, không tính
                thứ Hai 27/04/2026: ngày nghỉ, không tính: Nghỉ bù Giỗ Tổ Hùng Vương (Chủ nhật 26/04/2026)
                thứ Ba 28/04 – thứ Tư 29/04/2026: ngày làm việc 5–6/15
                thứ Năm 30/04/2026: ngày nghỉ, không tính: Ngày Chiến thắng 30/4
                thứ Sáu 01/05/2026: ngày nghỉ, không tính: Ngày Quốc tế Lao động
                thứ Bảy 02/05 – Chủ nhật 03/05/2026: ngày nghỉ hằng tuần, không tính
                thứ Hai 04/05 – thứ Sáu 08/05/2026: ngày làm việc 7–11/15
                thứ Bảy 09/05 – Chủ nhật 10/05/2026: ngày nghỉ hằng tuần, không tính
                thứ Hai 11/05 – thứ Năm 14/05/2026: ngày làm việc 12–15/15
                thứ Năm 14/05/2026: hạn trả: 24:00 thứ Năm 14/05/2026
                """)
        #expect(deadline.everyDay.count == 26, "25 days and the due line")
    }

    struct Story: CustomTestStringConvertible {
        let why: String
        let received: String
        let period: String
        var supplement = "restart"
        var silence = ""
        var cutoff = ""
        var events: [Happening] = []
        let codes: String
        var testDescription: String { why }
    }

    @Test(arguments: [
        Story(
            why: "a working Saturday", received: "2026-01-08", period: "3 wd",
            codes: "receipt-not-counted counted working-saturday weekend counted due"),
        Story(
            why: "rolled over", received: "2026-04-06", period: "20 d",
            codes: "receipt-not-counted counted holiday rolled-over due"),
        Story(
            why: "after 15:00", received: "2026-03-03 15:01", period: "same-day", cutoff: "15:00",
            codes: "after-cutoff due"),
        Story(
            why: "same-day on a Sunday", received: "2026-03-08", period: "same-day", codes: "received-on-day-off due"),
        Story(
            why: "after closing time", received: "2026-03-06 18:00", period: "same-day",
            codes: "after-closing weekend due"),
        Story(
            why: "hours", received: "2026-03-06 16:00", period: "2 h", codes: "hours-begin worked weekend worked due"),
        Story(
            why: "restart", received: "2026-03-02", period: "2 wd",
            events: [Happening(what: "request", at: "2026-03-03"), Happening(what: "complete", at: "2026-03-05")],
            codes: "receipt-not-counted counted supplement-requested waiting supplement-received counted weekend "
                + "counted due"),
        Story(
            why: "silence runs", received: "2026-03-02", period: "2 wd", silence: "10 d",
            events: [Happening(what: "request", at: "2026-03-03")],
            codes: "receipt-not-counted counted supplement-requested silence not-fixed"),
        Story(
            why: "too late to move", received: "2026-03-02", period: "1 wd",
            events: [Happening(what: "request", at: "2026-03-04")],
            codes: "receipt-not-counted counted supplement-requested too-late-to-move due"),
        Story(
            why: "a new date", received: "2026-03-02", period: "2 wd",
            events: [Happening(what: "apology", at: "2026-03-03", to: "2026-03-06")],
            codes: "receipt-not-counted counted reappointed until-appointment due"),
        Story(
            why: "into a forecast year", received: "2026-12-30", period: "3 wd",
            codes: "receipt-not-counted counted holiday weekend counted due uncertain-year"),
        Story(
            why: "past every year that is known", received: "2027-12-30", period: "2 wd",
            codes: "receipt-not-counted counted weekend counted due uncertain-year uncertain-year"),
        Story(
            why: "over a day that is not confirmed", received: "2026-11-20", period: "3 wd",
            codes: "receipt-not-counted weekend counted holiday counted due unconfirmed"),
    ]) func tells(_ c: Story) throws {
        let rule = try Real.rule(c.period, supplement: c.supplement, silence: c.silence, cutoff: c.cutoff)
        let deadline = try Real.deadline(c.received, rule, c.events.map { try $0.event() })
        #expect(deadline.explanation.map(\.reason.code).joined(separator: " ") == c.codes)
        for line in deadline.everyDay { expectWords(line.reason.words) }
    }

    @Test func writesJSON() throws {
        var json = JSONWriter()
        try Real.deadline("2026-01-08", Real.rule("1 wd")).write(to: &json, now: Real.moment("2026-01-12"))
        #expect(
            json.text.hasPrefix(
                #"{"received":"2026-01-08T09:00","period":"1 wd","supplement":"none","#
                    + #""due":"2026-01-09T24:00","phase":"running","state":"overdue","silenceEnds":null,"#
                    + #""reappointedFrom":null,"earlyWarnings":[],"latestApology":"2026-01-08","explanation":[{"from":"#
            ))
    }
}
