internal import Areas
public import Base

/// Changes that read as one sentence: the same procedure, the same rules before and after, many areas.
public struct ChangeGroup: Sendable {
    public let procedure: String
    public let sentence: Bilingual
    public let areaCount: Int
    public let cellCount: Int
    public let interval: Validity
    public let isBasisOnly: Bool
}

extension EditionDifference {
    /// The changes as sentences, the weightiest first: those that move cases before those that only change the reason.
    public func sentences(older: Edition, newer: Edition) -> [ChangeGroup] {
        var groups: [GroupKey: [EditionChange]] = [:]
        for change in changes { groups[GroupKey(change), default: []].append(change) }
        return groups.values.map { Self.group($0, newer) }
            .sorted {
                ($0.isBasisOnly ? 1 : 0, -$0.cellCount, $0.procedure, $0.sentence.en)
                    < ($1.isBasisOnly ? 1 : 0, -$1.cellCount, $1.procedure, $1.sentence.en)
            }
    }

    private struct GroupKey: Hashable {
        let procedure: String
        let parts: [String]
        let isBasisOnly: Bool

        init(_ change: EditionChange) {
            procedure = change.procedure
            isBasisOnly = change.isBasisOnly
            parts = [change.before, change.after].flatMap { answer in
                [answer.kind, answer.role, answer.via, answer.rules.joined(separator: "+")]
            }
        }
    }

    private static func group(_ changes: [EditionChange], _ edition: Edition) -> ChangeGroup {
        let first = changes[0]
        let areas = Set(changes.flatMap(\.areas))
        let interval = Validity(
            from: changes.map(\.interval.from).min() ?? .distantPast,
            to: changes.map(\.interval.to).max() ?? .distantFuture)
        let place = summary(areas, edition, on: interval.from)
        let procedure = edition.register.procedures.row(first.procedure)?.name ?? Bilingual(same: "")
        let before = name(changes.map(\.before), edition)
        let after = name(changes.map(\.after), edition)
        let sentence = Bilingual(
            vi:
                "\(procedure.vi) (\(first.procedure)), \(place.vi), \(interval.words.vi): trước \(before.vi); nay \(after.vi).",
            en:
                "\(procedure.en) (\(first.procedure)), \(place.en), \(interval.words.en): was \(before.en); becomes \(after.en)."
        )
        return ChangeGroup(
            procedure: first.procedure, sentence: sentence, areaCount: areas.count,
            cellCount: changes.reduce(0) { $0 + $1.cellCount }, interval: interval, isBasisOnly: first.isBasisOnly)
    }

    /// One agency by its name, several by their role; with the rules and the fact that locates the case.
    private static func name(_ answers: [EditionChange.Answer], _ edition: Edition) -> Bilingual {
        let first = answers[0]
        var name = first.name
        if Set(answers.map(\.target)).count > 1, let role = edition.register.roles.row(first.role) { name = role.name }
        var notes = first.rules
        if !first.via.isEmpty { notes.append(first.via) }
        if notes.isEmpty { return name }
        let tail = " [\(notes.joined(separator: ", "))]"
        return Bilingual(vi: name.vi + tail, en: name.en + tail)
    }

    /// `all 168 communes of Thành phố Hồ Chí Minh`, or a count with an example.
    private static func summary(_ areas: Set<AreaIndex>, _ edition: Edition, on date: CivilDate) -> Bilingual {
        let communes = edition.areas.communes(on: date)
        if areas.count >= communes.count, communes.count > 1 {
            return Bilingual(vi: "trên cả nước", en: "in the whole country")
        }
        let provinces = Set(areas.compactMap { edition.areas.province(of: $0) })
        if provinces.count == 1, let province = provinces.first {
            let all = communes.filter { edition.areas.province(of: $0) == province }
            let name = edition.areas.fullName(of: province, on: date)
            if all.count == areas.count {
                return Bilingual(
                    vi: "tại cả \(all.count) xã, phường của \(name)", en: "in all \(all.count) communes of \(name)")
            }
        }
        guard let example = areas.min() else { return Bilingual(same: "") }
        let name = edition.areas.longName(of: example, on: date)
        if areas.count == 1 { return Bilingual(vi: "tại \(name)", en: "in \(name)") }
        return Bilingual(
            vi: "tại \(areas.count) xã, phường (ví dụ \(name))", en: "in \(areas.count) communes (such as \(name))")
    }
}
