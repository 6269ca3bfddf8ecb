public import Base

/// A rule as the list and its page show it.
public struct RuleView: Sendable {
    public var id: String
    /// A procedure, a sector, or every procedure.
    public var selector: Bilingual
    /// Where it holds; empty for anywhere.
    public var area: String
    public var conditions: [Bilingual]
    /// Who decides by it.
    public var decides: Bilingual
    /// The fact that locates the case; empty where none does.
    public var factor: Bilingual
    public var validity: Bilingual
    public var basis: Bilingual
    public var note: Bilingual
    /// Nil: nobody has confirmed it.
    public var confirmed: CivilDate?
    public var origin: Bilingual
    public var source: String
    /// File and line.
    public var place: String
    public var declines: Int
    public var lastDecline: String
    /// Who declined, and how often.
    public var decliners: [(name: Bilingual, count: Int)] = []
    public var overrides: [String] = []
    public var replaces: [String] = []
    /// A procedure it speaks of, to look at on the map; empty where it speaks of many.
    public var procedure: String

    public init(id: String, selector: Bilingual, decides: Bilingual, basis: Bilingual, place: String) {
        (self.id, self.selector, self.decides, self.basis, self.place) = (id, selector, decides, basis, place)
        let none = Bilingual(same: "")
        (area, conditions, factor, validity, note, confirmed) = ("", [], none, none, none, nil)
        (origin, source, declines, lastDecline, procedure) = (none, "", 0, "", "")
    }
}

/// What a changed rule would mean, before anything is proposed.
public struct TrialView: Sendable {
    /// Each at its file and line, for those that stand at no field of the form.
    public var faults: [Bilingual]
    public var proof: ProofView?
    public var difference: DifferenceView?
    /// The same content is that edition already: its number and its path.
    public var known: (number: Int, path: String)?
    /// Readable, proved and new: it may be proposed.
    public var mayBeProposed: Bool

    public init(
        faults: [Bilingual], proof: ProofView?, difference: DifferenceView?, known: (number: Int, path: String)?,
        mayBeProposed: Bool
    ) {
        (self.faults, self.proof, self.difference) = (faults, proof, difference)
        (self.known, self.mayBeProposed) = (known, mayBeProposed)
    }
}
