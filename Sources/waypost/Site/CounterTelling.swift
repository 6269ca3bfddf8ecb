internal import Areas
internal import Base
internal import Competence
internal import Desk
internal import Pages
internal import WorkingTime

// A case as its pages show it.
extension CounterCase {
    /// - Parameter hides: the names of what the page itself asks; everything else goes along unseen.
    func view(_ exchange: Exchange, hides: [String], faults: [FieldFault] = []) -> CounterCaseView {
        var state = FormState(exchange.language, values: fields.values, faults: faults)
        if isUnsure {
            state.values.removeAll { $0.name == "unsure" || $0.name == "unsureBecause" && $0.value.isEmpty }
            state.values += [(name: "unsure", value: "yes"), (name: "unsureBecause", value: reason)]
        }
        return CounterCaseView(
            place: place, procedure: CounterName(procedure.id, procedure.name), state: state,
            carried: carried(hides), once: exchange.form.once ?? exchange.freshOnce, questions: questions,
            answer: answer, mayBeUnsure: isUnsure || mayBeUnsure)
    }

    /// What was taken by itself goes along as if it had been said.
    private func carried(_ hides: [String]) -> [(name: String, value: String)] {
        var all = fields
        all["procedure"] = procedure.id
        all["branch"] = place.branch?.id ?? ""
        if !chosen.isEmpty, !hides.contains("chosen.") { all["chosen.agency"] = chosen }
        if isUnsure, !hides.contains("unsure") {
            all["unsure"] = "yes"
            all["unsureBecause"] = reason
        }
        return all.carried(without: hides)
    }

    private var mayBeUnsure: Bool {
        guard let advice, place.branch != nil else { return false }
        switch advice.routing.outcome {
        case .gap, .conflict: return true
        case .areaUnknown, .areaEnded: return !said.isEmpty
        case .needsFact: return !inquiry.answers.isEmpty || !said.isEmpty
        case .assigned, .choice, .onTheSpot, .heldElsewhere, .notOffered, .lodgingNotAllowed, .manualDesk: return false
        }
    }

    private var questions: [CounterQuestion] {
        keys.flatMap { key -> [CounterQuestion] in
            let question = register.edition.question(key, procedure: number)
            if let factor = ConnectingFactor(code: key), question.options.isEmpty {
                return places(factor, question.text)
            }
            let options =
                key == "variant" && question.options.isEmpty
                ? variants : question.options.map { CounterQuestion.Option($0.value, $0.label) }
            return [CounterQuestion(name: Self.field(key), text: question.text, kind: .options(options))]
        }
    }

    private var variants: [CounterQuestion.Option] {
        register.edition.register.variants.filter { $0.procedure == number }.map {
            CounterQuestion.Option($0.id, $0.label)
        }
    }

    /// A residence may be one of two, each of them true.
    private func places(_ factor: ConnectingFactor, _ text: Bilingual) -> [CounterQuestion] {
        addresses.filter { $0.factor == factor }.enumerated().compactMap { index, address in
            if index == 1, factor != .residence { return nil }
            let isSettled = advice.map { isClear(factor, $0.routing.outcome) } ?? false
            let asks = isSettled && address.pick.isEmpty && address.isKnown ? nil : address.asks
            var options = address.options
            if asks != nil, address.isKnown, place.branch != nil {
                options.append(CounterQuestion.Option(CounterAddress.unsure, Phrase.counterNotKnownHere))
            }
            let kind = CounterQuestion.Place(
                factor: factor.code, number: address.number,
                told: address.told ?? (isSettled && asks == nil ? same(address) : nil),
                asks: asks, options: options, isSecond: index == 1)
            return CounterQuestion(
                name: kind.field, text: index == 1 ? Phrase.counterAlso : text, kind: .place(kind))
        }
    }

    private func isClear(_ factor: ConnectingFactor, _ outcome: Outcome) -> Bool {
        switch outcome {
        case .areaUnknown(let open, _), .areaEnded(let open, _, _): open != factor
        case .needsFact(let question): question.key != factor.code
        case .assigned, .choice, .onTheSpot, .heldElsewhere, .notOffered, .lodgingNotAllowed, .gap, .conflict,
            .manualDesk:
            true
        }
    }

    /// Several areas fit, and it makes no difference.
    private func same(_ address: CounterAddress) -> Bilingual? {
        if address.typed.isEmpty || address.options.isEmpty || !address.isKnown { return nil }
        return Bilingual(
            vi: "Có \(address.options.count) nơi khớp; nơi nào thì cơ quan giải quyết vẫn như nhau.",
            en: "\(address.options.count) places fit; whichever it is, the same agency decides.")
    }
}

// The register's answer in words.
extension CounterCase {
    var answer: CounterAnswer? {
        guard let advice else { return nil }
        let edition = register.edition
        let routing = advice.routing
        var answer = CounterAnswer(
            standing: advice.periods.count > 1 ? .open : standing(routing.outcome), sentence: sentence(routing))
        answer.isDecided = routing.outcome.isSettled
        answer.agencies = agencies(routing.outcome)
        answer.reasons = routing.applied.map { number in
            let rule = edition.register.rules[number]
            return CounterAnswer.Reason(cited: edition.register.acts[rule.act].cited(rule.article), note: rule.note)
        }
        answer.notes = settled + routing.moved.map(moved)
        if !procedure.channels.contains(.counter) { answer.notes.append(Phrase.counterNotByHand) }
        answer.dues = advice.periods.map(due)
        answer.papers = advice.papers.map {
            CounterAnswer.Paper(name: $0.name, form: PaperWords.form($0.form), count: $0.count, isReturned: $0.returned)
        }
        answer.fee = FeeWords.told(procedure)
        answer.result = procedure.result
        answer.lodging = lodging(routing)
        answer.holdsThrough = routing.holdsUntil.adding(days: -1).slashed
        if answer.standing == .open, isForTheSteward(routing.outcome) {
            answer.calls = CallList(edition, routing).names
        }
        return answer
    }

    /// The register itself has no answer: nothing said at the counter mends that.
    private func isForTheSteward(_ outcome: Outcome) -> Bool {
        switch outcome {
        case .gap, .conflict: true
        case .assigned, .choice, .needsFact, .onTheSpot, .heldElsewhere, .notOffered, .lodgingNotAllowed, .areaUnknown,
            .areaEnded, .manualDesk:
            false
        }
    }

    private func standing(_ outcome: Outcome) -> CounterAnswer.Standing {
        switch outcome {
        case .notOffered, .lodgingNotAllowed: .refused
        case .assigned, .choice, .onTheSpot, .heldElsewhere, .manualDesk: .settled
        case .needsFact, .areaUnknown, .areaEnded, .gap, .conflict: .open
        }
    }

    /// What stands beside it as a question is not asked twice.
    private func sentence(_ routing: Routing) -> Bilingual {
        switch routing.outcome {
        case .needsFact: Phrase.counterAsk
        case .areaUnknown, .areaEnded:
            said.contains { $0.asks != nil } ? Phrase.counterPick : register.edition.words(of: routing)
        case .assigned, .choice, .onTheSpot, .heldElsewhere, .notOffered, .lodgingNotAllowed, .gap, .conflict,
            .manualDesk:
            register.edition.words(of: routing)
        }
    }

    private func agencies(_ outcome: Outcome) -> [CounterName] {
        guard case .choice(let numbers) = outcome else { return [] }
        return numbers.map { number in
            let agency = register.edition.register.agencies[number]
            return CounterName(agency.id, agency.name, more: Bilingual(same: agency.address))
        }
    }

    private func moved(_ move: (from: AreaIndex, to: AreaIndex)) -> Bilingual {
        let areas = register.edition.areas
        let from = areas.longBilingualName(of: move.from, on: Epoch.reform.adding(days: -1))
        let to = areas.longBilingualName(of: move.to, on: inquiry.received.date)
        return Bilingual(vi: "\(from.vi) nay là \(to.vi).", en: "\(from.en) is now \(to.en).")
    }

    private func due(_ period: Advice.Period) -> CounterAnswer.Due {
        let label = register.edition.label(key: "variant", value: period.variant, procedure: number)
        return CounterAnswer.Due(
            of: period.variant.isEmpty ? nil : label, period: period.row?.rule.period.words,
            due: period.deadline?.due?.words,
            lines: (period.deadline?.explanation ?? []).map {
                Bilingual(vi: $0.sentence(in: .vi), en: $0.sentence(in: .en))
            })
    }

    private func lodging(_ routing: Routing) -> CounterAnswer.Lodging {
        let rows = register.edition.register
        if case .lodgingNotAllowed(_, let branches) = routing.outcome {
            return .elsewhere(
                branches.map {
                    CounterName(
                        rows.branches[$0].id, rows.branches[$0].name, more: Bilingual(same: rows.branches[$0].address))
                })
        }
        if routing.branch == nil { return .notAsked }
        if !routing.outcome.isSettled { return .open }
        return .here(routing.right.map { rows.acts[rows.rights[$0].act].cited(rows.rights[$0].article) })
    }
}
