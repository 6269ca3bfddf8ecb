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
        Case(
            why: "a day nobody proved anything for: before",
            line: "route --procedure 1.001193 --residence 26740 --on 1999-12-31 --lang en", exit: 64,
            says: ["proved only from 2025-07-01 until before 2028-01-01; 1999-12-31 lies outside"]),
        Case(
            why: "a day nobody proved anything for: after",
            line: "route --procedure 1.001193 --residence 26740 --on 2035-01-01 --json", exit: 64,
            says: [#""code":"fact.outside-span""#]),
        Case(
            why: "the last day that is proved", line: birth + " --on 2027-12-31", exit: 0,
            says: ["holds through 31/12/2027"]),
        Case(
            why: "the code of no epoch", line: "route --procedure 1.001193 --residence 2030:26740 --lang en", exit: 64,
            says: ["no area with the code \"2030:26740\""]),
        Case(
            why: "a code with a digit lost", line: "route --procedure 1.001193 --residence 2674 --lang en", exit: 64,
            says: ["no area with the code \"2674\""]),
        Case(
            why: "a code asked for alone", line: "area 2030:26740 --lang en", exit: 1,
            says: ["no area with the code \"2030:26740\""]),
        Case(
            why: "a unit that is not there yet", line: "area 26740 --on 1900-01-01 --lang en", exit: 1,
            says: [
                "Sài Gòn Ward did not exist yet on 1900-01-01; its land was then in 3 units", "Bến Nghé",
                "On 1900-01-01 the land of what is Sài Gòn Ward, Hồ Chí Minh City now lay in: Đa Kao Ward",
            ]),
        Case(
            why: "residents of a divided unit are settled, its land is not",
            line: "area Thị_trấn_Tây_Đằng,_Huyện_Ba_Vì,_Thành_phố_Hà_Nội --lang en", exit: 1,
            says: ["all its residents went to Quảng Oai Commune", "For land or an event: which street or hamlet"]),
        Case(
            why: "routing tells the same of residents",
            line: "route --procedure 1.001193 --on 2026-11-23 --lang en "
                + "--residence Thị_trấn_Tây_Đằng,_Huyện_Ba_Vì,_Thành_phố_Hà_Nội",
            exit: 0, says: ["ubnd-09619", "all its residents went to Quảng Oai Commune", "only land went elsewhere"]),
        Case(
            why: "and by code too",
            line: "route --procedure 1.001193 --on 2026-11-23 --lang en --residence 2024:09619", exit: 0,
            says: ["ubnd-09619", "all its residents went to Quảng Oai Commune"]),
        Case(
            why: "a branch by its name, without marks", line: birth + " --on 2026-11-23 --at co_so_thu_duc", exit: 0,
            says: ["Thủ Đức facility may take it in"]),
        Case(
            why: "a name of several branches", line: birth + " --on 2026-11-23 --at tan_binh", exit: 64,
            says: ["\"tan binh\" fits 3 branches", "c-27004 (", "Give the id"]),
        Case(
            why: "the same for a due date", line: due + " --period 3_wd --at tan_binh", exit: 64,
            says: ["fits 3 branches"]),
        Case(
            why: "a branch nobody knows by any name", line: birth + " --on 2026-11-23 --at moon", exit: 64,
            says: ["There is no branch \"moon\""]),
        Case(
            why: "the same place a hundred times",
            line: "route --procedure 1.001193 --on 2026-11-23 --lang en"
                + String(repeating: " --residence 26740", count: 100), exit: 0, says: ["ubnd-26740"]),
        Case(why: "a folder for a file", line: "receipt verify /tmp --lang en", exit: 66, says: ["not a regular file"]),
    ])
    func isTold(_ c: Case) throws {
        let answer = try Program.run(line: c.line, environment: ["WAYPOST_ROUTING": Program.root + "/Routing"])
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

    /// A mark that is never closed, before a hundred thousand lines: told at once, and the lines after it are read.
    @Test(.timeLimit(.minutes(1))) func aMarkThatIsNeverClosed() throws {
        let lines = String(repeating: "\n", count: 100_000)
        let cases = try file("id,procedure,residence,on\n1,\"1.001193\(lines)2,1.001193,26740,2026-11-23\n")
        let answer = try Program.run(["route", "--batch", cases, "--lang", "en"])
        #expect(answer.exit == 65 && answer.errors.contains("cases.csv:2: A quotation mark is opened and never closed"))
        #expect(answer.output.contains("\n2,assigned,ubnd-26740,"))
    }

    /// A name of a hundred kilobytes is no branch, and is not looked for at length.
    @Test(.timeLimit(.minutes(1))) func anEndlessBranch() throws {
        let name = String(repeating: "a ", count: 50_000)
        let cases = try file(
            "id,procedure,branch,on\n1,1.001193,\(name),2026-11-23\n2,1.001193,co so thu duc,2026-11-23\n")
        let answer = try Program.run(["route", "--batch", cases, "--lang", "en"])
        #expect(answer.exit == 65 && answer.errors.contains("cases.csv:2: [branch] There is no branch"))
        #expect(answer.output.contains("\n2,needsFact,"))
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
            why: "a register without an id", table: "laocai/register.csv", old: "id,laocai\n", new: "",
            says: "laocai/register.csv: The register has no id"),
        Spoil(
            why: "a name that steers the terminal", table: "laocai/branches.csv", old: "Điểm tiếp nhận",
            new: "\u{1B}[31mĐiểm tiếp nhận", says: "[name_vi] The field contains the character ESC"),
        Spoil(
            why: "a line end in a name", table: "vn/areas.csv", old: ",Hà Giang,", new: ",\"Hà\nGiang\",",
            says: "areas.csv:3:27: [name] The field contains a line end"),
        Spoil(
            why: "a holiday that steers the terminal", table: "vn/calendar.csv", old: "2024-02-08,",
            new: "2024-02-08\u{7},", says: "calendar.csv:3:1: [date] The field contains a control character"),
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

    /// What is wrong with the hours is told together with what is wrong with the rules.
    @Test func faultsOfAllTablesAreToldTogether() throws {
        let folder = try copy()
        for (table, old, new) in [
            ("vn/hours.csv", "07:30", "27:30"), ("vn/calendar.csv", "2024-02-08,", "2024-02-30,"),
            ("vn/roles.csv", ",commune,", ",ward,"),
        ] {
            let text = String(decoding: try FileBytes.read("\(folder)/\(table)"), as: UTF8.self)
            try write(text.replacing(old, with: new, maxReplacements: 1), to: "\(folder)/\(table)")
        }
        let answer = try Program.run(["register", "check", folder + "/laocai", "--lang", "en"])
        #expect(answer.exit == 65)
        for table in ["hours.csv:2:", "calendar.csv:3:1", "roles.csv:"] { #expect(answer.errors.contains(table)) }
    }

    /// Without points nobody knows what is nearer: no fault, but not passed over either.
    @Test func tablesThatMayBeMissingAreRemarked() throws {
        let folder = try copy()
        for table in ["points.csv", "area-names.csv"] { unlink(folder + "/vn/" + table) }
        let answer = try Program.run(["register", "check", folder + "/laocai", "--lang", "en"])
        #expect(answer.exit == 0, "\(answer.errors)")
        for table in ["points.csv", "area-names.csv"] { #expect(answer.output.contains("There is no \(table)")) }
        let json = try Program.run(["register", "check", folder + "/laocai", "--json"])
        #expect(json.output.contains(#""remarks":[{"table":"points.csv""#))
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
