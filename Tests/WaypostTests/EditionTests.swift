internal import Base
internal import Glibc
internal import Testing

/// Editions beside each other: drafts compared, receipts of editions kept and lost, failures borne by a waiver.
@Suite(.serialized) struct EditionTests {
    /// The worked example of Routing/README.md: permits to fell trees go to another body in 2027.
    private static let treeRule =
        "lci-tree-felling,1.002693,,,15,,role,property,,province-construction,,,,,portal,,2027-01-01,,,,,real,exercise\n"
    /// The same without its area: it contradicts the national rule in the whole country.
    private static let conflict = treeRule.replacing(",,,15,,", with: ",,,,,")
    private static let routing = ["WAYPOST_ROUTING": Program.root + "/Routing"]

    @Test func aDraftIsToldInSentences() throws {
        let draft = try Draft(rules: Self.treeRule)
        defer { draft.remove() }
        let old = Program.root + "/Routing/laocai"
        let answer = try Program.run(["register", "diff", old, draft.register, "--lang", "en"])
        #expect(answer.exit == 1, "\(answer.errors)")
        for piece in [
            "99 cells are answered differently, 0 only on another basis.", "Permit to fell or move trees (1.002693)",
            "in all 99 communes of Tỉnh Lào Cai", "2027-01-01", "[tree-felling", "[lci-tree-felling", "(99 cells)",
        ] { #expect(answer.output.contains(piece), "must say: \(piece); said: \(answer.output)") }
        let back = try Program.run(["register", "diff", draft.register, old, "--json"])
        #expect(back.exit == 1 && back.output.contains(#""same":false,"changed_cells":99,"rebased_cells":0"#))
    }

    /// Only the case whose answer moves is listed; a row that cannot be read and a column without use are named.
    @Test func aDraftMovesRealCases() throws {
        let draft = try Draft(rules: Self.treeRule)
        defer { draft.remove() }
        let cases = draft.folder + "/cases.csv"
        try write(
            """
            id,procedure,property,residence,on,colour
            before,1.002693,02647,,2026-12-31,
            after,1.002693,02647,,2027-01-01,
            other,1.001193,,02647,2027-01-01,
            bad,1.002693,99999,,2027-01-01,

            """, to: cases)
        let words = ["register", "diff", Program.root + "/Routing/laocai", draft.register, "--queries", cases]
        let told = try Program.run(words + ["--lang", "en"])
        #expect(told.exit == 65, "a row that cannot be read is told, as in every batch")
        #expect(told.output.contains("Cases of the file: 3 asked, 1 moved, 1 unreadable."), "\(told.output)")
        #expect(told.output.contains("  after  assigned ubnd-02647 → assigned so-xay-dung-15\n"), "\(told.output)")
        #expect(told.errors.contains("cases.csv:5:") && told.errors.contains("99999"), "\(told.errors)")
        #expect(told.errors.contains("[colour] The column \"colour\" is not used."), "\(told.errors)")
        let json = try Program.run(words + ["--json"])
        #expect(
            json.output.contains(
                #""asked":3,"refused":1,"moved":[{"id":"after","before":"assigned ubnd-02647","#), "\(json.output)")
    }

    /// A receipt of a draft is reproduced where its edition is kept, at any depth, and told as lost where it is not.
    @Test func aReceiptNeedsItsEdition() throws {
        let draft = try Draft(rules: Self.treeRule)
        defer { draft.remove() }
        let receipts = draft.folder + "/receipts.jsonl"
        try write("id,procedure,property,on\n1,1.002693,02647,2027-01-01\n", to: draft.folder + "/cases.csv")
        let made = try Program.run([
            "route", "--routing", draft.kept, "--register", "laocai", "--batch", draft.folder + "/cases.csv",
            "--receipt", receipts,
        ])
        #expect(made.exit == 0 && made.output.contains("so-xay-dung-15,lci-tree-felling"), "\(made.errors)")
        let verify = ["receipt", "verify", receipts, "--lang", "en"]
        let kept = try Program.run(verify + ["--editions", draft.folder], environment: Self.routing)
        #expect(kept.exit == 0 && kept.output.contains(",same,"), "\(kept.output)")
        let lost = try Program.run(verify, environment: Self.routing)
        #expect(lost.exit == 1 && lost.output.contains(",no-edition,"), "\(lost.output)")
        #expect(lost.output.contains("name the folder that keeps it with --editions"))
        let nowhere = try Program.run(verify + ["--editions", "/nowhere"], environment: Self.routing)
        #expect(nowhere.exit == 66 && nowhere.errors.contains("/nowhere"), "\(nowhere.errors)")
    }

    /// A waiver names who bears a failure and until when; the day it expires the register fails again.
    @Test func aWaiverBearsAFailureForAWhile() throws {
        let draft = try Draft(rules: Self.conflict)
        defer { draft.remove() }
        let check = ["register", "check", draft.register, "--lang", "en", "--today"]
        let failing = try Program.run(check + ["2026-11-21"])
        #expect(failing.exit == 1 && failing.output.contains("not proved, 1 failure."), "\(failing.output)")
        try draft.waive(
            "trees-2027,conflict,1.002693,,Chờ quyết định phân cấp,The decision is awaited,Lê Thị Hoa,2026-12-31,"
                + "invented,exercise\n")
        let borne = try Program.run(check + ["2026-12-30"])
        #expect(borne.exit == 0, "\(borne.output) \(borne.errors)")
        for piece in [
            ": proved.", "Borne by waivers for a while:", "trees-2027", "Lê Thị Hoa: The decision is awaited",
            "until before 31/12/2026", "vn/waivers.csv:2", "failures                0", "waived                  1",
        ] { #expect(borne.output.contains(piece), "must say: \(piece); said: \(borne.output)") }
        let programs = try Program.run(check + ["2026-12-30", "--json"])
        #expect(programs.output.contains(#""proved":true"#) && programs.output.contains(#""waiver":"trees-2027""#))
        let expired = try Program.run(check + ["2026-12-31"])
        #expect(expired.exit == 1 && !expired.output.contains("Borne"), "\(expired.output)")
    }
}

/// The tour, and the benches' names for programs.
@Suite(.serialized) struct ShowingTests {
    @Test(arguments: ["vi", "en"]) func theTourKeepsItsPromises(_ language: String) throws {
        let answer = try Program.run(["tour", "--lang", language])
        #expect(answer.exit == 0 && answer.errors.isEmpty, "\(answer.errors)")
        #expect(!answer.output.contains("! Promised") && !answer.output.contains("! Đã hứa"))
        for number in 1...6 { #expect(answer.output.contains("\n\(number). ") || number == 1) }
    }

    struct Bench: CustomTestStringConvertible {
        let name: String, keys: [String]
        var words: [String] = []
        var testDescription: String { name }
    }

    /// Benches measure for tens of seconds, so they run with the long tests only.
    @Test(
        .enabled(if: ProgramEnvironment.isLongRun),
        arguments: [
            Bench(
                name: "areas",
                keys: [
                    "addresses_per_second", "p50_ns", "p99_ns", "load_seconds", "memory_mib", "ratio_to_raw",
                    "checksum",
                ]),
            Bench(
                name: "route",
                keys: [
                    "decisions_per_second", "p50_ns", "p99_ns", "raw_per_second", "ratio_to_raw",
                    "explained_per_second", "memory_mib", "procedures", "rules", "checksum",
                ]),
            Bench(
                name: "check",
                keys: ["hcmc_check_ms", "synthetic_check_ms", "synthetic_failures", "raw_cells_per_second", "checksum"]),
            Bench(
                name: "start",
                keys: ["clean_start_ms", "crash_start_worst_ms", "idle_resident_mib", "after_1000_proportional_mib"],
                words: ["--dossiers", "300", "--rounds", "1"]),
        ])
    func aBenchIsOneObject(_ bench: Bench) throws {
        let answer = try Program.run(["bench", bench.name, "--json"] + bench.words)
        #expect(answer.exit == 0 && answer.errors.isEmpty, "\(answer.errors)")
        let lines = answer.output.split(separator: "\n")
        #expect(lines.count == 1)
        guard let line = lines.first, case .object = try JSON(Array(line.utf8)) else {
            Issue.record("no object: \(answer.output)")
            return
        }
        #expect(line.hasPrefix("{\"bench\":\"\(bench.name)\","))
        for key in bench.keys { #expect(line.contains("\"\(key)\":"), "\(key) in \(line)") }
    }
}

enum ProgramEnvironment {
    /// `WAYPOST_LONG`, which `ops/test --all` sets.
    static var isLongRun: Bool { getenv("WAYPOST_LONG") != nil }
}

/// A copy of the country's tables and one city's, with rows added to the city's rules.
private struct Draft {
    let folder: String
    var kept: String { folder + "/kept" }
    var register: String { kept + "/laocai" }

    init(rules: String) throws {
        folder = try temporaryFolder()
        for path in [kept, kept + "/vn", register] { mkdir(path, 0o755) }
        for name in ["vn", "laocai"] {
            let source = "\(Program.root)/Routing/\(name)"
            for table in try FileBytes.names(in: source, suffix: ".csv") {
                let text = String(decoding: try FileBytes.read("\(source)/\(table)"), as: UTF8.self)
                let added = name == "laocai" && table == "rules.csv" ? rules : ""
                try write(text + added, to: "\(kept)/\(name)/\(table)")
            }
        }
    }

    func waive(_ row: String) throws {
        let path = kept + "/vn/waivers.csv"
        try write(String(decoding: try FileBytes.read(path), as: UTF8.self) + row, to: path)
    }

    func remove() {
        for inner in ["/kept/vn", "/kept/laocai", "/kept", ""] {
            for name in (try? FileBytes.names(in: folder + inner, suffix: "")) ?? [] {
                unlink(folder + inner + "/" + name)
            }
            rmdir(folder + inner)
        }
    }
}
