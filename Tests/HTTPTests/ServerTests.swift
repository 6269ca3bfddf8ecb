internal import Base
internal import Glibc
internal import HTTP
internal import Testing

/// Time, order, threads and endings, over real sockets with short limits.
@Suite struct ServerTests {
    // MARK: Slow clients

    @Test func aByteATimeDoesNotHoldAConnection() throws {
        let serving = try Serving { $0.limits.requestMilliseconds = 150 }
        let client = try #require(serving.client())
        let started = monotonicNanoseconds()
        var isOpen = true
        for byte in "GET / HTTP/1.1\r\nHost: h\r\nX-A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".utf8 where isOpen {
            client.send([byte])
            isOpen = client.receive(within: 20) == nil
        }
        #expect(!isOpen)
        #expect(monotonicNanoseconds() - started < 1_500_000_000)
        serving.server.stop()
        #expect(serving.server.counters.refusals[.requestTooSlow] == 1)
    }

    @Test func aSlowBodyIsCutOffWithItsReason() throws {
        let serving = try Serving { $0.limits.requestMilliseconds = 100 }
        let client = try #require(serving.client())
        client.send(WireCase.post("Content-Length: 100\r\n\r\nhalf"))
        let answers = client.answers()
        #expect(answers.statuses == [408] && answers.isEnded)
        #expect(answers.whole.last?.text.contains("http.request-too-slow") == true)
    }

    @Test func silentAndIdleConnectionsEndWithoutAWord() throws {
        let serving = try Serving {
            $0.limits.requestMilliseconds = 100
            $0.limits.idleMilliseconds = 100
        }
        let silent = try #require(serving.client())
        #expect(silent.receive()?.isEmpty == true)
        let idle = try #require(serving.client())
        idle.send(WireCase.next)
        let answers = idle.answers()
        #expect(answers.statuses == [200] && answers.isEnded && answers.rest.isEmpty)
    }

    @Test func anAnswerThatNeverComesIs503() throws {
        let held = Locked<[Responder]>([])
        let serving = try Serving({ $0.limits.answerMilliseconds = 100 }) { _, responder in
            held.with { $0.append(responder) }
        }
        let client = try #require(serving.client())
        client.send(WireCase.next)
        let answers = client.answers()
        #expect(answers.statuses == [503] && answers.isEnded)
        let late = held.with { $0.removeLast() }
        late.answer(Response(200))
        serving.server.stop()
        #expect(serving.server.counters.lateAnswers == 1)
    }

    @Test func whoDoesNotReadIsCutOff() throws {
        let serving = try Serving({ $0.limits.writeMilliseconds = 200 }) { _, responder in
            responder.answer(Response(200, type: "text/plain", [UInt8](repeating: 65, count: 32 << 20)))
        }
        let client = try #require(Client(serving.place, receiveBuffer: 4096))
        client.send(WireCase.next)
        try waitUntil { serving.server.counters.refusals[.readerTooSlow] == 1 }
        #expect(serving.server.counters.connectionsOpen == 0)
    }

    @Test func whoReadsSlowlyButReadsIsServed() throws {
        let serving = try Serving({ $0.limits.writeMilliseconds = 300 }) { _, responder in
            let left = Locked(64)
            let piece = [UInt8](repeating: 66, count: 32 << 10)
            responder.answer(
                Response(
                    200,
                    body: .stream {
                        left.with { left in
                            left -= 1
                            return left >= 0 ? piece : nil
                        }
                    }))
        }
        let client = try #require(Client(serving.place, receiveBuffer: 32 << 10))
        client.send(WireCase.next + WireCase.next)
        var bytes: [UInt8] = []
        while bytes.count < 4 << 20, let more = client.receive(64 << 10), !more.isEmpty {
            bytes += more
            usleep(2_000)
        }
        let answers = Answers(bytes + (client.receive(64 << 10, within: 100) ?? []))
        #expect(answers.statuses == [200, 200])
        #expect(answers.whole.map(\.body.count) == [2 << 20, 2 << 20])
    }

    // MARK: Order and threads

    @Test func answersFromOtherThreadsKeepTheOrder() throws {
        let late = Threads()
        let serving = try Serving { request, responder in
            let target = request.target
            late.run {
                if target == "/0" { usleep(30_000) }
                responder.answer(Response(200, text: target))
            }
        }
        let client = try #require(serving.client())
        client.send((0..<8).map { "GET /\($0) HTTP/1.1\r\nHost: h\r\n\r\n" }.joined())
        let answers = client.answers(8)
        #expect(answers.whole.map(\.text) == (0..<8).map { "/\($0)" })
        late.join()
    }

    @Test func aBatchAnswersManyConnections() throws {
        let waiting = Locked<[Responder]>([])
        let serving = try Serving({ $0.loops = 2 }) { _, responder in waiting.with { $0.append(responder) } }
        let clients = try (0..<40).map { _ in try #require(serving.client()) }
        for client in clients { client.send(WireCase.next) }
        try waitUntil { waiting.with { $0.count } == 40 }
        let responders = waiting.with { $0 }
        Responder.batch { for responder in responders { responder.answer(Response(201)) } }
        for client in clients { #expect(client.answers(1).statuses == [201]) }
    }

    @Test func onlyTheFirstAnswerCounts() throws {
        let serving = try Serving { _, responder in
            responder.answer(Response(200, text: "first"))
            responder.answer(Response(200, text: "second"))
        }
        let client = try #require(serving.client())
        client.send(WireCase.next + WireCase.next)
        #expect(client.answers(2).whole.map(\.text) == ["first", "first"])
    }

    @Test func aResponderLetGoGives500() throws {
        let serving = try Serving { _, _ in }
        let client = try #require(serving.client())
        client.send(WireCase.next + WireCase.next)
        let answers = client.answers(2)
        #expect(answers.statuses == [500, 500])
        #expect(!answers.isEnded)
        #expect(answers.whole.first?.text.contains(answers.whole.first?.field("X-Request-Id") ?? "-") == true)
    }

    @Test func whoLeavesEarlyHarmsNobody() throws {
        let waiting = Locked<[Responder]>([])
        let serving = try Serving { request, responder in
            if request.hasPath("/next") { waiting.with { $0.append(responder) } } else { echo(request, responder) }
        }
        for _ in 0..<10 { serving.client()?.send(WireCase.next) }
        try waitUntil { waiting.with { $0.count } == 10 }
        waiting.with { $0.removeAll() }
        let client = try #require(serving.client())
        client.send(WireCase.head(""))
        #expect(client.answers(1).statuses == [200])
    }

    @Test func aHalfClosedClientStillGetsItsAnswer() throws {
        let late = Threads()
        let serving = try Serving { _, responder in
            late.run {
                usleep(30_000)
                responder.answer(Response(200, text: "late"))
            }
        }
        let client = try #require(serving.client())
        client.send(WireCase.next)
        client.endSending()
        let answers = client.answers()
        #expect(answers.statuses == [200] && answers.isEnded)
        late.join()
    }

    // MARK: Content

    @Test func continueIsSaidOnlyWhereContentIsAwaited() throws {
        let serving = try Serving()
        let client = try #require(serving.client())
        client.send(WireCase.post("Expect: 100-Continue\r\nContent-Length: 5\r\n\r\n"))
        #expect(client.answers(1).continues == 1)
        client.send("hello")
        #expect(client.answers(1).statuses == [200])
        client.send(WireCase.post("Expect: 100-continue\r\nContent-Length: 9999999\r\n\r\n"))
        let refused = client.answers()
        #expect(refused.statuses == [413] && refused.continues == 0)
    }

    @Test func eachRouteHasItsLimit() throws {
        let serving = try Serving { $0.bodyLimit = { $0.hasPath("/a") ? 4 : 1 << 20 } }
        let client = try #require(serving.client())
        client.send("POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello")
        #expect(client.answers(1).statuses == [200])
        client.send(WireCase.post("Content-Length: 5\r\n\r\nhello"))
        #expect(client.answers().statuses == [413])
    }

    /// The reset that follows unread input must not overtake the answer.
    @Test func aRefusalReachesWhoIsStillSending() throws {
        let serving = try Serving { $0.bodyLimit = { _ in 64 << 10 } }
        for _ in 0..<20 {
            let client = try #require(serving.client())
            client.send(WireCase.post("Content-Length: 1000000\r\n\r\n"))
            client.send([UInt8](repeating: 67, count: 1_000_000))
            client.endSending()
            let answers = client.answers()
            #expect(answers.statuses == [413] && answers.isEnded)
        }
    }

    @Test func largeContentBothWays() throws {
        let serving = try Serving({ $0.bodyLimit = { _ in 16 << 20 } }) { request, responder in
            responder.answer(Response(200, type: "application/octet-stream", request.body))
        }
        let client = try #require(serving.client())
        let content = (0..<(3 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        #expect(client.send(Array(WireCase.post("Content-Length: \(content.count)\r\n\r\n").utf8) + content))
        let answers = client.answers(1)
        #expect(answers.whole.first?.body == content)
    }

    struct Broken: Error {}

    @Test func aStreamThatBreaksIsSeenAsBroken() throws {
        let serving = try Serving { _, responder in
            let isFirst = Locked(true)
            responder.answer(
                Response(
                    200,
                    body: .stream {
                        try isFirst.with { isFirst throws in
                            guard isFirst else { throw Broken() }
                            isFirst = false
                            return Array("begin".utf8)
                        }
                    }))
        }
        let client = try #require(serving.client())
        client.send(WireCase.next)
        let answers = client.answers()
        #expect(answers.whole.isEmpty, "without its last chunk an answer is not whole")
        try waitUntil { serving.server.counters.brokenStreams == 1 }
    }

    @Test func noFieldCanEndTheHead() throws {
        let serving = try Serving { _, responder in
            responder.answer(
                Response(
                    200,
                    headers: [
                        Header("X-A", "a\r\nSet-Cookie: b\r\n\r\n<b>"), Header("X B", "c"),
                        Header("Content-Length", "9"),
                        Header("transfer-encoding", "chunked"),
                    ], body: .bytes(Array("ok".utf8))))
        }
        let client = try #require(serving.client())
        client.send(WireCase.next)
        let answer = try #require(client.answers(1).whole.first)
        #expect(answer.text == "ok")
        #expect(answer.field("X-A") == "a  Set-Cookie: b    <b>")
        #expect(answer.field("Set-Cookie") == nil && answer.field("X B") == nil)
    }

    @Test func contentlessStatusesHaveNone() throws {
        let serving = try Serving { request, responder in
            responder.answer(Response(request.hasPath("/204") ? 204 : 304, text: "none"))
        }
        let client = try #require(serving.client())
        client.send("GET /204 HTTP/1.1\r\nHost: h\r\n\r\nGET /304 HTTP/1.1\r\nHost: h\r\n\r\n")
        let answers = client.answers(2)
        #expect(answers.statuses == [204, 304] && answers.rest.isEmpty)
        #expect(answers.whole.allSatisfy { $0.field("Content-Length") == nil })
    }
}

/// Threads of a test, joined at its end.
final class Threads: Sendable {
    private let started = Locked<[OSThread]>([])

    func run(_ body: @escaping @Sendable () -> Void) {
        if let thread = OSThread("late", body) { started.with { $0.append(thread) } }
    }

    func join() {
        for thread in started.with({ $0 }) { thread.join() }
    }
}

/// Waits for what another thread is about to do, two seconds at most.
func waitUntil(_ isTrue: () -> Bool) throws {
    let end = monotonicNanoseconds() + 2_000_000_000
    while !isTrue() {
        try #require(monotonicNanoseconds() < end)
        usleep(2_000)
    }
}
