internal import Base
internal import Competence
internal import Pages
internal import Testing

@testable internal import waypost

/// One row is written back; every other byte of the table stays.
@Suite struct RuleRowTests {
    struct Case: CustomTestStringConvertible {
        let before: String
        let values: [String: String]
        let after: String
        let why: String
        var testDescription: String { why }
    }

    @Test(arguments: [
        Case(
            before: "rule,a\nx,1\ny,2\n", values: ["rule": "x", "a": "9"], after: "rule,a\nx,9\ny,2\n",
            why: "the first row"),
        Case(
            before: "rule,a\ny,2\nx,1\n", values: ["rule": "x", "a": "9"], after: "rule,a\ny,2\nx,9\n",
            why: "the last row"),
        Case(
            before: "rule,a\ny,2\nx,1", values: ["rule": "x", "a": "9"], after: "rule,a\ny,2\nx,9\n",
            why: "without a line end"),
        Case(
            before: "rule,a\r\nx,1\r\ny,2\r\n", values: ["rule": "x", "a": "9"], after: "rule,a\r\nx,9\r\ny,2\r\n",
            why: "line ends of a spreadsheet stay"),
        Case(
            before: "rule,a\nx,\"one\ntwo\"\ny,2\n", values: ["rule": "x", "a": "9"], after: "rule,a\nx,9\ny,2\n",
            why: "a row of two lines"),
        Case(
            before: "rule,a\nw,\"a\n\nb\"\nx,1\n\ny,2\n", values: ["rule": "x", "a": "p,q \"r\"\ns"],
            after: "rule,a\nw,\"a\n\nb\"\nx,\"p,q \"\"r\"\"\ns\"\ny,2\n",
            why: "behind a row of three lines, and what must be quoted"),
        Case(
            before: "\u{FEFF}a,rule\n1,x\n", values: ["rule": "x", "a": "đất"], after: "\u{FEFF}a,rule\nđất,x\n",
            why: "a byte order mark, and columns in another order"),
    ])
    func oneRowIsWritten(_ c: Case) throws {
        let row = try #require(RuleRow("x", file: "rules.csv", bytes: Array(c.before.utf8)))
        #expect(String(decoding: row.changed(c.values), as: UTF8.self) == c.after)
    }

    @Test func aNewRowStandsBehindTheOldOne() throws {
        let row = try #require(RuleRow("y", file: "rules.csv", bytes: Array("rule,a\nx,1\ny,2".utf8)))
        let added = row.followed(by: ["rule": "z", "a": "3"])
        #expect(String(decoding: added, as: UTF8.self) == "rule,a\nx,1\ny,2\nz,3\n" && row.nextLine == 4)
        #expect(RuleRow("q", file: "rules.csv", bytes: Array("rule,a\nx,1\n".utf8)) == nil)
        #expect(RuleRow("x", file: "rules.csv", bytes: Array("rule;a\nx;1\n".utf8)) == nil)
    }

    @Test func everyCellThatDiffersIsTold() {
        func files(_ text: String) -> RegisterFiles {
            var files = RegisterFiles()
            files.add("hcmc/rules.csv", Array(text.utf8))
            return files
        }
        let edits = RuleEdits.between(
            files("rule,article,to\na,1,\nb,2,\n"), files("rule,article,to\nb,3,2027-01-01\nc,4,\n"))
        #expect(
            edits.map { "\($0.rule) \($0.kind) \($0.column) \($0.before) \($0.after)" } == [
                "b changed article 2 3", "b changed to  2027-01-01", "c added   ", "a removed   ",
            ])
    }
}
