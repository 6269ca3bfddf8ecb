internal import Base
internal import Desk
internal import HTTP

/// One thing the API can be asked: everything the server, the permission table and the OpenAPI document need to know.
struct Endpoint: Sendable {
    let method: String
    /// `/api/v1/dossiers/{code}`
    let path: String
    /// `operationId` of OpenAPI, label in the access log and in the metrics.
    let id: String
    let about: String
    let access: Access
    var query: [Parameter] = []
    /// Of the request's JSON; nil where there is none.
    var body: Shape?
    /// Status and what it means, beside the problems every route may have.
    var answers: [(status: Int, about: String)] = []
    /// Of what it answers.
    var type = "application/json"
    /// Takes `If-Match` and refuses without it.
    var needsMatch = false
    /// Open also to somebody who still has to choose a password.
    var worksWithOneTimePassword = false
    /// A page whose form brings files (`multipart/form-data`), which it reads itself, off the event loop.
    var takesFiles = false
    /// The most content it takes.
    var bodyBytes = 256 << 10
    let work: Work

    /// Of people's pages: what it answers, and what it refuses with, is HTML, and its body is a form.
    static let pageType = "text/html; charset=utf-8"
    var isPage: Bool { type == Self.pageType }

    /// Only for whoever proposes or approves editions: its slow work goes through whole registers.
    var isAboutEditions: Bool {
        guard case .needs(let rights, _) = access else { return false }
        return rights.allSatisfy { $0 == .proposeEdition || $0 == .approveEdition }
    }

    /// The type without its parameters.
    var mediaType: String { String(type.prefix { $0 != ";" }) }

    /// For the access log: never the path itself, which may name people.
    var label: String { "\(method) \(path)" }

    /// Who may ask.
    enum Access: Sendable {
        /// No sign-in at all.
        case anyone
        /// Anybody signed in: it shows or changes nothing but their own session.
        case signedIn
        /// Whoever holds one of these rights there.
        case needs([Permission], Place)
    }

    /// What a right must reach.
    enum Place: String, Sendable {
        case house
        /// The branch that the body names.
        case branchInBody = "branch in the body"
        /// The branch and the agency that the query names: a list shows no more than its filters let through.
        case filters
        /// Anywhere at all: the page shows what lies within the person's own scopes.
        case somewhere
        /// The dossier's branch and the agency responsible now; judged when it is read.
        case dossierInPath = "dossier"
    }

    /// One value in the target after `?`, or in the path.
    struct Parameter: Sendable {
        let name: String
        let shape: Shape
        let about: String
    }
}

/// A path with its places for values, split once.
struct PathPattern: Sendable {
    enum Part: Equatable, Sendable {
        case word([UInt8])
        case value(String)
    }
    let parts: [Part]

    init(_ path: String) {
        parts = path.split(separator: "/").map { part in
            part.hasPrefix("{") && part.hasSuffix("}")
                ? .value(String(part.dropFirst().dropLast())) : .word(Array(part.utf8))
        }
    }

    /// How many of its parts are values: where two patterns fit, the plainer one is meant.
    var valueCount: Int {
        parts.count { if case .value = $0 { true } else { false } }
    }

    /// The values in a path of as many segments, in order; nil when it is another path.
    func match(_ path: ArraySlice<UInt8>) -> [(name: String, value: String)]? {
        var values: [(name: String, value: String)] = []
        var rest = path
        for part in parts {
            guard rest.popFirst() == UInt8(ascii: "/") else { return nil }
            switch part {
            case .word(let word):
                guard Self.take(word, from: &rest) else { return nil }
            case .value(let name):
                let segment = rest.prefix { $0 != UInt8(ascii: "/") }
                if segment.isEmpty { return nil }
                rest = rest[segment.endIndex...]
                values.append((name, String(decoding: segment, as: UTF8.self)))
            }
        }
        return rest.isEmpty ? values : nil
    }

    private static func take(_ word: [UInt8], from rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.starts(with: word) else { return false }
        rest = rest.dropFirst(word.count)
        return rest.isEmpty || rest.first == UInt8(ascii: "/")
    }
}

/// An endpoint with what is worked out once: handed from hand to hand without being copied.
final class ServedRoute: Sendable {
    let endpoint: Endpoint
    let label: String
    let pattern: PathPattern
    /// Of its answers with content.
    let headers: [Header]

    init(_ endpoint: Endpoint) {
        self.endpoint = endpoint
        label = endpoint.label
        pattern = PathPattern(endpoint.path)
        headers = (endpoint.isPage ? Self.page : Self.always) + [Header("Content-Type", endpoint.type)]
    }

    /// Of pages: no script and no style but our own files, no frame around us, nothing loaded from elsewhere.
    static let page =
        [
            Header("Cache-Control", "no-store"), Header("X-Content-Type-Options", "nosniff"),
            // Without one, a browser says of our own forms that they come from nowhere (`Origin: null`).
            Header("Referrer-Policy", "same-origin"),
            Header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "font-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
            ),
            Header("Cross-Origin-Opener-Policy", "same-origin"),
            Header("Permissions-Policy", "geolocation=(), microphone=()"),
        ]

    /// Answers hold personal data: kept by nobody on the way (ASVS 14.3.2), and taken for nothing but what they are.
    static let always = [
        Header("Cache-Control", "no-store"), Header("X-Content-Type-Options", "nosniff"),
        Header("Referrer-Policy", "no-referrer"),
    ]
}

/// All endpoints, found by method and path.
struct RouteTable: Sendable {
    let endpoints: [Endpoint]
    /// By the number of segments; those with fewer values in their path first.
    private let bySize: [[ServedRoute]]

    init(_ endpoints: [Endpoint]) {
        self.endpoints = endpoints
        let routes = endpoints.map(ServedRoute.init).sorted { $0.pattern.valueCount < $1.pattern.valueCount }
        let most = routes.map(\.pattern.parts.count).max() ?? 0
        bySize = (0...most).map { size in routes.filter { $0.pattern.parts.count == size } }
    }

    enum Match: Sendable {
        case found(ServedRoute, [(name: String, value: String)])
        /// The path is right; these methods work.
        case otherMethods([String])
        case nothing
    }

    /// `HEAD` is found where `GET` is.
    func find(_ method: String, _ request: Request) -> Match {
        let path = request.pathBytes
        let wanted = method == "HEAD" ? "GET" : method
        return find(wanted, path.contains(UInt8(ascii: "%")) ? Self.plain(request.segments) : path)
    }

    /// Decoded, as a path again. A slash that came escaped belongs to a segment, and no value here holds one.
    private static func plain(_ segments: [String]) -> ArraySlice<UInt8> {
        if segments.contains(where: { $0.utf8.contains(UInt8(ascii: "/")) }) { return [] }
        return segments.reduce(into: []) { path, segment in
            path.append(UInt8(ascii: "/"))
            path.append(contentsOf: segment.utf8)
        }
    }

    private func find(_ wanted: String, _ path: ArraySlice<UInt8>) -> Match {
        if path.isEmpty { return .nothing }
        // `/` has no segment.
        let path = path.count == 1 ? path.dropFirst() : path
        let size = path.count { $0 == UInt8(ascii: "/") }
        guard bySize.indices.contains(size) else { return .nothing }
        var methods: [String] = []
        for route in bySize[size] {
            guard let values = route.pattern.match(path) else { continue }
            if route.endpoint.method == wanted { return .found(route, values) }
            methods.append(route.endpoint.method)
        }
        if methods.contains("GET") { methods.append("HEAD") }
        return methods.isEmpty ? .nothing : .otherMethods(Set(methods).sorted())
    }
}
