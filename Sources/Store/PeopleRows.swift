internal import Base
internal import Desk

// People's rows: how each is read, and the digest that holds all its columns.

extension Account {
    /// Columns: id, version, login, name, grants, hash, language, is_disabled, must_change, created, password_changed,
    /// failed_sign_ins, last_sign_in, digest.
    init(checking row: Row) throws(LedgerFault) {
        let id = try row.text(0)
        guard let login = Login(try row.text(2)), let language = Language(rawValue: try row.text(6)) else {
            throw .damaged(what: "accounts \(id)")
        }
        self.init(
            id: AccountID(id), version: try row.int(1), login: login, name: try row.text(3),
            grants: try row.grants(4), hash: PasswordHash(kept: try row.text(5)), language: language,
            isDisabled: try row.integer(7) != 0, mustChangePassword: try row.integer(8) != 0,
            created: Instant(milliseconds: try row.integer(9)),
            passwordChanged: Instant(milliseconds: try row.integer(10)), failedSignIns: try row.int(11),
            lastSignIn: try row.instant(12))
        guard seal(grants: try row.text(4)).bytes == (try row.bytes(13)) else { throw .damaged(what: "accounts \(id)") }
    }

    var grantLines: String { grants.map(\.text).joined(separator: "\n") }

    /// - Parameter lines: the grants as they are kept; a role this program doesn't know any more is no damage.
    func seal(grants lines: String) -> Digest {
        var seal = Seal("accounts")
        for text in [id.text, login.text, name, lines, hash.line, language.rawValue] { seal.add(text) }
        for number in [version, isDisabled ? 1 : 0, mustChangePassword ? 1 : 0, failedSignIns] { seal.add(number) }
        for moment in [created, passwordChanged] { seal.add(moment.milliseconds) }
        seal.add(lastSignIn)
        return seal.digest
    }
}

extension Session {
    /// Columns: id, account, started, seen, digest.
    init(checking row: Row) throws(LedgerFault) {
        guard let id = Digest(bytes: try row.bytes(0)) else { throw .damaged(what: "sessions") }
        self.init(
            id: SessionID(id), account: AccountID(try row.text(1)),
            started: Instant(milliseconds: try row.integer(2)), seen: Instant(milliseconds: try row.integer(3)))
        guard seal.bytes == (try row.bytes(4)) else { throw .damaged(what: "sessions of \(account)") }
    }

    var seal: Digest {
        var seal = Seal("sessions")
        seal.add(id.digest.bytes)
        seal.add(account.text)
        seal.add(started.milliseconds)
        seal.add(seen.milliseconds)
        return seal.digest
    }
}

extension APIKey {
    /// Columns: id, version, name, grants, secret, created, created_by, expires, revoked, last_used, digest.
    init(checking row: Row) throws(LedgerFault) {
        let id = try row.text(0)
        guard let secret = Digest(bytes: try row.bytes(4)) else { throw .damaged(what: "keys \(id)") }
        self.init(
            id: KeyID(id), version: try row.int(1), name: try row.text(2), grants: try row.grants(3), digest: secret,
            created: Instant(milliseconds: try row.integer(5)), createdBy: try row.text(6),
            expires: Instant(milliseconds: try row.integer(7)), revoked: try row.instant(8),
            lastUsed: try row.instant(9))
        guard seal(grants: try row.text(3)).bytes == (try row.bytes(10)) else { throw .damaged(what: "keys \(id)") }
    }

    var grantLines: String { grants.map(\.text).joined(separator: "\n") }

    func seal(grants lines: String) -> Digest {
        var seal = Seal("keys")
        for text in [id.text, name, lines, createdBy] { seal.add(text) }
        seal.add(version)
        seal.add(digest.bytes)
        for moment in [created, expires] { seal.add(moment.milliseconds) }
        seal.add(revoked)
        seal.add(lastUsed)
        return seal.digest
    }
}

extension AccessRow {
    /// Columns: number, at, actor, subject, what, digest.
    init(checking row: Row) throws(LedgerFault) {
        self.init(
            number: try row.integer(0),
            access: Access(
                at: Instant(milliseconds: try row.integer(1)), actor: try row.text(2),
                subject: StreamID(try row.text(3)), what: try row.text(4)))
        guard seal.bytes == (try row.bytes(5)) else { throw .damaged(what: "accesses \(number)") }
    }

    var seal: Digest {
        var seal = Seal("accesses")
        seal.add(number)
        seal.add(access.at.milliseconds)
        for text in [access.actor, access.subject.text, access.what] { seal.add(text) }
        return seal.digest
    }
}

extension Row {
    fileprivate func instant(_ column: Int32) throws(LedgerFault) -> Instant? {
        isNull(column) ? nil : Instant(milliseconds: try integer(column))
    }

    /// A line each; those this program doesn't know open nothing.
    fileprivate func grants(_ column: Int32) throws(LedgerFault) -> [Grant] {
        try text(column).split(separator: "\n").compactMap { Grant($0) }
    }
}

extension Seal {
    fileprivate mutating func add(_ moment: Instant?) {
        add(moment == nil ? 0 : 1)
        add(moment?.milliseconds ?? 0)
    }
}
