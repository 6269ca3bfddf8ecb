internal import Base

/// A name as it is compared: folded letters run together, with the marks of each letter and the tone of each word
/// beside them. `Hòa` and `Hoà` are the same form, since a tone belongs to its word.
struct NameForm: Hashable {
    var letters: [UInt8] = []
    /// Two bits a letter, the first letter lowest; names have at most 32 letters.
    var qualities: UInt64 = 0
    /// Three bits a word, the first word lowest.
    var tones: UInt32 = 0
    var words = 0
    /// How many letters lie up to the end of each word.
    private(set) var wordEnds: [Int] = []

    /// Parts words as the scan of an address does: at spaces and hyphens, and between letters and digits; an
    /// apostrophe joins.
    init(_ name: String) {
        var inWord = false
        var wasDigit = false
        for scalar in name.unicodeScalars {
            if AddressScan.joins(scalar.value) { continue }
            guard let letter = Fold.letter(scalar.value) else {
                inWord = false
                continue
            }
            let isDigit = letter.base != 0 && letter.base <= UInt8(ascii: "9")
            if letter.base != 0 {
                if !inWord || isDigit != wasDigit {
                    words += 1
                    wordEnds.append(letters.count)
                }
                if isDigit, !inWord || !wasDigit, letter.base == UInt8(ascii: "0") { continue }
                (inWord, wasDigit) = (true, isDigit)
                letters.append(letter.base)
                wordEnds[wordEnds.count - 1] = letters.count
            }
            mark(letter)
        }
    }

    private mutating func mark(_ letter: Fold.Letter) {
        if letter.quality != 0, letters.count <= 32, !letters.isEmpty {
            qualities |= UInt64(letter.quality) << UInt64(2 * (letters.count - 1))
        }
        if letter.tone != 0, words <= 10, words > 0 { tones |= UInt32(letter.tone) << UInt32(3 * (words - 1)) }
    }

    /// `Phường Văn Miếu` -> the kind and the bare name; no kind when the text begins with none.
    static func splitKind(_ fullName: String) -> (kinds: KindMask, name: String) {
        for (word, kinds) in kindWords where fullName.count > word.count {
            let head = fullName.prefix(word.count)
            if Fold.folded(head) == Fold.folded(word), fullName.dropFirst(word.count).first == " " {
                return (kinds, String(fullName.dropFirst(word.count + 1)))
            }
        }
        return ([], fullName)
    }

    private static let kindWords: [(String, KindMask)] = [
        ("Thành phố", [.provincialCity, .city]), ("Thị trấn", .township), ("Đặc khu", .specialZone),
        ("Phường", .ward), ("Thị xã", .town), ("Huyện", .ruralDistrict), ("Quận", .urbanDistrict),
        ("Tỉnh", .province), ("Xã", .commune),
    ]
}
