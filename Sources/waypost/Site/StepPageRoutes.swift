internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import Pages
internal import WorkingTime

// The form of each step, and the step itself: one mechanism for all of them, by the shapes the API judges with.
enum StepPageRoutes {
    static let all = [form, take]

    private static let step = "/dossiers/{code}/steps/{step}"

    static let form = Endpoint.page(
        "GET", step, "showStep", "The form of a step, with what it will cause.",
        .needs(StepKind.permissionsOfSteps, .dossierInPath),
        work: .now { exchange in
            let matter = try StepMatter(exchange)
            try exchange.note("read", matter.dossier.code)
            let isLawful = lawfulSteps(in: matter.dossier.stage).contains(matter.kind)
            if !isLawful { return matter.refused(matter.notNow, matter.usual).reply }
            return .page(matter.page(matter.view, matter.usual))
        })

    static let take = Endpoint.page(
        "POST", step, "takeStepPage", "Takes the step; or shows its form again with what is wrong.",
        .needs(StepKind.permissionsOfSteps, .dossierInPath), body: StepPageForm.shape, needsMatch: true,
        work: .commit { exchange in
            let matter = try StepMatter(exchange)
            let form = try matter.judged(exchange)
            let (principal, now, expected) = (exchange.principal, exchange.now, exchange.ifMatch)
            if let expected, expected != matter.dossier.version {
                throw matter.moved(since: expected, matter.events, matter.names, form.state)
            }
            guard let request = StepForms.request(form.json, actor: principal.actor) else { throw Problem.notFound }
            try matter.demandConfirmation(of: request, form, now: now, actor: principal.actor)
            return { writer in
                try matter.take(request, form, on: writer, expecting: expected, by: principal, at: now)
            }
        })
}

/// What one request about one step has read; goes with it to the writer's thread.
struct StepMatter: Sendable {
    let kind: StepKind
    let dossier: Dossier
    let events: [Event]
    let names: NameBook
    let view: StepView
    let shell: Shell
    let service: Service
    let active: RegisterInForce
    let allowed: [StepKind]

    init(_ exchange: Exchange) throws {
        let row = try exchange.dossier()
        let target = Target(row)
        func may(_ kind: StepKind) -> Bool { kind.permissions.contains { exchange.principal.allows($0, on: target) } }
        guard let kind = StepKind(rawValue: exchange.value("step")), kind != .lodge, may(kind) else {
            throw Problem.notFound
        }
        let file = try DossierFile(exchange, row.code)
        (self.kind, shell, service) = (kind, exchange.shell, exchange.service)
        (dossier, events, names, active) = (file.dossier, file.events, file.names, file.active)
        allowed = nextSteps(file.dossier).filter(may)
        var view = StepView(kind: kind, dossier: file.dossier, procedure: file.procedure, names: file.names)
        view.choices = try StepChoices(exchange, file, kind).choices
        view.isAgain = exchange.endpoint.body != nil
        self.view = view
    }

    func page(_ view: StepView, _ state: FormState) -> [UInt8] {
        StepPage.page(shell, view, state, once: service.parts.entropy.letters(20))
    }

    var notNow: Bilingual { Phrase.notNow(kind, dossier.stage) }

    /// With the sentence of the law, and what may be done instead.
    func refused(_ why: Bilingual, _ state: FormState) -> PageInstead {
        var view = view
        (view.refusal, view.instead) = (why, allowed.filter { $0 != kind })
        view.isOpen = lawfulSteps(in: dossier.stage).contains(kind)
        return PageInstead(409, page(view, state))
    }

    /// Somebody was first: what they did, and the form as it was typed, on the dossier as it is now.
    func moved(since version: Int, _ events: [Event], _ names: NameBook, _ state: FormState) -> PageInstead {
        var view = view
        if let now = try? fold(events) { view.dossier = now }
        (view.changes, view.names) = (Array(events.dropFirst(version)), names)
        view.isOpen = lawfulSteps(in: view.dossier.stage).contains(kind)
        if !view.isOpen {
            view.refusal = Phrase.notNow(kind, view.dossier.stage)
            view.instead = allowed.filter { lawfulSteps(in: view.dossier.stage).contains($0) && $0 != kind }
        }
        return PageInstead(412, page(view, state))
    }
}

// Doing it.
extension StepMatter {
    /// Those that move a dossier elsewhere are shown once more with where it will go; the register's answer to a decline
    /// can be seen nowhere else.
    private var isConfirmed: Bool {
        switch kind {
        case .decline, .transfer, .routeByHand, .referConflict, .settleConflict: true
        default: false
        }
    }

    func demandConfirmation(
        of request: StepForms.Request, _ form: StepPageForm, now: Instant, actor: String
    ) throws {
        guard isConfirmed, !form.isSure else { return }
        do {
            let (step, context) = try service.step(request, dossier, now: now, actor: actor)
            do { _ = try decide(step, on: dossier, context) } catch { throw StepRefusal.refused(error) }
            var view = view
            view.confirming = step
            view.names = names.with(step, active)
            throw PageInstead(200, page(view, form.state))
        } catch let refusal as StepRefusal { throw answer(refusal, form) }
    }

    func take(
        _ request: StepForms.Request, _ form: StepPageForm, on writer: any LedgerWriter, expecting expected: Int?,
        by principal: Principal, at now: Instant
    ) throws -> Reply {
        do {
            let (_, row) = try writer.take(
                on: dossier.code, expecting: expected,
                judge: { dossier in
                    let target = Target(dossier.row)
                    if !kind.permissions.contains(where: { principal.allows($0, on: target) }) {
                        throw Problem.notFound
                    }
                },
                { try service.step(request, $0, now: now, actor: principal.actor) })
            return .onward(path(after: row, principal))
        } catch let refusal as StepRefusal {
            throw answer(refusal, form)
        } catch LedgerFault.versionMoved(_, let expected, _) {
            let rows = try writer.history(of: .dossier(dossier.code))
            let names = DossierFile.names(
                in: rows.map(\.entry), [active], writer as? any PeopleReader, people: true)
            throw moved(since: expected, try rows.map { try $0.event() }, names, form.state)
        }
    }

    /// Back to the dossier; to the inbox where it has left one's reach.
    private func path(after row: DossierRow, _ principal: Principal) -> String {
        principal.allows(.readDossier, on: Target(row))
            ? "/dossiers/\(row.code)?done=\(kind.rawValue)" : "/inbox?done=\(kind.rawValue)&left=\(row.code)"
    }

    /// A refusal that is about one field stands at that field.
    private func answer(_ refusal: StepRefusal, _ form: StepPageForm) -> PageInstead {
        if let field = refusal.field(of: kind) {
            var state = form.state
            let blank = refusal.isBlank ? label(field, state.language) : nil
            state.faults = [FieldFault(field, blank ?? refusal.sentence)]
            return PageInstead(422, page(form.view(view), state))
        }
        if case .refused(.notNow(let kind, let stage, _)) = refusal {
            return refused(Phrase.notNow(kind, stage), form.state)
        }
        return refused(refusal.sentence, form.state)
    }
}

extension StepRefusal {
    fileprivate var isBlank: Bool { if case .refused(.blank) = self { true } else { false } }

    /// The field it is about; nil when it is about the whole.
    fileprivate func field(of kind: StepKind) -> String? {
        switch self {
        case .question: return kind == .decline ? "place.text" : nil
        case .refused(.blank("newFact")): return "place.text"
        case .refused(.blank("items")), .refused(.blank("items.paper")): return "items.0.paper"
        case .refused(.blank("items.reason")): return "items.0.reason"
        case .refused(.blank("result.branch")): return kind == .refuse ? "papersTo.branch" : "resultTo.branch"
        case .refused(.blank("result.address")): return kind == .refuse ? "papersTo.address" : "resultTo.address"
        case .refused(.blank("recipient")): return kind == .handOut ? "way.recipient" : "recipient"
        case .refused(.blank("identitySeen")): return "way.identitySeen"
        case .refused(.blank("consignment")): return "way.consignment"
        case .refused(.blank(let field)): return field
        case .refused(.clock(.reappointedToDayOff)), .refused(.clock(.reappointedNotLater)): return "to"
        case .refused(.supplementIncomplete): return "papers"
        case .refused(.originalsStay): return "originalsGivenBack"
        case .refused(.ownLead): return "dossier"
        case .refused, .editionLost, .receipt: return nil
        }
    }
}

extension NameBook {
    /// With the places a step names for the first time.
    func with(_ step: Step, _ register: RegisterInForce) -> NameBook {
        var book = self
        func add(_ id: String) { book.places[id] = book.places[id] ?? register.name(id) }
        switch step {
        case .decline(_, let reroute):
            switch reroute.assignment {
            case .agency(let id, _), .manualDesk(let id, _): add(id)
            case .elsewhere(let system, _): add(system)
            case .onTheSpot: break
            }
            add(reroute.superior)
        case .transfer(let id, _, _), .referConflict(let id, _), .settleConflict(let id, _),
            .routeByHand(.agency(let id, _), _):
            add(id)
        default: break
        }
        return book
    }
}
