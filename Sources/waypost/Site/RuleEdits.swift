internal import Base
internal import Competence
internal import Pages

/// What was written otherwise in the rows of rules, cell by cell: a confirmed date or a note changes no answer, and is
/// still what a second person approves.
enum RuleEdits {
    /// - Parameter newer: the tables that were sent; those that are not among them stay as they were.
    static func between(_ older: RegisterFiles, _ newer: RegisterFiles) -> [DifferenceView.Edit] {
        newer.files.filter { $0.name.hasSuffix("/rules.csv") }.flatMap { file -> [DifferenceView.Edit] in
            let before = older.files.first { $0.name == file.name }?.bytes ?? []
            if before == file.bytes { return [] }
            return between(rows(file.name, before), rows(file.name, file.bytes))
        }
    }

    private typealias Rows = [(id: String, cells: [String: String])]

    private static func rows(_ name: String, _ bytes: [UInt8]) -> Rows {
        guard let csv = try? CSV(file: name, bytes: bytes, columns: ["rule"], allowOthers: true) else { return [] }
        return csv.rows.map { row in
            let cells = csv.header.map { ($0, row[csv.column($0)]) }
            return (row[csv.column("rule")], Dictionary(cells) { first, _ in first })
        }
    }

    private static func between(_ older: Rows, _ newer: Rows) -> [DifferenceView.Edit] {
        let before = Dictionary(older.map { ($0.id, $0.cells) }) { first, _ in first }
        let after = Set(newer.map(\.id))
        var edits: [DifferenceView.Edit] = []
        for row in newer {
            guard let known = before[row.id] else {
                edits.append(DifferenceView.Edit(rule: row.id, kind: .added, column: "", before: "", after: ""))
                continue
            }
            for column in RuleRow.columns where known[column] != row.cells[column] {
                edits.append(
                    DifferenceView.Edit(
                        rule: row.id, kind: .changed, column: column, before: known[column] ?? "",
                        after: row.cells[column] ?? ""))
            }
        }
        let gone = older.filter { !after.contains($0.id) }
        return edits
            + gone.map { DifferenceView.Edit(rule: $0.id, kind: .removed, column: "", before: "", after: "") }
    }
}
