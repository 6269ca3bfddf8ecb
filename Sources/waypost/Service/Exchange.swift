internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import HTTP

/// How an endpoint does its work, and on whose thread.
enum Work: Sendable {
    /// Microseconds: on the event loop that read the request.
    case now(@Sendable (Exchange) throws -> Reply)
    /// Prepared on the loop, done inside the next commit, answered when that is durable.
    case commit(@Sendable (Exchange) throws -> Commit)
    /// Begun on the loop, answered by whoever finishes it.
    case later(@Sendable (Exchange, @escaping Answer) throws -> Void)
    /// A hash of a password, a proof of a register: begun on a worker, not on a loop.
    case slow(@Sendable (Exchange, @escaping Answer) throws -> Void)
}

/// What runs on the writer's thread. May run twice; must not block.
typealias Commit = @Sendable (any LedgerWriter) throws -> Reply

/// Called once, on any thread.
typealias Answer = @Sendable (Result<Reply, any Error>) -> Void

/// An answer before it is bytes on a wire.
struct Reply: Sendable {
    var status: Int
    var headers: [(name: String, value: String)] = []
    var body: [UInt8]
    /// The dossier whose document after so many events the body is. Such an answer is kept by this name and not once
    /// more beside the journal, which says it all.
    private(set) var dossier: (code: DossierCode, version: Int)?

    init(_ status: Int, _ body: [UInt8], headers: [(name: String, value: String)] = []) {
        self.status = status
        self.body = body
        self.headers = headers
    }

    /// The dossier as it stands, with its version as the tag.
    init(_ status: Int, _ row: DossierRow) {
        self = Reply(status, row.document).tagged(version: row.version)
        dossier = (row.code, row.version)
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
    let route: ServedRoute
    let request: Request
    let values: [(name: String, value: String)]
    let query: [(name: String, value: String)]
    let now: Instant
    let principal: Principal
    let body: JSON
    /// Of a page's form: what was typed, and what is wrong with it; a page shows both again.
    var form = PageForm()
    /// The version in `If-Match`; nil where the endpoint takes none.
    let ifMatch: Int?
    /// The account and session behind the principal; nil for keys.
    let visitor: Visitor?

    var endpoint: Endpoint { route.endpoint }
    /// The person's own, else the address's `lang`, else the browser's.
    var language: Language {
        visitor?.account.language ?? asked("lang").flatMap(Language.init) ?? request.language
    }
    var peer: Address { request.peer }
    var origin: RequestOrigin { RequestOrigin(request) }
    /// The cookie of whoever has or had a session; nil for keys.
    var token: SessionToken? { request.cookie(.session, service.parts.transport) }
    /// A device that signed in before.
    var device: SessionToken? { request.cookie(.device, service.parts.transport) }

    func value(_ name: String) -> String { values.first { $0.name == name }?.value ?? "" }
    func asked(_ name: String) -> String? { query.first { $0.name == name }?.value }
    func asked(_ name: String, usual: Int) -> Int { asked(name).flatMap { Int($0) } ?? usual }

    func code() throws -> DossierCode {
        guard let code = try? DossierCode(value("code")) else { throw Problem.notFound }
        return code
    }

    /// The dossier in the path, if it exists and may be seen; both else look alike.
    func dossier() throws -> DossierRow {
        guard case .needs(let rights, .dossierInPath) = endpoint.access, let row = try bench.reader.dossier(code()),
            rights.contains(where: { principal.allows($0, on: Target(row)) })
        else { throw Problem.notFound }
        return row
    }

    /// For the log of who saw which dossier: nobody looks without being seen.
    func note(_ what: String, _ code: DossierCode) throws {
        let access = Access(at: now, actor: principal.actor, subject: .dossier(code), what: what)
        switch service.accesses.note(access) {
        case .noted: break
        case .due: service.accesses.flush(to: service.parts.people)
        case .full: throw Problem.busy(1)
        }
    }

    /// All of it but the thread's own things: to go on, on another thread.
    var ticket: Ticket { Ticket(exchange: self) }

    // safe: the bench of the old thread is put aside before the new one's is used
    struct Ticket: @unchecked Sendable {
        fileprivate let exchange: Exchange

        func exchange(_ bench: Workbench) -> Exchange {
            Exchange(
                service: exchange.service, bench: bench, route: exchange.route, request: exchange.request,
                values: exchange.values, query: exchange.query, now: exchange.now, principal: exchange.principal,
                body: exchange.body, form: exchange.form, ifMatch: exchange.ifMatch, visitor: exchange.visitor)
        }
    }
}
