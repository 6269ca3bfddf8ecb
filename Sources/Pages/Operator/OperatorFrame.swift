public import Base

/// What the operator's pages share: the way between them, and how amounts are said.
public struct OperatorFrame: Sendable {
    public enum Section: String, CaseIterable, Sendable {
        case overview = "/operator"
        case health = "/operator/health"
        case accounts = "/operator/accounts"
        case keys = "/operator/keys"
        case roles = "/operator/roles"
        case branches = "/operator/branches"
        case journal = "/operator/journal"
        case backups = "/operator/backups"

        var words: Bilingual {
            switch self {
            case .overview: Phrase.operatorOverview
            case .health: Phrase.operatorHealth
            case .accounts: Phrase.operatorAccounts
            case .keys: Phrase.operatorKeys
            case .roles: Phrase.operatorRoles
            case .branches: Phrase.operatorBranches
            case .journal: Phrase.operatorJournal
            case .backups: Phrase.operatorBackups
            }
        }
    }

    public let shell: Shell
    let here: Section
    /// Those the person's rights open.
    let open: [Section]

    public init(_ shell: Shell, _ here: Section, open: [Section]) {
        (self.shell, self.here, self.open) = (shell, here, open)
    }

    public var language: Language { shell.language }

    /// - Parameter heading: of the page; the section's own name unless said.
    func page(heading: HTML? = nil, before: HTML = .nothing, _ main: HTML) -> [UInt8] {
        let title = heading ?? "\(here.words, language)"
        return shell.page(title, width: .work, "\(sections)\(before)<h1>\(title)</h1>\(main)")
    }

    private var sections: HTML {
        if open.count < 2 { return .nothing }
        return """
            <nav class="sections" aria-label="\(Phrase.operatorSections, language)"><ul>\(open.map { section in
                "<li><a href=\"\(section.rawValue)\"\(when: section == here, " aria-current=\"page\"")>\(section.words, language)</a></li>"
            })</ul></nav>
            """
    }

    func link(_ section: Section) -> HTML {
        open.contains(section) ? "<a href=\"\(section.rawValue)\">\(section.words, language)</a>" : .nothing
    }
}

// Amounts, said the same way on all of these pages.
extension OperatorFrame {
    /// `12.345` in Vietnamese, `12,345` in English.
    func count(_ number: Int) -> HTML { "<span translate=\"no\">\(Self.grouped(number, language))</span>" }

    static func grouped(_ number: Int, _ language: Language) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(language == .vi ? "." : ",") }
            text.append(digit)
        }
        return text
    }

    /// `1,5 GB`: thousands of bytes as people count disks.
    func bytes(_ bytes: Int) -> HTML { "<span translate=\"no\">\(Self.bytes(bytes, language))</span>" }

    static func bytes(_ bytes: Int, _ language: Language) -> String {
        for (unit, size) in [("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000)]
        where bytes >= size {
            let whole = bytes / size
            let tenth = bytes % size * 10 / size
            let showsTenth = whole < 100 && tenth > 0
            return grouped(whole, language) + (showsTenth ? (language == .vi ? "," : ".") + "\(tenth)" : "")
                + " \(unit)"
        }
        return "\(bytes) B"
    }

    /// `21/11/2026 20:49`, for tables.
    static func moment(_ at: Instant) -> HTML {
        let moment = LocalMoment(at)
        return "<time>\(moment.date.slashed) \(moment.clock)</time>"
    }

    /// `3 ngày 4 giờ`: the two largest units.
    public static func duration(_ seconds: Int) -> Bilingual {
        let (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60)
        if days > 0 {
            return Bilingual(
                vi: "\(days) ngày \(hours) giờ", en: "\(days) \(days == 1 ? "day" : "days") \(hours) h")
        }
        if hours > 0 { return Bilingual(vi: "\(hours) giờ \(minutes) phút", en: "\(hours) h \(minutes) min") }
        if minutes > 0 { return Bilingual(vi: "\(minutes) phút", en: "\(minutes) min") }
        return Bilingual(vi: "\(seconds) giây", en: "\(seconds) s")
    }
}

/// A place by its name: a branch, an agency; nothing for the whole house.
public struct PlaceName: Hashable, Sendable {
    public var id: String
    /// Nil where the register no longer knows it.
    public var name: Bilingual?

    public init(id: String, name: Bilingual?) { (self.id, self.name) = (id, name) }

    /// Many places have a Vietnamese name only.
    func html(_ language: Language) -> HTML {
        guard let name else { return "\(code: id)" }
        if language == .vi || name.en.isEmpty || name.en == name.vi { return "\(vi: name.vi)" }
        // Proper names keep their marks in English: Thủ Đức is no word to be translated or read as one.
        return "<span class=\"said\" translate=\"no\">\(name.en)</span>"
    }

    func option(_ value: String, isChosen: Bool, _ language: Language) -> HTML {
        let words = name ?? Bilingual(same: id)
        let isVietnamese = language == .vi || words.en.isEmpty || words.en == words.vi
        return """
            <option value="\(value)"\(when: isChosen, " selected")\(when: isVietnamese && language == .en, " lang=\"vi\"") translate="no">\
            \(isVietnamese ? words.vi : words.en)</option>
            """
    }
}
