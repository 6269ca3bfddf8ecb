internal import Base
internal import Dossiers
internal import WorkingTime

// The case itself: who, what, with which papers, and where the result goes.
extension DossierPage {
    static func theCase(_ shell: Shell, _ view: DossierView) -> HTML {
        let language = shell.language
        let rows = head(view, language) + people(shell, view) + ways(view, language) + outcome(view, language)
        return """
            <section class="card" aria-labelledby="case"><h2 id="case">\(Phrase.theCase, language)</h2>
            \(Piece.summary(rows, language))
            \(when: !view.showsContact && hasContact(view), show(shell, view))</section>
            """
    }

    private static func head(_ view: DossierView, _ language: Language) -> [Piece.Row] {
        let dossier = view.dossier
        var rows = [
            Piece.Row(
                Phrase.procedure, "\(NameBook.told(view.procedure, language)) \(code: dossier.lodging.procedure)")
        ]
        if let variant = view.variant { rows.append(Piece.Row(Phrase.variant, NameBook.told(variant, language))) }
        rows += [
            Piece.Row(Phrase.lodgedAt, view.names.place(dossier.branch, language)),
            Piece.Row(Phrase.receivedAt, "\(LocalMoment(dossier.received).words, language)"),
            Piece.Row(Phrase.competent, view.place(of: dossier.assignment, language)),
        ]
        if case .elsewhere(_, let reference) = dossier.assignment, !reference.isEmpty {
            rows.append(Piece.Row(Phrase.reference, "\(code: reference)"))
        }
        return rows
    }

    private static func people(_ shell: Shell, _ view: DossierView) -> [Piece.Row] {
        let (language, applicant) = (shell.language, view.dossier.lodging.applicant)
        let kind: HTML = applicant.kind == .firm ? " (\(Phrase.firm, language))" : .nothing
        var rows = [Piece.Row(Phrase.applicant, "\(vi: applicant.name)\(kind)")]
        rows += contact(view, language)
        if let proxy = applicant.proxy {
            let phone = view.showsContact ? proxy.phone : Mask.phone(proxy.phone)
            let parts =
                ["\(vi: proxy.name)", "\(code: phone)", "\(vi: proxy.authority)"].filter { !$0.isEmpty } as [HTML]
            rows.append(Piece.Row(Phrase.proxy, parts.joined(", ")))
        }
        return rows
    }

    private static func hasContact(_ view: DossierView) -> Bool {
        let applicant = view.dossier.lodging.applicant
        return !(applicant.phone + applicant.email + applicant.address + (applicant.proxy?.phone ?? "")).isEmpty
    }

    private static func contact(_ view: DossierView, _ language: Language) -> [Piece.Row] {
        let applicant = view.dossier.lodging.applicant
        var rows: [Piece.Row] = []
        if !applicant.phone.isEmpty {
            rows.append(
                Piece.Row(Phrase.phone, "\(code: view.showsContact ? applicant.phone : Mask.phone(applicant.phone))"))
        }
        guard view.showsContact else { return rows }
        if !applicant.email.isEmpty { rows.append(Piece.Row(Phrase.email, "\(code: applicant.email)")) }
        if !applicant.address.isEmpty { rows.append(Piece.Row(Phrase.address, "\(vi: applicant.address)")) }
        return rows
    }

    /// A press that is written down, not a page one comes across.
    private static func show(_ shell: Shell, _ view: DossierView) -> HTML {
        Piece.form(
            "/dossiers/\(path: view.code)/contact", shell,
            """
            <button class="plain">\(Phrase.showContact, shell.language)</button> \
            <span class="hint no-print">\(Phrase.showContactHint, shell.language)</span>
            """)
    }

    private static func ways(_ view: DossierView, _ language: Language) -> [Piece.Row] {
        let dossier = view.dossier
        let papers: HTML =
            dossier.lodging.papers.isEmpty
            ? "\(Phrase.noPapers, language)"
            : "<ul class=\"bare\">\(dossier.lodging.papers.map { paper($0, language) })</ul>"
        var rows = [
            Piece.Row(Phrase.papers, papers),
            Piece.Row(Phrase.resultTo, view.way(dossier.resultTo, language)),
        ]
        if let lead = dossier.lead { rows.append(Piece.Row(Phrase.leadIs, link(lead))) }
        if !dossier.led.isEmpty { rows.append(Piece.Row(Phrase.leads, dossier.led.map(link).joined(", "))) }
        return rows
    }

    private static func paper(_ paper: LodgedPaper, _ language: Language) -> HTML {
        """
        <li>\(paper.count) × \(vi: paper.name)\
        \(when: paper.isOriginalKept, " \(Piece.tag(Phrase.originalKept, .wait, language))")</li>
        """
    }

    static func link(_ code: DossierCode) -> HTML {
        "<a href=\"/dossiers/\(path: code.description)\">\(code: code.description)</a>"
    }

    private static func outcome(_ view: DossierView, _ language: Language) -> [Piece.Row] {
        let dossier = view.dossier
        var rows: [Piece.Row] = []
        switch dossier.verdict {
        case .granted: rows.append(Piece.Row(Phrase.verdict, "\(Phrase.granted, language)"))
        case .rejected(let reason):
            rows.append(Piece.Row(Phrase.verdict, "\(Phrase.rejected, language): \(vi: reason)"))
        case nil: break
        }
        if let result = dossier.result {
            let form: HTML = "\(StepPage.words(result.form), language)"
            rows.append(Piece.Row(Phrase.result, "\(vi: result.number), \(vi: result.title) (\(form))"))
        }
        if case .counter(_, let recipient, let identity)? = dossier.handOut?.way {
            let slots = [Slot("{recipient}", "\(vi: recipient)"), Slot("{identity}", "\(vi: identity)")]
            rows.append(Piece.Row(Phrase.handedOut, Phrase.handedTo.html(language, slots)))
        }
        if dossier.postReturns > 0 {
            rows.append(Piece.Row(Phrase.postReturns, "\(dossier.postReturns) \(Phrase.times, language)"))
        }
        if !dossier.closingNote.isEmpty { rows.append(Piece.Row(Phrase.closingNote, "\(vi: dossier.closingNote)")) }
        return rows
    }
}

// Slips that apply at this stage.
extension DossierPage {
    static func slips(_ view: DossierView, _ language: Language) -> HTML {
        """
        <section class="card no-print" aria-labelledby="slips"><h2 id="slips">\(Phrase.slips, language)</h2>
        <ul class="bare dossier-links">\(slips(view.dossier).map { number, words in
            "<li><a href=\"/dossiers/\(path: view.code)/slips/\(path: number)\">\(words, language)</a></li>"
        })</ul></section>
        """
    }

    static func slips(_ dossier: Dossier) -> [(String, Bilingual)] {
        var slips = [("01", Phrase.slip1)]
        if !dossier.supplements.isEmpty { slips.append(("02", Phrase.slip2)) }
        if dossier.stage == .refused { slips.append(("03", Phrase.slip3)) }
        if dossier.appointment != nil { slips.append(("04", Phrase.slip4)) }
        if dossier.stage == .stopped { slips.append(("05", Phrase.slip5)) }
        return slips + [("06", Phrase.slip6), ("07", Phrase.slip7)]
    }
}

/// What a list or a page read over shoulders shows of somebody.
public enum Mask {
    /// `•••• 567`: enough to tell two numbers apart.
    static func phone(_ phone: String) -> String { phone.isEmpty ? "" : "•••• " + phone.suffix(3) }

    /// `Nguyễn V. A.`: the family name, and the first letters of the others.
    public static func name(_ name: String) -> String {
        let parts = name.split(separator: " ")
        guard let first = parts.first else { return "" }
        return ([String(first)] + parts.dropFirst().prefix(4).map { "\($0.prefix(1))." }).joined(separator: " ")
    }
}
