public import Base
public import Dossiers

/// One step of one dossier, as its form needs it.
public struct StepView: Sendable {
    public var kind: StepKind
    public var dossier: Dossier
    public var procedure: Bilingual
    public var names: NameBook
    public var choices = Choices()
    /// Why it was not done, and what may be done instead.
    public var refusal: Bilingual?
    public var instead: [StepKind] = []
    /// What others did since the form was opened.
    public var changes: [Event] = []
    /// Whether it can be taken at this stage at all.
    public var isOpen = true
    /// How many lines a list of papers shows.
    public var rows = 4
    /// The step as it was filled in, shown once more before it is done; the register's new answer with it.
    public var confirming: Step?

    public init(kind: StepKind, dossier: Dossier, procedure: Bilingual, names: NameBook) {
        (self.kind, self.dossier, self.procedure, self.names) = (kind, dossier, procedure, names)
    }

    /// What can be chosen from, out of the register and the accounts.
    public struct Choices: Sendable {
        /// Who may handle it at the agency.
        public var officers: [Choice] = []
        /// Whoever asks, where they are one of those.
        public var me: String?
        /// What the name that was typed may mean; by the field it was typed in.
        public var found: [String: [Choice]] = [:]
        /// The facts routing can be given: by place, and by answer (`key=value`).
        public var factors: [Choice] = []
        public var answers: [Choice] = []
        public var superiors: [Choice] = []
        public var systems: [Choice] = []
        public var branches: [Choice] = []
        /// Of the procedure.
        public var papers: [String] = []
        /// Of the result, as the register calls it.
        public var result = ""

        public init() {}
    }

    public struct Choice: Sendable {
        public var value: String
        public var name: Bilingual
        /// Of a person; shown as it is written.
        public var isName: Bool

        public init(_ value: String, _ name: Bilingual, isName: Bool = false) {
            (self.value, self.name, self.isName) = (value, name, isName)
        }
    }

    var code: String { dossier.code.description }

    /// What each field is called.
    public func labels(_ language: Language) -> [String: Bilingual] {
        Dictionary(fields(language).map { ($0.name, $0.label) } + [("papers", Phrase.stBrought)]) { first, _ in first }
    }
}

extension StepView.Choice {
    func option(_ language: Language) -> Field.Option {
        Field.Option(value, isName ? "\(vi: name.vi)" : NameBook.told(name, language))
    }

    /// In a list to choose from, where nothing but text may stand.
    func plain(_ language: Language) -> Field.Option {
        let isPlain = !isName && name.en.utf8.allSatisfy { $0 < 0x80 } && name.en != name.vi
        if language == .en, isPlain { return Field.Option(value, "\(name.en)") }
        return Field.Option(value, "\(name.vi)", isVietnamese: true)
    }
}
