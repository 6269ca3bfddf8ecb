internal import Base

/// Counts connections, in all and by address; shared by the acceptor and the loops.
final class Gate: Sendable {
    private struct Counts {
        var open = 0
        var byAddress: [Address: Int] = [:]
    }

    private let limits: Limits
    private let counts = Locked<Counts>(Counts())

    init(_ limits: Limits) { self.limits = limits }

    /// - Returns: why the connection may not come in; nil when it may and is counted.
    func enter(_ address: Address, isTrusted: Bool) -> Refusal? {
        counts.with { counts in
            guard counts.open < limits.connections else { return .tooManyConnections }
            if !isTrusted {
                let held = counts.byAddress[address.countedAs, default: 0]
                guard held < limits.connectionsPerAddress else { return .tooManyFromAddress }
                counts.byAddress[address.countedAs] = held + 1
            }
            counts.open += 1
            return nil
        }
    }

    func leave(_ address: Address, isTrusted: Bool) {
        counts.with { counts in
            counts.open -= 1
            guard !isTrusted, let held = counts.byAddress[address.countedAs] else { return }
            counts.byAddress[address.countedAs] = held > 1 ? held - 1 : nil
        }
    }
}
