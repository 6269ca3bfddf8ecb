public import Base

/// What anybody may know of a procedure before going anywhere.
public enum ProcedurePages {
    public struct Entry: Sendable {
        public var code: String
        public var name: Bilingual
        public var sector: String

        public init(code: String, name: Bilingual, sector: String) {
            (self.code, self.name, self.sector) = (code, name, sector)
        }
    }

    /// One page of what was found.
    public struct Found: Sendable {
        public var entries: [Entry]
        public var words: String
        public var sector: String
        /// All sectors, to choose from.
        public var sectors: [String]
        /// From 1.
        public var page: Int
        public var pages: Int

        public init(entries: [Entry], words: String, sector: String, sectors: [String], page: Int, pages: Int) {
            (self.entries, self.words, self.sector) = (entries, words, sector)
            (self.sectors, self.page, self.pages) = (sectors, page, pages)
        }
    }

    public static func list(_ shell: Shell, _ found: Found) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.procedures, language)",
            """
            <h1>\(Phrase.procedures, language)</h1>
            \(search(found, language))
            \(found.entries.isEmpty ? "<p>\(Phrase.procedureNone, language)</p>" : entries(found, shell))
            \(pager(found, shell))
            """)
    }

    private static func search(_ found: Found, _ language: Language) -> HTML {
        let state = FormState(language, values: [("q", found.words), ("sector", found.sector)])
        let options =
            [Field.Option("", "\(Phrase.everySector, language)")]
            + found.sectors.map { Field.Option($0, "\(Phrase.sector($0), language)") }
        return """
            <form class="lookup" action="/procedures" method="get" role="search">
            \(Field("q", Phrase.procedureSearch, hint: Phrase.procedureSearchHint, .line(type: "search", length: 100)).html(state))
            \(Field("sector", Phrase.sector, .select(options)).html(state))
            \(when: language == .en, "<input type=\"hidden\" name=\"lang\" value=\"en\">")<button>\(Phrase.search, language)</button>
            </form>
            """
    }

    private static func entries(_ found: Found, _ shell: Shell) -> HTML {
        let language = shell.language
        return """
            <ul class="found">\(found.entries.map { entry in
                """
                <li><a href="\(shell.path(of: "/procedures/\(entry.code)"))">\(told: entry.name, language)</a>\
                <span class="hint">\(Phrase.sector(entry.sector), language) · \(code: entry.code)</span></li>
                """
            })</ul>
            """
    }

    private static func pager(_ found: Found, _ shell: Shell) -> HTML {
        if found.pages < 2 { return .nothing }
        func link(_ page: Int, _ words: Bilingual) -> HTML {
            let query: HTML = "?page=\(page)&amp;q=\(path: found.words)&amp;sector=\(path: found.sector)"
            return
                "<a href=\"/procedures\(query)\(when: shell.language == .en, "&amp;lang=en")\">\(words, shell.language)</a>"
        }
        return """
            <nav class="pager" aria-label="\(Phrase.procedures, shell.language)">\
            \(when: found.page > 1, link(found.page - 1, Phrase.earlier))<span>\(found.page)/\(found.pages)</span>\
            \(when: found.page < found.pages, link(found.page + 1, Phrase.later))</nav>
            """
    }
}

/// One procedure as it is told to everyone.
public struct ProcedureCard: Sendable {
    public struct Decider: Sendable {
        /// Blank in both languages: every case.
        public var when: [Bilingual]
        public var who: Bilingual
        public var note: Bilingual?
        public var basis: Bilingual

        public init(when: [Bilingual], who: Bilingual, note: Bilingual?, basis: Bilingual) {
            (self.when, self.who, self.note, self.basis) = (when, who, note, basis)
        }
    }

    /// What a rule answers, before it is words.
    public enum Answer: Sendable {
        case office(Bilingual, by: Bilingual)
        case officeAnywhere(Bilingual, isCountry: Bool)
        case agency(Bilingual)
        case onTheSpot
        case byHand
        case notOffered

        public var words: Bilingual {
            switch self {
            case .office(let role, let place): Phrase.decides(role: role, place: place)
            case .officeAnywhere(let role, let isCountry): Phrase.decidesAnywhere(role: role, isCountry: isCountry)
            case .agency(let name): name
            case .onTheSpot: Phrase.decidesHere
            case .byHand: Phrase.decidesByHand
            case .notOffered: Phrase.notOffered
            }
        }
    }

    public struct Sheet: Sendable {
        public var name: Bilingual
        public var form: Bilingual
        public var count: Int
        public var isReturned: Bool
        /// Nil: in every case.
        public var when: Bilingual?

        public init(name: Bilingual, form: Bilingual, count: Int, isReturned: Bool, when: Bilingual?) {
            (self.name, self.form, self.count, self.isReturned, self.when) = (name, form, count, isReturned, when)
        }
    }

    public struct Time: Sendable {
        public var when: [Bilingual]
        public var period: Bilingual
        public var basis: Bilingual

        public init(when: [Bilingual], period: Bilingual, basis: Bilingual) {
            (self.when, self.period, self.basis) = (when, period, basis)
        }
    }

    /// How far from the deciding agency a counter may be.
    public enum Reach: Int, Sendable { case commune, province, country }

    public var code: String
    public var name: Bilingual
    public var sector: String
    public var level: Bilingual
    public var deciders: [Decider]
    public var counters: Reach?
    public var takesPost: Bool
    public var isOnline: Bool
    public var papers: [Sheet]
    public var times: [Time]
    public var fee: Bilingual
    public var result: Bilingual
    public var acts: [Bilingual]
    public var asOf: CivilDate
    /// The whole address of this page.
    public var link: String

    public init(
        code: String, name: Bilingual, sector: String, level: Bilingual, deciders: [Decider], counters: Reach?,
        takesPost: Bool, isOnline: Bool, papers: [Sheet], times: [Time], fee: Bilingual, result: Bilingual,
        acts: [Bilingual], asOf: CivilDate, link: String
    ) {
        (self.code, self.name, self.sector, self.level) = (code, name, sector, level)
        (self.deciders, self.counters, self.takesPost, self.isOnline) = (deciders, counters, takesPost, isOnline)
        (self.papers, self.times, self.fee, self.result) = (papers, times, fee, result)
        (self.acts, self.asOf, self.link) = (acts, asOf, link)
    }
}

extension ProcedurePages {
    public static func procedure(_ shell: Shell, _ card: ProcedureCard) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(told: card.name, language)",
            """
            <h1>\(told: card.name, language)</h1>
            <p class="hint">\(Phrase.sector(card.sector), language) · \(Phrase.procedureCode, language) \(code: card.code)</p>
            <h2>\(Phrase.whoDecides, language)</h2>\(card.deciders.map { decider($0, language) })
            <h2>\(Phrase.whereToLodge, language)</h2>\(lodging(card, language))
            <h2>\(Phrase.papersToBring, language)</h2>\(papers(card, language))
            <h2>\(Phrase.howLong, language)</h2>\(times(card, language))
            \(Piece.summary([
                Piece.Row(Phrase.fee, "\(told: card.fee, language)"), Piece.Row(Phrase.result, "\(told: card.result, language)"),
                Piece.Row(Phrase.level, "\(card.level, language)"),
            ], language))
            <h2>\(Phrase.legalBasis, language)</h2><ul>\(card.acts.map { "<li>\(told: $0, language)</li>" })</ul>
            <figure class="share">\(CodePicture.qr(card.link, words: card.link))\
            <figcaption>\(Phrase.shareThis, language)</figcaption></figure>
            <p class="hint">\(Phrase.asOf, language) \(DayWords.date(card.asOf), language)</p>
            <p class="no-print"><a href="\(shell.path(of: "/procedures"))">\(Phrase.procedures, language)</a></p>
            """)
    }

    private static func cases(_ when: [Bilingual], _ language: Language) -> HTML {
        when.map { "\(told: $0, language)" as HTML }.joined("; ")
    }

    private static func decider(_ decider: ProcedureCard.Decider, _ language: Language) -> HTML {
        """
        <div class="notice">\(when: !decider.when.isEmpty, "<p class=\"hint\">\(cases(decider.when, language))</p>")
        <p><strong>\(told: decider.who, language)</strong></p>
        \(decider.note.map { "<p>\(told: $0, language)</p>" } ?? .nothing)
        <p class="hint">\(told: decider.basis, language)</p></div>
        """
    }

    private static func lodging(_ card: ProcedureCard, _ language: Language) -> HTML {
        let counters =
            switch card.counters {
            case .country: [Phrase.lodgeCountry]
            case .province: [Phrase.lodgeProvince]
            case .commune: [Phrase.lodgeCommune]
            case nil: [Bilingual]()
            }
        let ways = counters + (card.takesPost ? [Phrase.lodgePost] : []) + (card.isOnline ? [Phrase.lodgeOnline] : [])
        return "<ul>\(ways.map { "<li>\($0, language)</li>" })</ul>"
    }

    private static func papers(_ card: ProcedureCard, _ language: Language) -> HTML {
        if card.papers.isEmpty { return "<p>\(Phrase.papersUnknown, language)</p>" }
        return Piece.table(
            "\(Phrase.papersToBring, language)", columns: [Phrase.paper, Phrase.paperForm, Phrase.paperCount],
            rows: card.papers.map { sheet in
                [
                    "<div>\(told: sheet.name, language)\(sheet.when.map { "<div class=\"hint\">\(told: $0, language)</div>" } ?? .nothing)</div>",
                    "<div>\(sheet.form, language)\(when: sheet.isReturned, ", \(Phrase.paperReturned, language)")</div>",
                    "\(sheet.count)",
                ]
            }, language, isQuiet: true)
    }

    private static func times(_ card: ProcedureCard, _ language: Language) -> HTML {
        if card.times.isEmpty { return "<p>\(Phrase.periodUnknown, language)</p>" }
        return Piece.table(
            "\(Phrase.howLong, language)", columns: [Phrase.casesOf, Phrase.howLong, Phrase.legalBasis],
            rows: card.times.map { time in
                [
                    "<div>\(time.when.isEmpty ? "\(Phrase.anyCase, language)" : cases(time.when, language))</div>",
                    "<strong>\(time.period, language)</strong>",
                    "<div class=\"hint\">\(told: time.basis, language)</div>",
                ]
            }, language, isQuiet: true)
    }
}
