internal import Base
internal import Desk
internal import HTTP
internal import Pages

// A refusal as people see it.
extension Service {
    /// A page's address, or an address nobody has, asked for by a browser.
    func isForPeople(_ request: Request) -> Bool {
        switch table.find(request.method.rawValue, request) {
        case .found(let route, _): return route.endpoint.isPage
        case .otherMethods, .nothing:
            return !request.path.hasPrefix("/api/") && (request.header("Accept") ?? "").contains("text/html")
        }
    }

    /// What stands around a refusal that came before anything else was known: the person's language and places, where
    /// the session still holds. On a loop's thread.
    func shell(around request: Request) -> Shell? {
        guard isForPeople(request) else { return nil }
        var shell = stranger(request)
        if let token = request.cookie(.session, parts.transport), let bench = try? bench(request.loop),
            let visitor = try? door.visitor(token, bench.people, at: parts.clock.now())
        {
            shell.language = visitor.account.language
            shell.person = Shell.Person(visitor, token, at: request.path)
        }
        return shell
    }

    private func stranger(_ request: Request) -> Shell {
        Shell(language: request.language(among: request.query), isDemo: parts.isDemo, path: request.target)
    }

    func page(of problem: Problem, _ error: any Error, _ request: Request, _ known: Shell?) -> Response {
        if let instead = error as? PageInstead { return page(instead.reply.status, instead.reply.body, request) }
        let isLooking = request.method == .get || request.method == .head
        if problem.status == 401, isLooking { return onward(Self.door(to: request.target)) }
        if problem.code == "password.must-change" { return onward("/password") }
        let shell = known ?? stranger(request)
        let isFault = problem.status >= 500 && problem.retryAfter == nil
        var response = page(
            problem.status,
            DoorPages.problem(
                shell, title: problem.title, words: problem.status == 401 ? Phrase.signInToSend : problem.detail,
                more: problem.faults.map(\.problem), id: isFault ? request.id.description : ""), request)
        if let seconds = problem.retryAfter { response.set("Retry-After", String(seconds)) }
        if !problem.allow.isEmpty { response.set("Allow", problem.allow.joined(separator: ", ")) }
        return response
    }

    /// An address too long to come back to is left out.
    private static func door(to target: String) -> String {
        target.utf8.count > DoorRoutes.mostWay ? "/sign-in" : "/sign-in?to=\(percentEncoded(target))"
    }

    private func page(_ status: Int, _ bytes: [UInt8], _ request: Request) -> Response {
        var response = Response(status, headers: ServedRoute.page)
        response.set("Content-Type", Endpoint.pageType)
        response.body = .bytes(bytes)
        return response
    }

    private func onward(_ path: String) -> Response {
        Response(303, headers: ServedRoute.page + [Header("Location", path)])
    }
}

extension Problem {
    fileprivate var title: Bilingual {
        switch status {
        case 404: Phrase.notFoundTitle
        case 429, 503: Phrase.busyTitle
        case 500...: Phrase.faultTitle
        default: Phrase.refusedTitle
        }
    }
}

extension Request {
    fileprivate func language(among query: [Pair]) -> Language {
        query.only("lang").flatMap(Language.init) ?? language
    }
}
