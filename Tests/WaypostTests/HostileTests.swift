internal import Base
internal import Glibc
internal import Testing

/// What goes wrong at a counter or in a script, and must be told instead of being passed over.
@Suite(.serialized) struct HostileTests {
    struct Case: CustomTestStringConvertible {
        let why: String
        let line: String
        let exit: Int32
        /// On either stream.
        let says: [String]
        var testDescription: String { "\(why): waypost \(line)" }
        var words: [String] { line.split(separator: " ").map { String($0.replacing("_", with: " ")) } }
    }

    private static let birth = "route --procedure 1.001193 --residence 26740 --lang en"
    private static let due = "due --received 2026-11-20 --lang en"

    @Test(arguments: [
        Case(
            why: "two answers to one question",
            line: "route --procedure 1.000894 --fact variant=plain --variant verified "
                + "--residence 26740 --lang en",
            exit: 64, says: ["variant=plain, variant=verified"]),
        Case(
            why: "the same answer twice is one answer",
            line: "route --procedure 1.000894 --fact variant=plain --variant plain --residence 26740 --on 2026-11-23",
            exit: 0, says: ["ubnd-26740"]),
        Case(
            why: "a question the procedure does not ask", line: birth + " --fact colour=red", exit: 64,
            says: ["does not ask for colour"]),
        Case(
            why: "two days of receipt", line: birth + " --on 2026-11-23 --received 2026-11-24", exit: 64,
            says: ["two different days"]),
        Case(
            why: "a day and an hour of it", line: birth + " --on 2026-11-23 --received 2026-11-23T15:30", exit: 0,
            says: ["25 Nov 2026"]),
        Case(
            why: "a branch that is not there yet", line: birth + " --at hcm-centre-thu-duc --on 2025-08-01", exit: 64,
            says: ["only from 2025-12-27)"]),
        Case(
            why: "what was not recognised is repeated",
            line: "route --procedure 1.001193 --residence mars --on 2026-11-23 --lang en", exit: 1,
            says: ["\"mars\" ?", "Write commune (ward) and province (city)"]),
        Case(
            why: "a case nobody knows", line: due + " --procedure 1.000894 --variant x", exit: 64,
            says: ["plain, verified"]),
        Case(
            why: "a case where there are none", line: due + " --procedure 1.001193 --variant x", exit: 64,
            says: ["does not ask for variant"]),
        Case(
            why: "an effect that the register says", line: due + " --procedure 1.001193 --supplement none", exit: 64,
            says: ["--supplement means nothing together with --procedure"]),
        Case(
            why: "a channel of no procedure", line: due + " --period 3_wd --channel post", exit: 64,
            says: ["--channel means nothing together with --period"]),
        Case(
            why: "a branch nobody knows", line: due + " --period 3_wd --at nowhere", exit: 64,
            says: ["no branch \"nowhere\""]),
        Case(why: "a folder for a file", line: "receipt verify /tmp --lang en", exit: 66, says: ["not a regular file"]),
    ])
    func isTold(_ c: Case) throws {
        let answer = try Program.run(c.words, environment: ["WAYPOST_ROUTING": Program.root + "/Routing"])
        #expect(answer.exit == c.exit, "\(answer.errors)")
        for piece in c.says { #expect((answer.output + answer.errors).contains(piece), "\(piece): \(answer)") }
    }

    /// A date beyond all calendars spoils its row and no other.
    @Test func aDateNobodyCanReckonWith() throws {
        let cases = try file(
            "id,procedure,residence,on,answers\n1,1.001193,26740,9999-12-31,\n2,1.001193,26740,2026-11-23,\n"
                + "3,1.002759,26740,2026-11-23,filed-by=self;filed-by=employer\n")
        let answer = try Program.run(["route", "--batch", cases, "--lang", "en"])
        #expect(answer.exit == 65)
        #expect(answer.errors.contains("cases.csv:2: [on] ") && answer.errors.contains("cases.csv:4: [answers] "))
        #expect(answer.output.contains("\n2,assigned,ubnd-26740,"))
    }

    @Test func receiptsNeverEraseTheCases() throws {
        let text = "id,procedure,residence\n1,1.001193,26740\n"
        let cases = try file(text)
        let answer = try Program.run(["route", "--batch", cases, "--receipt", cases, "--lang", "en"])
        #expect(answer.exit == 64 && answer.errors.contains("the same file"))
        #expect(String(decoding: try FileBytes.read(cases), as: UTF8.self) == text)
    }

    @Test(arguments: [("residense", "residence"), ("id", "twice"), ("head_office", "head-office")])
    func aHeadingThatIsASlip(_ heading: String, _ told: String) throws {
        let cases = try file("id,procedure,\(heading)\n1,1.001193,26740\n")
        let answer = try Program.run(["route", "--batch", cases, "--lang", "en"])
        #expect(answer.exit == 65 && answer.errors.contains(told), "\(answer.errors)")
    }

    /// Rows that could not be compared are told, and the run does not end as if all had been.
    @Test func casesThatCannotBeComparedAreNamed() throws {
        let cases = try file("id,procedure,on\n1,1.001193,2026-02-30\n")
        let register = Program.root + "/Routing/laocai"
        let answer = try Program.run(["register", "diff", register, register, "--queries", cases, "--lang", "en"])
        #expect(answer.exit == 65 && answer.errors.contains("cases.csv:2: [on] "), "\(answer.errors)")
    }

    struct Spoil: CustomTestStringConvertible {
        let why: String, table: String, old: String, new: String, says: String
        var testDescription: String { why }
    }

    /// A proof covers what due dates are made of, and refuses what would be left out without a word.
    @Test(arguments: [
        Spoil(
            why: "30 February", table: "vn/calendar.csv", old: "2024-02-08,", new: "2024-02-30,",
            says: "calendar.csv:3:1"),
        Spoil(why: "an hour of 27", table: "vn/hours.csv", old: "07:30", new: "27:30", says: "hours.csv:2:"),
        Spoil(
            why: "hours of no branch", table: "vn/hours.csv", old: ",,mon-fri,07:30", new: "moon,,mon-fri,07:30",
            says: "\"moon\" in branches.csv"),
        Spoil(
            why: "a circle of folders", table: "vn/register.csv", old: "key,value\n",
            new: "key,value\nincludes,../laocai\n", says: "includes of its own"),
        Spoil(
            why: "a folder twice", table: "laocai/register.csv", old: "includes,../vn\n",
            new: "includes,../vn\nincludes,../vn\n", says: "included above already"),
    ])
    func aProofCovers(_ c: Spoil) throws {
        let folder = try copy()
        let path = "\(folder)/\(c.table)"
        let text = String(decoding: try FileBytes.read(path), as: UTF8.self)
        try write(text.replacing(c.old, with: c.new, maxReplacements: 1), to: path)
        let answer = try Program.run(["register", "check", folder + "/laocai", "--lang", "en"])
        #expect(answer.exit == 65 && answer.errors.contains(c.says), "\(answer.errors)")
    }

    @Test func aProofNeedsACalendar() throws {
        let folder = try copy()
        unlink(folder + "/vn/calendar.csv")
        let answer = try Program.run(["register", "check", folder + "/laocai", "--lang", "en"])
        #expect(answer.exit == 65 && answer.errors.contains("calendar.csv: The register lacks this table"))
    }

    private func file(_ text: String) throws -> String {
        let path = try temporaryFolder() + "/cases.csv"
        try write(text, to: path)
        return path
    }

    /// The smallest register and the national tables, to be spoilt.
    private func copy() throws -> String {
        let folder = try temporaryFolder()
        for register in ["vn", "laocai"] {
            mkdir("\(folder)/\(register)", 0o755)
            let source = "\(Program.root)/Routing/\(register)"
            for name in try FileBytes.names(in: source, suffix: ".csv") {
                let text = String(decoding: try FileBytes.read("\(source)/\(name)"), as: UTF8.self)
                try write(text, to: "\(folder)/\(register)/\(name)")
            }
        }
        return folder
    }
}
