internal import Base

/// Threads for what takes milliseconds of the processor, above all passwords; never on an event loop. A short queue: who
/// waits longer than a few seconds is better told so at once.
public final class SlowWork: Sendable {
    private struct State {
        var queue: [@Sendable () -> Void] = []
        var isClosed = false
    }
    private let state = Locked(State())
    private let threads = Locked<[OSThread]>([])
    private let capacity: Int

    public init(threads count: Int = 1, capacity: Int = 64) {
        self.capacity = capacity
        for number in 0..<count {
            guard let thread = OSThread("slow-\(number)", { [state] in Self.run(state) }) else { continue }
            threads.with { $0.append(thread) }
        }
    }

    /// - Returns: false when the queue is full or closed: answer 503.
    public func submit(_ work: @escaping @Sendable () -> Void) -> Bool {
        let isTaken = state.with { state in
            guard !state.isClosed, state.queue.count < capacity else { return false }
            state.queue.append(work)
            return true
        }
        if isTaken { state.wake() }
        return isTaken
    }

    /// Finishes what was accepted and ends the threads.
    public func close() {
        state.with { $0.isClosed = true }
        state.wakeAll()
        let running = threads.with { threads in
            defer { threads = [] }
            return threads
        }
        for thread in running { thread.join() }
    }

    private static func run(_ state: Locked<State>) {
        while true {
            let next = state.wait(until: { !$0.queue.isEmpty || $0.isClosed }) { state in
                state.queue.isEmpty ? nil : state.queue.removeFirst()
            }
            guard let next else { return }
            next()
        }
    }
}
