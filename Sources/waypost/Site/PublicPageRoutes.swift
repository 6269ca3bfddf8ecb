internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import HTTP
internal import Pages
internal import WorkingTime

// What anybody may see: how far a dossier is, and the procedures. Nobody is asked who they are, and no cookie is set.
enum PublicPageRoutes {
    static let all = [ask, see, byCode, byLink, procedures, procedure]

    static let ask = Endpoint.page(
        "GET", "/track", "askForDossier", "Where a code is typed.", .anyone,
        work: .now { exchange in .page(TrackPages.ask(exchange.shell, exchange.formState)) })

    /// A code typed becomes an address to keep; it is no personal data, and the receipt bears it.
    static let see = Endpoint.page(
        "POST", "/track", "seeDossier", "Leads to the dossier.", .anyone,
        body: .object([.may("code", .text(max: 400), "")]),
        work: .now { exchange in
            guard let typed = TypedCode(exchange.body.text("code")) else {
                var state = exchange.formState
                state.faults = [FieldFault("code", Phrase.trackUnreadable)]
                throw PageInstead(422, TrackPages.ask(exchange.shell, state))
            }
            let path = "/p/\(typed.code)" + (typed.token.isEmpty ? "" : "/\(percentEncoded(typed.token))")
            return .onward(exchange.shell.path(of: path))
        })

    static let byCode = Endpoint.page(
        "GET", "/p/{code}", "publicDossier", "The code and the degree of completion.", .anyone,
        work: .now { exchange in
            try exchange.service.lookups.begin(from: exchange.peer, at: exchange.now)
            guard let (row, completion) = try exchange.publicRow() else { throw exchange.unknownCode }
            exchange.service.lookups.found(from: exchange.peer, at: exchange.now)
            let branch = try exchange.publicBranch(row.branch)
            return .page(
                TrackPages.dossier(
                    exchange.shell,
                    PublicDossier(code: row.code.description, completion: completion, branch: branch)))
        })

    /// A wrong token is told from an unknown code by nothing; the right one is never refused, whoever else guesses.
    static let byLink = Endpoint.page(
        "GET", "/p/{code}/{token}", "publicDossierByLink", "What the receipt's own link shows.", .anyone,
        work: .now { exchange in
            guard let typed = TypedCode("\(exchange.value("code"))"),
                exchange.service.parts.links.opens(typed.code, exchange.value("token").lowercased()),
                let (row, completion) = try exchange.publicRow()
            else {
                try exchange.service.lookups.begin(from: exchange.peer, at: exchange.now)
                throw exchange.unknownCode
            }
            let details = try exchange.publicDetails(row)
            let branch = try exchange.publicBranch(row.branch)
            return .page(
                TrackPages.dossier(
                    exchange.shell,
                    PublicDossier(
                        code: row.code.description, completion: completion, branch: branch, details: details)))
        })
}

extension Exchange {
    /// The row behind a code in the path, however it was typed.
    fileprivate func publicRow() throws -> (DossierRow, Completion)? {
        guard let typed = TypedCode(value("code")), let row = try bench.reader.dossier(typed.code),
            let stage = Stage(rawValue: row.stage)
        else { return nil }
        return (row, Completion(stage))
    }

    fileprivate var unknownCode: PageInstead {
        let state = FormState(language, values: [("code", TypedCode(value("code"))?.code.description ?? "")])
        return PageInstead(404, TrackPages.unknown(shell, state))
    }

    fileprivate func publicDetails(_ row: DossierRow) throws -> PublicDossier.Details? {
        guard let stage = Stage(rawValue: row.stage) else { return nil }
        let register = try service.register(at: now)
        let name = register.edition.register.procedures.row(row.procedure)?.name
        let document = try? JSON(row.document)
        return PublicDossier.Details(
            procedure: name ?? Bilingual(same: row.procedure), procedureCode: row.procedure, stage: stage,
            received: LocalMoment(row.received), due: row.due.map { LocalMoment($0) },
            returned: document?["places"]?["resultTo"]?.text("by") ?? "")
    }

    func publicBranch(_ id: String) throws -> PublicBranch? {
        let register = try service.register(at: now)
        guard let number = register.edition.register.branches.number(id) else { return nil }
        let branch = register.edition.register.branches[number]
        let (hours, moment) = (register.openingHours(of: number), LocalMoment(now))
        let days = (0..<7).map { offset in
            let date = moment.date.adding(days: offset)
            return OpenDay(date, hours.visiting(on: date, register.calendar).map { ($0.open, $0.close) })
        }
        return PublicBranch(
            name: branch.name, address: branch.address, phone: branch.phone, days: days,
            isOpenNow: hours.isOpen(at: moment, register.calendar))
    }
}
