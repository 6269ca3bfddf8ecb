/// One request, read whole and found valid. Cheap to copy; texts are decoded when asked for.
public struct Request: Sendable {
    let head: Head
    /// The content, transfer coding taken off.
    public internal(set) var body: [UInt8] = []
    /// The client: the socket's peer, or whom a trusted proxy names in `X-Forwarded-For`.
    public internal(set) var peer = Address.loopback
    /// `https` only where a trusted proxy says so in `X-Forwarded-Proto`.
    public internal(set) var scheme = Scheme.http
    public internal(set) var id = RequestID(number: 0)
    /// Which event loop calls the handler, 0 ..< loops: what is kept per loop (a reader of the store) needs no lock
    /// while the handler runs.
    public internal(set) var loop = 0

    public var method: Method { head.method }
    /// The path as it came, escapes and all.
    public var path: String { head.text(head.path) }

    /// The same without making a text of it.
    public var pathBytes: ArraySlice<UInt8> { head.slice(head.path) }

    /// Path and query as they came.
    public var target: String { head.query.isEmpty ? path : "\(path)?\(head.text(head.query))" }

    /// The path's parts between slashes, decoded: `/a%20b/` gives `["a b", ""]`, `/` gives `[""]`, `*` gives none.
    /// None is `.` or `..`. Made anew at each call.
    public var segments: [String] { Target.segments(head.slice(head.path)) }

    /// Whether the path is exactly this, byte for byte; makes no text.
    public func hasPath(_ path: StaticString) -> Bool {
        path.withUTF8Buffer { head.slice(head.path).elementsEqual($0) }
    }

    public var hasNoQuery: Bool { head.query.isEmpty }

    /// Names and values of the query, decoded (`+` is a space), in order. Made anew at each call.
    public var query: [Pair] { Target.pairs(head.slice(head.query)) ?? [] }

    /// The value of the query's one pair of this name; nil when there is none or more than one.
    public func query(_ name: String) -> String? { query.only(name) }

    /// The content as a form's pairs (`application/x-www-form-urlencoded`); nil when an escape is broken or not UTF-8.
    public var form: [Pair]? { Target.pairs(body[...]) }

    /// A field's value by its name in any case; fields of one name are joined by commas (RFC 9110, section 5.3).
    public func header(_ name: String) -> String? {
        guard let first = head.first(name) else { return nil }
        let more = head.fields[(first + 1)...].contains { head.isNamed($0, name) }
        return more ? head.values(name).joined(separator: ", ") : head.text(head.fields[first].value)
    }

    /// The one cookie of this name; nil when there is none or more than one, since nobody knows who set which.
    public func cookie(_ name: String) -> String? {
        var found: [Substring] = []
        for value in head.values("Cookie") {
            for part in value.split(separator: ";") {
                let trimmed = part.drop { $0 == " " }
                guard trimmed.hasPrefix(name), trimmed.dropFirst(name.count).first == "=" else { continue }
                found.append(trimmed.dropFirst(name.count + 1))
            }
        }
        return found.count == 1 ? found.first.map(String.init) : nil
    }

    /// The content's media type without its parameters, in small letters.
    public var contentType: String? {
        guard let value = header("Content-Type") else { return nil }
        let type = value.utf8.prefix { $0 != UInt8(ascii: ";") }.lazy.filter { $0 != 0x20 && $0 != 0x09 }.map(lowered)
        return String(decoding: Array(type), as: UTF8.self)
    }
}

extension Request {
    /// Reads one whole request from bytes as they would come over a socket: for handlers' tests.
    public init(reading bytes: [UInt8], bodyLimit: Int = 1 << 20) throws(Refusal) {
        var reader = RequestReader(limits: Limits())
        var used = 0
        while true {
            switch reader.next(bytes.span, &used, bodyLimit: { _ in bodyLimit }) {
            case .needsMore: throw Refusal.requestTooSlow
            case .shouldContinue: continue
            case .refused(let refusal): throw refusal
            case .message(let head, let body):
                self.init(head: head, body: body)
                return
            }
        }
    }
}

extension Array where Element == Pair {
    /// The value of the one pair of this name; nil when there is none or more than one.
    public func only(_ name: String) -> String? {
        let found = filter { $0.name == name }
        return found.count == 1 ? found.first?.value : nil
    }
}
