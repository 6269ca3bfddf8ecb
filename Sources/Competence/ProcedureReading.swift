internal import Areas
internal import Base
internal import WorkingTime

// What can be asked for, where it may be lodged, and what may stay open.
extension RegisterReader {
    mutating func readProcedures() {
        let columns = [
            "procedure", "name_vi", "name_en", "level", "sector", "channels", "fee", "fee_note_vi", "fee_note_en",
            "result_vi", "result_en", "words", "from", "to",
        ]
        each("procedures.csv", columns) { reader, csv, row in
            let id = row.required(csv.column("procedure"), &reader.faults)
            if ProcedureCode(id)?.canonical != id { reader.faults.add(row.badProcedureCode(csv.column("procedure"))) }
            row.oneOf(csv.column("level"), ["commune", "province", "both"], &reader.faults)
            let channels = row.list(csv.column("channels"))
            if channels.contains(where: { Channel(rawValue: $0) == nil }) {
                reader.faults.add(row.notOneOf(csv.column("channels"), Channel.allCases.map(\.rawValue)))
            }
            let procedure = Procedure(
                id: id, name: row.bilingual(csv.column("name_vi"), csv.column("name_en"), &reader.faults),
                level: row.required(csv.column("level"), &reader.faults),
                sector: row.id(csv.column("sector"), &reader.faults),
                channels: channels.compactMap { Channel(rawValue: $0) },
                fee: row.number(csv.column("fee"), in: 0...1_000_000_000, &reader.faults),
                feeNote: Bilingual(vi: row.text(csv.column("fee_note_vi")), en: row.text(csv.column("fee_note_en"))),
                result: Bilingual(vi: row.text(csv.column("result_vi")), en: row.text(csv.column("result_en"))),
                words: row.list(csv.column("words")),
                validity: row.validity(csv.column("from"), csv.column("to"), &reader.faults),
                provenance: reader.provenance(csv, row))
            reader.add(procedure, id: id, to: \.procedures, row, csv.column("procedure")) { $0.provenance }
        }
    }

    mutating func readQuestions() {
        each("questions.csv", ["key", "question_vi", "question_en", "order"]) { reader, csv, row in
            let key = row.id(csv.column("key"), &reader.faults)
            let question = Question(
                key: key, text: row.bilingual(csv.column("question_vi"), csv.column("question_en"), &reader.faults),
                order: row.number(csv.column("order"), in: 0...9999, &reader.faults) ?? 9999,
                provenance: reader.provenance(csv, row))
            reader.add(question, id: key, to: \.questions, row, csv.column("key")) { $0.provenance }
        }
    }

    mutating func readAnswers() {
        each("answers.csv", ["key", "value", "label_vi", "label_en"], optional: ["implied_by"]) { reader, csv, row in
            let key = row.id(csv.column("key"), &reader.faults)
            _ = row.reference(csv.column("key"), in: reader.register.questions, "questions.csv", &reader.faults)
            let value = row.id(csv.column("value"), &reader.faults)
            if let older = reader.register.answers.first(where: { $0.key == key && $0.value == value }) {
                reader.faults.add(row.duplicate(csv.column("value"), "\(key)=\(value)", older.provenance.place))
            }
            reader.register.answers.append(
                Answer(
                    key: key, value: value,
                    label: row.bilingual(csv.column("label_vi"), csv.column("label_en"), &reader.faults),
                    impliedBy: reader.factor(csv.column("implied_by"), row),
                    provenance: reader.provenance(csv, row)))
        }
    }

    mutating func readVariants() {
        each("variants.csv", ["procedure", "variant", "label_vi", "label_en"]) { reader, csv, row in
            let id = row.id(csv.column("variant"), &reader.faults)
            _ = row.required(csv.column("procedure"), &reader.faults)
            let procedure = row.reference(
                csv.column("procedure"), in: reader.register.procedures, "procedures.csv", &reader.faults)
            let label = row.bilingual(csv.column("label_vi"), csv.column("label_en"), &reader.faults)
            let provenance = reader.provenance(csv, row)
            guard let procedure else { return }
            if let older = reader.register.variants.first(where: { $0.procedure == procedure && $0.id == id }) {
                reader.faults.add(row.duplicate(csv.column("variant"), id, older.provenance.place))
            }
            reader.register.variants.append(
                Variant(procedure: procedure, id: id, label: label, provenance: provenance))
        }
    }

    mutating func readPapers() {
        var repeats = Repeats<[String]>()
        let columns = [
            "procedure", "variant", "paper", "name_vi", "name_en", "form", "count", "returned", "from", "to",
        ]
        each("papers.csv", columns) { reader, csv, row in
            _ = row.required(csv.column("procedure"), &reader.faults)
            row.oneOf(csv.column("form"), ["original", "copy", "certified-copy", "form"], &reader.faults)
            row.oneOf(csv.column("returned"), ["yes", "no"], &reader.faults)
            let procedure = row.reference(
                csv.column("procedure"), in: reader.register.procedures, "procedures.csv", &reader.faults)
            let paper = Paper(
                procedure: procedure ?? 0, variant: row.text(csv.column("variant")),
                id: row.id(csv.column("paper"), &reader.faults),
                name: row.bilingual(csv.column("name_vi"), csv.column("name_en"), &reader.faults),
                form: row.required(csv.column("form"), &reader.faults),
                count: row.number(csv.column("count"), in: 1...99, &reader.faults) ?? 1,
                returned: row.text(csv.column("returned")) == "yes",
                validity: row.validity(csv.column("from"), csv.column("to"), &reader.faults),
                provenance: reader.provenance(csv, row))
            if let procedure {
                reader.checkVariant(paper.variant, of: procedure, csv.column("variant"), row)
                let key = [paper.variant, paper.id, String(procedure)]
                if let place = repeats.add(key, paper.validity, paper.provenance.place) {
                    reader.faults.add(row.duplicate(csv.column("paper"), paper.id, place))
                }
                reader.register.papers.append(paper)
            }
        }
    }

    mutating func readPeriods() {
        let columns = [
            "procedure", "variant", "channel", "period", "cutoff", "supplement", "silence", "act", "article", "from",
            "to",
        ]
        each("periods.csv", columns) { reader, csv, row in
            _ = row.required(csv.column("procedure"), &reader.faults)
            let procedure = row.reference(
                csv.column("procedure"), in: reader.register.procedures, "procedures.csv", &reader.faults)
            let channel = Channel(rawValue: row.text(csv.column("channel")))
            if channel == nil, !row.text(csv.column("channel")).isEmpty {
                reader.faults.add(row.notOneOf(csv.column("channel"), Channel.allCases.map(\.rawValue)))
            }
            let rule = row.deadlineRule(&reader.faults)
            let validity = row.validity(csv.column("from"), csv.column("to"), &reader.faults)
            let provenance = reader.provenance(csv, row)
            _ = row.reference(csv.column("act"), in: reader.register.acts, "acts.csv", &reader.faults)
            guard let procedure, let rule else { return }
            let period = PeriodRow(
                procedure: procedure, variant: row.text(csv.column("variant")), channel: channel, rule: rule,
                act: row.text(csv.column("act")), article: row.text(csv.column("article")), validity: validity,
                provenance: provenance)
            reader.checkVariant(period.variant, of: procedure, csv.column("variant"), row)
            if let older = reader.register.periods.first(where: { $0.clashes(with: period) }) {
                let id = reader.register.procedures[procedure].id
                reader.faults.add(row.duplicate(csv.column("procedure"), id, older.provenance.place))
            }
            reader.register.periods.append(period)
        }
    }

    mutating func readBranches() {
        let columns = ["branch", "kind", "area", "name_vi", "name_en", "address", "phone", "from", "to"]
        each("branches.csv", columns, optional: ["issuer"]) { reader, csv, row in
            let id = row.id(csv.column("branch"), &reader.faults)
            _ = row.required(csv.column("area"), &reader.faults)
            let area = row.area(csv.column("area"), in: reader.areas, &reader.faults)
            let kind = row.id(csv.column("kind"), &reader.faults)
            let name = row.bilingual(csv.column("name_vi"), csv.column("name_en"), &reader.faults)
            let validity = row.validity(csv.column("from"), csv.column("to"), &reader.faults)
            let provenance = reader.provenance(csv, row)
            guard let area else { return }
            if reader.areas.level(of: area) != .commune { reader.faults.add(row.wrongLevel(csv.column("area"))) }
            let branch = Branch(
                id: id, kind: kind, area: area, name: name, address: row.text(csv.column("address")),
                phone: row.text(csv.column("phone")), issuer: row.text(csv.column("issuer")), validity: validity,
                provenance: provenance)
            reader.checkIssuer(branch, csv.column("issuer"), row)
            reader.add(branch, id: id, to: \.branches, row, csv.column("branch")) { $0.provenance }
        }
    }

    /// Two branches with one identifier would give out the same dossier codes.
    private mutating func checkIssuer(_ branch: Branch, _ column: CSV.Column?, _ row: RowReader) {
        if branch.issuer.isEmpty { return }
        if let other = register.branches.rows.first(where: { $0.issuer == branch.issuer }) {
            faults.add(row.duplicate(column, branch.issuer, other.provenance.place))
        }
    }

    mutating func readRights() {
        let columns = [
            "right", "branch", "kind", "area", "procedure", "sector", "scope", "act", "article", "from", "to",
        ]
        each("lodging-rights.csv", columns) { reader, csv, row in
            let id = row.id(csv.column("right"), &reader.faults)
            let act = row.reference(csv.column("act"), in: reader.register.acts, "acts.csv", &reader.faults)
            _ = row.required(csv.column("act"), &reader.faults)
            let scope: LodgingScope? = row.choice(csv.column("scope"), &reader.faults)
            let kinds = Set(reader.register.branches.rows.map(\.kind))
            if !row.text(csv.column("kind")).isEmpty, !kinds.contains(row.text(csv.column("kind"))) {
                reader.faults.add(row.dangling(csv.column("kind"), row.text(csv.column("kind")), "branches.csv"))
            }
            reader.checkSector(csv.column("sector"), row)
            let right = LodgingRight(
                id: id,
                branch: row.reference(
                    csv.column("branch"), in: reader.register.branches, "branches.csv", &reader.faults),
                kind: row.text(csv.column("kind")),
                area: row.area(csv.column("area"), in: reader.areas, &reader.faults),
                procedure: row.reference(
                    csv.column("procedure"), in: reader.register.procedures, "procedures.csv", &reader.faults),
                sector: row.text(csv.column("sector")), scope: scope ?? .commune, act: act ?? 0,
                article: row.text(csv.column("article")),
                validity: row.validity(csv.column("from"), csv.column("to"), &reader.faults),
                provenance: reader.provenance(csv, row))
            reader.add(right, id: id, to: \.rights, row, csv.column("right")) { $0.provenance }
        }
    }

    mutating func readWaivers() {
        let columns = ["waiver", "failure", "procedure", "area", "reason_vi", "reason_en", "name", "expires"]
        each("waivers.csv", columns) { reader, csv, row in
            let id = row.id(csv.column("waiver"), &reader.faults)
            _ = row.required(csv.column("expires"), &reader.faults)
            row.oneOf(csv.column("failure"), CheckFailure.Kind.allCases.map(\.rawValue), &reader.faults)
            let waiver = Waiver(
                id: id, failure: row.required(csv.column("failure"), &reader.faults),
                procedure: row.reference(
                    csv.column("procedure"), in: reader.register.procedures, "procedures.csv", &reader.faults),
                area: row.area(csv.column("area"), in: reader.areas, &reader.faults),
                reason: row.bilingual(csv.column("reason_vi"), csv.column("reason_en"), &reader.faults),
                name: row.required(csv.column("name"), &reader.faults),
                expires: row.date(csv.column("expires"), &reader.faults) ?? .distantPast,
                provenance: reader.provenance(csv, row))
            reader.add(waiver, id: id, to: \.waivers, row, csv.column("waiver")) { $0.provenance }
        }
    }

    /// Keeps the place of a cell for a later fault.
    mutating func remember(_ field: String, of id: String, _ column: CSV.Column?, _ row: RowReader) {
        if row.text(column).isEmpty { return }
        places["\(field) \(id)"] = row.row.fault(
            "", column, problem: Bilingual(same: ""), mend: Bilingual(same: ""))
    }

    /// A fault at a remembered cell.
    func late(_ code: String, _ field: String, of id: String, problem: Bilingual, mend: Bilingual) -> DataFault {
        var fault = places["\(field) \(id)"] ?? DataFault(code, file: "", field: field, problem: problem, mend: mend)
        (fault.code, fault.problem, fault.mend) = (code, problem, mend)
        return fault
    }

    mutating func checkVariant(_ variant: String, of procedure: Int32, _ column: CSV.Column?, _ row: RowReader) {
        if variant.isEmpty { return }
        if register.variants.contains(where: { $0.procedure == procedure && $0.id == variant }) { return }
        faults.add(row.dangling(column, variant, "variants.csv (\(register.procedures[procedure].id))"))
    }
}
