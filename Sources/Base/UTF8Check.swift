/// The place of the first byte that is not valid UTF-8 (RFC 3629, section 4); nil when all is well.
public func firstBadUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    while index < bytes.count {
        if bytes[index] < 0x80 {
            index += 1
            continue
        }
        guard let length = characterLength(bytes, at: index) else { return index }
        index += length
    }
    return nil
}

/// Of a character beyond ASCII; nil when none stands there.
private func characterLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let length: Int
    // What the second byte may be: no overlong forms, no surrogates, nothing beyond U+10FFFF.
    var (low, high): (UInt8, UInt8) = (0x80, 0xBF)
    switch bytes[index] {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, low) = (3, 0xA0)
    case 0xED: (length, high) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, low) = (4, 0x90)
    case 0xF4: (length, high) = (4, 0x8F)
    case 0xF1...0xF3: length = 4
    default: return nil
    }
    guard index + length <= bytes.count, bytes[index + 1] >= low, bytes[index + 1] <= high else { return nil }
    for next in 2..<max(2, length) where bytes[index + next] & 0xC0 != 0x80 { return nil }
    return length
}
