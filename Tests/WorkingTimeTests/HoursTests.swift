internal import Base
internal import Testing
internal import WorkingTime

@Suite struct HoursTests {
    static let heading = "branch,kind,weekday,open,close,from,to,origin,source\n"
    static let everybody = ",,mon-fri,07:30,11:30,,,invented,x\n,,mon-fri,13:00,17:00,,,invented,x\n"

    static func book(_ rows: String) throws(DataFaults) -> HoursBook {
        try HoursBook.read(file: "hours.csv", bytes: Array((heading + everybody + rows).utf8))
    }

    struct Refused: CustomTestStringConvertible {
        let why: String, rows: String, code: String
        var line = 4
        var column = 1
        var testDescription: String { why }
    }

    @Test(arguments: [
        Refused(why: "both scopes", rows: "a,b,mon,08:00,09:00,,,real,x", code: "hours.two-scopes", column: 3),
        Refused(why: "a name that is no id", rows: "Thủ Đức,,mon,08:00,09:00,,,real,x", code: "hours.bad-name"),
        Refused(why: "unknown weekday", rows: "a,,thứ 2,08:00,09:00,,,real,x", code: "hours.bad-weekday", column: 4),
        Refused(
            why: "a range backwards", rows: "a,,fri-mon,08:00,09:00,,,real,x", code: "hours.bad-weekday",
            column: 4),
        Refused(
            why: "a range of three", rows: "a,,mon-wed-fri,08:00,09:00,,,real,x", code: "hours.bad-weekday",
            column: 4),
        Refused(why: "no such time", rows: "a,,mon,7:30,09:00,,,real,x", code: "hours.bad-clock", column: 8),
        Refused(
            why: "closes before it opens", rows: "a,,mon,09:00,08:00,,,real,x", code: "hours.closes-first",
            column: 14),
        Refused(
            why: "impossible date", rows: "a,,mon,08:00,09:00,2026-02-30,,real,x", code: "hours.bad-date",
            column: 20),
        Refused(
            why: "ends before it begins", rows: "a,,mon,08:00,09:00,2026-02-03,2026-02-03,real,x",
            code: "hours.ends-first", column: 31),
        Refused(why: "unknown origin", rows: "a,,mon,08:00,09:00,,,,x", code: "origin.unknown", column: 22),
        Refused(
            why: "overlaps", rows: "a,,mon-wed,08:00,11:00,,,real,x\na,,wed,10:00,12:00,,,real,x",
            code: "hours.overlap", line: 5, column: 8),
        Refused(why: "the same hours twice", rows: ",,fri,07:30,11:30,,,real,x", code: "hours.overlap", column: 7),
    ]) func refuses(_ c: Refused) throws {
        let faults = try #require(throws: DataFaults.self) { try Self.book(c.rows + "\n") }.faults
        let fault = try #require(faults.first)
        #expect(faults.count == 1)
        #expect(fault.code == c.code && fault.line == c.line && fault.column == c.column)
        expectWords(fault.problem, fault.mend)
    }

    @Test func refusesMoreRowsThanAWeekCanHold() throws {
        let rows = (0...500).map { number in
            let date = CivilDate(day: 18_000).adding(days: number)
            return "a,,mon,08:00,09:00,\(date),\(date.adding(days: 1)),real,x"
        }
        let faults = try #require(throws: DataFaults.self) { try Self.book(rows.joined(separator: "\n")) }.faults
        #expect(faults.map(\.code) == ["hours.too-many"])
        #expect(throws: Never.self) { try Self.book(rows.dropLast().joined(separator: "\n")) }
    }

    @Test func somethingMustHoldForEverybody() throws {
        let faults = try #require(throws: DataFaults.self) {
            try HoursBook.read(file: "hours.csv", bytes: Array((Self.heading + "a,,mon,08:00,09:00,,,real,x\n").utf8))
        }.faults
        #expect(faults.map(\.code) == ["hours.no-default"])
    }

    /// A ward in Khanh Hoa posts 7:00-11:30 and 13:30-17:00; police desks add Saturday morning (research page).
    static let posted = """
        ninh-hoa,,mon-fri,07:00,11:30,,,real,posted
        ninh-hoa,,mon-fri,13:30,17:00,,,real,posted
        ,police-desk,mon-fri,07:30,11:30,,,derived,portal pages
        ,police-desk,mon-fri,13:30,17:00,,,derived,portal pages
        ,police-desk,sat,07:30,11:30,,,derived,portal pages
        moving,,mon-fri,08:00,12:00,2026-06-01,,invented,x

        """

    struct Visit: CustomTestStringConvertible {
        let why: String
        var branch = ""
        var kind = ""
        let from: String, next: String
        var testDescription: String { why }
    }

    @Test(arguments: [
        Visit(why: "open now", from: "2026-03-03 08:00", next: "2026-03-03 07:30"),
        Visit(why: "over noon", from: "2026-03-03 11:30", next: "2026-03-03 13:00"),
        Visit(why: "a branch's own hours", branch: "ninh-hoa", from: "2026-03-03 11:35", next: "2026-03-03 13:30"),
        Visit(
            why: "its own hours, not its kind's", branch: "ninh-hoa", kind: "police-desk", from: "2026-03-07 06:00",
            next: "2026-03-09 07:00"),
        Visit(
            why: "a kind that opens on Saturdays", kind: "police-desk", from: "2026-03-07 06:00",
            next: "2026-03-07 07:30"),
        Visit(
            why: "Saturday afternoon: Monday", kind: "police-desk", from: "2026-03-07 11:30",
            next: "2026-03-09 07:30"),
        Visit(
            why: "a working Saturday keeps Friday's hours", kind: "police-desk", from: "2026-01-10 12:00",
            next: "2026-01-10 13:30"),
        Visit(why: "holidays are closed", from: "2026-02-13 17:00", next: "2026-02-23 07:30"),
        Visit(why: "before its own hours hold", branch: "moving", from: "2026-05-29 07:00", next: "2026-05-29 07:30"),
        Visit(why: "since its own hours hold", branch: "moving", from: "2026-06-01 07:00", next: "2026-06-01 08:00"),
    ]) func saysWhenToCome(_ c: Visit) throws {
        let hours = try Self.book(Self.posted).hours(branch: c.branch, kind: c.kind)
        let next = try #require(hours.nextVisit(from: Real.moment(c.from), Real.calendar()))
        #expect(LocalMoment(next.date, minute: next.interval.open).description == c.next)
    }

    @Test func theRegistersHoursAreRead() throws {
        let calendar = try Real.calendar()
        let saturday = try Real.moment("2026-03-07 08:00")
        #expect(try Real.hours(kind: "province-centre").isOpen(at: saturday, calendar))
        #expect(try !Real.hours(kind: "commune-centre").isOpen(at: saturday, calendar))
        #expect(try !Real.hours(kind: "province-centre").isOpen(at: Real.moment("2026-09-02 08:00"), calendar))
    }

    @Test func theRegistersKindsExist() throws {
        let book = try HoursBook.read([Real.table("vn/hours.csv"), Real.table("hcmc/hours.csv")])
        let known: Set = ["commune-centre", "province-centre", "facility", "branch"]
        #expect(book.namedKinds.allSatisfy(known.contains) && book.namedBranches.isEmpty)
    }

    @Test(arguments: [UInt64(31), 32, 33]) func minutesAddUp(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let calendar = try NaiveCalendar(using: &random).read()
        let hours = try Self.book(Self.posted).hours(branch: "ninh-hoa")
        for _ in 0..<500 {
            let date = CivilDate(day: Int32.random(in: 18_000...21_000, using: &random))
            let start = LocalMoment(date, minute: Int.random(in: 0...1439, using: &random))
            let minutes = Int.random(in: 1...5_000, using: &random)
            let end = try #require(hours.moment(minutes, after: start, calendar))
            #expect(hours.workingMinutes(from: start, to: end, calendar) == minutes, "seed \(seed)")
            #expect(calendar.isWorking(end.date))
        }
    }
}
