internal import Base
internal import Desk

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

/// All endpoints, found by method and path.
struct RouteTable: Sendable {
    let endpoints: [Endpoint]
    private let patterns: [PathPattern]

    init(_ endpoints: [Endpoint]) {
        self.endpoints = endpoints
        patterns = endpoints.map { PathPattern($0.path) }
    }

    enum Match: Sendable {
        case found(Endpoint, [(name: String, value: String)])
        /// The path is right; these methods work.
        case otherMethods([String])
        case nothing
    }

    /// `HEAD` is found where `GET` is.
    func find(_ method: String, _ segments: [String]) -> Match {
        let wanted = method == "HEAD" ? "GET" : method
        var methods: [String] = []
        for (index, pattern) in patterns.enumerated() {
            guard let values = pattern.match(segments) else { continue }
            if endpoints[index].method == wanted { return .found(endpoints[index], values) }
            methods.append(endpoints[index].method)
        }
        return methods.isEmpty ? .nothing : .otherMethods(methods + (methods.contains("GET") ? ["HEAD"] : []))
    }
}
