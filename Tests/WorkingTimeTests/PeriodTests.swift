internal import Base
internal import Testing
internal import WorkingTime

@Suite struct PeriodTests {
    struct Accepted: CustomTestStringConvertible {
        let text: String, amount: Int, unit: PeriodUnit, vi: String, en: String
        var testDescription: String { text }
    }

    @Test(arguments: [
        Accepted(text: "3 wd", amount: 3, unit: .workingDays, vi: "3 ngày làm việc", en: "3 working days"),
        Accepted(text: "1 wd", amount: 1, unit: .workingDays, vi: "1 ngày làm việc", en: "1 working day"),
        Accepted(text: "20 d", amount: 20, unit: .calendarDays, vi: "20 ngày", en: "20 calendar days"),
        Accepted(text: "8 h", amount: 8, unit: .hours, vi: "8 giờ làm việc", en: "8 working hours"),
        Accepted(text: "1 m", amount: 1, unit: .months, vi: "1 tháng", en: "1 month"),
        Accepted(text: "same-day", amount: 0, unit: .sameDay, vi: "trong ngày", en: "the same day"),
        Accepted(text: "500 wd", amount: 500, unit: .workingDays, vi: "500 ngày làm việc", en: "500 working days"),
    ]) func reads(_ c: Accepted) throws {
        let period = try Period(c.text)
        #expect(period.amount == c.amount && period.unit == c.unit)
        #expect(period.description == c.text)
        #expect(period.words == Bilingual(vi: c.vi, en: c.en))
    }

    struct Refused: CustomTestStringConvertible {
        let text: String, code: String, why: String
        var testDescription: String { "\(text): \(why)" }
    }

    @Test(arguments: [
        Refused(text: "", code: "period.blank", why: "nothing there"),
        Refused(text: "15", code: "period.no-unit", why: "660 portal pages have lost the unit"),
        Refused(text: "15 ", code: "period.no-unit", why: "a space is no unit"),
        Refused(text: "0 wd", code: "period.zero", why: "zero"),
        Refused(text: "-3 wd", code: "period.negative", why: "negative"),
        Refused(text: "−3 wd", code: "period.negative", why: "negative with the typographer's minus"),
        Refused(text: "501 wd", code: "period.too-long", why: "absurd"),
        Refused(text: "99999999999999999999999 d", code: "period.too-long", why: "wider than a machine word"),
        Refused(text: "3wd", code: "period.malformed", why: "no space"),
        Refused(text: "03 wd", code: "period.malformed", why: "a leading zero"),
        Refused(text: "1.5 h", code: "period.malformed", why: "a fraction"),
        Refused(text: "1,5 h", code: "period.malformed", why: "a fraction with a comma"),
        Refused(text: "٣ wd", code: "period.malformed", why: "digits that are not ASCII"),
        Refused(text: " 3 wd", code: "period.malformed", why: "a space in front"),
        Refused(text: "3 ngày", code: "period.unknown-unit", why: "calendar or working days?"),
        Refused(text: "3  wd", code: "period.unknown-unit", why: "two spaces"),
        Refused(text: "3 WD", code: "period.unknown-unit", why: "capitals"),
        Refused(text: "3 same-day", code: "period.unknown-unit", why: "same-day has no amount"),
        Refused(text: "3 wd\n", code: "period.unknown-unit", why: "a line end"),
        Refused(text: "trong ngày", code: "period.malformed", why: "words"),
    ]) func refuses(_ c: Refused) throws {
        let fault = try #require(throws: PeriodFault.self) { try Period(c.text) }
        #expect(fault.code == c.code)
        expectWords(fault.problem, fault.mend)
    }

    @Test func bareNumberSaysHowToMend() throws {
        let fault = try #require(throws: PeriodFault.self) { try Period("15") }
        #expect(fault.sentence(in: .en).contains("`15 wd`"))
        #expect(fault.sentence(in: .vi).contains("không có đơn vị"))
    }

    @Test(arguments: [UInt64(1), 2, 3]) func survivesAnyText(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = ["3", "0", " ", "wd", "d", "h", "m", "same-day", "-", "٣", "\u{0}", "9999999999", "ngày", "."]
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...5, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined()
            guard let period = try? Period(text) else { continue }
            #expect(period.description == text, "seed \(seed)")
            #expect(period == .sameDay || (1...period.unit.mostAmount).contains(period.amount))
        }
    }

    struct RuleRefused: CustomTestStringConvertible {
        let why: String, row: String, code: String, field: String, column: Int
        var testDescription: String { why }
    }

    @Test(arguments: [
        RuleRefused(why: "no unit", row: "7,,none,", code: "period.no-unit", field: "period", column: 1),
        RuleRefused(
            why: "15:00 with several days", row: "3 wd,15:00,none,", code: "period.cutoff-not-same-day",
            field: "cutoff", column: 6),
        RuleRefused(
            why: "no such time", row: "same-day,25:00,none,", code: "period.bad-cutoff", field: "cutoff",
            column: 10),
        RuleRefused(
            why: "no effect", row: "3 wd,,,", code: "period.unknown-supplement", field: "supplement",
            column: 7),
        RuleRefused(
            why: "silence without a unit", row: "3 wd,,restart,30", code: "period.no-unit", field: "silence",
            column: 15),
        RuleRefused(
            why: "silence in hours", row: "3 wd,,restart,8 h", code: "period.silence-unit", field: "silence",
            column: 15),
    ]) func refusesRules(_ c: RuleRefused) throws {
        let csv = try CSV(
            file: "periods.csv", bytes: Array("period,cutoff,supplement,silence\n\(c.row)\n".utf8),
            columns: ["period", "cutoff", "supplement", "silence"])
        var faults: [DataFault] = []
        #expect(DeadlineRule.read(csv[0], into: &faults) == nil)
        let fault = try #require(faults.first)
        #expect(faults.count == 1 && fault.code == c.code && fault.field == c.field)
        #expect(fault.line == 2 && fault.column == c.column)
        expectWords(fault.problem, fault.mend)
    }

    /// Every period the register states can be read and reckoned.
    @Test func theRegistersPeriodsAreRead() throws {
        let csv = try CSV(
            file: "vn/periods.csv", bytes: Real.bytes("vn/periods.csv"),
            columns: ["period", "cutoff", "supplement", "silence"], allowOthers: true)
        var faults: [DataFault] = []
        let rules = csv.rows.compactMap { DeadlineRule.read($0, into: &faults) }
        #expect(faults.isEmpty, "\(faults.first?.sentence(.en) ?? "")")
        #expect(rules.count == csv.count && rules.count > 50)
        for rule in rules { #expect(try Real.deadline("2026-03-03", rule).due != nil) }
    }

    @Test func readsAWholeRule() throws {
        let csv = try CSV(
            file: "periods.csv", bytes: Array("period,cutoff,supplement,silence\nsame-day,15:00,exclude,30 d\n".utf8),
            columns: ["period", "cutoff", "supplement", "silence"])
        var faults: [DataFault] = []
        let rule = try #require(DeadlineRule.read(csv[0], into: &faults))
        #expect(rule.period == .sameDay && rule.cutoff == 900 && rule.supplement == .exclude)
        #expect(rule.silence == Period(30, .calendarDays) && rule.dayEnd == .midnight)
    }
}

/// Both languages say something, and not the same thing.
func expectWords(_ all: Bilingual..., sourceLocation: SourceLocation = #_sourceLocation) {
    for words in all {
        #expect(!words.vi.isEmpty && !words.en.isEmpty && words.vi != words.en, sourceLocation: sourceLocation)
    }
}
