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
    let date: CivilDate
    let procedure: Int32
    let branch: Int32?
    let base: Query
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
    }

    init(edition: Edition, facts: Facts, date: CivilDate) throws(FactRefusal) {
        self.edition = edition
        self.facts = facts
        self.date = date
        guard let code = ProcedureCode(facts.procedure), let number = edition.compiled.procedureTable.number(code.key)
        else { throw .procedureUnknown(facts.procedure) }
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
        for (key, value) in facts.answers {
            if let answer = edition.compiled.answer(procedure: procedure, key: key, value: value) {
                query.answer(slot: answer.slot, answer.value)
            } else if !edition.isKnown(key: key, value: value, procedure: procedure) {
                throw .answerUnknown(key: key, value: value, known: edition.known(key: key, procedure: procedure))
            }
        }
        return query
    }

    /// Ended areas give way to their successors in force on the date.
    private mutating func locate() {
        for place in facts.places {
            var candidates: [AreaIndex] = []
            var ended: AreaIndex?
            for area in place.candidates {
                if edition.areas.isInForce(area, on: date) {
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
        guard edition.register.procedures[procedure].validity.contains(date) else {
            return routing(.notOffered(reason: Self.notInForce), base, holdsUntil: date)
        }
        let outcome = settle(on: date)
        let checked = lodging(outcome)
        return routing(checked.outcome, shown(on: date), right: checked.right, holdsUntil: horizon(outcome))
    }

    private static let notInForce = Bilingual(
        vi: "Thủ tục này không có hiệu lực vào ngày đã chọn.", en: "This procedure is not in force on that date.")

    /// The outcome on a day, and a query that shows it.
    private func settle(on day: CivilDate) -> Outcome {
        if combinations.count == 1, combinations[0].count == 1 { return settle(combinations[0], day.day) }
        var outcomes: [Outcome] = []
        for alternatives in combinations {
            let settled = settle(alternatives, day.day)
            if !outcomes.contains(settled) { outcomes.append(settled) }
        }
        return merge(outcomes)
    }

    private static func combinations(_ base: Query, _ places: [LocatedPlace]) throws(FactRefusal) -> [[Query]] {
        var sets: [[Query]] = [[base]]
        for factor in ConnectingFactor.allCases {
            let named = places.filter { $0.factor == factor }
            if named.isEmpty { continue }
            var grown: [[Query]] = []
            for set in sets {
                for place in named { grown.append(set.flatMap { Self.placed($0, factor, place.candidates) }) }
            }
            sets = grown
            if sets.reduce(0, { $0 + $1.count }) > mostCombinations { throw .tooManyPlaces(mostCombinations) }
        }
        return sets
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
    private func settle(_ alternatives: [Query], _ day: Int32) -> Outcome {
        guard var first = alternatives.first else { return .gap }
        first.day = day
        let outcome = outcome(edition.compiled.decide(first), first)
        for var query in alternatives.dropFirst() {
            query.day = day
            if self.outcome(edition.compiled.decide(query), query) != outcome { return doubt() }
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

    private func routing(_ outcome: Outcome, _ query: Query, right: Int32? = nil, holdsUntil: CivilDate) -> Routing {
        let findings = edition.compiled.findings(query)
        return Routing(
            outcome: outcome, applied: findings.filter { $0.reason == .applied }.map(\.rule), findings: findings,
            moved: moved, right: right, holdsUntil: holdsUntil, facts: facts, asOf: date, procedure: procedure,
            branch: branch)
    }
}

// For how long the answer holds.
extension Router {
    /// The first day after the date on which the outcome differs; else the end of the register's proved span.
    /// The first later day on which the answer or the rules behind it differ; else the end of the proved span.
    private func horizon(_ outcome: Outcome) -> CivilDate {
        let end = edition.register.manifest.span.to
        let rules = survivingRules(shown(on: date))
        for boundary in boundaries() where boundary > date && boundary < end {
            if settle(on: boundary) != outcome || survivingRules(shown(on: boundary)) != rules { return boundary }
        }
        return end
    }

    /// The query an explanation shows: the first of the combinations.
    private func shown(on day: CivilDate) -> Query {
        var query = combinations.first?.first ?? base
        query.day = day.day
        return query
    }

    /// Days on which a rule, a holder of a role or an area of this case begins or ends.
    private func boundaries() -> [CivilDate] {
        let compiled = edition.compiled
        let list = compiled.procedures[Int(procedure)]
        var days: [Int32] = []
        for index in 0..<Int(list.count) {
            let rule = compiled.rules[Int(list.first) + index]
            days.append(rule.from)
            days.append(rule.to)
            guard rule.kind == .role else { continue }
            for alternatives in combinations {
                for query in alternatives { days += holderDays(rule, query) }
            }
        }
        for place in places { days += place.candidates.map { compiled.tree.to[Int($0.raw)] } }
        days.sort()
        var unique: [CivilDate] = []
        for day in days where unique.last?.day != day { unique.append(CivilDate(day: day)) }
        return unique
    }

    private func holderDays(_ rule: CompiledRule, _ query: Query) -> [Int32] {
        let place = edition.compiled.place(rule, query)
        guard place >= 0 else { return [] }
        return edition.compiled.holders.spans(role: rule.target, area: place).flatMap { [$0.from, $0.to] }
    }
}
