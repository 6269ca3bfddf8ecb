public import Base
public import Desk

extension Store {
    /// Forgets answers kept before that moment, some at a time so that nobody waits for it; tells how many.
    public func sweepAnswers(before: Instant, _ answer: @escaping @Sendable (Result<Int, any Error>) -> Void) {
        sweep(before, 0, answer)
    }

    private func sweep(
        _ before: Instant, _ sum: Int, _ answer: @escaping @Sendable (Result<Int, any Error>) -> Void
    ) {
        write({ try ($0 as? WritingBook)?.sweepAnswers(before) ?? 0 }) { [weak self] outcome in
            guard case .success(let count) = outcome, count > 0 else {
                return answer(outcome.map { $0 + sum })
            }
            guard let self else { return answer(.success(sum + count)) }
            sweep(before, sum + count, answer)
        }
    }

    /// How often this ledger was restored; what went out under an earlier epoch is not sent again.
    public func epoch() throws(LedgerFault) -> Int {
        Int(try Meta(try Opening.reader(folder)).value("epoch") ?? 0)
    }
}

extension WritingBook {
    fileprivate func sweepAnswers(_ before: Instant) throws(LedgerFault) -> Int {
        try connection.run(
            """
            DELETE FROM answers WHERE (actor, key) IN
            (SELECT actor, key FROM answers WHERE at < \(before) ORDER BY at LIMIT 500)
            """)
        return connection.changes
    }
}
