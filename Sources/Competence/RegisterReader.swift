public import Areas
public import Base
internal import WorkingTime

extension Register {
    /// Reads every table of a register and links the rows.
    /// - Throws: all faults found (up to a limit), each with file, line, column and mend; nothing is kept then.
    public init(files: RegisterFiles, areas: AreaRegister) throws(DataFaults) {
        var reader = RegisterReader(files: files, areas: areas)
        reader.readAll()
        guard reader.faults.faults.isEmpty else { throw DataFaults(reader.faults.faults) }
        self = reader.register
    }
}

/// Reads table after table; a table refers only to tables read before it.
struct RegisterReader {
    let files: RegisterFiles
    let areas: AreaRegister
    var register = Register()
    var faults = FaultList()
    /// Where a cell stands that can only be judged when every row is read, by field and row id.
    var places: [String: DataFault] = [:]

    init(files: RegisterFiles, areas: AreaRegister) {
        self.files = files
        self.areas = areas
    }

    mutating func readAll() {
        checkNames()
        readManifest()
        readActs()
        readRoles()
        readAgencies()
        readJurisdictions()
        readSystems()
        readProcedures()
        readQuestions()
        readAnswers()
        readVariants()
        readPeriods()
        readPapers()
        readRules()
        readBranches()
        readRights()
        readWaivers()
        checkServedAreas()
        checkSuccession()
        checkRuleReferences()
    }

    /// Every row of every file of one table.
    private mutating func each(
        _ table: String, _ columns: [String], optional: [String] = [], _ read: (inout Self, CSV, RowReader) -> Void
    ) {
        for file in files.tables(table) {
            do {
                let csv = try CSV(
                    file: file.name, bytes: file.bytes, columns: columns + ["origin", "source"], optional: optional)
                for index in 0..<csv.count { read(&self, csv, RowReader(row: csv[index])) }
            } catch { faults.add(error) }
        }
    }

    private mutating func provenance(_ csv: CSV, _ row: RowReader) -> Provenance {
        row.provenance(csv.column("origin"), csv.column("source"), &faults)
    }

    private mutating func add<Row>(
        _ row: Row, id: String, to table: WritableKeyPath<Register, Catalogue<Row>>, _ reader: RowReader,
        _ column: CSV.Column?, _ place: (Row) -> Provenance
    ) {
        // A row without an id was refused already; kept, it would answer every empty reference.
        if id.isEmpty { return }
        let added = register[keyPath: table].add(row, id: id)
        if !added.isNew {
            let older = place(register[keyPath: table][added.number])
            faults.add(reader.duplicate(column, id, older.place))
        }
    }
}

extension Jurisdiction {
    /// The same holder of the same role for the same days, once more.
    fileprivate func repeats(_ other: Jurisdiction) -> Bool {
        role == other.role && area == other.area && agency == other.agency && validity.overlaps(other.validity)
    }
}

extension Paper {
    fileprivate func repeats(_ other: Paper) -> Bool {
        procedure == other.procedure && variant == other.variant && id == other.id && validity.overlaps(other.validity)
    }
}

extension RowReader {
    func duplicate(_ column: CSV.Column?, _ id: String, _ place: String) -> DataFault {
        row.fault(
            "key.duplicate", column,
            problem: Bilingual(
                vi: "\"\(excerpt(id))\" đã có ở \(place).", en: "\"\(excerpt(id))\" stands already at \(place)."),
            mend: Bilingual(
                vi: "Đổi mã hoặc bỏ một trong hai dòng.", en: "Change the id, or remove one of the two rows."))
    }
}

// Every file in the folder is part of the edition, so one that nobody reads is a table with a wrong name.
extension RegisterReader {
    private static let tables = [
        "acts", "agencies", "answers", "area-names", "areas", "branches", "calendar", "hours", "jurisdictions",
        "lodging-rights", "papers", "periods", "points", "procedures", "questions", "register", "roles", "rules",
        "street-rules", "successions", "systems", "variants", "waivers",
    ].map { $0 + ".csv" }

    private mutating func checkNames() {
        for file in files.files {
            let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
            if !Self.tables.contains(name) { faults.add(Self.unknownTable(file.name)) }
        }
    }

    private static func unknownTable(_ file: String) -> DataFault {
        DataFault(
            "register.table-unknown", file: file,
            problem: Bilingual(vi: "Sổ không có bảng nào tên như vậy.", en: "The register has no table of that name."),
            mend: Bilingual(
                vi: "Đổi lại tên, hoặc đưa tệp ra ngoài thư mục. Các bảng: \(tables.joined(separator: ", ")).",
                en: "Correct the name, or move the file elsewhere. The tables: \(tables.joined(separator: ", "))."))
    }
}

// Tables, in the order they are read.
extension RegisterReader {
    private mutating func readManifest() {
        for file in files.tables("register.csv") {
            do {
                let csv = try CSV(file: file.name, bytes: file.bytes, columns: ["key", "value"])
                var seen: [String: Int] = [:]
                for index in 0..<csv.count {
                    let row = RowReader(row: csv[index])
                    let key = row.text(csv.column("key"))
                    if let line = seen.updateValue(csv[index].line, forKey: key), key != "includes" {
                        faults.add(row.duplicate(csv.column("key"), key, "\(file.name):\(line)"))
                    }
                    readManifest(csv, row)
                }
            } catch { faults.add(error) }
        }
    }

    private mutating func readManifest(_ csv: CSV, _ row: RowReader) {
        let (key, value) = (row.text(csv.column("key")), row.text(csv.column("value")))
        switch key {
        case "id": register.manifest.id = value
        case "name_vi": register.manifest.name.vi = value
        case "name_en": register.manifest.name.en = value
        case "includes": register.manifest.includes.append(value)
        case "province":
            register.manifest.province = value
            if let area = row.area(csv.column("value"), in: areas, &faults), areas.level(of: area) != .province {
                faults.add(row.wrongLevel(csv.column("value")))
            }
        case "from", "until":
            guard let date = row.date(csv.column("value"), &faults) else { return }
            let span = register.manifest.span
            register.manifest.span =
                key == "from" ? Validity(from: date, to: span.to) : Validity(from: span.from, to: date)
            if register.manifest.span.isEmpty {
                faults.add(row.endsBeforeStart(csv.column("value"), register.manifest.span))
            }
        default:
            faults.add(
                row.notOneOf(
                    csv.column("key"), ["id", "name_vi", "name_en", "includes", "province", "from", "until"]))
        }
    }

    private mutating func readActs() {
        each("acts.csv", ["act", "layer", "date", "title_vi", "title_en"]) { reader, csv, row in
            let id = row.id(csv.column("act"), &reader.faults)
            let layer: LegalLayer? = row.choice(csv.column("layer"), &reader.faults)
            let act = Act(
                id: id, layer: layer ?? .guidance, date: row.date(csv.column("date"), &reader.faults),
                title: row.bilingual(csv.column("title_vi"), csv.column("title_en"), &reader.faults),
                provenance: reader.provenance(csv, row))
            reader.add(act, id: id, to: \.acts, row, csv.column("act")) { $0.provenance }
        }
    }

    private mutating func readRoles() {
        each("roles.csv", ["role", "level", "name_vi", "name_en"]) { reader, csv, row in
            let id = row.id(csv.column("role"), &reader.faults)
            let levels: [String: AreaLevel] = ["commune": .commune, "province": .province]
            let level = levels[row.text(csv.column("level"))]
            if level == nil { reader.faults.add(row.notOneOf(csv.column("level"), levels.keys.sorted())) }
            let role = AgencyRole(
                id: id, level: level ?? .commune,
                name: row.bilingual(csv.column("name_vi"), csv.column("name_en"), &reader.faults),
                provenance: reader.provenance(csv, row))
            reader.add(role, id: id, to: \.roles, row, csv.column("role")) { $0.provenance }
        }
    }

    private mutating func readAgencies() {
        let columns = [
            "agency", "role", "area", "name_vi", "name_en", "address", "superior", "successor", "from", "to",
        ]
        each("agencies.csv", columns) { reader, csv, row in
            let id = row.id(csv.column("agency"), &reader.faults)
            let role = row.reference(csv.column("role"), in: reader.register.roles, "roles.csv", &reader.faults)
            let area = row.area(csv.column("area"), in: reader.areas, &reader.faults)
            if row.required(csv.column("role"), &reader.faults).isEmpty { return }
            if row.required(csv.column("area"), &reader.faults).isEmpty { return }
            let name = row.bilingual(csv.column("name_vi"), csv.column("name_en"), &reader.faults)
            let validity = row.validity(csv.column("from"), csv.column("to"), &reader.faults)
            let provenance = reader.provenance(csv, row)
            for field in ["area", "superior", "successor"] { reader.remember(field, of: id, csv.column(field), row) }
            guard let role, let area else { return }
            let agency = Agency(
                id: id, role: role, area: area, name: name, address: row.text(csv.column("address")),
                superior: row.text(csv.column("superior")), successor: row.text(csv.column("successor")),
                validity: validity, provenance: provenance)
            reader.add(agency, id: id, to: \.agencies, row, csv.column("agency")) { $0.provenance }
        }
    }

    private mutating func readJurisdictions() {
        each("jurisdictions.csv", ["role", "area", "agency", "act", "from", "to"]) { reader, csv, row in
            for name in ["role", "area", "agency"] { _ = row.required(csv.column(name), &reader.faults) }
            let role = row.reference(csv.column("role"), in: reader.register.roles, "roles.csv", &reader.faults)
            let area = row.area(csv.column("area"), in: reader.areas, &reader.faults)
            let agency = row.reference(
                csv.column("agency"), in: reader.register.agencies, "agencies.csv", &reader.faults)
            _ = row.reference(csv.column("act"), in: reader.register.acts, "acts.csv", &reader.faults)
            let validity = row.validity(csv.column("from"), csv.column("to"), &reader.faults)
            let provenance = reader.provenance(csv, row)
            guard let role, let area, let agency else { return }
            let level = reader.register.roles[role].level
            if reader.areas.level(of: area) != level { reader.faults.add(row.wrongLevel(csv.column("area"))) }
            let held = Jurisdiction(
                role: role, area: area, agency: agency, act: row.text(csv.column("act")), validity: validity,
                provenance: provenance)
            if let older = reader.register.jurisdictions.first(where: { $0.repeats(held) }) {
                let id = reader.register.agencies[agency].id
                reader.faults.add(row.duplicate(csv.column("agency"), id, older.provenance.place))
            }
            reader.register.jurisdictions.append(held)
        }
    }

    private mutating func readSystems() {
        each("systems.csv", ["system", "name_vi", "name_en", "how_vi", "how_en"]) { reader, csv, row in
            let id = row.id(csv.column("system"), &reader.faults)
            let system = ForeignSystem(
                id: id, name: row.bilingual(csv.column("name_vi"), csv.column("name_en"), &reader.faults),
                how: row.bilingual(csv.column("how_vi"), csv.column("how_en"), &reader.faults),
                provenance: reader.provenance(csv, row))
            reader.add(system, id: id, to: \.systems, row, csv.column("system")) { $0.provenance }
        }
    }

    private mutating func readProcedures() {
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

    private mutating func readQuestions() {
        each("questions.csv", ["key", "question_vi", "question_en", "order"]) { reader, csv, row in
            let key = row.id(csv.column("key"), &reader.faults)
            let question = Question(
                key: key, text: row.bilingual(csv.column("question_vi"), csv.column("question_en"), &reader.faults),
                order: row.number(csv.column("order"), in: 0...9999, &reader.faults) ?? 9999,
                provenance: reader.provenance(csv, row))
            reader.add(question, id: key, to: \.questions, row, csv.column("key")) { $0.provenance }
        }
    }

    private mutating func readAnswers() {
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

    private mutating func readVariants() {
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

    private mutating func readPapers() {
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
                if let older = reader.register.papers.first(where: { $0.repeats(paper) }) {
                    reader.faults.add(row.duplicate(csv.column("paper"), paper.id, older.provenance.place))
                }
                reader.register.papers.append(paper)
            }
        }
    }

    private mutating func readPeriods() {
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

    private mutating func readBranches() {
        let columns = ["branch", "kind", "area", "name_vi", "name_en", "address", "phone", "from", "to"]
        each("branches.csv", columns) { reader, csv, row in
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
                phone: row.text(csv.column("phone")), validity: validity, provenance: provenance)
            reader.add(branch, id: id, to: \.branches, row, csv.column("branch")) { $0.provenance }
        }
    }

    private mutating func readRights() {
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

    private mutating func readWaivers() {
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
