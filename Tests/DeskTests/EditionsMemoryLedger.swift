internal import Base
internal import Dossiers

@testable internal import Desk

/// A ledger in memory, for use cases of editions: a unit that throws leaves nothing behind.
final class EditionsMemoryLedger: EditionLedger {
    struct State: Sendable {
        var journal: [JournalRow] = []
        var rows: [Digest: EditionRow] = [:]
        var contents: [Digest: [UInt8]] = [:]
        var reads = 0
    }

    private let state = Locked(State())

    var contentCount: Int { state.with { $0.contents.count } }
    var journal: [JournalRow] { state.with { $0.journal } }

    /// A disk that lies.
    func spoil(_ hash: Digest) { state.with { $0.contents[hash]?.append(0) } }

    func reader() throws(LedgerFault) -> any LedgerReader { try editionReader() }
    func editionReader() throws(LedgerFault) -> any EditionReader { EditionsMemoryBook(state.with { $0 }) }

    func write<Value: Sendable>(
        _ work: @escaping @Sendable (any LedgerWriter) throws -> Value,
        answer: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) { writeEditions(work, answer: answer) }

    func writeEditions<Value: Sendable>(
        _ work: @escaping @Sendable (any EditionWriter) throws -> Value,
        answer: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        answer(
            state.with { state in
                let book = EditionsMemoryBook(state)
                return Result {
                    let value = try work(book)
                    state = book.state
                    return value
                }
            })
    }
}

final class EditionsMemoryBook: EditionWriter {
    var state: EditionsMemoryLedger.State

    init(_ state: EditionsMemoryLedger.State) { self.state = state }

    func history(of stream: StreamID) throws(LedgerFault) -> [JournalRow] {
        state.journal.filter { $0.stream == stream }
    }

    func append(_ entries: [JournalEntry], to stream: StreamID, expecting expected: Int) throws(LedgerFault) -> Int {
        let found = try history(of: stream).count
        guard found == expected else { throw .versionMoved(stream: stream, expected: expected, found: found) }
        for (index, entry) in entries.enumerated() {
            state.journal.append(
                JournalRow(
                    sequence: Int64(state.journal.count + 1), stream: stream, version: found + index + 1, entry: entry))
        }
        return found + entries.count
    }

    func editions() throws(LedgerFault) -> [EditionRow] { state.rows.values.sorted { $0.number < $1.number } }
    func edition(_ hash: Digest) throws(LedgerFault) -> EditionRow? { state.rows[hash] }

    func content(_ hash: Digest) throws(LedgerFault) -> [UInt8]? {
        guard let bytes = state.contents[hash] else { return nil }
        guard Digest(of: bytes) == hash else { throw .damaged(what: "contents") }
        return bytes
    }

    func missingContents(of hashes: [Digest]) throws(LedgerFault) -> [Digest] {
        hashes.filter { state.contents[$0] == nil }
    }

    func keep(content: [UInt8], as hash: Digest) throws(LedgerFault) { state.contents[hash] = content }
    func put(_ row: EditionRow) throws(LedgerFault) { state.rows[row.hash] = row }

    // Editions need none of these.
    private static let unused = LedgerFault.failed(operation: "test", reason: "not kept here")
    func dossier(_ code: DossierCode) throws(LedgerFault) -> DossierRow? { nil }
    func dossiers(_ query: DossierQuery) throws(LedgerFault) -> [DossierRow] { [] }
    func keptAnswer(_ key: String, of actor: String) throws(LedgerFault) -> KeptAnswer? { nil }
    func put(_ row: DossierRow) throws(LedgerFault) { throw Self.unused }
    func nextSerial(issuer: String, day: CivilDate) throws(LedgerFault) -> Int { throw Self.unused }
    func keep(_ answer: KeptAnswer, under key: String, of actor: String) throws(LedgerFault) { throw Self.unused }
}
