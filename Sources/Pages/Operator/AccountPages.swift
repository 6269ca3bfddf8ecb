internal import Base

/// Accounts: the list, a new one, one of them, and the one page a one-time password is ever shown on.
public enum AccountPages {
    /// - Parameters:
    ///   - sought: what was looked for; nil when the whole list is shown.
    ///   - next: the path of those that follow; nil at the end.
    public static func list(
        _ frame: OperatorFrame, _ accounts: [AccountView], sought: String?, next: String?
    ) -> [UInt8] {
        let language = frame.language
        let state = FormState(language, values: sought.map { [(name: "q", value: $0)] } ?? [])
        let search: HTML = """
            \(Field("q", Phrase.accountSearch, hint: Phrase.accountSearchHint, .line(type: "search", length: 100)).html(state))\
            <button class="second">\(Phrase.accountFind, language)</button>
            """
        return frame.page(
            """
            <p><a class="button" href="/operator/accounts/new">\(Phrase.accountNew, language)</a></p>
            <form class="inline-form" action="/operator/accounts" method="post" role="search">\(frame.shell.hidden)\(search)</form>
            \(found(frame, accounts, sought))
            \(next.map { "<p><a href=\"\($0)\">\(Phrase.accountMore, language)</a></p>" } ?? .nothing)
            """)
    }

    private static func found(_ frame: OperatorFrame, _ accounts: [AccountView], _ sought: String?) -> HTML {
        let language = frame.language
        if accounts.isEmpty { return "<p role=\"status\">\(Phrase.accountNoneFound, language)</p>" }
        let caption: HTML =
            sought == nil
            ? "\(Phrase.accountList, language)"
            : "\(Phrase.accountFound, language) \(accounts.count). <a href=\"/operator/accounts\">\(Phrase.accountAll, language)</a>"
        return Piece.table(
            caption,
            columns: [Phrase.name, Phrase.login, Phrase.roles, Phrase.accountState, Phrase.accountLastSignIn],
            rows: accounts.map { account in
                [
                    "<a href=\"/operator/accounts/\(path: account.id)\">\(vi: account.name)</a>",
                    "\(code: account.login)",
                    account.grants.isEmpty
                        ? "–"
                        : "<ul class=\"bare\">\(account.grants.prefix(4).map { "<li>\($0.html(language))</li>" })\(when: account.grants.count > 4, "<li>+ \(account.grants.count - 4)</li>")</ul>",
                    account.state(language), account.lastSignIn.map(OperatorFrame.moment) ?? "–",
                ]
            }, language)
    }

    public static func create(_ frame: OperatorFrame, _ choice: GrantChoice, _ state: FormState, once: String)
        -> [UInt8]
    {
        let language = frame.language
        let path = "/operator/accounts/new"
        guard let role = choice.role else {
            return frame.page(heading: "\(Phrase.accountNew, language)", choice.askRole(path, language))
        }
        let languages = Field.Option("vi", "<span lang=\"vi\">Tiếng Việt</span>")
        let english = Field.Option("en", "<span lang=\"en\">English</span>")
        let form: HTML = """
            <input type="hidden" name="role" value="\(role.id)">\
            \(choice.placeField(state))
            \(Field("name", Phrase.name, .line(length: 100), width: "medium").html(state))
            \(Field("login", Phrase.login, hint: Phrase.accountLoginHint, .line(length: 64), width: "medium").html(state))
            \(Field("language", Phrase.accountLanguage, .radios([languages, english])).html(state))
            <p class="hint">\(Phrase.accountNewEffect, language)</p>
            <button>\(Phrase.accountCreate, language)</button>
            """
        return frame.page(
            heading: "\(Phrase.accountNew, language)", before: state.summary,
            """
            \(choice.chosen(path, language))
            \(when: !choice.places.isEmpty, Piece.form("/operator/accounts/new", frame.shell, once: once, form))
            """)
    }

    /// Another role for somebody.
    public static func grant(
        _ frame: OperatorFrame, _ account: AccountView, _ choice: GrantChoice, _ state: FormState
    ) -> [UInt8] {
        let language = frame.language
        let path = "/operator/accounts/\(account.id)/grant"
        let heading: HTML = "\(Phrase.accountAddRole, language): \(vi: account.name)"
        guard let role = choice.role else { return frame.page(heading: heading, choice.askRole(path, language)) }
        let form: HTML = """
            <input type="hidden" name="role" value="\(role.id)">\
            \(choice.placeField(state))<p class="hint">\(Phrase.accountGrantEffect, language)</p>\
            <button>\(Phrase.accountAddRole, language)</button>
            """
        return frame.page(
            heading: heading, before: state.summary,
            """
            \(choice.chosen(path, language))
            \(when: !choice.places.isEmpty, Piece.form("/operator/accounts/\(path: account.id)/grant", frame.shell, form))
            <p><a href="/operator/accounts/\(path: account.id)">\(Phrase.back, language)</a></p>
            """)
    }

    /// The password is on this page and nowhere else: nothing keeps it, neither here nor in the browser.
    public static func opened(_ frame: OperatorFrame, _ account: AccountView, password: String, isNew: Bool) -> [UInt8]
    {
        let language = frame.language
        return frame.page(
            heading: "\(isNew ? Phrase.accountMade : Phrase.accountReset, language)",
            """
            \(Piece.done(
                """
                <p>\(Phrase.accountPasswordFor, language) \(vi: account.name) (\(code: account.login)):</p>
                <p><strong class="secret code" translate="no">\(password)</strong></p>
                <p>\(Phrase.accountPasswordOnce, language)</p>
                """))
            <p><button type="button" class="second" data-prints hidden>\(Phrase.print, language)</button></p>
            <p><a href="/operator/accounts/\(path: account.id)">\(vi: account.name)</a> · \
            <a href="/operator/accounts">\(Phrase.accountAll, language)</a></p>
            """)
    }
}
