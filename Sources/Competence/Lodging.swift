internal import Areas
internal import Base

// May this branch take the dossier in? Boundary-free lodging is not boundary-free competence.
extension Router {
    /// The outcome after the branch's rights, with the right that allowed it.
    func lodging(_ outcome: Outcome) -> (outcome: Outcome, right: Int32?) {
        guard let branch else { return (outcome, nil) }
        let agencies: [Int32]
        switch outcome {
        case .assigned(let agency): agencies = [agency]
        case .choice(let list): agencies = list
        case .onTheSpot: agencies = []
        case .needsFact, .heldElsewhere, .notOffered, .lodgingNotAllowed, .areaUnknown, .areaEnded, .gap, .conflict,
            .manualDesk:
            return (outcome, nil)
        }
        if agencies.isEmpty {
            if let right = right(of: branch, for: nil) { return (outcome, right) }
            return (.lodgingNotAllowed(agencies: [], lodgeAt: []), nil)
        }
        let allowed = agencies.compactMap { agency in right(of: branch, for: agency).map { (agency, $0) } }
        guard let first = allowed.first else {
            return (.lodgingNotAllowed(agencies: agencies, lodgeAt: branches(for: agencies)), nil)
        }
        if allowed.count == agencies.count { return (outcome, first.1) }
        // Some of the lawful agencies cannot be reached from here: those that can come first.
        let reachable = allowed.map(\.0)
        return (.choice(agencies: reachable + agencies.filter { !reachable.contains($0) }), first.1)
    }

    /// A right in force by which the branch may take in this procedure for that agency; nil agency: on the spot.
    private func right(of branch: Int32, for agency: Int32?) -> Int32? {
        let rights = edition.register.rights.rows
        let row = edition.register.branches[branch]
        let index = rights.indices.first { isHeld(rights[$0], branch, row) && reaches(rights[$0].scope, row, agency) }
        return index.map { Int32($0) }
    }

    private func isHeld(_ right: LodgingRight, _ number: Int32, _ branch: Branch) -> Bool {
        guard right.validity.contains(date) else { return false }
        if let only = right.branch, only != number { return false }
        if !right.kind.isEmpty, right.kind != branch.kind { return false }
        if let area = right.area, !edition.areas.contains(area, branch.area) { return false }
        if let only = right.procedure, only != procedure { return false }
        return right.sector.isEmpty || right.sector == edition.register.procedures[procedure].sector
    }

    private func reaches(_ scope: LodgingScope, _ branch: Branch, _ agency: Int32?) -> Bool {
        guard let agency else { return true }
        let row = edition.register.agencies[agency]
        switch scope {
        case .country: return true
        case .province:
            let home = edition.areas.province(of: branch.area)
            return home != nil && home == edition.areas.province(of: row.area)
        case .commune:
            return row.area == branch.area
                || edition.compiled.holders.holder(role: row.role, area: branch.area.raw, on: date.day) == agency
        }
    }

    /// Up to three branches that may take the dossier in, nearest to the agency first.
    private func branches(for agencies: [Int32]) -> [Int32] {
        guard let agency = agencies.first else { return [] }
        let place = edition.register.agencies[agency].area
        var found: [(Int32, Double)] = []
        for number in 0..<Int32(edition.register.branches.count) {
            let row = edition.register.branches[number]
            guard row.validity.contains(date),
                edition.areas.province(of: row.area) == edition.areas.province(of: place),
                right(of: number, for: agency) != nil
            else { continue }
            let distance = row.area == place ? 0 : edition.areas.distanceMetres(row.area, place) ?? .infinity
            found.append((number, distance))
        }
        return found.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(3).map(\.0)
    }
}
