public import Base
public import Desk

extension Inspector {
    /// Rows of the journal as they follow one another, each checked against its digest.
    /// - Parameters:
    ///   - stream: nil for all.
    ///   - after: the number of the row before the first one wanted; 0 for the first of all.
    /// - Throws: one sentence for the operator; `store.damaged` names the row that is not as it was written.
    public func rows(of stream: StreamID?, after: Int64, limit: Int) throws(DataFault) -> [JournalRow] {
        do {
            return try found(stream, after, limit)
        } catch {
            throw StoreFault.sentence(for: error, path)
        }
    }

    private func found(_ stream: StreamID?, _ after: Int64, _ limit: Int) throws(LedgerFault) -> [JournalRow] {
        let wanted: SQL =
            if let stream {
                """
                SELECT sequence, stream, version, kind, at, actor, body, digest FROM journal
                WHERE stream = \(stream.text) AND sequence > \(after) ORDER BY version LIMIT \(limit)
                """
            } else {
                """
                SELECT sequence, stream, version, kind, at, actor, body, digest FROM journal
                WHERE sequence > \(after) ORDER BY sequence LIMIT \(limit)
                """
            }
        return try connection.rows(wanted) { row throws(LedgerFault) in try JournalRow(checking: row) }
    }
}
