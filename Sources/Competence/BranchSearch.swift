internal import Base

/// Finds a branch by what people call it: its id, or its name with or without marks, whole or in part.
///
/// Nothing is ever guessed: a name that fits several branches gives them all.
public struct BranchSearch: Sendable {
    private struct Entry: Sendable {
        let branch: Int32
        /// Folded names, each with a space at both ends, so that a piece ends where a word does.
        let names: [String]
    }

    private let entries: [Entry]

    public init(_ register: Register) {
        entries = register.branches.rows.enumerated().map { number, row in
            Entry(branch: Int32(number), names: [row.name.vi, row.name.en].map(Self.padded))
        }
    }

    private static func padded(_ text: some StringProtocol) -> String { " \(Fold.folded(text)) " }

    /// Branches of that very name; else those whose name has these words one after another; else those that have them
    /// all, in any order, the last one perhaps begun only.
    public func find(_ text: String) -> [Int32] {
        // Nothing is called by so long a name, and looking for it would take long.
        if text.utf8.count > 300 { return [] }
        let wanted = Self.padded(text)
        let words = wanted.split(separator: " ")
        if words.isEmpty { return [] }
        let whole = matching { $0 == wanted }
        if !whole.isEmpty { return whole }
        let together = matching { $0.contains(wanted) }
        if !together.isEmpty { return together }
        return matching { name in
            words.dropLast().allSatisfy { name.contains(" \($0) ") }
                && words.last.map { name.contains(" \($0)") } ?? true
        }
    }

    private func matching(_ fits: (String) -> Bool) -> [Int32] {
        entries.filter { $0.names.contains(where: fits) }.map(\.branch)
    }
}
