internal import Base
internal import Glibc

/// A running HTTP/1.1 server: it serves from its making until ``stop()``.
public final class Server: Sendable {
    /// Where it listens, with the ports that were picked: `127.0.0.1:41233`.
    public let addresses: [String]
    private let loops: [EventLoop]
    private let acceptor: Acceptor
    private let threads: Locked<[OSThread]>

    /// - Parameter handler: called on the event loops' threads; it must not wait.
    public init(_ configuration: Configuration, handler: @escaping Handler) throws(StartFault) {
        let gate = Gate(configuration.limits)
        let listeners = try configuration.listen.map { place throws(StartFault) in try Listener(place) }
        let idBase = SystemRandomNumberGenerator.number()
        let loops = try (0..<max(1, configuration.loops)).map { index throws(StartFault) in
            try EventLoop(index: index, configuration, gate: gate, idBase: idBase, handler: handler)
        }
        let acceptor = try Acceptor(listeners, loops, gate, configuration)
        addresses = listeners.map(\.name)
        self.loops = loops
        self.acceptor = acceptor
        threads = Locked([])
        try start()
    }

    private func start() throws(StartFault) {
        let loops = loops
        let acceptor = acceptor
        var started = loops.compactMap { loop in OSThread("http-\(loop.index)") { loop.run() } }
        if started.count == loops.count, let accepting = OSThread("http-accept", { acceptor.run() }) {
            started.append(accepting)
            return threads.with { $0 = started }
        }
        let fault = StartFault("pthread_create")
        for loop in loops { loop.inbox.put(.stop) }
        for thread in started { thread.join() }
        throw fault
    }

    /// Takes nothing new in, finishes what was accepted within `Limits.stopMilliseconds`, and returns when all threads
    /// have ended. Answers given until then go out. A second call returns at once.
    public func stop() {
        var ending = threads.with { threads in
            let taken = threads
            threads = []
            return taken
        }
        guard let accepting = ending.popLast() else { return }
        acceptor.stop()
        accepting.join()
        for loop in loops { loop.inbox.put(.stop) }
        for thread in ending { thread.join() }
    }

    /// What was counted until each loop's last turn.
    public var counters: Counters {
        var sum = loops.map(\.snapshot).reduce(Counters(), +)
        sum.refusals.merge(acceptor.refusals) { $0 + $1 }
        return sum
    }
}

extension SystemRandomNumberGenerator {
    /// Ids of different runs differ in the log.
    fileprivate static func number() -> UInt64 {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }
}
