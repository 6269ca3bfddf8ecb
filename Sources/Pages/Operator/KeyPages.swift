public import Base

/// A partner's key as it is listed; its text is known to the partner alone.
public struct KeyView: Sendable {
    public enum State: Sendable { case open, ended, revoked }

    public var id: String
    public var name: String
    public var grants: [GrantView]
    public var created: Instant
    public var expires: Instant
    public var lastUsed: Instant?
    public var state: State
    /// Ends within two weeks.
    public var endsSoon: Bool

    public init(
        id: String, name: String, grants: [GrantView], created: Instant, expires: Instant, lastUsed: Instant?,
        state: State, endsSoon: Bool
    ) {
        (self.id, self.name, self.grants, self.created) = (id, name, grants, created)
        (self.expires, self.lastUsed, self.state, self.endsSoon) = (expires, lastUsed, state, endsSoon)
    }
}

public enum KeyPages {
    /// - Parameter next: the path of those that follow; nil at the end.
    public static func list(
        _ frame: OperatorFrame, _ keys: [KeyView], told: Bilingual?, refused: Bilingual?, next: String?
    ) -> [UInt8] {
        let language = frame.language
        return frame.page(
            before: """
                \(told.map { Piece.done("<p>\($0, language)</p>") } ?? .nothing)\
                \(refused.map { Piece.notice(.bad, "<p role=\"alert\">\($0, language)</p>") } ?? .nothing)
                """,
            """
            <p>\(Phrase.keyLead, language)</p>
            <p><a class="button" href="/operator/keys/new">\(Phrase.keyNew, language)</a></p>
            \(keys.isEmpty ? "<p>\(Phrase.keyNone, language)</p>" : table(frame, keys))
            \(next.map { "<p><a href=\"\($0)\">\(Phrase.accountMore, language)</a></p>" } ?? .nothing)
            """)
    }

    private static func table(_ frame: OperatorFrame, _ keys: [KeyView]) -> HTML {
        let language = frame.language
        return Piece.table(
            "\(Phrase.operatorKeys, language)",
            columns: [
                Phrase.keyName, Phrase.roles, Phrase.accountState, Phrase.keyEnds, Phrase.keyUsed, Phrase.keyRevoke,
            ],
            rows: keys.map { key in
                [
                    "\(vi: key.name)<br>\(code: key.id)",
                    "<ul class=\"bare\">\(key.grants.map { "<li>\($0.html(language))</li>" })</ul>",
                    state(key, language), OperatorFrame.moment(key.expires),
                    key.lastUsed.map(OperatorFrame.moment) ?? "\(Phrase.accountNever, language)",
                    key.state == .open ? revoke(frame, key) : "–",
                ]
            }, language)
    }

    private static func state(_ key: KeyView, _ language: Language) -> HTML {
        switch key.state {
        case .open where key.endsSoon: Piece.tag(Phrase.keyEndsSoon, .warn, language)
        case .open: Piece.tag(Phrase.keyOpen, .good, language)
        case .ended: Piece.tag(Phrase.keyEnded, .plain, language)
        case .revoked: Piece.tag(Phrase.keyRevoked, .bad, language)
        }
    }

    private static func revoke(_ frame: OperatorFrame, _ key: KeyView) -> HTML {
        let form: HTML = """
            <input type="hidden" name="key" value="\(key.id)"><p>\(Phrase.keyRevokeEffect, frame.language)</p>\
            <button class="danger">\(Phrase.keyRevoke, frame.language)</button>
            """
        return """
            <details><summary>\(Phrase.keyRevoke, frame.language)<span class="quiet"> \(vi: key.name)</span></summary>\
            \(Piece.form("/operator/keys", frame.shell, form))</details>
            """
    }

    public static func create(_ frame: OperatorFrame, _ choice: GrantChoice, _ state: FormState, days: [Int]) -> [UInt8]
    {
        let language = frame.language
        let path = "/operator/keys/new"
        guard let role = choice.role else {
            return frame.page(heading: "\(Phrase.keyNew, language)", choice.askRole(path, language))
        }
        let lives = days.map { Field.Option("\($0)", "\(Bilingual(vi: "\($0) ngày", en: "\($0) days"), language)") }
        let form: HTML = """
            <input type="hidden" name="role" value="\(role.id)">\(choice.placeField(state))
            \(Field("name", Phrase.keyName, hint: Phrase.keyNameHint, .line(length: 100), width: "medium").html(state))
            \(Field("days", Phrase.keyDays, .select(lives), width: "short").html(state))
            <p class="hint">\(Phrase.keyNewEffect, language)</p><button>\(Phrase.keyCreate, language)</button>
            """
        return frame.page(
            heading: "\(Phrase.keyNew, language)", before: state.summary,
            "\(choice.chosen(path, language))\(when: !choice.places.isEmpty, Piece.form("/operator/keys/new", frame.shell, form))"
        )
    }

    /// The key's text is on this page and nowhere else.
    public static func opened(_ frame: OperatorFrame, name: String, text: String) -> [UInt8] {
        let language = frame.language
        return frame.page(
            heading: "\(Phrase.keyMade, language)",
            """
            \(Piece.done(
                """
                <p>\(Phrase.keyTextFor, language) \(vi: name):</p>
                <p><strong class="secret code" translate="no">\(text)</strong></p><p>\(Phrase.keyTextOnce, language)</p>
                """))
            <p><a href="/operator/keys">\(Phrase.operatorKeys, language)</a></p>
            """)
    }
}

/// What each role may do, in words.
public enum RolesPage {
    public struct RoleView: Sendable {
        public var name: Bilingual
        public var about: Bilingual
        /// Where it can be held.
        public var places: [Bilingual]
        public var rights: [Bilingual]
        /// A partner's key can hold it.
        public var isForKeys: Bool

        public init(name: Bilingual, about: Bilingual, places: [Bilingual], rights: [Bilingual], isForKeys: Bool) {
            (self.name, self.about, self.places) = (name, about, places)
            (self.rights, self.isForKeys) = (rights, isForKeys)
        }
    }

    public static func page(_ frame: OperatorFrame, _ roles: [RoleView]) -> [UInt8] {
        let language = frame.language
        return frame.page(
            """
            <p>\(Phrase.rolesLead, language)</p><div class="roles">\(roles.map { role in
                """
                <section><h2>\(role.name, language)</h2><p>\(role.about, language)</p>\
                <p class="hint">\(Phrase.rolesHeld, language) \(role.places.map { "\($0, language)" }.joined(", "))\
                \(when: role.isForKeys, " · \(Phrase.rolesForKeys, language)")</p>\
                <ul>\(role.rights.map { "<li>\($0, language)</li>" })</ul></section>
                """
            })</div>
            """)
    }
}
