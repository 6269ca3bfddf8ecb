public import Base

/// One account, with what can be done to it and what each would cause.
public enum AccountPage {
    /// - Parameters:
    ///   - told: what was just done.
    ///   - refused: why it was not.
    public static func page(
        _ frame: OperatorFrame, _ account: AccountView, told: Bilingual?, refused: Bilingual?, maySeeAccesses: Bool
    ) -> [UInt8] {
        let language = frame.language
        return frame.page(
            heading: "\(vi: account.name)",
            before: """
                \(told.map { Piece.done("<p>\($0, language)</p>") } ?? .nothing)\
                \(refused.map { Piece.notice(.bad, "<p role=\"alert\" tabindex=\"-1\" data-focus>\($0, language)</p>") } ?? .nothing)
                """,
            """
            \(Piece.summary(facts(account, language), language))
            <p>\(links(account, language, maySeeAccesses))</p>
            \(grants(frame, account))
            \(acts(frame, account))
            """)
    }

    private static func facts(_ account: AccountView, _ language: Language) -> [Piece.Row] {
        [
            Piece.Row(Phrase.login, "\(code: account.login)"),
            Piece.Row(Phrase.accountState, account.state(language)),
            Piece.Row(
                Phrase.accountLanguage,
                account.language == .vi ? "<span lang=\"vi\">Tiếng Việt</span>" : "<span lang=\"en\">English</span>"),
            Piece.Row(
                Phrase.accountLastSignIn,
                account.lastSignIn.map(OperatorFrame.moment) ?? "\(Phrase.accountNever, language)"),
            Piece.Row(Phrase.accountSessions, "\(account.sessions)"),
            Piece.Row(Phrase.accountFailed, "\(account.failedSignIns)"),
            Piece.Row(Phrase.accountSince, OperatorFrame.moment(account.created)),
        ]
    }

    private static func links(_ account: AccountView, _ language: Language, _ maySeeAccesses: Bool) -> HTML {
        """
        <a href="/operator/journal?stream=account:\(path: account.id)">\(Phrase.accountHistory, language)</a>\
        \(when: maySeeAccesses, " · <a href=\"/accesses?actor=account:\(path: account.id)\">\(Phrase.accountAccesses, language)</a>")
        """
    }

    private static func grants(_ frame: OperatorFrame, _ account: AccountView) -> HTML {
        let language = frame.language
        let rows = account.grants.map { grant -> HTML in
            let form: HTML = """
                <input type="hidden" name="do" value="ungrant"><input type="hidden" name="grant" value="\(grant.text)">\
                <button class="plain">\(Phrase.accountTake, language)<span class="quiet"> \(grant.role, language)</span></button>
                """
            let isLast = account.grants.count == 1
            return """
                <li>\(grant.html(language))\
                \(when: !account.isYourself && !isLast, Piece.form("/operator/accounts/\(path: account.id)", frame.shell, form))</li>
                """
        }
        return """
            <section aria-labelledby="roles"><h2 id="roles">\(Phrase.roles, language)</h2>
            \(when: rows.isEmpty, "<p>\(Phrase.accountNoRole, language)</p>")<ul class="bare grants">\(rows)</ul>
            \(when: account.grants.count == 1 && !account.isYourself, "<p class=\"hint\">\(Phrase.accountLastRole, language)</p>")\
            \(when: !account.isYourself, "<p><a class=\"button second\" href=\"/operator/accounts/\(path: account.id)/grant\">\(Phrase.accountAddRole, language)</a></p><p class=\"hint\">\(Phrase.accountGrantEffect, language)</p>")</section>
            """
    }

    private static func acts(_ frame: OperatorFrame, _ account: AccountView) -> HTML {
        let language = frame.language
        if account.isYourself { return Piece.notice(.plain, "<p>\(Phrase.accountYourself, language)</p>") }
        let reset = act(
            frame, account, "reset", Phrase.accountDoReset, Phrase.accountResetEffect, isHard: false)
        let other =
            account.isDisabled
            ? act(frame, account, "enable", Phrase.accountDoEnable, Phrase.accountEnableEffect, isHard: false)
            : act(frame, account, "disable", Phrase.accountDoDisable, Phrase.accountDisableEffect, isHard: true)
        return "<h2>\(Phrase.accountActs, language)</h2>\(reset)\(other)"
    }

    /// Opened first, so that what it causes is read before it is pressed.
    private static func act(
        _ frame: OperatorFrame, _ account: AccountView, _ word: String, _ name: Bilingual, _ effect: Bilingual,
        isHard: Bool
    ) -> HTML {
        let form: HTML = """
            <input type="hidden" name="do" value="\(word)"><p>\(effect, frame.language)</p>\
            <button class="\(isHard ? "danger" : "second")">\(name, frame.language)</button>
            """
        return """
            <details class="act"><summary>\(name, frame.language)</summary>\
            \(Piece.form("/operator/accounts/\(path: account.id)", frame.shell, form))</details>
            """
    }
}
