internal import Base

// What must hold of the tree: everyone has a parent of the right level, in force as long as the child is.
extension AreaDraft {
    mutating func checkTree(_ table: CSV) {
        var peopled = [Bool](repeating: false, count: units.count)
        for unit in units {
            checkSpells(unit, table)
            checkParent(unit, table)
            if unit.parent >= 0 { peopled[Int(unit.parent)] = true }
        }
        for (index, unit) in units.enumerated() where unit.level == .province && !peopled[index] {
            reader.faults.add(
                "area.empty-province", table[unit.row], table.column("code"),
                vi: "Tỉnh này không có đơn vị nào bên trong.",
                en: "This province has no unit within it.", mendVi: "Thêm các xã của tỉnh, hoặc xóa dòng này.",
                mendEn: "Add its communes, or remove the row.")
        }
    }

    /// A unit's dated rows follow one another without a gap.
    private mutating func checkSpells(_ unit: Unit, _ table: CSV) {
        for (before, after) in zip(unit.spells, unit.spells.dropFirst()) where before.validity.to != after.validity.from
        {
            reader.faults.add(
                "area.gap", table[unit.row], table.column("to"),
                vi: "Từ \(before.validity.to) đến \(after.validity.from) đơn vị này không có dòng nào.",
                en: "Between \(before.validity.to) and \(after.validity.from) the unit has no row.",
                mendVi: "Cho các dòng nối liền nhau.", mendEn: "Let its rows follow one another without a gap.")
        }
    }

    private mutating func checkParent(_ unit: Unit, _ table: CSV) {
        let row = table[unit.row]
        let column = table.column("parent")
        if unit.level == .province {
            guard unit.parentCode >= 0 else { return }
            return reader.faults.add(
                "area.parent-level", row, column, vi: "Tỉnh không có đơn vị cấp trên.", en: "A province has no parent.",
                mendVi: "Để trống cột parent.", mendEn: "Leave parent blank.")
        }
        guard unit.parent >= 0 else {
            return reader.faults.add(
                "area.unknown-parent", row, column, vi: "Không có đơn vị cấp trên với mã này ở đúng cấp và thời kỳ.",
                en: "No parent of the right level and epoch has this code.",
                mendVi: "Xã thời kỳ 2024 thuộc huyện (3 chữ số); xã thời kỳ 2025 và huyện thuộc tỉnh (2 chữ số).",
                mendEn:
                    "A commune of 2024 lies in a district (3 digits); a commune of 2025 or a district in a province "
                    + "(2 digits).")
        }
        let above = units[Int(unit.parent)].validity
        guard above.from > unit.validity.from || above.to < unit.validity.to else { return }
        reader.faults.add(
            "area.outside-parent", row, column, vi: "Đơn vị có hiệu lực ngoài thời gian của cấp trên \(above).",
            en: "The unit is in force outside the life of its parent, \(above).",
            mendVi: "Sửa ngày của một trong hai.", mendEn: "Mend the dates of one of them.")
    }
}

// What must hold of the changes: they name real units, go forward in time, and leave no ended unit without an heir.
extension AreaDraft {
    mutating func readSuccessions(_ source: AreaTables.Table, areas: CSV) throws(DataFaults) {
        let columns = "old_epoch,old_code,new_epoch,new_code,level,extent,people,act,origin,source"
            .split(separator: ",").map(String.init)
        let table = try CSV(file: source.file, bytes: source.bytes, columns: columns)
        guard let oldEpoch = table.column("old_epoch"), let oldCode = table.column("old_code"),
            let newEpoch = table.column("new_epoch"), let newCode = table.column("new_code"),
            let level = table.column("level"), let extent = table.column("extent"),
            let people = table.column("people"), let act = table.column("act"), let origin = table.column("origin")
        else { return }
        var rows: [Int] = []
        for row in table.rows {
            guard !reader.faults.isFull else { break }
            reader.origin(row, origin)
            guard let from = area(row, oldEpoch, oldCode), let to = area(row, newEpoch, newCode),
                let extent: Extent = reader.word(row, extent), let people: People = reader.word(row, people)
            else { continue }
            if !row.withBytes(level, { levelWord(from).utf8.elementsEqual($0) }) {
                reader.faults.unknownWord(row, level, allowed: [levelWord(from)])
            }
            successions.append(Succession(from: from, to: to, extent: extent, people: people, act: row[act]))
            rows.append(row.row)
        }
        try reader.faults.throwIfAny()
        checkSuccessions(table, rows)
        checkHeirs(areas)
    }

    mutating func area(_ row: CSV.Row, _ epoch: CSV.Column, _ code: CSV.Column) -> AreaIndex? {
        guard let named: Epoch = reader.word(row, epoch), let value = reader.code(row, code) else { return nil }
        if let found = find(named, value) { return found }
        reader.faults.unknownArea(row, code)
        return nil
    }

    private func levelWord(_ area: AreaIndex) -> String {
        switch units[area.int].level {
        case .country, .province: "province"
        case .district: "district"
        case .commune: "commune"
        }
    }

    private mutating func checkSuccessions(_ table: CSV, _ rows: [Int]) {
        var byUnit: [Int32: [Int]] = [:]
        for (index, edge) in successions.enumerated() { byUnit[edge.from.raw, default: []].append(index) }
        for (index, edge) in successions.enumerated() {
            let row = table[rows[index]]
            checkTime(edge, row, table)
            let siblings = byUnit[edge.from.raw, default: []]
            if siblings.contains(where: { $0 < index && successions[$0].to == edge.to }) {
                reader.faults.add(
                    "succession.duplicate", row, table.column("new_code"), vi: "Cặp này đã có ở trên.",
                    en: "This pair was given above.", mendVi: "Xóa một dòng.", mendEn: "Remove one row.")
            }
            if edge.extent == .whole, siblings.count > 1 {
                reader.faults.add(
                    "succession.whole-of-several", row, table.column("extent"),
                    vi: "Đơn vị cũ có \(siblings.count) đơn vị kế thừa nên không thể nhập toàn bộ vào một.",
                    en: "The old unit has \(siblings.count) successors, so none took the whole of it.",
                    mendVi: "Viết part, hoặc xóa dòng thừa.", mendEn: "Write part, or remove the wrong row.")
            }
            if edge.people == .all, siblings.contains(where: { $0 < index && successions[$0].people == .all }) {
                reader.faults.add(
                    "succession.people-twice", row, table.column("people"),
                    vi: "Toàn bộ dân đã được ghi về một đơn vị khác.",
                    en: "All the people went to another unit already.",
                    mendVi: "Viết some cho cả hai.", mendEn: "Write some for both.")
            }
        }
        checkCycles(table, rows)
    }

    private mutating func checkTime(_ edge: Succession, _ row: CSV.Row, _ table: CSV) {
        let ended = units[edge.from.int].validity.to
        if edge.from != edge.to, units[edge.to.int].validity.contains(ended) { return }
        reader.faults.add(
            "succession.time", row, table.column("new_code"),
            vi: "Đơn vị mới không có hiệu lực vào ngày đơn vị cũ kết thúc (\(ended)).",
            en: "The new unit is not in force on the day the old one ends (\(ended)).",
            mendVi: "Sửa mã, hoặc ngày trong areas.csv.", mendEn: "Mend the code, or the dates in areas.csv.")
    }

    /// Follows the edges depth first; an edge back to a unit still open closes a circle.
    private mutating func checkCycles(_ table: CSV, _ rows: [Int]) {
        var edges: [[Int]] = Array(repeating: [], count: units.count)
        for (index, edge) in successions.enumerated() { edges[edge.from.int].append(index) }
        var state = [UInt8](repeating: 0, count: units.count)
        for start in units.indices where state[start] == 0 && !edges[start].isEmpty {
            var stack: [(unit: Int, next: Int)] = [(start, 0)]
            state[start] = 1
            while let top = stack.last {
                guard top.next < edges[top.unit].count else {
                    state[top.unit] = 2
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next += 1
                let edge = edges[top.unit][top.next]
                let target = successions[edge].to.int
                if state[target] == 1 { return cyclic(table[rows[edge]], table) }
                if state[target] == 0 {
                    state[target] = 1
                    stack.append((target, 0))
                }
            }
        }
    }

    private mutating func cyclic(_ row: CSV.Row, _ table: CSV) {
        reader.faults.add(
            "succession.cycle", row, table.column("new_code"),
            vi: "Kế thừa đi vòng tròn: đơn vị trở lại thành chính nó.",
            en: "The successions go in a circle: a unit becomes itself again.",
            mendVi: "Tìm và sửa dòng đi ngược thời gian.", mendEn: "Find the row that goes back in time.")
    }

    private mutating func checkHeirs(_ areas: CSV) {
        var hasHeir = [Bool](repeating: false, count: units.count)
        var hasOrigin = hasHeir
        for edge in successions {
            hasHeir[edge.from.int] = true
            hasOrigin[edge.to.int] = true
        }
        for (index, unit) in units.enumerated() {
            let life = unit.validity
            let isLeaf = ends[index] == Int32(index) + 1
            if life.to != .distantFuture, isLeaf, !hasHeir[index] {
                reader.faults.add(
                    "area.no-successor", areas[unit.row], areas.column("to"),
                    vi: "Đơn vị kết thúc mà không có đơn vị kế thừa.", en: "The unit ends and nobody succeeds it.",
                    mendVi: "Thêm dòng vào successions.csv.", mendEn: "Add a row to successions.csv.")
            }
            if life.from != .distantPast, isLeaf, !hasOrigin[index] {
                reader.faults.add(
                    "area.no-predecessor", areas[unit.row], areas.column("from"),
                    vi: "Đơn vị bắt đầu mà không từ đơn vị nào.", en: "The unit begins and came from nowhere.",
                    mendVi: "Thêm dòng vào successions.csv, hoặc để trống from nếu luôn có.",
                    mendEn: "Add a row to successions.csv, or leave from blank if it always was.")
            }
        }
    }
}
