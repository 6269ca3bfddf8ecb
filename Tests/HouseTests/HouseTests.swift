internal import Base
internal import Testing

/// The rules of the house, each with its reason. Where one stands in the way, change the rule here and say why.
@Suite struct HouseTests {
    struct Banned: CustomTestStringConvertible {
        /// What may not stand in code.
        let words: [String]
        let reason: String
        /// Rooms where it may.
        var except: [String] = []
        /// A sentence that begins with this, on the line or just above it, allows it.
        var unless: String?
        var testDescription: String { words.joined(separator: ", ") }
    }

    @Test(arguments: [
        Banned(
            words: ["import Foundation", "import FoundationEssentials", "import Dispatch"],
            reason: "Foundation brings 7 to 50 MB and slow dates, strings and JSON; threads are pthreads"),
        Banned(
            words: ["clock_gettime", "gettimeofday", "time(nil", "ContinuousClock", "SuspendingClock", "localtime"],
            reason: "time is an argument: only Base's Clock reads it, so that every answer can be had again",
            except: ["Base"]),
        Banned(
            words: ["Clock.system"], reason: "rooms are told the time by their caller", except: ["Base", "waypost"]),
        Banned(
            words: ["try!", "as!", "fatalError(", "preconditionFailure(", "precondition(", "unsafeBitCast", "unowned"],
            reason: "outside input must never stop the program; say in a comment `// cannot: …` why none gets here",
            unless: "cannot:"),
        Banned(
            words: ["@unchecked", "nonisolated(unsafe)", "@preconcurrency"],
            reason: "the compiler's word on threads is overruled only with a sentence `// safe: …`", unless: "safe:"),
        Banned(
            words: ["print(", "debugPrint(", "dump("],
            reason: "a call of print a row costs more than the answer; answers go out through waypost's Output"),
        Banned(
            words: ["String(format:", "NSRegularExpression", "Regex", "JSONEncoder", "JSONDecoder"],
            reason: "slow, and its JSON has no fixed order of keys"),
        Banned(
            words: ["getenv(", "environ", "CommandLine", "isatty("],
            reason: "the command line reads its surroundings once and hands them on", except: ["waypost"]),
        Banned(
            words: ["O_RDONLY", "O_WRONLY", "opendir(", "fopen("],
            reason: "files are read in one place, with limits and with faults that name them",
            // Store locks its folder, and syncs it and its copies, which is done by descriptor.
            except: ["Base", "Store", "waypost"]),
        Banned(
            words: ["HTML(stringLiteral", "HTML(drawn"],
            reason: "text that becomes markup without being escaped; what a library drew says so `// safe: …`",
            unless: "safe:"),
        Banned(
            words: ["exit(", "abort("], reason: "only the command line's start ends the process",
            except: ["waypost"]),
    ])
    func nothingBanned(_ rule: Banned) throws {
        for file in try SourceFile.sources.get() where !rule.except.contains(file.room) {
            for (index, line) in file.lines.enumerated() where rule.words.contains(where: { holds(line.code, $0) }) {
                let around = (index > 0 ? file.lines[index - 1].whole : "") + line.whole
                let isAllowed = rule.unless.map { around.contains($0) } ?? false
                #expect(isAllowed, "\(file.place(line)): \(rule.reason)")
            }
        }
    }

    /// A file tells one story; a page of the screen is about 60 lines, and nobody reads more than ten of them.
    @Test func filesAreShort() throws {
        for file in try SourceFile.sources.get() + SourceFile.all("Tests") {
            #expect(file.lines.count <= 600, "\(file.path) has \(file.lines.count) lines: split it by story")
        }
    }

    /// Whoever enters a room finds its door: one file whose first three comment lines say what the room is for
    /// (`// Areas: …`), what it must never know (a line with "never") and where to start ("Start with …").
    @Test func everyRoomHasADoor() throws {
        let files = try SourceFile.sources.get()
        for room in Set(files.map(\.room)).sorted() {
            let doors = files.filter { $0.room == room && $0.isDoor }
            #expect(doors.count == 1, "room \(room) has \(doors.count) files that open with its three lines")
        }
    }

    /// What is unfinished belongs in the tracker, where somebody sees it.
    @Test func nothingIsLeftMarked() throws {
        let marks = ["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK", "place" + "holder", "not imple" + "mented"]
        for folder in ["Sources", "Tests", "ops", "Routing"] {
            for path in Tree.files(folder) {
                let text = try Tree.text(path)
                for mark in marks where text.contains(mark) { Issue.record("\(path) holds the mark \(mark)") }
            }
        }
    }

    /// The project runs on anybody's machine.
    @Test func noMachineIsNamed() throws {
        let places = ["/wo" + "rk/", "/ho" + "me/", "/fa" + "rm", "/Us" + "ers/"]
        for folder in ["Sources", "Tests", "ops", "Routing", "Fixtures", ".ci"] {
            for path in Tree.files(folder) {
                let text = try Tree.text(path)
                for place in places where text.contains(place) {
                    Issue.record("\(path) names \(place), a place of one machine")
                }
            }
        }
    }

    @Test func theTopLevelIsShort() {
        let known = ["Package.swift", "Sources", "Tests", "Routing", "Fixtures", "ops", "README.md", ".ci"]
        // `out` and what starts with a dot is a developer's own: git leaves the former out by name.
        let found = Tree.entries("").map(\.name).filter { !$0.hasPrefix(".") || $0 == ".ci" }
        for name in found where name != "out" && name != "Package.resolved" {
            #expect(known.contains(name), "\(name) at the top: has it no room below Sources, Routing or ops?")
        }
        for name in known { #expect(found.contains(name), "\(name) is missing at the top") }
    }

    /// Nothing is said to a person in one language only.
    @Test func everythingIsSaidTwice() throws {
        let empties = ["vi: \"\"", "en: \"\""]
        for file in try SourceFile.sources.get() {
            for line in file.lines where empties.contains(where: { line.whole.contains($0) }) {
                Issue.record("\(file.place(line)): one language is empty")
            }
        }
    }

    /// Accents are composed (NFC) in all we write, so that equal words are equal bytes.
    @Test func accentsAreComposed() throws {
        for folder in ["Sources", "Routing", "ops", "Fixtures"] {
            for path in Tree.files(folder) where !path.hasSuffix(".bin") && !path.hasSuffix(".png") {
                // U+0300…U+036F are CC 80 … CD AF in UTF-8.
                let bytes = try Tree.bytes(path)
                let loose = zip(bytes, bytes.dropFirst()).contains { $0 == 0xCC || $0 == 0xCD && $1 <= 0xAF }
                #expect(!loose, "\(path) holds an accent apart from its letter; save it as NFC")
            }
        }
    }

    /// The stripper must not be fooled, or the rules above are blind.
    @Test func codeIsToldFromWords() {
        let file = SourceFile(
            path: "Sources/X/Y.swift",
            text: "let a = \"print(\" // print(\n\"\"\"\nprint(\n\"\"\"\nprint(1)\nlet b = \"\\\"\"; print(2)")
        #expect(file.lines.filter { holds($0.code, "print(") }.map(\.number) == [5, 6])
        #expect(!holds("blueprint(x)", "print("))
        #expect(!holds("self.print(x)", "print("))
        #expect(holds("Swift.print(x)", "print("))
    }
}

extension SourceFile {
    fileprivate var isDoor: Bool {
        guard lines.count > 3 else { return false }
        return lines[0].whole.hasPrefix("// \(room): ") && lines[1].whole.hasPrefix("// ")
            && lines[1].whole.contains("never") && lines[2].whole.hasPrefix("// Start")
    }
}
