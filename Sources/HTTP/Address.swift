internal import CLinux
internal import Glibc

/// An IPv6 address; IPv4 stands in it as `::ffff:a.b.c.d`, so that one client is one value on every listener.
public struct Address: Hashable, Sendable, CustomStringConvertible {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    init(v4: UInt32) { self.init(high: 0, low: 0xFFFF_0000_0000 | UInt64(v4)) }

    public static let loopback = Address(v4: 0x7F00_0001)

    /// Reads `10.0.0.1` or `2001:db8::1`; nil for anything else, names and zones included.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count < 46 else { return nil }
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, String(text), &four) == 1 {
            self.init(v4: UInt32(bigEndian: four.s_addr))
        } else if inet_pton(AF_INET6, String(text), &six) == 1 {
            self.init(six)
        } else {
            return nil
        }
    }

    init(_ six: in6_addr) {
        self = withUnsafeBytes(of: six) { bytes in
            Address(
                high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        }
    }

    /// What `accept` and `getsockname` wrote; nil for a family that is neither IPv4 nor IPv6.
    init?(_ storage: sockaddr_storage) {
        switch Int32(storage.ss_family) {
        case AF_INET:
            let four = withUnsafeBytes(of: storage) { $0.loadUnaligned(as: sockaddr_in.self) }
            self.init(v4: UInt32(bigEndian: four.sin_addr.s_addr))
        case AF_INET6:
            self.init(withUnsafeBytes(of: storage) { $0.loadUnaligned(as: sockaddr_in6.self) }.sin6_addr)
        default: return nil
        }
    }

    var isV4: Bool { high == 0 && low >> 32 == 0xFFFF }

    var v6: in6_addr {
        var six = in6_addr()
        withUnsafeMutableBytes(of: &six) {
            $0.storeBytes(of: high.bigEndian, as: UInt64.self)
            $0.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
        return six
    }

    /// Whom a limit per address counts: a household of IPv6 holds a whole /64.
    var countedAs: Address { isV4 ? self : Address(high: high, low: 0) }

    public var description: String {
        if isV4 { return (0..<4).map { String(low >> (24 - 8 * UInt64($0)) & 255) }.joined(separator: ".") }
        var six = v6
        var text = [CChar](repeating: 0, count: 46)
        inet_ntop(AF_INET6, &six, &text, 46)
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

/// `10.0.0.0/8`, `fd00::/8`, or one address: where a trusted proxy may stand.
public struct Network: Hashable, Sendable {
    let base: Address
    let bits: Int

    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let base = Address(first) else { return nil }
        let width = base.isV4 ? 32 : 128
        guard let bits = parts.count == 1 ? width : Int(parts[1]), (0...width).contains(bits) else { return nil }
        self.base = base
        self.bits = bits + 128 - width
    }

    public func contains(_ address: Address) -> Bool {
        let highBits = min(bits, 64)
        let lowBits = bits - highBits
        return (base.high ^ address.high) & Self.mask(highBits) == 0
            && (base.low ^ address.low) & Self.mask(lowBits) == 0
    }

    private static func mask(_ bits: Int) -> UInt64 { bits == 0 ? 0 : ~0 << UInt64(64 - bits) }
}
