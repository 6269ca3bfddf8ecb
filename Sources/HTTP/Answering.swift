internal import Base
internal import CLinux
internal import Glibc

// What goes out: from the responder to the socket.
extension EventLoop {
    /// From any thread.
    func answer(_ id: ConnectionID, _ response: Response, route: String) {
        if isCurrent {
            deliver(id, response, route: route)
        } else {
            inbox.put(.answer(id, response, route: route))
        }
    }

    func deliver(_ id: ConnectionID, _ response: Response, route: String) {
        guard let connection = connection(id.slot), let exchange = connection.exchange,
            exchange.sequence == id.sequence
        else {
            counters.lateAnswers += 1
            return
        }
        if response.closes || isStopping { connection.isClosing = true }
        var record = AccessRecord(id: exchange.id, method: exchange.method, route: route, status: response.status)
        finishExchange(connection)
        record.bytes = connection.output.append(
            response,
            Framing(method: exchange.method, closes: connection.isClosing, id: exchange.id, date: date))
        if case .stream(let next) = response.body, exchange.method != .head, response.hasContent {
            connection.stream = Connection.Stream(next: next, started: exchange.started, record: record)
        } else {
            account(record, since: exchange.started)
        }
        // Within the handler's call the turn goes on by itself.
        work(connection)
    }

    /// Answers what the server itself turns away and closes.
    func refuse(_ connection: Connection, _ refusal: Refusal) {
        let exchange = connection.exchange
        let id = exchange?.id ?? nextID
        if exchange == nil { sequence += 1 }
        finishExchange(connection)
        connection.isClosing = true
        connection.pending = []
        connection.pendingStart = 0
        let bytes = connection.output.append(
            refusal.response, Framing(method: exchange?.method, closes: true, id: id, date: date))
        counters.refusals[refusal, default: 0] += 1
        account(
            AccessRecord(id: id, method: exchange?.method, refusal: refusal, status: refusal.status, bytes: bytes),
            since: exchange?.started ?? now)
        work(connection)
    }

    private func finishExchange(_ connection: Connection) {
        connection.exchange = nil
        connection.hasServed = true
        connection.beginsAnew = true
    }

    private func account(_ record: AccessRecord, since started: UInt64) {
        var record = record
        record.microseconds = Int(monotonicNanoseconds() - started) / 1000
        counters.count(status: record.status, microseconds: record.microseconds)
        log.write(record, at: instant)
    }
}

// MARK: Sending

extension EventLoop {
    /// Sends what waits, refills from the stream, and ends the connection after its last answer.
    func send(_ connection: Connection) {
        // A fast reader of a long stream must not hold the loop: the rest goes out in later turns.
        var rounds = 16
        while rounds > 0, connection.isOpen {
            refill(connection)
            guard connection.output.waiting > 0, sendOnce(connection) else { break }
            rounds -= 1
        }
        if connection.isOpen, !connection.hasOutput, connection.isClosing, connection.exchange == nil {
            linger(connection)
        }
    }

    /// - Returns: whether all that waited went out.
    private func sendOnce(_ connection: Connection) -> Bool {
        let waiting = connection.output.waiting
        let sent = connection.output.bytes.withUnsafeBytes { bytes in
            Glibc.send(
                connection.socket, bytes.baseAddress.map { $0 + connection.output.sent }, waiting,
                Int32(MSG_NOSIGNAL))
        }
        guard sent >= 0 else {
            if errno != EAGAIN, errno != EINTR { close(connection) }
            return false
        }
        counters.bytesSent += sent
        connection.output.took(sent)
        connection.takenSinceArmed += sent
        if connection.takenSinceArmed >= 64 << 10 { connection.beginsAnew = true }
        return sent == waiting
    }

    private func refill(_ connection: Connection) {
        while connection.isOpen, connection.output.waiting < Connection.highWater, let stream = connection.stream {
            do {
                guard let piece = try stream.next() else { return endStream(connection, stream) }
                connection.output.append(chunk: piece)
                connection.stream?.record.bytes += piece.count
            } catch {
                counters.brokenStreams += 1
                account(stream.record, since: stream.started)
                close(connection)
            }
        }
    }

    private func endStream(_ connection: Connection, _ stream: Connection.Stream) {
        connection.output.append("0\r\n\r\n")
        connection.stream = nil
        account(stream.record, since: stream.started)
    }

    /// Closing at once with input unread makes the kernel send a reset that can overtake the answer: so we end our
    /// side, and read on until the client has ended its (RFC 9112, section 9.6).
    private func linger(_ connection: Connection) {
        guard !connection.hasEnded else { return close(connection) }
        guard !connection.isLingering else { return }
        connection.isLingering = true
        shutdown(connection.socket, Int32(SHUT_WR))
    }
}
