internal import Base
internal import Desk
internal import HTTP

/// Whoever sends a request, as far as it shows.
struct Caller {
    var principal = Principal(actor: "nobody", grants: [])
    var visitor: Visitor?
    var token: SessionToken?
    /// A device that signed in before.
    var device: SessionToken?
    var origin: RequestOrigin
}

extension Service {
    /// Known by a key or by a cookie. A request with a cookie that changes something must come from a page of ours.
    func caller(_ endpoint: Endpoint, _ request: Request, _ bench: Workbench, _ now: Instant) throws -> Caller {
        var caller = Caller(origin: RequestOrigin(request))
        if let key = request.header("Authorization") {
            caller.principal = try bench.keys.holder(of: key, door, bench.people, at: now)
            return caller
        }
        caller.token = PeopleCookie.session.token(in: request.header("Cookie") ?? "", parts.transport)
        caller.device = PeopleCookie.device.token(in: request.header("Cookie") ?? "", parts.transport)
        if case .anyone = endpoint.access { return caller }
        guard let token = caller.token else { throw Problem.signInFirst }
        let visitor = try door.visitor(token, bench.people, at: now)
        try caller.origin.demandOurPage(token, ours: parts.origin)
        if !endpoint.worksWithOneTimePassword { try visitor.demandOwnPassword() }
        caller.principal = visitor.principal
        caller.visitor = visitor
        return caller
    }
}

extension RequestOrigin {
    init(_ request: Request) {
        self.init(
            method: request.method.rawValue, origin: request.header("Origin"),
            fetchSite: request.header("Sec-Fetch-Site"), formToken: request.header("X-Waypost-Form"))
    }
}
