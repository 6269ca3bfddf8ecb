internal import Base
internal import Desk

/// The end of the journal. Shipped off the box, it proves later that nothing up to it was changed or cut.
public struct JournalHead: Hashable, Sendable {
    public let sequence: Int64
    /// 32 bytes.
    public let chain: [UInt8]

    public init(sequence: Int64, chain: [UInt8]) {
        self.sequence = sequence
        self.chain = chain
    }

    static let empty = JournalHead(sequence: 0, chain: [UInt8](repeating: 0, count: 32))

    func next(_ digest: Digest) -> JournalHead {
        JournalHead(sequence: sequence + 1, chain: Digest(of: chain + digest.bytes).bytes)
    }
}

extension JournalRow {
    /// Over all that is kept of it, its place included.
    var digest: Digest {
        var seal = Seal("journal", capacity: entry.body.count + 192)
        seal.add(sequence)
        seal.add(stream.text)
        seal.add(version)
        seal.add(entry.kind)
        seal.add(entry.at.milliseconds)
        seal.add(entry.actor)
        seal.add(entry.body)
        return seal.digest
    }

    /// Columns: sequence, stream, version, kind, at, actor, body, digest; from the first one on.
    init(checking row: Row) throws(LedgerFault) {
        let sequence = try row.integer(0)
        self.init(
            sequence: sequence, stream: StreamID(try row.text(1)), version: try row.int(2),
            entry: JournalEntry(
                kind: try row.text(3), at: Instant(milliseconds: try row.integer(4)), actor: try row.text(5),
                body: try row.bytes(6)))
        guard digest.bytes == (try row.bytes(7)) else { throw .damaged(what: "journal \(sequence)") }
    }
}

extension DossierRow {
    /// Sorts after every real date: nothing is due.
    static let notDue = Int64.max

    var dueKey: Int64 { due?.milliseconds ?? Self.notDue }

    /// - Parameter text: the code as it is kept.
    func digest(_ text: String) -> Digest {
        var seal = Seal("dossiers", capacity: document.count + 320)
        seal.add(text)
        seal.add(version)
        seal.add(stage)
        seal.add(isOpen ? 1 : 0)
        seal.add(branch)
        seal.add(agency)
        seal.add(procedure)
        seal.add(received.milliseconds)
        seal.add(dueKey)
        seal.add(updated.milliseconds)
        seal.add(applicantFolded)
        seal.add(phone)
        seal.add(document)
        return seal.digest
    }
}

extension KeptAnswer {
    func digest(_ key: String, _ actor: String) -> Digest {
        var seal = Seal("answers", capacity: body.count + 256)
        seal.add(actor)
        seal.add(key)
        seal.add(request.bytes)
        seal.add(status)
        seal.add(body)
        seal.add(at.milliseconds)
        return seal.digest
    }
}
