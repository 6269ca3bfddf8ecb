internal import Areas
internal import Base

// Rules: the longest rows, and the checks that need every other table.
extension RegisterReader {
    static let ruleColumns = [
        "rule", "procedure", "sector", "variant", "area", "conditions", "outcome", "factor", "reach", "role", "agency",
        "system", "overrides", "replaces", "act", "article", "from", "to", "confirmed", "note_vi", "note_en", "origin",
        "source",
    ]

    mutating func readRules() {
        for file in files.tables("rules.csv") {
            do {
                let csv = try CSV(file: file.name, bytes: file.bytes, columns: Self.ruleColumns)
                for index in 0..<csv.count { readRule(csv, RowReader(row: csv[index])) }
            } catch { faults.add(error) }
        }
    }

    private mutating func readRule(_ csv: CSV, _ row: RowReader) {
        let id = row.id(csv.column("rule"), &faults)
        for field in ["overrides", "replaces"] { remember(field, of: id, csv.column(field), row) }
        let act = row.reference(csv.column("act"), in: register.acts, "acts.csv", &faults)
        _ = row.required(csv.column("act"), &faults)
        let selector = selector(csv, row)
        let area = row.area(csv.column("area"), in: areas, &faults)
        let factor = factor(csv.column("factor"), row)
        let reach: Reach? = row.text(csv.column("reach")).isEmpty ? .own : row.choice(csv.column("reach"), &faults)
        let conditions = conditions(csv, row, selector)
        let validity = row.validity(csv.column("from"), csv.column("to"), &faults)
        let confirmed = row.date(csv.column("confirmed"), &faults)
        let provenance = row.provenance(csv.column("origin"), csv.column("source"), &faults)
        guard let outcome = outcome(csv, row), let selector, !id.isEmpty else { return }
        checkFactor(factor, outcome, area, csv, row)
        let rule = CompetenceRule(
            id: id, selector: selector, area: area, conditions: conditions, outcome: outcome, factor: factor,
            reach: reach ?? .own, overrides: row.list(csv.column("overrides")),
            replaces: row.list(csv.column("replaces")), act: act ?? 0, article: row.text(csv.column("article")),
            validity: validity, confirmed: confirmed,
            note: Bilingual(vi: row.text(csv.column("note_vi")), en: row.text(csv.column("note_en"))),
            provenance: provenance)
        let added = register.rules.add(rule, id: id)
        if !added.isNew {
            faults.add(row.duplicate(csv.column("rule"), id, register.rules[added.number].provenance.place))
        }
    }

    private mutating func selector(_ csv: CSV, _ row: RowReader) -> ProcedureSelector? {
        let (procedure, sector) = (row.text(csv.column("procedure")), row.text(csv.column("sector")))
        if !procedure.isEmpty, !sector.isEmpty {
            faults.add(row.bothFilled(csv.column("sector"), "procedure", "sector"))
        }
        if !procedure.isEmpty {
            return row.reference(csv.column("procedure"), in: register.procedures, "procedures.csv", &faults)
                .map { .procedure($0) }
        }
        if sector.isEmpty { return .every }
        checkSector(csv.column("sector"), row)
        return .sector(sector)
    }

    mutating func checkSector(_ column: CSV.Column?, _ row: RowReader) {
        let sector = row.text(column)
        if sector.isEmpty || register.procedures.rows.contains(where: { $0.sector == sector }) { return }
        faults.add(row.dangling(column, sector, "procedures.csv"))
    }

    mutating func factor(_ column: CSV.Column?, _ row: RowReader) -> ConnectingFactor? {
        let text = row.text(column)
        if text.isEmpty { return nil }
        let factor = ConnectingFactor(code: text)
        if factor == nil {
            faults.add(row.notOneOf(column, ConnectingFactor.allCases.map(\.code)))
        }
        return factor
    }

    private mutating func outcome(_ csv: CSV, _ row: RowReader) -> RuleOutcome? {
        switch row.text(csv.column("outcome")) {
        case "role":
            _ = row.required(csv.column("role"), &faults)
            return row.reference(csv.column("role"), in: register.roles, "roles.csv", &faults).map { .role($0) }
        case "agency":
            return agency(csv, row).map { .agency($0) }
        case "manual-desk":
            return agency(csv, row).map { .manualDesk($0) }
        case "held-elsewhere":
            _ = row.required(csv.column("system"), &faults)
            return row.reference(csv.column("system"), in: register.systems, "systems.csv", &faults)
                .map { .heldElsewhere($0) }
        case "on-the-spot": return .onTheSpot
        case "not-offered":
            _ = row.bilingual(csv.column("note_vi"), csv.column("note_en"), &faults)
            return .notOffered
        default:
            let known = ["role", "agency", "on-the-spot", "held-elsewhere", "not-offered", "manual-desk"]
            faults.add(row.notOneOf(csv.column("outcome"), known))
            return nil
        }
    }

    private mutating func agency(_ csv: CSV, _ row: RowReader) -> Int32? {
        _ = row.required(csv.column("agency"), &faults)
        return row.reference(csv.column("agency"), in: register.agencies, "agencies.csv", &faults)
    }

    /// `key=value|value; key2=value`, sorted by key; the variant column is one more condition.
    private mutating func conditions(_ csv: CSV, _ row: RowReader, _ selector: ProcedureSelector?) -> [Condition] {
        let column = csv.column("conditions")
        var conditions: [Condition] = []
        for part in row.list(column) {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2 else {
                faults.add(row.badCondition(column, part))
                continue
            }
            let key = RowReader.trimmed(sides[0])
            let values = sides[1].split(separator: "|").map { RowReader.trimmed($0) }
            checkCondition(key, values, column, row)
            conditions.append(Condition(key: key, values: values.sorted()))
        }
        let variant = row.text(csv.column("variant"))
        if !variant.isEmpty {
            conditions.append(Condition(key: "variant", values: [variant]))
            if case .procedure(let procedure)? = selector {
                checkVariant(variant, of: procedure, csv.column("variant"), row)
            } else {
                faults.add(row.variantWithoutProcedure(csv.column("variant")))
            }
        }
        conditions.sort { $0.key < $1.key }
        for (first, second) in zip(conditions, conditions.dropFirst()) where first.key == second.key {
            faults.add(row.badCondition(column, second.key))
        }
        return conditions
    }

    private mutating func checkCondition(_ key: String, _ values: [String], _ column: CSV.Column?, _ row: RowReader) {
        let known = register.answers.filter { $0.key == key }.map(\.value)
        if known.isEmpty {
            faults.add(row.dangling(column, key, "answers.csv"))
        }
        for value in values where !known.isEmpty && !known.contains(value) {
            faults.add(row.dangling(column, "\(key)=\(value)", "answers.csv"))
        }
        if values.isEmpty || Set(values).count != values.count { faults.add(row.badCondition(column, key)) }
    }

    private mutating func checkFactor(
        _ factor: ConnectingFactor?, _ outcome: RuleOutcome, _ area: AreaIndex?, _ csv: CSV, _ row: RowReader
    ) {
        if case .role = outcome, factor == nil { faults.add(row.factorMissing(csv.column("factor"))) }
        if area != nil, factor == nil { faults.add(row.factorMissing(csv.column("factor"))) }
        guard let factor else { return }
        if register.questions.number(factor.code) == nil, factor != .lodging {
            faults.add(row.dangling(csv.column("factor"), factor.code, "questions.csv"))
        }
    }

    /// `overrides` and `replaces` name rules that exist, never the rule itself, and never in a circle.
    mutating func checkRuleReferences() {
        for rule in register.rules.rows {
            for (field, ids) in [("overrides", rule.overrides), ("replaces", rule.replaces)] {
                for id in ids where register.rules.number(id) == nil {
                    faults.add(danglingRule(rule, field, id))
                }
            }
        }
        reportCircles("overrides") { $0.overrides }
        reportCircles("replaces") { $0.replaces }
    }

    private mutating func reportCircles(_ field: String, _ next: (CompetenceRule) -> [String]) {
        let rules = register.rules
        for circle in circles(count: rules.count, next: { next(rules[$0]).compactMap { rules.number($0) } }) {
            let names = circle.map { rules[$0].id }.joined(separator: " → ")
            guard let first = circle.first else { continue }
            faults.add(
                late(
                    "reference.cycle", field, of: rules[first].id,
                    problem: Bilingual(
                        vi: "Các quy tắc dẫn chiếu vòng tròn: \(names).", en: "Rules refer in a circle: \(names)."),
                    mend: Bilingual(
                        vi: "Bỏ một dẫn chiếu để chỉ còn một chiều.",
                        en: "Remove one reference so that one way is left.")))
        }
    }

    /// An agency serves an area of its role's level, unless jurisdictions say what it serves.
    mutating func checkServedAreas() {
        let named = Set(register.jurisdictions.map { [$0.role, $0.agency] })
        for (number, agency) in register.agencies.rows.enumerated() {
            let isRight = areas.level(of: agency.area) == register.roles[agency.role].level
            if isRight || named.contains([agency.role, Int32(number)]) { continue }
            faults.add(
                late(
                    "reference.area-level", "area", of: agency.id, problem: RowReader.wrongLevelWords.problem,
                    mend: RowReader.wrongLevelWords.mend))
        }
    }

    /// An ended agency names its successor, successors exist, and nobody succeeds himself in a circle.
    mutating func checkSuccession() {
        let agencies = register.agencies
        for agency in agencies.rows {
            for (field, id) in [("superior", agency.superior), ("successor", agency.successor)] where !id.isEmpty {
                if agencies.number(id) == nil { faults.add(danglingAgency(agency, field, id)) }
            }
        }
        refuseCircles("successor", \.successor) { names in
            Bilingual(
                vi: "Cơ quan kế thừa nhau theo vòng tròn: \(names).",
                en: "Agencies succeed one another in a circle: \(names).")
        }
        refuseCircles("superior", \.superior) { names in
            Bilingual(
                vi: "Cơ quan là cấp trên của nhau theo vòng tròn: \(names).",
                en: "Agencies are one another's superior in a circle: \(names).")
        }
    }

    private mutating func refuseCircles(
        _ field: String, _ next: KeyPath<Agency, String>, _ problem: (String) -> Bilingual
    ) {
        let agencies = register.agencies
        let found = circles(
            count: agencies.count, next: { agencies.number(agencies[$0][keyPath: next]).map { [$0] } ?? [] })
        for circle in found {
            guard let first = circle.first else { continue }
            let names = circle.map { agencies[$0].id }.joined(separator: " → ")
            faults.add(
                late(
                    "reference.cycle", field, of: agencies[first].id, problem: problem(names),
                    mend: Bilingual(
                        vi: "Cơ quan cuối cùng để trống ô này.", en: "Leave the field empty for the last of them.")))
        }
    }

    private func danglingRule(_ rule: CompetenceRule, _ field: String, _ id: String) -> DataFault {
        late(
            "reference.unknown", field, of: rule.id,
            problem: Bilingual(
                vi: "Không có quy tắc \"\(excerpt(id))\".", en: "There is no rule \"\(excerpt(id))\"."),
            mend: Bilingual(vi: "Sửa mã quy tắc.", en: "Correct the rule's id."))
    }

    private func danglingAgency(_ agency: Agency, _ field: String, _ id: String) -> DataFault {
        late(
            "reference.unknown", field, of: agency.id,
            problem: Bilingual(
                vi: "Không có cơ quan \"\(excerpt(id))\".", en: "There is no agency \"\(excerpt(id))\"."),
            mend: Bilingual(vi: "Sửa mã cơ quan.", en: "Correct the agency's id."))
    }
}

/// The circles of a directed graph over 0..<count, one of each, in order of their first member.
func circles(count: Int, next: (Int32) -> [Int32]) -> [[Int32]] {
    var state = [UInt8](repeating: 0, count: count)  // 0 new, 1 on the path, 2 done
    var found: [[Int32]] = []
    for start in 0..<Int32(count) where state[Int(start)] == 0 {
        var path: [Int32] = []
        var pending: [(node: Int32, leaving: Bool)] = [(start, false)]
        while let (node, leaving) = pending.popLast() {
            if leaving {
                path.removeLast()
                state[Int(node)] = 2
            } else if state[Int(node)] == 1 {
                if let from = path.firstIndex(of: node) { found.append(Array(path[from...])) }
            } else if state[Int(node)] == 0 {
                state[Int(node)] = 1
                path.append(node)
                pending.append((node, true))
                for other in next(node) { pending.append((other, false)) }
            }
        }
    }
    return found
}

// The words of what can be wrong in a rule.
extension RowReader {
    static let wrongLevelWords = (
        problem: Bilingual(vi: "Đơn vị hành chính này không đúng cấp.", en: "This area is of the wrong level."),
        mend: Bilingual(
            vi: "Vai trò cấp xã cần mã 5 chữ số, cấp tỉnh cần mã 2 chữ số.",
            en: "A commune role needs a five-digit code, a province role a two-digit one.")
    )

    func wrongLevel(_ column: CSV.Column?) -> DataFault {
        row.fault(
            "reference.area-level", column, problem: Self.wrongLevelWords.problem, mend: Self.wrongLevelWords.mend)
    }

    func badProcedureCode(_ column: CSV.Column?) -> DataFault {
        row.fault(
            "procedure.code", column,
            problem: Bilingual(
                vi: "\"\(excerpt(row[column]))\" không phải là mã thủ tục.",
                en: "\"\(excerpt(row[column]))\" is not the code of a procedure."),
            mend: Bilingual(
                vi: "Viết mã dạng 1.001193, không kèm đuôi địa phương.",
                en: "Write it like 1.001193, without a local suffix."))
    }

    func bothFilled(_ column: CSV.Column?, _ first: String, _ second: String) -> DataFault {
        row.fault(
            "field.both", column,
            problem: Bilingual(
                vi: "Cả \"\(first)\" và \"\(second)\" đều được điền.",
                en: "Both \"\(first)\" and \"\(second)\" are filled in."),
            mend: Bilingual(vi: "Chỉ giữ một ô.", en: "Keep one of them."))
    }

    func badCondition(_ column: CSV.Column?, _ part: String) -> DataFault {
        row.fault(
            "rule.condition", column,
            problem: Bilingual(
                vi: "Không hiểu điều kiện \"\(excerpt(part))\".",
                en: "The condition \"\(excerpt(part))\" cannot be read."),
            mend: Bilingual(
                vi: "Viết key=giá-trị|giá-trị; mỗi key chỉ một lần.",
                en: "Write key=value|value; each key once."))
    }

    func variantWithoutProcedure(_ column: CSV.Column?) -> DataFault {
        row.fault(
            "rule.variant", column,
            problem: Bilingual(
                vi: "Trường hợp (variant) chỉ có nghĩa với một thủ tục cụ thể.",
                en: "A variant means something only with one procedure."),
            mend: Bilingual(
                vi: "Điền ô procedure, hoặc bỏ trống ô variant.", en: "Fill in procedure, or leave variant empty."))
    }

    func factorMissing(_ column: CSV.Column?) -> DataFault {
        row.fault(
            "rule.factor", column,
            problem: Bilingual(
                vi: "Thiếu yếu tố xác định nơi giải quyết.", en: "The fact that locates the case is missing."),
            mend: Bilingual(
                vi: "Điền một trong: \(ConnectingFactor.allCases.map(\.code).joined(separator: ", ")).",
                en: "Fill in one of: \(ConnectingFactor.allCases.map(\.code).joined(separator: ", "))."))
    }
}
