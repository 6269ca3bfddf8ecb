public import Areas
public import Base

/// Reads what people say of a place: the code of an area, or an address. One thread at a time.
public final class PlaceReader {
    public let areas: AreaRegister
    /// What was settled by where residents went, to be told beside the answer.
    public private(set) var settled: [Bilingual] = []
    private var resolver: AddressResolver?
    private var scratch: AddressScratch?

    /// - Parameter resolver: one made already; without it one is built for the first text that is no code.
    public init(_ areas: AreaRegister, resolver: AddressResolver? = nil) {
        self.areas = areas
        self.resolver = resolver
    }

    /// Before another case is read with the same reader.
    public func forget() { settled = [] }

    /// Nil when a code names no area. An address always gives a fact; where it names nothing, one without candidates.
    public func fact(_ factor: ConnectingFactor, _ text: String, on date: CivilDate) -> PlaceFact? {
        if AreaReference.isMeant(by: text) {
            let area = AreaReference(text).flatMap { areas.index($0) }
            return area.map { PlaceFact(factor, home(of: $0, factor, on: date) ?? $0, text: text) }
        }
        let answer = answer(text, on: date)
        return PlaceFact(factor, text: text, candidates: candidates(answer, factor, on: date))
    }

    /// The unit the text names, also an ended one, so that routing follows the succession and says so; else what it may
    /// be today. Where all residents of a divided unit went together, a residence is settled.
    private func candidates(_ answer: AddressAnswer, _ factor: ConnectingFactor, on date: CivilDate) -> [AreaIndex] {
        if answer.notes.contains(.streetRule) { return answer.codes }
        if answer.area == nil, answer.readings.count == 1, let home = home(of: answer.readings[0], factor, on: date) {
            return [home]
        }
        return answer.readings.count == 1 ? answer.readings : answer.codes
    }

    /// Where all residents of a divided unit went; nil for other facts, and where they went several ways.
    private func home(of area: AreaIndex, _ factor: ConnectingFactor, on date: CivilDate) -> AreaIndex? {
        guard factor == .residence, let home = areas.home(of: area, on: date) else { return nil }
        settled.append(areas.residentsTold(of: area, in: home, on: date))
        return home
    }

    /// What an address says, with the question when it says too little.
    public func answer(_ text: String, on date: CivilDate) -> AddressAnswer {
        let resolver = self.resolver ?? AddressResolver(register: areas)
        let scratch = self.scratch ?? resolver.makeScratch()
        (self.resolver, self.scratch) = (resolver, scratch)
        return resolver.resolve(text, on: date, scratch: scratch)
    }

    public static func noSuchArea(_ text: String) -> Bilingual {
        Bilingual(
            vi: "không có đơn vị hành chính mã \"\(excerpt(text))\".",
            en: "there is no area with the code \"\(excerpt(text))\".")
    }
}
