internal import Base
internal import Competence
internal import Desk
internal import Dossiers

// What anybody may ask: how far a dossier is (its code and nothing of whose it is), and how the service is.
enum PublicRoutes {
    static let all = [progress, health, ready, Metrics.endpoint, openAPI]

    /// Codes can be guessed, so a code alone shows nothing but how far it is (Circular 01/2018, article 16).
    static let progress = Endpoint(
        method: "GET", path: "/api/v1/public/dossiers/{code}", id: "publicProgress",
        about: "How far a dossier is; nothing about whose it is.", access: .anyone,
        answers: [(200, "The code and the degree of completion.")],
        work: .now { exchange in
            guard let row = try exchange.bench.reader.dossier(exchange.code()), let stage = Stage(rawValue: row.stage)
            else { throw Problem.notFound }
            return .json { json in
                json.object {
                    $0.field("code", row.code.description)
                    $0.field("stage", stage.rawValue)
                    $0.field("words", stage.words)
                    $0.field("ended", !row.isOpen)
                }
            }
        })

    static let health = Endpoint(
        method: "GET", path: "/health", id: "health", about: "The process answers.", access: .anyone,
        answers: [(200, "ok")], type: "text/plain; charset=utf-8",
        work: .now { _ in Reply(200, ok) })

    private static let ok = Array("ok\n".utf8)

    static let ready = Endpoint(
        method: "GET", path: "/ready", id: "ready", about: "It takes dossiers; 503 with the reason when it does not.",
        access: .anyone, answers: [(200, "Ready.")],
        work: .now { exchange in
            if let why = exchange.service.whyNotReady {
                // Without the file's name: anyone may ask.
                let words = Bilingual(
                    vi: "Chưa nhận hồ sơ. \(why.problem.vi) \(why.mend.vi)",
                    en: "Not ready. \(why.problem.en) \(why.mend.en)")
                throw Problem(503, "not-ready", words)
            }
            let register = try exchange.service.register(at: exchange.now)
            return .json { json in
                json.object {
                    $0.field("ready", true)
                    $0.field("edition", register.edition.hash.description)
                    $0.field("demo", exchange.service.parts.isDemo)
                }
            }
        })

    static let openAPI = Endpoint(
        method: "GET", path: "/api/v1/openapi.json", id: "openAPI", about: "This very document.", access: .anyone,
        answers: [(200, "OpenAPI 3.1.")],
        work: .now { exchange in Reply(200, OpenAPI(endpoints: exchange.service.table.endpoints).json()) })
}

extension Endpoint {
    /// Everything the service answers.
    static let all: [Endpoint] =
        DossierRoutes.all + AccessLogRoutes.all + ReferenceRoutes.all + SessionRoutes.all + AccountRoutes.all
        + EditionRoutes.all
        + PublicRoutes.all + Site.all
}
