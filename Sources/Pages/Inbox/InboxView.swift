public import Base
public import Dossiers

/// The inbox of one agency, one page of it.
public struct InboxView: Sendable {
    public var agency: StepView.Choice
    public var rows: [Row]
    public var page: Int
    public var pages: Int
    public var total: Int
    /// More lie there than were ranked; nil when all were.
    public var cutAt: Int?
    public var filter: Filter
    public var procedures: [StepView.Choice] = []
    public var officers: [StepView.Choice] = []
    public var load: [Load] = []
    /// What may be done to several at once; empty for whoever only looks.
    public var bulk: [StepKind] = []
    /// Somebody who sees more than one agency may choose another.
    public var canChoose = false
    /// Left the agency by the step just taken.
    public var left: (code: String, step: StepKind)?
    public var isAllPicked = false

    public init(
        agency: StepView.Choice, rows: [Row], page: Int, pages: Int, total: Int, cutAt: Int?, filter: Filter
    ) {
        (self.agency, self.rows, self.page, self.pages) = (agency, rows, page, pages)
        (self.total, self.cutAt, self.filter) = (total, cutAt, filter)
    }

    public struct Row: Sendable {
        public var code: String
        public var version: Int
        public var procedure: Bilingual
        /// As far as it may be read over a shoulder.
        public var applicant: String
        public var stage: Stage
        public var due: LocalMoment?
        public var officer: String
        public var rank: InboxRank
        public var isReappointed: Bool

        public init(
            code: String, version: Int, procedure: Bilingual, applicant: String, stage: Stage, due: LocalMoment?,
            officer: String, rank: InboxRank, isReappointed: Bool
        ) {
            (self.code, self.version, self.procedure, self.applicant) = (code, version, procedure, applicant)
            (self.stage, self.due, self.officer, self.rank) = (stage, due, officer, rank)
            self.isReappointed = isReappointed
        }
    }

    /// Blank: not filtered by it.
    public struct Filter: Sendable {
        public var stage = ""
        /// An account; `none` for what nobody has.
        public var officer = ""
        public var procedure = ""

        public init(stage: String = "", officer: String = "", procedure: String = "") {
            (self.stage, self.officer, self.procedure) = (stage, officer, procedure)
        }

        public static let nobody = "none"
        var isOn: Bool { !(stage + officer + procedure).isEmpty }
    }

    /// How much one officer has.
    public struct Load: Sendable {
        /// Blank: what nobody has yet.
        public var name: String
        public var open: Int
        /// Of those, due within three working days, and overdue.
        public var soon: Int
        public var late: Int

        public init(name: String, open: Int, soon: Int, late: Int) {
            (self.name, self.open, self.soon, self.late) = (name, open, soon, late)
        }
    }

    /// What became of one dossier of several.
    public struct Report: Sendable {
        public var code: String
        /// Nil when it was done.
        public var refusal: Bilingual?

        public init(code: String, refusal: Bilingual?) { (self.code, self.refusal) = (code, refusal) }
    }
}
