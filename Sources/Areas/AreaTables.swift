public import Base

/// The bytes of the tables the register is read from, with the names used in messages.
public struct AreaTables: Sendable {
    public struct Table: Sendable {
        public var file: String
        public var bytes: [UInt8]

        public init(file: String, bytes: [UInt8]) {
            self.file = file
            self.bytes = bytes
        }
    }

    public var areas: Table
    public var successions: Table
    public var names: Table?
    public var points: Table?
    /// Several: the national table and those a city keeps of its own.
    public var streetRules: [Table]

    public init(
        areas: Table, successions: Table, names: Table? = nil, points: Table? = nil, streetRules: [Table] = []
    ) {
        self.areas = areas
        self.successions = successions
        self.names = names
        self.points = points
        self.streetRules = streetRules
    }

    /// Those that are there.
    var all: [Table] { [areas, successions] + [names, points].compactMap(\.self) + streetRules }

    /// Reads `areas.csv` and `successions.csv`, and those of `area-names.csv`, `points.csv` and `street-rules.csv` that
    /// are there.
    public init(folder: String) throws(DataFaults) {
        areas = try Self.table(folder, "areas.csv")
        successions = try Self.table(folder, "successions.csv")
        names = try Self.optionalTable(folder, "area-names.csv")
        points = try Self.optionalTable(folder, "points.csv")
        streetRules = try Self.optionalTable(folder, "street-rules.csv").map { [$0] } ?? []
    }

    private static func table(_ folder: String, _ name: String) throws(DataFaults) -> Table {
        let path = folder + "/" + name
        do {
            return Table(file: path, bytes: try FileBytes.read(path))
        } catch {
            throw DataFaults([error])
        }
    }

    private static func optionalTable(_ folder: String, _ name: String) throws(DataFaults) -> Table? {
        FileBytes.exists(folder + "/" + name) ? try table(folder, name) : nil
    }
}

extension AreaRegister {
    /// Reads the register from a folder such as `Routing/vn`; whole or not at all.
    public static func load(folder: String) throws(DataFaults) -> AreaRegister {
        try AreaRegister(AreaTables(folder: folder))
    }

    public convenience init(_ tables: AreaTables) throws(DataFaults) {
        self.init(try AreaDraft(tables))
    }
}
