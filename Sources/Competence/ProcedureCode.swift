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
        guard bytes.count >= 8, bytes[1] == UInt8(ascii: ".") else { return nil }
        var value = Int32(bytes[0] &- 48)
        guard value <= 9 else { return nil }
        for index in 2..<8 {
            let digit = bytes[index] &- 48
            guard digit <= 9 else { return nil }
            value = value &* 10 &+ Int32(digit)
        }
        if bytes.count > 8 {
            guard bytes[8] == UInt8(ascii: "."), bytes.count <= 40 else { return nil }
            for index in 8..<bytes.count where !Self.isSuffix(bytes[index]) { return nil }
        }
        key = value
    }

    private static func isSuffix(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."): true
        default: false
        }
    }

    public var canonical: String { "\(key / 1_000_000).\(padded(Int(key % 1_000_000), 6))" }
}
