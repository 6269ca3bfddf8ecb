internal import Base

/// One value of an answer's table.
enum Cell: Sendable {
    case text(String)
    case number(Int)
    /// In the reader's language on screen and in CSV, in both in JSON.
    case words(Bilingual)
    /// Joined by `;` on screen and in CSV, an array in JSON.
    case list([String])
    /// A word of a closed list: its code in CSV and JSON, the reader's word on screen.
    case coded(String, Bilingual)
    /// Several of them.
    case codes([(code: String, words: Bilingual)])
    case flag(Bool)
    case empty

    /// As it stands in CSV.
    func shown(_ language: Language) -> String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .words(let words): words[language]
        case .list(let items): items.joined(separator: ";")
        case .coded(let code, _): code
        case .codes(let items): items.map(\.code).joined(separator: ";")
        case .flag(let flag): flag ? "true" : "false"
        case .empty: ""
        }
    }

    /// As it is read on a screen, where lists may be wrapped.
    func onScreen(_ language: Language) -> String {
        switch self {
        case .list(let items): items.joined(separator: "; ")
        case .coded(_, let words): words[language]
        case .codes(let items): items.map(\.words[language]).joined(separator: ", ")
        case .text, .number, .words, .flag, .empty: shown(language)
        }
    }

    func write(to json: inout JSONWriter) {
        switch self {
        case .text(let text): json.string(text)
        case .number(let number): json.number(number)
        case .words(let words): json.words(words)
        case .list(let items): json.array { for item in items { $0.string(item) } }
        case .coded(let code, _): json.string(code)
        case .codes(let items): json.array { for item in items { $0.string(item.code) } }
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
        case .text: waiting.append(cells.map { $0.onScreen(manner.language) })
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

/// Lays a table out in aligned columns, wrapping the widest ones until the whole fits the terminal. Words, codes and
/// numbers are never cut: a table that cannot fit is told row by row instead, a labelled line a column.
struct TableLayout {
    private static let gap = "  "
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
        guard let widths = fitted(naturalWidths(headings)) else { return records(headings) }
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: Self.gap)
        let body = rows.flatMap { line($0, widths) }
        return line(headings, widths).map(manner.paint.strong) + [manner.paint.faint(rule)] + body
    }

    private func naturalWidths(_ headings: [String]) -> [Int] {
        columns.indices.map { index in
            rows.reduce(displayWidth(headings[index])) { max($0, displayWidth($1[index])) }
        }
    }

    /// Nil when not even the narrowest columns fit.
    private func fitted(_ natural: [Int]) -> [Int]? {
        guard let room = manner.width else { return natural }
        var widths = natural
        var excess = widths.reduce(0, +) + Self.gap.count * (widths.count - 1) - room
        guard excess > 0 else { return widths }
        let narrowest = narrowestWidths()
        while excess > 0 {
            let wide = widths.indices.filter { widths[$0] > narrowest[$0] }
            guard let widest = wide.max(by: { widths[$0] < widths[$1] }) else { return nil }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    /// The longest word of each column, its heading's too.
    private func narrowestWidths() -> [Int] {
        columns.indices.map { index in
            let heading = columns[index].heading[manner.language]
            return rows.reduce(longestWord(heading)) { max($0, longestWord($1[index])) }
        }
    }

    private func longestWord(_ text: String) -> Int {
        text.split(separator: " ").reduce(0) { max($0, displayWidth(String($1))) }
    }

    /// Every row as labelled lines, with a blank line between two; empty cells are left out.
    private func records(_ headings: [String]) -> [String] {
        let left = headings.reduce(0) { max($0, displayWidth($1)) } + Self.gap.count
        let room = max(20, (manner.width ?? 80) - left)
        return rows.enumerated().flatMap { number, row in
            let lines = zip(headings, row).filter { !$1.isEmpty }.flatMap { heading, cell in
                wrapped(cell, to: room).enumerated().map { index, piece in
                    (index == 0 ? manner.paint.strong(heading) : "")
                        + String(repeating: " ", count: left - (index == 0 ? displayWidth(heading) : 0)) + piece
                }
            }
            return number == 0 ? lines : [""] + lines
        }
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
