internal import Base
internal import Glibc
internal import Testing

/// The command line against a running server, and on the folder itself: what people and scripts type, what they get.
@Suite(.serialized) struct ClientTests {
    /// From lodging to a step, by command line only.
    @Test func aDossierByCommandLine() throws {
        let desk = try CommandDesk()
        let lodged = try desk.run(Self.birth + ["--lang", "en"])
        #expect(lodged.exit == 0, "\(lodged.errors)")
        for piece in ["Dossier H29.1-", "sent, waiting to be accepted", "ubnd-26740", "due", "accept: accept"] {
            #expect(lodged.output.contains(piece), "\(piece) in \(lodged.output)")
        }
        let code = try #require(lodged.output.split(separator: "\n").first?.split(separator: " ").last.map(String.init))

        let shown = try desk.run(["dossier", "show", code])
        #expect(shown.exit == 0 && shown.output.contains("Nguyễn Văn An"), "\(shown.output)\(shown.errors)")
        #expect(shown.output.contains("đã chuyển, chờ cơ quan tiếp nhận"), "\(shown.output)")
        let listed = try desk.run(["dossier", "list", "--branch", "hcm-centre-thu-duc"])
        #expect(listed.output.hasPrefix("code,stage,due,received,procedure,branch,agency,version\n\(code),routed,"))
        #expect(listed.output.contains(" 24:00,"), "the end of a day is that day's: \(listed.output)")
        #expect(!listed.output.contains("Nguyễn"), "a list holds no names: \(listed.output)")
        let why = try desk.run(["dossier", "why", code, "--lang", "en"])
        #expect(why.exit == 0 && why.output.contains("decides"), "\(why.output)\(why.errors)")
        let due = try desk.run(["dossier", "deadline", code, "--lang", "en"])
        #expect(due.exit == 0 && due.output.contains("due at"), "\(due.output)\(due.errors)")

        let accepted = try desk.run(["dossier", "step", code, "accept", "--lang", "en"], as: desk.officer)
        #expect(accepted.exit == 0 && accepted.output.contains("being processed"), "\(accepted.errors)")
        let late = try desk.run(["dossier", "step", code, "accept", "--seen", "1", "--lang", "en"], as: desk.officer)
        #expect(late.exit == 1 && late.errors.contains("Somebody changed it first"), "\(late.errors)")
        #expect(late.errors.contains("2  accepted, "), "what changed is told: \(late.errors)")
        let twice = try desk.run(["dossier", "step", code, "accept", "--lang", "en"], as: desk.officer)
        #expect(twice.exit == 1 && !twice.errors.isEmpty, "the law's no: \(twice.errors)")
        let asked = try desk.run(
            [
                "dossier", "step", code, "request-supplement", "--set", "items.0.paper=Giấy kết hôn", "--set",
                "items.0.reason=thiếu", "--json",
            ], as: desk.officer)
        #expect(asked.exit == 0 && asked.output.contains(#""stage":"awaiting-supplement""#), "\(asked.errors)")

        let history = try desk.run(["dossier", "history", code])
        let kinds = history.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[2] }
        #expect(kinds == ["dossier.lodged", "dossier.accepted", "dossier.supplement-requested"], "\(history.output)")
        try theFolder(desk, code)
    }

    /// Beside the running server, and after it.
    private func theFolder(_ desk: CommandDesk, _ code: String) throws {
        let data = desk.server.folder + "/data"
        let whole = try Program.run(["journal", "verify", "--data", data, "--lang", "en"])
        #expect(whole.exit == 0 && whole.output.contains("The journal is whole"), "\(whole.output)\(whole.errors)")
        let rows = try Program.run(["journal", "show", "--stream", "dossier:\(code)", "--data", data])
        #expect(rows.output.split(separator: "\n").count == 4 && !rows.output.contains("Nguyễn"), "\(rows.output)")
        let bodies = try Program.run(["journal", "show", "--bodies", "--json", "--data", data])
        #expect(bodies.output.contains("Nguyễn Văn An"))

        let held = try Program.run(["account", "list", "--data", data, "--lang", "en"])
        #expect(held.exit == 69 && held.errors.contains("A running server holds this folder"), "\(held.errors)")
        let file = desk.server.folder + "/copy"
        let copied = try Program.run(["backup", file, "--data", data, "--lang", "en"])
        #expect(copied.exit == 0 && copied.output.contains("Copied and verified"), "\(copied.errors)")
        let again = try Program.run(["backup", file, "--data", data, "--lang", "en"])
        #expect(again.exit == 73 && again.errors.contains("exists already"), "nothing is written over: \(again.errors)")
        #expect(try Program.run(["journal", "verify", file]).exit == 0)
        let other = desk.server.folder + "/other"
        let restored = try Program.run(["restore", file, "--data", other, "--lang", "en"])
        #expect(restored.exit == 0 && restored.output.contains("everything after"), "\(restored.errors)")
        let into = try Program.run(["restore", file, "--data", other, "--lang", "en"])
        #expect(into.exit == 73 && into.errors.contains("exists already"), "\(into.errors)")
        try accounts(desk, data)
        try tampering(other)
        try Restored.goesOn(desk, other, code)
    }

    private func accounts(_ desk: CommandDesk, _ data: String) throws {
        #expect(desk.server.stop() == 0)
        let made = try Program.run([
            "account", "create", "lan", "--name", "Nguyễn Thị Lan", "--grant", "receptionist@branch:hcm-centre-thu-duc",
            "--data", data, "--json",
        ])
        #expect(made.exit == 0 && made.output.contains(#""oneTimePassword":""#), "\(made.errors)")
        let taken = try Program.run([
            "account", "create", "lan", "--name", "Khác", "--grant", "auditor@everything", "--data", data, "--json",
        ])
        #expect(taken.exit == 1 && taken.errors.contains("account.login-taken"), "\(taken.errors)")
        #expect(try Program.run(["account", "reset", "lan", "--data", data]).exit == 0)
        #expect(try Program.run(["account", "disable", "lan", "--data", data]).exit == 0)
        let listed = try Program.run(["account", "list", "--data", data])
        #expect(listed.output.contains("lan,Nguyễn Thị Lan,receptionist@branch:hcm-centre-thu-duc,disabled"))
        let last = try Program.run(["account", "disable", "operator", "--data", data, "--json"])
        #expect(last.exit == 1 && last.errors.contains("last-operator"), "\(last.errors)")
        #expect(try Program.run(["journal", "verify", "--data", data]).exit == 0)
    }

    /// One byte of a journal row on disk.
    private func tampering(_ data: String) throws {
        let path = data + "/waypost.db"
        let before = try FileBytes.read(path)
        let name = Array("Nguyễn Văn An".utf8)
        var bytes = before
        var altered = 0
        var at = 0
        while at + name.count <= bytes.count {
            if bytes[at..<at + name.count].elementsEqual(name) {
                bytes[at] = UInt8(ascii: "M")
                altered += 1
            }
            at += 1
        }
        #expect(altered > 0)
        try write(bytes, over: path)
        let found = try Program.run(["journal", "verify", "--data", data, "--lang", "en"])
        #expect(
            found.exit == 1 && found.output.contains("of the journal was altered"), "\(found.output)\(found.errors)")
        let told = try Program.run(["journal", "verify", "--data", data, "--json"])
        #expect(told.exit == 1 && told.output.contains(#""whole":false"#), "\(told.output)")
        try write(before, over: path)
    }

    struct Case: CustomTestStringConvertible {
        let why: String
        let words: [String]
        var environment: [String: String] = [:]
        let exit: Int32
        let complains: [String]
        var testDescription: String { why }
    }

    /// Without any server.
    @Test(arguments: [
        Case(
            why: "no key", words: ["dossier", "show", "H29.1-261121-0001", "--lang", "en"], exit: 64,
            complains: ["The API key is missing", "WAYPOST_KEY"]),
        Case(
            why: "nobody listens", words: ["dossier", "show", "H29.1-261121-0001", "--lang", "en"],
            environment: ["WAYPOST_KEY": "wp_secret", "WAYPOST_SERVER": "http://127.0.0.1:1"], exit: 69,
            complains: ["cannot be reached", "waypost serve"]),
        Case(
            why: "nothing was sent: nothing to send again", words: birth + ["--lang", "en"],
            environment: ["WAYPOST_KEY": "wp_secret", "WAYPOST_SERVER": "http://127.0.0.1:1"], exit: 69,
            complains: ["cannot be reached", "Is it running"]),
        Case(
            why: "unless it was sent before", words: birth + ["--again", "k7", "--lang", "en"],
            environment: ["WAYPOST_KEY": "wp_secret", "WAYPOST_SERVER": "http://127.0.0.1:1"], exit: 69,
            complains: ["cannot be reached", "--again k7"]),
        Case(
            why: "a key is not sent in the open",
            words: ["dossier", "list", "--server", "http://example.vn", "--lang", "en"],
            environment: ["WAYPOST_KEY": "wp_secret"], exit: 64, complains: ["shows the key", "https://"]),
        Case(
            why: "no other way than HTTP",
            words: ["dossier", "list", "--server", "file:///etc/passwd", "--lang", "en"],
            environment: ["WAYPOST_KEY": "wp_secret"], exit: 64, complains: ["--server takes"]),
        Case(
            why: "no name in the address",
            words: ["dossier", "list", "--server", "http://a:b@127.0.0.1", "--lang", "en"],
            environment: ["WAYPOST_KEY": "wp_secret"], exit: 64, complains: ["--server takes"]),
        Case(
            why: "not a code", words: ["dossier", "show", "../accounts", "--lang", "en"],
            environment: ["WAYPOST_KEY": "wp_secret"], exit: 64, complains: ["is no dossier code"]),
        Case(
            why: "not a step", words: ["dossier", "step", "H29.1-261121-0001", "acept", "--lang", "en"],
            environment: ["WAYPOST_KEY": "wp_secret"], exit: 64, complains: ["Did you mean \"accept\"?"]),
        Case(
            why: "a form is a file or options", words: ["lodge", "--file", "x.json", "--name", "An", "--lang", "en"],
            environment: ["WAYPOST_KEY": "wp_secret"], exit: 64, complains: ["--name does not go with --file"]),
        Case(
            why: "a form that is not there", words: ["lodge", "--file", "/nowhere/x.json", "--json"],
            environment: ["WAYPOST_KEY": "wp_secret"], exit: 66, complains: ["file.missing"]),
        Case(
            why: "a folder without data", words: ["journal", "verify", "--data", "/nowhere", "--json"], exit: 66,
            complains: ["store.missing"]),
        Case(
            why: "restoring names its folder", words: ["restore", "x.backup", "--lang", "en"], exit: 64,
            complains: ["--data is missing"]),
        Case(
            why: "a right that makes no sense",
            words: ["account", "create", "an", "--name", "An", "--grant", "receptionist@everything", "--lang", "en"],
            exit: 64, complains: ["--grant takes a role and its place"]),
    ])
    func withoutAServer(_ c: Case) throws {
        let answer = try Program.run(c.words, environment: c.environment)
        #expect(answer.exit == c.exit, "\(answer.errors)")
        for piece in c.complains { #expect(answer.errors.contains(piece), "\(piece) in \(answer.errors)") }
        #expect(!answer.errors.contains("wp_secret") && !answer.output.contains("wp_secret"), "a key is never printed")
    }

    struct Broken: CustomTestStringConvertible {
        let why: String
        let answer: String
        let complains: String
        var testDescription: String { why }
    }

    /// A server that takes the request and does not answer as it should: it may have recorded it.
    @Test(arguments: [
        Broken(why: "hangs up", answer: "", complains: "cannot be understood"),
        Broken(why: "is no HTTP", answer: "hello\r\n", complains: "cannot be understood"),
        Broken(
            why: "stops half way", answer: "HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{",
            complains: "cannot be understood"),
        Broken(
            why: "sends a head without end",
            answer: "HTTP/1.1 200 OK\r\n"
                + String(repeating: "X: \(String(repeating: "x", count: 1000))\r\n", count: 90),
            complains: "is too long"),
        Broken(
            why: "fails", answer: "HTTP/1.1 503 x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            complains: "answered 503"),
        Broken(
            why: "sends us elsewhere",
            answer: "HTTP/1.1 307 x\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
            complains: "answered 307"),
    ])
    func aBrokenAnswerTellsHowToAskAgain(_ c: Broken) throws {
        let answer = try OneAnswer.give(c.answer, to: Self.birth + ["--lang", "en"])
        #expect(answer.exit == 69, "\(answer.errors)")
        #expect(answer.errors.contains(c.complains) && answer.errors.contains("--again "), "\(answer.errors)")
        #expect(!answer.errors.contains("wp_secret"))
    }

    /// Each refusal of the server as a sentence, with its place.
    @Test func refusalsAreSentences() throws {
        let desk = try CommandDesk()
        let wrongKey = try desk.run(["dossier", "list", "--branch", "x", "--lang", "en"], as: "wp_nobody")
        #expect(wrongKey.exit == 1 && wrongKey.errors.contains("The key of --key or WAYPOST_KEY is not taken"))
        let foreign = try desk.run(["dossier", "list", "--branch", "hcm-centre-binh-duong", "--lang", "en"])
        #expect(foreign.exit == 1 && foreign.errors.contains("nothing here for you to see"), "\(foreign.errors)")
        let unknown = try desk.run(["dossier", "show", "H29.1-261121-9999", "--json"])
        #expect(unknown.exit == 1 && unknown.errors.contains(#""code":"not-found""#), "\(unknown.errors)")
        let question = try desk.run([
            "lodge", "--procedure", "1.001193", "--at", "hcm-centre-thu-duc", "--name", "An", "--lang", "en",
        ])
        #expect(question.exit == 1 && question.errors.contains("--residence"), "what is asked: \(question.errors)")
        let faulty = try desk.form(#"{"procedure":"1.001193","branch":"hcm-centre-thu-duc","applicant":{"nam":"An"}}"#)
        #expect(faulty.exit == 65 && faulty.errors.contains("[/applicant/nam]"), "with the place: \(faulty.errors)")
        let noJSON = try desk.form("{")
        #expect(noJSON.exit == 65 && noJSON.errors.contains("no valid JSON"), "\(noJSON.errors)")
        let named = try desk.run([
            "lodge", "--procedure", "1.001193", "--at", "không đâu cả", "--name", "An", "--residence", "26740",
        ])
        #expect(named.exit == 64 && named.errors.contains("Không quầy nào"), "an unknown branch: \(named.errors)")
    }

    /// A retry with the key that was told makes one dossier.
    @Test func aRetryIsTheSameDossier() throws {
        let desk = try CommandDesk()
        let first = try desk.run(Self.birth + ["--json", "--again", "desk-7"])
        let again = try desk.run(Self.birth + ["--json", "--again", "desk-7"])
        #expect(first.exit == 0 && first.output == again.output, "\(first.errors)\(again.errors)")
        let other = try desk.run(Self.birth + ["--json", "--again", "desk-7", "--email", "an@example.vn"])
        #expect(other.exit == 1 && other.errors.contains("idempotency-key-reused"), "\(other.errors)")
        let fresh = try desk.run(Self.birth + ["--json"])
        #expect(fresh.exit == 0 && fresh.output != first.output)
        let listed = try desk.run(["dossier", "list", "--branch", "hcm-centre-thu-duc", "--json"])
        #expect(listed.output.split(separator: "\n").count == 2, "\(listed.output)")
        let one = try desk.run(["dossier", "list", "--branch", "hcm-centre-thu-duc", "--json", "--limit", "1"])
        #expect(one.output.split(separator: "\n").count == 1, "\(one.output)")
    }

    static let birth = [
        "lodge", "--procedure", "1.001193", "--at", "hcm-centre-thu-duc", "--residence", "26740", "--name",
        "Nguyễn Văn An", "--phone", "0901234567", "--paper", "Giấy chứng sinh",
    ]
}

/// A server, and the keys of a desk and of an officer, used from the command line.
struct CommandDesk {
    let server: RunningServer
    let receptionist: String
    let officer: String

    init() throws {
        server = try RunningServer()
        let `operator` = try Operator(server)
        receptionist = try `operator`.key("receptionist@branch:hcm-centre-thu-duc")
        officer = try `operator`.key("case-officer@agency:ubnd-26740")
    }

    func run(_ words: [String], as key: String? = nil) throws -> Program.Answer {
        let answer = try Program.run(
            words,
            environment: [
                "WAYPOST_SERVER": "http://127.0.0.1:\(server.port)", "WAYPOST_KEY": key ?? receptionist,
            ])
        #expect(!answer.output.contains(key ?? receptionist) && !answer.errors.contains(key ?? receptionist))
        return answer
    }

    func form(_ text: String) throws -> Program.Answer {
        let path = try temporaryFile()
        defer { unlink(path) }
        try write(text, to: path)
        return try run(["lodge", "--file", path, "--lang", "en"])
    }
}

/// A server that takes one connection, reads what comes, says what it was told to say, and hangs up.
private enum OneAnswer {
    static func give(_ text: String, to words: [String]) throws -> Program.Answer {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(listener >= 0)
        defer { close(listener) }
        let port = try listen(on: listener)
        let (output, errors) = (try temporaryFile(), try temporaryFile())
        defer {
            unlink(output)
            unlink(errors)
        }
        let environment = ["WAYPOST_SERVER": "http://127.0.0.1:\(port)", "WAYPOST_KEY": "wp_secret"]
        let process = try Program.begin(words, environment, output, errors)
        serve(text, listener)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return Program.Answer(
            exit: (status >> 8) & 0xFF, output: String(decoding: try FileBytes.read(output), as: UTF8.self),
            errors: String(decoding: try FileBytes.read(errors), as: UTF8.self))
    }

    private static func listen(on listener: Int32) throws -> UInt16 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
                bind(listener, place, size) + Glibc.listen(listener, 4) + getsockname(listener, place, &size)
            }
        }
        try #require(result == 0)
        return UInt16(bigEndian: address.sin_port)
    }

    private static func serve(_ text: String, _ listener: Int32) {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        defer { close(connection) }
        var room = [UInt8](repeating: 0, count: 1 << 16)
        _ = recv(connection, &room, room.count, 0)
        let bytes = Array(text.utf8)
        _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        shutdown(connection, Int32(SHUT_WR))
        _ = recv(connection, &room, room.count, 0)
    }
}

/// A server on a restored folder.
private enum Restored {
    /// What was lodged is there, and new codes are not old ones.
    static func goesOn(_ desk: CommandDesk, _ data: String, _ code: String) throws {
        let folder = desk.server.folder + "/next"
        #expect(mkdir(folder, 0o700) == 0)
        #expect(rename(data, folder + "/data") == 0)
        let next = try RunningServer(folder: folder)
        let visitor = Visitor(next, key: desk.receptionist)
        #expect(try visitor.get("/api/v1/dossiers/\(code)").status == 200)
        let lodged = try City.lodge(as: visitor, key: "after")
        let fresh = try #require(try lodged.json()["code"]?.text, "\(lodged.text)")
        #expect(fresh != code && fresh.utf8.count > code.utf8.count, "a range of its own: \(fresh)")
        #expect(next.stop() == 0)
    }
}

private func write(_ bytes: [UInt8], over path: String) throws {
    let descriptor = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
}
