internal import Base

/// The rules of the register: the list, one of them, and changing one.
public enum RulePages {
    public struct Filter: Sendable {
        public var words: String
        public var page: Int
        public var count: Int
        public var leaf: Int

        public init(words: String, page: Int, count: Int, leaf: Int) {
            (self.words, self.page, self.count, self.leaf) = (words, page, count, leaf)
        }
    }

    /// - Parameter isCounted: the declines are counted to the journal's end.
    public static func list(
        _ shell: Shell, _ rules: [RuleView], _ filter: Filter, isCounted: Bool, mayChange: Bool
    ) -> [UInt8] {
        let language = shell.language
        let columns = [
            Phrase.ruRule, Phrase.ruAbout, Phrase.ruDecides, Phrase.ruBasis, Phrase.ruConfirmed, Phrase.ruDeclines,
        ]
        let caption: HTML = "\(Phrase.ruCount(filter.count), language)"
        return shell.page(
            "\(Phrase.edRules, language)", width: .work,
            """
            <p><a href="/editions">\(Phrase.placeEditions, language)</a></p>
            <h1>\(Phrase.edRules, language)</h1>
            <p>\(mayChange ? Phrase.ruIntroSteward : Phrase.ruIntro, language)</p>
            <form class="ask" action="/rules" method="get" role="search"><div class="field">
            <label for="words">\(Phrase.ruWords, language)</label>
            <input id="words" name="words" type="search" value="\(filter.words)" maxlength="200" autocomplete="off" data-key="F2">
            </div><button>\(Phrase.ruFind, language)</button></form>
            \(when: !isCounted, Piece.notice(.wait, "<p>\(Phrase.ruCounting, language)</p>"))
            \(rules.isEmpty ? Piece.notice(.plain, "<p>\(Phrase.ruNone, language)</p>") : Piece.table(caption, columns: columns, rows: rules.map { row($0, language) }, language))
            \(leaves(filter, language))
            """)
    }

    private static func row(_ rule: RuleView, _ language: Language) -> [HTML] {
        [
            "<a href=\"/rules/\(path: rule.id)\">\(code: rule.id)</a>",
            """
            \(StewardText.said(rule.selector, language))\(when: !rule.area.isEmpty, "<br>\(vi: rule.area)")\
            \(rule.conditions.map { "<br><span class=\"hint\">\(StewardText.said($0, language))</span>" })
            """,
            """
            \(StewardText.said(rule.decides, language))\
            \(when: !rule.factor.vi.isEmpty, "<br><span class=\"hint\">\(Phrase.ruBy, language) \(rule.factor, language)</span>")
            """,
            """
            \(StewardText.said(rule.basis, language))<br><span class="hint">\(rule.validity, language)</span>
            """,
            confirmed(rule, language),
            declines(rule, language),
        ]
    }

    private static func confirmed(_ rule: RuleView, _ language: Language) -> HTML {
        if let day = rule.confirmed { return "\(day.slashed)" }
        return Piece.tag(Phrase.ruUnconfirmed, .warn, language)
    }

    private static func declines(_ rule: RuleView, _ language: Language) -> HTML {
        if rule.declines == 0 { return "0" }
        return """
            \(Piece.tag(Phrase.ruDeclined(rule.declines), .bad, language))<br>\
            <span class="hint">\(Phrase.ruLast, language) \(rule.lastDecline)</span>
            """
    }

    private static func leaves(_ filter: Filter, _ language: Language) -> HTML {
        let last = max((filter.count + filter.leaf - 1) / filter.leaf, 1)
        if last == 1 { return .nothing }
        func link(_ page: Int, _ words: Bilingual) -> HTML {
            "<a href=\"/rules?words=\(path: filter.words)&amp;page=\(page)\">\(words, language)</a> "
        }
        return """
            <p>\(when: filter.page > 1, link(filter.page - 1, Phrase.edBefore))\
            \(Phrase.ruPage(filter.page, last), language) \
            \(when: filter.page < last, link(filter.page + 1, Phrase.edAfter))</p>
            """
    }

    public static func one(_ shell: Shell, _ rule: RuleView, mayChange: Bool) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.ruRule, language) \(code: rule.id)",
            """
            <p><a href="/rules">\(Phrase.edRules, language)</a></p>
            <h1>\(Phrase.ruRule, language) \(code: rule.id)</h1>
            \(when: rule.declines > 0, Piece.notice(.warn, declined(rule, language)))
            \(Piece.summary(facts(rule, language), language))
            <div class="buttons">\
            \(when: mayChange, "<a class=\"button\" href=\"/rules/\(path: rule.id)/change\">\(Phrase.ruChange, language)</a>")\
            \(when: !rule.procedure.isEmpty, "<a class=\"button second\" href=\"/why?procedure=\(path: rule.procedure)\">\(Phrase.ruOnMap, language)</a>")</div>
            """)
    }

    private static func declined(_ rule: RuleView, _ language: Language) -> HTML {
        """
        <p>\(Phrase.ruDeclinedLong(rule.declines), language) \(Phrase.ruLast, language) \(rule.lastDecline).</p>
        <ul>\(rule.decliners.map { "<li>\(StewardText.said($0.name, language)): \($0.count)</li>" })</ul>
        """
    }

    private static func facts(_ rule: RuleView, _ language: Language) -> [Piece.Row] {
        var rows = [
            Piece.Row(Phrase.ruAbout, StewardText.said(rule.selector, language)),
            Piece.Row(Phrase.ruArea, rule.area.isEmpty ? "\(Phrase.ruAnywhere, language)" : "\(vi: rule.area)"),
        ]
        if !rule.conditions.isEmpty {
            rows.append(
                Piece.Row(
                    Phrase.ruConditions,
                    "<ul class=\"bare\">\(rule.conditions.map { "<li>\(StewardText.said($0, language))</li>" })</ul>"))
        }
        rows.append(Piece.Row(Phrase.ruDecides, StewardText.said(rule.decides, language)))
        if !rule.factor.vi.isEmpty { rows.append(Piece.Row(Phrase.ruFactor, "\(rule.factor, language)")) }
        rows += [
            Piece.Row(Phrase.ruBasis, StewardText.said(rule.basis, language)),
            Piece.Row(Phrase.ruValidity, "\(rule.validity, language)"),
            Piece.Row(Phrase.ruConfirmed, confirmation(rule, language)),
        ]
        if !rule.note.vi.isEmpty { rows.append(Piece.Row(Phrase.ruNote, StewardText.said(rule.note, language))) }
        rows.append(
            Piece.Row(Phrase.ruOrigin, "\(rule.origin, language)<br><span class=\"hint\">\(source: rule.source)</span>")
        )
        for (name, ids) in [(Phrase.ruOverrides, rule.overrides), (Phrase.ruReplaces, rule.replaces)] where !ids.isEmpty
        {
            rows.append(
                Piece.Row(name, ids.map { "<a href=\"/rules/\(path: $0)\">\(code: $0)</a>" as HTML }.joined(", ")))
        }
        rows.append(Piece.Row(Phrase.ruPlace, "\(code: rule.place)"))
        return rows
    }

    private static func confirmation(_ rule: RuleView, _ language: Language) -> HTML {
        if rule.confirmed != nil { return confirmed(rule, language) }
        return "\(confirmed(rule, language))<br><span class=\"hint\">\(Phrase.ruHowToConfirm, language)</span>"
    }
}

extension HTML.StringInterpolation {
    /// What a row says of where it comes from: written by stewards, in English as a rule.
    mutating func appendInterpolation(source text: String) {
        appendLiteral("<span lang=\"en\" translate=\"no\">")
        appendInterpolation(text)
        appendLiteral("</span>")
    }
}
