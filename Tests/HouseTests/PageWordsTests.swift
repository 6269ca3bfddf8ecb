internal import Testing

/// A page's markup holds no words: they stand in `Phrases`, both languages side by side.
@Suite struct PageWordsTests {
    /// Names that are the same in every language, and each language's own name for itself.
    private static let names = [
        "Waypost", "English", "Tiếng", "Việt", "doctype", "html", "nbsp", "times", "QR", "Code",
    ]

    @Test func wordsStandInPhrases() throws {
        var looked = 0
        for file in try SourceFile.all("Sources/Pages") where !file.path.contains("/Phrases/") {
            for literal in Literals(try Tree.text(file.path)).all where literal.contains("<") && literal.contains(">") {
                looked += 1
                for word in Self.words(outsideTags: literal) where !Self.names.contains(word) {
                    Issue.record("\(file.path): \"\(word)\" stands in markup; it belongs in Phrases")
                }
            }
        }
        #expect(looked > 20, "no markup was found: this test is blind")
    }

    struct Case {
        let source: String
        let words: [String]
        let why: String
    }

    @Test(arguments: [
        Case(source: #"let a: HTML = "<p>Hello \(name) <b>there</b></p>""#, words: ["Hello", "there"], why: "words"),
        Case(
            source: #"let a: HTML = "<p class=\"wide\">\(x.map { "<b>\($0)</b>" })</p>""#, words: [],
            why: "none, nested"),
        Case(
            source: "let a: HTML = \"\"\"\n    <p>\n    Xin \\(a)\n    </p>\n    \"\"\"", words: ["Xin"],
            why: "many lines"),
        Case(source: "// <p>words of a comment</p>\nlet a = 1", words: [], why: "a comment"),
    ])
    func wordsAreFound(_ c: Case) {
        #expect(Literals(c.source).all.flatMap(Self.words) == c.words, "\(c.why)")
    }

    /// Three letters or more in a row.
    private static func words(outsideTags markup: String) -> [String] {
        var (found, word, isInTag, isInEntity): ([String], String, Bool, Bool) = ([], "", false, false)
        for character in markup + " " {
            if !isInTag, !isInEntity, character.isLetter {
                word.append(character)
                continue
            }
            if word.count > 2 { found.append(word) }
            word = ""
            switch character {
            case "<": isInTag = true
            case ">": isInTag = false
            case "&": isInEntity = true
            case ";", " ", "\n": isInEntity = false
            default: break
            }
        }
        return found
    }
}

/// The string literals of a source file, each whole and without what is put into it; literals within that are literals
/// of their own.
private struct Literals {
    private(set) var all: [String] = []
    private var rest: Substring

    init(_ source: String) {
        rest = source[...]
        while !rest.isEmpty { code() }
    }

    /// Up to the next literal, over comments.
    private mutating func code() {
        if rest.hasPrefix("//") {
            rest = rest.drop { $0 != "\n" }
        } else if rest.hasPrefix("\"") {
            literal()
        } else {
            rest = rest.dropFirst()
        }
    }

    private mutating func literal() {
        let end = rest.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
        rest = rest.dropFirst(end.count)
        let place = all.count
        all.append("")
        var text = ""
        while !rest.isEmpty, !rest.hasPrefix(end) {
            if rest.hasPrefix("\\(") {
                rest = rest.dropFirst(2)
                interpolation()
            } else if rest.hasPrefix("\\") {
                rest = rest.dropFirst(2)
                text += " "
            } else if let character = rest.popFirst() {
                text.append(character)
            }
        }
        rest = rest.dropFirst(end.count)
        all[place] = text
    }

    private mutating func interpolation() {
        var depth = 1
        while depth > 0, let character = rest.first {
            if character == "\"" {
                literal()
                continue
            }
            depth += character == "(" ? 1 : character == ")" ? -1 : 0
            rest = rest.dropFirst()
        }
    }
}
