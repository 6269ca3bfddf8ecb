internal import Areas
internal import Base

/// What a text is consistent with, by plain loops over the register: the oracle of the made addresses.
struct AddressTruth {
    let register: AreaRegister
    private var byName: [String: [AreaIndex]] = [:]
    private var byPlainName: [String: [AreaIndex]] = [:]

    init(_ register: AreaRegister) {
        self.register = register
        for raw in 0..<Int32(register.count) {
            let area = AreaIndex(raw: raw)
            guard register.level(of: area) == .commune else { continue }
            let name = register.name(of: area, on: Epoch.reform)
            byName[key(name), default: []].append(area)
            byPlainName[Fold.folded(name), default: []].append(area)
        }
    }

    /// Case and tone placement do not matter; marks do.
    private func key(_ name: String) -> String {
        let scalars = Fold.composed(name).lowercased().unicodeScalars
        let letters = scalars.compactMap { Fold.letter($0.value) }
        return letters.map { "\($0.base).\($0.quality)" }.joined() + letters.map(\.tone).filter { $0 > 0 }.description
    }

    struct Constraints {
        var kind: AreaKind?
        var district: AreaIndex?
        /// The province written; old wards must lie in the old one of that name, new ones in the new.
        var province: String?
        /// An old ward may come with the province of today.
        var isMixed = false
        var isPlain = false
    }

    /// Every unit with that name that nothing written denies.
    func readings(_ name: String, _ constraints: Constraints) -> [AreaIndex] {
        let found = constraints.isPlain ? byPlainName[Fold.folded(name)] : byName[key(name)]
        return (found ?? []).filter { fits($0, constraints) }
    }

    private func name(_ area: AreaIndex) -> String { register.name(of: area, on: Epoch.reform) }

    private func fits(_ area: AreaIndex, _ constraints: Constraints) -> Bool {
        let isOld = register.epoch(of: area) == .e2024
        let kind = register.kind(of: area, on: isOld ? .distantPast : Epoch.reform)
        if let wanted = constraints.kind, kind != wanted { return false }
        if let district = constraints.district, !isOld || register.parent(of: area) != district { return false }
        guard let wanted = constraints.province else { return true }
        guard let province = register.province(of: area) else { return false }
        if name(province) == wanted { return true }
        guard isOld, constraints.isMixed, let next = register.successors(of: province).first else { return false }
        return name(next.to) == wanted
    }

    func codes(_ readings: [AreaIndex]) -> Set<String> {
        Set(readings.flatMap { register.current(of: $0, on: Epoch.reform) }.map { register.code(of: $0) })
    }
}
