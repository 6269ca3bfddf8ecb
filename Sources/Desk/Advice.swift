public import Base
public import Competence
public import WorkingTime

/// A case as it is told at a counter, before anybody knows who decides.
public struct Inquiry: Hashable, Sendable {
    /// `1.001193`, with or without its local suffix.
    public var procedure: String
    public var variant: String?
    /// Empty for advice that no branch is to take in.
    public var branch: String
    public var channel: Channel
    public var places: [Place]
    public var answers: [String: String]
    public var received: LocalMoment

    public struct Place: Hashable, Sendable {
        public var factor: ConnectingFactor
        /// An address, or an area's code.
        public var text: String

        public init(_ factor: ConnectingFactor, _ text: String) {
            self.factor = factor
            self.text = text
        }
    }

    public init(
        procedure: String, variant: String? = nil, branch: String = "", channel: Channel = .counter,
        places: [Place] = [], answers: [String: String] = [:], received: LocalMoment
    ) {
        self.procedure = procedure
        self.variant = variant
        self.branch = branch
        self.channel = channel
        self.places = places
        self.answers = answers
        self.received = received
    }
}

/// Why a question cannot be put to the register as it stands; the person mends it and asks again.
public enum InquiryRefusal: Error, Hashable, Sendable {
    /// At which of the places, from 0.
    case noSuchArea(index: Int, text: String)
    case fact(FactRefusal)
    case clock(ClockRefusal)
    case variantTwice(String, String)

    public var code: String {
        switch self {
        case .noSuchArea: "fact.no-such-area"
        case .fact(let refusal): refusal.code
        case .clock(let refusal): refusal.code
        case .variantTwice: "fact.variant-twice"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .noSuchArea(_, let text): PlaceReader.noSuchArea(text)
        case .fact(let refusal): refusal.sentence
        case .clock(let refusal): refusal.words
        case .variantTwice(let one, let other):
            Bilingual(
                vi: "Hai trường hợp khác nhau: \(excerpt(one)), \(excerpt(other)). Chỉ giữ một.",
                en: "Two different cases: \(excerpt(one)), \(excerpt(other)). Keep one.")
        }
    }
}

/// Who decides, why, what to bring and how long it takes: the answer at the counter, with or without lodging.
public struct Advice: Sendable {
    public let routing: Routing
    /// Evidence of the answer, years later.
    public let receipt: RoutingReceipt
    /// Of the case that was named; of every case when none was and they differ. Empty while nobody is known to decide.
    public let periods: [Period]
    public let papers: [Paper]

    public struct Period: Sendable {
        /// Empty when it is the same for every case, or the case was named.
        public let variant: String
        /// Nil where the register states none.
        public let row: PeriodRow?
        public let deadline: Deadline?
    }
}

extension RegisterInForce {
    /// Puts a question to the register.
    /// - Parameter places: the calling thread's.
    public func advise(_ question: Inquiry, places: PlaceReader) throws(InquiryRefusal) -> Advice {
        places.forget()
        let facts = try facts(question, places)
        let routing: Routing
        do { routing = try edition.route(facts, asOf: question.received.date) } catch { throw .fact(error) }
        return Advice(
            routing: routing, receipt: RoutingReceipt(routing, edition: edition),
            periods: routing.outcome.isSettled ? try periods(question, routing) : [],
            papers: edition.papers(
                procedure: routing.procedure, variant: facts.answers["variant"] ?? "", on: question.received.date))
    }

    private func facts(_ question: Inquiry, _ reader: PlaceReader) throws(InquiryRefusal) -> Facts {
        var found: [PlaceFact] = []
        for (index, place) in question.places.enumerated() {
            guard let fact = reader.fact(place.factor, place.text, on: question.received.date) else {
                throw .noSuchArea(index: index, text: place.text)
            }
            found.append(fact)
        }
        var answers = question.answers
        if let variant = question.variant, let other = answers.updateValue(variant, forKey: "variant"),
            other != variant
        {
            throw .variantTwice(variant, other)
        }
        return Facts(
            procedure: question.procedure, branch: question.branch, places: found, answers: answers)
    }

    private func periods(_ question: Inquiry, _ routing: Routing) throws(InquiryRefusal) -> [Advice.Period] {
        let choices = edition.periods(
            procedure: routing.procedure, variant: question.variant ?? routing.facts.answers["variant"],
            channel: question.channel, on: question.received.date)
        var found: [Advice.Period] = []
        for choice in choices {
            let deadline = try choice.row.map { row throws(InquiryRefusal) in
                try self.deadline(row.rule, received: question.received, branch: routing.branch)
            }
            found.append(Advice.Period(variant: choice.variant, row: choice.row, deadline: deadline))
        }
        return found
    }

    func deadline(
        _ rule: DeadlineRule, received: LocalMoment, branch: Int32?, events: [ClockEvent] = []
    ) throws(InquiryRefusal) -> Deadline {
        do {
            return try WorkingTime.deadline(
                received: received, rule: rule, events: events, calendar: calendar, hours: openingHours(of: branch))
        } catch { throw .clock(error) }
    }
}
