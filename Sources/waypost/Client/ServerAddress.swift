internal import Base

/// Where a server is: `http://127.0.0.1:8080`, `https://waypost.example.vn/inner`.
struct ServerAddress: Equatable, Sendable {
    /// Without a slash at its end.
    let text: String
    let isSecure: Bool
    let host: String

    /// Nil for anything but `http://` or `https://`, a host, perhaps a port and a path; a name or password in it would
    /// end up in logs.
    init?(_ typed: String) {
        let isPlain = typed.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        guard isPlain, let secure = Self.scheme(typed), !typed.contains(where: { "@?#\\\"<>".contains($0) }) else {
            return nil
        }
        let rest = typed.dropFirst(secure ? 8 : 7)
        guard let host = Self.host(rest.prefix { $0 != "/" }) else { return nil }
        var text = typed
        while text.hasSuffix("/") { text.removeLast() }
        (self.text, self.host, isSecure) = (text, host, secure)
    }

    private static func scheme(_ typed: String) -> Bool? {
        let lowered = typed.lowercased()
        if lowered.hasPrefix("https://") { return true }
        return lowered.hasPrefix("http://") ? false : nil
    }

    private static func host(_ authority: Substring) -> String? {
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            return isPort(authority[authority.index(after: end)...]) ? String(authority[...end]) : nil
        }
        let name = authority.prefix { $0 != ":" }
        return !name.isEmpty && isPort(authority[name.endIndex...]) ? String(name) : nil
    }

    private static func isPort(_ text: Substring) -> Bool {
        if text.isEmpty { return true }
        let digits = text.dropFirst()
        return text.hasPrefix(":") && digits.utf8.allSatisfy { (48...57).contains($0) } && UInt16(digits) != nil
    }

    /// On this machine: nobody else reads what is sent.
    var isLoopback: Bool { host == "localhost" || host == "[::1]" || isLoopbackNumber }

    private var isLoopbackNumber: Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}

/// Everything but letters, digits and `-._~` as `%XX` (RFC 3986).
func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            bytes.append(byte)
        default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}
