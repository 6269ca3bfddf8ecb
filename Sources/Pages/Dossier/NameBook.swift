public import Base

/// Names of the places and people a dossier holds only the ids of. An id nobody knows is shown as it is.
public struct NameBook: Sendable {
    /// Agencies, branches and other bodies' systems, by id.
    public var places: [String: Bilingual] = [:]
    /// Accounts by actor, `account:…`.
    public var people: [String: String] = [:]

    public init() {}

    /// An English name keeps the accents of the places in it; where there is none, the Vietnamese name is the name.
    public static func told(_ name: Bilingual, _ language: Language) -> HTML {
        if language == .vi || name.en == name.vi || name.en.isEmpty { return "\(vi: name.vi)" }
        return "<span class=\"said\" translate=\"no\">\(name.en)</span>"
    }

    public func place(_ id: String, _ language: Language) -> HTML {
        places[id].map { Self.told($0, language) } ?? "\(code: id)"
    }

    /// Whoever acted: a person by name, a partner's key, the machine itself.
    public func person(_ actor: String, _ language: Language) -> HTML {
        if let name = people[actor] { return "\(vi: name)" }
        if actor == "system" { return "\(Phrase.actorSystem, language)" }
        if actor.hasPrefix("key:") { return "\(Phrase.actorKey, language)" }
        return actor.hasPrefix("account:") ? "\(Phrase.actorUnknown, language)" : "\(vi: actor)"
    }

    /// Every id that may stand in a sentence of the law, with the name to show in its stead.
    public func slots(_ language: Language) -> [Slot] {
        places.keys.map { Slot($0, place($0, language)) } + people.keys.map { Slot($0, person($0, language)) }
    }
}

/// A piece of a sentence that is data: its text there, and what is shown in its stead.
public struct Slot: Sendable {
    var text: String
    var html: HTML

    public init(_ text: String, _ html: HTML) { (self.text, self.html) = (text, html) }

    /// What somebody typed, marked as the Vietnamese it is.
    public static func said(_ text: String) -> Slot { Slot(text, "\(vi: text)") }
}

extension Bilingual {
    /// The sentence with its slots filled; longer ones first, so that no id is taken for part of another.
    public func html(_ language: Language, _ slots: [Slot]) -> HTML {
        let known = slots.filter { !$0.text.isEmpty }.sorted { $0.text.utf8.count > $1.text.utf8.count }
        var html = HTML()
        var (rest, plain) = (Substring(self[language]), "")
        while !rest.isEmpty {
            if let slot = known.first(where: { rest.hasPrefix($0.text) }) {
                html += "\(plain)"
                html += slot.html
                plain = ""
                rest = rest.dropFirst(slot.text.count)
            } else {
                plain.append(rest.removeFirst())
            }
        }
        return html + "\(plain)"
    }
}
