public import Base

extension Act {
    /// `Điều 13, Luật Hộ tịch …` and `Article 13, Law on Civil Status …`; the act alone where no article is cited.
    ///
    /// Articles are kept as the act numbers them, in Vietnamese; the English words are those of official translations.
    public func cited(_ article: String) -> Bilingual {
        if article.isEmpty { return title }
        return Bilingual(vi: "\(article), \(title.vi)", en: "\(Self.english(article)), \(title.en)")
    }

    private static let words = [
        "Điều": "Article", "điều": "Article", "khoản": "clause", "Khoản": "Clause", "điểm": "point", "Điểm": "Point",
        "Phụ": "Annex", "lục": "", "Mục": "Section", "mục": "section", "và": "and",
    ]

    private static func english(_ article: String) -> String {
        article.split(separator: " ").map { words[String($0)] ?? String($0) }.filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}
