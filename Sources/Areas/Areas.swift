// Areas: Vietnam's administrative areas through time, and the reading of address text.
// It must never know a procedure, an agency or a dossier: it says where something is, not who is competent.
// Start with Areas (the words), then AreaRegister (the tables in memory), then AddressResolver (text -> area).
public import Base

/// A namespace of official codes. Codes were reused on 2025-07-01, so a code alone is not a key.
public enum Epoch: String, CaseIterable, Sendable {
    /// Three levels, in force until 2025-06-30.
    case e2024 = "2024"
    /// Two levels, in force from 2025-07-01.
    case e2025 = "2025"

    init?(ascii bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 4, bytes[0] == 0x32, bytes[1] == 0x30, bytes[2] == 0x32 else { return nil }
        switch bytes[3] {
        case UInt8(ascii: "4"): self = .e2024
        case UInt8(ascii: "5"): self = .e2025
        default: return nil
        }
    }

    /// The day Vietnam went from three levels to two: 2025-07-01.
    public static let reform = CivilDate(day: 20_270)

    /// 0 or 1, for flat tables.
    var slot: Int { self == .e2024 ? 0 : 1 }
}

public enum AreaLevel: UInt8, Comparable, Sendable {
    case country = 0, province = 1, district = 2, commune = 3

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// One area of one epoch, as a dense number in `0..<register.count`; numbered so that an area's subtree is the
/// half-open run `raw..<end(of:)`. Valid only for the register that gave it.
public struct AreaIndex: Hashable, Comparable, Sendable {
    public let raw: Int32
    public init(raw: Int32) { self.raw = raw }
    public static func < (left: Self, right: Self) -> Bool { left.raw < right.raw }

    @inlinable var int: Int { Int(raw) }
}

/// How a table names an area: `26740` (epoch 2025) or `2024:26740`.
public struct AreaReference: Hashable, Sendable {
    public let epoch: Epoch
    /// Two digits: a province; three: a district (epoch 2024 only); five: a commune.
    public let code: String

    public init(epoch: Epoch, code: String) {
        self.epoch = epoch
        self.code = code
    }

    /// Nil unless the text is a code of 2, 3 or 5 digits, with or without its epoch.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let last = parts.last, parts.count <= 2 else { return nil }
        let epoch = parts.count == 2 ? Epoch(rawValue: String(parts[0])) : .e2025
        guard let epoch, [2, 3, 5].contains(last.utf8.count), last.utf8.allSatisfy({ $0 &- 0x30 <= 9 }) else {
            return nil
        }
        self.init(epoch: epoch, code: String(last))
    }
}

extension AreaReference {
    /// Whether a text is meant as a code, right or wrong: digits, perhaps with an epoch. No address is digits alone.
    public static func isMeant(by text: some StringProtocol) -> Bool {
        let hasDigit = text.utf8.contains { $0 &- 0x30 <= 9 }
        return hasDigit && text.utf8.allSatisfy { $0 &- 0x30 <= 9 || $0 == UInt8(ascii: ":") }
    }
}

extension AreaReference: CustomStringConvertible {
    public var description: String { epoch == .e2025 ? code : "\(epoch.rawValue):\(code)" }
}

/// What a unit calls itself.
public enum AreaKind: String, CaseIterable, Sendable {
    case province, city
    case ruralDistrict = "rural-district"
    case urbanDistrict = "urban-district"
    case provincialCity = "provincial-city"
    case town, commune, ward, township
    case specialZone = "special-zone"

    public var level: AreaLevel {
        switch self {
        case .province, .city: .province
        case .ruralDistrict, .urbanDistrict, .provincialCity, .town: .district
        case .commune, .ward, .township, .specialZone: .commune
        }
    }

    /// `Phường`, `Ward`: the word that stands before (Vietnamese) or after (English) the name.
    public var word: Bilingual {
        switch self {
        case .province: Bilingual(vi: "Tỉnh", en: "Province")
        case .city: Bilingual(vi: "Thành phố", en: "City")
        case .ruralDistrict: Bilingual(vi: "Huyện", en: "District")
        case .urbanDistrict: Bilingual(vi: "Quận", en: "District")
        case .provincialCity: Bilingual(vi: "Thành phố", en: "City")
        case .town: Bilingual(vi: "Thị xã", en: "Town")
        case .commune: Bilingual(vi: "Xã", en: "Commune")
        case .ward: Bilingual(vi: "Phường", en: "Ward")
        case .township: Bilingual(vi: "Thị trấn", en: "Township")
        case .specialZone: Bilingual(vi: "Đặc khu", en: "Special Zone")
        }
    }
}

/// How much of the old unit went to this new one.
public enum Extent: String, CaseIterable, Sendable { case whole, part }

/// Which residents went along: all of them (also where only part of the land did), some, or land without people.
public enum People: String, CaseIterable, Sendable {
    case all, some
    case areaOnly = "area-only"
}

/// One edge of change: an old unit, a new one, how much moved, by which act (empty: not stated in the data).
public struct Succession: Hashable, Sendable {
    public let from: AreaIndex
    public let to: AreaIndex
    public let extent: Extent
    public let people: People
    public let act: String
}

/// A point on the ground, WGS 84, in ten-thousandths of a degree (about 11 m).
public struct GeoPoint: Hashable, Sendable {
    public let latitudeE4: Int32
    public let longitudeE4: Int32

    public init(latitudeE4: Int32, longitudeE4: Int32) {
        self.latitudeE4 = latitudeE4
        self.longitudeE4 = longitudeE4
    }
}
