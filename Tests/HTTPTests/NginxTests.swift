internal import Base
internal import Glibc
internal import HTTP
internal import Testing

/// Our configuration of nginx, run for real before a server of ours: TLS, HTTP/2, and who is told to be the client.
@Suite struct NginxTests {
    static let hasNginx = ["/usr/sbin/nginx", "/usr/bin/nginx"].contains { (path: String) in access(path, X_OK) == 0 }
    static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

    @Test(.enabled(if: hasNginx, "nginx-light is not installed")) func everyCheckHolds() throws {
        let peers = Locked<Set<String>>([])
        let serving = try Serving({
            $0.loops = 2
            $0.trustedProxies = ["127.0.0.1", "::1"].compactMap { Network($0) }
        }) { request, responder in
            if request.header("X-Forwarded-For") != nil { peers.with { _ = $0.insert("\(request.scheme)") } }
            responder.answer(Response(200, type: "application/json", Array("{}".utf8)))
        }
        #expect(try run(["\(Self.root)/ops/nginx/try", serving.place, "/api/v1/x"]) == 0)
        #expect(peers.with { $0 } == ["https"])
    }

    private func run(_ words: [String]) throws -> Int32 {
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child = pid_t()
        try #require(posix_spawn(&child, words[0], nil, nil, &arguments, environ) == 0)
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return status
    }
}
