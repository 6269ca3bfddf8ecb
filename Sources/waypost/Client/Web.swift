internal import Base
internal import CCurl

/// One request over HTTP.
struct WebRequest {
    var method = "GET"
    let url: String
    var headers: [(name: String, value: String)] = []
    /// JSON, where there is one.
    var body: [UInt8]?
}

/// One answer, read to its end.
struct WebAnswer {
    let status: Int
    let headers: [(name: String, value: String)]
    let body: [UInt8]

    func header(_ name: String) -> String? { headers.first { $0.name == name.lowercased() }?.value }
}

/// Why there is no answer.
struct WebFault: Error, Equatable {
    enum Kind: Equatable {
        /// No connection, no name, a certificate nobody vouches for.
        case unreachable
        case tooSlow
        case tooLong
        /// What came is not HTTP, or stopped half way.
        case broken
    }
    let kind: Kind
    /// libcurl's words.
    let reason: String
}

/// Speaks HTTP by libcurl: one handle, so one connection for all requests of a command. It follows nobody elsewhere,
/// asks no proxy, keeps no cookie, and reads no file of the user's: what is sent goes to the address that was named.
///
/// A class because the handle has an identity; used by one thread.
final class Web {
    struct Limits {
        var connectMilliseconds = 5_000
        var wholeMilliseconds = 60_000
        var headBytes = 64 << 10
        var bodyBytes = 64 << 20
    }

    private let handle: UnsafeMutableRawPointer
    private let limits: Limits

    /// Nil when libcurl cannot start at all.
    init?(_ limits: Limits = Limits()) {
        guard let handle = curl_easy_init() else { return nil }
        self.handle = handle
        self.limits = limits
    }

    deinit { curl_easy_cleanup(handle) }

    func send(_ request: WebRequest) throws(WebFault) -> WebAnswer {
        curl_easy_reset(handle)
        let list = try headerList(request)
        defer { curl_slist_free_all(list) }
        let receiving = Receiving(limits)
        let context = Unmanaged.passUnretained(receiving).toOpaque()
        try set(request)
        try check(waypost_curl_set_headers(handle, list))
        try check(waypost_curl_set_sinks(handle, receiveHead, receiveBody, context))
        let code = withExtendedLifetime(receiving) { curl_easy_perform(handle) }
        if receiving.isTooLong { throw WebFault(kind: .tooLong, reason: Self.words(code)) }
        try check(code)
        return WebAnswer(
            status: waypost_curl_status(handle), headers: receiving.headers, body: receiving.body)
    }

    private func set(_ request: WebRequest) throws(WebFault) {
        try check(waypost_curl_set_text(handle, CURLOPT_URL, request.url))
        try check(waypost_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https"))
        try check(waypost_curl_set_text(handle, CURLOPT_PROXY, ""))
        try check(waypost_curl_set_text(handle, CURLOPT_USERAGENT, "waypost/\(version)"))
        try check(waypost_curl_set_number(handle, CURLOPT_FOLLOWLOCATION, 0))
        // Signals would end the program in a thread of libcurl's resolver.
        try check(waypost_curl_set_number(handle, CURLOPT_NOSIGNAL, 1))
        try check(waypost_curl_set_number(handle, CURLOPT_CONNECTTIMEOUT_MS, limits.connectMilliseconds))
        try check(waypost_curl_set_number(handle, CURLOPT_TIMEOUT_MS, limits.wholeMilliseconds))
        if let body = request.body {
            try check(waypost_curl_set_body(handle, body, body.count))
        }
        try check(waypost_curl_set_text(handle, CURLOPT_CUSTOMREQUEST, request.method))
    }

    private func headerList(_ request: WebRequest) throws(WebFault) -> UnsafeMutablePointer<curl_slist>? {
        // libcurl would wait for a "100 Continue" before a long body.
        var lines = ["Expect:"] + request.headers.map { "\($0.name): \($0.value)" }
        if request.body != nil { lines.append("Content-Type: application/json") }
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            guard let longer = curl_slist_append(list, line) else {
                curl_slist_free_all(list)
                throw WebFault(kind: .broken, reason: "curl_slist_append")
            }
            list = longer
        }
        return list
    }

    private func check(_ code: CURLcode) throws(WebFault) {
        switch code {
        case CURLE_OK: return
        case CURLE_OPERATION_TIMEDOUT: throw WebFault(kind: .tooSlow, reason: Self.words(code))
        case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST, CURLE_PEER_FAILED_VERIFICATION,
            CURLE_SSL_CONNECT_ERROR, CURLE_URL_MALFORMAT:
            throw WebFault(kind: .unreachable, reason: Self.words(code))
        default: throw WebFault(kind: .broken, reason: Self.words(code))
        }
    }

    private static func words(_ code: CURLcode) -> String {
        curl_easy_strerror(code).map { String(cString: $0) } ?? "curl \(code.rawValue)"
    }
}

/// What has come so far.
private final class Receiving {
    private let limits: Web.Limits
    private var headCount = 0
    private(set) var headers: [(name: String, value: String)] = []
    private(set) var body: [UInt8] = []
    private(set) var isTooLong = false

    init(_ limits: Web.Limits) { self.limits = limits }

    func addHead(_ bytes: UnsafeRawBufferPointer) -> Bool {
        headCount += bytes.count
        guard headCount <= limits.headBytes else { return refuse() }
        let line = String(decoding: bytes, as: UTF8.self)
        // A new status line begins another head: that of an interim answer counts for nothing.
        if line.hasPrefix("HTTP/") { headers = [] }
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return true }
        headers.append((parts[0].lowercased(), Self.trimmed(parts[1])))
        return true
    }

    func addBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard body.count + bytes.count <= limits.bodyBytes else { return refuse() }
        body.append(contentsOf: bytes)
        return true
    }

    private func refuse() -> Bool {
        isTooLong = true
        return false
    }

    private static func trimmed(_ text: Substring) -> String {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\n" || $0 == "\r\n" }
        var rest = text.drop(while: isSpace)
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        return String(rest)
    }
}

// libcurl calls these on the thread that asked; fewer bytes taken than given ends the exchange.

private func receiveHead(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    receive(bytes, size * count, context) { $0.addHead($1) }
}

private func receiveBody(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    receive(bytes, size * count, context) { $0.addBody($1) }
}

private func receive(
    _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
    _ add: (Receiving, UnsafeRawBufferPointer) -> Bool
) -> Int {
    guard let context else { return 0 }
    let receiving = Unmanaged<Receiving>.fromOpaque(context).takeUnretainedValue()
    return add(receiving, UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count)) ? count : 0
}
