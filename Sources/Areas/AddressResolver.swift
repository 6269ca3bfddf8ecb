public import Base

/// Address text (or a code) -> the unit in force on a date. Built once from a register; immutable and shared.
public final class AddressResolver: Sendable {
    public let register: AreaRegister
    let reader: AddressReader
    let streets: StreetBook

    /// - Parameter rules: street and hamlet rules beside those of the register's own tables.
    public init(register: AreaRegister, rules: [StreetRule] = []) {
        self.register = register
        reader = AddressReader(register)
        streets = StreetBook(register.streetRules + rules)
    }

    /// Buffers for one worker; keep them from call to call.
    public func makeScratch() -> AddressScratch { AddressScratch(areas: register.count) }

    public func resolve(_ text: String, on date: CivilDate, scratch: AddressScratch) -> AddressAnswer {
        var text = text
        return text.withUTF8 { resolve($0, on: date, scratch: scratch) }
    }

    /// Any bytes give an answer; those that are not UTF-8 part words.
    public func resolve(_ text: UnsafeBufferPointer<UInt8>, on date: CivilDate, scratch: AddressScratch)
        -> AddressAnswer
    {
        if let answer = code(text, on: date) { return answer }
        return resolve(text, on: date, &scratch.work)
    }

    private func resolve(_ text: UnsafeBufferPointer<UInt8>, on date: CivilDate, _ work: inout AddressWork)
        -> AddressAnswer
    {
        let verdict = reader.read(text, &work)
        let cut: AddressAnswer.Notes = work.scan.isCut ? .cut : []
        switch verdict {
        case .fits: return settle(&work, on: date, cut)
        case .contradiction: return contradiction(&work, cut)
        case .unknown:
            return AddressAnswer(
                outcome: .unknown(missing(&work)), readings: [], candidates: [], notes: cut, residence: nil)
        }
    }

    /// `26740`, `2025:26740` and `2024:26740`; nil for anything else.
    private func code(_ text: UnsafeBufferPointer<UInt8>, on date: CivilDate) -> AddressAnswer? {
        guard text.count == 5 || text.count == 10, text[text.count - 1] &- 0x30 <= 9 else { return nil }
        guard let reference = AreaReference(String(decoding: text, as: UTF8.self)),
            let area = register.index(reference), register.level(of: area) == .commune
        else { return nil }
        return settled([area], on: date, notes: .code)
    }
}

// Units the text names -> units in force.
extension AddressResolver {
    private func settle(_ work: inout AddressWork, on date: CivilDate, _ cut: AddressAnswer.Notes) -> AddressAnswer {
        var readings: [AreaIndex] = []
        var notes = cut
        for at in work.best {
            let candidate = work.candidates[at]
            if !readings.contains(candidate.area) { readings.append(candidate.area) }
            if candidate.isFormer { notes.insert(.formerName) }
            if !candidate.kindFits { notes.insert(.otherKind) }
            if work.spans[candidate.span].slips > 0 { notes.insert(.spellingMended) }
        }
        if readings.count > 1 { readings.sort() }
        let answer = settled(readings, on: date, notes: notes)
        guard case .ambiguous(let areas) = answer.outcome,
            let target = streets.settle(readings: readings, among: areas, work.scan, reader.powers)
        else { return answer }
        return AddressAnswer(
            outcome: .resolved(target), readings: answer.readings, candidates: areas,
            notes: answer.notes.union(.streetRule), residence: target)
    }

    /// Follows successions. A divided unit stays ambiguous even where all residents went to one place, for land and
    /// events did not; but where they live is told.
    private func settled(_ readings: [AreaIndex], on date: CivilDate, notes: AddressAnswer.Notes) -> AddressAnswer {
        var found: [AreaIndex] = []
        var notes = notes
        for reading in readings {
            if register.isInForce(reading, on: date) {
                found.append(reading)
            } else {
                notes.insert(.throughSuccession)
                register.appendCurrent(of: reading, on: date, to: &found)
            }
        }
        if found.count > 1 { Self.sortUnique(&found) }
        if found.count == 1 {
            return AddressAnswer(
                outcome: .resolved(found[0]), readings: readings, candidates: found, notes: notes, residence: found[0])
        }
        let home = readings.count == 1 ? residence(readings[0], on: date) : nil
        if home != nil { notes.insert(.residentsTogether) }
        return AddressAnswer(
            outcome: .ambiguous(found), readings: readings, candidates: found, notes: notes, residence: home)
    }

    /// Small arrays, mostly of one: insertion keeps them sorted and single.
    private static func sortUnique(_ areas: inout [AreaIndex]) {
        areas.sort()
        var kept = 1
        for at in 1..<areas.count where areas[at] != areas[kept - 1] {
            areas[kept] = areas[at]
            kept += 1
        }
        areas.removeLast(areas.count - kept)
    }

    private func residence(_ area: AreaIndex, on date: CivilDate) -> AreaIndex? {
        let edges = register.successors(of: area)
        guard date >= register.validity(of: area).to, let home = edges.first(where: { $0.people == .all }) else {
            return nil
        }
        let current = register.current(of: home.to, on: date)
        return current.count == 1 ? current[0] : nil
    }

    private func contradiction(_ work: inout AddressWork, _ cut: AddressAnswer.Notes) -> AddressAnswer {
        let top = reader.topScore(&work) ?? 0
        let wards = work.candidates.filter { $0.score >= top - AddressReader.Worth.margin }
        var stated: Set<AreaIndex> = []
        for ward in wards { stated.formUnion(reader.denials(of: ward, &work)) }
        return AddressAnswer(
            outcome: .contradiction(wards: Set(wards.map(\.area)).sorted(), stated: stated.sorted()), readings: [],
            candidates: [], notes: cut, residence: nil)
    }

    private func missing(_ work: inout AddressWork) -> AddressAnswer.Missing {
        if reader.hasWardSlot(&work) { return .knownWard }
        return work.spans.contains(where: reader.namesAbove) ? .ward : .everything
    }
}
