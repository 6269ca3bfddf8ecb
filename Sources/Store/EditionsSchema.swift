/// The tables of editions of the register; the third migration.
extension Schema {
    static let editions: [SQL] = [
        // Bytes of register files, once however many editions share them; `hash` is their SHA-256.
        "CREATE TABLE contents (hash BLOB NOT NULL PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
        """
        CREATE TABLE editions (
            hash BLOB NOT NULL PRIMARY KEY, number INTEGER NOT NULL UNIQUE, version INTEGER NOT NULL,
            digest BLOB NOT NULL) STRICT
        """,
        // The files of an edition, in the order in which they are read.
        """
        CREATE TABLE edition_files (
            edition BLOB NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, content BLOB NOT NULL,
            size INTEGER NOT NULL, PRIMARY KEY (edition, position)) STRICT
        """,
        "PRAGMA user_version = 3",
    ]
}
