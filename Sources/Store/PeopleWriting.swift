internal import Base
internal import Desk

extension WritingBook: PeopleWriter {
    /// SQLite may end a transaction on a serious error; work that caught it must not go on outside of one.
    private func change(_ sql: SQL) throws(LedgerFault) {
        guard connection.isInTransaction else {
            throw .failed(operation: "write", reason: "the transaction was rolled back")
        }
        try connection.run(sql)
    }

    func put(_ account: Account) throws(LedgerFault) {
        let lines = account.grantLines
        let (digest, last) = (account.seal(grants: lines), account.lastSignIn)
        try change(
            """
            INSERT INTO accounts (id, version, login, name, grants, hash, language, is_disabled, must_change, created,
            password_changed, failed_sign_ins, last_sign_in, digest) VALUES (\(account.id.text), \(account.version),
            \(account.login.text), \(account.name), \(lines), \(account.hash.line), \(account.language.rawValue),
            \(account.isDisabled), \(account.mustChangePassword), \(account.created), \(account.passwordChanged),
            \(account.failedSignIns), \(last), \(digest))
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, login = excluded.login, name = excluded.name,
            grants = excluded.grants, hash = excluded.hash, language = excluded.language,
            is_disabled = excluded.is_disabled, must_change = excluded.must_change, created = excluded.created,
            password_changed = excluded.password_changed, failed_sign_ins = excluded.failed_sign_ins,
            last_sign_in = excluded.last_sign_in, digest = excluded.digest
            """)
    }

    func noteSignIn(of id: AccountID, at: Instant, succeeded: Bool) throws(LedgerFault) {
        guard var account = try account(id) else { return }
        account.failedSignIns = succeeded ? 0 : account.failedSignIns + 1
        if succeeded { account.lastSignIn = at }
        try put(account)
    }

    func start(_ session: Session) throws(LedgerFault) {
        try change(
            """
            INSERT INTO sessions (id, account, started, seen, digest) VALUES (\(session.id.digest),
            \(session.account.text), \(session.started), \(session.seen), \(session.seal))
            """)
    }

    /// A session that ended meanwhile stays ended, and time never runs backwards.
    func touch(_ id: SessionID, at: Instant) throws(LedgerFault) {
        guard var session = try session(id), session.seen < at else { return }
        session.seen = at
        try change(
            "UPDATE sessions SET seen = \(at), digest = \(session.seal) WHERE id = \(id.digest)")
    }

    func end(_ id: SessionID) throws(LedgerFault) {
        try change("DELETE FROM sessions WHERE id = \(id.digest)")
    }

    func endSessions(of account: AccountID) throws(LedgerFault) {
        try change("DELETE FROM sessions WHERE account = \(account.text)")
    }

    func dropSessions(startedBefore start: Instant, orSeenBefore seen: Instant) throws(LedgerFault) -> Int {
        try change("DELETE FROM sessions WHERE started < \(start) OR seen < \(seen)")
        return connection.changes
    }

    func put(_ key: APIKey) throws(LedgerFault) {
        let lines = key.grantLines
        hasChangedKeys = true
        try change(
            """
            INSERT INTO keys (id, version, name, grants, secret, created, created_by, expires, revoked, last_used,
            digest) VALUES (\(key.id.text), \(key.version), \(key.name), \(lines), \(key.digest), \(key.created),
            \(key.createdBy), \(key.expires), \(key.revoked), \(key.lastUsed), \(key.seal(grants: lines)))
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, name = excluded.name, grants = excluded.grants,
            secret = excluded.secret, created = excluded.created, created_by = excluded.created_by,
            expires = excluded.expires, revoked = excluded.revoked, last_used = excluded.last_used,
            digest = excluded.digest
            """)
    }

    func noteUse(of id: KeyID, at: Instant) throws(LedgerFault) {
        guard var key = try key(id) else { return }
        key.lastUsed = at
        try put(key)
    }

    func remember(_ place: Digest, of account: AccountID, at: Instant) throws(LedgerFault) {
        try change(
            """
            INSERT INTO places (account, place, seen) VALUES (\(account.text), \(place), \(at))
            ON CONFLICT (account, place) DO UPDATE SET seen = excluded.seen
            """)
        try change(
            """
            DELETE FROM places WHERE account = \(account.text) AND place NOT IN
            (SELECT place FROM places WHERE account = \(account.text) ORDER BY seen DESC, place LIMIT 20)
            """)
    }

    func log(_ accesses: [Access]) throws(LedgerFault) {
        var number = try lastAccess()
        for access in accesses {
            number += 1
            let row = AccessRow(number: number, access: access)
            try change(
                """
                INSERT INTO accesses (number, at, actor, subject, what, digest) VALUES (\(number), \(access.at),
                \(access.actor), \(access.subject.text), \(access.what), \(row.seal))
                """)
        }
    }

    private func lastAccess() throws(LedgerFault) -> Int64 {
        try connection.first("SELECT number FROM accesses ORDER BY number DESC LIMIT 1") {
            row throws(LedgerFault) in try row.integer(0)
        } ?? 0
    }
}
