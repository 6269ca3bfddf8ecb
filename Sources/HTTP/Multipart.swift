/// A form sent with files: `multipart/form-data` (RFC 7578, in the syntax of RFC 2046, section 5.1), read strictly. What
/// no browser sends is refused and not guessed at: a preamble, an epilogue, padding behind a boundary, nested parts,
/// `filename*`, transfer encodings.
public struct MultipartForm: Sendable {
    public static let type = "multipart/form-data"

    public struct Part: Sendable {
        public let name: String
        /// As the browser sent it, perhaps with folders; nil for a plain field.
        public let file: String?
        public let content: ArraySlice<UInt8>

        /// A field's value; nil where it is not UTF-8.
        public var text: String? { String(validating: content, as: UTF8.self) }
    }

    public struct Limits: Sendable {
        public var parts = 250
        public var partBytes = 64 << 20
        /// Of one part's head.
        public var headBytes = 4 << 10
        public var nameBytes = 200
        public var fileNameBytes = 400
        public init() {}
    }

    /// Why it was refused; a word for logs and tests.
    public enum Fault: String, Error, CaseIterable, Sendable {
        case notMultipart = "type"
        case badBoundary = "boundary"
        /// It does not begin with the boundary.
        case noBeginning = "beginning"
        /// It breaks off before the last boundary.
        case noEnd = "end"
        /// Something follows the last boundary.
        case afterEnd = "epilogue"
        case badHead = "part-head"
        case headTooLarge = "part-head-too-large"
        case noDisposition = "content-disposition"
        case badName = "name"
        case nested = "nested"
        case encoded = "content-transfer-encoding"
        case tooManyParts = "parts"
        case partTooLarge = "part-too-large"
    }

    public let parts: [Part]

    /// - Parameter contentType: the request's, with its parameters.
    public init(_ body: [UInt8], contentType: String, limits: Limits = Limits()) throws(Fault) {
        var reader = try MultipartReader(body, contentType, limits)
        var parts: [Part] = []
        while let part = try reader.next() {
            if parts.count == limits.parts { throw .tooManyParts }
            parts.append(part)
        }
        self.parts = parts
    }

    /// The first part alone, without reading on: a page of ours puts its token there.
    public static func first(of body: [UInt8], contentType: String) -> Part? {
        guard var reader = try? MultipartReader(body, contentType, Limits()) else { return nil }
        return try? reader.next()
    }
}

/// Goes through a body part by part.
private struct MultipartReader {
    private let body: [UInt8]
    private let limits: MultipartForm.Limits
    /// `--boundary`
    private let dashed: [UInt8]
    private var position = 0
    private var hasEnded = false

    init(_ body: [UInt8], _ contentType: String, _ limits: MultipartForm.Limits) throws(MultipartForm.Fault) {
        self.body = body
        self.limits = limits
        dashed = Array("--".utf8) + (try Self.boundary(contentType))
        guard body.starts(with: dashed) else { throw .noBeginning }
        position = dashed.count
        try takeLineOrEnd()
    }

    mutating func next() throws(MultipartForm.Fault) -> MultipartForm.Part? {
        if hasEnded { return nil }
        let head = try MultipartHead(lines: readHead(), limits)
        let start = position
        let end = try endOfContent()
        if end - start > limits.partBytes { throw .partTooLarge }
        position = end + 2 + dashed.count
        try takeLineOrEnd()
        return MultipartForm.Part(name: head.name, file: head.file, content: body[start..<end])
    }

    /// Behind a boundary: a line end, or two hyphens and nothing more than one line end.
    private mutating func takeLineOrEnd() throws(MultipartForm.Fault) {
        let rest = body[position...]
        if rest.starts(with: [0x0D, 0x0A]) {
            position += 2
        } else if rest.starts(with: [0x2D, 0x2D]) {
            let after = rest.dropFirst(2)
            guard after.isEmpty || after.elementsEqual([0x0D, 0x0A]) else { throw .afterEnd }
            hasEnded = true
        } else {
            throw rest.count < 2 ? .noEnd : .badBoundary
        }
    }

    /// Where the line end before the next boundary stands.
    private func endOfContent() throws(MultipartForm.Fault) -> Int {
        let end = body.withUnsafeBufferPointer { bytes in
            dashed.withUnsafeBufferPointer { Self.find($0, in: bytes, from: position) }
        }
        guard let end else { throw .noEnd }
        return end
    }

    /// Megabytes go by here, so it looks at bytes through pointers and at little else.
    private static func find(
        _ dashed: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        let last = bytes.count - dashed.count - 2
        var index = start
        while index <= last {
            if bytes[index] == 0x0D, bytes[index + 1] == 0x0A {
                var same = 0
                while same < dashed.count, bytes[index + 2 + same] == dashed[same] { same += 1 }
                if same == dashed.count { return index }
            }
            index += 1
        }
        return nil
    }

    /// Up to the empty line, without it.
    private mutating func readHead() throws(MultipartForm.Fault) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        let start = position
        while true {
            guard let end = try lineEnd(headStart: start) else { throw .noEnd }
            let line = body[position..<end]
            position = end + 2
            if line.isEmpty { return lines }
            lines.append(line)
        }
    }

    private func lineEnd(headStart: Int) throws(MultipartForm.Fault) -> Int? {
        var index = position
        while index < body.count {
            if index - headStart >= limits.headBytes { throw .headTooLarge }
            switch body[index] {
            case 0x0D:
                guard index + 1 < body.count else { return nil }
                guard body[index + 1] == 0x0A else { throw .badHead }
                return index
            case 0x09, 0x20...0x7E, 0x80...0xFF: index += 1
            default: throw .badHead
            }
        }
        return nil
    }

    /// The parameter of the content type: 1 to 70 characters of those a boundary may hold (RFC 2046, section 5.1.1).
    private static func boundary(_ contentType: String) throws(MultipartForm.Fault) -> [UInt8] {
        guard let fields = MultipartHead.parameters(Array(contentType.utf8)[...]) else { throw .notMultipart }
        guard fields.word == MultipartForm.type else { throw .notMultipart }
        let found = fields.parameters.filter { $0.name == "boundary" }
        guard found.count == 1, let boundary = found.first?.value, (1...70).contains(boundary.count),
            boundary.last != 0x20, boundary.allSatisfy(isOfBoundary)
        else { throw .badBoundary }
        return boundary
    }

    private static func isOfBoundary(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: Array("'()+_,-./:=? ".utf8).contains(byte)
        }
    }
}
