/// Columns a text takes on a terminal: accents written apart take none, wide East Asian letters take two.
func displayWidth(_ text: String) -> Int {
    text.utf8.allSatisfy { $0 < 0x80 }
        ? text.utf8.count : text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
}

private func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F: 0
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2064, 0xFEFF: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F: 2
    case 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD: 2
    default: 1
    }
}

/// The text cut into lines of at most `width` columns, at spaces where it can be and anywhere where it must.
/// Line ends in the text are kept; an empty text is one empty line.
func wrapped(_ text: String, to width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrapLine(String($0), max(width, 1)) }
}

private func wrapLine(_ line: String, _ width: Int) -> [String] {
    guard displayWidth(line) > width else { return [line] }
    var lines: [String] = []
    var current = ""
    for word in line.split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
        let joined = current.isEmpty ? word : current + " " + word
        if displayWidth(joined) <= width {
            current = joined
        } else {
            if !current.isEmpty { lines.append(current) }
            current = cutLongWord(word, width, &lines)
        }
    }
    return lines + [current]
}

/// Hands out full lines of a word wider than a line and returns what is left of it.
private func cutLongWord(_ word: String, _ width: Int, _ lines: inout [String]) -> String {
    guard displayWidth(word) > width else { return word }
    var piece = ""
    for character in word {
        if !piece.isEmpty, displayWidth(piece + String(character)) > width {
            lines.append(piece)
            piece = ""
        }
        piece.append(character)
    }
    return piece
}

extension String {
    /// Spaces added at the end up to so many columns.
    func filled(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - displayWidth(self))) }

    /// Spaces added in front up to so many columns.
    func rightAligned(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - displayWidth(self))) + self
    }
}
