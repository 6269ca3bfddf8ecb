internal import Desk

extension Book: JournalReader {
    func lastEntry() throws(LedgerFault) -> Int64 {
        try connection.first("SELECT sequence FROM head") { row throws(LedgerFault) in try row.integer(0) } ?? 0
    }

    /// The kind stands before the body in a row, so that bodies of other kinds are passed over unread.
    func entries(of kind: String, after: Int64, through: Int64) throws(LedgerFault) -> [JournalRow] {
        try connection.rows(
            """
            SELECT sequence, stream, version, kind, at, actor, body, digest FROM journal
            WHERE sequence > \(after) AND sequence <= \(through) AND kind = \(kind) ORDER BY sequence
            """
        ) { row throws(LedgerFault) in try JournalRow(checking: row) }
    }
}
