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

// From an answered question to a row of the table, so that the next address settles itself.
extension AddressResolver {
    /// The rule that a receptionist's answer makes; nil unless the address named one divided unit, the target took part
    /// of it and there is a street or hamlet to go by.
    public func rule(
        settling answer: AddressAnswer, street: String, numbers: ClosedRange<Int32> = 0...Int32.max,
        side: StreetRule.Side = .both, target: AreaIndex, date: CivilDate, who: String, source: String
    ) -> StreetRule? {
        guard answer.readings.count == 1, answer.candidates.contains(target),
            register.successors(of: answer.readings[0]).contains(where: { $0.to == target })
        else { return nil }
        let rule = StreetRule(
            area: answer.readings[0], street: street, numbers: numbers, side: side, target: target, date: date,
            who: who, origin: "real", source: source)
        return rule.key == 0 ? nil : rule
    }
}

extension StreetRule {
    /// The heading of a table of rules.
    public static var csvHeader: String { columns.joined(separator: ",") + "\n" }

    /// The rule as a row, to be appended to `street-rules.csv`.
    public func csvRow(_ register: AreaRegister) -> String {
        let from = numbers.lowerBound == 0 ? "" : String(numbers.lowerBound)
        let to = numbers.upperBound == .max ? "" : String(numbers.upperBound)
        let cells = [
            register.reference(of: area).description, street, from, to, side == .both ? "" : side.rawValue,
            register.reference(of: target).description, date.description, who, origin, source,
        ]
        return cells.map(Self.quoted).joined(separator: ",") + "\n"
    }

    private static func quoted(_ cell: String) -> String {
        let plain = String(cell.unicodeScalars.filter { $0.value >= 32 }.map(Character.init))
        guard plain.contains(where: { $0 == "," || $0 == "\"" }) else { return plain }
        return "\"" + plain.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
