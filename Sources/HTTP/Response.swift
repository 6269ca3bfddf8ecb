/// One field of an answer. Control characters in a value go out as spaces: no value can end the field or the head.
public struct Header: Hashable, Sendable {
    public let name: String
    public let value: String
    /// As it goes out, line end before it; empty where it must not. Worked out once, for headers that many answers share.
    let line: [UInt8]

    public init(_ name: String, _ value: String) {
        (self.name, self.value) = (name, value)
        line = Self.line(name, value)
    }

    private static func line(_ name: String, _ value: String) -> [UInt8] {
        guard !isServers(name), isWhole(name) else { return [] }
        var line: [UInt8] = []
        line.reserveCapacity(name.utf8.count + value.utf8.count + 4)
        line += [0x0D, 0x0A]
        line += name.utf8
        line += [UInt8(ascii: ":"), 0x20]
        let start = line.count
        line += value.utf8
        for index in start..<line.count where line[index] < 0x20 || line[index] == 0x7F { line[index] = 0x20 }
        return line
    }

    /// Fields only the server may write: they say where the message ends.
    private static func isServers(_ name: String) -> Bool {
        switch name.utf8.count {
        case 4: isNamed(name, "date")
        case 10: isNamed(name, "connection")
        case 14: isNamed(name, "content-length")
        case 17: isNamed(name, "transfer-encoding")
        default: false
        }
    }

    private static func isWhole(_ name: String) -> Bool {
        var name = name
        return name.withUTF8 { !$0.isEmpty && Characters.isAll($0.span, 0..<$0.count, Characters.token) }
    }

    private static func isNamed(_ name: String, _ other: StaticString) -> Bool {
        other.withUTF8Buffer { name.utf8.elementsEqual($0) { lowered($0) == $1 } }
    }
}

/// An answer. The server adds `Date`, `Content-Length` or `Transfer-Encoding`, `Connection` and `X-Request-Id`.
public struct Response: Sendable {
    /// What follows the head.
    public enum Body: Sendable {
        case bytes([UInt8])
        /// Pulled piece by piece on the loop's thread as the client reads, so each pull must be quick; nil ends it, an
        /// error breaks the connection off so that the client knows it has not got all.
        case stream(@Sendable () throws -> [UInt8]?)
    }

    public var status: Int
    public var headers: [Header]
    public var body: Body
    /// Ends the connection after this answer.
    public var closes = false

    public init(_ status: Int, headers: [Header] = [], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// - Parameter type: the content's media type, as `application/json`.
    public init(_ status: Int, type: String, _ bytes: [UInt8]) {
        self.init(status, headers: [Header("Content-Type", type)], body: .bytes(bytes))
    }

    public init(_ status: Int, type: String = "text/plain; charset=utf-8", text: String) {
        self.init(status, type: type, Array(text.utf8))
    }

    /// The first field of this name, in any case.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.utf8.elementsEqual(name.utf8) { lowered($0) == lowered($1) } }?.value
    }

    /// Sets a field, in place of those of the same name.
    public mutating func set(_ name: String, _ value: String) {
        headers.removeAll { $0.name.utf8.elementsEqual(name.utf8) { lowered($0) == lowered($1) } }
        headers.append(Header(name, value))
    }

    /// `Allow` for 405 and for `OPTIONS` (RFC 9110, sections 10.2.1 and 15.5.6); HEAD goes with GET.
    public static func allowing(_ methods: [Method], to request: Request) -> Response {
        var allowed = methods
        if allowed.contains(.get), !allowed.contains(.head) { allowed.append(.head) }
        if !allowed.contains(.options) { allowed.append(.options) }
        let names = allowed.map(\.rawValue).joined(separator: ", ")
        return Response(request.method == .options ? 204 : 405, headers: [Header("Allow", names)])
    }
}

/// Reason phrases (RFC 9110, section 15; 428 to 431 from RFC 6585, 507 from RFC 4918), also the titles of problems.
public enum StatusLine {
    public static func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 201: "Created"
        case 202: "Accepted"
        case 204: "No Content"
        case 301: "Moved Permanently"
        case 302: "Found"
        case 303: "See Other"
        case 304: "Not Modified"
        case 307: "Temporary Redirect"
        case 308: "Permanent Redirect"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 406: "Not Acceptable"
        case 408: "Request Timeout"
        case 409: "Conflict"
        case 410: "Gone"
        case 412: "Precondition Failed"
        case 413: "Content Too Large"
        case 414: "URI Too Long"
        case 415: "Unsupported Media Type"
        case 417: "Expectation Failed"
        case 422: "Unprocessable Content"
        case 428: "Precondition Required"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        case 503: "Service Unavailable"
        case 505: "HTTP Version Not Supported"
        case 507: "Insufficient Storage"
        default: "Status"
        }
    }
}
