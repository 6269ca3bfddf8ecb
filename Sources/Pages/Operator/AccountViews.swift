public import Base

/// One role in one place, as people read it.
public struct GrantView: Sendable {
    /// `receptionist@branch:D1-02`, as forms send it back.
    public var text: String
    public var role: Bilingual
    /// Nil: the whole house.
    public var place: PlaceName?

    public init(text: String, role: Bilingual, place: PlaceName?) {
        (self.text, self.role, self.place) = (text, role, place)
    }

    func html(_ language: Language) -> HTML {
        let place = place.map { $0.html(language) } ?? "\(Phrase.accountEverywhere, language)"
        return "<strong>\(role, language)</strong> · \(place)"
    }
}

/// An account as a list and its own page show it.
public struct AccountView: Sendable {
    public var id: String
    public var login: String
    public var name: String
    public var grants: [GrantView]
    public var isDisabled: Bool
    public var hasOneTimePassword: Bool
    public var language: Language
    public var created: Instant
    public var lastSignIn: Instant?
    public var failedSignIns: Int
    /// Signed in now, in so many browsers.
    public var sessions = 0
    /// The very person who looks at the page.
    public var isYourself = false

    public init(
        id: String, login: String, name: String, grants: [GrantView], isDisabled: Bool, hasOneTimePassword: Bool,
        language: Language, created: Instant, lastSignIn: Instant?, failedSignIns: Int
    ) {
        (self.id, self.login, self.name, self.grants) = (id, login, name, grants)
        (self.isDisabled, self.hasOneTimePassword, self.language) = (isDisabled, hasOneTimePassword, language)
        (self.created, self.lastSignIn, self.failedSignIns) = (created, lastSignIn, failedSignIns)
    }

    func state(_ language: Language) -> HTML {
        if isDisabled { return Piece.tag(Phrase.accountDisabled, .bad, language) }
        if hasOneTimePassword { return Piece.tag(Phrase.accountUnopened, .warn, language) }
        return Piece.tag(Phrase.accountOpen, .good, language)
    }
}

/// Choosing a role and then a place for it: first what somebody does, then where, found by its name.
public struct GrantChoice: Sendable {
    public struct RoleOption: Sendable {
        public var id: String
        public var name: Bilingual
        public var about: Bilingual

        public init(id: String, name: Bilingual, about: Bilingual) {
            (self.id, self.name, self.about) = (id, name, about)
        }
    }

    public struct PlaceOption: Sendable {
        /// `branch:D1-02`, `everything`.
        public var scope: String
        /// Nil: the whole house.
        public var name: PlaceName?

        public init(scope: String, name: PlaceName?) { (self.scope, self.name) = (scope, name) }
    }

    public var roles: [RoleOption]
    /// Nil while it is still to be chosen.
    public var role: RoleOption?
    /// What was looked for.
    public var sought: String
    /// Those found, as far as they are shown.
    public var places: [PlaceOption]
    /// How many were found in all.
    public var found: Int
    /// Whether looking for a place makes sense: not where the role is held over the whole house only.
    public var hasPlaces: Bool

    public init(
        roles: [RoleOption], role: RoleOption?, sought: String, places: [PlaceOption], found: Int, hasPlaces: Bool
    ) {
        (self.roles, self.role, self.sought) = (roles, role, sought)
        (self.places, self.found, self.hasPlaces) = (places, found, hasPlaces)
    }

    /// The first question.
    func askRole(_ path: String, _ language: Language) -> HTML {
        let options = roles.map { Field.Option($0.id, "\($0.name, language)", hint: "\($0.about, language)") }
        return """
            <form action="\(path)" method="get">\(Field("role", Phrase.accountWhichRole, .radios(options)).html(FormState(language)))\
            <button>\(Phrase.goOn, language)</button></form>
            """
    }

    /// The role with a way back, and the search for a place.
    func chosen(_ path: String, _ language: Language) -> HTML {
        guard let role else { return .nothing }
        let state = FormState(language, values: [(name: "place", value: sought)])
        let search: HTML = """
            <form action="\(path)" method="get" class="inline-form" role="search">\
            <input type="hidden" name="role" value="\(role.id)">\
            \(Field("place", Phrase.accountFindPlace, .line(type: "search", length: 100)).html(state))\
            <button class="second">\(Phrase.accountFind, language)</button></form>\(note(language))
            """
        return """
            \(Piece.summary([
                Piece.Row(Phrase.accountRole, "\(role.name, language)<br><span class=\"hint\">\(role.about, language)</span>",
                    change: "<dd class=\"change\"><a href=\"\(path)\">\(Phrase.change, language)</a></dd>")
            ], language))
            \(when: hasPlaces, search)
            """
    }

    private func note(_ language: Language) -> HTML {
        if found == 0 {
            return
                "<p role=\"status\">\(sought.isEmpty ? Phrase.accountTypePlace : Phrase.accountNoPlace, language)</p>"
        }
        let words = Bilingual(
            vi: "Tìm thấy \(found), chỉ hiện \(places.count). Gõ thêm tên để thu hẹp.",
            en: "\(found) found, \(places.count) shown. Type more of the name.")
        return found > places.count ? "<p role=\"status\">\(words, language)</p>" : .nothing
    }

    /// A list to choose from.
    func placeField(_ state: FormState) -> HTML {
        let fault = state.fault("scope")
        let options = places.map { place in
            let isChosen = state.holds("scope", place.scope)
            return place.name.map { $0.option(place.scope, isChosen: isChosen, state.language) }
                ?? "<option value=\"\(place.scope)\"\(when: isChosen, " selected")>\(Phrase.accountEverywhere, state.language)</option>"
        }
        return """
            <div class="field\(when: fault != nil, " faulty")"><label for="scope">\(Phrase.accountWhere, state.language)</label>\
            \(fault.map { "<p class=\"fault\" id=\"scope-fault\"><span class=\"quiet\">\(Phrase.errorPrefix, state.language)</span>\($0)</p>" } ?? .nothing)\
            <select id="scope" name="scope"\(when: fault != nil, " aria-describedby=\"scope-fault\" aria-invalid=\"true\"")>\(options)</select></div>
            """
    }
}
