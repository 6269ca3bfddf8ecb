internal import Base
internal import CSQLite
internal import Desk
internal import Glibc
internal import Synchronization

/// What the writer has done since the start.
public struct WriterFigures: Hashable, Sendable {
    public var commits = 0
    public var units = 0
    public var largestBatch = 0
    public var waiting = 0
    public var refusedBusy = 0

    public init() {}
}

/// The one thread that writes. It takes all that was queued while the last commit was being synced, runs it in one
/// transaction, and answers all of it after the commit. It never waits to fill a batch.
// safe: the connection and the head are the thread's alone; everything else is in `state`
final class Writer: @unchecked Sendable {
    private struct State {
        var units: [any Pending] = []
        var isStopping = false
        var halted: String?
        var figures = WriterFigures()
    }

    private let connection: Connection
    private let options: Store.Options
    private let checkpointer: Checkpointer
    private let state = Locked(State())
    /// Commits that changed a key.
    let keyChanges = Atomic<Int>(0)
    private var head: JournalHead
    private let fence: Serials.Fence?
    private var thread: OSThread?

    init(_ connection: Connection, _ options: Store.Options, _ checkpointer: Checkpointer) throws(LedgerFault) {
        self.connection = connection
        self.options = options
        self.checkpointer = checkpointer
        head = try JournalHead.kept(connection)
        fence = try Serials.Fence(connection)
        checkpointer.watch(connection)
        checkpointer.onFault { [weak self] in self?.halt($0) }
        thread = OSThread("waypost-writer") { [self] in loop() }
        guard thread != nil else { throw .failed(operation: "pthread_create", reason: "no thread for the writer") }
    }

    var halted: String? { state.with { $0.halted } }

    var figures: WriterFigures {
        state.with {
            var figures = $0.figures
            figures.waiting = $0.units.count
            return figures
        }
    }

    func queue(_ unit: some Pending) {
        let refusal: LedgerFault? = state.with { state in
            if let refusal = self.refusal(state) { return refusal }
            state.units.append(unit)
            return nil
        }
        guard let refusal else { return state.wake() }
        if case .busy = refusal { state.with { $0.figures.refusedBusy += 1 } }
        unit.fail(refusal)
        unit.answer()
    }

    private func refusal(_ state: State) -> LedgerFault? {
        if let halted = state.halted { return .stopped(after: halted) }
        if state.isStopping { return .stopped(after: "the program is being stopped") }
        return state.units.count < options.queueLimit ? nil : .busy(retryAfterSeconds: 1)
    }

    /// Finishes what was queued. False when somebody else has stopped it before.
    func stop() -> Bool {
        let isFirst = state.with { state in
            defer { state.isStopping = true }
            return !state.isStopping
        }
        guard isFirst else { return false }
        state.wakeAll()
        thread?.join()
        if halted != nil { connection.leaveLog() }
        return true
    }

    // MARK: on the writer's thread

    private func loop() {
        // Of the calling thread alone, on Linux. Refused without the right to it, which does no harm.
        setpriority(Int32(PRIO_PROCESS.rawValue), 0, options.writerNice)
        while let batch = take() {
            if let halted {
                batch.forEach { $0.fail(LedgerFault.stopped(after: halted)) }
            } else {
                keep(batch)
            }
            options.answering { for unit in batch { unit.answer() } }
        }
    }

    /// Nil at the end: stopping, and nothing is left.
    private func take() -> [any Pending]? {
        state.wait(until: { !$0.units.isEmpty || $0.isStopping }) { state in
            if state.units.count <= options.batchLimit {
                let batch = state.units
                state.units = []
                return batch.isEmpty ? nil : batch
            }
            let batch = Array(state.units.prefix(options.batchLimit))
            state.units.removeFirst(batch.count)
            return batch
        }
    }

    private func keep(_ batch: [any Pending]) {
        do {
            try transact(batch)
            count(batch)
        } catch {
            connection.rollBack()
            if case .stopped(let reason) = error { return stopWriting(reason, batch) }
            if batch.count == 1 { return batch[0].fail(error) }
            for unit in batch { keep([unit]) }
        }
    }

    /// After a sync that failed nobody knows what the disk holds: no more writing until the file was opened afresh.
    private func stopWriting(_ reason: String, _ batch: [any Pending]) {
        halt(reason)
        batch.forEach { $0.fail(LedgerFault.stopped(after: reason)) }
    }

    private func halt(_ reason: String) {
        state.with { if $0.halted == nil { $0.halted = reason } }
        checkpointer.halt()
    }

    private func transact(_ batch: [any Pending]) throws(LedgerFault) {
        if let halted { throw .stopped(after: halted) }
        checkpointer.waitForTurn()
        try connection.run("BEGIN IMMEDIATE")
        let book = WritingBook(connection, head: head, fence: fence)
        for unit in batch { try run(unit, book) }
        if book.head != head { try book.head.keep(connection) }
        // Also when the commit fails: nobody knows what readers see then.
        defer { if book.hasChangedKeys { keyChanges.add(1, ordering: .releasing) } }
        try connection.run("COMMIT")
        head = book.head
    }

    /// What a unit throws is its own; what the machine does spoils the batch.
    private func run(_ unit: some Pending, _ book: WritingBook) throws(LedgerFault) {
        do {
            try book.savepoint { try unit.attempt(book) }
        } catch {
            let fault = error as? LedgerFault
            if let fault, fault.isTheMachines || !connection.isInTransaction { throw fault }
            guard connection.isInTransaction else {
                throw LedgerFault.failed(operation: "savepoint", reason: "the transaction was rolled back")
            }
            unit.fail(error)
        }
    }

    private func count(_ batch: [any Pending]) {
        state.with {
            $0.figures.commits += 1
            $0.figures.units += batch.count
            $0.figures.largestBatch = max($0.figures.largestBatch, batch.count)
        }
    }
}

extension LedgerFault {
    /// Not the fault of the unit that met it.
    fileprivate var isTheMachines: Bool {
        switch self {
        case .full, .stopped: true
        case .versionMoved, .unknown, .damaged, .busy, .failed: false
        }
    }
}

extension JournalHead {
    static func kept(_ connection: Connection) throws(LedgerFault) -> JournalHead {
        let head = try connection.first("SELECT sequence, chain FROM head WHERE one = 1") { row throws(LedgerFault) in
            JournalHead(sequence: try row.integer(0), chain: try row.bytes(1))
        }
        guard let head, head.chain.count == 32 else { throw .damaged(what: "head") }
        return head
    }

    func keep(_ connection: Connection) throws(LedgerFault) {
        try connection.run("UPDATE head SET sequence = \(sequence), chain = \(chain) WHERE one = 1")
    }
}
