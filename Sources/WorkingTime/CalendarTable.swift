public import Base

/// A file of the register that has been read into memory, before anybody has looked into it.
public struct TableBytes: Sendable {
    /// The name used in messages.
    public let file: String
    public let bytes: [UInt8]

    public init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
    }
}

extension WorkCalendar {
    /// Reads `calendar.csv`: the national table and, after it, a city's additions. A date twice is a fault.
    public static func read(_ tables: [TableBytes]) throws(DataFaults) -> WorkCalendar {
        var reader = CalendarReader()
        for table in tables { reader.read(table) }
        if reader.faults.isEmpty, reader.days.isEmpty, let table = tables.first { reader.nothing(in: table.file) }
        guard reader.faults.isEmpty else { throw DataFaults(Array(reader.faults.prefix(CSV.mostFaults))) }
        return WorkCalendar(checked: reader.days)
    }

    public static func read(file: String, bytes: [UInt8]) throws(DataFaults) -> WorkCalendar {
        try read([TableBytes(file: file, bytes: bytes)])
    }
}

/// Collects rows and faults over all tables, so that a steward mends them in one go.
private struct CalendarReader {
    var days: [CalendarDay] = []
    var faults: [DataFault] = []
    var seen: [CivilDate: CalendarDay] = [:]

    /// Outside these years a date is a slip of the keyboard.
    static let sensibleYears = 2000...2099

    mutating func read(_ table: TableBytes) {
        do {
            let csv = try CSV(
                file: table.file, bytes: table.bytes,
                columns: ["date", "kind", "name_vi", "name_en", "act", "origin", "source"])
            for row in csv.rows where faults.count < CSV.mostFaults { read(row, csv) }
        } catch { faults.append(contentsOf: error.faults) }
    }

    private mutating func read(_ row: CSV.Row, _ csv: CSV) {
        let before = faults.count
        let date = date(row, csv.column("date"))
        let kind = kind(row, csv.column("kind"))
        let name = Bilingual(
            vi: text(row, csv.column("name_vi"), "calendar.no-name"),
            en: text(row, csv.column("name_en"), "calendar.no-name"))
        let origin = CalendarDay.Origin.read(row, csv.column("origin"), into: &faults)
        let source = text(row, csv.column("source"), "calendar.no-source")
        guard faults.count == before, let date, let kind, let origin else { return }
        let day = CalendarDay(
            date: date, kind: kind, name: name, act: row[csv.column("act")], origin: origin, source: source,
            file: row.file, line: row.line)
        keep(day, row, csv)
    }

    private mutating func keep(_ day: CalendarDay, _ row: CSV.Row, _ csv: CSV) {
        if let other = seen[day.date] {
            faults.append(Self.twice(row, csv.column("date"), day.date, other))
        } else if day.kind == .workingSaturday, day.date.weekday != .saturday {
            faults.append(Self.notASaturday(row, csv.column("date"), day.date))
        } else if day.kind == .dayOff, day.date.weekday == .saturday || day.date.weekday == .sunday {
            faults.append(Self.onWeekend(row, csv.column("date"), day.date))
        } else {
            seen[day.date] = day
            days.append(day)
        }
    }

    private mutating func date(_ row: CSV.Row, _ column: CSV.Column?) -> CivilDate? {
        let text = row[column]
        guard let date = CivilDate(text) else {
            faults.append(Self.badDate(row, column, text))
            return nil
        }
        guard Self.sensibleYears.contains(date.parts.year) else {
            faults.append(Self.absurdYear(row, column, date))
            return nil
        }
        return date
    }

    private mutating func kind(_ row: CSV.Row, _ column: CSV.Column?) -> CalendarDay.Kind? {
        if let kind = CalendarDay.Kind(rawValue: row[column]) { return kind }
        faults.append(Self.unknownKind(row, column))
        return nil
    }

    private mutating func text(_ row: CSV.Row, _ column: CSV.Column?, _ code: String) -> String {
        let text = row[column]
        if text.utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) { faults.append(Self.blank(row, column, code)) }
        return text
    }
}

// The words of every refusal, in order of call.
extension CalendarReader {
    mutating func nothing(in file: String) {
        faults.append(
            DataFault(
                "calendar.empty", file: file,
                problem: Bilingual(vi: "Lịch không có ngày nào.", en: "The calendar has no day in it."),
                mend: Bilingual(vi: "Thêm các ngày nghỉ lễ của năm.", en: "Add the year's days off.")))
    }

    static func badDate(_ row: CSV.Row, _ column: CSV.Column?, _ text: String) -> DataFault {
        row.fault(
            "calendar.bad-date", column,
            problem: Bilingual(
                vi: "\"\(excerpt(text))\" không phải là một ngày có thật.",
                en: "\"\(excerpt(text))\" is not a day that exists."),
            mend: Bilingual(vi: "Viết năm-tháng-ngày, ví dụ 2026-09-02.", en: "Write year-month-day, as 2026-09-02."))
    }

    static func absurdYear(_ row: CSV.Row, _ column: CSV.Column?, _ date: CivilDate) -> DataFault {
        row.fault(
            "calendar.absurd-year", column,
            problem: Bilingual(
                vi: "Năm của \(date) nằm ngoài 2000–2099.", en: "The year of \(date) is outside 2000–2099."),
            mend: Bilingual(vi: "Kiểm tra lại năm.", en: "Check the year."))
    }

    static func unknownKind(_ row: CSV.Row, _ column: CSV.Column?) -> DataFault {
        row.fault(
            "calendar.unknown-kind", column,
            problem: Bilingual(
                vi: "Không biết loại ngày \"\(excerpt(row[column]))\".",
                en: "The kind of day \"\(excerpt(row[column]))\" is not known."),
            mend: Bilingual(
                vi: "Dùng `day-off` (ngày nghỉ) hoặc `working-saturday` (thứ Bảy làm việc).",
                en: "Use `day-off` or `working-saturday`."))
    }

    static func blank(_ row: CSV.Row, _ column: CSV.Column?, _ code: String) -> DataFault {
        row.fault(
            code, column, problem: Bilingual(vi: "Ô này để trống.", en: "This field is blank."),
            mend: Bilingual(
                vi: "Ghi tên ngày bằng hai thứ tiếng và nguồn của nó.",
                en: "Name the day in both languages, and say where it is known from."))
    }

    static func twice(_ row: CSV.Row, _ column: CSV.Column?, _ date: CivilDate, _ other: CalendarDay) -> DataFault {
        row.fault(
            "calendar.duplicate-date", column,
            problem: Bilingual(
                vi: "Ngày \(date.slashed) đã có ở \(other.file):\(other.line).",
                en: "\(date.words(in: .en)) is already at \(other.file):\(other.line)."),
            mend: Bilingual(vi: "Giữ một trong hai dòng.", en: "Keep one of the two rows."))
    }

    static func notASaturday(_ row: CSV.Row, _ column: CSV.Column?, _ date: CivilDate) -> DataFault {
        row.fault(
            "calendar.not-a-saturday", column,
            problem: Bilingual(
                vi: "Ngày \(date.slashed) là \(date.weekday.words.vi), không phải thứ Bảy.",
                en: "\(date.words(in: .en)) is not a Saturday."),
            mend: Bilingual(
                vi: "Kiểm tra ngày làm bù trong công văn; ngày thường thì không cần ghi.",
                en: "Check the date in the dispatch; an ordinary working day needs no row."))
    }

    static func onWeekend(_ row: CSV.Row, _ column: CSV.Column?, _ date: CivilDate) -> DataFault {
        row.fault(
            "calendar.day-off-on-weekend", column,
            problem: Bilingual(
                vi: "Ngày \(date.slashed) là \(date.weekday.words.vi), vốn đã được nghỉ.",
                en: "\(date.words(in: .en)) is free already: it is a weekend."),
            mend: Bilingual(
                vi: "Xoá dòng này; nếu được nghỉ bù thì ghi ngày nghỉ bù.",
                en: "Delete the row; if a weekday is given off instead, write that weekday."))
    }
}

extension CalendarDay.Origin {
    /// Reads `real`, `derived` or `invented`; nil and a fault for anything else.
    static func read(_ row: CSV.Row, _ column: CSV.Column?, into faults: inout [DataFault]) -> Self? {
        if let origin = Self(rawValue: row[column]) { return origin }
        faults.append(
            row.fault(
                "origin.unknown", column,
                problem: Bilingual(
                    vi: "Không biết xuất xứ \"\(excerpt(row[column]))\".",
                    en: "The origin \"\(excerpt(row[column]))\" is not known."),
                mend: Bilingual(
                    vi: "Dùng `real` (có thật), `derived` (suy ra) hoặc `invented` (đặt ra).",
                    en: "Use `real`, `derived` or `invented`.")))
        return nil
    }
}
