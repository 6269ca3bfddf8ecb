/// Codes as pictures within the page: sharp at every size, in print above all, and loaded with the page itself.
public enum CodePicture {
    /// A QR code.
    /// - Parameters:
    ///   - words: what it leads to, for whoever does not see it.
    ///   - millimetres: its whole side, the light border within; about 0.5 mm a module prints safely.
    /// - Returns: nothing where the text is too long to be one.
    public static func qr(_ text: String, words: String, millimetres: Int = 32) -> HTML {
        guard let symbol = CodeSymbol(.qr, text) else { return .nothing }
        let side = symbol.width + 2 * symbol.kind.quietZone
        return svg(symbol, words, box: (side, side), millimetres: (millimetres, millimetres), barHeight: 1)
    }

    /// A Code 128, with its text below for people.
    /// - Parameter height: of the bars, in millimetres.
    public static func code128(_ text: String, words: String, millimetres: Int = 64, height: Int = 11) -> HTML {
        guard let symbol = CodeSymbol(.code128, text) else { return .nothing }
        let width = symbol.width + 2 * symbol.kind.quietZone
        let bars = max(1, width * height / millimetres)
        let picture = svg(symbol, words, box: (width, bars), millimetres: (millimetres, height), barHeight: bars)
        return "<figure class=\"barcode\">\(picture)<figcaption>\(code: text)</figcaption></figure>"
    }

    private typealias Size = (width: Int, height: Int)

    private static func svg(
        _ symbol: CodeSymbol, _ words: String, box: Size, millimetres: Size, barHeight: Int
    ) -> HTML {
        """
        <svg class="machine" role="img" translate="no" aria-label="\(words)" width="\(millimetres.width)mm" \
        height="\(millimetres.height)mm" viewBox="0 0 \(box.width) \(box.height)" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h\(box.width)v\(box.height)H0z"/>\(path(symbol, barHeight))</svg>
        """
    }

    /// Each run of dark modules as one rectangle; the rows one below another.
    private static func path(_ symbol: CodeSymbol, _ barHeight: Int) -> HTML {
        let quiet = symbol.kind.quietZone
        let top = symbol.kind == .qr ? quiet : 0
        var drawing = Array("<path fill=\"#000\" d=\"".utf8)
        for (index, row) in symbol.rows.enumerated() {
            for run in runs(row) {
                drawing += "M\(quiet + run.lowerBound) \(top + index)h\(run.count)v\(barHeight)h-\(run.count)z".utf8
            }
        }
        // safe: letters of a path and numbers; the text itself is nowhere in it
        return HTML(drawn: drawing + Array("\"/>".utf8))
    }

    private static func runs(_ row: [Bool]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for (column, isDark) in row.enumerated() where isDark {
            if let last = found.last, last.upperBound == column {
                found[found.count - 1] = last.lowerBound..<(column + 1)
            } else {
                found.append(column..<(column + 1))
            }
        }
        return found
    }
}
