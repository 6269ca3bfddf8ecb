internal import Base

/// Slips of fingers and keyboards, seeded.
enum AddressNoise {
    /// Without marks, as typed on a phone that has none.
    static func plain(_ text: String) -> String {
        var out = ""
        for scalar in Fold.composed(text).unicodeScalars {
            guard scalar.value >= 0x80, let letter = Fold.letter(scalar.value), letter.base != 0 else {
                if scalar.value < 0x300 || scalar.value > 0x36F { out.unicodeScalars.append(scalar) }
                continue
            }
            let base = String(UnicodeScalar(letter.base))
            out += scalar.properties.isUppercase ? base.uppercased() : base
        }
        return out
    }

    /// Letters and marks apart (NFD), as some keyboards send them.
    static func decomposed(_ text: String) -> String {
        let tones = ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]
        let qualities = ["", "\u{302}", "\u{306}", "\u{31B}"]
        var out = ""
        for scalar in Fold.composed(text).unicodeScalars {
            guard scalar.value >= 0xC0, let letter = Fold.letter(scalar.value), letter.base != 0,
                letter.base != UInt8(ascii: "d")
            else {
                out.unicodeScalars.append(scalar)
                continue
            }
            let base = String(UnicodeScalar(letter.base))
            out += scalar.properties.isUppercase ? base.uppercased() : base
            out += qualities[Int(letter.quality)] + tones[Int(letter.tone)]
        }
        return out
    }

    /// One slip in a name of several letters.
    static func typo(_ name: String, _ random: inout SeededGenerator) -> String {
        var letters = Array(name)
        let at = Int.random(in: 0..<letters.count - 1, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: letters.swapAt(at, at + 1)
        case 1: if letters[at] != " " { letters.remove(at: at) }
        case 2: letters.insert(letters[at], at: at)
        case 3, 4: return retoned(letters, &random)
        case 5: if let space = letters.firstIndex(of: " ") { letters.remove(at: space) }
        case 6: return unmarkedWord(name, &random)
        default: return telex(name, &random)
        }
        return String(letters)
    }

    /// A wrong tone on one vowel.
    private static func retoned(_ letters: [Character], _ random: inout SeededGenerator) -> String {
        let tones = ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]
        let vowels = letters.indices.filter { "aeiouy".contains(plain(String(letters[$0])).lowercased()) }
        guard let at = vowels.randomElement(using: &random) else { return String(letters) }
        var out = letters
        let apart = decomposed(String(letters[at])).unicodeScalars.filter {
            Fold.letter($0.value)?.tone == 0 || $0.value < 0x300
        }
        let tone = tones[Int.random(in: 0..<tones.count, using: &random)]
        let joined = Fold.composed(String(String.UnicodeScalarView(apart)) + tone)
        out[at] = joined.first ?? letters[at]
        return String(out)
    }

    private static func unmarkedWord(_ name: String, _ random: inout SeededGenerator) -> String {
        var words = name.split(separator: " ").map(String.init)
        let at = Int.random(in: 0..<words.count, using: &random)
        words[at] = plain(words[at])
        return words.joined(separator: " ")
    }

    /// The tone typed behind the word: `Hucs` for Húc.
    private static func telex(_ name: String, _ random: inout SeededGenerator) -> String {
        var words = name.split(separator: " ").map(String.init)
        let at = Int.random(in: 0..<words.count, using: &random)
        let keys = ["", "f", "s", "r", "x", "j"]
        let tone = Fold.composed(words[at]).unicodeScalars.compactMap { Fold.letter($0.value)?.tone }.max() ?? 0
        guard tone > 0 else { return name }
        words[at] =
            Fold.composed(
                String(
                    String.UnicodeScalarView(
                        decomposed(words[at]).unicodeScalars.filter { scalar in
                            Fold.letter(scalar.value).map { $0.base != 0 || $0.tone == 0 } ?? true
                        }))) + keys[Int(tone)]
        return words.joined(separator: " ")
    }
}
