internal import Base
public import Desk
internal import Synchronization

extension Store: PeopleLedger {
    public func peopleReader() throws(LedgerFault) -> any PeopleReader { try Book(Opening.reader(folder)) }

    public var keyChanges: Int? { writer.keyChanges.load(ordering: .acquiring) }

    public func writePeople<Value: Sendable>(
        _ work: @escaping @Sendable (any PeopleWriter) throws -> Value,
        answer: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        write(
            { writer in
                guard let book = writer as? WritingBook else {
                    throw LedgerFault.failed(operation: "write", reason: "not this store's writer")
                }
                return try work(book)
            }, answer: answer)
    }
}

extension Book: PeopleReader {
    func account(_ id: AccountID) throws(LedgerFault) -> Account? {
        try connection.first(
            """
            SELECT id, version, login, name, grants, hash, language, is_disabled, must_change, created,
            password_changed, failed_sign_ins, last_sign_in, digest FROM accounts WHERE id = \(id.text)
            """
        ) { row throws(LedgerFault) in try Account(checking: row) }
    }

    func account(login: Login) throws(LedgerFault) -> Account? {
        try connection.first(
            """
            SELECT id, version, login, name, grants, hash, language, is_disabled, must_change, created,
            password_changed, failed_sign_ins, last_sign_in, digest FROM accounts WHERE login = \(login.text)
            """
        ) { row throws(LedgerFault) in try Account(checking: row) }
    }

    func accounts(after login: Login?, limit: Int) throws(LedgerFault) -> [Account] {
        try connection.rows(
            """
            SELECT id, version, login, name, grants, hash, language, is_disabled, must_change, created,
            password_changed, failed_sign_ins, last_sign_in, digest FROM accounts WHERE login > \(login?.text ?? "")
            ORDER BY login LIMIT \(limit)
            """
        ) { row throws(LedgerFault) in try Account(checking: row) }
    }

    /// Grants are a line each: the lines are searched here, and judged as grants there.
    func accounts(in scope: Scope) throws(LedgerFault) -> [Account] {
        try connection.rows(
            """
            SELECT id, version, login, name, grants, hash, language, is_disabled, must_change, created,
            password_changed, failed_sign_ins, last_sign_in, digest FROM accounts
            WHERE is_disabled = 0 AND grants LIKE \("%@" + scope.text + "%") ORDER BY login
            """
        ) { row throws(LedgerFault) in try Account(checking: row) }.filter { $0.worksIn(scope) }
    }

    /// Asked only when rights change, so that all accounts may be looked through.
    func accountsHolding(_ role: Role) throws(LedgerFault) -> [AccountID] {
        try accounts(after: nil, limit: .max).filter { account in
            !account.isDisabled && account.grants.contains { $0.role == role }
        }.map(\.id)
    }

    func session(_ id: SessionID) throws(LedgerFault) -> Session? {
        try connection.first(
            "SELECT id, account, started, seen, digest FROM sessions WHERE id = \(id.digest)"
        ) { row throws(LedgerFault) in try Session(checking: row) }
    }

    func sessions(of account: AccountID) throws(LedgerFault) -> [Session] {
        try connection.rows(
            """
            SELECT id, account, started, seen, digest FROM sessions WHERE account = \(account.text)
            ORDER BY started, id
            """
        ) { row throws(LedgerFault) in try Session(checking: row) }
    }

    func liveSessions(startedAfter start: Instant, seenAfter seen: Instant) throws(LedgerFault) -> Int {
        try connection.first(
            "SELECT count(*) FROM sessions WHERE started > \(start) AND seen > \(seen)"
        ) { row throws(LedgerFault) in try row.int(0) } ?? 0
    }

    func key(_ id: KeyID) throws(LedgerFault) -> APIKey? {
        try connection.first(
            """
            SELECT id, version, name, grants, secret, created, created_by, expires, revoked, last_used, digest
            FROM keys WHERE id = \(id.text)
            """
        ) { row throws(LedgerFault) in try APIKey(checking: row) }
    }

    func keys(after id: KeyID?, limit: Int) throws(LedgerFault) -> [APIKey] {
        try connection.rows(
            """
            SELECT id, version, name, grants, secret, created, created_by, expires, revoked, last_used, digest
            FROM keys WHERE id > \(id?.text ?? "") ORDER BY id LIMIT \(limit)
            """
        ) { row throws(LedgerFault) in try APIKey(checking: row) }
    }

    func isKnown(_ place: Digest, of account: AccountID) throws(LedgerFault) -> Bool {
        try connection.first(
            "SELECT seen FROM places WHERE account = \(account.text) AND place = \(place)"
        ) { row throws(LedgerFault) in try row.integer(0) } != nil
    }

    func accesses(to subject: StreamID, before number: Int64?, limit: Int) throws(LedgerFault) -> [AccessRow] {
        try connection.rows(
            """
            SELECT number, at, actor, subject, what, digest FROM accesses
            WHERE subject = \(subject.text) AND number < \(number ?? .max) ORDER BY number DESC LIMIT \(limit)
            """
        ) { row throws(LedgerFault) in try AccessRow(checking: row) }
    }

    func accesses(by actor: String, before number: Int64?, limit: Int) throws(LedgerFault) -> [AccessRow] {
        try connection.rows(
            """
            SELECT number, at, actor, subject, what, digest FROM accesses
            WHERE actor = \(actor) AND number < \(number ?? .max) ORDER BY number DESC LIMIT \(limit)
            """
        ) { row throws(LedgerFault) in try AccessRow(checking: row) }
    }
}
