public import Areas
public import Base
public import WorkingTime

/// An edition with what its due dates are reckoned by.
public struct WholeEdition: Sendable {
    public let edition: Edition
    public let calendar: WorkCalendar
    public let hours: HoursBook

    /// - Parameter areas: makes those of the files, or hands over what was made of the same tables before.
    /// - Throws: the faults of every table together, so that a steward mends them in one go.
    public init(
        _ files: RegisterFiles, areas: () throws(DataFaults) -> AreaRegister
    ) throws(DataFaults) {
        var faults: [DataFault] = []
        func gathered<Value>(_ read: () throws(DataFaults) -> Value) -> Value? {
            do { return try read() } catch { faults += error.faults }
            return nil
        }
        let edition = gathered { () throws(DataFaults) in try Edition(files: files, areas: areas()) }
        let calendar = gathered { () throws(DataFaults) in try files.calendar() }
        let hours = gathered { () throws(DataFaults) in try files.hours() }
        guard let edition, let calendar, let hours else { throw DataFaults(faults) }
        (self.edition, self.calendar, self.hours) = (edition, calendar, hours)
    }
}

// The tables of time of a register: without a calendar and opening hours nothing can be said to be due.
extension RegisterFiles {
    public func calendar() throws(DataFaults) -> WorkCalendar {
        let tables = timeTables("calendar.csv")
        if tables.isEmpty { throw RegisterFolder.missing("calendar.csv") }
        return try WorkCalendar.read(tables)
    }

    public func hours() throws(DataFaults) -> HoursBook { try HoursBook.read(timeTables("hours.csv")) }

    /// Part of every proof: hours are kept for branches that exist.
    /// - Throws: a fault for each branch and each kind of branch that the register does not have.
    public func checkHours(_ register: Register) throws(DataFaults) {
        var faults: [DataFault] = []
        for table in tables("hours.csv") {
            let csv = try CSV(file: table.name, bytes: table.bytes, columns: ["branch", "kind"], allowOthers: true)
            for row in csv.rows { faults += Self.strangers(row, csv, register) }
        }
        if !faults.isEmpty { throw DataFaults(faults) }
    }

    private static func strangers(_ row: CSV.Row, _ csv: CSV, _ register: Register) -> [DataFault] {
        let (branch, kind) = (row[csv.column("branch")], row[csv.column("kind")])
        var faults: [DataFault] = []
        if !branch.isEmpty, register.branches.number(branch) == nil {
            faults.append(stranger(row, csv.column("branch"), branch))
        }
        if !kind.isEmpty, !register.branches.rows.contains(where: { $0.kind == kind }) {
            faults.append(stranger(row, csv.column("kind"), kind))
        }
        return faults
    }

    private static func stranger(_ row: CSV.Row, _ column: CSV.Column?, _ name: String) -> DataFault {
        row.fault(
            "reference.unknown", column,
            problem: Bilingual(
                vi: "Không có \"\(excerpt(name))\" trong branches.csv.",
                en: "There is no \"\(excerpt(name))\" in branches.csv."),
            mend: Bilingual(
                vi: "Thêm vào branches.csv, hoặc sửa lại.", en: "Add it to branches.csv, or correct it."))
    }

    private func timeTables(_ name: String) -> [TableBytes] {
        tables(name).map { TableBytes(file: $0.name, bytes: $0.bytes) }
    }
}

extension HoursBook {
    /// When a branch is open; nil: where no branch in particular is meant.
    public func hours(of branch: Branch?) -> OpeningHours { hours(branch: branch?.id ?? "", kind: branch?.kind ?? "") }
}
