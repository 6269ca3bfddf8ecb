internal import Base
internal import CSQLite
internal import Desk

/// How connections are opened, and what is asserted of each.
enum Opening {
    /// A connection that may write.
    static func connect(_ folder: DataFolder, _ options: Store.Options) throws(LedgerFault) -> Connection {
        let connection = try Connection(folder.database, options.create ? .create : .readWrite)
        try expect("wal", try connection.text("PRAGMA journal_mode = WAL"), "journal_mode")
        try connection.run(options.isDurable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL")
        try expect(options.isDurable ? 2 : 1, try Schema.number(connection, "PRAGMA synchronous"), "synchronous")
        try common(connection)
        // The checkpointer does it.
        _ = try Schema.number(connection, "PRAGMA wal_autocheckpoint = 0")
        _ = try Schema.number(connection, "PRAGMA journal_size_limit = 67108864")
        try connection.run("PRAGMA cache_size = -32768")
        return connection
    }

    static func reader(_ folder: DataFolder) throws(LedgerFault) -> Connection { try reader(folder.database) }

    /// The same for a look from outside, at a file that may be anybody's.
    static func inspector(_ path: String) throws(LedgerFault) -> Connection {
        let connection = try reader(path)
        guard try Schema.number(connection, "PRAGMA application_id") == Schema.applicationID else {
            throw OpeningFault.otherProgram
        }
        let version = try Schema.number(connection, "PRAGMA user_version")
        guard version <= Schema.version else { throw OpeningFault.newer(version) }
        return connection
    }

    private static func reader(_ path: String) throws(LedgerFault) -> Connection {
        let connection = try Connection(path, .readOnly)
        try common(connection)
        try connection.run("PRAGMA query_only = ON")
        try connection.run("PRAGMA cache_size = -8192")
        return connection
    }

    private static func common(_ connection: Connection) throws(LedgerFault) {
        try connection.run("PRAGMA foreign_keys = ON")
        try expect(1, try Schema.number(connection, "PRAGMA foreign_keys"), "foreign_keys")
        try connection.run("PRAGMA trusted_schema = OFF")
        // Cells that reach out of their page are damage, not data.
        try connection.run("PRAGMA cell_size_check = ON")
        try connection.run("PRAGMA temp_store = MEMORY")
    }

    private static func expect<Value: Equatable>(
        _ wanted: Value, _ found: Value?, _ setting: String
    ) throws(LedgerFault) {
        guard found == wanted else {
            throw .failed(operation: "open", reason: "SQLite did not take the setting \(setting)")
        }
    }
}

extension Connection {
    func text(_ sql: SQL) throws(LedgerFault) -> String? {
        try first(sql) { row throws(LedgerFault) in try row.text(0) }
    }
}

/// Findings of the start that have sentences of their own.
enum OpeningFault {
    static let otherProgram = LedgerFault.failed(operation: "store.other-program", reason: "")
    static func newer(_ version: Int64) -> LedgerFault {
        .failed(operation: "store.newer", reason: "\(version)")
    }
}
