internal import Base
internal import Desk
internal import Dossiers
internal import HTTP
internal import Store
internal import Testing

@testable internal import waypost

/// What the register's answer looks like beside the question, in each of its kinds.
@Suite(.serialized) struct CounterAnswersTests {
    struct Case: CustomTestStringConvertible {
        let procedure: String
        let fields: [(String, String)]
        let has: [String]
        var hasNot: [String] = []
        let why: String
        var testDescription: String { why }
    }

    static let birth = "1.001193"

    static let cases = [
        Case(
            procedure: birth, fields: [("places.2.text", "12 nguyễn huệ, bến nghé, quận 1")],
            has: [
                "People&#39;s Committee of Sài Gòn Ward decides.", "Article 13, Law on Civil Status", "Line by line",
                "Declaration on the form", "formerly Bến Nghé Ward", "Set by the provincial people&#39;s council",
                "class=\"tag good\"", "This holds",
            ], hasNot: ["type=\"radio\""], why: "an old ward that went whole to one of today"),
        Case(
            procedure: birth, fields: [("places.2.text", "phường Linh Đông, Thủ Đức")],
            has: [
                "The former Linh Đông Ward was divided among 2 units.", "value=\"26809\"", "value=\"26824\"",
                "Not sure: let the desk find out", "class=\"tag wait\"", "Choose the right place in the list",
            ], hasNot: ["class=\"tag good\""], why: "an old ward that was divided: which street?"),
        Case(
            procedure: birth, fields: [("places.2.text", "phường Linh Đông, Thủ Đức"), ("places.2.area", "26809")],
            has: ["People&#39;s Committee of Hiệp Bình Ward decides.", "value=\"26809\" checked"],
            why: "one of its parts was picked"),
        Case(
            procedure: birth, fields: [("places.2.text", "phường Linh Xuân"), ("places.2.area", "26809")],
            has: ["People&#39;s Committee of Linh Xuân Ward decides."], hasNot: ["Hiệp Bình"],
            why: "the address was changed after a part had been picked"),
        Case(
            procedure: birth, fields: [("places.2.text", "phường Linh Đông, Thủ Đức"), ("places.2.area", "unsure")],
            has: [
                "will find out who decides", "What is not clear?",
                "Chưa rõ nơi cư trú: “phường Linh Đông, Thủ Đức”",
            ], why: "nobody at the counter can say which part"),
        Case(
            procedure: birth, fields: [("places.2.text", "phường Sài Gòn"), ("places.3.text", "phường Vũng Tàu")],
            has: [
                "Which one does the applicant choose?", "value=\"ubnd-26740\" checked", "proposed",
                "It serves the lodging area, or is the nearest.",
            ], why: "two residences: the applicant may choose, the first is proposed"),
        Case(
            procedure: birth,
            fields: [
                ("places.2.text", "phường Sài Gòn"), ("places.3.text", "phường Vũng Tàu"),
                ("chosen.agency", "ubnd-26506"),
            ], has: ["value=\"ubnd-26506\" checked"], why: "the second was chosen"),
        Case(
            procedure: birth, fields: [("places.2.text", "phường Hải Châu, Đà Nẵng")],
            has: [
                "It cannot be lodged here;", "People&#39;s Committee of Hải Châu Ward decides",
                "Public Administration Service Centre of Hải Châu Ward", "class=\"tag bad\"",
            ], why: "in another province: where it can be lodged"),
        Case(
            procedure: "1.000656", fields: [],
            has: ["Is the last residence of the deceased known?", "answers.deceased-residence"],
            why: "a question with answers comes first"),
        Case(
            procedure: "1.000656", fields: [("answers.deceased-residence", "unknown")],
            has: ["In which commune or ward did it happen?"], why: "and leads to the place it is about"),
        Case(
            procedure: "1.000894", fields: [("places.2.text", "phường Sài Gòn")],
            has: ["Verification needed", "name=\"variant\"", "class=\"tag wait\""],
            why: "the period depends on the case"),
        Case(
            procedure: "1.012575", fields: [], has: ["online only"], why: "a procedure that is lodged online only"),
        Case(
            procedure: birth, fields: [("places.2.text", "99999")], has: [], hasNot: ["class=\"tag good\""],
            why: "a code of no area"),
    ]

    @Test func tellsWhoDecidesOrWhatToAskNext() throws {
        let town = try Town()
        defer { town.close() }
        let desk = try CounterDesk(town)
        for this in Self.cases {
            let fields = [("procedure", this.procedure), ("branch", Town.ownBranch)] + this.fields
            for path in ["/counter/panel", "/counter/case"] {
                let sheet = try desk.post(path, fields)
                #expect(sheet.status == 200)
                for words in this.has { #expect(sheet.has(words), "\(path), \(this.why): \(words) is missing") }
                for words in this.hasNot { #expect(!sheet.has(words), "\(path), \(this.why): \(words) is there") }
            }
        }
    }

    /// What the register refuses is refused as well when somebody sends the last form without having seen the others.
    @Test func lodgesNothingThatIsNotSettled() throws {
        let town = try Town()
        defer { town.close() }
        let desk = try CounterDesk(town)
        let whole = [("procedure", Self.birth), ("branch", Town.ownBranch), ("applicant.name", "Lê Văn Cam")]
        for (fields, words) in [
            ([("places.2.text", "phường Hải Châu, Đà Nẵng")], "It cannot be lodged here"),
            ([("places.2.text", "phường Linh Đông, Thủ Đức")], "Choose one of the places in the list."),
            ([], "Type the address"),
        ] {
            let sheet = try desk.post("/counter/lodge", whole + fields)
            #expect(sheet.status == 422 && sheet.has(words) && sheet.has("role=\"alert\""))
        }
        let nobody = try desk.post("/counter/lodge", [("procedure", Self.birth), ("places.2.text", "26740")])
        #expect(nobody.status == 422 && nobody.has("Fill in the applicant&#39;s name."))
    }

    /// Whoever names somebody else's branch stands at their own.
    @Test func lodgesAtNoBranchButOnesOwn() throws {
        let town = try Town()
        defer { town.close() }
        let desk = try CounterDesk(town)
        let fields = [
            ("procedure", Self.birth), ("branch", Town.otherBranch), ("places.2.text", "26740"),
            ("applicant.name", "Lê Văn Cam"), ("papersSeen", "yes"),
        ]
        let done = try desk.post("/counter/lodge", fields)
        let code = try #require(try? DossierCode(String(done.location.dropFirst("/counter/lodged/".count))))
        #expect(try town.house.store.reader().dossier(code)?.branch == Town.ownBranch)
        let client = try CounterDesk(town, as: "api-client@agency")
        #expect(try client.get("/counter").has("You may not lodge at any branch"))
        #expect(try client.post("/counter/lodge", fields).status != 303)
    }
}

/// Finding by what was typed or scanned, and the branch's day.
@Suite(.serialized) struct CounterFindTests {
    @Test func findsByCodeNumberAndName() throws {
        let town = try Town()
        defer { town.close() }
        let desk = try CounterDesk(town)
        let lodged = try ["Trần Thị Bưởi", "Trần Thị Cam"].map { name in
            try desk.post(
                "/counter/lodge",
                [
                    ("procedure", "1.001193"), ("branch", Town.ownBranch), ("places.2.text", "26740"),
                    ("applicant.name", name), ("applicant.phone", "0901234567"), ("papersSeen", "yes"),
                ]
            ).location.pieces("/").last ?? ""
        }
        for typed in [lodged[0], lodged[0].lowercased(), " \(lodged[0]) ", "http://x/p/\(lodged[0])/token"] {
            #expect(try desk.post("/find", [("q", typed)]).location == "/dossiers/\(lodged[0])", "\(typed)")
        }
        #expect(try desk.post("/find", [("q", "tran thi buoi")]).location == "/dossiers/\(lodged[0])")
        let both = try desk.post("/find", [("q", "0901 234 567")])
        #expect(both.status == 200 && both.has(lodged[0]) && both.has(lodged[1]) && both.has("T. T. B."))
        #expect(!both.has("Bưởi") && !both.has("+84"), "others see the screen")
    }

    @Test func findsNothingThatIsNotOnesOwn() throws {
        let town = try Town()
        defer { town.close() }
        let desk = try CounterDesk(town)
        let strange = try #require(town.dossiers[3])
        let none = try desk.post("/find", [("q", "\(strange)")])
        let unknown = try desk.post("/find", [("q", "H29.2-261121-9999")])
        #expect(none.status == 200 && none.has("No dossier was found"))
        #expect(unknown.text.pieces("H29.2-261121-9999").joined() == none.text.pieces("\(strange)").joined())
        let bad = try desk.post("/find", [("q", "H29.1-261321-0001")])
        #expect(bad.has("are not a day that exists"))
        for asker in ["steward@everything", "case-officer@agency"] {
            let other = try CounterDesk(town, as: asker)
            #expect(try other.post("/find", [("q", "nguyen van an")]).has("\(strange)") == false, "\(asker)")
        }
    }

    @Test func tellsTheBranchsDay() throws {
        let town = try Town()
        defer { town.close() }
        let desk = try CounterDesk(town)
        let mine = try #require(town.dossiers[0])
        let strange = try #require(town.dossiers[2])
        let day = try desk.get("/today")
        #expect(day.has("<strong>2</strong> lodged today") && day.has("\(mine)") && !day.has("\(strange)"))
        #expect(day.has("N. V. A.") && !day.has("Nguyễn Văn An"))
        #expect(try desk.get("/today?branch=\(Town.otherBranch)").has("\(strange)") == false)
        let shift = try desk.get("/today/shift")
        #expect(shift.has("A note for the next shift") && shift.has("\(mine)") && shift.has("Handed over by"))
        let manager = try CounterDesk(town, as: "duty-manager@everything")
        #expect(try manager.get("/today?branch=\(Town.otherBranch)").has("\(strange)"))
    }
}
