// The page of one dossier: DossierPage.swift puts it together, DossierCase.swift tells of the case, DossierReasons.swift
// why it is so, DossierStory.swift what happened.
internal import Base
internal import Dossiers
internal import WorkingTime

/// One dossier on one page: where it is and who holds it, what comes next, what this person may do; below it why.
public enum DossierPage {
    public static func page(_ shell: Shell, _ view: DossierView) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.dossier, language) \(view.code)", width: .work,
            """
            <div class="dossier-page">\(done(view, language))
            <h1>\(Phrase.dossier, language) \(code: view.code)</h1>
            <p class="dossier-lead">\(NameBook.told(view.procedure, language))</p>
            \(stages(view, language))
            <div class="columns two dossier"><div>
            \(now(view, language))
            \(steps(view, language))
            </div><div>
            \(theCase(shell, view))
            \(slips(view, language))
            </div></div>
            <div class="columns two dossier"><div>
            \(atOdds(view, language))\(supplements(view, language))
            \(routing(view, language))
            </div><div>
            \(deadline(view, language))
            </div></div>
            \(story(view, language))
            <p class="no-print"><button class="second" type="button" data-prints hidden>\(Phrase.printPage, language)</button></p></div>
            """)
    }

    /// After a step: what was done, and what it has caused. The draft of its form is done with.
    private static func done(_ view: DossierView, _ language: Language) -> HTML {
        guard let step = view.done else { return .nothing }
        return """
            <div data-taken="\(StepPage.draft(view.code, step))"></div>\
            \(Piece.done("""
                <p><strong>\(Phrase.stepDone, language): \(step.words, language).</strong> \
                \(Phrase.nowIs, language): \(view.dossier.stage.words, language).</p>
                \(caused(step, view, language))
                """))
            """
    }

    /// What the step has led to: its consequences on the dossier as it was before.
    private static func caused(_ step: StepKind, _ view: DossierView, _ language: Language) -> HTML {
        guard let last = view.events.last, let before = try? fold(view.events.prefix { $0.at < last.at }) else {
            return .nothing
        }
        let causes = DossierView.consequences(of: step, on: before, view.names, language)
        if causes.isEmpty { return .nothing }
        return "<p>\(Phrase.stepCaused, language)</p><ul>\(causes.map { "<li>\($0)</li>" })</ul>"
    }

    private static func now(_ view: DossierView, _ language: Language) -> HTML {
        let hasOfficer = view.dossier.agency != nil && view.dossier.accepted != nil
        let officer = view.dossier.officer
        return """
            <section class="dossier-now" aria-labelledby="now"><h2 id="now" class="quiet">\(Phrase.nowIs, language)</h2>
            <p class="dossier-standing">\(view.standing(language))</p>
            \(when: hasOfficer, "<p>\(Phrase.officer, language): \(officer.isEmpty ? "\(Phrase.noOfficer, language)" : view.names.person(officer, language))</p>")
            <dl class="summary"><div><dt>\(Phrase.next, language)</dt><dd>\(view.next(language))</dd></div>\
            <div><dt>\(Phrase.dueAt, language)</dt><dd>\(view.due(language))</dd></div></dl>
            \(warning(view, language))</section>
            """
    }

    /// Three and two working days ahead, the last day for an apology, and when it is late.
    private static func warning(_ view: DossierView, _ language: Language) -> HTML {
        guard let due = view.dossier.due, let left = view.daysLeft, view.dossier.finish == nil else { return .nothing }
        if view.now > due { return Piece.notice(.bad, "<p>\(Phrase.warnLate, language)</p>") }
        let latest = view.deadline?.latestApology
        if let latest, latest == view.now.date {
            return Piece.notice(.warn, "<p>\(Phrase.warnApologyToday, language)</p>")
        }
        guard left <= 3 else { return .nothing }
        guard let latest, latest > view.now.date else {
            return Piece.notice(.warn, "<p>\(Phrase.warnSoonPlain, language)</p>")
        }
        let day = Slot("{day}", "\(latest.words, language)")
        return Piece.notice(.warn, "<p>\(Phrase.warnSoon.html(language, [day]))</p>")
    }
}

// The row of stages.
extension DossierPage {
    private static let row = [
        Phrase.stageReceived, Phrase.stageAccepted, Phrase.stageWork, Phrase.stageDecided, Phrase.stageReady,
        Phrase.stageDone,
    ]

    /// Which part of the row the dossier is in; past the last once it is completed.
    static func position(_ stage: Stage) -> Int {
        switch stage {
        case .manualDesk, .routed, .conflict: 1
        case .processing, .awaitingSupplement, .paused, .heldElsewhere: 2
        case .decided: 3
        case .resultReady: 4
        case .withPost: 5
        case .completed, .closedElsewhere: 6
        case .refused, .withdrawn, .stopped, .closedForSilence: -1
        }
    }

    private static func stages(_ view: DossierView, _ language: Language) -> HTML {
        let stage = view.dossier.stage
        let here = position(stage)
        if here < 0 {
            return "<p class=\"dossier-ended\">\(Piece.tag(stage.words.capitalizedFirst, .bad, language))</p>"
        }
        return """
            <ol class="dossier-stages" aria-label="\(Phrase.stages, language)">\(row.enumerated().map { index, words in
                item(words, index, here, stage, language)
            })</ol>
            """
    }

    private static func item(
        _ words: Bilingual, _ index: Int, _ here: Int, _ stage: Stage, _ language: Language
    ) -> HTML {
        if index == here {
            return """
                <li class="here" aria-current="step"><span class="quiet">\(Phrase.stageIsHere, language)</span>\
                <b>\(words, language)</b> <span class="dossier-detail">\(stage.words, language)</span></li>
                """
        }
        let state = index < here ? Phrase.stageIsPast : Phrase.stageIsLater
        return """
            <li class="\(index < here ? "past" : "later")"><span class="quiet">\(state, language)</span>\
            \(words, language)</li>
            """
    }
}

// What this person may do.
extension DossierPage {
    /// So many stand open; the rarer ones are one press away.
    private static let open = 3

    private static func steps(_ view: DossierView, _ language: Language) -> HTML {
        """
        <section class="dossier-steps no-print" aria-labelledby="steps"><h2 id="steps">\(Phrase.whatToDo, language)</h2>
        \(when: view.steps.isEmpty, "<p>\(Phrase.nothingToDo, language)</p>")
        \(view.steps.prefix(open).enumerated().map { step($1, view, language, isFirst: $0 == 0) })
        \(when: view.steps.count > open, """
            <details><summary>\(Phrase.otherSteps, language) (\(view.steps.count - open))</summary>
            \(view.steps.dropFirst(open).map { step($0, view, language, isFirst: false) })</details>
            """)
        </section>
        """
    }

    private static func step(_ kind: StepKind, _ view: DossierView, _ language: Language, isFirst: Bool) -> HTML {
        let causes = DossierView.consequences(of: kind, on: view.dossier, view.names, language)
        return """
            <div class="dossier-step"><a class="button\(when: !isFirst, " second")" \
            href="/dossiers/\(path: view.code)/steps/\(path: kind.rawValue)">\(kind.words.capitalizedFirst, language)</a>
            <ul class="step-causes">\(causes.map { "<li>\($0)</li>" })</ul></div>
            """
    }
}
