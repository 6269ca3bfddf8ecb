public import Base
public import Dossiers
public import WorkingTime

/// One dossier as its page shows it to one person.
public struct DossierView: Sendable {
    public var dossier: Dossier
    public var events: [Event]
    public var procedure: Bilingual
    /// The case of the procedure; nil when it has none.
    public var variant: Bilingual?
    public var names: NameBook
    public var routing: RoutingView?
    public var deadline: Deadline?
    public var now: LocalMoment
    /// Working days from today to the due date, negative once it has passed; nil without one.
    public var daysLeft: Int?
    /// What this person may do now, in the order people use it.
    public var steps: [StepKind]
    /// Telephone and email are told only to whoever has to reach the applicant, or asked to see them and was noted.
    public var showsContact: Bool
    /// Just taken: told at the top.
    public var done: StepKind?

    public init(
        dossier: Dossier, events: [Event], procedure: Bilingual, variant: Bilingual?, names: NameBook,
        routing: RoutingView?, deadline: Deadline?, now: LocalMoment, daysLeft: Int?, steps: [StepKind],
        showsContact: Bool, done: StepKind?
    ) {
        (self.dossier, self.events, self.procedure, self.variant) = (dossier, events, procedure, variant)
        (self.names, self.routing, self.deadline, self.now) = (names, routing, deadline, now)
        (self.daysLeft, self.steps, self.showsContact, self.done) = (daysLeft, steps, showsContact, done)
    }
}

/// Why this agency, and why not the others, out of the routing receipt.
public struct RoutingView: Sendable {
    public var asOf: CivilDate
    /// Short, for whoever has to find it again.
    public var edition: String
    public var facts: [Fact]
    public var applied: [Rule]
    public var rejected: [Rejected]
    /// The same kind of agency stands elsewhere too: the fact that picked this one.
    public var neighbours: Neighbours?

    public struct Fact: Sendable {
        public var name: Bilingual
        /// As it was said at the counter; blank for an answer out of a list.
        public var said: String
        public var means: Bilingual

        public init(name: Bilingual, said: String, means: Bilingual) {
            (self.name, self.said, self.means) = (name, said, means)
        }
    }

    public struct Rule: Sendable {
        public var id: String
        public var article: String
        public var act: Bilingual
        public var note: Bilingual

        public init(id: String, article: String, act: Bilingual, note: Bilingual) {
            (self.id, self.article, self.act, self.note) = (id, article, act, note)
        }
    }

    public struct Rejected: Sendable {
        public var rule: Rule
        public var why: Bilingual

        public init(rule: Rule, why: Bilingual) { (self.rule, self.why) = (rule, why) }
    }

    public struct Neighbours: Sendable {
        public var role: Bilingual
        public var factor: Bilingual
        public var area: Bilingual

        public init(role: Bilingual, factor: Bilingual, area: Bilingual) {
            (self.role, self.factor, self.area) = (role, factor, area)
        }
    }

    public init(
        asOf: CivilDate, edition: String, facts: [Fact], applied: [Rule], rejected: [Rejected],
        neighbours: Neighbours?
    ) {
        (self.asOf, self.edition, self.facts) = (asOf, edition, facts)
        (self.applied, self.rejected, self.neighbours) = (applied, rejected, neighbours)
    }
}

extension DossierView {
    var code: String { dossier.code.description }

    /// A step as it would be taken with nothing unusual said, to tell its consequences beforehand. What is not known yet
    /// is an ellipsis.
    static func sample(_ kind: StepKind, _ dossier: Dossier) -> Step? {
        let open = "…"
        switch kind {
        case .lodge, .followLead, .leadAlso, .reappoint, .decline, .changeResultLocation: return nil
        case .routeByHand: return .routeByHand(to: .agency(open), why: open)
        case .transfer: return .transfer(to: open, why: open, basis: open)
        case .accept: return .accept(officer: open)
        case .assign: return .assign(officer: open)
        case .referConflict: return .referConflict(superior: open, note: "")
        case .settleConflict: return .settleConflict(agency: open, document: open)
        case .requestSupplement: return .requestSupplement([], deadlineNote: "")
        case .receiveSupplement: return .receiveSupplement(papers: [])
        case .pause: return .pause(Pause(reason: .siteCheck, note: open))
        case .resume: return .resume(note: "")
        case .decide: return .decide(.granted)
        case .issueResult: return .issueResult(ResultDocument(number: open, title: open, form: .both))
        case .handOut: return .handOut(HandOut(way: way(dossier), originalsGivenBack: true))
        case .confirmDelivery: return .confirmDelivery(recipient: open)
        case .returnFromPost: return .returnFromPost(reason: open)
        case .refuse: return .refuse(reason: open, papersTo: dossier.resultTo)
        case .withdraw: return .withdraw(reason: "")
        case .stop: return .stop(reason: open, basis: open)
        case .closeForSilence: return .closeForSilence
        case .changeReference: return .changeReference(system: open, reference: open)
        case .closeElsewhere: return .closeElsewhere(report: open)
        case .rederive: return .rederive
        }
    }

    private static func way(_ dossier: Dossier) -> HandOut.Way {
        switch dossier.resultTo {
        case .counter(let branch): .counter(branch: branch, recipient: "…", identitySeen: "…")
        case .post: .post(consignment: "")
        case .electronic: .electronic
        }
    }

    /// What a step will cause, in sentences with names in place of ids.
    static func consequences(of step: Step, on dossier: Dossier, _ names: NameBook, _ language: Language) -> [HTML] {
        let slots = names.slots(language) + step.typed.map(Slot.said) + dossier.typed.map(Slot.said)
        return Dossiers.consequences(of: step, on: dossier).map { words in
            // What is not known yet ends a sentence by itself.
            Bilingual(vi: words.vi.replacing("….", with: "…"), en: words.en.replacing("….", with: "…"))
                .html(language, slots)
        }
    }

    /// The same before anything was typed; a few steps say it in their own words, for it hangs on what will be typed.
    static func consequences(of kind: StepKind, on dossier: Dossier, _ names: NameBook, _ language: Language) -> [HTML]
    {
        if let step = sample(kind, dossier) { return consequences(of: step, on: dossier, names, language) }
        switch kind {
        case .decline where dossier.declines.isEmpty: return ["\(Phrase.causesDecline, language)"]
        case .decline: return ["\(Phrase.causesSecondDecline, language)"]
        case .reappoint: return ["\(Phrase.causesReappoint, language)", "\(Phrase.causesApology, language)"]
        case .changeResultLocation: return ["\(Phrase.causesPlace, language)"]
        case .followLead: return ["\(Phrase.causesFollow, language)"]
        default: return ["\(Phrase.causesLead, language)"]
        }
    }
}

extension Dossier {
    /// What people wrote that a sentence of the law may repeat.
    fileprivate var typed: [String] { if case .post(let address) = resultTo { [address] } else { [] } }
}

extension Step {
    fileprivate var typed: [String] {
        switch self {
        case .refuse(let reason, let papersTo):
            if case .post(let address) = papersTo { [reason, address] } else { [reason] }
        case .stop(let reason, _): [reason]
        case .changeReference(_, let reference): [reference]
        case .changeResultLocation(.post(let address)): [address]
        default: []
        }
    }
}
