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

    private static func missing(_ table: String) -> DataFaults {
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
            let name = row[csv.column("value")]
            found.append(folder + "/" + name)
        }
        return found + [folder]
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
