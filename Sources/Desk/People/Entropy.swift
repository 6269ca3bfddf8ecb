internal import CCrypt
internal import CCrypto

/// Where secrets come from. As with ``Clock``, tests put a repeatable source here.
public struct Entropy: Sendable {
    public var bytes: @Sendable (_ count: Int) -> [UInt8]

    public init(bytes: @escaping @Sendable (_ count: Int) -> [UInt8]) { self.bytes = bytes }

    /// The kernel's, by `getrandom(2)`.
    public static let system = Entropy { count in
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = bytes.withUnsafeMutableBytes { room in
                waypost_random(room.baseAddress.map { $0 + filled }, UInt(room.count - filled))
            }
            if got > 0 { filled += got }
        }
        return bytes
    }
}

extension Entropy {
    /// Letters that are not taken for one another on paper or over the telephone: no i, l, o.
    static let alphabet = Array("abcdefghjkmnpqrstuvwxyz".utf8)

    static func isLetter(_ byte: UInt8) -> Bool { alphabet.contains(byte) }

    /// Letters without bias: bytes beyond the last whole multiple of 23 are thrown away. 4.5 bits each.
    public func letters(_ count: Int) -> String {
        var text: [UInt8] = []
        while text.count < count {
            for byte in bytes(count) where byte < 253 && text.count < count {
                text.append(Self.alphabet[Int(byte) % Self.alphabet.count])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// RFC 4648's base 32 in small letters, without padding: safe in cookies, headers and URLs. Whole groups of five bytes
/// only.
enum Base32 {
    private static let digits = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    static func isDigit(_ byte: UInt8) -> Bool { digits.contains(byte) }

    static func text(of bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var (held, bits) = (UInt32(0), 0)
        for byte in bytes {
            held = held << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(digits[Int(held >> UInt32(bits) & 31)])
            }
        }
        if bits > 0 { text.append(digits[Int(held << UInt32(5 - bits) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }
}

/// Compares without telling by its time how much was right: libcrypto's `CRYPTO_memcmp`. Lengths are no secret.
func areSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
}

/// HMAC-SHA-256 by libcrypto's `HMAC`; nil only when the library itself fails.
func authenticator(of message: some Sequence<UInt8>, key: [UInt8]) -> [UInt8]? {
    let message = Array(message)
    var code = [UInt8](repeating: 0, count: 32)
    return waypost_hmac_sha256(key, UInt(key.count), message, UInt(message.count), &code) == 1 ? code : nil
}
