internal import Base

extension Editions {
    /// The state after something happened. Knows no rule: what was decided once stays as it was decided.
    public mutating func evolve(_ happening: EditionHappening) {
        let hash = happening.edition
        switch happening.event {
        case .seeded(let number, let proposal, let source, let proof, let activation, let since):
            begin(happening, number, proposal)
            change(happening) {
                $0.source = source
                $0.proof = proof
                $0.activations.append(happening.activation(activation, since))
            }
        case .proposed(let number, let proposal): begin(happening, number, proposal)
        case .proved(let proof): change(happening) { $0.proof = proof }
        case .failed(let proof): change(happening) { $0.fail(proof, at: happening.at) }
        case .approved(let against):
            change(happening) {
                $0.approval = EditionRecord.Approval(by: happening.by, at: happening.at, against: against)
            }
        case .scheduled(let activation, let start):
            change(happening) {
                $0.cancelPending(at: happening.at)
                $0.activations.append(happening.activation(activation, start))
            }
        case .unscheduled(let activation, _): change(happening) { $0.cancel(activation) }
        case .rolledBack(let activation, let start, _, let reason):
            change(happening) { $0.activations.append(happening.activation(activation, start, reason: reason)) }
        case .withdrawn(let reason):
            change(happening) {
                $0.cancelPending(at: happening.at)
                $0.withdrawal = EditionRecord.Withdrawal(by: happening.by, at: happening.at, reason: reason)
            }
        }
        records[hash]?.version += 1
    }

    public func evolved(_ happenings: [EditionHappening]) -> Editions {
        var next = self
        happenings.forEach { next.evolve($0) }
        return next
    }

    /// A new record; one that was withdrawn begins anew, but keeps its number, its version and its cancelled plans.
    private mutating func begin(_ happening: EditionHappening, _ number: Int, _ proposal: EditionProposal) {
        let older = records[happening.edition]
        var record = EditionRecord(
            hash: happening.edition, number: number, files: proposal.files, proposer: happening.by, at: happening.at,
            note: proposal.note)
        record.base = proposal.base
        record.version = older?.version ?? 0
        record.activations = older?.activations ?? []
        records[happening.edition] = record
    }

    private mutating func change(_ happening: EditionHappening, _ body: (inout EditionRecord) -> Void) {
        guard var record = records[happening.edition] else { return }
        body(&record)
        records[happening.edition] = record
    }
}

extension EditionHappening {
    fileprivate func activation(_ number: Int, _ start: Instant, reason: String = "") -> EditionActivation {
        EditionActivation(number: number, start: start, by: by, decided: at, reason: reason)
    }
}

extension EditionRecord {
    fileprivate mutating func fail(_ proof: EditionProof, at now: Instant) {
        self.proof = proof
        approval = nil
        cancelPending(at: now)
    }

    fileprivate mutating func cancelPending(at now: Instant) {
        for index in activations.indices where activations[index].start > now { activations[index].isCancelled = true }
    }

    fileprivate mutating func cancel(_ number: Int) {
        for index in activations.indices where activations[index].number == number {
            activations[index].isCancelled = true
        }
    }
}
