internal import Base
internal import Desk

/// The table of what the house itself keeps secret; the fourth migration. It lies in the ledger so that it comes back
/// with every restore: receipts in people's hands stay good. It is in no journal, no log and no answer.
extension Schema {
    static let secrets: [SQL] = [
        // Several of one purpose: the largest number is in use, the others still open what they made.
        """
        CREATE TABLE secrets (
            purpose TEXT NOT NULL, number INTEGER NOT NULL, value BLOB NOT NULL, digest BLOB NOT NULL,
            PRIMARY KEY (purpose, number)) STRICT, WITHOUT ROWID
        """,
        "PRAGMA user_version = 4",
    ]
}

/// Made once, at the first start.
enum Secrets {
    static let publicLink = "public-link"
    private static let length = 32

    static func makeMissing(_ connection: Connection, _ entropy: Entropy = .system) throws(LedgerFault) {
        guard try values(connection, publicLink).isEmpty else { return }
        let value = entropy.bytes(length)
        try connection.run(
            """
            INSERT INTO secrets (purpose, number, value, digest)
            VALUES (\(publicLink), 1, \(value), \(digest(publicLink, 1, value)))
            """)
    }

    /// The newest first.
    static func values(_ connection: Connection, _ purpose: String) throws(LedgerFault) -> [[UInt8]] {
        try connection.rows(
            "SELECT purpose, number, value, digest FROM secrets WHERE purpose = \(purpose) ORDER BY number DESC"
        ) { row throws(LedgerFault) in try value(row) }
    }

    /// One sentence for each row that is not as it was written.
    static func damage(_ connection: Connection) throws(LedgerFault) -> [String] {
        guard try Schema.number(connection, "PRAGMA user_version") >= 4 else { return [] }
        var found: [String] = []
        try connection.each("SELECT purpose, number, value, digest FROM secrets") { row throws(LedgerFault) in
            if (try? value(row)) == nil { found.append("secrets \(try row.text(0)) \(try row.int(1))") }
            return true
        }
        return found
    }

    private static func value(_ row: Row) throws(LedgerFault) -> [UInt8] {
        let (purpose, number, value) = (try row.text(0), try row.int(1), try row.bytes(2))
        guard digest(purpose, number, value).bytes == (try row.bytes(3)) else {
            throw .damaged(what: "secrets \(purpose) \(number)")
        }
        return value
    }

    private static func digest(_ purpose: String, _ number: Int, _ value: [UInt8]) -> Digest {
        var seal = Seal("secrets")
        seal.add(purpose)
        seal.add(number)
        seal.add(value)
        return seal.digest
    }
}
