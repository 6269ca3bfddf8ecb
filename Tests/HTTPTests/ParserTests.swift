internal import Base
internal import Testing

@testable internal import HTTP

/// The reader without sockets: cuts and mutations by the thousand.
@Suite struct ParserTests {
    /// Everything the reader says of some bytes given in pieces, in words that can be compared.
    static func reading(_ pieces: [ArraySlice<UInt8>]) -> [String] {
        var reader = RequestReader(limits: Limits())
        var input: [UInt8] = []
        var said: [String] = []
        for piece in pieces {
            input += piece
            while true {
                var used = 0
                let step = reader.next(input.span, &used) { _ in 1 << 20 }
                input.removeFirst(used)
                if case .refused(let refusal) = step { return said + [refusal.rawValue] }
                if case .message(let head, let body) = step {
                    said.append("\(head.method) \(head.text(head.path))?\(head.text(head.query)) \(body)")
                }
                if case .needsMore = step { break }
            }
        }
        return said
    }

    @Test(arguments: ConformanceTests.cases) func anyCutReadsTheSame(_ item: WireCase) {
        let bytes = Array(item.sends.utf8)
        let whole = Self.reading([bytes[...]])
        let places = bytes.count < 600 ? Array(bytes.indices) : Array(stride(from: 0, to: bytes.count, by: 97))
        for cut in places {
            #expect(Self.reading([bytes[..<cut], bytes[cut...]]) == whole, "cut at \(cut)")
        }
    }

    /// Bytes changed, taken out, doubled and spliced: never a crash, and never another reading for another cut.
    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func mutations(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let seeds = ConformanceTests.cases.map { Array($0.sends.utf8) }.filter { $0.count < 600 }
        for round in 0..<2_500 {
            let bytes = mutated(try #require(seeds.randomElement(using: &generator)), seeds, &generator)
            let cut = Int.random(in: 0...bytes.count, using: &generator)
            let whole = Self.reading([bytes[...]])
            if Self.reading([bytes[..<cut], bytes[cut...]]) != whole {
                Issue.record("seed \(seed), round \(round), cut at \(cut): \(bytes)")
            }
        }
    }

    private func mutated(_ bytes: [UInt8], _ seeds: [[UInt8]], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        let telling = Array("\r\n :;,%\0\t0123456789abcdefg/?".utf8)
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: bytes.indices, using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes[place] = telling.randomElement(using: &generator) ?? 0
            case 2: bytes.remove(at: place)
            case 3: bytes.insert(telling.randomElement(using: &generator) ?? 0, at: place)
            default: bytes = bytes[..<place] + (seeds.randomElement(using: &generator) ?? []).suffix(place)
            }
        }
        return bytes
    }

    /// A length that is only declared must not cost memory.
    @Test func aDeclaredLengthHoldsNoMemory() throws {
        let reader = try BodyReader(.length(1 << 30), limit: 1 << 30)
        #expect(reader.bytes.capacity < 1 << 16)
    }
}

/// What handlers read from a request.
@Suite struct RequestTests {
    func request(_ target: String, _ fields: String = "", body: String = "") throws -> Request {
        let length = body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\n"
        return try Request(reading: Array("POST \(target) HTTP/1.1\r\nHost: h\r\n\(fields)\(length)\r\n\(body)".utf8))
    }

    @Test func pathAndQuery() throws {
        let request = try request("/api/%C4%90%E1%BA%B7ng%2Fb//?q=a+b%2B&empty&q=2&x=%3D")
        #expect(request.segments == ["api", "Đặng/b", "", ""])
        #expect(
            request.query
                == [
                    Pair(name: "q", value: "a b+"), Pair(name: "empty", value: ""), Pair(name: "q", value: "2"),
                    Pair(name: "x", value: "="),
                ])
        #expect(request.query("x") == "=")
        #expect(request.query("q") == nil, "two values are no value")
        #expect(request.hasPath("/api/%C4%90%E1%BA%B7ng%2Fb//"))
    }

    @Test func fields() throws {
        let request = try request(
            "/", "accept: a\r\nACCEPT: b\r\nContent-Type: Application/JSON ; charset=utf-8\r\nEmpty:\r\n")
        #expect(request.header("Accept") == "a, b")
        #expect(request.header("Empty")?.isEmpty == true)
        #expect(request.header("Accep") == nil)
        #expect(request.contentType == "application/json")
    }

    @Test func cookies() throws {
        let request = try request("/", "Cookie: a=1; __Host-s=x=y; b=\r\n")
        #expect(request.cookie("a") == "1")
        #expect(request.cookie("__Host-s") == "x=y")
        #expect(request.cookie("b")?.isEmpty == true)
        #expect(request.cookie("s") == nil)
        #expect(try self.request("/", "Cookie: a=1; a=2\r\n").cookie("a") == nil, "nobody knows who set which")
    }

    @Test func forms() throws {
        #expect(try request("/", body: "name=%C4%90+A&x=").form?.only("name") == "Đ A")
        #expect(try request("/", body: "name=%ZZ").form == nil)
    }

    struct MatchCase {
        let field: String
        let gives: Precondition
    }

    @Test(arguments: [
        MatchCase(field: "If-Match: \"7\"", gives: .tags([EntityTag("7")])),
        MatchCase(field: "If-Match: \"7\" ,W/\"a,b\"", gives: .tags([EntityTag("7"), EntityTag("a,b", isWeak: true)])),
        MatchCase(field: "If-Match: *", gives: .any),
        MatchCase(field: "If-Match: 7", gives: .unreadable),
        MatchCase(field: "If-Match: \"7", gives: .unreadable),
        MatchCase(field: "If-Match: \"7\" \"8\"", gives: .unreadable),
        MatchCase(field: "If-Match:", gives: .unreadable),
        MatchCase(field: "X: y", gives: .none),
    ]) func preconditions(_ item: MatchCase) throws {
        #expect(try request("/", item.field + "\r\n").ifMatch == item.gives)
    }

    @Test func knownVersionsAreNotSentAgain() throws {
        let known = try Request(reading: Array("GET / HTTP/1.1\r\nHost: h\r\nIf-None-Match: W/\"7\"\r\n\r\n".utf8))
        let response = Response(200, text: "long").tagged(EntityTag("7"))
        #expect(response.unlessKnown(to: known).status == 304)
        #expect(response.unlessKnown(to: known).header("ETag") == "\"7\"")
        #expect(response.tagged(EntityTag("8")).unlessKnown(to: known).status == 200)
        #expect(response.unlessKnown(to: try request("/", "If-None-Match: \"7\"\r\n")).status == 200, "POST is no GET")
    }

    @Test func allowed() throws {
        let options = try Request(reading: Array("OPTIONS /a HTTP/1.1\r\nHost: h\r\n\r\n".utf8))
        #expect(Response.allowing([.get], to: options).status == 204)
        let refused = Response.allowing([.get, .post], to: try request("/"))
        #expect(refused.status == 405 && refused.header("Allow") == "GET, POST, HEAD, OPTIONS")
    }

    struct NetworkCase {
        let network: String
        let address: String
        let isIn: Bool
    }

    @Test(arguments: [
        NetworkCase(network: "10.0.0.0/8", address: "10.255.0.1", isIn: true),
        NetworkCase(network: "10.0.0.0/8", address: "11.0.0.1", isIn: false),
        NetworkCase(network: "127.0.0.1", address: "127.0.0.1", isIn: true),
        NetworkCase(network: "127.0.0.1", address: "127.0.0.2", isIn: false),
        NetworkCase(network: "127.0.0.1", address: "::ffff:127.0.0.1", isIn: true),
        NetworkCase(network: "0.0.0.0/0", address: "8.8.8.8", isIn: true),
        NetworkCase(network: "0.0.0.0/0", address: "::1", isIn: false),
        NetworkCase(network: "fd00::/8", address: "fdff::1", isIn: true),
        NetworkCase(network: "2001:db8::/65", address: "2001:db8:0:0:8000::", isIn: false),
    ]) func networks(_ item: NetworkCase) throws {
        let network = try #require(Network(item.network))
        #expect(network.contains(try #require(Address(item.address))) == item.isIn)
    }

    @Test(arguments: ["", "1.2.3", "1.2.3.4.5", "01.2.3.4 ", "localhost", "::1%lo", "g::"]) func noAddress(
        _ text: String
    ) {
        #expect(Address(text) == nil)
    }

    @Test(arguments: ["10.0.0.1", "::1", "2001:db8::a:1"]) func addressesPrintAsRead(_ text: String) {
        #expect(Address(text)?.description == text)
    }

    @Test func dates() {
        #expect(httpDate(Instant(milliseconds: 784_111_777_000)) == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(utc(Instant(milliseconds: 784_111_777_045)) == "1994-11-06T08:49:37.045Z")
    }

    @Test(arguments: Refusal.allCases) func refusalsSpeakBothLanguages(_ refusal: Refusal) {
        #expect(!refusal.sentence.vi.isEmpty && refusal.sentence.vi != refusal.sentence.en)
        #expect((400..<600).contains(refusal.status))
    }
}
