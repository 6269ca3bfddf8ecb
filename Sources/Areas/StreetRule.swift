public import Base

/// What a receptionist once answered about a split ward: this street (or hamlet), these numbers, lies in this unit now.
public struct StreetRule: Hashable, Sendable {
    public enum Side: String, CaseIterable, Sendable { case both, odd, even }

    /// The old unit that was divided.
    public let area: AreaIndex
    /// As written: `đường Lê Lợi`, `thôn 5`.
    public let street: String
    /// House numbers it holds for; `0...Int32.max` is all of them, and an address without a number.
    public let numbers: ClosedRange<Int32>
    public let side: Side
    /// The unit of today.
    public let target: AreaIndex
    public let date: CivilDate
    public let who: String
    public let origin: String
    public let source: String
    /// The folded street as a number, by which addresses find the rule; 0 for none.
    let key: UInt64

    public init(
        area: AreaIndex, street: String, numbers: ClosedRange<Int32> = 0...Int32.max, side: Side = .both,
        target: AreaIndex, date: CivilDate, who: String, origin: String, source: String
    ) {
        self.area = area
        self.street = street
        self.numbers = numbers
        self.side = side
        self.target = target
        self.date = date
        self.who = who
        self.origin = origin
        self.source = source
        key = Self.key(of: street)
    }

    static let columns = ["area", "street", "from", "to", "side", "target", "date", "who", "origin", "source"]
}
