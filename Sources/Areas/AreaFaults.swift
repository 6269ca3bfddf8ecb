internal import Base

/// Collects what is wrong with the area tables, up to the number people can read in one go.
struct AreaFaults {
    private(set) var list: [DataFault] = []
    var isFull: Bool { list.count >= CSV.mostFaults }

    mutating func add(
        _ code: String, _ row: CSV.Row, _ column: CSV.Column?, vi: String, en: String, mendVi: String, mendEn: String
    ) {
        guard !isFull else { return }
        list.append(
            row.fault(
                code, column, problem: Bilingual(vi: vi, en: en), mend: Bilingual(vi: mendVi, en: mendEn)))
    }

    mutating func add(_ more: [DataFault]) { list += more.prefix(max(0, CSV.mostFaults - list.count)) }

    mutating func unknownWord(_ row: CSV.Row, _ column: CSV.Column, allowed: [String]) {
        let list = allowed.joined(separator: ", ")
        let value = excerpt(row[column])
        add(
            "area.unknown-word", row, column, vi: "\"\(value)\" không có nghĩa ở cột này.",
            en: "\"\(value)\" means nothing in this column.", mendVi: "Dùng một trong: \(list).",
            mendEn: "Use one of: \(list).")
    }

    mutating func badDate(_ row: CSV.Row, _ column: CSV.Column) {
        let value = excerpt(row[column])
        add(
            "area.bad-date", row, column, vi: "Ngày \"\(value)\" không có thật.",
            en: "The date \"\(value)\" does not exist.", mendVi: "Viết YYYY-MM-DD, hoặc để trống.",
            mendEn: "Write YYYY-MM-DD, or leave it blank.")
    }

    mutating func unknownArea(_ row: CSV.Row, _ column: CSV.Column) {
        let value = excerpt(row[column])
        add(
            "area.unknown-code", row, column, vi: "Không có đơn vị mang mã \"\(value)\" ở thời kỳ này.",
            en: "No unit of that epoch has the code \"\(value)\".", mendVi: "Sửa mã, hoặc thêm đơn vị vào areas.csv.",
            mendEn: "Mend the code, or add the unit to areas.csv.")
    }

    func throwIfAny() throws(DataFaults) {
        if !list.isEmpty { throw DataFaults(list) }
    }
}

/// Reads typed fields of a row, telling a fault when they do not read.
struct FieldReader {
    var faults = AreaFaults()

    mutating func word<Word: RawRepresentable & CaseIterable>(_ row: CSV.Row, _ column: CSV.Column) -> Word?
    where Word.RawValue == String {
        if let word = Word(rawValue: row[column]) { return word }
        faults.unknownWord(row, column, allowed: Word.allCases.map(\.rawValue))
        return nil
    }

    mutating func validity(_ row: CSV.Row, from: CSV.Column, to: CSV.Column) -> Validity? {
        guard let first = date(row, from, blank: .distantPast), let last = date(row, to, blank: .distantFuture) else {
            return nil
        }
        if first < last { return Validity(from: first, to: last) }
        faults.add(
            "area.empty-validity", row, from, vi: "Ngày bắt đầu không đứng trước ngày kết thúc.",
            en: "The first day is not before the day it ends.", mendVi: "Sửa cột from hoặc to.",
            mendEn: "Mend from or to.")
        return nil
    }

    mutating func date(_ row: CSV.Row, _ column: CSV.Column, blank: CivilDate) -> CivilDate? {
        let date = row.withBytes(column) { $0.isEmpty ? blank : CivilDate(ascii: $0) }
        if date == nil { faults.badDate(row, column) }
        return date
    }

    /// A code's width and value; nil, with a fault, when it is not 2, 3 or 5 digits.
    mutating func code(_ row: CSV.Row, _ column: CSV.Column) -> (digits: Int, value: Int)? {
        let read = row.withBytes(column) { bytes -> (Int, Int)? in
            guard [2, 3, 5].contains(bytes.count), bytes.allSatisfy({ $0 &- 0x30 <= 9 }) else { return nil }
            return (bytes.count, bytes.reduce(0) { $0 * 10 + Int($1 &- 0x30) })
        }
        if let read { return read }
        let value = excerpt(row[column])
        faults.add(
            "area.bad-code", row, column, vi: "\"\(value)\" không phải mã 2, 3 hoặc 5 chữ số.",
            en: "\"\(value)\" is not a code of 2, 3 or 5 digits.",
            mendVi: "Giữ số 0 ở đầu: trong bảng tính, định dạng cột là văn bản.",
            mendEn: "Keep leading zeros: format the column as text in the spreadsheet.")
        return nil
    }

    mutating func origin(_ row: CSV.Row, _ column: CSV.Column) {
        let known = row.withBytes(column) { bytes in
            Self.origins.contains { $0.utf8.elementsEqual(bytes) }
        }
        if !known { faults.unknownWord(row, column, allowed: Self.origins) }
    }

    private static let origins = ["real", "derived", "invented"]
}
