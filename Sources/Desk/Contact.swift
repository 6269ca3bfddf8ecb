/// A telephone number of Viet Nam, as it is dialled from anywhere: `+84901234567`.
public struct PhoneNumber: Hashable, Sendable, CustomStringConvertible {
    /// With `+84`.
    public let text: String

    /// Reads `0901 234 567`, `+84901234567`, `84901234567`, `(028) 3822 1234`. Mobile numbers have nine digits after the
    /// zero and begin with 3, 5, 7, 8 or 9; fixed lines begin with 2 and have ten. Prefixes never tell the carrier: numbers are
    /// portable.
    public init?(_ typed: String) {
        var digits: [UInt8] = []
        digits.reserveCapacity(typed.utf8.count)
        var isFirst = true
        for byte in typed.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
            case UInt8(ascii: "+") where isFirst: break
            case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"): break
            default: return nil
            }
            isFirst = false
        }
        if typed.utf8.first == UInt8(ascii: "+") || digits.count > 10, digits.starts(with: "84".utf8) {
            digits.removeFirst(2)
        } else if digits.first == UInt8(ascii: "0") {
            digits.removeFirst()
        } else {
            return nil
        }
        guard let first = digits.first, Self.isNumber(first, digits.count) else { return nil }
        text = "+84" + String(decoding: digits, as: UTF8.self)
    }

    private static func isNumber(_ first: UInt8, _ count: Int) -> Bool {
        switch first {
        case UInt8(ascii: "3"), UInt8(ascii: "5"), UInt8(ascii: "7"), UInt8(ascii: "8"), UInt8(ascii: "9"): count == 9
        case UInt8(ascii: "2"): count == 10
        default: false
        }
    }

    public var description: String { text }
}

/// An address as SMTP can carry it (RFC 5321): one `@`, no spaces or control characters, at most 254 bytes.
public struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    public init?(_ typed: String) {
        let bytes = Array(typed.utf8)
        guard bytes.count <= 254, bytes.allSatisfy(Self.mayStand),
            let at = bytes.firstIndex(of: UInt8(ascii: "@")), (1...64).contains(at)
        else { return nil }
        let domain = bytes[(at + 1)...]
        guard !domain.contains(UInt8(ascii: "@")) else { return nil }
        let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy(Self.isLabel) else { return nil }
        text = typed
    }

    private static func mayStand(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...32, 127: false
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "\\"),
            UInt8(ascii: "\""):
            false
        default: true
        }
    }

    private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
        (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
    }

    public var description: String { text }
}
