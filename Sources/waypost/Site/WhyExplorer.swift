internal import Areas
internal import Base
internal import Competence
internal import Desk
internal import Pages
internal import WorkingTime

/// Puts one procedure to an edition for every commune of its province.
struct WhyExplorer {
    let register: RegisterInForce
    let places: PlaceReader
    let day: CivilDate
    private var edition: Edition { register.edition }
    private var rows: Register { register.edition.register }

    init(_ register: RegisterInForce, _ places: PlaceReader, on day: CivilDate) {
        (self.register, self.places, self.day) = (register, places, day)
    }

    static func found(_ words: String, _ register: RegisterInForce) -> [WhyView.Choice] {
        register.search.find(words, limit: words.isEmpty ? 100 : 30).map {
            let row = register.edition.register.procedures[$0]
            return WhyView.Choice(code: row.id, name: row.name)
        }
    }

    func explore(_ code: String, _ said: [(key: String, value: String)], area: String, into view: inout WhyView) {
        guard let code = ProcedureCode(code)?.canonical, let number = rows.procedures.number(code) else {
            view.state = .refused(Phrase.whyNoSuchProcedure)
            return
        }
        view.procedure = WhyView.Choice(code: code, name: rows.procedures[number].name)
        let answers = answers(said, number)
        view.questions = questions(number, answers)
        let asker = WhyAsker(edition: edition, procedure: code, answers: answers, day: day)
        do {
            switch try asker.ask(at: nil) {
            case .needsPlace: map(asker, area, &view)
            case .asks: view.state = .asking
            case .answer: view.state = .everywhere(try detail(asker, nil))
            }
        } catch let refusal as FactRefusal {
            view.state = .refused(refusal.sentence)
        } catch let refusal as InquiryRefusal {
            view.state = .refused(refusal.sentence)
        } catch { view.state = .refused(Phrase.whyNoSuchProcedure) }
    }

    /// Those the procedure knows; an address made by hand may name others.
    private func answers(_ said: [(key: String, value: String)], _ procedure: Int32) -> [String: String] {
        let known = questions(procedure, [:])
        let fit = said.filter { answer in
            known.contains { $0.name == "q.\(answer.key)" && $0.options.contains { $0.value == answer.value } }
        }
        return Dictionary(fit.map { ($0.key, $0.value) }) { first, _ in first }
    }

    /// Its questions, and its cases also where only the period depends on them.
    private func questions(_ procedure: Int32, _ answers: [String: String]) -> [WhyView.Question] {
        func question(_ key: String, _ options: [(value: String, label: Bilingual)]) -> WhyView.Question {
            WhyView.Question(
                name: "q.\(key)", text: edition.question(key, procedure: procedure).text, options: options,
                chosen: answers[key] ?? "")
        }
        let known = edition.questions(procedure: procedure).map { asked in
            question(asked.key, asked.options.map { ($0.value, $0.label) })
        }
        let variants = rows.variants.filter { $0.procedure == procedure }
        if variants.isEmpty || known.contains(where: { $0.name == "q.variant" }) { return known }
        return [question("variant", variants.map { ($0.id, $0.label) })] + known
    }
}

// The map.
extension WhyExplorer {
    private func map(_ asker: WhyAsker, _ area: String, _ view: inout WhyView) {
        let communes = communes
        var marks = WhyMarks(rows)
        let found = communes.map { marks.add(asker.outcome(at: $0)) }
        let (legend, renumbered) = marks.legend()
        let scale = WhyScale(communes.map { edition.areas.point(of: $0) })
        var groups: [(kind: AreaKind, tiles: [WhyView.Tile])] = []
        for (index, commune) in communes.enumerated() {
            let kind = edition.areas.kind(of: commune, on: day)
            let tile = WhyView.Tile(
                code: edition.areas.code(of: commune), name: edition.areas.name(of: commune, on: day),
                mark: renumbered[found[index]], place: edition.areas.point(of: commune).flatMap(scale.place))
            if let place = groups.firstIndex(where: { $0.kind == kind }) {
                groups[place].tiles.append(tile)
            } else {
                groups.append((kind, [tile]))
            }
        }
        let sorted = groups.sorted { $0.tiles.count > $1.tiles.count }
        view.state = .map(
            WhyView.Map(groups: sorted.map { ($0.kind.word, $0.tiles) }, legend: legend, height: scale.height))
        view.isByLodging = asker.isByLodging(at: communes.first)
        if let here = communes.first(where: { edition.areas.code(of: $0) == area }) {
            view.detail = try? detail(asker, here)
            view.area = area
        }
    }

    private var communes: [AreaIndex] {
        let all = edition.areas.communes(on: day)
        let code = rows.manifest.province
        if code.isEmpty { return all }
        return all.filter { edition.areas.province(of: $0).map { edition.areas.code(of: $0) } == code }
    }
}

// The answer at one place.
extension WhyExplorer {
    private func detail(_ asker: WhyAsker, _ area: AreaIndex?) throws -> WhyView.Detail {
        let advice = try register.advise(asker.inquiry(at: area), places: places)
        let routing = advice.routing
        let words = OutcomeWords(edition: edition, routing: routing)
        let isApplied = { (finding: RuleFinding) in finding.reason == .applied }
        return WhyView.Detail(
            place: area.map { edition.areas.longName(of: $0, on: day) } ?? "",
            isSettled: routing.outcome.isSettled, sentence: words.sentence, lines: words.details.map(\.text),
            facts: facts(routing), applied: routing.findings.filter(isApplied).map { applied($0.rule) },
            rejected: routing.findings.filter { !isApplied($0) }.map(rejected),
            periods: advice.periods.map { period($0, routing.procedure) },
            holdsThrough: routing.holdsUntil.adding(days: -1))
    }

    private func facts(_ routing: Routing) -> [Bilingual] {
        let places = routing.facts.places.map { place in
            let name = place.candidates.map { edition.areas.fullName(of: $0, on: day) }.joined(separator: " / ")
            let factor = FactorWords.name(place.factor)
            return Bilingual(vi: "\(factor.vi): \(name)", en: "\(factor.en): \(name)")
        }
        let implied = routing.implied.map { answer -> Bilingual in
            let asked = edition.question(answer.key, procedure: routing.procedure).text
            let label = edition.label(key: answer.key, value: answer.value, procedure: routing.procedure)
            return Bilingual(vi: "\(asked.vi) \(label.vi)", en: "\(asked.en) \(label.en)")
        }
        return places + implied
    }

    private func applied(_ number: Int32) -> WhyView.Rule {
        let rule = rows.rules[number]
        return WhyView.Rule(
            id: rule.id, words: rows.acts[rule.act].cited(rule.article), note: rule.note, place: rule.provenance.place)
    }

    private func rejected(_ finding: RuleFinding) -> WhyView.Rule {
        let rule = rows.rules[finding.rule]
        return WhyView.Rule(
            id: rule.id, words: FindingWords.why(finding.reason, rows), note: Bilingual(same: ""),
            place: rule.provenance.place)
    }

    private func period(_ period: Advice.Period, _ procedure: Int32) -> WhyView.Period {
        let label =
            period.variant.isEmpty
            ? Bilingual(same: "")
            : edition.label(key: "variant", value: period.variant, procedure: procedure)
        guard let row = period.row else {
            return WhyView.Period(
                label: label, words: Phrase.whyNoPeriod, due: Bilingual(same: ""), basis: Bilingual(same: ""))
        }
        let due = period.deadline?.due.map { Phrase.whyDue("\($0.date.slashed) \($0.clock)") }
        return WhyView.Period(
            label: label, words: row.rule.period.words, due: due ?? Bilingual(same: ""),
            basis: rows.acts.row(row.act)?.cited(row.article) ?? Bilingual(same: row.article))
    }
}

extension LocalMoment {
    /// `17:00`
    fileprivate var clock: String { "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }
}

/// Asks about one procedure at one place after another: names the place only as the facts that the register asks for,
/// for a place that was named answers other questions by itself.
struct WhyAsker {
    enum Answer {
        case needsPlace
        /// Another fact first: without it every place would answer with the same question.
        case asks
        case answer
    }

    let edition: Edition
    let procedure: String
    let answers: [String: String]
    let day: CivilDate

    func ask(at area: AreaIndex?) throws(FactRefusal) -> Answer {
        guard case .needsFact(let question) = try route([], area).outcome else { return .answer }
        return ConnectingFactor(code: question.key) == nil ? .asks : .needsPlace
    }

    func outcome(at area: AreaIndex) -> Outcome {
        (try? route(factors(at: area), area).outcome) ?? .gap
    }

    /// What must be known of the place, in the order it is asked.
    func factors(at area: AreaIndex) -> [ConnectingFactor] {
        var known: [ConnectingFactor] = []
        while known.count < ConnectingFactor.allCases.count {
            guard case .needsFact(let question)? = try? route(known, area).outcome,
                let factor = ConnectingFactor(code: question.key), !known.contains(factor)
            else { break }
            known.append(factor)
        }
        return known
    }

    /// Only the place of lodging decides.
    func isByLodging(at area: AreaIndex?) -> Bool { area.map { factors(at: $0) == [.lodging] } ?? false }

    func inquiry(at area: AreaIndex?) -> Inquiry {
        let code = area.map { edition.areas.code(of: $0) } ?? ""
        let places = area.map { factors(at: $0).map { Inquiry.Place($0, code) } } ?? []
        return Inquiry(
            procedure: procedure, variant: answers["variant"], places: places,
            answers: answers.filter { $0.key != "variant" }, received: LocalMoment(day, minute: 8 * 60))
    }

    private func route(_ factors: [ConnectingFactor], _ area: AreaIndex?) throws(FactRefusal) -> Routing {
        let places = area.map { area in factors.map { PlaceFact($0, area) } } ?? []
        return try edition.route(Facts(procedure: procedure, places: places, answers: answers), asOf: day)
    }
}
