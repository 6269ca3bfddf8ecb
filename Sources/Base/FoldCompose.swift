// NFC for the letters of Vietnamese, without ICU: a letter and the marks after it become one scalar where one exists.
extension Fold {
    /// The text with Vietnamese letters composed; scalars that have no composed form stay as they are.
    public static func composed(_ text: some StringProtocol) -> String {
        var out = String.UnicodeScalarView()
        var pending: UnicodeScalar?
        for scalar in text.unicodeScalars {
            if let before = pending, let joined = join(before, scalar) {
                pending = joined
                continue
            }
            if let before = pending { out.append(before) }
            pending = scalar
        }
        if let last = pending { out.append(last) }
        return String(out)
    }

    private static func join(_ letter: UnicodeScalar, _ mark: UnicodeScalar) -> UnicodeScalar? {
        guard (0x300...0x36F).contains(mark.value), let parts = Fold.letter(letter.value), parts.base != 0,
            let added = Fold.letter(mark.value), added.quality != 0 || added.tone != 0
        else { return nil }
        if added.quality != 0, parts.quality != 0 { return nil }
        if added.tone != 0, parts.tone != 0 { return nil }
        let whole = Letter(parts.base, quality: max(parts.quality, added.quality), tone: max(parts.tone, added.tone))
        return compositions[Composition(letter: whole.packed, isUpper: letter.properties.isUppercase)]
    }

    private struct Composition: Hashable {
        let letter: UInt16
        let isUpper: Bool
    }

    /// From parts back to the scalar, for the Vietnamese alphabet only.
    private static let compositions: [Composition: UnicodeScalar] = {
        var found: [Composition: UnicodeScalar] = [:]
        for (index, packed) in table.enumerated() where packed != 0 && index >= 0xC0 {
            guard let scalar = UnicodeScalar(UInt32(index)), let letter = Letter(packed: packed), letter.base != 0,
                letter.quality != 0 || letter.tone != 0
            else { continue }
            found[Composition(letter: packed, isUpper: scalar.properties.isUppercase)] = scalar
        }
        return found
    }()
}
