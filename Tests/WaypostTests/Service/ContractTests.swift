internal import Base
internal import Desk
internal import Dossiers
internal import Glibc
internal import HTTP
internal import Store
internal import Testing

@testable internal import waypost

/// Who gets in where: every endpoint × every role and scope × what is asked for, from the table of endpoints and the
/// table of rights, held against what the running service answers.
///
/// `WAYPOST_RECORD=1 swift test --filter ContractTests` writes ROUTES.md anew and fails: look at the change, run again.
@Suite(.serialized) struct ContractTests {
    @Test func everyRouteOpensToWhomItShould() throws {
        let town = try Town()
        defer { town.close() }
        var table = RouteSheet()
        for endpoint in Endpoint.all {
            for question in town.questions(endpoint) {
                var opens: [String] = []
                for asker in town.askers {
                    let expected = town.expected(question, asker)
                    for answer in try town.ask(question, as: asker) {
                        #expect(answer == expected, "\(question.label) by \(asker.label)")
                    }
                    if expected == .opens { opens.append(asker.label) }
                }
                table.add(endpoint, question.label, opens, of: town.askers)
            }
        }
        let path = Program.root + "/Sources/waypost/Service/ROUTES.md"
        if getenv("WAYPOST_RECORD") != nil {
            try write(table.text, to: path)
            Issue.record("recorded \(path): look at the change and run again")
            return
        }
        let isSame = String(decoding: try FileBytes.read(path), as: UTF8.self) == table.text
        #expect(isSame, "who gets in where has changed; record it with WAYPOST_RECORD=1 if that is meant")
    }

    /// Nobody can tell what exists from what does not: not by status, not by a word, not by a version.
    @Test func forbiddenLooksLikeUnknown() throws {
        let town = try Town()
        defer { town.close() }
        let stranger = town.askers.first { $0.label == "case-officer@agency" }
        let asker = try #require(stranger)
        let strange = try #require(town.dossiers[3])
        let unknown = DossierCode(issuer: strange.issuer, day: strange.day, serial: 99_999)
        for (method, tail, body) in [
            ("GET", "", ""), ("GET", "/history", ""), ("GET", "/routing", ""), ("GET", "/deadline", ""),
            ("POST", "/steps", #"{"step":"accept"}"#),
        ] {
            let answers = try [strange, unknown].map { code in
                try town.send(method, "/api/v1/dossiers/\(code)\(tail)", body, as: asker, byKey: false)
            }
            #expect(answers[0].status == 404)
            #expect(Town.withoutInstance(answers[0]) == Town.withoutInstance(answers[1]), "\(method) \(tail)")
        }
    }

    @Test func theDocumentNamesEveryEndpoint() throws {
        let json = try JSON(OpenAPI(endpoints: Endpoint.all).json())
        #expect(json["openapi"]?.text?.hasPrefix("3.1") == true)
        #expect(json["info"]?["title"]?.text?.isEmpty == false && json["info"]?["version"]?.text?.isEmpty == false)
        var ids: Set<String> = []
        for endpoint in Endpoint.all.filter(\.isForPrograms) {
            let operation = json["paths"]?[endpoint.path]?[endpoint.method.lowercased()]
            let id = try #require(operation?["operationId"]?.text, "\(endpoint.label) is missing")
            #expect(id == endpoint.id && ids.insert(id).inserted, "\(id) is named twice")
            let responses = operation?["responses"]?.members ?? []
            #expect(responses.contains { $0.name == "default" } && responses.count > 1, "\(id) says no answer")
            let named = (operation?["parameters"]?.items ?? []).filter { $0["in"]?.text == "path" }.count
            #expect(named == endpoint.path.split(separator: "{").count - 1, "\(id): values of the path")
            #expect((operation?["requestBody"] != nil) == (endpoint.body != nil), "\(id): its body")
        }
        let operations = (json["paths"]?.members ?? []).reduce(0) { $0 + ($1.value.members?.count ?? 0) }
        #expect(
            operations == Endpoint.all.count(where: \.isForPrograms),
            "the document tells of something the service does not have")
    }

    /// What people copy from the document is taken.
    @Test func examplesFitTheirShapes() throws {
        for (id, text) in OpenAPIExamples.bodies {
            let endpoint = try #require(Endpoint.all.first { $0.id == id }, "\(id): no such operation")
            let shape = try #require(endpoint.body, "\(id) takes no body")
            #expect(shape.faults(in: try JSON(Array(text.utf8))).isEmpty, "\(id)")
        }
    }

    /// Every `$ref` leads somewhere.
    @Test func referencesLeadSomewhere() throws {
        let json = try JSON(OpenAPI(endpoints: Endpoint.all).json())
        var open = [json]
        while let value = open.popLast() {
            open += value.items ?? (value.members ?? []).map(\.value)
            guard let reference = value["$ref"]?.text else { continue }
            let parts = reference.split(separator: "/").dropFirst().map(String.init)
            #expect(parts.reduce(Optional(json)) { $0?[$1] } != nil, "\(reference)")
        }
    }

    @Test func metricsAreInTheFormatOfPrometheus() throws {
        let town = try Town()
        defer { town.close() }
        let manager = try #require(town.askers.first { $0.label == "duty-manager@everything" })
        let answer = try town.send("GET", "/metrics", "", as: manager, byKey: true)
        #expect(answer.status == 200 && answer.header("Content-Type")?.hasPrefix("text/plain; version=0.0.4") == true)
        var families: Set<String> = []
        for line in Town.text(answer).split(separator: "\n") {
            if line.hasPrefix("# TYPE ") { families.insert(String(line.split(separator: " ")[2])) }
            if line.hasPrefix("#") { continue }
            let name = String(line.prefix { $0 != "{" && $0 != " " })
            let family = ["_bucket", "_sum", "_count"].reduce(name) { families.contains($0) ? $0 : cut($0, $1) }
            #expect(families.contains(family), "\(line): its family was not announced")
            let number = line.split(separator: " ").last.map(String.init) ?? ""
            #expect(Double(number) != nil, "\(line): no number")
        }
        #expect(families.isSuperset(of: ["waypost_commits_total", "waypost_sessions_live", "waypost_edition_info"]))
    }

    private func cut(_ name: String, _ end: String) -> String {
        name.hasSuffix(end) ? String(name.dropLast(end.count)) : name
    }
}
