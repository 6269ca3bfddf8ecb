internal import Base
internal import Competence
internal import Desk
internal import HTTP
internal import Store

/// Store, server and service of one process, put together in the one right order: the socket listens before the service
/// is whole, so that its address can be part of it; nobody is served before `open()`.
final class House: Sendable {
    let store: Store
    let server: Server
    let service: Service
    /// Which edition decides, for the operator.
    let started: EditionStartUp
    private let front: Front

    struct Plan {
        /// The register's files, and how their folder is named to people: edition 1 of a new data folder.
        let folder: (name: String, files: RegisterFiles)
        /// The data folder.
        let data: String
        var configuration: Configuration
        /// The address people see; nil: the first one listened at, without TLS.
        var origin: String?
        /// Fills the ledger before it is served: an invented city.
        var moveIn: ((Store) throws -> MovingIn)?
    }

    struct MovingIn {
        /// From when the register has to be in force: a demo has dossiers older than its ledger.
        let since: Instant
        let fill: (EditionShelf) throws -> Void
    }

    /// - Throws: `DataFault` of the data folder, `StartFault` of the sockets.
    init(_ plan: Plan) throws {
        var options = Store.Options()
        options.answering = { answers in Responder.batch(answers) }
        let store = try Store.open(plan.data, options)
        self.store = store
        let front = Front()
        self.front = front
        let editions = EditionDesk(ledger: store)
        let isDemo: Bool
        do {
            let movingIn = try plan.moveIn?(store)
            started = try editions.start(folder: plan.folder, at: Clock.system.now(), since: movingIn?.since)
            try movingIn?.fill(editions.shelf)
            isDemo = try DemoMark.isSet(store)
            server = try Server(Self.bounded(plan.configuration)) { front.handle($0, $1) }
        } catch {
            store.stop()
            throw error
        }
        service = Service(
            Self.parts(store, editions, server, plan, isDemo: isDemo), endpoints: Endpoint.all,
            loops: plan.configuration.loops)
    }

    /// Read and thrown away, so that a body in the wrong place is answered with what is wrong: 404 or 405, not 413.
    private static let strayBytes = 64 << 10

    /// No request brings more than its endpoint takes.
    private static func bounded(_ configuration: Configuration) -> Configuration {
        let table = RouteTable(Endpoint.all)
        var bounded = configuration
        bounded.bodyLimit = { request in
            guard case .found(let route, _) = table.find(request.method.rawValue, request),
                route.endpoint.body != nil
            else { return strayBytes }
            return route.endpoint.bodyBytes
        }
        return bounded
    }

    private static func parts(
        _ store: Store, _ editions: EditionDesk, _ server: Server, _ plan: Plan, isDemo: Bool
    ) -> Service.Parts {
        let seen = plan.origin ?? "http://\(server.addresses.first ?? "localhost")"
        return Service.Parts(
            ledger: store, editions: editions, people: store, clock: .system, entropy: .system, limits: SessionLimits(),
            transport: seen.hasPrefix("https://") ? .secure : .plainLoopback, origin: seen,
            halted: { store.halted }, isDemo: isDemo,
            // The server's handler leads to the service, and here the service to the server: `stop()` parts them.
            figures: { Figures(http: server.counters, writer: store.figures) })
    }

    /// From now on requests are served; until now they were asked to come again.
    func open() { front.open(service) }

    /// Finishes what was accepted.
    func stop() {
        server.stop()
        service.stop()
        store.stop()
        front.open(nil)
    }
}

/// Stands before the service while it is being put together.
private final class Front: Sendable {
    private let service = Locked<Service?>(nil)

    func open(_ service: Service?) { self.service.with { $0 = service } }

    func handle(_ request: Request, _ responder: Responder) {
        guard let service = service.with({ $0 }) else {
            return responder.answer(Response(503, headers: [Header("Retry-After", "1")]))
        }
        service.handle(request, responder)
    }
}
