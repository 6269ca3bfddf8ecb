public import Base

/// One thing to correct: in the summary at the top, and at its field.
public struct FieldFault: Hashable, Sendable {
    /// The field's name; its id as well.
    public var name: String
    public var words: Bilingual

    public init(_ name: String, _ words: Bilingual) { (self.name, self.words) = (name, words) }
}

/// What a form holds while it is filled in: what was typed, and what is wrong with it.
public struct FormState: Sendable {
    public var language: Language
    /// Names and values, as they were typed.
    public var values: [(name: String, value: String)]
    public var faults: [FieldFault]

    public init(_ language: Language, values: [(name: String, value: String)] = [], faults: [FieldFault] = []) {
        (self.language, self.values, self.faults) = (language, values, faults)
    }

    public func value(_ name: String) -> String { values.first { $0.name == name }?.value ?? "" }
    public func holds(_ name: String, _ value: String) -> Bool {
        values.contains { $0.name == name && $0.value == value }
    }
    public func fault(_ name: String) -> String? { faults.first { $0.name == name }?.words[language] }

    /// At the top of the page; each fault leads to its field. The script puts the focus here.
    public var summary: HTML {
        if faults.isEmpty { return .nothing }
        return """
            <div class="faults" role="alert" tabindex="-1" aria-labelledby="faults-title" data-focus>
            <h2 id="faults-title">\(Phrase.problems, language)</h2>
            <ul>\(faults.map { "<li><a href=\"#\($0.name)\">\($0.words, language)</a></li>" })</ul></div>
            """
    }
}

/// A field with its label, hint and fault, tied together for whoever does not see the page.
public struct Field: Sendable {
    public enum Kind: Sendable {
        /// - Parameters:
        ///   - type: `text`, `tel`, `email`, `password`, `date`, `search`.
        ///   - autocomplete: what a browser may fill in; `off` where it must not.
        case line(type: String = "text", autocomplete: String = "off", length: Int = 200)
        case lines(rows: Int, length: Int)
        /// Radio buttons; few.
        case radios([Option])
        /// A list to choose from; many.
        case select([Option])
        case flag
    }

    public struct Option: Sendable {
        public var value: String
        public var label: HTML
        public var hint: HTML
        /// A name, say: in a list, where nothing but text may stand, the option itself tells its language.
        public var isVietnamese: Bool

        public init(_ value: String, _ label: HTML, hint: HTML = .nothing, isVietnamese: Bool = false) {
            (self.value, self.label, self.hint) = (value, label, hint)
            self.isVietnamese = isVietnamese
        }
    }

    public var name: String
    public var label: Bilingual
    public var hint: Bilingual?
    public var kind: Kind
    public var isOptional: Bool
    /// How much is usually typed: `short`, `medium`, `wide`.
    public var width: String
    /// More attributes of the control, as ` data-key="F2"`.
    public var more: HTML

    public init(
        _ name: String, _ label: Bilingual, hint: Bilingual? = nil, _ kind: Kind = .line(), isOptional: Bool = false,
        width: String = "wide", more: HTML = .nothing
    ) {
        (self.name, self.label, self.hint, self.kind) = (name, label, hint, kind)
        (self.isOptional, self.width, self.more) = (isOptional, width, more)
    }

    public func html(_ state: FormState) -> HTML {
        switch kind {
        case .line, .lines, .select: labelled(state)
        case .radios(let options): group(options, state)
        case .flag: flag(state)
        }
    }

    private func labelled(_ state: FormState) -> HTML {
        """
        <div class="field\(when: state.fault(name) != nil, " faulty")">
        <label for="\(name)">\(label, state.language)\(optional(state))</label>
        \(notes(state))
        \(control(state))
        </div>
        """
    }

    private func optional(_ state: FormState) -> HTML {
        isOptional ? " <span class=\"optional\">\(Phrase.optional, state.language)</span>" : .nothing
    }

    private func notes(_ state: FormState) -> HTML {
        """
        \(hint.map { "<p class=\"hint\" id=\"\(name)-hint\">\($0, state.language)</p>" } ?? .nothing)\
        \(state.fault(name).map { fault in
            "<p class=\"fault\" id=\"\(name)-fault\"><span class=\"quiet\">\(Phrase.errorPrefix, state.language)</span>\(fault)</p>"
        } ?? .nothing)
        """
    }

    private func described(_ state: FormState) -> HTML {
        let isFaulty = state.fault(name) != nil
        let ids = [hint == nil ? nil : "\(name)-hint", isFaulty ? "\(name)-fault" : nil].compactMap { $0 }
        return """
            \(when: !ids.isEmpty, " aria-describedby=\"\(ids.joined(separator: " "))\"")\
            \(when: isFaulty, " aria-invalid=\"true\"")\(more)
            """
    }

    private func control(_ state: FormState) -> HTML {
        switch kind {
        case .line(let type, let autocomplete, let length):
            """
            <input class="\(width)" id="\(name)" name="\(name)" type="\(type)" value="\(state.value(name))" \
            autocomplete="\(autocomplete)" maxlength="\(length)"\(inputMode(type))\(described(state))>
            """
        case .lines(let rows, let length):
            """
            <textarea class="\(width)" id="\(name)" name="\(name)" rows="\(rows)" \
            maxlength="\(length)"\(described(state))>\n\(state.value(name))</textarea>
            """
        case .select(let options):
            """
            <select class="\(width)" id="\(name)" name="\(name)"\(described(state))>\(options.map { option in
                "<option value=\"\(option.value)\"\(when: option.isVietnamese, " lang=\"vi\"")\(when: state.holds(name, option.value), " selected")>\(option.label)</option>"
            })</select>
            """
        case .radios, .flag: .nothing
        }
    }

    private func inputMode(_ type: String) -> HTML { type == "tel" ? " inputmode=\"tel\"" : .nothing }

    private func group(_ options: [Option], _ state: FormState) -> HTML {
        """
        <fieldset class="field\(when: state.fault(name) != nil, " faulty")"\(described(state))>
        <legend>\(label, state.language)\(optional(state))</legend>
        \(notes(state))
        \(options.enumerated().map { index, option in radio(option, index, state) })
        </fieldset>
        """
    }

    /// The first has the field's own id: the summary's link leads there.
    private func radio(_ option: Option, _ index: Int, _ state: FormState) -> HTML {
        let id = index == 0 ? name : "\(name)-\(index)"
        return """
            <div class="choice"><input type="radio" id="\(id)" name="\(name)" value="\(option.value)"\
            \(when: state.holds(name, option.value), " checked")>\
            <label for="\(id)">\(option.label)\(when: !option.hint.isEmpty, "<span class=\"hint\">\(option.hint)</span>")\
            </label></div>
            """
    }

    private func flag(_ state: FormState) -> HTML {
        """
        <div class="field choice\(when: state.fault(name) != nil, " faulty")">
        <input type="checkbox" id="\(name)" name="\(name)" value="yes"\
        \(when: state.holds(name, "yes"), " checked")\(described(state))>
        <label for="\(name)">\(label, state.language)</label>\(notes(state))</div>
        """
    }
}
