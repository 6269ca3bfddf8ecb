public import Base

/// The one question that parts what an address left open, with its answers: one key for a receptionist.
public struct AreaQuestion: Sendable {
    public enum Kind: String, Sendable {
        /// In which district (or province) was it?
        case district
        /// Is it the unit of today, or the one of before July 2025?
        case era
        /// Which street or hamlet? The old unit was divided.
        case street
    }

    public struct Option: Sendable {
        public let label: Bilingual
        /// What the answer leaves; several when the old unit meant was itself divided, and one more question follows.
        public let areas: [AreaIndex]
    }

    public let kind: Kind
    public let text: Bilingual
    public let options: [Option]
}

extension AddressResolver {
    /// The cheapest question that parts the candidates; nil when the answer is not ambiguous. Words are made only here.
    public func question(for answer: AddressAnswer, on date: CivilDate) -> AreaQuestion? {
        guard case .ambiguous(let areas) = answer.outcome else { return nil }
        if answer.readings.count == 1 {
            return streetQuestion(answer.readings[0], areas, home: answer.residence, on: date)
        }
        let old = answer.readings.filter { register.epoch(of: $0) == .e2024 }
        return old.count == 1 && answer.readings.count == 2
            ? eraQuestion(answer.readings, on: date) : districtQuestion(answer.readings, on: date)
    }

    private func streetQuestion(_ old: AreaIndex, _ areas: [AreaIndex], home: AreaIndex?, on date: CivilDate)
        -> AreaQuestion
    {
        let options = areas.map { area in
            let name = register.bilingualName(of: area, on: date)
            let seat = register.seat(of: area)
            return AreaQuestion.Option(
                label: Bilingual(
                    vi: name.vi + (seat.map { " (trụ sở: \($0))" } ?? ""),
                    en: name.en + (seat.map { " (seat: \($0))" } ?? "")), areas: [area])
        }
        return AreaQuestion(
            kind: .street,
            text: streetText(old, areas.count, home: home, on: date),
            options: options)
    }

    /// The same story as routing tells: where residents are settled, only land and events need the street.
    private func streetText(_ old: AreaIndex, _ count: Int, home: AreaIndex?, on date: CivilDate) -> Bilingual {
        let name = register.bilingualName(of: old, on: date)
        if date < register.validity(of: old).from {
            return Bilingual(
                vi: "Ngày \(date.slashed) chưa có \(name.vi); đất ở đó khi ấy thuộc \(count) đơn vị. Địa chỉ ở đường, "
                    + "thôn hoặc ấp nào?",
                en: "\(name.en) did not exist yet on \(date); its land was then in \(count) units. Which street or "
                    + "hamlet is it?")
        }
        if let home {
            let settled = register.residentsTold(of: old, in: home, on: date)
            return Bilingual(
                vi: "\(settled.vi) Nếu hỏi về đất hoặc sự việc: ở đường, thôn hoặc ấp nào?",
                en: "\(settled.en) For land or an event: which street or hamlet is it?")
        }
        return Bilingual(
            vi: "\(name.vi) cũ đã chia về \(count) đơn vị. Địa chỉ ở đường, thôn hoặc ấp nào?",
            en: "The former \(name.en) was divided among \(count) units. Which street or hamlet is it?")
    }

    private func eraQuestion(_ readings: [AreaIndex], on date: CivilDate) -> AreaQuestion {
        let names = register.bilingualName(of: readings[0], on: date)
        return AreaQuestion(
            kind: .era,
            text: Bilingual(
                vi: "\(names.vi): đơn vị hiện nay hay đơn vị trước tháng 7/2025?",
                en: "\(names.en): the unit of today, or the one of before July 2025?"),
            options: readings.map { eraOption($0, on: date) })
    }

    private func eraOption(_ reading: AreaIndex, on date: CivilDate) -> AreaQuestion.Option {
        let place = register.longBilingualName(of: reading, on: date)
        let label =
            switch (register.epoch(of: reading), register.isInForce(reading, on: date)) {
            case (.e2024, _): Bilingual(vi: "Trước 7/2025: \(place.vi)", en: "Before July 2025: \(place.en)")
            case (.e2025, true): Bilingual(vi: "Hiện nay: \(place.vi)", en: "Today: \(place.en)")
            case (.e2025, false): Bilingual(vi: "Từ 7/2025: \(place.vi)", en: "From July 2025: \(place.en)")
            }
        return AreaQuestion.Option(label: label, areas: register.current(of: reading, on: date))
    }

    private func districtQuestion(_ readings: [AreaIndex], on date: CivilDate) -> AreaQuestion {
        let name = register.bilingualName(of: readings[0], on: date)
        let hasToday = readings.contains { register.epoch(of: $0) == .e2025 }
        return AreaQuestion(
            kind: .district,
            text: Bilingual(
                vi: "\(name.vi) trước đây thuộc quận, huyện nào" + (hasToday ? ", hay là đơn vị hiện nay?" : "?"),
                en: "Which district was \(name.en) in" + (hasToday ? ", or is it the unit of today?" : "?")),
            options: readings.map { hasToday ? eraOption($0, on: date) : districtOption($0, on: date) })
    }

    private func districtOption(_ reading: AreaIndex, on date: CivilDate) -> AreaQuestion.Option {
        let above = register.parent(of: reading) ?? reading
        return AreaQuestion.Option(
            label: register.longBilingualName(of: above, on: date), areas: register.current(of: reading, on: date))
    }
}

extension AreaRegister {
    /// `All residents of the former Tây Đằng Township live in Quảng Oai Commune now; only land went elsewhere.`
    public func residentsTold(of old: AreaIndex, in home: AreaIndex, on date: CivilDate) -> Bilingual {
        let (name, place) = (bilingualName(of: old, on: date), bilingualName(of: home, on: date))
        return Bilingual(
            vi:
                "\(name.vi) cũ đã chia, nhưng toàn bộ dân cư về \(place.vi), nên nơi cư trú là rõ; chỉ đất về nơi khác.",
            en: "The former \(name.en) was divided, but all its residents went to \(place.en), which settles a "
                + "residence; only land went elsewhere.")
    }

    /// `Phường Bến Nghé` and `Bến Nghé Ward`; numbers follow their kind in English too (`Ward 5`).
    public func bilingualName(of area: AreaIndex, on date: CivilDate) -> Bilingual {
        let name = name(of: area, on: date)
        let word = kind(of: area, on: date).word
        let isNumber = name.utf8.allSatisfy { $0 &- 0x30 <= 9 }
        return Bilingual(vi: "\(word.vi) \(name)", en: isNumber ? "\(word.en) \(name)" : "\(name) \(word.en)")
    }

    /// The unit and all above it: `Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh`.
    public func longBilingualName(of area: AreaIndex, on date: CivilDate) -> Bilingual {
        var long = bilingualName(of: area, on: date)
        var above = parent(of: area)
        while let next = above {
            let name = bilingualName(of: next, on: date)
            long = Bilingual(vi: "\(long.vi), \(name.vi)", en: "\(long.en), \(name.en)")
            above = parent(of: next)
        }
        return long
    }
}
