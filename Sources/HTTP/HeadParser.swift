/// Finds the end of a head, looking at each byte once however it is cut into packets. Line ends are CRLF and nothing
/// else (RFC 9112, section 2.2: a bare LF may be taken for one; two readers then may disagree, so we refuse).
struct HeadScanner {
    enum Finding {
        case incomplete
        /// Bytes up to and with the empty line.
        case complete(Int)
        case refused(Refusal)
    }

    private var position = 0
    private var lineStart = 0
    private var isFirstLine = true

    mutating func scan(_ bytes: Span<UInt8>, _ limits: Limits) -> Finding {
        while position < bytes.count {
            let byte = bytes[position]
            if byte >= 0x20 && byte != 0x7F || byte == 0x09 {
                position += 1
            } else if byte == 0x0D {
                guard position + 1 < bytes.count else { return overLimit(limits).map { .refused($0) } ?? .incomplete }
                guard bytes[position + 1] == 0x0A else { return .refused(.bareCarriageReturn) }
                let isEmpty = position == lineStart
                position += 2
                lineStart = position
                if isEmpty, !isFirstLine { return overLimit(limits).map { .refused($0) } ?? .complete(position) }
                if let refusal = overLimit(limits) { return .refused(refusal) }
                isFirstLine = false
            } else {
                return .refused(byte == 0x0A ? .bareLineFeed : .controlCharacter)
            }
            if let refusal = overLimit(limits) { return .refused(refusal) }
        }
        return .incomplete
    }

    /// The method, spaces and version around a target take at most 32 bytes.
    @inline(__always) private func overLimit(_ limits: Limits) -> Refusal? {
        if position > limits.headBytes { return .headTooLarge }
        return isFirstLine && position > limits.targetBytes + 32 ? .targetTooLong : nil
    }
}

/// Reads a head whose lines the scanner found whole and free of control characters.
struct HeadParser {
    private var head = Head()
    private var hasHost = false
    private var hasLength = false
    private var hasEncoding = false

    static func parse(_ bytes: Span<UInt8>, _ limits: Limits) throws(Refusal) -> Head {
        var parser = HeadParser()
        parser.head.bytes = bytes.withUnsafeBufferPointer { Array($0) }
        parser.head.fields.reserveCapacity(8)
        var line = 0..<lineEnd(bytes, 0)
        let authority = try parser.requestLine(bytes, line, limits)
        line = (line.upperBound + 2)..<lineEnd(bytes, line.upperBound + 2)
        var host = 0..<0
        while !line.isEmpty {
            try parser.field(bytes, line, limits, &host)
            line = (line.upperBound + 2)..<lineEnd(bytes, line.upperBound + 2)
        }
        try parser.checkWhole(bytes, host: host, authority: authority)
        return parser.head
    }

    private static func lineEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != 0x0D { end += 1 }
        return end
    }
}

// MARK: The request line (RFC 9112, section 3)

extension HeadParser {
    /// - Returns: the authority of a target in absolute form; empty otherwise.
    private mutating func requestLine(
        _ bytes: Span<UInt8>, _ line: Range<Int>, _ limits: Limits
    ) throws(Refusal) -> Range<Int> {
        guard let first = Self.find(0x20, bytes, line),
            let second = Self.find(0x20, bytes, (first + 1)..<line.upperBound),
            Characters.isAll(bytes, 0..<first, Characters.token), first > 0, second > first + 1
        else { throw .badRequestLine }
        try Self.checkVersion(bytes, (second + 1)..<line.upperBound)
        head.method = try Self.method(bytes, 0..<first)
        guard second - first - 1 <= limits.targetBytes else { throw .targetTooLong }
        return try target(bytes, (first + 1)..<second)
    }

    private static func checkVersion(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(Refusal) {
        guard range.count == 8, equals(bytes, range.lowerBound..<range.lowerBound + 5, "HTTP/"),
            let major = digit(bytes[range.lowerBound + 5]), bytes[range.lowerBound + 6] == UInt8(ascii: "."),
            let minor = digit(bytes[range.lowerBound + 7])
        else { throw .badRequestLine }
        guard major == 1, minor == 1 else { throw .otherVersion }
    }

    private static func method(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(Refusal) -> Method {
        if equals(bytes, range, "GET") { return .get }
        if equals(bytes, range, "POST") { return .post }
        for method in Method.allCases where method.rawValue.utf8.count == range.count {
            if zip(range, method.rawValue.utf8).allSatisfy({ bytes[$0] == $1 }) { return method }
        }
        throw .unknownMethod
    }

    /// Origin form, absolute form with http or https, and `*` for OPTIONS (RFC 9112, section 3.2).
    private mutating func target(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(Refusal) -> Range<Int> {
        guard Characters.isAll(bytes, range, Characters.target) else { throw .badTarget }
        if head.method == .options, range.count == 1, bytes[range.lowerBound] == UInt8(ascii: "*") {
            head.path = Self.narrow(range)
            return 0..<0
        }
        var rest = range
        var authority = 0..<0
        if bytes[range.lowerBound] != UInt8(ascii: "/") {
            let start = try Self.schemeEnd(bytes, range)
            let end = Self.find(UInt8(ascii: "/"), bytes, start..<range.upperBound) ?? range.upperBound
            guard end < range.upperBound, end > start else { throw .badTarget }
            authority = start..<end
            rest = end..<range.upperBound
        }
        try pathAndQuery(bytes, rest)
        return authority
    }

    private static func schemeEnd(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(Refusal) -> Int {
        for scheme in ["http://", "https://"] as [StaticString] {
            let end = range.lowerBound + scheme.utf8CodeUnitCount
            if end < range.upperBound, equalsLowered(bytes, range.lowerBound..<end, scheme) { return end }
        }
        throw .badTarget
    }

    private mutating func pathAndQuery(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(Refusal) {
        let mark = Self.find(UInt8(ascii: "?"), bytes, range) ?? range.upperBound
        head.path = Self.narrow(range.lowerBound..<mark)
        head.query = Self.narrow(min(mark + 1, range.upperBound)..<range.upperBound)
        guard Target.isSafePath(head.slice(head.path)) else { throw pathRefusal() }
        guard Target.isSafeQuery(head.slice(head.query)) else { throw .badEscape }
    }

    /// An escape that is broken is told from one that hides something.
    private func pathRefusal() -> Refusal {
        Target.decoded(head.slice(head.path), plusIsSpace: false) == nil ? .badEscape : .badTarget
    }
}

// MARK: Fields (RFC 9112, section 5)

extension HeadParser {
    private mutating func field(
        _ bytes: Span<UInt8>, _ line: Range<Int>, _ limits: Limits, _ host: inout Range<Int>
    ) throws(Refusal) {
        guard !Self.isSpace(bytes[line.lowerBound]) else { throw .foldedLine }
        guard let colon = Self.find(UInt8(ascii: ":"), bytes, line), colon > line.lowerBound
        else { throw .badFieldName }
        guard !Self.isSpace(bytes[colon - 1]) else { throw .spaceBeforeColon }
        let name = line.lowerBound..<colon
        guard Characters.isAll(bytes, name, Characters.token) else { throw .badFieldName }
        guard head.fields.count < limits.fields else { throw .headTooLarge }
        let value = Self.trimmed(bytes, (colon + 1)..<line.upperBound)
        head.fields.append(Head.Field(name: Self.narrow(name), value: Self.narrow(value)))
        try meaning(bytes, name, value, &host)
    }

    /// The fields that tell where a message ends and whom it is for; all others are the handler's.
    private mutating func meaning(
        _ bytes: Span<UInt8>, _ name: Range<Int>, _ value: Range<Int>, _ host: inout Range<Int>
    ) throws(Refusal) {
        switch name.count {
        case 4 where Self.equalsLowered(bytes, name, "host"):
            guard !hasHost else { throw .repeatedHost }
            hasHost = true
            host = value
        case 6 where Self.equalsLowered(bytes, name, "expect"):
            guard Self.equalsLowered(bytes, value, "100-continue") else { throw .unknownExpectation }
            head.expectsContinue = true
        case 10 where Self.equalsLowered(bytes, name, "connection"):
            if Self.lists(bytes, value, "close") { head.closes = true }
        case 14 where Self.equalsLowered(bytes, name, "content-length"): try length(bytes, value)
        case 17 where Self.equalsLowered(bytes, name, "transfer-encoding"): try encoding(bytes, value)
        default: break
        }
    }

    private mutating func length(_ bytes: Span<UInt8>, _ value: Range<Int>) throws(Refusal) {
        guard !hasLength else { throw .repeatedLength }
        hasLength = true
        guard (1...18).contains(value.count) else { throw .badLength }
        var number = 0
        for index in value {
            guard let digit = Self.digit(bytes[index]) else { throw .badLength }
            number = number * 10 + digit
        }
        if !hasEncoding { head.framing = .length(number) }
    }

    private mutating func encoding(_ bytes: Span<UInt8>, _ value: Range<Int>) throws(Refusal) {
        guard !hasEncoding else { throw .repeatedEncoding }
        hasEncoding = true
        guard Self.equalsLowered(bytes, value, "chunked") else { throw .unknownEncoding }
        head.framing = .chunked
    }

    private func checkWhole(_ bytes: Span<UInt8>, host: Range<Int>, authority: Range<Int>) throws(Refusal) {
        guard hasHost else { throw .missingHost }
        guard !(hasLength && hasEncoding) else { throw .lengthAndEncoding }
        guard Self.isHost(bytes, host) else { throw .badHost }
        // RFC 9112, section 3.2.2 lets the target's authority win; who sends two different ones means mischief.
        guard authority.isEmpty || Self.isSame(bytes, authority, host) else { throw .badHost }
    }

    /// A name or IPv4 address or a bracketed IPv6 address, and perhaps a port (RFC 9110, section 7.2).
    private static func isHost(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard !range.isEmpty, range.count <= 261 else { return false }
        var end = range.lowerBound
        if bytes[end] == UInt8(ascii: "[") {
            guard let close = find(UInt8(ascii: "]"), bytes, range) else { return false }
            for index in (end + 1)..<close {
                let byte = bytes[index]
                guard Target.hexValue(byte) != nil || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
                else { return false }
            }
            guard close > end + 2 else { return false }
            end = close + 1
        } else {
            end = find(UInt8(ascii: ":"), bytes, range) ?? range.upperBound
            guard end > range.lowerBound, Characters.isAll(bytes, range.lowerBound..<end, Characters.host)
            else { return false }
        }
        return end == range.upperBound || isPort(bytes, end..<range.upperBound)
    }

    private static func isPort(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard bytes[range.lowerBound] == UInt8(ascii: ":"), (2...6).contains(range.count) else { return false }
        var port = 0
        for index in range.dropFirst() {
            guard let digit = digit(bytes[index]) else { return false }
            port = port * 10 + digit
        }
        return port <= 65_535
    }
}

// MARK: Bytes

extension HeadParser {
    // The head limit keeps every place within 16 bits.
    @inline(__always) private static func narrow(_ range: Range<Int>) -> Range<UInt16> {
        UInt16(truncatingIfNeeded: range.lowerBound)..<UInt16(truncatingIfNeeded: range.upperBound)
    }

    @inline(__always) private static func find(_ byte: UInt8, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        for index in range where bytes[index] == byte { return index }
        return nil
    }

    @inline(__always) private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    @inline(__always) private static func digit(_ byte: UInt8) -> Int? {
        let value = byte &- UInt8(ascii: "0")
        return value < 10 ? Int(value) : nil
    }

    private static func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isSpace(bytes[start]) { start += 1 }
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    private static func equals(_ bytes: Span<UInt8>, _ range: Range<Int>, _ text: StaticString) -> Bool {
        text.withUTF8Buffer { text in
            guard text.count == range.count else { return false }
            for offset in 0..<text.count where bytes[range.lowerBound + offset] != text[offset] { return false }
            return true
        }
    }

    /// - Parameter text: in small letters.
    private static func equalsLowered(_ bytes: Span<UInt8>, _ range: Range<Int>, _ text: StaticString) -> Bool {
        text.withUTF8Buffer { text in
            guard text.count == range.count else { return false }
            for offset in 0..<text.count where lowered(bytes[range.lowerBound + offset]) != text[offset] {
                return false
            }
            return true
        }
    }

    private static func isSame(_ bytes: Span<UInt8>, _ left: Range<Int>, _ right: Range<Int>) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { lowered(bytes[$0]) == lowered(bytes[$1]) }
    }

    /// Whether a comma-separated list holds a token, in any case.
    private static func lists(_ bytes: Span<UInt8>, _ range: Range<Int>, _ token: StaticString) -> Bool {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = find(UInt8(ascii: ","), bytes, start..<range.upperBound) ?? range.upperBound
            if equalsLowered(bytes, trimmed(bytes, start..<end), token) { return true }
            start = end + 1
        }
        return false
    }
}
