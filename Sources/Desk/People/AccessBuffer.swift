internal import Base

/// Notes who saw what and hands it over in bulk: a read is no commit. What is not yet handed over is lost with the
/// power, at most the last second's; a full buffer refuses, since nobody may look without being seen.
public final class AccessBuffer: Sendable {
    private struct State {
        var rows: [Access] = []
        /// Handed over, and not yet kept.
        var underway = 0
    }

    private let state = Locked(State())
    private let capacity: Int
    /// So many are handed over without waiting for the second to end.
    private let batch: Int

    public init(capacity: Int = 50_000, batch: Int = 1_000) {
        self.capacity = capacity
        self.batch = batch
    }

    /// - Returns: false when it is full: answer 503 instead of showing the dossier.
    public func note(_ access: Access) -> Bool {
        state.with { state in
            guard state.rows.count + state.underway < capacity else { return false }
            state.rows.append(access)
            return true
        }
    }

    /// Whether enough has gathered for a handover of its own, and none is underway.
    public var isDue: Bool { state.with { $0.rows.count >= batch && $0.underway == 0 } }

    public var waiting: Int { state.with { $0.rows.count + $0.underway } }

    /// When it is due, once a second, and last of all at the end. What could not be kept comes back and is tried again.
    public func flush(to ledger: any PeopleLedger) {
        let rows = state.with { state in
            defer { state.rows = [] }
            state.underway += state.rows.count
            return state.rows
        }
        guard !rows.isEmpty else { return }
        ledger.writePeople {
            try $0.log(rows)
        } answer: { [state] result in
            state.with { state in
                state.underway -= rows.count
                if case .failure = result { state.rows.insert(contentsOf: rows, at: 0) }
            }
        }
    }
}
