internal import Base

/// The official code of a procedure, `1.001193`; the local form `1.001193.000.00.00.H29` is the same procedure.
///
/// Parsed straight from UTF-8 to one integer, because hashing strings is what a decision would otherwise cost.
public struct ProcedureCode: Hashable, Sendable {
    /// First digit times a million plus the six digits behind the dot: `1.001193` is 1001193.
    public let key: Int32

    public init?(_ text: String) {
        var text = text
        guard let code = text.withUTF8({ ProcedureCode(ascii: $0) }) else { return nil }
        self = code
    }

    /// Nil unless the bytes are `D.DDDDDD`, alone or followed by a local suffix `.…` of letters, digits and dots.
    public init?(ascii bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count >= 8, let base = bytes.baseAddress else { return nil }
        let word = UnsafeRawPointer(base).loadUnaligned(as: UInt64.self).littleEndian
        guard let value = Self.value(of: word) else { return nil }
        if bytes.count > 8 {
            guard bytes[8] == UInt8(ascii: "."), bytes.count <= 40 else { return nil }
            for index in 8..<bytes.count where !Self.isSuffix(bytes[index]) { return nil }
        }
        key = value
    }

    /// Eight bytes at once: `D.DDDDDD` with the first byte lowest.
    @inline(__always) private static func value(of word: UInt64) -> Int32? {
        // Minus "0.000000": every byte is then a digit, the dot nought.
        let digits = word &- 0x3030_3030_3030_2E30
        // Adding 0x76 lifts a byte above 9 into the high bit; a borrow shows there too.
        guard (digits | (digits &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080 == 0, digits & 0xFF00 == 0 else {
            return nil
        }
        let pairs = (digits >> 16 &* 10 &+ digits >> 24) & 0x00FF_00FF_00FF
        let hundreds = (pairs & 0xFF) &* 10_000 &+ (pairs >> 16 & 0xFF) &* 100 &+ (pairs >> 32 & 0xFF)
        return Int32(truncatingIfNeeded: (digits & 0xFF) &* 1_000_000 &+ hundreds)
    }

    private static func isSuffix(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."): true
        default: false
        }
    }

    public var canonical: String { "\(key / 1_000_000).\(padded(Int(key % 1_000_000), 6))" }
}
