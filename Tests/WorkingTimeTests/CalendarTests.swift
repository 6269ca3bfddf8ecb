internal import Base
internal import Testing
internal import WorkingTime

@Suite struct CalendarTests {
    static let heading = "date,kind,name_vi,name_en,act,origin,source\n"

    struct Refused: CustomTestStringConvertible {
        let why: String, rows: String, code: String
        var line = 2
        var column = 1
        var testDescription: String { why }
    }

    @Test(arguments: [
        Refused(why: "no such day", rows: "2026-02-30,day-off,Tết,Tet,,real,x", code: "calendar.bad-date"),
        Refused(why: "not ISO", rows: "01/09/2026,day-off,Tết,Tet,,real,x", code: "calendar.bad-date"),
        Refused(why: "a slip in the year", rows: "2206-09-02,day-off,Tết,Tet,,real,x", code: "calendar.absurd-year"),
        Refused(
            why: "twice", rows: "2026-09-02,day-off,A,B,,real,x\n2026-09-02,day-off,A,B,,real,x",
            code: "calendar.duplicate-date", line: 3),
        Refused(
            why: "a Friday cannot be a working Saturday", rows: "2026-01-09,working-saturday,A,B,,real,x",
            code: "calendar.not-a-saturday"),
        Refused(
            why: "a Sunday is free already", rows: "2026-04-26,day-off,A,B,,real,x",
            code: "calendar.day-off-on-weekend"),
        Refused(why: "unknown kind", rows: "2026-09-02,holiday,A,B,,real,x", code: "calendar.unknown-kind", column: 12),
        Refused(why: "no Vietnamese name", rows: "2026-09-02,day-off,,B,,real,x", code: "calendar.no-name", column: 20),
        Refused(why: "a name of spaces", rows: "2026-09-02,day-off,A,  ,,real,x", code: "calendar.no-name", column: 22),
        Refused(why: "unknown origin", rows: "2026-09-02,day-off,A,B,,sure,x", code: "origin.unknown", column: 25),
        Refused(why: "no source", rows: "2026-09-02,day-off,A,B,,real,", code: "calendar.no-source", column: 30),
        Refused(why: "no day at all", rows: "", code: "calendar.empty", line: 0, column: 0),
    ]) func refuses(_ c: Refused) throws {
        let faults = try #require(throws: DataFaults.self) {
            try WorkCalendar.read(file: "calendar.csv", bytes: Array((Self.heading + c.rows + "\n").utf8))
        }.faults
        let fault = try #require(faults.first)
        #expect(faults.count == 1)
        #expect(fault.code == c.code && fault.line == c.line && fault.column == c.column)
        expectWords(fault.problem, fault.mend)
    }

    @Test func tellsAllFaultsAtOnce() throws {
        let rows = "2026-02-30,holiday,,,,sure,\n2026-01-09,working-saturday,A,B,,real,x\n"
        let faults = try #require(throws: DataFaults.self) {
            try WorkCalendar.read(file: "calendar.csv", bytes: Array((Self.heading + rows).utf8))
        }.faults
        #expect(faults.map(\.line) == [2, 2, 2, 2, 2, 2, 3])
    }

    @Test func aCityAddsDaysButRepeatsNone() throws {
        let city = { (row: String) in TableBytes(file: "city.csv", bytes: Array((Self.heading + row + "\n").utf8)) }
        let added = try WorkCalendar.read([
            Real.table("vn/calendar.csv"), city("2026-07-01,day-off,Lễ hội,Festival,,invented,x"),
        ])
        #expect(try !added.isWorking(Real.date("2026-07-01")))
        let faults = try #require(throws: DataFaults.self) {
            try WorkCalendar.read([Real.table("vn/calendar.csv"), city("2026-09-02,day-off,A,B,,real,x")])
        }.faults
        #expect(faults.first?.file == "city.csv")
        #expect(faults.first?.problem.en.contains("vn/calendar.csv:") == true)
    }

    @Test func everyRowKnowsItsPlace() throws {
        let calendar = try Real.calendar()
        let lines = String(decoding: try Real.bytes("vn/calendar.csv"), as: UTF8.self).split(separator: "\n")
        for day in calendar.days {
            #expect(lines[day.line - 1].hasPrefix(day.date.description) && day.file == "vn/calendar.csv")
        }
        #expect(calendar.days.count == lines.count - 1)
    }

    struct Day: CustomTestStringConvertible {
        let date: String, works: Bool, en: String
        var testDescription: String { date }
    }

    @Test(arguments: [
        Day(
            date: "2026-01-02", works: false,
            en: "Fri 2 Jan 2026: day off: Swapped day off, made up on Sat 10 Jan 2026 (12729/VPCP-KGVX)."),
        Day(
            date: "2026-01-10", works: true,
            en: "Sat 10 Jan 2026: working Saturday: Made up for 2 Jan 2026 (12729/VPCP-KGVX)."),
        Day(date: "2026-01-11", works: false, en: "Sun 11 Jan 2026: weekend."),
        Day(date: "2026-01-12", works: true, en: "Mon 12 Jan 2026: working day."),
        Day(date: "2026-11-24", works: false, en: "Tue 24 Nov 2026: day off: Vietnam Culture Day; not confirmed yet."),
        Day(
            date: "2027-01-04", works: true,
            en: "Mon 4 Jan 2027: working day; note: the days off of 2027 are a forecast; the date may change."),
        Day(
            date: "2030-01-01", works: true,
            en: "Tue 1 Jan 2030: working day; note: there is no calendar for 2030; only weekends are left out."),
    ]) func answersWhy(_ c: Day) throws {
        let calendar = try Real.calendar()
        let date = try Real.date(c.date)
        #expect(calendar.isWorking(date) == c.works)
        #expect(calendar.answer(date, in: .en) == c.en)
        #expect(calendar.answer(date, in: .vi) != c.en)
    }

    @Test func knowsWhichYearsItCovers() throws {
        let calendar = try Real.calendar()
        #expect(calendar.years == 2024...2027)
        #expect(
            [2023, 2024, 2025, 2026, 2027, 2028].map { calendar.coverage(of: $0) }
                == [.unknown, .decided, .decided, .decided, .forecast, .unknown])
        let begun = try WorkCalendar.read(
            file: "c.csv", bytes: Array((Self.heading + "2028-09-04,day-off,A,B,,real,x\n").utf8))
        #expect(begun.coverage(of: 2028) == .incomplete)
    }

    /// The table of the research page, section 5, typed again by hand.
    @Test func holdsTheResearchTable() throws {
        let off = """
            2024-01-01 2024-02-08 2024-02-09 2024-02-12 2024-02-13 2024-02-14 2024-04-18 2024-04-29 2024-04-30 \
            2024-05-01 2024-09-02 2024-09-03 2025-01-01 2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-01-31 \
            2025-04-07 2025-04-30 2025-05-01 2025-05-02 2025-09-01 2025-09-02 2026-01-01 2026-01-02 2026-02-16 \
            2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-04-27 2026-04-30 2026-05-01 2026-08-31 2026-09-01 \
            2026-09-02 2026-11-24 2027-01-01 2027-02-04 2027-02-05 2027-02-08 2027-02-09 2027-02-10 2027-04-16 \
            2027-04-30 2027-05-03 2027-09-02 2027-09-03 2027-11-24
            """
        let worked = "2024-05-04 2025-04-26 2026-01-10 2026-08-22"
        let days = try Real.calendar().days
        func dates(_ kind: CalendarDay.Kind) -> String {
            days.filter { $0.kind == kind }.map(\.date.description).joined(separator: " ")
        }
        #expect(dates(.dayOff) == off)
        #expect(dates(.workingSaturday) == worked)
        #expect(days.filter { $0.date.parts.year == 2027 }.allSatisfy { $0.origin == .derived })
    }

    @Test(arguments: [UInt64(11), 12, 13, 14, 15]) func countsLikeTheNaiveWalk(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let naive = NaiveCalendar(using: &random)
        let calendar = try naive.read()
        for _ in 0..<2_000 {
            let date = CivilDate(day: Int32.random(in: 17_000...22_500, using: &random))
            let number = Int.random(in: 1...40, using: &random)
            #expect(calendar.isWorking(date) == naive.works(date), "seed \(seed), \(date)")
            #expect(calendar.workingDay(number, after: date) == naive.walk(number, from: date, by: 1), "seed \(seed)")
            #expect(calendar.workingDay(number, before: date) == naive.walk(number, from: date, by: -1), "seed \(seed)")
            #expect(calendar.workingDay(onOrAfter: date) == naive.roll(date))
            let other = date.adding(days: Int.random(in: 0...60, using: &random))
            #expect(calendar.workingDays(from: date, to: other) == naive.count(from: date, to: other))
            #expect(calendar.workingDays(from: other, to: date) == -naive.count(from: date, to: other))
        }
    }

    @Test func countsFarOutsideTheTable() throws {
        let calendar = try Real.calendar()
        for date in [CivilDate.distantPast, .distantFuture] {
            #expect(calendar.workingDay(5, after: date).days(until: date) == -7)
            #expect(!calendar.answer(date, in: .en).isEmpty)
        }
        #expect(WorkCalendar.plain.workingDay(1, after: CivilDate(day: 1)) == CivilDate(day: 4))
    }

    @Test(arguments: [UInt64(21), 22, 23, 24]) func survivesMutations(seed: UInt64) throws {
        let original = try Real.bytes("vn/calendar.csv")
        survive(seed: seed, original) { bytes throws(DataFaults) in
            _ = try WorkCalendar.read(file: "calendar.csv", bytes: bytes)
        }
        let hours = try Real.bytes("hcmc/hours.csv")
        survive(seed: seed, hours) { bytes throws(DataFaults) in
            _ = try HoursBook.read(file: "hours.csv", bytes: bytes)
        }
    }

    /// Reads many damaged copies: each is read, or refused with faults that name the file, a code and both languages.
    private func survive(seed: UInt64, _ original: [UInt8], _ read: ([UInt8]) throws(DataFaults) -> Void) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<400 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, using: &random) }
            do { try read(bytes) } catch {
                #expect(!error.faults.isEmpty && error.faults.count <= CSV.mostFaults)
                for fault in error.faults {
                    #expect(!fault.code.isEmpty && fault.file.hasSuffix(".csv"))
                    expectWords(fault.problem, fault.mend)
                }
            }
        }
    }
}

/// One random damage: a byte changed, dropped, doubled, a stretch copied elsewhere, or the end cut off.
func mutate(_ bytes: inout [UInt8], using random: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    let telling = Array("\",;\n\r\0-0129 dDayoff\u{FEFF}".utf8) + [0xFF, 0xC3]
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[place] = telling[Int.random(in: 0..<telling.count, using: &random)]
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(telling[Int.random(in: 0..<telling.count, using: &random)], at: place)
    case 3: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 4:
        let end = min(bytes.count, place + Int.random(in: 1...80, using: &random))
        bytes.insert(contentsOf: Array(bytes[place..<end]), at: Int.random(in: 0..<bytes.count, using: &random))
    default: bytes.removeLast(min(bytes.count - place, 40))
    }
}
