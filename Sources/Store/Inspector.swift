public import Base
public import Desk
internal import Dossiers

/// Reads a whole ledger and holds every row to what it promises; beside a running server or without one.
public final class Inspector {
    /// What was found. Whole when `flaw` is nil and `damage` is empty.
    public struct Report: Hashable, Sendable {
        public var rows: Int64 = 0
        public var head: JournalHead = .empty
        public var dossiers = 0
        /// The first row of the journal that is altered, missing, out of order or cut off.
        public var flaw: JournalFlaw?
        /// Everything else, one sentence each, at most ``most``.
        public var damage: [String] = []
        public var isWhole: Bool { flaw == nil && damage.isEmpty }
        static let most = 100
    }

    let connection: Connection
    /// For sentences.
    let path: String

    /// - Parameter database: the path of the database or of a backup.
    public convenience init(database path: String) throws(DataFault) {
        guard FileBytes.exists(path) else { throw StoreFault.missing(path) }
        do {
            self.init(try Opening.inspector(path), path: path)
        } catch {
            throw StoreFault.sentence(for: error, path)
        }
    }

    public convenience init(folder path: String) throws(DataFault) {
        try self.init(database: path + "/waypost.db")
    }

    init(_ connection: Connection, path: String = "waypost.db") { (self.connection, self.path) = (connection, path) }

    /// Where the journal ends now, to be shipped off the box.
    public func head() throws(LedgerFault) -> JournalHead { try JournalHead.kept(connection) }

    /// - Parameter witness: a head that was kept elsewhere; the journal must contain it.
    public func verify(witness: JournalHead? = nil) -> Report {
        var report = Report()
        do throws(LedgerFault) {
            try connection.snapshot { () throws(LedgerFault) in
                collect(&report) { report throws(LedgerFault) in try self.walk(&report, witness) }
                collect(&report) { report throws(LedgerFault) in try self.checkPages(&report) }
                collect(&report) { report throws(LedgerFault) in try self.checkDossiers(&report) }
                collect(&report) { report throws(LedgerFault) in try self.checkSmallTables(&report) }
                collect(&report) { report throws(LedgerFault) in
                    report.damage += try PeopleCheck.damage(self.connection)
                }
                collect(&report) { report throws(LedgerFault) in
                    report.damage += try EditionsCheck.damage(self.connection)
                }
                collect(&report) { report throws(LedgerFault) in
                    report.damage += try Secrets.damage(self.connection)
                }
            }
        } catch {
            report.damage.append("\(error)")
        }
        report.damage = Array(report.damage.prefix(Report.most))
        return report
    }

    /// One part that cannot be read does not hide what the others find.
    private func collect(_ report: inout Report, _ body: (inout Report) throws(LedgerFault) -> Void) {
        do throws(LedgerFault) { try body(&report) } catch { report.damage.append(error.found) }
    }

    private func walk(_ report: inout Report, _ witness: JournalHead?) throws(LedgerFault) {
        var walk = ChainWalk(from: 1, witness: witness)
        defer { (report.rows, report.head) = (walk.head.sequence, walk.head) }
        try walk.read(connection, 1)
        report.flaw = walk.flaw(against: try JournalHead.kept(connection))
    }

    private func checkPages(_ report: inout Report) throws(LedgerFault) {
        let found = try connection.rows("PRAGMA integrity_check(20)") { row throws(LedgerFault) in try row.text(0) }
        if found != ["ok"] { report.damage += found.map(StartCheck.oneLine) }
    }

    private func checkDossiers(_ report: inout Report) throws(LedgerFault) {
        var count = 0
        var damage: [String] = []
        try connection.each(
            """
            SELECT code, version, stage, is_open, branch, agency, procedure, received, due, updated, applicant, phone,
            document, digest FROM dossiers
            """
        ) { row throws(LedgerFault) in
            count += 1
            do throws(LedgerFault) { _ = try DossierRow(checking: row) } catch { damage.append(error.found) }
            return damage.count < Report.most
        }
        report.dossiers = count
        report.damage += damage
        report.damage += try strays()
    }

    /// Dossiers whose row and journal do not speak of the same version.
    private func strays() throws(LedgerFault) -> [String] {
        let unmatched = try connection.rows(
            """
            SELECT d.code FROM dossiers d WHERE d.version <> (SELECT coalesce(max(j.version), 0) FROM journal j
            WHERE j.stream = 'dossier:' || d.code) LIMIT 100
            """
        ) { row throws(LedgerFault) in "dossiers \(try row.text(0)): not of the journal's version" }
        let rowless = try connection.rows(
            """
            SELECT j.stream FROM journal j WHERE j.version = 1 AND j.stream >= 'dossier:' AND j.stream < 'dossier;'
            AND NOT EXISTS (SELECT 1 FROM dossiers d WHERE d.code = substr(j.stream, 9)) LIMIT 100
            """
        ) { row throws(LedgerFault) in "\(try row.text(0)): in the journal, without a row of its own" }
        return unmatched + rowless
    }

    private func checkSmallTables(_ report: inout Report) throws(LedgerFault) {
        var damage: [String] = []
        try connection.each("SELECT issuer, day, last, digest FROM serials") { row throws(LedgerFault) in
            let (issuer, day) = (try row.text(0), try row.int(1))
            let digest = Serials.digest(issuer, day, try row.int(2))
            if digest.bytes != (try row.bytes(3)) { damage.append("serials \(issuer) \(day)") }
            return true
        }
        try connection.each("SELECT name, value, digest FROM meta") { row throws(LedgerFault) in
            let name = try row.text(0)
            if Meta.digest(name, try row.integer(1)).bytes != (try row.bytes(2)) { damage.append("meta \(name)") }
            return true
        }
        try connection.each("SELECT request, status, body, at, digest, key, actor FROM answers") {
            row throws(LedgerFault) in
            if (try? KeptAnswer(checking: row, key: try row.text(5), actor: try row.text(6))) == nil {
                damage.append("answers: a row is not as it was written")
            }
            return damage.count < Report.most
        }
        report.damage += damage
    }

    /// Folds every dossier's journal again and compares the outcome with the row people see.
    /// - Parameter fold: nil where the stream has no row to be.
    /// - Returns: one sentence for each dossier whose row is not the fold of its journal.
    public func compare(
        _ fold: (StreamID, [JournalRow]) throws -> DossierRow?
    ) throws(LedgerFault) -> [String] {
        var differences: [String] = []
        var after = "dossier:"
        while differences.count < Report.most {
            var streams: [String] = []
            try connection.snapshot { () throws(LedgerFault) in
                streams = try self.streams(after: after)
                for stream in streams {
                    if let difference = try difference(stream, fold) { differences.append(difference) }
                }
            }
            guard let last = streams.last else { break }
            after = last
        }
        return differences
    }

    private func streams(after: String) throws(LedgerFault) -> [String] {
        try connection.rows(
            """
            SELECT stream FROM journal WHERE version = 1 AND stream > \(after) AND stream < 'dossier;'
            ORDER BY stream LIMIT 500
            """
        ) { row throws(LedgerFault) in try row.text(0) }
    }

    private func difference(
        _ stream: String, _ fold: (StreamID, [JournalRow]) throws -> DossierRow?
    ) throws(LedgerFault) -> String? {
        let book = Book(connection)
        let history = try book.history(of: StreamID(stream))
        guard let code = DossierCode(stored: String(stream.dropFirst("dossier:".count))) else {
            return "\(stream): not a dossier's code"
        }
        let row = try book.dossier(code)
        do {
            let folded = try fold(StreamID(stream), history)
            return folded == row ? nil : "\(stream): its row is not the fold of its journal"
        } catch {
            return "\(stream): its journal cannot be folded (\(error))"
        }
    }
}

extension LedgerFault {
    /// For a list of findings.
    fileprivate var found: String {
        if case .damaged(let what) = self { what } else { "\(self)" }
    }
}
