internal import Base
internal import Glibc
internal import Testing

/// The whole service behind a real nginx, as it stands in a data centre: what people, partners and an operator see
/// through it.
@Suite(
    .serialized, .enabled(if: FrontDoor.missing.isEmpty, "not installed: \(FrontDoor.missing.joined(separator: ", "))"))
struct NginxServiceTests {
    /// Somebody signs in with a browser, opens doors for a desk and an agency, and a dossier goes its way.
    @Test func aDossierThroughIt() throws {
        let server = try RunningServer(FrontDoor.words)
        let door = try FrontDoor(before: server)
        let browser = try Browser(door, server)
        try browser.isAskedForItsPage()
        let (desk, officer) = (
            try browser.key("receptionist@branch:hcm-centre-thu-duc"), try browser.key("case-officer@agency:ubnd-26740")
        )
        let first = try door.lodge(desk, once: "press-1")
        #expect(first.status == 201, "\(first.text)")
        let again = try door.lodge(desk, once: "press-1")
        #expect(again.body == first.body && again.header("idempotent-replayed") == "true", "one effect: \(again.text)")
        let code = try #require(try first.json()["code"]?.text)
        try reading(door, desk, code)
        try stepping(door, officer, code)
        let seen = try door.ask("GET", "/api/v1/public/dossiers/\(code)")
        #expect(seen.status == 200 && seen.text.contains("processing") && !seen.text.contains("An"), "\(seen.text)")
        for path in ["/metrics", "/ready"] {
            #expect(
                try door.ask("GET", path, headers: Browser.bearer(desk)).status == 404, "not for the world: \(path)")
        }
        #expect(server.stop() == 0, "\(server.told)")
    }

    private func reading(_ door: FrontDoor, _ desk: String, _ code: String) throws {
        let path = "/api/v1/dossiers/\(code)"
        let plain = try door.ask("GET", path, headers: Browser.bearer(desk), ["--http2"])
        #expect(plain.status == 200 && plain.header("etag") == "\"1\"", "\(plain.headers)")
        #expect(plain.protocolName == "HTTP/2" && plain.header("content-encoding") == nil)
        let squeezed = try door.ask("GET", path, headers: Browser.bearer(desk), ["--compressed"])
        #expect(squeezed.header("content-encoding") == "gzip" && squeezed.body == plain.body)
        #expect(squeezed.header("vary")?.lowercased().contains("accept-encoding") == true)
        let tag = try #require(squeezed.header("etag"))
        for tag in ["\"1\"", tag] {
            let known = try door.ask("GET", path, headers: Browser.bearer(desk) + [("If-None-Match", tag)])
            #expect(known.status == 304 && known.body.isEmpty, "\(tag): \(known.status)")
        }
        let head = try door.ask("HEAD", path, headers: Browser.bearer(desk))
        #expect(head.status == 200 && head.body.isEmpty && head.header("etag") == "\"1\"")
    }

    /// Compressing makes a strong tag weak, and what a client was shown is what it sends back.
    private func stepping(_ door: FrontDoor, _ officer: String, _ code: String) throws {
        let path = "/api/v1/dossiers/\(code)"
        let squeezed = try door.ask("GET", path, headers: Browser.bearer(officer), ["--compressed"])
        let tag = try #require(squeezed.header("etag"))
        #expect(tag == "W/\"1\"", "nginx has stopped weakening tags: \(tag)")
        func accept(_ match: String) throws -> Answered {
            try door.ask(
                "POST", path + "/steps", #"{"step":"accept"}"#, headers: Browser.bearer(officer) + [("If-Match", match)]
            )
        }
        #expect(try accept(tag).status == 200)
        let late = try accept(tag)
        #expect(late.status == 412 && late.text.contains("version-moved"), "\(late.text)")
        #expect(try accept("1").status == 400, "without its quotation marks it is no tag")
    }

    struct Large: CustomTestStringConvertible {
        let why: String
        let path: String
        let bytes: Int
        /// Else nginx has refused it.
        let byService: Bool
        var testDescription: String { why }
    }

    @Test func largeBodiesAreRefused() throws {
        let server = try RunningServer(FrontDoor.words)
        let door = try FrontDoor(before: server)
        let key = try Browser(door, server).key("receptionist@branch:hcm-centre-thu-duc")
        let file = server.folder + "/large"
        for c in [
            Large(why: "the service's own limit", path: "/api/v1/dossiers", bytes: 300 << 10, byService: true),
            Large(why: "more than nginx takes", path: "/api/v1/dossiers", bytes: 17 << 20, byService: false),
            Large(why: "an edition, from who may not", path: "/api/v1/editions", bytes: 17 << 20, byService: true),
            Large(why: "larger than any edition", path: "/api/v1/editions", bytes: 81 << 20, byService: false),
        ] {
            try write(c.json, to: file)
            let answer = try door.ask(
                "POST", c.path, headers: Browser.bearer(key),
                ["-H", "Content-Type: application/json", "-H", "Expect:", "--http1.1", "--data-binary", "@\(file)"])
            #expect(answer.status == 413, "\(c.why): \(answer.text.prefix(300))")
            #expect(answer.header("content-type") == "application/problem+json", "\(c.why)")
            #expect(answer.text.contains("http.body-too-large") == c.byService, "\(c.why): \(answer.text)")
        }
        #expect(try door.ask("GET", "/health").status == 200)
    }

    /// Guesses are counted by where they come from, as nginx sees it, and not by what a client says of itself.
    @Test func guessesAreCountedByTheirAddress() throws {
        let server = try RunningServer(FrontDoor.words)
        let door = try FrontDoor(before: server)
        let browser = try Browser(door, server, from: "127.1.1.9")
        var statuses: [Int] = []
        for number in 0..<22 {
            let spoofed = [("X-Forwarded-For", "10.\(number).1.1"), ("Forwarded", "for=10.\(number).1.1")]
            statuses.append(try door.guess("ai\(number)", headers: spoofed, from: "127.1.1.\(number + 20)").status)
        }
        #expect(statuses.prefix(20).allSatisfy { $0 == 401 }, "\(statuses)")
        let waits = try door.guess("ai99", from: "127.1.1.200")
        #expect(waits.status == 429 && waits.header("retry-after") != nil, "\(statuses) \(waits.text)")
        #expect(try door.guess("ai99", from: "127.1.2.200").status == 401, "another neighbourhood waits for nobody")
        let honest = try browser.signIn(browser.password, from: "127.1.1.7")
        #expect(honest.status == 200, "who signed in from there before is not locked out: \(honest.text)")
        try theServiceItself(server)
    }

    /// Spoken to without the proxy, from an address that is not trusted, the service believes no word of the field.
    private func theServiceItself(_ server: RunningServer) throws {
        var statuses: [Int] = []
        for number in 0..<22 {
            let answer = try Program.run(
                [
                    "-sS", "-o", "/dev/null", "-w", "%{http_code}", "--interface", "127.3.3.3", "-H",
                    "X-Forwarded-For: 10.\(number).1.1", "-H", "Content-Type: application/json", "--data-binary",
                    #"{"login":"b\#(number)","password":"sai"}"#, "http://127.0.0.1:\(server.port)/api/v1/session",
                ], program: "/usr/bin/curl")
            statuses.append(Int(answer.output) ?? 0)
        }
        #expect(statuses.prefix(20).allSatisfy { $0 == 401 } && statuses.last == 429, "\(statuses)")
    }
}

extension NginxServiceTests.Large {
    /// So large as it says, and well-formed.
    fileprivate var json: String { #"{"note":"\#(String(repeating: "a", count: bytes))"}"# }
}

/// An operator's browser: its cookies, and the page it is on.
struct Browser {
    let door: FrontDoor
    let password = "mưa rơi trên mái ngói đỏ"
    private let cookies: String
    private let form: String

    static func bearer(_ key: String) -> [(String, String)] { [("Authorization", "Bearer \(key)")] }
    private static let page = [("Origin", FrontDoor.site), ("Sec-Fetch-Site", "same-origin")]

    /// Signs in with the printed password and chooses another.
    init(_ door: FrontDoor, _ server: RunningServer, from address: String = "127.0.0.1") throws {
        self.door = door
        let first = try Self.signIn(door, server.oneTimePassword, address)
        try #require(first.status == 200, "\(first.text)")
        let (oldCookies, oldForm) = try Self.session(first)
        let changed = try door.ask(
            "POST", "/api/v1/password", #"{"old":"\#(server.oneTimePassword)","new":"\#(password)"}"#,
            headers: Self.page + [("Cookie", oldCookies), ("X-Waypost-Form", oldForm)], from: address)
        try #require(changed.status == 200, "\(changed.text)")
        (cookies, form) = try Self.session(changed)
        #expect(cookies != oldCookies, "a new password, a new session")
    }

    func signIn(_ password: String, from address: String) throws -> Answered {
        try Self.signIn(door, password, address)
    }

    private static func signIn(_ door: FrontDoor, _ password: String, _ address: String) throws -> Answered {
        try door.ask(
            "POST", "/api/v1/session", #"{"login":"operator","password":"\#(password)"}"#, headers: page, from: address)
    }

    /// The cookie is bound to this host, to TLS, and out of scripts' reach.
    private static func session(_ answer: Answered) throws -> (cookies: String, form: String) {
        let cookie = try #require(answer.all("set-cookie").first { $0.hasPrefix("__Host-waypost=") })
        for word in ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"] { #expect(cookie.contains(word), "\(cookie)") }
        #expect(!cookie.contains("Domain"), "\(cookie)")
        return (String(cookie.prefix { $0 != ";" }), try #require(try answer.json()["form"]?.text))
    }

    func post(_ path: String, _ body: String, headers: [(String, String)]) throws -> Answered {
        try door.ask("POST", path, body, headers: [("Cookie", cookies)] + headers)
    }

    /// A new API key's text.
    func key(_ grant: String) throws -> String {
        let answer = try post(
            "/api/v1/keys", #"{"name":"test","grants":["\#(grant)"]}"#,
            headers: Self.page + [("X-Waypost-Form", form)])
        return try #require(try answer.json()["text"]?.text, "\(answer.text)")
    }

    /// With the cookie alone, from another site, from a sister host, without its form: nothing is done.
    func isAskedForItsPage() throws {
        let token = ("X-Waypost-Form", form)
        let others: [(why: String, headers: [(String, String)])] = [
            ("no page at all", []), ("no form", Self.page), ("no origin", [token]),
            ("a form of another session", Self.page + [("X-Waypost-Form", String(repeating: "a", count: 32))]),
            ("another site", [("Origin", "https://example.org"), token]),
            ("plain HTTP", [("Origin", "http://waypost.example"), token]),
            ("a sister host", [("Origin", FrontDoor.site), ("Sec-Fetch-Site", "same-site"), token]),
        ]
        for other in others {
            let answer = try post(
                "/api/v1/keys", #"{"name":"x","grants":["auditor@everything"]}"#, headers: other.headers)
            #expect(answer.status == 403, "\(other.why): \(answer.text)")
        }
    }
}

extension FrontDoor {
    static let birth = """
        {"procedure":"1.001193","branch":"hcm-centre-thu-duc","places":[{"factor":"residence","text":"26740"}],\
        "applicant":{"name":"Nguyễn Văn An","phone":"0901234567"}}
        """

    func lodge(_ key: String, once: String) throws -> Answered {
        try ask(
            "POST", "/api/v1/dossiers", Self.birth, headers: Browser.bearer(key) + [("Idempotency-Key", once)])
    }

    func guess(_ login: String, headers: [(String, String)] = [], from address: String) throws -> Answered {
        try ask(
            "POST", "/api/v1/session", #"{"login":"\#(login)","password":"sai rồi"}"#, headers: headers, from: address)
    }
}
