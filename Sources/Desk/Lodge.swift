public import Base
public import Competence
public import Dossiers
package import WorkingTime

/// What a receptionist has filled in when the dossier is taken.
public struct LodgeForm: Hashable, Sendable {
    public var question: Inquiry
    public var applicant: Applicant
    public var papers: [LodgedPaper]
    public var resultTo: ReturnMethod
    /// The agency taken where several are competent by law, and why this one.
    public var chosen: Chosen?
    /// Where routing has no answer that can be had at the counter: a person at this branch will find out, for this
    /// reason. Never taken when routing has an answer.
    public var unsureBecause: String
    /// What another body's system calls it, where it is held there.
    public var reference: String

    public struct Chosen: Hashable, Sendable {
        public var agency: String
        public var why: String

        public init(agency: String, why: String) {
            self.agency = agency
            self.why = why
        }
    }

    public init(
        question: Inquiry, applicant: Applicant, papers: [LodgedPaper] = [], resultTo: ReturnMethod,
        chosen: Chosen? = nil, unsureBecause: String = "", reference: String = ""
    ) {
        self.question = question
        self.applicant = applicant
        self.papers = papers
        self.resultTo = resultTo
        self.chosen = chosen
        self.unsureBecause = unsureBecause
        self.reference = reference
    }
}

/// Why a dossier is not taken in as it stands.
public enum LodgeRefusal: Error, Sendable {
    case question(InquiryRefusal)
    case branchMissing
    /// The branch has no code to put on receipts: a row of the register to complete.
    case noIssuer(branch: String)
    /// Routing's answer is no place to send it to; the advice says which and what to ask next.
    case unsettled(Advice, Bilingual)
    /// Several agencies are competent by law: the applicant chooses; the first is proposed.
    case choose(Advice, agencies: [String])
    /// The period depends on the case, and none was named.
    case nameTheCase([String])
    case step(Refusal)

    public var code: String {
        switch self {
        case .question(let refusal): refusal.code
        case .branchMissing: "lodge.branch-missing"
        case .noIssuer: "lodge.branch-without-code"
        case .unsettled(let advice, _): "lodge.\(advice.routing.outcome.code)"
        case .choose: "lodge.choose-agency"
        case .nameTheCase: "lodge.name-the-case"
        case .step(let refusal): refusal.code
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .question(let refusal): refusal.sentence
        case .branchMissing:
            Bilingual(vi: "Chưa nói nộp ở quầy nào.", en: "It is not said at which branch it is lodged.")
        case .noIssuer(let branch):
            Bilingual(
                vi: "Quầy \(branch) chưa có mã định danh để cấp mã hồ sơ: điền cột issuer trong branches.csv.",
                en: "The branch \(branch) has no identifier for dossier codes: fill in issuer in branches.csv.")
        case .unsettled(_, let why): why
        case .choose(_, let agencies):
            Bilingual(
                vi:
                    "Luật cho chọn một trong các cơ quan: \(agencies.joined(separator: ", ")). Hỏi người nộp rồi điền chosen.",
                en:
                    "The law lets the applicant choose among: \(agencies.joined(separator: ", ")). Ask, then give chosen."
            )
        case .nameTheCase(let cases):
            Bilingual(
                vi: "Thời hạn tùy trường hợp: \(cases.joined(separator: ", ")). Chọn một (variant).",
                en: "The period depends on the case: \(cases.joined(separator: ", ")). Name one (variant).")
        case .step(let refusal): refusal.sentence
        }
    }
}

/// A lodging that lacks nothing but its code, which only the writer can give.
public struct PreparedLodging: Sendable {
    public let advice: Advice
    let issuer: String
    let draft: @Sendable (DossierCode) -> Lodging
}

extension PreparedLodging {
    /// The same with an invented period, for a demonstration: the register's own period is the only one for people.
    package func invented(period: DeadlineRule) -> PreparedLodging {
        PreparedLodging(advice: advice, issuer: issuer) { [draft] code in
            var lodging = draft(code)
            lodging.period = period
            return lodging
        }
    }
}

extension RegisterInForce {
    /// Routes the case and puts everything together; nothing is written yet.
    public func prepare(_ form: LodgeForm, places: PlaceReader) throws(LodgeRefusal) -> PreparedLodging {
        if form.question.branch.isEmpty { throw .branchMissing }
        let advice: Advice
        do { advice = try advise(form.question, places: places) } catch { throw .question(error) }
        let assignment = try assignment(form, advice)
        let period = try period(advice)
        let issuer = try issuer(advice)
        let procedure = edition.register.procedures[advice.routing.procedure].id
        let hash = edition.hash
        return PreparedLodging(advice: advice, issuer: issuer) { code in
            Lodging(
                code: code, branch: form.question.branch, channel: form.question.channel, procedure: procedure,
                variant: advice.routing.facts.answers["variant"] ?? "", applicant: form.applicant,
                papers: form.papers, resultTo: form.resultTo, assignment: assignment, edition: hash,
                receipt: advice.receipt.bytes, period: period, received: form.question.received.instant)
        }
    }

    private func issuer(_ advice: Advice) throws(LodgeRefusal) -> String {
        guard let number = advice.routing.branch else { throw .branchMissing }
        let branch = edition.register.branches[number]
        if branch.issuer.isEmpty { throw .noIssuer(branch: branch.id) }
        return branch.issuer
    }

    private func period(_ advice: Advice) throws(LodgeRefusal) -> DeadlineRule? {
        if advice.periods.count > 1 { throw .nameTheCase(advice.periods.map(\.variant)) }
        return advice.periods.first?.row?.rule
    }

    private func assignment(_ form: LodgeForm, _ advice: Advice) throws(LodgeRefusal) -> Assignment {
        let register = edition.register
        switch advice.routing.outcome {
        case .assigned(let agency): return .agency(register.agencies[agency].id)
        case .choice(let agencies):
            let among = agencies.map { register.agencies[$0].id }
            guard let chosen = form.chosen else { throw .choose(advice, agencies: among) }
            return .agency(chosen.agency, choice: Assignment.Choice(among: among, why: chosen.why))
        case .onTheSpot: return .onTheSpot
        case .heldElsewhere(let system):
            return .elsewhere(system: register.systems[system].id, reference: form.reference)
        case .manualDesk(let agency):
            return .manualDesk(register.agencies[agency].id, why: form.unsureBecause)
        case .needsFact, .areaUnknown, .areaEnded, .gap, .conflict:
            if !form.unsureBecause.isEmpty {
                return .manualDesk(form.question.branch, why: form.unsureBecause)
            }
            throw .unsettled(advice, edition.words(of: advice.routing))
        case .notOffered, .lodgingNotAllowed: throw .unsettled(advice, edition.words(of: advice.routing))
        }
    }
}

extension LedgerWriter {
    /// Gives the prepared lodging its code and keeps it; durable with the commit this runs in.
    public func lodge(_ prepared: PreparedLodging, _ context: Context) throws -> (Dossier, DossierRow) {
        let day = LocalMoment(context.now).date
        let serial = try nextSerial(issuer: prepared.issuer, day: day)
        let code = DossierCode(issuer: prepared.issuer, day: day, serial: serial)
        let events: [Event]
        do {
            events = try decide(.lodge(prepared.draft(code)), on: nil, context)
        } catch { throw LodgeRefusal.step(error) }
        return try record(events, on: nil, code: code)
    }
}
