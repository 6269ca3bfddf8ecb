public import Base

/// Whoever did something, by name where it is known.
public struct ActorView: Sendable {
    /// `account:…`, `key:…`, `system`.
    public var actor: String
    /// Of a person or a partner.
    public var name: String

    public init(actor: String, name: String) { (self.actor, self.name) = (actor, name) }

    func html(_ language: Language) -> HTML {
        if !name.isEmpty { return "\(vi: name)" }
        switch actor {
        case "system": return "\(Phrase.journalSystem, language)"
        case "nobody": return "\(Phrase.journalNobody, language)"
        default: return "\(code: actor)"
        }
    }
}

/// What was changed or looked at, by what people know it as.
public enum SubjectView: Sendable {
    /// By its code; linked where whoever reads may open it.
    case dossier(code: String, isOpen: Bool)
    case account(id: String, name: String, isOpen: Bool)
    /// A partner's key, by whose it is.
    case key(id: String, name: String)
    case other(String)

    func html(_ language: Language) -> HTML {
        switch self {
        case .dossier(let code, true): "<a href=\"/dossiers/\(path: code)\">\(code: code)</a>"
        case .dossier(let code, false): "\(code: code)"
        case .account(let id, let name, true):
            "<a href=\"/operator/accounts/\(path: id)\">\(name.isEmpty ? "\(code: id)" : "\(vi: name)" as HTML)</a>"
        case .account(let id, let name, false): name.isEmpty ? "\(code: id)" : "\(vi: name)"
        case .key(let id, let name): name.isEmpty ? "\(code: id)" : "\(vi: name)"
        case .other("ledger"): "\(Phrase.journalLedger, language)"
        case .other(let text): "\(code: text.count > 24 ? String(text.prefix(24)) + "…" : text)"
        }
    }
}

/// The journal: what was done when by whom, and nothing of what it holds.
public struct JournalView: Sendable {
    public struct Row: Sendable {
        public var number: Int64
        public var at: Instant
        public var what: Bilingual
        public var subject: SubjectView
        /// For the filter.
        public var stream: String
        public var actor: ActorView

        public init(
            number: Int64, at: Instant, what: Bilingual, subject: SubjectView, stream: String, actor: ActorView
        ) {
            (self.number, self.at, self.what) = (number, at, what)
            (self.subject, self.stream, self.actor) = (subject, stream, actor)
        }
    }

    /// How the last walk through all of it ended.
    public enum Walk: Sendable {
        case whole(rows: Int, dossiers: Int, head: String, milliseconds: Int, at: Instant)
        case flawed(what: Bilingual, damage: [String], milliseconds: Int, at: Instant)
        case failed(problem: Bilingual)
    }

    public var rows: [Row]
    public var next: String?
    /// What was asked for; empty for everything.
    public var stream: String
    /// Why it cannot be shown.
    public var trouble: Bilingual?
    public var walk: Walk?
    public var walkingSince: Instant?
    public var isBusy: Bool

    public init(
        rows: [Row], next: String?, stream: String, trouble: Bilingual?, walk: Walk?, walkingSince: Instant?,
        isBusy: Bool
    ) {
        (self.rows, self.next, self.stream, self.trouble) = (rows, next, stream, trouble)
        (self.walk, self.walkingSince, self.isBusy) = (walk, walkingSince, isBusy)
    }
}

public enum JournalPages {
    public static func page(_ frame: OperatorFrame, _ view: JournalView, _ state: FormState) -> [UInt8] {
        let language = frame.language
        return frame.page(
            before: state.summary,
            """
            <p>\(Phrase.journalLead, language)</p>
            <section aria-labelledby="verify"><h2 id="verify">\(Phrase.journalVerify, language)</h2>\(walk(frame, view))</section>
            <section aria-labelledby="rows"><h2 id="rows">\(Phrase.journalRows, language)</h2>
            \(filter(frame, view, state))\(list(frame, view))</section>
            """)
    }

    private static func walk(_ frame: OperatorFrame, _ view: JournalView) -> HTML {
        let language = frame.language
        let form: HTML = """
            <p class="hint">\(Phrase.journalVerifyEffect, language)</p>
            <button class="second"\(when: view.isBusy, " disabled")>\(Phrase.journalVerifyNow, language)</button>
            """
        return "\(told(frame, view))\(Piece.form("/operator/journal/verify", frame.shell, form))"
    }

    private static func told(_ frame: OperatorFrame, _ view: JournalView) -> HTML {
        let language = frame.language
        if let since = view.walkingSince {
            return Piece.notice(
                .warn,
                "<p role=\"status\">\(Phrase.journalWalking, language) \(OperatorFrame.moment(since)). <a href=\"/operator/journal\">\(Phrase.operatorLookAgain, language)</a></p>"
            )
        }
        switch view.walk {
        case .whole(let rows, let dossiers, let head, let milliseconds, let at):
            let words = Bilingual(
                vi: "Chuỗi nguyên vẹn đến dòng \(OperatorFrame.grouped(rows, .vi)).",
                en: "The chain is whole up to row \(OperatorFrame.grouped(rows, .en)).")
            return Piece.notice(
                .good,
                """
                <p role="status"><strong>\(words, language)</strong> \(frame.count(dossiers)) \(Phrase.journalDossiersRight, language)</p>
                <p>\(Phrase.backupTook, language) \(OperatorFrame.took(milliseconds), language) · \(OperatorFrame.moment(at))</p>
                <p>\(Phrase.backupHead, language): <span class="code command" translate="no">\(head)</span></p>
                """)
        case .flawed(let what, let damage, let milliseconds, let at):
            return Piece.notice(
                .bad,
                """
                <p role="alert"><strong>\(what, language)</strong> \(Phrase.journalFlawed, language)</p>
                <ul>\(damage.prefix(20).map { "<li><span class=\"code command\" translate=\"no\">\($0)</span></li>" })</ul>
                <p>\(Phrase.backupTook, language) \(OperatorFrame.took(milliseconds), language) · \(OperatorFrame.moment(at))</p>
                """)
        case .failed(let problem): return Piece.notice(.bad, "<p role=\"alert\">\(problem, language)</p>")
        case nil: return .nothing
        }
    }

    private static func filter(_ frame: OperatorFrame, _ view: JournalView, _ state: FormState) -> HTML {
        let language = frame.language
        let field = Field("q", Phrase.journalOf, hint: Phrase.journalOfHint, .line(length: 128)).html(state)
        return """
            <form class="inline-form" action="/operator/journal" method="post">\(frame.shell.hidden)\(field)\
            <button class="second">\(Phrase.accountFind, language)</button></form>\
            \(when: !view.stream.isEmpty, "<p>\(Phrase.journalOnly, language) \(code: view.stream). <a href=\"/operator/journal\">\(Phrase.journalAll, language)</a></p>")
            """
    }

    private static func list(_ frame: OperatorFrame, _ view: JournalView) -> HTML {
        let language = frame.language
        if let trouble = view.trouble { return Piece.notice(.bad, "<p role=\"alert\">\(trouble, language)</p>") }
        if view.rows.isEmpty { return "<p>\(Phrase.journalNone, language)</p>" }
        let caption: HTML = "\(view.stream.isEmpty ? Phrase.journalNewest : Phrase.journalOldest, language)"
        return """
            \(Piece.table(caption, columns: [Phrase.journalRow, Phrase.journalAt, Phrase.journalWhat, Phrase.journalWhere, Phrase.journalWho], rows: view.rows.map { row in
                [
                    frame.count(Int(row.number)), OperatorFrame.moment(row.at), "\(row.what, language)",
                    "\(row.subject.html(language))\(when: view.stream.isEmpty, " <a href=\"/operator/journal?stream=\(path: row.stream)\">\(Phrase.journalThread, language)<span class=\"quiet\"> \(row.number)</span></a>")",
                    row.actor.html(language),
                ]
            }, language))
            \(view.next.map { "<p><a href=\"\($0)\">\(Phrase.accountMore, language)</a></p>" } ?? .nothing)
            """
    }
}
