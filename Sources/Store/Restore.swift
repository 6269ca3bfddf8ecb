public import Base
internal import Desk
internal import Glibc

/// Brings a backup back, so that no code is given twice.
///
/// What was lodged between the backup and the loss is gone from the files, and its codes are on receipts in people's
/// hands. Nobody knows how many there were; but all of them were numbered for days up to the day of the restore. So
/// the restore raises a fence: for its own day numbers start above `fence_base`, for days before it none are given
/// any more, and days after it start from 1 as ever. The base is the second of the day of the restore, plus one, times
/// ``Serials/width``, which is also the most numbers an issuer gets for one day between two restores: so restores in
/// different seconds of one day own disjoint numbers, whichever backup they began with, even the same one twice. The
/// price is longer numbers on the day of the disaster.
///
/// `epoch` counts restores: what was handed over to gateways under an earlier epoch is not handed over again.
public enum Restore {
    public struct Report: Hashable, Sendable {
        /// Of the backup: what came after it is lost.
        public let head: JournalHead
        public let dossiers: Int
        /// The time of the last event kept; nil in an empty ledger.
        public let lastEvent: Instant?
        public let epoch: Int
        public let firstSerialToday: Int
    }

    /// Restores into a folder that has no database yet.
    /// - Parameter now: of a second in which no other restore of this ledger was made.
    public static func run(_ backup: String, into path: String, now: Instant) throws(DataFault) -> Report {
        let kept = try Backup.verified(backup)
        let folder = try DataFolder.forRestore(path)
        defer { folder.close(clean: false) }
        let partial = folder.database + ".partial"
        for suffix in ["", "-journal", "-wal", "-shm"] { unlink(partial + suffix) }
        try Copying.file(backup, to: partial)
        let report = try fence(partial, kept, now)
        try Copying.settle(partial, as: folder.database)
        return report
    }

    private static func fence(_ path: String, _ kept: BackupReport, _ now: Instant) throws(DataFault) -> Report {
        do {
            let connection = try Connection(path, .readWrite)
            try connection.run("PRAGMA synchronous = FULL")
            try Schema.bringUp(connection)
            return try connection.transaction { () throws(LedgerFault) in try raise(connection, kept, now) }
        } catch {
            throw StoreFault.sentence(for: error, path)
        }
    }

    private static func raise(
        _ connection: Connection, _ kept: BackupReport, _ now: Instant
    ) throws(LedgerFault) -> Report {
        let meta = Meta(connection)
        let epoch = (try meta.value("epoch") ?? 0) + 1
        let lastEvent = try lastEvent(connection)
        let day = try fenceDay(connection, now, lastEvent)
        let base = try fenceBase(connection, day, now)
        try meta.set("epoch", epoch)
        try meta.set("fence_day", Int64(day))
        try meta.set("fence_base", Int64(base))
        let book = WritingBook(connection, head: kept.head)
        let body = JournalEntry(
            kind: "ledger.restored", at: now, actor: "system", body: body(epoch, kept.head, base))
        _ = try book.append([body], to: StreamID("ledger"), expecting: try book.version(of: StreamID("ledger")))
        try book.head.keep(connection)
        return Report(
            head: kept.head, dossiers: kept.dossiers, lastEvent: lastEvent, epoch: Int(epoch),
            firstSerialToday: base + 1)
    }

    private static func body(_ epoch: Int64, _ head: JournalHead, _ base: Int) -> [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.field("epoch", Int(epoch))
            $0.field("from", Int(head.sequence))
            $0.field("serialsAbove", base)
        }
        return writer.bytes
    }

    private static func lastEvent(_ connection: Connection) throws(LedgerFault) -> Instant? {
        try connection.first("SELECT at FROM journal ORDER BY sequence DESC LIMIT 1") { row throws(LedgerFault) in
            Instant(milliseconds: try row.integer(0))
        }
    }

    /// Today, or later where the ledger has seen a later day: a clock that was set back must not undo the fence.
    private static func fenceDay(
        _ connection: Connection, _ now: Instant, _ lastEvent: Instant?
    ) throws(LedgerFault) -> Int {
        let numbered = try Schema.number(connection, "SELECT coalesce(max(day), 0) FROM serials")
        let days = [now, lastEvent ?? now].map { Int(LocalMoment($0).date.day) }
        return max(days[0], days[1], Int(numbered))
    }

    private static func fenceBase(_ connection: Connection, _ day: Int, _ now: Instant) throws(LedgerFault) -> Int {
        let second = Int((now.milliseconds / 1000 + 7 * 3600) % 86_400)
        let highest = Int(
            try Schema.number(connection, "SELECT coalesce(max(last), 0) FROM serials WHERE day = \(day)"))
        return max(second + 1, highest / Serials.width + 1) * Serials.width
    }
}
