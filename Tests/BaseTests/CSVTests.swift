internal import Base
internal import Testing

@Suite struct CSVTests {
    struct Malformed: CustomTestStringConvertible {
        let why: String
        let bytes: [UInt8]
        let code: String
        var line = 0
        var column = 0
        var testDescription: String { why }

        init(_ why: String, _ text: String, _ code: String, _ line: Int = 0, _ column: Int = 0) {
            self.init(why, bytes: Array(text.utf8), code, line, column)
        }

        init(_ why: String, bytes: [UInt8], _ code: String, _ line: Int = 0, _ column: Int = 0) {
            (self.why, self.bytes, self.code, self.line, self.column) = (why, bytes, code, line, column)
        }
    }

    static let twoMegabytes = String(repeating: "a", count: 2 << 20)

    static func utf16(_ text: String) -> [UInt8] {
        text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }

    @Test(arguments: [
        Malformed("nothing", "", "csv.empty"),
        Malformed("only a byte order mark", "\u{FEFF}", "csv.empty"),
        Malformed("only blank lines", "\n\r\n\n", "csv.empty"),
        Malformed("semicolons", "a;b\n1;2\n", "csv.semicolons", 1),
        Malformed("semicolons, with commas in the rows", "a;b\n1,5;2\n", "csv.semicolons", 1),
        Malformed("tabs", "a\tb\n1\t2\n", "csv.tabs", 1),
        Malformed("a missing column", "a\n1\n", "csv.missing-column", 1),
        Malformed("a heading after blank lines", "\n\na\n1\n", "csv.missing-column", 3),
        Malformed("a doubled column", "a,b,a\n1,2,3\n", "csv.doubled-column", 1),
        Malformed("an unknown column", "a,b,c\n1,2,3\n", "csv.unknown-column", 1),
        Malformed("a heading with a space", "a,b, b\n1,2,3\n", "csv.unknown-column", 1),
        Malformed("too few fields", "a,b\n1,2\n1\n", "csv.field-count", 3),
        Malformed("too many fields", "a,b\n1,2,3\n", "csv.field-count", 2),
        Malformed("one quoted empty field is no blank line", "a,b\n\"\"\n", "csv.field-count", 2),
        Malformed("a quotation mark never closed", "a,b\nx,\"y\nz,w\n", "csv.unclosed-quote", 2, 3),
        Malformed("opened at the very end", "a,b\nx,\"", "csv.unclosed-quote", 2, 3),
        Malformed("text behind the closing mark", "a,b\nđ,\"y\"z\n", "csv.text-after-quote", 2, 6),
        Malformed("a mark inside a plain field", "a,b\nx,y\"z\n", "csv.stray-quote", 2, 3),
        Malformed("NUL", "a,b\nđđ,\u{0}\n", "csv.nul", 2, 4),
        Malformed("NUL inside quotes", "a,b\n\"x\u{0}\",y\n", "csv.nul", 2, 3),
        Malformed("a 2 MB line", "a,b\nx,\(twoMegabytes)\n", "csv.line-too-long", 2),
        Malformed("a 2 MB line in quotes", "a,b\nx,\"\(twoMegabytes)\"\n", "csv.line-too-long", 2),
        Malformed("a 2 MB heading", "\(twoMegabytes)\n", "csv.line-too-long", 1),
        Malformed("a 2 MB line of commas", "a,b\n\(String(repeating: ",", count: 2 << 20))\n", "csv.line-too-long", 2),
        Malformed("UTF-16 with its mark", bytes: [0xFF, 0xFE] + utf16("a,b\n1,2\n"), "csv.not-utf8", 1, 1),
        Malformed("UTF-16 without", bytes: utf16("a,b\n1,2\n"), "csv.nul", 1, 2),
        Malformed("Windows-1258 on line 2", bytes: Array("a,b\nđ,".utf8) + [0xE3, 0x0A], "csv.not-utf8", 2, 3),
        Malformed("cut inside a letter", bytes: Array("a,b\r\n1,".utf8) + [0xE1, 0xBB], "csv.not-utf8", 2, 3),
        Malformed("an overlong form", bytes: Array("a,b\r1,".utf8) + [0xC0, 0xAF], "csv.not-utf8", 2, 3),
        Malformed("a surrogate", bytes: Array("a,b\n".utf8) + [0xED, 0xA0, 0x80], "csv.not-utf8", 2, 1),
        Malformed("beyond Unicode", bytes: [0xEF, 0xBB, 0xBF, 0xF4, 0x90, 0x80, 0x80], "csv.not-utf8", 1, 1),
        Malformed(
            "a bad byte behind a 2 MB line",
            bytes: Array("a,b\n\(twoMegabytes)\n".utf8) + [0xFF], "csv.not-utf8", 3, 1),
    ]) func refuses(_ c: Malformed) throws {
        let faults = try #require(throws: DataFaults.self) { try read(c.bytes) }.faults
        let fault = try #require(faults.first)
        #expect(faults.count == 1, "one fault, told once: \(faults.map(\.code))")
        #expect(fault.code == c.code && fault.line == c.line && fault.column == c.column)
        #expect(!fault.problem.vi.isEmpty && fault.problem.vi != fault.problem.en && !fault.mend.en.isEmpty)
    }

    private func read(_ bytes: [UInt8]) throws(DataFaults) -> CSV {
        try CSV(file: "t.csv", bytes: bytes, columns: ["a", "b"])
    }

    struct Read: CustomTestStringConvertible {
        let why: String, text: String, rows: [[String]], lines: [Int]
        var testDescription: String { why }
    }

    @Test(arguments: [
        Read(why: "plain", text: "a,b\n1,2\n", rows: [["1", "2"]], lines: [2]),
        Read(why: "no last line end", text: "a,b\n1,2", rows: [["1", "2"]], lines: [2]),
        Read(why: "ends in a comma", text: "a,b\n1,", rows: [["1", ""]], lines: [2]),
        Read(why: "a byte order mark and CRLF", text: "\u{FEFF}a,b\r\n1,2\r\n\r\n", rows: [["1", "2"]], lines: [2]),
        Read(
            why: "CR alone", text: "a,b\r1,2\r\"x\ry\",4\r5,6", rows: [["1", "2"], ["x\ry", "4"], ["5", "6"]],
            lines: [2, 3, 5]),
        Read(
            why: "blank lines between", text: "a,b\n\n1,2\n\n3,4\n", rows: [["1", "2"], ["3", "4"]], lines: [3, 5]),
        Read(why: "columns in another order", text: "b,a\n1,2\n", rows: [["2", "1"]], lines: [2]),
        Read(
            why: "quoted", text: "a,b\n\"x, y\",\"he said \"\"no\"\"\"\n", rows: [["x, y", "he said \"no\""]],
            lines: [2]),
        Read(why: "only marks", text: "a,b\n\"\"\"\",\"\"\n", rows: [["\"", ""]], lines: [2]),
        Read(
            why: "line ends in quotes", text: "a,b\n\"x\r\ny\nz\",2\n3,4\n", rows: [["x\r\ny\nz", "2"], ["3", "4"]],
            lines: [2, 5]),
        Read(why: "Vietnamese", text: "a,b\nThủ Đức,𠀋\n", rows: [["Thủ Đức", "𠀋"]], lines: [2]),
        Read(why: "heading only", text: "a,b\n", rows: [], lines: []),
        Read(why: "rows of nothing", text: "a,b\n,\n", rows: [["", ""]], lines: [2]),
    ]) func reads(_ c: Read) throws {
        let csv = try read(Array(c.text.utf8))
        #expect(csv.rows.map { [$0[csv.column("a")], $0[csv.column("b")]] } == c.rows)
        #expect(csv.rows.map(\.line) == c.lines)
        #expect(csv.count == c.rows.count)
    }

    @Test func faultsPointAtTheField() throws {
        let csv = try read(Array("a,b\nđường,2\n\"x\ny\",\"4\"\n".utf8))
        let places = csv.rows.map { row in
            let fault = row.fault("x", csv.column("b"), problem: Bilingual(same: ""), mend: Bilingual(same: ""))
            return [fault.line, fault.column]
        }
        #expect(places == [[2, 7], [4, 4]], "the second row's b begins on line 4, behind a field of two lines")
        let whole = csv[1].fault("x", nil, problem: Bilingual(same: ""), mend: Bilingual(same: ""))
        #expect(whole.line == 3 && whole.column == 0)
    }

    @Test func optionalAndOtherColumns() throws {
        let csv = try CSV(
            file: "t.csv", bytes: Array("a,z\n1,2\n".utf8), columns: ["a"], optional: ["b"], allowOthers: true)
        #expect(csv[0][csv.column("b")].isEmpty && csv.column("b") == nil)
        #expect(csv[0][csv.column("z")] == "2")
    }

    @Test func tellsManyFaultsButNotAll() throws {
        let rows = String(repeating: "1\n", count: 5_000)
        let faults = try #require(throws: DataFaults.self) { try read(Array("a,b\n\(rows)".utf8)) }.faults
        #expect(faults.count == CSV.mostFaults)
        #expect(faults.map(\.line) == Array(2..<102))
    }

    /// Half a million fields on one line: columns and headings must not cost a walk each.
    @Test func wideLinesAreReadInOnePass() throws {
        let wide = String(repeating: "x,", count: 500_000) + "x\n"
        #expect(throws: DataFaults.self) { try read(Array(("a,b\n" + wide).utf8)) }
        let faults = try #require(throws: DataFaults.self) { try read(Array(wide.utf8)) }.faults
        #expect(faults.count <= CSV.mostFaults)
    }

    /// What is written by the rules is read back as it was.
    @Test(arguments: [UInt64(1), 2, 3]) func readsWhatWasWritten(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let pieces = ["", "a", "đ", ",", "\"", "\n", "\r\n", "\r", " ", "𠀋", ";"]
        for _ in 0..<300 {
            let rows = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                (0..<2).map { _ in
                    (0..<Int.random(in: 0...4, using: &random)).map { _ in
                        pieces[Int.random(in: 0..<pieces.count, using: &random)]
                    }.joined()
                }
            }
            let lines = rows.map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }
            let csv = try read(Array(("a,b\n" + lines.joined()).utf8))
            #expect(csv.rows.map { [$0[csv.column("a")], $0[csv.column("b")]] } == rows, "seed \(seed)")
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
    }

    @Test(arguments: Array(UInt64(11)...16)) func survivesMutations(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let original = Array("\u{FEFF}a,b\r\nThủ Đức,\"x, \"\"y\"\"\"\r\n\"hai\ndòng\",2\r\n3,\r\n".utf8)
        let telling = Array("\",;\n\r\0\t a".utf8) + [0xFF, 0xC3, 0xE1, 0x80]
        for _ in 0..<3_000 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = telling[Int.random(in: 0..<telling.count, using: &random)]
                case 1 where bytes.count > 1: bytes.remove(at: place)
                default: bytes.insert(telling[Int.random(in: 0..<telling.count, using: &random)], at: place)
                }
            }
            expectReadOrRefused(bytes, seed)
        }
    }

    private func expectReadOrRefused(_ bytes: [UInt8], _ seed: UInt64) {
        let lineEnds = bytes.count { $0 == 10 || $0 == 13 } + 1
        do throws(DataFaults) {
            let csv = try read(bytes)
            for row in csv.rows {
                #expect((1...lineEnds).contains(row.line), "seed \(seed)")
                #expect(row[csv.column("a")].utf8.count <= bytes.count)
            }
        } catch {
            #expect(!error.faults.isEmpty && error.faults.allSatisfy { $0.code.hasPrefix("csv.") }, "seed \(seed)")
            #expect(error.faults.allSatisfy { (0...lineEnds).contains($0.line) }, "seed \(seed): \(error)")
        }
    }
}
