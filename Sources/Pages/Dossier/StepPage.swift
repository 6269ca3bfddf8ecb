internal import Base
internal import Dossiers
internal import WorkingTime

/// The form of one step: what it will cause, what it needs, and what became of it where it was not done.
public enum StepPage {
    public static func page(_ shell: Shell, _ view: StepView, _ state: FormState, once: String) -> [UInt8] {
        let language = shell.language
        let title = view.kind.words.capitalizedFirst
        return shell.page(
            "\(title, language) \(view.code)",
            """
            \(refusal(view, language))\(moved(view, language))\(state.summary)
            <p><a href="/dossiers/\(path: view.code)">\(Phrase.dossier, language) \(code: view.code)</a> \
            <span class="hint">\(view.dossier.stage.words, language)</span></p>
            <h1>\(title, language)</h1>
            <p class="dossier-lead">\(NameBook.told(view.procedure, language))</p>
            \(when: view.isOpen, view.confirming.map { confirm(shell, view, state, $0, once) } ?? form(shell, view, state, once))
            """)
    }

    /// Of the draft kept on the device while this step's form is filled in.
    static func draft(_ code: String, _ kind: StepKind) -> String { "step-\(code)-\(kind.rawValue)" }

    static func words(_ form: ResultDocument.Form) -> Bilingual {
        switch form {
        case .paper: Phrase.formPaper
        case .electronic: Phrase.formElectronic
        case .both: Phrase.formBoth
        }
    }
}

// What stands above the form.
extension StepPage {
    private static func refusal(_ view: StepView, _ language: Language) -> HTML {
        guard let refusal = view.refusal else { return .nothing }
        let slots = view.names.slots(language) + said(view.dossier)
        return """
            <div class="notice bad" role="alert" tabindex="-1" data-focus><p><strong>\(Phrase.stepRefused, language).</strong> \
            \(refusal.html(language, slots))</p>\(instead(view, language))</div>
            """
    }

    /// What people wrote that a refusal may repeat.
    private static func said(_ dossier: Dossier) -> [Slot] {
        var texts = dossier.originals.map(\.name) + dossier.supplements.flatMap { $0.items.map(\.paper) }
        if case .post(let address) = dossier.resultTo { texts.append(address) }
        if let document = dossier.conflict?.document { texts.append(document) }
        return texts.map(Slot.said)
    }

    private static func instead(_ view: StepView, _ language: Language) -> HTML {
        if view.instead.isEmpty { return .nothing }
        return """
            <p>\(Phrase.stepInstead, language)</p><ul>\(view.instead.map { kind in
                "<li><a href=\"/dossiers/\(path: view.code)/steps/\(path: kind.rawValue)\">\(kind.words, language)</a></li>"
            })</ul>
            """
    }

    private static func moved(_ view: StepView, _ language: Language) -> HTML {
        if view.changes.isEmpty { return .nothing }
        return """
            <div class="notice warn" role="alert" tabindex="-1" data-focus><p>\(view.isOpen ? Phrase.stepMoved : Phrase.stepMovedOn, language)</p>
            <ul>\(view.changes.map { change($0, view, language) })</ul></div>
            """
    }

    private static func change(_ event: Event, _ view: StepView, _ language: Language) -> HTML {
        let told = DossierView(
            dossier: view.dossier, events: [], procedure: view.procedure, variant: nil, names: view.names, routing: nil,
            deadline: nil, now: LocalMoment(event.at), daysLeft: nil, steps: [], showsContact: false, done: nil)
        return """
            <li>\(DossierPage.what(event.fact, told, language)) <span class="hint">\
            \(view.names.person(event.actor, language)), \(LocalMoment(event.at).words, language)</span></li>
            """
    }
}

// The form.
extension StepPage {
    private static func form(_ shell: Shell, _ view: StepView, _ state: FormState, _ once: String) -> HTML {
        let language = shell.language
        return frame(
            shell, view, once,
            """
            \(fields(view, state))
            \(causes(DossierView.consequences(of: view.kind, on: view.dossier, view.names, language), language))
            <div class="buttons"><button\(when: isEnd(view.kind), " class=\"danger\"")>\
            \(view.kind.words.capitalizedFirst, language)</button>
            \(when: view.kind == .requestSupplement, more(view, language))
            <a href="/dossiers/\(path: view.code)">\(Phrase.backToDossier, language)</a></div>
            \(usual(view, language))
            """)
    }

    /// A form that knows its step, its version and its draft.
    private static func frame(_ shell: Shell, _ view: StepView, _ once: String, _ body: HTML) -> HTML {
        """
        <form action="/dossiers/\(path: view.code)/steps/\(path: view.kind.rawValue)" method="post" novalidate \
        data-draft="\(draft(view.code, view.kind))"\(when: view.isAgain, " data-filled")>\(shell.hidden)\
        <input type="hidden" name="once" value="\(once)">\
        <input type="hidden" name="version" value="\(view.dossier.version)">\
        <input type="hidden" name="step" value="\(view.kind.rawValue)">
        \(body)
        </form>
        """
    }

    /// Cannot be undone.
    private static func isEnd(_ kind: StepKind) -> Bool {
        switch kind {
        case .refuse, .withdraw, .stop, .closeForSilence, .closeElsewhere: true
        default: false
        }
    }

    private static func causes(_ list: [HTML], _ language: Language) -> HTML {
        if list.isEmpty { return .nothing }
        return """
            <section class="notice"><h2>\(Phrase.stepCauses, language)</h2>
            <ul class="step-causes">\(list.map { "<li>\($0)</li>" })</ul></section>
            """
    }

    private static func fields(_ view: StepView, _ state: FormState) -> HTML {
        let language = state.language
        switch view.kind {
        case .receiveSupplement: return brought(view, state)
        case .requestSupplement: return asked(view, state)
        default:
            let fields = view.fields(language)
            let none: HTML = fields.isEmpty ? "<p>\(Phrase.stNothing, language)</p>" : .nothing
            return none + fields.map { $0.html(state) }.joined() + hidden(view) + known(view) + kept(view, language)
        }
    }

    /// What the step needs and nobody types: a result goes out at the counter the receipt names.
    private static func hidden(_ view: StepView) -> HTML {
        guard view.kind == .handOut else { return .nothing }
        let branch = if case .counter(let id) = view.dossier.resultTo { id } else { "" }
        return """
            <input type="hidden" name="way.by" value="\(view.dossier.resultTo.code)">\
            \(when: !branch.isEmpty, "<input type=\"hidden\" name=\"way.branch\" value=\"\(branch)\">")
            """
    }

    private static func known(_ view: StepView) -> HTML {
        view.kind == .handOut ? list("identities-known", UsualTexts.identities) : .nothing
    }

    private static func kept(_ view: StepView, _ language: Language) -> HTML {
        let originals = view.kind == .handOut ? view.dossier.originals : []
        return originals.isEmpty ? .nothing : "<ul>\(originals.map { "<li>\(vi: $0.name)</li>" })</ul>"
    }

    /// Suggestions of a field: what is chosen can be edited.
    private static func list(_ id: String, _ texts: [String]) -> HTML {
        "<datalist id=\"\(id)\" lang=\"vi\">\(texts.map { "<option value=\"\($0)\"></option>" })</datalist>"
    }

    private static func asked(_ view: StepView, _ state: FormState) -> HTML {
        let language = state.language
        let fields = view.fields(language)
        return """
            <fieldset id="items"><legend>\(Phrase.stItems, language)</legend>
            <p class="hint">\(Phrase.stItemsHint, language)</p>
            \(stride(from: 0, to: view.rows * 2, by: 2).map { index in
                "<div class=\"step-item\">\(fields[index].html(state))\(fields[index + 1].html(state))</div>"
            })</fieldset>
            \(fields.last.map { $0.html(state) } ?? .nothing)
            \(list("papers-known", view.choices.papers))\(list("reasons-known", UsualTexts.supplements))
            """
    }

    /// After the step's own button, so that Enter never means this one.
    private static func more(_ view: StepView, _ language: Language) -> HTML {
        "<button class=\"second\" name=\"more\" value=\"\(min(view.rows + 4, 40))\">\(Phrase.stMoreRows, language)</button>"
    }

    /// A tick for each paper that was asked for.
    private static func brought(_ view: StepView, _ state: FormState) -> HTML {
        let (language, asked) = (state.language, view.dossier.supplements.last?.items ?? [])
        let fault = state.fault("papers")
        return """
            <fieldset class="field\(when: fault != nil, " faulty")"><legend>\(Phrase.stBrought, language)</legend>
            <p class="hint">\(Phrase.stBroughtHint, language)</p>
            \(fault.map { "<p class=\"fault\"><span class=\"quiet\">\(Phrase.errorPrefix, language)</span>\($0)</p>" } ?? .nothing)
            \(asked.enumerated().map { tick($0, $1, state) })</fieldset>
            """
    }

    private static func tick(_ index: Int, _ item: SupplementItem, _ state: FormState) -> HTML {
        let id = index == 0 ? "papers" : "papers-\(index)"
        return """
            <div class="choice"><input type="checkbox" id="\(id)" name="papers" value="\(item.paper)"\
            \(when: state.holds("papers", item.paper), " checked")><label for="\(id)">\(vi: item.paper)\
            <span class="hint">\(vi: item.reason)</span></label></div>
            """
    }

    /// Below the button, so that Enter still means the step.
    private static func usual(_ view: StepView, _ language: Language) -> HTML {
        let texts = UsualTexts.reasons(view.kind.rawValue)
        if texts.isEmpty { return .nothing }
        return """
            <details class="step-usual"><summary>\(Phrase.stUsual, language)</summary><ul class="bare">\
            \(texts.enumerated().map { index, text in
                "<li><button class=\"plain\" name=\"usual\" value=\"\(index)\">\(vi: text)</button></li>"
            })</ul></details>
            """
    }
}

// Once more before it is done.
extension StepPage {
    private static func confirm(
        _ shell: Shell, _ view: StepView, _ state: FormState, _ step: Step, _ once: String
    ) -> HTML {
        let language = shell.language
        let causes = DossierView.consequences(of: step, on: view.dossier, view.names, language)
        return """
            <h2>\(Phrase.stepConfirm, language)</h2>
            \(Piece.summary(rows(view, state, step), language))
            \(frame(
                shell, view, once,
                """
                \(state.values.filter { !own.contains($0.name) }.map(hidden))
                \(self.causes(causes, language))
                <div class="buttons"><button name="sure" value="yes">\(Phrase.stepSure, language)</button>
                <button class="second" name="change" value="yes">\(Phrase.stepChange, language)</button>
                <a href="/dossiers/\(path: view.code)">\(Phrase.backToDossier, language)</a></div>
                """))
            """
    }

    private static let own = ["step", "sure", "change", "usual", "more"]

    private static func hidden(_ value: (name: String, value: String)) -> HTML {
        "<input type=\"hidden\" name=\"\(value.name)\" value=\"\(value.value)\">"
    }

    private static func rows(_ view: StepView, _ state: FormState, _ step: Step) -> [Piece.Row] {
        let language = state.language
        var rows = view.fields(language).compactMap { field -> Piece.Row? in
            let value = state.value(field.name)
            return value.isEmpty ? nil : Piece.Row(field.label, shown(value, view, language))
        }
        if case .decline(_, let reroute) = step {
            let told = DossierView(
                dossier: view.dossier, events: [], procedure: view.procedure, variant: nil, names: view.names,
                routing: nil, deadline: nil, now: LocalMoment(view.dossier.updated), daysLeft: nil, steps: [],
                showsContact: false, done: nil)
            rows.append(
                Piece.Row(Phrase.stepAnswer, "<strong>\(told.place(of: reroute.assignment, language))</strong>"))
        }
        return rows
    }

    /// An id by its name, a choice by its label, anything else as it was typed.
    private static func shown(_ value: String, _ view: StepView, _ language: Language) -> HTML {
        let choices = view.choices.factors + view.choices.answers + view.choices.systems
        if let choice = choices.first(where: { $0.value == value }) { return NameBook.told(choice.name, language) }
        return view.names.places[value] == nil ? "\(vi: value)" : view.names.place(value, language)
    }
}
