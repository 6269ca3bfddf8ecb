internal import Base
internal import Desk
internal import Dossiers
internal import Pages

/// Whatever was typed or scanned into the box on every page: a code, an address off a receipt, a number, a name.
enum CounterFind {
    static let find = Endpoint.page(
        "POST", "/find", "find", "A dossier by its code, or by its applicant.", .signedIn,
        body: .object([.may("q", .text(min: 0, max: 300), "")]),
        work: .now { exchange in
            let typed = exchange.form.values.first { $0.name == "q" }?.value ?? exchange.body.text("q")
            if let code = try readable(ScannedCode.readings(typed), exchange) { return .onward("/dossiers/\(code)") }
            let rows = try listed(typed, exchange)
            if rows.count == 1, let row = rows.first { return .onward("/dossiers/\(row.code)") }
            return .page(
                CounterPages.found(
                    exchange.shell, try rows.map { try told($0, exchange) }, typed: typed,
                    fault: ScannedCode.fault(typed)?.sentence))
        })

    /// The first of them that exists and may be seen; no others exist for whoever asks.
    private static func readable(_ codes: [DossierCode], _ exchange: Exchange) throws -> DossierCode? {
        for code in codes.prefix(8) {
            if let row = try exchange.bench.reader.dossier(code),
                exchange.principal.allows(.readDossier, on: Target(row))
            {
                return code
            }
        }
        return nil
    }

    private static let nameDays = 90
    private static let most = 20

    /// Within the branches and agencies that somebody may list; by number ever, by name of late.
    private static func listed(_ typed: String, _ exchange: Exchange) throws -> [DossierRow] {
        var query = DossierQuery()
        (query.openOnly, query.order, query.limit) = (false, .newest, most)
        if let phone = PhoneNumber(typed)?.text {
            query.phone = phone
        } else {
            let name = Fold.folded(typed)
            if name.utf8.count < 5 || !name.contains(" ") { return [] }
            (query.applicant, query.since) = (name, exchange.now.adding(days: -nameDays))
        }
        var found: [DossierRow] = []
        for (right, scope) in scopes(exchange.principal) {
            query.branch = scope.branch
            query.agency = scope.agency
            found += try exchange.bench.reader.dossiers(query).filter { row in
                exchange.principal.allows(right, on: Target(row)) && !found.contains { $0.code == row.code }
            }
        }
        return Array(found.sorted { $0.received > $1.received }.prefix(most))
    }

    private static func scopes(_ principal: Principal) -> [(Permission, Scope)] {
        [Permission.listBranch, .listAgency].flatMap { right in
            principal.scopes(for: right).prefix(8).map { (right, $0) }
        }
    }

    private static func told(_ row: DossierRow, _ exchange: Exchange) throws -> CounterPages.Found {
        let register = try exchange.service.register(at: exchange.now)
        try exchange.note("found by applicant", row.code)
        return CounterPages.Found(
            code: row.code.description, masked: row.masked, procedure: register.name(ofProcedure: row.procedure),
            stage: Stage(rawValue: row.stage)?.words ?? Bilingual(same: row.stage),
            received: LocalMoment(row.received).date.slashed)
    }
}

extension Scope {
    fileprivate var branch: String? { if case .branch(let id) = self { id } else { nil } }
    fileprivate var agency: String? { if case .agency(let id) = self { id } else { nil } }
}

extension DossierRow {
    /// `N. V. A.`: others see the screen.
    var masked: String {
        applicantFolded.split(separator: " ").map { "\($0.prefix(1).uppercased())." }.joined(separator: " ")
    }
}
