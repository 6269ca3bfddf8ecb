internal import Base
internal import Competence
internal import Desk
internal import Pages

/// Makes what the pages show of editions.
struct EditionViewMaker {
    let exchange: Exchange
    let editions: Editions

    init(_ exchange: Exchange, _ editions: Editions) { (self.exchange, self.editions) = (exchange, editions) }

    private var desk: EditionDesk { exchange.service.editions }
    private var now: Instant { exchange.now }
    private var active: EditionRecord? { editions.active(at: now).flatMap { editions[$0] } }

    func view(_ record: EditionRecord) -> EditionView {
        let stage = editions.stage(of: record.hash, at: now) ?? .draft
        var view = EditionView(
            hash: "\(record.hash)", number: record.number, stage: stage.words.capitalizedFirst, tone: stage.tone,
            note: record.note)
        view.source = record.source.split(separator: "/").last.map(String.init) ?? ""
        view.proposer = name(record.proposer)
        view.proposed = told(record.proposed)
        view.base = record.base.flatMap { editions[$0]?.number }
        if let approval = record.approval {
            (view.approver, view.approved) = (name(approval.by), told(approval.at))
            view.against = approval.against.flatMap { editions[$0]?.number }
        }
        view.activations = record.activations.map {
            EditionView.Activation(
                start: told($0.start), by: name($0.by), reason: $0.reason, isCancelled: $0.isCancelled)
        }
        view.withdrawn = record.withdrawal.map { "\(name($0.by)), \(told($0.at)): \($0.reason)" } ?? ""
        view.files = record.files.map { EditionView.File(name: $0.name, size: $0.size) }
        return view
    }

    /// People by their names; nobody for the program itself.
    private func name(_ actor: EditionActor) -> String {
        if actor == .system { return "" }
        let account = try? exchange.bench.people.account(AccountID(actor.person))
        return account?.name ?? actor.person
    }

    private func told(_ moment: Instant) -> String {
        let local = LocalMoment(moment)
        return "\(local.date.slashed) \(padded(local.minute / 60, 2)):\(padded(local.minute % 60, 2))"
    }

    func proof(_ proof: EditionProof) -> ProofView {
        ProofView(
            isPassed: proof.isPassed, day: proof.day,
            counts: proof.procedures == 0
                ? []
                : [
                    (Phrase.edProcedures, proof.procedures), (Phrase.edPairs, proof.pairs),
                    (Phrase.edCells, proof.cells), (Phrase.edWaived, proof.waived),
                ], failures: proof.failures, failureCount: proof.failureCount)
    }

    /// What it changes against the active edition; nothing where it is that one, or is of the past.
    func compared(_ record: EditionRecord) throws -> DifferenceView? {
        guard let active, active.hash != record.hash else { return nil }
        var view = DifferenceView(
            try desk.difference(of: record.hash, against: active.hash, at: now), against: active.number)
        view.from = exchange.asked("from", usual: 0)
        view.edits = RuleEdits.between(try desk.files(of: active.hash), try desk.files(of: record.hash))
        return view
    }

    func replay(_ record: EditionRecord) -> ReplayView {
        let days = exchange.asked("days", usual: 28)
        let key = StewardWork.ReplayKey(
            older: active?.hash ?? record.hash, newer: record.hash, days: days, today: LocalMoment(now).date)
        switch exchange.service.steward.replay(key, exchange.service) {
        case .working(let done, let total): return ReplayView(days: days, state: .working(done: done, total: total))
        case .failed: return ReplayView(days: days, state: .failed)
        case .ready(let found): return ReplayView(days: days, state: state(found))
        }
    }

    private func state(_ replay: EditionReplay) -> ReplayView.State {
        let moved = replay.comparison.moved
        var shown: [ReplayView.Moved] = []
        for item in moved {
            let place = shown.firstIndex { $0.before == item.before && $0.after == item.after }
            if let place {
                shown[place].count += 1
                if shown[place].codes.count < 20 { shown[place].codes.append(item.label) }
            } else {
                shown.append(
                    ReplayView.Moved(
                        count: 1, codes: [item.label], before: item.before, after: item.after,
                        isNewlyAsked: item.isNewlyAsked))
            }
        }
        return .ready(
            asked: replay.comparison.casesAsked, moved: shown.sorted { $0.count > $1.count }, movedCount: moved.count,
            newlyAsked: moved.count(where: \.isNewlyAsked),
            loads: replay.comparison.loads.map { ($0.name, $0.before, $0.after) }, ownerless: replay.ownerless,
            isCut: replay.isCut)
    }
}

// Steps.
extension EditionViewMaker {
    private var mayApprove: Bool { exchange.principal.allows(.approveEdition, on: .house) }
    private var mayPropose: Bool { exchange.principal.allows(.proposeEdition, on: .house) }

    /// What the edition's stage allows; what is another person's to do is shown without a button, and says whose it is.
    func steps(_ record: EditionRecord) -> [EditionStepView] {
        guard let stage = editions.stage(of: record.hash, at: now) else { return [] }
        switch stage {
        case .draft: return [check, withdraw]
        case .failed: return [check, withdraw]
        case .proved: return [approve(record), withdraw]
        case .approved: return (isOutrun(record) ? [approve(record)] : [activate, schedule]) + [withdraw]
        case .scheduled: return [unschedule, activate, schedule, withdraw]
        case .superseded: return [rollBack]
        case .active, .withdrawn: return []
        }
    }

    /// It was compared with an edition that is not the active one any more.
    private func isOutrun(_ record: EditionRecord) -> Bool {
        let against = record.approval?.against
        return against != active?.hash && !editions.pending(at: now).contains { $0.edition == against }
    }

    private var activeNumber: Int { active?.number ?? 0 }

    private var check: EditionStepView {
        EditionStepView(
            name: "check", title: Phrase.edStepCheck, causes: [],
            whyNot: mayPropose || mayApprove ? nil : Phrase.edNotYours)
    }

    private func approve(_ record: EditionRecord) -> EditionStepView {
        let isMine = record.proposer.person == exchange.editionActor.person
        var step = EditionStepView(
            name: "approve", title: Phrase.edStepApprove,
            causes: [Phrase.edApproveCompared(activeNumber), Phrase.edApproveNothingYet],
            whyNot: isMine ? Phrase.edYouProposed : mayApprove ? nil : Phrase.edPublisherApproves)
        // Whoever becomes active meanwhile was not what this page compared with.
        step.seen = active.map { [("against", "\($0.hash)")] } ?? []
        return step
    }

    private var activate: EditionStepView {
        EditionStepView(
            name: "activate", title: Phrase.edStepActivate,
            causes: [Phrase.edFromNow, Phrase.edRunningStay, Phrase.edReplaces(activeNumber)],
            whyNot: mayApprove ? nil : Phrase.edPublisherSchedules)
    }

    private var schedule: EditionStepView {
        EditionStepView(
            name: "schedule", title: Phrase.edStepSchedule,
            causes: [Phrase.edFromMidnight, Phrase.edRunningStay],
            fields: [Field("schedule.on", Phrase.edDay, .line(type: "date", length: 10), width: "short")],
            whyNot: mayApprove ? nil : Phrase.edPublisherSchedules)
    }

    private var unschedule: EditionStepView {
        EditionStepView(
            name: "unschedule", title: Phrase.edStepUnschedule, causes: [Phrase.edUnscheduled(activeNumber)],
            fields: [reason("unschedule")], whyNot: mayApprove ? nil : Phrase.edPublisherSchedules)
    }

    private var rollBack: EditionStepView {
        EditionStepView(
            name: "roll-back", title: Phrase.edStepRollBack,
            causes: [Phrase.edRollsBack(activeNumber), Phrase.edRunningStay, Phrase.edPlansFall],
            fields: [reason("roll-back")], isDanger: true, whyNot: mayApprove ? nil : Phrase.edPublisherSchedules)
    }

    private var withdraw: EditionStepView {
        EditionStepView(
            name: "withdraw", title: Phrase.edStepWithdraw, causes: [Phrase.edWithdraws],
            fields: [reason("withdraw")], isDanger: true, whyNot: mayPropose ? nil : Phrase.edStewardWithdraws)
    }

    private func reason(_ step: String) -> Field {
        Field("\(step).reason", Phrase.edReason, hint: Phrase.edReasonHint, .lines(rows: 2, length: 1000))
    }
}

extension EditionStage {
    /// The words say it; the colour only helps.
    fileprivate var tone: Piece.Tone {
        switch self {
        case .draft: .plain
        case .failed: .bad
        case .proved: .wait
        case .approved, .scheduled: .warn
        case .active: .good
        case .superseded, .withdrawn: .plain
        }
    }
}

extension DifferenceView {
    init(_ comparison: EditionComparison, against: Int) {
        self.init(
            against: against, verdict: comparison.verdict, isEmpty: comparison.isEmpty,
            changes: comparison.groups.map { ($0.areaCount, $0.isBasisOnly, $0.sentence) },
            procedures: [
                (Phrase.edAdded, comparison.addedProcedures), (Phrase.edRemoved, comparison.removedProcedures),
                (Phrase.edReworded, comparison.rewordedProcedures),
            ], rows: comparison.rows.map(\.sentence))
    }
}
