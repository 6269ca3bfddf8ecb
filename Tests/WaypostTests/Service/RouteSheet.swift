internal import Base
internal import Desk

@testable internal import waypost

/// The table of who gets in where, as reviewers read it.
struct RouteSheet {
    private var rows = ""

    mutating func add(_ endpoint: Endpoint, _ label: String, _ opens: [String], of askers: [Asker]) {
        let all = askers.map(\.label)
        let who =
            opens.isEmpty
            ? "nobody"
            : opens == all
                ? "anybody"
                : opens == all.filter { $0 != "nobody" } ? "anybody signed in" : opens.joined(separator: ", ")
        rows += "| \(endpoint.id) | \(label) | \(who) |\n"
    }

    var text: String {
        """
        # Routes: what is asked, and who gets in

        Written by a test from what the service answers; not by hand. B1 and A1 are the branch and the agency of whoever
        asks, B2 and A2 another's; a dossier stands under where it was lodged and who is responsible now. Everybody else
        gets the same 404 as for what does not exist, or 401 when nobody is signed in.

        | operation | what is asked | who gets in |
        |---|---|---|

        """ + rows
    }
}

/// One holder of one role in one kind of place, or nobody.
struct Asker {
    /// `receptionist@branch`
    let label: String
    let grants: [Grant]
    /// The role can be a key's.
    var hasKey = false
}

/// What the service answered, as far as doors go.
enum Doorway: Equatable {
    case opens
    case denied
    case signIn
}
