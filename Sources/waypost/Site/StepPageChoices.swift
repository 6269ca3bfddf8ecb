internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import Pages

/// What a step's form offers to choose from, and what it holds when it is opened.
struct StepChoices {
    let exchange: Exchange
    let file: DossierFile
    let kind: StepKind

    init(_ exchange: Exchange, _ file: DossierFile, _ kind: StepKind) {
        (self.exchange, self.file, self.kind) = (exchange, file, kind)
    }

    var choices: StepView.Choices {
        get throws {
            var choices = StepView.Choices()
            let register = file.active.edition.register
            switch kind {
            case .accept, .assign:
                choices.officers = try officers
                choices.me = choices.officers.first { $0.value == exchange.principal.actor }?.value
            case .decline: fillFacts(&choices)
            case .referConflict: choices.superiors = superiors
            case .changeReference: choices.systems = register.systems.rows.map { StepView.Choice($0.id, $0.name) }
            case .requestSupplement: choices.papers = papers
            case .issueResult: choices.result = register.procedures.row(file.dossier.lodging.procedure)?.result.vi ?? ""
            default: break
            }
            return choices
        }
    }

    private var officers: [StepView.Choice] {
        get throws {
            let all = try exchange.officers(of: file.dossier.agency ?? file.dossier.branch)
            return kind == .assign ? all.filter { $0.value != file.dossier.officer } : all
        }
    }

    private func fillFacts(_ choices: inout StepView.Choices) {
        guard let routing = RoutingReading(file) else { return }
        choices.factors = routing.factors.map { StepView.Choice($0.code, FactorWords.name($0).capitalizedFirst) }
        choices.answers = routing.conditions.map { condition in
            let (asked, said) = (condition.question, condition.label)
            return StepView.Choice(
                "\(condition.key)=\(condition.value)",
                Bilingual(vi: "\(asked.vi) \(said.vi)", en: "\(asked.en) \(said.en)"))
        }
    }

    private var superiors: [StepView.Choice] {
        let id = file.active.commonSuperior(of: file.dossier.conflict?.between ?? [])
        return file.active.name(id).map { [StepView.Choice(id, $0)] } ?? []
    }

    /// What the register asks for, and what was handed in.
    private var papers: [String] {
        let edition = file.routed.edition
        let lodging = file.dossier.lodging
        let listed = edition.register.procedures.number(lodging.procedure).map { number in
            edition.papers(procedure: number, variant: lodging.variant, on: LocalMoment(lodging.received).date)
        }
        return (listed ?? []).map(\.name.vi) + lodging.papers.map(\.name)
    }
}

extension Exchange {
    /// Who may handle dossiers of an agency, by name.
    func officers(of agency: String) throws -> [StepView.Choice] {
        try bench.people.accounts(in: .agency(agency)).filter { account in
            account.grants.contains { $0.allows(.examine, on: Target(agency: agency)) }
        }.map { StepView.Choice($0.id.stream.text, Bilingual(same: $0.name), isName: true) }
    }
}

extension StepMatter {
    /// What the form holds when it is opened: the usual answer where there is one.
    var usual: FormState {
        var values: [(name: String, value: String)] = []
        switch kind {
        case .accept: if let first = view.choices.me { values = [("officer", first)] }
        case .handOut:
            if case .counter = dossier.resultTo { values = [("way.recipient", dossier.lodging.applicant.name)] }
        case .refuse: values = Self.ways("papersTo", dossier.resultTo, dossier.lodging.branch, active)
        case .changeResultLocation: values = Self.ways("resultTo", nil, dossier.lodging.branch, active)
        case .issueResult: values = [("title", view.choices.result), ("issued", "both")]
        case .settleConflict: break
        case .confirmDelivery: values = [("recipient", dossier.lodging.applicant.name)]
        default: break
        }
        return FormState(shell.language, values: values)
    }

    private static func ways(
        _ name: String, _ method: ReturnMethod?, _ branch: String, _ register: RegisterInForce
    ) -> [(name: String, value: String)] {
        func told(_ id: String) -> String { register.name(id)?.vi ?? id }
        switch method {
        case .counter(let id)?: return [("\(name).way", "counter"), ("\(name).branch", told(id))]
        case .post(let address)?:
            return [("\(name).way", "post"), ("\(name).address", address), ("\(name).branch", told(branch))]
        case .electronic?: return [("\(name).way", "electronic"), ("\(name).branch", told(branch))]
        case nil: return [("\(name).branch", told(branch))]
        }
    }
}
