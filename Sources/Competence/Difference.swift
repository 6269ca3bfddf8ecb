public import Areas
public import Base

/// Cells that two editions answer differently, put together where the change is the same.
public struct EditionChange: Hashable, Sendable {
    /// What an edition says of a cell, in words that mean the same in both editions.
    public struct Answer: Hashable, Sendable {
        /// `agency`, `role`, `onTheSpot`, `gap`, `conflict`, `absent`…
        public let kind: String
        /// Agency, role or system id; empty where none.
        public let target: String
        /// The role the agency holds, so that one sentence can speak of all its like; empty where none.
        public let role: String
        /// The fact that locates the case and how far it reaches: `property own`; empty where no place decides.
        public let via: String
        /// Ids of the rules that decide.
        public let rules: [String]
        public let name: Bilingual
    }

    public let procedure: String
    public let before: Answer
    public let after: Answer
    /// Communes of the located fact for which it changes.
    public var areas: [AreaIndex]
    public let cell: [CheckFailure.CellAnswer]
    public var cellCount: Int
    public var interval: Validity
    /// True when the same agency decides under another rule.
    public var isBasisOnly: Bool { before.decides(like: after) }
}

public struct EditionDifference: Sendable {
    public var changes: [EditionChange] = []
    /// Cells (procedure × area × answers × interval) that change their agency or outcome.
    public var changedCells = 0
    /// Cells that keep their agency under another rule.
    public var rebasedCells = 0
    public var addedProcedures: [String] = []
    public var removedProcedures: [String] = []
    /// Rows beside the rules that differ: periods, papers, fees, rights, branches…
    public var rows: [RowChange] = []
    /// Procedures whose rules differ although no compared cell is answered differently.
    public var rewordedProcedures: [String] = []
    public var isEmpty: Bool {
        changes.isEmpty && addedProcedures.isEmpty && removedProcedures.isEmpty && rewordedProcedures.isEmpty
            && rows.isEmpty
    }
}

extension Edition {
    /// Every cell that `newer` answers differently from this edition, over both spans.
    ///
    /// Each case is compared as one whose facts all lie in one area; what differs only between facts of several areas
    /// shows among `rewordedProcedures`.
    public func difference(to newer: Edition) -> EditionDifference {
        var comparer = Comparer(older: self, newer: newer)
        return comparer.compare()
    }
}

/// One comparison in the making. Areas are those of the newer edition.
struct Comparer {
    let older: Edition
    let newer: Edition
    let span: Validity
    let communes: CommuneCounter
    /// The older edition's number of each area; -1 where it has none.
    private let olderArea: [Int32]
    /// Both editions number the same areas alike.
    private let areasAgree: Bool
    private let holders: (older: [Digest], newer: [Digest])
    /// Days on which the holders of a role change, in either edition, by role id.
    private var roleDays: [String: Set<Int32>] = [:]
    private var result = EditionDifference()
    private var places: [ChangeKey: Int] = [:]

    private struct ChangeKey: Hashable {
        let procedure: String
        let before: EditionChange.Answer
        let after: EditionChange.Answer
    }

    init(older: Edition, newer: Edition) {
        self.older = older
        self.newer = newer
        let (first, second) = (older.register.manifest.span, newer.register.manifest.span)
        span = Validity(from: min(first.from, second.from), to: max(first.to, second.to))
        communes = CommuneCounter(newer.compiled.tree, span: span)
        holders = (older.holderDigests(), newer.holderDigests())
        let all = 0..<Int32(newer.areas.count)
        if older.areas === newer.areas {
            olderArea = Array(all)
        } else {
            olderArea = all.map { older.areas.index(newer.areas.reference(of: AreaIndex(raw: $0)))?.raw ?? -1 }
        }
        areasAgree = older.areas.count == newer.areas.count && olderArea.elementsEqual(all)
    }

    mutating func compare() -> EditionDifference {
        for row in newer.register.procedures.rows {
            guard let after = newer.register.procedures.number(row.id) else { continue }
            guard let before = older.register.procedures.number(row.id) else {
                result.addedProcedures.append(row.id)
                continue
            }
            compare(row.id, before, after)
        }
        result.rows = older.rowChanges(to: newer)
        result.removedProcedures = older.register.procedures.rows.map(\.id)
            .filter { newer.register.procedures.number($0) == nil }
        return result
    }

    private mutating func compare(_ id: String, _ before: Int32, _ after: Int32) {
        if isSame(before, after) { return }
        let known = result.changes.count
        compareCells(id, before, after)
        if result.changes.count == known { result.rewordedProcedures.append(id) }
    }

    private mutating func compareCells(_ id: String, _ before: Int32, _ after: Int32) {
        let slots = slots(before, after)
        let areas = representatives(before, after)
        let days = boundaries(before, after)
        for (from, to) in zip(days, days.dropFirst()) {
            let interval = Validity(from: CivilDate(day: from), to: CivilDate(day: to))
            for place in areas where communes.isInForce(place.area, on: from) {
                var cell = Cell(
                    id: id, before: before, after: after, slots: slots, place: place, interval: interval,
                    answers: [])
                compareCells(&cell)
            }
        }
    }

    struct Representative {
        let area: Int32
        /// The run of communes that are equal to it, in both editions.
        let range: Range<Int32>
    }

    struct Cell {
        let id: String
        let before: Int32
        let after: Int32
        let slots: [ConditionSlot]
        let place: Representative
        let interval: Validity
        var answers: [CheckFailure.CellAnswer]
    }

    private mutating func compareCells(_ cell: inout Cell) {
        guard cell.answers.count < cell.slots.count else { return compare(cell) }
        let slot = cell.slots[cell.answers.count]
        for value in slot.values {
            cell.answers.append(CheckFailure.CellAnswer(key: slot.key, value: value))
            compareCells(&cell)
            cell.answers.removeLast()
        }
    }

    private mutating func compare(_ cell: Cell) {
        let before = answer(older, cell.before, cell, area: olderArea[Int(cell.place.area)])
        let after = answer(newer, cell.after, cell, area: cell.place.area)
        if before == after { return }
        let count = communes.count(in: cell.place.range, on: cell.interval.from.day)
        if before.decides(like: after) {
            result.rebasedCells += count
        } else {
            result.changedCells += count
        }
        record(cell, before, after)
    }

    /// What an edition answers when every fact lies in one area: agencies by id, so that both editions compare.
    private func answer(_ edition: Edition, _ procedure: Int32, _ cell: Cell, area: Int32) -> EditionChange.Answer {
        let validity = edition.register.procedures[procedure].validity
        guard validity.contains(cell.interval.from) else { return .absent }
        var query = Query(procedure: procedure, asOf: cell.interval.from)
        if area >= 0 {
            for factor in ConnectingFactor.allCases { query.set(factor, AreaIndex(raw: area)) }
        }
        for answer in cell.answers {
            if let known = edition.compiled.answer(procedure: procedure, key: answer.key, value: answer.value) {
                query.answer(slot: known.slot, known.value)
            }
        }
        return EditionChange.Answer(edition, edition.compiled.decide(query), query)
    }

    private mutating func record(_ cell: Cell, _ before: EditionChange.Answer, _ after: EditionChange.Answer) {
        let key = ChangeKey(procedure: cell.id, before: before, after: after)
        let areas = cell.place.range.filter { communes.isInForce($0, on: cell.interval.from.day) }
            .map { AreaIndex(raw: $0) }
        if let place = places[key] {
            result.changes[place].cellCount += areas.count
            if result.changes[place].areas != areas {
                result.changes[place].areas = Array(Set(result.changes[place].areas).union(areas)).sorted()
            }
            let known = result.changes[place].interval
            result.changes[place].interval = Validity(
                from: min(known.from, cell.interval.from), to: max(known.to, cell.interval.to))
            return
        }
        places[key] = result.changes.count
        result.changes.append(
            EditionChange(
                procedure: cell.id, before: before, after: after, areas: areas, cell: cell.answers,
                cellCount: areas.count, interval: cell.interval))
    }
}

// What must be looked at: classes of equal areas, questions of both editions, days of both.
extension Comparer {
    /// The rows behind both are the same, so nothing needs to be decided.
    private func isSame(_ before: Int32, _ after: Int32) -> Bool {
        areasAgree
            && older.behaviour(of: before, holders: holders.older)
                == newer.behaviour(of: after, holders: holders.newer)
    }

    private func slots(_ before: Int32, _ after: Int32) -> [ConditionSlot] {
        var merged = newer.compiled.slots[Int(after)]
        for slot in older.compiled.slots[Int(before)] {
            guard let index = merged.firstIndex(where: { $0.key == slot.key }) else {
                merged.append(slot)
                continue
            }
            let extra = slot.values.filter { !merged[index].values.contains($0) }
            if !extra.isEmpty { merged[index] = ConditionSlot(key: slot.key, values: merged[index].values + extra) }
        }
        return merged
    }

    private mutating func boundaries(_ before: Int32, _ after: Int32) -> [Int32] {
        var days: Set<Int32> = [span.from.day, span.to.day]
        for (edition, procedure) in [(older, before), (newer, after)] {
            let validity = edition.register.procedures[procedure].validity
            days.formUnion([validity.from.day, validity.to.day])
            let list = edition.compiled.procedures[Int(procedure)]
            for index in Int(list.first)..<Int(list.first + list.count) {
                let rule = edition.compiled.rules[index]
                days.formUnion([rule.from, rule.to])
                if rule.kind == .role { days.formUnion(roleDays(rule.target, edition)) }
            }
        }
        days.formUnion(communes.days)
        return days.filter { $0 >= span.from.day && $0 <= span.to.day }.sorted()
    }

    private mutating func roleDays(_ role: Int32, _ edition: Edition) -> Set<Int32> {
        let key = "\(edition === newer ? "n" : "o") \(role)"
        if let known = roleDays[key] { return known }
        let days = edition.compiled.holders.days(role: role)
        roleDays[key] = days
        return days
    }

    /// One commune for each run whose communes both editions treat alike: the limits of the areas the rules name, and
    /// of the bodies behind the roles they name.
    private func representatives(_ before: Int32, _ after: Int32) -> [Representative] {
        var limits: Set<Int32> = [0, Int32(newer.compiled.tree.count)]
        for (edition, procedure) in [(older, before), (newer, after)] {
            let list = edition.compiled.procedures[Int(procedure)]
            for index in Int(list.first)..<Int(list.first + list.count) {
                let rule = edition.compiled.rules[index]
                if let area = edition.register.rules[rule.row].area, let mapped = mapped(area, from: edition) {
                    limits.formUnion([newer.areas.order(of: mapped), newer.areas.end(of: mapped)])
                }
                if rule.kind == .role { return everyCommune() }
            }
        }
        let sorted = limits.sorted()
        return zip(sorted, sorted.dropFirst()).compactMap { from, to in
            communes.first(in: from..<to, on: span.from.day).map { Representative(area: $0, range: from..<to) }
        }
    }

    private func everyCommune() -> [Representative] {
        (0..<Int32(newer.compiled.tree.count)).filter { newer.compiled.tree.level[Int($0)] == .commune }
            .map { Representative(area: $0, range: $0..<$0 + 1) }
    }

    private func mapped(_ area: AreaIndex, from edition: Edition) -> AreaIndex? {
        areasAgree ? area : newer.areas.index(edition.areas.reference(of: area))
    }
}

extension EditionChange.Answer {
    /// The same body decides, found through the same fact.
    func decides(like other: Self) -> Bool { kind == other.kind && target == other.target && via == other.via }

    static let absent = Self(
        kind: "absent", target: "", role: "", via: "", rules: [],
        name: Bilingual(vi: "chưa/không còn hiệu lực", en: "not in force"))

    init(_ edition: Edition, _ verdict: Verdict, _ query: Query) {
        let register = edition.register
        let list = edition.compiled.procedures[Int(query.procedure)]
        let rows = edition.compiled.survivors(query, list).certain.members
            .map { register.rules[edition.compiled.rules[Int(list.first) + $0].row] }
        rules = rows.map(\.id)
        via = Set(rows.compactMap { row in row.factor.map { "\($0.code) \(row.reach.rawValue)" } }).sorted()
            .joined(separator: ", ")
        switch verdict.kind {
        case .agency, .manualDesk:
            role = register.roles[register.agencies[verdict.target].role].id
            kind = verdict.kind == .agency ? "agency" : "manualDesk"
            target = register.agencies[verdict.target].id
            name = register.agencies[verdict.target].name
        case .heldElsewhere:
            role = ""
            kind = "heldElsewhere"
            target = register.systems[verdict.target].id
            name = register.systems[verdict.target].name
        case .onTheSpot:
            (kind, target, role) = ("onTheSpot", "", "")
            name = Bilingual(vi: "giải quyết tại chỗ", en: "decided on the spot")
        case .notOffered:
            (kind, target, role) = ("notOffered", "", "")
            name = Bilingual(vi: "không cung cấp", en: "not offered")
        case .needsFact:
            (kind, target, role) = ("needsFact", "", "")
            name = Bilingual(vi: "cần hỏi thêm", en: "needs another fact")
        case .gap:
            (kind, target, role) = ("gap", "", "")
            name = Bilingual(vi: "không có quy tắc", en: "no rule")
        case .conflict:
            (kind, target, role) = ("conflict", "", "")
            name = Bilingual(vi: "quy tắc xung đột", en: "rules in conflict")
        }
    }
}
