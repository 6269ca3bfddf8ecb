internal import Base

/// Answers told in sentences and labelled lines: what a receptionist reads, and reads out.
/// Says nothing when JSON was asked for: the command then writes its object instead.
struct Prose {
    let manner: Manner
    let output: Output

    init(_ call: Call) { self.init(call.manner, call.output) }

    init(_ manner: Manner, _ output: Output) {
        self.manner = manner
        self.output = output
    }

    func heading(_ text: Bilingual) throws(OutputFault) {
        for piece in lines(text[manner.language], 0) { try line(manner.paint.strong(piece)) }
    }

    func paragraph(_ text: Bilingual, indent: Int = 0) throws(OutputFault) {
        try paragraph(text[manner.language], indent: indent)
    }

    func paragraph(_ text: String, indent: Int = 0) throws(OutputFault) {
        for piece in lines(text, indent) { try line(String(repeating: " ", count: indent) + piece) }
    }

    func gap() throws(OutputFault) { try line("") }

    /// Pairs of label and text with the texts aligned; a text with several lines or too long a line hangs below itself.
    func labelled(_ pairs: [(label: String, text: String)], indent: Int = 2) throws(OutputFault) {
        let width = pairs.map { displayWidth($0.label) }.max() ?? 0
        for (label, text) in pairs {
            let left = indent + width + 2
            var isFirst = true
            for piece in lines(text, left) {
                let start = isFirst ? String(repeating: " ", count: indent) + label.filled(to: width) + "  " : ""
                try line((start.filled(to: left) + piece).trimmedEnd)
                isFirst = false
            }
        }
    }

    private func line(_ text: String) throws(OutputFault) {
        if manner.form != .json { try output.line(text) }
    }

    private func lines(_ text: String, _ left: Int) -> [String] {
        guard let width = manner.width else {
            return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        return wrapped(text, to: max(20, width - left))
    }
}
