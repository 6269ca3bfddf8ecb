internal import Base
internal import Desk
internal import HTTP
internal import Store
internal import Testing

@testable internal import waypost

/// What a partner's program does wrong, or twice, and what it is told.
@Suite(.serialized) struct IntegratorTests {
    struct Case: CustomTestStringConvertible {
        let why: String
        var method = "POST"
        var path = "/api/v1/dossiers"
        var body = birth
        var headers: [(String, String)] = []
        let status: Int
        var says: [String] = []
        var testDescription: String { why }
    }

    private static let birth = birth(name: "Nguyễn Văn An")
    private static func birth(name: String, more: String = "") -> String {
        """
        {"procedure":"1.001193","branch":"hcm-centre-thu-duc","places":[{"factor":"residence","text":"26740"}],\
        "applicant":{"name":"\(name)"}\(more)}
        """
    }

    private static let bodies = [
        Case(why: "two lines for a name", body: birth(name: #"An\nBình"#), status: 422, says: ["/applicant/name"]),
        Case(why: "a name that turns round", body: birth(name: "An\u{202E}hnìB"), status: 422, says: ["one line"]),
        Case(why: "blanks for a name", body: birth(name: "  "), status: 422, says: ["applicant.name", "blank"]),
        Case(
            why: "a field nobody knows", body: birth(name: "An", more: #","urgent":true"#), status: 422,
            says: ["There is no field", "1 fault;"]),
        Case(why: "a field twice", body: birth(name: "An", more: #","branch":"x""#), status: 400, says: ["repeated"]),
        Case(why: "a comma too many", body: "{\"a\":1,}", status: 400, says: ["at byte 7"]),
        Case(why: "no UTF-16 pair", body: birth(name: #"\ud800"#), status: 400, says: ["surrogate"]),
        Case(
            why: "another's branch, or none",
            body: #"{"procedure":"1.001193","branch":"nowhere","applicant":{"name":"An"}}"#,
            status: 404, says: ["/branch", "no such branch, or you may not"]),
        Case(
            why: "received tomorrow", body: birth(name: "An", more: #","received":"2027-12-01T08:00""#), status: 422,
            says: ["later than now"]),
    ]

    private static let headers = [
        Case(
            why: "an empty key", headers: [("Idempotency-Key", "")], status: 400, says: ["1 to 128 characters"]),
        Case(
            why: "a key without end", headers: [("Idempotency-Key", String(repeating: "k", count: 129))], status: 400,
            says: ["1 to 128 characters"]),
        Case(why: "a key in Vietnamese", headers: [("Idempotency-Key", "khóa")], status: 400, says: ["ASCII"]),
        Case(why: "the longest key", headers: [("Idempotency-Key", String(repeating: "k", count: 128))], status: 201),
        Case(
            why: "a form's type", headers: [("Content-Type", "text/plain")], status: 415, says: ["application/json"]),
    ]

    private static let lists = [
        Case(
            why: "which branch?", method: "GET", body: "", status: 404, says: ["branch="]),
        Case(
            why: "two branches", method: "GET",
            path: "/api/v1/dossiers?branch=hcm-centre-thu-duc&branch=hcm-centre-ba-ria", body: "", status: 400,
            says: ["?branch", "more than once"]),
        Case(
            why: "a cursor of its own making", method: "GET",
            path: "/api/v1/dossiers?branch=hcm-centre-thu-duc&after=99999999999999999999~H29.1-261121-0001", body: "",
            status: 400, says: ["cursor of an earlier page"]),
        Case(
            why: "more than a page", method: "GET", path: "/api/v1/dossiers?branch=hcm-centre-thu-duc&limit=201",
            body: "", status: 400, says: ["1 to 200"]),
        Case(
            why: "a sort nobody knows", method: "GET", path: "/api/v1/dossiers?branch=hcm-centre-thu-duc&sort=up",
            body: "", status: 400, says: ["There is no such parameter"]),
    ]

    @Test func whatIsWrongIsTold() throws {
        let server = try RunningServer()
        let desk = try City(server).desk
        for c in Self.bodies + Self.headers + Self.lists {
            let own = [("Authorization", "Bearer \(desk.key)"), ("Accept-Language", "en")]
            let answer = try server.send(c.method, c.path, c.body, headers: own + c.headers)
            #expect(answer.status == c.status, "\(c.why): \(answer.text)")
            for piece in c.says { #expect(answer.text.contains(piece), "\(c.why): \(answer.text)") }
        }
        try tags(server, desk)
    }

    /// `If-Match` as clients write it; only what names a version is held against it.
    private func tags(_ server: RunningServer, _ desk: Visitor) throws {
        let lodged = try desk.post("/api/v1/dossiers", Self.birth)
        let path = try #require(lodged.header("Location")) + "/steps"
        for (tag, status) in [
            ("1", 400), ("\"1", 400), ("\"1\", \"2\"", 400), ("\"one\"", 400), ("\"\"", 400),
            ("\"99999999999999999999\"", 400), ("*", 428), ("\"9\"", 412), ("W/\"9\"", 412), ("W/\"1\"", 200),
        ] {
            let headers = [("Authorization", "Bearer \(desk.key)"), ("If-Match", tag)]
            let answer = try server.send("POST", path, #"{"step":"withdraw"}"#, headers: headers)
            #expect(answer.status == status, "\(tag): \(answer.text)")
        }
    }

    /// A lodging that was taken, and that today's register would refuse: whoever asks again is told of the first.
    @Test func aRetryIsNotJudgedAgain() throws {
        let town = try Town()
        defer { town.close() }
        let asker = try #require(town.askers.first { $0.label == "receptionist@branch" })
        let number = try #require(town.askers.firstIndex { $0.label == asker.label })
        let body = """
            {"procedure":"9.999999","branch":"\(Town.ownBranch)","places":[],"applicant":{"name":"Nguyễn Văn An"}}
            """
        let request = Digest(of: Array("POST /api/v1/dossiers\n\"77\"\n\(body)".utf8))
        let first = KeptAnswer(
            request: request, status: 201, body: Array("ETag: \"1\"\n\n{}".utf8), at: Clock.system.now())
        try waitForAnswer { answer in
            town.house.store.write(
                { try $0.keep(first, under: "once", of: AccountID("id-\(number)").stream.text) }, answer: answer)
        }
        let again = try town.send(
            "POST", "/api/v1/dossiers", body, as: asker, byKey: false, more: "Idempotency-Key: once\r\n")
        #expect(again.status == 201 && Town.text(again) == "{}", "\(Town.text(again))")
        let new = try town.send("POST", "/api/v1/dossiers", body, as: asker, byKey: false)
        #expect(new.status == 422, "\(Town.text(new))")
        let other = try town.send(
            "POST", "/api/v1/dossiers", body + " ", as: asker, byKey: false, more: "Idempotency-Key: once\r\n")
        #expect(other.status == 422 && Town.text(other).contains("idempotency-key-reused"))
    }
}
