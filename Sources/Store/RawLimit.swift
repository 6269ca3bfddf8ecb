public import Base
public import Desk
internal import Dossiers
internal import Glibc

/// The most this disk can do: the very same rows, made ahead, put in by prepared statements through the same wrapper
/// on one thread, with no queue, no savepoint, no reading and no digest to compute. Benches are measured against it.
public enum RawLimit {
    /// What one lodging keeps.
    public struct Lodging: Sendable {
        public var stream: StreamID
        public var entries: [JournalEntry]
        public var row: DossierRow
        public var answer: KeptAnswer
        public var key: String
        public var actor: String

        public init(
            stream: StreamID, entries: [JournalEntry], row: DossierRow, answer: KeptAnswer, key: String, actor: String
        ) {
            self.stream = stream
            self.entries = entries
            self.row = row
            self.answer = answer
            self.key = key
            self.actor = actor
        }
    }

    public struct Figure: Hashable, Sendable {
        public let batch: Int
        public let lodgings: Int
        public let nanoseconds: UInt64
        public var perSecond: Double { Double(lodgings) * 1e9 / Double(max(nanoseconds, 1)) }
    }

    /// Puts all lodgings into a new ledger, so many to a commit, and removes it again.
    /// - Parameter folder: does not exist yet; on the disk that is to be measured.
    public static func measure(_ lodgings: [Lodging], batch: Int, folder path: String) throws(DataFault) -> Figure {
        let folder = try DataFolder(path, create: true)
        defer {
            folder.close(clean: false)
            for name in ["waypost.db", "waypost.db-wal", "waypost.db-shm", "lock"] { unlink("\(path)/\(name)") }
            rmdir(path)
        }
        do {
            return try measure(lodgings, max(batch, 1), folder)
        } catch {
            throw StoreFault.sentence(for: error, folder.database)
        }
    }

    private static func measure(
        _ lodgings: [Lodging], _ batch: Int, _ folder: DataFolder
    ) throws(LedgerFault) -> Figure {
        let connection = try Opening.connect(folder, Store.Options())
        try Schema.bringUp(connection)
        _ = try Schema.number(connection, "PRAGMA wal_autocheckpoint = 1000")
        let prepared = Preparation.make(lodgings)
        let start = monotonicNanoseconds()
        var next = 0
        while next < prepared.count {
            let end = min(next + batch, prepared.count)
            try commit(prepared[next..<end], connection)
            next = end
        }
        return Figure(batch: batch, lodgings: lodgings.count, nanoseconds: monotonicNanoseconds() - start)
    }

    private static func commit(_ batch: ArraySlice<Preparation>, _ connection: Connection) throws(LedgerFault) {
        try connection.run("BEGIN IMMEDIATE")
        for lodging in batch {
            for statement in lodging.statements { try connection.run(statement) }
        }
        try batch.last?.head.keep(connection)
        try connection.run("COMMIT")
    }

    private struct Preparation {
        let statements: [SQL]
        let head: JournalHead

        static func make(_ lodgings: [Lodging]) -> [Preparation] {
            var head = JournalHead.empty
            return lodgings.map { lodging in
                var statements: [SQL] = []
                for (index, entry) in lodging.entries.enumerated() {
                    let row = JournalRow(
                        sequence: head.sequence + 1, stream: lodging.stream, version: index + 1, entry: entry)
                    let digest = row.digest
                    head = head.next(digest)
                    statements.append(row.insertion(digest, head.chain))
                }
                let code = lodging.row.code
                statements.append(Serials.insertion(code.serial, code.issuer, code.day))
                statements.append(lodging.row.insertion)
                statements.append(lodging.answer.insertion(lodging.key, lodging.actor))
                return Preparation(statements: statements, head: head)
            }
        }
    }

    /// Nanoseconds of each `fdatasync` after a write of so many bytes, where a commit of that size would write them:
    /// one behind the other in a file that has its length already.
    public static func syncs(bytes: Int, count: Int, folder: String) throws(DataFault) -> [UInt64] {
        let path = folder + "/sync-measure"
        let file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw StoreFault.of(errno, path) }
        defer {
            close(file)
            unlink(path)
        }
        let block = [UInt8](repeating: 7, count: bytes)
        for index in 0..<count { try write(block, at: index, file, path) }
        guard fsync(file) == 0 else { throw StoreFault.of(errno, path) }
        var times: [UInt64] = []
        for index in 0..<count {
            try write(block, at: index, file, path)
            let start = monotonicNanoseconds()
            guard fdatasync(file) == 0 else { throw StoreFault.of(errno, path) }
            times.append(monotonicNanoseconds() - start)
        }
        return times
    }

    private static func write(_ block: [UInt8], at index: Int, _ file: Int32, _ path: String) throws(DataFault) {
        guard pwrite(file, block, block.count, off_t(index * block.count)) == block.count else {
            throw StoreFault.of(errno, path)
        }
    }
}
