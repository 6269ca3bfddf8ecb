/// A set of the rules of one procedure, by their place in its list.
///
/// Nearly every procedure has at most 64 rules, and its sets are one machine word (`SmallRuleSet`); the wide set holds
/// what any procedure may have. The stages of precedence are written once, over this protocol.
protocol RuleBits: Sendable {
    init()
    /// Who beats a rule of `compiled`, in sets of this kind.
    static func beaten(_ compiled: Compiled, _ rule: Int) -> Beaten<Self>
    var isEmpty: Bool { get }
    var count: Int { get }
    var holdsAtMostOne: Bool { get }
    /// The lowest member; only of a set that is not empty.
    var first: Int { get }
    mutating func insert(_ rule: Int)
    mutating func remove(_ rule: Int)
    func contains(_ rule: Int) -> Bool
    func intersects(_ other: Self) -> Bool
    func intersection(_ other: Self) -> Self
    func union(_ other: Self) -> Self
    /// The lowest member above `rule`; -1 when there is none. Start with -1.
    func next(after rule: Int) -> Int
    var wide: RuleSet { get }
}

/// Up to 64 rules.
struct SmallRuleSet: RuleBits {
    static let capacity = 64
    private var word: UInt64 = 0

    @inline(__always) init() {}
    @inline(__always) init(_ wide: RuleSet) { word = wide.low }
    @inline(__always) static func beaten(_ compiled: Compiled, _ rule: Int) -> Beaten<SmallRuleSet> {
        compiled.smallBeaten[rule]
    }
    @inline(__always) var isEmpty: Bool { word == 0 }
    @inline(__always) var count: Int { word.nonzeroBitCount }
    @inline(__always) var holdsAtMostOne: Bool { word & (word &- 1) == 0 }
    @inline(__always) var first: Int { word.trailingZeroBitCount }
    @inline(__always) mutating func insert(_ rule: Int) { word |= 1 &<< UInt64(truncatingIfNeeded: rule) }
    @inline(__always) mutating func remove(_ rule: Int) { word &= ~(1 &<< UInt64(truncatingIfNeeded: rule)) }
    @inline(__always) func contains(_ rule: Int) -> Bool { word &>> UInt64(truncatingIfNeeded: rule) & 1 == 1 }
    @inline(__always) func intersects(_ other: Self) -> Bool { word & other.word != 0 }
    @inline(__always) func intersection(_ other: Self) -> Self {
        var result = self
        result.word &= other.word
        return result
    }
    @inline(__always) func union(_ other: Self) -> Self {
        var result = self
        result.word |= other.word
        return result
    }
    @inline(__always) func next(after rule: Int) -> Int {
        if rule >= 63 { return -1 }
        let rest = word &>> UInt64(truncatingIfNeeded: rule + 1)
        return rest == 0 ? -1 : rule + 1 + rest.trailingZeroBitCount
    }
    var wide: RuleSet { RuleSet(low: word) }
}

/// Up to 256 rules.
struct RuleSet: RuleBits, Equatable {
    static let capacity = 256
    private var words = SIMD4<UInt64>.zero

    init() {}
    static func beaten(_ compiled: Compiled, _ rule: Int) -> Beaten<RuleSet> { compiled.beaten[rule] }
    init(low: UInt64) { words[0] = low }
    @inline(__always) var low: UInt64 { words[0] }
    var isEmpty: Bool { words == .zero }
    var count: Int { (0..<4).reduce(0) { $0 + words[$1].nonzeroBitCount } }
    var holdsAtMostOne: Bool { count < 2 }
    var first: Int { max(0, next(after: -1)) }
    mutating func insert(_ rule: Int) { words[rule >> 6 & 3] |= 1 &<< UInt64(truncatingIfNeeded: rule & 63) }
    mutating func remove(_ rule: Int) { words[rule >> 6 & 3] &= ~(1 &<< UInt64(truncatingIfNeeded: rule & 63)) }
    func contains(_ rule: Int) -> Bool { words[rule >> 6 & 3] >> UInt64(rule & 63) & 1 == 1 }
    func intersects(_ other: RuleSet) -> Bool { words & other.words != .zero }
    func intersection(_ other: RuleSet) -> RuleSet {
        var result = self
        result.words &= other.words
        return result
    }
    func union(_ other: RuleSet) -> RuleSet {
        var result = self
        result.words |= other.words
        return result
    }
    func next(after rule: Int) -> Int {
        var index = rule + 1
        while index < Self.capacity {
            let rest = words[index >> 6] >> UInt64(index & 63)
            if rest != 0 { return index + rest.trailingZeroBitCount }
            index = (index >> 6 + 1) << 6
        }
        return -1
    }
    var wide: RuleSet { self }
}

extension RuleBits {
    var members: [Int] {
        var list: [Int] = []
        var rule = next(after: -1)
        while rule >= 0 {
            list.append(rule)
            rule = next(after: rule)
        }
        return list
    }
}
