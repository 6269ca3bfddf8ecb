internal import Base
internal import Glibc
internal import HTTP
internal import Testing

/// Who may come in, who they are taken for, what is told about it, and how the server ends.
@Suite struct EdgeTests {
    @Test func oneAddressMayNotTakeAllConnections() throws {
        let serving = try Serving { $0.limits.connectionsPerAddress = 3 }
        let clients = try (0..<3).map { _ in try #require(serving.client()) }
        for client in clients {
            client.send(WireCase.next)
            #expect(client.answers(1).statuses == [200])
        }
        let fourth = try #require(serving.client())
        let refused = fourth.answers()
        #expect(refused.statuses == [429] && refused.isEnded)
        #expect(refused.whole.first?.field("Retry-After") == "1")
        clients[0].endSending()
        try waitUntil { serving.server.counters.connectionsOpen == 2 }
        let fifth = try #require(serving.client())
        fifth.send(WireCase.next)
        #expect(fifth.answers(1).statuses == [200])
        #expect(serving.server.counters.refusals[.tooManyFromAddress] == 1)
    }

    @Test func aTrustedProxyIsNotCountedAsOneClient() throws {
        let serving = try Serving {
            $0.limits.connectionsPerAddress = 1
            $0.limits.connections = 3
            $0.trustedProxies = [Network("127.0.0.0/8")].compactMap { $0 }
        }
        let clients = try (0..<3).map { _ in try #require(serving.client()) }
        for client in clients {
            client.send(WireCase.next)
            #expect(client.answers(1).statuses == [200])
        }
        #expect(try #require(serving.client()).answers().statuses == [503], "the limit in all holds for proxies, too")
    }

    struct ForwardCase: CustomTestStringConvertible {
        let why: String
        var isTrusted = true
        let fields: String
        let peer: String
        var scheme = Scheme.http
        var testDescription: String { why }
    }

    @Test(arguments: [
        ForwardCase(
            why: "a stranger's word is worth nothing", isTrusted: false,
            fields: "X-Forwarded-For: 9.9.9.9\r\nX-Forwarded-Proto: https\r\n", peer: "127.0.0.1"),
        ForwardCase(
            why: "the proxy's word is taken", fields: "X-Forwarded-For: 9.9.9.9\r\nX-Forwarded-Proto: https\r\n",
            peer: "9.9.9.9", scheme: .https),
        ForwardCase(
            why: "what the client wrote before it is not", fields: "X-Forwarded-For: 1.1.1.1, 9.9.9.9\r\n",
            peer: "9.9.9.9"),
        ForwardCase(
            why: "proxies behind proxies are passed over", fields: "X-Forwarded-For: 1.1.1.1, 9.9.9.9 , 10.0.0.3\r\n",
            peer: "9.9.9.9"),
        ForwardCase(
            why: "fields of one name are one list",
            fields: "X-Forwarded-For: 1.1.1.1\r\nX-Forwarded-For: 2001:db8::7\r\n", peer: "2001:db8::7"),
        ForwardCase(
            why: "what is no address ends the search", fields: "X-Forwarded-For: 9.9.9.9, unknown\r\n",
            peer: "127.0.0.1"),
        ForwardCase(why: "without the field it is the proxy itself", fields: "", peer: "127.0.0.1"),
        ForwardCase(
            why: "two schemes are none", fields: "X-Forwarded-Proto: https\r\nX-Forwarded-Proto: https\r\n",
            peer: "127.0.0.1"),
    ]) func forwarded(_ item: ForwardCase) throws {
        let serving = try Serving({
            $0.trustedProxies = item.isTrusted ? ["127.0.0.1", "10.0.0.0/8"].compactMap { Network($0) } : []
        }) { request, responder in
            responder.answer(Response(200, text: "\(request.peer) \(request.scheme)"))
        }
        let client = try #require(serving.client())
        client.send(WireCase.head(item.fields))
        #expect(client.answers(1).whole.first?.text == "\(item.peer) \(item.scheme)")
    }

    @Test func bothFamiliesAtOnce() throws {
        let serving = try Serving({ $0.listen = ["127.0.0.1:0", "[::1]:0"] }) { request, responder in
            responder.answer(Response(200, text: "\(request.peer)"))
        }
        #expect(serving.server.addresses.count == 2)
        for (place, peer) in zip(serving.server.addresses, ["127.0.0.1", "::1"]) {
            let client = try #require(Client(place))
            client.send(WireCase.next)
            #expect(client.answers(1).whole.first?.text == peer)
        }
    }

    @Test(arguments: ["8080", "example.vn:80", "::1:80", "127.0.0.1:99999", "[::1]", "127.0.0.1"])
    func placesThatAreNone(_ place: String) {
        #expect(throws: StartFault.self) { try Serving { $0.listen = [place] } }
    }

    @Test func aTakenPortIsSaidInBothLanguages() throws {
        let serving = try Serving()
        let fault = #expect(throws: StartFault.self) { try Serving { $0.listen = [serving.place] } }
        #expect(fault?.message.en.contains(serving.place) == true)
        #expect(fault?.message.vi.contains("Không mở được cổng") == true)
    }

    // MARK: What is told

    @Test func theLogTellsNoPersonalData() throws {
        let lines = Locked<[UInt8]>([])
        let serving = try Serving { $0.accessLog = { more in lines.with { $0 += more } } }
        let client = try #require(serving.client())
        client.send("GET /nguyen-van-a?phone=0900 HTTP/1.1\r\nHost: h\r\nCookie: secret\r\n\r\n")
        let id = client.answers(1).whole.first?.field("X-Request-Id") ?? ""
        client.send("GET / HTTP/1.1\r\n\r\n")
        _ = client.answers()
        serving.server.stop()
        let log = String(decoding: lines.with { $0 }, as: UTF8.self).split(separator: "\n")
        try #require(log.count == 2)
        #expect(
            log[0].hasPrefix(
                #"{"at":"2026-11-21T07:15:30.120Z","id":"\#(id)","method":"GET","route":"echo","status":200,"bytes":"#))
        #expect(log[1].contains(#""method":"","route":"","refusal":"host-missing","status":400"#))
        for word in ["nguyen", "0900", "secret", "127.0.0.1"] { #expect(!log.joined().contains(word)) }
    }

    @Test func countersAddUp() throws {
        let serving = try Serving({ $0.loops = 2 }) { request, responder in
            responder.answer(Response(request.hasPath("/next") ? 200 : 404, text: "x"))
        }
        for _ in 0..<4 {
            let client = try #require(serving.client())
            client.send(WireCase.next + WireCase.head(""))
            #expect(client.answers(2).statuses == [200, 404])
        }
        serving.server.stop()
        let counters = serving.server.counters
        #expect(counters.answers == [0, 4, 0, 4, 0])
        #expect(counters.durations.reduce(0, +) == 8)
        #expect(counters.connectionsAccepted == 4 && counters.connectionsOpen == 0)
        #expect(counters.bytesReceived == 4 * (WireCase.next + WireCase.head("")).utf8.count)
        #expect(counters.bytesSent > 800)
    }

    @Test func loopsAreNumberedAndAllUsed() throws {
        let serving = try Serving({ $0.loops = 3 }) { request, responder in
            responder.answer(Response(200, text: "\(request.loop)"))
        }
        let clients = try (0..<6).map { _ in try #require(serving.client()) }
        for client in clients { client.send(WireCase.next) }
        let loops = clients.map { $0.answers(1).whole.first?.text ?? "" }
        #expect(Set(loops) == ["0", "1", "2"])
    }

    // MARK: The end

    /// Everything that was answered was received; who was not answered saw the connection end.
    @Test func stoppingUnderLoadLosesNoAnswer() throws {
        let answered = Locked(0)
        let queue = Locked<[Responder]>([])
        let serving = try Serving({ $0.loops = 2 }) { _, responder in queue.with { $0.append(responder) } }
        let isOver = Locked(false)
        let writer = OSThread("writer") {
            while !isOver.with({ $0 }) || queue.with({ !$0.isEmpty }) {
                let batch = queue.with { queue in
                    let taken = queue
                    queue = []
                    return taken
                }
                answered.with { $0 += batch.count }
                Responder.batch { for responder in batch { responder.answer(Response(201, text: "kept")) } }
                usleep(500)
            }
        }
        let received = Locked(0)
        let place = serving.place
        let threads = (0..<4).compactMap { _ in
            OSThread("client") {
                let clients = (0..<4).compactMap { _ in Client(place) }
                var isOpen = true
                while isOpen {
                    for client in clients { client.send(WireCase.next) }
                    for client in clients {
                        let statuses = client.answers(1).statuses
                        received.with { $0 += statuses.count { $0 == 201 } }
                        if statuses.isEmpty { isOpen = false }
                    }
                }
            }
        }
        usleep(100_000)
        serving.server.stop()
        isOver.with { $0 = true }
        writer?.join()
        for thread in threads { thread.join() }
        #expect(answered.with { $0 } > 0)
        #expect(answered.with { $0 } == received.with { $0 })
        #expect(Client(place) == nil, "nobody listens any more")
    }

    @Test func stoppingWaitsForWhatIsUnderWayButNotForEver() throws {
        let held = Locked<[Responder]>([])
        let serving = try Serving({ $0.limits.stopMilliseconds = 150 }) { _, responder in
            held.with { $0.append(responder) }
        }
        let client = try #require(serving.client())
        client.send(WireCase.next)
        try waitUntil { held.with { !$0.isEmpty } }
        let started = monotonicNanoseconds()
        serving.server.stop()
        serving.server.stop()
        let took = monotonicNanoseconds() - started
        #expect(took > 100_000_000 && took < 1_500_000_000)
        held.with { $0.removeAll() }
    }
}
