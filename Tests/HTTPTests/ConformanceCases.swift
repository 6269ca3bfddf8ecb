internal import Testing

/// What a client sends, byte for byte, and what must come back.
struct WireCase: CustomTestStringConvertible {
    let why: String
    let sends: String
    /// Statuses of all answers, in order.
    let gives: [Int]
    /// Whether the server ends the connection.
    var closes = false
    /// Must stand in the last answer's content.
    var says = ""
    var continues = 0
    var methods: [String] = []
    var testDescription: String { why }

    static func refused(_ why: String, _ sends: String, _ status: Int, _ code: String) -> WireCase {
        WireCase(why: why, sends: sends, gives: [status], closes: true, says: "\"http.\(code)\"")
    }

    /// A request whose head has these lines after a good request line and Host.
    static func head(_ lines: String) -> String { "GET /a HTTP/1.1\r\nHost: h\r\n\(lines)\r\n" }
    static func post(_ lines: String) -> String { "POST /a HTTP/1.1\r\nHost: h\r\n\(lines)" }
    static let next = "GET /next HTTP/1.1\r\nHost: h\r\n\r\n"

    static let served: [WireCase] = [
        WireCase(why: "the least request", sends: head(""), gives: [200], says: "GET /a 0"),
        WireCase(
            why: "white space around a value is no part of it", sends: "GET /a HTTP/1.1\r\nHost:\t h \t\r\n\r\n",
            gives: [200]),
        WireCase(why: "an empty value is a value", sends: head("Accept:\r\n"), gives: [200]),
        WireCase(why: "field names have no case", sends: "GET /a HTTP/1.1\r\nhOST: h\r\n\r\n", gives: [200]),
        WireCase(why: "bytes over 127 may stand in values", sends: head("X-Name: Đặng\r\n"), gives: [200]),
        WireCase(why: "a tab may stand in values", sends: head("X-A: a\tb\r\n"), gives: [200]),
        WireCase(
            why: "query, escapes and sub-delimiters",
            sends: "GET /%C4%90/a;b=1?q=x%20y+z&&=& HTTP/1.1\r\nHost: h\r\n\r\n",
            gives: [200], says: "GET /%C4%90/a;b=1?q=x%20y+z&&=& 0"),
        WireCase(
            why: "one empty line before the request is passed over", sends: "\r\n" + head(""), gives: [200]),
        WireCase(why: "an absolute target", sends: "GET http://h/a HTTP/1.1\r\nHost: h\r\n\r\n", gives: [200]),
        WireCase(
            why: "an absolute target's scheme and host have no case",
            sends: "GET HTTPS://EXAMPLE.vn:80/a HTTP/1.1\r\nHost: example.vn:80\r\n\r\n", gives: [200], says: "GET /a 0"
        ),
        WireCase(why: "OPTIONS of the whole server", sends: "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n", gives: [200]),
        WireCase(why: "a host with a port", sends: "GET / HTTP/1.1\r\nHost: h:8080\r\n\r\n", gives: [200]),
        WireCase(why: "a host of IPv6", sends: "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", gives: [200]),
        WireCase(
            why: "HEAD is GET without content, its length told", sends: "HEAD /a HTTP/1.1\r\nHost: h\r\n\r\n" + next,
            gives: [200, 200], says: "GET /next", methods: ["HEAD", "GET"]),
        WireCase(
            why: "content by length", sends: post("Content-Length: 5\r\n\r\nhello") + next, gives: [200, 200],
            says: "GET /next"),
        WireCase(why: "content of length nought", sends: post("Content-Length: 0\r\n\r\n") + next, gives: [200, 200]),
        WireCase(
            why: "zeros before a length", sends: post("Content-Length: 005\r\n\r\nhello"), gives: [200],
            says: "5 hello"),
        WireCase(
            why: "content that looks like a request is content",
            sends: post("Content-Length: \(next.utf8.count)\r\n\r\n\(next)"), gives: [200],
            says: "\(next.utf8.count) GET"),
        WireCase(
            why: "chunks",
            sends: post("Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n") + next,
            gives: [200, 200], says: "GET /next"),
        WireCase(
            why: "chunks joined",
            sends: post("Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n06\r\n world\r\n0\r\n\r\n"),
            gives: [200], says: "11 hello world"),
        WireCase(
            why: "a chunk's size in small and large letters",
            sends: post("transfer-encoding: CHUNKED\r\n\r\nA\r\n0123456789\r\na\r\n0123456789\r\n0\r\n\r\n"),
            gives: [200], says: " 20 "),
        WireCase(
            why: "no content but the last chunk", sends: post("Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            gives: [200],
            says: "POST /a 0"),
        WireCase(
            why: "a GET may have content", sends: head("Content-Length: 2\r\n") + "ab" + next, gives: [200, 200],
            says: "GET /next"),
        WireCase(
            why: "three requests in one packet are answered in order",
            sends: head("") + post("Content-Length: 1\r\n\r\nx") + next,
            gives: [200, 200, 200], says: "GET /next"),
        WireCase(
            why: "a client may ask for the close", sends: head("Connection: close\r\n") + next, gives: [200],
            closes: true,
            says: "GET /a"),
        WireCase(
            why: "close among other words, in any case", sends: head("Connection: te, Close\r\n"), gives: [200],
            closes: true),
        WireCase(
            why: "keep-alive is passed over", sends: head("Connection: keep-alive\r\n") + next, gives: [200, 200]),
        WireCase(
            why: "closed is not close", sends: head("Connection: closed\r\n") + next, gives: [200, 200]),
        WireCase(
            why: "upgrades are passed over", sends: head("Connection: upgrade\r\nUpgrade: h2c\r\n"), gives: [200]),
        WireCase(
            why: "an expectation without content needs no 100", sends: head("Expect: 100-continue\r\n"), gives: [200]),
        WireCase(
            why: "a segment may be dots otherwise", sends: "GET /.../a..b/.c HTTP/1.1\r\nHost: h\r\n\r\n", gives: [200]),
        WireCase(why: "an empty query", sends: "GET /a? HTTP/1.1\r\nHost: h\r\n\r\n", gives: [200]),
        WireCase(
            why: "PATCH, PUT and DELETE are known",
            sends:
                "PUT /a HTTP/1.1\r\nHost: h\r\n\r\nPATCH /a HTTP/1.1\r\nHost: h\r\n\r\nDELETE /a HTTP/1.1\r\nHost: h\r\n\r\n",
            gives: [200, 200, 200]),
    ]

    static let refusals: [WireCase] = [
        refused(
            "a length and chunks: two readers, two messages",
            post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") + next, 400,
            "content-length-and-transfer-encoding"),
        refused(
            "chunks and a length",
            post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n") + next, 400,
            "content-length-and-transfer-encoding"),
        refused(
            "two lengths", post("Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello") + next, 400,
            "content-length-repeated"),
        refused(
            "the same length twice", post("Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello"), 400,
            "content-length-repeated"),
        refused("two lengths in one field", post("Content-Length: 5, 5\r\n\r\nhello"), 400, "content-length"),
        refused("a length with a sign", post("Content-Length: +5\r\n\r\nhello"), 400, "content-length"),
        refused("a negative length", post("Content-Length: -1\r\n\r\n"), 400, "content-length"),
        refused("a length in hexadecimal", post("Content-Length: 0x5\r\n\r\nhello"), 400, "content-length"),
        refused("a length with a space", post("Content-Length: 1 0\r\n\r\nhello"), 400, "content-length"),
        refused("an empty length", post("Content-Length:\r\n\r\n"), 400, "content-length"),
        refused(
            "a length beyond all numbers", post("Content-Length: 99999999999999999999\r\n\r\n"), 400,
            "content-length"),
        refused("digits of another script", post("Content-Length: ٤\r\n\r\n"), 400, "content-length"),
        refused("an unknown coding", post("Transfer-Encoding: gzip\r\n\r\n"), 501, "transfer-encoding"),
        refused(
            "a coding before chunked", post("Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), 501,
            "transfer-encoding"),
        refused("nearly chunked", post("Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"), 501, "transfer-encoding"),
        refused(
            "chunked twice in one field", post("Transfer-Encoding: chunked, chunked\r\n\r\n"), 501,
            "transfer-encoding"),
        refused(
            "two transfer codings",
            post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n"), 400,
            "transfer-encoding-repeated"),
        refused("an empty coding", post("Transfer-Encoding:\r\n\r\n"), 501, "transfer-encoding"),
        refused("a bare LF ends nothing", "GET / HTTP/1.1\nHost: h\n\n", 400, "bare-lf"),
        refused("a bare LF within a value", head("X-A: a\nX-B: b\r\n"), 400, "bare-lf"),
        refused("a bare CR within a value", head("X-A: a\rb\r\n"), 400, "bare-cr"),
        refused("CR CR LF", head("X-A: a\r\r\n"), 400, "bare-cr"),
        refused("NUL in a value", head("X-A: a\0b\r\n"), 400, "control-character"),
        refused("NUL in the target", "GET /\0 HTTP/1.1\r\nHost: h\r\n\r\n", 400, "control-character"),
        refused("DEL in a value", head("X-A: \u{7F}\r\n"), 400, "control-character"),
        refused("a hello of TLS", "\u{16}\u{03}\u{01}\u{02}", 400, "control-character"),
        refused("a folded field", head("X-A: a\r\n b\r\n"), 400, "folded-line"),
        refused("a folded first field", "GET / HTTP/1.1\r\n Host: h\r\n\r\n", 400, "folded-line"),
        refused("a space before the colon", head("Content-Length : 5\r\n"), 400, "space-before-colon"),
        refused("a tab before the colon", head("X-A\t: 5\r\n"), 400, "space-before-colon"),
        refused("a field without a colon", head("X-A\r\n"), 400, "field-name"),
        refused("a field without a name", head(": a\r\n"), 400, "field-name"),
        refused("a space within a name", head("X A: a\r\n"), 400, "field-name"),
        refused("a letter beyond ASCII in a name", head("X-Đ: a\r\n"), 400, "field-name"),
        refused("no Host", "GET / HTTP/1.1\r\n\r\n", 400, "host-missing"),
        refused("two Hosts", head("Host: h\r\n"), 400, "host-repeated"),
        refused("an empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400, "host"),
        refused("a Host with a path", "GET / HTTP/1.1\r\nHost: h/x\r\n\r\n", 400, "host"),
        refused("a Host with a user", "GET / HTTP/1.1\r\nHost: u@h\r\n\r\n", 400, "host"),
        refused("two Hosts in one field", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", 400, "host"),
        refused("a port that is no number", "GET / HTTP/1.1\r\nHost: h:x\r\n\r\n", 400, "host"),
        refused("a port beyond all ports", "GET / HTTP/1.1\r\nHost: h:65536\r\n\r\n", 400, "host"),
        refused("a Host of an open bracket", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", 400, "host"),
        refused("a Host other than the target's", "GET http://a/ HTTP/1.1\r\nHost: b\r\n\r\n", 400, "host"),
        refused("a broken escape", "GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n", 400, "escape"),
        refused("an escape cut short", "GET /%4 HTTP/1.1\r\nHost: h\r\n\r\n", 400, "escape"),
        refused("an escape that is no UTF-8", "GET /%ff HTTP/1.1\r\nHost: h\r\n\r\n", 400, "escape"),
        refused("a broken escape in the query", "GET /?a=%4 HTTP/1.1\r\nHost: h\r\n\r\n", 400, "escape"),
        refused("an escaped NUL in the query", "GET /?a=%00 HTTP/1.1\r\nHost: h\r\n\r\n", 400, "escape"),
        refused("an escaped NUL in the path", "GET /%00 HTTP/1.1\r\nHost: h\r\n\r\n", 400, "target"),
        refused("an escaped line end in the path", "GET /a%0d%0ab HTTP/1.1\r\nHost: h\r\n\r\n", 400, "target"),
        refused("a way up", "GET /a/../b HTTP/1.1\r\nHost: h\r\n\r\n", 400, "target"),
        refused("a way up in escapes", "GET /a/%2e%2E/b HTTP/1.1\r\nHost: h\r\n\r\n", 400, "target"),
        refused("a character no target may hold", "GET /<a> HTTP/1.1\r\nHost: h\r\n\r\n", 400, "target"),
        refused("a fragment", "GET /a#b HTTP/1.1\r\nHost: h\r\n\r\n", 400, "target"),
        refused("letters beyond ASCII in the target", "GET /đ HTTP/1.1\r\nHost: h\r\n\r\n", 400, "target"),
        refused("a target without its slash", "GET a HTTP/1.1\r\nHost: h\r\n\r\n", 400, "target"),
        refused("the whole server, but not by OPTIONS", "GET * HTTP/1.1\r\nHost: h\r\n\r\n", 400, "target"),
        refused("a target of another scheme", "GET ftp://h/ HTTP/1.1\r\nHost: h\r\n\r\n", 400, "target"),
        refused("HTTP/1.0", "GET / HTTP/1.0\r\nHost: h\r\n\r\n", 505, "version"),
        refused("HTTP/9.9", "GET / HTTP/9.9\r\nHost: h\r\n\r\n", 505, "version"),
        refused("HTTP/2 in the clear", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "version"),
        refused("no version", "GET /\r\nHost: h\r\n\r\n", 400, "request-line"),
        refused("a version in small letters", "GET / http/1.1\r\nHost: h\r\n\r\n", 400, "request-line"),
        refused("two spaces before the target", "GET  / HTTP/1.1\r\nHost: h\r\n\r\n", 400, "request-line"),
        refused("a space after the version", "GET / HTTP/1.1 \r\nHost: h\r\n\r\n", 400, "request-line"),
        refused("a space before the method", " GET / HTTP/1.1\r\nHost: h\r\n\r\n", 400, "request-line"),
        refused("a method that is no token", "G@T / HTTP/1.1\r\nHost: h\r\n\r\n", 400, "request-line"),
        refused("an unknown method", "BREW / HTTP/1.1\r\nHost: h\r\n\r\n", 501, "method"),
        refused("methods have case", "get / HTTP/1.1\r\nHost: h\r\n\r\n", 501, "method"),
        refused("a tunnel", "CONNECT h:80 HTTP/1.1\r\nHost: h:80\r\n\r\n", 501, "method"),
        refused("two empty lines before a request", "\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n", 400, "request-line"),
        refused("an unknown expectation", head("Expect: 200-ok\r\n"), 417, "expectation"),
        refused(
            "a target too long", "GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\nHost: h\r\n\r\n", 414,
            "target-too-long"),
        refused("a head too large", head("X-A: \(String(repeating: "a", count: 20_000))\r\n"), 431, "head-too-large"),
        refused("too many fields", head(String(repeating: "A: b\r\n", count: 101)), 431, "head-too-large"),
        refused("more content than is taken", post("Content-Length: 2097152\r\n\r\n"), 413, "body-too-large"),
        refused(
            "a chunk larger than is taken", post("Transfer-Encoding: chunked\r\n\r\n200000\r\n"), 413,
            "body-too-large"),
        refused(
            "chunks that add up to too much",
            post("Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nFFFFE\r\n"), 413, "body-too-large"),
        refused(
            "a chunk's size of too many digits", post("Transfer-Encoding: chunked\r\n\r\n000000005\r\n"), 400,
            "chunk"),
        refused("a chunk without a size", post("Transfer-Encoding: chunked\r\n\r\n\r\n"), 400, "chunk"),
        refused("a chunk's size that is no number", post("Transfer-Encoding: chunked\r\n\r\nxyz\r\n"), 400, "chunk"),
        refused(
            "a chunk's size with a space", post("Transfer-Encoding: chunked\r\n\r\n5 \r\nhello\r\n0\r\n\r\n"), 400,
            "chunk"),
        refused(
            "a chunk's size ended by a bare LF", post("Transfer-Encoding: chunked\r\n\r\n5\nhello\r\n"), 400, "chunk"),
        refused(
            "a chunk longer than its size", post("Transfer-Encoding: chunked\r\n\r\n5\r\nhello!\r\n"), 400, "chunk"),
        refused(
            "a chunk extension", post("Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\n\r\n"), 400,
            "chunk-extension"),
        refused("a trailer", post("Transfer-Encoding: chunked\r\n\r\n0\r\nX-A: b\r\n\r\n"), 400, "trailers"),
        WireCase(
            why: "what stands before a broken request is answered", sends: head("") + "GET / HTTP/1.1\r\n\r\n",
            gives: [200, 400], closes: true, says: "host-missing"),
    ]
}
