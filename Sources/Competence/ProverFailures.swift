internal import Areas
internal import Base

// Collecting failures: one entry for everything that is about the same rules, with a count and one example.
extension Prover {
    mutating func fail(
        _ kind: CheckFailure.Kind, _ query: Query, rules: [Int32], _ areas: Range<Int32>, _ interval: Validity,
        role: Int32? = nil, agencies: [Int32] = []
    ) {
        let key = FailureKey(kind: kind, procedure: query.procedure, rules: rules, role: role, agencies: agencies)
        guard let place = places[key] else {
            places[key] = report.failures.count
            failedAreas[report.failures.count] = [areas]
            report.failures.append(
                CheckFailure(
                    kind: kind, procedure: query.procedure, rules: rules, role: role, agencies: agencies,
                    area: example(areas, interval), areaCount: 0, cell: cell(query), cellCount: 1,
                    interval: interval, waiver: nil))
            return
        }
        let known = report.failures[place].interval
        if interval.from < known.from {
            // The example must show the failure on the first day that is told.
            report.failures[place].area = example(areas, interval)
            report.failures[place].cell = cell(query)
        }
        report.failures[place].cellCount += 1
        report.failures[place].interval = Validity(
            from: min(known.from, interval.from), to: max(known.to, interval.to))
        failedAreas[place, default: []].insert(areas)
    }

    private func example(_ areas: Range<Int32>, _ interval: Validity) -> AreaIndex? {
        let area = areas.count == 1 ? areas.lowerBound : communes.first(in: areas, on: interval.from.day)
        return area.map { AreaIndex(raw: $0) }
    }

    private func cell(_ query: Query) -> [CheckFailure.CellAnswer] {
        compiled.slots[Int(query.procedure)].enumerated().map { slot, question in
            CheckFailure.CellAnswer(key: question.key, value: question.values[Int(query.answers[slot])])
        }
    }

    /// How many areas each failure concerns: communes in the runs it was found for, or the provinces themselves.
    mutating func countAreas() {
        for (place, ranges) in failedAreas {
            var count = 0
            var end: Int32 = 0
            for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
                let fresh = max(range.lowerBound, end)..<max(range.upperBound, end, range.lowerBound)
                count += communes.count(in: fresh, on: report.failures[place].interval.from.day)
                end = max(end, range.upperBound)
            }
            report.failures[place].areaCount = count > 0 ? count : ranges.count
        }
    }

    mutating func fail(
        _ kind: CheckFailure.Kind, procedure: Int32?, rules: [Int32] = [], agencies: [Int32] = [],
        area: AreaIndex? = nil,
        role: Int32? = nil, _ interval: Validity
    ) {
        report.failures.append(
            CheckFailure(
                kind: kind, procedure: procedure, rules: rules, role: role, agencies: agencies, area: area,
                areaCount: area == nil ? 0 : 1, cell: [], cellCount: 0, interval: interval, waiver: nil))
    }

    /// Every rule in force within the span decides something somewhere.
    mutating func checkUse() {
        var useful: [Int32: (held: Bool, decided: Bool)] = [:]
        for (index, rule) in compiled.rules.enumerated() {
            let known = useful[rule.row] ?? (false, false)
            useful[rule.row] = (known.held || held[index], known.decided || decided[index])
        }
        for (row, rule) in edition.register.rules.rows.enumerated() {
            guard let common = rule.validity.intersection(span) else { continue }
            let use = useful[Int32(row)] ?? (false, false)
            if use.decided { continue }
            var procedure: Int32?
            if case .procedure(let number) = rule.selector { procedure = number }
            fail(use.held ? .shadowedRule : .deadRule, procedure: procedure, rules: [Int32(row)], common)
        }
    }

    /// An agency named by a rule or a jurisdiction exists on all those days.
    mutating func checkAgencies() {
        let register = edition.register
        for (row, rule) in register.rules.rows.enumerated() {
            let agency: Int32
            switch rule.outcome {
            case .agency(let number), .manualDesk(let number): agency = number
            case .role, .onTheSpot, .heldElsewhere, .notOffered: continue
            }
            guard let used = rule.validity.intersection(span) else { continue }
            if !register.agencies[agency].validity.covers(used) {
                fail(.agencyEnded, procedure: nil, rules: [Int32(row)], agencies: [agency], used)
            }
        }
        for row in register.jurisdictions {
            guard let used = row.validity.intersection(span) else { continue }
            if !register.agencies[row.agency].validity.covers(used) {
                fail(.agencyEnded, procedure: nil, agencies: [row.agency], area: row.area, role: row.role, used)
            }
        }
    }

    /// Every procedure in force can be lodged somewhere. A register without branches is advice only.
    mutating func checkLodging() {
        let register = edition.register
        if register.branches.count == 0 { return }
        for (number, procedure) in register.procedures.rows.enumerated() where procedure.validity.overlaps(span) {
            let isTaken = register.rights.rows.contains { right in
                (right.procedure == nil || right.procedure == Int32(number))
                    && (right.sector.isEmpty || right.sector == procedure.sector) && right.validity.overlaps(span)
            }
            if !isTaken { fail(.noLodging, procedure: Int32(number), span) }
        }
    }

    mutating func bearWaivers() {
        for (number, waiver) in edition.register.waivers.rows.enumerated() where today < waiver.expires {
            for index in report.failures.indices where report.failures[index].waiver == nil {
                let failure = report.failures[index]
                let sameProcedure = waiver.procedure == nil || waiver.procedure == failure.procedure
                let sameArea = waiver.area.map { area in failure.area.map { edition.areas.contains(area, $0) } ?? false
                }
                if waiver.failure == failure.kind.rawValue, sameProcedure, sameArea ?? true {
                    report.failures[index].waiver = Int32(number)
                }
            }
        }
    }
}
