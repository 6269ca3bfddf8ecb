public import Base

/// Who looked at what: of one dossier, of one person, of one day.
public struct AccessView: Sendable {
    public struct Look: Sendable {
        public var at: Instant
        public var actor: ActorView
        /// Of the page of what this person looked at; empty where it cannot be opened.
        public var actorPath: String
        public var what: Bilingual
        public var subject: SubjectView

        public init(at: Instant, actor: ActorView, actorPath: String, what: Bilingual, subject: SubjectView) {
            (self.at, self.actor, self.actorPath, self.what, self.subject) = (at, actor, actorPath, what, subject)
        }
    }

    public var looks: [Look]
    /// What was asked, in words that name it; nil before anything was.
    public var asked: HTML?
    public var next: String?
    /// The same as a file; nil where there is nothing.
    public var export: String?
    /// Persons and days may be asked for: over the whole house only.
    public var isHouse: Bool

    public init(looks: [Look], asked: HTML?, next: String?, export: String?, isHouse: Bool) {
        (self.looks, self.asked, self.next) = (looks, asked, next)
        (self.export, self.isHouse) = (export, isHouse)
    }

    /// What is asked for, as a heading of the list.
    public static func asked(dossier: String?, actor: ActorView?, day: CivilDate?, _ language: Language) -> HTML {
        var parts: [HTML] = []
        if let dossier { parts.append("\(Phrase.accessOfDossier, language) \(code: dossier)") }
        if let actor { parts.append("\(Phrase.accessByPerson, language) \(actor.html(language))") }
        if let day { parts.append("\(Phrase.accessOnDay, language) <time>\(day.slashed)</time>") }
        return parts.joined(", ")
    }
}

public enum AccessPages {
    public static func page(_ shell: Shell, _ view: AccessView, _ state: FormState) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.placeAccesses, language)", width: .work,
            """
            \(state.summary)<h1>\(Phrase.placeAccesses, language)</h1>
            <p>\(view.isHouse ? Phrase.accessLead : Phrase.accessLeadOfPlace, language)</p>
            \(when: view.isHouse, "<p><a href=\"/operator/journal\">\(Phrase.accessJournal, language)</a></p>")
            \(form(shell, view, state))
            \(list(shell, view))
            """)
    }

    private static func form(_ shell: Shell, _ view: AccessView, _ state: FormState) -> HTML {
        let language = shell.language
        let dossier = Field("dossier", Phrase.accessDossier, .line(length: 64), isOptional: view.isHouse)
        let login = Field("login", Phrase.accessLogin, .line(length: 256), isOptional: true)
        let day = Field("day", Phrase.accessDay, .line(type: "date", length: 10), isOptional: true)
        return """
            <form class="inline-form no-print" action="/accesses" method="post" novalidate>\(shell.hidden)\
            \(dossier.html(state))\(when: view.isHouse, "\(login.html(state))\(day.html(state))")\
            <button>\(Phrase.accountFind, language)</button></form>
            """
    }

    private static func list(_ shell: Shell, _ view: AccessView) -> HTML {
        let language = shell.language
        guard let asked = view.asked else { return .nothing }
        if view.looks.isEmpty { return "<p role=\"status\">\(asked): \(Phrase.accessNone, language)</p>" }
        return """
            \(Piece.table(asked, columns: [Phrase.journalAt, Phrase.journalWho, Phrase.journalWhat, Phrase.accessSubject], rows: view.looks.map { look in
                [
                    OperatorFrame.moment(look.at),
                    look.actorPath.isEmpty
                        ? look.actor.html(language) : "<a href=\"\(look.actorPath)\">\(look.actor.html(language))</a>",
                    "\(look.what, language)", look.subject.html(language),
                ]
            }, language))
            <p class="no-print">\(view.next.map { "<a href=\"\($0)\">\(Phrase.accountMore, language)</a> · " } ?? .nothing)\
            \(view.export.map { "<a href=\"\($0)\" download>\(Phrase.accessExport, language)</a>" } ?? .nothing)</p>
            """
    }
}
