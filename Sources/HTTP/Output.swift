/// Bytes on their way to one client.
struct Output {
    private(set) var bytes: [UInt8] = []
    private(set) var sent = 0

    var waiting: Int { bytes.count - sent }

    mutating func took(_ count: Int) {
        sent += count
        guard sent == bytes.count else { return }
        // What a large answer needed is given back; an idle connection holds next to nothing.
        if bytes.capacity > 16 << 10 { bytes = [] } else { bytes.removeAll(keepingCapacity: true) }
        sent = 0
    }

    mutating func append(_ more: [UInt8]) { bytes.append(contentsOf: more) }

    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    mutating func append(number: Int) {
        if number >= 10 { append(number: number / 10) }
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }

    mutating func append(hex number: UInt64, digits: Int) {
        for place in stride(from: digits - 1, through: 0, by: -1) {
            let digit = UInt8(truncatingIfNeeded: number >> UInt64(4 * place) & 15)
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }

    /// One piece of a chunked content (RFC 9112, section 7.1); an empty one would end it and is left out.
    mutating func append(chunk: [UInt8]) {
        guard !chunk.isEmpty else { return }
        append(String(chunk.count, radix: 16))
        append("\r\n")
        append(chunk)
        append("\r\n")
    }
}

/// What a head needs beside the answer itself.
struct Framing {
    var method: Method?
    var closes: Bool
    var id: RequestID
    var date: [UInt8]
}

extension Output {
    /// Writes the head and, unless it is streamed or not wanted, the content.
    /// - Returns: bytes of content written.
    mutating func append(_ response: Response, _ framing: Framing) -> Int {
        append("HTTP/1.1 ")
        append(number: max(200, min(599, response.status)))
        append(" ")
        append(StatusLine.reason(response.status))
        append("\r\nDate: ")
        append(framing.date)
        append("\r\nX-Request-Id: ")
        append(hex: framing.id.number, digits: 16)
        appendLength(response)
        for header in response.headers { append(header.line) }
        append(framing.closes ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n")
        guard framing.method != .head, response.hasContent, case .bytes(let content) = response.body else { return 0 }
        append(content)
        return content.count
    }

    /// RFC 9110, section 8.6: none with 204; with 304 it would describe content that is not there.
    private mutating func appendLength(_ response: Response) {
        guard response.hasContent else { return }
        switch response.body {
        case .bytes(let content):
            append("\r\nContent-Length: ")
            append(number: content.count)
        case .stream: append("\r\nTransfer-Encoding: chunked")
        }
    }
}

extension Response {
    var hasContent: Bool { status != 204 && status != 304 }
}
