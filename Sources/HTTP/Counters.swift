/// What a server counted since it started, for `/metrics`: a value the caller renders.
public struct Counters: Sendable {
    /// Upper bounds of `durations`, in microseconds; the last bucket has none.
    public static let bounds: [Int] = [
        250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 5_000_000,
    ]

    public var connectionsAccepted = 0
    public var connectionsOpen = 0
    /// Answers by class of status: 1xx (none) to 5xx.
    public var answers: [Int] { answerCounts.indices.map { answerCounts[$0] } }
    /// Requests from their first bytes read to their answer, not cumulated.
    public var durations: [Int] { durationCounts.indices.map { durationCounts[$0] } }
    public var durationMicroseconds = 0
    public var bytesReceived = 0
    public var bytesSent = 0
    public var refusals: [Refusal: Int] = [:]
    /// Answers nobody waited for any more.
    public var lateAnswers = 0
    /// Streams whose source failed midway.
    public var brokenStreams = 0
    /// Turns of the loops and their work in microseconds; while a turn lasts, others of its loop wait.
    public var turns = 0
    public var busyMicroseconds = 0
    public var longestTurnMicroseconds = 0

    // In place: they are copied out once a turn of each loop.
    private var answerCounts = InlineArray<5, Int>(repeating: 0)
    private var durationCounts = InlineArray<13, Int>(repeating: 0)

    public init() {}

    mutating func count(status: Int, microseconds: Int) {
        answerCounts[max(0, min(4, status / 100 - 1))] += 1
        var bucket = 0
        while bucket < Self.bounds.count, microseconds > Self.bounds[bucket] { bucket += 1 }
        durationCounts[bucket] += 1
        durationMicroseconds += microseconds
    }

    mutating func count(turn microseconds: Int) {
        turns += 1
        busyMicroseconds += microseconds
        longestTurnMicroseconds = max(longestTurnMicroseconds, microseconds)
    }

    static func + (left: Counters, right: Counters) -> Counters {
        var sum = left
        sum.connectionsAccepted += right.connectionsAccepted
        sum.connectionsOpen += right.connectionsOpen
        for index in sum.answerCounts.indices { sum.answerCounts[index] += right.answerCounts[index] }
        for index in sum.durationCounts.indices { sum.durationCounts[index] += right.durationCounts[index] }
        sum.durationMicroseconds += right.durationMicroseconds
        sum.bytesReceived += right.bytesReceived
        sum.bytesSent += right.bytesSent
        sum.refusals.merge(right.refusals) { $0 + $1 }
        sum.lateAnswers += right.lateAnswers
        sum.brokenStreams += right.brokenStreams
        sum.turns += right.turns
        sum.busyMicroseconds += right.busyMicroseconds
        sum.longestTurnMicroseconds = max(sum.longestTurnMicroseconds, right.longestTurnMicroseconds)
        return sum
    }
}
