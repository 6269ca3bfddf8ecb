internal import Base
internal import CLinux
internal import Glibc
internal import Store

/// What is sent over and over.
struct LoadRequest: Sendable {
    /// The whole message, head and body.
    var bytes: [UInt8]
    /// Ten digits in it that count up, so that no two messages are the same; nil where all may be.
    var number: Range<Int>?
}

struct LoadPlan: Sendable {
    var port: UInt16
    var connections: Int
    /// Taken in turn.
    var requests: [LoadRequest]
    var milliseconds: Int
    /// Before anything is measured.
    var warmupMilliseconds = 200
    /// The first number: what is put into a request, and which of the requests is first.
    var first = 0
    /// So many requests and no more; nil: as many as there is time for.
    var most: Int?
}

/// What one run of the client saw.
struct LoadResult: Sendable {
    /// From the request's send to its whole answer, of every request begun and answered while it was measured.
    var nanoseconds: [UInt32] = []
    /// While it was measured.
    var elapsed: UInt64 = 1
    /// Of the client's own thread.
    var clientCPU: UInt64 = 0
    /// Of all other threads of this process: the server's.
    var serverCPU: UInt64 = 0
    /// Of it, what nobody waits for: the thread that empties the write-ahead log.
    var besideCPU: UInt64 = 0
    /// Numbers used, warm-up and all.
    var used = 0
    /// How often each status came, warm-up and all.
    var statuses: [Int: Int] = [:]
    /// Why it ended early; nil when it did not.
    var failure: String?

    var perSecond: Int { Int(Double(nanoseconds.count) * 1e9 / Double(elapsed)) }
    var serverCPUPerRequest: Int { Int(serverCPU) / max(1, nanoseconds.count) }
    /// Server and client, without what is done beside.
    var onTheWayCPUPerRequest: Int {
        Int(serverCPU + clientCPU - min(serverCPU, besideCPU)) / max(1, nanoseconds.count)
    }
    var clientCPUPerRequest: Int { Int(clientCPU) / max(1, nanoseconds.count) }

    /// In nanoseconds; 500 is the median.
    func quantiles(_ thousandths: [Int]) -> [Int] {
        let sorted = nanoseconds.sorted()
        guard let last = sorted.indices.last else { return thousandths.map { _ in 0 } }
        return thousandths.map { Int(sorted[last * $0 / 1000]) }
    }
}

/// Clients over loopback on a thread of their own: each connection sends its next request when its last was answered
/// whole (a closed loop, as `wrk` does), on one epoll. Made, run and let go on one thread.
final class LoadClient {
    private struct Line {
        var socket: Int32
        var began: UInt64 = 0
        /// What of an answer has come so far; empty when it comes in one piece, as it mostly does.
        var part: [UInt8] = []
    }

    private let plan: LoadPlan
    private let poll: Int32
    private var lines: [Line] = []
    private var room = [UInt8](repeating: 0, count: 64 << 10)
    private var requests: [LoadRequest]
    private var turn = 0
    private var waiting = 0
    private var isMeasured = false
    private var isOver = false
    private var result = LoadResult()

    private init(_ plan: LoadPlan) throws(LoadFault) {
        self.plan = plan
        requests = plan.requests
        poll = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard poll >= 0, !requests.isEmpty else { throw LoadFault("epoll_create1") }
        result.nanoseconds.reserveCapacity(1 << 20)
        for index in 0..<plan.connections { try connect(index) }
    }

    deinit {
        for line in lines { close(line.socket) }
        close(poll)
    }

    /// Runs the plan and returns when it is done; on whichever thread calls.
    static func run(_ plan: LoadPlan) -> LoadResult {
        do throws(LoadFault) {
            let client = try LoadClient(plan)
            try client.run()
            return client.result
        } catch {
            var result = LoadResult()
            result.failure = error.words
            return result
        }
    }

    private func connect(_ index: Int) throws(LoadFault) {
        let made = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard made >= 0 else { throw LoadFault("socket") }
        lines.append(Line(socket: made))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = plan.port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(made, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw LoadFault("connect") }
        var one: Int32 = 1
        setsockopt(made, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        var event = epoll_event()
        event.events = EPOLLIN.rawValue
        event.data.u64 = UInt64(index)
        guard epoll_ctl(poll, EPOLL_CTL_ADD, made, &event) == 0 else { throw LoadFault("epoll_ctl") }
    }
}

extension LoadClient {
    private func run() throws(LoadFault) {
        for index in lines.indices { try send(index) }
        try serve(until: monotonicNanoseconds() + UInt64(plan.warmupMilliseconds) * 1_000_000)
        isMeasured = true
        let beside = threadCPUNanoseconds(named: Store.besideThread)
        let (began, client, all) = (monotonicNanoseconds(), threadCPUNanoseconds(), processCPUNanoseconds())
        try serve(until: began + UInt64(plan.milliseconds) * 1_000_000)
        result.elapsed = max(1, monotonicNanoseconds() - began)
        result.clientCPU = threadCPUNanoseconds() - client
        // Two clocks of different grain: where only the client works, one may lag behind the other.
        let both = processCPUNanoseconds() - all
        result.serverCPU = both > result.clientCPU ? both - result.clientCPU : 0
        result.besideCPU = threadCPUNanoseconds(named: Store.besideThread) - beside
        (isMeasured, isOver) = (false, true)
        try serve(until: monotonicNanoseconds() + 10_000_000_000)
        result.used = turn
    }

    private func serve(until end: UInt64) throws(LoadFault) {
        var events = [epoll_event](repeating: epoll_event(), count: 128)
        while waiting > 0 {
            let count = epoll_wait(poll, &events, Int32(events.count), 10)
            for index in 0..<max(0, Int(count)) { try receive(Int(events[index].data.u64)) }
            if monotonicNanoseconds() >= end { return }
        }
    }

    private func send(_ index: Int) throws(LoadFault) {
        let number = plan.first + turn
        let kind = number % requests.count
        if let place = requests[kind].number { Self.write(number, into: &requests[kind].bytes, place) }
        turn += 1
        lines[index].began = monotonicNanoseconds()
        let bytes = requests[kind].bytes
        // A request fits into a socket's buffer: none waits to be sent.
        guard Glibc.send(lines[index].socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw LoadFault("send")
        }
        waiting += 1
    }

    static func write(_ number: Int, into bytes: inout [UInt8], _ place: Range<Int>) {
        var rest = number
        for index in place.reversed() {
            bytes[index] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
    }

    private func receive(_ index: Int) throws(LoadFault) {
        let count = recv(lines[index].socket, &room, room.count, 0)
        guard count > 0 else { throw LoadFault("recv: the server has closed the connection") }
        if lines[index].part.isEmpty {
            if let status = Self.status(room, count) { return try answered(index, status) }
            lines[index].part = Array(room[..<count])
        } else {
            lines[index].part += room[..<count]
            guard let status = Self.status(lines[index].part, lines[index].part.count) else { return }
            lines[index].part = []
            try answered(index, status)
        }
    }

    private func answered(_ index: Int, _ status: Int) throws(LoadFault) {
        let began = lines[index].began
        waiting -= 1
        result.statuses[status, default: 0] += 1
        if isMeasured { result.nanoseconds.append(UInt32(clamping: monotonicNanoseconds() - began)) }
        if !isOver, turn < plan.most ?? .max { try send(index) }
    }

    /// Of an answer that is there whole; nil while it is not. Knows `Content-Length` and no other way to end.
    private static func status(_ bytes: [UInt8], _ count: Int) -> Int? {
        var length = 0
        var at = 0
        while at + 3 < count {
            if bytes[at] == UInt8(ascii: "\r"), bytes[at + 1] == UInt8(ascii: "\n") {
                if bytes[at + 2] == UInt8(ascii: "\r") {
                    guard count >= at + 4 + length, count > 12 else { return nil }
                    return bytes[9..<12].reduce(0) { $0 * 10 + Int($1 &- 48) }
                }
                if let named = self.length(bytes, at + 2, count) { length = named }
                at += 2
            } else {
                at += 1
            }
        }
        return nil
    }

    /// The value of `Content-Length` when the line that begins here is that one.
    private static func length(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
        let end = start + 16
        guard end < count, bytes[start] == UInt8(ascii: "C"), bytes[start + 8] == UInt8(ascii: "L"),
            bytes[start..<end].elementsEqual("Content-Length: ".utf8)
        else { return nil }
        var number = 0
        for byte in bytes[end..<count] {
            guard byte &- 48 < 10 else { break }
            number = number * 10 + Int(byte &- 48)
        }
        return number
    }
}

/// Why a client could not go on.
struct LoadFault: Error {
    let words: String

    init(_ call: String) { words = "\(call): \(String(cString: strerror(errno)))" }
    init(saying words: String) { self.words = words }
}
