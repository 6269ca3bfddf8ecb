internal import Base

// One case: the question that decides competence on the left, the register's answer beside it.
extension CounterPages {
    public static func caseOf(_ shell: Shell, _ view: CounterCaseView) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(view.procedure.name, language)", width: .work,
            """
            \(view.state.summary)
            <p class="at">\(view.place.branch.map { said($0.name, language) } ?? "\(Phrase.counterAdviceOnly, language)") · \
            \(code: view.procedure.id) · <a href="/counter?branch=\(path: view.place.branch?.id ?? "")" data-key="F2">\
            \(Phrase.counterOther, language) <kbd>F2</kbd></a></p>
            <h1>\(said(view.procedure.name, language))</h1>
            <form action="/counter/applicant" method="post" novalidate data-draft="counter" data-filled \
            data-follow="/counter/panel">\(shell.hidden)\(carried(view, at: "/counter/case"))
            <div class="columns two"><div>
            \(questions(view))
            \(caseButtons(view, language))
            </div>\(panel(view))</div>
            </form>
            """)
    }

    private static func caseButtons(_ view: CounterCaseView, _ language: Language) -> HTML {
        """
        <div class="buttons">\
        \(when: view.place.branch != nil, "<button data-key=\"F8\"\(when: view.questions.isEmpty, " autofocus")>\(Phrase.counterLodge, language) <kbd>F8</kbd></button>")\
        <button class="second" formaction="/counter/advice" data-key="F4">\(Phrase.counterAdvice, language) <kbd>F4</kbd></button>\
        <noscript><button class="second" formaction="/counter/case">\(Phrase.counterShow, language)</button></noscript></div>
        """
    }

    /// What of the case other pages ask, unseen; `at` is where a draft is taken up again.
    static func carried(_ view: CounterCaseView, at path: String) -> HTML {
        """
        <input type="hidden" name="once" value="\(view.once)"><input type="hidden" name="at" value="\(path)">\
        \(view.carried.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })
        """
    }

    /// Everything that follows what is typed, each part under its own id.
    public static func follow(_ view: CounterCaseView) -> HTML { questions(view) + panel(view) }

    private static func questions(_ view: CounterCaseView) -> HTML {
        """
        <div id="questions">\
        \(when: view.questions.isEmpty, "<p>\(Phrase.counterNoQuestion, view.language)</p>")\
        \(view.questions.enumerated().map { question($1, view, isFirst: $0 == 0) })\
        \(when: view.mayBeUnsure, unsure(view))</div>
        """
    }

    private static func question(_ question: CounterQuestion, _ view: CounterCaseView, isFirst: Bool) -> HTML {
        switch question.kind {
        case .options(let options):
            let choices = options.map { Field.Option($0.value, said($0.label, view.language)) }
            let field = Field(question.name, question.text, .radios(choices))
            return "<div id=\"q-\(question.name)\">\(field.html(view.state))</div>"
        case .place(let place):
            let isOpen = isFirst && view.state.value(place.field).isEmpty && view.state.faults.isEmpty
            return place.isSecond ? second(question, place, view) : first(question, place, view, isOpen)
        }
    }

    private static func first(
        _ question: CounterQuestion, _ place: CounterQuestion.Place, _ view: CounterCaseView, _ isOpen: Bool
    ) -> HTML {
        let field = Field(
            place.field, question.text, hint: Phrase.counterPlaceHint, .line(length: 300),
            more: isOpen ? " spellcheck=\"false\" data-picks autofocus" : " spellcheck=\"false\" data-picks")
        return """
            <div id="q-\(place.number)">\(factor(place))\(field.html(view.state))\(answer(place, view))</div>
            """
    }

    private static func second(_ question: CounterQuestion, _ place: CounterQuestion.Place, _ view: CounterCaseView)
        -> HTML
    {
        let field = Field(
            place.field, Phrase.counterSecondPlace, hint: Phrase.counterPlaceHint, .line(length: 300),
            isOptional: true, more: " spellcheck=\"false\" data-picks")
        return """
            <details class="field" id="q-\(place.number)"\(when: !view.state.value(place.field).isEmpty, " open")>\
            <summary>\(question.text, view.language)</summary>\
            \(factor(place))\(field.html(view.state))\(answer(place, view))</details>
            """
    }

    private static func factor(_ place: CounterQuestion.Place) -> HTML {
        "<input type=\"hidden\" name=\"places.\(place.number).factor\" value=\"\(place.factor)\">"
    }

    /// What the address was taken for; or which of several it is.
    private static func answer(_ place: CounterQuestion.Place, _ view: CounterCaseView) -> HTML {
        let language = view.language
        let told: HTML =
            place.told.map { "<p class=\"taken\"><span aria-hidden=\"true\">✓ </span>\(said($0, language))</p>" }
            ?? .nothing
        guard let asks = place.asks, !place.options.isEmpty else {
            return "<div id=\"a-\(place.number)\">\(told)</div>"
        }
        let options = place.options.map { Field.Option($0.value, said($0.label, language)) }
        let field = Field(place.areaField, asks, .radios(options))
        return "<div id=\"a-\(place.number)\" class=\"picks\">\(told)\(field.html(view.state))</div>"
    }

    private static func unsure(_ view: CounterCaseView) -> HTML {
        """
        <div id="q-unsure" class="unsure">\(Field("unsure", Phrase.counterUnsure, hint: Phrase.counterUnsureHint, .flag).html(view.state))\
        \(when: view.isUnsure, Field("unsureBecause", Phrase.counterUnsureWhy, .line(length: 300)).html(view.state))</div>
        """
    }
}
