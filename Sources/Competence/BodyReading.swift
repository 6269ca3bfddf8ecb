internal import Areas
internal import Base

// Who there is: the register itself, acts, roles, agencies and what they hold, other systems.
extension RegisterReader {
    mutating func readManifest() {
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
                if seen["id"] == nil { faults.add(Self.noID(file.name)) }
            } catch { faults.add(error) }
        }
    }

    private static func noID(_ file: String) -> DataFault {
        DataFault(
            "register.no-id", file: file,
            problem: Bilingual(
                vi: "Sổ không có mã: thiếu dòng id. Phiếu định tuyến sẽ không nói được của sổ nào.",
                en: "The register has no id: its receipts could not say whose they are."),
            mend: Bilingual(vi: "Thêm dòng như: id,hcmc", en: "Add a row like: id,hcmc"))
    }

    private mutating func readManifest(_ csv: CSV, _ row: RowReader) {
        let (key, value) = (row.text(csv.column("key")), row.text(csv.column("value")))
        switch key {
        case "id": register.manifest.id = row.id(csv.column("value"), &faults)
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

    mutating func readActs() {
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

    mutating func readRoles() {
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

    mutating func readAgencies() {
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

    mutating func readJurisdictions() {
        var repeats = Repeats<[Int32]>()
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
            if let place = repeats.add([role, area.raw, agency], validity, provenance.place) {
                let id = reader.register.agencies[agency].id
                reader.faults.add(row.duplicate(csv.column("agency"), id, place))
            }
            reader.register.jurisdictions.append(
                Jurisdiction(
                    role: role, area: area, agency: agency, act: row.text(csv.column("act")), validity: validity,
                    provenance: provenance))
        }
    }

    mutating func readSystems() {
        each("systems.csv", ["system", "name_vi", "name_en", "how_vi", "how_en"]) { reader, csv, row in
            let id = row.id(csv.column("system"), &reader.faults)
            let system = ForeignSystem(
                id: id, name: row.bilingual(csv.column("name_vi"), csv.column("name_en"), &reader.faults),
                how: row.bilingual(csv.column("how_vi"), csv.column("how_en"), &reader.faults),
                provenance: reader.provenance(csv, row))
            reader.add(system, id: id, to: \.systems, row, csv.column("system")) { $0.provenance }
        }
    }
}
