internal import Desk

/// A write that waits for its commit, whatever it answers with.
protocol Pending: AnyObject, Sendable {
    /// Runs the work; may be called again when the batch was spoiled.
    func attempt(_ book: WritingBook) throws
    func fail(_ error: any Error)
    /// Tells the outcome, once.
    func answer()
}

// safe: handed from the queueing thread to the writer's through a lock; only one of them has it at a time
final class Unit<Value: Sendable>: Pending, @unchecked Sendable {
    private let work: @Sendable (any LedgerWriter) throws -> Value
    private let reply: @Sendable (Result<Value, any Error>) -> Void
    private var outcome: Result<Value, any Error>?

    init(
        _ work: @escaping @Sendable (any LedgerWriter) throws -> Value,
        _ reply: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        self.work = work
        self.reply = reply
    }

    func attempt(_ book: WritingBook) throws { outcome = .success(try work(book)) }

    func fail(_ error: any Error) { outcome = .failure(error) }

    func answer() {
        reply(outcome ?? .failure(LedgerFault.failed(operation: "write", reason: "it was never run")))
    }
}
