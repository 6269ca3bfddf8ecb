internal import Base

/// What is known of an edition: its proof, what it changes in the register, and what for real dossiers.
enum EditionParts {
    static func proof(_ proof: ProofView, _ language: Language) -> HTML {
        """
        <section id="proof"><h2>\(Phrase.edProof, language) \
        \(Piece.tag(proof.isPassed ? Phrase.edPassed : Phrase.edFailed, proof.isPassed ? .good : .bad, language))</h2>
        <p>\(proof.isPassed ? Phrase.edProofPassed : Phrase.edProofFailed(proof.failureCount), language)</p>
        \(when: !proof.failures.isEmpty, "<ol class=\"sentences\">\(proof.failures.map { "<li>\(StewardText.said($0, language))</li>" })</ol>")
        \(when: proof.failures.count < proof.failureCount, "<p class=\"hint\">\(Phrase.edOnlyFirst(proof.failures.count), language)</p>")
        <p class="hint">\(proof.counts.map { "\(number($0.count, language)) \($0.name, language)" as HTML }.joined(" · ")) · \(proof.day.slashed)</p>
        </section>
        """
    }

    /// - Parameter path: of the page, to turn its leaves; empty where there are no others.
    static func difference(_ difference: DifferenceView, _ path: HTML, _ language: Language) -> HTML {
        let shown = Array(difference.changes.dropFirst(difference.from).prefix(Self.leaf))
        return """
            <section id="difference"><h2>\(Phrase.edDifference(difference.against), language)</h2>
            <p>\(StewardText.said(difference.verdict, language))</p>
            \(edits(difference.edits, language))
            \(when: !shown.isEmpty, "<h3>\(Phrase.edWhoChanges, language)</h3><ol class=\"sentences\" start=\"\(difference.from + 1)\">\(shown.map { change($0, language) })</ol>")
            \(leaves(difference, path, language))
            \(difference.procedures.filter { !$0.codes.isEmpty }.map { group in
                "<p>\(group.words, language) \(group.codes.map { "\(code: $0)" as HTML }.joined(", "))</p>"
            })
            \(rows(difference, language))
            </section>
            """
    }

    static let leaf = 25

    /// Cell by cell, for whoever approves it.
    private static func edits(_ edits: [DifferenceView.Edit], _ language: Language) -> HTML {
        if edits.isEmpty { return .nothing }
        let rows: [[HTML]] = edits.prefix(leaf).map { edit in
            switch edit.kind {
            case .added: ["\(code: edit.rule)", Piece.tag(Phrase.edRuleNew, .good, language), "", ""]
            case .removed: ["\(code: edit.rule)", Piece.tag(Phrase.edRuleGone, .bad, language), "", ""]
            case .changed:
                [
                    "\(code: edit.rule)", "\(Phrase.ruColumns[edit.column] ?? Phrase.ruRule, language)",
                    "\(vi: edit.before)", "\(vi: edit.after)",
                ]
            }
        }
        let columns = [Phrase.ruRule, Phrase.edCell, Phrase.edWas, Phrase.edBecomes]
        return """
            \(Piece.table("\(Phrase.edEdits(edits.count), language)", columns: columns, rows: rows, language))
            \(when: edits.count > leaf, "<p class=\"hint\">\(Phrase.edOnlyFirst(leaf), language)</p>")
            """
    }

    private static func change(
        _ change: (areas: Int, isBasisOnly: Bool, sentence: Bilingual), _ language: Language
    ) -> HTML {
        """
        <li>\(when: change.isBasisOnly, "\(Piece.tag(Phrase.edBasisOnly, .plain, language)) ")\
        \(StewardText.said(change.sentence, language))</li>
        """
    }

    private static func leaves(_ difference: DifferenceView, _ path: HTML, _ language: Language) -> HTML {
        let count = difference.changes.count
        if count <= leaf { return .nothing }
        if path.isEmpty { return "<p class=\"hint\">\(Phrase.edMoreChanges(count - leaf), language)</p>" }
        let next = difference.from + leaf
        return """
            <p>\(Phrase.edLeaf(difference.from + 1, min(next, count), count), language) \
            \(when: difference.from > 0, "<a href=\"\(path)?from=\(max(difference.from - leaf, 0))#difference\">\(Phrase.edBefore, language)</a> ")\
            \(when: next < count, "<a href=\"\(path)?from=\(next)#difference\">\(Phrase.edAfter, language)</a>")</p>
            """
    }

    private static func rows(_ difference: DifferenceView, _ language: Language) -> HTML {
        if difference.rows.isEmpty { return .nothing }
        let shown = difference.rows.prefix(60)
        return """
            <details\(when: shown.count < 12, " open")><summary>\(Phrase.edRows(difference.rows.count), language)</summary>
            <ul class="sentences">\(shown.map { "<li>\(StewardText.said($0, language))</li>" })</ul>
            \(when: shown.count < difference.rows.count, "<p class=\"hint\">\(Phrase.edOnlyFirst(shown.count), language)</p>")
            </details>
            """
    }

    static func replay(_ replay: ReplayView, _ edition: EditionView, _ language: Language) -> HTML {
        """
        <section id="replay"><h2>\(Phrase.edReplay, language)</h2>
        <form class="ask" action="/editions/\(edition.hash)#replay" method="get"><div class="field">
        <label for="days">\(Phrase.edDays, language)</label><select class="short" id="days" name="days">\
        \([7, 28, 90].map { "<option value=\"\($0)\"\(when: $0 == replay.days, " selected")>\($0)</option>" as HTML })\
        </select></div><button class="second">\(Phrase.edAskAgain, language)</button></form>
        \(state(replay, edition, language))
        </section>
        """
    }

    private static func state(_ replay: ReplayView, _ edition: EditionView, _ language: Language) -> HTML {
        switch replay.state {
        case .working(let done, let total):
            Piece.notice(
                .wait,
                """
                <p>\(Phrase.edWorking(done, total), language) \
                <a href="/editions/\(edition.hash)?days=\(replay.days)#replay">\(Phrase.edLookAgain, language)</a></p>
                """)
        case .failed: Piece.notice(.bad, "<p>\(Phrase.edReplayFailed, language)</p>")
        case .ready(let asked, let moved, let count, let newly, let loads, let ownerless, let isCut):
            """
            <p>\(Phrase.edReplayed(asked, count, newly), language)\
            \(when: isCut, " \(Phrase.edReplayCut, language)")</p>
            \(when: !ownerless.isEmpty, Piece.notice(.bad, "<p>\(Phrase.edOwnerless(ownerless.count), language)</p><ul>\(ownerless.prefix(20).map { "<li>\(StewardText.said($0, language))</li>" })</ul>"))
            \(loadsTable(loads, language))\(movedTable(moved, language))
            """
        }
    }

    private static func loadsTable(_ loads: [(name: Bilingual, before: Int, after: Int)], _ language: Language) -> HTML
    {
        if loads.isEmpty { return .nothing }
        let rows: [[HTML]] = loads.prefix(40).map { load in
            let change = load.after - load.before
            return [
                StewardText.said(load.name, language), "\(load.before)", "\(load.after)",
                "\(change > 0 ? "+" : "")\(change)",
            ]
        }
        return Piece.table(
            "\(Phrase.edLoads, language)",
            columns: [Phrase.edAgency, Phrase.edNow, Phrase.edThen, Phrase.edChange], rows: rows, language)
    }

    private static func movedTable(_ moved: [ReplayView.Moved], _ language: Language) -> HTML {
        if moved.isEmpty { return .nothing }
        let rows: [[HTML]] = moved.prefix(leaf).map { item in
            [
                StewardText.said(item.before, language),
                """
                \(when: item.isNewlyAsked, "\(Piece.tag(Phrase.edNewlyAsked, .warn, language)) ")\
                \(StewardText.said(item.after, language))
                """,
                """
                <details><summary>\(Phrase.edDossiers(item.count), language)</summary>\
                <ul class="bare">\(item.codes.map { "<li>\(code: $0)</li>" })</ul>\
                \(when: item.codes.count < item.count, "<p class=\"hint\">\(Phrase.edOnlyFirst(item.codes.count), language)</p>")\
                </details>
                """,
            ]
        }
        let columns = [Phrase.edNow, Phrase.edThen, Phrase.edDossier]
        return """
            \(Piece.table("\(Phrase.edMoved, language)", columns: columns, rows: rows, language))
            \(when: moved.count > leaf, "<p class=\"hint\">\(Phrase.edOnlyFirst(leaf), language)</p>")
            """
    }

    /// `265.680`, or `265,680` in English.
    static func number(_ number: Int, _ language: Language) -> String {
        let digits = Array(String(number))
        let groups = stride(from: digits.count, to: 0, by: -3).map { String(digits[max($0 - 3, 0)..<$0]) }
        return groups.reversed().joined(separator: language == .vi ? "." : ",")
    }
}

/// What may be done with an edition: each step says what it will cause, and is confirmed.
enum EditionSteps {
    static func html(
        _ steps: [EditionStepView], _ edition: EditionView, _ version: Int, _ shell: Shell, _ state: FormState
    ) -> HTML {
        if steps.isEmpty { return .nothing }
        return """
            <section id="steps"><h2>\(Phrase.edSteps, shell.language)</h2>
            \(steps.map { card($0, edition, version, shell, state) })</section>
            """
    }

    private static func card(
        _ step: EditionStepView, _ edition: EditionView, _ version: Int, _ shell: Shell, _ state: FormState
    ) -> HTML {
        let language = shell.language
        return """
            <div class="card step"><h3>\(step.title, language)</h3>
            <ul>\(step.causes.map { "<li>\(StewardText.said($0, language))</li>" })</ul>
            \(step.whyNot.map { "<p class=\"hint\">\($0, language)</p>" } ?? form(step, edition, version, shell, state))
            </div>
            """
    }

    /// Fields of several forms stand on one page: each has its step's name before its own.
    private static func form(
        _ step: EditionStepView, _ edition: EditionView, _ version: Int, _ shell: Shell, _ state: FormState
    ) -> HTML {
        let isSure = Field("\(step.name).sure", Phrase.edSure, .flag)
        let button: HTML = step.isDanger ? "<button class=\"danger\">" : "<button>"
        return Piece.form(
            "/editions/\(edition.hash)/\(step.name)", shell, version: version,
            """
            \(step.seen.map { "<input type=\"hidden\" name=\"\(step.name).\($0.name)\" value=\"\($0.value)\">" as HTML })
            \(step.fields.map { $0.html(state) })
            \(step.causes.isEmpty ? .nothing : isSure.html(state))
            \(button)\(step.title, shell.language)</button>
            """)
    }
}
