/// A polynomial over letters modulo 2^64, so that the hash of any run of letters comes from two prefix values, and the
/// hash of a run without one letter from three.
enum RollingHash {
    static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    /// Longer runs are never looked up: no name comes near.
    static let longest = 40
    static let powers: [UInt64] = {
        var powers: [UInt64] = [1]
        for _ in 0..<longest + 1 { powers.append(powers[powers.count - 1] &* base) }
        return powers
    }()

    /// Letters are spread first: neighbours in the alphabet must not cancel each other.
    @inline(__always)
    static func spread(_ letter: UInt8) -> UInt64 {
        (UInt64(letter) &+ 1) &* 0xD6E8_FEB8_6659_FD93
    }

    @inline(__always)
    static func step(_ hash: UInt64, _ letter: UInt8) -> UInt64 { hash &* base &+ spread(letter) }

    /// The last mixing, after which the value is fit to choose a slot. Never 0.
    @inline(__always)
    static func finish(_ hash: UInt64) -> UInt64 {
        var mixed = hash ^ (hash >> 32)
        mixed = mixed &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 29
        return mixed == 0 ? 1 : mixed
    }

    static func of(_ letters: some Sequence<UInt8>) -> UInt64 { finish(letters.reduce(0, step)) }
}
