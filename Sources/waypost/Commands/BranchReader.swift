internal import Base
internal import Competence

/// Reads what people call a branch: its id, or its name, with or without marks, where that fits one only.
final class BranchReader {
    private let register: Register
    private var search: BranchSearch?

    init(_ register: Register) { self.register = register }

    /// The name fits several branches.
    struct Unclear: Error {
        let problem: Bilingual
        let mend: Bilingual
    }

    /// The id of the branch; the text itself where nothing fits it, to be refused by whoever looks it up.
    /// - Parameter date: branches that work on that day go before those that do not.
    func id(_ text: String, on date: CivilDate) throws(Unclear) -> String {
        if text.isEmpty || register.branches.number(text) != nil { return text }
        let search = search ?? BranchSearch(register)
        self.search = search
        let named = search.find(text)
        let open = named.filter { register.branches[$0].validity.contains(date) }
        let found = open.isEmpty ? named : open
        guard let first = found.first else { return text }
        if found.count == 1 { return register.branches[first].id }
        throw several(text, found)
    }

    private func several(_ text: String, _ found: [Int32]) -> Unclear {
        let shown = found.prefix(8).map { register.branches[$0] }
        let rest = found.count - shown.count
        let vi = shown.map { "\($0.id) (\($0.name.vi))" }.joined(separator: "; ")
        let en = shown.map { "\($0.id) (\($0.name.en))" }.joined(separator: "; ")
        return Unclear(
            problem: Bilingual(
                vi:
                    "\"\(excerpt(text))\" là tên của \(found.count) nơi: \(vi)\(rest > 0 ? "; và \(rest) nơi nữa" : "").",
                en: "\"\(excerpt(text))\" fits \(found.count) branches: \(en)\(rest > 0 ? "; and \(rest) more" : "")."),
            mend: Bilingual(vi: "Ghi mã đứng trước tên.", en: "Give the id that stands before the name."))
    }
}
