public import Base

/// What the "who decides?" explorer shows: a procedure over all communes, and why at one of them.
public struct WhyView: Sendable {
    /// A procedure that was found, or the one that is looked at.
    public struct Choice: Sendable {
        public var code: String
        public var name: Bilingual

        public init(code: String, name: Bilingual) { (self.code, self.name) = (code, name) }
    }

    /// A fact beside the place, to be chosen where it matters.
    public struct Question: Sendable {
        /// Of the select: `q.` and the key.
        public var name: String
        public var text: Bilingual
        public var options: [(value: String, label: Bilingual)]
        public var chosen: String

        public init(name: String, text: Bilingual, options: [(value: String, label: Bilingual)], chosen: String) {
            (self.name, self.text, self.options, self.chosen) = (name, text, options, chosen)
        }
    }

    /// One commune.
    public struct Tile: Sendable {
        public var code: String
        public var name: String
        /// Which entry of the legend it belongs to.
        public var mark: Int
        /// From 0 to 1000 from the west and from the north; nil where no point is known.
        public var place: (x: Int, y: Int)?

        public init(code: String, name: String, mark: Int, place: (x: Int, y: Int)?) {
            (self.code, self.name, self.mark, self.place) = (code, name, mark, place)
        }
    }

    public struct Legend: Sendable {
        public var name: Bilingual
        public var areas: Int
        /// Of how many agencies; 0 where none in particular decides.
        public var agencies: Int
        /// Nobody decides there: something is missing or wrong.
        public var isOpen: Bool

        public init(name: Bilingual, areas: Int, agencies: Int, isOpen: Bool) {
            (self.name, self.areas, self.agencies, self.isOpen) = (name, areas, agencies, isOpen)
        }
    }

    public struct Map: Sendable {
        /// Wards, communes, special zones.
        public var groups: [(kind: Bilingual, tiles: [Tile])]
        public var legend: [Legend]
        /// Height of the picture for a width of 1000.
        public var height: Int

        public init(groups: [(kind: Bilingual, tiles: [Tile])], legend: [Legend], height: Int) {
            (self.groups, self.legend, self.height) = (groups, legend, height)
        }

        var count: Int { groups.reduce(0) { $0 + $1.tiles.count } }
    }

    /// A rule's part in the answer.
    public struct Rule: Sendable {
        public var id: String
        /// Act and article, or why it did not decide.
        public var words: Bilingual
        public var note: Bilingual
        /// File and line.
        public var place: String

        public init(id: String, words: Bilingual, note: Bilingual, place: String) {
            (self.id, self.words, self.note, self.place) = (id, words, note, place)
        }
    }

    public struct Period: Sendable {
        /// The case, where it depends on one.
        public var label: Bilingual
        public var words: Bilingual
        public var due: Bilingual
        public var basis: Bilingual

        public init(label: Bilingual, words: Bilingual, due: Bilingual, basis: Bilingual) {
            (self.label, self.words, self.due, self.basis) = (label, words, due, basis)
        }
    }

    /// The answer at one place, with its reasons.
    public struct Detail: Sendable {
        public var place: String
        public var isSettled: Bool
        public var sentence: Bilingual
        /// Agencies to choose from, answers to the question.
        public var lines: [Bilingual]
        public var facts: [Bilingual]
        public var applied: [Rule]
        public var rejected: [Rule]
        public var periods: [Period]
        /// Last day on which this answer is known to hold.
        public var holdsThrough: CivilDate

        public init(
            place: String, isSettled: Bool, sentence: Bilingual, lines: [Bilingual], facts: [Bilingual],
            applied: [Rule], rejected: [Rule], periods: [Period], holdsThrough: CivilDate
        ) {
            (self.place, self.isSettled, self.sentence, self.lines) = (place, isSettled, sentence, lines)
            (self.facts, self.applied, self.rejected) = (facts, applied, rejected)
            (self.periods, self.holdsThrough) = (periods, holdsThrough)
        }
    }

    public enum State: Sendable {
        /// Procedures that fit the words; the person chooses one.
        case choosing([Choice])
        /// The question cannot be put: why.
        case refused(Bilingual)
        /// One of the questions must be answered before any place is.
        case asking
        /// The place does not matter: one answer for all.
        case everywhere(Detail)
        case map(Map)
    }

    public var words: String
    public var on: CivilDate
    /// Sent along when it is not the edition that decides on that day.
    public var edition: String
    /// Which edition answers.
    public var told: Bilingual
    public var procedure: Choice?
    public var questions: [Question]
    public var state: State
    /// Beside the map: the place somebody asked about.
    public var detail: Detail?
    public var area: String
    /// It is done wherever it is lodged: what the map's places are, then.
    public var isByLodging = false

    public init(words: String, on: CivilDate, edition: String, told: Bilingual) {
        (self.words, self.on, self.edition, self.told) = (words, on, edition, told)
        (procedure, questions, state, detail, area) = (nil, [], .choosing([]), nil, "")
    }
}

/// Who decides where, and why.
public enum WhyPages {
    public static func page(_ shell: Shell, _ view: WhyView) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.whyTitle, language)", width: .work,
            """
            <h1>\(Phrase.whyTitle, language)</h1>
            \(search(view, language))
            \(view.procedure.map { heading($0, view, language) } ?? .nothing)
            \(questions(view, language))
            \(content(view, language))
            """)
    }

    private static func search(_ view: WhyView, _ language: Language) -> HTML {
        """
        <form class="ask" action="/why" method="get" role="search">\(hidden("edition", view.edition))
        <div class="field"><label for="words">\(Phrase.whyWords, language)</label>
        <input id="words" name="words" type="search" value="\(view.words)" maxlength="200" autocomplete="off" \
        data-key="F2"></div>
        \(view.procedure == nil ? day(view, language) : hidden("on", view.on.description))
        <button>\(Phrase.whyFind, language)</button></form>
        """
    }

    private static func day(_ view: WhyView, _ language: Language) -> HTML {
        """
        <div class="field"><label for="on">\(Phrase.whyOn, language)</label>
        <input class="short" id="on" name="on" type="date" value="\(view.on.description)"></div>
        """
    }

    private static func hidden(_ name: String, _ value: String) -> HTML {
        value.isEmpty ? .nothing : "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }

    private static func heading(_ choice: WhyView.Choice, _ view: WhyView, _ language: Language) -> HTML {
        """
        <h2>\(StewardText.said(choice.name, language)) \(code: choice.code)</h2>
        <p class="hint">\(view.told, language)</p>
        """
    }

    /// The day and the facts beside the place, in one form; what is not chosen stays a question.
    private static func questions(_ view: WhyView, _ language: Language) -> HTML {
        guard let procedure = view.procedure else { return .nothing }
        return """
            <form class="ask" action="/why" method="get">\(hidden("procedure", procedure.code))\
            \(hidden("edition", view.edition))\(hidden("area", view.area))
            \(view.questions.map { select($0, language) })
            \(day(view, language))
            <button class="second">\(Phrase.whyAsk, language)</button></form>
            """
    }

    private static func select(_ question: WhyView.Question, _ language: Language) -> HTML {
        """
        <div class="field"><label for="\(question.name)">\(question.text, language)</label>
        <select id="\(question.name)" name="\(question.name)"><option value="">\(Phrase.whyOpen, language)</option>\
        \(question.options.map { option in
            "<option value=\"\(option.value)\"\(when: option.value == question.chosen, " selected")>\(option.label, language)</option>"
        })</select></div>
        """
    }

    private static func content(_ view: WhyView, _ language: Language) -> HTML {
        switch view.state {
        case .choosing(let found): choices(found, view, language)
        case .refused(let why): Piece.notice(.warn, "<p role=\"alert\">\(StewardText.said(why, language))</p>")
        case .asking: Piece.notice(.wait, "<p>\(Phrase.whyAnswerFirst, language)</p>")
        case .everywhere(let detail):
            "\(Piece.notice(.good, "<p>\(Phrase.whyEverywhere, language)</p>"))\(WhyDetail(detail, language).html)"
        case .map(let map): WhyMap(map, view, language).html
        }
    }

    private static func choices(_ found: [WhyView.Choice], _ view: WhyView, _ language: Language) -> HTML {
        if found.isEmpty { return Piece.notice(.plain, "<p>\(Phrase.whyNothingFound, language)</p>") }
        return """
            <h2>\(Phrase.whyChoose, language)</h2>
            <ul class="bare choices">\(found.map { choice in
                """
                <li><a href="/why?procedure=\(path: choice.code)&amp;on=\(path: view.on.description)\(edition(view))">\
                \(StewardText.said(choice.name, language))</a> \(code: choice.code)</li>
                """
            })</ul>
            """
    }

    private static func edition(_ view: WhyView) -> HTML {
        view.edition.isEmpty ? .nothing : "&amp;edition=\(path: view.edition)"
    }
}
