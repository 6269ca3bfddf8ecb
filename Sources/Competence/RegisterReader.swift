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
        checkControls()
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
    mutating func each(
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

    mutating func provenance(_ csv: CSV, _ row: RowReader) -> Provenance {
        row.provenance(csv.column("origin"), csv.column("source"), &faults)
    }

    mutating func add<Row>(
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

/// The rows that said the same thing for other days, to find one that says it twice for a day.
struct Repeats<Key: Hashable> {
    private var seen: [Key: [(validity: Validity, place: String)]] = [:]

    /// The place of an earlier row with the same key for some of the same days.
    mutating func add(_ key: Key, _ validity: Validity, _ place: String) -> String? {
        let older = seen[key, default: []].first { $0.validity.overlaps(validity) }
        seen[key, default: []].append((validity, place))
        return older?.place
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

    mutating func checkNames() {
        for file in files.files {
            let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
            if !Self.tables.contains(name) { faults.add(Self.unknownTable(file.name)) }
        }
    }

    /// The tables of areas looked through their own when they were read.
    mutating func checkControls() {
        let seen = ["areas.csv", "successions.csv", "area-names.csv", "points.csv", "street-rules.csv"]
        for file in files.files where !seen.contains(where: { file.name.hasSuffix($0) }) {
            for fault in CSV.controlFaults(file: file.name, bytes: file.bytes) { faults.add(fault) }
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
