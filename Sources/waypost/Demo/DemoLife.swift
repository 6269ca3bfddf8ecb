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

// What often comes one after the other.
extension DemoLife {
    typealias Beats = [(DemoMove, Wait)]

    private static let taken: Beats = [(.accept, .share(0.12))]
    private static let takenNextDay: Beats = [(.accept, .days(1))]
    private static let granted: Beats = [(.grant, .share(0.45)), (.issue, .share(0.1))]
    private static let rejected: Beats = [(.reject, .share(0.5)), (.issue, .share(0.1))]
    private static let grantedLate: Beats = [(.grant, .share(1.3)), (.issue, .days(1))]
    private static let asked: Beats = [(.ask, .share(0.1)), (.bring, .days(2))]
    private static let waited: Beats = [(.pause, .share(0.1)), (.resume, .days(2))]
    private static let moved: Beats = [(.reappoint, .share(0.2)), (.grant, .share(0.8)), (.issue, .days(1))]
    private static let rerouted: Beats = [(.declineElsewhere, .share(0.05))]
    private static let atOdds: Beats = [(.declineElsewhere, .days(1)), (.declineBack, .days(1))]
    private static let settled: Beats = [(.settle, .days(2)), (.accept, .days(1))]
    private static let ready: Beats = [(.accept, .days(1)), (.grant, .days(1)), (.issue, .days(1))]

    private static let atCounter: Beats = [(.handOut, .days(1))]
    private static let atOnce: Beats = [(.handOut, .minutes(5))]
    private static let posted: Beats = [(.handOut, .minutes(40))]
    private static let delivered: Beats = [(.handOut, .minutes(40)), (.deliver, .days(2))]
}

extension DemoLife {
    /// Those that come to a result, if there was time.
    static let complete: [DemoLife] = [
        DemoLife(count: 120, beats: taken + granted + atCounter),
        DemoLife(count: 40, result: .post, beats: taken + granted + delivered),
        DemoLife(count: 35, result: .electronic, beats: taken + granted + atOnce),
        DemoLife(count: 24, due: .long, beats: taken + asked + granted + atCounter),
        DemoLife(count: 12, due: .long, beats: taken + waited + granted + atCounter),
        DemoLife(count: 10, due: .long, beats: taken + moved + atCounter),
        DemoLife(count: 8, kind: .commune, due: .long, beats: rerouted + taken + granted + atCounter),
        DemoLife(count: 8, beats: taken + rejected + atCounter),
        DemoLife(count: 8, beats: taken + grantedLate + atCounter),
        DemoLife(
            count: 40, kind: .onTheSpot,
            beats: [(.grant, .minutes(12)), (.issue, .minutes(3)), (.handOut, .minutes(4))]),
        DemoLife(
            count: 4, kind: .unsure, ago: 3...DemoDays.most, beats: [(.routeByHand, .days(1)), (.accept, .days(1))]),
    ]

    /// For one reason or another without a result.
    static let cutShort: [DemoLife] = [
        DemoLife(count: 6, ago: 2...DemoDays.most, beats: [(.refuse, .minutes(60))]),
        DemoLife(count: 6, due: .long, ago: 4...DemoDays.most, beats: takenNextDay + [(.withdraw, .days(1))]),
        DemoLife(count: 3, ago: 2...DemoDays.most, beats: [(.withdraw, .minutes(45))]),
        DemoLife(count: 4, due: .long, ago: 5...DemoDays.most, beats: takenNextDay + [(.stop, .days(2))]),
        DemoLife(
            count: 4, due: .long, ago: 20...DemoDays.most, isClosedForSilence: true,
            beats: [(.accept, .days(1)), (.ask, .days(1)), (.closeForSilence, .days(12))]),
        DemoLife(
            count: 5, kind: .elsewhere, ago: 6...DemoDays.most,
            beats: [(.changeReference, .days(1)), (.closeElsewhere, .days(3))]),
    ]

    /// Those that wait for somebody, in every stage there is.
    static let underWay: [DemoLife] = [
        DemoLife(count: 24, ago: 0...1),
        DemoLife(count: 10, due: .long, ago: 1...3),
        DemoLife(count: 40, due: .long, ago: 2...9, beats: takenNextDay),
        DemoLife(count: 14, due: .today, ago: 1...DemoDays.most, beats: [(.accept, .minutes(70))]),
        DemoLife(count: 12, due: .past, ago: 2...DemoDays.most, beats: [(.accept, .minutes(100))]),
        DemoLife(count: 3, due: .past, ago: 2...DemoDays.most),
        DemoLife(count: 10, due: .long, ago: 4...8, beats: takenNextDay + [(.ask, .days(1))]),
        DemoLife(count: 8, due: .long, ago: 4...9, beats: takenNextDay + [(.pause, .days(1))]),
        DemoLife(count: 9, due: .long, ago: 4...7, beats: takenNextDay + [(.grant, .days(1))]),
        DemoLife(count: 16, due: .long, ago: 5...10, beats: ready),
        DemoLife(count: 8, result: .post, due: .long, ago: 5...8, beats: ready + posted),
        DemoLife(
            count: 4, result: .post, due: .long, ago: 9...14, beats: ready + posted + [(.bringBack, .days(3))]),
        DemoLife(count: 5, kind: .onTheSpot, ago: 0...1),
        DemoLife(count: 5, kind: .unsure, ago: 1...3),
        DemoLife(count: 6, kind: .elsewhere, ago: 2...DemoDays.most, beats: [(.changeReference, .days(1))]),
        DemoLife(count: 2, kind: .commune, due: .long, ago: 4...6, beats: atOdds),
        DemoLife(count: 2, kind: .commune, due: .long, ago: 8...14, beats: atOdds + settled),
    ]

    static let all = complete + cutShort + underWay
}
