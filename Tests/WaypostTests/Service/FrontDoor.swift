internal import Base
internal import Glibc
internal import Testing

/// A real nginx with ops/nginx/waypost.conf in front of a running server, and curl to speak with it as
/// https://waypost.example.
final class FrontDoor {
    /// What is missing here; the tests that need it say so and are skipped.
    static let missing = [["nginx"], ["curl"], ["openssl"]].compactMap { names in
        names.first { name in
            !["/usr/sbin", "/usr/bin"].contains { (folder: String) in access("\(folder)/\(name)", X_OK) == 0 }
        }
    }
    static let site = "https://waypost.example"
    /// What `waypost serve` is told when it stands behind it.
    static let words = ["--origin", site, "--trusted-proxy", "127.0.0.1"]
    private static let path = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]

    private var process: pid_t = 0
    private let (output, errors): (String, String)
    private var port = ""
    private var certificate = ""

    init(before server: RunningServer) throws {
        (output, errors) = (try temporaryFile(), try temporaryFile())
        process = try Program.begin(
            ["--hold", "127.0.0.1:\(server.port)"], Self.path, output, errors,
            program: Program.root + "/ops/nginx/try")
        for _ in 0..<400 {
            let said = String(decoding: try FileBytes.read(output), as: UTF8.self)
            if said.hasSuffix("\n") {
                let words = said.dropLast().split(separator: " ").map(String.init)
                (port, certificate) = (try #require(words.first), try #require(words.last))
                return
            }
            usleep(25_000)
        }
        Issue.record("nginx does not answer: \(told)")
        throw RunningServer.NotServing()
    }

    private var told: String { (try? String(decoding: FileBytes.read(errors), as: UTF8.self)) ?? "" }

    deinit {
        kill(process, SIGTERM)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        unlink(output)
        unlink(errors)
    }

    /// One request, from an address of this machine's own network.
    func ask(
        _ method: String, _ path: String, _ body: String = "", headers: [(String, String)] = [],
        from address: String = "127.0.0.1", _ more: [String] = []
    ) throws -> Answered {
        var words = common(from: address) + ["-i"] + (method == "HEAD" ? ["-I"] : ["-X", method])
        for header in headers { words += ["-H", "\(header.0): \(header.1)"] }
        if !body.isEmpty { words += ["-H", "Content-Type: application/json", "--data-binary", body] }
        let answer = try Program.run(
            words + more + [Self.site + path], environment: Self.path, program: "/usr/bin/curl")
        return try Answered(reading: Array(answer.output.utf8))
    }

    /// Where the site is found, and how it proves itself.
    private func common(from address: String) -> [String] {
        [
            "-sS", "--max-time", "30", "--cacert", certificate, "--interface", address, "--connect-to",
            "waypost.example:443:127.0.0.1:\(port)",
        ]
    }

    /// Begins many requests one after another on one connection: the body of a file, each with a key of its own.
    /// - Parameter output: takes a line each: status, `Location` or nothing, key. What is asked lies in a file beside it.
    func begin(_ post: ManyPosts, to output: String, errors: String) throws -> pid_t {
        let lines = post.keys.map { key in
            let words = ["cacert \(certificate)", "connect-to waypost.example:443:127.0.0.1:\(port)"]
            let all =
                words + [
                    "interface \(post.from)", "max-time 30", "header Authorization: Bearer \(post.holder)",
                    "header Content-Type: application/json", "header Idempotency-Key: \(key)",
                    "data-binary @\(post.file)", "output /dev/null",
                    #"write-out %{http_code} %header{location} \#(key)\n"#, "url \(Self.site)\(post.path)",
                ]
            return all.map { Self.option($0) }.joined() + "next\n"
        }
        let file = output + ".requests"
        try write(lines.joined(), to: file)
        return try Program.begin(["-sS", "-K", file], Self.path, output, errors, program: "/usr/bin/curl")
    }

    /// `name value` as a line of curl's own.
    private static func option(_ text: String) -> String {
        let parts = text.split(separator: " ", maxSplits: 1)
        return "\(parts[0]) = \"\(parts.count > 1 ? parts[1] : "")\"\n"
    }
}

/// The same body again and again, as a counter with a long queue sends it.
struct ManyPosts {
    let path: String
    /// Holds the body.
    let file: String
    /// The text of an API key.
    let holder: String
    /// An address of this machine's own network.
    let from: String
    let keys: [String]
}
