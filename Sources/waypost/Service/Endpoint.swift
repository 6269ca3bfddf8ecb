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
    /// The most content it takes.
    var bodyBytes = 256 << 10
    let work: Work

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
        case word(String)
        case value(String)
    }
    let parts: [Part]

    init(_ path: String) {
        parts = path.split(separator: "/").map { part in
            part.hasPrefix("{") && part.hasSuffix("}")
                ? .value(String(part.dropFirst().dropLast())) : .word(String(part))
        }
    }

    var hasValues: Bool {
        parts.contains { if case .value = $0 { true } else { false } }
    }

    /// Without anything that could come escaped.
    var isPlain: Bool {
        parts.allSatisfy { part in
            guard case .word(let word) = part else { return true }
            return word.utf8.allSatisfy { $0 != UInt8(ascii: "%") && $0 > 0x20 && $0 < 0x7F }
        }
    }

    /// The values in it, in order; nil when it is another path.
    func match(_ segments: [String]) -> [(name: String, value: String)]? {
        guard segments.count == parts.count else { return nil }
        var values: [(name: String, value: String)] = []
        for (part, segment) in zip(parts, segments) {
            switch part {
            case .word(let word): if word != segment { return nil }
            case .value(let name):
                if segment.isEmpty { return nil }
                values.append((name, segment))
            }
        }
        return values
    }
}

/// An endpoint with what is worked out once: handed from hand to hand without being copied.
final class ServedRoute: Sendable {
    let endpoint: Endpoint
    let label: String
    let pattern: PathPattern

    init(_ endpoint: Endpoint) {
        self.endpoint = endpoint
        label = endpoint.label
        pattern = PathPattern(endpoint.path)
    }
}

/// All endpoints, found by method and path.
struct RouteTable: Sendable {
    let endpoints: [Endpoint]
    private let routes: [ServedRoute]
    /// Those without a value in their path, by the path as it comes over the wire.
    private let fixed: [String: [ServedRoute]]
    /// By the number of segments.
    private let bySize: [[ServedRoute]]

    init(_ endpoints: [Endpoint]) {
        self.endpoints = endpoints
        let routes = endpoints.map(ServedRoute.init)
        self.routes = routes
        let plain = routes.filter { !$0.pattern.hasValues && $0.pattern.isPlain }
        fixed = Dictionary(grouping: plain, by: \.endpoint.path)
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
        let wanted = method == "HEAD" ? "GET" : method
        if let routes = fixed[request.path] {
            if let route = routes.first(where: { $0.endpoint.method == wanted }) { return .found(route, []) }
        }
        return find(wanted, request.segments)
    }

    private func find(_ wanted: String, _ segments: [String]) -> Match {
        guard bySize.indices.contains(segments.count) else { return .nothing }
        var methods: [String] = []
        for route in bySize[segments.count] {
            guard let values = route.pattern.match(segments) else { continue }
            if route.endpoint.method == wanted { return .found(route, values) }
            methods.append(route.endpoint.method)
        }
        return methods.isEmpty ? .nothing : .otherMethods(methods + (methods.contains("GET") ? ["HEAD"] : []))
    }
}
