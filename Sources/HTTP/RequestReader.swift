/// Bytes of one connection to messages, one at a time: pure, so that tests and the fuzzer drive it without sockets.
struct RequestReader {
    enum Step {
        /// All that can be is used; call again with what is left and what came since.
        case needsMore
        /// The client waits for `100 Continue` before its content (RFC 9110, section 10.1.1); call again.
        case shouldContinue
        case message(Head, [UInt8])
        /// The connection ends here; nothing more may be read from it.
        case refused(Refusal)
    }

    private let limits: Limits
    private var scanner = HeadScanner()
    private var hasSkippedLine = false
    /// The message whose content is under way.
    private var open: (head: Head, body: BodyReader)?

    init(limits: Limits) { self.limits = limits }

    var isInBody: Bool { open != nil }

    /// - Parameters:
    ///   - input: what was not used yet, with all that came since.
    ///   - used: how much of the input is done with; grows.
    ///   - bodyLimit: asked once a message that has content, when its head is read.
    mutating func next(_ input: Span<UInt8>, _ used: inout Int, bodyLimit: (Head) -> Int) -> Step {
        open == nil ? readHead(input, &used, bodyLimit) : readBody(input, &used)
    }

    private mutating func readHead(_ input: Span<UInt8>, _ used: inout Int, _ bodyLimit: (Head) -> Int) -> Step {
        guard used < input.count, hasSkippedLine || skipEmptyLine(input, &used) else { return .needsMore }
        let rest = input.extracting(used..<input.count)
        switch scanner.scan(rest, limits) {
        case .incomplete: return .needsMore
        case .refused(let refusal): return .refused(refusal)
        case .complete(let length):
            used += length
            scanner = HeadScanner()
            hasSkippedLine = false
            do throws(Refusal) {
                return try begin(HeadParser.parse(rest.extracting(0..<length), limits), input, &used, bodyLimit)
            } catch { return .refused(error) }
        }
    }

    /// One empty line before a request line is passed over, as some clients send one after their content
    /// (RFC 9112, section 2.2).
    /// - Returns: false while there is nothing behind it yet.
    private mutating func skipEmptyLine(_ input: Span<UInt8>, _ used: inout Int) -> Bool {
        if input[used] == 0x0D {
            guard used + 1 < input.count else { return false }
            if input[used + 1] == 0x0A { used += 2 }
        }
        hasSkippedLine = true
        return used < input.count
    }

    private mutating func begin(
        _ head: Head, _ input: Span<UInt8>, _ used: inout Int, _ bodyLimit: (Head) -> Int
    ) throws(Refusal) -> Step {
        switch head.framing {
        case .none, .length(0): return .message(head, [])
        case .length, .chunked: break
        }
        open = (head, try BodyReader(head.framing, limit: bodyLimit(head)))
        if head.expectsContinue, used == input.count { return .shouldContinue }
        return readBody(input, &used)
    }

    private mutating func readBody(_ input: Span<UInt8>, _ used: inout Int) -> Step {
        switch open?.body.read(input, &used) {
        case .incomplete, nil: return .needsMore
        case .refused(let refusal): return .refused(refusal)
        case .complete:
            guard let (head, body) = open.take() else { return .needsMore }
            return .message(head, body.bytes)
        }
    }
}
