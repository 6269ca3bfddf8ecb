internal import Base
internal import Competence
internal import Desk

/// Holds every edition to its digest, its bytes and the journal.
enum EditionsCheck {
    /// One sentence for each thing that is not as it was written.
    static func damage(_ connection: Connection) throws(LedgerFault) -> [String] {
        guard try Schema.number(connection, "PRAGMA user_version") >= 3 else { return [] }
        let book = Book(connection)
        var found = try contents(connection)
        let rows: [EditionRow]
        do { rows = try book.editions() } catch { return found + ["\(error)"] }
        for row in rows {
            let named = row.files.map { (name: $0.name, size: $0.size, content: $0.content) }
            if Edition.hash(of: named) != row.hash { found.append("editions \(row.hash.short): other files") }
            for hash in try book.missingContents(of: row.files.map(\.content)) {
                found.append("contents \(hash.short): missing")
            }
            let version = try book.version(of: .edition(row.hash))
            if version != row.version {
                found.append("edition:\(row.hash.short): its row is not of version \(version)")
            }
        }
        return found + (try strays(connection, known: rows.count))
    }

    private static func contents(_ connection: Connection) throws(LedgerFault) -> [String] {
        var found: [String] = []
        try connection.each("SELECT hash, bytes FROM contents") { row throws(LedgerFault) in
            let (hash, bytes) = (try row.bytes(0), try row.bytes(1))
            if Digest(of: bytes).bytes != hash { found.append("contents: bytes were altered") }
            return found.count < 100
        }
        return found
    }

    /// Editions of the journal that the table does not know.
    private static func strays(_ connection: Connection, known: Int) throws(LedgerFault) -> [String] {
        let streams = try Schema.number(
            connection, "SELECT count(DISTINCT stream) FROM journal WHERE stream >= 'edition:' AND stream < 'edition;'")
        return streams == Int64(known) ? [] : ["editions: \(streams) in the journal, \(known) here"]
    }
}
