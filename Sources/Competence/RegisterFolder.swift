public import Areas
public import Base

/// Reads a register from a folder: its own tables and those it includes, in the order the manifest names them.
public enum RegisterFolder {
    /// All tables of a register as bytes, named `folder/table.csv`; included folders first.
    public static func files(_ folder: String) throws(DataFaults) -> RegisterFiles {
        var files = RegisterFiles()
        for path in try folders(folder) { try add(path, to: &files) }
        return files
    }

    /// The whole edition in a folder.
    public static func load(_ folder: String) throws(DataFaults) -> Edition {
        let files = try files(folder)
        return try Edition(files: files, areas: areas(files))
    }

    /// The area register within a register's files.
    public static func areas(_ files: RegisterFiles) throws(DataFaults) -> AreaRegister {
        func tables(_ name: String) -> [AreaTables.Table] {
            files.tables(name).map { AreaTables.Table(file: $0.name, bytes: $0.bytes) }
        }
        func first(_ name: String) throws(DataFaults) -> AreaTables.Table {
            guard let table = tables(name).first else { throw missing(name) }
            return table
        }
        return try AreaRegister(
            AreaTables(
                areas: first("areas.csv"), successions: first("successions.csv"),
                names: tables("area-names.csv").first, points: tables("points.csv").first,
                streetRules: tables("street-rules.csv")))
    }

    static func missing(_ table: String) -> DataFaults {
        DataFaults([
            DataFault(
                "register.table-missing", file: table,
                problem: Bilingual(vi: "Bộ quy tắc thiếu bảng này.", en: "The register lacks this table."),
                mend: Bilingual(
                    vi: "Thêm bảng, hoặc dòng includes trong register.csv trỏ tới thư mục có bảng đó.",
                    en: "Add it, or let an includes row of register.csv name the folder that has it."))
        ])
    }

    /// The included folders, then the folder itself. One level: what is included includes nothing.
    private static func folders(_ folder: String) throws(DataFaults) -> [String] {
        let manifest = folder + "/register.csv"
        let bytes = try read(manifest)
        let csv = try CSV(file: manifest, bytes: bytes, columns: ["key", "value"])
        var found: [String] = []
        for row in csv.rows where row[csv.column("key")] == "includes" {
            let path = folder + "/" + row[csv.column("value")]
            if found.contains(path) { throw DataFaults([twice(row, csv)]) }
            if try includesOthers(path) { throw DataFaults([nested(row, csv)]) }
            found.append(path)
        }
        return found + [folder]
    }

    private static func includesOthers(_ folder: String) throws(DataFaults) -> Bool {
        let manifest = folder + "/register.csv"
        guard FileBytes.exists(manifest) else { return false }
        let csv = try CSV(file: manifest, bytes: read(manifest), columns: ["key", "value"])
        return csv.rows.contains { $0[csv.column("key")] == "includes" }
    }

    private static func twice(_ row: CSV.Row, _ csv: CSV) -> DataFault {
        row.fault(
            "register.included-twice", csv.column("value"),
            problem: Bilingual(vi: "Thư mục này đã được nêu ở trên.", en: "This folder is included above already."),
            mend: Bilingual(vi: "Bỏ một trong hai dòng.", en: "Remove one of the two rows."))
    }

    private static func nested(_ row: CSV.Row, _ csv: CSV) -> DataFault {
        row.fault(
            "register.included-includes", csv.column("value"),
            problem: Bilingual(
                vi: "register.csv của thư mục này lại có dòng includes.",
                en: "The register.csv of that folder has includes of its own."),
            mend: Bilingual(
                vi: "Nêu ở đây mọi thư mục cần có, và bỏ dòng includes ở thư mục kia.",
                en: "Name every folder needed here, and remove the includes from that folder."))
    }

    private static func add(_ folder: String, to files: inout RegisterFiles) throws(DataFaults) {
        let names: [String]
        do { names = try FileBytes.names(in: folder, suffix: ".csv") } catch { throw DataFaults([error]) }
        let label = folder.split(separator: "/").last.map(String.init) ?? folder
        for name in names { files.add(label + "/" + name, try read(folder + "/" + name)) }
    }

    private static func read(_ path: String) throws(DataFaults) -> [UInt8] {
        do { return try FileBytes.read(path) } catch { throw DataFaults([error]) }
    }
}
