internal import Base
public import Dossiers
internal import WorkingTime

/// What an agency has to do, the most urgent first, with the reason for each place in the row.
public enum InboxPage {
    /// - Parameter state: what was chosen for several at once, when something was wrong with it.
    public static func page(_ shell: Shell, _ view: InboxView, _ state: FormState, once: String) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.inbox, language)", width: .work,
            """
            \(left(view, language))\(state.summary)
            <h1>\(Phrase.inbox, language)</h1>
            <p class="dossier-lead">\(NameBook.told(view.agency.name, language))\
            \(when: view.canChoose, " <a href=\"/inbox?choose=yes\">\(Phrase.otherAgency, language)</a>")</p>
            \(filters(shell, view))
            \(view.rows.isEmpty ? none(view, language) : list(shell, view, state, once))
            \(LoadChart.html(view.load, language))
            """)
    }

    private static func none(_ view: InboxView, _ language: Language) -> HTML {
        Piece.notice(.plain, "<p>\(view.filter.isOn ? Phrase.inboxNone : Phrase.inboxEmpty, language)</p>")
    }

    private static func left(_ view: InboxView, _ language: Language) -> HTML {
        guard let left = view.left else { return .nothing }
        let slots = [Slot("{code}", "\(code: left.code)"), Slot("{step}", "\(left.step.words, language)")]
        return """
            <div data-taken="\(StepPage.draft(left.code, left.step))"></div>\
            \(Piece.done("<p>\(Phrase.inboxLeft.html(language, slots))</p>"))
            """
    }

    private static func filters(_ shell: Shell, _ view: InboxView) -> HTML {
        let language = shell.language
        let state = FormState(
            language,
            values: [
                ("stage", view.filter.stage), ("officer", view.filter.officer), ("procedure", view.filter.procedure),
            ])
        let all = Field.Option("", "\(Phrase.filterAll, language)")
        let nobody = Field.Option(InboxView.Filter.nobody, "\(Phrase.filterNobody, language)")
        let stages = Stage.allCases.filter { !$0.isEnd }.map {
            Field.Option($0.rawValue, "\($0.words.capitalizedFirst, language)")
        }
        return """
            <form class="inbox-filters no-print" action="/inbox" method="get">\
            <input type="hidden" name="agency" value="\(view.agency.value)">
            \(Field("stage", Phrase.filterStage, .select([all] + stages)).html(state))
            \(Field("officer", Phrase.filterOfficer, .select([all, nobody] + view.officers.map { $0.plain(language) })).html(state))
            \(Field("procedure", Phrase.filterProcedure, .select([all] + view.procedures.map { $0.plain(language) })).html(state))
            <button class="second">\(Phrase.filterApply, language)</button>
            \(when: view.filter.isOn, "<a href=\"/inbox?agency=\(path: view.agency.value)\">\(Phrase.filterClear, language)</a>")
            </form>
            """
    }

    private static func list(_ shell: Shell, _ view: InboxView, _ state: FormState, _ once: String) -> HTML {
        let language = shell.language
        let cut = view.cutAt.map { Phrase.inboxCut.html(language, [Slot("{n}", "\($0)")]) }
        let table = table(view, state)
        let body: HTML =
            view.bulk.isEmpty ? table : Piece.form("/inbox/steps", shell, once: once, "\(bulk(view, state))\(table)")
        return """
            \(cut.map { "<p class=\"hint\">\($0)</p>" } ?? .nothing)
            <div class="inbox-list">\(body)</div>
            \(pages(view, language))
            """
    }

    private static func table(_ view: InboxView, _ state: FormState) -> HTML {
        let language = state.language
        let columns = [
            Phrase.colWhy, Phrase.colCode, Phrase.procedure, Phrase.colApplicant, Phrase.colStage, Phrase.colDue,
            Phrase.officer,
        ]
        let picks = view.bulk.isEmpty ? [] : [Phrase.colPick]
        return Piece.table(
            "\(Phrase.byUrgency, language) (\(view.total))", columns: picks + columns,
            rows: view.rows.map { row in (view.bulk.isEmpty ? [] : [pick(row, view, state)]) + cells(row, language) },
            language)
    }

    private static func pick(_ row: InboxView.Row, _ view: InboxView, _ state: FormState) -> HTML {
        let value = "\(row.code)~\(row.version)"
        return """
            <input type="checkbox" name="pick" value="\(value)" aria-label="\(Phrase.pickOne, state.language) \(row.code)"\
            \(when: view.isAllPicked || state.holds("pick", value), " checked")>
            """
    }

    private static func cells(_ row: InboxView.Row, _ language: Language) -> [HTML] {
        let isMoved: HTML =
            row.isReappointed ? "<br><span class=\"hint\">\(Phrase.rankMoved, language)</span>" : .nothing
        return [
            "<strong class=\"tag \(row.rank.tone)\">\(row.rank.words, language)</strong>",
            "<a href=\"/dossiers/\(path: row.code)\">\(code: row.code)</a>", NameBook.told(row.procedure, language),
            "\(vi: row.applicant)", "\(row.stage.words, language)",
            "<span class=\"inbox-day\">\(row.due.map { "\($0.date.slashed)" } ?? "–")</span>\(isMoved)",
            row.officer.isEmpty ? "–" : "\(vi: row.officer)",
        ]
    }
}

// Several at once.
extension InboxPage {
    private static func bulk(_ view: InboxView, _ state: FormState) -> HTML {
        let language = state.language
        let choose = Field.Option("", "\(Phrase.stChoose, language)")
        let steps = view.bulk.map { Field.Option($0.rawValue, "\(words($0).capitalizedFirst, language)") }
        return """
            <input type="hidden" name="agency" value="\(view.agency.value)">\
            <input type="hidden" name="stage" value="\(view.filter.stage)">\
            <input type="hidden" name="officer" value="\(view.filter.officer)">\
            <input type="hidden" name="procedure" value="\(view.filter.procedure)">\
            <input type="hidden" name="page" value="\(view.page)">
            <div class="inbox-bulk no-print">
            \(Field("step", Phrase.bulk, hint: Phrase.bulkHint, .select([choose] + steps)).html(state))
            \(Field("to", Phrase.bulkOfficer, .select([choose] + view.officers.map { $0.plain(language) }), isOptional: true).html(state))
            <button>\(Phrase.bulkDo, language)</button>
            <a href="/inbox?\(query(view, page: view.page))&amp;pick=all">\(Phrase.bulkAll, language)</a></div>
            """
    }

    static func words(_ step: StepKind) -> Bilingual { step == .handOut ? Phrase.bulkElectronic : step.words }

    private static func query(_ view: InboxView, page: Int) -> HTML {
        """
        agency=\(path: view.agency.value)&amp;stage=\(path: view.filter.stage)&amp;officer=\(path: view.filter.officer)\
        &amp;procedure=\(path: view.filter.procedure)&amp;page=\(page)
        """
    }

    private static func pages(_ view: InboxView, _ language: Language) -> HTML {
        if view.pages < 2 { return .nothing }
        let slots = [Slot("{n}", "\(view.page)"), Slot("{all}", "\(view.pages)")]
        return """
            <nav class="inbox-pages" aria-label="\(Phrase.pagesLabel, language)">\
            \(when: view.page > 1, "<a href=\"/inbox?\(query(view, page: view.page - 1))\">\(Phrase.pageBefore, language)</a>")
            <span>\(Phrase.pageOf.html(language, slots))</span>
            \(when: view.page < view.pages, "<a href=\"/inbox?\(query(view, page: view.page + 1))\">\(Phrase.pageNext, language)</a>")</nav>
            """
    }

    /// What was done to each, and what was not and why.
    public static func report(
        _ shell: Shell, _ step: StepKind, _ reports: [InboxView.Report], agency: String, names: NameBook
    ) -> [UInt8] {
        let language = shell.language
        let done = reports.count { $0.refusal == nil }
        let slots = [Slot("{n}", "\(done)"), Slot("{m}", "\(reports.count - done)")]
        let rows = reports.map { one -> [HTML] in
            let isDone = one.refusal == nil
            return [
                "<a href=\"/dossiers/\(path: one.code)\">\(code: one.code)</a>",
                Piece.tag(isDone ? Phrase.bulkYes : Phrase.bulkNo, isDone ? .good : .bad, language),
                one.refusal.map { $0.html(language, names.slots(language)) } ?? "–",
            ]
        }
        return shell.page(
            "\(Phrase.bulkReport, language)", width: .work,
            """
            <div class="notice \(done == reports.count ? "good" : "warn")" role="status" tabindex="-1" data-focus>\
            <p><strong>\(words(step).capitalizedFirst, language).</strong> \(Phrase.bulkDone.html(language, slots))</p></div>
            <h1>\(Phrase.bulkReport, language)</h1>
            \(Piece.table("\(words(step).capitalizedFirst, language)", columns: [Phrase.colCode, Phrase.bulkReport, Phrase.bulkAnswer], rows: rows, language))
            <p><a class="button second" href="/inbox?agency=\(path: agency)">\(Phrase.backToInbox, language)</a></p>
            """)
    }

    /// For whoever sees many agencies.
    public static func choose(
        _ shell: Shell, query: String, found: [StepView.Choice], urgent: [(agency: StepView.Choice, count: Int)]
    ) -> [UInt8] {
        let language = shell.language
        let state = FormState(language, values: [("q", query)])
        func link(_ agency: StepView.Choice) -> HTML {
            """
            <a href="/inbox?agency=\(path: agency.value)">\(NameBook.told(agency.name, language))</a> \
            <span class="hint">\(code: agency.value)</span>
            """
        }
        return shell.page(
            "\(Phrase.chooseAgency, language)",
            """
            <h1>\(Phrase.chooseAgency, language)</h1>
            <form action="/inbox" method="get"><input type="hidden" name="choose" value="yes">
            \(Field("q", Phrase.agencyName, hint: Phrase.stPlaceHint, .line(type: "search", length: 100)).html(state))
            <button>\(Phrase.searchAgency, language)</button></form>
            \(when: !query.isEmpty, "<h2>\(Phrase.foundAgencies, language)</h2>\(found.isEmpty ? "<p>\(Phrase.noSuchPlace, language)</p>" : "<ul class=\"dossier-links\">\(found.map { "<li>\(link($0))</li>" })</ul>")")
            \(when: !urgent.isEmpty, "<h2>\(Phrase.urgentAgencies, language)</h2><ul class=\"dossier-links\">\(urgent.map { "<li>\(link($0.agency)) (\($0.count) \(Phrase.openCount, language))</li>" })</ul>")
            """)
    }
}
