internal import Base

/// The words around names: kinds of unit, streets and hamlets, and the marks of an old or a new address.
struct KindMask: OptionSet, Sendable, Hashable {
    let rawValue: UInt16

    static let ward = KindMask(rawValue: 1)
    static let commune = KindMask(rawValue: 2)
    static let township = KindMask(rawValue: 4)
    static let specialZone = KindMask(rawValue: 8)
    static let urbanDistrict = KindMask(rawValue: 16)
    static let ruralDistrict = KindMask(rawValue: 32)
    static let town = KindMask(rawValue: 64)
    static let provincialCity = KindMask(rawValue: 128)
    static let province = KindMask(rawValue: 256)
    static let city = KindMask(rawValue: 512)

    static let communes: KindMask = [.ward, .commune, .township, .specialZone]
    static let districts: KindMask = [.urbanDistrict, .ruralDistrict, .town, .provincialCity]
    static let provinces: KindMask = [.province, .city]

    static func of(_ kind: AreaKind) -> KindMask {
        switch kind {
        case .province: .province
        case .city: .city
        case .ruralDistrict: .ruralDistrict
        case .urbanDistrict: .urbanDistrict
        case .provincialCity: .provincialCity
        case .town: .town
        case .commune: .commune
        case .ward: .ward
        case .township: .township
        case .specialZone: .specialZone
        }
    }

    static func of(_ level: AreaLevel) -> KindMask {
        switch level {
        case .country: []
        case .province: .provinces
        case .district: .districts
        case .commune: .communes
        }
    }
}

/// What a word does to its neighbours.
enum WordRole: UInt8 {
    case none
    /// Stands before a name (`xã`), or after it in English (`Commune`).
    case kind
    case kindAfter
    /// A place below the commune whose name or number follows and ends it: `thôn 5`, `KCN Bình An`.
    case hamlet
    /// A street, whose name may come after a number: `ngõ 301 Tôn Thất Thuyết`.
    case street
    /// English: the name came before it.
    case streetAfter
    /// `nay`, `cũ`, `mới`, `thuộc`: between two names of the same place, or between a place and what it lies in.
    case era
}

/// The part of a meaning that stays with the word once its marks were compared.
struct WordUse {
    var role = WordRole.none
    var kinds: KindMask = []
}

struct WordMeaning {
    var role = WordRole.none
    var kinds: KindMask = []
    /// The marks the word has when it is written with marks: `xã` is a kind, `xá` is part of a name.
    var qualities: UInt64 = 0
    var tones: UInt32 = 0
    var words = 1
}

/// Small dictionary of words, and of two or three words run together, by their folded letters.
struct AddressWords: Sendable {
    private struct Slot: Sendable {
        var hash: UInt64 = 0
        var meaning: Int32 = 0
    }
    private var slots = [Slot](repeating: Slot(), count: 1024)
    private var meanings: [WordMeaning] = [WordMeaning()]
    private var single = BitFilter(bits: 1 << 12)
    private var lastWords = BitFilter(bits: 1 << 12)

    init() {
        for (words, kinds) in Self.kinds { for word in words { add(word, .kind, kinds) } }
        for (words, kinds) in Self.kindsAfter { for word in words { add(word, .kindAfter, kinds) } }
        for word in Self.hamlets { add(word, .hamlet, []) }
        for word in Self.streets { add(word, .street, []) }
        for word in Self.streetsAfter { add(word, .streetAfter, []) }
        for word in Self.eras { add(word, .era, []) }
    }

    @inline(__always)
    func find(_ hash: UInt64) -> WordMeaning? {
        var at = Int(truncatingIfNeeded: hash >> 40) & 1023
        while slots[at].hash != 0 {
            if slots[at].hash == hash { return meanings[Int(slots[at].meaning)] }
            at = (at + 1) & 1023
        }
        return nil
    }

    /// Whether a word may have a role by itself, or end a role of several words.
    @inline(__always) func mayBe(_ hash: UInt64) -> Bool { single.mayHold(hash) }
    @inline(__always) func mayEnd(_ hash: UInt64) -> Bool { lastWords.mayHold(hash) }

    private mutating func add(_ word: String, _ role: WordRole, _ kinds: KindMask) {
        let form = NameForm(word)
        let hash = RollingHash.of(form.letters)
        single.add(hash)
        // `T.P`: the last letter of an abbreviation may stand alone.
        if form.words == 1, form.letters.count == 2 { lastWords.add(RollingHash.of(form.letters.suffix(1))) }
        if form.words > 1 {
            lastWords.add(RollingHash.of(form.letters.dropFirst(form.wordEnds[form.words - 2])))
        }
        var at = Int(truncatingIfNeeded: hash >> 40) & 1023
        while slots[at].hash != 0 {
            if slots[at].hash == hash { return }
            at = (at + 1) & 1023
        }
        slots[at] = Slot(hash: hash, meaning: Int32(meanings.count))
        meanings.append(
            WordMeaning(
                role: role, kinds: kinds, qualities: form.qualities, tones: form.tones,
                words: form.words))
    }

    private static let kinds: [([String], KindMask)] = [
        (["phường", "p", "ph", "f", "phg"], .ward), (["xã", "x"], .commune),
        (["thị trấn", "tt", "ttr"], .township), (["đặc khu", "đk"], .specialZone),
        (["quận", "q"], .urbanDistrict), (["huyện", "h"], .ruralDistrict), (["thị xã", "tx"], .town),
        (["thành phố", "tp"], [.provincialCity, .city]), (["tỉnh", "t"], .province),
    ]
    private static let kindsAfter: [([String], KindMask)] = [
        (["ward"], .ward), (["commune"], .commune), (["town"], [.township, .town]), (["township"], .township),
        (["special zone"], .specialZone), (["district", "dist"], [.urbanDistrict, .ruralDistrict]),
        (["city"], [.provincialCity, .city]), (["province", "prov"], .province),
    ]
    private static let hamlets = [
        "thôn", "ấp", "xóm", "bản", "buôn", "khu", "đội", "tổ", "kp", "tdp", "làng", "bon", "khu phố", "khu dân cư",
        "kdc", "kcn", "ccn", "chung cư", "tòa nhà", "tổ dân phố", "khối", "tiểu khu", "khóm", "khu công nghiệp",
        "khu đô thị", "kđt", "cụm công nghiệp", "khối phố", "khu tập thể", "cc", "căn hộ", "chợ", "lô",
    ]
    private static let streets = [
        "đường", "phố", "ngõ", "ngách", "hẻm", "kiệt", "số", "số nhà", "sn", "đại lộ", "quốc lộ", "tỉnh lộ", "ql", "tl",
        "đt", "hl", "hương lộ", "xa lộ", "đường số", "nhà số", "đường tỉnh lộ", "đường phố",
    ]
    private static let streetsAfter = [
        "street", "st", "str", "road", "rd", "avenue", "ave", "lane", "alley", "boulevard",
    ]
    private static let eras = ["nay", "cũ", "mới", "trước", "thuộc"]
}
