internal import Areas
internal import Base
internal import WorkingTime

/// The files of a register as bytes, in the order they are read: national tables first, the city's own after them.
public struct RegisterFiles: Sendable {
    /// Name as shown in messages (`vn/rules.csv`) and content.
    public private(set) var files: [(name: String, bytes: [UInt8])] = []

    public init() {}

    public mutating func add(_ name: String, _ bytes: [UInt8]) { files.append((name, bytes)) }

    /// All files of one table, whatever their folder.
    func tables(_ table: String) -> [(name: String, bytes: [UInt8])] {
        files.filter { $0.name == table || $0.name.hasSuffix("/" + table) }
    }
}

/// Collects what is wrong, up to a limit, while reading goes on.
struct FaultList {
    private(set) var faults: [DataFault] = []

    mutating func add(_ fault: DataFault) {
        if faults.count < CSV.mostFaults { faults.append(fault) }
    }

    mutating func add(_ more: DataFaults) { more.faults.forEach { add($0) } }
}

/// One row being read: typed fields, each with a fault that names the place, the value and the mend.
struct RowReader {
    let row: CSV.Row

    func text(_ column: CSV.Column?) -> String { row[column] }

    func required(_ column: CSV.Column?, _ faults: inout FaultList) -> String {
        let value = row[column]
        if value.isEmpty {
            faults.add(
                row.fault(
                    "field.empty", column, problem: Bilingual(vi: "Ô này để trống.", en: "This field is empty."),
                    mend: Bilingual(vi: "Điền giá trị.", en: "Fill it in.")))
        }
        return value
    }

    /// An id: lower-case ASCII letters, digits, `.`, `-`; at most 60 bytes.
    func id(_ column: CSV.Column?, _ faults: inout FaultList) -> String {
        let value = required(column, &faults)
        let legal = value.utf8.allSatisfy { Self.isSlug($0) } && value.utf8.count <= 60
        if !value.isEmpty, !legal {
            faults.add(
                row.fault(
                    "field.id", column,
                    problem: Bilingual(
                        vi: "\"\(excerpt(value))\" không phải là mã hợp lệ.", en: "\"\(excerpt(value))\" is not an id."),
                    mend: Bilingual(
                        vi: "Chỉ dùng chữ thường không dấu, số, dấu chấm và gạch nối, tối đa 60 ký tự.",
                        en: "Use lower-case ASCII letters, digits, dots and hyphens, 60 at most.")))
        }
        return value
    }

    private static func isSlug(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "."), UInt8(ascii: "-"): true
        default: false
        }
    }

    func choice<Value: RawRepresentable & CaseIterable>(_ column: CSV.Column?, _ faults: inout FaultList) -> Value?
    where Value.RawValue == String {
        let text = required(column, &faults)
        if let value = Value(rawValue: text) { return value }
        if !text.isEmpty { faults.add(notOneOf(column, Value.allCases.map(\.rawValue))) }
        return nil
    }

    func oneOf(_ column: CSV.Column?, _ known: [String], _ faults: inout FaultList) {
        if !known.contains(required(column, &faults)), !row[column].isEmpty { faults.add(notOneOf(column, known)) }
    }

    func notOneOf(_ column: CSV.Column?, _ known: [String]) -> DataFault {
        let list = known.joined(separator: ", ")
        return row.fault(
            "field.choice", column,
            problem: Bilingual(
                vi: "\"\(excerpt(row[column]))\" không có trong danh sách.",
                en: "\"\(excerpt(row[column]))\" is not one of the known words."),
            mend: Bilingual(vi: "Dùng một trong: \(list).", en: "Use one of: \(list)."))
    }

    func date(_ column: CSV.Column?, _ faults: inout FaultList) -> CivilDate? {
        let text = row[column]
        if text.isEmpty { return nil }
        if let date = CivilDate(text) { return date }
        faults.add(
            row.fault(
                "field.date", column,
                problem: Bilingual(
                    vi: "\"\(excerpt(text))\" không phải là một ngày có thật.",
                    en: "\"\(excerpt(text))\" is not a date that exists."),
                mend: Bilingual(vi: "Viết ngày theo dạng 2026-11-21.", en: "Write dates like 2026-11-21.")))
        return nil
    }

    func validity(_ from: CSV.Column?, _ to: CSV.Column?, _ faults: inout FaultList) -> Validity {
        let validity = Validity(
            from: date(from, &faults) ?? .distantPast, to: date(to, &faults) ?? .distantFuture)
        if validity.isEmpty { faults.add(endsBeforeStart(to, validity)) }
        return validity
    }

    func endsBeforeStart(_ to: CSV.Column?, _ validity: Validity) -> DataFault {
        row.fault(
            "field.validity", to,
            problem: Bilingual(
                vi: "Ngày hết hiệu lực (\(validity.to)) không sau ngày bắt đầu (\(validity.from)).",
                en: "The end (\(validity.to)) is not after the start (\(validity.from))."),
            mend: Bilingual(
                vi: "\"to\" (\"until\") là ngày đầu tiên không còn hiệu lực.",
                en: "\"to\" (\"until\") is the first day no longer in force."))
    }

    func number(_ column: CSV.Column?, in range: ClosedRange<Int>, _ faults: inout FaultList) -> Int? {
        let text = row[column]
        if text.isEmpty { return nil }
        let isPlain = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        if isPlain, let value = Int(text), range.contains(value) { return value }
        faults.add(
            row.fault(
                "field.number", column,
                problem: Bilingual(
                    vi: "\"\(excerpt(text))\" không phải là số nguyên từ \(range.lowerBound) đến \(range.upperBound).",
                    en: "\"\(excerpt(text))\" is not a whole number from \(range.lowerBound) to \(range.upperBound)."),
                mend: Bilingual(
                    vi: "Chỉ viết chữ số, không dấu chấm phân nhóm.", en: "Write digits only, without grouping.")))
        return nil
    }

    func bilingual(_ vi: CSV.Column?, _ en: CSV.Column?, _ faults: inout FaultList) -> Bilingual {
        Bilingual(vi: required(vi, &faults), en: required(en, &faults))
    }

    /// Words separated by `;`, trimmed, empty ones dropped.
    func list(_ column: CSV.Column?) -> [String] {
        row[column].split(separator: ";").map { Self.trimmed($0) }.filter { !$0.isEmpty }
    }

    static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    /// The number of a row in another table, or a fault that names the table.
    func reference<Row>(_ column: CSV.Column?, in table: Catalogue<Row>, _ name: String, _ faults: inout FaultList)
        -> Int32?
    {
        let id = row[column]
        if id.isEmpty { return nil }
        if let number = table.number(id) { return number }
        faults.add(dangling(column, id, name))
        return nil
    }

    func dangling(_ column: CSV.Column?, _ id: String, _ table: String) -> DataFault {
        row.fault(
            "reference.unknown", column,
            problem: Bilingual(
                vi: "Không có \"\(excerpt(id))\" trong \(table).", en: "There is no \"\(excerpt(id))\" in \(table)."),
            mend: Bilingual(
                vi: "Thêm dòng đó vào \(table) hoặc sửa mã.", en: "Add it to \(table), or correct the id."))
    }

    func area(_ column: CSV.Column?, in areas: AreaRegister, _ faults: inout FaultList) -> AreaIndex? {
        let text = row[column]
        if text.isEmpty { return nil }
        if let reference = AreaReference(text), let index = areas.index(reference) { return index }
        faults.add(
            row.fault(
                "reference.area", column,
                problem: Bilingual(
                    vi: "Không có đơn vị hành chính mang mã \"\(excerpt(text))\".",
                    en: "There is no area with the code \"\(excerpt(text))\"."),
                mend: Bilingual(
                    vi: "Viết mã hiện nay (26740) hoặc mã cũ kèm thời kỳ (2024:26740); giữ số 0 ở đầu.",
                    en: "Write today's code (26740) or an old one with its epoch (2024:26740); keep leading zeros.")))
        return nil
    }

    func provenance(_ origin: CSV.Column?, _ source: CSV.Column?, _ faults: inout FaultList) -> Provenance {
        let known: Origin? = choice(origin, &faults)
        return Provenance(
            file: row.file, line: row.line, origin: known ?? .invented, source: required(source, &faults))
    }
}

extension RowReader {
    /// The four columns of `periods.csv` that say how long and what moves it.
    func deadlineRule(_ faults: inout FaultList) -> DeadlineRule? {
        var found: [DataFault] = []
        let rule = DeadlineRule.read(row, into: &found)
        found.forEach { faults.add($0) }
        return rule
    }
}

extension PeriodRow {
    /// Both would answer the same question on some day.
    func clashes(with other: PeriodRow) -> Bool {
        procedure == other.procedure && variant == other.variant && channel == other.channel
            && validity.overlaps(other.validity)
    }
}
