internal import Base
internal import Competence
internal import Desk

/// How an endpoint does its work, and on whose thread.
enum Work: Sendable {
    /// Microseconds: on the event loop that read the request.
    case now(@Sendable (Exchange) throws -> Reply)
    /// Prepared on the loop, done inside the next commit, answered when that is durable.
    case commit(@Sendable (Exchange) throws -> Commit)
    /// A hash of a password, a proof of a register: on a worker, not on a loop.
    case slow(@Sendable (Exchange) throws -> Reply)
    /// Prepared on a worker, then as `commit`.
    case slowCommit(@Sendable (Exchange) throws -> Commit)
}

/// What runs on the writer's thread. May run twice; must not block.
typealias Commit = @Sendable (any LedgerWriter) throws -> Reply

/// An answer before it is bytes on a wire.
struct Reply: Sendable {
    var status: Int
    var type = "application/json"
    var headers: [(name: String, value: String)] = []
    var body: [UInt8]

    init(_ status: Int, _ body: [UInt8], headers: [(name: String, value: String)] = []) {
        self.status = status
        self.body = body
        self.headers = headers
    }

    /// With what it writes as its body.
    static func json(
        _ status: Int = 200, capacity: Int = 2048, _ write: (inout JSONWriter) -> Void
    ) -> Reply {
        var json = JSONWriter(capacity: capacity)
        write(&json)
        return Reply(status, json.bytes)
    }

    static let nothing = Reply(204, [])

    func tagged(version: Int) -> Reply {
        var reply = self
        reply.headers.append(("ETag", "\"\(version)\""))
        return reply
    }
}

/// One request as an endpoint sees it.
struct Exchange {
    let service: Service
    /// Of the thread that serves: its reader of the ledger, its reader of places.
    let bench: Workbench
    let endpoint: Endpoint
    let values: [(name: String, value: String)]
    let query: [(name: String, value: String)]
    let now: Instant
    let language: Language
    let body: JSON
    let ifMatch: Int?

    func value(_ name: String) -> String { values.first { $0.name == name }?.value ?? "" }
    func asked(_ name: String) -> String? { query.first { $0.name == name }?.value }
    func asked(_ name: String, usual: Int) -> Int { asked(name).flatMap { Int($0) } ?? usual }
}

/// What one serving thread keeps to itself.
final class Workbench {
    let reader: any LedgerReader
    private var places: (of: Digest, reader: PlaceReader)?

    init(_ reader: any LedgerReader) { self.reader = reader }

    /// Made anew when another edition came into force.
    func places(of register: RegisterInForce) -> PlaceReader {
        if let places, places.of == register.edition.hash { return places.reader }
        let made = register.places()
        places = (register.edition.hash, made)
        return made
    }
}
