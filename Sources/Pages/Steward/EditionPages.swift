public import Base

/// The register's editions: the list, and one of them with all that is needed to decide on it.
public enum EditionPages {
    /// - Parameter mayPropose: this person may put a new one forward.
    public static func list(
        _ shell: Shell, _ editions: [EditionView], mayPropose: Bool, older: String?
    ) -> [UInt8] {
        let language = shell.language
        let columns = [Phrase.edNumber, Phrase.edStage, Phrase.edNote, Phrase.edWho, Phrase.edWhen]
        return shell.page(
            "\(Phrase.placeEditions, language)", width: .work,
            """
            <h1>\(Phrase.placeEditions, language)</h1>
            <p>\(Phrase.edIntro, language)</p>
            <div class="buttons">\(when: mayPropose, "<a class=\"button\" href=\"/rules\">\(Phrase.edChangeRule, language)</a>")\
            \(when: mayPropose, "<a class=\"button second\" href=\"/editions/new\">\(Phrase.edUpload, language)</a>")\
            \(when: !mayPropose, "<a class=\"button second\" href=\"/rules\">\(Phrase.edRules, language)</a>")\
            <a class="button second" href="/why">\(Phrase.placeWhy, language)</a></div>
            \(Piece.table("\(Phrase.edList, language)", columns: columns, rows: editions.map { row($0, language) }, language))
            \(older.map { "<p><a href=\"\($0)\">\(Phrase.edOlder, language)</a></p>" } ?? .nothing)
            """)
    }

    private static func row(_ edition: EditionView, _ language: Language) -> [HTML] {
        [
            """
            <a href="/editions/\(edition.hash)">\(Phrase.edition(edition.number), language)</a><br>\(code: edition.short)
            """,
            Piece.tag(edition.stage, edition.tone, language),
            edition.told(language),
            people(edition, language),
            activity(edition, language),
        ]
    }

    private static func people(_ edition: EditionView, _ language: Language) -> HTML {
        let proposer: HTML =
            edition.proposer.isEmpty ? "\(Phrase.edFirstStart, language)" : "\(vi: edition.proposer)"
        let approver: HTML =
            edition.approver.isEmpty
            ? .nothing : "<br>\(Phrase.edApprovedBy, language) \(vi: edition.approver)"
        return "\(Phrase.edProposedBy, language) \(proposer)\(approver)"
    }

    private static func activity(_ edition: EditionView, _ language: Language) -> HTML {
        let lines = edition.activations.filter { !$0.isCancelled }
        if lines.isEmpty { return "\(Phrase.edNever, language)" }
        return lines.map { "\(Phrase.edFrom, language) \($0.start)" as HTML }.joined("<br>")
    }

    /// One edition.
    /// - Parameters:
    ///   - told: what just happened, or why it did not.
    ///   - state: of the step's form that was sent, with its faults.
    public static func one(
        _ shell: Shell, _ edition: EditionView, proof: ProofView?, difference: DifferenceView?, replay: ReplayView?,
        steps: [EditionStepView], version: Int, state: FormState, told: (words: Bilingual, isDone: Bool)?
    ) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.edition(edition.number), language)", width: .work,
            """
            \(told.map { notice($0, language) } ?? .nothing)
            \(state.summary)
            <p><a href="/editions">\(Phrase.placeEditions, language)</a></p>
            <h1>\(Phrase.edition(edition.number), language) \(Piece.tag(edition.stage, edition.tone, language))</h1>
            <p class="jumps">\(jumps(proof, difference, replay, steps).map { "<a href=\"#\($0.id)\">\($0.words, language)</a>" as HTML }.joined(" · "))</p>
            <div class="columns two"><div>
            \(Piece.summary(facts(edition, language), language))
            \(when: proof?.isPassed ?? false, "<p><a href=\"/why?edition=\(edition.hash)\">\(Phrase.edAskThisOne, language)</a></p>")
            \(proof.map { EditionParts.proof($0, language) } ?? .nothing)
            \(difference.map { EditionParts.difference($0, "/editions/\(edition.hash)", language) } ?? .nothing)
            \(replay.map { EditionParts.replay($0, edition, language) } ?? .nothing)
            </div><div>
            \(EditionSteps.html(steps, edition, version, shell, state))
            \(files(edition, language))
            </div></div>
            """)
    }

    /// The page is long on a telephone.
    private static func jumps(
        _ proof: ProofView?, _ difference: DifferenceView?, _ replay: ReplayView?, _ steps: [EditionStepView]
    ) -> [(id: String, words: Bilingual)] {
        [
            proof.map { _ in ("proof", Phrase.edProof) },
            difference.map { ("difference", Phrase.edDifference($0.against)) },
            replay.map { _ in ("replay", Phrase.edReplay) }, steps.isEmpty ? nil : ("steps", Phrase.edSteps),
        ].compactMap { $0 }
    }

    private static func notice(_ told: (words: Bilingual, isDone: Bool), _ language: Language) -> HTML {
        told.isDone
            ? Piece.done("<p>\(StewardText.said(told.words, language))</p>")
            : Piece.notice(.bad, "<p role=\"alert\">\(StewardText.said(told.words, language))</p>")
    }

    private static func facts(_ edition: EditionView, _ language: Language) -> [Piece.Row] {
        var rows = [
            Piece.Row(Phrase.edNote, edition.told(language)), Piece.Row(Phrase.edHash, "\(code: edition.short)"),
            Piece.Row(Phrase.edWho, "\(people(edition, language))<br>\(edition.proposed)"),
        ]
        if let base = edition.base { rows.append(Piece.Row(Phrase.edBase, "\(Phrase.edition(base), language)")) }
        if !edition.approved.isEmpty {
            let against: HTML =
                edition.against.map { "<br>\(Phrase.edComparedWith($0), language)" } ?? .nothing
            rows.append(Piece.Row(Phrase.edApproval, "\(vi: edition.approver), \(edition.approved)\(against)"))
        }
        if !edition.activations.isEmpty {
            rows.append(
                Piece.Row(
                    Phrase.edWhen, "<ul class=\"bare\">\(edition.activations.map { activation($0, language) })</ul>"))
        }
        if !edition.withdrawn.isEmpty { rows.append(Piece.Row(Phrase.edWithdrawn, "\(vi: edition.withdrawn)")) }
        return rows
    }

    private static func activation(_ activation: EditionView.Activation, _ language: Language) -> HTML {
        """
        <li>\(Phrase.edFrom, language) \(activation.start)\
        \(when: activation.isCancelled, " \(Piece.tag(Phrase.edCancelled, .warn, language))")\
        \(when: !activation.by.isEmpty, ", \(vi: activation.by)")\
        \(when: !activation.reason.isEmpty, "<br>\(vi: activation.reason)")</li>
        """
    }

    private static func files(_ edition: EditionView, _ language: Language) -> HTML {
        """
        <details><summary>\(Phrase.edTables(edition.files.count), language)</summary>
        <ul class="bare tables">\(edition.files.map { file in
            """
            <li><a href="/api/v1/editions/\(edition.hash)/files/\(file.name)" download>\(code: file.name)</a> \
            <span class="hint">\(Phrase.size(file.size), language)</span></li>
            """
        })</ul></details>
        """
    }
}
