internal import Areas
public import Base
public import Competence

/// What an edition answers a case, in words that mean the same in every edition: to compare editions.
public struct EditionAnswer: Hashable, Sendable {
    public struct Agency: Hashable, Sendable {
        public let id: String
        public let name: Bilingual
    }

    /// Outcome and ids: equal keys are equal answers.
    public let key: String
    /// Who is competent, the proposed one first; none when nobody in particular is.
    public let agencies: [Agency]
    public let words: Bilingual
    /// It cannot answer without another fact.
    public let isQuestion: Bool

    public init(_ edition: Edition, _ facts: Facts, _ date: CivilDate) {
        let routing: Routing
        do { routing = try edition.route(facts, asOf: date) } catch {
            self.init(key: error.code, agencies: [], words: error.sentence, isQuestion: false)
            return
        }
        self.init(edition, routing.outcome)
    }

    init(key: String, agencies: [Agency], words: Bilingual, isQuestion: Bool) {
        self.key = key
        self.agencies = agencies
        self.words = words
        self.isQuestion = isQuestion
    }

    private init(_ edition: Edition, _ outcome: Outcome) {
        let register = edition.register
        func agencies(_ numbers: [Int32]) -> [Agency] {
            numbers.map { Agency(id: register.agencies[$0].id, name: register.agencies[$0].name) }
        }
        switch outcome {
        case .assigned(let agency), .manualDesk(let agency): self.init(outcome.code, agencies([agency]))
        case .choice(let found): self.init(outcome.code, agencies(found))
        case .lodgingNotAllowed(let found, _): self.init(outcome.code, agencies(found))
        case .needsFact(let question):
            self.init(
                key: "needsFact:\(question.key)", agencies: [], words: question.text, isQuestion: true)
        case .areaUnknown(let factor, _), .areaEnded(let factor, _, _):
            self.init(
                key: "\(outcome.code):\(factor.code)", agencies: [], words: Self.place, isQuestion: true)
        case .heldElsewhere(let system):
            let row = register.systems[system]
            self.init(key: "heldElsewhere:\(row.id)", agencies: [], words: row.name, isQuestion: false)
        case .onTheSpot: self.init(outcome.code, Bilingual(vi: "giải quyết tại chỗ", en: "decided on the spot"))
        case .notOffered(let reason):
            self.init(
                outcome.code,
                Bilingual(vi: "không cung cấp: \(reason.vi)", en: "not offered: \(reason.en)"))
        case .gap: self.init(outcome.code, Bilingual(vi: "không có quy tắc", en: "no rule"))
        case .conflict: self.init(outcome.code, Bilingual(vi: "quy tắc xung đột", en: "rules in conflict"))
        }
    }

    private static let place = Bilingual(vi: "cần biết rõ nơi", en: "the place must be known better")

    private init(_ code: String, _ words: Bilingual) {
        self.init(key: code, agencies: [], words: words, isQuestion: false)
    }

    private init(_ code: String, _ agencies: [Agency]) {
        let words = Bilingual(
            vi: agencies.map(\.name.vi).joined(separator: "; "), en: agencies.map(\.name.en).joined(separator: "; "))
        self.init(
            key: ([code] + agencies.map(\.id)).joined(separator: ":"), agencies: agencies, words: words,
            isQuestion: false)
    }
}

extension Facts {
    /// The same facts in another edition's numbering of areas. A place unknown there fits nothing.
    func renumbered(from older: Edition, to newer: Edition) -> Facts {
        if older.areas === newer.areas { return self }
        var facts = self
        facts.places = places.map { place in
            var place = place
            place.candidates = place.candidates.compactMap { newer.areas.index(older.areas.reference(of: $0)) }
            return place
        }
        return facts
    }
}
