internal import Base

/// What a scanner or a hurried hand put where a dossier code belongs, read as the code it stands for.
///
/// A scanner types like a keyboard: where a Vietnamese one is on, VNI takes digits for marks (`A29` becomes `À9`) and
/// Telex makes `Ư` of `W`; a phone writes lower case and full-width signs; a QR code holds a whole address.
public enum ScannedCode {
    /// Longer texts are no codes and no addresses of ours.
    private static let longest = 300

    /// The codes a text may stand for, the likeliest first: a lost digit may have stood in one of two places. Empty when
    /// it stands for none.
    public static func readings(_ text: String) -> [DossierCode] {
        guard text.utf8.count <= longest else { return [] }
        let signs = Fold.composed(text).unicodeScalars.flatMap(sign)
        var found: [DossierCode] = []
        for part in parts(of: signs) {
            for candidate in candidates(part) {
                if let code = try? DossierCode(String(decoding: candidate, as: UTF8.self)), !found.contains(code) {
                    found.append(code)
                }
            }
        }
        return found
    }

    /// Why a text that was meant to be a code is none; nil for anything else.
    public static func fault(_ text: String) -> DossierCodeFault? {
        let plain = Fold.composed(text).unicodeScalars.flatMap(sign).map(\.key)
        let digits = plain.count { isDigit($0) }
        guard text.utf8.count <= longest, plain.contains(UInt8(ascii: "-")), digits >= 6 else { return nil }
        do throws(DossierCodeFault) { _ = try DossierCode(String(decoding: plain, as: UTF8.self)) } catch {
            return error
        }
        return nil
    }

    /// A key that was pressed, with the digits that its letter swallowed.
    private struct Sign {
        var key: UInt8
        var swallowed: [UInt8] = []
        /// Telex makes this letter of another key alone.
        var other: UInt8?
    }

    /// An address is taken apart (`…/p/CODE/TOKEN`, `…/dossiers/CODE`); anything else is one part.
    private static func parts(of signs: [Sign]) -> [ArraySlice<Sign>] {
        signs.split { sign in Array("/?#=&:\\".utf8).contains(sign.key) }.filter { $0.count <= DossierCode.longest }
    }

    private static func candidates(_ part: ArraySlice<Sign>) -> [[UInt8]] {
        guard let marked = part.firstIndex(where: { !$0.swallowed.isEmpty || $0.other != nil }) else {
            return [part.map(\.key)]
        }
        let (before, letter) = (part[..<marked].map(\.key), part[marked])
        let rest = part[(marked + 1)...].map(\.key)
        let digits = Array(rest.prefix(while: isDigit))
        let after = Array(rest.dropFirst(digits.count))
        var found: [[UInt8]] = []
        for lost in orders(letter.swallowed, digits) { found.append(before + [letter.key] + lost + after) }
        if let other = letter.other { found.append(before + [other] + rest) }
        found.append(before + [letter.key] + rest)
        return found
    }

    /// The group has a letter and two digits; a swallowed one stood before or after what is left of them.
    private static func orders(_ swallowed: [UInt8], _ left: [UInt8]) -> [[UInt8]] {
        let both = swallowed + left
        return both.count == 2 ? [both, both.reversed()] : [both]
    }

    private static func sign(_ scalar: Unicode.Scalar) -> [Sign] {
        switch scalar.value {
        // Blanks of all widths, and what shows nothing.
        case 0x00...0x20, 0x7F, 0xA0, 0x2000...0x200F, 0x202F, 0x2060, 0x3000, 0xFEFF: []
        case 0x21...0x7E: [Sign(key: capital(UInt8(truncatingIfNeeded: scalar.value)))]
        // Full-width forms of ASCII.
        case 0xFF01...0xFF5E: [Sign(key: capital(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0)))]
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: [Sign(key: UInt8(ascii: "-"))]
        case 0xB7, 0x3002, 0xFF61: [Sign(key: UInt8(ascii: "."))]
        default: [marked(scalar)]
        }
    }

    private static func marked(_ scalar: Unicode.Scalar) -> Sign {
        guard let letter = Fold.letter(scalar.value), letter.base != 0 else { return Sign(key: UInt8(ascii: "?")) }
        let isHook = letter.base == UInt8(ascii: "u") && letter.quality == 3
        return Sign(
            key: capital(letter.base), swallowed: shape(letter) + tone(letter),
            other: isHook && letter.tone == 0 ? UInt8(ascii: "W") : nil)
    }

    /// VNI: 6 circumflex, 7 horn, 8 breve, 9 the stroke of đ.
    private static func shape(_ letter: Fold.Letter) -> [UInt8] {
        switch (letter.base, letter.quality) {
        case (_, 0): []
        case (UInt8(ascii: "d"), _): [UInt8(ascii: "9")]
        case (_, 1): [UInt8(ascii: "6")]
        case (_, 2): [UInt8(ascii: "8")]
        default: [UInt8(ascii: "7")]
        }
    }

    /// VNI: 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng.
    private static func tone(_ letter: Fold.Letter) -> [UInt8] {
        switch letter.tone {
        case 0: []
        case 1: [UInt8(ascii: "2")]
        case 2: [UInt8(ascii: "1")]
        default: [UInt8(ascii: "0") + letter.tone]
        }
    }

    private static func capital(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte & 0xDF : byte
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
