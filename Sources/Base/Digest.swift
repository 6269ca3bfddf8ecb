internal import CCrypto

/// SHA-256 by OpenSSL, as 64 lower-case hexadecimal digits when printed.
public struct Digest: Hashable, Sendable {
    /// Always 32 bytes.
    public let bytes: [UInt8]

    public init(of message: some Sequence<UInt8>) {
        let input = Array(message)
        bytes = [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { output, count in
            waypost_sha256(input, UInt(input.count), output.baseAddress)
            count = Int(SHA256_DIGEST_LENGTH)
        }
    }

    /// Takes 32 bytes that were a digest's before; nil for any other number.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Reads 64 lower-case hexadecimal digits; nil for anything else.
    public init?(hex: String) {
        let digits = Array(hex.utf8)
        guard digits.count == 64 else { return nil }
        func value(_ digit: UInt8) -> UInt8? {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
            default: nil
            }
        }
        var output: [UInt8] = []
        for index in stride(from: 0, to: 64, by: 2) {
            guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
            output.append(high << 4 | low)
        }
        bytes = output
    }
}

extension Digest: CustomStringConvertible {
    public var description: String {
        String(unsafeUninitializedCapacity: 2 * bytes.count) { text in
            for (index, byte) in bytes.enumerated() {
                text[2 * index] = Self.digit(byte >> 4)
                text[2 * index + 1] = Self.digit(byte & 15)
            }
            return 2 * bytes.count
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    /// The first twelve digits, enough for people to tell editions apart.
    public var short: String { String(description.prefix(12)) }
}
