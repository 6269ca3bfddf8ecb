public import Areas
public import Base

/// Reads what people say of a place: the code of an area, or an address. One thread at a time.
public final class PlaceReader {
    public let areas: AreaRegister
    private var resolver: AddressResolver?
    private var scratch: AddressScratch?

    /// - Parameter resolver: one made already; without it one is built for the first text that is no code.
    public init(_ areas: AreaRegister, resolver: AddressResolver? = nil) {
        self.areas = areas
        self.resolver = resolver
    }

    /// Nil when a code names no area. An address always gives a fact; where it names nothing, one without candidates.
    public func fact(_ factor: ConnectingFactor, _ text: String, on date: CivilDate) -> PlaceFact? {
        if let reference = AreaReference(text) {
            return areas.index(reference).map { PlaceFact(factor, $0, text: text) }
        }
        return PlaceFact(factor, text: text, candidates: candidates(answer(text, on: date), factor))
    }

    /// What an address says, with the question when it says too little.
    public func answer(_ text: String, on date: CivilDate) -> AddressAnswer {
        let resolver = self.resolver ?? AddressResolver(register: areas)
        let scratch = self.scratch ?? resolver.makeScratch()
        (self.resolver, self.scratch) = (resolver, scratch)
        return resolver.resolve(text, on: date, scratch: scratch)
    }

    /// The unit the text names, also an ended one, so that routing follows the succession and says so; else what it may
    /// be today. Where all residents of a divided unit went together, a residence is settled.
    private func candidates(_ answer: AddressAnswer, _ factor: ConnectingFactor) -> [AreaIndex] {
        if answer.notes.contains(.streetRule) { return answer.codes }
        if answer.area == nil, factor == .residence, let home = answer.residence { return [home] }
        return answer.readings.count == 1 ? answer.readings : answer.codes
    }

    public static func noSuchArea(_ text: String) -> Bilingual {
        Bilingual(
            vi: "không có đơn vị hành chính mã \"\(excerpt(text))\".",
            en: "there is no area with the code \"\(excerpt(text))\".")
    }
}
