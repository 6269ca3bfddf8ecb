internal import Base
internal import Desk

// The access log by time. It has no index of its own for that: numbers grow with time, so a moment is found by halving.
extension Book {
    func accesses(before number: Int64?, limit: Int) throws(LedgerFault) -> [AccessRow] {
        try connection.rows(
            """
            SELECT number, at, actor, subject, what, digest FROM accesses
            WHERE number < \(number ?? .max) ORDER BY number DESC LIMIT \(limit)
            """
        ) { row throws(LedgerFault) in try AccessRow(checking: row) }
    }

    func firstAccess(since moment: Instant) throws(LedgerFault) -> Int64 {
        let last = try connection.first("SELECT max(number) FROM accesses") { row throws(LedgerFault) in
            row.isNull(0) ? 0 : try row.integer(0)
        }
        var (low, high) = (Int64(1), (last ?? 0) + 1)
        while low < high {
            let middle = low + (high - low) / 2
            let found = try connection.first(
                "SELECT number, at FROM accesses WHERE number >= \(middle) ORDER BY number LIMIT 1"
            ) { row throws(LedgerFault) in (number: try row.integer(0), at: try row.integer(1)) }
            if let found, found.at < moment.milliseconds { low = found.number + 1 } else { high = middle }
        }
        return low
    }
}
