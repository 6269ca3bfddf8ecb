public import Base

// Change through time: successors, predecessors and the way from a unit to what is in force on a date.
extension AreaRegister {
    /// The direct edges out of a unit. A district of 2024 has none of its own (but for islands without communes).
    public func successors(of area: AreaIndex) -> [Succession] {
        Array(successionsFrom[Int(successionStarts[area.int])..<Int(successionStarts[area.int + 1])])
    }

    /// The direct edges into a unit.
    public func predecessors(of area: AreaIndex) -> [Succession] {
        Array(successionsTo[Int(predecessorStarts[area.int])..<Int(predecessorStarts[area.int + 1])])
    }

    /// The units in force on a date that hold ground of this one: itself while it lives, else its successors (or its
    /// predecessors, when the date lies before it), followed as far as needed. Sorted, without doubles.
    ///
    /// A unit that ended without edges of its own answers with those of its parts, as the districts of 2024 do.
    public func current(of area: AreaIndex, on date: CivilDate) -> [AreaIndex] {
        if isInForce(area, on: date) { return [area] }
        var found: Set<AreaIndex> = []
        var seen: Set<AreaIndex> = []
        collect(area, on: date, into: &found, seen: &seen)
        return found.sorted()
    }

    /// The same without building sets where the successors themselves are in force, as they mostly are.
    func appendCurrent(of area: AreaIndex, on date: CivilDate, to found: inout [AreaIndex]) {
        let range = Int(successionStarts[area.int])..<Int(successionStarts[area.int + 1])
        let isDirect =
            !range.isEmpty && date >= validity(of: area).to
            && range.allSatisfy { isInForce(successionsFrom[$0].to, on: date) }
        if isDirect {
            for at in range { found.append(successionsFrom[at].to) }
        } else {
            found += current(of: area, on: date)
        }
    }

    /// The same, keeping where residents went: units that took only land are left out when another took the people.
    public func currentForResidents(of area: AreaIndex, on date: CivilDate) -> [AreaIndex] {
        if isInForce(area, on: date) { return [area] }
        guard date >= validity(of: area).to else { return current(of: area, on: date) }
        let peopled = successors(of: area).filter { $0.people != .areaOnly }
        guard !peopled.isEmpty else { return current(of: area, on: date) }
        return Set(peopled.flatMap { currentForResidents(of: $0.to, on: date) }).sorted()
    }

    /// Where all who lived in a divided unit live on that date; nil where it was not divided or they went several ways.
    public func home(of area: AreaIndex, on date: CivilDate) -> AreaIndex? {
        guard date >= validity(of: area).to, current(of: area, on: date).count > 1,
            let edge = successors(of: area).first(where: { $0.people == .all })
        else { return nil }
        let homes = current(of: edge.to, on: date)
        return homes.count == 1 ? homes[0] : nil
    }

    private func collect(
        _ area: AreaIndex, on date: CivilDate, into found: inout Set<AreaIndex>, seen: inout Set<AreaIndex>
    ) {
        guard seen.insert(area).inserted else { return }
        let life = validity(of: area)
        if life.contains(date) {
            found.insert(area)
            return
        }
        let edges = date >= life.to ? successors(of: area).map(\.to) : predecessors(of: area).map(\.from)
        let next = edges.isEmpty ? children(of: area) : edges
        for step in next { collect(step, on: date, into: &found, seen: &seen) }
    }
}
