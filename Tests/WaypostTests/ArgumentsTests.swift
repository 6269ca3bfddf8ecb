internal import Base
internal import Testing

@testable internal import waypost

/// The reading of command lines, on a tree made up for it.
@Suite struct ArgumentsTests {
    static let on = Option<CivilDate>.date("on", Bilingual(same: "date"))
    static let tag = Option<String>.text("tag", Bilingual(same: "T"), Bilingual(same: "tag"), repeats: true)
    static let must = Option<Int>.count("must", Bilingual(same: "needed"))
    static let tree = Command(
        name: "waypost", summary: Bilingual(same: "root"),
        children: [
            Command(
                name: "area", summary: Bilingual(same: "area"),
                operands: [Operand(name: Bilingual(same: "TEXT"), arity: .some, summary: Bilingual(same: "text"))],
                options: [on.spec, tag.spec], run: { _ in .answered }),
            Command(
                name: "register", summary: Bilingual(same: "register"),
                children: [
                    Command(
                        name: "check", summary: Bilingual(same: "check"),
                        operands: [
                            Operand(name: Bilingual(same: "DIR"), arity: .maybeOne, summary: Bilingual(same: "dir"))
                        ],
                        options: [
                            Option<Int>("must", value: Bilingual(same: "N"), Bilingual(same: "n"), required: true) {
                                Int($0)
                            }
                            .spec
                        ],
                        run: { _ in .answered })
                ]),
        ])

    struct Reads: CustomTestStringConvertible {
        let why: String, words: [String], path: [String]
        var operands: [String] = []
        var values: [String: [String]] = [:]
        var testDescription: String { why }
    }

    @Test(arguments: [
        Reads(why: "operands in order", words: ["area", "a", "b"], path: ["area"], operands: ["a", "b"]),
        Reads(
            why: "options between operands", words: ["area", "a", "--on", "2026-11-21", "b"], path: ["area"],
            operands: ["a", "b"], values: ["on": ["2026-11-21"]]),
        Reads(
            why: "a repeated option keeps its order", words: ["area", "--tag", "x", "a", "--tag=y"], path: ["area"],
            operands: ["a"], values: ["tag": ["x", "y"]]),
        Reads(
            why: "everybody's options may come first", words: ["--lang", "en", "area", "a"], path: ["area"],
            operands: ["a"], values: ["lang": ["en"]]),
        Reads(
            why: "a value may hold =", words: ["area", "a", "--tag=k=v"], path: ["area"], operands: ["a"],
            values: ["tag": ["k=v"]]),
        Reads(
            why: "a value may be negative", words: ["area", "a", "--tag", "-1"], path: ["area"], operands: ["a"],
            values: ["tag": ["-1"]]),
        Reads(
            why: "behind -- all are operands", words: ["area", "--", "--on", "-h"], path: ["area"],
            operands: ["--on", "-h"]),
        Reads(why: "a lone dash is an operand", words: ["area", "-"], path: ["area"], operands: ["-"]),
        Reads(why: "an operand called like a command", words: ["area", "area"], path: ["area"], operands: ["area"]),
        Reads(why: "an operand called help", words: ["area", "help"], path: ["area"], operands: ["help"]),
        Reads(
            why: "two words deep", words: ["register", "check", "--must", "1"], path: ["register", "check"],
            values: ["must": ["1"]]),
    ])
    func reads(_ c: Reads) throws {
        guard case .call(_, let given) = try Arguments(tree: Self.tree, topics: []).request(c.words) else {
            Issue.record("not a call")
            return
        }
        #expect(given.path == c.path)
        #expect(given.operands == c.operands)
        #expect(given.values == c.values)
    }

    struct Refuses: CustomTestStringConvertible {
        let why: String, words: [String], code: String
        var testDescription: String { why }
    }

    @Test(arguments: [
        Refuses(why: "no words", words: [], code: "usage.no-command"),
        Refuses(why: "a group alone", words: ["register"], code: "usage.no-command"),
        Refuses(why: "an unknown word in a group", words: ["register", "chek"], code: "usage.unknown-command"),
        Refuses(
            why: "an option of another command", words: ["register", "check", "--on", "x"], code: "usage.unknown-option"
        ),
        Refuses(
            why: "a command's option before it", words: ["--on", "2026-01-01", "area", "a"],
            code: "usage.unknown-option"),
        Refuses(why: "a day that does not exist", words: ["area", "a", "--on", "2026-02-30"], code: "usage.bad-value"),
        Refuses(why: "a required option left out", words: ["register", "check"], code: "usage.missing-option"),
        Refuses(why: "an operand left out", words: ["area"], code: "usage.missing-operand"),
        Refuses(
            why: "an operand too many", words: ["register", "check", "--must", "1", "a", "b"],
            code: "usage.extra-operand"),
        Refuses(why: "a value left out at the end", words: ["area", "a", "--on"], code: "usage.missing-value"),
        Refuses(why: "one dash is not two", words: ["area", "a", "-on", "2026-01-01"], code: "usage.unknown-option"),
        Refuses(why: "help on nothing known", words: ["help", "register", "nix"], code: "usage.unknown-topic"),
    ])
    func refuses(_ c: Refuses) {
        do {
            _ = try Arguments(tree: Self.tree, topics: []).request(c.words)
            Issue.record("accepted")
        } catch {
            #expect(error.code == c.code)
            #expect(!error.message.vi.isEmpty && !error.message.en.isEmpty)
            #expect(error.mend.en.contains("waypost help"))
        }
    }

    @Test(arguments: [
        ["help", "register", "check"], ["register", "help", "check"], ["register", "check", "-h"],
        ["help", "--lang", "en", "register", "check"], ["help", "register", "check", "--color", "never"],
        ["help", "register", "--json", "check", "--lang=en"],
    ])
    func helpIsEverywhere(_ words: [String]) throws {
        guard case .help(let path) = try Arguments(tree: Self.tree, topics: []).request(words) else {
            Issue.record("not help")
            return
        }
        #expect(path == ["register", "check"])
    }

    /// Random command lines are read or refused, never more.
    @Test func survivesAnything() {
        var generator = SeededGenerator(seed: 20_261_121)
        let words = [
            "area", "register", "check", "help", "--", "-", "--on", "--on=", "--tag", "x", "--must", "--lang=en", "-h=",
            "=", "--=", "", "ế",
        ]
        for _ in 0..<5000 {
            let line = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                words.randomElement(using: &generator) ?? ""
            }
            _ = try? Arguments(tree: Self.tree, topics: []).request(line)
            _ = GlobalOptions.glance(line)
        }
    }
}
