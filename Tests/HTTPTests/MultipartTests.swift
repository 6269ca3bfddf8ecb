internal import Base
internal import Testing

@testable internal import HTTP

/// Forms with files, as browsers send them, and everything else refused.
@Suite struct MultipartTests {
    static let type = "multipart/form-data; boundary=----WebKitFormBoundaryAbC"
    static let boundary = "----WebKitFormBoundaryAbC"

    /// `|` stands for a line end, so that a body reads as one line here.
    static func body(_ text: String) -> [UInt8] { Array(text.replacing("|", with: "\r\n").utf8) }

    static let whole =
        "--\(boundary)|Content-Disposition: form-data; name=\"form\"||token|--\(boundary)|"
        + "Content-Disposition: form-data; name=\"files\"; filename=\"rules.csv\"|Content-Type: text/csv||a,b|1,2||"
        + "--\(boundary)--|"

    @Test func whatBrowsersSendIsRead() throws {
        let form = try MultipartForm(Self.body(Self.whole), contentType: Self.type)
        #expect(form.parts.map(\.name) == ["form", "files"])
        #expect(form.parts.map(\.file) == [nil, "rules.csv"])
        #expect(form.parts.map(\.text) == ["token", "a,b\r\n1,2\r\n"])
        #expect(MultipartForm.first(of: Self.body(Self.whole), contentType: Self.type)?.text == "token")
    }

    struct Case: CustomTestStringConvertible {
        var type = MultipartTests.type
        let body: String
        let fault: MultipartForm.Fault?
        let why: String
        var testDescription: String { why }
    }

    private static func one(_ head: String, _ content: String = "x") -> String {
        "--\(boundary)|\(head)||\(content)|--\(boundary)--|"
    }

    private static let name = "Content-Disposition: form-data; name=\"a\""

    @Test(arguments: [
        Case(body: one(name), fault: nil, why: "one field"),
        Case(body: one("content-disposition:form-data;name=a"), fault: nil, why: "small letters, a token, no blanks"),
        Case(body: one(name, ""), fault: nil, why: "an empty value"),
        Case(body: one(name, "--\(boundary)"), fault: nil, why: "a boundary that no line end precedes is content"),
        Case(body: one(name, "|--\(boundary.dropLast())"), fault: nil, why: "nearly the boundary is content"),
        Case(body: one(name + "|X-Other: 1"), fault: nil, why: "fields nobody knows are passed over"),
        Case(body: one(name + "; filename=\"\""), fault: nil, why: "no file chosen"),
        Case(
            body: one("Content-Disposition: form-data; name=\"a%22b\""), fault: nil,
            why: "a quotation mark, as browsers write it"),
        Case(body: "--\(boundary)--", fault: nil, why: "no part at all"),
        Case(
            type: "multipart/form-data; boundary=\"\(boundary)\"", body: one(name), fault: nil, why: "a quoted boundary"
        ),
        Case(type: "multipart/mixed; boundary=x", body: one(name), fault: .notMultipart, why: "another type"),
        Case(type: "multipart/form-data", body: one(name), fault: .badBoundary, why: "no boundary"),
        Case(type: "multipart/form-data; boundary=", body: one(name), fault: .notMultipart, why: "an empty boundary"),
        Case(
            type: "multipart/form-data; boundary=\(String(repeating: "x", count: 71))", body: one(name),
            fault: .badBoundary, why: "a boundary of 71"),
        Case(
            type: "multipart/form-data; boundary=a; boundary=b", body: one(name), fault: .badBoundary,
            why: "two boundaries"),
        Case(
            type: "multipart/form-data; boundary=\"a<b\"", body: one(name), fault: .badBoundary,
            why: "a letter no boundary has"),
        Case(body: "hello|" + one(name), fault: .noBeginning, why: "a preamble"),
        Case(body: one(name) + "more", fault: .afterEnd, why: "an epilogue"),
        Case(
            body: "--\(boundary) |\(name)||x|--\(boundary)--|", fault: .badBoundary, why: "padding behind the boundary"),
        Case(body: "--\(boundary)|\(name)||x|--\(boundary)", fault: .noEnd, why: "no last boundary"),
        Case(body: one("X-Only: 1"), fault: .noDisposition, why: "a part without a name"),
        Case(body: one("Content-Disposition: form-data"), fault: .noDisposition, why: "no name in it"),
        Case(
            body: one("Content-Disposition: attachment; name=\"a\""), fault: .noDisposition, why: "another disposition"),
        Case(body: one(name + "; name=\"b\""), fault: .noDisposition, why: "two names"),
        Case(body: one(name + "; filename*=UTF-8''x"), fault: .noDisposition, why: "filename*"),
        Case(body: one(name + "|" + name), fault: .noDisposition, why: "two dispositions"),
        Case(body: one("Content-Disposition: form-data; name=\"\""), fault: .badName, why: "an empty name"),
        Case(
            body: one("Content-Disposition: form-data; name=\"a%0D%0Ab\""), fault: .badName, why: "a line end in a name"
        ),
        Case(
            body: one("Content-Disposition: form-data; name=\"\(String(repeating: "n", count: 201))\""),
            fault: .badName,
            why: "a long name"),
        Case(body: one(name + "|Content-Type: multipart/mixed; boundary=y"), fault: .nested, why: "parts in a part"),
        Case(body: one(name + "|Content-Transfer-Encoding: base64"), fault: .encoded, why: "an encoding"),
        Case(body: one(name + "| folded"), fault: .badHead, why: "a folded line"),
        Case(body: one(name + "|No colon"), fault: .badHead, why: "a line without a colon"),
        Case(body: one(name + "|X-Y\u{1}: 1"), fault: .badHead, why: "a control character"),
        Case(
            body: one(name + "|X-Long: " + String(repeating: "y", count: 5000)), fault: .headTooLarge,
            why: "a long head"),
    ])
    func eachIsReadOrRefused(_ c: Case) {
        var found: MultipartForm.Fault?
        do { _ = try MultipartForm(Self.body(c.body), contentType: c.type) } catch { found = error }
        #expect(found == c.fault)
    }

    @Test func limitsHold() {
        var limits = MultipartForm.Limits()
        (limits.parts, limits.partBytes) = (2, 3)
        func fault(_ parts: [String]) -> MultipartForm.Fault? {
            let text = parts.map { "--\(Self.boundary)|\(Self.name)||\($0)|" }.joined() + "--\(Self.boundary)--|"
            do { _ = try MultipartForm(Self.body(text), contentType: Self.type, limits: limits) } catch { return error }
            return nil
        }
        #expect(fault(["1", "2"]) == nil && fault(["123"]) == nil)
        #expect(fault(["1", "2", "3"]) == .tooManyParts && fault(["1234"]) == .partTooLarge)
    }

    /// Wherever a line breaks, nothing half is taken for whole.
    @Test func everyCutIsRefused() {
        let whole = Self.body(Self.whole)
        for length in 0..<whole.count - 2 {
            let cut = Array(whole[..<length])
            #expect((try? MultipartForm(cut, contentType: Self.type)) == nil, "\(length) bytes")
        }
        // Only the line end behind the last boundary may be missing.
        #expect((try? MultipartForm(Array(whole.dropLast(2)), contentType: Self.type))?.parts.count == 2)
    }

    /// Whatever the files hold, they come out as they went in.
    @Test func anyBytesComeBack() throws {
        var random = SeededGenerator(seed: 20_261_121)
        for round in 0..<300 {
            let contents = (0..<Int.random(in: 0...4, using: &random)).map { _ in Self.bytes(&random) }
            var body: [UInt8] = []
            for (number, content) in contents.enumerated() {
                body += Self.body(
                    "--\(Self.boundary)|Content-Disposition: form-data; name=\"f\(number)\"; filename=\"t\"||")
                body += content + [0x0D, 0x0A]
            }
            body += Self.body("--\(Self.boundary)--|")
            let form = try MultipartForm(body, contentType: Self.type)
            #expect(form.parts.map { Array($0.content) } == contents, "round \(round)")
        }
    }

    /// Line ends, hyphens and beginnings of the boundary more often than chance would have them.
    private static func bytes(_ random: inout SeededGenerator) -> [UInt8] {
        let pieces: [[UInt8]] = [
            [0x0D, 0x0A], [0x0D], [0x0A], [0x2D, 0x2D], Array("\r\n--".utf8),
            Array("\r\n--\(boundary.dropLast(2))".utf8), [0],
        ]
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...30, using: &random) {
            if Bool.random(using: &random) {
                bytes += pieces[Int.random(in: 0..<pieces.count, using: &random)]
            } else {
                bytes.append(UInt8.random(in: 0...255, using: &random))
            }
        }
        return bytes
    }
}
