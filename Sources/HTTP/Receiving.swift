internal import Base
internal import CLinux
internal import Glibc

// What comes in: from the socket through the reader to the handler.
extension EventLoop {
    func receive(_ connection: Connection) {
        let count = recv(connection.socket, &scratch, scratch.count, 0)
        guard count > 0 else { return receivedNothing(connection, errno, isEnd: count == 0) }
        counters.bytesReceived += count
        if connection.isLingering || connection.isClosing { return }
        if connection.pendingCount == 0, connection.mayParse {
            // Most requests come in one packet: they are read where they lie and nothing is kept of them.
            connection.isInTurn = true
            let input = scratch
            let used = parse(connection, input.span.extracting(0..<count))
            if connection.isOpen, !connection.isClosing, used < count {
                connection.pending = Array(input[used..<count])
                connection.pendingStart = 0
            }
            connection.isInTurn = false
        } else {
            connection.pending.append(contentsOf: scratch[..<count])
        }
        work(connection)
    }

    private func receivedNothing(_ connection: Connection, _ error: Int32, isEnd: Bool) {
        if isEnd {
            connection.hasEnded = true
            if connection.isLingering { close(connection) } else { work(connection) }
        } else if error != EAGAIN, error != EINTR {
            close(connection)
        }
    }

    /// Does for a connection all that can be done now: parse, call the handler, send; then sets what it waits for.
    func work(_ connection: Connection) {
        guard connection.isOpen, !connection.isInTurn else { return }
        connection.isInTurn = true
        var isHeldBack = true
        while isHeldBack {
            parsePending(connection)
            isHeldBack = !connection.mayParse
            send(connection)
            // What sending set free may hold whole requests that no event will tell of.
            isHeldBack = isHeldBack && connection.mayParse && connection.pendingCount > 0
        }
        connection.isInTurn = false
        endIfLeft(connection)
        settle(connection)
    }

    /// A client that sends no more and waits for nothing is gone.
    private func endIfLeft(_ connection: Connection) {
        guard connection.isOpen, connection.hasEnded, connection.exchange == nil, !connection.hasOutput else { return }
        close(connection)
    }

    private func parsePending(_ connection: Connection) {
        guard connection.mayParse, connection.pendingCount > 0 else { return }
        var input: [UInt8] = []
        swap(&input, &connection.pending)
        let start = connection.pendingStart
        let used = parse(connection, input.span.extracting(start..<input.count))
        guard connection.isOpen, !connection.isClosing, start + used < input.count else {
            connection.pendingStart = 0
            return
        }
        connection.pendingStart = start + used
        if connection.pendingStart > 16 << 10 {
            input.removeFirst(connection.pendingStart)
            connection.pendingStart = 0
        }
        connection.pending = input
    }

    /// - Returns: how much of the input is done with.
    private func parse(_ connection: Connection, _ input: Span<UInt8>) -> Int {
        var used = 0
        while connection.mayParse, used < input.count {
            let step = connection.reader.next(input, &used) { head in
                self.configuration.bodyLimit(self.request(connection, head, []))
            }
            switch step {
            case .needsMore: return used
            case .shouldContinue: connection.output.append("HTTP/1.1 100 Continue\r\n\r\n")
            case .refused(let refusal): refuse(connection, refusal)
            case .message(let head, let body): serve(connection, request(connection, head, body))
            }
        }
        return used
    }

    private func serve(_ connection: Connection, _ request: Request) {
        if request.head.closes || isStopping { connection.isClosing = true }
        sequence += 1
        connection.exchange = Connection.Exchange(
            sequence: sequence, started: now, id: request.id, method: request.method)
        let id = ConnectionID(slot: connection.slot, sequence: sequence)
        handler(request, Responder(self, id, request.id))
    }

    private func request(_ connection: Connection, _ head: Head, _ body: [UInt8]) -> Request {
        var request = Request(head: head, body: body)
        request.id = nextID
        request.loop = index
        request.peer = connection.address
        if connection.isTrusted { Forwarding.apply(to: &request, configuration) }
        return request
    }

    /// Loops count in different high bits, so that no two requests of a server share an id.
    var nextID: RequestID { RequestID(number: idBase &+ sequence &+ 1 &+ UInt64(index) << 48) }
}

/// Who the client is, where a trusted proxy stands before us.
enum Forwarding {
    static func apply(to request: inout Request, _ configuration: Configuration) {
        if let value = request.header("X-Forwarded-For") {
            request.peer = client(value, proxy: request.peer, configuration)
        }
        if request.header("X-Forwarded-Proto") == "https" { request.scheme = .https }
    }

    /// The last address no trusted proxy has: those before it were written by whoever sent the request. What is no
    /// address ends the search at the last one known.
    private static func client(_ list: String, proxy: Address, _ configuration: Configuration) -> Address {
        var known = proxy
        for part in list.split(separator: ",").reversed() {
            let text = part.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
            guard let address = Address(text) else { return known }
            known = address
            if !configuration.isTrusted(address) { return known }
        }
        return known
    }
}
