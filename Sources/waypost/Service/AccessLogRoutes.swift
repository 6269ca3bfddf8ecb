internal import Base
internal import Desk
internal import Dossiers

// Who saw what. Reading it is noted, too.
enum AccessLogRoutes {
    static let all = [ofDossier, ofActor]

    static let ofDossier = Endpoint(
        method: "GET", path: "/api/v1/dossiers/{code}/accesses", id: "listAccessesToDossier",
        about: "Who looked at the dossier, newest first; the last second may be missing.",
        access: .needs([.readAccessLog], .dossierInPath), query: page, answers: [(200, "The looks.")],
        work: .now { exchange in
            let row = try exchange.dossier()
            let looks = try exchange.bench.people.accesses(
                to: .dossier(row.code), before: before(exchange), limit: limit(exchange))
            try exchange.note("accesses", row.code)
            return reply(looks, exchange)
        })

    static let ofActor = Endpoint(
        method: "GET", path: "/api/v1/accesses", id: "listAccessesByActor",
        about: "What an account or a key looked at and did, newest first; the last second may be missing.",
        access: .needs([.readAccessLog], .house),
        query: [
            Endpoint.Parameter(name: "actor", shape: .text(max: 64), about: "account:… or key:…; your own unless said.")
        ]
            + page, answers: [(200, "The looks.")],
        work: .now { exchange in
            let actor = exchange.asked("actor") ?? exchange.principal.actor
            let looks = try exchange.bench.people.accesses(
                by: actor, before: before(exchange), limit: limit(exchange))
            return reply(looks, exchange)
        })

    private static let page = [
        Endpoint.Parameter(
            name: "before", shape: .whole(1...Int.max), about: "The cursor of the page before: older ones."),
        Endpoint.Parameter(name: "limit", shape: .whole(1...200), about: "50 unless said."),
    ]

    private static func before(_ exchange: Exchange) -> Int64? { exchange.asked("before").flatMap { Int64($0) } }
    private static func limit(_ exchange: Exchange) -> Int { exchange.asked("limit", usual: 50) }

    private static func reply(_ looks: [AccessRow], _ exchange: Exchange) -> Reply {
        .json(capacity: looks.count * 160 + 64) { json in
            json.object {
                $0.array("accesses") { for look in looks { look.write(to: &$0) } }
                if looks.count == limit(exchange), let last = looks.last { $0.field("next", Int(last.number)) }
            }
        }
    }
}

extension AccessRow {
    fileprivate func write(to json: inout JSONWriter) {
        json.object {
            $0.field("number", Int(number))
            $0.field("at", zoned: access.at)
            $0.field("actor", access.actor)
            $0.field("subject", access.subject.text)
            $0.field("what", access.what)
        }
    }
}
