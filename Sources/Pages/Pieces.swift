public import Base

/// The parts pages are made of.
public enum Piece {
    /// `dl` of names and values; a value may be followed by a link that changes it.
    public static func summary(_ rows: [Row], _ language: Language) -> HTML {
        """
        <dl class="summary">\(rows.map { row in
            "<div><dt>\(row.name, language)</dt><dd>\(row.value)</dd>\(row.change)</div>"
        })</dl>
        """
    }

    public struct Row: Sendable {
        public var name: Bilingual
        public var value: HTML
        /// `<dd class="change">…`, or nothing.
        public var change: HTML

        public init(_ name: Bilingual, _ value: HTML, change: HTML = .nothing) {
            (self.name, self.value, self.change) = (name, value, change)
        }
    }

    /// A word on a colour; the word alone says it all.
    public static func tag(_ words: Bilingual, _ tone: Tone, _ language: Language) -> HTML {
        "<strong class=\"tag \(tone.rawValue)\">\(words, language)</strong>"
    }

    public enum Tone: String, Sendable { case plain, good, wait, warn, bad, done }

    /// A table that becomes a list of cards on a narrow screen: each cell carries its column's name.
    public static func table(
        _ caption: HTML, columns: [Bilingual], rows: [[HTML]], _ language: Language, isQuiet: Bool = false
    ) -> HTML {
        """
        <table class="rows"><caption\(when: isQuiet, " class=\"quiet\"")>\(caption)</caption>
        <thead><tr>\(columns.map { "<th scope=\"col\">\($0, language)</th>" })</tr></thead>
        <tbody>\(rows.map { row in
            "<tr>\(zip(columns, row).map { column, cell in "<td data-name=\"\(column, language)\">\(cell)</td>" })</tr>"
        })</tbody></table>
        """
    }

    /// A box that says one thing.
    public static func notice(_ tone: Tone, _ html: HTML) -> HTML {
        "<div class=\"notice \(tone.rawValue)\">\(html)</div>"
    }

    /// What a step led to, at the top of the page after it; read out.
    public static func done(_ html: HTML) -> HTML {
        "<div class=\"notice good\" role=\"status\" tabindex=\"-1\" data-focus>\(html)</div>"
    }

    /// A form of one's own kind; `once` makes a second press of its button the same press.
    public static func form(
        _ action: HTML, _ shell: Shell, once: String = "", version: Int? = nil, draft: String = "", _ body: HTML
    ) -> HTML {
        """
        <form action="\(action)" method="post" novalidate\(when: !draft.isEmpty, " data-draft=\"\(draft)\"")>\
        \(shell.hidden)\(when: !once.isEmpty, "<input type=\"hidden\" name=\"once\" value=\"\(once)\">")\
        \(version.map { "<input type=\"hidden\" name=\"version\" value=\"\($0)\">" } ?? .nothing)
        \(body)
        </form>
        """
    }
}
