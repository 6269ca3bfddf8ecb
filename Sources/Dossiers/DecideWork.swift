internal import Base
internal import WorkingTime

// Supplements and pauses (Decree 61/2018, articles 17 and 19.3 to 19.5): WorkingTime reckons, and refuses.
extension Deciding {
    /// One complete request, each paper with its reason (form 02).
    func requestSupplement(_ items: [SupplementItem], _ note: String) throws(Refusal) -> [Fact] {
        if items.isEmpty { throw .blank(field: "items") }
        try few(items.count, "items")
        for item in items {
            _ = try said(item.paper, "items.paper")
            _ = try said(item.reason, "items.reason")
        }
        return [.supplementRequested(items, deadlineNote: note, try reading(.supplementRequested(at: now)))]
    }

    /// Complete means every paper that was asked for: the clock must not start on half of them.
    func receiveSupplement(_ papers: [String]) throws(Refusal) -> [Fact] {
        try few(papers.count, "papers")
        let asked = dossier.supplements.last?.items.map(\.paper) ?? []
        let missing = asked.filter { !papers.contains($0) }
        guard missing.isEmpty else { throw .supplementIncomplete(missing: missing) }
        return [.supplementReceived(papers: papers, try reading(.supplementReceived(at: now)))]
    }

    func pause(_ pause: Pause) throws(Refusal) -> [Fact] {
        _ = try said(pause.note, "note")
        if let day = pause.answerBy { try sensible(LocalMoment(day, minute: 0)) }
        if let moment = pause.attendAt { try sensible(moment) }
        return [.paused(pause, try reading(.paused(at: now, pause.reason)))]
    }

    private func sensible(_ moment: LocalMoment) throws(Refusal) {
        guard (2000...2099).contains(moment.date.parts.year), (0...1440).contains(moment.minute) else {
            throw .clock(.outsideCalendar(at: moment))
        }
    }

    func resume(_ note: String) throws(Refusal) -> [Fact] {
        [.resumed(note: note, try reading(.resumed(at: now)))]
    }

    /// Apology and a new date, once, at least one working day ahead (Decree 61/2018, article 19.9; form 04).
    func reappoint(_ to: CivilDate, _ reason: String) throws(Refusal) -> [Fact] {
        let reason = try said(reason, "reason")
        guard dossier.lodging.period != nil else { throw .noPeriod }
        return [.reappointed(to: to, reason: reason, try reading(.reappointed(to: to, at: now)))]
    }

    /// After the silence the sector's act sets, and not before (it differs: 10, 15 or 30 days).
    func closeForSilence() throws(Refusal) -> [Fact] {
        guard let ends = dossier.clock.silenceEnds else { throw .neverClosesForSilence }
        guard now > ends else { throw .silenceNotOver(ends: ends) }
        return [.closedForSilence]
    }

    /// After a change of the calendar: nothing but the dates moves.
    func rederive() throws(Refusal) -> [Fact] {
        guard dossier.lodging.period != nil else { throw .noPeriod }
        let fresh = try reading(nil)
        if fresh == dossier.clock { throw .alreadySo }
        return [.dueRederived(fresh)]
    }
}

// Reckoning.
extension Deciding {
    /// Where the clock stands after one more event.
    func reading(_ event: ClockEvent?) throws(Refusal) -> ClockReading {
        do {
            let deadline = try dossier.deadline(after: event, context.calendar, context.hours)
            return ClockReading(due: deadline?.due, silenceEnds: deadline?.phase.silenceEnds)
        } catch { throw .clock(error) }
    }
}
