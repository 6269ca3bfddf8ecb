internal import Base
internal import CSQLite
internal import Desk

/// Moves pages from the write-ahead log into the database, on a thread and a connection of its own, so that the
/// writer does not stand still meanwhile.
// safe: the connection is the thread's alone, and `stop`'s after the thread has ended
final class Checkpointer: @unchecked Sendable {
    private struct State {
        var pages = 0
        var isStopping = false
        var isHalted = false
        /// The log is being begun anew: no transaction starts.
        var holdsWriter = false
        var fault: @Sendable (String) -> Void = { _ in }
    }

    private let connection: Connection
    private let threshold: Int
    private let state = Locked(State())
    private var thread: OSThread?

    init(_ connection: Connection, _ options: Store.Options) throws(LedgerFault) {
        self.connection = connection
        threshold = options.checkpointPages
        thread = OSThread(Store.besideThread) { [self] in loop() }
        guard thread != nil else { throw .failed(operation: "pthread_create", reason: "no thread for checkpoints") }
    }

    /// Before anything is told of what the last run left in its log: a commit that run did not live to answer, or whose
    /// sync failed, may be known to the page cache alone. The log is synced and moved, so that a new one begins. (A sync
    /// that failed has marked the cache's pages clean; only writing them elsewhere brings them to the disk.)
    static func settle(_ connection: Connection) throws(LedgerFault) {
        let code = sqlite3_wal_checkpoint_v2(connection.handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        guard code != SQLITE_OK, code != SQLITE_BUSY else { return }
        let fault = connection.fault(sqlite3_extended_errcode(connection.handle), "checkpoint")
        // A full disk is found after the log was synced; reading can go on.
        if case .full = fault { return }
        throw fault
    }

    /// Counts the log's pages after each commit of that connection (`sqlite3_wal_hook`).
    func watch(_ writer: Connection) {
        sqlite3_wal_hook(writer.handle, walGrew, Unmanaged.passUnretained(self).toOpaque())
    }

    func onFault(_ body: @escaping @Sendable (String) -> Void) { state.with { $0.fault = body } }

    fileprivate func grew(_ pages: Int) {
        guard pages >= threshold else { return }
        state.with { $0.pages = pages }
        state.wake()
    }

    /// After a sync that failed nothing more is moved.
    func halt() { state.with { $0.isHalted = true } }

    /// Empties the log, unless halted, and ends.
    func stop() {
        state.with { $0.isStopping = true }
        state.wakeAll()
        thread?.join()
        move(SQLITE_CHECKPOINT_TRUNCATE)
        if state.with({ $0.isHalted }) { connection.leaveLog() }
    }

    /// On the writer's thread, before each transaction.
    func waitForTurn() { state.wait(until: { !$0.holdsWriter }) { _ in } }

    /// So many thresholds the log may reach: 64 MiB, read through in a quarter of a second by a start after a crash.
    private static let most = 16

    private func loop() {
        var limit = Self.most * threshold
        while let pages = take() {
            let left = move(SQLITE_CHECKPOINT_PASSIVE)
            guard pages >= limit else { continue }
            // Where somebody reads for long, a backup say, it is tried again only when the log has doubled.
            limit = beginAnew(left ?? 0) ? Self.most * threshold : 2 * max(limit, pages)
        }
    }

    /// Under a stream of writes the log's end is never reached, and the writer's lock is free for moments that polling
    /// misses: it is held back for the few pages that are left.
    private func beginAnew(_ left: Int) -> Bool {
        var left = left
        for _ in 0..<3 where left > threshold { left = move(SQLITE_CHECKPOINT_PASSIVE) ?? 0 }
        state.with { $0.holdsWriter = true }
        sqlite3_busy_timeout(connection.handle, 100)
        let outcome = move(SQLITE_CHECKPOINT_RESTART)
        sqlite3_busy_timeout(connection.handle, 5_000)
        state.with { $0.holdsWriter = false }
        state.wakeAll()
        return outcome != nil
    }

    private func take() -> Int? {
        state.wait(until: { $0.pages > 0 || $0.isStopping }) { state in
            defer { state.pages = 0 }
            return state.isStopping ? nil : state.pages
        }
    }

    /// A disk that is full or a reader that holds the log is met again at the next commit; a sync error stops writing.
    /// - Returns: pages of the log that are left to move; nil when it could not be done.
    @discardableResult
    private func move(_ mode: Int32) -> Int? {
        if state.with({ $0.isHalted }) { return nil }
        var (log, moved): (Int32, Int32) = (0, 0)
        let code = sqlite3_wal_checkpoint_v2(connection.handle, nil, mode, &log, &moved)
        guard code != SQLITE_OK else { return Int(log - moved) }
        if case .stopped(let reason) = connection.fault(sqlite3_extended_errcode(connection.handle), "checkpoint") {
            let fault = state.with { $0.fault }
            fault(reason)
        }
        return nil
    }
}

// A free function: a C callback written inside another body traps at run time on a foreign thread.
private func walGrew(
    _ context: UnsafeMutableRawPointer?, _: OpaquePointer?, _: UnsafePointer<CChar>?, _ pages: Int32
) -> Int32 {
    if let context { Unmanaged<Checkpointer>.fromOpaque(context).takeUnretainedValue().grew(Int(pages)) }
    return SQLITE_OK
}
