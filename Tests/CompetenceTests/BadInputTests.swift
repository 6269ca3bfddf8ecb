internal import Areas
internal import Base
internal import Testing

@testable internal import Competence

/// One mistake in one table: what it is called, and where it is.
struct BadRow: CustomTestStringConvertible, Sendable {
    let why: String
    let table: String
    /// A row as in `TinyTables`; it is the last of its table.
    let row: String
    let code: String
    /// The heading of the field that is wrong; empty where the whole row or a circle of rows is.
    var field = ""
    var more: [String: [String]] = [:]

    var testDescription: String { "\(table): \(why)" }
}

/// A whole table given as bytes.
struct BadBytes: CustomTestStringConvertible, Sendable {
    let why: String
    var table = "acts.csv"
    let bytes: [UInt8]
    let code: String
    let line: Int
    var column = 0

    var testDescription: String { why }
}

@Suite struct BadInputTests {
    private static func faults(_ files: RegisterFiles) throws -> [DataFault] {
        let areas = try TinyCountry.areas.get()
        do {
            _ = try Edition(files: files, areas: areas)
            return []
        } catch { return error.faults }
    }

    private static func expectWords(_ faults: [DataFault]) {
        for fault in faults {
            #expect(!fault.problem.vi.isEmpty && !fault.problem.en.isEmpty, "\(fault.code)")
            #expect(!fault.mend.vi.isEmpty && !fault.mend.en.isEmpty, "\(fault.code)")
            #expect(fault.sentence(.en).utf8.count < 1_500, "\(fault.code)")
        }
    }

    @Test func theTablesWithoutMistakeLoad() throws {
        #expect(try Self.faults(TinyTables.base.files).isEmpty)
    }

    @Test(arguments: badRows) func eachMistakeIsToldWithItsPlace(_ test: BadRow) throws {
        var tables = TinyTables.base
        for (table, rows) in test.more { tables.add(table, rows) }
        tables.add(test.table, [test.row])
        let faults = try Self.faults(tables.files)
        Self.expectWords(faults)
        let fault = try #require(faults.first { $0.code == test.code }, "\(faults.map { $0.sentence(.en) })")
        #expect(fault.file == test.table)
        #expect(fault.line == (tables.rows[test.table]?.count ?? 0) + 1)
        #expect(fault.field == test.field)
        #expect(fault.column > 0 || test.field.isEmpty, "\(fault.sentence(.en))")
    }

    @Test(arguments: badBytes) func brokenTablesAreRefused(_ test: BadBytes) throws {
        var files = RegisterFiles()
        for file in TinyTables.base.files.files where file.name != test.table { files.add(file.name, file.bytes) }
        files.add(test.table, test.bytes)
        let faults = try Self.faults(files)
        Self.expectWords(faults)
        let fault = try #require(faults.first { $0.code == test.code }, "\(faults.map { $0.sentence(.en) })")
        #expect(fault.file == test.table)
        #expect(fault.line == test.line)
        #expect(fault.column == test.column)
    }

    /// A line of 100 MB is a mistake, and is told without reading it all.
    @Test func anEndlessLineIsRefusedFast() throws {
        var bytes = Array("act,layer,date,title_vi,title_en,origin,source\n".utf8)
        bytes += [UInt8](repeating: UInt8(ascii: "a"), count: 100_000_000)
        var files = RegisterFiles()
        files.add("acts.csv", bytes)
        let faults = try Self.faults(files)
        #expect(faults.map(\.code).contains("csv.line-too-long"))
        #expect(faults.first { $0.code == "csv.line-too-long" }?.line == 2)
    }

    /// Faults are collected, so that a file is mended once and not a row at a time; but not without end.
    @Test func manyMistakesAreToldAtOnce() throws {
        var tables = TinyTables.base
        tables.add("acts.csv", (0..<500).map { "act=a\($0) | layer=edict" })
        let faults = try Self.faults(tables.files)
        #expect(faults.count == CSV.mostFaults)
    }

    @Test func moreRulesThanADecisionHoldsAreRefused() throws {
        var tables = TinyTables.base
        tables.add("rules.csv", (0..<257).map { "rule=r\($0) | outcome=on-the-spot" })
        #expect(try Self.faults(tables.files).map(\.code) == ["limit.rules"])
    }

    @Test func moreAnswersThanADecisionHoldsAreRefused() throws {
        var tables = TinyTables.base
        tables.add("questions.csv", ["key=big"])
        tables.add("answers.csv", (0..<65).map { "key=big | value=v\($0)" })
        tables.add("rules.csv", ["rule=r | conditions=big=v0 | outcome=on-the-spot"])
        #expect(try Self.faults(tables.files).map(\.code) == ["limit.values"])
    }

    @Test func moreQuestionsThanADecisionHoldsAreRefused() throws {
        var tables = TinyTables.base
        let keys = (0..<9).map { "q\($0)" }
        tables.add("questions.csv", keys.map { "key=\($0)" })
        tables.add("answers.csv", keys.flatMap { ["key=\($0) | value=a", "key=\($0) | value=b"] })
        let conditions = keys.map { "\($0)=a" }.joined(separator: ";")
        tables.add("rules.csv", ["rule=r | conditions=\(conditions) | outcome=on-the-spot"])
        #expect(try Self.faults(tables.files).map(\.code) == ["limit.conditions"])
    }

    /// The proof looks at every combination of answers: there must not be too many of them.
    @Test func moreCombinationsThanCanBeProvedAreRefused() throws {
        var tables = TinyTables.base
        let keys = (0..<4).map { "q\($0)" }
        tables.add("questions.csv", keys.map { "key=\($0)" })
        tables.add("answers.csv", keys.flatMap { key in (0..<40).map { "key=\(key) | value=v\($0)" } })
        let conditions = keys.map { "\($0)=v0" }.joined(separator: ";")
        tables.add("rules.csv", ["rule=r | conditions=\(conditions) | outcome=on-the-spot"])
        #expect(try Self.faults(tables.files).map(\.code) == ["limit.cells"])
    }

    /// A table with a misspelt name would be left out without a word, and yet make another edition.
    @Test func aTableNobodyReadsIsRefused() throws {
        var files = TinyTables.base.files
        files.add("vn/paper.csv", Array("procedure,paper\n".utf8))
        let faults = try Self.faults(files)
        Self.expectWords(faults)
        #expect(faults.map(\.code) == ["register.table-unknown"])
        #expect(faults.first?.file == "vn/paper.csv")
    }

    @Test func aRegisterWithoutAnIdIsRefused() throws {
        var tables = TinyTables.base
        tables.rows["register.csv"] = ["key=from | value=2025-07-01"]
        let faults = try Self.faults(tables.files)
        Self.expectWords(faults)
        #expect(faults.map(\.code) == ["register.no-id"] && faults.first?.file == "register.csv")
    }

    /// A row that is refused is not referred to by the rows after it.
    @Test func anEmptyIdIsToldOnce() throws {
        var tables = TinyTables.base
        tables.add("agencies.csv", ["agency= | role=body | area=01"])
        #expect(try Self.faults(tables.files).map(\.code) == ["field.empty"])
    }
}
