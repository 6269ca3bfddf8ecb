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
    var qualities: [UInt8] = []
    /// `hashes[i]` is the running hash before letter `i`.
    var hashes: [UInt64] = []
    var hasMarks = false
    var isCut = false
    /// Whether commas or dashes part the text.
    var isParted = false

    private var spaces = 0
    private var gap = Gap.none
    private var inWord = false
    private var wasLower = false
    private var wasDigit = false
    private var apostrophe = false

    init() {
        tokens.reserveCapacity(Self.mostTokens)
        letters.reserveCapacity(Self.mostLetters)
        qualities.reserveCapacity(Self.mostLetters)
        hashes.reserveCapacity(Self.mostLetters + 1)
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
        reset()
        var at = 0
        while at < text.count {
            let start = at
            let scalar = Self.decode(text, &at)
            let packed = scalar < 0x1F00 ? table[Int(scalar)] : 0
            if packed != 0 {
                if !take(packed, isUpper: Self.isUpper(scalar), from: start, to: at) { break }
            } else {
                part(scalar)
            }
        }
        settleGaps()
    }

    /// Two spaces part names only where no comma does; beside commas they are a slip.
    private mutating func settleGaps() {
        isParted = false
        var hasWide = false
        for index in tokens.indices {
            tokens[index].hasMarks = marks(of: tokens[index])
            if index > 0, tokens[index].gap == .hard || tokens[index].gap == .dash { isParted = true }
            if tokens[index].gap == .wide { hasWide = true }
        }
        guard isParted, hasWide else { return }
        for index in tokens.indices where tokens[index].gap == .wide { tokens[index].gap = .none }
    }

    private mutating func reset() {
        tokens.removeAll(keepingCapacity: true)
        letters.removeAll(keepingCapacity: true)
        qualities.removeAll(keepingCapacity: true)
        hashes.removeAll(keepingCapacity: true)
        hashes.append(0)
        (hasMarks, isCut, inWord, wasLower, wasDigit, apostrophe) = (false, false, false, false, false, false)
        (spaces, gap) = (0, .none)
    }

    /// Takes a letter, digit or combining mark; false when the address is too long to go on.
    @inline(__always)
    private mutating func take(_ packed: UInt16, isUpper: Bool, from: Int, to: Int) -> Bool {
        let base = UInt8(packed & 0xFF)
        let quality = UInt8(packed >> 8 & 3)
        let tone = UInt8(packed >> 10 & 7)
        if base == 0 {
            guard inWord, !letters.isEmpty else { return true }
            if quality != 0 { qualities[letters.count - 1] = quality }
            if tone != 0 { tokens[tokens.count - 1].tone = tone }
            tokens[tokens.count - 1].to = Int32(to)
            return true
        }
        let isDigit = base <= UInt8(ascii: "9")
        let startsWord = !inWord || isDigit != wasDigit || (isUpper && wasLower && !apostrophe)
        if startsWord {
            guard tokens.count < Self.mostTokens, letters.count < Self.mostLetters else {
                isCut = true
                return false
            }
            open(isDigit: isDigit, from: from)
        }
        (inWord, wasDigit, wasLower, apostrophe) = (true, isDigit, !isUpper && !isDigit, false)
        tokens[tokens.count - 1].to = Int32(to)
        guard letters.count < Self.mostLetters else { return true }
        if isDigit, base == UInt8(ascii: "0"), tokens[tokens.count - 1].start == Int32(letters.count) { return true }
        letters.append(base)
        qualities.append(quality)
        hashes.append(RollingHash.step(hashes[hashes.count - 1], base))
        tokens[tokens.count - 1].end = Int32(letters.count)
        if tone != 0 { tokens[tokens.count - 1].tone = tone }
        return true
    }

    private mutating func open(isDigit: Bool, from: Int) {
        var token = Token(start: Int32(letters.count), end: Int32(letters.count))
        token.isNumber = isDigit
        token.from = Int32(from)
        if !inWord {
            if gap == .glue, spaces > 0 { gap = .dash }
            if gap == .none, spaces >= 2 { gap = .wide }
            token.gap = tokens.isEmpty ? .hard : gap
        }
        tokens.append(token)
        (spaces, gap) = (0, .none)
    }

    @inline(__always)
    private mutating func part(_ scalar: UInt32) {
        if Self.joins(scalar), inWord {
            apostrophe = true
            return
        }
        let wasInWord = inWord
        inWord = false
        wasLower = false
        switch scalar {
        case 0x20, 0xA0, 0x3000, 0x202F: spaces += 1
        case 0x2D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212: if gap < .glue { gap = .glue }
        case 0x2F, 0x5C: gap = max(gap, spaces > 0 ? .hard : .glue)
        // A full stop parts only when it stands free; behind a letter it ends an abbreviation.
        case 0x2E: if !wasInWord, spaces > 0 { gap = .hard }
        case 0x200B...0x200F, 0xFEFF, 0xAD: inWord = wasInWord
        default: gap = .hard
        }
    }

    private mutating func marks(of token: Token) -> Bool {
        var found = token.tone != 0
        for index in token.start..<token.end where qualities[Int(index)] != 0 { found = true }
        if found { hasMarks = true }
        return found
    }

    @inline(__always)
    private static func isUpper(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5A }
        if scalar < 0x100 { return scalar <= 0xDE }
        if scalar == 0x1AF { return true }
        if scalar == 0x1B0 || scalar == 0x1A1 { return false }
        return scalar & 1 == 0
    }

    /// One scalar of UTF-8 at `at`, which moves on; a byte that begins none counts as U+FFFD.
    @inline(__always)
    private static func decode(_ text: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> UInt32 {
        let lead = UInt32(text[at])
        at += 1
        if lead < 0x80 { return lead }
        let more = lead >= 0xF0 && lead < 0xF5 ? 3 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xC2 && lead < 0xE0 ? 1 : 0
        guard more > 0, at + more <= text.count else { return 0xFFFD }
        var scalar = more == 1 ? lead & 0x1F : more == 2 ? lead & 0x0F : lead & 0x07
        for step in 0..<more {
            let next = UInt32(text[at + step])
            guard next & 0xC0 == 0x80 else { return 0xFFFD }
            scalar = scalar << 6 | next & 0x3F
        }
        at += more
        return scalar
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
        var packed: UInt64 = 0
        for index in start..<min(end, start + 32) { packed |= UInt64(qualities[index]) << UInt64(2 * (index - start)) }
        return packed
    }

    func packedTones(_ first: Int, _ last: Int) -> UInt32 {
        var packed: UInt32 = 0
        for index in first..<min(last, first + 10) { packed |= UInt32(tokens[index].tone) << UInt32(3 * (index - first)) }
        return packed
    }
}
