internal import Base

/// Notes who saw what and hands it over in bulk: a read is no commit. What is not yet handed over is lost with the
/// power, at most the last second's; a full buffer refuses, since nobody may look without being seen. The same look of
/// the same actor at the same thing again, before it was handed over, is one look: a partner who asks twenty times a
/// second saw it once in that second.
public final class AccessBuffer: Sendable {
    private struct Look: Hashable {
        let actor: String
        let subject: StreamID
        let what: String
    }

    private struct State {
        var rows: [Access] = []
        /// Of `rows`.
        var looks: Set<Look> = []
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

    public enum Outcome: Hashable, Sendable {
        case noted
        /// Noted, and enough has gathered for a handover of its own: flush.
        case due
        /// Answer 503 instead of showing the dossier.
        case full
    }

    public func note(_ access: Access) -> Outcome {
        let look = Look(actor: access.actor, subject: access.subject, what: access.what)
        return state.with { state in
            if state.looks.contains(look) { return .noted }
            guard state.rows.count + state.underway < capacity else { return .full }
            state.rows.append(access)
            state.looks.insert(look)
            return state.rows.count >= batch && state.underway == 0 ? .due : .noted
        }
    }

    public var waiting: Int { state.with { $0.rows.count + $0.underway } }

    /// When it is due, once a second, and last of all at the end. What could not be kept comes back and is tried again.
    public func flush(to ledger: any PeopleLedger) {
        let rows = state.with { state in
            defer { (state.rows, state.looks) = ([], []) }
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
