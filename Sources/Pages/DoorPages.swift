public import Base

/// Signing in, choosing a password, and what is told when something is refused.
public enum DoorPages {
    /// For somebody nobody knows: a citizen first, whoever works here second.
    public static func start(_ shell: Shell) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.startTitle, language)", width: .work,
            """
            <h1>\(Phrase.startTitle, language)</h1>
            <div class="columns three">
            <section class="card"><h2>\(Phrase.track, language)</h2><p>\(Phrase.startTrack, language)</p>
            <p><a class="button" href="\(shell.path(of: "/track"))">\(Phrase.track, language)</a></p></section>
            <section class="card"><h2>\(Phrase.procedures, language)</h2><p>\(Phrase.startProcedures, language)</p>
            <p><a class="button second" href="\(shell.path(of: "/procedures"))">\(Phrase.procedures, language)</a></p>
            </section>
            <section class="card"><h2>\(Phrase.startStaff, language)</h2><p>\(Phrase.startStaffHint, language)</p>
            <p><a class="button second" href="\(shell.path(of: "/sign-in"))">\(Phrase.signIn, language)</a></p></section>
            </div>
            """)
    }

    /// - Parameters:
    ///   - to: the path somebody wanted, to go on to.
    ///   - told: why they are here, or what was wrong.
    public static func signIn(_ shell: Shell, _ state: FormState, to: String, told: Bilingual?) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.signIn, language)",
            """
            \(told.map { Piece.notice(.warn, "<p role=\"alert\">\($0, language)</p>") } ?? .nothing)
            <h1>\(Phrase.signIn, language)</h1>
            <form action="/sign-in\(when: language == .en, "?lang=en")" method="post" novalidate>
            <input type="hidden" name="to" value="\(to)">
            \(Field("login", Phrase.login, .line(autocomplete: "username", length: 256), width: "medium", more: " autofocus").html(state))
            \(Field("password", Phrase.password, .line(type: "password", autocomplete: "current-password", length: 512), width: "medium").html(state))
            <button>\(Phrase.signIn, language)</button>
            </form>
            <p class="hint">\(shell.isDemo ? Phrase.demoPasswords : Phrase.passwordLost, language)</p>
            """)
    }

    /// - Parameter isForced: the password in use is a one-time one.
    public static func password(_ shell: Shell, _ state: FormState, isForced: Bool, told: Bilingual?) -> [UInt8] {
        let language = shell.language
        func field(_ name: String, _ label: Bilingual, _ complete: String, hint: Bilingual? = nil) -> HTML {
            Field(
                name, label, hint: hint, .line(type: "password", autocomplete: complete, length: 512), width: "medium"
            ).html(state)
        }
        return shell.page(
            "\(Phrase.newPassword, language)",
            """
            \(told.map { Piece.notice(.warn, "<p role=\"alert\">\($0, language)</p>") } ?? .nothing)
            \(state.summary)
            <h1>\(Phrase.newPassword, language)</h1>
            \(when: isForced, "<p>\(Phrase.passwordForced, language)</p>")
            \(Piece.form("/password", shell, "\(field("old", Phrase.oldPassword, "current-password"))\(field("new", Phrase.newPassword, "new-password", hint: Phrase.passwordRule))<button>\(Phrase.save, language)</button>"))
            """)
    }

    /// A refusal or a fault, as a page.
    /// - Parameter id: of the request, for the operator; empty where it tells nothing.
    public static func problem(
        _ shell: Shell, title: Bilingual, words: Bilingual, more: [Bilingual] = [], id: String = ""
    ) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(title, language)",
            """
            <h1>\(title, language)</h1>
            <p>\(words, language)</p>
            \(when: !more.isEmpty, "<ul>\(more.map { "<li>\($0, language)</li>" })</ul>")
            <p><a href="/">\(Phrase.toStart, language)</a></p>
            \(when: !id.isEmpty, "<p class=\"hint\">\(Phrase.requestID, language) \(code: id)</p>")
            """)
    }

    /// What a person holds: their name, roles and sessions' end.
    public static func account(
        _ shell: Shell, name: String, login: String, roles: [(role: Bilingual, place: HTML)], told: Bilingual?
    ) -> [UInt8] {
        let language = shell.language
        return shell.page(
            "\(Phrase.ownAccount, language)",
            """
            \(told.map { Piece.done("<p>\($0, language)</p>") } ?? .nothing)
            <h1>\(Phrase.ownAccount, language)</h1>
            \(Piece.summary([
                Piece.Row(Phrase.name, "\(vi: name)"), Piece.Row(Phrase.login, "\(code: login)"),
                Piece.Row(Phrase.roles, "<ul class=\"bare\">\(roles.map { "<li>\($0.role, language) \($0.place)</li>" })</ul>"),
            ], language))
            <p><a href="/password">\(Phrase.newPassword, language)</a></p>
            """)
    }
}
