internal import Base
internal import Glibc
internal import Testing

/// Areas, procedures, proofs, differences, files of cases and receipts, as scripts and people meet them.
@Suite(.serialized) struct AnswersTests {
    typealias Case = EndToEndTests.Case

    @Test(arguments: [
        Case(
            why: "an abbreviated address without marks", line: "area bui_thi_xuan_p_ben_thanh_q1_tphcm --lang en",
            exit: 0,
            says: ["Phường Bến Thành, Thành phố Hồ Chí Minh (26743)", "read as", "2024:26743"]),
        Case(
            why: "words need no quotation marks", line: "area Bến Thành, Quận 1, TP.HCM --lang en", exit: 0,
            says: ["(26743)"]),
        Case(
            why: "a divided ward is a question with its candidates", line: "area Mộ Lao, Hà Đông, Hà Nội --lang en",
            exit: 1,
            says: ["00637", "09556", "?"]),
        Case(
            why: "a contradiction is told", line: "area Xã Chiềng La, Huyện Yên Châu, Tỉnh Sơn La --lang en", exit: 1,
            says: ["contradicts"]),
        Case(
            why: "a code that was reused warns", line: "area 26740 --lang en", exit: 0,
            says: ["Phường Sài Gòn", "the code 2024:26740 is another unit: Phường Bến Nghé"]),
        Case(
            why: "before the reform the old unit is in force", line: "area 2024:26740 --on 2025-01-01 --lang en",
            exit: 0,
            says: ["(2024:26740)"]),
        Case(why: "neither address nor file", line: "area --lang en", exit: 64, complains: ["an address or --batch"]),
        Case(
            why: "an area through time", line: "area show 26740 --lang en", exit: 0,
            says: ["came from", "Phường Bến Nghé", "the whole, all residents"]),
        Case(
            why: "and for programs", line: "area show 2024:26740 --json", exit: 0,
            says: [#""successors":[{"code":"26740""#, #""current":["26740"]}"#]),
        Case(
            why: "a code of nothing", line: "area show 99999 --lang en", exit: 64, complains: ["no area with the code"]),
        Case(
            why: "a code nobody has is not asked for the name of a ward", line: "area 99999 --lang en", exit: 1,
            says: ["There is no area with the code \"99999\"."]),
        Case(
            why: "a fee is told once", line: "register show 2.000635 --lang en", exit: 0,
            says: ["  fee       8,000 VND a copy\n", "from 2025-07-01 until before 2027-03-01"]),
        Case(
            why: "a procedure by words without marks", line: "procedures khai sinh", exit: 0,
            says: ["procedure,name,level,sector,channels,fee\n", "1.001193,"]),
        Case(why: "by its code", line: "procedures 1.001193 --json", exit: 0, says: [#"{"procedure":"1.001193""#]),
        Case(
            why: "a procedure nobody has", line: "procedures qwxz --lang en", exit: 1,
            complains: ["No procedure fits \"qwxz\"", "fewer words"]),
        Case(
            why: "the register is proved", line: "register check --today 2026-11-21 --lang en", exit: 0,
            says: ["proved", "procedures", "classes decided", "failures                0"]),
        Case(
            why: "one procedure whole", line: "register show 1.001193 --lang en", exit: 0,
            says: ["Birth registration (1.001193)", "birth-residence", "vn/rules.csv:", "Papers", "Periods"]),
        Case(
            why: "the branches", line: "register show branches", exit: 0,
            says: ["branch,kind,", "\nhcm-centre-thu-duc,"]),
        Case(why: "the rules", line: "register show rules", exit: 0, says: ["\nbirth-residence,1.001193,"]),
        Case(
            why: "nothing that can be shown", line: "register show cats --lang en", exit: 64,
            complains: ["nothing that can be shown", "branches"]),
        Case(
            why: "a register is like itself", line: "register diff Routing/laocai Routing/laocai --lang en", exit: 0,
            says: ["answer alike"]),
        Case(
            why: "a residence by address follows the succession",
            line: "route --procedure 1.001193 --residence p_ben_nghe_q1_tphcm --on 2026-11-23 --lang en", exit: 0,
            says: ["People's Committee of Sài Gòn Ward decides", "→ Phường Sài Gòn"]),
        Case(
            why: "land in a divided ward is asked for",
            line:
                "route --procedure 1.012783 --property Phường_Long_Trường,_TP_Thủ_Đức,_TP.HCM --on 2026-11-23 --lang en",
            exit: 0, says: ["Land Registry"]),
        Case(
            why: "cases that change only the period give a due date each",
            line: "route --procedure 1.012783 --property 26740 --on 2026-11-23 --lang en", exit: 0,
            says: ["Ordinary area: 5 working days", "Mountain"]),
        Case(
            why: "a case or a file, not both", line: "route --procedure 1.001193 --batch x.csv --lang en", exit: 64,
            complains: ["one of the two"]),
        Case(
            why: "a file that is not there", line: "route --batch /nowhere.csv --lang en", exit: 66,
            complains: ["/nowhere.csv: There is no such file"]),
        Case(why: "a bench of nothing", line: "bench --lang en", exit: 64, complains: ["waypost help bench"]),
    ])
    func answers(_ c: Case) throws {
        let answer = try Program.run(line: c.line, environment: ["WAYPOST_ROUTING": Program.root + "/Routing"])
        #expect(answer.exit == c.exit, "\(answer.errors)")
        for piece in c.says { #expect(answer.output.contains(piece), "must say: \(piece); said: \(answer.output)") }
        for piece in c.complains { #expect(answer.errors.contains(piece), "must complain: \(piece)") }
    }

    /// Good rows are answered, bad ones named with their line; ids stay as they were given.
    @Test func aFileOfCases() throws {
        let folder = try temporaryFolder()
        let (cases, receipts) = (folder + "/cases.csv", folder + "/receipts.jsonl")
        try write(
            """
            id,procedure,residence,property,answers,on
            1,1.001193,26740,,,2026-11-23
            "2,x",1.001193,26740 | 26743,,,2026-11-23
            3,1.001193,99999,,,2026-11-23
            4,1.001193,26740,,,2026-02-30
            5,1.001193,26740,,
            6,1.002759,,,filed-by=cat,2026-11-23
            7,9.999999,,,,2026-11-23
            8,"1.001193,26740,,,2026-11-23
            9,1.001193,,,,2026-11-23
            10,1.001193,"phường Bến Thành, TP.HCM",,,2026-11-23

            """, to: cases)
        let answer = try Program.run(["route", "--batch", cases, "--receipt", receipts, "--lang", "en"])
        #expect(answer.exit == 65)
        let rows = answer.output.split(separator: "\n").map(String.init)
        #expect(rows.first == "id,outcome,agency,rule,act,article,due,holdsUntil,question")
        #expect(rows.count == 11)
        #expect(rows[1].hasPrefix("1,assigned,ubnd-26740,birth-residence,law-60-2014,Điều 13,2026-11-23,"))
        #expect(rows[2].hasPrefix("\"2,x\",choice,ubnd-26740;ubnd-26743,"))
        #expect(rows[9].hasPrefix("9,needsFact,"))
        #expect(rows[10].hasPrefix("10,assigned,ubnd-26743,"))
        for line in [4, 5, 6, 7, 8, 9] { #expect(answer.errors.contains("cases.csv:\(line):"), "line \(line)") }
        try verify(receipts)
    }

    /// Receipts reproduce byte for byte, an altered one does not, and one of a lost edition is told as such.
    private func verify(_ receipts: String) throws {
        let good = try Program.run(["receipt", "verify", receipts, "--lang", "en"])
        #expect(good.exit == 0)
        #expect(good.output.split(separator: "\n").count == 5)
        let text = String(decoding: try FileBytes.read(receipts), as: UTF8.self)
        try write(text.replacing("ubnd-26740", with: "ubnd-26741"), to: receipts)
        let altered = try Program.run(["receipt", "verify", receipts, "--lang", "en"])
        #expect(altered.exit == 1 && altered.output.contains("changed"))
        try write(text.replacing("\"edition\":\"", with: "\"edition\":\"0").replacing("x", with: "x"), to: receipts)
        #expect(try Program.run(["receipt", "verify", receipts]).exit == 1)
    }

    @Test func aFileOfAddresses() throws {
        let file = try temporaryFolder() + "/addresses.csv"
        try write(
            "id,text\n\"a,1\",26740\n2,\"Mộ Lao, Hà Đông, Hà Nội\"\n\"q\"\"3\",zzz\n4\n5,\"two\nlines, phường Bến Thành, TP.HCM\"\n",
            to: file)
        let answer = try Program.run(["area", "--batch", file, "--lang", "en"])
        #expect(answer.exit == 65)
        let rows = answer.output.split(separator: "\n").map(String.init)
        #expect(rows.first == "id,codes,outcome,question")
        #expect(rows[1] == "\"a,1\",26740,resolved,")
        #expect(rows[2].hasPrefix("2,00637;09556,ambiguous,"))
        #expect(rows[3].hasPrefix("\"q\"\"3\",,unknown,"))
        #expect(rows[4].contains("error"))
        #expect(rows[5].hasPrefix("5,26743,resolved"))
        #expect(answer.errors.contains("addresses.csv:5:"))
    }

    /// Everything said for programs is JSON, one object a line.
    @Test(arguments: [
        ["area", "26740"], ["area", "Mộ Lao, Hà Đông, Hà Nội"], ["area", "show", "79"], ["procedures", "khai", "sinh"],
        ["register", "check"], ["register", "show", "1.012783"], ["register", "show"], ["register", "hash"],
        ["route", "--procedure", "1.001193", "--residence", "26740"],
        ["due", "--period", "3 wd", "--received", "2026-11-20"],
        ["register", "diff", "Routing/laocai", "Routing/laocai"],
    ])
    func objectsForPrograms(_ words: [String]) throws {
        let routing = ["WAYPOST_ROUTING": Program.root + "/Routing"]
        let answer = try Program.run(words + ["--json"], environment: routing)
        let lines = answer.output.split(separator: "\n")
        #expect(!lines.isEmpty)
        for line in lines {
            guard case .object = try JSON(Array(line.utf8)) else {
                Issue.record("no object: \(line)")
                return
            }
        }
    }

    /// A rule taken away is a gap told with its place; a changed one is a difference told in a sentence.
    @Test func aBrokenAndAChangedCopy() throws {
        let folder = try temporaryFolder()
        for register in ["vn", "laocai"] {
            mkdir("\(folder)/\(register)", 0o755)
            let source = "\(Program.root)/Routing/\(register)"
            for name in try FileBytes.names(in: source, suffix: ".csv") {
                let text = String(decoding: try FileBytes.read("\(source)/\(name)"), as: UTF8.self)
                try write(
                    name == "rules.csv" ? text.replacing("\nparentage-residence,", with: "\nparentage-renamed,") : text,
                    to: "\(folder)/\(register)/\(name)")
            }
        }
        let broken = try Program.run(["register", "check", folder + "/laocai", "--lang", "en"])
        #expect(broken.exit == 65 && broken.errors.contains("parentage-residence"), "\(broken.errors)")
    }
}
