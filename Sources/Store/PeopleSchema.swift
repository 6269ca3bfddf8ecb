/// People's tables; the second migration. All lists inside a row (its grants) are text, a line each.
extension Schema {
    static let people: [SQL] = [
        """
        CREATE TABLE accounts (
            id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
            grants TEXT NOT NULL, hash TEXT NOT NULL, language TEXT NOT NULL, is_disabled INTEGER NOT NULL,
            must_change INTEGER NOT NULL, created INTEGER NOT NULL, password_changed INTEGER NOT NULL,
            failed_sign_ins INTEGER NOT NULL, last_sign_in INTEGER, digest BLOB NOT NULL) STRICT
        """,
        // `id` is the SHA-256 of the token in the person's cookie.
        """
        CREATE TABLE sessions (
            id BLOB NOT NULL PRIMARY KEY, account TEXT NOT NULL, started INTEGER NOT NULL, seen INTEGER NOT NULL,
            digest BLOB NOT NULL) STRICT
        """,
        "CREATE INDEX sessions_account ON sessions (account)",
        "CREATE INDEX sessions_seen ON sessions (seen)",
        "CREATE INDEX sessions_started ON sessions (started)",
        // `secret` is the SHA-256 of the key's text.
        """
        CREATE TABLE keys (
            id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, name TEXT NOT NULL, grants TEXT NOT NULL,
            secret BLOB NOT NULL, created INTEGER NOT NULL, created_by TEXT NOT NULL, expires INTEGER NOT NULL,
            revoked INTEGER, last_used INTEGER, digest BLOB NOT NULL) STRICT
        """,
        // Where an account signed in from, as SHA-256; an altered one is a place nobody knows.
        """
        CREATE TABLE places (
            account TEXT NOT NULL, place BLOB NOT NULL, seen INTEGER NOT NULL, PRIMARY KEY (account, place)) STRICT
        """,
        // Who saw or did what.
        """
        CREATE TABLE accesses (
            number INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, subject TEXT NOT NULL,
            what TEXT NOT NULL, digest BLOB NOT NULL) STRICT
        """,
        "CREATE INDEX accesses_subject ON accesses (subject, number)",
        "CREATE INDEX accesses_actor ON accesses (actor, number)",
        "PRAGMA user_version = 2",
    ]
}
