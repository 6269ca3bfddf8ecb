public import Base
public import Competence
public import WorkingTime

/// Everything that is written down when a dossier is lodged. The caller has routed it already.
public struct Lodging: Hashable, Sendable {
    public var code: DossierCode
    public var branch: String
    public var channel: Channel
    public var procedure: String
    /// Blank when the procedure has none.
    public var variant: String
    public var applicant: Applicant
    /// Papers handed in, as named on the receipt.
    public var papers: [LodgedPaper]
    public var resultTo: ReturnMethod
    public var assignment: Assignment
    /// Of the edition it was routed under, and stays under.
    public var edition: Digest
    /// ``Competence/RoutingReceipt/bytes``: canonical JSON.
    public var receipt: [UInt8]
    /// Nil when the register names no period.
    public var period: DeadlineRule?
    /// Counter: now. Post: when the handover record was signed. Online: when it was validly sent.
    public var received: Instant

    public init(
        code: DossierCode, branch: String, channel: Channel, procedure: String, variant: String = "",
        applicant: Applicant, papers: [LodgedPaper] = [], resultTo: ReturnMethod, assignment: Assignment,
        edition: Digest, receipt: [UInt8], period: DeadlineRule?, received: Instant
    ) {
        self.code = code
        self.branch = branch
        self.channel = channel
        self.procedure = procedure
        self.variant = variant
        self.applicant = applicant
        self.papers = papers
        self.resultTo = resultTo
        self.assignment = assignment
        self.edition = edition
        self.receipt = receipt
        self.period = period
        self.received = received
    }
}

/// One paper of the dossier.
public struct LodgedPaper: Hashable, Sendable {
    public var name: String
    public var count: Int
    /// An original kept for checking, which goes back with the result (Decree 61/2018, article 20).
    public var isOriginalKept: Bool

    public init(name: String, count: Int = 1, isOriginalKept: Bool = false) {
        self.name = name
        self.count = count
        self.isOriginalKept = isOriginalKept
    }
}

/// One thing the applicant has to bring, and why (form 02).
public struct SupplementItem: Hashable, Sendable {
    public var paper: String
    public var reason: String

    public init(paper: String, reason: String) {
        self.paper = paper
        self.reason = reason
    }
}

/// What an agency says that does not hold itself competent.
public struct Decline: Hashable, Sendable {
    public var reason: String
    /// What routing did not know: `residence=…`, a street, an earlier record. Asked for so that the answer can differ.
    public var newFact: String
    /// The rules that had been applied: each decline opens a defect on them.
    public var rules: [String]

    public init(reason: String, newFact: String, rules: [String] = []) {
        self.reason = reason
        self.newFact = newFact
        self.rules = rules
    }
}

/// What routing answers with the new fact, asked by the caller before the step.
public struct Reroute: Hashable, Sendable {
    public var assignment: Assignment
    /// Of the new answer; empty when nothing was routed anew.
    public var receipt: [UInt8]
    /// The common superior of the agencies, should this become a conflict; blank when the register names none.
    public var superior: String

    public init(assignment: Assignment, receipt: [UInt8] = [], superior: String = "") {
        self.assignment = assignment
        self.receipt = receipt
        self.superior = superior
    }
}

/// Why the clock stops though nothing is asked of the applicant (Decree 61/2018, articles 19.3 and 19.5).
public struct Pause: Hashable, Sendable {
    public var reason: PauseReason
    /// Whose opinion, what is checked, what is owed.
    public var note: String
    /// By when the other body has to answer.
    public var answerBy: CivilDate?
    /// When the applicant has to be there; the place is in the note.
    public var attendAt: LocalMoment?

    public init(reason: PauseReason, note: String, answerBy: CivilDate? = nil, attendAt: LocalMoment? = nil) {
        self.reason = reason
        self.note = note
        self.answerBy = answerBy
        self.attendAt = attendAt
    }
}

/// What the agency decided after examination (Decree 61/2018, article 19.8 for the refusal).
public enum Verdict: Hashable, Sendable {
    case granted
    case rejected(reason: String)
}

/// The document that answers the application.
public struct ResultDocument: Hashable, Sendable {
    public enum Form: String, CaseIterable, Sendable {
        case paper, electronic, both
    }
    public var number: String
    public var title: String
    public var form: Form

    public init(number: String, title: String, form: Form) {
        self.number = number
        self.title = title
        self.form = form
    }
}

/// How the result leaves the house.
public struct HandOut: Hashable, Sendable {
    public enum Way: Hashable, Sendable {
        /// To whom, against which kind of document (never its number).
        case counter(branch: String, recipient: String, identitySeen: String)
        /// The consignment it travels in.
        case post(consignment: String)
        case electronic
    }
    public var way: Way
    /// The kept originals go along (or went back before).
    public var originalsGivenBack: Bool

    public init(way: Way, originalsGivenBack: Bool) {
        self.way = way
        self.originalsGivenBack = originalsGivenBack
    }
}

/// What somebody wants to do to a dossier, with all that is needed for it.
public enum Step: Hashable, Sendable {
    case lodge(Lodging)
    /// The manual desk names who is competent.
    case routeByHand(to: Assignment, why: String)
    /// After acceptance, to the agency that an act or a change of areas names.
    case transfer(to: String, why: String, basis: String)
    case accept(officer: String)
    /// Another officer of the agency handles it from now on.
    case assign(officer: String)
    case decline(Decline, Reroute)
    /// Names the superior that has to settle the conflict, or another one.
    case referConflict(superior: String, note: String)
    /// The superior assigns; `document` is its decision.
    case settleConflict(agency: String, document: String)
    case requestSupplement([SupplementItem], deadlineNote: String)
    /// Complete: every paper asked for.
    case receiveSupplement(papers: [String])
    case pause(Pause)
    case resume(note: String)
    /// Apology and one new date (form 04).
    case reappoint(to: CivilDate, reason: String)
    case decide(Verdict)
    case issueResult(ResultDocument)
    case changeResultLocation(ReturnMethod)
    case handOut(HandOut)
    case confirmDelivery(recipient: String)
    case returnFromPost(reason: String)
    /// Not taken up (form 03); the papers go back this way.
    case refuse(reason: String, papersTo: ReturnMethod)
    case withdraw(reason: String)
    /// Form 05.
    case stop(reason: String, basis: String)
    case closeForSilence
    /// What the other system calls it now.
    case changeReference(system: String, reference: String)
    case closeElsewhere(report: String)
    /// This dossier follows a lead (interlinked procedures, Decree 61/2018, articles 19.6 and 19.7).
    case followLead(DossierCode)
    /// This dossier leads another.
    case leadAlso(DossierCode)
    /// Reckons the due date again after the calendar was changed.
    case rederive
}

/// A step without its data: for menus, permissions and tables.
public enum StepKind: String, CaseIterable, Sendable {
    case lodge
    case routeByHand = "route-by-hand"
    case transfer
    case accept
    case assign
    case decline
    case referConflict = "refer-conflict"
    case settleConflict = "settle-conflict"
    case requestSupplement = "request-supplement"
    case receiveSupplement = "receive-supplement"
    case pause
    case resume
    case reappoint
    case decide
    case issueResult = "issue-result"
    case changeResultLocation = "change-result-location"
    case handOut = "hand-out"
    case confirmDelivery = "confirm-delivery"
    case returnFromPost = "return-from-post"
    case refuse
    case withdraw
    case stop
    case closeForSilence = "close-for-silence"
    case changeReference = "change-reference"
    case closeElsewhere = "close-elsewhere"
    case followLead = "follow-lead"
    case leadAlso = "lead-also"
    case rederive
}

extension Step {
    public var kind: StepKind {
        switch self {
        case .lodge: .lodge
        case .routeByHand: .routeByHand
        case .transfer: .transfer
        case .accept: .accept
        case .assign: .assign
        case .decline: .decline
        case .referConflict: .referConflict
        case .settleConflict: .settleConflict
        case .requestSupplement: .requestSupplement
        case .receiveSupplement: .receiveSupplement
        case .pause: .pause
        case .resume: .resume
        case .reappoint: .reappoint
        case .decide: .decide
        case .issueResult: .issueResult
        case .changeResultLocation: .changeResultLocation
        case .handOut: .handOut
        case .confirmDelivery: .confirmDelivery
        case .returnFromPost: .returnFromPost
        case .refuse: .refuse
        case .withdraw: .withdraw
        case .stop: .stop
        case .closeForSilence: .closeForSilence
        case .changeReference: .changeReference
        case .closeElsewhere: .closeElsewhere
        case .followLead: .followLead
        case .leadAlso: .leadAlso
        case .rederive: .rederive
        }
    }
}
