public import Base
internal import Competence

/// The editions in memory: the active one and those to come are at hand always, of the older ones those asked for last.
///
/// A decision takes one edition from here and keeps it to its end: a swap in the middle changes nothing for it. Reading
/// costs one lock held for the copy of a reference.
public final class EditionShelf: Sendable {
    /// What was swapped in last; never changed.
    private final class Board: Sendable {
        let plan: [Editions.Entry]
        /// The active edition and those to come.
        let held: [Digest: RegisterInForce]

        init(plan: [Editions.Entry], held: [Digest: RegisterInForce]) {
            self.plan = plan
            self.held = held
        }
    }

    /// Older editions, the one asked for last at the end.
    private struct Older {
        var editions: [RegisterInForce] = []
    }

    private let board = Locked(Board(plan: [], held: [:]))
    private let older = Locked(Older())
    private let gate = Locked(())
    private let capacity: Int
    let loader = EditionLoader()

    /// - Parameter capacity: how many older editions stay in memory.
    public init(capacity: Int = 2) { self.capacity = max(capacity, 1) }

    /// The edition that decides at that moment. For a moment before the first activation it is the first edition: what
    /// was lodged before the service knew an edition is decided by the oldest it has.
    /// - Returns: nil before ``refresh(_:at:reader:)``, or when that moment's edition is an older one not in memory.
    public func active(at moment: Instant) -> RegisterInForce? {
        let board = board.with { $0 }
        let entry = board.plan.last { $0.start <= moment } ?? board.plan.first
        guard let entry else { return nil }
        return board.held[entry.edition] ?? recall(entry.edition)
    }

    public func activeHash(at moment: Instant) -> Digest? {
        let board = board.with { $0 }
        return (board.plan.last { $0.start <= moment } ?? board.plan.first)?.edition
    }

    /// The edition of that hash when it is in memory.
    public func edition(_ hash: Digest) -> RegisterInForce? { board.with { $0 }.held[hash] ?? recall(hash) }

    /// How many editions are held now.
    public var count: Int { board.with { $0.held.count } + older.with { $0.editions.count } }

    /// The edition of that hash, read from the ledger when it is not in memory: a third of a second for a city, so not
    /// on an event loop.
    public func edition(_ hash: Digest, from reader: any EditionReader) throws(EditionFault) -> RegisterInForce {
        if let edition = edition(hash) { return edition }
        return try gate.with { _ throws(EditionFault) in
            if let edition = edition(hash) { return edition }
            let edition = try load(hash, reader)
            remember(edition)
            return edition
        }
    }

    /// Takes over the plan as it is now: loads what is active and what is to come, and swaps.
    public func refresh(_ editions: Editions, at now: Instant, from reader: any EditionReader) throws(EditionFault) {
        var held: [Digest: RegisterInForce] = [:]
        let wanted = [editions.active(at: now)].compactMap { $0 } + editions.pending(at: now).map(\.edition)
        for hash in wanted where held[hash] == nil { held[hash] = try edition(hash, from: reader) }
        let next = Board(plan: editions.plan, held: held)
        let before = board.with { board in
            defer { board = next }
            return board
        }
        before.held.values.filter { held[$0.hash] == nil }.forEach { remember($0) }
        older.with { older in older.editions.removeAll { held[$0.hash] != nil } }
    }

    private func load(_ hash: Digest, _ reader: any EditionReader) throws(EditionFault) -> RegisterInForce {
        let files = try reader.registerFiles(hash)
        do { return try loader.load(files) } catch { throw .unreadable(hash, error) }
    }

    private func recall(_ hash: Digest) -> RegisterInForce? {
        older.with { older in
            guard let place = older.editions.firstIndex(where: { $0.hash == hash }) else { return nil }
            let edition = older.editions.remove(at: place)
            older.editions.append(edition)
            return edition
        }
    }

    /// Keeps an edition at hand for whoever asks next.
    func remember(_ edition: RegisterInForce) {
        older.with { older in
            older.editions.removeAll { $0.hash == edition.hash }
            older.editions.append(edition)
            older.editions.removeFirst(max(older.editions.count - capacity, 0))
        }
    }
}

extension EditionReader {
    /// All files of an edition, each checked against its hash.
    func registerFiles(_ hash: Digest) throws(EditionFault) -> RegisterFiles {
        guard let row = try reading({ () throws(LedgerFault) in try edition(hash) }) else {
            throw .refused(.unknown(hash))
        }
        var files = RegisterFiles()
        for file in row.files { files.add(file.name, try bytes(of: file)) }
        guard Edition.hash(of: files) == hash else { throw .ledger(.damaged(what: "editions \(hash.short)")) }
        return files
    }

    func bytes(of file: EditionFile) throws(EditionFault) -> [UInt8] {
        guard let bytes = try reading({ () throws(LedgerFault) in try content(file.content) }) else {
            throw .ledger(.damaged(what: "contents \(file.content.short)"))
        }
        return bytes
    }

    func reading<Value>(_ body: () throws(LedgerFault) -> Value) throws(EditionFault) -> Value {
        do { return try body() } catch { throw .ledger(error) }
    }
}
