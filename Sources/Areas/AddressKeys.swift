internal import Base

// What keyboards leave in a text when their method was off: Telex letters (`Hucs`) and VNI digits (`D9o6ng2`).
extension AddressScan {
    /// Rewrites the words without the keys a Telex keyboard left; false when there were none.
    mutating func undoTelex() -> Bool {
        var changed = false
        var rewritten: [UInt8] = []
        for index in tokens.indices {
            var word = Array(letters[Int(tokens[index].start)..<Int(tokens[index].end)])
            if !tokens[index].isNumber, Fold.undoTelex(&word) { changed = true }
            tokens[index].start = Int32(rewritten.count)
            rewritten += word
            tokens[index].end = Int32(rewritten.count)
        }
        guard changed else { return false }
        replaceLetters(rewritten)
        return true
    }

    /// At least two words with digits where VNI has them, one of them within the word: `Phu7o7ng2 Ha2 La6m2`.
    var isTypedInVNI: Bool {
        var words = 0
        var isSure = false
        for index in tokens.indices.dropFirst() where isMark(index) {
            words += 1
            if isShape(index) { isSure = true }
        }
        return isSure && words > 1
    }

    /// Joins the words the digits parted, and drops the digits.
    mutating func undoVNI() {
        var rewritten: [UInt8] = []
        var kept: [Token] = []
        for index in tokens.indices {
            var token = tokens[index]
            let word = letters[Int(token.start)..<Int(token.end)]
            if index > 0, isMark(index) {
                kept[kept.count - 1].to = token.to
                continue
            }
            let isRest = index > 1 && !token.isNumber && isMark(index - 1) && tokens[index - 1].to == token.from
            if isRest {
                rewritten += word
                (kept[kept.count - 1].end, kept[kept.count - 1].to) = (Int32(rewritten.count), token.to)
                continue
            }
            token.start = Int32(rewritten.count)
            rewritten += word
            token.end = Int32(rewritten.count)
            kept.append(token)
        }
        tokens = kept
        replaceLetters(rewritten)
    }

    /// A number of one or two digits stuck to a word it can mark: `Thanh2`, `Hue61`, but not `P5`.
    private func isMark(_ at: Int) -> Bool {
        let token = tokens[at]
        guard at > 0, token.isNumber, token.end > token.start, token.end - token.start <= 2,
            !tokens[at - 1].isNumber, tokens[at - 1].to == token.from
        else { return false }
        if isShape(at) { return true }
        return token.end - token.start == 1 && letters[Int(token.start)] <= UInt8(ascii: "5") && isLongWord(at - 1)
    }

    /// 6 to 9 behind a letter they can shape, within a word or before its tone.
    private func isShape(_ at: Int) -> Bool {
        let token = tokens[at]
        let start = Int(token.start)
        guard start > 0 else { return false }
        let before = letters[start - 1]
        let shapes =
            switch letters[start] {
            case UInt8(ascii: "6"): [UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "o")].contains(before)
            case UInt8(ascii: "7"): before == UInt8(ascii: "o") || before == UInt8(ascii: "u")
            case UInt8(ascii: "8"): before == UInt8(ascii: "a")
            case UInt8(ascii: "9"): before == UInt8(ascii: "d")
            default: false
            }
        guard shapes else { return false }
        if token.end - token.start == 2 { return letters[start + 1] <= UInt8(ascii: "5") }
        return isLongWord(at - 1) || (at + 1 < tokens.count && tokens[at + 1].from == token.to)
    }

    /// More than a single letter, or the rest of a word.
    private func isLongWord(_ at: Int) -> Bool {
        let isRest = at > 0 && tokens[at - 1].to == tokens[at].from
        return tokens[at].end - tokens[at].start > 1 || isRest
    }

    /// New letters without marks under the same words.
    private mutating func replaceLetters(_ rewritten: [UInt8]) {
        var hash: UInt64 = 0
        for (at, letter) in rewritten.enumerated() {
            letters[at] = letter
            hash = RollingHash.step(hash, letter)
            hashes[at + 1] = hash
        }
        for index in qualities.indices { qualities[index] = 0 }
        for index in tokens.indices { (tokens[index].tone, tokens[index].hasMarks) = (0, false) }
        hasMarks = false
    }
}
