public import Base

/// An edition as its page and the list show it.
public struct EditionView: Sendable {
    public struct Activation: Sendable {
        public var start: String
        public var by: String
        public var reason: String
        public var isCancelled: Bool

        public init(start: String, by: String, reason: String, isCancelled: Bool) {
            (self.start, self.by, self.reason, self.isCancelled) = (start, by, reason, isCancelled)
        }
    }

    public struct File: Sendable {
        public var name: String
        public var size: Int

        public init(name: String, size: Int) { (self.name, self.size) = (name, size) }
    }

    public var hash: String
    public var number: Int
    public var stage: Bilingual
    public var tone: Piece.Tone
    public var note: String
    /// The folder it came from at the first start, in place of a note.
    public var source = ""
    /// Empty: the program itself, at its first start.
    public var proposer: String
    public var proposed: String
    /// Number of the edition whose other tables were taken over.
    public var base: Int?
    public var approver: String
    public var approved: String
    /// Number of the edition it was compared with when it was approved.
    public var against: Int?
    public var activations: [Activation] = []
    public var withdrawn: String
    public var files: [File] = []

    public init(hash: String, number: Int, stage: Bilingual, tone: Piece.Tone, note: String) {
        (self.hash, self.number, self.stage, self.tone, self.note) = (hash, number, stage, tone, note)
        (proposer, proposed, approver, approved, withdrawn) = ("", "", "", "", "")
    }

    /// The first characters, which is how people tell hashes apart.
    var short: String { String(hash.prefix(12)) }

    func told(_ language: Language) -> HTML {
        source.isEmpty ? "\(vi: note)" : "\(Phrase.edSeededFrom, language) \(code: source)"
    }
}

/// What the check of an edition came to.
public struct ProofView: Sendable {
    public var isPassed: Bool
    public var day: CivilDate
    public var counts: [(name: Bilingual, count: Int)]
    /// Each with its file and line.
    public var failures: [Bilingual]
    public var failureCount: Int

    public init(
        isPassed: Bool, day: CivilDate, counts: [(name: Bilingual, count: Int)], failures: [Bilingual],
        failureCount: Int
    ) {
        (self.isPassed, self.day, self.counts) = (isPassed, day, counts)
        (self.failures, self.failureCount) = (failures, failureCount)
    }
}

/// What an edition changes.
public struct DifferenceView: Sendable {
    /// Number of the edition it is compared with.
    public var against: Int
    public var verdict: Bilingual
    public var isEmpty: Bool
    /// Who decides, changed: communes and the sentence.
    public var changes: [(areas: Int, isBasisOnly: Bool, sentence: Bilingual)]
    /// Procedures that are new, gone, or whose rules only read otherwise.
    public var procedures: [(words: Bilingual, codes: [String])]
    /// Rows beside the rules.
    public var rows: [Bilingual]
    /// A cell of a rule's row that says something else, or a rule that is new or gone.
    public struct Edit: Sendable {
        public enum Kind: Sendable { case added, removed, changed }
        public var rule: String
        public var kind: Kind
        public var column: String
        public var before: String
        public var after: String

        public init(rule: String, kind: Kind, column: String, before: String, after: String) {
            (self.rule, self.kind, self.column, self.before, self.after) = (rule, kind, column, before, after)
        }
    }

    public var edits: [Edit] = []
    /// How many sentences stand before these.
    public var from = 0

    public init(
        against: Int, verdict: Bilingual, isEmpty: Bool,
        changes: [(areas: Int, isBasisOnly: Bool, sentence: Bilingual)],
        procedures: [(words: Bilingual, codes: [String])], rows: [Bilingual]
    ) {
        (self.against, self.verdict, self.isEmpty, self.changes) = (against, verdict, isEmpty, changes)
        (self.procedures, self.rows) = (procedures, rows)
    }
}

/// Real dossiers put to the edition.
public struct ReplayView: Sendable {
    /// Dossiers whose answer changes alike.
    public struct Moved: Sendable {
        public var count: Int
        /// Some of them.
        public var codes: [String]
        public var before: Bilingual
        public var after: Bilingual
        public var isNewlyAsked: Bool

        public init(count: Int, codes: [String], before: Bilingual, after: Bilingual, isNewlyAsked: Bool) {
            (self.count, self.codes, self.before, self.after) = (count, codes, before, after)
            self.isNewlyAsked = isNewlyAsked
        }
    }

    public enum State: Sendable {
        case working(done: Int, total: Int)
        case failed
        case ready(
            asked: Int, moved: [Moved], movedCount: Int, newlyAsked: Int,
            loads: [(name: Bilingual, before: Int, after: Int)], ownerless: [Bilingual], isCut: Bool)
    }

    public var days: Int
    public var state: State

    public init(days: Int, state: State) { (self.days, self.state) = (days, state) }
}

/// A step with an edition: what it will cause, and what it needs; or why it is not this person's to take.
public struct EditionStepView: Sendable {
    /// The last part of its path.
    public var name: String
    public var title: Bilingual
    public var causes: [Bilingual]
    public var fields: [Field]
    /// What was looked at, sent along.
    public var seen: [(name: String, value: String)] = []
    public var isDanger: Bool
    /// No form then.
    public var whyNot: Bilingual?

    public init(
        name: String, title: Bilingual, causes: [Bilingual], fields: [Field] = [], isDanger: Bool = false,
        whyNot: Bilingual? = nil
    ) {
        (self.name, self.title, self.causes, self.fields) = (name, title, causes, fields)
        (self.isDanger, self.whyNot) = (isDanger, whyNot)
    }
}
