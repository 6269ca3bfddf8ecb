internal import Base

/// The hand of the scan: writes letters, marks and hashes into the scan's buffers while it walks the bytes.
///
/// Everything is bounded: a text may be any bytes of any length.
struct Pen {
    let letters: UnsafeMutableBufferPointer<UInt8>
    /// Two bits a letter, 32 letters a word.
    let qualities: UnsafeMutableBufferPointer<UInt64>
    let hashes: UnsafeMutableBufferPointer<UInt64>
    private(set) var hasMarks = false

    private var count = 0
    private var hash: UInt64 = 0
    private var token = Token()
    private var spaces = 0
    private var gap = Gap.none
    private var inWord = false
    private var hasToken = false
    private var wasLower = false
    private var apostrophe = false

    init(
        letters: UnsafeMutableBufferPointer<UInt8>, qualities: UnsafeMutableBufferPointer<UInt64>,
        hashes: UnsafeMutableBufferPointer<UInt64>
    ) {
        (self.letters, self.qualities, self.hashes) = (letters, qualities, hashes)
    }

    /// False when the text is too long to be an address: what was read so far stands.
    mutating func read(
        _ text: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt16>, _ tokens: inout [Token]
    )
        -> Bool
    {
        hashes[0] = 0
        var at = 0
        while at < text.count {
            let start = at
            let scalar = Self.halved(Self.decode(text, &at))
            let packed = scalar < UInt32(table.count) ? table[Int(scalar)] : 0
            guard packed != 0 else {
                part(scalar)
                continue
            }
            let base = UInt8(truncatingIfNeeded: packed)
            if base == 0 {
                mark(packed, to: at)
                continue
            }
            let isUpper = Self.isUpper(scalar)
            let isDigit = base <= UInt8(ascii: "9")
            if !inWord || isDigit != token.isNumber || (isUpper && wasLower && !apostrophe) {
                close(&tokens)
                guard tokens.count < AddressScan.mostTokens else { return false }
                open(isDigit: isDigit, from: start, isFirst: tokens.isEmpty)
            }
            (inWord, wasLower, apostrophe) = (true, !isUpper && !isDigit, false)
            token.to = Int32(truncatingIfNeeded: at)
            // Leading zeros of a number do not count.
            if base == UInt8(ascii: "0"), token.start == Int32(count) { continue }
            guard count < letters.count else {
                close(&tokens)
                return false
            }
            write(base, packed)
            if !isDigit { writePlain(text, &at) }
        }
        close(&tokens)
        return true
    }

    /// The small letters without marks that follow in the same word: most of any text.
    @inline(__always)
    private mutating func writePlain(_ text: UnsafeBufferPointer<UInt8>, _ at: inout Int) {
        let start = at
        let end = min(text.count, at + letters.count - count)
        var (place, running) = (count, hash)
        while at < end, text[at] &- UInt8(ascii: "a") < 26 {
            letters[place] = text[at]
            running = RollingHash.step(running, text[at])
            if place & 31 == 0 { qualities[place >> 5] = 0 }
            place &+= 1
            hashes[place] = running
            at &+= 1
        }
        guard at > start else { return }
        (count, hash, wasLower) = (place, running, true)
        token.to = Int32(truncatingIfNeeded: at)
    }

    @inline(__always)
    private mutating func write(_ base: UInt8, _ packed: UInt16) {
        letters[count] = base
        if count & 31 == 0 { qualities[count >> 5] = 0 }
        qualities[count >> 5] |= UInt64(packed >> 8 & 3) &<< UInt64(2 * (count & 31))
        hash = RollingHash.step(hash, base)
        count += 1
        hashes[count] = hash
        let tone = UInt8(packed >> 10 & 7)
        if tone != 0 { token.tone = tone }
        if packed & 0x1F00 != 0 { token.hasMarks = true }
    }

    /// A combining mark changes the letter before it.
    private mutating func mark(_ packed: UInt16, to: Int) {
        guard inWord, count > 0 else { return }
        let quality = UInt8(packed >> 8 & 3)
        let tone = UInt8(packed >> 10 & 7)
        if quality != 0 {
            let shift = UInt64(2 * ((count - 1) & 31))
            qualities[(count - 1) >> 5] &= ~(3 &<< shift)
            qualities[(count - 1) >> 5] |= UInt64(quality) &<< shift
        }
        if tone != 0 { token.tone = tone }
        if quality != 0 || tone != 0 { token.hasMarks = true }
        token.to = Int32(truncatingIfNeeded: to)
    }

    private mutating func open(isDigit: Bool, from: Int, isFirst: Bool) {
        token = Token(start: Int32(count), end: Int32(count))
        token.isNumber = isDigit
        token.from = Int32(truncatingIfNeeded: from)
        if !inWord {
            if gap == .glue, spaces > 0 { gap = .dash }
            if gap == .none, spaces >= 2 { gap = .wide }
            token.gap = isFirst ? .hard : gap
        }
        hasToken = true
        (spaces, gap) = (0, .none)
    }

    private mutating func close(_ tokens: inout [Token]) {
        guard hasToken else { return }
        token.end = Int32(count)
        if token.hasMarks { hasMarks = true }
        tokens.append(token)
        hasToken = false
    }

    @inline(__always)
    private mutating func part(_ scalar: UInt32) {
        if AddressScan.joins(scalar), inWord {
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

    @inline(__always)
    private static func isUpper(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5A }
        if scalar < 0x100 { return scalar <= 0xDE }
        if scalar == 0x1AF { return true }
        if scalar == 0x1B0 || scalar == 0x1A1 { return false }
        return scalar & 1 == 0
    }

    /// Letters, digits and signs of East Asian width are the plain ones.
    @inline(__always)
    private static func halved(_ scalar: UInt32) -> UInt32 {
        scalar >= 0xFF01 && scalar <= 0xFF5E ? scalar - 0xFEE0 : scalar
    }

    /// One scalar of UTF-8 at `at`, which moves on; a byte that begins none counts as U+FFFD.
    @inline(__always)
    private static func decode(_ text: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> UInt32 {
        let lead = UInt32(text[at])
        at += 1
        if lead < 0x80 { return lead }
        let more =
            lead >= 0xF0 && lead < 0xF5 ? 3 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xC2 && lead < 0xE0 ? 1 : 0
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
