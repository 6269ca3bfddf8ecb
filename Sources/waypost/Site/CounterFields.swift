internal import Base
internal import Competence
internal import Desk
internal import Pages

/// What a counter's form holds, from page to page: the names of the API's JSON, and a few of the pages' own.
struct CounterFields {
    /// One value a name; the last one said.
    private(set) var values: [(name: String, value: String)] = []

    init(_ values: [(name: String, value: String)] = []) { for pair in values { self[pair.name] = pair.value } }

    subscript(_ name: String) -> String {
        get { values.first { $0.name == name }?.value ?? "" }
        set {
            if let index = values.firstIndex(where: { $0.name == name }) {
                values[index].value = newValue
            } else {
                values.append((name, newValue))
            }
        }
    }

    func holds(_ name: String) -> Bool { !self[name].isEmpty }

    /// Those whose name begins so, with the rest of the name.
    func below(_ start: String) -> [(name: String, value: String)] {
        values.filter { $0.name.hasPrefix(start) }.map { (String($0.name.dropFirst(start.count)), $0.value) }
    }

    /// What other pages than the one that shows `names` ask: it goes along unseen.
    func carried(without starts: [String]) -> [(name: String, value: String)] {
        values.filter { pair in
            !pair.value.isEmpty && !Self.own.contains(pair.name) && !starts.contains { pair.name.hasPrefix($0) }
        }
    }

    /// The pages' own: said anew by each.
    private static let own = ["at", "once", "form", "version", "words"]
}

/// The fields of each page.
enum CounterPart {
    static let ofCase = ["places.", "answers.", "variant", "chosen.", "unsure"]
    static let ofApplicant = ["applicant.", "papers.", "papersSeen", "resultTo."]
}

extension Exchange {
    /// Branches where somebody may do that, their first one first; all of the register for who may everywhere.
    func branches(_ right: Permission, _ register: RegisterInForce) -> [CounterBranch] {
        let rows = register.edition.register.branches
        var ids: [String] = []
        for scope in principal.scopes(for: right) {
            switch scope {
            case .branch(let id): if !ids.contains(id) { ids.append(id) }
            case .everything: ids += rows.rows.map(\.id).filter { !ids.contains($0) }
            case .agency: break
            }
        }
        return ids.compactMap { id in rows.row(id).map { CounterBranch(id: id, name: $0.name) } }
    }

    /// Where somebody stands: the branch that was named, if they may there, else their first.
    func counterPlace(_ right: Permission, _ register: RegisterInForce, named: String) -> CounterPlace {
        let mine = branches(right, register)
        let here = mine.first { $0.id == named } ?? mine.first
        return CounterPlace(branch: here, others: mine.filter { $0 != here })
    }
}

extension RegisterInForce {
    func name(ofBranch id: String) -> Bilingual {
        edition.register.branches.row(id)?.name ?? Bilingual(same: id)
    }

    func name(ofAgency id: String) -> Bilingual {
        edition.register.agencies.row(id)?.name ?? edition.register.branches.row(id)?.name ?? Bilingual(same: id)
    }

    func name(ofProcedure id: String) -> Bilingual {
        edition.register.procedures.row(id)?.name ?? Bilingual(same: id)
    }
}
