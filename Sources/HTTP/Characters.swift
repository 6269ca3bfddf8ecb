/// Which bytes may stand where, as one table read once a byte.
enum Characters {
    /// Field names and methods (RFC 9110, section 5.6.2).
    static let token: UInt8 = 1
    /// Targets: `pchar`, `/` and `?` (RFC 3986, section 3.3); nothing else, also where browsers would let it pass.
    static let target: UInt8 = 2
    /// Host without brackets and port: letters, digits, dots, hyphens, underscores.
    static let host: UInt8 = 4

    @inline(__always) static func isAll(_ bytes: Span<UInt8>, _ range: Range<Int>, _ kind: UInt8) -> Bool {
        let table = table.span
        for index in range where table[Int(bytes[index])] & kind == 0 { return false }
        return true
    }

    private static let table: InlineArray<256, UInt8> = {
        var table = InlineArray<256, UInt8>(repeating: 0)
        func mark(_ text: StaticString, _ kind: UInt8) {
            text.withUTF8Buffer { for byte in $0 { table[Int(byte)] |= kind } }
        }
        let alphanumeric: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        mark(alphanumeric, token | target | host)
        mark("!#$%&'*+-.^_`|~", token)
        mark("-._~!$&'()*+,;=:@/?%", target)
        mark("-._", host)
        return table
    }()
}
