internal import Base

// Sentences of the register: written in both languages, with names that stay Vietnamese in both.
enum StewardText {
    /// A sentence in the page's language. Vietnamese names within an English one are marked as such, so that they are
    /// spoken right, and so that what is left to translate can be told from what is a name.
    static func said(_ words: Bilingual, _ language: Language) -> HTML {
        language == .vi ? "\(words.vi)" : english(words.en)
    }

    /// Every run of words with a letter that English does not have is a name.
    static func english(_ text: String) -> HTML {
        var html = HTML.nothing
        var name: [Substring] = []
        var isFirst = true
        func close() {
            if !name.isEmpty {
                html += "\(isFirst ? "" : " ")\(vi: name.joined(separator: " "))"
                isFirst = false
            }
            name = []
        }
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if isForeign(word) {
                name.append(word)
            } else {
                close()
                html += "\(isFirst ? "" : " ")\(word)"
                isFirst = false
            }
        }
        close()
        return html
    }

    /// Punctuation of ours (…, ×, →, “) is no letter of theirs.
    static func isForeign(_ word: Substring) -> Bool {
        word.unicodeScalars.contains { $0.value > 0x7F && $0.properties.isAlphabetic }
    }

    /// `1 tệp`, `2 tệp`; `1 file`, `2 files`.
    static func count(_ number: Int, _ one: Bilingual, _ many: Bilingual) -> Bilingual {
        let words = number == 1 ? one : many
        return Bilingual(vi: "\(number) \(words.vi)", en: "\(number) \(words.en)")
    }
}
