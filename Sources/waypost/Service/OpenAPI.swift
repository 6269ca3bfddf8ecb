internal import Base

/// The OpenAPI 3.1 document, written from the very table that serves.
struct OpenAPI {
    let endpoints: [Endpoint]

    /// Of the API: pages are for people, and explain themselves.
    init(endpoints: [Endpoint]) { self.endpoints = endpoints.filter(\.isForPrograms) }

    func json() -> [UInt8] {
        var json = JSONWriter(capacity: 1 << 15)
        json.object {
            $0.field("openapi", "3.1.0")
            info(&$0)
            $0.array("servers") { $0.object { $0.field("url", "/") } }
            $0.object("paths") { paths(&$0) }
            $0.object("components") { components(&$0) }
        }
        return json.bytes
    }

    private func info(_ json: inout JSONWriter) {
        json.object("info") {
            $0.field("title", "Waypost")
            $0.field("version", "1")
            $0.field(
                "description",
                "Dossiers lodged at any branch, routed to the competent agency, and followed to their end. Instants carry "
                    + "their offset, +07:00; moments without one are of Asia/Ho_Chi_Minh. Lodging and steps take an "
                    + "Idempotency-Key; steps need If-Match. Problems are RFC 9457, with a message in each language.")
        }
    }

    private func paths(_ json: inout JSONWriter) {
        var seen: [String] = []
        for endpoint in endpoints where !seen.contains(endpoint.path) {
            seen.append(endpoint.path)
            json.key(text: endpoint.path)
            json.object {
                for operation in endpoints where operation.path == endpoint.path { write(operation, &$0) }
            }
        }
    }

    private func write(_ endpoint: Endpoint, _ json: inout JSONWriter) {
        json.key(text: endpoint.method.lowercased())
        json.object {
            $0.field("operationId", endpoint.id)
            $0.field("summary", endpoint.about)
            switch endpoint.access {
            case .anyone: $0.array("security") { _ in }
            case .signedIn, .needs:
                $0.array("security") {
                    $0.object { $0.array("session") { _ in } }
                    $0.object { $0.array("key") { _ in } }
                }
            }
            parameters(endpoint, &$0)
            if let body = endpoint.body { write(body, example: OpenAPIExamples.bodies[endpoint.id], &$0) }
            answers(endpoint, &$0)
        }
    }

    private func parameters(_ endpoint: Endpoint, _ json: inout JSONWriter) {
        let values = PathPattern(endpoint.path).parts.compactMap { part -> String? in
            if case .value(let name) = part { name } else { nil }
        }
        let headers = Self.headers(endpoint)
        if values.isEmpty, endpoint.query.isEmpty, headers.isEmpty { return }
        json.array("parameters") {
            for name in values {
                Self.parameter(name, in: "path", .text(max: 64), "", isRequired: true, &$0)
            }
            for parameter in endpoint.query {
                Self.parameter(
                    parameter.name, in: "query", parameter.shape, parameter.about, isRequired: false, &$0)
            }
            for header in headers {
                Self.parameter(header.name, in: "header", header.shape, header.about, isRequired: header.must, &$0)
            }
        }
    }

    private static func headers(_ endpoint: Endpoint) -> [(name: String, shape: Shape, about: String, must: Bool)] {
        var headers: [(name: String, shape: Shape, about: String, must: Bool)] = []
        if case .commit = endpoint.work {
            headers.append(
                (
                    "Idempotency-Key", .text(max: Once.mostCharacters, form: Self.key),
                    "For \(House.keptAnswerDays) days the same key with the same request gives the same answer.", false
                )
            )
        }
        if endpoint.needsMatch {
            headers.append(("If-Match", .text(max: 64, form: Self.match), "The ETag that was read.", true))
        }
        return headers
    }

    /// Only shown here; the service itself judges these headers.
    private static let key = TextForm(
        pattern: "^[ -~]+$", example: "desk-7-0042", expected: Bilingual(same: "ASCII")
    ) { _ in true }
    private static let match = TextForm(
        pattern: "^(W/)?\"[0-9]{1,9}\"$", example: "\"3\"", expected: Bilingual(same: "ETag")
    ) { _ in true }

    private static func parameter(
        _ name: String, in place: String, _ shape: Shape, _ about: String, isRequired: Bool, _ json: inout JSONWriter
    ) {
        json.object {
            $0.field("name", name)
            $0.field("in", place)
            $0.field("required", isRequired)
            if !about.isEmpty { $0.field("description", about) }
            $0.key("schema")
            shape.writeSchema(to: &$0)
        }
    }

    private func write(_ body: Shape, example: String?, _ json: inout JSONWriter) {
        json.object("requestBody") {
            $0.field("required", true)
            $0.object("content") {
                $0.object("application/json") {
                    $0.key("schema")
                    body.writeSchema(to: &$0)
                    if let example {
                        $0.key("example")
                        $0.raw(Array(example.utf8))
                    }
                }
            }
        }
    }

    private func answers(_ endpoint: Endpoint, _ json: inout JSONWriter) {
        json.object("responses") {
            for answer in endpoint.answers {
                $0.key(text: String(answer.status))
                $0.object {
                    $0.field("description", answer.about)
                    if answer.status != 204, answer.status != 304 { Self.content(endpoint.mediaType, nil, &$0) }
                }
            }
            $0.object("default") {
                $0.field("description", "A problem: what was wrong and how to mend it.")
                Self.content("application/problem+json", "#/components/schemas/Problem", &$0)
            }
        }
    }

    private static func content(_ type: String, _ reference: String?, _ json: inout JSONWriter) {
        json.object("content") {
            $0.key(text: type)
            $0.object { $0.object("schema") { if let reference { $0.field("$ref", reference) } } }
        }
    }

    private func components(_ json: inout JSONWriter) {
        json.object("schemas") {
            $0.object("Problem") {
                $0.field("type", "object")
                $0.array("required") { for name in ["type", "title", "status", "detail"] { $0.string(name) } }
                $0.object("properties") {
                    for name in ["type", "title", "detail", "instance"] {
                        $0.key(text: name)
                        $0.object { $0.field("type", "string") }
                    }
                    $0.object("status") { $0.field("type", "integer") }
                    $0.object("errors") { $0.field("type", "array") }
                }
            }
        }
        json.object("securitySchemes") {
            $0.object("session") {
                $0.field("type", "apiKey")
                $0.field("in", "cookie")
                $0.field("name", "__Host-waypost")
            }
            $0.object("key") {
                $0.field("type", "http")
                $0.field("scheme", "bearer")
            }
        }
    }
}
