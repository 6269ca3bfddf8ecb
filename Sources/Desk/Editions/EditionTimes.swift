internal import Base
internal import Competence
internal import WorkingTime

/// The tables of time of an edition: without a calendar and opening hours nothing can be said to be due, so they are
/// part of the proof.
enum EditionTimes {
    /// Reads calendar and hours, and sees that hours are kept for branches that exist.
    static func check(_ files: RegisterFiles, _ register: Register) throws(DataFaults) {
        let calendars = tables("calendar.csv", files)
        if calendars.isEmpty { throw RegisterFolder.missing("calendar.csv") }
        _ = try WorkCalendar.read(calendars)
        let hours = tables("hours.csv", files)
        _ = try HoursBook.read(hours)
        var faults: [DataFault] = []
        for table in hours {
            let csv = try CSV(file: table.file, bytes: table.bytes, columns: ["branch", "kind"], allowOthers: true)
            for row in csv.rows { faults += strangers(row, csv, register) }
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

    private static func tables(_ name: String, _ files: RegisterFiles) -> [TableBytes] {
        files.files.filter { $0.name.hasSuffix("/" + name) }.map { TableBytes(file: $0.name, bytes: $0.bytes) }
    }
}
