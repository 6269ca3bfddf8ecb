internal import Base
internal import Desk
internal import Dossiers

/// Reads and writes within the savepoint of one unit, on the writer's connection.
final class WritingBook: Book, LedgerWriter {
    /// The end of the journal as this transaction sees it.
    private(set) var head: JournalHead
    /// Whether a key was put, in a unit that stays or not.
    var hasChangedKeys = false

    private let fence: Serials.Fence?

    init(_ connection: Connection, head: JournalHead, fence: Serials.Fence? = nil) {
        self.head = head
        self.fence = fence
        super.init(connection)
    }

    /// All of it or nothing is kept. False from `isInTransaction` afterwards means that the whole batch is gone.
    func savepoint(_ body: () throws -> Void) throws {
        let before = head
        try connection.run("SAVEPOINT unit")
        do {
            try body()
            try connection.run("RELEASE unit")
        } catch {
            head = before
            if connection.isInTransaction {
                try connection.run("ROLLBACK TO unit")
                try connection.run("RELEASE unit")
            }
            throw error
        }
    }

    /// SQLite may end a transaction on a serious error; work that caught it must not go on outside of one.
    private func guardTransaction() throws(LedgerFault) {
        guard connection.isInTransaction else {
            throw .failed(operation: "write", reason: "the transaction was rolled back")
        }
    }

    func append(_ entries: [JournalEntry], to stream: StreamID, expecting expected: Int) throws(LedgerFault) -> Int {
        try guardTransaction()
        let found = try version(of: stream)
        if found == 0, expected > 0 { throw .unknown(stream) }
        guard found == expected else { throw .versionMoved(stream: stream, expected: expected, found: found) }
        for (index, entry) in entries.enumerated() {
            try append(
                JournalRow(sequence: head.sequence + 1, stream: stream, version: found + index + 1, entry: entry))
        }
        return found + entries.count
    }

    private func append(_ row: JournalRow) throws(LedgerFault) {
        let digest = row.digest
        let next = head.next(digest)
        try connection.run(row.insertion(digest, next.chain))
        head = next
    }

    func put(_ row: DossierRow) throws(LedgerFault) {
        try guardTransaction()
        try connection.run(row.insertion)
    }

    func keep(_ answer: KeptAnswer, under key: String, of actor: String) throws(LedgerFault) {
        try guardTransaction()
        try connection.run(answer.insertion(key, actor))
    }

    func nextSerial(issuer: String, day: CivilDate) throws(LedgerFault) -> Int {
        try guardTransaction()
        return try Serials(connection, fence).next(issuer, day)
    }
}
