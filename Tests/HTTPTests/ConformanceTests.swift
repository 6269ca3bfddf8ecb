internal import HTTP
internal import Testing

/// What each sequence of bytes must give, over a real socket: whole, byte by byte, and cut in two at every place.
@Suite struct ConformanceTests {
    static let serving = Result { try Serving() }
    static let cases = WireCase.served + WireCase.refusals

    @Test func thereAreEnough() { #expect(Self.cases.count >= 60) }

    @Test(arguments: cases) func whole(_ item: WireCase) throws {
        let client = try #require(try Self.serving.get().client())
        client.send(item.sends)
        try check(item, client)
    }

    @Test(arguments: cases.filter { $0.sends.utf8.count < 600 }) func byteByByte(_ item: WireCase) throws {
        let client = try #require(try Self.serving.get().client())
        for byte in item.sends.utf8 { client.send([byte]) }
        try check(item, client)
    }

    private func check(_ item: WireCase, _ client: Client) throws {
        client.endSendingUnless(item.closes)
        let answers = client.answers(to: item.methods)
        #expect(answers.statuses == item.gives)
        #expect(answers.isEnded)
        #expect(answers.rest.isEmpty)
        let last = try #require(answers.whole.last)
        #expect(last.text.contains(item.says))
        #expect((last.field("Connection") == "close") == item.closes)
        #expect(last.field("Date") != nil && last.field("X-Request-Id")?.utf8.count == 16)
    }
}

extension Client {
    /// Where the server must close by itself, the client leaves its side open; elsewhere it ends the test.
    fileprivate func endSendingUnless(_ closes: Bool) {
        if !closes { endSending() }
    }
}
