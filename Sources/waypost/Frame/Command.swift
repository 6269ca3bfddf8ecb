internal import Base

/// A word of the command line: what it is called, what it takes, and what it does.
///
/// It has `children` (`register check`) or `run`, or both (`area TEXT` and `area show`). The parser, the help pages, the suggestions and the
/// test that the README names every command all read this one description.
struct Command: Sendable {
    let name: String
    /// One line, without a full stop.
    let summary: Bilingual
    /// Paragraphs for its help page.
    var story: [Bilingual] = []
    var operands: [Operand] = []
    var options: [OptionSpec] = []
    /// Whole command lines, each true on the register that ships.
    var examples: [Example] = []
    var children: [Command] = []
    var run: (@Sendable (Call) throws -> Exit)?

    struct Example: Sendable {
        let line: String
        let tells: Bilingual
    }
}

/// A word without dashes that a command takes, in its place.
struct Operand: Sendable {
    enum Arity: Sendable { case one, maybeOne, any, some }

    /// As shown in the usage line: `TEXT`.
    let name: Bilingual
    let arity: Arity
    let summary: Bilingual

    /// `TEXT…`, `[DIR]`
    func shown(_ language: Language) -> String {
        switch arity {
        case .one: name[language]
        case .maybeOne: "[\(name[language])]"
        case .any: "[\(name[language])…]"
        case .some: "\(name[language])…"
        }
    }

    var least: Int { arity == .one || arity == .some ? 1 : 0 }
    var most: Int { arity == .one || arity == .maybeOne ? 1 : Int.max }
}

/// What the parser and the help page know about an option; `Option` adds the type of its value.
struct OptionSpec: Sendable {
    /// Without dashes.
    let name: String
    let short: Character?
    /// What stands for the value in help (`DATE`); nil for a flag.
    let value: Bilingual?
    let summary: Bilingual
    let isRequired: Bool
    let repeats: Bool
    /// What a value must look like, told when one does not; empty for any text.
    let expected: Bilingual
    let accepts: @Sendable (String) -> Bool

    var dashed: String { "--\(name)" }
}

/// An option whose value has a type: `call[option]` needs no second reading and no second refusal.
struct Option<Value: Sendable>: Sendable {
    let spec: OptionSpec
    let read: @Sendable (String) -> Value?

    init(
        _ name: String, short: Character? = nil, value: Bilingual?, _ summary: Bilingual, required: Bool = false,
        repeats: Bool = false, expected: Bilingual = Bilingual(same: ""),
        read: @escaping @Sendable (String) -> Value?
    ) {
        self.read = read
        spec = OptionSpec(
            name: name, short: short, value: value, summary: summary, isRequired: required, repeats: repeats,
            expected: expected, accepts: { read($0) != nil })
    }
}

extension Option where Value == Bool {
    static func flag(_ name: String, short: Character? = nil, _ summary: Bilingual) -> Option {
        Option(name, short: short, value: nil, summary) { _ in true }
    }
}

extension Option where Value == String {
    static func text(
        _ name: String, _ value: Bilingual, _ summary: Bilingual, required: Bool = false, repeats: Bool = false
    ) -> Option {
        Option(
            name, value: value, summary, required: required, repeats: repeats,
            expected: Bilingual(vi: "một giá trị không rỗng", en: "a value that is not empty")
        ) { $0.isEmpty ? nil : $0 }
    }

    static func file(_ name: String, _ summary: Bilingual) -> Option {
        text(name, Bilingual(vi: "TỆP", en: "FILE"), summary)
    }
}

extension Option where Value == CivilDate {
    static func date(_ name: String, _ summary: Bilingual) -> Option {
        Option(
            name, value: Bilingual(vi: "NGÀY", en: "DATE"), summary,
            expected: Bilingual(
                vi: "một ngày có thật dạng NĂM-THÁNG-NGÀY, như 2026-11-21",
                en: "a day that exists, as YEAR-MONTH-DAY, like 2026-11-21"),
            read: { CivilDate($0) })
    }
}

extension Option where Value == Int {
    /// A whole number from 1 up.
    static func count(_ name: String, _ summary: Bilingual) -> Option {
        Option(
            name, value: Bilingual(vi: "SỐ", en: "N"), summary,
            expected: Bilingual(vi: "một số nguyên từ 1 trở lên", en: "a whole number from 1 up")
        ) { text in
            guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
            return Int(text).flatMap { $0 >= 1 ? $0 : nil }
        }
    }
}

extension Option where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    /// One of a closed list of words.
    static func choice(_ name: String, _ summary: Bilingual) -> Option {
        let words = Value.allCases.map(\.rawValue).joined(separator: "|")
        return Option(
            name, value: Bilingual(same: words), summary,
            expected: Bilingual(vi: "một trong: \(words)", en: "one of: \(words)"),
            read: { Value(rawValue: $0) })
    }
}

/// What was typed, judged and sorted: every option known, every value well-formed, every operand in its place.
struct Given: Sendable {
    /// The words that led to the command: `["register", "check"]`.
    var path: [String] = []
    var operands: [String] = []
    /// Values by option name, in the order typed; a flag has one empty value.
    var values: [String: [String]] = [:]
}

/// One question put to a command, with everything it needs to answer it.
struct Call {
    let given: Given
    var manner: Manner
    let surroundings: Surroundings
    let output: Output
    let errors: Output

    var language: Language { manner.language }
    var operands: [String] { given.operands }

    /// The value given last; nil when the option was not given.
    subscript<Value>(_ option: Option<Value>) -> Value? {
        given.values[option.spec.name]?.last.flatMap(option.read)
    }

    /// Every value given, in order.
    func all<Value>(_ option: Option<Value>) -> [Value] {
        (given.values[option.spec.name] ?? []).compactMap(option.read)
    }

    func has(_ flag: Option<Bool>) -> Bool { given.values[flag.spec.name] != nil }

    /// The same question, answered for people to read even in a pipe, unless JSON was asked for.
    var spoken: Call {
        var call = self
        if call.manner.form == .csv { call.manner.form = .text }
        return call
    }

    /// Says a "no" or "not yet" on standard error, as a sentence or an object, and returns its exit code.
    func refuse(_ code: String, _ message: Bilingual, mend: Bilingual? = nil) throws -> Exit {
        try output.flush()
        try Trouble(code: code, message: message, mend: mend).tell(on: errors, manner)
        try errors.flush()
        return .negative
    }

    /// A refusal of what was typed that only the command itself could see.
    func misuse(_ message: Bilingual, mend: Bilingual? = nil) -> UsageFault {
        UsageFault(.other(message, mend), path: given.path)
    }
}
