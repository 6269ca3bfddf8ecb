internal import Base
internal import Competence

/// One row of a table of rules, to be written back: every other byte of the file stays as it was.
struct RuleRow: Sendable {
    static let columns = [
        "rule", "procedure", "sector", "variant", "area", "conditions", "outcome", "factor", "reach", "role", "agency",
        "system", "overrides", "replaces", "act", "article", "from", "to", "confirmed", "note_vi", "note_en", "origin",
        "source",
    ]

    let file: String
    /// As the file's heading has them.
    let header: [String]
    let values: [String: String]
    /// Where it stands, and where a row behind it would.
    let line: Int
    let nextLine: Int
    private let bytes: [UInt8]
    /// The row's bytes with its line end.
    private let range: Range<Int>

    /// - Returns: nil where the table has no such rule, or cannot be read.
    init?(_ id: String, file: String, bytes: [UInt8]) {
        guard let csv = try? CSV(file: file, bytes: bytes, columns: ["rule"], allowOthers: true),
            let row = csv.rows.first(where: { $0[csv.column("rule")] == id })
        else { return nil }
        self.file = file
        self.bytes = bytes
        header = csv.header
        values = Dictionary(csv.header.map { ($0, row[csv.column($0)]) }) { first, _ in first }
        let starts = Self.lineStarts(bytes)
        let next = row.row + 1 < csv.count ? csv[row.row + 1].line : starts.count + 1
        let start = starts[row.line - 1]
        (line, nextLine) = (row.line, next)
        range = start..<(next <= starts.count ? starts[next - 1] : bytes.count)
    }

    /// The file with this row saying something else.
    func changed(_ values: [String: String]) -> [UInt8] {
        Array(bytes[..<range.lowerBound]) + written(values) + bytes[range.upperBound...]
    }

    /// The file with one more row behind this one.
    func followed(by values: [String: String]) -> [UInt8] {
        // The last line of a file may lack its end.
        let isOpen = bytes[range].last.map { $0 != 0x0A && $0 != 0x0D } ?? false
        return Array(bytes[..<range.upperBound]) + (isOpen ? lineEnd : []) + written(values)
            + bytes[range.upperBound...]
    }

    private func written(_ values: [String: String]) -> [UInt8] {
        Array(header.map { Self.field(values[$0] ?? "") }.joined(separator: ",").utf8) + lineEnd
    }

    /// As the file has them.
    private var lineEnd: [UInt8] {
        let first = bytes.firstIndex { $0 == 0x0A || $0 == 0x0D }
        guard let first, bytes[first] == 0x0D else { return [0x0A] }
        return first + 1 < bytes.count && bytes[first + 1] == 0x0A ? [0x0D, 0x0A] : [0x0D]
    }

    /// Quoted where it must be (RFC 4180).
    private static func field(_ text: String) -> String {
        let special: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D]
        if !text.utf8.contains(where: special.contains) { return text }
        return "\"\(text.replacing("\"", with: "\"\""))\""
    }

    /// Where each line begins; a carriage return with its line feed is one end.
    private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
        var starts = [0]
        for (index, byte) in bytes.enumerated() {
            let isPair = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
            if byte == 0x0A || byte == 0x0D && !isPair, index + 1 < bytes.count { starts.append(index + 1) }
        }
        return starts
    }
}
