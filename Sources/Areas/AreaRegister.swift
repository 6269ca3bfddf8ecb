public import Base

/// Every area of both epochs in flat tables: read once, checked whole, immutable.
///
/// Areas are numbered by walking the two forests (provinces, their districts, their communes) depth first, so an
/// area and all within it are one run of numbers.
public final class AreaRegister: Sendable {
    /// One dated name and kind of an area.
    struct Spell: Sendable {
        let validity: Validity
        let kind: AreaKind
        let name: String
        let act: String
    }

    /// Another name a unit went by: a spelling, a ward merged into it before the reform, or its district of before.
    public struct OtherName: Sendable {
        public enum Kind: String, CaseIterable, Sendable {
            case alias, former
            case formerDistrict = "former-district"
        }
        public let area: AreaIndex
        public let kind: Kind
        /// With its kind word as in the table: `Phường Văn Miếu`, `Quận 2`.
        public let fullName: String
        /// The district a former ward lay in; empty otherwise.
        public let district: String
    }

    struct Place: Sendable {
        let point: GeoPoint
        let population: Int
        let seat: String
    }

    public let count: Int
    let epochs: [Epoch]
    let levels: [AreaLevel]
    let codes: [Int32]
    let parents: [Int32]
    let ends: [Int32]
    /// Spells of area `i` are `spells[spellStarts[i]..<spellStarts[i + 1]]`, in order of time.
    let spells: [Spell]
    let spellStarts: [Int32]
    /// Sorted by `from`, then `to`.
    let successionsFrom: [Succession]
    let successionStarts: [Int32]
    /// Sorted by `to`, then `from`.
    let successionsTo: [Succession]
    let predecessorStarts: [Int32]
    public let otherNames: [OtherName]
    let places: [Place?]
    let streetRules: [StreetRule]
    let lookup: AreaLookup

    init(_ draft: AreaDraft) {
        count = draft.units.count
        epochs = draft.units.map(\.epoch)
        levels = draft.units.map(\.level)
        codes = draft.units.map(\.code)
        parents = draft.units.map(\.parent)
        ends = draft.ends
        spells = draft.units.flatMap(\.spells)
        spellStarts = Self.starts(draft.units.map(\.spells.count))
        successionsFrom = draft.successions.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
        successionStarts = Self.starts(Self.tally(successionsFrom.map(\.from), count))
        successionsTo = draft.successions.sorted { ($0.to, $0.from) < ($1.to, $1.from) }
        predecessorStarts = Self.starts(Self.tally(successionsTo.map(\.to), count))
        otherNames = draft.otherNames
        places = draft.places
        streetRules = draft.streetRules
        lookup = draft.lookup
    }

    private static func tally(_ areas: [AreaIndex], _ count: Int) -> [Int] {
        var tally = [Int](repeating: 0, count: count)
        for area in areas { tally[area.int] += 1 }
        return tally
    }

    private static func starts(_ counts: [Int]) -> [Int32] {
        var starts: [Int32] = [0]
        starts.reserveCapacity(counts.count + 1)
        var sum: Int32 = 0
        for count in counts {
            sum += Int32(count)
            starts.append(sum)
        }
        return starts
    }
}

// Keys.
extension AreaRegister {
    public func epoch(of area: AreaIndex) -> Epoch { epochs[area.int] }
    public func level(of area: AreaIndex) -> AreaLevel { levels[area.int] }

    /// The official code with its leading zeros: 2, 3 or 5 digits.
    public func code(of area: AreaIndex) -> String { padded(Int(codes[area.int]), Self.digits(levels[area.int])) }

    public func reference(of area: AreaIndex) -> AreaReference {
        AreaReference(epoch: epoch(of: area), code: code(of: area))
    }

    public func index(_ reference: AreaReference) -> AreaIndex? {
        var code = reference.code
        return code.withUTF8 { index(epoch: reference.epoch, code: $0) }
    }

    /// Looks a code up from its ASCII digits, without allocating.
    @inline(__always)
    public func index(epoch: Epoch, code: UnsafeBufferPointer<UInt8>) -> AreaIndex? {
        var value = 0
        for byte in code {
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9, value < 100_000 else { return nil }
            value = value * 10 + Int(digit)
        }
        return lookup.find(epoch, digits: code.count, value)
    }

    static func digits(_ level: AreaLevel) -> Int {
        switch level {
        case .country: 0
        case .province: 2
        case .district: 3
        case .commune: 5
        }
    }
}

// The tree.
extension AreaRegister {
    public func parent(of area: AreaIndex) -> AreaIndex? {
        let parent = parents[area.int]
        return parent < 0 ? nil : AreaIndex(raw: parent)
    }

    /// The area itself or the one above it at this level; nil when there is none (a province has no district).
    public func ancestor(of area: AreaIndex, at level: AreaLevel) -> AreaIndex? {
        var current = area
        while levels[current.int] > level {
            guard let above = parent(of: current) else { return nil }
            current = above
        }
        return levels[current.int] == level ? current : nil
    }

    public func province(of area: AreaIndex) -> AreaIndex? { ancestor(of: area, at: .province) }

    /// The area's place in the walk of the forest. `b` lies within `a` (or is `a`) exactly when
    /// `order(a) <= order(b) && order(b) < end(a)`.
    @inline(__always) public func order(of area: AreaIndex) -> Int32 { area.raw }
    @inline(__always) public func end(of area: AreaIndex) -> Int32 { ends[area.int] }
    public func area(atOrder order: Int32) -> AreaIndex { AreaIndex(raw: order) }

    public func contains(_ outer: AreaIndex, _ inner: AreaIndex) -> Bool {
        outer.raw <= inner.raw && inner.raw < ends[outer.int]
    }

    public func children(of area: AreaIndex) -> [AreaIndex] {
        var found: [AreaIndex] = []
        var next = area.raw + 1
        while next < ends[area.int] {
            found.append(AreaIndex(raw: next))
            next = ends[Int(next)]
        }
        return found
    }

    /// Every area of a level in force on a date, in the order of the walk (by province).
    public func areas(_ level: AreaLevel, on date: CivilDate) -> [AreaIndex] {
        (0..<Int32(count)).map(AreaIndex.init(raw:)).filter {
            levels[$0.int] == level && validity(of: $0).contains(date)
        }
    }

    public func provinces(on date: CivilDate) -> [AreaIndex] { areas(.province, on: date) }
    public func communes(on date: CivilDate) -> [AreaIndex] { areas(.commune, on: date) }
}

// Names and dates.
extension AreaRegister {
    /// The unit's whole life under this code, all its dated names together.
    public func validity(of area: AreaIndex) -> Validity {
        let range = spellRange(area)
        return Validity(from: spells[range.lowerBound].validity.from, to: spells[range.upperBound - 1].validity.to)
    }

    public func isInForce(_ area: AreaIndex, on date: CivilDate) -> Bool { validity(of: area).contains(date) }

    /// The bare name on a date (`Sài Gòn`); outside its life the nearest name it had.
    public func name(of area: AreaIndex, on date: CivilDate) -> String { spell(of: area, on: date).name }
    public func kind(of area: AreaIndex, on date: CivilDate) -> AreaKind { spell(of: area, on: date).kind }

    /// The name with its kind, `Phường Sài Gòn`, as Vietnamese write it.
    public func fullName(of area: AreaIndex, on date: CivilDate) -> String {
        let spell = spell(of: area, on: date)
        return "\(spell.kind.word.vi) \(spell.name)"
    }

    /// The act that gave the area the name and kind it has on a date; empty when the data does not say.
    public func act(of area: AreaIndex, on date: CivilDate) -> String { spell(of: area, on: date).act }

    /// `Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh`; the names as they stood on the date or last before it.
    public func longName(of area: AreaIndex, on date: CivilDate) -> String {
        var parts = [fullName(of: area, on: date)]
        var above = parent(of: area)
        while let next = above {
            parts.append(fullName(of: next, on: date))
            above = parent(of: next)
        }
        return parts.joined(separator: ", ")
    }

    func spellRange(_ area: AreaIndex) -> Range<Int> {
        Int(spellStarts[area.int])..<Int(spellStarts[area.int + 1])
    }

    func spell(of area: AreaIndex, on date: CivilDate) -> Spell {
        let range = spellRange(area)
        return spells[range].last { $0.validity.from <= date } ?? spells[range.lowerBound]
    }
}

// Places.
extension AreaRegister {
    public func point(of area: AreaIndex) -> GeoPoint? { places[area.int]?.point }

    /// Nil where the publisher has no figure yet.
    public func population(of area: AreaIndex) -> Int? {
        places[area.int].flatMap { $0.population > 0 ? $0.population : nil }
    }

    /// The address of the seat; nil where none is known.
    public func seat(of area: AreaIndex) -> String? {
        places[area.int].flatMap { $0.seat.isEmpty ? nil : $0.seat }
    }

    /// Metres between the points of two areas, as the crow flies; nil when either has no point.
    public func distanceMetres(_ first: AreaIndex, _ second: AreaIndex) -> Double? {
        guard let a = point(of: first), let b = point(of: second) else { return nil }
        return a.metres(to: b)
    }
}
