internal import Base

/// A page of help that belongs to no command: `waypost help exit-codes`.
struct Topic: Sendable {
    let name: String
    let summary: Bilingual
    let paragraphs: [Bilingual]
    var pairs: [(label: String, text: Bilingual)] = []
}

/// Writes help pages from the descriptions of the commands.
struct Help {
    let manner: Manner

    init(_ manner: Manner) {
        self.manner = manner
        // Help is read by people also through a pager, so it is wrapped there too.
        width = manner.width ?? 100
    }

    private let width: Int
    private var language: Language { manner.language }

    func show(_ path: [String], of tree: Command, on output: Output) throws(OutputFault) {
        var command = tree
        for word in path { command = command.children.first { $0.name == word } ?? command }
        for line in lines(of: command, path) { try output.line(line) }
    }

    func show(_ topic: Topic, on output: Output) throws(OutputFault) {
        for line in lines(of: topic) { try output.line(line) }
    }

    /// The whole page of one command, a line an element.
    func lines(of command: Command, _ path: [String]) -> [String] {
        let full = (["waypost"] + path).joined(separator: " ")
        var lines = flow("\(full): \(command.summary[language])") + [""]
        lines += usage(command, full)
        for paragraph in command.story { lines += [""] + flow(paragraph[language]) }
        lines += section(vi: "Lệnh", en: "Commands", command.children.map { ($0.name, $0.summary[language]) })
        lines += section(
            vi: "Tham số", en: "Arguments",
            command.operands.map { ($0.name[language], $0.summary[language]) })
        lines += section(vi: "Tùy chọn", en: "Options", command.options.map(pair))
        lines += section(vi: "Tùy chọn chung", en: "Options of every command", GlobalOptions.all.map(pair))
        if path.isEmpty {
            lines += section(
                vi: "Hướng dẫn khác", en: "More help", topics.map { ("help \($0.name)", $0.summary[language]) })
        }
        return lines + examples(command)
    }

    func lines(of topic: Topic) -> [String] {
        var lines = flow("waypost help \(topic.name): \(topic.summary[language])")
        for paragraph in topic.paragraphs { lines += [""] + flow(paragraph[language]) }
        if !topic.pairs.isEmpty { lines += [""] + aligned(topic.pairs.map { ($0.label, $0.text[language]) }) }
        return lines
    }

    private func usage(_ command: Command, _ full: String) -> [String] {
        let start = Bilingual(vi: "Cách dùng:", en: "Usage:")[language]
        var words = [full]
        if !command.children.isEmpty, command.run == nil {
            words.append(Bilingual(vi: "LỆNH …", en: "COMMAND …")[language])
        }
        for option in command.options where option.isRequired {
            words.append("\(option.dashed) \(option.value?[language] ?? "")")
        }
        words.append(Bilingual(vi: "[tùy chọn]", en: "[options]")[language])
        words += command.operands.map { $0.shown(language) }
        return [manner.paint.strong(start), "  " + words.joined(separator: " ")]
    }

    private func pair(_ option: OptionSpec) -> (String, String) {
        let short = option.short.map { "-\($0), " } ?? ""
        let value = option.value.map { " " + $0[language] } ?? ""
        let repeats =
            option.repeats ? Bilingual(vi: " (nói được nhiều lần)", en: " (may be given several times)")[language] : ""
        return (short + option.dashed + value, option.summary[language] + repeats)
    }

    private func section(vi: String, en: String, _ pairs: [(String, String)]) -> [String] {
        guard !pairs.isEmpty else { return [] }
        return ["", manner.paint.strong(Bilingual(vi: vi, en: en)[language] + ":")] + aligned(pairs)
    }

    private func examples(_ command: Command) -> [String] {
        guard !command.examples.isEmpty else { return [] }
        let start = ["", manner.paint.strong(Bilingual(vi: "Ví dụ:", en: "Examples:")[language])]
        return start + command.examples.flatMap { ["  " + $0.line] + flow($0.tells[language], indent: 6) }
    }

    /// Two columns; a left part too wide for its column stands on a line of its own.
    private func aligned(_ pairs: [(String, String)]) -> [String] {
        let left = min(pairs.map { displayWidth($0.0) }.max() ?? 0, 28)
        return pairs.flatMap { label, text -> [String] in
            let body = wrapped(text, to: max(20, width - left - 4))
            let indent = String(repeating: " ", count: left + 4)
            guard displayWidth(label) <= left, let first = body.first else {
                return ["  " + label] + body.map { indent + $0 }
            }
            return ["  " + label.filled(to: left) + "  " + first] + body.dropFirst().map { indent + $0 }
        }
    }

    private func flow(_ text: String, indent: Int = 0) -> [String] {
        wrapped(text, to: width - indent).map { String(repeating: " ", count: indent) + $0 }
    }
}
