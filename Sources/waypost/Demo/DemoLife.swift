/// What happens to one dossier after it was lodged.
enum DemoMove: Sendable {
    case accept, declineElsewhere, declineBack, settle
    case ask, bring, pause, resume, reappoint
    case grant, reject, issue, handOut, deliver, bringBack
    case refuse, withdraw, stop, closeForSilence
    case changeReference, closeElsewhere, routeByHand
}

/// A way a dossier can go, and how many go it. What would lie in the future has not happened yet, so that the later
/// part of the city is still at work.
struct DemoLife: Sendable {
    enum Wait: Sendable {
        /// Of the decision period, counted in minutes of the calendar.
        case share(Double)
        /// Working days.
        case days(Int)
        case minutes(Int)
    }

    /// What routing answers.
    enum Kind: Sendable {
        case agency
        /// A residence elsewhere leads to another agency of the same kind.
        case commune
        case onTheSpot, elsewhere
        /// The applicant cannot tell what routing asks.
        case unsure
    }

    enum Due: Sendable {
        case any
        /// A period of some days, so that something can happen in it.
        case long
        case today
        /// In the last days, and not done.
        case past
    }

    enum Result: Sendable { case counter, post, electronic }

    var count: Int
    var kind = Kind.agency
    var result = Result.counter
    var due = Due.any
    /// Working days ago that it was lodged.
    var ago = 0...DemoDays.most
    /// With an invented period of silence: the register states none.
    var isClosedForSilence = false
    var beats: [(DemoMove, Wait)] = []
}

// Those that come to their end, if there was time.
extension DemoLife {
    private static let taken: [(DemoMove, Wait)] = [(.accept, .share(0.12))]
    private static let done: [(DemoMove, Wait)] = [(.grant, .share(0.45)), (.issue, .share(0.1))]
    private static let atCounter: [(DemoMove, Wait)] = [(.handOut, .days(1))]
    private static let byPost: [(DemoMove, Wait)] = [(.handOut, .minutes(50)), (.deliver, .days(2))]

    static let complete: [DemoLife] = [
        DemoLife(count: 120, beats: taken + done + atCounter),
        DemoLife(count: 40, result: .post, beats: taken + done + byPost),
        DemoLife(count: 35, result: .electronic, beats: taken + done + [(.handOut, .minutes(5))]),
        DemoLife(
            count: 24, due: .long, beats: taken + [(.ask, .share(0.1)), (.bring, .days(2))] + done + atCounter),
        DemoLife(
            count: 12, due: .long, beats: taken + [(.pause, .share(0.1)), (.resume, .days(2))] + done + atCounter),
        DemoLife(
            count: 10, due: .long,
            beats: taken + [(.reappoint, .share(0.2)), (.grant, .share(0.8)), (.issue, .days(1))] + atCounter),
        DemoLife(
            count: 8, kind: .commune, due: .long,
            beats: taken.map { _ in (.declineElsewhere, .share(0.05)) } + taken + done + atCounter),
        DemoLife(count: 8, beats: taken + [(.reject, .share(0.5)), (.issue, .share(0.1))] + atCounter),
        DemoLife(count: 8, beats: taken + [(.grant, .share(1.3)), (.issue, .days(1))] + atCounter),
        DemoLife(
            count: 40, kind: .onTheSpot,
            beats: [(.grant, .minutes(12)), (.issue, .minutes(3)), (.handOut, .minutes(4))]),
        DemoLife(
            count: 4, kind: .unsure, ago: 3...DemoDays.most, beats: [(.routeByHand, .days(1)), (.accept, .days(1))]),
    ]

    /// For one reason or another without a result.
    static let cutShort: [DemoLife] = [
        DemoLife(count: 6, ago: 2...DemoDays.most, beats: [(.refuse, .minutes(120))]),
        DemoLife(
            count: 6, due: .long, ago: 4...DemoDays.most,
            beats: taken.map { _ in (.accept, .days(1)) } + [(.withdraw, .days(1))]),
        DemoLife(count: 3, ago: 2...DemoDays.most, beats: [(.withdraw, .minutes(90))]),
        DemoLife(count: 4, due: .long, ago: 5...DemoDays.most, beats: [(.accept, .days(1)), (.stop, .days(2))]),
        DemoLife(
            count: 4, due: .long, ago: 20...DemoDays.most, isClosedForSilence: true,
            beats: [(.accept, .days(1)), (.ask, .days(1)), (.closeForSilence, .days(12))]),
        DemoLife(
            count: 5, kind: .elsewhere, ago: 6...DemoDays.most,
            beats: [(.changeReference, .days(1)), (.closeElsewhere, .days(3))]),
    ]
}

// Those that wait for somebody, in every stage there is.
extension DemoLife {
    static let underWay: [DemoLife] = [
        DemoLife(count: 24, ago: 0...1),
        DemoLife(count: 10, due: .long, ago: 1...3),
        DemoLife(count: 40, due: .long, ago: 2...9, beats: [(.accept, .days(1))]),
        DemoLife(count: 14, due: .today, ago: 1...DemoDays.most, beats: [(.accept, .minutes(70))]),
        DemoLife(count: 12, due: .past, ago: 2...DemoDays.most, beats: [(.accept, .minutes(100))]),
        DemoLife(count: 3, due: .past, ago: 2...DemoDays.most),
        DemoLife(count: 10, due: .long, ago: 4...8, beats: [(.accept, .days(1)), (.ask, .days(1))]),
        DemoLife(count: 8, due: .long, ago: 4...9, beats: [(.accept, .days(1)), (.pause, .days(1))]),
        DemoLife(count: 9, due: .long, ago: 4...7, beats: [(.accept, .days(1)), (.grant, .days(1))]),
        DemoLife(
            count: 16, due: .long, ago: 5...10, beats: [(.accept, .days(1)), (.grant, .days(1)), (.issue, .days(1))]),
        DemoLife(
            count: 8, result: .post, due: .long, ago: 5...8,
            beats: [(.accept, .days(1)), (.grant, .days(1)), (.issue, .days(1)), (.handOut, .minutes(30))]),
        DemoLife(
            count: 4, result: .post, due: .long, ago: 9...14,
            beats: [
                (.accept, .days(1)), (.grant, .days(1)), (.issue, .days(1)), (.handOut, .minutes(30)),
                (.bringBack, .days(3)),
            ]),
        DemoLife(count: 5, kind: .onTheSpot, ago: 0...1),
        DemoLife(count: 5, kind: .unsure, ago: 1...3),
        DemoLife(count: 6, kind: .elsewhere, ago: 1...DemoDays.most, beats: [(.changeReference, .days(1))]),
        DemoLife(
            count: 1, kind: .commune, due: .long, ago: 4...6,
            beats: [(.declineElsewhere, .days(1)), (.declineBack, .days(1))]),
        DemoLife(
            count: 2, kind: .commune, due: .long, ago: 8...14,
            beats: [(.declineElsewhere, .days(1)), (.declineBack, .days(1)), (.settle, .days(2)), (.accept, .days(1))]),
    ]

    static let all = complete + cutShort + underWay
}
