public import Base
public import Competence

/// What stewards do with editions: propose, prove, compare, approve, schedule, roll back. Start with `EditionRecord`.
///
/// Everything here waits for the ledger and some of it computes for seconds: call it from a worker's thread, never from
/// an event loop. What routes dossiers is the ``shelf``, which never waits.
public final class EditionDesk: Sendable {
    public let shelf: EditionShelf
    let ledger: any EditionLedger
    private let swapping = Locked(())

    public init(ledger: any EditionLedger, shelf: EditionShelf = EditionShelf()) {
        self.ledger = ledger
        self.shelf = shelf
    }

    // MARK: - Reading

    /// All editions with the plan.
    public func editions() throws(EditionFault) -> Editions { try Editions(from: reader()) }

    public func record(_ hash: Digest) throws(EditionFault) -> EditionRecord {
        guard let record = try editions()[hash] else { throw .refused(.unknown(hash)) }
        return record
    }

    /// The edition itself, for an old receipt or a running dossier.
    public func edition(_ hash: Digest) throws(EditionFault) -> Edition {
        if let held = shelf.edition(hash) { return held.edition }
        return try shelf.edition(hash, from: reader()).edition
    }

    /// The files of an edition, to work on in a spreadsheet.
    public func files(of hash: Digest) throws(EditionFault) -> RegisterFiles { try reader().registerFiles(hash) }

    func reader() throws(EditionFault) -> any EditionReader {
        do { return try ledger.editionReader() } catch { throw .ledger(error) }
    }

    // MARK: - Steps

    /// Keeps what was sent as a draft. Nothing is read of it yet but names and sizes.
    public func propose(_ upload: EditionUpload, by who: EditionActor, at now: Instant) throws(EditionFault)
        -> EditionRecord
    {
        do { try upload.check() } catch { throw .refused(error) }
        let files = try manifest(of: upload)
        try keep(upload.files)
        let proposal = EditionProposal(files: files, note: upload.note, base: upload.base)
        return try take(.propose(proposal), on: EditionManifest.hash(files), by: who, at: now)
    }

    /// Runs the check and records what it came to: the proof, or the failures as sentences.
    /// - Parameter progress: procedures done, and how many there are.
    public func prove(
        _ hash: Digest, by who: EditionActor, at now: Instant, progress: (Int, Int) -> Void = { _, _ in }
    ) throws(EditionFault) -> EditionRecord {
        let files = try files(of: hash)
        let result = EditionProof.run(files, loader: shelf.loader, today: LocalMoment(now).date, progress: progress)
        let record = try take(.prove(result.proof), on: hash, by: who, at: now)
        if let edition = result.edition, result.proof.isPassed { shelf.remember(edition) }
        return record
    }

    public func approve(
        _ hash: Digest, against: Digest? = nil, by who: EditionActor, at now: Instant, seen: Int? = nil
    ) throws(EditionFault) -> EditionRecord {
        try take(.approve(against: against), on: hash, by: who, at: now, seen: seen)
    }

    public func schedule(
        _ hash: Digest, _ start: EditionStart, by who: EditionActor, at now: Instant, seen: Int? = nil
    ) throws(EditionFault) -> EditionRecord {
        try take(.schedule(start), on: hash, by: who, at: now, seen: seen)
    }

    public func unschedule(
        _ hash: Digest, reason: String, by who: EditionActor, at now: Instant, seen: Int? = nil
    ) throws(EditionFault) -> EditionRecord {
        try take(.unschedule(reason: reason), on: hash, by: who, at: now, seen: seen)
    }

    public func rollBack(
        to hash: Digest, reason: String, by who: EditionActor, at now: Instant, seen: Int? = nil
    ) throws(EditionFault) -> EditionRecord {
        try take(.rollBack(reason: reason), on: hash, by: who, at: now, seen: seen)
    }

    public func withdraw(
        _ hash: Digest, reason: String, by who: EditionActor, at now: Instant, seen: Int? = nil
    ) throws(EditionFault) -> EditionRecord {
        try take(.withdraw(reason: reason), on: hash, by: who, at: now, seen: seen)
    }

    /// Decides and records in one commit, then swaps the shelf.
    /// - Parameter seen: the version the person had before them; nil when it does not matter.
    func take(
        _ step: EditionStep, on hash: Digest, by who: EditionActor, at now: Instant, seen: Int? = nil
    ) throws(EditionFault) -> EditionRecord {
        let editions = try write { writer throws(EditionFault) in
            try writer.take(step, on: hash, by: who, at: now, seen: seen)
        }
        try refresh(at: now)
        guard let record = editions[hash] else { throw .refused(.unknown(hash)) }
        return record
    }

    /// Reads the plan again and swaps; one at a time, so that an older plan never replaces a newer one.
    func refresh(at now: Instant) throws(EditionFault) {
        try swapping.with { _ throws(EditionFault) in
            let reader = try reader()
            try shelf.refresh(Editions(from: reader), at: now, from: reader)
        }
    }

    // MARK: - Uploads

    func manifest(of upload: EditionUpload) throws(EditionFault) -> [EditionFile] {
        let sent = EditionManifest.files(upload.files)
        guard let base = upload.base else { return EditionManifest.ordered(sent, manifests: upload.files) }
        let reader = try reader()
        guard let row = try reader.reading({ () throws(LedgerFault) in try reader.edition(base) }) else {
            throw .refused(.unknown(base))
        }
        let merged = EditionManifest.merge(row.files, changed: sent, removed: upload.removed)
        var manifests = upload.files
        for file in merged where file.name.hasSuffix("/register.csv") && !sent.contains(file) {
            manifests.add(file.name, try reader.bytes(of: file))
        }
        return EditionManifest.ordered(merged, manifests: manifests)
    }

    /// Bytes first, a file a commit: megabytes must not hold up the dossiers queued beside them. Bytes whose edition is
    /// then refused harm nothing.
    func keep(_ files: RegisterFiles) throws(EditionFault) {
        let named = files.files.map { (hash: Digest(of: $0.bytes), bytes: $0.bytes) }
        let reader = try reader()
        let missing = Set(
            try reader.reading { () throws(LedgerFault) in try reader.missingContents(of: named.map(\.hash)) })
        for file in named where missing.contains(file.hash) {
            try write { writer throws(EditionFault) in
                try writer.reading { () throws(LedgerFault) in try writer.keep(content: file.bytes, as: file.hash) }
            }
        }
    }

    /// Waits for the commit.
    private func write<Value: Sendable>(
        _ work: @escaping @Sendable (any EditionWriter) throws(EditionFault) -> Value
    ) throws(EditionFault) -> Value {
        do {
            return try waitForAnswer { answer in
                ledger.writeEditions(
                    { writer in
                        // The writer must see the machine's own faults as such: they end the commit, not only this step.
                        do { return try work(writer) } catch EditionFault.ledger(let fault) { throw fault }
                    }, answer: answer)
            }
        } catch let fault as EditionFault {
            throw fault
        } catch let fault as LedgerFault {
            throw .ledger(fault)
        } catch { throw .ledger(.failed(operation: "write editions", reason: "\(error)")) }
    }
}

extension Editions {
    /// Folds the streams of all editions.
    init(from reader: any EditionReader) throws(EditionFault) {
        self.init()
        for row in try reader.reading({ () throws(LedgerFault) in try reader.editions() }) {
            let rows = try reader.reading { () throws(LedgerFault) in try reader.history(of: .edition(row.hash)) }
            for row in rows {
                do { evolve(try EditionHappening(row.entry)) } catch { throw .journal(error) }
            }
        }
    }
}

extension EditionWriter {
    /// One step within the commit: the state is read here, so that two people cannot both decide on the same one.
    func take(
        _ step: EditionStep, on hash: Digest, by who: EditionActor, at now: Instant, seen: Int?
    ) throws(EditionFault) -> Editions {
        var editions = try Editions(from: self)
        if let seen, let found = editions[hash]?.version, found != seen { throw .moved(version: found) }
        let happenings: [EditionHappening]
        do { happenings = try editions.decide(step, on: hash, by: who, at: now) } catch { throw .refused(error) }
        for happening in happenings { try record(happening, &editions) }
        return editions
    }

    private func record(_ happening: EditionHappening, _ editions: inout Editions) throws(EditionFault) {
        let hash = happening.edition
        let before = editions[hash]?.version ?? 0
        let version = try reading { () throws(LedgerFault) in
            try append([happening.entry], to: .edition(hash), expecting: before)
        }
        editions.evolve(happening)
        guard let record = editions[hash] else { return }
        let row = EditionRow(hash: hash, number: record.number, version: version, files: record.files)
        try reading { () throws(LedgerFault) in try put(row) }
    }
}
