public import Base

extension Editions {
    /// What happens when somebody takes a step with an edition. Pure: the same step in the same state at the same
    /// moment gives the same events.
    public func decide(_ step: EditionStep, on hash: Digest, by who: EditionActor, at now: Instant)
        throws(EditionRefusal) -> [EditionHappening]
    {
        let decision = EditionDecision(editions: self, hash: hash, who: who, now: now)
        switch step {
        case .seed(let proposal, let source, let since, let proof):
            return try decision.seed(proposal, source, since, proof)
        case .propose(let proposal): return try decision.propose(proposal)
        case .prove(let proof): return try decision.prove(proof)
        case .approve(let against): return try decision.approve(against)
        case .schedule(let start): return try decision.schedule(start)
        case .unschedule(let reason): return try decision.unschedule(reason)
        case .rollBack(let reason): return try decision.rollBack(reason)
        case .withdraw(let reason): return try decision.withdraw(reason)
        }
    }
}

/// One step being decided.
private struct EditionDecision {
    let editions: Editions
    let hash: Digest
    let who: EditionActor
    let now: Instant

    var today: CivilDate { LocalMoment(now).date }

    func seed(_ proposal: EditionProposal, _ source: String, _ since: Instant, _ proof: EditionProof)
        throws(EditionRefusal) -> [EditionHappening]
    {
        guard editions.records.isEmpty else { throw .alreadySeeded }
        guard proof.isPassed else { throw .proofFails(proof.failureCount) }
        try mustHold(proof, on: today)
        return happen(
            .seeded(number: 1, proposal, source: source, proof: proof, activation: 1, since: min(since, now)))
    }

    func propose(_ proposal: EditionProposal) throws(EditionRefusal) -> [EditionHappening] {
        if proposal.files.isEmpty { throw .nothingUploaded }
        if isBlank(proposal.note) { throw .noteMissing }
        if let base = proposal.base, editions[base] == nil { throw .unknown(base) }
        guard let known = editions[hash], let stage = editions.stage(of: hash, at: now) else {
            return happen(.proposed(number: editions.nextNumber, proposal))
        }
        guard stage == .withdrawn else { throw .alreadyKnown(number: known.number, stage) }
        return happen(.proposed(number: known.number, proposal))
    }

    func prove(_ proof: EditionProof) throws(EditionRefusal) -> [EditionHappening] {
        let (_, stage) = try known()
        switch stage {
        case .draft, .failed, .proved, .approved, .scheduled:
            return happen(proof.isPassed ? .proved(proof) : .failed(proof)).withUndercut(editions)
        case .active, .superseded, .withdrawn: throw .notNow(.prove, stage)
        }
    }

    func approve(_ against: Digest?) throws(EditionRefusal) -> [EditionHappening] {
        let (record, stage) = try known()
        switch stage {
        case .proved, .approved: break
        case .failed: throw .proofFails(record.proof?.failureCount ?? 0)
        case .draft, .scheduled, .active, .superseded, .withdrawn: throw .notNow(.approve, stage)
        }
        if who.person == record.proposer.person { throw .samePerson(who.person) }
        let compared = against ?? editions.active(at: now)
        if let compared { try mustFollow(compared, record) }
        return happen(.approved(against: compared))
    }

    /// What it is compared with is a register of the same place that is active or will be.
    private func mustFollow(_ hash: Digest, _ record: EditionRecord) throws(EditionRefusal) {
        guard let other = editions[hash] else { throw .unknown(hash) }
        let isPlanned = editions.active(at: now) == hash || other.pending(at: now) != nil
        guard isPlanned else { throw .comparedWithNeitherActiveNorPlanned(number: other.number) }
        let (mine, theirs) = (record.proof?.register ?? "", other.proof?.register ?? "")
        guard mine == theirs else { throw .otherRegister(mine, active: theirs) }
    }

    func schedule(_ start: EditionStart) throws(EditionRefusal) -> [EditionHappening] {
        let (record, stage) = try known()
        switch stage {
        case .approved, .scheduled: break
        case .failed: throw .proofFails(record.proof?.failureCount ?? 0)
        case .draft, .proved, .active, .superseded, .withdrawn: throw .notNow(.schedule, stage)
        }
        let moment = try begin(start)
        try mustHold(record.proof, on: LocalMoment(moment).date)
        let happenings = happen(.scheduled(activation: editions.nextActivation, start: moment))
        try mustFollowWhatItWasComparedWith(happenings, record)
        return happenings
    }

    private func begin(_ start: EditionStart) throws(EditionRefusal) -> Instant {
        switch start {
        case .now: return now
        case .on(let date) where date < today: throw .dateIsPast(date, today: today)
        case .on(let date) where date == today: return now
        case .on(let date): return LocalMoment(date, minute: 0).instant
        }
    }

    private func mustFollowWhatItWasComparedWith(_ happenings: [EditionHappening], _ record: EditionRecord)
        throws(EditionRefusal)
    {
        let next = editions.evolved(happenings)
        if let entry = next.plan.last(where: { $0.edition == hash }),
            next.predecessor(of: entry) != record.approval?.against
        {
            throw .comparedWithAnother(
                number: number(record.approval?.against), wouldFollow: number(next.predecessor(of: entry)))
        }
        try mustUndercutNobody(next)
    }

    private func mustUndercutNobody(_ next: Editions) throws(EditionRefusal) {
        guard let victim = next.undercut(at: now).first(where: { $0.edition != hash }) else { return }
        throw .wouldUndercut(number: number(victim.edition), start: LocalMoment(victim.start).date)
    }

    func unschedule(_ reason: String) throws(EditionRefusal) -> [EditionHappening] {
        let (record, stage) = try known()
        guard stage == .scheduled, let pending = record.pending(at: now) else { throw .notNow(.unschedule, stage) }
        if isBlank(reason) { throw .reasonMissing(.unschedule) }
        let happenings = happen(.unscheduled(activation: pending.number, reason: reason))
        try mustUndercutNobody(editions.evolved(happenings))
        return happenings
    }

    func rollBack(_ reason: String) throws(EditionRefusal) -> [EditionHappening] {
        let (record, stage) = try known()
        guard stage == .superseded else { throw .notNow(.rollBack, stage) }
        if isBlank(reason) { throw .reasonMissing(.rollBack) }
        try mustHold(record.proof, on: today)
        let event = EditionEvent.rolledBack(
            activation: editions.nextActivation, start: now, instead: editions.active(at: now), reason: reason)
        return happen(event).withUndercut(editions)
    }

    func withdraw(_ reason: String) throws(EditionRefusal) -> [EditionHappening] {
        let (_, stage) = try known()
        switch stage {
        case .draft, .failed, .proved, .approved, .scheduled: break
        case .active, .superseded, .withdrawn: throw .notNow(.withdraw, stage)
        }
        if isBlank(reason) { throw .reasonMissing(.withdraw) }
        let happenings = happen(.withdrawn(reason: reason))
        try mustUndercutNobody(editions.evolved(happenings))
        return happenings
    }

    private func known() throws(EditionRefusal) -> (EditionRecord, EditionStage) {
        guard let record = editions[hash], let stage = editions.stage(of: hash, at: now) else { throw .unknown(hash) }
        return (record, stage)
    }

    private func mustHold(_ proof: EditionProof?, on date: CivilDate) throws(EditionRefusal) {
        guard let proof, proof.isPassed else { throw .proofFails(proof?.failureCount ?? 0) }
        guard proof.span.contains(date) else { throw .outsideSpan(date, proof.span) }
        guard date < proof.holdsUntil else { throw .proofLapses(proof.holdsUntil, start: date) }
    }

    private func happen(_ event: EditionEvent) -> [EditionHappening] {
        [EditionHappening(edition: hash, event: event, by: who, at: now)]
    }

    private func number(_ hash: Digest?) -> Int { hash.flatMap { editions[$0]?.number } ?? 0 }

    private func isBlank(_ text: String) -> Bool { text.utf8.allSatisfy { $0 <= 0x20 } }
}

extension [EditionHappening] {
    /// A roll-back and a failed check do not wait: whatever was planned to follow the edition that now will not be
    /// active then is taken off the plan, and is compared and approved again.
    fileprivate func withUndercut(_ editions: Editions) -> [EditionHappening] {
        guard let first else { return [] }
        var happenings = self
        var next = editions.evolved(self)
        while let victim = next.undercut(at: first.at).first {
            let event = EditionEvent.unscheduled(activation: victim.number, reason: first.event.kind)
            let happening = EditionHappening(edition: victim.edition, event: event, by: first.by, at: first.at)
            happenings.append(happening)
            next.evolve(happening)
        }
        return happenings
    }
}
