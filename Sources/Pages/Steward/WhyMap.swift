internal import Base

/// All communes of the province: a picture of where they lie, a legend with counts, and a tile for each to press.
/// Which agency decides is said by a number, a colour and a border: by more than colour.
struct WhyMap {
    let map: WhyView.Map
    let view: WhyView
    let language: Language

    init(_ map: WhyView.Map, _ view: WhyView, _ language: Language) {
        (self.map, self.view, self.language) = (map, view, language)
    }

    var html: HTML {
        """
        \(when: view.isByLodging, Piece.notice(.plain, "<p>\(Phrase.whyByLodging, language)</p>"))
        <div class="why">
        <div class="side">\(view.detail.map { WhyDetail($0, language).html } ?? hint)\(legend)\(picture)</div>
        \(tiles)
        </div>
        """
    }

    private var hint: HTML { "<p>\(Phrase.whyPress, language)</p>" }

    /// Eight colours and four borders: thirty-two that differ, and the number differs always.
    private static func look(_ mark: Int) -> HTML { "m\(mark % 8) b\(mark / 8 % 4)" }

    private var legend: HTML {
        """
        <h3>\(Phrase.whyLegend, language)</h3>
        <ul class="bare legend">\(map.legend.enumerated().map { index, entry in
            """
            <li><span class="mark \(Self.look(index))">\(index + 1)</span><span>\
            \(when: entry.isOpen, "\(Piece.tag(Phrase.whyUnsettled, .warn, language)) ")\
            \(StewardText.said(entry.name, language)) – \(counts(entry), language)</span></li>
            """
        })</ul>
        """
    }

    private func counts(_ entry: WhyView.Legend) -> Bilingual {
        let areas = StewardText.count(entry.areas, Phrase.whyCommune, Phrase.whyCommunes)
        if entry.agencies < 2 { return areas }
        let agencies = StewardText.count(entry.agencies, Phrase.whyAgency, Phrase.whyAgencies)
        return Bilingual(vi: "\(areas.vi), \(agencies.vi)", en: "\(areas.en), \(agencies.en)")
    }

    /// Where they lie, when that tells something. Everything in it stands in the tiles as well, so it is not read out.
    private var picture: HTML {
        let dots = map.groups.flatMap(\.tiles)
        if map.legend.count < 2 || dots.allSatisfy({ $0.place == nil }) { return .nothing }
        return """
            <svg class="dots" viewBox="-20 -20 1040 \(map.height + 40)" aria-hidden="true" focusable="false">\
            \(dots.map(dot))</svg>
            """
    }

    private func dot(_ tile: WhyView.Tile) -> HTML {
        guard let place = tile.place else { return .nothing }
        let isHere = tile.code == view.area
        return """
            <circle class="m\(tile.mark % 8)\(when: isHere, " here")" cx="\(place.x)" cy="\(place.y)" \
            r="\(isHere ? 26 : 14)"/>
            """
    }

    private var tiles: HTML {
        """
        <form class="tiles" action="/why#answer" method="get">\
        <input type="hidden" name="procedure" value="\(view.procedure?.code ?? "")">\
        <input type="hidden" name="on" value="\(view.on.description)">\
        \(view.edition.isEmpty ? "" : "<input type=\"hidden\" name=\"edition\" value=\"\(view.edition)\">" as HTML)\
        \(view.questions.filter { !$0.chosen.isEmpty }.map { question in
            "<input type=\"hidden\" name=\"\(question.name)\" value=\"\(question.chosen)\">"
        })
        \(map.groups.map { group in
            """
            <h3>\(group.kind, language) <span class="hint">\(group.tiles.count)</span></h3>
            <ul class="bare" lang="vi">\(group.tiles.map(tile))</ul>
            """
        })</form>
        """
    }

    private func tile(_ tile: WhyView.Tile) -> HTML {
        """
        <li><button class="\(Self.look(tile.mark))" name="area" value="\(tile.code)"\
        \(when: tile.code == view.area, " aria-current=\"true\"")><b>\(tile.mark + 1)</b>\(tile.name)</button></li>
        """
    }
}

/// The answer at one place: who decides, by which rule, why not by the others, by when, and for how long that holds.
struct WhyDetail {
    let detail: WhyView.Detail
    let language: Language

    init(_ detail: WhyView.Detail, _ language: Language) { (self.detail, self.language) = (detail, language) }

    var html: HTML {
        """
        <section class="card answer" id="answer" aria-labelledby="answer-title">
        <h3 id="answer-title">\(when: !detail.place.isEmpty, "\(vi: detail.place)")\
        \(when: detail.place.isEmpty, "\(Phrase.whyAnswer, language)")</h3>
        <p class="verdict">\(StewardText.said(detail.sentence, language))</p>
        \(list(detail.lines))
        \(Piece.summary(rows, language))
        \(rejected)
        </section>
        """
    }

    private var rows: [Piece.Row] {
        var rows = detail.applied.map { Piece.Row(Phrase.whyBecause, rule($0)) }
        if !detail.facts.isEmpty { rows.append(Piece.Row(Phrase.whyFact, list(detail.facts))) }
        rows += detail.periods.map { Piece.Row(Phrase.whyPeriod, period($0)) }
        rows.append(Piece.Row(Phrase.whyHolds, "\(Phrase.whyThrough(detail.holdsThrough), language)"))
        return rows
    }

    private func list(_ lines: [Bilingual]) -> HTML {
        if lines.isEmpty { return .nothing }
        if lines.count == 1 { return "<p>\(StewardText.said(lines[0], language))</p>" }
        return "<ul>\(lines.map { "<li>\(StewardText.said($0, language))</li>" })</ul>"
    }

    private func rule(_ rule: WhyView.Rule) -> HTML {
        """
        \(StewardText.said(rule.words, language))\
        \(when: !rule.note[language].isEmpty, "<br>\(StewardText.said(rule.note, language))")<br>\
        <a href="/rules/\(path: rule.id)">\(code: rule.id)</a> <span class="hint">\(code: rule.place)</span>
        """
    }

    private func period(_ period: WhyView.Period) -> HTML {
        """
        \(when: !period.label[language].isEmpty, "\(StewardText.said(period.label, language)): ")\
        \(period.words, language)\(when: !period.due[language].isEmpty, "<br>\(period.due, language)")\
        \(when: !period.basis[language].isEmpty, "<br><span class=\"hint\">\(StewardText.said(period.basis, language))</span>")
        """
    }

    private var rejected: HTML {
        if detail.rejected.isEmpty { return .nothing }
        return """
            <details><summary>\(Phrase.whyNot(detail.rejected.count), language)</summary>
            <ul>\(detail.rejected.map { rule in
                "<li><a href=\"/rules/\(path: rule.id)\">\(code: rule.id)</a>: \(StewardText.said(rule.words, language))</li>"
            })</ul></details>
            """
    }
}
