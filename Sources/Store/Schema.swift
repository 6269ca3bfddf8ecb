internal import Base
internal import CSQLite
internal import Desk

/// The tables, and the numbered steps that brought them about. All of SQLite's own DDL is in this file.
enum Schema {
    /// "WPst": tells our files from those of other programs.
    static let applicationID: Int64 = 0x5750_7374

    /// One migration each, never changed once released; `user_version` counts those that ran.
    static let migrations: [[SQL]] = [first, people, editions, secrets, phones]

    static var version: Int64 { Int64(migrations.count) }

    /// Runs what is missing, each migration in a transaction of its own.
    static func bringUp(_ connection: Connection) throws(LedgerFault) {
        let found = try number(connection, "PRAGMA user_version")
        let owner = try number(connection, "PRAGMA application_id")
        if found == 0, owner == 0 { try refuseStrangers(connection) }
        guard owner == applicationID || found == 0 && owner == 0 else { throw OpeningFault.otherProgram }
        guard found <= version else { throw OpeningFault.newer(found) }
        for index in Int(found)..<migrations.count { try run(index, connection) }
    }

    /// A database of somebody else who sets no application id either.
    private static func refuseStrangers(_ connection: Connection) throws(LedgerFault) {
        if try number(connection, "SELECT count(*) FROM sqlite_master") > 0 { throw OpeningFault.otherProgram }
    }

    private static func run(_ index: Int, _ connection: Connection) throws(LedgerFault) {
        try connection.transaction { () throws(LedgerFault) in
            for statement in migrations[index] { try connection.run(statement) }
        }
        connection.forgetStatements()
    }

    static func number(_ connection: Connection, _ sql: SQL) throws(LedgerFault) -> Int64 {
        try connection.first(sql) { row throws(LedgerFault) in try row.integer(0) } ?? 0
    }

    /// Times are milliseconds since 1970 in UTC, days are days since 1970; digests are SHA-256 over the whole row.
    private static let first: [SQL] = [
        // What happened, once and for good. `chain` = SHA-256(chain of the row before ‖ digest).
        """
        CREATE TABLE journal (
            sequence INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL,
            at INTEGER NOT NULL, actor TEXT NOT NULL, body BLOB NOT NULL, digest BLOB NOT NULL, chain BLOB NOT NULL,
            UNIQUE (stream, version)) STRICT
        """,
        """
        CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
        """,
        """
        CREATE TRIGGER journal_is_not_cut BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
        """,
        // Where the journal ends: a cut end is seen, and this pair is what is shipped off the box.
        """
        CREATE TABLE head (
            one INTEGER PRIMARY KEY CHECK (one = 1), sequence INTEGER NOT NULL, chain BLOB NOT NULL) STRICT
        """,
        // `due` is the largest number where nothing is due, so that one order serves all.
        """
        CREATE TABLE dossiers (
            code TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, stage TEXT NOT NULL, is_open INTEGER NOT NULL,
            branch TEXT NOT NULL, agency TEXT NOT NULL, procedure TEXT NOT NULL, received INTEGER NOT NULL,
            due INTEGER NOT NULL, updated INTEGER NOT NULL, applicant TEXT NOT NULL, phone TEXT NOT NULL,
            document BLOB NOT NULL, digest BLOB NOT NULL) STRICT
        """,
        "CREATE INDEX dossiers_agency_due ON dossiers (agency, due, code) WHERE is_open = 1",
        "CREATE INDEX dossiers_branch_due ON dossiers (branch, due, code) WHERE is_open = 1",
        "CREATE INDEX dossiers_due ON dossiers (due, code) WHERE is_open = 1",
        "CREATE INDEX dossiers_agency_received ON dossiers (agency, received, code)",
        "CREATE INDEX dossiers_branch_received ON dossiers (branch, received, code)",
        "CREATE INDEX dossiers_received ON dossiers (received, code)",
        """
        CREATE TABLE serials (
            issuer TEXT NOT NULL, day INTEGER NOT NULL, last INTEGER NOT NULL, digest BLOB NOT NULL,
            PRIMARY KEY (issuer, day)) STRICT, WITHOUT ROWID
        """,
        // Answers given, kept a while for requests that come again.
        """
        CREATE TABLE answers (
            actor TEXT NOT NULL, key TEXT NOT NULL, request BLOB NOT NULL, status INTEGER NOT NULL,
            body BLOB NOT NULL, at INTEGER NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (actor, key)) STRICT
        """,
        "CREATE INDEX answers_at ON answers (at)",
        // `epoch`: how often this ledger was restored. `fence_day`, `fence_base`: see Restore.swift.
        """
        CREATE TABLE meta (
            name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL, digest BLOB NOT NULL) STRICT, WITHOUT ROWID
        """,
        "INSERT INTO head (one, sequence, chain) VALUES (1, 0, zeroblob(32))",
        "PRAGMA application_id = 1464890228",
        "PRAGMA user_version = 1",
    ]

    /// Whoever lodged before is found again by telephone.
    private static let phones: [SQL] = [
        "CREATE INDEX dossiers_phone ON dossiers (phone, received) WHERE phone <> ''",
        "PRAGMA user_version = 5",
    ]
}
