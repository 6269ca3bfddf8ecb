internal import Base

/// How a command reaches a running server.
enum ServerOptions {
    static let server = Option<ServerAddress>(
        "server", value: Bilingual(vi: "ĐỊA CHỈ", en: "URL"),
        Bilingual(
            vi: "máy chủ (mặc định: WAYPOST_SERVER, rồi http://127.0.0.1:8080)",
            en: "the server (default: WAYPOST_SERVER, then http://127.0.0.1:8080)"),
        expected: Bilingual(
            vi: "một địa chỉ http:// hoặc https://, như https://waypost.example.vn",
            en: "an http:// or https:// address, like https://waypost.example.vn"),
        read: { ServerAddress($0) })
    static let key = Option<String>.text(
        "key", Bilingual(vi: "KHÓA", en: "KEY"),
        Bilingual(
            vi: "khóa API, wp_… (mặc định: WAYPOST_KEY, an toàn hơn: dòng lệnh ai trên máy cũng thấy)",
            en: "API key, wp_… (default: WAYPOST_KEY, which is safer: anybody on the machine sees a command line)"))
    static let all = [server.spec, key.spec]

    /// Said on every page of help of these commands.
    static let story = Bilingual(
        vi: "Hỏi máy chủ đang chạy. Máy chủ nói \"không\" thì mã 1 và lý do; không tới được máy chủ thì mã 69.",
        en:
            "Asks a running server. When it says \"no\" the exit code is 1, with the reason; when it cannot be reached, "
            + "69.")
}

/// A running server, asked in somebody's name.
struct ServerClient {
    let call: Call
    let address: ServerAddress
    private let key: String
    private let web: Web

    init(_ call: Call) throws {
        self.call = call
        address = try Self.address(call)
        guard let key = call[ServerOptions.key] ?? call.surroundings["WAYPOST_KEY"] else { throw Self.noKey(call) }
        guard key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw Self.badKey(call) }
        guard address.isSecure || address.isLoopback else { throw Self.readable(call, address) }
        guard let web = Web() else { throw WebFault(kind: .broken, reason: "curl_easy_init") }
        (self.key, self.web) = (key, web)
    }

    private static func address(_ call: Call) throws -> ServerAddress {
        if let said = call[ServerOptions.server] { return said }
        let text = call.surroundings["WAYPOST_SERVER"] ?? "http://127.0.0.1:8080"
        guard let address = ServerAddress(text) else {
            throw call.misuse(
                Bilingual(
                    vi: "WAYPOST_SERVER: \"\(excerpt(text))\" không phải địa chỉ http:// hoặc https://.",
                    en: "WAYPOST_SERVER: \"\(excerpt(text))\" is no http:// or https:// address."))
        }
        return address
    }

    private static func noKey(_ call: Call) -> UsageFault {
        call.misuse(
            Bilingual(vi: "Thiếu khóa API.", en: "The API key is missing."),
            mend: Bilingual(
                vi: "Đặt WAYPOST_KEY, hoặc dùng --key. Người vận hành tạo khóa: POST /api/v1/keys.",
                en: "Set WAYPOST_KEY, or give --key. The operator makes keys: POST /api/v1/keys."))
    }

    private static func badKey(_ call: Call) -> UsageFault {
        call.misuse(
            Bilingual(vi: "Khóa API có ký tự lạ.", en: "The API key holds characters that no key has."),
            mend: Bilingual(vi: "Chép lại trọn khóa, từ wp_.", en: "Copy the whole key again, from wp_ on."))
    }

    private static func readable(_ call: Call, _ address: ServerAddress) -> UsageFault {
        call.misuse(
            Bilingual(
                vi: "http:// tới máy \(address.host) để lộ khóa và hồ sơ trên đường truyền.",
                en: "http:// to \(address.host) shows the key and the dossiers to everybody on the way."),
            mend: Bilingual(vi: "Dùng https:// (nginx ở ops/nginx).", en: "Use https:// (nginx, in ops/nginx)."))
    }
}

extension ServerClient {
    /// What the server has there.
    /// - Throws: `ServerProblem` for its "no", `Unreached` when nobody answers.
    func get(_ path: String, _ query: [(name: String, value: String?)] = []) throws -> WebAnswer {
        let pairs = query.compactMap { pair in
            pair.value.map { "\(pair.name)=\(percentEncoded($0))" }
        }
        return try send(
            WebRequest(url: address.text + path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))))
    }

    func post(_ path: String, _ body: [UInt8], _ headers: [(name: String, value: String)]) throws -> WebAnswer {
        try send(WebRequest(method: "POST", url: address.text + path, headers: headers, body: body))
    }

    private func send(_ request: WebRequest) throws -> WebAnswer {
        var request = request
        request.headers.append(("Authorization", "Bearer \(key)"))
        request.headers.append(("Accept-Language", call.language.rawValue))
        request.headers.append(("Accept", "application/json, application/problem+json"))
        let answer: WebAnswer
        do throws(WebFault) { answer = try web.send(request) } catch {
            throw Unreached(server: address.text, fault: error)
        }
        guard (200..<300).contains(answer.status) else { throw ServerProblem(answer) }
        return answer
    }
}

/// Nobody answered, or not to the end.
struct Unreached: Error {
    let server: String
    let fault: WebFault

    var code: String {
        switch fault.kind {
        case .unreachable: "server.unreachable"
        case .tooSlow: "server.too-slow"
        case .tooLong: "server.answer-too-long"
        case .broken: "server.broken"
        }
    }

    var message: Bilingual {
        switch fault.kind {
        case .unreachable:
            Bilingual(
                vi: "Không tới được máy chủ \(server) (\(fault.reason)).",
                en: "The server \(server) cannot be reached (\(fault.reason)).")
        case .tooSlow:
            Bilingual(
                vi: "Máy chủ \(server) không trả lời kịp.", en: "The server \(server) did not answer in time.")
        case .tooLong:
            Bilingual(
                vi: "Máy chủ \(server) trả lời quá dài.", en: "The answer of \(server) is too long.")
        case .broken:
            Bilingual(
                vi: "Không hiểu được câu trả lời của \(server) (\(fault.reason)).",
                en: "The answer of \(server) cannot be understood (\(fault.reason)).")
        }
    }

    var mend: Bilingual {
        Bilingual(
            vi: "Máy chủ có đang chạy không (waypost serve)? Địa chỉ: --server hoặc WAYPOST_SERVER.",
            en: "Is it running (waypost serve)? Its address: --server or WAYPOST_SERVER.")
    }
}
