public import Base

/// What lies at a branch: today's dossiers and what waits for its people.
public struct CounterTodayView: Sendable {
    /// One kind of matter: a tab of the list.
    public struct Part: Sendable {
        /// As in the address.
        public var id: String
        public var words: Bilingual
        public var count: Int
        /// There are more than were counted.
        public var isMore: Bool
        public var isHere: Bool

        public init(id: String, words: Bilingual, count: Int, isMore: Bool, isHere: Bool) {
            (self.id, self.words, self.count, self.isMore, self.isHere) = (id, words, count, isMore, isHere)
        }
    }

    public struct Row: Sendable {
        public var code: String
        public var masked: String
        public var procedure: Bilingual
        /// Who has to act.
        public var at: Bilingual
        public var stage: Bilingual
        public var due: String
        public var urgency: Urgency

        public enum Urgency: Sendable { case none, soon, late }

        public init(
            code: String, masked: String, procedure: Bilingual, at: Bilingual, stage: Bilingual, due: String,
            urgency: Urgency
        ) {
            (self.code, self.masked, self.procedure, self.at) = (code, masked, procedure, at)
            (self.stage, self.due, self.urgency) = (stage, due, urgency)
        }
    }

    public var branch: CounterBranch
    public var others: [CounterBranch]
    public var moment: Bilingual
    public var parts: [Part]
    public var rows: [Row]
    /// The cursor of the next page; blank on the last.
    public var next: String

    public init(
        branch: CounterBranch, others: [CounterBranch], moment: Bilingual, parts: [Part], rows: [Row], next: String
    ) {
        (self.branch, self.others, self.moment) = (branch, others, moment)
        (self.parts, self.rows, self.next) = (parts, rows, next)
    }
}

extension CounterPages {
    public static func today(_ shell: Shell, _ view: CounterTodayView) -> [UInt8] {
        let language = shell.language
        let here = view.parts.first { $0.isHere }
        return shell.page(
            "\(Phrase.todayTitle, language)", width: .work,
            """
            <h1>\(Phrase.todayTitle, language)</h1>
            \(stand(view, language))
            \(draftTold(language))
            <nav class="tabs" aria-label="\(Phrase.todayParts, language)"><ul>\(view.parts.map { tab($0, view, language) })</ul></nav>
            \(rows(view.rows, caption: here?.words ?? Phrase.todayTitle, language))
            <div class="buttons">\(when: !view.next.isEmpty, "<a class=\"button second\" href=\"/today?branch=\(path: view.branch.id)&amp;show=\(path: here?.id ?? "")&amp;after=\(path: view.next)\">\(Phrase.todayMore, language)</a>")\
            <a href="/today/shift?branch=\(path: view.branch.id)" data-key="F4">\(Phrase.todayShift, language) <kbd>F4</kbd></a>\
            <a href="/counter?branch=\(path: view.branch.id)" data-key="F9">\(Phrase.counterNext, language) <kbd>F9</kbd></a></div>
            <form action="/counter/case" method="post" id="resume" hidden>\(shell.hidden)</form>
            """)
    }

    private static func stand(_ view: CounterTodayView, _ language: Language) -> HTML {
        if view.others.isEmpty {
            return "<p class=\"at\"><strong>\(said(view.branch.name, language))</strong> · \(view.moment, language)</p>"
        }
        return """
            <form action="/today" method="get" class="at"><label for="branch">\(Phrase.counterAt, language)</label>
            <select id="branch" name="branch" class="medium">\(([view.branch] + view.others).map { row in
                "<option value=\"\(row.id)\"\(when: row == view.branch, " selected")>\(row.name, language)</option>"
            })</select> <button class="second">\(Phrase.counterSwitch, language)</button></form>
            """
    }

    private static func draftTold(_ language: Language) -> HTML {
        """
        <details class="drafts"><summary>\(Phrase.todayDrafts, language)</summary><p>\(Phrase.todayDraftsMore, language)</p>
        <p data-no-draft="counter" hidden>\(Phrase.todayNoDraft, language)</p></details>
        <div id="draft" class="notice" hidden data-draft-of="counter"><p>\(Phrase.counterDraft, language) \
        <span data-draft-at></span></p><div class="buttons">\
        <button type="button" data-resumes>\(Phrase.counterResume, language)</button>\
        <button type="button" class="second" data-discards>\(Phrase.counterDiscard, language)</button></div></div>
        """
    }

    private static func tab(_ part: CounterTodayView.Part, _ view: CounterTodayView, _ language: Language) -> HTML {
        """
        <li><a href="/today?branch=\(path: view.branch.id)&amp;show=\(path: part.id)"\(when: part.isHere, " aria-current=\"page\"")>\
        <strong>\(part.count)\(when: part.isMore, "+")</strong> \(part.words, language)</a></li>
        """
    }

    private static func rows(_ rows: [CounterTodayView.Row], caption: Bilingual, _ language: Language) -> HTML {
        if rows.isEmpty { return "<h2>\(caption, language)</h2><p>\(Phrase.todayNothing, language)</p>" }
        return Piece.table(
            "\(caption, language)",
            columns: [
                Phrase.counterCode, Phrase.counterApplicant, Phrase.counterProcedure, Phrase.todayWaitsAt,
                Phrase.counterStage, Phrase.todayDue,
            ],
            rows: rows.map { row in
                [
                    "<a href=\"/dossiers/\(path: row.code)\">\(code: row.code)</a>", "\(vi: row.masked)",
                    said(row.procedure, language), said(row.at, language), "\(row.stage.capitalizedFirst, language)",
                    due(row, language),
                ]
            }, language)
    }

    private static func due(_ row: CounterTodayView.Row, _ language: Language) -> HTML {
        if row.due.isEmpty { return "<span class=\"hint\">\(Phrase.todayNoDue, language)</span>" }
        return switch row.urgency {
        case .none: "\(row.due)"
        case .soon: "\(row.due) \(Piece.tag(Phrase.todaySoon, .warn, language))"
        case .late: "\(row.due) \(Piece.tag(Phrase.todayLate, .bad, language))"
        }
    }

    /// One page for the next shift, to print and sign.
    public static func shift(
        _ shell: Shell, _ view: CounterTodayView, open: [(words: Bilingual, rows: [CounterTodayView.Row])]
    ) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.shiftTitle, language)", width: .work,
            """
            <h1>\(Phrase.shiftTitle, language)</h1>
            <p class="at"><strong>\(said(view.branch.name, language))</strong> · \(view.moment, language) · \
            \(shell.person.map { "\(vi: $0.name)" } ?? .nothing)</p>
            <ul class="counts">\(view.parts.map { "<li><strong>\($0.count)\(when: $0.isMore, "+")</strong> \($0.words, language)</li>" })</ul>
            <form class="field shift-note"><label for="note">\(Phrase.shiftNote, language)</label>
            <p class="hint no-print" id="note-hint">\(Phrase.shiftNoteHint, language)</p>
            <textarea id="note" rows="5" maxlength="2000" aria-describedby="note-hint"></textarea></form>
            \(open.map { $0.rows.isEmpty ? .nothing : rows($0.rows, caption: $0.words, language) })
            <p class="signs"><span>\(Phrase.shiftGives, language)</span><span>\(Phrase.shiftTakes, language)</span></p>
            <div class="buttons no-print"><button type="button" data-prints data-key="F4" hidden>\(Phrase.print, language) <kbd>F4</kbd></button>\
            <a href="/today?branch=\(path: view.branch.id)">\(Phrase.back, language)</a></div>
            """)
    }
}
