internal import Base
internal import Competence
internal import Desk
internal import Pages

/// Changing one rule: its row in a form, what the change would do, and the proposal.
enum RuleChange {
    static let all = [show, send]

    private static let shape = Shape.object([
        .may("base", .text(max: 64), "The edition it is changed from."),
        .may("mode", .choice(["change", "add"]), ""), .may("act", .choice(["try", "propose"]), ""),
        .may("note", .text(max: 1000), "For whoever approves it."),
        .may("row", .map(.text(max: 1000), most: 40), "The row, by column."),
    ])

    static let show = Endpoint.page(
        "GET", "/rules/{rule}/change", "showRuleChange", "A rule's row to change.", .needs([.proposeEdition], .house),
        work: .slow { exchange, answer in
            let place = try RulePlace(exchange, exchange.service.register(at: exchange.now))
            let values = place.row.values.map { (name: "row.\($0.key)", value: $0.value) } + [("mode", "change")]
            answer(.success(.page(page(exchange, place, FormState(exchange.language, values: values), nil))))
        })

    static let send = Endpoint.page(
        "POST", "/rules/{rule}/change", "sendRuleChange", "Looks at the change, or proposes it.",
        .needs([.proposeEdition], .house), body: shape,
        work: .slow { exchange, answer in
            let register = try exchange.service.register(at: exchange.now)
            let place = try RulePlace(exchange, register)
            var state = exchange.formState
            guard exchange.body.text("base") == "\(register.hash)" else {
                state.faults.append(FieldFault("mode", Phrase.trOutrun))
                throw PageInstead(422, page(exchange, place, state, nil))
            }
            let upload = place.upload(exchange.body)
            let trial = try exchange.service.editions.trial(upload, at: exchange.now)
            state.faults += place.faults(trial, exchange.body)
            let isProposal = exchange.body.text("act") == "propose"
            if isProposal, upload.note.isEmpty { state.faults.append(FieldFault("note", Phrase.trNoteMissing)) }
            if isProposal, state.faults.isEmpty, trial.mayBeProposed {
                return answer(.success(try exchange.propose(upload)))
            }
            let view = place.view(trial, exchange)
            let status = state.faults.isEmpty && trial.faults.isEmpty ? 200 : 422
            answer(.success(.page(page(exchange, place, state, view), status)))
        })

    private static func page(_ exchange: Exchange, _ place: RulePlace, _ state: FormState, _ trial: TrialView?)
        -> [UInt8]
    {
        let register = place.register.edition.register
        let maker = RuleViewMaker(
            edition: place.register.edition, tally: DeclineTally(), today: LocalMoment(exchange.now).date)
        let choices = RuleChangePage.Choices(
            roles: register.roles.rows.map { ($0.id, $0.name) }, acts: register.acts.rows.map { ($0.id, $0.title) },
            systems: register.systems.rows.map { ($0.id, $0.name) },
            factors: ConnectingFactor.allCases.map { ($0.code, FactorWords.name($0)) })
        return RuleChangePage.page(
            exchange.shell, state, rule: maker.view(place.rule), base: "\(place.register.hash)", choices: choices,
            trial: trial)
    }
}

/// A rule and the row it stands in.
private struct RulePlace {
    let register: RegisterInForce
    let rule: CompetenceRule
    let row: RuleRow

    init(_ exchange: Exchange, _ register: RegisterInForce) throws {
        self.register = register
        guard let rule = register.edition.register.rules.row(exchange.value("rule")) else { throw Problem.notFound }
        self.rule = rule
        let files = try exchange.service.editions.files(of: register.hash)
        guard let file = files.files.first(where: { $0.name == rule.provenance.file }),
            let row = RuleRow(rule.id, file: file.name, bytes: file.bytes)
        else { throw Problem.notFound }
        self.row = row
    }

    private func isNew(_ json: JSON) -> Bool { json.text("mode") == "add" }

    /// The table with the row as it was typed.
    func upload(_ json: JSON) -> EditionUpload {
        let typed = json["row"] ?? .null
        let values = Dictionary(row.header.map { ($0, typed.text($0)) }) { first, _ in first }
        var files = RegisterFiles()
        files.add(row.file, isNew(json) ? row.followed(by: values) : row.changed(values))
        return EditionUpload(files: files, note: json.text("note"), base: register.hash)
    }

    /// What is wrong with the row itself, at its fields.
    func faults(_ trial: EditionTrial, _ json: JSON) -> [FieldFault] {
        trial.faults.filter { isHere($0, json) }.map { fault in
            FieldFault(
                "row.\(fault.field)",
                Bilingual(vi: "\(fault.problem.vi) \(fault.mend.vi)", en: "\(fault.problem.en) \(fault.mend.en)"))
        }
    }

    private func isHere(_ fault: DataFault, _ json: JSON) -> Bool {
        fault.file == row.file && fault.line == (isNew(json) ? row.nextLine : row.line)
            && RuleRow.columns.contains(fault.field)
    }

    func view(_ trial: EditionTrial, _ exchange: Exchange) -> TrialView {
        TrialView(trial, exchange, besides: { isHere($0, exchange.body) })
    }
}

extension EditionTrial {
    /// Readable, proved, and not an edition already.
    var mayBeProposed: Bool { isPassed && (known == nil || known?.withdrawal != nil) }
}

extension TrialView {
    /// - Parameter besides: faults told elsewhere.
    init(_ trial: EditionTrial, _ exchange: Exchange, besides: (DataFault) -> Bool = { _ in false }) {
        let maker = EditionViewMaker(exchange, Editions())
        let faults = trial.faults.filter { !besides($0) }
        self.init(
            faults: faults.map { Bilingual(vi: $0.sentence(.vi), en: $0.sentence(.en)) },
            proof: trial.proof.map(maker.proof), difference: Self.difference(trial, exchange),
            known: trial.known.map { ($0.number, "/editions/\($0.hash)") }, mayBeProposed: trial.mayBeProposed)
    }

    private static func difference(_ trial: EditionTrial, _ exchange: Exchange) -> DifferenceView? {
        guard let newer = trial.register, let older = try? exchange.service.register(at: exchange.now),
            older.hash != newer.hash
        else { return nil }
        let number = (try? exchange.service.editions.record(older.hash))?.number ?? 0
        return DifferenceView(EditionComparison(older: older.edition, newer: newer.edition), against: number)
    }
}

extension Exchange {
    /// Keeps the tables as a draft and proves it; a second press finds what the first one made.
    func propose(_ upload: EditionUpload) throws -> Reply {
        let desk = service.editions
        let record = try desk.propose(upload, by: editionActor, at: now)
        _ = try desk.prove(record.hash, by: editionActor, at: now)
        return .onward("/editions/\(record.hash)?done=propose")
    }
}
