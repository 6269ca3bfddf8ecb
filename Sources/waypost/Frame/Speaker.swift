internal import Base

/// Whoever tells an answer in the language of the person who asked.
protocol Speaker {
    var call: Call { get }
}

extension Speaker {
    var language: Language { call.language }

    func say(_ vi: String, _ en: String) -> String { call.say(vi, en) }
}

extension Call {
    func say(_ vi: String, _ en: String) -> String { Bilingual(vi: vi, en: en)[language] }
}
