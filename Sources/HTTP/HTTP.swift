// HTTP: bytes to requests and responses to bytes, strictly (RFC 9110, 9112), on epoll; knows no dossiers.
// Must never know: what is served, who asks, any clock but the one it is given for the Date field and the log.
// Start with Request.swift, then RequestReader.swift (pure), then EventLoop.swift (sockets).

/// What is asked for; every other method is answered 501 before the handler sees it (RFC 9110, section 9.1).
public enum Method: String, CaseIterable, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
    case options = "OPTIONS"
}

/// How the client speaks to us or to the trusted proxy before us.
public enum Scheme: String, Sendable {
    case http, https
}

/// Names one request in the log, in the answer's `X-Request-Id` and in faults: sixteen hexadecimal digits.
public struct RequestID: Hashable, Sendable, CustomStringConvertible {
    let number: UInt64

    public var description: String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

/// One name and value of a query string or of a form's body, decoded.
public struct Pair: Hashable, Sendable {
    public let name: String
    public let value: String
}

/// Called on an event loop's thread: it must not wait. What takes long goes to another thread with the responder.
public typealias Handler = @Sendable (Request, Responder) -> Void
