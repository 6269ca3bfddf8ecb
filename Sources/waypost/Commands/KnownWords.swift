internal import Base
internal import Competence

/// The closed lists of words that stand as codes in the tables, as people say them.
enum KnownWords {
    static func level(_ level: String) -> Bilingual {
        switch level {
        case "commune": Bilingual(vi: "cấp xã", en: "commune")
        case "province": Bilingual(vi: "cấp tỉnh", en: "province")
        case "both": Bilingual(vi: "cấp xã, cấp tỉnh", en: "commune, province")
        default: Bilingual(same: level)
        }
    }

    static func channel(_ channel: Channel) -> Bilingual {
        switch channel {
        case .counter: Bilingual(vi: "tại quầy", en: "counter")
        case .post: Bilingual(vi: "bưu chính", en: "post")
        case .online: Bilingual(vi: "trực tuyến", en: "online")
        }
    }

    static func origin(_ origin: Origin) -> Bilingual {
        switch origin {
        case .real: Bilingual(vi: "thật", en: "real")
        case .derived: Bilingual(vi: "suy ra", en: "derived")
        case .invented: Bilingual(vi: "giả định", en: "invented")
        }
    }
}

extension Cell {
    static func origin(_ origin: Origin) -> Cell { .coded(origin.rawValue, KnownWords.origin(origin)) }
}
