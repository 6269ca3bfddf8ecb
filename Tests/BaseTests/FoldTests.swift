internal import Base
internal import Testing

struct FoldCase: Sendable {
    let text: String
    let folded: String
    let why: String
}

@Suite struct FoldTests {
    static let cases = [
        FoldCase(text: "Phường Bến Nghé", folded: "phuong ben nghe", why: "composed letters"),
        FoldCase(text: "Phu\u{31B}o\u{31B}\u{300}ng", folded: "phuong", why: "combining marks vanish"),
        FoldCase(text: "ĐẮK  LẮK, M'Đrắk", folded: "dak lak m drak", why: "đ is not folded by Unicode tables"),
        FoldCase(text: "P.12 – Q4", folded: "p 12 q4", why: "anything else parts words"),
        FoldCase(text: "٤東", folded: "", why: "digits and letters of other scripts are not ours"),
        FoldCase(text: "", folded: "", why: "nothing"),
    ]

    @Test(arguments: cases) func folds(_ item: FoldCase) {
        #expect(Fold.folded(item.text) == item.folded, Comment(rawValue: item.why))
    }

    @Test func everyVietnameseLetterComposes() {
        for scalar in (0xC0...0x1EF9 as ClosedRange<UInt32>).compactMap(UnicodeScalar.init) {
            guard let letter = Fold.letter(scalar.value), letter.base != 0, letter.tone > 0 else { continue }
            let tones = ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]
            let qualities = ["", "\u{302}", "\u{306}", "\u{31B}"]
            var base = String(UnicodeScalar(letter.base))
            if scalar.properties.isUppercase { base = base.uppercased() }
            let apart = base + qualities[Int(letter.quality)] + tones[Int(letter.tone)]
            #expect(Array(Fold.composed(apart).unicodeScalars) == [scalar])
        }
    }

    @Test(arguments: [("uwowng", "uong"), ("giax", "gia"), ("ddoong", "dong"), ("hucs", "huc"), ("tan", "tan")])
    func telexIsUndone(_ written: String, _ meant: String) {
        var word = Array(written.utf8)
        let changed = Fold.undoTelex(&word)
        #expect(String(decoding: word, as: UTF8.self) == meant)
        #expect(changed == (written != meant))
    }
}
