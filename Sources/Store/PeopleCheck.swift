internal import Base
internal import Desk

/// Holds every row of people to its digest and to the journal.
enum PeopleCheck {
    /// One sentence for each row that is not as it was written.
    static func damage(_ connection: Connection) throws(LedgerFault) -> [String] {
        guard try Schema.number(connection, "PRAGMA user_version") >= 2 else { return [] }
        var found: [String] = []
        try connection.each(
            """
            SELECT id, version, login, name, grants, hash, language, is_disabled, must_change, created,
            password_changed, failed_sign_ins, last_sign_in, digest FROM accounts
            """
        ) { row throws(LedgerFault) in note(&found) { () throws(LedgerFault) in _ = try Account(checking: row) } }
        try connection.each(
            """
            SELECT id, version, name, grants, secret, created, created_by, expires, revoked, last_used, digest FROM keys
            """
        ) { row throws(LedgerFault) in note(&found) { () throws(LedgerFault) in _ = try APIKey(checking: row) } }
        try connection.each("SELECT id, account, started, seen, digest FROM sessions") { row throws(LedgerFault) in
            note(&found) { () throws(LedgerFault) in _ = try Session(checking: row) }
        }
        try connection.each("SELECT number, at, actor, subject, what, digest FROM accesses") {
            row throws(LedgerFault) in
            note(&found) { () throws(LedgerFault) in _ = try AccessRow(checking: row) }
        }
        return found + (try strays(connection))
    }

    /// - Returns: whether to go on.
    private static func note(_ found: inout [String], _ read: () throws(LedgerFault) -> Void) -> Bool {
        do throws(LedgerFault) {
            try read()
        } catch {
            if case .damaged(let what) = error { found.append(what) } else { found.append("\(error)") }
        }
        return found.count < 100
    }

    /// Accounts and keys whose row and journal do not speak of the same version.
    private static func strays(_ connection: Connection) throws(LedgerFault) -> [String] {
        try connection.rows(
            """
            SELECT t.stream FROM (SELECT 'account:' || id AS stream, version FROM accounts
            UNION ALL SELECT 'key:' || id, version FROM keys) t
            WHERE t.version <> (SELECT coalesce(max(j.version), 0) FROM journal j WHERE j.stream = t.stream) LIMIT 100
            """
        ) { row throws(LedgerFault) in "\(try row.text(0)): its row is not of the journal's version" }
    }
}
