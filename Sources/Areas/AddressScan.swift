internal import Base

/// One word or number of an address.
struct Token {
    /// Its letters in the work's run of letters.
    var start: Int32 = 0
    var end: Int32 = 0
    var tone: UInt8 = 0
    var isNumber = false
    var hasMarks = false
    var gap = Gap.none
    var role = WordRole.none
    var kinds: KindMask = []
    /// First and last byte in the text, for messages and stored rules.
    var from: Int32 = 0
    var to: Int32 = 0
}

/// What stands before a word, from nothing that matters to a full stop.
enum Gap: UInt8, Comparable {
    case none, glue, dash, wide, hard

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The scan: bytes -> words with folded letters, their marks and the gaps between them. One pass, no allocation once
/// the buffers have grown; bytes that are not UTF-8 part words.
struct AddressScan {
    /// An address that has more words than this is not one; the rest is not read.
    static let mostTokens = 160
    static let mostLetters = 1_200

    var tokens: [Token] = []
    var letters: [UInt8] = []
    /// The marks of the letters, two bits each, 32 letters a word.
    var qualities: [UInt64] = []
    /// `hashes[i]` is the running hash before letter `i`.
    var hashes: [UInt64] = []
    var hasMarks = false
    var isCut = false
    /// Whether commas or dashes part the text.
    var isParted = false

    init() {
        tokens.reserveCapacity(Self.mostTokens)
        letters = [UInt8](repeating: 0, count: Self.mostLetters)
        qualities = [UInt64](repeating: 0, count: Self.mostLetters / 32 + 2)
        hashes = [UInt64](repeating: 0, count: Self.mostLetters + 1)
    }

    /// Apostrophes of every keyboard: they join a word (M'Đrắk).
    @inline(__always)
    static func joins(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x27, 0x60, 0xB4, 0x2BC, 0x2018, 0x2019, 0x2032: true
        default: false
        }
    }

    mutating func scan(_ text: UnsafeBufferPointer<UInt8>, table: UnsafeBufferPointer<UInt16>) {
        tokens.removeAll(keepingCapacity: true)
        (hasMarks, isCut) = (false, false)
        letters.withUnsafeMutableBufferPointer { letters in
            qualities.withUnsafeMutableBufferPointer { qualities in
                hashes.withUnsafeMutableBufferPointer { hashes in
                    var pen = Pen(letters: letters, qualities: qualities, hashes: hashes)
                    isCut = !pen.read(text, table, &tokens)
                    hasMarks = pen.hasMarks
                }
            }
        }
        settleGaps()
    }

    /// Two spaces part names only where no comma does; beside commas they are a slip.
    private mutating func settleGaps() {
        isParted = false
        var hasWide = false
        for index in tokens.indices.dropFirst() {
            let gap = tokens[index].gap
            if gap == .hard || gap == .dash { isParted = true }
            if gap == .wide { hasWide = true }
        }
        guard isParted, hasWide else { return }
        for index in tokens.indices where tokens[index].gap == .wide { tokens[index].gap = .none }
    }
}

// Questions about runs of words.
extension AddressScan {
    @inline(__always)
    func hash(_ start: Int, _ end: Int, _ powers: [UInt64]) -> UInt64 {
        RollingHash.finish(hashes[end] &- hashes[start] &* powers[end - start])
    }

    /// The marks of the letters `start..<end`, two bits each.
    func packedQualities(_ start: Int, _ end: Int) -> UInt64 {
        let shift = UInt64(2 * (start & 31))
        let packed = qualities[start >> 5] >> shift | qualities[start >> 5 + 1] << (64 - shift)
        return end - start >= 32 ? packed : packed & (1 &<< UInt64(2 * (end - start)) - 1)
    }

    func packedTones(_ first: Int, _ last: Int) -> UInt32 {
        var packed: UInt32 = 0
        for index in first..<min(last, first + 10) {
            packed |= UInt32(tokens[index].tone) << UInt32(3 * (index - first))
        }
        return packed
    }
}
