public import Base

/// Runs checks of editions on a thread of its own, one after another: whoever asked may look at the progress, and gets
/// the answer when it is there.
public final class EditionProver: Sendable {
    public struct Progress: Hashable, Sendable {
        /// Procedures checked; 0 while it waits for its turn.
        public var done: Int
        public var total: Int
    }

    public typealias Answer = @Sendable (Result<EditionRecord, EditionFault>) -> Void

    private struct Order: Sendable {
        let hash: Digest
        let who: EditionActor
        var answers: [Answer] = []
    }

    private struct State: Sendable {
        var waiting: [Order] = []
        var running: Order?
        var progress = Progress(done: 0, total: 0)
        var isStopping = false
    }

    private let desk: EditionDesk
    private let clock: Clock
    private let state = Locked(State())
    private let thread = Locked<OSThread?>(nil)

    /// - Parameter clock: the moment a check is recorded at.
    public init(_ desk: EditionDesk, clock: Clock) {
        self.desk = desk
        self.clock = clock
    }

    /// Queues a check; one that is asked for twice before it began runs once, for whoever asked first.
    public func start(_ hash: Digest, by who: EditionActor, answer: @escaping Answer) {
        guard hasThread() else { return answer(.failure(.ledger(.stopped(after: "no thread for checks")))) }
        let isTaken = state.with { state in
            if state.isStopping { return false }
            if let place = state.waiting.firstIndex(where: { $0.hash == hash }) {
                state.waiting[place].answers.append(answer)
            } else {
                state.waiting.append(Order(hash: hash, who: who, answers: [answer]))
            }
            return true
        }
        if isTaken { state.wake() } else { answer(.failure(.ledger(.stopped(after: "the program is being stopped")))) }
    }

    private func hasThread() -> Bool {
        thread.with { thread in
            if thread == nil { thread = OSThread("waypost-proof") { [self] in loop() } }
            return thread != nil
        }
    }

    /// Nil when it neither waits nor runs.
    public func progress(of hash: Digest) -> Progress? {
        state.with { state in
            if state.running?.hash == hash { return state.progress }
            return state.waiting.contains { $0.hash == hash } ? Progress(done: 0, total: 0) : nil
        }
    }

    /// Finishes the check that runs; those that wait are answered `stopped`.
    public func stop() {
        let left = state.with { state in
            state.isStopping = true
            defer { state.waiting = [] }
            return state.waiting
        }
        state.wakeAll()
        for order in left {
            order.answers.forEach { $0(.failure(.ledger(.stopped(after: "the program is being stopped")))) }
        }
        thread.with { thread in
            thread?.join()
            thread = nil
        }
    }

    private func loop() {
        while let order = next() {
            let result = prove(order)
            let answers = state.with { state in
                defer { state.running = nil }
                return state.running?.answers ?? []
            }
            answers.forEach { $0(result) }
        }
    }

    private func next() -> Order? {
        state.wait(until: { !$0.waiting.isEmpty || $0.isStopping }) { state in
            guard !state.isStopping, !state.waiting.isEmpty else { return nil }
            state.running = state.waiting.removeFirst()
            state.progress = Progress(done: 0, total: 0)
            return state.running
        }
    }

    private func prove(_ order: Order) -> Result<EditionRecord, EditionFault> {
        do {
            return .success(
                try desk.prove(order.hash, by: order.who, at: clock.now()) { done, total in
                    state.with { $0.progress = Progress(done: done, total: total) }
                })
        } catch { return .failure(error) }
    }
}
