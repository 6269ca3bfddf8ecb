internal import Base
internal import Glibc
internal import Testing

/// The service as its users meet it: the real program, real HTTP, its own folder.
@Suite(.serialized) struct ServiceTests {
    /// The operator chooses a password, opens accounts for a desk, an agency and a partner, and each does its part:
    /// a dossier is lodged, accepted, decided, issued and handed out; everybody else sees nothing.
    @Test func aDossierFromLodgingToHandOut() throws {
        let server = try RunningServer()
        let city = try City(server)
        let lodged = try city.lodge(key: "abc-1")
        #expect(lodged.status == 201, "\(lodged.text)")
        let dossier = try lodged.json()
        let code = try #require(dossier["code"]?.text)
        #expect(code.hasPrefix("H29.1-"), "the branch's identifier, the day, a serial: \(code)")
        #expect(lodged.header("Location") == "/api/v1/dossiers/\(code)")
        #expect(lodged.header("ETag") == "\"1\"")

        let again = try city.lodge(key: "abc-1")
        #expect(again.status == 201 && again.body == lodged.body, "the button was pressed twice: one dossier")
        #expect(again.header("Idempotent-Replayed") == "true")
        let other = try city.lodge(key: "abc-1", name: "Trần Thị Bình")
        #expect(other.status == 422 && other.text.contains("idempotency-key-reused"))

        #expect(try city.officer.get("/api/v1/dossiers/\(code)").status == 200)
        #expect(try city.stranger.get("/api/v1/dossiers/\(code)").status == 404, "another agency's is not to be seen")
        #expect(try city.stranger.get("/api/v1/dossiers/H29.1-261121-9999").text.contains("not-found"))

        let path = "/api/v1/dossiers/\(code)/steps"
        let tooEarly = try city.officer.post(
            path, #"{"step":"issue-result","number":"1","title":"x","form":"paper"}"#, match: 1)
        #expect(tooEarly.status == 409 && tooEarly.text.contains("message"), "\(tooEarly.text)")
        #expect(try city.officer.post(path, #"{"step":"accept"}"#).status == 428)
        let accepted = try city.officer.post(path, #"{"step":"accept"}"#, match: 1)
        #expect(accepted.status == 200 && accepted.text.contains(#""stage":"processing""#), "\(accepted.text)")
        let late = try city.officer.post(path, #"{"step":"accept"}"#, match: 1)
        #expect(late.status == 412 && late.text.contains("version-moved"), "\(late.text)")
        #expect(try city.desk.post(path, #"{"step":"decide","verdict":"granted"}"#, match: 2).status == 404)

        for (version, step) in [
            (2, #"{"step":"decide","verdict":"granted"}"#),
            (3, #"{"step":"issue-result","number":"KS-12","title":"Giấy khai sinh","form":"paper"}"#),
        ] {
            let answer = try city.officer.post(path, step, match: version)
            #expect(answer.status == 200, "\(step): \(answer.text)")
        }
        let handed = try city.desk.post(
            path,
            #"{"step":"hand-out","way":{"by":"counter","branch":"hcm-centre-thu-duc","recipient":"Nguyễn Văn An","identitySeen":"căn cước"}}"#,
            match: 4)
        #expect(handed.status == 200 && handed.text.contains(#""stage":"completed""#), "\(handed.text)")

        let history = try city.officer.get("/api/v1/dossiers/\(code)/history")
        #expect(
            history.text.contains("dossier.lodged") && history.text.contains("dossier.handed-out"), "\(history.text)")
        let seen = try server.send("GET", "/api/v1/public/dossiers/\(code)")
        #expect(seen.status == 200 && !seen.text.contains("An"), "nothing about whose it is: \(seen.text)")
        #expect(server.stop() == 0, "\(server.told)")
    }

    /// What was answered with 201 is there after the process was killed, once, and the serials go on.
    @Test func aKilledServerKeepsWhatItAnswered() throws {
        let folder = try temporaryFolder()
        defer { removeFolder(folder) }
        let first = try RunningServer(folder: folder)
        let city = try City(first)
        var codes: [String] = []
        for number in 0..<20 {
            let answer = try city.lodge(key: "k-\(number)")
            codes.append(try #require(try answer.json()["code"]?.text, "\(answer.text)"))
        }
        first.stop(SIGKILL)
        #expect(Set(codes).count == 20)
        let second = try RunningServer(folder: folder)
        let desk = Visitor(second, key: city.deskKey)
        for code in codes { #expect(try desk.get("/api/v1/dossiers/\(code)").status == 200, "\(code)") }
        let next = try City.lodge(as: desk, key: "k-99")
        let code = try #require(try next.json()["code"]?.text, "\(next.text)")
        #expect(!codes.contains(code))
        let twice = try City.lodge(as: desk, key: "k-3")
        #expect(try twice.json()["code"]?.text == codes[3], "a retry after the crash gets the first answer")
        #expect(second.stop() == 0)
    }
}

/// Somebody who speaks to the server with a key.
struct Visitor {
    let server: RunningServer
    let key: String

    init(_ server: RunningServer, key: String) {
        self.server = server
        self.key = key
    }

    func get(_ path: String) throws -> Answered {
        try server.send("GET", path, headers: [("Authorization", "Bearer \(key)"), ("Accept-Language", "en")])
    }

    func post(_ path: String, _ body: String, match: Int? = nil, once: String? = nil) throws -> Answered {
        var headers = [("Authorization", "Bearer \(key)"), ("Accept-Language", "en")]
        if let match { headers.append(("If-Match", "\"\(match)\"")) }
        if let once { headers.append(("Idempotency-Key", once)) }
        return try server.send("POST", path, body, headers: headers)
    }
}

/// A branch, the agency that is competent for its dossiers, and another one.
struct City {
    let desk: Visitor
    let officer: Visitor
    let stranger: Visitor
    let deskKey: String

    init(_ server: RunningServer) throws {
        let house = try Operator(server)
        deskKey = try house.key("receptionist@branch:hcm-centre-thu-duc")
        desk = Visitor(server, key: deskKey)
        officer = Visitor(server, key: try house.key("case-officer@agency:ubnd-26740"))
        stranger = Visitor(server, key: try house.key("case-officer@agency:ubnd-26743"))
    }

    func lodge(key: String, name: String = "Nguyễn Văn An") throws -> Answered {
        try Self.lodge(as: desk, key: key, name: name)
    }

    static func lodge(as desk: Visitor, key: String, name: String = "Nguyễn Văn An") throws -> Answered {
        try desk.post(
            "/api/v1/dossiers",
            """
            {"procedure":"1.001193","branch":"hcm-centre-thu-duc","places":[{"factor":"residence","text":"26740"}],
            "applicant":{"name":"\(name)","phone":"0901234567"},"papers":[{"name":"Giấy chứng sinh","originalKept":false}]}
            """, once: key)
    }
}

/// The operator of a fresh server: signs in with the printed password, chooses another, and opens doors.
struct Operator {
    let server: RunningServer
    let cookie: String
    let form: String

    init(_ server: RunningServer) throws {
        self.server = server
        let first = try Self.signIn(server, server.oneTimePassword)
        let changed = try server.send(
            "POST", "/api/v1/password",
            #"{"old":"\#(server.oneTimePassword)","new":"mưa rơi trên mái ngói đỏ"}"#, headers: first.headers)
        try #require(changed.status == 200, "\(changed.text)")
        let session = try Self.session(changed)
        (cookie, form) = session
    }

    private static func signIn(_ server: RunningServer, _ password: String) throws -> (
        headers: [(String, String)], Void
    ) {
        let answer = try server.send("POST", "/api/v1/session", #"{"login":"operator","password":"\#(password)"}"#)
        try #require(answer.status == 200, "\(answer.text)")
        let (cookie, form) = try session(answer)
        return (headers(server, cookie, form), ())
    }

    private static func session(_ answer: Answered) throws -> (String, String) {
        let cookie = try #require(answer.all("Set-Cookie").first { $0.hasPrefix("waypost-plain=") })
        let form = try #require(try answer.json()["form"]?.text)
        return (String(cookie.prefix { $0 != ";" }), form)
    }

    private static func headers(_ server: RunningServer, _ cookie: String, _ form: String) -> [(String, String)] {
        [("Cookie", cookie), ("Origin", "http://127.0.0.1:\(server.port)"), ("X-Waypost-Form", form)]
    }

    func post(_ path: String, _ body: String) throws -> Answered {
        try server.send("POST", path, body, headers: Self.headers(server, cookie, form))
    }

    /// A new key's text.
    func key(_ grant: String) throws -> String {
        let answer = try post("/api/v1/keys", #"{"name":"test","grants":["\#(grant)"]}"#)
        return try #require(try answer.json()["text"]?.text, "\(answer.text)")
    }
}
