internal import CSQLite
internal import Desk

/// A prepared statement (`sqlite3_prepare_v3`), finalized when nobody holds it.
final class Statement {
    private let handle: OpaquePointer
    /// The connection keeps its statements, not the other way round.
    private let database: OpaquePointer
    private let head: String

    init(_ connection: Connection, _ text: String) throws(LedgerFault) {
        var prepared: OpaquePointer?
        var text = text
        head = String(text.prefix(40))
        let code = text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) {
                sqlite3_prepare_v3(
                    connection.handle, $0.baseAddress, Int32($0.count), UInt32(SQLITE_PREPARE_PERSISTENT), &prepared,
                    nil)
            }
        }
        try connection.check(code, head)
        guard let prepared else { throw .failed(operation: head, reason: "an empty statement") }
        handle = prepared
        database = connection.handle
    }

    deinit { sqlite3_finalize(handle) }

    func bind(_ values: [SQL.Value]) throws(LedgerFault) {
        for (index, value) in values.enumerated() {
            let code = bind(value, at: Int32(index + 1))
            guard code == SQLITE_OK else { throw Connection.fault(code, head) }
        }
    }

    private func bind(_ value: SQL.Value, at place: Int32) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(handle, place)
        case .integer(let number): return sqlite3_bind_int64(handle, place, number)
        case .text(var text):
            return text.withUTF8 { utf8 in
                utf8.withMemoryRebound(to: CChar.self) {
                    // An empty string may have no address, which SQLite would take for NULL.
                    sqlite3_bind_text64(
                        handle, place, $0.baseAddress ?? Self.nothing, UInt64($0.count),
                        waypost_sqlite_transient(), UInt8(SQLITE_UTF8))
                }
            }
        case .bytes(let bytes):
            if bytes.isEmpty { return sqlite3_bind_zeroblob(handle, place, 0) }
            return bytes.withUnsafeBytes {
                sqlite3_bind_blob64(handle, place, $0.baseAddress, UInt64($0.count), waypost_sqlite_transient())
            }
        }
    }

    private static var nothing: UnsafePointer<CChar> {
        let nothing: StaticString = ""
        return UnsafeRawPointer(nothing.utf8Start).assumingMemoryBound(to: CChar.self)
    }

    /// True when there is a row.
    func step() throws(LedgerFault) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            let words = sqlite3_errmsg(database).map { String(cString: $0) } ?? ""
            throw Connection.fault(code, head, words)
        }
    }

    /// Its result repeats what `step` said, so it is not looked at.
    func reset() { sqlite3_reset(handle) }

    var row: Row { Row(statement: handle) }
}

/// The row a statement stands on. What has another type than asked for was not written by us: damaged.
struct Row {
    fileprivate let statement: OpaquePointer

    func integer(_ column: Int32) throws(LedgerFault) -> Int64 {
        guard sqlite3_column_type(statement, column) == SQLITE_INTEGER else { throw damaged(column) }
        return sqlite3_column_int64(statement, column)
    }

    func int(_ column: Int32) throws(LedgerFault) -> Int { Int(try integer(column)) }

    func text(_ column: Int32) throws(LedgerFault) -> String {
        guard sqlite3_column_type(statement, column) == SQLITE_TEXT else { throw damaged(column) }
        guard let start = sqlite3_column_text(statement, column) else { throw damaged(column) }
        let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
        do { return String(copying: try UTF8Span(validating: bytes.span)) } catch { throw damaged(column) }
    }

    func bytes(_ column: Int32) throws(LedgerFault) -> [UInt8] {
        guard sqlite3_column_type(statement, column) == SQLITE_BLOB else { throw damaged(column) }
        guard let start = sqlite3_column_blob(statement, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    private func damaged(_ column: Int32) -> LedgerFault {
        let name = sqlite3_column_name(statement, column).map { String(cString: $0) } ?? ""
        return .damaged(what: "column \(name): its type is not the one written")
    }
}
