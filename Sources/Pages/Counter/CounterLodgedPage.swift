public import Base

/// A dossier just taken in.
public struct CounterLodgedView: Sendable {
    public var code: String
    public var procedure: CounterName
    /// Who decides now; a sentence where nobody is known yet.
    public var agency: Bilingual
    public var due: Bilingual?
    /// What the citizen is told.
    public var told: [Bilingual]

    public init(code: String, procedure: CounterName, agency: Bilingual, due: Bilingual?, told: [Bilingual]) {
        (self.code, self.procedure, self.agency, self.due, self.told) = (code, procedure, agency, due, told)
    }
}

extension CounterPages {
    public static func lodged(_ shell: Shell, _ view: CounterLodgedView) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.counterLodged, language)", width: .reading,
            """
            <div class="lodged" data-taken="counter"><p>\(Piece.tag(Phrase.counterLodged, .done, language))</p>
            <h1><span class="quiet">\(Phrase.counterCode, language)</span> \(code: view.code)</h1></div>
            \(Piece.summary(rows(view, language), language))
            <h2>\(Phrase.counterTell, language)</h2>
            <ul>\(view.told.map { "<li>\($0, language)</li>" })</ul>
            <div class="buttons"><a class="button" href="/dossiers/\(path: view.code)/slips/01" data-key="F4">\(Phrase.counterReceipt, language) <kbd>F4</kbd></a>\
            <a class="button second" href="/counter" data-key="F9">\(Phrase.counterNext, language) <kbd>F9</kbd></a>\
            <a href="/dossiers/\(path: view.code)">\(Phrase.counterOpenDossier, language)</a></div>
            """)
    }

    private static func rows(_ view: CounterLodgedView, _ language: Language) -> [Piece.Row] {
        [
            Piece.Row(Phrase.counterProcedure, said(view.procedure.name, language)),
            Piece.Row(Phrase.counterWho, said(view.agency, language)),
            Piece.Row(
                Phrase.counterDue,
                view.due.map { "<strong>\($0, language)</strong>" } ?? "\(Phrase.counterNoPeriod, language)"),
        ]
    }

    /// The same form was sent before, with something else in it.
    public static func sentBefore(_ shell: Shell, code: String) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.counterSentBefore, language)",
            """
            <h1>\(Phrase.counterSentBefore, language)</h1><p data-taken="counter">\(Phrase.counterSentBeforeMore, language)</p>
            <p class="lodged"><a href="/dossiers/\(path: code)">\(code: code)</a></p>
            <p><a class="button second" href="/counter" data-key="F9">\(Phrase.counterNext, language) <kbd>F9</kbd></a></p>
            """)
    }
}

// Finding a dossier by what was typed or scanned.
extension CounterPages {
    /// One dossier somebody may list, told so that nobody reads a name over a shoulder.
    public struct Found: Sendable {
        public var code: String
        /// `N. V. A.`
        public var masked: String
        public var procedure: Bilingual
        public var stage: Bilingual
        public var received: String

        public init(code: String, masked: String, procedure: Bilingual, stage: Bilingual, received: String) {
            (self.code, self.masked, self.procedure) = (code, masked, procedure)
            (self.stage, self.received) = (stage, received)
        }
    }

    /// Several fit, or nothing does; `fault` says what is wrong with a code that was nearly one.
    public static func found(_ shell: Shell, _ rows: [Found], typed: String, fault: Bilingual?) -> [UInt8] {
        let language = shell.language
        let title = rows.isEmpty ? Phrase.counterFoundNothing : Phrase.counterFound
        return shell.page(
            "\(title, language)", width: .work,
            """
            <h1>\(title, language)</h1>
            \(fault.map { "<p>\($0, language)</p>" } ?? .nothing)
            \(rows.isEmpty ? whatToType(language) : table(rows, language))
            <form action="/find" method="post" role="search">\(shell.hidden)\
            \(Field("q", Phrase.counterFindAgain, .line(type: "search", length: 300), width: "medium", more: " autofocus spellcheck=\"false\"").html(FormState(language, values: [(name: "q", value: typed)])))\
            <button>\(Phrase.counterSeek, language)</button></form>
            """)
    }

    private static func whatToType(_ language: Language) -> HTML {
        """
        <p>\(Phrase.counterFindNot, language)</p><ul><li>\(Phrase.counterFindCode, language) \(code: "H29.1-261121-0001")</li>\
        <li>\(Phrase.counterFindScan, language)</li><li>\(Phrase.counterFindPhone, language)</li>\
        <li>\(Phrase.counterFindName, language)</li></ul>
        """
    }

    private static func table(_ rows: [Found], _ language: Language) -> HTML {
        Piece.table(
            "\(Phrase.counterFound, language)",
            columns: [
                Phrase.counterCode, Phrase.counterApplicant, Phrase.counterProcedure, Phrase.counterStage,
                Phrase.counterReceived,
            ],
            rows: rows.map { row in
                [
                    "<a href=\"/dossiers/\(path: row.code)\">\(code: row.code)</a>", "\(vi: row.masked)",
                    said(row.procedure, language), "\(row.stage.capitalizedFirst, language)", "\(row.received)",
                ]
            }, language, isQuiet: true)
    }
}
