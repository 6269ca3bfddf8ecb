internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import Pages

/// A branch's register over some days: which branches may be asked for, and the lines.
struct RegisterReading {
    let exchange: Exchange
    let register: RegisterInForce
    /// Of those the person may list.
    let branches: [(id: String, name: Bilingual)]
    /// Blank until one was chosen; the only one where there is only one.
    let branch: String
    let from: CivilDate
    let to: CivilDate

    /// Lines of one list: fifty pages on paper.
    static let most = 600

    init(_ exchange: Exchange) throws {
        self.exchange = exchange
        register = try exchange.service.register(at: exchange.now)
        let today = LocalMoment(exchange.now).date
        branches = register.edition.register.branches.rows.filter { branch in
            !branch.issuer.isEmpty && branch.validity.contains(today)
                && exchange.principal.allows(.listBranch, on: Target(branch: branch.id))
        }.map { ($0.id, $0.name) }
        branch = exchange.asked("branch") ?? ""
        from = exchange.asked("from").flatMap { CivilDate($0) } ?? today
        to = exchange.asked("to").flatMap { CivilDate($0) } ?? from
        // What is forbidden looks like what does not exist.
        if !branch.isEmpty, !branches.contains(where: { [branch] in $0.id == branch }) { throw Problem.notFound }
    }

    func sheet() throws -> RegisterSheet {
        let rows = try rows()
        // Each name on the paper is a look at that dossier.
        for row in rows { try exchange.note("register", row.code) }
        let printed = LocalMoment(exchange.now)
        return RegisterSheet(
            branch: register.officeName(branch), place: register.cityName(ofBranch: branch, on: to), from: from, to: to,
            lines: rows.prefix(Self.most).map(line), isCut: rows.count > Self.most, printed: printed,
            printedBy: exchange.printer)
    }

    /// Oldest first; one more than a list holds, where there are more.
    private func rows() throws -> [DossierRow] {
        var query = DossierQuery()
        (query.branch, query.openOnly, query.order, query.limit) = (branch, false, .newest, 200)
        let (start, end) = (LocalMoment(from, minute: 0).instant, LocalMoment(to.adding(days: 1), minute: 0).instant)
        query.after = (end.milliseconds, DossierCode(issuer: "A00", day: from, serial: 1))
        var found: [DossierRow] = []
        while true {
            let page = try exchange.bench.reader.dossiers(query)
            found += page.filter { $0.received >= start }
            guard page.count == query.limit, let last = page.last, last.received >= start,
                found.count <= 20 * Self.most
            else { break }
            query.after = (last.key(.newest), last.code)
        }
        return Array(found.reversed().prefix(Self.most + 1))
    }

    private func line(_ row: DossierRow) -> RegisterSheet.Line {
        let json = (try? JSON(row.document)) ?? .null
        let applicant = json["applicant"] ?? .null
        let stage = Stage(rawValue: row.stage)
        let reaches = exchange.principal.reachesApplicants(at: Target(row))
        return RegisterSheet.Line(
            code: row.code.description,
            procedure: register.edition.register.procedures.row(row.procedure)?.name.vi ?? row.procedure, sets: 1,
            applicant: applicant.text("name"), address: reaches ? applicant.text("address") : "",
            phone: reaches ? applicant.text("phone") : "",
            agency: register.officeName(row.agency).vi, received: LocalMoment(row.received),
            due: row.due.map { LocalMoment($0) },
            returned: stage == .completed ? LocalMoment(row.updated).date : nil,
            way: Phrase.returned(json["places"]?["resultTo"]?.text("by") ?? ""), note: stage?.words ?? Phrase.none)
    }
}
