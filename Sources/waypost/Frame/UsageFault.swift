internal import Base

/// A command line that cannot be understood. Carries data only; the words are below, in one place.
struct UsageFault: Error, Equatable {
    enum Kind: Equatable {
        case noCommand
        case unknownCommand(String, known: [String])
        case unknownOption(String, known: [String])
        case missingValue(option: String, expected: Bilingual)
        case unwantedValue(option: String)
        case badValue(option: String, value: String, expected: Bilingual)
        case givenTwice(option: String)
        case missingOption(String)
        case missingOperand(Bilingual)
        case extraOperand(String)
        case unknownTopic(String, known: [String])
        /// Seen by the command itself.
        case other(Bilingual, Bilingual?)
    }

    let kind: Kind
    /// The words that were understood before it: where help is.
    let path: [String]

    init(_ kind: Kind, path: [String]) {
        self.kind = kind
        self.path = path
    }

    var code: String {
        switch kind {
        case .noCommand: "usage.no-command"
        case .unknownCommand: "usage.unknown-command"
        case .unknownOption: "usage.unknown-option"
        case .missingValue: "usage.missing-value"
        case .unwantedValue: "usage.unwanted-value"
        case .badValue: "usage.bad-value"
        case .givenTwice: "usage.given-twice"
        case .missingOption: "usage.missing-option"
        case .missingOperand: "usage.missing-operand"
        case .extraOperand: "usage.extra-operand"
        case .unknownTopic: "usage.unknown-topic"
        case .other: "usage"
        }
    }

    var message: Bilingual {
        switch kind {
        case .noCommand: Bilingual(vi: "Cần một lệnh.", en: "A command is needed.")
        case .unknownCommand(let word, _):
            Bilingual(vi: "Không có lệnh \"\(excerpt(word))\".", en: "There is no command \"\(excerpt(word))\".")
        case .unknownOption(let word, _):
            Bilingual(vi: "Không có tùy chọn \(excerpt(word)) ở đây.", en: "There is no option \(excerpt(word)) here.")
        case .missingValue(let option, let expected):
            Bilingual(
                vi: "\(option) cần giá trị: \(expected.vi).", en: "\(option) needs a value: \(expected.en).")
        case .unwantedValue(let option):
            Bilingual(vi: "\(option) không nhận giá trị.", en: "\(option) takes no value.")
        case .badValue(let option, let value, let expected):
            Bilingual(
                vi: "\(option) nhận \(expected.vi); \"\(excerpt(value))\" thì không phải.",
                en: "\(option) takes \(expected.en); \"\(excerpt(value))\" is not.")
        case .givenTwice(let option):
            Bilingual(vi: "\(option) chỉ nói được một lần.", en: "\(option) can be given only once.")
        case .missingOption(let option):
            Bilingual(vi: "Thiếu \(option).", en: "\(option) is missing.")
        case .missingOperand(let name):
            Bilingual(vi: "Thiếu \(name.vi).", en: "\(name.en) is missing.")
        case .extraOperand(let word):
            Bilingual(vi: "Thừa \"\(excerpt(word))\".", en: "\"\(excerpt(word))\" is one word too many.")
        case .unknownTopic(let word, _):
            Bilingual(
                vi: "Không có hướng dẫn về \"\(excerpt(word))\".", en: "There is no help on \"\(excerpt(word))\".")
        case .other(let message, _): message
        }
    }

    /// The nearest word that exists, if one is near, and where the help is.
    var mend: Bilingual {
        let help = (["waypost", "help"] + path).joined(separator: " ")
        let look = Bilingual(vi: "Xem: \(help)", en: "See: \(help)")
        switch kind {
        case .other(_, let mend?):
            return Bilingual(vi: "\(mend.vi) \(look.vi)", en: "\(mend.en) \(look.en)")
        case .unknownCommand(let word, let known), .unknownOption(let word, let known),
            .unknownTopic(let word, let known):
            guard let near = nearest(to: word, among: known) else { return look }
            return Bilingual(
                vi: "Có phải \"\(near)\" không? \(look.vi)", en: "Did you mean \"\(near)\"? \(look.en)")
        case .noCommand, .missingValue, .unwantedValue, .badValue, .givenTwice, .missingOption, .missingOperand,
            .extraOperand, .other:
            return look
        }
    }
}
