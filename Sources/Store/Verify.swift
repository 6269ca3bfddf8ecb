internal import Base
internal import Desk

/// What is wrong with the journal, and at which row first.
public enum JournalFlaw: Error, Hashable, Sendable, CustomStringConvertible {
    /// Its bytes are not those that were written.
    case altered(sequence: Int64)
    /// The row with this number is not there, and later ones are.
    case missing(sequence: Int64)
    /// It is whole in itself and does not follow the row before it.
    case reordered(sequence: Int64)
    /// The journal once reached further than it does.
    case truncated(after: Int64)
    /// The head that was kept elsewhere names another history.
    case otherHistory(at: Int64)

    public var description: String {
        switch self {
        case .altered(let sequence): "journal row \(sequence) was altered"
        case .missing(let sequence): "journal row \(sequence) is missing"
        case .reordered(let sequence): "journal row \(sequence) does not follow the row before it"
        case .truncated(let after): "the journal was cut after row \(after)"
        case .otherHistory(let sequence): "at row \(sequence) the journal is not the one whose head was kept"
        }
    }
}

/// Walks the journal by its numbers and holds each row to its digest and to the row before.
struct ChainWalk {
    private(set) var flaw: JournalFlaw?
    private(set) var head: JournalHead
    private let witness: JournalHead?

    /// - Parameter from: the first row to be read; 1 for the whole. The chain of the row before `from` is taken on
    ///   trust from that row itself.
    init(from: Int64, witness: JournalHead? = nil) {
        head = JournalHead(sequence: from - 1, chain: JournalHead.empty.chain)
        self.witness = witness
    }

    mutating func read(_ connection: Connection, _ from: Int64) throws(LedgerFault) {
        if from > 1, let before = try Self.chain(connection, from - 1) {
            head = JournalHead(sequence: from - 1, chain: before)
        }
        var walk = self
        try connection.each(
            """
            SELECT sequence, stream, version, kind, at, actor, body, digest, chain FROM journal
            WHERE sequence >= \(from) ORDER BY sequence
            """
        ) { row throws(LedgerFault) in
            walk.step(row)
            return walk.flaw == nil
        }
        self = walk
    }

    private static func chain(_ connection: Connection, _ sequence: Int64) throws(LedgerFault) -> [UInt8]? {
        try connection.first("SELECT chain FROM journal WHERE sequence = \(sequence)") { row throws(LedgerFault) in
            try row.bytes(0)
        }
    }

    private mutating func step(_ row: Row) {
        let expected = head.sequence + 1
        guard let kept = try? JournalRow(checking: row), let chain = try? row.bytes(8) else {
            flaw = .altered(sequence: expected)
            return
        }
        guard kept.sequence == expected else {
            flaw = .missing(sequence: expected)
            return
        }
        let next = head.next(kept.digest)
        guard next.chain == chain else {
            flaw = .reordered(sequence: expected)
            return
        }
        head = next
        if let witness, witness.sequence == expected, witness.chain != chain { flaw = .otherHistory(at: expected) }
    }

    /// After reading: the first thing wrong, the kept head of the file included.
    func flaw(against kept: JournalHead) -> JournalFlaw? {
        if let flaw { return flaw }
        if head.sequence < max(kept.sequence, witness?.sequence ?? 0) { return .truncated(after: head.sequence) }
        return head == kept ? nil : .otherHistory(at: kept.sequence)
    }
}
