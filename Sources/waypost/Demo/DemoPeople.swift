internal import Base
internal import Desk

/// The accounts of the demo whose passwords are printed: one for each role, and a second officer at another agency, so
/// that what one agency declines somebody can accept.
struct DemoPeople: Sendable {
    let printed: [DemoPerson]

    static let logins = [
        "receptionist", "shift-lead", "case-officer", secondOfficer, "agency-head", "duty-manager", "postal-agent",
        "steward",
        "publisher", "operator", "auditor",
    ]
    static let secondOfficer = "second-officer"
    static let keyName = "curl (demo)"
    /// The two whose rights the key for `curl` has together.
    static let keyHolders = ["receptionist", "case-officer"]

    /// - Parameters:
    ///   - branch: the busiest.
    ///   - agency: the one with most dossiers.
    ///   - second: the one with most after it.
    init(branch: String, agency: String, second: String, _ words: DemoWords, _ random: inout SeededGenerator) throws {
        printed = try Self.logins.map { login in
            let role = Role(rawValue: login) ?? .caseOfficer
            let scope: Scope =
                if role.scopes.contains(.everything) { .everything } else if role.scopes.contains(.branch) {
                    .branch(branch)
                } else { .agency(login == Self.secondOfficer ? second : agency) }
            return try Self.person(login, words, [Grant(role, scope)], &random)
        }
    }

    /// For another start: only their passwords are new.
    init(again words: DemoWords) throws {
        var random = SeededGenerator(seed: 0)
        printed = try Self.logins.map { try Self.person($0, words, [], &random) }
    }

    private static func person(
        _ login: String, _ words: DemoWords, _ grants: [Grant], _ random: inout SeededGenerator
    ) throws -> DemoPerson {
        let name = words.person(&random) + " (demo)"
        guard let person = DemoPerson.withPassword(login, name, grants, id: id(&random), .system) else {
            throw LedgerFault.failed(operation: "crypt", reason: "no password could be made for \(login)")
        }
        return person
    }

    /// No secret: the same day gives the same city, with the same names in its journal.
    static func id(_ random: inout SeededGenerator) -> AccountID {
        let bytes = (0..<64).map { _ in UInt8.random(in: 0..<253, using: &random) }
        return AccountID(Entropy { count in Array(bytes.prefix(count)) })
    }

    func actor(_ login: String) -> String { printed.first { $0.login.text == login }?.actor ?? "system" }
}

/// Who acts, in the whole city: those with a printed password at the busiest places, and invented colleagues whom
/// nobody can sign in as elsewhere, each opened when first needed. Used by one thread.
final class DemoStaff {
    private var actors: [Scope: String]
    private let words: DemoWords
    private var random: SeededGenerator

    init(
        _ people: DemoPeople, branch: String, agency: String, second: String, _ words: DemoWords,
        _ random: SeededGenerator
    ) {
        actors = [
            .branch(branch): people.actor("receptionist"), .agency(agency): people.actor("case-officer"),
            .agency(second): people.actor(DemoPeople.secondOfficer),
        ]
        (self.words, self.random) = (words, random)
    }

    func actor(_ scope: Scope, _ tx: any PeopleWriter, at: Instant) throws -> String {
        if let known = actors[scope] { return known }
        let (login, role) = Self.place(scope)
        let name = words.person(&random) + " (demo)"
        guard let person = DemoPerson.figure(login, name, [Grant(role, scope)], id: DemoPeople.id(&random)) else {
            return "system"
        }
        try tx.open(person, at: at)
        actors[scope] = person.actor
        return person.actor
    }

    private static func place(_ scope: Scope) -> (login: String, role: Role) {
        switch scope {
        case .branch(let id): ("counter.\(id)", .receptionist)
        case .agency(let id): ("officer.\(id)", .caseOfficer)
        case .everything: ("city", .auditor)
        }
    }
}
