internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import WorkingTime

// Lodging, reading, listing and every step.
enum DossierRoutes {
    static let all = [lodge, list, read, history, routing, deadline, step, advise]

    static let advise = Endpoint(
        method: "POST", path: "/api/v1/advice", id: "advise",
        about: "Who decides, why, what to bring and how long it takes, without lodging.",
        access: .needs([.advise], .house),
        body: Forms.advise, answers: [(200, "The routing receipt, the periods and the papers.")],
        work: .now { exchange in
            let register = try exchange.service.register(at: exchange.now)
            let inquiry = FormReading.question(exchange.body, moment: "on", now: exchange.now)
            let advice = try register.advise(inquiry, places: exchange.bench.places(of: register))
            return .json { register.write(advice, to: &$0) }
        })

    static let lodge = Endpoint(
        method: "POST", path: "/api/v1/dossiers", id: "lodge", about: "Lodges a dossier at a branch.",
        access: .needs([.lodge], .branchInBody), body: Forms.lodge, answers: [(201, "The dossier as it was recorded.")],
        work: .commit { exchange in
            let register = try exchange.service.register(at: exchange.now)
            let form = FormReading.lodge(exchange.body, now: exchange.now)
            let prepared: PreparedLodging
            do throws(LodgeRefusal) {
                prepared = try register.prepare(form, places: exchange.bench.places(of: register))
            } catch { throw Problem(error) }
            let context = register.context(
                of: nil, branch: form.question.branch, now: exchange.now, actor: exchange.principal.actor)
            return { writer in
                let (_, row) = try writer.lodge(prepared, context)
                var reply = Reply(201, row)
                reply.headers.append(("Location", "/api/v1/dossiers/\(row.code)"))
                return reply
            }
        })

    static let read = Endpoint(
        method: "GET", path: "/api/v1/dossiers/{code}", id: "readDossier", about: "The dossier as it stands.",
        access: .needs([.readDossier], .dossierInPath), answers: [(200, "The dossier."), (304, "It has not changed.")],
        work: .now { exchange in
            let row = try exchange.dossier()
            try exchange.note("read", row.code)
            return Reply(200, row)
        })

    static let history = Endpoint(
        method: "GET", path: "/api/v1/dossiers/{code}/history", id: "readHistory",
        about: "Everything that happened to it, oldest first.", access: .needs([.readDossier], .dossierInPath),
        answers: [(200, "The events.")],
        work: .now { exchange in
            let row = try exchange.dossier()
            let events = try exchange.bench.reader.history(of: .dossier(row.code))
            try exchange.note("history", row.code)
            return .json(capacity: 8192) { json in
                json.object {
                    $0.field("code", row.code.description)
                    $0.array("events") { for event in events { event.write(to: &$0) } }
                }
            }
        })

    static let routing = Endpoint(
        method: "GET", path: "/api/v1/dossiers/{code}/routing", id: "explainRouting",
        about: "Why this agency, and why not the others: the routing receipt.",
        access: .needs([.readDossier], .dossierInPath),
        answers: [(200, "The receipt, byte for byte as it was written.")],
        work: .now { exchange in
            let row = try exchange.dossier()
            try exchange.note("routing", row.code)
            return Reply(200, try exchange.bench.reader.folded(row.code).receipt)
        })

    static let deadline = Endpoint(
        method: "GET", path: "/api/v1/dossiers/{code}/deadline", id: "explainDeadline",
        about: "When it is due and why, line by line.", access: .needs([.readDossier], .dossierInPath),
        answers: [(200, "The lines; null where the register states no period.")],
        work: .now { exchange in
            let row = try exchange.dossier()
            let dossier = try exchange.bench.reader.folded(row.code)
            let register = try exchange.service.register(at: exchange.now)
            let deadline = try register.deadline(of: dossier)
            try exchange.note("deadline", row.code)
            return .json { json in
                json.object {
                    $0.field("code", row.code.description)
                    $0.key("deadline")
                    if let deadline { deadline.write(to: &$0, now: LocalMoment(exchange.now)) } else { $0.null() }
                }
            }
        })

    static let step = Endpoint(
        method: "POST", path: "/api/v1/dossiers/{code}/steps", id: "takeStep",
        about: "Takes one step; the law's answer where it may not be taken.",
        access: .needs(StepKind.permissionsOfSteps, .dossierInPath),
        body: StepForms.shape, answers: [(200, "The dossier after it.")], needsMatch: true,
        work: .commit { exchange in
            let code = try exchange.code()
            let (principal, now, expected) = (exchange.principal, exchange.now, exchange.ifMatch)
            let service = exchange.service
            guard let request = StepForms.request(exchange.body, actor: principal.actor),
                let kind = StepKind(rawValue: exchange.body.text("step"))
            else { throw Problem.notFound }
            return { writer in
                let (_, row) = try writer.take(
                    on: code, expecting: expected,
                    judge: { dossier in
                        let target = Target(dossier.row)
                        if !kind.permissions.contains(where: { principal.allows($0, on: target) }) {
                            throw Problem.notFound
                        }
                    },
                    { try service.step(request, $0, now: now, actor: principal.actor) })
                return Reply(200, row)
            }
        })
}

extension StepKind {
    /// Of all steps but lodging: what the route needs before it knows which step is meant.
    static let permissionsOfSteps: [Permission] = Permission.allCases.filter { permission in
        allCases.contains { $0 != .lodge && $0.permissions.contains(permission) }
    }

    /// Any of these will do; what they let somebody reach is judged with the dossier's branch and agency.
    var permissions: [Permission] {
        switch self {
        case .lodge: [.lodge]
        case .routeByHand, .transfer, .changeReference, .closeElsewhere: [.forward]
        case .accept, .assign, .decline, .referConflict: [.takeOn]
        case .settleConflict: [.resolveConflict]
        case .requestSupplement, .pause, .resume, .reappoint, .stop, .closeForSilence, .rederive: [.examine]
        case .receiveSupplement: [.serveApplicant, .examine]
        case .decide, .issueResult: [.decide]
        case .refuse: [.decide, .forward]
        case .changeResultLocation, .withdraw, .followLead, .leadAlso: [.serveApplicant]
        case .handOut, .confirmDelivery, .returnFromPost: [.handOut]
        }
    }
}

extension JournalRow {
    func write(to json: inout JSONWriter) {
        json.object {
            $0.field("version", version)
            $0.field("sequence", Int(sequence))
            $0.field("kind", entry.kind)
            $0.field("at", zoned: entry.at)
            $0.field("actor", entry.actor)
            $0.key("event")
            $0.raw(entry.body)
        }
    }
}
