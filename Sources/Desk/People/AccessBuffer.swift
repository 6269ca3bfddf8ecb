internal import Base

/// Notes who saw what and hands it over in bulk: a read is no commit. What is not yet handed over is lost with the
/// power, at most the last second's; a full buffer refuses, since nobody may look without being seen.
public final class AccessBuffer: Sendable {
    private let waiting = Locked<[Access]>([])
    private let capacity: Int

    public init(capacity: Int = 10_000) { self.capacity = capacity }

    /// - Returns: false when it is full: answer 503 instead of showing the dossier.
    public func note(_ access: Access) -> Bool {
        waiting.with { waiting in
            guard waiting.count < capacity else { return false }
            waiting.append(access)
            return true
        }
    }

    /// Once a second, and last of all at the end. What could not be kept comes back and is tried again.
    public func flush(to ledger: any PeopleLedger) {
        let rows = waiting.with { waiting in
            defer { waiting = [] }
            return waiting
        }
        guard !rows.isEmpty else { return }
        ledger.writePeople {
            try $0.log(rows)
        } answer: { [waiting] result in
            if case .failure = result { waiting.with { $0.insert(contentsOf: rows, at: 0) } }
        }
    }
}
