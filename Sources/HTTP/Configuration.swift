public import Base

/// How much of a request is taken, and how long one may take; each bound keeps memory or a slot from being held by
/// whoever asks for nothing.
public struct Limits: Sendable {
    /// Request line and fields; at most 65,535.
    public var headBytes = 16 << 10
    public var targetBytes = 8 << 10
    public var fields = 100
    /// From a request's first byte to its last, however slowly they drip.
    public var requestMilliseconds = 10_000
    /// A connection without a request.
    public var idleMilliseconds = 60_000
    /// From a request's last byte to the handler's answer; after it 503.
    public var answerMilliseconds = 60_000
    /// For each 64 KiB the client takes of its answer.
    public var writeMilliseconds = 30_000
    /// After the last answer: how long the client may take to read it and close.
    public var lingerMilliseconds = 2_000
    public var connections = 8_192
    /// Of one IPv4 address or one IPv6 /64; trusted proxies are not counted.
    public var connectionsPerAddress = 256
    /// How long `stop()` waits for what was accepted.
    public var stopMilliseconds = 10_000

    public init() {}
}

public struct Configuration: Sendable {
    /// `127.0.0.1:8080`, `[::1]:8080`; port 0 picks a free one.
    public var listen = ["127.0.0.1:8080"]
    /// Event loops, one thread each.
    public var loops = 2
    public var limits = Limits()
    /// Whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
    public var trustedProxies: [Network] = []
    /// The most content taken for a request, asked when its head is there (its body is still empty).
    public var bodyLimit: @Sendable (Request) -> Int = { _ in 1 << 20 }
    /// For the Date field and the log; deadlines run on the monotonic clock.
    public var clock: Clock
    /// Takes whole lines of the access log, called on the loops' threads; nil: nothing is logged.
    public var accessLog: (@Sendable ([UInt8]) -> Void)?

    public init(clock: Clock) { self.clock = clock }
}
