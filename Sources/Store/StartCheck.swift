internal import Base
internal import CSQLite
internal import Desk

/// A look at the file before it is served, bounded in time: the journal's end always, the pages after a crash.
/// The whole is `journal verify`'s, which runs beside the service.
struct StartCheck {
    private static let tail = 200

    private let connection: Connection
    private let options: Store.Options

    init(_ connection: Connection, _ options: Store.Options) {
        self.connection = connection
        self.options = options
    }

    func run(wasStoppedCleanly: Bool) throws(LedgerFault) {
        try checkTail()
        if !wasStoppedCleanly { try checkPages() }
    }

    private func checkTail() throws(LedgerFault) {
        let head = try JournalHead.kept(connection)
        let from = max(1, head.sequence - Int64(Self.tail))
        var walk = ChainWalk(from: from)
        try walk.read(connection, from)
        if let flaw = walk.flaw(against: head) { throw .damaged(what: "\(flaw)") }
    }

    /// `PRAGMA quick_check` until the time is up (`sqlite3_progress_handler`).
    private func checkPages() throws(LedgerFault) {
        let deadline = Deadline(monotonicNanoseconds() + UInt64(options.startCheckMilliseconds) * 1_000_000)
        sqlite3_progress_handler(
            connection.handle, 1000, isOver, Unmanaged.passUnretained(deadline).toOpaque())
        defer { sqlite3_progress_handler(connection.handle, 0, nil, nil) }
        do throws(LedgerFault) {
            let found = try connection.text("PRAGMA quick_check(1)")
            guard found == "ok" else { throw LedgerFault.damaged(what: Self.oneLine(found ?? "quick_check")) }
        } catch {
            // Out of time: nothing bad was found so far.
            if case .failed = error, deadline.isOver { return }
            throw error
        }
        withExtendedLifetime(deadline) {}
    }

    /// SQLite's finding without the heading that goes before it: a sentence is one line in everybody's log.
    static func oneLine(_ found: String) -> String {
        found.split(separator: "\n").filter { !$0.hasPrefix("***") }.joined(separator: "; ")
    }
}

private final class Deadline {
    private let end: UInt64
    init(_ end: UInt64) { self.end = end }
    var isOver: Bool { monotonicNanoseconds() > end }
}

// A free function: see OSThread.
private func isOver(_ context: UnsafeMutableRawPointer?) -> Int32 {
    guard let context else { return 0 }
    return Unmanaged<Deadline>.fromOpaque(context).takeUnretainedValue().isOver ? 1 : 0
}
