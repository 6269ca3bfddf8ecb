internal import Areas
internal import Base
internal import Competence

// What belongs below the sentence an outcome says.
extension OutcomeWords {
    private var register: Register { edition.register }

    /// Pairs below the sentence: agencies, branches, areas, or answers to choose from.
    var details: [(label: String, text: Bilingual)] {
        switch routing.outcome {
        case .assigned(let agency), .manualDesk(let agency): address(of: agency)
        case .choice(let agencies): agencies.map { (register.agencies[$0].id, nameAndAddress($0)) }
        case .needsFact(let question): answers(to: question)
        case .lodgingNotAllowed(_, let branches):
            branches.map { (register.branches[$0].id, register.branches[$0].name) }
        case .areaUnknown(let factor, let candidates): areas(factor, candidates)
        case .areaEnded(let factor, _, let successors): areas(factor, successors)
        case .conflict(let rules):
            rules.map { (register.rules[$0].id, Bilingual(same: register.rules[$0].provenance.place)) }
        case .onTheSpot, .heldElsewhere, .notOffered, .gap: []
        }
    }

    /// What to type next, for every answer.
    private func answers(to question: RoutingQuestion) -> [(label: String, text: Bilingual)] {
        if let factor = ConnectingFactor(code: question.key) {
            return [("\(AsTyped.place(factor.code)) …", FactorWords.name(factor))]
        }
        return question.options.map { (AsTyped.answer(question.key, $0.value), $0.label) }
    }

    private func address(of agency: Int32) -> [(label: String, text: Bilingual)] {
        let row = register.agencies[agency]
        return row.address.isEmpty ? [] : [(row.id, Bilingual(same: row.address))]
    }

    private func nameAndAddress(_ agency: Int32) -> Bilingual {
        let row = register.agencies[agency]
        let tail = row.address.isEmpty ? "" : "; " + row.address
        return Bilingual(vi: row.name.vi + tail, en: row.name.en + tail)
    }

    private func areas(_ factor: ConnectingFactor, _ list: [AreaIndex]) -> [(label: String, text: Bilingual)] {
        list.map {
            let name = edition.areas.longName(of: $0, on: routing.asOf)
            return ("\(AsTyped.place(factor.code)) \(edition.areas.reference(of: $0))", Bilingual(same: name))
        }
    }
}
