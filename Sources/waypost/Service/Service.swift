internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import HTTP
internal import WorkingTime

/// The running service: takes a request to its endpoint, on the right thread, as the right person.
final class Service: Sendable {
    struct Parts: Sendable {
        let ledger: any Ledger
        let editions: EditionDesk
        let people: any PeopleLedger
        let clock: Clock
        let entropy: Entropy
        let limits: SessionLimits
        /// Whether TLS ends in front of us, or somebody tries things out on loopback.
        let transport: Transport
        /// `https://host` as people see us.
        let origin: String
        /// Why nothing can be recorded, in words for the operator; nil while all is well.
        let halted: @Sendable () -> DataFault?
        /// What the server and the writer have counted.
        let figures: @Sendable () -> Figures
        /// Everything in the ledger is invented.
        let isDemo: Bool
        /// What the codes on receipts lead to.
        var links = PublicLinks()
        /// The data folder and the last day's figures, for the operator's pages; nil where there is no folder.
        var upkeep: Upkeep?
    }

    let parts: Parts
    let table: RouteTable
    let door: Door
    let administration: Administration
    let accesses = AccessBuffer()
    let lookups = PublicLookups()
    let steward = StewardWork()
    let started: Instant
    private let benches: BenchRow
    private let slow = SlowWork(threads: 2)
    /// Whole registers being read and proved: whoever proposes one keeps nobody from signing in.
    private let registers = SlowWork(threads: 1)

    init(_ parts: Parts, endpoints: [Endpoint], loops: Int) {
        self.parts = parts
        started = parts.clock.now()
        table = RouteTable(endpoints)
        door = Door(ledger: parts.people, limits: parts.limits, entropy: parts.entropy)
        administration = Administration(ledger: parts.people, entropy: parts.entropy)
        benches = BenchRow(loops) { try Workbench(parts) }
    }

    var editions: EditionDesk { parts.editions }

    /// What the thread of that loop keeps to itself.
    func bench(_ loop: Int) throws -> Workbench { try benches.bench(loop) }

    /// The register that decides at that moment; taken once a request.
    func register(at now: Instant) throws -> RegisterInForce {
        guard let register = editions.shelf.active(at: now) else { throw Problem.busy(1) }
        return register
    }

    /// The register of an edition for an old receipt or a running dossier. One that is not in memory is fetched on a
    /// worker, and whoever asked asks again.
    func register(of hash: Digest) throws -> RegisterInForce {
        if let register = editions.shelf.edition(hash) { return register }
        _ = slow.submit { [editions] in _ = try? editions.edition(hash) }
        throw Problem.busy(1)
    }

    var whyNotReady: DataFault? { parts.halted() }

    /// Once a second.
    func tick() { accesses.flush(to: parts.people) }

    /// After the server has stopped: finishes what was begun.
    func stop() {
        steward.stop()
        slow.close()
        registers.close()
        accesses.end(to: parts.people)
    }
}

// The way of one request.
extension Service {
    /// Called on a loop's thread; never blocks.
    func handle(_ request: Request, _ responder: Responder) {
        do {
            let bench = try benches.bench(request.loop)
            let exchange = try exchange(request, bench)
            try serve(exchange, request, responder)
        } catch {
            responder.answer(response(to: error, request, shell(around: request)))
        }
    }

    private func exchange(_ request: Request, _ bench: Workbench) throws -> Exchange {
        let (route, values) = try find(request)
        let endpoint = route.endpoint
        let now = parts.clock.now()
        let caller = try caller(endpoint, request, bench, now)
        let query = try query(endpoint, request)
        let form = try form(endpoint, request)
        let body = try form?.json ?? body(endpoint, request)
        try demand(endpoint, caller.principal, body, query)
        return Exchange(
            service: self, bench: bench, route: route, request: request, values: values, query: query, now: now,
            principal: caller.principal, body: body, form: form ?? PageForm(),
            ifMatch: try version(endpoint, request, form), visitor: caller.visitor)
    }

    /// Whether whoever sends this may ask that at all, judged by the head alone; on a loop's thread.
    func letsIn(_ request: Request, _ endpoint: Endpoint) -> Bool {
        do {
            let caller = try caller(
                endpoint, request, benches.bench(request.loop), parts.clock.now(), isHeadOnly: endpoint.takesFiles)
            try demand(endpoint, caller.principal, .null, [])
            return true
        } catch { return false }
    }

    /// What does not depend on anything that must be read first.
    private func demand(
        _ endpoint: Endpoint, _ principal: Principal, _ body: JSON, _ query: [(name: String, value: String)]
    ) throws {
        guard case .needs(let rights, let place) = endpoint.access else { return }
        let target: Target
        switch place {
        case .dossierInPath: return
        case .house: target = .house
        case .branchInBody: target = Target(branch: body.text("branch"))
        case .somewhere:
            if rights.allSatisfy({ principal.scopes(for: $0).isEmpty }) { throw Problem.notFound }
            return
        case .filters:
            func asked(_ name: String) -> String { query.first { $0.name == name }?.value ?? "" }
            target = Target(branch: asked("branch"), agency: asked("agency"))
        }
        if !rights.contains(where: { principal.allows($0, on: target) }) { throw Problem.notYours(place) }
    }

    private func find(_ request: Request) throws -> (ServedRoute, [(name: String, value: String)]) {
        switch table.find(request.method.rawValue, request) {
        case .found(let route, let values): return (route, values)
        case .otherMethods(let methods): throw Problem.notAllowed(methods)
        case .nothing: throw Problem.notFound
        }
    }

    private func query(_ endpoint: Endpoint, _ request: Request) throws -> [(name: String, value: String)] {
        if request.hasNoQuery { return [] }
        var pairs: [(name: String, value: String)] = []
        var faults: [ShapeFault] = []
        for pair in request.query {
            guard let parameter = endpoint.query.first(where: { $0.name == pair.name }) else {
                // Links to pages are passed on by programs that add words of their own.
                if endpoint.isPage {
                    if pair.name == "lang" { pairs.append((pair.name, pair.value)) }
                    continue
                }
                faults.append(.unknownParameter(pair.name, endpoint.query.map(\.name)))
                continue
            }
            if pairs.contains(where: { $0.name == pair.name }) { faults.append(.repeatedParameter(pair.name)) }
            faults += parameter.shape.faults(inText: pair.value, at: "?\(pair.name)")
            pairs.append((pair.name, pair.value))
        }
        if !faults.isEmpty { throw Problem.query(faults) }
        return pairs
    }

    private func form(_ endpoint: Endpoint, _ request: Request) throws -> PageForm? {
        guard endpoint.isPage, let shape = endpoint.body else { return nil }
        if endpoint.takesFiles, request.contentType == MultipartForm.type { return PageForm() }
        guard request.contentType == PageForm.type else { return nil }
        guard let pairs = request.form else { throw Problem.formUnreadable }
        if pairs.count > PageForm.mostFields { throw Problem.formTooLong }
        return PageForm(pairs, shape)
    }

    private func body(_ endpoint: Endpoint, _ request: Request) throws -> JSON {
        guard let shape = endpoint.body else { return .null }
        guard request.contentType == "application/json" else { throw Problem.needsJSON }
        let json: JSON
        do throws(JSONFault) { json = try JSON(request.body, size: endpoint.bodyBytes) } catch {
            throw Problem.notJSON(error)
        }
        let faults = shape.faults(in: json)
        if !faults.isEmpty { throw Problem.body(faults) }
        return json
    }

    /// A weak tag names a version as well: a proxy that compresses makes strong tags weak (nginx does), and what it shows
    /// is what people send back. It says which state was seen, never which bytes.
    private func version(_ endpoint: Endpoint, _ request: Request, _ form: PageForm?) throws -> Int? {
        guard endpoint.needsMatch else { return nil }
        if let form {
            guard let version = form.version else { throw Problem.matchUnreadable }
            return version
        }
        switch request.ifMatch {
        case .tags(let tags):
            guard tags.count == 1, let version = tags.first.flatMap({ Int($0.value) }) else {
                throw Problem.matchUnreadable
            }
            return version
        case .none, .any: throw Problem.needsMatch
        case .unreadable: throw Problem.matchUnreadable
        }
    }
}

// On which thread.
extension Service {
    private func serve(_ exchange: Exchange, _ request: Request, _ responder: Responder) throws {
        let route = exchange.route
        let shell = exchange.endpoint.isPage ? exchange.shell : nil
        let answer: Answer = { result in
            let response: Response
            switch result {
            case .success(let reply): response = self.response(reply, of: route, request)
            case .failure(let error): response = self.response(to: error, request, shell)
            }
            responder.answer(response, route: route.label)
        }
        switch exchange.endpoint.work {
        case .now(let work): answer(.success(try work(exchange)))
        case .commit(let prepare): try commit(exchange, prepare, try Once(request, exchange), answer)
        case .later(let work): try work(exchange, answer)
        case .slow(let work): try onWorker(exchange, answer, work)
        }
    }

    private func onWorker(
        _ exchange: Exchange, _ answer: @escaping Answer,
        _ work: @escaping @Sendable (Exchange, @escaping Answer) throws -> Void
    ) throws {
        let (ticket, parts) = (exchange.ticket, parts)
        let queue = exchange.endpoint.isAboutEditions ? registers : slow
        let isTaken = queue.submit {
            do { try work(ticket.exchange(try Workbench(parts)), answer) } catch { answer(.failure(error)) }
        }
        if !isTaken { throw Problem.busy(2) }
    }

    private func commit(
        _ exchange: Exchange, _ prepare: @Sendable (Exchange) throws -> Commit, _ once: Once, _ answer: @escaping Answer
    ) throws {
        let work: Commit
        do { work = try prepare(exchange) } catch let page as PageInstead where page.reply.status == 409 {
            // It has looked itself whether the key was used before.
            throw page
        } catch {
            // What was taken yesterday may be refused today (another edition, a branch that has closed); whoever asks
            // again is told what was recorded.
            guard let reply = try once.again(exchange.bench.reader) else { throw error }
            return answer(.success(reply))
        }
        parts.ledger.write({ writer in try once.orAgain(writer, work) }, answer: answer)
    }
}
