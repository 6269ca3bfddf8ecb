public import Areas
public import Base

/// One way in which an edition cannot answer, with the smallest example.
public struct CheckFailure: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// No rule holds.
        case gap
        /// Rules that hold name different agencies and none precedes.
        case conflict
        /// A rule names a role that nobody holds for the area.
        case noHolder = "no-holder"
        /// Two agencies hold the same role for the same area on the same day.
        case twoHolders = "two-holders"
        /// An agency is named for days on which it does not exist.
        case agencyEnded = "agency-ended"
        /// A rule that holds for no case at all.
        case deadRule = "dead-rule"
        /// A rule that is always set aside by others.
        case shadowedRule = "shadowed-rule"
        /// A procedure in force that no branch may take in.
        case noLodging = "no-lodging"
    }

    public let kind: Kind
    public let procedure: Int32?
    /// Rows in `Register.rules` that are concerned.
    public let rules: [Int32]
    public let role: Int32?
    public let agencies: [Int32]
    /// The first area it happens for.
    public var area: AreaIndex?
    /// How many areas it happens for.
    public var areaCount: Int
    /// Answers of the first cell it happens in.
    public var cell: [CellAnswer]
    public var cellCount: Int
    public var interval: Validity
    /// The waiver that bears it, when one does.
    public var waiver: Int32?

    public struct CellAnswer: Hashable, Sendable {
        public let key: String
        public let value: String
    }
}

/// What the proof of an edition came to.
public struct CheckReport: Sendable {
    public var failures: [CheckFailure] = []
    public var procedures = 0
    /// Procedure × area pairs in force at the start of the span.
    public var pairs = 0
    /// Procedure × area × condition cell × interval of constant law.
    public var cells = 0
    /// Classes of equal cells that were decided to cover them.
    public var classes = 0
    public var span = Validity.always

    /// The edition may be published: nothing fails, but for what a waiver bears.
    public var isProved: Bool { failures.allSatisfy { $0.waiver != nil } }
}

extension Edition {
    /// Proves that every offered procedure × area × condition cell × interval of constant law resolves to exactly one
    /// outcome that is neither gap nor conflict, that every rule has its use, and that every role has its holder.
    ///
    /// Areas are swept as classes: those between the same boundaries of all areas a procedure's rules name are equal.
    /// - Parameter today: waivers count until the day before they expire.
    public func check(today: CivilDate, progress: (Int, Int) -> Void = { _, _ in }) -> CheckReport {
        var prover = Prover(edition: self, today: today)
        return prover.prove(progress)
    }
}

extension Validity {
    func covers(_ other: Validity) -> Bool { from <= other.from && other.to <= to }
}
