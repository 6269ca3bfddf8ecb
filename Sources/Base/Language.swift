/// The languages people read here; Vietnamese first.
public enum Language: String, CaseIterable, Sendable {
    case vi, en
}

/// One thing said in every language of the house. Nothing shown to a person is a bare `String`.
public struct Bilingual: Hashable, Sendable {
    public var vi: String
    public var en: String

    public init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    /// The same text in both: names, codes.
    public init(same text: String) { self.init(vi: text, en: text) }

    /// Both, where one text is kept for readers of either language.
    public var both: String { vi == en ? vi : "\(vi) / \(en)" }

    public subscript(_ language: Language) -> String {
        switch language {
        case .vi: vi
        case .en: en
        }
    }
}

extension Bilingual {
    /// At the start of a sentence.
    public var capitalizedFirst: Bilingual { Bilingual(vi: vi.capitalizedFirst, en: en.capitalizedFirst) }
}

extension String {
    /// At the start of a sentence.
    public var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
