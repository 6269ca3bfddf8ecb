internal import Areas
public import Base

/// Most combinations of places one question may hold: several true places of a factor times what each may be.
private let mostCombinations = 64

extension Edition {
    /// Who decides this case on this date, with the whole reasoning. Pure: the same edition, facts and date give the
    /// same answer for ever.
    /// - Throws: `FactRefusal` for facts that cannot be used as given.
    public func route(_ facts: Facts, asOf date: CivilDate) throws(FactRefusal) -> Routing {
        try Router(edition: self, facts: facts, date: date).route()
    }
}

/// One decision in the making.
struct Router {
    let edition: Edition
    let facts: Facts
    var date: CivilDate
    let procedure: Int32
    let branch: Int32?
    var base: Query
    /// Places of the factors this procedure's rules look at, after succession.
    var places: [LocatedPlace] = []
    /// For every choice of one true place per factor: the queries of what those places may be.
    var combinations: [[Query]]
    var moved: [(from: AreaIndex, to: AreaIndex)] = []

    /// A place fact with the areas in force it may be.
    struct LocatedPlace {
        let factor: ConnectingFactor
        let candidates: [AreaIndex]
        /// The ended area that was named, when one was.
        let ended: AreaIndex?

        /// Nothing about the place changes on that day.
        func stands(on day: CivilDate, _ tree: AreaTree) -> Bool {
            ended == nil
                && candidates.allSatisfy { tree.from[Int($0.raw)] <= day.day && day.day < tree.to[Int($0.raw)] }
        }
    }

    init(edition: Edition, facts: Facts, date: CivilDate) throws(FactRefusal) {
        self.edition = edition
        self.facts = facts
        self.date = date
        guard let code = ProcedureCode(facts.procedure), let number = edition.compiled.procedureTable.number(code.key)
        else { throw .procedureUnknown(facts.procedure) }
        let span = edition.register.manifest.span
        guard span.contains(date) else { throw .outsideSpan(date, span) }
        procedure = number
        branch = try Self.branch(edition, facts.branch, date)
        base = try Self.query(edition, facts, number, branch, date)
        combinations = [[base]]
        locate()
        combinations = try Self.combinations(base, places)
    }

    private static func branch(_ edition: Edition, _ id: String, _ date: CivilDate) throws(FactRefusal) -> Int32? {
        if id.isEmpty { return nil }
        guard let number = edition.register.branches.number(id) else { throw .branchUnknown(id) }
        let validity = edition.register.branches[number].validity
        guard validity.contains(date) else { throw .branchClosed(id, validity) }
        return number
    }

    private static func query(
        _ edition: Edition, _ facts: Facts, _ procedure: Int32, _ branch: Int32?, _ date: CivilDate
    ) throws(FactRefusal) -> Query {
        var query = Query(procedure: procedure, asOf: date)
        if let branch { query.set(.lodging, edition.register.branches[branch].area) }
        var unknown: (key: String, value: String)?
        for (key, value) in facts.answers {
            if let answer = edition.compiled.answer(procedure: procedure, key: key, value: value) {
                query.answer(slot: answer.slot, answer.value)
            } else if !edition.isKnown(key: key, value: value, procedure: procedure) {
                // Answers have no order: the first by name is told, so that the same facts get the same refusal.
                if unknown.map({ key < $0.key }) ?? true { unknown = (key, value) }
            }
        }
        if let (key, value) = unknown {
            throw .answerUnknown(key: key, value: value, known: edition.known(key: key, procedure: procedure))
        }
        for answer in implied(edition, facts, procedure, query) { query.answer(slot: answer.slot, answer.value) }
        return query
    }

    /// Answers the places give to questions left open: only where they give one.
    private static func implied(_ edition: Edition, _ facts: Facts, _ procedure: Int32, _ query: Query)
        -> [ImpliedAnswer]
    {
        let known = edition.compiled.implied[Int(procedure)]
        if known.isEmpty { return [] }
        let given = known.filter { answer in
            query.answers[answer.slot & 7] == Query.unknown && facts.places.contains { $0.factor == answer.factor }
        }
        return given.filter { answer in given.filter { $0.slot == answer.slot }.count == 1 }
    }

    /// What was taken from the places, in words.
    private func impliedAnswers() -> [CheckFailure.CellAnswer] {
        edition.compiled.implied[Int(procedure)].compactMap { answer in
            let slot = edition.compiled.slots[Int(procedure)][answer.slot]
            guard facts.answers[slot.key] == nil, base.answers[answer.slot & 7] == UInt8(answer.value) else {
                return nil
            }
            return CheckFailure.CellAnswer(key: slot.key, value: slot.values[answer.value])
        }
    }

    private func isInForce(_ area: AreaIndex) -> Bool {
        let tree = edition.compiled.tree
        return tree.from[Int(area.raw)] <= date.day && date.day < tree.to[Int(area.raw)]
    }

    /// Ended areas give way to their successors in force on the date.
    private mutating func locate() {
        for place in facts.places {
            if place.candidates.allSatisfy({ isInForce($0) }) {
                places.append(LocatedPlace(factor: place.factor, candidates: place.candidates, ended: nil))
                continue
            }
            var candidates: [AreaIndex] = []
            var ended: AreaIndex?
            for area in place.candidates {
                if isInForce(area) {
                    candidates.append(area)
                } else {
                    let successors = edition.areas.current(of: area, on: date)
                    if place.candidates.count == 1 { ended = area }
                    if place.candidates.count == 1, successors.count == 1 { moved.append((area, successors[0])) }
                    candidates.append(contentsOf: successors)
                }
            }
            let unique = candidates.count < 2 ? candidates : Array(Set(candidates)).sorted()
            places.append(LocatedPlace(factor: place.factor, candidates: unique, ended: ended))
        }
    }

    func route() -> Routing {
        let answer = answer()
        let shown = combinations.first?.first ?? base
        let findings = edition.compiled.findings(shown)
        return Routing(
            outcome: answer.outcome, applied: findings.filter { $0.reason == .applied }.map(\.rule),
            findings: findings, implied: impliedAnswers(), moved: movedOnce, right: answer.right,
            holdsUntil: horizon(answer), facts: facts,
            asOf: date, procedure: procedure, branch: branch)
    }

    private var movedOnce: [(from: AreaIndex, to: AreaIndex)] {
        var seen: Set<AreaIndex> = []
        return moved.count < 2 ? moved : moved.filter { seen.insert($0.from).inserted }
    }

    /// What holds on one day: compared with other days to tell for how long.
    struct DayAnswer: Equatable {
        let outcome: Outcome
        let right: Int32?
    }

    func answer() -> DayAnswer {
        guard edition.register.procedures[procedure].validity.contains(date) else {
            return DayAnswer(outcome: .notOffered(reason: Self.notInForce), right: nil)
        }
        let checked = lodging(settle())
        return DayAnswer(outcome: checked.outcome, right: checked.right)
    }

    /// Rows of the rules that decide the case an explanation shows.
    private var deciding: [Int32] {
        let isInForce = edition.register.procedures[procedure].validity.contains(date)
        return isInForce ? survivingRules(combinations.first?.first ?? base) : []
    }

    private static let notInForce = Bilingual(
        vi: "Thủ tục này không có hiệu lực vào ngày đã chọn.", en: "This procedure is not in force on that date.")

    /// Who decides, before the branch's rights.
    private func settle() -> Outcome {
        if combinations.count == 1 { return settle(combinations[0]) }
        var outcomes: [Outcome] = []
        for alternatives in combinations {
            let settled = settle(alternatives)
            if !outcomes.contains(settled) { outcomes.append(settled) }
        }
        return merge(outcomes)
    }

    private static func combinations(_ base: Query, _ places: [LocatedPlace]) throws(FactRefusal) -> [[Query]] {
        if let simple = simple(base, places) { return [[simple]] }
        var sets: [[Query]] = [[base]]
        for factor in ConnectingFactor.allCases {
            let named = different(places.filter { $0.factor == factor }.map(\.candidates))
            if named.isEmpty { continue }
            if named.count > mostCombinations { throw .tooManyPlaces(mostCombinations) }
            var grown: [[Query]] = []
            for set in sets {
                for place in named { grown.append(set.flatMap { Self.placed($0, factor, place) }) }
            }
            sets = grown
            if sets.reduce(0, { $0 + $1.count }) > mostCombinations { throw .tooManyPlaces(mostCombinations) }
        }
        return sets
    }

    /// Each once, in the order first named: a place said twice is one place.
    private static func different<Item: Hashable>(_ items: [Item]) -> [Item] {
        var seen: Set<Item> = []
        return items.count < 2 ? items : items.filter { seen.insert($0).inserted }
    }

    /// The usual case: no factor has two places, and every place is one area.
    private static func simple(_ base: Query, _ places: [LocatedPlace]) -> Query? {
        var query = base
        var seen: UInt8 = 0
        for place in places {
            let bit: UInt8 = 1 << place.factor.rawValue
            guard place.candidates.count == 1, seen & bit == 0 else { return nil }
            seen |= bit
            query.set(place.factor, place.candidates[0])
        }
        return query
    }

    private static func placed(_ query: Query, _ factor: ConnectingFactor, _ candidates: [AreaIndex]) -> [Query] {
        if candidates.isEmpty { return [query] }
        return candidates.map { area in
            var query = query
            query.set(factor, area)
            return query
        }
    }

    /// One true place that may be several areas: they must all lead to the same answer, else the place is asked.
    private func settle(_ alternatives: [Query]) -> Outcome {
        guard let first = alternatives.first else { return .gap }
        let outcome = outcome(edition.compiled.decide(first), first)
        for query in alternatives.dropFirst() where self.outcome(edition.compiled.decide(query), query) != outcome {
            return doubt()
        }
        if case .needsFact(let question) = outcome, let factor = ConnectingFactor(code: question.key),
            places.contains(where: { $0.factor == factor && $0.candidates.isEmpty })
        {
            return .areaUnknown(factor: factor, candidates: [])
        }
        return outcome
    }

    /// The place that is in doubt: an ended and divided area, or a text that fits several.
    private func doubt() -> Outcome {
        let doubtful = places.filter { $0.candidates.count > 1 }
        if let place = doubtful.first(where: { $0.ended != nil }), let ended = place.ended {
            return .areaEnded(factor: place.factor, area: ended, successors: place.candidates)
        }
        guard let place = doubtful.first else { return .gap }
        return .areaUnknown(factor: place.factor, candidates: place.candidates)
    }

    /// Several true places: the same answer, a lawful choice of agencies, or the first answer that asks or refuses.
    private func merge(_ outcomes: [Outcome]) -> Outcome {
        guard let first = outcomes.first, outcomes.count > 1 else { return outcomes.first ?? .gap }
        var agencies: [Int32] = []
        for outcome in outcomes {
            guard case .assigned(let agency) = outcome else {
                return outcomes.first { if case .assigned = $0 { false } else { true } } ?? first
            }
            agencies.append(agency)
        }
        return .choice(agencies: ordered(agencies))
    }

    /// The agency that serves the lodging area, then the nearest, then by id, so that the order is always the same.
    private func ordered(_ agencies: [Int32]) -> [Int32] {
        let register = edition.register
        guard let branch else { return agencies.sorted { register.agencies[$0].id < register.agencies[$1].id } }
        let here = register.branches[branch].area
        func rank(_ agency: Int32) -> (Int, Double, String) {
            let row = register.agencies[agency]
            let serves = edition.compiled.holders.holder(role: row.role, area: here.raw, on: date.day) == agency
            return (serves ? 0 : 1, edition.areas.distanceMetres(here, row.area) ?? .infinity, row.id)
        }
        return agencies.map { ($0, rank($0)) }.sorted { $0.1 < $1.1 }.map(\.0)
    }

    private func outcome(_ verdict: Verdict, _ query: Query) -> Outcome {
        switch verdict.kind {
        case .agency: .assigned(agency: verdict.target)
        case .onTheSpot: .onTheSpot
        case .heldElsewhere: .heldElsewhere(system: verdict.target)
        case .notOffered: .notOffered(reason: edition.register.rules[verdict.rule].note)
        case .manualDesk: .manualDesk(agency: verdict.target)
        case .needsFact: .needsFact(edition.question(bestKey(query), procedure: procedure))
        case .gap: .gap
        case .conflict: .conflict(rules: survivingRules(query))
        }
    }

    func survivingRules(_ query: Query) -> [Int32] {
        let compiled = edition.compiled.procedures[Int(procedure)]
        return edition.compiled.survivors(query, compiled).certain.members
            .map { edition.compiled.rules[Int(compiled.first) + $0].row }
    }
}

// For how long the answer holds.
extension Router {
    /// The first later day on which the answer, the rules behind it or the branch's right differ; else the end of the
    /// proved span.
    private func horizon(_ answer: DayAnswer) -> CivilDate {
        let end = edition.register.manifest.span.to
        let days = boundaries(until: end.day)
        if days.isEmpty { return end }
        let rules = deciding
        for day in days {
            let boundary = CivilDate(day: day)
            guard let later = later(on: boundary), later.answer() == answer, later.deciding == rules else {
                return boundary
            }
        }
        return end
    }

    /// The same case on another day; nil when the branch does not work then.
    private func later(on day: CivilDate) -> Router? {
        let isOpen = branch.map { edition.register.branches[$0].validity.contains(day) } ?? true
        guard isOpen, moved.isEmpty, places.allSatisfy({ $0.stands(on: day, edition.compiled.tree) }) else {
            return try? Router(edition: edition, facts: facts, date: day)
        }
        var router = self
        router.date = day
        router.base.day = day.day
        for set in router.combinations.indices {
            for index in router.combinations[set].indices { router.combinations[set][index].day = day.day }
        }
        return router
    }

    /// Later days on which the law, a holder of a role, an area or the branch's rights begin or end, in order.
    private func boundaries(until end: Int32) -> [Int32] {
        let compiled = edition.compiled
        let range = min(date.day + 1, end)..<end
        var days: [Int32] = []
        for day in compiled.days[Int(procedure)] where range.contains(day) { days.append(day) }
        let list = compiled.procedures[Int(procedure)]
        var last: CompiledRule?
        for index in Int(list.first)..<Int(list.first + list.count) where compiled.rules[index].kind == .role {
            let rule = compiled.rules[index]
            if let last, last.target == rule.target, last.factor == rule.factor, last.reach == rule.reach { continue }
            addHolderDays(rule, range, to: &days)
            last = rule
        }
        for place in places {
            for area in place.candidates where range.contains(compiled.tree.to[Int(area.raw)]) {
                days.append(compiled.tree.to[Int(area.raw)])
            }
        }
        if let branch {
            let validity = edition.register.branches[branch].validity
            for day in edition.lodgingDays + [validity.from.day, validity.to.day] where range.contains(day) {
                days.append(day)
            }
        }
        return days.count < 2 ? days : Set(days).sorted()
    }

    private func addHolderDays(_ rule: CompiledRule, _ range: Range<Int32>, to days: inout [Int32]) {
        for alternatives in combinations {
            for query in alternatives {
                let place = edition.compiled.place(rule, query)
                if place >= 0 {
                    edition.compiled.holders.addDays(role: rule.target, area: place, in: range, to: &days)
                }
            }
        }
    }
}
