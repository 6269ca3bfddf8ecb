internal import Base

/// What a name can mean: one unit in one part. A unit has one reading for each of its names.
struct Reading: Sendable {
    enum Part: UInt8, Sendable {
        case commune, district, province
        /// The text names the district a ward lay in before; `area` is the ward.
        case formerDistrictOfWard
    }
    let area: AreaIndex
    let part: Part
    let kinds: KindMask
    let words: UInt8
    /// A name it no longer had when its epoch ended: counts like its own, and is told.
    let isFormer: Bool
    /// Not the name in the list: a spelling or a name of before. Behind the name proper unless the district agrees.
    let isOther: Bool
    let qualities: UInt64
    let tones: UInt32
}

/// All names of both epochs behind their letters, with the neighbours one slip away.
///
/// One open-addressing table maps the hash of a name's letters to its entry, and the hash of the letters without one
/// of them to the same entry as a neighbour: a slip of one letter on either side meets there (after SymSpell).
struct NameIndex: Sendable {
    struct Entry: Sendable {
        /// Communes first, then what is above them.
        var readings: Range<Int32> = 0..<0
        var firstAbove: Int32 = 0
        var letters: Range<Int32> = 0..<0
        var parts: UInt8 = 0

        var communes: Range<Int32> { readings.lowerBound..<firstAbove }
        var above: Range<Int32> { firstAbove..<readings.upperBound }
    }

    /// The bits of `parts` for districts and provinces.
    static let above: UInt8 = 1 << Reading.Part.district.rawValue | 1 << Reading.Part.province.rawValue

    private(set) var entries: [Entry] = []
    private(set) var readings: [Reading] = []
    private(set) var letters: [UInt8] = []
    /// The entry of each area's own name.
    private(set) var ownEntry: [Int32]
    /// The first words of names, alone and in pairs: most runs of words are told apart from every name here.
    private var firstWords = BitFilter(bits: 1 << 16)
    private var firstPairs = BitFilter(bits: 1 << 18)
    /// How many words the names that begin with a pair have at most.
    private var longest = [UInt8](repeating: 1, count: 1 << 15)
    private var exact: HashTable
    private var neighbours: HashTable

    init(_ register: AreaRegister) {
        var gathered = Gathering()
        gathered.gather(register)
        ownEntry = [Int32](repeating: -1, count: register.count)
        exact = HashTable(capacity: gathered.forms.count)
        neighbours = HashTable(capacity: gathered.forms.count * 9)
        for (letters, readings) in gathered.forms { add(letters, readings) }
        for hash in gathered.firstWords { firstWords.add(hash) }
        for (hash, words) in gathered.firstPairs {
            firstPairs.add(hash)
            let place = Self.place(hash)
            longest[place] = max(longest[place], UInt8(truncatingIfNeeded: min(words, 7)))
        }
    }

    private mutating func add(_ name: [UInt8], _ found: [Reading]) {
        let entry = Int32(entries.count)
        let first = Int32(readings.count)
        let start = Int32(letters.count)
        readings += found.filter { $0.part == .commune }
        let firstAbove = Int32(readings.count)
        readings += found.filter { $0.part != .commune }
        letters += name
        let parts = found.reduce(UInt8(0)) { $0 | 1 << $1.part.rawValue }
        entries.append(
            Entry(
                readings: first..<Int32(readings.count), firstAbove: firstAbove, letters: start..<Int32(letters.count),
                parts: parts))
        for reading in found where !reading.isOther && reading.part != .formerDistrictOfWard && !reading.isFormer {
            ownEntry[reading.area.int] = entry
        }
        exact.add(RollingHash.of(name), entry)
        guard name.count >= 4 else { return }
        var last: UInt64 = 0
        for skipped in name.indices where name[skipped] > UInt8(ascii: "9") {
            var hash: UInt64 = 0
            for (index, letter) in name.enumerated() where index != skipped { hash = RollingHash.step(hash, letter) }
            // A doubled letter gives the same neighbour twice.
            if hash != last { neighbours.add(RollingHash.finish(hash), entry) }
            last = hash
        }
    }

    @inline(__always)
    func mayBegin(word hash: UInt64) -> Bool { firstWords.mayHold(hash) }

    /// How many words a name beginning with this pair can have: 1 when none does.
    @inline(__always)
    func mostWords(pair hash: UInt64) -> Int { firstPairs.mayHold(hash) ? Int(longest[Self.place(hash)]) : 1 }

    @inline(__always)
    private static func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 12) & (1 << 15 - 1) }

    /// The entry of exactly these letters; -1 for none.
    @inline(__always)
    func find(_ hash: UInt64) -> Int32 { exact.first(hash) }

    /// Calls back with each entry that has this hash without one of its letters.
    @inline(__always)
    func eachNeighbour(_ hash: UInt64, _ body: (Int32) -> Void) { neighbours.each(hash, body) }
}

/// A set of hashes that may say yes too often, never no.
struct BitFilter: Sendable {
    private var words: [UInt64]
    private let mask: Int

    init(bits: Int) {
        words = [UInt64](repeating: 0, count: bits / 64)
        mask = bits - 1
    }

    mutating func add(_ hash: UInt64) {
        let bit = Int(truncatingIfNeeded: hash >> 20) & mask
        words[bit >> 6] |= 1 << UInt64(bit & 63)
    }

    @inline(__always)
    func mayHold(_ hash: UInt64) -> Bool {
        let bit = Int(truncatingIfNeeded: hash >> 20) & mask
        return words[bit >> 6] & (1 << UInt64(bit & 63)) != 0
    }
}

/// Open addressing from 64-bit hashes to numbers; several numbers may share a hash. A bit filter in front answers
/// most of the misses from the first-level cache.
struct HashTable: Sendable {
    private var tags: [UInt32]
    private var values: [Int32]
    private var filter: BitFilter
    private let mask: Int

    init(capacity: Int) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        tags = [UInt32](repeating: 0, count: size)
        values = [Int32](repeating: -1, count: size)
        mask = size - 1
        filter = BitFilter(bits: size * 4)
    }

    mutating func add(_ hash: UInt64, _ value: Int32) {
        var at = Int(truncatingIfNeeded: hash) & mask
        while values[at] >= 0 { at = (at + 1) & mask }
        tags[at] = UInt32(truncatingIfNeeded: hash >> 32)
        values[at] = value
        filter.add(hash)
    }

    @inline(__always)
    func first(_ hash: UInt64) -> Int32 {
        guard filter.mayHold(hash) else { return -1 }
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        var at = Int(truncatingIfNeeded: hash) & mask
        while values[at] >= 0 {
            if tags[at] == tag { return values[at] }
            at = (at + 1) & mask
        }
        return -1
    }

    @inline(__always)
    func each(_ hash: UInt64, _ body: (Int32) -> Void) {
        guard filter.mayHold(hash) else { return }
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        var at = Int(truncatingIfNeeded: hash) & mask
        while values[at] >= 0 {
            if tags[at] == tag { body(values[at]) }
            at = (at + 1) & mask
        }
    }
}

// The register's names, turned into readings.
extension NameIndex {
    fileprivate struct Gathering {
        var forms: [[UInt8]: [Reading]] = [:]
        var firstWords: Set<UInt64> = []
        /// With the most words of the names that begin so.
        var firstPairs: [UInt64: Int] = [:]
        /// Districts of 2024 whose wards from a former district are known one by one, with that district's name.
        private var sharpDistricts: Set<String> = []

        private func wardOnly(_ other: AreaRegister.OtherName, _ register: AreaRegister) -> String? {
            guard other.kind == .formerDistrict, let district = register.ancestor(of: other.area, at: .district),
                district != other.area
            else { return nil }
            return "\(district.raw) \(Fold.folded(other.fullName))"
        }

        mutating func gather(_ register: AreaRegister) {
            forms.reserveCapacity(12_000)
            for raw in 0..<Int32(register.count) { own(AreaIndex(raw: raw), register) }
            sharpDistricts = Set(register.otherNames.compactMap { wardOnly($0, register) })
            for other in register.otherNames { add(other, register) }
            aliases(register)
        }

        /// A unit's own names, those of all its days; kinds of all days together.
        private mutating func own(_ area: AreaIndex, _ register: AreaRegister) {
            let spells = register.spells[register.spellRange(area)]
            var kinds: KindMask = []
            for spell in spells { kinds.insert(KindMask.of(spell.kind)) }
            if register.level(of: area) == .province { kinds.formUnion(kindsOfNamesake(area, register)) }
            var seen: [String] = []
            for spell in spells where !seen.contains(spell.name) {
                seen.append(spell.name)
                add(spell.name, area, part(register.level(of: area)), kinds, isFormer: false)
            }
        }

        /// `TP. Đồng Nai` is written with wards of before, too: a province that kept its name has all its kinds.
        private func kindsOfNamesake(_ area: AreaIndex, _ register: AreaRegister) -> KindMask {
            let kin = register.successors(of: area).map(\.to) + register.predecessors(of: area).map(\.from)
            let name = register.name(of: area, on: Epoch.reform)
            var kinds: KindMask = []
            for other in kin where register.name(of: other, on: Epoch.reform) == name {
                for spell in register.spells[register.spellRange(other)] { kinds.insert(KindMask.of(spell.kind)) }
            }
            return kinds
        }

        private mutating func add(_ other: AreaRegister.OtherName, _ register: AreaRegister) {
            let (kinds, name) = NameForm.splitKind(other.fullName)
            switch (other.kind, register.level(of: other.area)) {
            case (.formerDistrict, .commune):
                add(name, other.area, .formerDistrictOfWard, kinds, isFormer: true)
            case (.formerDistrict, _):
                if sharpDistricts.contains("\(other.area.raw) \(Fold.folded(other.fullName))") { return }
                if hasNamesake(name, beside: other.area, register) { return }
                add(name, other.area, .district, kinds, isFormer: true)
            case (.alias, let level), (.former, let level):
                add(name, other.area, part(level), kinds, isFormer: other.kind == .former, isOther: true)
                formerDistrict(of: other, register)
            }
        }

        /// A district that lives on beside the one that took some of its wards: which wards is not known, so that its
        /// name must not speak for all of them.
        private func hasNamesake(_ name: String, beside district: AreaIndex, _ register: AreaRegister) -> Bool {
            guard let province = register.parent(of: district) else { return false }
            let folded = Fold.folded(name)
            return register.children(of: province).contains {
                $0 != district && Fold.folded(register.name(of: $0, on: .distantPast)) == folded
            }
        }

        /// A ward merged away may have lain in another district than the one that took it in.
        private mutating func formerDistrict(of other: AreaRegister.OtherName, _ register: AreaRegister) {
            guard !other.district.isEmpty, let district = register.parent(of: other.area) else { return }
            let now = register.fullName(of: district, on: .distantPast)
            guard Fold.folded(now) != Fold.folded(other.district) else { return }
            let (kinds, name) = NameForm.splitKind(other.district)
            add(name, other.area, .formerDistrictOfWard, kinds, isFormer: true)
        }

        private func part(_ level: AreaLevel) -> Reading.Part {
            switch level {
            case .country, .province: .province
            case .district: .district
            case .commune: .commune
            }
        }

        private mutating func add(
            _ name: String, _ area: AreaIndex, _ part: Reading.Part, _ kinds: KindMask, isFormer: Bool,
            isOther: Bool = false
        ) {
            let form = NameForm(name)
            guard !form.letters.isEmpty, form.letters.count <= 32 else { return }
            firstWords.insert(RollingHash.of(form.letters.prefix(form.wordEnds[0])))
            if form.words > 1 {
                let pair = RollingHash.of(form.letters.prefix(form.wordEnds[1]))
                firstPairs[pair] = max(firstPairs[pair] ?? 1, form.words)
            }
            let reading = Reading(
                area: area, part: part, kinds: kinds, words: UInt8(min(form.words, 10)), isFormer: isFormer,
                isOther: isOther, qualities: form.qualities, tones: form.tones)
            let known = forms[form.letters, default: []]
            let same = known.contains {
                $0.area == area && $0.part == part && $0.qualities == form.qualities && $0.tones == form.tones
                    && $0.kinds == kinds && $0.words == reading.words
            }
            if !same { forms[form.letters, default: []].append(reading) }
        }

        /// What people write for a province; the last three stand for the city with its kind written on.
        private static let provinceAliases: [(name: String, aliases: [String])] = [
            ("Hồ Chí Minh", ["HCM", "TPHCM", "HCMC", "Sài Gòn", "SG", "TPSG", "Ho Chi Minh City"]),
            ("Hà Nội", ["HN", "TPHN", "HNoi", "Thủ đô Hà Nội"]), ("Đà Nẵng", ["TPĐN", "Đ Nẵng"]),
            ("Hải Phòng", ["HP", "TPHP"]),
            ("Cần Thơ", ["TPCT"]), ("Huế", ["Thừa Thiên Huế", "TT Huế", "TTH", "Thừa Thiên"]),
            ("Bà Rịa - Vũng Tàu", ["BRVT", "BR VT"]), ("Đắk Lắk", ["Đắc Lắc", "Đăk Lăk", "Đắc Lắk"]),
            ("Đắk Nông", ["Đắc Nông", "Đăk Nông"]), ("Bắc Kạn", ["Bắc Cạn"]), ("Kon Tum", ["Kontum"]),
            ("Quảng Ngãi", ["Quãng Ngãi"]), ("Phú Yên", []),
        ]

        private mutating func aliases(_ register: AreaRegister) {
            for raw in 0..<Int32(register.count) {
                let area = AreaIndex(raw: raw)
                guard register.level(of: area) == .province else { continue }
                let name = register.name(of: area, on: .distantFuture)
                let kind = KindMask.of(register.kind(of: area, on: .distantFuture))
                for row in Self.provinceAliases where row.name == name {
                    for alias in row.aliases { add(alias, area, .province, kind, isFormer: false) }
                }
            }
        }
    }
}
