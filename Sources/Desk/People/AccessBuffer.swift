internal import Base

/// Notes who saw what and hands it over in bulk: a read is no commit. What is not yet handed over is lost with the
/// power, at most the last second's; a full buffer refuses, since nobody may look without being seen. The same look of
/// the same actor at the same thing again, before it was handed over, is one look: a partner who asks twenty times a
/// second saw it once in that second.
public final class AccessBuffer: Sendable {
    fileprivate struct Look: Hashable {
        let actor: String
        let subject: StreamID
        let what: String
    }

    fileprivate struct State {
        var rows: [Access] = []
        /// Of `rows`.
        var looks: Set<Look> = []
        /// Handed over, and not yet kept.
        var underway = 0
    }

    private let state = Locked(State())
    private let capacity: Int
    /// Of one write, so that nobody's commit waits for a crowd of looks.
    private let batch: Int

    public init(capacity: Int = 50_000, batch: Int = 500) {
        self.capacity = capacity
        self.batch = batch
    }

    public enum Outcome: Hashable, Sendable {
        case noted
        /// Noted, and half of the room is used up: flush without waiting for the second to end.
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
            return 2 * state.rows.count >= capacity && state.underway == 0 ? .due : .noted
        }
    }

    public var waiting: Int { state.with { $0.rows.count + $0.underway } }

    /// Once a second and when it is due: hands over what has gathered until now, one batch after another. What could not
    /// be kept comes back and is tried again.
    public func flush(to ledger: any PeopleLedger) { hand(over: state.with { $0.rows.count }, to: ledger) }

    /// Last of all: all of it in one write, since nothing can follow.
    public func end(to ledger: any PeopleLedger) {
        let rows = state.with { $0.take($0.rows.count) }
        if !rows.isEmpty { ledger.writePeople({ try $0.log(rows) }, answer: { _ in }) }
    }

    private func hand(over count: Int, to ledger: any PeopleLedger) {
        let rows = state.with { state in state.underway == 0 ? state.take(min(count, batch)) : [] }
        if rows.isEmpty { return }
        ledger.writePeople {
            try $0.log(rows)
        } answer: { [self] result in
            let isKept = state.with { state in
                state.underway -= rows.count
                if case .success = result { return true }
                state.rows.insert(contentsOf: rows, at: 0)
                return false
            }
            if isKept { hand(over: count - rows.count, to: ledger) }
        }
    }
}

extension AccessBuffer.State {
    /// The oldest; what is seen again after them is a look of its own.
    fileprivate mutating func take(_ count: Int) -> [Access] {
        let taken = Array(rows.prefix(count))
        rows.removeFirst(taken.count)
        if !taken.isEmpty { looks = [] }
        underway += taken.count
        return taken
    }
}
