public import Base

/// What the tables people query hold of an edition.
public struct EditionRow: Hashable, Sendable {
    public var hash: Digest
    public var number: Int
    /// Of the last event folded into it.
    public var version: Int
    /// What to read an edition from, in the order in which its tables are read.
    public var files: [EditionFile]

    public init(hash: Digest, number: Int, version: Int, files: [EditionFile]) {
        self.hash = hash
        self.number = number
        self.version = version
        self.files = files
    }
}

/// Reading what is kept of editions: the list, the manifests, and the bytes of their files. Editions share bytes.
public protocol EditionReader: LedgerReader {
    /// Every edition, by number.
    func editions() throws(LedgerFault) -> [EditionRow]
    func edition(_ hash: Digest) throws(LedgerFault) -> EditionRow?
    /// The bytes of that hash, checked against it; nil when they were never kept.
    func content(_ hash: Digest) throws(LedgerFault) -> [UInt8]?
    /// Those of the hashes whose bytes are not kept yet.
    func missingContents(of hashes: [Digest]) throws(LedgerFault) -> [Digest]
}

public protocol EditionWriter: LedgerWriter, EditionReader {
    /// Keeps bytes for good, once however often they come.
    /// - Parameter hash: of those bytes; the caller has computed it, so that the writer's thread need not.
    func keep(content: [UInt8], as hash: Digest) throws(LedgerFault)
    /// Puts the row and its manifest; every content it names must be kept already.
    func put(_ row: EditionRow) throws(LedgerFault)
}

/// The ledger with what it keeps of editions. `Store` is it.
public protocol EditionLedger: Ledger {
    /// A reader for the calling thread alone.
    func editionReader() throws(LedgerFault) -> any EditionReader

    /// As ``Ledger/write(_:answer:)``, with the tables of editions at hand in the same savepoint.
    func writeEditions<Value: Sendable>(
        _ work: @escaping @Sendable (any EditionWriter) throws -> Value,
        answer: @escaping @Sendable (Result<Value, any Error>) -> Void)
}

extension StreamID {
    public static func edition(_ hash: Digest) -> StreamID { StreamID("edition:\(hash)") }
}
