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
        if answer.readings.count == 1 { return streetQuestion(answer.readings[0], areas, on: date) }
        let old = answer.readings.filter { register.epoch(of: $0) == .e2024 }
        return old.count == 1 && answer.readings.count == 2
            ? eraQuestion(answer.readings, on: date) : districtQuestion(answer.readings, on: date)
    }

    private func streetQuestion(_ old: AreaIndex, _ areas: [AreaIndex], on date: CivilDate) -> AreaQuestion {
        let name = register.bilingualName(of: old, on: date)
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
            text: Bilingual(
                vi: "\(name.vi) cũ đã chia về \(areas.count) đơn vị. Địa chỉ ở đường, thôn hoặc ấp nào?",
                en: "The former \(name.en) was divided among \(areas.count) units. Which street or hamlet is it?"),
            options: options)
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
        let isToday = register.isInForce(reading, on: date)
        let place = register.longBilingualName(of: reading, on: date)
        let label =
            isToday
            ? Bilingual(vi: "Hiện nay: \(place.vi)", en: "Today: \(place.en)")
            : Bilingual(vi: "Trước 7/2025: \(place.vi)", en: "Before July 2025: \(place.en)")
        return AreaQuestion.Option(label: label, areas: register.current(of: reading, on: date))
    }

    private func districtQuestion(_ readings: [AreaIndex], on date: CivilDate) -> AreaQuestion {
        let name = register.bilingualName(of: readings[0], on: date)
        let hasToday = readings.contains { register.isInForce($0, on: date) }
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
