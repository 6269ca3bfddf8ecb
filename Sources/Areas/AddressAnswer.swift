internal import Base

/// What an address text came to. Never a bare code: where the text allows several units, it says so and can ask.
public struct AddressAnswer: Sendable {
    public enum Outcome: Sendable, Equatable {
        case resolved(AreaIndex)
        /// All units the text is consistent with, sorted; ask `AddressResolver.question(for:on:)`.
        case ambiguous([AreaIndex])
        /// The units the ward's name could mean, and the districts or provinces in the text that deny them.
        case contradiction(wards: [AreaIndex], stated: [AreaIndex])
        case unknown(Missing)
    }

    public enum Missing: Sendable, Equatable {
        /// Nothing in the text names a unit of Vietnam.
        case everything
        /// A district or province is there, but no ward or commune.
        case ward
        /// A ward or commune is named that nobody knows there.
        case knownWard
    }

    /// Why the answer is what it is, for people and for receipts.
    public struct Notes: OptionSet, Sendable, Hashable {
        public let rawValue: UInt16
        public init(rawValue: UInt16) { self.rawValue = rawValue }
        /// The text names a unit of before; the answer is its successor.
        public static let throughSuccession = Notes(rawValue: 1)
        /// The old unit was divided, but all its residents went to one unit: see `residence`.
        public static let residentsTogether = Notes(rawValue: 2)
        /// A spelling mistake was mended.
        public static let spellingMended = Notes(rawValue: 4)
        /// The name or district had gone already before the reform.
        public static let formerName = Notes(rawValue: 8)
        /// A stored street or hamlet rule settled it.
        public static let streetRule = Notes(rawValue: 16)
        /// The kind written (xã, phường) is not the one the unit has.
        public static let otherKind = Notes(rawValue: 32)
        /// The text is a code, not an address.
        public static let code = Notes(rawValue: 64)
        /// The text was longer than an address; its end was not read.
        public static let cut = Notes(rawValue: 128)
    }

    public let outcome: Outcome
    /// The units the text names, before successions were followed.
    public let readings: [AreaIndex]
    /// Every unit in force that holds ground of what the text names; the whole set also where residents settle it.
    public let candidates: [AreaIndex]
    public let notes: Notes
    /// Where a person lives who gives this address: the answer, or the one candidate that took all residents of a
    /// divided unit. Nil where that is open. Land and events need the one unit, `area`.
    public let residence: AreaIndex?

    /// The one unit, when there is one.
    public var area: AreaIndex? {
        if case .resolved(let area) = outcome { area } else { nil }
    }

    /// `resolved`, `ambiguous`, `contradiction`, `unknown`: the word used in tables.
    public var word: String {
        switch outcome {
        case .resolved: "resolved"
        case .ambiguous: "ambiguous"
        case .contradiction: "contradiction"
        case .unknown: "unknown"
        }
    }

    /// What a table gives as codes: the unit, or all candidates when it is ambiguous, else nothing.
    public var codes: [AreaIndex] {
        switch outcome {
        case .resolved(let area): [area]
        case .ambiguous(let areas): areas
        case .contradiction, .unknown: []
        }
    }
}
