internal import Base
internal import Competence
internal import Desk
internal import WorkingTime

/// A case the register settles, found by asking it as a receptionist does: question by question.
struct DemoCase: Hashable, Sendable {
    let procedure: String
    let channel: Channel
    let variant: String?
    let answers: [String: String]
    /// What had to be said of places.
    let factors: [ConnectingFactor]
    let kind: DemoLife.Kind
    /// From lodging to due date, in days of the calendar; 0 without a period.
    let days: Int

    func question(at branch: String, place: String, received: LocalMoment) -> Inquiry {
        Inquiry(
            procedure: procedure, variant: variant, branch: branch, channel: channel,
            places: factors.map { Inquiry.Place($0, place) }, answers: answers, received: received)
    }
}

/// Asks until the register needs nothing more.
struct DemoCounter {
    let register: RegisterInForce
    let places: PlaceReader

    /// Nil when it cannot be settled so: not offered here, no lodging right, a branch that is closed.
    func settled(
        _ start: Inquiry, place: String, _ random: inout SeededGenerator
    ) -> (Inquiry, Advice)? {
        var question = start
        for _ in 0..<12 {
            guard let advice = try? register.advise(question, places: places) else { return nil }
            if case .needsFact(let asked) = advice.routing.outcome {
                guard answer(asked, place, &question, &random) else { return nil }
            } else if advice.routing.outcome.isSettled {
                guard advice.periods.count > 1 else { return (question, advice) }
                question.variant = advice.periods.map(\.variant).randomElement(using: &random)
            } else {
                return nil
            }
        }
        return nil
    }

    private func answer(
        _ asked: RoutingQuestion, _ place: String, _ question: inout Inquiry, _ random: inout SeededGenerator
    ) -> Bool {
        if let factor = ConnectingFactor(code: asked.key) {
            guard !question.places.contains(where: { $0.factor == factor }) else { return false }
            question.places.append(Inquiry.Place(factor, place))
            return true
        }
        guard let option = asked.options.randomElement(using: &random), question.answers[asked.key] == nil else {
            return false
        }
        question.answers[asked.key] = option.value
        return true
    }

    /// Each procedure is asked so often, with other answers where it asks back.
    private static let tries = 8

    /// What the register offers at this branch.
    func cases(
        at branch: String, places both: (here: String, there: String), on moment: LocalMoment,
        _ random: inout SeededGenerator
    ) -> [DemoCase] {
        var found: [DemoCase] = []
        var seen: Set<DemoCase> = []
        for procedure in register.edition.register.procedures.rows where procedure.validity.contains(moment.date) {
            for _ in 0..<Self.tries {
                let channel = Self.channel(procedure, &random)
                let start = Inquiry(procedure: procedure.id, branch: branch, channel: channel, received: moment)
                guard let (question, advice) = settled(start, place: both.here, &random) else { continue }
                guard let kind = kind(question, advice, there: both.there) else { continue }
                let aCase = Self.demoCase(question, advice, kind)
                if seen.insert(aCase).inserted { found.append(aCase) }
            }
        }
        return found
    }

    private static func channel(_ procedure: Procedure, _ random: inout SeededGenerator) -> Channel {
        let isAtCounter = Int.random(in: 0..<5, using: &random) > 0
        if isAtCounter, procedure.channels.contains(.counter) { return .counter }
        return procedure.channels.randomElement(using: &random) ?? .counter
    }

    private static func demoCase(_ question: Inquiry, _ advice: Advice, _ kind: DemoLife.Kind) -> DemoCase {
        let due = advice.periods.first?.deadline?.due
        return DemoCase(
            procedure: question.procedure, channel: question.channel, variant: question.variant,
            answers: question.answers, factors: question.places.map(\.factor), kind: kind,
            days: due.map { question.received.date.days(until: $0.date) } ?? 0)
    }

    private func kind(_ question: Inquiry, _ advice: Advice, there: String) -> DemoLife.Kind? {
        switch advice.routing.outcome {
        case .assigned, .choice: isOther(question, advice, there) ? .commune : .agency
        case .onTheSpot: .onTheSpot
        case .heldElsewhere: .elsewhere
        default: nil
        }
    }

    /// Whether the same case with a place elsewhere goes to another agency.
    func isOther(_ question: Inquiry, _ advice: Advice, _ there: String) -> Bool {
        guard question.places.count == 1, case .assigned(let here) = advice.routing.outcome else { return false }
        var question = question
        question.places[0].text = there
        guard let other = try? register.advise(question, places: places),
            case .assigned(let agency) = other.routing.outcome
        else { return false }
        return agency != here
    }
}
