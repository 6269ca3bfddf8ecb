internal import Base
internal import Desk
internal import Dossiers

extension DossierRoutes {
    /// A page of dossiers; nobody sees another branch's or agency's, so the filters are the target of the right.
    static let list = Endpoint(
        method: "GET", path: "/api/v1/dossiers", id: "listDossiers",
        about: "Dossiers of a branch or an agency, what is due first first.",
        access: .needs([.listBranch, .listAgency], .filters),
        query: [
            Endpoint.Parameter(name: "branch", shape: .text(max: 64), about: "Lodged there."),
            Endpoint.Parameter(name: "agency", shape: .text(max: 64), about: "In its inbox."),
            Endpoint.Parameter(
                name: "stage", shape: .choice(Stage.allCases.map(\.rawValue)), about: "Only in this stage."),
            Endpoint.Parameter(name: "procedure", shape: .text(max: 64), about: ""),
            Endpoint.Parameter(name: "all", shape: .choice(["yes", "no"]), about: "Also those that have ended."),
            Endpoint.Parameter(
                name: "order", shape: .choice(DossierQuery.Order.allCases.map(\.rawValue)), about: "urgency, or newest."
            ),
            Endpoint.Parameter(name: "limit", shape: .whole(1...200), about: "50 unless said."),
            Endpoint.Parameter(name: "after", shape: .text(max: 100), about: "The cursor of the page before."),
        ], answers: [(200, "The rows, and the cursor of the next page.")],
        work: .now { exchange in
            var query = DossierQuery()
            query.branch = exchange.asked("branch")
            query.agency = exchange.asked("agency")
            query.stage = exchange.asked("stage")
            query.procedure = exchange.asked("procedure")
            query.openOnly = exchange.asked("all") != "yes"
            query.order = exchange.asked("order").flatMap(DossierQuery.Order.init) ?? .urgency
            query.limit = exchange.asked("limit", usual: 50)
            if let cursor = exchange.asked("after") { query.after = try Cursor.read(cursor) }
            let rows = try exchange.bench.reader.dossiers(query)
            return .json(capacity: rows.count * 400 + 256) { Cursor.write(rows, query, to: &$0) }
        })
}

/// Where a page of a list ended: the key it is ordered by, and the code.
enum Cursor {
    static func read(_ text: String) throws -> (key: Int64, code: DossierCode) {
        let parts = text.split(separator: "~", maxSplits: 1)
        guard parts.count == 2, let key = Int64(parts[0]), let code = try? DossierCode(String(parts[1])) else {
            throw Problem(
                400, "cursor",
                Bilingual(
                    vi: "after không phải con trỏ của trang trước.", en: "after is not the cursor of an earlier page."))
        }
        return (key, code)
    }

    static func write(_ rows: [DossierRow], _ query: DossierQuery, to json: inout JSONWriter) {
        json.object {
            $0.array("dossiers") { for row in rows { row.write(to: &$0) } }
            if rows.count == query.limit, let last = rows.last {
                $0.field("next", "\(last.key(query.order))~\(last.code)")
            }
        }
    }
}

extension DossierRow {
    /// What a list in that order is sorted by.
    func key(_ order: DossierQuery.Order) -> Int64 {
        switch order {
        case .urgency: due?.milliseconds ?? .max
        case .newest: received.milliseconds
        }
    }

    /// Without the applicant's name and number: a list is read over shoulders.
    fileprivate func write(to json: inout JSONWriter) {
        json.object {
            $0.field("code", code.description)
            $0.field("version", version)
            $0.field("stage", stage)
            $0.field("open", isOpen)
            $0.field("branch", branch)
            $0.field("agency", agency)
            $0.field("procedure", procedure)
            $0.field("received", zoned: received)
            if let due { $0.field("due", zoned: due) }
            $0.field("updated", zoned: updated)
        }
    }
}
