internal import Areas
internal import Base
internal import Competence
internal import Testing

/// The repository's root, from this file's place in it.
let repository = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

/// True in the long runs: `WAYPOST_LONG=1 swift test`.
let isLongRun = Environment.isSet("WAYPOST_LONG")

func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text), "no date: \(text)") }

/// Two provinces, seven communes, and what they were before: small enough to see, odd enough to matter.
///
/// 2024:00901 went whole to 00001; 2024:00902 was split between 00001 and 00002; 2024:00903 between 00002 (province 01)
/// and 00101 (province 02). 00005 went whole to 00001 on 2026-04-30.
enum TinyCountry {
    static let areas = Result { try AreaRegister(tables) }

    static var tables: AreaTables {
        AreaTables(
            areas: table("areas.csv", areaRows), successions: table("successions.csv", successionRows),
            points: table("points.csv", pointRows))
    }

    private static func table(_ name: String, _ lines: [String]) -> AreaTables.Table {
        AreaTables.Table(file: name, bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
    }

    private static let areaRows: [String] =
        ["epoch,code,level,kind,name,parent,from,to,act,origin,source"]
        + ["01", "02"].map { "2024,\($0),province,province,Tỉnh \($0),,,2025-07-01,,invented,test" }
        + [("001", "01"), ("002", "02")].map {
            "2024,\($0.0),district,rural-district,Huyện \($0.0),\($0.1),,2025-07-01,,invented,test"
        }
        + (1...7).map { "2024,0090\($0),commune,commune,Xã \($0),00\($0 < 5 ? 1 : 2),,2025-07-01,,invented,test" }
        + ["01", "02"].map { "2025,\($0),province,province,Tỉnh \($0),,2025-07-01,,,invented,test" }
        + ["00001", "00002", "00003", "00005", "00101", "00102", "00103"].map {
            let end = $0 == "00005" ? "2026-04-30" : ""
            return "2025,\($0),commune,commune,Xã \($0),0\($0 < "00100" ? 1 : 2),2025-07-01,\(end),,invented,test"
        }

    private static let successionRows: [String] =
        ["old_epoch,old_code,new_epoch,new_code,level,extent,people,act,origin,source"]
        + [
            ("00901", "00001", "whole,all"), ("00902", "00001", "part,some"), ("00902", "00002", "part,some"),
            ("00903", "00002", "part,some"), ("00903", "00101", "part,some"), ("00904", "00003", "whole,all"),
            ("00905", "00102", "whole,all"), ("00906", "00103", "whole,all"), ("00907", "00005", "whole,all"),
        ].map { "2024,\($0.0),2025,\($0.1),commune,\($0.2),,invented,test" }
        + ["2025,00005,2025,00001,commune,whole,all,,invented,test"]

    private static let pointRows: [String] =
        ["code,lat,lon,population,seat,origin,source"]
        + [
            ("00001", "10.0000"), ("00002", "10.1000"), ("00003", "10.3000"), ("00005", "10.0500"),
            ("00101", "11.0000"), ("00102", "11.1000"), ("00103", "11.2000"),
        ].map { "\($0.0),\($0.1),106.0000,1000,,invented,test" }
}

/// Tables of a register written in a test: rows as `column=value | column=value`, blank columns left out.
struct TinyTables {
    var rows: [String: [String]]

    static let columns: [String: [String]] = [
        "register.csv": ["key", "value"],
        "acts.csv": ["act", "layer", "date", "title_vi", "title_en"],
        "roles.csv": ["role", "level", "name_vi", "name_en"],
        "agencies.csv": [
            "agency", "role", "area", "name_vi", "name_en", "address", "superior", "successor", "from", "to",
        ],
        "jurisdictions.csv": ["role", "area", "agency", "act", "from", "to"],
        "systems.csv": ["system", "name_vi", "name_en", "how_vi", "how_en"],
        "procedures.csv": [
            "procedure", "name_vi", "name_en", "level", "sector", "channels", "fee", "fee_note_vi", "fee_note_en",
            "result_vi", "result_en", "words", "from", "to",
        ],
        "variants.csv": ["procedure", "variant", "label_vi", "label_en"],
        "periods.csv": [
            "procedure", "variant", "channel", "period", "cutoff", "supplement", "silence", "act", "article", "from",
            "to",
        ],
        "papers.csv": [
            "procedure", "variant", "paper", "name_vi", "name_en", "form", "count", "returned", "from", "to",
        ],
        "questions.csv": ["key", "question_vi", "question_en", "order"],
        "answers.csv": ["key", "value", "label_vi", "label_en"],
        "rules.csv": [
            "rule", "procedure", "sector", "variant", "area", "conditions", "outcome", "factor", "reach", "role",
            "agency", "system", "overrides", "replaces", "act", "article", "from", "to", "confirmed", "note_vi",
            "note_en",
        ],
        "branches.csv": ["branch", "kind", "area", "name_vi", "name_en", "address", "phone", "from", "to"],
        "lodging-rights.csv": [
            "right", "branch", "kind", "area", "procedure", "sector", "scope", "act", "article", "from", "to",
        ],
        "waivers.csv": ["waiver", "failure", "procedure", "area", "reason_vi", "reason_en", "name", "expires"],
    ]

    mutating func add(_ table: String, _ lines: [String]) { rows[table, default: []] += lines }

    /// The tables as files, each field quoted where it must be.
    var files: RegisterFiles {
        var files = RegisterFiles()
        for (table, columns) in Self.columns.sorted(by: { $0.key < $1.key }) {
            files.add(table, Array(text(table, columns).utf8))
        }
        return files
    }

    private func text(_ table: String, _ columns: [String]) -> String {
        let all = table == "register.csv" ? columns : columns + ["origin", "source"]
        let lines = (rows[table] ?? []).map { row in
            let fields = Self.fields(row)
            return all.map { Self.quoted(fields[$0] ?? Self.usual($0, fields)) }.joined(separator: ",")
        }
        return ([all.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
    }

    /// `a=b | c=d=e` as `["a": "b", "c": "d=e"]`.
    static func fields(_ row: String) -> [String: String] {
        var fields: [String: String] = [:]
        for part in row.split(separator: "|", omittingEmptySubsequences: true) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2 else { continue }
            fields[trimmed(sides[0])] = trimmed(sides[1]).replacing("/", with: "|")
        }
        return fields
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    private static func quoted(_ field: String) -> String {
        field.contains { $0 == "," || $0 == "\"" || $0 == "\n" } ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
    }

    /// What most rows say, so that a test writes only what it is about.
    private static func usual(_ column: String, _ fields: [String: String]) -> String {
        switch column {
        case "origin": "invented"
        case "source": "test"
        case "name_vi", "title_vi", "question_vi", "label_vi", "how_vi", "reason_vi": "vi"
        case "name_en", "title_en", "question_en", "label_en", "how_en", "reason_en": "en"
        case "note_vi" where fields["outcome"] == "not-offered": "vì"
        case "note_en" where fields["outcome"] == "not-offered": "because"
        case "act" where fields["rule"] != nil || fields["right"] != nil: "law-1"
        case "procedure" where fields["rule"] != nil && fields["sector"] == nil: "1.000001"
        case "level" where fields["procedure"] != nil: "both"
        case "channels": "counter;post;online"
        case "order": "50"
        default: ""
        }
    }

    /// The country's bodies, procedures and questions; the rules are the test's own.
    static var base: TinyTables {
        var tables = TinyTables(rows: [:])
        tables.add(
            "register.csv", ["key=id | value=tiny", "key=from | value=2025-07-01", "key=until | value=2028-01-01"])
        tables.add(
            "acts.csv",
            ["law-1 | law", "law-2 | law", "decree-1 | decree", "circular-1 | circular", "city-1 | province"].map {
                "act=" + $0.replacing("| ", with: "| layer=")
            })
        tables.add(
            "roles.csv",
            [
                "role=committee | level=commune", "role=police | level=commune", "role=office | level=commune",
                "role=department | level=province", "role=body | level=province",
            ])
        tables.add("agencies.csv", agencies)
        tables.add("jurisdictions.csv", jurisdictions)
        tables.add("systems.csv", ["system=moj"])
        tables.add(
            "procedures.csv",
            [
                "procedure=1.000001 | sector=civil", "procedure=1.000002 | sector=civil",
                "procedure=2.000003 | sector=land | from=2026-01-01 | to=2027-01-01",
            ])
        tables.add(
            "variants.csv", ["procedure=1.000001 | variant=plain", "procedure=1.000001 | variant=express"])
        tables.add("questions.csv", ["key=variant | order=1", "key=amount | order=2", "key=kind | order=3"])
        tables.add(
            "questions.csv",
            ["residence", "property", "head-office", "event", "record", "choice"].map { "key=\($0)" })
        tables.add(
            "answers.csv",
            ["amount", "kind"].flatMap { key in
                (key == "amount" ? ["low", "mid", "high"] : ["person", "firm"]).map { "key=\(key) | value=\($0)" }
            })
        tables.add("branches.csv", branches)
        return tables
    }

    /// `office` is held by office-a for 00001 and 00002 and by office-b elsewhere; in 00003 office-c took over on
    /// 2026-06-01.
    private static let agencies: [String] =
        ["00001", "00002", "00003", "00005", "00101", "00102", "00103"].flatMap {
            ["agency=ubnd-\($0) | role=committee | area=\($0)", "agency=police-\($0) | role=police | area=\($0)"]
        }
        + ["01", "02"].map { "agency=so-\($0) | role=department | area=\($0)" }
        + ["a", "b", "c"].map { "agency=office-\($0) | role=office | area=0000\($0 == "a" ? 1 : 3)" }
        + ["x", "y", "z"].map { "agency=\($0) | role=body | area=01" }

    private static let jurisdictions: [String] =
        [("00001", "a"), ("00002", "a"), ("00005", "b"), ("00101", "b"), ("00102", "b"), ("00103", "b")].map {
            "role=office | area=\($0.0) | agency=office-\($0.1)"
        } + [
            "role=office | area=00003 | agency=office-b | to=2026-06-01",
            "role=office | area=00003 | agency=office-c | from=2026-06-01",
            "role=body | area=01 | agency=x", "role=body | area=02 | agency=z",
        ]

    private static let branches: [String] = [
        "branch=c-00001 | kind=commune-centre | area=00001", "branch=c-00003 | kind=commune-centre | area=00003",
        "branch=b-00002 | kind=branch | area=00002", "branch=p-01 | kind=province-centre | area=00001",
        "branch=c-00101 | kind=commune-centre | area=00101",
        "branch=old | kind=branch | area=00002 | to=2026-01-01",
    ]

    static let anyLodging = "right=any | scope=country"
}
