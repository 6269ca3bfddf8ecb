internal import Areas
internal import Base
internal import Competence
internal import Desk
internal import Pages

/// One place of a case as it was told: what the resolver makes of it, and which of several was picked.
struct CounterAddress {
    let factor: ConnectingFactor
    let number: Int
    let typed: String
    /// An area's code; blank while nothing was picked, or what was picked no longer fits what is typed.
    let pick: String
    /// Somebody at the counter cannot say which.
    let isUnsure: Bool
    let told: Bilingual?
    let asks: Bilingual?
    let options: [CounterQuestion.Option]
    /// The resolver knew what was typed, in one way or several.
    let isKnown: Bool

    /// What routing is told.
    var said: String { pick.isEmpty ? typed : pick }

    /// Two places of each fact: `places.2`, `places.3` are the two residences.
    static func number(_ factor: ConnectingFactor, second: Bool = false) -> Int {
        Int(factor.rawValue) * 2 + (second ? 1 : 0)
    }

    init(
        _ factor: ConnectingFactor, number: Int, _ fields: CounterFields, _ register: RegisterInForce,
        _ reader: PlaceReader, on date: CivilDate
    ) {
        (self.factor, self.number) = (factor, number)
        typed = fields["places.\(number).text"]
        let picked = fields["places.\(number).area"]
        isUnsure = picked == Self.unsure
        let made = typed.isEmpty ? CounterMatch() : CounterMatch(typed, factor, register, reader, on: date)
        (told, asks, options, isKnown) = (made.told, made.asks, made.options, made.isKnown)
        pick = made.options.contains { $0.value == picked } ? picked : ""
    }

    static let unsure = "unsure"
}

/// What an address text may mean, as a statement or as a question with answers.
struct CounterMatch {
    var told: Bilingual?
    var asks: Bilingual?
    var options: [CounterQuestion.Option] = []
    var isKnown = false

    private static let mostOptions = 12

    init() {}

    init(
        _ typed: String, _ factor: ConnectingFactor, _ register: RegisterInForce, _ reader: PlaceReader,
        on date: CivilDate
    ) {
        let areas = register.edition.areas
        let answer = reader.answer(typed, on: date)
        isKnown = true
        switch answer.outcome {
        case .resolved(let area): told = Self.told(area, answer, areas, on: date)
        case .ambiguous:
            if factor == .residence, answer.readings.count == 1, let home = answer.residence {
                told = areas.residentsTold(of: answer.readings[0], in: home, on: date)
            } else if let question = register.resolver.question(for: answer, on: date) {
                asks = question.text
                options = Self.options(question, areas, on: date)
            }
        case .contradiction(let wards, _):
            asks = Phrase.counterNotTogether
            options = wards.flatMap { ward in
                Self.flat(
                    areas.longBilingualName(of: ward, on: date), areas.current(of: ward, on: date), areas, on: date)
            }
        case .unknown:
            isKnown = false
            asks = Phrase.counterPerhaps
            options = CounterPlaceNames.of(register, on: date).begin(typed).map {
                CounterQuestion.Option(areas.reference(of: $0).description, areas.longBilingualName(of: $0, on: date))
            }
        }
        options = Array(options.prefix(Self.mostOptions))
        if options.isEmpty { asks = nil }
    }

    private static func told(_ area: AreaIndex, _ answer: AddressAnswer, _ areas: AreaRegister, on date: CivilDate)
        -> Bilingual
    {
        let now = areas.longBilingualName(of: area, on: date)
        guard let old = answer.readings.first, answer.readings.count == 1, old != area else { return now }
        let before = areas.longBilingualName(of: old, on: date)
        return Bilingual(vi: "\(now.vi) (trước đây: \(before.vi))", en: "\(now.en) (formerly \(before.en))")
    }

    /// An answer that leaves several areas is told once for each.
    private static func options(_ question: AreaQuestion, _ areas: AreaRegister, on date: CivilDate) -> [CounterQuestion
        .Option]
    {
        question.options.flatMap { flat($0.label, $0.areas, areas, on: date) }
    }

    private static func flat(_ label: Bilingual, _ found: [AreaIndex], _ areas: AreaRegister, on date: CivilDate)
        -> [CounterQuestion.Option]
    {
        found.map { area in
            let code = areas.reference(of: area).description
            if found.count == 1 { return CounterQuestion.Option(code, label) }
            let now = areas.bilingualName(of: area, on: date)
            return CounterQuestion.Option(code, Bilingual(vi: "\(label.vi) → \(now.vi)", en: "\(label.en) → \(now.en)"))
        }
    }
}

/// Names of communes in force, to complete what is being typed; made once an edition.
final class CounterPlaceNames: Sendable {
    private let names: [(folded: String, area: AreaIndex)]

    private static let kept = Locked<(edition: Digest, day: CivilDate, names: CounterPlaceNames)?>(nil)

    static func of(_ register: RegisterInForce, on date: CivilDate) -> CounterPlaceNames {
        kept.with { kept in
            if let kept, kept.edition == register.hash, kept.day == date { return kept.names }
            let made = CounterPlaceNames(register, on: date)
            kept = (register.hash, date, made)
            return made
        }
    }

    /// Those of the register's own province first.
    private init(_ register: RegisterInForce, on date: CivilDate) {
        let areas = register.edition.areas
        let home = AreaReference(register.edition.register.manifest.province).flatMap { areas.index($0) }
        let communes = areas.communes(on: date)
        let near = communes.filter { areas.province(of: $0) == home }
        let far = communes.filter { areas.province(of: $0) != home }
        names = (near + far).map { (Fold.folded(areas.name(of: $0, on: date)), $0) }
    }

    /// Communes whose name begins with what stands after the last comma, without the word for their kind.
    func begin(_ typed: String) -> [AreaIndex] {
        let last = typed.split(separator: ",").last.map(String.init) ?? typed
        var words = Fold.folded(last).split(separator: " ").map(String.init)
        if let first = words.first, ["phuong", "xa", "p", "x", "p.", "x.", "thi", "tran", "tt"].contains(first) {
            words.removeFirst()
        }
        let wanted = words.joined(separator: " ")
        if wanted.utf8.count < 2 { return [] }
        return names.lazy.filter { $0.folded.hasPrefix(wanted) }.prefix(6).map(\.area)
    }
}
