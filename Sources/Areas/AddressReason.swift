public import Base

// Why an answer is what it is, in a sentence a receptionist can read out.
extension AddressResolver {
    public func reason(for answer: AddressAnswer, on date: CivilDate) -> Bilingual {
        var sentences: [Bilingual]
        switch answer.outcome {
        case .resolved(let area): sentences = answer.readings.map { way(from: $0, to: area, on: date) }
        case .ambiguous: sentences = answer.readings.map { spread(of: $0, on: date) }
        case .contradiction(let wards, let stated): sentences = [denial(wards, stated, on: date)]
        case .unknown(let missing): sentences = [Self.words(for: missing)]
        }
        sentences += Self.noteWords.filter { answer.notes.contains($0.note) }.map(\.words)
        if answer.notes.contains(.residentsTogether), let home = answer.residence {
            sentences.append(residents(home, on: date))
        }
        return Bilingual(
            vi: sentences.map(\.vi).joined(separator: " "), en: sentences.map(\.en).joined(separator: " "))
    }

    /// `Phường Bến Nghé (Quận 1) was merged into Phường Sài Gòn on 2025-07-01 (Resolution …).`
    private func way(from old: AreaIndex, to new: AreaIndex, on date: CivilDate) -> Bilingual {
        let place = register.longBilingualName(of: old, on: date)
        guard old != new else {
            return Bilingual(vi: "\(place.vi) là đơn vị hiện hành.", en: "\(place.en) is in force.")
        }
        let name = register.bilingualName(of: new, on: date)
        let life = register.validity(of: old)
        guard date >= life.to else {
            return Bilingual(
                vi: "Vào ngày \(date.slashed), nơi nay là \(place.vi) thuộc \(name.vi).",
                en: "On \(date), what is \(place.en) now belonged to \(name.en).")
        }
        let edge = register.successors(of: old).first { $0.to == new }
        let act = edge?.act ?? ""
        return Bilingual(
            vi:
                "\(place.vi) đã nhập vào \(name.vi) từ ngày \(life.to.slashed)\(act.isEmpty ? "" : " (Nghị quyết \(act))").",
            en: "\(place.en) was merged into \(name.en) on \(life.to)\(act.isEmpty ? "" : " (Resolution \(act))").")
    }

    private func spread(of reading: AreaIndex, on date: CivilDate) -> Bilingual {
        let units = register.current(of: reading, on: date)
        if units.count == 1 { return way(from: reading, to: units[0], on: date) }
        let place = register.longBilingualName(of: reading, on: date)
        let names = units.map { register.bilingualName(of: $0, on: date) }
        if date < register.validity(of: reading).from {
            return Bilingual(
                vi: "Ngày \(date.slashed), đất nay là \(place.vi) thuộc: \(names.map(\.vi).joined(separator: ", ")).",
                en: "On \(date) the land of what is \(place.en) now lay in: "
                    + "\(names.map(\.en).joined(separator: ", ")).")
        }
        return Bilingual(
            vi: "\(place.vi) đã chia về: \(names.map(\.vi).joined(separator: ", ")).",
            en: "\(place.en) was divided among: \(names.map(\.en).joined(separator: ", ")).")
    }

    private func denial(_ wards: [AreaIndex], _ stated: [AreaIndex], on date: CivilDate) -> Bilingual {
        let places = wards.prefix(3).map { register.longBilingualName(of: $0, on: date) }
        let said = stated.prefix(3).map { register.bilingualName(of: $0, on: date) }
        return Bilingual(
            vi: "Địa chỉ mâu thuẫn: \(places.map(\.vi).joined(separator: "; ")), nhưng lại ghi "
                + "\(said.map(\.vi).joined(separator: ", ")). Hãy hỏi lại.",
            en: "The address contradicts itself: \(places.map(\.en).joined(separator: "; ")), yet it says "
                + "\(said.map(\.en).joined(separator: ", ")). Please ask again.")
    }

    private func residents(_ home: AreaIndex, on date: CivilDate) -> Bilingual {
        let name = register.bilingualName(of: home, on: date)
        return Bilingual(
            vi: "Toàn bộ dân cư đã về \(name.vi); chỉ một phần đất thuộc nơi khác.",
            en: "All residents went to \(name.en); only land went elsewhere.")
    }

    private static func words(for missing: AddressAnswer.Missing) -> Bilingual {
        switch missing {
        case .everything:
            Bilingual(
                vi: "Không thấy tên đơn vị hành chính nào. Hãy ghi xã (phường) và tỉnh (thành phố).",
                en: "No administrative unit is named. Give the commune (ward) and the province (city).")
        case .ward:
            Bilingual(
                vi: "Chưa có xã hoặc phường. Hãy hỏi xã, phường nào.",
                en: "There is no commune or ward. Ask which one it is.")
        case .knownWard:
            Bilingual(
                vi: "Không có xã, phường nào tên như vậy ở nơi đã ghi. Hãy kiểm tra lại tên.",
                en: "No commune or ward of that name is known there. Check the name.")
        }
    }

    private static let noteWords: [(note: AddressAnswer.Notes, words: Bilingual)] = [
        (.spellingMended, Bilingual(vi: "Tên viết sai chính tả đã được sửa.", en: "A misspelt name was mended.")),
        (
            .formerName,
            Bilingual(vi: "Tên cũ, đã đổi từ trước tháng 7/2025.", en: "The name had gone already before July 2025.")
        ),
        (.streetRule, Bilingual(vi: "Theo quy tắc đường, thôn đã lưu.", en: "By a stored street or hamlet rule.")),
        (
            .otherKind,
            Bilingual(vi: "Loại đơn vị ghi khác với thực tế.", en: "The kind of unit written is not the one it has.")
        ),
        (
            .cut,
            Bilingual(vi: "Văn bản quá dài, phần cuối không đọc.", en: "The text was too long; its end was not read.")
        ),
    ]
}
