internal import Base
internal import CLinux
internal import Glibc
internal import Synchronization

/// One thread that takes connections in and deals them to the loops in turn: loops that listen themselves share a
/// proxy's few long connections unevenly.
// safe: `next` is touched by the acceptor's own thread only
final class Acceptor: @unchecked Sendable {
    private let listeners: [Listener]
    private let loops: [EventLoop]
    private let gate: Gate
    private let configuration: Configuration
    private let stopEvent: Int32
    private var next = 0
    private let refused = Locked<[Refusal: Int]>([:])

    init(_ listeners: [Listener], _ loops: [EventLoop], _ gate: Gate, _ configuration: Configuration)
        throws(StartFault)
    {
        self.listeners = listeners
        self.loops = loops
        self.gate = gate
        self.configuration = configuration
        stopEvent = eventfd(0, Int32(EFD_CLOEXEC))
        guard stopEvent >= 0 else { throw StartFault("eventfd") }
    }

    deinit { close(stopEvent) }

    var refusals: [Refusal: Int] { refused.with { $0 } }

    func stop() {
        var one: UInt64 = 1
        _ = write(stopEvent, &one, 8)
    }

    func run() {
        var waits = listeners.map { pollfd(fd: $0.socket, events: Int16(POLLIN), revents: 0) }
        waits.append(pollfd(fd: stopEvent, events: Int16(POLLIN), revents: 0))
        var isStopping = false
        while !isStopping {
            guard poll(&waits, nfds_t(waits.count), -1) >= 0 || errno == EINTR else { break }
            isStopping = waits[waits.count - 1].revents != 0
            // What the kernel took in before the stop is dealt out too; closing the listener would reset it.
            for listener in listeners { acceptAll(listener) }
        }
        for listener in listeners { listener.end() }
    }

    private func acceptAll(_ listener: Listener) {
        while true {
            var storage = sockaddr_storage()
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let socket = withUnsafeMutablePointer(to: &storage) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    waypost_accept(listener.socket, $0, &length)
                }
            }
            if socket >= 0 {
                take(socket, Address(storage))
            } else if errno == EAGAIN {
                return
            } else if errno != EINTR, errno != ECONNABORTED {
                // Out of descriptors or memory: the listener stays readable, so a pause keeps this from spinning.
                usleep(20_000)
                return
            }
        }
    }

    private func take(_ socket: Int32, _ address: Address?) {
        guard let address else {
            close(socket)
            return
        }
        if let refusal = gate.enter(address, isTrusted: configuration.isTrusted(address)) {
            return turnAway(socket, refusal)
        }
        Listener.set(socket, Int32(IPPROTO_TCP), TCP_NODELAY)
        next = (next + 1) % loops.count
        loops[next].inbox.put(.socket(socket, address))
    }

    private func turnAway(_ socket: Int32, _ refusal: Refusal) {
        refused.with { $0[refusal, default: 0] += 1 }
        var output = Output()
        let date = Array(httpDate(configuration.clock.now()).utf8)
        _ = output.append(
            refusal.response, Framing(method: nil, closes: true, id: RequestID(number: 0), date: date))
        _ = output.bytes.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        shutdown(socket, Int32(SHUT_WR))
        close(socket)
    }
}
