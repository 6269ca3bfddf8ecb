public import Base

extension HoursBook {
    /// Reads `hours.csv`: the national table and, after it, a city's additions.
    public static func read(_ tables: [TableBytes]) throws(DataFaults) -> HoursBook {
        var reader = HoursReader()
        for table in tables { reader.read(table) }
        reader.checkOverlaps()
        reader.checkEverybody(file: tables.first?.file ?? "hours.csv")
        guard reader.faults.isEmpty else { throw DataFaults(Array(reader.faults.prefix(CSV.mostFaults))) }
        return reader.book
    }

    public static func read(file: String, bytes: [UInt8]) throws(DataFaults) -> HoursBook {
        try read([TableBytes(file: file, bytes: bytes)])
    }
}

/// Whom a row of hours is written for.
private enum HoursScope: Hashable {
    case branch(String)
    case kind(String)
    case everybody
}

private struct HoursReader {
    struct Entry {
        let scope: HoursScope
        let interval: OpeningInterval
        let row: CSV.Row
        let column: CSV.Column?
    }

    var entries: [Entry] = []
    var faults: [DataFault] = []

    mutating func read(_ table: TableBytes) {
        do {
            let csv = try CSV(
                file: table.file, bytes: table.bytes,
                columns: ["branch", "kind", "weekday", "open", "close", "from", "to", "origin", "source"])
            for row in csv.rows where faults.count < CSV.mostFaults { read(row, csv) }
        } catch { faults.append(contentsOf: error.faults) }
    }

    private mutating func read(_ row: CSV.Row, _ csv: CSV) {
        let before = faults.count
        let scope = scope(row, csv)
        let weekdays = weekdays(row, csv.column("weekday"))
        let open = minute(row, csv.column("open"))
        let close = minute(row, csv.column("close"))
        let from = date(row, csv.column("from"), blank: .distantPast)
        let to = date(row, csv.column("to"), blank: .distantFuture)
        _ = CalendarDay.Origin.read(row, csv.column("origin"), into: &faults)
        guard faults.count == before, let open, let close, let from, let to else { return }
        if open >= close { return faults.append(Self.closesFirst(row, csv.column("close"))) }
        if from >= to { return faults.append(Self.endsFirst(row, csv.column("to"))) }
        let interval = OpeningInterval(
            open: open, close: close, weekdays: weekdays, validity: Validity(from: from, to: to))
        entries.append(Entry(scope: scope, interval: interval, row: row, column: csv.column("open")))
    }

    private mutating func scope(_ row: CSV.Row, _ csv: CSV) -> HoursScope {
        let (branch, kind) = (row[csv.column("branch")], row[csv.column("kind")])
        if !branch.isEmpty, !kind.isEmpty { faults.append(Self.bothScopes(row, csv.column("kind"))) }
        for name in ["branch", "kind"] where !Self.isSlug(row[csv.column(name)]) {
            faults.append(Self.notASlug(row, csv.column(name)))
        }
        return !branch.isEmpty ? .branch(branch) : !kind.isEmpty ? .kind(kind) : .everybody
    }

    private static func isSlug(_ text: String) -> Bool {
        text.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }
    }

    private static let weekdayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// Reads `mon` or a forward range like `mon-fri`.
    private mutating func weekdays(_ row: CSV.Row, _ column: CSV.Column?) -> Set<Weekday> {
        let ends = row[column].split(separator: "-", omittingEmptySubsequences: false).map {
            Self.weekdayNames.firstIndex(of: String($0))
        }
        if let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last {
            return Set(Weekday.allCases[first...last])
        }
        faults.append(Self.badWeekday(row, column))
        return []
    }

    private mutating func minute(_ row: CSV.Row, _ column: CSV.Column?) -> Int? {
        if let minute = LocalMoment.minute(ofClock: row[column]) { return minute }
        faults.append(Self.badClock(row, column))
        return nil
    }

    private mutating func date(_ row: CSV.Row, _ column: CSV.Column?, blank: CivilDate) -> CivilDate? {
        if row[column].isEmpty { return blank }
        if let date = CivilDate(row[column]) { return date }
        faults.append(Self.badDate(row, column))
        return nil
    }

    /// A week has few openings; more rows than this for one place are not hours, and each is held against the others.
    static let mostRows = 500

    /// Two rows of one scope must not both say something about the same minute of the same day.
    mutating func checkOverlaps() {
        for (_, group) in Dictionary(grouping: entries.indices, by: { entries[$0].scope }) {
            if group.count > Self.mostRows { faults.append(Self.tooMany(entries[group[Self.mostRows]].row)) }
            if group.count > Self.mostRows { continue }
            for (place, later) in group.enumerated() where faults.count < CSV.mostFaults {
                guard let earlier = group[..<place].first(where: { overlap(entries[$0], entries[later]) }) else {
                    continue
                }
                faults.append(Self.overlapping(entries[later].row, entries[later].column, entries[earlier].row))
            }
        }
        faults.sort { ($0.file, $0.line) < ($1.file, $1.line) }
    }

    private func overlap(_ one: Entry, _ other: Entry) -> Bool {
        one.interval.open < other.interval.close && other.interval.open < one.interval.close
            && !one.interval.weekdays.isDisjoint(with: other.interval.weekdays)
            && one.interval.validity.overlaps(other.interval.validity)
    }

    /// Rows for everybody must always hold, or a branch nobody wrote down would never open.
    mutating func checkEverybody(file: String) {
        guard faults.isEmpty else { return }
        let plain = entries.filter { $0.scope == .everybody && $0.interval.validity == .always }
        if !plain.contains(where: { $0.interval.weekdays.contains(.friday) }) { faults.append(Self.noDefault(file)) }
    }

    var book: HoursBook {
        var (branches, kinds): ([String: [OpeningInterval]], [String: [OpeningInterval]]) = ([:], [:])
        var everybody: [OpeningInterval] = []
        for entry in entries.sorted(by: { $0.interval.open < $1.interval.open }) {
            switch entry.scope {
            case .branch(let name): branches[name, default: []].append(entry.interval)
            case .kind(let name): kinds[name, default: []].append(entry.interval)
            case .everybody: everybody.append(entry.interval)
            }
        }
        return HoursBook(branches: branches, kinds: kinds, everybody: everybody)
    }
}

// The words of every refusal, in order of call.
extension HoursReader {
    static func bothScopes(_ row: CSV.Row, _ column: CSV.Column?) -> DataFault {
        row.fault(
            "hours.two-scopes", column,
            problem: Bilingual(
                vi: "Dòng này ghi cả chi nhánh lẫn loại chi nhánh.", en: "The row names both a branch and a kind."),
            mend: Bilingual(
                vi: "Chỉ ghi một; để trống cả hai nếu áp dụng cho mọi nơi.",
                en: "Name one of them; leave both blank for everybody."))
    }

    static func notASlug(_ row: CSV.Row, _ column: CSV.Column?) -> DataFault {
        row.fault(
            "hours.bad-name", column,
            problem: Bilingual(
                vi: "\"\(excerpt(row[column]))\" không phải là một mã.",
                en: "\"\(excerpt(row[column]))\" is not an id."),
            mend: Bilingual(
                vi: "Mã gồm chữ thường không dấu, chữ số, gạch nối và dấu chấm.",
                en: "Ids are lower-case ASCII letters, digits, hyphens and dots."))
    }

    static func badWeekday(_ row: CSV.Row, _ column: CSV.Column?) -> DataFault {
        row.fault(
            "hours.bad-weekday", column,
            problem: Bilingual(
                vi: "Không biết thứ \"\(excerpt(row[column]))\".",
                en: "The weekday \"\(excerpt(row[column]))\" is not known."),
            mend: Bilingual(
                vi: "Dùng mon, tue, wed, thu, fri, sat, sun hoặc một khoảng như mon-fri.",
                en: "Use mon, tue, wed, thu, fri, sat, sun or a range like mon-fri."))
    }

    static func badClock(_ row: CSV.Row, _ column: CSV.Column?) -> DataFault {
        row.fault(
            "hours.bad-clock", column,
            problem: Bilingual(
                vi: "\"\(excerpt(row[column]))\" không phải là giờ trong ngày.",
                en: "\"\(excerpt(row[column]))\" is not a time of day."),
            mend: Bilingual(vi: "Viết hai chữ số, ví dụ 07:30.", en: "Write two digits each, as 07:30."))
    }

    static func badDate(_ row: CSV.Row, _ column: CSV.Column?) -> DataFault {
        row.fault(
            "hours.bad-date", column,
            problem: Bilingual(
                vi: "\"\(excerpt(row[column]))\" không phải là một ngày có thật.",
                en: "\"\(excerpt(row[column]))\" is not a day that exists."),
            mend: Bilingual(
                vi: "Viết năm-tháng-ngày, hoặc để trống.", en: "Write year-month-day, or leave it blank."))
    }

    static func closesFirst(_ row: CSV.Row, _ column: CSV.Column?) -> DataFault {
        row.fault(
            "hours.closes-first", column,
            problem: Bilingual(vi: "Giờ đóng cửa không sau giờ mở cửa.", en: "It closes before it has opened."),
            mend: Bilingual(vi: "Đổi lại hai giờ.", en: "Swap or mend the two times."))
    }

    static func endsFirst(_ row: CSV.Row, _ column: CSV.Column?) -> DataFault {
        row.fault(
            "hours.ends-first", column,
            problem: Bilingual(
                vi: "Ngày hết hiệu lực không sau ngày bắt đầu.", en: "It ends before it has begun to hold."),
            mend: Bilingual(
                vi: "`to` là ngày đầu tiên không còn áp dụng.", en: "`to` is the first day on which it no longer holds."
            ))
    }

    static func overlapping(_ row: CSV.Row, _ column: CSV.Column?, _ other: CSV.Row) -> DataFault {
        row.fault(
            "hours.overlap", column,
            problem: Bilingual(
                vi: "Khoảng giờ này trùng với \(other.file):\(other.line).",
                en: "These hours overlap those at \(other.file):\(other.line)."),
            mend: Bilingual(
                vi: "Gộp hai khoảng, hoặc kết thúc dòng cũ bằng cột `to`.",
                en: "Join the two, or end the older row in the column `to`."))
    }

    static func tooMany(_ row: CSV.Row) -> DataFault {
        row.fault(
            "hours.too-many", nil,
            problem: Bilingual(
                vi: "Một nơi có hơn \(mostRows) dòng giờ làm việc.",
                en: "There are more than \(mostRows) rows of hours for one place."),
            mend: Bilingual(
                vi: "Gộp các ngày giống nhau (mon-fri) và bỏ các dòng đã hết hiệu lực.",
                en: "Join equal days (mon-fri) and drop the rows that no longer hold."))
    }

    static func noDefault(_ file: String) -> DataFault {
        DataFault(
            "hours.no-default", file: file,
            problem: Bilingual(
                vi: "Không có giờ làm việc chung cho mọi nơi.", en: "There are no hours that hold for everybody."),
            mend: Bilingual(
                vi: "Thêm dòng để trống `branch`, `kind`, `from`, `to` cho mon-fri.",
                en: "Add rows for mon-fri with `branch`, `kind`, `from` and `to` blank."))
    }
}
