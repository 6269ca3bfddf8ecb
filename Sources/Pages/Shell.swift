public import Base

/// What every page shares: who is there, in which language, and where one can go.
public struct Shell: Sendable {
    public var language: Language
    /// Nil while nobody is signed in.
    public var person: Person?
    /// Everything here is invented.
    public var isDemo: Bool
    /// The page's own path with its query, to come back to.
    public var path: String
    /// Addresses of the stylesheet and the script, which change with their content.
    public var assets: Assets

    public struct Person: Sendable {
        public var name: String
        public var roles: [Bilingual]
        /// Sent back with every form (``field`` puts it there).
        public var formToken: String
        public var places: [Place]

        public init(name: String, roles: [Bilingual], formToken: String, places: [Place]) {
            (self.name, self.roles, self.formToken, self.places) = (name, roles, formToken, places)
        }
    }

    /// One entry of the navigation.
    public struct Place: Sendable {
        public var path: String
        public var words: Bilingual
        public var isHere: Bool

        public init(path: String, words: Bilingual, isHere: Bool = false) {
            (self.path, self.words, self.isHere) = (path, words, isHere)
        }
    }

    public init(
        language: Language, person: Person? = nil, isDemo: Bool = false, path: String = "/", assets: Assets = .current
    ) {
        (self.language, self.person, self.isDemo) = (language, person, isDemo)
        (self.path, self.assets) = (path, assets)
    }

    /// How wide the page is.
    public enum Width: Sendable { case reading, work }

    /// The whole page.
    /// - Parameter title: the page's heading; the browser shows it with the service's name.
    public func page(_ title: HTML, width: Width = .reading, _ main: HTML) -> [UInt8] {
        page(
            title: title,
            body: "\(header)<main id=\"main\" tabindex=\"-1\" class=\"\(name(width))\">\(main)</main>\(footer)"
        )
        .bytes
    }

    private func name(_ width: Width) -> String {
        switch width {
        case .reading: "reading"
        case .work: "work"
        }
    }

    /// Any document with our head.
    func page(title: HTML, body: HTML) -> HTML {
        """
        <!doctype html>
        <html lang="\(language.rawValue)" dir="ltr">
        <head>
        <meta charset="utf-8">
        <title>\(title.words) – Waypost</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light">
        <link rel="icon" href="\(assets.icon)">
        <link rel="stylesheet" href="\(assets.style)">
        \(when: person != nil, "<script src=\"\(assets.script)\" defer></script>")
        </head>
        <body\(when: person != nil, " data-language=\"\(language.rawValue)\"")>
        \(body)
        </body>
        </html>

        """
    }

    private var header: HTML {
        """
        <a class="skip" href="#main">\(Phrase.skip, language)</a>
        \(when: isDemo, "<p class=\"demo-note\">\(Phrase.demo, language)</p>")
        <header class="top">
        <a class="brand" href="/" translate="no">Waypost</a>
        \(when: person != nil, findBox)
        \(languages)
        \(person.map(menu) ?? signIn)
        </header>
        \(person.map(navigation) ?? .nothing)
        """
    }

    /// A scanner is a keyboard: whatever it reads may be put here from any page.
    private var findBox: HTML {
        """
        <form class="find" action="/find" method="post" role="search">\(hidden)
        <label for="find">\(Phrase.find, language)</label>
        <input id="find" name="q" type="search" autocomplete="off" spellcheck="false" data-key="/" data-scan \
        title="\(Phrase.findHint, language)">
        </form>
        """
    }

    private var other: Language { language == .vi ? .en : .vi }

    /// Each language in its own words.
    private var languages: HTML {
        let words = other == .en ? "English" : "Tiếng Việt"
        guard person != nil else {
            return """
                <a class="language" lang="\(other.rawValue)" hreflang="\(other.rawValue)" \
                href="\(languagePath)">\(words)</a>
                """
        }
        return """
            <form class="language" action="/language" method="post">\(hidden)\
            <input type="hidden" name="language" value="\(other.rawValue)">\
            <input type="hidden" name="to" value="\(path)">\
            <button class="plain" lang="\(other.rawValue)">\(words)</button></form>
            """
    }

    /// The same page in the other language, for somebody nobody knows: no cookie is set.
    private var languagePath: String {
        let bare = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let pairs = bare.count > 1 ? bare[1].split(separator: "&").filter { !$0.hasPrefix("lang=") } : []
        return "\(bare.first ?? "/")?\((pairs.map(String.init) + ["lang=\(other.rawValue)"]).joined(separator: "&"))"
    }

    private var signIn: HTML { "<a class=\"sign-in\" href=\"/sign-in\">\(Phrase.signIn, language)</a>" }

    private func menu(_ person: Person) -> HTML {
        """
        <details class="person"><summary><span lang="vi">\(person.name)</span></summary>
        <div class="menu"><ul>\(person.roles.map { "<li>\($0, language)</li>" })</ul>
        <a href="/account">\(Phrase.ownAccount, language)</a>
        <form action="/sign-out" method="post" data-leaves>\(hidden)\
        <button class="plain">\(Phrase.signOut, language)</button></form></div></details>
        """
    }

    private func navigation(_ person: Person) -> HTML {
        if person.places.isEmpty { return .nothing }
        return """
            <nav class="places" aria-label="\(Phrase.places, language)"><ul>\
            \(person.places.map { place in
                "<li><a href=\"\(place.path)\"\(when: place.isHere, " aria-current=\"page\"")>\(place.words, language)</a></li>"
            })</ul></nav>
            """
    }

    private var footer: HTML {
        """
        <footer class="foot"><p>\(Phrase.footer, language)</p>\
        <p><a href="\(path(of: "/track"))">\(Phrase.track, language)</a> \
        <a href="\(path(of: "/procedures"))">\(Phrase.procedures, language)</a>\
        \(when: person != nil, " <button class=\"plain\" type=\"button\" data-shows=\"keys\" hidden>\(Phrase.keys, language)</button>")</p></footer>
        """
    }

    /// A path for somebody whose language nobody remembers.
    public func path(of path: String) -> String {
        person == nil && language == .en ? path + (path.contains("?") ? "&" : "?") + "lang=en" : path
    }

    /// What every form of somebody signed in carries.
    public var hidden: HTML {
        guard let person else { return .nothing }
        return "<input type=\"hidden\" name=\"form\" value=\"\(person.formToken)\">"
    }
}
