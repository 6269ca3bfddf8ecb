public import Base

/// All editions there are, and the plan: which one is active from which moment.
///
/// After the first activation exactly one edition is active at any moment: the one whose activation began last; of two
/// that begin at the same moment, the one decided later.
public struct Editions: Hashable, Sendable {
    /// An activation in the plan.
    public struct Entry: Hashable, Sendable {
        public let edition: Digest
        public let number: Int
        public let start: Instant
    }

    public internal(set) var records: [Digest: EditionRecord] = [:]

    public init() {}

    public subscript(_ hash: Digest) -> EditionRecord? { records[hash] }

    public var byNumber: [EditionRecord] { records.values.sorted { $0.number < $1.number } }

    /// Every activation that counts, in the order in which they begin.
    public var plan: [Entry] {
        records.values.flatMap { record in
            record.activations.filter { !$0.isCancelled }
                .map { Entry(edition: record.hash, number: $0.number, start: $0.start) }
        }.sorted { ($0.start.milliseconds, $0.number) < ($1.start.milliseconds, $1.number) }
    }

    /// Nil before the first activation.
    public func active(at moment: Instant) -> Digest? { plan.last { $0.start <= moment }?.edition }

    /// What is planned to begin after that moment.
    public func pending(at moment: Instant) -> [Entry] { plan.filter { $0.start > moment } }

    public func stage(of hash: Digest, at now: Instant) -> EditionStage? {
        guard let record = records[hash] else { return nil }
        if record.withdrawal != nil { return .withdrawn }
        if record.hasBegun(by: now) { return active(at: now) == hash ? .active : .superseded }
        if record.pending(at: now) != nil { return .scheduled }
        if record.approval != nil { return .approved }
        guard let proof = record.proof else { return .draft }
        return proof.isPassed ? .proved : .failed
    }

    var nextNumber: Int { (records.values.map(\.number).max() ?? 0) + 1 }
    var nextActivation: Int { (records.values.flatMap(\.activations).map(\.number).max() ?? 0) + 1 }

    /// The edition that is active just before an entry of the plan begins.
    func predecessor(of entry: Entry) -> Digest? {
        let plan = plan
        guard let place = plan.firstIndex(of: entry), place > 0 else { return nil }
        return plan[place - 1].edition
    }

    /// What may no longer begin as planned: its proof does not hold on that day, or it would follow another edition than
    /// the one it was compared with, and silently undo whatever the edition in between changed.
    func undercut(at now: Instant) -> [Entry] {
        pending(at: now).filter { entry in
            guard let record = records[entry.edition], let proof = record.proof, let approval = record.approval,
                proof.holds(on: LocalMoment(entry.start).date)
            else { return true }
            return predecessor(of: entry) != approval.against
        }
    }
}
