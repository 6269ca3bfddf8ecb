/// A half-open period of validity `[from, to)` in civil dates: the first day in force, and the first day no longer.
public struct Validity: Hashable, Sendable {
    public let from: CivilDate
    public let to: CivilDate

    public init(from: CivilDate = .distantPast, to: CivilDate = .distantFuture) {
        self.from = from
        self.to = to
    }

    public static let always = Validity()

    @inlinable public func contains(_ date: CivilDate) -> Bool { from <= date && date < to }
    public var isEmpty: Bool { to <= from }
    public func overlaps(_ other: Validity) -> Bool { from < other.to && other.from < to }

    /// The common part; nil when there is none.
    public func intersection(_ other: Validity) -> Validity? {
        let common = Validity(from: max(from, other.from), to: min(to, other.to))
        return common.isEmpty ? nil : common
    }
}

extension Validity {
    /// For sentences: `from 2025-07-01 until before 2028-01-01`; an end that is open is not mentioned.
    public var words: Bilingual {
        switch (from == .distantPast, to == .distantFuture) {
        case (true, true): Bilingual(vi: "mọi lúc", en: "at any time")
        case (true, false): Bilingual(vi: "đến trước \(to)", en: "until before \(to)")
        case (false, true): Bilingual(vi: "từ \(from)", en: "from \(from)")
        case (false, false): Bilingual(vi: "từ \(from) đến trước \(to)", en: "from \(from) until before \(to)")
        }
    }
}

extension Validity: CustomStringConvertible {
    public var description: String { "[\(from), \(to))" }
}
