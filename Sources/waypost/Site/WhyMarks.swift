internal import Areas
internal import Base
internal import Competence
internal import Pages

/// The answers of all communes, put together where they are the same: the entries of the legend.
struct WhyMarks {
    private struct Entry {
        let key: String
        let name: Bilingual
        /// Of an agency: what it is an agency of, to speak of all its like at once.
        let role: String
        let isOpen: Bool
        var areas = 0
    }

    /// More agencies than a legend can tell apart: then all of one role are one entry.
    private static let most = 48

    private let register: Register
    private var entries: [Entry] = []

    init(_ register: Register) { self.register = register }

    /// - Returns: its number, for ``legend()`` to renumber.
    mutating func add(_ outcome: Outcome) -> Int {
        let entry = entry(outcome)
        let place = entries.firstIndex { $0.key == entry.key } ?? entries.count
        if place == entries.count { entries.append(entry) }
        entries[place].areas += 1
        return place
    }

    private func entry(_ outcome: Outcome) -> Entry {
        switch outcome {
        case .assigned(let agency), .manualDesk(let agency): self.agency(agency)
        case .choice(let agencies), .lodgingNotAllowed(let agencies, _):
            agencies.first.map(agency) ?? open("gap", Phrase.whyGap)
        case .needsFact(let question): open("ask:\(question.key)", question.text)
        case .areaUnknown, .areaEnded, .gap: open("gap", Phrase.whyGap)
        case .conflict: open("conflict", Phrase.whyConflict)
        case .onTheSpot: settled("spot", Phrase.whyOnTheSpot)
        case .heldElsewhere(let system): settled("held:\(system)", register.systems[system].name)
        case .notOffered: settled("not", Phrase.whyNotOffered)
        }
    }

    private func agency(_ number: Int32) -> Entry {
        let row = register.agencies[number]
        return Entry(key: "agency:\(row.id)", name: row.name, role: register.roles[row.role].id, isOpen: false)
    }

    private func open(_ key: String, _ name: Bilingual) -> Entry { Entry(key: key, name: name, role: "", isOpen: true) }

    private func settled(_ key: String, _ name: Bilingual) -> Entry {
        Entry(key: key, name: name, role: "", isOpen: false)
    }

    /// The legend, the largest first, and for each number given before its place in the legend.
    func legend() -> ([WhyView.Legend], [Int]) {
        let isCrowded = entries.count > Self.most
        var merged: [(key: String, name: Bilingual, areas: Int, agencies: Int, isOpen: Bool)] = []
        let keys = entries.map { isCrowded && !$0.role.isEmpty ? "role:\($0.role)" : $0.key }
        for (entry, key) in zip(entries, keys) {
            let agencies = entry.role.isEmpty ? 0 : 1
            if let place = merged.firstIndex(where: { $0.key == key }) {
                merged[place].areas += entry.areas
                merged[place].agencies += agencies
                merged[place].name = roleName(entry.role)
            } else {
                merged.append((key, entry.name, entry.areas, agencies, entry.isOpen))
            }
        }
        let sorted = merged.sorted { ($1.areas, $0.key) < ($0.areas, $1.key) }
        let legend = sorted.map {
            WhyView.Legend(name: $0.name, areas: $0.areas, agencies: $0.agencies, isOpen: $0.isOpen)
        }
        return (legend, keys.map { key in sorted.firstIndex { $0.key == key } ?? 0 })
    }

    private func roleName(_ id: String) -> Bilingual {
        let name = register.roles.row(id)?.name.capitalizedFirst ?? Bilingual(same: id)
        let own = Phrase.whyOwnOffice
        return Bilingual(vi: "\(name.vi), \(own.vi)", en: "\(name.en), \(own.en)")
    }
}

/// Points on the ground to points of a picture a thousand wide; islands far out stand at its edge.
struct WhyScale {
    private let west: Int
    private let north: Int
    private let width: Int
    let height: Int

    init(_ points: [GeoPoint?]) {
        let known = points.compactMap { $0 }
        // The middle nineteen of twenty say how large the land is.
        func span(_ values: [Int]) -> ClosedRange<Int> {
            let sorted = values.sorted()
            guard let last = sorted.indices.last else { return 0...1 }
            let (low, high) = (sorted[last / 80], sorted[last - last / 80])
            return low...max(high, low + 1)
        }
        let (across, down) = (span(known.map { Int($0.longitudeE4) }), span(known.map { Int($0.latitudeE4) }))
        (west, north, width) = (across.lowerBound, down.upperBound, across.upperBound - across.lowerBound)
        height = min(max((down.upperBound - down.lowerBound) * 1000 / width, 200), 1600)
    }

    func place(_ point: GeoPoint) -> (x: Int, y: Int)? {
        let x = (Int(point.longitudeE4) - west) * 1000 / width
        let y = (north - Int(point.latitudeE4)) * 1000 / width
        return (min(max(x, 0), 1000), min(max(y, 0), height))
    }
}
