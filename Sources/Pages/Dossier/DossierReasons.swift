internal import Base
internal import Dossiers
internal import WorkingTime

// Why it is due then, and why it is there.
extension DossierPage {
    static func deadline(_ view: DossierView, _ language: Language) -> HTML {
        guard let deadline = view.deadline else { return .nothing }
        let lines = deadline.explanation.filter { !$0.isCaution }
        return """
            <section class="card" aria-labelledby="deadline"><h2 id="deadline">\(Phrase.deadline, language)</h2>
            <ol class="dossier-lines">\(lines.map { line($0, language) })</ol>
            \(Piece.summary(dates(view, deadline, language), language))
            \(when: !deadline.cautions.isEmpty, """
                <details><summary>\(Phrase.cautions, language)</summary>\
                <ul>\(deadline.cautions.map { line($0, language) })</ul></details>
                """)
            </section>
            """
    }

    private static func line(_ line: ExplanationLine, _ language: Language) -> HTML {
        "<li><b>\(line.dates(in: language))</b> \(line.reason.words, language)</li>"
    }

    private static func dates(_ view: DossierView, _ deadline: Deadline, _ language: Language) -> [Piece.Row] {
        var rows: [Piece.Row] = []
        if let ends = view.dossier.clock.silenceEnds {
            rows.append(Piece.Row(Phrase.silenceEnds, "\(ends.words, language)"))
        }
        if let moved = view.dossier.appointment {
            let was: HTML = moved.instead.map { "\($0.words, language)" } ?? "–"
            let slots = [Slot("{to}", "\(moved.to.words, language)"), Slot("{was}", was)]
            rows.append(
                Piece.Row(Phrase.appointed, "\(Phrase.appointedInstead.html(language, slots)). \(vi: moved.reason)"))
        }
        guard view.dossier.finish == nil else { return rows }
        if !deadline.earlyWarnings.isEmpty {
            let days = deadline.earlyWarnings.map { warning -> HTML in
                let words = Phrase.warningDays.html(language, [Slot("{n}", "\(warning.workingDaysBefore)")])
                return "<li>\(warning.on.words, language) (\(words))</li>"
            }
            rows.append(Piece.Row(Phrase.warnings, "<ul class=\"bare\">\(days)</ul>"))
        }
        if let latest = deadline.latestApology {
            rows.append(Piece.Row(Phrase.latestApology, "\(latest.words, language)"))
        }
        return rows
    }

    static func routing(_ view: DossierView, _ language: Language) -> HTML {
        let body: HTML = view.routing.map { told($0, view, language) } ?? "<p>\(Phrase.noReceipt, language)</p>"
        return """
            <section class="card" aria-labelledby="routing"><h2 id="routing">\(Phrase.routing, language)</h2>
            \(body)</section>
            """
    }

    private static func told(_ routing: RoutingView, _ view: DossierView, _ language: Language) -> HTML {
        """
        \(when: wasMoved(view), "<p>\(Phrase.byHand, language)</p>")
        \(Piece.summary(rows(routing, view, language), language))
        <details><summary>\(Phrase.whyNot, language)</summary>
        \(routing.neighbours.map { neighbours($0, language) } ?? .nothing)
        \(when: !routing.rejected.isEmpty, "<ul class=\"dossier-rules\">\(routing.rejected.map { rejected($0, language) })</ul>")
        </details>
        """
    }

    private static func wasMoved(_ view: DossierView) -> Bool {
        view.events.contains {
            switch $0.fact {
            case .routedByHand, .transferred, .conflictSettled: true
            default: false
            }
        }
    }

    private static func rows(_ routing: RoutingView, _ view: DossierView, _ language: Language) -> [Piece.Row] {
        let facts: HTML =
            routing.facts.isEmpty
            ? "\(Phrase.noFacts, language)"
            : "<ul class=\"bare\">\(routing.facts.map { fact($0, language) })</ul>"
        var rows = [
            Piece.Row(Phrase.competent, view.place(of: view.dossier.assignment, language)),
            Piece.Row(Phrase.facts, facts),
            Piece.Row(Phrase.rules, "<ul class=\"bare\">\(routing.applied.map { applied($0, language) })</ul>"),
        ]
        if case .agency(_, let choice?) = view.dossier.assignment {
            rows.append(Piece.Row(Phrase.chosenAmong, view.list(choice.among, language)))
            rows.append(Piece.Row(Phrase.chosenWhy, "\(vi: choice.why)"))
        }
        rows.append(Piece.Row(Phrase.routedOn, "\(routing.asOf.words, language)"))
        rows.append(Piece.Row(Phrase.edition, "\(code: routing.edition)"))
        return rows
    }

    private static func fact(_ fact: RoutingView.Fact, _ language: Language) -> HTML {
        let isSame = fact.said.isEmpty || fact.said == fact.means.vi
        let name = fact.name.capitalizedFirst
        return """
            <li>\(name, language)\(when: !name[language].hasSuffix("?"), ":") \(when: !isSame, "\(vi: fact.said) → ")\
            \(NameBook.told(fact.means, language))</li>
            """
    }

    private static func applied(_ rule: RoutingView.Rule, _ language: Language) -> HTML {
        "<li>\(NameBook.told(rule.note, language)) \(cited(rule, language))</li>"
    }

    private static func cited(_ rule: RoutingView.Rule, _ language: Language) -> HTML {
        let article: HTML = rule.article.isEmpty ? .nothing : "\(vi: rule.article), "
        return "<span class=\"hint\">\(article)\(NameBook.told(rule.act, language))</span>"
    }

    private static func neighbours(_ told: RoutingView.Neighbours, _ language: Language) -> HTML {
        let slots = [Slot("{factor}", "\(told.factor, language)"), Slot("{area}", NameBook.told(told.area, language))]
        return "<p>\(Phrase.whyNotNeighbours.html(language, slots))</p>"
    }

    private static func rejected(_ rejected: RoutingView.Rejected, _ language: Language) -> HTML {
        """
        <li>\(NameBook.told(rejected.rule.note, language)) \(cited(rejected.rule, language))<br>\
        <b>\(Phrase.ruleNotBecause, language)</b>: \(rejected.why, language)</li>
        """
    }
}

// What went wrong on the way, and what was asked for.
extension DossierPage {
    static func atOdds(_ view: DossierView, _ language: Language) -> HTML {
        let dossier = view.dossier
        if dossier.declines.isEmpty, dossier.conflict == nil { return .nothing }
        return """
            <section class="card" aria-labelledby="odds"><h2 id="odds">\(Phrase.atOdds, language)</h2>
            <ul>\(dossier.declines.map { declined($0, view, language) })\
            \(dossier.conflict.map { conflict($0, view, language) } ?? .nothing)</ul></section>
            """
    }

    private static func declined(_ past: Dossier.PastDecline, _ view: DossierView, _ language: Language) -> HTML {
        let slots = [
            Slot("{agency}", view.names.place(past.agency, language)), Slot("{reason}", "\(vi: past.decline.reason)"),
        ]
        let fact = Slot("{fact}", "\(vi: past.decline.newFact)")
        return """
            <li>\(Phrase.declinedBy.html(language, slots)) <span class="hint">\
            \(Phrase.declinedFact.html(language, [fact])). \(LocalMoment(past.at).words, language)</span></li>
            """
    }

    private static func conflict(_ conflict: Dossier.Conflict, _ view: DossierView, _ language: Language) -> HTML {
        let between = Slot("{between}", view.list(conflict.between, language))
        let document = Slot("{document}", "\(vi: conflict.document)")
        return """
            <li>\(Phrase.conflictBetween.html(language, [between])).\
            \(when: conflict.isSettled, " \(Phrase.conflictSettled.html(language, [document])).")</li>
            """
    }

    static func supplements(_ view: DossierView, _ language: Language) -> HTML {
        if view.dossier.supplements.isEmpty { return .nothing }
        return """
            <section class="card" aria-labelledby="supplements"><h2 id="supplements">\(Phrase.supplements, language)</h2>
            \(view.dossier.supplements.map { supplement($0, language) })</section>
            """
    }

    private static func supplement(_ asked: Dossier.Supplement, _ language: Language) -> HTML {
        let when = Slot("{when}", "\(LocalMoment(asked.asked).words, language)")
        let came: HTML =
            asked.received.map { at in
                Phrase.supplementCame.html(language, [Slot("{when}", "\(LocalMoment(at).words, language)")])
            } ?? Piece.tag(Phrase.supplementOpen, .wait, language)
        return """
            <p>\(Phrase.supplementAsked.html(language, [when])): \(came)</p>
            <ul>\(asked.items.map { "<li>\(vi: $0.paper): \(vi: $0.reason)</li>" })</ul>
            \(when: !asked.deadlineNote.isEmpty, "<p>\(vi: asked.deadlineNote)</p>")
            """
    }
}
