internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import Pages

/// A step's form as it came back: what was typed, put right where a name was typed for an id, and what is wrong with it.
struct StepPageForm: Sendable {
    private(set) var state: FormState
    private(set) var json = JSON.null
    /// What a typed name may mean, by field.
    private(set) var found: [String: [StepView.Choice]] = [:]
    private(set) var isSure = false

    /// The API's shape, and what only a page asks: see ``StepPage``.
    static let shape: Shape = {
        guard case .oneOf(let tag, let kinds) = StepForms.shape else { return StepForms.shape }
        return .oneOf(tag: tag, kinds.map { ($0.name, $0.fields + own) })
    }()

    private static let own: [Shape.Field] = [
        .may("sure", .flag, "Seen once more, and confirmed."), .may("change", .flag, "Back to the form."),
        .may("usual", .whole(0...40), "A usual text, to be put into the reason."),
        .may("more", .whole(1...40), "So many lines for papers."),
        .may("told", .text(max: 130), "The answer that routing did not know: key=value."),
        .may("other", .text(max: 200), "An agency that is not in the list."),
        .may("issued", .text(max: 20), "The form of the result."),
    ]

    init(_ state: FormState) { self.state = state }

    /// With the choices of what was typed.
    func view(_ view: StepView) -> StepView {
        var view = view
        view.choices.found = found
        view.rows = max(view.rows, Self.rows(state))
        return view
    }

    /// As many as the step takes (``StepForms``).
    private static let mostRows = 40

    static func rows(_ state: FormState) -> Int {
        min(mostRows, state.values.compactMap { number($0.name).map { $0 + 1 } }.max() ?? 0)
    }

    /// `items.3.paper` is of line 3.
    private static func number(_ name: String) -> Int? {
        let parts = name.split(separator: ".")
        return parts.count == 3 && parts[0] == "items" ? Int(parts[1]) : nil
    }
}

extension StepMatter {
    /// Judges a form: what a page alone asks for is answered at once, names are found, blanks told in words.
    func judged(_ exchange: Exchange) throws -> StepPageForm {
        guard exchange.body.text("step") == kind.rawValue else { throw Problem.notFound }
        var form = StepPageForm(FormState(shell.language, values: exchange.form.values.closed))
        try answerHelpers(exchange.body, form)
        form.resolve(kind, active, names)
        form.tellFact()
        form.judge(kind)
        if !form.isGood {
            form.name(faultsBy: form.view(view).labels(shell.language))
            throw PageInstead(422, page(form.view(view), form.state))
        }
        try demandOfficer(form)
        return form
    }

    /// More lines, a usual text, back from the check: the form again, nothing judged.
    private func answerHelpers(_ body: JSON, _ form: StepPageForm) throws {
        var (view, state) = (form.view(view), form.state)
        if let more = body.whole("more") {
            view.rows = max(view.rows, more)
        } else if let number = body.whole("usual") {
            state.addUsual(UsualTexts.reasons(kind.rawValue), number)
        } else if body["change"] == nil {
            return
        }
        throw PageInstead(200, page(view, state))
    }

    /// Only those who work at the agency may be named; a program may name whom it likes.
    private func demandOfficer(_ form: StepPageForm) throws {
        guard kind == .accept || kind == .assign else { return }
        let named = form.json.text("officer")
        if named.isEmpty || view.choices.officers.contains(where: { $0.value == named }) { return }
        var state = form.state
        state.faults = [FieldFault("officer", Phrase.notAnOfficer)]
        throw PageInstead(422, page(view, state))
    }

    func label(_ field: String, _ language: Language) -> Bilingual? {
        view.labels(language)[field].map { Phrase.fillIn.with($0) }
    }
}

extension StepPageForm {
    var isGood: Bool { state.faults.isEmpty }

    /// An agency or a branch by a part of its name: taken when one fits, asked back when several do.
    fileprivate mutating func resolve(_ kind: StepKind, _ register: RegisterInForce, _ names: NameBook) {
        let table = register.edition.register
        if !state.value("other").isEmpty {
            state.put("agency", state.value("other"))
            state.put("other", "")
        }
        for field in ["agency", "superior"] where !state.value(field).isEmpty {
            take(field, table.agencies.rows.map { ($0.id, $0.name) })
        }
        for field in ["resultTo.branch", "papersTo.branch"] where !state.value(field).isEmpty {
            take(field, table.branches.rows.map { ($0.id, $0.name) })
        }
    }

    private mutating func take(_ field: String, _ rows: [(id: String, name: Bilingual)]) {
        let matches = PlaceSearch.matches(state.value(field), rows)
        switch matches.count {
        case 1: state.put(field, matches[0].id)
        case 0: state.faults.append(FieldFault(field, Phrase.noSuchPlace))
        default:
            found[field] = matches.map { StepView.Choice($0.id, $0.name) }
            state.faults.append(FieldFault(field, Phrase.whichPlace))
        }
    }

    /// `key=value` of the list of answers, as the API takes it.
    fileprivate mutating func tellFact() {
        let parts = state.value("told").split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return }
        state.put("answer.key", parts[0])
        state.put("answer.value", parts[1])
    }

    fileprivate mutating func judge(_ kind: StepKind) {
        var values = state.values
        // A kind of place without a place is no fact.
        if state.value("place.text").isEmpty { values.removeAll { $0.name == "place.factor" } }
        if kind == .issueResult { values.append(("form", state.value("issued"))) }
        let form = PageForm(values: values, Self.shape)
        json = form.json
        isSure = json.flag("sure")
        state.faults += form.faults.map { FieldFault(Self.field(of: $0.pointer), $0.problem) }.filter { fault in
            !state.faults.contains { $0.name == fault.name }
        }
        if kind == .requestSupplement, state.faults.contains(where: { $0.name == "items" }) {
            state.faults = [FieldFault("items.0.paper", Phrase.chooseOne)]
        }
    }

    private static func field(of pointer: String) -> String {
        let name = PageForm.name(of: pointer)
        return name == "form" ? "issued" : name
    }

    /// A blank by its label, in place of the name programs know it by.
    fileprivate mutating func name(faultsBy labels: [String: Bilingual]) {
        state.faults = state.faults.map { fault in
            guard let label = labels[fault.name], state.value(fault.name).isEmpty else { return fault }
            return FieldFault(fault.name, Phrase.fillIn.with(label))
        }
    }
}

/// Agencies and branches by what people type of their names.
enum PlaceSearch {
    private static let most = 12

    /// The very id or name; else every name that holds all the words; none when they are too many to choose from.
    static func matches(_ text: String, _ rows: [(id: String, name: Bilingual)]) -> [(id: String, name: Bilingual)] {
        if let row = rows.first(where: { $0.id == text }) { return [row] }
        let wanted = Fold.folded(text)
        let words = wanted.split(separator: " ")
        let folded = rows.map { (row: $0, key: Fold.folded($0.name.vi)) }
        let same = folded.filter { $0.key == wanted }
        if same.count == 1 { return same.map(\.row) }
        let holding = folded.filter { entry in words.allSatisfy { entry.key.contains($0) } }
        let near = holding.sorted { ($0.key.utf8.count, $0.row.id) < ($1.key.utf8.count, $1.row.id) }
        return near.prefix(most).map(\.row)
    }
}

extension Bilingual {
    /// In a phrase that names a field.
    fileprivate func with(_ label: Bilingual) -> Bilingual {
        Bilingual(vi: vi.replacing("{label}", with: label.vi), en: en.replacing("{label}", with: label.en))
    }
}

extension FormState {
    fileprivate mutating func put(_ name: String, _ value: String) {
        values.removeAll { $0.name == name }
        if !value.isEmpty { values.append((name, value)) }
    }

    /// After what stands there already.
    fileprivate mutating func addUsual(_ texts: [String], _ number: Int) {
        guard texts.indices.contains(number) else { return }
        let written = value("reason")
        put("reason", written.isEmpty ? texts[number] : written + " " + texts[number])
    }
}

extension [(name: String, value: String)] {
    /// Lists without gaps: the second line of papers may have been left blank.
    fileprivate var closed: Self {
        func number(_ name: String) -> Int? {
            let parts = name.split(separator: ".")
            return parts.count == 3 && parts[0] == "items" ? Int(parts[1]) : nil
        }
        let used = Set(filter { !$0.value.isEmpty }.compactMap { number($0.name) }).sorted()
        return compactMap { pair in
            guard let old = number(pair.name) else { return pair }
            guard let new = used.firstIndex(of: old) else { return nil }
            return ("items.\(new).\(pair.name.split(separator: ".").last ?? "")", pair.value)
        }
    }
}
