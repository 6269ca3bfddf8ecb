internal import Areas
internal import Base
internal import Competence
internal import Desk
internal import Pages
internal import WorkingTime

/// One case at the counter: what was typed, put to the register. Made anew from the form with every request.
struct CounterCase {
    let register: RegisterInForce
    let place: CounterPlace
    let fields: CounterFields
    let procedure: Procedure
    let number: Int32
    let addresses: [CounterAddress]
    /// Keys of the questions this case has come to, in order: a condition, or a factor.
    private(set) var keys: [String] = []
    private(set) var inquiry: Inquiry
    private(set) var answered: Result<Advice, InquiryRefusal>
    /// What was settled of a residence, to be told.
    private(set) var settled: [Bilingual] = []

    /// Nil when the form names no procedure of the register.
    init?(_ fields: CounterFields, _ exchange: Exchange) throws {
        let register = try exchange.service.register(at: exchange.now)
        guard let code = ProcedureCode(fields["procedure"]),
            let number = register.edition.register.procedures.number(code.canonical)
        else { return nil }
        let reader = exchange.bench.places(of: register)
        let moment = LocalMoment(exchange.now)
        (self.register, self.fields, self.number) = (register, fields, number)
        procedure = register.edition.register.procedures[number]
        place = exchange.counterPlace(.lodge, register, named: fields["branch"])
        addresses = ConnectingFactor.allCases.flatMap { factor in
            [false, true].map { second in
                CounterAddress(
                    factor, number: CounterAddress.number(factor, second: second), fields, register, reader,
                    on: moment.date)
            }
        }
        inquiry = Inquiry(procedure: procedure.id, branch: place.branch?.id ?? "", received: moment)
        answered = .failure(.fact(.procedureUnknown(procedure.id)))
        ask(reader, moment)
    }

    /// Goes from question to question as far as the answers lead.
    private mutating func ask(_ reader: PlaceReader, _ moment: LocalMoment) {
        reader.forget()
        var facts = Facts(procedure: procedure.id, branch: inquiry.branch)
        for _ in 0..<12 {
            guard let routing = try? register.edition.route(facts, asOf: moment.date),
                case .needsFact(let question) = routing.outcome, !keys.contains(question.key)
            else { break }
            keys.append(question.key)
            if !add(question, to: &facts, reader, moment.date) { break }
        }
        answered = advise(reader)
        if case .success(let advice) = answered, advice.periods.count > 1 || fields.holds("variant"),
            !keys.contains("variant"),
            register.edition.register.variants.contains(where: { $0.procedure == number })
        {
            keys.append("variant")
            answered = advise(reader)
        }
        settled = reader.settled
    }

    /// Whether it was answered.
    private func add(_ question: RoutingQuestion, to facts: inout Facts, _ reader: PlaceReader, _ date: CivilDate)
        -> Bool
    {
        guard question.options.isEmpty else {
            let answer = fields[Self.field(question.key)]
            if !answer.isEmpty { facts.answers[question.key] = answer }
            return !answer.isEmpty
        }
        let told = addresses.filter { $0.factor.code == question.key && !$0.typed.isEmpty }
        facts.places += told.compactMap { reader.fact($0.factor, $0.said, on: date) }
        return !told.isEmpty
    }

    private mutating func advise(_ reader: PlaceReader) -> Result<Advice, InquiryRefusal> {
        inquiry.places = said.map { Inquiry.Place($0.factor, $0.said) }
        inquiry.variant = keys.contains("variant") && fields.holds("variant") ? fields["variant"] : nil
        inquiry.answers = [:]
        for key in keys where key != "variant" && ConnectingFactor(code: key) == nil && fields.holds(Self.field(key)) {
            inquiry.answers[key] = fields[Self.field(key)]
        }
        do throws(InquiryRefusal) { return .success(try register.advise(inquiry, places: reader)) } catch {
            return .failure(error)
        }
    }

    /// The places that count: of the facts this case asks for.
    var said: [CounterAddress] { addresses.filter { keys.contains($0.factor.code) && !$0.typed.isEmpty } }

    static func field(_ key: String) -> String { key == "variant" ? key : "answers.\(key)" }

    var advice: Advice? { try? answered.get() }
    var isUnsure: Bool { fields["unsure"] == "yes" || said.contains { $0.isUnsure && $0.pick.isEmpty } }

    /// Of the agencies the law lets one choose from: the one taken, or the proposed one.
    var chosen: String {
        guard let advice, case .choice(let agencies) = advice.routing.outcome else { return "" }
        let ids = agencies.map { register.edition.register.agencies[$0].id }
        let said = fields["chosen.agency"]
        return said.isEmpty || !ids.contains(said) ? ids.first ?? "" : said
    }

    var isProposed: Bool {
        guard let advice, case .choice(let agencies) = advice.routing.outcome, let first = agencies.first else {
            return true
        }
        return register.edition.register.agencies[first].id == chosen
    }

    /// Why it was not clear, for whoever finds out.
    var reason: String {
        if fields.holds("unsureBecause") { return fields["unsureBecause"] }
        return advice.map { String(register.edition.words(of: $0.routing).vi.prefix(300)) } ?? ""
    }
}

// What is still wrong with it.
extension CounterCase {
    var faults: [FieldFault] {
        if isUnsure {
            return fields["unsureBecause"].isEmpty && reason.isEmpty
                ? [FieldFault("unsureBecause", Phrase.faultWhyUnsure)] : []
        }
        switch answered {
        case .failure(let refusal): return [fault(refusal)]
        case .success(let advice): return faults(advice)
        }
    }

    private func faults(_ advice: Advice) -> [FieldFault] {
        let words = register.edition.words(of: advice.routing)
        switch advice.routing.outcome {
        case .needsFact(let question):
            guard let factor = ConnectingFactor(code: question.key), question.options.isEmpty else {
                return [FieldFault(Self.field(question.key), Phrase.faultAnswer)]
            }
            return [FieldFault("places.\(CounterAddress.number(factor)).text", Phrase.faultPlace)]
        case .areaUnknown(let factor, _), .areaEnded(let factor, _, _): return [unclear(factor, words)]
        case .gap, .conflict: return [FieldFault("unsure", words)]
        case .notOffered, .lodgingNotAllowed: return [FieldFault("panel", words)]
        case .assigned, .choice, .onTheSpot, .heldElsewhere, .manualDesk:
            return advice.periods.count > 1 ? [FieldFault("variant", Phrase.faultVariant)] : []
        }
    }

    private func unclear(_ factor: ConnectingFactor, _ words: Bilingual) -> FieldFault {
        let open = said.first { $0.factor == factor && $0.pick.isEmpty && ($0.asks != nil || !$0.isKnown) }
        let number = open?.number ?? CounterAddress.number(factor)
        if let open, !open.options.isEmpty { return FieldFault("places.\(number).area", Phrase.faultWhich) }
        return FieldFault("places.\(number).text", open == nil ? words : Phrase.faultUnknownPlace)
    }

    private func fault(_ refusal: InquiryRefusal) -> FieldFault {
        switch refusal {
        case .noSuchArea(let index, _):
            let number = said.indices.contains(index) ? said[index].number : 0
            return FieldFault("places.\(number).text", refusal.sentence)
        case .fact(.answerUnknown(let key, _, _)): return FieldFault(Self.field(key), Phrase.faultAnswer)
        case .variantTwice: return FieldFault("variant", Phrase.faultAnswer)
        case .fact, .clock: return FieldFault("questions", refusal.sentence)
        }
    }
}
