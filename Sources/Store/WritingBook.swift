internal import Base
internal import Desk
internal import Dossiers

/// Reads and writes within the savepoint of one unit, on the writer's connection.
final class WritingBook: Book, LedgerWriter {
    /// The end of the journal as this transaction sees it.
    private(set) var head: JournalHead

    init(_ connection: Connection, head: JournalHead) {
        self.head = head
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
        try connection.run(
            """
            INSERT INTO journal (sequence, stream, version, kind, at, actor, body, digest, chain) VALUES
            (\(row.sequence), \(row.stream.text), \(row.version), \(row.entry.kind), \(row.entry.at),
            \(row.entry.actor), \(row.entry.body), \(digest), \(next.chain))
            """)
        head = next
    }

    func put(_ row: DossierRow) throws(LedgerFault) {
        try guardTransaction()
        try connection.run(
            """
            INSERT INTO dossiers (code, version, stage, is_open, branch, agency, procedure, received, due, updated,
            applicant, phone, document, digest) VALUES (\("\(row.code)"), \(row.version), \(row.stage), \(row.isOpen),
            \(row.branch), \(row.agency), \(row.procedure), \(row.received), \(row.dueKey), \(row.updated),
            \(row.applicantFolded), \(row.phone), \(row.document), \(row.digest))
            ON CONFLICT (code) DO UPDATE SET version = excluded.version, stage = excluded.stage,
            is_open = excluded.is_open, branch = excluded.branch, agency = excluded.agency,
            procedure = excluded.procedure, received = excluded.received, due = excluded.due,
            updated = excluded.updated, applicant = excluded.applicant, phone = excluded.phone,
            document = excluded.document, digest = excluded.digest
            """)
    }

    func keep(_ answer: KeptAnswer, under key: String, of actor: String) throws(LedgerFault) {
        try guardTransaction()
        try connection.run(
            """
            INSERT INTO answers (actor, key, request, status, body, at, digest) VALUES (\(actor), \(key),
            \(answer.request), \(answer.status), \(answer.body), \(answer.at), \(answer.digest(key, actor)))
            """)
    }

    func nextSerial(issuer: String, day: CivilDate) throws(LedgerFault) -> Int {
        try guardTransaction()
        return try Serials(connection).next(issuer, day)
    }
}
