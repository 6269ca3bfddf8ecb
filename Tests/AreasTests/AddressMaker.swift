internal import Areas
internal import Base

/// An address made from real units, with what it must come to.
struct MadeAddress {
    let category: String
    let text: String
    /// All units of today the text is consistent with; empty when no honest answer exists.
    let expect: Set<String>
    /// One code that is right as a single answer too.
    let best: String
}

/// Makes labelled addresses of the kinds people write, from the register and a seed: truth by construction.
///
/// The recipes are told from the categories of the public sample; the strings are not. What a text is consistent with
/// is computed here by plain loops over the register, apart from the resolver's ways.
struct AddressMaker {
    let register: AreaRegister
    let truth: AddressTruth
    var random: SeededGenerator
    let oldWards: [AreaIndex]
    let newWards: [AreaIndex]

    init(register: AreaRegister, seed: UInt64) {
        self.register = register
        truth = AddressTruth(register)
        random = SeededGenerator(seed: seed)
        oldWards = register.communes(on: CivilDate(day: Epoch.reform.day - 1))
        newWards = register.communes(on: Epoch.reform)
    }

    static let categories = [
        "both_names", "changed_2026", "contradiction", "decoy", "english", "former_district", "former_ward", "layout",
        "messy", "new_abbrev", "new_full", "new_homonym", "new_nodiac", "new_old_district", "new_typo", "old_abbrev",
        "old_full", "old_new_province", "old_no_district", "old_no_province", "old_nodiac", "old_numbered", "old_typo",
        "repeated", "reversed", "same_district_name", "split", "split_resident", "two_typos", "unresolvable",
        "ward_only",
    ]

    mutating func make(_ category: String) -> MadeAddress? {
        switch category {
        case "both_names": bothNames()
        case "changed_2026": changed()
        case "contradiction": contradiction()
        case "decoy": old(category, head: decoyHead(), style: .short)
        case "english": english()
        case "former_district", "former_ward": former(category)
        case "layout": layout()
        case "messy": messy()
        case "new_abbrev": new(category, style: .short)
        case "new_full": new(category, style: .full)
        case "new_homonym": homonym()
        case "new_nodiac": new(category, style: .full, isPlain: true)
        case "new_old_district": newOldDistrict()
        case "new_typo": newTypo()
        case "old_abbrev": old(category, head: head(), style: .short)
        case "old_full": old(category, head: head(), style: .full)
        case "old_new_province": oldNewProvince()
        case "old_no_district": oldNoDistrict()
        case "old_no_province": old(category, head: head(), style: anyStyle(), withProvince: false)
        case "old_nodiac": old(category, head: head(), style: anyStyle(), isPlain: true)
        case "old_numbered": numbered()
        case "old_typo": oldTypo(both: false)
        case "repeated": repeated()
        case "reversed": reversed()
        case "same_district_name": sameDistrictName()
        case "split", "split_resident": split(category)
        case "two_typos": oldTypo(both: true)
        case "unresolvable": unresolvable()
        default: wardOnly()
        }
    }
}

// The small words.
extension AddressMaker {
    enum Style { case full, short, bare }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: 0..<items.count, using: &random)] }
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    mutating func anyStyle() -> Style { pick([.full, .short, .short, .bare]) }

    static let streetNames = [
        "Nguyễn Trãi", "Lê Lợi", "Trần Hưng Đạo", "Hai Bà Trưng", "Ngô Quyền", "Quang Trung", "Hùng Vương", "Lý Bôn",
        "Điện Biên Phủ", "Trường Chinh", "Phạm Ngũ Lão", "Võ Thị Sáu", "Nguyễn Thị Minh Khai", "Cầu Giấy", "Kim Mã",
        "Hoàng Quốc Việt", "Đình Vũ", "Bùi Thị Xuân", "Lạch Tray", "Tôn Đức Thắng", "An Dương Vương", "Đồng Hòa",
        "Suối Rồng", "Bàng Đông", "Hàng Tổng", "Cầu Cáp", "Lê Văn Hiến", "Đặng Thùy Trâm", "Chu Văn An", "Tản Viên",
    ]
    static let hamlets = ["Thôn", "thôn", "Ấp", "ấp", "Xóm", "xóm", "Bản", "Buôn", "Khu", "Đội"]
    static let hamletNames = [
        "Trung", "Thượng", "Hạ", "Đông", "Đoài", "Chợ", "Mới", "Nội", "Tân Tiến", "Phú Lộc", "Hòa Lợi", "Bình Minh",
        "Cầu",
    ]

    mutating func street() -> String {
        chance(25) ? register.name(of: pick(newWards), on: Epoch.reform) : pick(Self.streetNames)
    }

    /// House, street, hamlet: what stands before the ward; often nothing.
    mutating func head() -> String {
        let name = street()
        switch number(0...11) {
        case 0: return ""
        case 1: return "Số \(number(1...500)) đường \(name)"
        case 2: return "Số nhà \(number(1...500)), đường \(name)"
        case 3: return "\(number(1...500))/\(number(1...60)) \(name)"
        case 4: return "\(pick(["Hẻm", "Kiệt", "Ngõ"])) \(number(50...460)) \(name)"
        case 5: return "Tổ \(number(1...40)), khu phố \(number(1...9))"
        case 6: return "\(number(1...400)) \(name), \(pick(["KP", "tổ "]))\(number(1...40))"
        case 7: return "P\(number(101...2400)) chung cư \(name), số \(number(1...400)) \(name)"
        case 8: return "\(pick(Self.hamlets)) \(number(1...15))"
        case 9: return "\(number(1...400))-\(number(1...60)) đường \(name)"
        default: return "\(pick(Self.hamlets)) \(pick(Self.hamletNames))"
        }
    }

    mutating func decoyHead() -> String {
        let name = register.name(of: pick(chance(50) ? newWards : oldWards), on: Epoch.reform)
        switch number(0...4) {
        case 0: return "KCN \(name)"
        case 1: return "Số \(number(1...90)), đường số \(number(1...30)), khu dân cư \(name)"
        case 2: return "đường tỉnh lộ \(number(300...960)), tổ \(number(1...40))"
        case 3: return "\(number(1...400)) \(name)"
        default: return "\(number(1...90)) đường \(name)"
        }
    }

    mutating func unit(_ area: AreaIndex, _ style: Style) -> String {
        let name = register.name(of: area, on: Epoch.reform)
        return unit(
            name, register.kind(of: area, on: register.epoch(of: area) == .e2024 ? .distantPast : Epoch.reform), style)
    }

    mutating func unit(_ name: String, _ kind: AreaKind, _ style: Style) -> String {
        let isNumber = name.allSatisfy(\.isNumber)
        if style == .bare, !isNumber { return name }
        let kindWord = style == .full ? "\(kind.word.vi) " : short(kind)
        if isNumber, style != .full, number(0...9) == 0 { return kindWord + padded(Int(name) ?? 0, 2) }
        return kindWord + name
    }

    private mutating func short(_ kind: AreaKind) -> String {
        switch kind {
        case .ward: pick(["P.", "p.", "P. ", "p ", "Ph. ", "F.", "phường "])
        case .commune: pick(["X.", "x.", "X. ", "x ", "xã "])
        case .township: pick(["TT.", "TT. ", "tt ", "Thị trấn "])
        case .specialZone: "đặc khu "
        case .urbanDistrict: pick(["Q.", "q.", "Q ", "quận "])
        case .ruralDistrict: pick(["H.", "h.", "H. ", "H ", "huyện "])
        case .town: pick(["TX.", "tx ", "TX ", "thị xã "])
        case .provincialCity: pick(["TP.", "TP ", "Tp. ", "T.P ", "tp "])
        case .province: pick(["T.", "Tỉnh ", "", ""])
        case .city: pick(["TP ", "TP. ", "Thành phố ", "Tp.", ""])
        }
    }

    mutating func province(_ area: AreaIndex, _ style: Style) -> String {
        let name = register.name(of: area, on: Epoch.reform)
        if name == "Hồ Chí Minh", style != .full {
            return pick(["TP.HCM", "TP HCM", "Tp. Hồ Chí Minh", "HCM", "Sài Gòn"])
        }
        return unit(area, style)
    }

    mutating func join(_ parts: [String]) -> String {
        let kept = parts.filter { !$0.isEmpty }
        return kept.joined(separator: pick([", ", ", ", ", ", ",", " - "]))
    }
}
