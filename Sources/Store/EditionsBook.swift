internal import Base
internal import Competence
public import Desk

extension Store: EditionLedger {
    public func editionReader() throws(LedgerFault) -> any EditionReader { try Book(Opening.reader(folder)) }

    public func writeEditions<Value: Sendable>(
        _ work: @escaping @Sendable (any EditionWriter) throws -> Value,
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

extension Book: EditionReader {
    /// Numbers run from 1 without a hole: a row that a damaged page hides is missed.
    func editions() throws(LedgerFault) -> [EditionRow] {
        try connection.snapshot { () throws(LedgerFault) in
            let heads = try connection.rows(
                "SELECT hash, number, version, digest FROM editions ORDER BY number"
            ) { row throws(LedgerFault) in try EditionHead(row) }
            for (index, head) in heads.enumerated() where head.number != index + 1 {
                throw LedgerFault.damaged(what: "editions: number \(index + 1) is missing")
            }
            var rows: [EditionRow] = []
            for head in heads { rows.append(try row(head)) }
            return rows
        }
    }

    func edition(_ hash: Digest) throws(LedgerFault) -> EditionRow? {
        try connection.snapshot { () throws(LedgerFault) in
            let head = try connection.first(
                "SELECT hash, number, version, digest FROM editions WHERE hash = \(hash)"
            ) { row throws(LedgerFault) in try EditionHead(row) }
            if let head { return try row(head) }
            if try version(of: .edition(hash)) == 0 { return nil }
            throw LedgerFault.damaged(what: "editions \(hash.short): in the journal and not here")
        }
    }

    func content(_ hash: Digest) throws(LedgerFault) -> [UInt8]? {
        let bytes = try connection.first("SELECT bytes FROM contents WHERE hash = \(hash)") { row throws(LedgerFault) in
            try row.bytes(0)
        }
        guard let bytes else { return nil }
        guard Digest(of: bytes) == hash else { throw .damaged(what: "contents \(hash.short)") }
        return bytes
    }

    func missingContents(of hashes: [Digest]) throws(LedgerFault) -> [Digest] {
        var missing: [Digest] = []
        for hash in hashes where !(try isKept(hash)) { missing.append(hash) }
        return missing
    }

    private func isKept(_ hash: Digest) throws(LedgerFault) -> Bool {
        try connection.first("SELECT 1 FROM contents WHERE hash = \(hash)") { row throws(LedgerFault) in
            try row.integer(0)
        } != nil
    }

    private func row(_ head: EditionHead) throws(LedgerFault) -> EditionRow {
        let files = try connection.rows(
            "SELECT name, content, size FROM edition_files WHERE edition = \(head.hash) ORDER BY position"
        ) { row throws(LedgerFault) in
            guard let content = Digest(bytes: try row.bytes(1)) else { throw .damaged(what: "edition_files") }
            return EditionFile(name: try row.text(0), content: content, size: try row.int(2))
        }
        let row = EditionRow(hash: head.hash, number: head.number, version: head.version, files: files)
        guard row.digest.bytes == head.digest else { throw .damaged(what: "editions \(head.hash.short)") }
        return row
    }
}

/// The row of `editions`, not yet held to its digest, which covers the manifest too.
private struct EditionHead {
    let hash: Digest
    let number: Int
    let version: Int
    let digest: [UInt8]

    init(_ row: Row) throws(LedgerFault) {
        guard let hash = Digest(bytes: try row.bytes(0)) else { throw .damaged(what: "editions: a hash") }
        self.hash = hash
        (number, version, digest) = (try row.int(1), try row.int(2), try row.bytes(3))
    }
}

extension EditionRow {
    /// Over all that is kept of it, its manifest included.
    var digest: Digest {
        var seal = Seal("editions", capacity: files.count * 96 + 128)
        seal.add(hash.bytes)
        seal.add(number)
        seal.add(version)
        for file in files {
            seal.add(file.name)
            seal.add(file.content.bytes)
            seal.add(file.size)
        }
        return seal.digest
    }
}

extension WritingBook: EditionWriter {
    func keep(content: [UInt8], as hash: Digest) throws(LedgerFault) {
        try changing("INSERT INTO contents (hash, bytes) VALUES (\(hash), \(content)) ON CONFLICT (hash) DO NOTHING")
    }

    func put(_ row: EditionRow) throws(LedgerFault) {
        guard try missingContents(of: row.files.map(\.content)).isEmpty else {
            throw .failed(operation: "put edition", reason: "the bytes of a file are not kept")
        }
        try changing(
            """
            INSERT INTO editions (hash, number, version, digest) VALUES (\(row.hash), \(row.number), \(row.version),
            \(row.digest)) ON CONFLICT (hash) DO UPDATE SET number = excluded.number, version = excluded.version,
            digest = excluded.digest
            """)
        try changing("DELETE FROM edition_files WHERE edition = \(row.hash)")
        for (position, file) in row.files.enumerated() {
            try changing(
                """
                INSERT INTO edition_files (edition, position, name, content, size) VALUES (\(row.hash), \(position),
                \(file.name), \(file.content), \(file.size))
                """)
        }
    }

    /// SQLite may end a transaction on a serious error; work that caught it must not go on outside of one.
    private func changing(_ sql: SQL) throws(LedgerFault) {
        guard connection.isInTransaction else {
            throw .failed(operation: "write", reason: "the transaction was rolled back")
        }
        try connection.run(sql)
    }
}
