internal import Base
internal import Glibc
internal import Testing

@testable internal import waypost

/// Widths, wrapping, tables and suggestions.
@Suite struct LayoutTests {
    struct Width: CustomTestStringConvertible {
        let why: String, text: String, columns: Int
        var testDescription: String { why }
    }

    @Test(arguments: [
        Width(why: "plain", text: "Waypost", columns: 7),
        Width(why: "Vietnamese composed", text: "Phường Bến Nghé", columns: 15),
        Width(
            why: "the same with its accents apart", text: "Phu\u{31B}\u{300}ng Be\u{302}\u{301}n Nghe\u{301}",
            columns: 14),
        Width(why: "wide letters take two", text: "西貢", columns: 4),
        Width(why: "no width at all", text: "a\u{200B}b", columns: 2),
    ])
    func width(_ c: Width) { #expect(displayWidth(c.text) == c.columns) }

    @Test func wrapsAtSpacesAndCutsOnlyWhatMustBe() {
        #expect(wrapped("một hai ba bốn", to: 7) == ["một hai", "ba bốn"])
        #expect(wrapped("abcdefghij kl", to: 4) == ["abcd", "efgh", "ij", "kl"])
        #expect(wrapped("", to: 5) == [""])
        #expect(wrapped("a\nb", to: 5) == ["a", "b"])
        for width in 1...30 {
            let text = "Ủy ban nhân dân phường Bến Thành, Thành phố Hồ Chí Minh"
            #expect(wrapped(text, to: width).allSatisfy { displayWidth($0) <= width })
        }
    }

    static let columns = [
        TableColumn("code", vi: "mã", en: "code"), TableColumn("people", vi: "người", en: "people", isNumber: true),
        TableColumn("name", vi: "tên", en: "name"),
    ]

    @Test func alignsATableOnATerminal() {
        let rows = [["26740", "9", "Phường Sài Gòn"], ["1", "12345", "Xã A"]]
        let lines = TableLayout(Self.columns, rows, Manner(language: .en)).lines()
        #expect(
            lines == [
                "code   people  name", "─────  ──────  ──────────────", "26740       9  Phường Sài Gòn",
                "1       12345  Xã A",
            ])
    }

    @Test func wrapsTheWidestColumnOfATableThatDoesNotFit() {
        let rows = [["1", "2", String(repeating: "dài ", count: 20)]]
        let lines = TableLayout(Self.columns, rows, Manner(language: .vi, width: 40)).lines()
        #expect(lines.allSatisfy { displayWidth($0) <= 40 })
        #expect(lines.count > 3)
    }

    @Test func tellsATableThatCannotFitRowByRowAndCutsNoCode() {
        let rows = [["hcm-land-registry", "7", "Phường Sài Gòn"], ["hcm-secured-transactions-of-land", "", "Xã A"]]
        let lines = TableLayout(Self.columns, rows, Manner(language: .en, width: 40)).lines()
        #expect(
            lines == [
                "code    hcm-land-registry", "people  7", "name    Phường Sài Gòn", "",
                "code    hcm-secured-transactions-of-land", "name    Xã A",
            ])
    }

    @Test func speaksThePeoplesWordsOnScreenAndCodesToPrograms() {
        let (counter, post) = (Bilingual(vi: "tại quầy", en: "counter"), Bilingual(vi: "bưu chính", en: "post"))
        let cell = Cell.codes([("counter", counter), ("post", post)])
        #expect(cell.onScreen(.vi) == "tại quầy, bưu chính")
        #expect(cell.shown(.vi) == "counter;post")
        #expect(Cell.coded("both", KnownWords.level("both")).onScreen(.en) == "commune, province")
    }

    @Test func quotesOnlyTheFieldsThatNeedIt() throws {
        let path = try temporaryFile()
        defer { unlink(path) }
        let descriptor = open(path, O_WRONLY)
        defer { close(descriptor) }
        let output = Output(descriptor)
        try output.csv(["a", "b,c", "d\"e", "f\ng", ""])
        try output.flush()
        #expect(String(decoding: try FileBytes.read(path), as: UTF8.self) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\n")
    }

    struct Near: CustomTestStringConvertible {
        let typed: String, known: [String], meant: String?
        var testDescription: String { typed }
    }

    @Test(arguments: [
        Near(typed: "rotue", known: ["route", "area"], meant: "route"),
        Near(typed: "proc", known: ["procedures", "route"], meant: "procedures"),
        Near(typed: "areas", known: ["area", "tour"], meant: "area"),
        Near(typed: "banana", known: ["area", "tour"], meant: nil),
        Near(typed: "", known: ["area"], meant: nil),
        Near(typed: String(repeating: "a", count: 5000), known: ["area"], meant: nil),
    ])
    func suggests(_ c: Near) { #expect(nearest(to: c.typed, among: c.known) == c.meant) }
}

/// Where the register is looked for.
@Suite struct RegisterPlaceTests {
    @Test func looksUpwardsFromTheWorkingFolderThenFromTheProgram() throws {
        let top = try temporaryFolder()
        defer {
            for path in ["/Routing/hcmc/register.csv", "/Routing/hcmc", "/Routing", "/a/b", "/a", ""] {
                remove(top + path)
            }
        }
        for path in ["/Routing", "/Routing/hcmc", "/a", "/a/b"] { mkdir(top + path, 0o755) }
        try write("key,value\n", to: top + "/Routing/hcmc/register.csv")
        let found = RegisterPlace(routing: top + "/Routing", name: "hcmc")
        let here = Surroundings(workingFolder: top + "/a/b", programFolder: "/")
        #expect(try RegisterPlace.find(said: nil, name: "hcmc", here) == found)
        let beside = Surroundings(workingFolder: "/", programFolder: top + "/a")
        #expect(try RegisterPlace.find(said: nil, name: "hcmc", beside) == found)
        #expect(throws: DataFault.self) { try RegisterPlace.find(said: "/nowhere", name: "hcmc", here) }
        #expect(throws: DataFault.self) { try RegisterPlace.find(said: nil, name: "hanoi", here) }
    }
}
