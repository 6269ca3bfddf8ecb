internal import Base

/// Names of what dossiers hold only the ids of, asked of the server once each. A name that cannot be had is no reason
/// to fail: the id then stands alone.
final class Names {
    private let client: ServerClient
    private var agencies: [String: Bilingual?] = [:]
    private var procedures: [String: Bilingual?] = [:]
    private var branches: [(id: String, name: Bilingual)]?

    init(_ client: ServerClient) { self.client = client }

    /// `Ủy ban nhân dân phường Sài Gòn (ubnd-26740)`
    func agency(_ id: String) -> String {
        if agencies[id] == nil { agencies[id] = .some(name("/api/v1/agencies/", id)) }
        return told(agencies[id] ?? nil, id)
    }

    func procedure(_ code: String) -> String {
        if procedures[code] == nil { procedures[code] = .some(name("/api/v1/procedures/", code)) }
        return told(procedures[code] ?? nil, code)
    }

    func branch(_ id: String) -> String { told(allBranches.first { $0.id == id }?.name, id) }

    private func name(_ path: String, _ id: String) -> Bilingual? {
        if id.isEmpty { return nil }
        let answer = try? client.get(path + percentEncoded(id))
        return answer.flatMap { try? JSON($0.body)["name"]?.words }
    }

    private func told(_ name: Bilingual?, _ id: String) -> String {
        guard let name else { return id }
        return "\(name[client.call.language]) (\(id))"
    }

    private var allBranches: [(id: String, name: Bilingual)] {
        if let branches { return branches }
        let found = try? JSON(client.get("/api/v1/branches").body)["branches"]?.items
        let all = (found ?? []).compactMap { row -> (id: String, name: Bilingual)? in
            guard let id = row["id"]?.text, let name = row["name"]?.words else { return nil }
            return (id, name)
        }
        branches = all
        return all
    }

    private static func isLikeID(_ text: String) -> Bool {
        text.contains("-")
            && text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (97...122).contains($0) || (48...57).contains($0) }
    }

    /// The id of a branch said by its id or its name, with or without marks, where one only carries it.
    func branchID(_ text: String) throws -> String {
        // Without the list the server judges.
        if Self.isLikeID(text) || allBranches.isEmpty { return text }
        if allBranches.contains(where: { $0.id == text }) { return text }
        let found = branches(named: Fold.folded(text))
        guard let first = found.first else { throw noBranch(text) }
        if found.count > 1 { throw several(text, found) }
        return first.id
    }

    /// Those with the very name, or else those whose name holds it.
    private func branches(named wanted: String) -> [(id: String, name: Bilingual)] {
        let all = allBranches.map { (row: $0, keys: [Fold.folded($0.name.vi), Fold.folded($0.name.en)]) }
        let same = all.filter { $0.keys.contains(wanted) }
        return (same.isEmpty ? all.filter { $0.keys.contains { $0.contains(wanted) } } : same).map(\.row)
    }

    private func noBranch(_ text: String) -> UsageFault {
        client.call.misuse(
            Bilingual(
                vi: "Không quầy nào đang làm việc có tên \"\(excerpt(text))\".",
                en: "No branch that works today is called \"\(excerpt(text))\"."),
            mend: Bilingual(
                vi: "Tìm mã quầy: waypost register show branches.", en: "Find its id: waypost register show branches."))
    }

    private func several(_ text: String, _ found: [(id: String, name: Bilingual)]) -> UsageFault {
        let list = found.prefix(8).map { "\($0.id) (\($0.name[client.call.language]))" }.joined(separator: "; ")
        return client.call.misuse(
            Bilingual(
                vi: "\"\(excerpt(text))\" là tên của \(found.count) nơi: \(list).",
                en: "\"\(excerpt(text))\" fits \(found.count) branches: \(list)."),
            mend: Bilingual(vi: "Ghi mã đứng trước tên.", en: "Give the id that stands before the name."))
    }
}
