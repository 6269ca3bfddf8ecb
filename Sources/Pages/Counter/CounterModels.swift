public import Base

// What the counter's pages show, as plain values: no page looks anything up.

/// A branch somebody may lodge at.
public struct CounterBranch: Hashable, Sendable {
    public var id: String
    public var name: Bilingual

    public init(id: String, name: Bilingual) { (self.id, self.name) = (id, name) }
}

/// Something with a code and a name: a procedure, an agency.
public struct CounterName: Hashable, Sendable {
    public var id: String
    public var name: Bilingual
    /// Where it is, or what else is said of it; may be blank.
    public var more: Bilingual

    public init(_ id: String, _ name: Bilingual, more: Bilingual = Bilingual(same: "")) {
        (self.id, self.name, self.more) = (id, name, more)
    }
}

/// Where somebody stands while they serve: which branch, and which others they could stand at.
public struct CounterPlace: Sendable {
    /// Nil for somebody who may lodge nowhere in particular: advice only.
    public var branch: CounterBranch?
    public var others: [CounterBranch]

    public init(branch: CounterBranch?, others: [CounterBranch]) { (self.branch, self.others) = (branch, others) }
}

/// One question on the page of a case, with what was answered.
public struct CounterQuestion: Sendable {
    /// One value to choose, in our words or the register's.
    public struct Option: Sendable {
        public var value: String
        public var label: Bilingual

        public init(_ value: String, _ label: Bilingual) { (self.value, self.label) = (value, label) }
    }

    /// An address, and what was made of it.
    public struct Place: Sendable {
        public var factor: String
        public var number: Int
        /// What the address was recognised as; nil while nothing was typed or nothing was recognised.
        public var told: Bilingual?
        /// Asked when the address fits several areas.
        public var asks: Bilingual?
        public var options: [Option]
        /// The second place of the same fact (the father's and the mother's), which may stay blank.
        public var isSecond: Bool

        public init(
            factor: String, number: Int, told: Bilingual? = nil, asks: Bilingual? = nil, options: [Option] = [],
            isSecond: Bool = false
        ) {
            (self.factor, self.number, self.told, self.asks) = (factor, number, told, asks)
            (self.options, self.isSecond) = (options, isSecond)
        }

        public var field: String { "places.\(number).text" }
        public var areaField: String { "places.\(number).area" }
    }

    public enum Kind: Sendable {
        case place(Place)
        case options([Option])
    }

    /// The field's name.
    public var name: String
    public var text: Bilingual
    public var kind: Kind

    public init(name: String, text: Bilingual, kind: Kind) { (self.name, self.text, self.kind) = (name, text, kind) }
}

/// The register's answer as it is told beside the question.
public struct CounterAnswer: Sendable {
    public struct Reason: Sendable {
        /// `Article 13, Law on Civil Status`.
        public var cited: Bilingual
        public var note: Bilingual

        public init(cited: Bilingual, note: Bilingual) { (self.cited, self.note) = (cited, note) }
    }

    public struct Due: Sendable {
        /// The case it is for; nil when it is the same for every case.
        public var of: Bilingual?
        /// `5 working days`; nil where the register states none.
        public var period: Bilingual?
        public var due: Bilingual?
        public var lines: [Bilingual]

        public init(of: Bilingual?, period: Bilingual?, due: Bilingual?, lines: [Bilingual]) {
            (self.of, self.period, self.due, self.lines) = (of, period, due, lines)
        }
    }

    public struct Paper: Sendable {
        public var name: Bilingual
        public var form: Bilingual
        public var count: Int
        /// An original that goes back with the result.
        public var isReturned: Bool

        public init(name: Bilingual, form: Bilingual, count: Int, isReturned: Bool) {
            (self.name, self.form, self.count, self.isReturned) = (name, form, count, isReturned)
        }
    }

    /// Whether the branch may take it in.
    public enum Lodging: Sendable {
        /// By this act and article; nil where the register cites none.
        case here(Bilingual?)
        /// Nearest first.
        case elsewhere([CounterName])
        /// Nobody asked: advice only.
        case notAsked
        /// Not known before the case is settled.
        case open
    }

    public enum Standing: Sendable { case settled, open, refused }

    public var standing: Standing
    public var sentence: Bilingual
    /// Several when the applicant may choose; the proposed one first.
    public var agencies: [CounterName]
    public var reasons: [Reason]
    /// Where residents went, what an old name is called now.
    public var notes: [Bilingual]
    public var dues: [Due]
    public var papers: [Paper]
    public var fee: Bilingual
    public var result: Bilingual
    public var lodging: Lodging
    /// The last day on which it holds.
    public var holdsThrough: String
    /// Whom to call where the register has no answer.
    public var calls: [Bilingual]

    public init(standing: Standing, sentence: Bilingual) {
        (self.standing, self.sentence) = (standing, sentence)
        (agencies, reasons, notes, dues, papers, calls) = ([], [], [], [], [], [])
        (fee, result, lodging, holdsThrough) = (Bilingual(same: ""), Bilingual(same: ""), .open, "")
    }

    /// One of several, by the applicant's choice.
    public var isChoice: Bool { agencies.count > 1 }
}

/// Everything one case is worked on with, from the question to the last look before lodging.
public struct CounterCaseView: Sendable {
    public var place: CounterPlace
    public var procedure: CounterName
    public var state: FormState
    /// Sent along unseen: what other pages of the same case ask.
    public var carried: [(name: String, value: String)]
    public var once: String
    public var questions: [CounterQuestion]
    public var answer: CounterAnswer?
    /// The register has no answer that can be had here: a person could be asked to find out.
    public var mayBeUnsure: Bool

    public init(
        place: CounterPlace, procedure: CounterName, state: FormState, carried: [(name: String, value: String)],
        once: String, questions: [CounterQuestion] = [], answer: CounterAnswer? = nil, mayBeUnsure: Bool = false
    ) {
        (self.place, self.procedure, self.state, self.carried) = (place, procedure, state, carried)
        (self.once, self.questions, self.answer, self.mayBeUnsure) = (once, questions, answer, mayBeUnsure)
    }

    public var language: Language { state.language }
    public var isUnsure: Bool { state.holds("unsure", "yes") }
}

/// Names: where the register has Vietnamese words alone they are spoken as such.
func said(_ words: Bilingual, _ language: Language) -> HTML {
    words.vi == words.en ? "\(vi: words.vi)" : "\(words, language)"
}
