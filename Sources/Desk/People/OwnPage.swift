/// How the browser reaches us.
public enum Transport: Hashable, Sendable {
    /// TLS ends at the proxy in front.
    case secure
    /// Plain HTTP on loopback, for trying things out: browsers refuse `__Host-` and `Secure` there. Never for real use.
    case plainLoopback
}

/// The cookies of a signed-in browser.
public enum PeopleCookie: String, CaseIterable, Sendable {
    /// The session's token; gone when the browser is closed.
    case session = "waypost"
    /// Says that this device signed in before; opens nothing, only spares its owner the strangers' queue.
    case device = "waypost-device"

    public func name(_ transport: Transport) -> String {
        switch transport {
        case .secure: "__Host-\(rawValue)"
        case .plainLoopback: "\(rawValue)-plain"
        }
    }

    /// The value of `Set-Cookie`.
    public func set(_ token: SessionToken, _ transport: Transport) -> String {
        let life = self == .device ? "; Max-Age=31536000" : ""
        return "\(name(transport))=\(token.text)\(attributes(transport))\(life)"
    }

    public func clear(_ transport: Transport) -> String {
        "\(name(transport))=\(attributes(transport)); Max-Age=0"
    }

    private func attributes(_ transport: Transport) -> String {
        switch transport {
        case .secure: "; Path=/; Secure; HttpOnly; SameSite=Lax"
        case .plainLoopback: "; Path=/; HttpOnly; SameSite=Lax"
        }
    }

    /// The token in a request's `Cookie` header; nil without one, and nil with two (somebody else set the other).
    public func token(in header: String, _ transport: Transport) -> SessionToken? {
        let wanted = name(transport)
        var found: [SessionToken?] = []
        for pair in header.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].drop(while: { $0 == " " }) == wanted else { continue }
            found.append(SessionToken(parts[1]))
        }
        return found.count == 1 ? found[0] : nil
    }
}

/// What a page of ours sends back with every change: bound to the session, worthless with any other.
public struct FormToken: Hashable, Sendable {
    public let text: String

    /// HMAC-SHA-256 under the session's token, which only its owner's browser holds.
    public init?(of session: SessionToken) {
        guard let code = authenticator(of: "waypost form".utf8, key: Array(session.text.utf8)) else { return nil }
        text = Base32.text(of: Array(code.prefix(20)))
    }

    public func matches(_ typed: String) -> Bool { areSame(Array(text.utf8), Array(typed.utf8)) }
}

/// What a request says about the page it came from.
public struct RequestOrigin: Hashable, Sendable {
    public var method: String
    /// The `Origin` header.
    public var origin: String?
    /// The `Sec-Fetch-Site` header.
    public var fetchSite: String?
    /// From the form or the `X-Waypost-Form` header.
    public var formToken: String?

    public init(method: String, origin: String? = nil, fetchSite: String? = nil, formToken: String? = nil) {
        self.method = method
        self.origin = origin
        self.fetchSite = fetchSite
        self.formToken = formToken
    }

    private var changesNothing: Bool { method == "GET" || method == "HEAD" || method == "OPTIONS" }

    /// For requests with a session cookie: every change needs the session's form token, a page of ours as its origin,
    /// and nothing that says otherwise. Requests with a key need none of it, for no browser adds a key by itself.
    /// - Parameter ours: `https://host[:port]` as people see us.
    public func demandOurPage(_ session: SessionToken, ours: String) throws(PeopleRefusal) {
        if changesNothing { return }
        guard isSaidToBeOurs(ours), let token = FormToken(of: session), token.matches(formToken ?? "") else {
            throw .notFromOurPage
        }
    }

    /// For signing in, before there is a session: a browser must say that the page is ours; what is no browser says
    /// nothing, and has no session of somebody else to abuse.
    public func demandOurPageToSignIn(ours: String) throws(PeopleRefusal) {
        if changesNothing || origin == nil && fetchSite == nil { return }
        guard isSaidToBeOurs(ours) else { throw .notFromOurPage }
    }

    /// At least one of both is there, and none contradicts.
    private func isSaidToBeOurs(_ ours: String) -> Bool {
        let words = [origin.map { $0 == ours }, fetchSite.map { $0 == "same-origin" }].compactMap { $0 }
        return !words.isEmpty && words.allSatisfy { $0 }
    }
}
