internal import Base

/// One value of an answer's table.
enum Cell: Sendable {
    case text(String)
    case number(Int)
    /// In the reader's language on screen and in CSV, in both in JSON.
    case words(Bilingual)
    /// Joined by `;` on screen and in CSV, an array in JSON.
    case list([String])
    case flag(Bool)
    case empty

    func shown(_ language: Language) -> String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .words(let words): words[language]
        case .list(let items): items.joined(separator: ";")
        case .flag(let flag): flag ? "true" : "false"
        case .empty: ""
        }
    }

    func write(to json: inout JSONWriter) {
        switch self {
        case .text(let text): json.string(text)
        case .number(let number): json.number(number)
        case .words(let words):
            json.object {
                $0.field("vi", words.vi)
                $0.field("en", words.en)
            }
        case .list(let items): json.array { for item in items { $0.string(item) } }
        case .flag(let flag): json.bool(flag)
        case .empty: json.null()
        }
    }
}

/// One column: its name for programs (CSV heading, JSON key; part of the contract) and its heading for people.
struct TableColumn: Sendable {
    let key: String
    let heading: Bilingual
    var isNumber = false

    init(_ key: String, vi: String, en: String, isNumber: Bool = false) {
        self.key = key
        heading = Bilingual(vi: vi, en: en)
        self.isNumber = isNumber
    }
}

/// A table on its way out, row by row: CSV and JSONL leave at once, a terminal's table when its widths are known.
struct TableWriter {
    let columns: [TableColumn]
    let manner: Manner
    let output: Output
    private var waiting: [[String]] = []
    private var json = JSONWriter()

    init(_ columns: [TableColumn], _ call: Call) throws {
        self.init(columns, call.manner, call.output)
        if manner.form == .csv { try output.csv(columns.map(\.key)) }
    }

    private init(_ columns: [TableColumn], _ manner: Manner, _ output: Output) {
        self.columns = columns
        self.manner = manner
        self.output = output
    }

    mutating func row(_ cells: [Cell]) throws {
        switch manner.form {
        case .text: waiting.append(cells.map { $0.shown(manner.language) })
        case .csv: try output.csv(cells.map { $0.shown(manner.language) })
        case .json: try object(cells)
        }
    }

    /// Call once after the last row.
    func end() throws {
        guard manner.form == .text else { return }
        for line in TableLayout(columns, waiting, manner).lines() { try output.line(line) }
    }

    private mutating func object(_ cells: [Cell]) throws {
        json.reset()
        json.object {
            for (column, cell) in zip(columns, cells) {
                $0.key(text: column.key)
                cell.write(to: &$0)
            }
        }
        let bytes = json.bytes
        try output.gather {
            $0.append(contentsOf: bytes)
            $0.append(UInt8(ascii: "\n"))
        }
    }
}

/// Lays a table out in aligned columns, wrapping the widest ones until the whole fits the terminal.
struct TableLayout {
    private static let gap = "  "
    private static let narrowest = 12
    let columns: [TableColumn]
    let rows: [[String]]
    let manner: Manner

    init(_ columns: [TableColumn], _ rows: [[String]], _ manner: Manner) {
        self.columns = columns
        self.rows = rows
        self.manner = manner
    }

    func lines() -> [String] {
        let headings = columns.map { $0.heading[manner.language] }
        let widths = fitted(naturalWidths(headings))
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: Self.gap)
        let body = rows.flatMap { line($0, widths) }
        return line(headings, widths).map(manner.paint.strong) + [manner.paint.faint(rule)] + body
    }

    private func naturalWidths(_ headings: [String]) -> [Int] {
        columns.indices.map { index in
            rows.reduce(displayWidth(headings[index])) { max($0, displayWidth($1[index])) }
        }
    }

    private func fitted(_ natural: [Int]) -> [Int] {
        guard let room = manner.width else { return natural }
        var widths = natural
        while widths.reduce(0, +) + Self.gap.count * (widths.count - 1) > room {
            guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > Self.narrowest
            else { break }
            widths[widest] -= 1
        }
        return widths
    }

    /// One row as one or more lines of the screen.
    private func line(_ cells: [String], _ widths: [Int]) -> [String] {
        let pieces = zip(cells, widths).map { wrapped($0, to: $1) }
        let height = pieces.map(\.count).max() ?? 1
        return (0..<height).map { index in
            let parts = pieces.indices.map { column in
                let text = index < pieces[column].count ? pieces[column][index] : ""
                return columns[column].isNumber
                    ? text.rightAligned(to: widths[column]) : text.filled(to: widths[column])
            }
            return parts.joined(separator: Self.gap).trimmedEnd
        }
    }
}

extension String {
    var trimmedEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
