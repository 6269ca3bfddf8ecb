internal import Base

/// Finds procedures by the words people use, without marks: every word must begin some word of the procedure.
public struct ProcedureSearch: Sendable {
    private struct Entry: Sendable {
        let procedure: Int32
        let id: String
        let nameWords: [String]
        let otherWords: [String]
    }

    private let entries: [Entry]

    public init(_ register: Register) {
        entries = register.procedures.rows.enumerated().map { number, row in
            Entry(
                procedure: Int32(number), id: row.id, nameWords: Self.words(row.name.vi),
                otherWords: row.words.flatMap { Self.words($0) } + Self.words(row.name.en))
        }
    }

    static func words(_ text: String) -> [String] {
        Fold.folded(text).split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
    }

    /// Procedures in order of how well they fit; by code when the text is a code.
    public func find(_ text: String, limit: Int = 20) -> [Int32] {
        if let code = ProcedureCode(text), let exact = entries.first(where: { $0.id == code.canonical }) {
            return [exact.procedure]
        }
        let wanted = Self.words(text)
        if wanted.isEmpty { return entries.prefix(limit).map(\.procedure) }
        var found: [(score: Int, entry: Entry)] = []
        for entry in entries {
            let scores = wanted.map { Self.score($0, entry) }
            if scores.contains(0) { continue }
            found.append((scores.reduce(0, +) * 100 - entry.nameWords.count, entry))
        }
        return found.sorted { ($1.score, $0.entry.id) < ($0.score, $1.entry.id) }.prefix(limit).map(\.entry.procedure)
    }

    private static func score(_ word: String, _ entry: Entry) -> Int {
        if entry.nameWords.contains(word) || entry.otherWords.contains(word) { return 4 }
        if entry.nameWords.contains(where: { $0.hasPrefix(word) }) { return 2 }
        if entry.otherWords.contains(where: { $0.hasPrefix(word) }) { return 2 }
        return entry.id.hasPrefix(word) ? 3 : 0
    }
}
