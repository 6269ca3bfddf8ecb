public import Base

/// The counter's first page: which procedure?
public struct CounterSearchView: Sendable {
    public var place: CounterPlace
    public var words: String
    public var results: [CounterName]

    public init(place: CounterPlace, words: String, results: [CounterName]) {
        (self.place, self.words, self.results) = (place, words, results)
    }
}

/// What is told at the counter before anything else: why somebody is on this page again.
public enum CounterPages {
    /// Typing narrows the list, Enter takes its first line; without a script Enter shows the list.
    public static func search(_ shell: Shell, _ view: CounterSearchView) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.counterTitle, language)", width: .work,
            """
            <h1>\(Phrase.counterTitle, language)</h1>
            \(branch(view.place, language, words: view.words))
            <div id="draft" class="notice" hidden data-draft-of="counter"><p>\(Phrase.counterDraft, language) \
            <span data-draft-at></span></p><div class="buttons">\
            <button type="button" data-resumes>\(Phrase.counterResume, language)</button>\
            <button type="button" class="second" data-discards>\(Phrase.counterDiscard, language)</button></div></div>
            <form action="/counter" method="get" class="seek" role="search" data-seek="/counter/results" data-into="results">
            \(view.place.branch.map { "<input type=\"hidden\" name=\"branch\" value=\"\($0.id)\">" } ?? .nothing)
            <label for="words">\(Phrase.counterWords, language)</label>
            <p class="hint" id="words-hint">\(Phrase.counterWordsHint, language)</p>
            <div class="with-button"><input id="words" name="words" type="search" value="\(view.words)" maxlength="200" \
            autocomplete="off" spellcheck="false" aria-describedby="words-hint" data-key="F2" autofocus>
            <button>\(Phrase.counterSeek, language)</button></div>
            </form>
            <div id="results" aria-live="polite">\(results(view, language))</div>
            <form action="/counter/case" method="post" id="resume" hidden>\(shell.hidden)</form>
            """)
    }

    /// The list alone, redrawn while somebody types.
    public static func results(_ view: CounterSearchView, _ language: Language) -> HTML {
        if view.results.isEmpty {
            return "<p><strong>\(Phrase.counterNothing, language)</strong> \(Phrase.counterNothingHint, language)</p>"
        }
        let branch = view.place.branch?.id ?? ""
        return """
            <h2>\(view.words.isEmpty ? Phrase.counterAll : Phrase.counterFits, language)</h2>
            <ul class="bare picks">\(view.results.map { row in
                """
                <li><a href="/counter/case?procedure=\(path: row.id)&amp;branch=\(path: branch)">\(said(row.name, language))\
                <span class="hint">\(code: row.id) \(said(row.more, language))</span></a></li>
                """
            })</ul>
            """
    }

    /// Which branch, and how to stand at another.
    static func branch(_ place: CounterPlace, _ language: Language, words: String) -> HTML {
        guard let branch = place.branch else {
            return Piece.notice(.warn, "<p>\(Phrase.counterNoBranch, language)</p>")
        }
        if place.others.isEmpty {
            return "<p class=\"at\">\(Phrase.counterAt, language) <strong>\(said(branch.name, language))</strong></p>"
        }
        let options = [branch] + place.others
        return """
            <form action="/counter" method="get" class="at"><label for="branch">\(Phrase.counterAt, language)</label>
            <input type="hidden" name="words" value="\(words)">
            <select id="branch" name="branch" class="medium">\(options.map { row in
                "<option value=\"\(row.id)\"\(when: row == branch, " selected")>\(row.name, language)</option>"
            })</select> <button class="second">\(Phrase.counterSwitch, language)</button></form>
            """
    }
}
