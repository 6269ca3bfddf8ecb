internal import Base
internal import Desk
internal import HTTP

/// Whoever sends a request, as far as it shows.
struct Caller {
    static let nobody = Principal(actor: "nobody", grants: [])

    var principal = Self.nobody
    var visitor: Visitor?
}

extension Service {
    /// Known by a key or by a cookie. A request with a cookie that changes something must come from a page of ours.
    func caller(_ endpoint: Endpoint, _ request: Request, _ bench: Workbench, _ now: Instant) throws -> Caller {
        if let key = request.header("Authorization") {
            return Caller(principal: try bench.keys.holder(of: key, door, bench.people, at: now))
        }
        if case .anyone = endpoint.access { return known(endpoint, request, bench, now) }
        guard let token = request.cookie(.session, parts.transport) else { throw Problem.signInFirst }
        let visitor = try door.visitor(token, bench.people, at: now)
        try RequestOrigin(request).demandOurPage(token, ours: parts.origin)
        if !endpoint.worksWithOneTimePassword { try visitor.demandOwnPassword() }
        return Caller(principal: visitor.principal, visitor: visitor)
    }

    /// Nobody is asked who they are; but whoever has signed in sees everybody's pages in their own language, with the way
    /// back to work.
    private func known(_ endpoint: Endpoint, _ request: Request, _ bench: Workbench, _ now: Instant) -> Caller {
        guard endpoint.isPage, request.method == .get, let token = request.cookie(.session, parts.transport),
            let visitor = try? door.visitor(token, bench.people, at: now)
        else { return Caller() }
        return Caller(visitor: visitor)
    }
}

extension Request {
    /// Nil beside a key: who sends both means the key.
    func cookie(_ cookie: PeopleCookie, _ transport: Transport) -> SessionToken? {
        guard header("Authorization") == nil, let text = header("Cookie") else { return nil }
        return cookie.token(in: text, transport)
    }
}

extension RequestOrigin {
    init(_ request: Request) {
        self.init(
            method: request.method.rawValue, origin: request.header("Origin"),
            fetchSite: request.header("Sec-Fetch-Site"),
            formToken: request.header("X-Waypost-Form") ?? PageForm.token(of: request))
    }
}
