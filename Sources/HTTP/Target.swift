/// Paths and queries: escapes taken off strictly (RFC 3986, section 2.1), UTF-8 or nothing.
enum Target {
    static func segments(_ path: ArraySlice<UInt8>) -> [String] {
        guard path.first == UInt8(ascii: "/") else { return [] }
        return path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { decoded($0, plusIsSpace: false) ?? "" }
    }

    /// `a=1&b=x+y`; nil when an escape is broken or its text not UTF-8. Empty pairs (`&&`) are left out.
    static func pairs(_ bytes: ArraySlice<UInt8>) -> [Pair]? {
        var pairs: [Pair] = []
        for part in bytes.split(separator: UInt8(ascii: "&")) {
            let cut = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
            guard let name = decoded(part[..<cut], plusIsSpace: true),
                let value = decoded(part[cut...].dropFirst(), plusIsSpace: true)
            else { return nil }
            pairs.append(Pair(name: name, value: value))
        }
        return pairs
    }

    /// Whether every segment decodes to text without control characters and none is `.` or `..`, escaped or not: nobody
    /// behind us may walk up a folder.
    static func isSafePath(_ path: ArraySlice<UInt8>) -> Bool {
        let (dot, percent) = (UInt8(ascii: "."), UInt8(ascii: "%"))
        guard path.contains(where: { $0 == dot || $0 == percent }) else { return true }
        if !path.contains(percent) { return hasNoDots(path) }
        return path.split(separator: UInt8(ascii: "/")).allSatisfy { segment in
            guard let text = decoded(segment, plusIsSpace: false) else { return false }
            return text != "." && text != ".." && !text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
        }
    }

    /// No segment is one or two dots; the characters were judged before.
    private static func hasNoDots(_ path: ArraySlice<UInt8>) -> Bool {
        var (length, dots) = (0, 0)
        for byte in path {
            if byte == UInt8(ascii: "/") {
                if length == dots, dots == 1 || dots == 2 { return false }
                (length, dots) = (0, 0)
            } else {
                length += 1
                if byte == UInt8(ascii: ".") { dots += 1 }
            }
        }
        return !(length == dots && (dots == 1 || dots == 2))
    }

    /// Whether the query's escapes are whole, its text UTF-8 and without NUL.
    static func isSafeQuery(_ query: ArraySlice<UInt8>) -> Bool {
        guard query.contains(UInt8(ascii: "%")) else { return true }
        return decoded(query, plusIsSpace: false).map { !$0.utf8.contains(0) } ?? false
    }

    static func decoded(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) -> String? {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.popFirst().flatMap(hexValue), let low = rest.popFirst().flatMap(hexValue)
                else { return nil }
                plain.append(high << 4 | low)
            } else {
                plain.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
            }
        }
        return String(validating: plain, as: UTF8.self)
    }

    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
