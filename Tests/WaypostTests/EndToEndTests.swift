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
            why: "help on a command takes the options of every command", line: "help register check --lang en", exit: 0,
            says: ["Usage:\n  waypost register check"]),
        Case(
            why: "so it does with them in front", line: "--lang en --routing x help tour --color=never", exit: 0,
            says: ["Usage:\n  waypost tour"]),
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
        let answer = try Program.run(line: c.line, environment: c.environment)
        #expect(answer.exit == c.exit, "\(answer.errors)")
        expect(answer.output, toSay: c.says, "standard output")
        expect(answer.errors, toSay: c.complains, "standard error")
    }

    @Test(arguments: [
        Case(
            why: "three working days over a weekend and a holiday",
            line: "due --period 3_wd --received 2026-11-20 --lang en", exit: 0,
            says: ["Sat 21 Nov", "working days 2–3 of 3", "due at 24:00 on Thu 26 Nov 2026"]),
        Case(
            why: "after 15:00 a same-day procedure is due on the next working day",
            line: "due --procedure 1.001193 --received 2026-11-20T15:30 --lang en", exit: 0,
            says: ["Birth registration (1.001193)", "due at 24:00 on Mon 23 Nov 2026"]),
        Case(
            why: "the local form of a code is the same procedure",
            line: "due --procedure 1.001193.000.00.00.H29 --received 2026-11-20T10:00 --lang en", exit: 0,
            says: ["due at 24:00 on Fri 20 Nov 2026"]),
        Case(
            why: "a supplement restarts the count",
            line: "due --period 2_wd --received 2026-12-01 --event supplement-requested@2026-12-02T09:00 "
                + "--event supplement-received@2026-12-07T09:00 --lang en",
            exit: 0, says: ["due at 24:00 on Wed 9 Dec 2026"]),
        Case(
            why: "for programs", line: "due --period 3_wd --received 2026-11-20 --json", exit: 0,
            says: [#"{"received":"2026-11-20T08:00","period":"3 wd""#, #""due":"2026-11-26T24:00""#]),
        Case(
            why: "a bare number is refused", line: "due --period 3 --received 2026-11-20 --lang en", exit: 64,
            complains: ["has no unit", "`3 wd`"]),
        Case(
            why: "a procedure nobody knows", line: "due --procedure 9.999999 --received 2026-11-20 --lang en", exit: 64,
            complains: ["no procedure \"9.999999\""]),
        Case(
            why: "a period that depends on the case lists the cases in words",
            line: "due --procedure 1.013225 --received 2026-11-20 --lang en", exit: 1,
            says: ["variant,label,period,act,article\nhouse,Private house,15 calendar days,portal,\n"],
            complains: ["name it with --variant"]),
        Case(
            why: "a case the procedure does not have is a slip, not a period nobody stated",
            line: "due --procedure 1.013225 --variant castle --received 2026-11-20 --lang en", exit: 64,
            complains: ["variant=castle cannot be used", "house, works"]),
        Case(
            why: "a branch nobody knows",
            line: "due --procedure 1.001193 --received 2026-11-20 --at nowhere --lang en", exit: 64,
            complains: ["no branch \"nowhere\""]),
        Case(
            why: "neither procedure nor period", line: "due --received 2026-11-20 --lang en", exit: 64,
            complains: ["--procedure or --period"]),
        Case(
            why: "no moment of receipt", line: "due --period 3_wd --lang en", exit: 64,
            complains: ["--received is missing"]),
        Case(
            why: "an event before the receipt",
            line: "due --period 3_wd --received 2026-11-20 --event paused@2026-11-19 --lang en", exit: 64,
            complains: ["is before the receipt"]),
        Case(
            why: "an event that is none", line: "due --period 3_wd --received 2026-11-20 --event eaten@2026-11-19",
            exit: 64, complains: ["--event", "eaten@2026-11-19"]),
        Case(
            why: "tables are CSV in a pipe", line: "register show", exit: 0,
            says: ["table,rows,real,derived,invented\n", "\nvn/areas.csv,", "\nhcmc/branches.csv,"]),
        Case(
            why: "and objects for programs", line: "register show --json", exit: 0,
            says: [#"{"table":"vn/acts.csv","rows":"#]),
        Case(
            why: "a folder that is no register", line: "register hash Sources --lang en", exit: 66,
            complains: ["Sources/register.csv", "no such file"]),
    ])
    func answersFromTheRegister(_ c: Case) throws { try answers(c) }

    @Test(arguments: [
        Case(
            why: "a birth is decided where the parents live",
            line: "route --procedure 1.001193 --at hcm-centre-thu-duc --residence 26740 --on 2026-11-23 --lang en",
            exit: 0,
            says: [
                "People's Committee of Sài Gòn Ward decides.", "Article 13", "birth-residence, vn/rules.csv:",
                "residence: Phường Sài Gòn", "may take it in", "bring", "due at 24:00 on Mon 23 Nov 2026",
                "holds through 28/02/2027",
            ]),
        Case(
            why: "father and mother elsewhere: a lawful choice",
            line: "route --procedure 1.001193 --residence 26740 --residence 26743 --on 2026-11-23 --lang en", exit: 0,
            says: ["the applicant may choose", "ubnd-26740", "ubnd-26743"]),
        Case(
            why: "a missing fact is a question", line: "route --procedure 1.001193 --on 2026-11-23 --lang en", exit: 1,
            says: ["permanently or temporarily?", "--residence …"]),
        Case(
            why: "a missing answer lists the answers", line: "route --procedure 1.002759 --on 2026-11-23 --lang en",
            exit: 1, says: ["--fact filed-by=self", "--fact filed-by=employer"]),
        Case(
            why: "a branch of another province may not take it in",
            line: "route --procedure 1.001193 --at p-01 --residence 26740 --on 2026-11-23 --lang en", exit: 1,
            says: ["cannot be lodged here", "c-26740"]),
        Case(
            why: "certified on the spot", line: "route --procedure 2.000815 --at c-26740 --on 2026-11-23 --lang en",
            exit: 0, says: ["Decided on the spot"]),
        Case(
            why: "why not the others",
            line: "route --procedure 1.001193 --residence 26740 --on 2026-11-23 --why-not --lang en", exit: 0,
            says: ["birth-residence-2027", "not in force on that date"]),
        Case(
            why: "the receipt, for programs",
            line: "route --procedure 1.001193 --residence 26740 --on 2026-11-23 --json", exit: 0,
            says: [
                #"{"receipt":1,"register":"hcmc","edition":""#, #""kind":"assigned""#, #""holdsUntil":"2027-03-01"}"#,
            ]),
        Case(
            why: "an area nobody knows", line: "route --procedure 1.001193 --residence 99999 --lang en", exit: 64,
            complains: ["no area with the code \"99999\""]),
        Case(
            why: "an answer nobody knows",
            line: "route --procedure 1.002759 --fact filed-by=cat --on 2026-11-23 --lang en", exit: 64,
            complains: ["filed-by=cat cannot be used", "self, employer"]),
        Case(
            why: "no procedure", line: "route --residence 26740 --lang en", exit: 64,
            complains: ["--procedure or --batch"]),
    ])
    func routes(_ c: Case) throws { try answers(c) }

    @Test func theHashIsTheSameEveryTimeAndOtherForOtherRegisters() throws {
        let first = try Program.run(["register", "hash"])
        let second = try Program.run(["register", "hash", Program.root + "/Routing/hcmc"])
        let other = try Program.run(["register", "hash", Program.root + "/Routing/danang"])
        #expect(first.exit == 0 && first.output.utf8.count == 65)
        #expect(first.output == second.output)
        #expect(first.output != other.output)
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
