internal import Base

/// The register while it is read: rows gathered into units, units numbered by the walk, everything checked.
/// A register is made of a draft without a fault, or not at all.
struct AreaDraft {
    struct Unit {
        var epoch: Epoch
        var level: AreaLevel
        var code: Int32
        /// The parent's code as read; -1 for none.
        var parentCode: Int32
        /// The parent's index once numbered; -1 for none.
        var parent: Int32 = -1
        var spells: [AreaRegister.Spell] = []
        /// The row it was first named in, for messages.
        var row: Int

        var validity: Validity {
            Validity(
                from: spells.first?.validity.from ?? .distantPast, to: spells.last?.validity.to ?? .distantFuture)
        }
    }

    private(set) var units: [Unit] = []
    private(set) var ends: [Int32] = []
    private(set) var lookup = AreaLookup()
    var successions: [Succession] = []
    var otherNames: [AreaRegister.OtherName] = []
    var places: [AreaRegister.Place?] = []
    var streetRules: [StreetRule] = []
    var reader = FieldReader()

    init(_ tables: AreaTables) throws(DataFaults) {
        for table in tables.all { reader.faults.add(CSV.controlFaults(file: table.file, bytes: table.bytes)) }
        let columns = "epoch,code,level,kind,name,parent,from,to,act,origin,source".split(separator: ",").map(
            String.init)
        let table = try CSV(file: tables.areas.file, bytes: tables.areas.bytes, columns: columns)
        gather(table)
        try reader.faults.throwIfAny()
        number()
        checkTree(table)
        try reader.faults.throwIfAny()
        places = [AreaRegister.Place?](repeating: nil, count: units.count)
        try readSuccessions(tables.successions, areas: table)
        if let names = tables.names { try readNames(names) }
        if let points = tables.points { try readPoints(points) }
        for rules in tables.streetRules { try readStreetRules(rules) }
        try reader.faults.throwIfAny()
    }

    func find(_ epoch: Epoch, _ code: (digits: Int, value: Int)) -> AreaIndex? {
        lookup.find(epoch, digits: code.digits, code.value)
    }
}

// Rows -> units.
extension AreaDraft {
    private struct Columns {
        let epoch, code, level, kind, name, parent, from, to, act, origin: CSV.Column

        init?(_ table: CSV) {
            guard let epoch = table.column("epoch"), let code = table.column("code"),
                let level = table.column("level"), let kind = table.column("kind"), let name = table.column("name"),
                let parent = table.column("parent"), let from = table.column("from"), let to = table.column("to"),
                let act = table.column("act"), let origin = table.column("origin")
            else { return nil }
            (self.epoch, self.code, self.level, self.kind, self.name) = (epoch, code, level, kind, name)
            (self.parent, self.from, self.to, self.act, self.origin) = (parent, from, to, act, origin)
        }
    }

    private mutating func gather(_ table: CSV) {
        guard let columns = Columns(table) else { return }
        units.reserveCapacity(table.count)
        for row in table.rows {
            if reader.faults.isFull { return }
            gather(row, columns)
        }
    }

    private mutating func gather(_ row: CSV.Row, _ columns: Columns) {
        guard let epoch: Epoch = reader.word(row, columns.epoch), let code = reader.code(row, columns.code),
            let kind: AreaKind = reader.word(row, columns.kind),
            let validity = reader.validity(row, from: columns.from, to: columns.to),
            let parent = parentCode(row, columns.parent)
        else { return }
        reader.origin(row, columns.origin)
        let unit = Unit(
            epoch: epoch, level: kind.level, code: Int32(code.value), parentCode: Int32(parent), row: row.row)
        guard fits(unit, code.digits, row, columns), within(validity, epoch, row, columns) else { return }
        let name = row[columns.name]
        guard !name.isEmpty else { return nameless(row, columns.name) }
        let spell = AreaRegister.Spell(validity: validity, kind: kind, name: name, act: row[columns.act])
        if let known = lookup.find(epoch, digits: code.digits, code.value) {
            add(spell, to: known, unit, row, columns)
        } else {
            lookup.set(epoch, digits: code.digits, code.value, to: Int32(units.count))
            units.append(unit)
            units[units.count - 1].spells.append(spell)
        }
    }

    private mutating func parentCode(_ row: CSV.Row, _ column: CSV.Column) -> Int? {
        if row.withBytes(column, { $0.isEmpty }) { return -1 }
        return reader.code(row, column)?.value
    }

    /// Level, kind and width of the code must say the same.
    private mutating func fits(_ unit: Unit, _ digits: Int, _ row: CSV.Row, _ columns: Columns) -> Bool {
        let word =
            switch unit.level {
            case .country: "country"
            case .province: "province"
            case .district: "district"
            case .commune: "commune"
            }
        let levelFits = row.withBytes(columns.level) { word.utf8.elementsEqual($0) }
        let noDistrict = unit.epoch == .e2025 && unit.level == .district
        if levelFits, digits == AreaRegister.digits(unit.level), !noDistrict { return true }
        reader.faults.add(
            "area.level", row, columns.level, vi: "Cấp, loại và độ dài mã không khớp nhau.",
            en: "The level, the kind and the length of the code do not agree.",
            mendVi: "Tỉnh 2 chữ số, huyện 3 (chỉ thời kỳ 2024), xã 5.",
            mendEn: "A province has 2 digits, a district 3 (epoch 2024 only), a commune 5.")
        return false
    }

    private mutating func within(_ validity: Validity, _ epoch: Epoch, _ row: CSV.Row, _ columns: Columns) -> Bool {
        let fits = epoch == .e2024 ? validity.to <= Epoch.reform : validity.from >= Epoch.reform
        if fits { return true }
        reader.faults.add(
            "area.epoch-dates", row, epoch == .e2024 ? columns.to : columns.from,
            vi: "Hiệu lực nằm ngoài thời kỳ \(epoch.rawValue).",
            en: "The validity lies outside epoch \(epoch.rawValue).",
            mendVi: "Thời kỳ 2024 kết thúc và thời kỳ 2025 bắt đầu ngày 2025-07-01.",
            mendEn: "Epoch 2024 ends and epoch 2025 begins on 2025-07-01.")
        return false
    }

    private mutating func nameless(_ row: CSV.Row, _ column: CSV.Column) {
        reader.faults.add(
            "area.no-name", row, column, vi: "Đơn vị không có tên.", en: "The unit has no name.",
            mendVi: "Điền tên.", mendEn: "Give its name.")
    }

    private mutating func add(
        _ spell: AreaRegister.Spell, to index: AreaIndex, _ unit: Unit, _ row: CSV.Row, _ columns: Columns
    ) {
        let known = units[index.int]
        if known.spells.contains(where: { $0.validity.overlaps(spell.validity) }) {
            reader.faults.add(
                "area.duplicate", row, columns.code, vi: "Mã này đã có một dòng cùng thời kỳ và trùng hiệu lực.",
                en: "This code already has a row of the same epoch with an overlapping validity.",
                mendVi: "Mỗi ngày chỉ một dòng cho mỗi (epoch, code).",
                mendEn: "Each (epoch, code) has one row for any day.")
        } else if known.parentCode != unit.parentCode {
            reader.faults.add(
                "area.parent-changed", row, columns.parent,
                vi: "Các dòng của cùng một mã có đơn vị cấp trên khác nhau.",
                en: "The rows of one code name different parents.",
                mendVi: "Đơn vị chuyển tỉnh là đơn vị mới, nối bằng successions.csv.",
                mendEn: "A unit that moves is a new unit, joined by successions.csv.")
        } else {
            units[index.int].spells.append(spell)
            units[index.int].spells.sort { $0.validity.from < $1.validity.from }
        }
    }
}

// Units -> numbers of the walk.
extension AreaDraft {
    /// Numbers the units depth first: epoch, province, district, commune, each by code. Units whose parent is unknown
    /// come out as roots and are told by `checkTree`.
    private mutating func number() {
        for index in units.indices { units[index].parent = parentIndex(units[index])?.raw ?? -1 }
        let keys = units.indices.map(walkKey)
        let order = units.indices.sorted { keys[$0] < keys[$1] }
        var place = [Int32](repeating: 0, count: units.count)
        for (new, old) in order.enumerated() { place[old] = Int32(new) }
        units = order.map { old in
            var unit = units[old]
            unit.parent = unit.parent < 0 ? -1 : place[Int(unit.parent)]
            return unit
        }
        for (index, unit) in units.enumerated() {
            lookup.set(unit.epoch, digits: AreaRegister.digits(unit.level), Int(unit.code), to: Int32(index))
        }
        ends = units.indices.map { Int32($0) + 1 }
        for index in units.indices.reversed() where units[index].parent >= 0 {
            let parent = Int(units[index].parent)
            ends[parent] = max(ends[parent], ends[index])
        }
    }

    private func parentIndex(_ unit: Unit) -> AreaIndex? {
        guard unit.parentCode >= 0 else { return nil }
        let digits = unit.level == .commune && unit.epoch == .e2024 ? 3 : 2
        return unit.level == .province ? nil : lookup.find(unit.epoch, digits: digits, Int(unit.parentCode))
    }

    private func walkKey(_ index: Int) -> UInt64 {
        var codes: (province: UInt64, district: UInt64, commune: UInt64) = (0, 0, 0)
        var current = index
        while current >= 0 {
            // One more than the code, so that a unit sorts before its parts.
            let code = UInt64(units[current].code) + 1
            switch units[current].level {
            case .country: break
            case .province: codes.province = code
            case .district: codes.district = code
            case .commune: codes.commune = code
            }
            current = Int(units[current].parent)
        }
        return UInt64(units[index].epoch.slot) << 60 | codes.province << 40 | codes.district << 20 | codes.commune
    }
}
