internal import Base
internal import WorkingTime

/// No form has more lines; a longer list is a mistake or an attack.
let mostItems = 100

func said(_ text: String, _ field: String) throws(Refusal) -> String {
    if text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) { throw .blank(field: field) }
    return text
}

func few(_ count: Int, _ field: String) throws(Refusal) {
    if count > mostItems { throw .tooManyItems(field: field, limit: mostItems) }
}

/// Lodging: the receipt is checked to be what routing wrote, the due date is reckoned, nothing is guessed.
/// Decree 118/2025, article 17 (receiving); Decree 61/2018, article 17.
func lodge(_ lodging: Lodging, _ context: Context) throws(Refusal) -> [Fact] {
    _ = try said(lodging.branch, "branch")
    _ = try said(lodging.procedure, "procedure")
    _ = try said(lodging.applicant.name, "applicant.name")
    if let proxy = lodging.applicant.proxy { _ = try said(proxy.name, "applicant.proxy.name") }
    try few(lodging.papers.count, "papers")
    for paper in lodging.papers { _ = try said(paper.name, "papers.name") }
    guard RawJSON.isObject(lodging.receipt) else { throw .receiptUnreadable }
    try check(lodging.assignment)
    try check(lodging.resultTo)
    let received = LocalMoment(lodging.received)
    if lodging.received > context.now { throw .receivedInFuture(received, now: LocalMoment(context.now)) }
    guard (2000...2099).contains(received.date.parts.year) else { throw .clock(.outsideCalendar(at: received)) }
    return [.lodged(lodging, due: try firstDue(lodging, context))]
}

/// Nil where another system keeps the clock, or the register names no period.
private func firstDue(_ lodging: Lodging, _ context: Context) throws(Refusal) -> LocalMoment? {
    guard let rule = lodging.period, lodging.assignment.stage != .heldElsewhere else { return nil }
    do {
        return try dueMoment(
            received: LocalMoment(lodging.received), rule: rule, calendar: context.calendar, hours: context.hours)
    } catch { throw .clock(error) }
}

func check(_ assignment: Assignment) throws(Refusal) {
    switch assignment {
    case .agency(let id, let choice):
        _ = try said(id, "agency")
        guard let choice else { return }
        _ = try said(choice.why, "choice.why")
        try few(choice.among.count, "choice.among")
        guard choice.among.contains(id) else { throw .choiceNotLawful(agency: id, among: choice.among) }
    case .onTheSpot: return
    case .elsewhere(let system, _): _ = try said(system, "system")
    case .manualDesk(let desk, let why):
        _ = try said(desk, "desk")
        _ = try said(why, "why")
    }
}

func check(_ method: ReturnMethod) throws(Refusal) {
    switch method {
    case .counter(let branch): _ = try said(branch, "result.branch")
    case .post(let address): _ = try said(address, "result.address")
    case .electronic: return
    }
}

// Who is competent after lodging (Decree 118/2025, articles 17 and 18).
extension Deciding {
    /// An agency that declined before is not asked twice: naming it again is the same answer, so a conflict.
    func routeByHand(_ to: Assignment, _ why: String) throws(Refusal) -> [Fact] {
        let why = try said(why, "why")
        try check(to)
        if case .manualDesk = to { throw .stillUnrouted }
        if to == dossier.assignment { throw .alreadySo }
        // What comes back from another system is reckoned from its receipt here.
        let reading = to.stage == .heldElsewhere ? ClockReading() : try reading(nil)
        let routed = Fact.routedByHand(to: to, why: why, reading)
        guard let agency = to.agency, dossier.hasDeclined(agency) else { return [routed] }
        return [routed, .conflictRaised(between: dossier.deniers(and: agency), superior: "")]
    }

    /// Once accepted, a dossier leaves only with a legal basis: an act, a change of areas.
    func transfer(_ to: String, _ why: String, _ basis: String) throws(Refusal) -> [Fact] {
        let agency = try said(to, "agency")
        if agency == dossier.agency { throw .sameAgency(agency) }
        return [.transferred(to: agency, why: try said(why, "why"), basis: try said(basis, "basis"))]
    }

    func accept(_ officer: String) throws(Refusal) -> [Fact] { [.accepted(officer: try said(officer, "officer"))] }

    /// Within the agency: who is competent does not change.
    func assign(_ officer: String) throws(Refusal) -> [Fact] {
        let officer = try said(officer, "officer")
        if officer == dossier.officer { throw .alreadySo }
        return [.assigned(officer: officer)]
    }

    /// One decline is routed anew with the fact the agency knew; a second one, or the same answer, is a conflict of
    /// competence and goes to the common superior. The date received stays.
    func decline(_ decline: Decline, _ reroute: Reroute) throws(Refusal) -> [Fact] {
        _ = try said(decline.reason, "reason")
        _ = try said(decline.newFact, "newFact")
        try few(decline.rules.count, "rules")
        try check(reroute.assignment)
        guard reroute.receipt.isEmpty || RawJSON.isObject(reroute.receipt) else { throw .receiptUnreadable }
        if let conflict = dossier.conflict, conflict.isSettled { throw .settled(document: conflict.document) }
        let here = dossier.agency ?? ""
        let declined = Fact.declined(decline, agency: here)
        let next = reroute.assignment.agency
        guard dossier.declines.isEmpty, next == nil || next != here else {
            return [declined, .conflictRaised(between: dossier.deniers(and: here, next), superior: reroute.superior)]
        }
        return [declined, .rerouted(to: reroute.assignment, receipt: reroute.receipt)]
    }

    func referConflict(_ superior: String, _ note: String) throws(Refusal) -> [Fact] {
        let superior = try said(superior, "superior")
        if superior == dossier.conflict?.superior { throw .alreadySo }
        return [.conflictReferred(superior: superior, note: note)]
    }

    /// The superior's decision binds: the agency it names accepts.
    func settleConflict(_ agency: String, _ document: String) throws(Refusal) -> [Fact] {
        let settled = Fact.conflictSettled(agency: try said(agency, "agency"), document: try said(document, "document"))
        guard let superior = dossier.conflict?.superior, !superior.isEmpty else { throw .superiorUnknown }
        return [settled]
    }

    /// Provincial systems keep only what no ministry's system keeps (Decree 224/2026, article 15.1.i).
    func changeReference(_ system: String, _ reference: String) throws(Refusal) -> [Fact] {
        let changed = Assignment.elsewhere(
            system: try said(system, "system"), reference: try said(reference, "reference"))
        if changed == dossier.assignment { throw .alreadySo }
        return [.referenceChanged(system: system, reference: reference)]
    }
}

// One lead and those that follow (Decree 61/2018, articles 19.6 and 19.7): never two leads, never a chain.
extension Deciding {
    func followLead(_ lead: DossierCode) throws(Refusal) -> [Fact] {
        if lead == dossier.code { throw .ownLead }
        if let other = dossier.lead { throw other == lead ? .alreadySo : .alreadyFollows(other) }
        if let follower = dossier.led.first { throw .alreadyLeads(follower) }
        return [.leadFollowed(lead)]
    }

    func leadAlso(_ code: DossierCode) throws(Refusal) -> [Fact] {
        if code == dossier.code { throw .ownLead }
        if let lead = dossier.lead { throw .alreadyFollows(lead) }
        if dossier.led.contains(code) { throw .alreadySo }
        try few(dossier.led.count + 1, "led")
        return [.dossierLed(code)]
    }
}

extension Assignment {
    var agency: String? {
        if case .agency(let id, _) = self { id } else { nil }
    }
}

extension Dossier {
    func hasDeclined(_ agency: String) -> Bool { declines.contains { $0.agency == agency } }

    /// The agencies that are at odds, each once, in the order they spoke.
    func deniers(and others: String?...) -> [String] {
        (declines.map(\.agency) + others.compactMap(\.self)).reduce(into: []) { found, agency in
            if !found.contains(agency) { found.append(agency) }
        }
    }
}
