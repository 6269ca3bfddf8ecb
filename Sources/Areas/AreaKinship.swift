internal import Base

/// For each commune, what else in an address may speak for it: its district and province, and those it had or has in
/// the other epoch. Flat, so that scoring never walks the register.
struct AreaKinship: Sendable {
    /// The own district of a unit of 2024; -1 for none.
    private(set) var district: [Int32]
    private(set) var province: [Int32]
    /// Districts and provinces of the other epoch, of predecessors or successors.
    private var others: [Int32] = []
    /// Where the others of each area begin, and behind the districts among them its provinces.
    private var otherStarts: [Int32] = [0]
    private var otherProvinceStarts: [Int32] = []
    /// Units this one came from or went to.
    private var relatives: [Int32] = []
    private var relativeStarts: [Int32] = [0]
    let isOld: [Bool]
    let isCommune: [Bool]
    /// Behind the last area within this one.
    let end: [Int32]

    init(_ register: AreaRegister) {
        let count = Int32(register.count)
        district = (0..<count).map { register.ancestor(of: AreaIndex(raw: $0), at: .district)?.raw ?? -1 }
        province = (0..<count).map { register.province(of: AreaIndex(raw: $0))?.raw ?? -1 }
        isOld = (0..<count).map { register.epoch(of: AreaIndex(raw: $0)) == .e2024 }
        isCommune = (0..<count).map { register.level(of: AreaIndex(raw: $0)) == .commune }
        end = (0..<count).map { register.end(of: AreaIndex(raw: $0)) }
        for raw in 0..<count {
            let area = AreaIndex(raw: raw)
            let kin = register.successors(of: area).map(\.to.raw) + register.predecessors(of: area).map(\.from.raw)
            let above = Set(kin.flatMap { [district[Int($0)], province[Int($0)]] }).filter { $0 >= 0 }
            others += above.filter { district[Int($0)] == $0 }.sorted()
            otherProvinceStarts.append(Int32(others.count))
            others += above.filter { district[Int($0)] != $0 }.sorted()
            otherStarts.append(Int32(others.count))
            relatives += kin
            relativeStarts.append(Int32(relatives.count))
        }
    }

    @inline(__always)
    func isRelated(_ area: AreaIndex, _ other: AreaIndex) -> Bool {
        for at in relativeStarts[area.int]..<relativeStarts[area.int + 1] where relatives[Int(at)] == other.raw {
            return true
        }
        return false
    }

    @inline(__always)
    func othersRange(_ area: AreaIndex) -> Range<Int> {
        Int(otherStarts[area.int])..<Int(otherStarts[area.int + 1])
    }

    @inline(__always)
    func otherDistricts(_ area: AreaIndex) -> Range<Int> {
        Int(otherStarts[area.int])..<Int(otherProvinceStarts[area.int])
    }

    @inline(__always)
    func otherProvinces(_ area: AreaIndex) -> Range<Int> {
        Int(otherProvinceStarts[area.int])..<Int(otherStarts[area.int + 1])
    }

    @inline(__always)
    func other(_ at: Int) -> Int32 { others[at] }

    /// Whether the area is the commune's own district or province in either epoch.
    func isAbove(_ above: AreaIndex, _ area: AreaIndex) -> Bool {
        if district[area.int] == above.raw || province[area.int] == above.raw { return true }
        for at in othersRange(area) where others[at] == above.raw { return true }
        return false
    }
}
