// The inbox of an agency: InboxRank.swift says what is urgent and why, InboxPage.swift shows it, LoadChart.swift who
// has how much.
public import Base
public import Dossiers

/// Why a dossier stands where it stands in the inbox; the first case that fits. Those above are more urgent.
public enum InboxRank: Hashable, Sendable {
    /// So many working days ago; 0 is today.
    case overdue(Int)
    /// No supplement came while the applicant had time.
    case silenceOver
    case dueToday
    /// The last day for an apology with a new date.
    case apologyToday
    case conflict
    case toRoute
    /// For so many working days.
    case toAccept(Int)
    case soon(Int)
    case answered
    case toIssue
    case toHandOut
    case running(Int)
    case waiting(Stage)
    case noDue

    /// What a rank is judged by.
    public struct Case: Sendable {
        public var stage: Stage
        public var due: LocalMoment?
        public var silenceEnds: LocalMoment?
        /// Working days from today to the due date.
        public var daysLeft: Int
        /// The last day for an apology; nil where one was given or none can be.
        public var latestApology: CivilDate?
        /// Working days since it was received.
        public var age: Int
        /// The last supplement is complete.
        public var isAnswered: Bool

        public init(
            stage: Stage, due: LocalMoment? = nil, silenceEnds: LocalMoment? = nil, daysLeft: Int = 0,
            latestApology: CivilDate? = nil, age: Int = 0, isAnswered: Bool = false
        ) {
            (self.stage, self.due, self.silenceEnds, self.daysLeft) = (stage, due, silenceEnds, daysLeft)
            (self.latestApology, self.age, self.isAnswered) = (latestApology, age, isAnswered)
        }
    }

    public init(_ one: Case, at now: LocalMoment) {
        self = Self.byClock(one, now) ?? Self.byStage(one)
    }

    /// What the clock says goes before what the stage says, but for what is being settled by others.
    private static func byClock(_ one: Case, _ now: LocalMoment) -> InboxRank? {
        if one.stage == .awaitingSupplement, let ends = one.silenceEnds, now > ends { return .silenceOver }
        guard let due = one.due else { return nil }
        if now > due { return .overdue(max(0, -one.daysLeft)) }
        if due.date == now.date { return .dueToday }
        if let latest = one.latestApology, latest == now.date { return .apologyToday }
        return nil
    }

    private static func byStage(_ one: Case) -> InboxRank {
        switch one.stage {
        case .conflict: .conflict
        case .manualDesk: .toRoute
        case .routed: .toAccept(one.age)
        case .awaitingSupplement, .paused, .withPost, .heldElsewhere: .waiting(one.stage)
        case .resultReady: .toHandOut
        case .processing, .decided: atWork(one)
        case .completed, .refused, .withdrawn, .stopped, .closedForSilence, .closedElsewhere: .noDue
        }
    }

    private static func atWork(_ one: Case) -> InboxRank {
        if one.due != nil, one.daysLeft <= 3 { return .soon(one.daysLeft) }
        if one.stage == .decided { return .toIssue }
        if one.isAnswered { return .answered }
        return one.due == nil ? .noDue : .running(one.daysLeft)
    }

    /// Smaller is more urgent.
    public var order: Int {
        switch self {
        case .overdue: 0
        case .silenceOver: 1
        case .dueToday: 2
        case .apologyToday: 3
        case .conflict: 4
        case .toRoute: 5
        case .toAccept: 6
        case .soon: 7
        case .answered: 8
        case .toIssue: 9
        case .toHandOut: 10
        case .running: 11
        case .noDue: 12
        case .waiting: 13
        }
    }

    var tone: String {
        switch self {
        case .overdue, .silenceOver: "bad"
        case .dueToday, .apologyToday, .soon: "warn"
        case .conflict, .toRoute, .toAccept, .answered, .toIssue, .toHandOut: "wait"
        case .running, .noDue, .waiting: "plain"
        }
    }

    /// In words, for whoever wonders.
    public var words: Bilingual {
        switch self {
        case .overdue(let days): DueWords.words(daysLeft: days, isOver: true).filled(days).capitalizedFirst
        case .silenceOver: Phrase.rankSilence
        case .dueToday: Phrase.dueToday.capitalizedFirst
        case .apologyToday: Phrase.rankApology
        case .conflict: Phrase.rankConflict
        case .toRoute: Phrase.rankRoute
        case .toAccept(let days): (days < 2 ? Phrase.rankAccept : Phrase.rankAcceptDays).filled(days)
        case .soon(1): Phrase.rankSoonOne
        case .soon(let days): Phrase.rankSoon.filled(days)
        case .answered: Phrase.rankAnswered
        case .toIssue: Phrase.rankIssue
        case .toHandOut: Phrase.rankHandOut
        case .running(let days): DueWords.words(daysLeft: days, isOver: false).filled(days).capitalizedFirst
        case .waiting(let stage): Self.waiting(stage)
        case .noDue: Phrase.rankNoDue
        }
    }

    private static func waiting(_ stage: Stage) -> Bilingual {
        switch stage {
        case .awaitingSupplement: Phrase.rankSupplement
        case .withPost: Phrase.rankPost
        case .heldElsewhere: Phrase.rankElsewhere
        default: Phrase.rankPaused
        }
    }
}

extension Bilingual {
    fileprivate func filled(_ number: Int) -> Bilingual {
        Bilingual(vi: vi.replacing("{n}", with: String(number)), en: en.replacing("{n}", with: String(number)))
    }
}
