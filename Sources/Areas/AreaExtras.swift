internal import Base

// The tables beside the tree: other names, points and seats, and the rules that settle split wards.
extension AreaDraft {
    mutating func readNames(_ source: AreaTables.Table) throws(DataFaults) {
        let columns = ["epoch", "code", "name", "kind_of_name", "district", "origin", "source"]
        let table = try CSV(file: source.file, bytes: source.bytes, columns: columns)
        guard let epoch = table.column("epoch"), let code = table.column("code"), let name = table.column("name"),
            let kind = table.column("kind_of_name"), let district = table.column("district"),
            let origin = table.column("origin")
        else { return }
        for row in table.rows {
            guard !reader.faults.isFull else { break }
            reader.origin(row, origin)
            guard let area = area(row, epoch, code),
                let kind: AreaRegister.OtherName.Kind = reader.word(row, kind)
            else { continue }
            otherNames.append(
                AreaRegister.OtherName(area: area, kind: kind, fullName: row[name], district: row[district]))
        }
    }

    mutating func readPoints(_ source: AreaTables.Table) throws(DataFaults) {
        let columns = ["code", "lat", "lon", "population", "seat", "origin", "source"]
        let table = try CSV(file: source.file, bytes: source.bytes, columns: columns)
        guard let code = table.column("code"), let lat = table.column("lat"), let lon = table.column("lon"),
            let population = table.column("population"), let seat = table.column("seat"),
            let origin = table.column("origin")
        else { return }
        for row in table.rows {
            guard !reader.faults.isFull else { break }
            reader.origin(row, origin)
            guard let value = reader.code(row, code) else { continue }
            guard let area = find(.e2025, value) else {
                reader.faults.unknownArea(row, code)
                continue
            }
            let point = row.withBytes(lat) { lat in row.withBytes(lon) { GeoPoint(latitude: lat, longitude: $0) } }
            guard let point, let people = count(row, population) else {
                badPlace(row, point == nil ? lat : population)
                continue
            }
            if places[area.int] != nil { doubledPlace(row, code) }
            places[area.int] = AreaRegister.Place(point: point, population: people, seat: row[seat])
        }
    }

    private func count(_ row: CSV.Row, _ column: CSV.Column) -> Int? {
        let text = row[column]
        return text.isEmpty ? 0 : UInt32(text).map(Int.init)
    }

    private mutating func badPlace(_ row: CSV.Row, _ column: CSV.Column) {
        let value = excerpt(row[column])
        reader.faults.add(
            "area.bad-number", row, column, vi: "\"\(value)\" không đọc được là số ở cột này.",
            en: "\"\(value)\" does not read as a number here.",
            mendVi: "Tọa độ viết như 21.0386 (độ, WGS 84); dân số là số nguyên hoặc để trống.",
            mendEn: "Write coordinates like 21.0386 (degrees, WGS 84); population is a whole number or blank.")
    }

    private mutating func doubledPlace(_ row: CSV.Row, _ column: CSV.Column) {
        reader.faults.add(
            "area.point-twice", row, column, vi: "Đơn vị này đã có tọa độ ở trên.",
            en: "This unit was given a point above.", mendVi: "Xóa một dòng.", mendEn: "Remove one row.")
    }

    mutating func readStreetRules(_ source: AreaTables.Table) throws(DataFaults) {
        let table = try CSV(file: source.file, bytes: source.bytes, columns: StreetRule.columns)
        for row in table.rows {
            guard !reader.faults.isFull else { break }
            if let rule = streetRule(row, table) { streetRules.append(rule) }
        }
    }

    private mutating func streetRule(_ row: CSV.Row, _ table: CSV) -> StreetRule? {
        guard let area = table.column("area"), let street = table.column("street"), let from = table.column("from"),
            let to = table.column("to"), let side = table.column("side"), let target = table.column("target"),
            let date = table.column("date"), let who = table.column("who"), let origin = table.column("origin"),
            let source = table.column("source")
        else { return nil }
        reader.origin(row, origin)
        guard let old = reference(row, area), let new = reference(row, target) else { return nil }
        guard let first = number(row, from), let last = number(row, to), first <= last || last == 0 else {
            badPlace(row, from)
            return nil
        }
        guard let side: StreetRule.Side = row[side].isEmpty ? .both : reader.word(row, side),
            let day = reader.date(row, date, blank: .distantPast)
        else { return nil }
        guard successions.contains(where: { $0.from == old && $0.to == new }) else {
            notSuccessor(row, target)
            return nil
        }
        let rule = StreetRule(
            area: old, street: row[street], numbers: first...(last == 0 ? Int32.max : last), side: side, target: new,
            date: day, who: row[who], origin: row[origin], source: row[source])
        guard rule.key != 0 else {
            reader.faults.add(
                "street-rule.no-street", row, street, vi: "Không có tên đường, thôn hoặc ấp.",
                en: "There is no street or hamlet.", mendVi: "Viết tên như trong địa chỉ: đường Lê Lợi, thôn 5.",
                mendEn: "Write it as in an address: đường Lê Lợi, thôn 5.")
            return nil
        }
        return rule
    }

    private mutating func reference(_ row: CSV.Row, _ column: CSV.Column) -> AreaIndex? {
        if let reference = AreaReference(row[column]), let value = Int(reference.code),
            let found = find(reference.epoch, (reference.code.utf8.count, value))
        {
            return found
        }
        reader.faults.unknownArea(row, column)
        return nil
    }

    private func number(_ row: CSV.Row, _ column: CSV.Column) -> Int32? {
        let text = row[column]
        return text.isEmpty ? 0 : Int32(text).flatMap { $0 >= 0 ? $0 : nil }
    }

    private mutating func notSuccessor(_ row: CSV.Row, _ column: CSV.Column) {
        reader.faults.add(
            "street-rule.not-successor", row, column, vi: "Đơn vị này không nhận phần nào của xã, phường cũ đã nêu.",
            en: "This unit took no part of the old ward named in the row.",
            mendVi: "Chọn một trong các đơn vị kế thừa trong successions.csv.",
            mendEn: "Choose one of its successors in successions.csv.")
    }
}
