internal import Base
internal import Desk
internal import HTTP
internal import Store

/// Server and service over an open ledger, put together in the one right order: the socket listens before the service is
/// whole, so that its address can be part of it; nobody is served before `open()`.
final class House: Sendable {
    let store: Store
    let server: Server
    let service: Service
    private let porch: Porch
    /// When answers were last swept.
    private let sweep = Locked(Instant(milliseconds: 0))

    /// What people see of it.
    struct Front {
        /// The address people see; nil: the first one listened at, without TLS.
        var origin: String?
        /// Everything in the ledger is invented.
        var isDemo = false
    }

    /// The ledger of a data folder, whose commits wake each event loop once.
    static func store(_ folder: String) throws(DataFault) -> Store {
        var options = Store.Options()
        options.answering = { answers in Responder.batch(answers) }
        return try Store.open(folder, options)
    }

    /// - Parameter editions: started, so that something decides.
    init(
        _ store: Store, _ editions: EditionDesk, _ configuration: Configuration, _ front: Front = Front()
    ) throws(StartFault) {
        self.store = store
        let porch = Porch()
        self.porch = porch
        let server = try Server(Self.bounded(configuration, porch)) { porch.handle($0, $1) }
        self.server = server
        let seen = front.origin ?? "http://\(server.addresses.first ?? "localhost")"
        let parts = Service.Parts(
            ledger: store, editions: editions, people: store, clock: .system, entropy: .system,
            limits: SessionLimits(), transport: seen.hasPrefix("https://") ? .secure : .plainLoopback, origin: seen,
            halted: { store.trouble },
            // The server's handler leads to the service, and here the service to the server: `stop()` parts them.
            figures: { Figures(http: server.counters, writer: store.figures) }, isDemo: front.isDemo,
            links: store.publicLinks,
            upkeep: Upkeep(folder: store.dataFolder))
        service = Service(parts, endpoints: Endpoint.all, loops: configuration.loops)
    }

    /// Read and thrown away, so that a body in the wrong place is answered with what is wrong: 404 or 405, not 413.
    private static let strayBytes = 64 << 10

    /// What anybody's request may fill of the memory, before anything else is known of it.
    private static let anybodysBytes = 1 << 20

    /// No request brings more than its endpoint takes; and a whole register only somebody who may propose it, since a
    /// body is held in memory before it is looked at.
    private static func bounded(_ configuration: Configuration, _ porch: Porch) -> Configuration {
        let table = RouteTable(Endpoint.all)
        var bounded = configuration
        bounded.bodyLimit = { request in
            guard case .found(let route, _) = table.find(request.method.rawValue, request),
                route.endpoint.body != nil
            else { return strayBytes }
            let most = route.endpoint.bodyBytes
            return most <= anybodysBytes || porch.letsIn(request, route.endpoint) ? most : anybodysBytes
        }
        return bounded
    }

    /// From now on requests are served; until now they were asked to come again.
    func open() { porch.open(service) }

    /// How long a request that comes again is answered as the first time: over a weekend without a network.
    static let keptAnswerDays = 7

    /// Once a second.
    func tick() {
        service.tick()
        let now = service.parts.clock.now()
        service.parts.upkeep?.tick(now, service.parts.figures)
        let isDue = sweep.with { last in
            guard now >= last.adding(hours: 1) else { return false }
            last = now
            return true
        }
        // What could not be forgotten now is forgotten an hour later.
        if isDue { store.sweepAnswers(before: now.adding(days: -Self.keptAnswerDays)) { _ in } }
    }

    /// Finishes what was accepted.
    func stop() {
        service.parts.upkeep?.stop()
        server.stop()
        service.stop()
        store.stop()
        porch.open(nil)
    }
}

/// Stands before the service while it is being put together.
private final class Porch: Sendable {
    private let service = Locked<Service?>(nil)

    func open(_ service: Service?) { self.service.with { $0 = service } }

    func letsIn(_ request: Request, _ endpoint: Endpoint) -> Bool {
        service.with({ $0 })?.letsIn(request, endpoint) ?? false
    }

    func handle(_ request: Request, _ responder: Responder) {
        guard let service = service.with({ $0 }) else {
            return responder.answer(Response(503, headers: [Header("Retry-After", "1")]))
        }
        service.handle(request, responder)
    }
}
