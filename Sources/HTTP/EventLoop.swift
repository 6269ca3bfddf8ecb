internal import Base
internal import CLinux
internal import Glibc

/// One thread that waits for many connections (epoll, level-triggered) and works on whichever is ready.
// safe: everything but `inbox`, `open` and `published` is touched by the loop's own thread only
final class EventLoop: @unchecked Sendable {
    let index: Int
    let inbox: Inbox
    let configuration: Configuration
    let handler: Handler
    let gate: Gate
    private let poll: Int32
    private var thread: pthread_t?
    private var connections: [Connection?] = []
    /// Beside the connections in one flat row: looking through thousands takes microseconds.
    private var deadlines: [UInt64] = []
    private var free: [Int] = []
    private var generation: UInt32 = 0
    private var openCount = 0
    private var events = [epoll_event](repeating: epoll_event(), count: 256)
    var scratch = [UInt8](repeating: 0, count: 64 << 10)
    var sequence: UInt64 = 0
    let idBase: UInt64
    /// Of this turn; read once a turn.
    var now: UInt64 = 0
    var instant = Instant(milliseconds: 0)
    private var dateSecond: Int64 = -1
    var date: [UInt8] = []
    var counters = Counters()
    var log: AccessLog
    private let published = Locked<Counters>(Counters())
    private let tickMilliseconds: Int
    private var sweptAt: UInt64 = 0
    var stopsAt: UInt64?

    init(index: Int, _ configuration: Configuration, gate: Gate, idBase: UInt64, handler: @escaping Handler)
        throws(StartFault)
    {
        self.index = index
        self.configuration = configuration
        self.handler = handler
        self.gate = gate
        self.idBase = idBase
        log = AccessLog(configuration.accessLog)
        tickMilliseconds = configuration.limits.tickMilliseconds
        inbox = try Inbox()
        poll = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard poll >= 0 else { throw StartFault("epoll_create1") }
        var event = epoll_event()
        event.events = EPOLLIN.rawValue
        event.data.u64 = UInt64.max
        guard epoll_ctl(poll, EPOLL_CTL_ADD, inbox.event, &event) == 0 else { throw StartFault("epoll_ctl") }
    }

    deinit { Glibc.close(poll) }

    var isStopping: Bool { stopsAt != nil }
    var snapshot: Counters { published.with { $0 } }

    /// The thread's whole life: until it is told to stop and nobody waits any more.
    func run() {
        thread = pthread_self()
        readClocks()
        while !isDone { turn() }
        for connection in connections { connection.map(close) }
        publish()
    }

    private var isDone: Bool { stopsAt.map { openCount == 0 || now >= $0 } ?? false }

    private func turn() {
        let count = epoll_wait(poll, &events, Int32(events.count), openCount > 0 ? Int32(tickMilliseconds) : -1)
        readClocks()
        let began = now
        for index in 0..<max(0, Int(count)) { handle(events[index]) }
        sweep()
        log.flush()
        counters.count(turn: Int(monotonicNanoseconds() - began) / 1000)
        publish()
    }

    private func readClocks() {
        now = monotonicNanoseconds()
        instant = configuration.clock.now()
        guard instant.milliseconds / 1000 != dateSecond else { return }
        dateSecond = instant.milliseconds / 1000
        date = Array(httpDate(instant).utf8)
    }

    private func publish() {
        counters.connectionsOpen = openCount
        published.with { $0 = counters }
    }

    private func handle(_ event: epoll_event) {
        guard event.data.u64 != UInt64.max else { return openInbox() }
        let slot = Int(event.data.u64 & 0xFFFF_FFFF)
        // An event of this turn for a connection that closed in it must not reach the slot's next one.
        guard let connection = connection(slot), connection.generation == UInt32(event.data.u64 >> 32) else { return }
        let isBroken = event.events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0
        if event.events & EPOLLIN.rawValue != 0 {
            receive(connection)
        } else if isBroken {
            return close(connection)
        }
        if connection.isOpen, event.events & EPOLLOUT.rawValue != 0 { work(connection) }
    }

    private func openInbox() {
        for item in inbox.takeAll() {
            switch item {
            case .socket(let socket, let address): admit(socket, address)
            case .answer(let id, let response, let route): deliver(id, response, route: route)
            case .stop: beginStop()
            }
        }
    }

    func connection(_ slot: Int) -> Connection? { connections.indices.contains(slot) ? connections[slot] : nil }

    /// Whether the caller runs on this loop's thread.
    var isCurrent: Bool { thread.map { pthread_equal($0, pthread_self()) != 0 } ?? false }
}

// MARK: Connections come and go

extension EventLoop {
    private func admit(_ socket: Int32, _ address: Address) {
        counters.connectionsAccepted += 1
        let slot = free.popLast() ?? connections.count
        if slot == connections.count {
            connections.append(nil)
            deadlines.append(.max)
        }
        generation &+= 1
        let connection = Connection(
            socket: socket, slot: slot, generation: generation, address: address,
            isTrusted: configuration.isTrusted(address), limits: configuration.limits)
        connections[slot] = connection
        openCount += 1
        arm(connection)
        register(connection, EPOLL_CTL_ADD, EPOLLIN.rawValue)
        if isStopping { finishIfIdle(connection) }
    }

    func close(_ connection: Connection) {
        guard connection.isOpen else { return }
        connection.isOpen = false
        connection.exchange = nil
        connection.stream = nil
        // Closing takes the socket off epoll, too.
        Glibc.close(connection.socket)
        connections[connection.slot] = nil
        deadlines[connection.slot] = .max
        free.append(connection.slot)
        openCount -= 1
        gate.leave(connection.address, isTrusted: connection.isTrusted)
    }

    private func register(_ connection: Connection, _ operation: Int32, _ interest: UInt32) {
        connection.interest = interest
        var event = epoll_event()
        event.events = interest
        event.data.u64 = UInt64(connection.generation) << 32 | UInt64(connection.slot)
        if epoll_ctl(poll, operation, connection.socket, &event) != 0 { close(connection) }
    }

    /// Sets what epoll reports and, where a new wait began, its deadline.
    func settle(_ connection: Connection) {
        guard connection.isOpen else { return }
        let isFull = connection.pendingCount >= Connection.highWater
        var interest: UInt32 = 0
        if !connection.hasEnded, connection.isLingering || !isFull && !connection.isClosing {
            interest |= EPOLLIN.rawValue
        }
        if connection.hasOutput { interest |= EPOLLOUT.rawValue }
        if interest != connection.interest { register(connection, EPOLL_CTL_MOD, interest) }
        if connection.beginsAnew || connection.currentWait != connection.wait { arm(connection) }
    }

    private func arm(_ connection: Connection) {
        connection.wait = connection.currentWait
        connection.beginsAnew = false
        connection.takenSinceArmed = 0
        deadlines[connection.slot] = now + configuration.limits.nanoseconds(connection.wait)
    }
}

// MARK: Deadlines and the end

extension EventLoop {
    private func sweep() {
        guard now - sweptAt >= UInt64(tickMilliseconds) * 1_000_000 else { return }
        sweptAt = now
        for slot in deadlines.indices where deadlines[slot] <= now {
            if let connection = connections[slot] { expire(connection) }
        }
    }

    private func expire(_ connection: Connection) {
        switch connection.wait {
        case .idle, .linger: close(connection)
        case .request where connection.pendingCount == 0 && !connection.reader.isInBody: close(connection)
        case .request: refuse(connection, .requestTooSlow)
        case .answer: refuse(connection, .answerTooSlow)
        case .write:
            counters.refusals[.readerTooSlow, default: 0] += 1
            close(connection)
        }
    }

    private func beginStop() {
        stopsAt = now + UInt64(configuration.limits.stopMilliseconds) * 1_000_000
        for connection in connections { connection.map(finishIfIdle) }
    }

    /// What already arrived is still served: one last look, then an idle connection ends.
    private func finishIfIdle(_ connection: Connection) {
        guard connection.isBetweenRequests, !connection.isLingering else { return }
        receive(connection)
        if connection.isOpen, connection.isBetweenRequests, !connection.isLingering { close(connection) }
    }
}

extension Limits {
    func nanoseconds(_ wait: Connection.Wait) -> UInt64 {
        let milliseconds =
            switch wait {
            case .idle: idleMilliseconds
            case .request: requestMilliseconds
            case .answer: answerMilliseconds
            case .write: writeMilliseconds
            case .linger: lingerMilliseconds
            }
        return UInt64(max(1, milliseconds)) * 1_000_000
    }

    /// How often deadlines are looked at: a quarter of the shortest, 5 to 250 ms.
    var tickMilliseconds: Int {
        let shortest = min(requestMilliseconds, idleMilliseconds, answerMilliseconds, writeMilliseconds)
        return max(5, min(250, min(shortest, lingerMilliseconds, stopMilliseconds) / 4))
    }
}

extension Configuration {
    func isTrusted(_ address: Address) -> Bool { trustedProxies.contains { $0.contains(address) } }
}
