/// A version of what an address shows (RFC 9110, section 8.8.3): `"7"`, weak as `W/"7"`.
public struct EntityTag: Hashable, Sendable, CustomStringConvertible {
    public let value: String
    public let isWeak: Bool

    public init(_ value: String, isWeak: Bool = false) {
        self.value = value
        self.isWeak = isWeak
    }

    public var description: String { isWeak ? "W/\"\(value)\"" : "\"\(value)\"" }
}

/// What `If-Match` or `If-None-Match` asks for (RFC 9110, sections 13.1.1 and 13.1.2).
public enum Precondition: Equatable, Sendable {
    case none
    /// `*`
    case any
    case tags([EntityTag])
    /// Not a list of entity tags.
    case unreadable
}

extension Request {
    public var ifMatch: Precondition { Precondition(header("If-Match")) }
    public var ifNoneMatch: Precondition { Precondition(header("If-None-Match")) }
}

extension Response {
    /// Adds the version's tag.
    public func tagged(_ tag: EntityTag) -> Response {
        var tagged = self
        tagged.set("ETag", tag.description)
        return tagged
    }

    /// 304 without content when a reader already holds this version: compared weakly, for `GET` and `HEAD` only.
    public func unlessKnown(to request: Request) -> Response {
        guard status == 200, request.method == .get || request.method == .head else { return self }
        let asked = request.ifNoneMatch
        guard asked != .none, let own = header("ETag"), case .tags(let own) = Precondition(own) else { return self }
        switch asked {
        case .tags(let known) where known.contains(where: { $0.value == own.first?.value }): break
        case .any: break
        default: return self
        }
        let kept = ["etag", "cache-control", "vary", "expires", "content-location"]
        return Response(304, headers: headers.filter { kept.contains($0.name.lowercased()) })
    }
}

extension Precondition {
    init(_ value: String?) {
        guard let value else {
            self = .none
            return
        }
        if value == "*" {
            self = .any
            return
        }
        var rest = Array(value.utf8)[...]
        var tags: [EntityTag] = []
        repeat {
            rest.skipSpaces()
            guard let tag = rest.readTag() else {
                self = .unreadable
                return
            }
            tags.append(tag)
            rest.skipSpaces()
        } while rest.skip(UInt8(ascii: ","))
        self = rest.isEmpty ? .tags(tags) : .unreadable
    }
}

extension ArraySlice<UInt8> {
    fileprivate mutating func skip(_ byte: UInt8) -> Bool {
        guard first == byte else { return false }
        removeFirst()
        return true
    }

    fileprivate mutating func skipSpaces() {
        while skip(0x20) || skip(0x09) {}
    }

    fileprivate mutating func readTag() -> EntityTag? {
        let isWeak = starts(with: [UInt8(ascii: "W"), UInt8(ascii: "/")])
        if isWeak { removeFirst(2) }
        guard skip(UInt8(ascii: "\"")), let end = firstIndex(of: UInt8(ascii: "\"")) else { return nil }
        let value = self[startIndex..<end]
        self = self[(end + 1)...]
        guard value.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
        return EntityTag(String(decoding: value, as: UTF8.self), isWeak: isWeak)
    }
}
