internal import Areas
internal import Base

// One recipe a category. Nil where the drawn unit does not suit; the caller draws again.
extension AddressMaker {
    private func name(_ area: AreaIndex) -> String { register.name(of: area, on: Epoch.reform) }

    private func kind(_ area: AreaIndex) -> AreaKind {
        register.kind(of: area, on: register.epoch(of: area) == .e2024 ? .distantPast : Epoch.reform)
    }

    private func isNumbered(_ area: AreaIndex) -> Bool { name(area).allSatisfy(\.isNumber) }
    private func isSplit(_ area: AreaIndex) -> Bool { register.successors(of: area).count > 1 }
    private func up(_ area: AreaIndex) -> AreaIndex { register.parent(of: area) ?? area }
    private func top(_ area: AreaIndex) -> AreaIndex { register.province(of: area) ?? area }

    private func made(
        _ category: String, _ text: String, _ readings: [AreaIndex], best: String = "", isPlain: Bool = false
    ) -> MadeAddress? {
        let expect = truth.codes(readings)
        guard !expect.isEmpty else { return nil }
        return MadeAddress(
            category: category, text: isPlain ? AddressNoise.plain(text) : text, expect: expect, best: best)
    }

    // Old format.

    mutating func old(
        _ category: String, head: String, style: Style, withProvince: Bool = true, isPlain: Bool = false,
        ward given: AreaIndex? = nil
    ) -> MadeAddress? {
        let ward = given ?? pick(oldWards)
        if isNumbered(ward), style == .bare { return nil }
        var parts = [head, unit(ward, style), unit(up(ward), style)]
        if withProvince { parts.append(province(top(ward), style)) }
        var wanted = AddressTruth.Constraints(kind: style == .bare ? nil : kind(ward), isPlain: isPlain)
        if withProvince {
            wanted.district = up(ward)
        }
        let text = join(parts)
        let same = withProvince ? truth.readings(name(ward), wanted) : sameDistrictName(ward, wanted)
        return made(category, text, same, isPlain: isPlain)
    }

    /// Without a province a district's name may be that of several.
    private func sameDistrictName(_ ward: AreaIndex, _ wanted: AddressTruth.Constraints) -> [AreaIndex] {
        let district = up(ward)
        let namesakes = truth.readings(name(ward), wanted).filter {
            register.epoch(of: $0) == .e2024 && name(up($0)) == name(district)
                && (wanted.kind == nil || kind(up($0)) == kind(district))
        }
        return namesakes
    }

    mutating func oldNewProvince() -> MadeAddress? {
        let ward = pick(oldWards)
        guard !isNumbered(ward), let next = register.successors(of: top(ward)).first?.to, name(next) != name(top(ward))
        else { return nil }
        let style = anyStyle()
        let text = join([head(), unit(ward, style), unit(up(ward), style), province(next, style)])
        let namesakes = truth.readings(
            name(ward), .init(kind: style == .bare ? nil : kind(ward), province: name(next), isMixed: true)
        ).filter { register.epoch(of: $0) == .e2024 && name(up($0)) == name(up(ward)) }
        return made("old_new_province", text, namesakes)
    }

    mutating func oldNoDistrict() -> MadeAddress? {
        let ward = pick(oldWards)
        let style = anyStyle()
        guard !isNumbered(ward) else { return nil }
        let text = join([head(), unit(ward, style), province(top(ward), style)])
        let readings = truth.readings(
            name(ward), .init(kind: style == .bare ? nil : kind(ward), province: name(top(ward))))
        return made("old_no_district", text, readings)
    }

    mutating func numbered() -> MadeAddress? {
        let ward = pick(oldWards)
        guard isNumbered(ward) else { return nil }
        return old("old_numbered", head: head(), style: pick([.full, .short]), ward: ward)
    }

    mutating func split(_ category: String) -> MadeAddress? {
        let ward = pick(oldWards)
        let home = register.successors(of: ward).first { $0.people == .all }
        guard isSplit(ward), (home != nil) == (category == "split_resident") else { return nil }
        guard let made = old(category, head: head(), style: isNumbered(ward) ? .short : anyStyle(), ward: ward) else {
            return nil
        }
        let best = home.map { register.code(of: $0.to) } ?? ""
        return MadeAddress(category: category, text: made.text, expect: made.expect, best: best)
    }

    mutating func sameDistrictName() -> MadeAddress? {
        let ward = pick(oldWards)
        let namesakes = register.areas(.district, on: CivilDate(day: Epoch.reform.day - 1)).filter {
            name($0) == name(up(ward))
        }
        guard namesakes.count > 1, !isNumbered(ward) else { return nil }
        return old("same_district_name", head: head(), style: anyStyle(), withProvince: chance(50), ward: ward)
    }

    mutating func former(_ category: String) -> MadeAddress? {
        let wanted: AreaRegister.OtherName.Kind = category == "former_ward" ? .former : .formerDistrict
        let other = pick(register.otherNames)
        guard other.kind == wanted, register.level(of: other.area) == .commune, !isNumbered(other.area) else {
            return nil
        }
        let district = category == "former_ward" ? other.district : other.fullName
        let ward = category == "former_ward" ? other.fullName : unit(other.area, .full)
        let text = join([head(), shorten(ward), shorten(district), province(top(other.area), .short)])
        return made(category, text, [other.area])
    }

    private mutating func shorten(_ fullName: String) -> String {
        let short = [
            ("Phường ", ["P.", "p ", "Ph. ", "Phường "]), ("Xã ", ["X. ", "x.", "Xã "]),
            ("Thị trấn ", ["TT. ", "Thị trấn "]), ("Quận ", ["Q.", "Q. ", "Quận "]), ("Huyện ", ["H.", "huyện "]),
            ("Thị xã ", ["TX ", "Thị xã "]), ("Thành phố ", ["TP.", "tp.", "Thành phố "]),
        ]
        for (long, choices) in short where fullName.hasPrefix(long) {
            return pick(choices) + fullName.dropFirst(long.count)
        }
        return fullName
    }

    mutating func repeated() -> MadeAddress? {
        let ward = pick(oldWards)
        guard let first = old("repeated", head: head(), style: .short, ward: ward) else { return nil }
        let again = [unit(ward, .full), unit(up(ward), .full), province(top(ward), .full)].dropFirst(chance(25) ? 1 : 0)
        return MadeAddress(
            category: "repeated", text: first.text + ", " + again.joined(separator: ", "), expect: first.expect,
            best: "")
    }

    mutating func reversed() -> MadeAddress? {
        let ward = pick(oldWards)
        guard !isNumbered(ward) else { return nil }
        let style: Style = pick([.full, .short])
        let parts = [province(top(ward), style), unit(up(ward), style), unit(ward, style), head()].filter {
            !$0.isEmpty
        }
        let text = parts.joined(separator: pick([" / ", " > ", ", ", " - "]))
        return made("reversed", text, truth.readings(name(ward), .init(kind: kind(ward), district: up(ward))))
    }

    mutating func contradiction() -> MadeAddress? {
        let ward = pick(oldWards)
        let others = register.children(of: top(ward)).filter { $0 != up(ward) }
        guard !isNumbered(ward), !others.isEmpty else { return nil }
        let district = pick(others)
        // Not a contradiction when the other district has such a ward, or a unit of today came from there.
        let plain = AddressNoise.plain(name(ward))
        let known = register.children(of: district).contains { AddressNoise.plain(name($0)) == plain }
        let today = truth.readings(name(ward), .init()).contains { area in
            register.predecessors(of: area).contains { up($0.from) == district }
        }
        guard !known, !today else { return nil }
        let text = join([head(), unit(ward, .full), unit(district, .full), province(top(ward), .full)])
        return MadeAddress(category: "contradiction", text: text, expect: [], best: "")
    }

    mutating func unresolvable() -> MadeAddress? {
        let ward = pick(oldWards)
        let text: String
        switch number(0...5) {
        case 0: text = "Phường \(number(35...90)), Quận \(number(1...12)), TP.HCM"
        case 1: text = join([unit(up(ward), .full), province(top(ward), .full)])
        case 2:
            text = pick(["Seoul, South Korea", "Paris, France", "Phường, Quận, Thành phố", "không rõ", "123456", "-"])
        case 3: text = province(top(ward), .full)
        case 4: text = "Số \(number(1...300)) đường \(pick(Self.streetNames)), \(province(top(ward), .full))"
        default:
            text =
                "Số \(number(1...300)) đường \(pick(Self.streetNames)), \(unit(up(ward), .full)), \(province(top(ward), .full))"
        }
        return MadeAddress(category: "unresolvable", text: text, expect: [], best: "")
    }

    mutating func wardOnly() -> MadeAddress? {
        let ward = pick(chance(50) ? oldWards : newWards)
        guard !isNumbered(ward) else { return nil }
        let readings = truth.readings(name(ward), .init(kind: kind(ward)))
        return made("ward_only", join([head(), unit(ward, .full)]), readings)
    }

    // Today's format.

    private func newReadings(_ ward: AreaIndex, kinds: Bool, isPlain: Bool) -> [AreaIndex] {
        truth.readings(
            name(ward), .init(kind: kinds ? kind(ward) : nil, province: name(top(ward)), isPlain: isPlain))
    }

    mutating func new(_ category: String, style: Style, isPlain: Bool = false) -> MadeAddress? {
        let ward = pick(newWards)
        let readings = newReadings(ward, kinds: true, isPlain: isPlain)
        // These categories hold units without a namesake of before; the others are in `new_homonym`.
        guard truth.codes(readings).count == 1 else { return nil }
        let text = join([head(), unit(ward, style), province(top(ward), style)])
        return made(category, text, readings, isPlain: isPlain)
    }

    mutating func homonym() -> MadeAddress? {
        let ward = pick(newWards)
        let readings = newReadings(ward, kinds: true, isPlain: false)
        guard truth.codes(readings).count > 1 else { return nil }
        let style: Style = pick([.full, .short])
        return made(
            "new_homonym", join([head(), unit(ward, style), province(top(ward), style)]), readings,
            best: register.code(of: ward))
    }

    mutating func changed() -> MadeAddress? {
        let ward = pick(newWards)
        let day = CivilDate(day: Epoch.reform.day + 400)
        let province = top(ward)
        let now = register.kind(of: ward, on: day)
        guard now != kind(ward) || register.kind(of: province, on: day) != kind(province),
            chance(now != kind(ward) ? 100 : 5)
        else { return nil }
        let readings = truth.readings(name(ward), .init(province: name(province))).filter {
            register.epoch(of: $0) == .e2025 || kind($0) == now
        }
        let written = unit(name(ward), now, pick([.full, .short]))
        return made(
            "changed_2026", join([head(), written, pick(["TP. Đồng Nai", "Đồng Nai", "Tỉnh Đồng Nai"])]), readings)
    }

    mutating func newOldDistrict() -> MadeAddress? {
        let ward = pick(newWards)
        guard let from = register.predecessors(of: ward).first?.from, register.level(of: from) == .commune else {
            return nil
        }
        let district = up(from)
        let namesake = truth.readings(name(ward), .init(district: district))
        guard namesake.isEmpty, truth.codes(newReadings(ward, kinds: true, isPlain: false)).count == 1 else {
            return nil
        }
        let style: Style = pick([.full, .short])
        return made(
            "new_old_district", join([head(), unit(ward, style), unit(district, style), province(top(ward), style)]),
            [ward])
    }

    mutating func bothNames() -> MadeAddress? {
        let new = pick(newWards)
        let olds = register.predecessors(of: new).map(\.from).filter { register.level(of: $0) == .commune }
        guard let old = olds.randomElement(using: &random), name(old) != name(new) else { return nil }
        let oldText = "\(unit(old, .full)), \(unit(up(old), .full))"
        let newText = "\(unit(new, .full)), \(province(top(new), .full))"
        let text: String
        switch number(0...4) {
        case 0: text = join([head(), newText + " - địa chỉ cũ: \(oldText), \(province(top(old), .full))"])
        case 1:
            text = join([
                head(), "\(unit(old, .short)) (nay là \(unit(new, .full)))", unit(up(old), .short),
                province(top(old), .short),
            ])
        case 2: text = "\(newText) (\(oldText) cũ)"
        case 3: text = join([head(), "\(unit(old, .full)) cũ, nay thuộc \(newText)"])
        default: text = join([head(), "\(oldText), \(province(top(old), .full)) (mới: \(newText))"])
        }
        return made("both_names", text, [new])
    }

    // Other ways of writing.

    mutating func english() -> MadeAddress? {
        let ward = pick(chance(60) ? oldWards : newWards)
        let isOld = register.epoch(of: ward) == .e2024
        guard !isNumbered(ward) || isOld else { return nil }
        let word = kind(ward) == .township ? "Town" : kind(ward).word.en
        var parts = ["\(number(1...300)) \(pick(Self.streetNames)) \(pick(["Street", "St.", "Road", "street"]))"]
        parts.append(isNumbered(ward) ? "Ward \(name(ward))" : "\(name(ward)) \(word)")
        if isOld {
            let district = up(ward)
            parts.append(
                isNumbered(district) ? "District \(name(district))" : "\(name(district)) \(kind(district).word.en)")
        }
        let above = top(ward)
        parts.append(
            name(above) == "Hồ Chí Minh" ? pick(["HCMC", "Ho Chi Minh City"]) : name(above) + pick(["", " Province"]))
        parts.append(pick(["Vietnam", "Viet Nam", "VN"]))
        let readings =
            isOld
            ? truth.readings(name(ward), .init(kind: kind(ward), district: up(ward), isPlain: true))
            : newReadings(ward, kinds: true, isPlain: true)
        guard isOld || truth.codes(readings).count == 1 else { return nil }
        return made("english", parts.joined(separator: ", "), readings, isPlain: true)
    }

    mutating func layout() -> MadeAddress? {
        let made = chance(50) ? old("layout", head: head(), style: .short) : new("layout", style: .short)
        guard let made else { return nil }
        let text: String
        switch number(0...6) {
        case 0: text = made.text.uppercased()
        case 1: text = AddressNoise.decomposed(made.text)
        case 2: text = "Đ/c: \(made.text) (nhà riêng)"
        case 3: text = made.text + pick([" - đt: 0913011544", ", 0945189746", " 0981234567"])
        case 4: text = made.text.replacing(", ", with: "\n")
        case 5: text = made.text.replacing(", ", with: " - ")
        default: text = made.text.replacing(", ", with: ",")
        }
        return MadeAddress(category: "layout", text: text, expect: made.expect, best: made.best)
    }

    mutating func messy() -> MadeAddress? {
        let made: MadeAddress?
        var isPlain = chance(60)
        switch number(0...3) {
        case 0: made = old("messy", head: head(), style: anyStyle(), isPlain: isPlain)
        case 1: made = old("messy", head: head(), style: anyStyle(), isPlain: isPlain)
        case 2: made = new("messy", style: pick([.short, .bare, .full]), isPlain: isPlain)
        default:
            made = oldTypo(both: false, isPlain: isPlain)
            isPlain = false
        }
        guard let made else { return nil }
        var text = made.text.replacing(" - ", with: ", ").replacing(",", with: ", ").replacing(",  ", with: ", ")
        text = text.replacing(", ", with: pick(["  ", "  ", " . ", " "]))
        if chance(60) { text = text.lowercased() }
        if chance(25) { text += " 09\(number(10_000_000...99_999_999))" }
        return MadeAddress(category: "messy", text: text, expect: made.expect, best: made.best)
    }

    mutating func oldTypo(both: Bool, isPlain: Bool = false) -> MadeAddress? {
        let ward = pick(oldWards)
        let district = up(ward)
        guard !isNumbered(ward), !isNumbered(district), name(ward).count > 3, name(district).count > 3 else {
            return nil
        }
        let style = anyStyle()
        let wardTypo = both || chance(70)
        let wardName = wardTypo ? AddressNoise.typo(name(ward), &random) : name(ward)
        let districtName = both || !wardTypo ? AddressNoise.typo(name(district), &random) : name(district)
        let text = join([
            head(), unit(wardName, kind(ward), style), unit(districtName, kind(district), style),
            province(top(ward), style),
        ])
        let readings = truth.readings(
            name(ward), .init(kind: style == .bare ? nil : kind(ward), district: district, isPlain: isPlain))
        return made(both ? "two_typos" : "old_typo", text, readings, isPlain: isPlain)
    }

    mutating func newTypo() -> MadeAddress? {
        let ward = pick(newWards)
        let readings = newReadings(ward, kinds: true, isPlain: false)
        guard truth.codes(readings).count == 1, name(ward).count > 3 else { return nil }
        let style: Style = pick([.full, .short])
        let written = unit(AddressNoise.typo(name(ward), &random), kind(ward), style)
        return made("new_typo", join([head(), written, province(top(ward), style)]), readings)
    }
}
