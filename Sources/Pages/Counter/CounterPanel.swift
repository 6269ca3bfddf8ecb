public import Base

// The register's answer: who decides, why, when, what to bring, what it costs, whether it may be taken in here.
extension CounterPages {
    static func panel(_ view: CounterCaseView) -> HTML {
        """
        <aside id="panel" class="stays" aria-label="\(Phrase.counterAnswer, view.language)">\
        <div class="card" id="panel-card">\(answer(view))</div></aside>
        """
    }

    private static func answer(_ view: CounterCaseView) -> HTML {
        let language = view.language
        if view.isUnsure {
            return """
                <p>\(Piece.tag(Phrase.counterManual, .wait, language))</p>\
                <h2 data-tells>\(Phrase.counterManualTold, language)</h2><p>\(Phrase.counterManualMore, language)</p>
                """
        }
        guard let answer = view.answer else { return "<h2>\(Phrase.counterAsk, language)</h2>" }
        return """
            <p>\(standing(answer, language))</p><h2 data-tells>\(answer.sentence, language)</h2>\
            \(choice(answer, view.state))\(whereElse(answer, language))\
            \(answer.notes.map { "<p class=\"hint\">\($0, language)</p>" })\
            \(calls(answer, language))\(facts(answer, language, isPrinted: false))
            """
    }

    private static func standing(_ answer: CounterAnswer, _ language: Language) -> HTML {
        switch answer.standing {
        case .settled: Piece.tag(Phrase.counterSettled, .good, language)
        case .open: Piece.tag(Phrase.counterOpen, .wait, language)
        case .refused: Piece.tag(Phrase.counterRefused, .bad, language)
        }
    }

    /// The law lets the applicant choose: the first is proposed.
    private static func choice(_ answer: CounterAnswer, _ state: FormState) -> HTML {
        if !answer.isChoice { return .nothing }
        var state = state
        if state.value("chosen.agency").isEmpty, let first = answer.agencies.first {
            state.values.append((name: "chosen.agency", value: first.id))
        }
        let options = answer.agencies.enumerated().map { index, agency in
            Field.Option(
                agency.id,
                "\(said(agency.name, state.language))\(when: index == 0, " \(Piece.tag(Phrase.counterProposed, .plain, state.language))")",
                hint: index == 0 ? "\(Phrase.counterProposedWhy, state.language)" : .nothing)
        }
        return Field("chosen.agency", Phrase.counterChoose, .radios(options)).html(state)
    }

    /// Where it can be lodged, when not here.
    private static func whereElse(_ answer: CounterAnswer, _ language: Language) -> HTML {
        guard case .elsewhere(let branches) = answer.lodging else { return .nothing }
        if branches.isEmpty { return "<p>\(Phrase.counterNowhere, language)</p>" }
        return "<ul>\(branches.map { "<li>\(said($0.name, language))\(place($0, language))</li>" })</ul>"
    }

    private static func place(_ name: CounterName, _ language: Language) -> HTML {
        name.more.vi.isEmpty ? .nothing : "<span class=\"hint\">, \(said(name.more, language))</span>"
    }

    private static func calls(_ answer: CounterAnswer, _ language: Language) -> HTML {
        if answer.calls.isEmpty { return .nothing }
        return "<p>\(Phrase.counterCall, language)</p><ul>\(answer.calls.map { "<li>\(said($0, language))</li>" })</ul>"
    }

    /// - Parameter isPrinted: on paper nothing is folded away.
    static func facts(_ answer: CounterAnswer, _ language: Language, isPrinted: Bool) -> HTML {
        var rows: [Piece.Row] = []
        if !answer.reasons.isEmpty { rows.append(Piece.Row(Phrase.counterWhy, reasons(answer, language))) }
        rows += answer.dues.enumerated().map { index, due in
            Piece.Row(Phrase.counterDue, told(due, index, language, isPrinted))
        }
        if !answer.papers.isEmpty { rows.append(Piece.Row(Phrase.counterPapers, papers(answer.papers, language))) }
        if answer.standing == .settled {
            rows.append(Piece.Row(Phrase.counterFee, said(answer.fee, language)))
            if !answer.result.vi.isEmpty { rows.append(Piece.Row(Phrase.counterResult, said(answer.result, language))) }
        }
        if let lodging = lodging(answer.lodging, language) { rows.append(Piece.Row(Phrase.counterHere, lodging)) }
        if answer.standing == .settled, !answer.holdsThrough.isEmpty {
            rows.append(Piece.Row(Phrase.counterHolds, "\(Phrase.counterThrough, language) \(answer.holdsThrough)"))
        }
        return rows.isEmpty ? .nothing : Piece.summary(rows, language)
    }

    private static func reasons(_ answer: CounterAnswer, _ language: Language) -> HTML {
        let items: [HTML] = answer.reasons.map { reason in
            "<li>\(said(reason.cited, language))\(when: !reason.note.vi.isEmpty, "<br><span class=\"hint\">\(said(reason.note, language))</span>")</li>"
        }
        return "<ul class=\"bare\">\(items)</ul>"
    }

    private static func told(_ due: CounterAnswer.Due, _ index: Int, _ language: Language, _ isPrinted: Bool) -> HTML {
        let of: HTML = due.of.map { "<span class=\"hint\">\(said($0, language)): </span>" } ?? .nothing
        guard let period = due.period, let at = due.due else { return "\(of)\(Phrase.counterNoPeriod, language)" }
        let lines: HTML = "<ol class=\"lines\">\(due.lines.map { "<li>\($0, language)</li>" })</ol>"
        let folded: HTML = """
            <details id="lines-\(index)"><summary>\(Phrase.counterLines, language)</summary>\(lines)</details>
            """
        return "\(of)<strong>\(at, language)</strong> (\(period, language))\(isPrinted ? lines : folded)"
    }

    private static func papers(_ papers: [CounterAnswer.Paper], _ language: Language) -> HTML {
        let items: [HTML] = papers.map { paper in
            """
            <li>\(said(paper.name, language)) <span class="hint">(\(paper.count) × \(said(paper.form, language))\
            \(when: paper.isReturned, "; \(Phrase.counterGoesBack, language)"))</span></li>
            """
        }
        return "<ul>\(items)</ul>"
    }

    private static func lodging(_ lodging: CounterAnswer.Lodging, _ language: Language) -> HTML? {
        switch lodging {
        case .here(let cited):
            "\(Phrase.counterMay, language)\(cited.map { "<br><span class=\"hint\">\(said($0, language))</span>" } ?? .nothing)"
        case .elsewhere: "\(Phrase.counterMayNot, language)"
        case .notAsked: "\(Phrase.counterNotAsked, language)"
        case .open: nil
        }
    }
}

// On paper, to take home.
extension CounterPages {
    /// - Parameter at: when it was said.
    public static func advice(_ shell: Shell, _ view: CounterCaseView, at moment: Bilingual, places: [Piece.Row])
        -> [UInt8]
    {
        let language = shell.language
        return shell.page(
            "\(Phrase.counterAdviceTitle, language)", width: .reading,
            """
            <div class="sheet"><p class="hint">\(Phrase.counterAdviceTitle, language) · \(moment, language)\
            \(view.place.branch.map { " · \(said($0.name, language))" } ?? .nothing)</p>
            <h1>\(said(view.procedure.name, language))</h1><p>\(code: view.procedure.id)</p>
            \(view.answer.map { adviceBody($0, view, places) } ?? .nothing)
            <p class="notice">\(Phrase.counterAdviceHonest, language)</p></div>
            <form action="/counter/case" method="post" class="no-print">\(shell.hidden)\(carried(view, at: "/counter/case"))
            <div class="buttons"><button type="button" data-prints data-key="F4" hidden>\(Phrase.print, language) <kbd>F4</kbd></button>\
            <button class="second" data-key="F8">\(Phrase.counterBackToCase, language) <kbd>F8</kbd></button>\
            <a class="button second" href="/counter" data-key="F9">\(Phrase.counterNext, language) <kbd>F9</kbd></a></div>\
            <p class="hint">\(Phrase.counterPrintHint, language)</p></form>
            """)
    }

    private static func adviceBody(_ answer: CounterAnswer, _ view: CounterCaseView, _ places: [Piece.Row]) -> HTML {
        let language = view.language
        return """
            <h2>\(answer.sentence, language)</h2>
            \(when: answer.isChoice, "<ul>\(answer.agencies.map { "<li>\(said($0.name, language))</li>" })</ul>")\
            \(whereElse(answer, language))\(when: !places.isEmpty, Piece.summary(places, language))\
            \(answer.notes.map { "<p class=\"hint\">\($0, language)</p>" })\(facts(answer, language, isPrinted: true))
            """
    }
}
