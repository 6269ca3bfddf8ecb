internal import Base
internal import Competence
internal import Desk
internal import HTTP
internal import Pages
internal import WorkingTime

extension PublicPageRoutes {
    private static let onePage = 25

    static let procedures = Endpoint.page(
        "GET", "/procedures", "browseProcedures", "Procedures by words and by sector.", .anyone,
        query: [
            Endpoint.Parameter(name: "q", shape: .text(min: 0, max: 100), about: "Words, without marks if one likes."),
            Endpoint.Parameter(name: "sector", shape: .text(min: 0, max: 60), about: "Only this one."),
            Endpoint.Parameter(name: "page", shape: .whole(1...1000), about: "From 1."),
        ],
        work: .now { exchange in
            let register = try exchange.service.register(at: exchange.now)
            let today = LocalMoment(exchange.now).date
            let (words, sector) = (exchange.asked("q") ?? "", exchange.asked("sector") ?? "")
            let found = register.found(words, sector, on: today)
            let pages = max(1, (found.count + onePage - 1) / onePage)
            let page = min(exchange.asked("page", usual: 1), pages)
            let shown = found.dropFirst((page - 1) * onePage).prefix(onePage)
            return .page(
                ProcedurePages.list(
                    exchange.shell,
                    ProcedurePages.Found(
                        entries: shown.map { .init(code: $0.id, name: $0.name, sector: $0.sector) }, words: words,
                        sector: sector, sectors: register.sectors, page: page, pages: pages)))
        })

    static let procedure = Endpoint.page(
        "GET", "/procedures/{code}", "showProcedure", "One procedure for everyone.", .anyone,
        work: .now { exchange in
            let register = try exchange.service.register(at: exchange.now)
            guard let code = ProcedureCode(exchange.value("code"))?.canonical,
                let number = register.edition.register.procedures.number(code)
            else { throw Problem.notFound }
            let link = "\(exchange.service.parts.origin)/procedures/\(code)"
            return .page(
                ProcedurePages.procedure(
                    exchange.shell, register.card(number, on: LocalMoment(exchange.now).date, link: link)))
        })
}

extension RegisterInForce {
    fileprivate func found(_ words: String, _ sector: String, on date: CivilDate) -> [Procedure] {
        let all = edition.register.procedures
        let numbers = search.find(words, limit: all.count)
        return numbers.map { all[$0] }.filter {
            $0.validity.contains(date) && (sector.isEmpty || $0.sector == sector)
        }
    }

    fileprivate var sectors: [String] { Set(edition.register.procedures.rows.map(\.sector)).sorted() }
}

// From the register's rows to what everyone is told.
extension RegisterInForce {
    fileprivate func card(_ number: Int32, on date: CivilDate, link: String) -> ProcedureCard {
        let procedure = edition.register.procedures[number]
        let (rules, periods) = (publicRules(number, on: date), periods(of: number, on: date))
        let acts = rules.map { basis($0.act, $0.article) } + periods.map(\.basis)
        return ProcedureCard(
            code: procedure.id, name: procedure.name, sector: procedure.sector,
            level: KnownWords.level(procedure.level).capitalizedFirst, deciders: rules.map { decider($0, number) },
            counters: procedure.channels.contains(.counter) ? counters(number, on: date) : nil,
            takesPost: procedure.channels.contains(.post), isOnline: procedure.channels.contains(.online),
            papers: papers(of: number, on: date), times: periods, fee: FeeWords.told(procedure).capitalizedFirst,
            result: procedure.result, acts: acts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
            asOf: date, link: link)
    }

    /// The procedure's own rules where one of them holds in every case; else those of its sector and of all with them.
    private func publicRules(_ number: Int32, on date: CivilDate) -> [CompetenceRule] {
        let sector = edition.register.procedures[number].sector
        let valid = edition.register.rules.rows.filter { $0.validity.contains(date) }
        let own = valid.filter { $0.selector == .procedure(number) }
        if own.contains(where: { $0.conditions.isEmpty && $0.area == nil }) { return own }
        let sectors = valid.filter { $0.selector == .sector(sector) }
        if !own.isEmpty || sectors.contains(where: { $0.conditions.isEmpty }) { return own + sectors }
        return own + sectors + valid.filter { $0.selector == .every }
    }

    private func decider(_ rule: CompetenceRule, _ number: Int32) -> ProcedureCard.Decider {
        let cases = rule.conditions.map { condition in
            let labels = condition.values.map { edition.label(key: condition.key, value: $0, procedure: number) }
            return Bilingual(
                vi: labels.map(\.vi).joined(separator: ", "), en: labels.map(\.en).joined(separator: ", "))
        }
        return ProcedureCard.Decider(
            when: cases, who: answer(rule).words, note: rule.note.vi.isEmpty ? nil : rule.note,
            basis: basis(rule.act, rule.article))
    }

    private func answer(_ rule: CompetenceRule) -> ProcedureCard.Answer {
        let register = edition.register
        switch rule.outcome {
        case .role(let role):
            let name = register.roles[role].name
            guard rule.reach == .own, let factor = rule.factor else {
                return .officeAnywhere(name, isCountry: rule.reach == .country)
            }
            return .office(name, by: FactorWords.name(factor))
        case .agency(let agency): return .agency(register.agencies[agency].name)
        case .onTheSpot: return .onTheSpot
        case .heldElsewhere(let system): return .agency(register.systems[system].name)
        case .notOffered: return .notOffered
        case .manualDesk: return .byHand
        }
    }

    private func basis(_ act: Int32, _ article: String) -> Bilingual { edition.register.acts[act].cited(article) }

    private func counters(_ number: Int32, on date: CivilDate) -> ProcedureCard.Reach? {
        let sector = edition.register.procedures[number].sector
        let rights = edition.register.rights.rows.filter { right in
            right.validity.contains(date) && (right.procedure == nil || right.procedure == number)
                && (right.sector.isEmpty || right.sector == sector)
        }
        return rights.map { right -> ProcedureCard.Reach in
            switch right.scope {
            case .commune: .commune
            case .province: .province
            case .country: .country
            }
        }.max { $0.rawValue < $1.rawValue }
    }

    private func papers(of number: Int32, on date: CivilDate) -> [ProcedureCard.Sheet] {
        edition.register.papers.filter { $0.procedure == number && $0.validity.contains(date) }.map { paper in
            ProcedureCard.Sheet(
                name: paper.name, form: PaperWords.form(paper.form), count: paper.count, isReturned: paper.returned,
                when: paper.variant.isEmpty
                    ? nil : edition.label(key: "variant", value: paper.variant, procedure: number))
        }
    }

    private func periods(of number: Int32, on date: CivilDate) -> [ProcedureCard.Time] {
        edition.register.periods.filter { $0.procedure == number && $0.validity.contains(date) }.map { row in
            let variant =
                row.variant.isEmpty ? [] : [edition.label(key: "variant", value: row.variant, procedure: number)]
            let channel = row.channel.map { [KnownWords.channel($0).capitalizedFirst] } ?? []
            let act = edition.register.acts.row(row.act)?.cited(row.article)
            return ProcedureCard.Time(
                when: variant + channel, period: row.rule.period.words.capitalizedFirst,
                basis: act ?? Bilingual(same: row.act))
        }
    }
}
