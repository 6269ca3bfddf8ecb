internal import Glibc
internal import Testing

/// The command line as scripts and people meet it: what is typed, how it ends, and what is on which stream.
@Suite(.serialized) struct EndToEndTests {
    struct Case: CustomTestStringConvertible {
        let why: String
        let line: String
        var environment: [String: String] = [:]
        let exit: Int32
        /// Pieces that must stand on standard output; with none, nothing may stand there.
        var says: [String] = []
        /// The same of standard error.
        var complains: [String] = []
        var testDescription: String { "\(why): waypost \(line)" }
    }

    @Test(arguments: [
        Case(why: "nothing asked is a usage fault", line: "", exit: 64, complains: ["Cần một lệnh.", "waypost help"]),
        Case(why: "help is an answer", line: "--help", exit: 0, says: ["Cách dùng:", "tour", "exit-codes"]),
        Case(why: "-h is --help", line: "-h", exit: 0, says: ["Cách dùng:"]),
        Case(why: "help is a command too", line: "help", exit: 0, says: ["Cách dùng:"]),
        Case(why: "help on a command", line: "help tour", exit: 0, says: ["waypost tour"]),
        Case(why: "the same, behind it", line: "tour --help", exit: 0, says: ["waypost tour"]),
        Case(why: "help wins over a wrong line", line: "tour --bogus 1 2 --help", exit: 0, says: ["waypost tour"]),
        Case(why: "help on a topic", line: "help exit-codes --lang en", exit: 0, says: ["  66  Input is missing"]),
        Case(
            why: "help on nothing known suggests", line: "help exit-code --lang en", exit: 64,
            complains: ["no help on \"exit-code\"", "Did you mean \"exit-codes\"?"]),
        Case(why: "version", line: "--version", exit: 0, says: ["waypost 0."]),
        Case(
            why: "an unknown command suggests the nearest", line: "tuor --lang en", exit: 64,
            complains: ["waypost: There is no command \"tuor\". Did you mean \"tour\"? See: waypost help"]),
        Case(
            why: "far from everything suggests nothing", line: "xyzzy --lang=en", exit: 64,
            complains: ["See: waypost help\n"]),
        Case(
            why: "an unknown option suggests", line: "tour --colour never --lang en", exit: 64,
            complains: ["no option --colour here", "Did you mean \"--color\"?", "waypost help tour"]),
        Case(why: "a value not in the list", line: "tour --lang fr", exit: 64, complains: ["vi|en", "\"fr\""]),
        Case(
            why: "a value left out", line: "tour --lang en --register", exit: 64,
            complains: ["--register needs a value"]),
        Case(
            why: "an option is not a value", line: "tour --register --lang en", exit: 64,
            complains: ["--register needs"]),
        Case(why: "an empty value is none", line: "tour --lang en --routing=", exit: 64, complains: ["not empty"]),
        Case(why: "a flag takes no value", line: "tour --json=yes --lang en", exit: 64, complains: ["--json"]),
        Case(
            why: "twice the same", line: "tour --lang en --register a --register b", exit: 64,
            complains: ["only once"]),
        Case(why: "a word too many", line: "tour x --lang en", exit: 64, complains: ["\"x\" is one word too many"]),
        Case(
            why: "-- ends the options", line: "tour --lang en -- --json", exit: 64,
            complains: ["\"--json\" is one word"]),
        Case(
            why: "errors for programs are objects", line: "tuor --json", exit: 64,
            complains: [#"{"error":{"code":"usage.unknown-command","message":{"vi":""#, #""en":"There is no command"#]),
        Case(
            why: "a register that is not there", line: "tour --lang en --routing /nowhere", exit: 66,
            complains: ["/nowhere/hcmc/register.csv: The register \"hcmc\" was not found"]),
        Case(
            why: "the same by the variable, for programs", line: "tour --json",
            environment: ["WAYPOST_ROUTING": "/nowhere"], exit: 66,
            complains: [#""code":"register.not-found""#, #""file":"/nowhere/hcmc/register.csv""#]),
        Case(
            why: "English by locale", line: "xyzzy", environment: ["LANG": "en_GB.UTF-8"], exit: 64,
            complains: ["no command"]),
        Case(
            why: "LC_ALL wins over LANG", line: "xyzzy", environment: ["LANG": "en_GB.UTF-8", "LC_ALL": "vi_VN.UTF-8"],
            exit: 64, complains: ["Không có lệnh"]),
        Case(
            why: "any other locale is Vietnamese", line: "xyzzy", environment: ["LANG": "C"], exit: 64,
            complains: ["Không có"]),
        Case(
            why: "--lang wins over the locale", line: "xyzzy --lang vi", environment: ["LANG": "en_US"], exit: 64,
            complains: ["Không có lệnh"]),
        Case(why: "colour only when told, in a pipe", line: "--help --color always", exit: 0, says: ["\u{1B}[1m"]),
    ])
    func answers(_ c: Case) throws {
        let answer = try Program.run(c.line.split(separator: " ").map(String.init), environment: c.environment)
        #expect(answer.exit == c.exit, "\(answer.errors)")
        expect(answer.output, toSay: c.says, "standard output")
        expect(answer.errors, toSay: c.complains, "standard error")
    }

    private func expect(_ text: String, toSay pieces: [String], _ stream: String) {
        if pieces.isEmpty { #expect(text.isEmpty, "\(stream) must be empty") }
        for piece in pieces { #expect(text.contains(piece), "\(stream) must say: \(piece)") }
    }

    @Test func aFullDiskIsAnInputOutputFault() throws {
        let answer = try Program.run(["--help", "--lang", "en"], outputTo: "/dev/full")
        #expect(answer.exit == 74)
        #expect(answer.errors.contains("No space left on device"))
    }

    @Test func bytesThatAreNotTextDoNotCrash() throws {
        let answer = try Program.run(["t\u{1B}[31m\u{0007}"])
        #expect(answer.exit == 64)
        #expect(!answer.errors.contains("\u{1B}[31m"), "what was typed may not steer the terminal")
    }
}
