internal import Testing

@testable internal import Pages

/// What goes into a code and what comes out of the library; that readers read it is tried by `ops/slips`.
@Suite struct CodeTests {
    struct Case: CustomTestStringConvertible {
        let text: String
        let side: Int?
        let why: String
        var testDescription: String { why }
    }

    private static let link = "https://waypost.example/p/H29.1-261121-0001/" + String(repeating: "k", count: 28)

    @Test(arguments: [
        Case(text: "H29.1-261121-0001", side: 21, why: "a code: version 1"),
        Case(text: link, side: 37, why: "a public link: version 5, 0.7 mm a module on a receipt"),
        Case(text: "Nguyễn Văn Ấm", side: 25, why: "Vietnamese as UTF-8"),
        Case(text: "", side: nil, why: "nothing"),
        Case(text: String(repeating: "a", count: 1001), side: nil, why: "longer than any link of ours"),
    ])
    func squares(_ c: Case) throws {
        let symbol = CodeSymbol(.qr, c.text)
        #expect(symbol?.width == c.side)
        guard let symbol else { return }
        #expect(symbol.rows.count == symbol.width && symbol.rows.allSatisfy { $0.count == symbol.width })
        // The three eyes: dark ring, light ring, dark core (ISO/IEC 18004, 6.3.3).
        let last = symbol.width - 7
        for (top, left) in [(0, 0), (0, last), (last, 0)] {
            for row in 0..<7 {
                for column in 0..<7 {
                    let ring = max(abs(row - 3), abs(column - 3))
                    #expect(symbol.rows[top + row][left + column] == (ring != 2))
                }
            }
        }
    }

    @Test(arguments: ["H29.1-261121-0001", "38.98.H29-210519-0013", "H57.132-260804-123456"])
    func lines(_ code: String) throws {
        let symbol = try #require(CodeSymbol(.code128, code))
        let bars = symbol.rows[0].map { $0 ? "1" : "0" }.joined()
        #expect(symbol.rows.count == 1 && (bars.count - 13) % 11 == 0)
        let starts = ["11010000100", "11010010000", "11010011100"]
        #expect(starts.contains { bars.hasPrefix($0) } && bars.hasSuffix("1100011101011"), "start and stop")
    }

    @Test func whatALineCannotSay() {
        #expect(CodeSymbol(.code128, "Ấm") == nil && CodeSymbol(.code128, "") == nil)
        #expect(CodePicture.qr("", words: "x") == .nothing && CodePicture.code128("", words: "x") == .nothing)
    }

    /// The text stands beside the bars and is escaped; the picture has no style of its own, which the page's policy would refuse.
    @Test func picturesAreMarkup() {
        let line = CodePicture.code128("A<B", words: "mã \"A\"").text
        #expect(line.contains("A&lt;B") && line.contains("aria-label=\"mã &quot;A&quot;\"") && !line.contains("style="))
        let square = CodePicture.qr(Self.link, words: "link").text
        #expect(
            square.contains("viewBox=\"0 0 45 45\"") && square.utf8.count < 7000, "37 and a border of 4 on each side")
    }
}
