internal import Base
internal import Glibc
internal import Testing

/// Receipts are evidence: a file of them is never lost to a repeated command, and what an editor did to it is told.
@Suite(.serialized) struct ReceiptFileTests {
    private static let ask = ["route", "--procedure", "1.001193", "--residence", "26740", "--on", "2026-11-23"]

    private func path() throws -> String { try temporaryFolder() + "/receipts.jsonl" }

    private func keep(_ path: String, _ more: [String] = []) throws -> Program.Answer {
        try Program.run(Self.ask + ["--receipt", path, "--lang", "en"] + more)
    }

    private func verify(_ path: String) throws -> Program.Answer {
        try Program.run(["receipt", "verify", path, "--lang", "en"])
    }

    private func text(_ path: String) throws -> String { String(decoding: try FileBytes.read(path), as: UTF8.self) }

    @Test func whatIsKeptIsNotWrittenOver() throws {
        let file = try path()
        #expect(try keep(file).exit == 0)
        let first = try text(file)
        let again = try keep(file)
        #expect(again.exit == 73 && again.errors.contains("not empty") && again.errors.contains("--append"))
        #expect(try text(file) == first)
        #expect(try keep(file, ["--append"]).exit == 0)
        #expect(try text(file) == first + first)
        #expect(try verify(file).exit == 0)
    }

    @Test func anEmptyFileIsFilled() throws {
        let file = try path()
        try write("", to: file)
        #expect(try keep(file).exit == 0)
        #expect(try verify(file).exit == 0)
    }

    /// Half a line of a run that was cut short spoils itself and not what comes after.
    @Test func whatIsAppendedStartsALine() throws {
        let file = try path()
        try write("{\"receipt\":1,", to: file)
        #expect(try keep(file, ["--append"]).exit == 0)
        #expect(try verify(file).output.contains("jsonl,1,,,receipt.not-json,"))
        #expect(try text(file).split(separator: "\n").count == 2)
    }

    @Test func anEmptyFileProvesNothing() throws {
        let file = try path()
        try write("\r\n\n", to: file)
        let answer = try verify(file)
        #expect(answer.exit == 1 && answer.errors.contains("There is no receipt to verify"))
    }

    @Test func appendingNeedsAFile() throws {
        let answer = try Program.run(Self.ask + ["--append", "--lang", "en"])
        #expect(answer.exit == 64 && answer.errors.contains("--receipt"))
    }

    struct Rewritten: CustomTestStringConvertible {
        let why: String, before: String, end: String, says: String
        var testDescription: String { why }
    }

    @Test(arguments: [
        Rewritten(why: "an editor of another system", before: "", end: "\r\n", says: "its line ends in CR LF"),
        Rewritten(why: "a byte order mark", before: "\u{FEFF}", end: "\n", says: "a byte order mark (BOM)"),
    ])
    func whatAnEditorDidIsToldExactly(_ c: Rewritten) throws {
        let file = try path()
        _ = try keep(file)
        try write(c.before + (try text(file)).replacing("\n", with: c.end), to: file)
        let answer = try verify(file)
        #expect(answer.exit == 1 && answer.output.contains("the receipt is whole"))
        #expect(answer.output.contains(c.says) && !answer.output.contains("altered"), "\(answer.output)")
    }
}
