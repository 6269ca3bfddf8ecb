internal import Base
internal import CSQLite
internal import Desk

/// One connection to one database (`sqlite3_open_v2`), used by one thread at a time, with its prepared statements.
/// Every result code goes through ``fault(_:_:)``.
final class Connection {
    enum Mode {
        case readWrite, create, readOnly

        var flags: Int32 {
            // NOMUTEX: a connection belongs to one thread, so SQLite need not lock it as well.
            switch self {
            case .readWrite: SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
            case .readOnly: SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
            }
        }
    }

    let handle: OpaquePointer
    private var prepared: [UInt: [Prepared]] = [:]

    private struct Prepared {
        let sql: SQL
        let statement: Statement
    }

    /// Of the whole library, once. Refused when somebody in the process was quicker, which does no harm.
    private static let configuration: Void = { _ = waypost_sqlite_no_memory_count() }()

    init(_ path: String, _ mode: Mode) throws(LedgerFault) {
        Self.configuration
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, mode.flags, nil)
        guard let opened else { throw .failed(operation: "sqlite3_open_v2", reason: "no memory") }
        handle = opened
        guard code == SQLITE_OK else {
            let fault = Self.fault(sqlite3_extended_errcode(opened), "open")
            sqlite3_close_v2(opened)
            prepared = [:]
            throw fault
        }
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, 5_000)
    }

    deinit {
        prepared = [:]
        sqlite3_close_v2(handle)
    }

    /// Runs a statement that gives no rows.
    func run(_ sql: SQL) throws(LedgerFault) {
        let statement = try statement(sql)
        defer { statement.reset() }
        while try statement.step() {}
    }

    /// How many rows the last statement changed (`sqlite3_changes64`).
    var changes: Int { Int(sqlite3_changes64(handle)) }

    /// Reads each row; `body` must not keep it.
    func rows<Value>(_ sql: SQL, _ body: (Row) throws(LedgerFault) -> Value) throws(LedgerFault) -> [Value] {
        let statement = try statement(sql)
        defer { statement.reset() }
        var values: [Value] = []
        while try statement.step() { values.append(try body(statement.row)) }
        return values
    }

    /// Reads the first row, or nil.
    func first<Value>(_ sql: SQL, _ body: (Row) throws(LedgerFault) -> Value) throws(LedgerFault) -> Value? {
        let statement = try statement(sql)
        defer { statement.reset() }
        return try statement.step() ? try body(statement.row) : nil
    }

    /// Reads rows one by one without keeping them, until `body` says false.
    func each(_ sql: SQL, _ body: (Row) throws(LedgerFault) -> Bool) throws(LedgerFault) {
        let statement = try statement(sql)
        defer { statement.reset() }
        while try statement.step() { if !(try body(statement.row)) { return } }
    }

    private func statement(_ sql: SQL) throws(LedgerFault) -> Statement {
        let hint = sql.hint
        if let known = prepared[hint]?.first(where: { $0.sql.hasSameCode(as: sql) })?.statement {
            try known.bind(sql.values)
            return known
        }
        let statement = try Statement(self, sql.text)
        prepared[hint, default: []].append(Prepared(sql: sql.code, statement: statement))
        try statement.bind(sql.values)
        return statement
    }

    /// Forgets prepared statements, so that the file can be closed or its schema changed.
    func forgetStatements() { prepared = [:] }

    /// False inside a transaction (`sqlite3_get_autocommit`): a serious error may have ended it.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// The body in one transaction, which is rolled back when it throws. The lock for writing is taken at once.
    func transaction<Value>(_ body: () throws(LedgerFault) -> Value) throws(LedgerFault) -> Value {
        try run("BEGIN IMMEDIATE")
        return try finish(body)
    }

    /// The body sees one moment of the database.
    func snapshot<Value>(_ body: () throws(LedgerFault) -> Value) throws(LedgerFault) -> Value {
        if isInTransaction { return try body() }
        try run("BEGIN")
        return try finish(body)
    }

    private func finish<Value>(_ body: () throws(LedgerFault) -> Value) throws(LedgerFault) -> Value {
        do {
            let value = try body()
            try run("COMMIT")
            return value
        } catch {
            rollBack()
            throw error
        }
    }

    /// Nothing to report: where even this fails, closing the connection rolls back.
    func rollBack() { if isInTransaction { try? run("ROLLBACK") } }

    /// Closing will not touch the log: after a sync that failed it is the next start that reads what the disk holds.
    func leaveLog() { _ = waypost_sqlite_leave_log(handle) }

    func check(_ code: Int32, _ operation: String) throws(LedgerFault) {
        guard code != SQLITE_OK, code != SQLITE_ROW, code != SQLITE_DONE else { return }
        throw fault(code, operation)
    }

    func fault(_ code: Int32, _ operation: String) -> LedgerFault {
        let words = sqlite3_errmsg(handle).map { String(cString: $0) } ?? ""
        return Self.fault(code, operation, words)
    }

    /// The one gate from result codes to faults. SQLite's words name tables and columns, never bound values.
    static func fault(_ code: Int32, _ operation: String, _ words: String = "") -> LedgerFault {
        let reason = "\(words.isEmpty ? String(cString: sqlite3_errstr(code)) : words) (\(code))"
        switch code & 0xff {
        case SQLITE_FULL: return .full
        // Growing the shared index beside the log fails so when the disk is full; no data was at stake.
        case SQLITE_IOERR where [4874, 5386].contains(code): return .full
        case SQLITE_IOERR: return .stopped(after: "\(operation): \(reason)")
        case SQLITE_CORRUPT, SQLITE_NOTADB: return .damaged(what: "\(operation): \(reason)")
        case SQLITE_BUSY, SQLITE_LOCKED: return .busy(retryAfterSeconds: 1)
        default: return .failed(operation: operation, reason: reason)
        }
    }
}
