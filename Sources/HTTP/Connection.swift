/// One client's connection. Touched only by its event loop's thread.
final class Connection {
    /// What the client and we wait for; each wait has its deadline.
    enum Wait {
        case idle, request, answer, write, linger
    }

    /// The one request under way: the next is not read before it is answered, so answers go out in order and the
    /// memory of a connection is bounded (RFC 9112, section 9.3.2).
    struct Exchange {
        let sequence: UInt64
        let started: UInt64
        let id: RequestID
        let method: Method
    }

    struct Stream {
        let next: @Sendable () throws -> [UInt8]?
        let started: UInt64
        var record: AccessRecord
    }

    let socket: Int32
    let slot: Int
    let generation: UInt32
    let address: Address
    let isTrusted: Bool
    var reader: RequestReader
    /// Bytes read and not yet used, from `pendingStart` on.
    var pending: [UInt8] = []
    var pendingStart = 0
    var output = Output()
    var stream: Stream?
    var exchange: Exchange?
    var wait = Wait.request
    /// A new wait of the same kind began: its deadline is set anew.
    var beginsAnew = false
    var takenSinceArmed = 0
    var interest: UInt32 = 0
    var isInTurn = false
    /// Once it had an answer a connection may idle; before, it owes its first request.
    var hasServed = false
    var isOpen = true
    /// The client sends no more.
    var hasEnded = false
    /// Nothing more is read; what is written goes out and then the connection ends.
    var isClosing = false
    var isLingering = false

    init(socket: Int32, slot: Int, generation: UInt32, address: Address, isTrusted: Bool, limits: Limits) {
        self.socket = socket
        self.slot = slot
        self.generation = generation
        self.address = address
        self.isTrusted = isTrusted
        reader = RequestReader(limits: limits)
    }

    /// Above this, what waits to be sent or parsed holds back what comes in.
    static let highWater = 64 << 10

    var pendingCount: Int { pending.count - pendingStart }
    var hasOutput: Bool { output.waiting > 0 || stream != nil }
    var mayParse: Bool {
        isOpen && exchange == nil && stream == nil && !isClosing && output.waiting < Self.highWater
    }
    var isBetweenRequests: Bool { exchange == nil && !hasOutput && pendingCount == 0 && !reader.isInBody }

    var currentWait: Wait {
        if isLingering { return .linger }
        if hasOutput { return .write }
        if exchange != nil { return .answer }
        return isBetweenRequests && hasServed ? .idle : .request
    }
}
