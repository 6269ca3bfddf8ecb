/// An answer that comes on another thread, for whoever may wait for it: a command, a start, a test; never an event loop.
public final class PendingAnswer<Value: Sendable>: Sendable {
    private let result = Locked<Result<Value, any Error>?>(nil)

    public init() {}

    /// Called once, by whoever has the answer.
    public func give(_ answer: Result<Value, any Error>) {
        result.with { $0 = answer }
        result.wakeAll()
    }

    public func wait() -> Result<Value, any Error> { result.waitForValue() }
}

/// Asks, and waits here until the answer is called with what came of it.
public func waitForAnswer<Value: Sendable>(
    _ ask: (_ answer: @escaping @Sendable (Result<Value, any Error>) -> Void) throws -> Void
) throws -> Value {
    let pending = PendingAnswer<Value>()
    try ask { pending.give($0) }
    return try pending.wait().get()
}
