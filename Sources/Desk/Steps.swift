public import Base
public import Competence
public import Dossiers

/// Why a step was not taken.
public enum StepRefusal: Error, Sendable {
    case refused(Refusal)
    /// The new fact cannot be put to the register.
    case question(InquiryRefusal)
    /// The edition the dossier was routed under is not to be had, so it cannot be routed anew.
    case editionLost(Digest)
    case receipt(RoutingReceipt.Fault)

    public var code: String {
        switch self {
        case .refused(let refusal): refusal.code
        case .question(let refusal): refusal.code
        case .editionLost: "step.edition-lost"
        case .receipt(let fault): fault.code
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .refused(let refusal): refusal.sentence
        case .question(let refusal): refusal.sentence
        case .editionLost(let hash):
            Bilingual(
                vi: "Không có ấn bản \(hash.short) của sổ thẩm quyền mà hồ sơ này theo. Báo người giữ sổ.",
                en:
                    "The edition \(hash.short) of the register, which this dossier follows, is not here. Tell the steward."
            )
        case .receipt(let fault): fault.sentence
        }
    }
}

/// What an agency says when it declines: the reason, and the fact that routing did not know.
public struct DeclineForm: Hashable, Sendable {
    public var reason: String
    public var place: Inquiry.Place?
    public var answer: (key: String, value: String)?

    public init(reason: String, place: Inquiry.Place? = nil, answer: (key: String, value: String)? = nil) {
        self.reason = reason
        self.place = place
        self.answer = answer
    }

    public static func == (left: Self, right: Self) -> Bool {
        left.reason == right.reason && left.place == right.place && left.answer?.key == right.answer?.key
            && left.answer?.value == right.answer?.value
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(reason) }

    var newFact: String {
        if let place { return "\(place.factor.code)=\(place.text)" }
        return answer.map { "\($0.key)=\($0.value)" } ?? ""
    }
}

extension RegisterInForce {
    /// Asks the register once more with the fact an agency gave: where does the dossier go now?
    public func reroute(
        _ dossier: Dossier, _ form: DeclineForm, places: PlaceReader
    ) throws(StepRefusal) -> (Decline, Reroute) {
        let receipt: RoutingReceipt
        var facts: Facts
        do {
            receipt = try RoutingReceipt(dossier.receipt)
            facts = try receipt.facts(in: edition)
        } catch { throw .receipt(error) }
        if let place = form.place {
            guard let fact = places.fact(place.factor, place.text, on: receipt.asOf) else {
                throw .question(.noSuchArea(index: 0, text: place.text))
            }
            facts.places.removeAll { $0.factor == place.factor }
            facts.places.append(fact)
        }
        if let answer = form.answer { facts.answers[answer.key] = answer.value }
        let routing: Routing
        do { routing = try edition.route(facts, asOf: receipt.asOf) } catch { throw .question(.fact(error)) }
        let rules = (try? edition.route(receipt.facts(in: edition), asOf: receipt.asOf))?.applied ?? []
        let decline = Decline(
            reason: form.reason, newFact: form.newFact, rules: rules.map { edition.register.rules[$0].id })
        return (decline, answer(routing, dossier))
    }

    private func answer(_ routing: Routing, _ dossier: Dossier) -> Reroute {
        let next = assignment(of: routing, dossier)
        let agencies = [dossier.agency, next.agencyID].compactMap { $0 }
        return Reroute(
            assignment: next, receipt: edition.receipt(routing), superior: commonSuperior(of: agencies))
    }

    /// Where the new answer sends it; to a person when it names no single place.
    private func assignment(of routing: Routing, _ dossier: Dossier) -> Assignment {
        switch routing.outcome {
        case .assigned(let agency): .agency(edition.register.agencies[agency].id)
        case .onTheSpot: .onTheSpot
        case .heldElsewhere(let system): .elsewhere(system: edition.register.systems[system].id, reference: "")
        case .choice, .needsFact, .notOffered, .lodgingNotAllowed, .areaUnknown, .areaEnded, .gap, .conflict,
            .manualDesk:
            .manualDesk(dossier.branch, why: edition.words(of: routing).vi)
        }
    }

    /// The lowest agency that stands above all of them; blank when the register names none.
    public func commonSuperior(of agencies: [String]) -> String {
        let chains = Set(agencies).map(superiors)
        guard let first = chains.first else { return "" }
        return first.first { candidate in chains.allSatisfy { $0.contains(candidate) } } ?? ""
    }

    /// From the next above upwards.
    private func superiors(of agency: String) -> [String] {
        var chain: [String] = []
        var here = edition.register.agencies.row(agency)
        while let row = here, !row.superior.isEmpty, !chain.contains(row.superior) {
            chain.append(row.superior)
            here = edition.register.agencies.row(row.superior)
        }
        return chain
    }

    /// What a step of this dossier may know.
    public func context(of dossier: Dossier?, branch: String, now: Instant, actor: String) -> Context {
        let place = dossier?.branch ?? branch
        return Context(
            now: now, actor: actor, calendar: calendar,
            hours: openingHours(of: edition.register.branches.number(place)))
    }
}

extension Assignment {
    var agencyID: String? {
        if case .agency(let id, _) = self { id } else { nil }
    }
}

extension LedgerWriter {
    /// Takes a step on a dossier somebody saw in version `expected`; durable with the commit this runs in.
    /// - Parameters:
    ///   - judge: may whoever asks do this? Before anything is told of the dossier, its version too.
    ///   - make: the step and what it may know, from the dossier as it is now.
    public func take(
        on code: DossierCode, expecting expected: Int?, judge: (Dossier) throws -> Void = { _ in },
        _ make: (Dossier) throws -> (Step, Context)
    ) throws -> (Dossier, DossierRow) {
        let dossier = try folded(code)
        try judge(dossier)
        if let expected, expected != dossier.version {
            throw LedgerFault.versionMoved(stream: .dossier(code), expected: expected, found: dossier.version)
        }
        let (step, context) = try make(dossier)
        let events: [Event]
        do { events = try decide(step, on: dossier, context) } catch { throw StepRefusal.refused(error) }
        return try record(events, on: dossier, code: code)
    }
}
