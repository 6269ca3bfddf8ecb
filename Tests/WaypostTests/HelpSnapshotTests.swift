internal import Base
internal import Glibc
internal import Testing

@testable internal import waypost

/// Every help page in both languages, as it is printed, kept under review in `Fixtures/cli`.
///
/// `WAYPOST_RECORD=1 swift test --filter HelpSnapshotTests` writes them anew and fails: look at the change, then run
/// again without it.
@Suite struct HelpSnapshotTests {
    @Test(arguments: Language.allCases) func pagesAreAsReviewed(_ language: Language) throws {
        let path = Program.root + "/Fixtures/cli/help.\(language.rawValue).txt"
        let text = pages(language)
        if getenv("WAYPOST_RECORD") != nil {
            try write(text, to: path)
            Issue.record("recorded \(path): look at the change and run again")
            return
        }
        let kept = String(decoding: try FileBytes.read(path), as: UTF8.self)
        let isSame = text == kept
        #expect(isSame, "help has changed; record it with WAYPOST_RECORD=1 if that is meant")
    }

    @Test func everythingIsSaidInBothLanguages() {
        for (path, command) in every(waypostCommand, []) {
            let words =
                [command.summary] + command.story + command.operands.flatMap { [$0.name, $0.summary] }
                + command.options.flatMap { [$0.summary, $0.value ?? Bilingual(same: "-")] }
                + command.examples.map(\.tells)
            #expect(words.allSatisfy { !$0.vi.isEmpty && !$0.en.isEmpty }, "waypost \(path.joined(separator: " "))")
            #expect(!command.children.isEmpty || command.run != nil, "a command runs or holds others")
            #expect(command.options.allSatisfy { option in !GlobalOptions.all.contains { $0.name == option.name } })
        }
    }

    /// A newcomer finds every command in the README.
    @Test func theReadmeNamesEveryCommand() throws {
        let readme = String(decoding: try FileBytes.read(Program.root + "/README.md"), as: UTF8.self)
        for (path, command) in every(waypostCommand, []) where command.run != nil {
            let line = (["`waypost"] + path).joined(separator: " ")
            let isNamed = readme.contains(line + "`") || readme.contains(line + " ")
            #expect(isNamed, "README.md must tell of \(line)`")
        }
    }

    private func pages(_ language: Language) -> String {
        let help = Help(Manner(language: language, width: 100))
        let commands = every(waypostCommand, []).map { help.lines(of: $0.command, $0.path) }
        let rest = topics.map { help.lines(of: $0) }
        return (commands + rest).map { $0.joined(separator: "\n") + "\n" }.joined(
            separator: "\n\(String(repeating: "=", count: 100))\n")
    }

    private func every(_ command: Command, _ path: [String]) -> [(path: [String], command: Command)] {
        [(path, command)] + command.children.flatMap { every($0, path + [$0.name]) }
    }
}
