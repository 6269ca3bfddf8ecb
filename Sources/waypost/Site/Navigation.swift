internal import Base
internal import Desk
internal import Pages

/// Where one can go from every page: what the person's rights open, and nothing else.
enum Navigation {
    private struct Entry {
        let path: String
        let words: Bilingual
        /// Any of these, somewhere.
        let rights: [Permission]
    }

    /// In the order of a working day. The first is where somebody begins.
    private static let entries: [Entry] = [
        Entry(path: "/counter", words: Phrase.placeCounter, rights: [.lodge]),
        Entry(path: "/today", words: Phrase.placeToday, rights: [.listBranch]),
        Entry(path: "/inbox", words: Phrase.placeInbox, rights: [.listAgency]),
        Entry(path: "/editions", words: Phrase.placeEditions, rights: [.proposeEdition, .approveEdition]),
        Entry(path: "/operator", words: Phrase.placeOperator, rights: [.manageAccounts]),
        Entry(path: "/why", words: Phrase.placeWhy, rights: [.readRegister]),
        Entry(path: "/accesses", words: Phrase.placeAccesses, rights: [.readAccessLog]),
    ]

    static func places(for principal: Principal, at path: String) -> [Shell.Place] {
        let open = entries.filter { entry in entry.rights.contains { !principal.scopes(for: $0).isEmpty } }
        let here = open.filter { path == $0.path || path.hasPrefix($0.path + "/") }.max {
            $0.path.count < $1.path.count
        }
        return open.map { Shell.Place(path: $0.path, words: $0.words, isHere: $0.path == here?.path) }
    }

    /// Where somebody begins who has just signed in.
    static func home(of principal: Principal) -> String { places(for: principal, at: "").first?.path ?? "/account" }
}
