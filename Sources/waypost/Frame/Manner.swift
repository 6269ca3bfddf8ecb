internal import Base

/// How an answer is laid out.
enum Form: String, CaseIterable, Sendable { case text, csv, json }

/// When colour is used.
enum ColorChoice: String, CaseIterable, Sendable { case auto, never, always }

/// How to speak to whoever asked: language, layout, width, colour. Settled before the arguments are judged, so that
/// even a wrong command line is refused in the right language.
struct Manner: Sendable {
    var language: Language
    var form: Form
    /// Columns to wrap prose and tables to; nil in a pipe, where lines are left whole.
    var width: Int?
    var paint: Paint
    var errorPaint: Paint

    init(language: Language = .vi, form: Form = .text, width: Int? = 80) {
        self.language = language
        self.form = form
        self.width = width
        paint = Paint(isOn: false)
        errorPaint = paint
    }

    init(_ arguments: [String], _ surroundings: Surroundings) {
        let said = GlobalOptions.glance(arguments)
        language = said.language ?? Self.language(surroundings)
        form = said.form ?? (surroundings.outputIsTerminal ? .text : .csv)
        width = surroundings.outputIsTerminal ? Self.width(surroundings) : nil
        paint = Paint(isOn: Self.colored(said.color, surroundings.outputIsTerminal, surroundings))
        errorPaint = Paint(isOn: Self.colored(said.color, surroundings.errorIsTerminal, surroundings))
    }

    /// English when the locale asks for it; Vietnamese otherwise, also when nothing is set: it is a Vietnamese desk.
    static func language(_ surroundings: Surroundings) -> Language {
        let locale = surroundings["LC_ALL"] ?? surroundings["LC_MESSAGES"] ?? surroundings["LANG"] ?? ""
        return locale == "en" || locale.hasPrefix("en_") || locale.hasPrefix("en.") ? .en : .vi
    }

    private static func width(_ surroundings: Surroundings) -> Int {
        let said = surroundings["COLUMNS"].flatMap { Int($0) } ?? surroundings.columns ?? 80
        return min(max(said, 40), 400)
    }

    private static func colored(_ choice: ColorChoice?, _ isTerminal: Bool, _ surroundings: Surroundings) -> Bool {
        switch choice ?? .auto {
        case .always: true
        case .never: false
        case .auto: isTerminal && surroundings["NO_COLOR"] == nil && surroundings["TERM"] != "dumb"
        }
    }
}

/// Colour that carries no meaning of its own: whatever it marks is also said in words.
struct Paint: Sendable {
    let isOn: Bool

    func strong(_ text: String) -> String { wrap("1", text) }
    func faint(_ text: String) -> String { wrap("2", text) }
    func good(_ text: String) -> String { wrap("32", text) }
    func bad(_ text: String) -> String { wrap("31", text) }
    func doubtful(_ text: String) -> String { wrap("33", text) }

    private func wrap(_ code: String, _ text: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
