internal import Areas
internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import HTTP
internal import Pages
internal import WorkingTime

// Forms 01 to 07, as they are printed.
enum SlipRoutes {
    static let all = [slip, register]

    static let slip = Endpoint.page(
        "GET", "/dossiers/{code}/slips/{form}", "showSlip", "Forms 01 to 06 of one dossier, to be printed.",
        .needs([.readDossier], .dossierInPath),
        work: .now { exchange in
            let row = try exchange.dossier()
            guard let form = Slip.Form(rawValue: exchange.value("form")) else { throw Problem.notFound }
            try exchange.note("slip", row.code)
            let reading = try SlipReading(exchange, row.code)
            guard var slip = try reading.slip(form) else {
                throw PageInstead(
                    404,
                    SlipPages.missing(
                        exchange.shell, code: row.code.description, form: form, others: reading.forms))
            }
            if !exchange.principal.reachesApplicants(at: Target(row)) { slip.applicant = slip.applicant.withoutContact }
            return .page(SlipPages.slip(exchange.shell, slip, others: reading.forms))
        })

    static let register = Endpoint.page(
        "GET", "/slips/07", "showRegister", "Form 07: a branch's register over some days.",
        .needs([.listBranch], .somewhere),
        query: [
            Endpoint.Parameter(name: "branch", shape: .text(min: 0, max: 64), about: "Lodged there."),
            Endpoint.Parameter(
                name: "from", shape: .text(min: 0, max: 10, form: Forms.dateOrBlank),
                about: "Received on that day or later."),
            Endpoint.Parameter(
                name: "to", shape: .text(min: 0, max: 10, form: Forms.dateOrBlank),
                about: "Received on that day or before."),
        ],
        work: .now { exchange in
            let reading = try RegisterReading(exchange)
            var state = FormState(
                exchange.language,
                values: [
                    ("branch", reading.branch), ("from", reading.from.description), ("to", reading.to.description),
                ])
            if reading.from > reading.to {
                state.faults = [FieldFault("from", Phrase.registerBadDays)]
                throw PageInstead(422, SlipPages.register(exchange.shell, state, branches: reading.branches, nil))
            }
            let sheet = try reading.branch.isEmpty ? nil : reading.sheet()
            return .page(SlipPages.register(exchange.shell, state, branches: reading.branches, sheet))
        })
}

extension Principal {
    /// Serves or examines there, so has to call: sees telephone and address without asking for them.
    func reachesApplicants(at target: Target) -> Bool {
        allows(.serveApplicant, on: target) || allows(.examine, on: target)
    }
}

extension Exchange {
    /// Whoever prints, as the paper names them; a program has no name there.
    var printer: String { visitor?.account.name ?? "" }

    /// Somebody of the house by name; blank for programs and the machine itself.
    func name(ofActor actor: String) throws -> String {
        guard let id = AccountID(actor: actor) else { return actor.contains(":") || actor == "system" ? "" : actor }
        return try bench.people.account(id)?.name ?? ""
    }
}

extension RegisterInForce {
    /// An agency or a branch as people call it.
    func officeName(_ id: String) -> Bilingual {
        edition.register.agencies.row(id)?.name ?? edition.register.branches.row(id)?.name
            ?? edition.register.systems.row(id)?.name ?? Bilingual(same: id)
    }

    /// The city or province a branch lies in, for the line with the date.
    func cityName(ofBranch id: String, on date: CivilDate) -> String {
        guard let branch = edition.register.branches.row(id), let province = edition.areas.province(of: branch.area)
        else { return "" }
        return edition.areas.fullName(of: province, on: date)
    }

    func words(of way: ReturnMethod) -> Bilingual {
        switch way {
        case .counter(let branch):
            let name = officeName(branch)
            return Bilingual(vi: "Tại quầy: \(name.vi)", en: "At the counter: \(name.en)")
        case .post(let address):
            return Bilingual(vi: "Qua bưu chính: \(address)", en: "By post: \(address)")
        case .electronic: return Bilingual(vi: "Bản điện tử", en: "Electronically")
        }
    }
}
