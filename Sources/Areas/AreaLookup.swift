/// Code -> area in flat arrays, a table for each epoch and width, so that reused codes and levels stay apart.
struct AreaLookup: Sendable {
    /// For each epoch: 100 provinces, 1,000 districts, 100,000 communes, one after the other.
    private var slots: [Int32]
    private static let width = 100 + 1_000 + 100_000

    init() { slots = [Int32](repeating: -1, count: Self.width * Epoch.allCases.count) }

    @inline(__always)
    func find(_ epoch: Epoch, digits: Int, _ value: Int) -> AreaIndex? {
        guard let slot = Self.slot(epoch, digits: digits, value) else { return nil }
        let raw = slots[slot]
        return raw < 0 ? nil : AreaIndex(raw: raw)
    }

    mutating func set(_ epoch: Epoch, digits: Int, _ value: Int, to raw: Int32) {
        if let slot = Self.slot(epoch, digits: digits, value) { slots[slot] = raw }
    }

    @inline(__always)
    private static func slot(_ epoch: Epoch, digits: Int, _ value: Int) -> Int? {
        guard value >= 0 else { return nil }
        let base = epoch.slot * width
        switch digits {
        case 2: return value < 100 ? base + value : nil
        case 3: return value < 1_000 ? base + 100 + value : nil
        case 5: return value < 100_000 ? base + 1_100 + value : nil
        default: return nil
        }
    }
}
