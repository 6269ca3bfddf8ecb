// Telex keys left in a text by a keyboard that was off: `uwowng` for ương, `giax` for giã, `ddoong` for đông.
extension Fold {
    /// Undoes Telex keys in one word of folded letters, in place; false when there was nothing to undo.
    ///
    /// Works on plain letters: doubled vowels and `dd` lose one, `w` after a, o or u goes, and a tone key (s f r x j)
    /// goes from the end of a word that holds a vowel.
    public static func undoTelex(_ word: inout [UInt8]) -> Bool {
        let before = word.count
        undoTone(&word)
        var kept = 0
        for index in word.indices {
            let letter = word[index]
            let previous: UInt8 = kept > 0 ? word[kept - 1] : 0
            if letter == previous, doubles(letter) { continue }
            if letter == UInt8(ascii: "w"), takesHook(previous) { continue }
            word[kept] = letter
            kept += 1
        }
        word.removeLast(word.count - kept)
        return word.count != before
    }

    private static func undoTone(_ word: inout [UInt8]) {
        guard word.count > 2, let last = word.last, isToneKey(last) else { return }
        if word.dropLast().contains(where: isVowel) { word.removeLast() }
    }

    private static func isToneKey(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "s"), UInt8(ascii: "f"), UInt8(ascii: "r"), UInt8(ascii: "x"), UInt8(ascii: "j"): true
        default: false
        }
    }

    private static func isVowel(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "y"):
            true
        default: false
        }
    }

    private static func doubles(_ letter: UInt8) -> Bool {
        letter == UInt8(ascii: "a") || letter == UInt8(ascii: "e") || letter == UInt8(ascii: "o")
            || letter == UInt8(ascii: "d")
    }

    private static func takesHook(_ letter: UInt8) -> Bool {
        letter == UInt8(ascii: "a") || letter == UInt8(ascii: "o") || letter == UInt8(ascii: "u")
    }
}
