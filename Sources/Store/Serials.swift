internal import Base
internal import Desk

/// Running numbers for each issuer and day, and the fence that keeps those from before a restore apart from those
/// after it (Restore.swift says why and how).
struct Serials {
    /// So many numbers each issuer has for a day between two restores.
    static let width = 1_000_000

    private let connection: Connection
    private let fence: Fence?

    /// Up to and on its day: what Restore.swift put up.
    struct Fence {
        let day: Int64
        let base: Int

        init?(_ connection: Connection) throws(LedgerFault) {
            let meta = Meta(connection)
            guard let day = try meta.value("fence_day"), let base = try meta.value("fence_base") else { return nil }
            self.day = day
            self.base = Int(base)
        }
    }

    init(_ connection: Connection, _ fence: Fence?) {
        self.connection = connection
        self.fence = fence
    }

    func next(_ issuer: String, _ day: CivilDate) throws(LedgerFault) -> Int {
        let base = try self.base(of: day)
        let next = max(try last(issuer, day), base) + 1
        guard next < base + Self.width else {
            throw .failed(operation: "nextSerial", reason: "\(issuer) has used up the numbers of \(day)")
        }
        try connection.run(Self.insertion(next, issuer, day))
        return next
    }

    private func last(_ issuer: String, _ day: CivilDate) throws(LedgerFault) -> Int {
        try connection.first(
            "SELECT last, digest FROM serials WHERE issuer = \(issuer) AND day = \(Int(day.day))"
        ) { row throws(LedgerFault) in
            let last = try row.int(0)
            guard Self.digest(issuer, Int(day.day), last).bytes == (try row.bytes(1)) else {
                throw .damaged(what: "serials \(issuer) \(day)")
            }
            return last
        } ?? 0
    }

    static func insertion(_ last: Int, _ issuer: String, _ day: CivilDate) -> SQL {
        """
        INSERT INTO serials (issuer, day, last, digest) VALUES (\(issuer), \(Int(day.day)), \(last),
        \(digest(issuer, Int(day.day), last)))
        ON CONFLICT (issuer, day) DO UPDATE SET last = excluded.last, digest = excluded.digest
        """
    }

    static func digest(_ issuer: String, _ day: Int, _ last: Int) -> Digest {
        var seal = Seal("serials")
        seal.add(issuer)
        seal.add(day)
        seal.add(last)
        return seal.digest
    }

    /// Above all that may have been given out for that day before the last restore.
    private func base(of day: CivilDate) throws(LedgerFault) -> Int {
        guard let fence, day.day <= fence.day else { return 0 }
        guard day.day == fence.day else {
            throw .failed(operation: "nextSerial", reason: "no numbers are given for \(day), before the restore")
        }
        return fence.base
    }
}

/// Named numbers about the ledger itself.
struct Meta {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func value(_ name: String) throws(LedgerFault) -> Int64? {
        try connection.first("SELECT value, digest FROM meta WHERE name = \(name)") { row throws(LedgerFault) in
            let value = try row.integer(0)
            guard Self.digest(name, value).bytes == (try row.bytes(1)) else { throw .damaged(what: "meta \(name)") }
            return value
        }
    }

    func set(_ name: String, _ value: Int64) throws(LedgerFault) {
        try connection.run(
            """
            INSERT INTO meta (name, value, digest) VALUES (\(name), \(value), \(Self.digest(name, value)))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value, digest = excluded.digest
            """)
    }

    static func digest(_ name: String, _ value: Int64) -> Digest {
        var seal = Seal("meta")
        seal.add(name)
        seal.add(value)
        return seal.digest
    }
}
