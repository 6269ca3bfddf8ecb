internal import Base
internal import Testing
internal import WorkingTime

/// The swap of 2 and 10 January 2026, announced on 25 December 2025.
@Suite struct RederivationTests {
    private func open(
        _ id: String, _ received: String, _ period: String, supplement: String = "exclude", silence: String = "",
        _ happenings: [Happening] = []
    ) throws -> OpenDeadline {
        OpenDeadline(
            id: id, received: try Real.moment(received),
            rule: try Real.rule(period, supplement: supplement, silence: silence),
            events: try happenings.map { try $0.event() }, hours: try Real.hours())
    }

    @Test func theSwapMovesWhatItTouches() throws {
        let before = try Real.calendar(without: ["2026-01-02", "2026-01-10"])
        let result = rederive(
            [
                try open("over-the-2nd", "2025-12-31", "3 wd"),
                try open("over-the-10th", "2026-01-08", "3 wd"),
                try open("over-both", "2025-12-30", "10 wd"),
                try open("long-before", "2025-12-01", "3 wd"),
                try open("standing", "2025-12-30", "5 wd", [Happening(what: "request", at: "2025-12-31")]),
                try open(
                    "silence", "2025-12-01", "30 wd", silence: "3 wd", [Happening(what: "request", at: "2025-12-30")]),
                try open(
                    "promised", "2025-12-22", "5 wd", [Happening(what: "apology", at: "2025-12-25", to: "2026-01-02")]),
            ], from: before, to: try Real.calendar())
        #expect(
            result.changed.map { "\($0.id) \($0.what) \($0.was) -> \($0.now)" } == [
                "over-the-2nd due 2026-01-06 24:00 -> 2026-01-07 24:00",
                "over-the-10th due 2026-01-13 24:00 -> 2026-01-12 24:00",
                "silence silence 2026-01-05 24:00 -> 2026-01-06 24:00",
            ])
        #expect(result.unchanged == 3, "over-both, long-before and standing keep their dates")
        #expect(result.needsAPerson.map(\.id) == ["promised"])
        #expect(result.needsAPerson.first?.refusal.code == "clock.reappointed-to-day-off")
        let because = result.changed.map { $0.because.map(\.date.description) }
        #expect(because == [["2026-01-02"], ["2026-01-10"], ["2026-01-02"]])
        for change in result.changed { expectWords(change.words) }
        #expect(
            result.changed[0].sentence(in: .en) == "over-the-2nd: due 24:00 on Tue 6 Jan 2026, now 24:00 on Wed 7 "
                + "Jan 2026. Fri 2 Jan 2026: was working day, is now day off: Swapped day off, made up on Sat 10 Jan 2026."
        )
    }

    @Test func aNewNameMovesNothing() throws {
        let calendar = try Real.calendar()
        let text = String(decoding: try Real.bytes("vn/calendar.csv"), as: UTF8.self)
        let renamed = text.replacing("National Day,", with: "National Day again,")
        let other = try WorkCalendar.read(file: "c.csv", bytes: Array(renamed.utf8))
        #expect(try other.row(Real.date("2026-09-02"))?.name.en == "National Day again")
        #expect(calendar.changes(to: other).isEmpty)
    }

    @Test(arguments: [UInt64(41), 42, 43]) func everyMoveHasItsReason(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let old = try NaiveCalendar(using: &random).read()
        let new = try NaiveCalendar(using: &random).read()
        let hours = try Real.hours()
        let dossiers = (0..<400).map { number in
            let dossier = RandomDossier(using: &random)
            return OpenDeadline(
                id: "\(number)", received: dossier.received, rule: dossier.rule, events: dossier.events, hours: hours)
        }
        let result = rederive(dossiers, from: old, to: new)
        #expect(result.changed.allSatisfy { !$0.because.isEmpty && $0.was != $0.now }, "seed \(seed)")
        #expect(result.changed.count + result.unchanged + result.needsAPerson.count == 400)
        #expect(rederive(dossiers, from: old, to: old).unchanged == 400)
    }
}
