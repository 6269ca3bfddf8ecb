internal import Base
internal import Competence
internal import Desk
internal import Pages

/// Editions of the register: the list, one of them, and the steps taken with it. What the API does in
/// ``EditionRoutes``, for people: with consequences told before, and the state that was looked at sent along.
enum StewardRoutes {
    static let all = [list, one] + steps + StewardUpload.all + RuleRoutes.all

    private static let leaf = 40

    static let list = Endpoint.page(
        "GET", "/editions", "editionsPage", "All editions of the register.", .needs([.readRegister], .somewhere),
        query: [Endpoint.Parameter(name: "before", shape: .whole(1...1_000_000), about: "Older than that number.")],
        work: .slow { exchange, answer in
            let editions = try exchange.service.editions.editions()
            let before = exchange.asked("before", usual: .max)
            let records = editions.byNumber.reversed().filter { $0.number < before }
            let shown = records.prefix(leaf)
            let maker = EditionViewMaker(exchange, editions)
            let older = records.count > leaf ? shown.last.map { "/editions?before=\($0.number)" } : nil
            answer(
                .success(
                    .page(
                        EditionPages.list(
                            exchange.shell, shown.map(maker.view),
                            mayPropose: exchange.principal.allows(.proposeEdition, on: .house), older: older))))
        })

    static let one = Endpoint.page(
        "GET", "/editions/{hash}", "editionPage", "An edition: its proof, what it changes, and what may be done.",
        .needs([.readRegister], .somewhere),
        query: [
            Endpoint.Parameter(name: "days", shape: .whole(1...366), about: "Whose real dossiers are asked again."),
            Endpoint.Parameter(name: "from", shape: .whole(0...1_000_000), about: "Changes passed over."),
            Endpoint.Parameter(name: "done", shape: .text(max: 20), about: "What was just done."),
        ],
        work: .slow { exchange, answer in
            let told = exchange.asked("done").flatMap { Phrase.edDone[$0] }.map { (words: $0, isDone: true) }
            answer(.success(.page(try page(exchange, try exchange.hashInPath(), told))))
        })

    static func page(
        _ exchange: Exchange, _ hash: Digest, _ told: (words: Bilingual, isDone: Bool)?, _ state: FormState? = nil
    ) throws -> [UInt8] {
        let editions = try exchange.service.editions.editions()
        guard let record = editions[hash] else { throw Problem.notFound }
        let maker = EditionViewMaker(exchange, editions)
        let compared = try? maker.compared(record)
        return EditionPages.one(
            exchange.shell, maker.view(record), proof: record.proof.map(maker.proof),
            difference: compared, replay: compared.map { _ in maker.replay(record) }, steps: maker.steps(record),
            version: record.version, state: state ?? FormState(exchange.language), told: told)
    }
}

// Steps.
extension StewardRoutes {
    private static let steps: [Endpoint] = [
        step("check", [.proposeEdition, .approveEdition]) { exchange, desk, hash, _ in
            _ = try desk.prove(hash, by: exchange.editionActor, at: exchange.now)
        },
        step("approve", [.approveEdition]) { exchange, desk, hash, form in
            try SecondPerson.demand(exchange.principal, besides: desk.record(hash).proposer.actor)
            _ = try desk.approve(
                hash, against: Digest(hex: form.text("against")), by: exchange.editionActor, at: exchange.now,
                seen: form.seen)
        },
        step("activate", [.approveEdition]) { exchange, desk, hash, form in
            _ = try desk.schedule(hash, .now, by: exchange.editionActor, at: exchange.now, seen: form.seen)
        },
        step("schedule", [.approveEdition]) { exchange, desk, hash, form in
            guard let day = CivilDate(form.text("on")) else {
                throw StepFault(FieldFault("schedule.on", Phrase.whyBadDay))
            }
            _ = try desk.schedule(hash, .on(day), by: exchange.editionActor, at: exchange.now, seen: form.seen)
        },
        step("unschedule", [.approveEdition]) { exchange, desk, hash, form in
            _ = try desk.unschedule(
                hash, reason: form.text("reason"), by: exchange.editionActor, at: exchange.now, seen: form.seen)
        },
        step("roll-back", [.approveEdition]) { exchange, desk, hash, form in
            _ = try desk.rollBack(
                to: hash, reason: form.text("reason"), by: exchange.editionActor, at: exchange.now, seen: form.seen)
        },
        step("withdraw", [.proposeEdition]) { exchange, desk, hash, form in
            _ = try desk.withdraw(
                hash, reason: form.text("reason"), by: exchange.editionActor, at: exchange.now, seen: form.seen)
        },
    ]

    private struct StepFault: Error {
        let fault: FieldFault
        init(_ fault: FieldFault) { self.fault = fault }
    }

    private struct StepForm {
        let name: String
        let json: JSON
        /// The version that was looked at.
        let seen: Int?

        func text(_ field: String) -> String { json[name]?.text(field) ?? "" }
        var isSure: Bool { json[name]?.flag("sure") ?? false }
    }

    private static let fields: [Shape.Field] = [
        .may("sure", .flag, ""), .may("reason", .text(max: 1000), ""), .may("on", .text(max: 10), ""),
        .may("against", .text(max: 64), ""),
    ]

    private static func step(
        _ name: String, _ rights: [Permission],
        _ take: @escaping @Sendable (Exchange, EditionDesk, Digest, StepForm) throws -> Void
    ) -> Endpoint {
        Endpoint.page(
            "POST", "/editions/{hash}/\(name)", "edition-\(name)", "A step with an edition.", .needs(rights, .house),
            body: .object([.may(name, .object(fields), "")]), needsMatch: true,
            work: .slow { exchange, answer in
                let hash = try exchange.hashInPath()
                let form = StepForm(name: name, json: exchange.body, seen: exchange.ifMatch)
                if name != "check", !form.isSure {
                    throw try again(exchange, hash, fault: FieldFault("\(name).sure", Phrase.edSureFirst))
                }
                try taken(exchange, hash) { try take(exchange, exchange.service.editions, hash, form) }
                answer(.success(.onward("/editions/\(hash)?done=\(name)")))
            })
    }

    /// What the rules of the house say against it is shown on the edition's page, with what was typed.
    private static func taken(_ exchange: Exchange, _ hash: Digest, _ take: () throws -> Void) throws {
        let caught: any Error
        do { return try take() } catch { caught = error }
        if let fault = caught as? StepFault { throw try again(exchange, hash, fault: fault.fault) }
        if let refusal = caught as? PeopleRefusal { throw try again(exchange, hash, told: refusal.sentence) }
        switch caught as? EditionFault {
        case .refused(let refusal)?: throw try again(exchange, hash, told: refusal.sentence)
        case .moved?: throw try again(exchange, hash, told: Phrase.edMovedOn)
        default: throw caught
        }
    }

    private static func again(_ exchange: Exchange, _ hash: Digest, fault: FieldFault) throws -> PageInstead {
        let state = FormState(exchange.language, values: exchange.form.values, faults: [fault])
        return PageInstead(422, try page(exchange, hash, nil, state))
    }

    private static func again(_ exchange: Exchange, _ hash: Digest, told: Bilingual) throws -> PageInstead {
        let state = FormState(exchange.language, values: exchange.form.values)
        return PageInstead(422, try page(exchange, hash, (told, false), state))
    }
}

extension Exchange {
    func hashInPath() throws -> Digest {
        guard let hash = Digest(hex: value("hash")) else { throw Problem.notFound }
        return hash
    }

    /// Whoever acts, and the person behind it: two keys of one person are one person.
    var editionActor: EditionActor {
        EditionActor(actor: principal.actor, person: visitor.map { $0.account.id.description } ?? principal.actor)
    }
}
