internal import Base
internal import Glibc
internal import Testing

@testable internal import waypost

/// What the client makes of words before anything is sent.
@Suite struct ClientPartsTests {
    struct Address: CustomTestStringConvertible {
        let why: String
        let text: String
        /// Nil: refused.
        var isLoopback: Bool?
        var becomes: String?
        var testDescription: String { "\(why): \(text)" }
    }

    @Test(arguments: [
        Address(why: "the usual one", text: "http://127.0.0.1:8080", isLoopback: true),
        Address(why: "any of 127/8", text: "http://127.9.9.9", isLoopback: true),
        Address(why: "by name", text: "http://localhost:1", isLoopback: true),
        Address(why: "IPv6", text: "http://[::1]:8080", isLoopback: true),
        Address(why: "a name that only begins like it", text: "https://127.0.0.1.example.vn", isLoopback: false),
        Address(why: "behind nginx", text: "https://waypost.example.vn", isLoopback: false),
        Address(
            why: "slashes at the end go", text: "https://a.vn/inner//", isLoopback: false,
            becomes: "https://a.vn/inner"),
        Address(why: "capitals of the scheme", text: "HTTPS://a.vn", isLoopback: false),
        Address(why: "no scheme", text: "127.0.0.1:8080"),
        Address(why: "another scheme", text: "ftp://a.vn"),
        Address(why: "a file", text: "file:///etc/passwd"),
        Address(why: "a name and a password", text: "https://a:b@c.vn"),
        Address(why: "a backslash, which some take for a slash", text: "https://a.vn\\@b.vn"),
        Address(why: "a query", text: "https://a.vn/?x=1"),
        Address(why: "a space", text: "https://a.vn/ x"),
        Address(why: "a line end", text: "https://a.vn\r\nX: 1"),
        Address(why: "no host", text: "http://:8080"),
        Address(why: "a port that is none", text: "http://a.vn:99999"),
        Address(why: "a port of letters", text: "http://a.vn:http"),
        Address(why: "an open bracket", text: "http://[::1"),
        Address(why: "letters beyond ASCII", text: "https://đ.vn"),
    ])
    func addresses(_ c: Address) {
        let address = ServerAddress(c.text)
        #expect(address?.isLoopback == c.isLoopback)
        if let becomes = c.becomes { #expect(address?.text == becomes) }
    }

    @Test func whatGoesIntoATarget() {
        #expect(percentEncoded("a b&c=d/é~9") == "a%20b%26c%3Dd%2F%C3%A9~9")
    }

    struct Fields: CustomTestStringConvertible {
        let why: String
        let step: String
        let set: [String]
        /// Nil: refused.
        let body: String?
        var testDescription: String { why }
    }

    @Test(arguments: [
        Fields(why: "none", step: "accept", set: [], body: #"{"step":"accept"}"#),
        Fields(
            why: "a text stays a text", step: "decide", set: ["verdict=granted", "reason=12"],
            body: #"{"step":"decide","verdict":"granted","reason":"12"}"#),
        Fields(
            why: "a flag is a flag", step: "hand-out", set: ["way.by=electronic", "originalsGivenBack=true"],
            body: #"{"step":"hand-out","way":{"by":"electronic"},"originalsGivenBack":true}"#),
        Fields(
            why: "a list of objects", step: "request-supplement",
            set: ["items.0.paper=A", "items.0.reason=B", "items.1.paper=C", "items.1.reason=D"],
            body:
                #"{"step":"request-supplement","items":[{"paper":"A","reason":"B"},{"paper":"C","reason":"D"}]}"#),
        Fields(
            why: "a list of texts, said once", step: "receive-supplement", set: ["papers=A"],
            body: #"{"step":"receive-supplement","papers":["A"]}"#),
        Fields(
            why: "said twice", step: "receive-supplement", set: ["papers=A", "papers=B"],
            body: #"{"step":"receive-supplement","papers":["A","B"]}"#),
        Fields(
            why: "an equals sign in a value", step: "withdraw", set: ["reason=a=b"],
            body: #"{"step":"withdraw","reason":"a=b"}"#),
        Fields(
            why: "a field nobody knows goes to the server, which names it", step: "accept", set: ["oficer=An"],
            body: #"{"step":"accept","oficer":"An"}"#),
        Fields(
            why: "a value and fields below it", step: "hand-out", set: ["way=x", "way.by=counter"], body: nil),
    ])
    func fieldsOfAStep(_ c: Fields) throws {
        let call = Call(
            given: Given(), manner: Manner(), surroundings: Surroundings(), output: Output(STDOUT_FILENO),
            errors: Output(STDERR_FILENO))
        let fields = try c.set.map { try #require(StepFields.read($0)) }
        let body = try? StepFields.body(c.step, fields, call)
        #expect(body.map { String(decoding: $0, as: UTF8.self) } == c.body)
    }

    @Test(arguments: ["", "reason", ".=x", "a..b=x", "a.b.c.d.e.f.g.h.i=x"]) func noField(_ text: String) {
        #expect(StepFields.read(text) == nil)
    }
}
