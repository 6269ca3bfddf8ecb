internal import Base

/// Who has how much: a bar for each officer, and the same as a table.
enum LoadChart {
    private static let (rowHeight, nameWidth, barWidth) = (30, 210, 400)
    private static let (lateColour, soonColour, restColour) = ("#a3141f", "#c98a00", "#5b7fb8")

    static func html(_ load: [InboxView.Load], _ language: Language) -> HTML {
        if load.isEmpty { return .nothing }
        return """
            <section class="inbox-load card" aria-labelledby="load"><h2 id="load">\(Phrase.load, language)</h2>
            <ul class="load-legend" aria-hidden="true">\(key(lateColour, Phrase.loadLate, language))\
            \(key(soonColour, Phrase.loadSoon, language))\(key(restColour, Phrase.loadRest, language))</ul>
            \(drawing(load, language))
            <details><summary>\(Phrase.loadTable, language)</summary>\(table(load, language))</details></section>
            """
    }

    private static func key(_ colour: String, _ words: Bilingual, _ language: Language) -> HTML {
        """
        <li><svg viewBox="0 0 10 10" width="16" height="16"><rect width="10" height="10" fill="\(colour)"/></svg>\
        \(words, language)</li>
        """
    }

    private static func drawing(_ load: [InboxView.Load], _ language: Language) -> HTML {
        let most = max(1, load.map(\.open).max() ?? 1)
        let height = load.count * rowHeight + 4
        return """
            <svg viewBox="0 0 \(nameWidth + barWidth + 60) \(height)" role="img" aria-labelledby="load" \
            font-size="15" font-family="inherit">\(load.enumerated().map { index, one in
                bar(one, at: index * rowHeight + 4, most, language)
            })</svg>
            """
    }

    /// Late, soon, the rest, one after the other; the number of all behind them.
    private static func bar(_ one: InboxView.Load, at y: Int, _ most: Int, _ language: Language) -> HTML {
        func width(_ count: Int) -> Int { count * barWidth / most }
        let (late, soon) = (width(one.late), width(one.soon))
        let rest = width(one.open) - late - soon
        let name: HTML =
            one.name.isEmpty
            ? "<text x=\"0\" y=\"\(y + 17)\">\(Phrase.noOfficer, language)</text>"
            : "<text x=\"0\" y=\"\(y + 17)\" lang=\"vi\">\(one.name.count > 26 ? one.name.prefix(25) + "…" : one.name[...])</text>"
        return """
            <g>\(name)\(rect(nameWidth, y, late, lateColour))\(rect(nameWidth + late, y, soon, soonColour))\
            \(rect(nameWidth + late + soon, y, rest, restColour))\
            <text x="\(nameWidth + width(one.open) + 8)" y="\(y + 17)">\(one.open)</text></g>
            """
    }

    private static func rect(_ x: Int, _ y: Int, _ width: Int, _ colour: String) -> HTML {
        if width <= 0 { return .nothing }
        return "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"22\" fill=\"\(colour)\" stroke=\"#fff\"/>"
    }

    private static func table(_ load: [InboxView.Load], _ language: Language) -> HTML {
        Piece.table(
            "\(Phrase.load, language)",
            columns: [Phrase.officer, Phrase.loadOpen, Phrase.loadSoon, Phrase.loadLate],
            rows: load.map { one in
                [
                    one.name.isEmpty ? "\(Phrase.noOfficer, language)" : "\(vi: one.name)", "\(one.open)",
                    "\(one.soon)",
                    "\(one.late)",
                ]
            }, language, isQuiet: true)
    }
}
