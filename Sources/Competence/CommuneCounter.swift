internal import Areas
internal import Base

/// Communes in force, counted and found by runs of the area numbering, for every interval of constant areas.
struct CommuneCounter: Sendable {
    /// Days within the span on which some commune begins or ends.
    let days: [Int32]
    private let starts: [Int32]
    /// For each interval: how many communes in force stand before each place in the numbering.
    private let before: [[Int32]]

    init(_ tree: AreaTree, span: Validity) {
        var days = Set<Int32>()
        for area in 0..<tree.count where tree.level[area] == .commune {
            for day in [tree.from[area], tree.to[area]] where day > span.from.day && day < span.to.day {
                days.insert(day)
            }
        }
        self.days = days.sorted()
        starts = [span.from.day] + self.days
        before = starts.map { day in
            var sums = [Int32](repeating: 0, count: tree.count + 1)
            for area in 0..<tree.count {
                let isCounted = tree.level[area] == .commune && tree.from[area] <= day && day < tree.to[area]
                sums[area + 1] = sums[area] + (isCounted ? 1 : 0)
            }
            return sums
        }
    }

    private func sums(on day: Int32) -> [Int32] {
        before[max(0, (starts.lastIndex { $0 <= day }) ?? 0)]
    }

    func count(in range: Range<Int32>, on day: Int32) -> Int {
        let sums = sums(on: day)
        return Int(sums[Int(range.upperBound)] - sums[Int(range.lowerBound)])
    }

    func isInForce(_ area: Int32, on day: Int32) -> Bool { count(in: area..<area + 1, on: day) == 1 }

    /// The first commune in force in a run.
    func first(in range: Range<Int32>, on day: Int32) -> Int32? {
        let sums = sums(on: day)
        let base = sums[Int(range.lowerBound)]
        guard sums[Int(range.upperBound)] > base else { return nil }
        var low = Int(range.lowerBound)
        var high = Int(range.upperBound)
        while high - low > 1 {
            let middle = (low + high) / 2
            if sums[middle] > base { high = middle } else { low = middle }
        }
        return Int32(low)
    }
}

/// An area for which a role has no holder, or two, for a while.
struct HolderHole: Sendable {
    let area: Int32
    let end: Int32
    let interval: Validity
    /// Empty: nobody; else those who hold it together.
    let agencies: [Int32]

    /// Whether an area of the run is meant, or lies within the province that is meant.
    func concerns(_ range: Range<Int32>) -> Bool { area < range.upperBound && range.lowerBound < end }

    /// Every hole of a role over the areas of its level in force within the span.
    static func all(role: Int32, _ compiled: Compiled, _ communes: CommuneCounter, span: Validity) -> [HolderHole] {
        let tree = compiled.tree
        let level = compiled.roleLevels[Int(role)]
        var found: [HolderHole] = []
        for area in 0..<Int32(tree.count) where tree.level[Int(area)] == level {
            let life = Validity(from: CivilDate(day: tree.from[Int(area)]), to: CivilDate(day: tree.to[Int(area)]))
            guard let needed = life.intersection(span) else { continue }
            let spans = compiled.holders.spans(role: role, area: area)
            if spans.count == 1, spans[0].from <= needed.from.day, needed.to.day <= spans[0].to { continue }
            found += gaps(area, tree.end[Int(area)], spans, needed)
        }
        return found
    }

    private static func gaps(_ area: Int32, _ end: Int32, _ spans: [HolderSpan], _ needed: Validity) -> [HolderHole] {
        var days: Set<Int32> = [needed.from.day, needed.to.day]
        for span in spans { days.formUnion([span.from, span.to]) }
        let sorted = days.filter { $0 >= needed.from.day && $0 <= needed.to.day }.sorted()
        var found: [HolderHole] = []
        for (from, to) in zip(sorted, sorted.dropFirst()) {
            let holders = Set(spans.filter { $0.from <= from && from < $0.to }.map(\.agency)).sorted()
            if holders.count == 1 { continue }
            let interval = Validity(from: CivilDate(day: from), to: CivilDate(day: to))
            found.append(HolderHole(area: area, end: end, interval: interval, agencies: holders))
        }
        return found
    }
}
