/// Vietnamese letters taken apart: the plain letter, the mark that makes it another vowel (or đ), and the tone.
///
/// Folding here is the same for composed and combining forms, since both end as the same parts. Search and addresses
/// compare the plain letters first and the marks only where the writer gave them.
public enum Fold {
    /// What a scalar contributes to a word.
    public struct Letter: Hashable, Sendable {
        /// Lower-case ASCII letter or digit; 0 for a combining mark.
        public let base: UInt8
        /// 0 plain, 1 circumflex (or the stroke of đ), 2 breve, 3 horn.
        public let quality: UInt8
        /// 0 level, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng.
        public let tone: UInt8

        init(_ base: UInt8, quality: UInt8 = 0, tone: UInt8 = 0) {
            (self.base, self.quality, self.tone) = (base, quality, tone)
        }

        /// Packed for tables: base in the low 8 bits, quality in 2, tone in 3; 0 is no letter at all.
        public var packed: UInt16 { UInt16(base) | UInt16(quality) << 8 | UInt16(tone) << 10 | 1 << 15 }

        public init?(packed: UInt16) {
            guard packed != 0 else { return nil }
            base = UInt8(packed & 0xFF)
            quality = UInt8(packed >> 8 & 3)
            tone = UInt8(packed >> 10 & 7)
        }
    }

    /// The letter of a scalar; nil for anything that is neither letter, digit nor mark of the Latin script.
    @inlinable
    public static func letter(_ scalar: UInt32) -> Letter? {
        scalar < UInt32(table.count) ? Letter(packed: table[Int(scalar)]) : nil
    }

    /// The packed letters of U+0000...U+1EFF, for loops that keep it at hand.
    public static let table: [UInt16] = makeTable()

    /// Lower-case ASCII without marks, single spaces between words: what searches compare.
    ///
    /// Everything that is not a Latin letter or digit parts words.
    public static func folded(_ text: some StringProtocol) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count)
        var parted = false
        for scalar in text.unicodeScalars {
            guard let letter = letter(scalar.value) else {
                parted = !out.isEmpty
                continue
            }
            guard letter.base != 0 else { continue }
            if parted { out.append(UInt8(ascii: " ")) }
            parted = false
            out.append(letter.base)
        }
        return String(decoding: out, as: UTF8.self)
    }
}

// The table, from the alphabet.
extension Fold {
    /// Rows of one vowel: plain, then its five toned forms in the order of `Letter.tone`.
    private static let vowels: [(base: Character, quality: UInt8, forms: String)] = [
        ("a", 0, "aàáảãạ"), ("a", 2, "ăằắẳẵặ"), ("a", 1, "âầấẩẫậ"), ("e", 0, "eèéẻẽẹ"), ("e", 1, "êềếểễệ"),
        ("i", 0, "iìíỉĩị"), ("o", 0, "oòóỏõọ"), ("o", 1, "ôồốổỗộ"), ("o", 3, "ơờớởỡợ"), ("u", 0, "uùúủũụ"),
        ("u", 3, "ưừứửữự"), ("y", 0, "yỳýỷỹỵ"),
    ]
    /// Other Latin letters that turn up in names, by the plain letter they are read as.
    private static let others: [(base: Character, forms: String)] = [
        ("a", "äåāą"), ("c", "çćč"), ("e", "ëēęě"), ("i", "ïîīĭ"), ("n", "ñńň"), ("o", "öøōŏ"), ("s", "śš"),
        ("u", "üûūŭ"), ("y", "ÿŷ"), ("z", "źżž"), ("d", "ðď"),
    ]
    /// Combining marks: their quality and tone. U+0306 breve, U+031B horn, U+0302 circumflex, and the five tones.
    private static let marks: [(scalar: Int, quality: UInt8, tone: UInt8)] = [
        (0x300, 0, 1), (0x340, 0, 1), (0x301, 0, 2), (0x341, 0, 2), (0x309, 0, 3), (0x303, 0, 4), (0x323, 0, 5),
        (0x302, 1, 0), (0x306, 2, 0), (0x31B, 3, 0),
    ]

    private static func makeTable() -> [UInt16] {
        var table = [UInt16](repeating: 0, count: 0x1F00)
        func set(_ character: Character, _ letter: Letter) {
            for form in [String(character), character.uppercased()] {
                let scalars = form.precomposedScalars
                if scalars.count == 1, let scalar = scalars.first { table[Int(scalar)] = letter.packed }
            }
        }
        for byte in UInt8(ascii: "a")...UInt8(ascii: "z") { set(Character(UnicodeScalar(byte)), Letter(byte)) }
        for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { table[Int(byte)] = Letter(byte).packed }
        for row in vowels {
            for (tone, form) in row.forms.enumerated() {
                set(form, Letter(row.base.asciiValue ?? 0, quality: row.quality, tone: UInt8(tone)))
            }
        }
        for row in others { for form in row.forms { set(form, Letter(row.base.asciiValue ?? 0)) } }
        set("đ", Letter(UInt8(ascii: "d"), quality: 1))
        for scalar in 0x300...0x36F { table[scalar] = Letter(0).packed }
        for mark in marks { table[mark.scalar] = Letter(0, quality: mark.quality, tone: mark.tone).packed }
        return table
    }
}

extension String {
    /// The scalars as written in this source file, which is kept in NFC.
    fileprivate var precomposedScalars: [UInt32] { unicodeScalars.map(\.value) }
}
