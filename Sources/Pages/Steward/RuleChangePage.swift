public import Base

/// Changing one rule without fear: its row with labelled columns, what the change would do, and only then the proposal.
public enum RuleChangePage {
    /// What the selects offer.
    public struct Choices: Sendable {
        public var roles: [(id: String, name: Bilingual)]
        public var acts: [(id: String, name: Bilingual)]
        public var systems: [(id: String, name: Bilingual)]
        public var factors: [(id: String, name: Bilingual)]

        public init(
            roles: [(id: String, name: Bilingual)], acts: [(id: String, name: Bilingual)],
            systems: [(id: String, name: Bilingual)], factors: [(id: String, name: Bilingual)]
        ) {
            (self.roles, self.acts, self.systems, self.factors) = (roles, acts, systems, factors)
        }
    }

    public static func page(
        _ shell: Shell, _ state: FormState, rule: RuleView, base: String, choices: Choices, trial: TrialView?
    ) -> [UInt8] {
        let language = shell.language
        let form = Form(state: state, choices: choices)
        return shell.page(
            "\(Phrase.ruChange, language)", width: .work,
            """
            \(state.summary)
            <p><a href="/rules/\(path: rule.id)">\(Phrase.ruRule, language) \(code: rule.id)</a></p>
            <h1>\(Phrase.ruChange, language)</h1>
            <p>\(StewardText.said(rule.selector, language)) <span class="hint">\(code: rule.place)</span></p>
            <ol class="hint"><li>\(Phrase.ruStepOne, language)</li><li>\(Phrase.ruStepTwo, language)</li><li>\(Phrase.ruStepThree, language)</li></ol>
            \(trial.map { TrialParts.html($0, language) } ?? .nothing)
            \(Piece.form("/rules/\(path: rule.id)/change", shell, """
            <input type="hidden" name="base" value="\(base)">
            \(form.html)
            \(TrialParts.buttons(trial, state))
            """))
            """)
    }

    private struct Form {
        let state: FormState
        let choices: Choices
        private var language: Language { state.language }

        var html: HTML {
            """
            \(Field("mode", Phrase.ruMode, .radios([
                Field.Option("change", "\(Phrase.ruModeChange, language)"),
                Field.Option("add", "\(Phrase.ruModeAdd, language)", hint: "\(Phrase.ruModeAddHint, language)"),
            ])).html(state))
            \(part(Phrase.ruPartAbout, [
                line("rule", Phrase.ruID, Phrase.ruIDHint), line("procedure", Phrase.ruProcedure, Phrase.ruProcedureHint),
                line("sector", Phrase.ruSector), line("variant", Phrase.ruVariant),
                line("area", Phrase.ruArea, Phrase.ruAreaHint), line("conditions", Phrase.ruConditions, Phrase.ruConditionsHint),
            ]))
            \(part(Phrase.ruPartDecides, [
                select("outcome", Phrase.ruOutcome, outcomes), select("role", Phrase.ruRole, named(choices.roles)),
                line("agency", Phrase.edAgency, Phrase.ruAgencyHint), select("factor", Phrase.ruFactor, named(choices.factors)),
                select("reach", Phrase.ruReach, reaches), select("system", Phrase.ruSystem, named(choices.systems)),
            ]))
            \(part(Phrase.ruPartBasis, [
                select("act", Phrase.ruAct, named(choices.acts)), line("article", Phrase.ruArticle),
                line("from", Phrase.ruFrom, type: "date"), line("to", Phrase.ruTo, Phrase.ruToHint, type: "date"),
                line("overrides", Phrase.ruOverrides, Phrase.ruRefHint), line("replaces", Phrase.ruReplaces, Phrase.ruRefHint),
            ]))
            \(part(Phrase.ruPartTold, [
                line("confirmed", Phrase.ruConfirmed, Phrase.ruHowToConfirm, type: "date"),
                select("origin", Phrase.ruOrigin, origins), line("note_vi", Phrase.ruNoteVi, length: 1000),
                line("note_en", Phrase.ruNoteEn, length: 1000), line("source", Phrase.ruSource, length: 1000),
            ]))
            """
        }

        private func part(_ legend: Bilingual, _ fields: [Field]) -> HTML {
            """
            <fieldset class="part"><legend>\(legend, language)</legend>
            <div class="rule-form">\(fields.map { $0.html(state) })</div></fieldset>
            """
        }

        private func line(
            _ column: String, _ label: Bilingual, _ hint: Bilingual? = nil, type: String = "text", length: Int = 300
        ) -> Field {
            Field("row.\(column)", label, hint: hint, .line(type: type, length: length))
        }

        private func select(_ column: String, _ label: Bilingual, _ options: [Field.Option]) -> Field {
            let name = "row.\(column)"
            let held = state.value(name)
            // What the table says and no list knows stays: it is for the proof to judge.
            let strange = options.contains { $0.value == held } ? [] : [Field.Option(held, "\(code: held)")]
            return Field(name, label, .select(options + strange))
        }

        private func named(_ rows: [(id: String, name: Bilingual)]) -> [Field.Option] {
            [Field.Option("", "–")] + rows.map { Field.Option($0.id, StewardText.plain($0.name, $0.id, language)) }
        }

        private var outcomes: [Field.Option] {
            Phrase.ruOutcomes.map { Field.Option($0.code, "\($0.words, language)") }
        }
        private var reaches: [Field.Option] { Phrase.ruReaches.map { Field.Option($0.code, "\($0.words, language)") } }
        private var origins: [Field.Option] { Phrase.ruOrigins.map { Field.Option($0.code, "\($0.words, language)") } }
    }
}

extension StewardText {
    /// Within an option no part can be marked as Vietnamese: an English name that holds one gives way to the id.
    static func plain(_ words: Bilingual, _ id: String, _ language: Language) -> HTML {
        language == .en && words.en.split(separator: " ").contains(where: isForeign) ? "\(id)" : "\(words, language)"
    }
}

/// What a proposal would mean, above the form it was made by.
enum TrialParts {
    static func html(_ trial: TrialView, _ language: Language) -> HTML {
        """
        <section class="trial" id="trial">
        \(when: !trial.faults.isEmpty, """
        <div class="notice bad" role="alert"><h2>\(Phrase.trFaults(trial.faults.count), language)</h2>
        <ol class="sentences">\(trial.faults.map { "<li>\(StewardText.said($0, language))</li>" })</ol></div>
        """)
        \(trial.known.map { Piece.notice(.warn, "<p>\(Phrase.trKnown, language) <a href=\"\($0.path)\">\(Phrase.edition($0.number), language)</a></p>") } ?? .nothing)
        \(trial.proof.map { EditionParts.proof($0, language) } ?? .nothing)
        \(trial.difference.map { EditionParts.difference($0, .nothing, language) } ?? .nothing)
        </section>
        """
    }

    /// Looking comes first; proposing is offered when what was looked at may be proposed.
    static func buttons(_ trial: TrialView?, _ state: FormState) -> HTML {
        let language = state.language
        let may = trial?.mayBeProposed ?? false
        return """
            \(Field("note", Phrase.trNote, hint: Phrase.trNoteHint, .lines(rows: 2, length: 1000)).html(state))
            <div class="buttons">\
            <button name="act" value="try"\(when: may, " class=\"second\"")>\(Phrase.trTry, language)</button>\
            \(when: may, "<button name=\"act\" value=\"propose\">\(Phrase.trPropose, language)</button>")</div>
            <p class="hint">\(Phrase.trNothingYet, language)</p>
            """
    }
}
