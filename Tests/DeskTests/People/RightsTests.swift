internal import Base
internal import Desk
internal import Glibc
internal import Testing

/// Who may do what where, every cell of it; the kept table is what reviewers read.
///
/// `WAYPOST_RECORD=1 swift test --filter RightsTests` writes it anew and fails: look at the change, then run again.
@Suite struct RightsTests {
    static let path =
        #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 } + "/Sources/Desk/RIGHTS.md"

    /// Seen from a receptionist of branch B1 or a case officer of agency A1.
    static let targets: [(name: String, target: Target)] = [
        ("own", Target(branch: "B1", agency: "A1")),
        ("other agency", Target(branch: "B1", agency: "A2")),
        ("other branch", Target(branch: "B2", agency: "A1")),
        ("manual desk", Target(branch: "B1", agency: "")),
        ("stranger", Target(branch: "B2", agency: "A2")),
        ("house", Target.house),
    ]
    static let scopes = [Scope.branch("B1"), .agency("A1"), .everything]

    @Test func theTableIsTheKeptOne() throws {
        let table = Self.table()
        if getenv("WAYPOST_RECORD") != nil {
            record(table)
            Issue.record("recorded \(Self.path): look at the change and run again")
            return
        }
        let kept = String(decoding: try FileBytes.read(Self.path), as: UTF8.self)
        #expect(kept == table, "rights have changed; record them with WAYPOST_RECORD=1 if that is meant")
    }

    private func record(_ table: String) {
        guard let file = fopen(Self.path, "w") else { return }
        fputs(table, file)
        fclose(file)
    }

    static func table() -> String {
        var lines = [
            "# Rights: role, scope, and what they open", "",
            "Written by a test from `Role.permissions` and `Grant.allows`; not by hand. B1 and A1 are the holder's own",
            "branch and agency. A dossier stands under the pair of where it was lodged and who is responsible now;",
            "*manual desk* is B1 without an agency, *house* is nothing in particular. What stands in no cell is denied,",
            "and denied looks like unknown.", "",
        ]
        for role in Role.allCases {
            lines += ["## \(role.name.en) (`\(role.rawValue)`)", "", "| permission | scope | opens |", "|---|---|---|"]
            for scope in scopes { lines += rows(Grant(role, scope)) }
            lines.append("")
        }
        return lines.dropLast().joined(separator: "\n") + "\n"
    }

    private static func rows(_ grant: Grant) -> [String] {
        Permission.allCases.compactMap { permission in
            let opened = targets.filter { grant.allows(permission, on: $0.target) }.map(\.name)
            guard !opened.isEmpty else { return nil }
            let words = opened.count == targets.count ? "all" : opened.joined(separator: ", ")
            return "| \(permission.rawValue) | \(grant.scope.kind.rawValue) | \(words) |"
        }
    }

    /// Said again without the table: no grant of a branch or agency ever reaches past it, on any target.
    @Test(arguments: Role.allCases) func scopesHold(_ role: Role) {
        for permission in Permission.allCases where permission.reach == .target {
            for (name, target) in Self.targets {
                if Grant(role, .branch("B1")).allows(permission, on: target) {
                    #expect(target.branch == "B1", "\(name)")
                }
                if Grant(role, .agency("A1")).allows(permission, on: target) {
                    #expect(target.agency == "A1", "\(name)")
                }
            }
        }
    }

    @Test func emptyNamesReachNothing() {
        for role in Role.allCases {
            for permission in Permission.allCases where permission.reach == .target {
                #expect(!Grant(role, .branch("")).allows(permission, on: .house))
                #expect(!Grant(role, .agency("")).allows(permission, on: Target(branch: "B1")))
            }
        }
    }

    struct Rule: CustomTestStringConvertible {
        let permission: Permission
        let roles: Set<Role>
        let why: String
        var testDescription: String { why }
    }

    @Test(arguments: [
        Rule(permission: .approveEdition, roles: [.publisher], why: "only the second person approves"),
        Rule(permission: .proposeEdition, roles: [.steward], why: "only a steward proposes"),
        Rule(permission: .manageAccounts, roles: [.operator], why: "only an operator opens doors"),
        Rule(permission: .manageKeys, roles: [.operator], why: "only an operator gives keys"),
        Rule(permission: .decide, roles: [.caseOfficer, .agencyHead], why: "a branch is never competent"),
        Rule(permission: .takeOn, roles: [.caseOfficer, .agencyHead], why: "only an agency accepts"),
        Rule(permission: .lodge, roles: [.receptionist, .shiftLead, .apiClient], why: "lodging is the branch's"),
        Rule(permission: .carry, roles: [.postalAgent], why: "custody is the postal agent's"),
        Rule(
            permission: .readDossier,
            roles: [.receptionist, .shiftLead, .caseOfficer, .agencyHead, .dutyManager, .auditor, .apiClient],
            why: "operators, stewards, publishers and postal agents read no dossier"),
    ]) func onlyThese(_ rule: Rule) {
        #expect(Set(Role.allCases.filter { $0.permissions.contains(rule.permission) }) == rule.roles)
    }

    @Test func auditorsChangeNothing() {
        let reading: Set<Permission> = [.readRegister, .readDossier, .listBranch, .listAgency, .readAccessLog]
        #expect(Role.auditor.permissions.isSubset(of: reading))
    }

    @Test func unknownAndForbiddenLookAlike() {
        let principal = Principal(actor: "account:a", grants: [Grant(.receptionist, .branch("B1"))])
        let foreign: Target? = Target(branch: "B2")
        let nothing: Target? = nil
        for thing in [foreign, nothing] {
            #expect(throws: PeopleRefusal.notFound) { try principal.seen(thing, .readDossier) { $0 } }
        }
        #expect(throws: Never.self) { try principal.seen(Target(branch: "B1"), .readDossier) { $0 } }
    }

    struct List: CustomTestStringConvertible {
        let why: String
        let grant: Grant
        var branch: String?
        var agency: String?
        let isAllowed: Bool
        var testDescription: String { why }
    }

    @Test(arguments: [
        List(why: "one's own branch", grant: Grant(.receptionist, .branch("B1")), branch: "B1", isAllowed: true),
        List(
            why: "what one's branch sent to an agency", grant: Grant(.receptionist, .branch("B1")), branch: "B1",
            agency: "A1", isAllowed: true),
        List(why: "all, by a receptionist", grant: Grant(.receptionist, .branch("B1")), isAllowed: false),
        List(why: "another branch", grant: Grant(.receptionist, .branch("B1")), branch: "B2", isAllowed: false),
        List(why: "an agency's", grant: Grant(.receptionist, .branch("B1")), agency: "A1", isAllowed: false),
        List(why: "one's own agency", grant: Grant(.caseOfficer, .agency("A1")), agency: "A1", isAllowed: true),
        List(why: "another agency", grant: Grant(.caseOfficer, .agency("A1")), agency: "A2", isAllowed: false),
        List(why: "all, by the city's duty manager", grant: Grant(.dutyManager, .everything), isAllowed: true),
        List(why: "all, by a branch's duty manager", grant: Grant(.dutyManager, .branch("B1")), isAllowed: false),
        List(why: "an operator lists nothing", grant: Grant(.operator, .everything), branch: "B1", isAllowed: false),
    ]) func lists(_ test: List) {
        var query = DossierQuery()
        (query.branch, query.agency) = (test.branch, test.agency)
        let principal = Principal(actor: "account:a", grants: [test.grant])
        #expect(((try? principal.demand(list: query)) != nil) == test.isAllowed)
        #expect(principal.scopes(for: .lodge) == (test.grant.role == .receptionist ? [test.grant.scope] : []))
    }

    @Test func disabledAndUnchangedOpenNothing() {
        var account = Account(
            id: AccountID("x"), login: Login("lan").unsafelyUnwrapped, name: "Lan",
            grants: [Grant(.receptionist, .branch("B1"))],
            hash: PasswordHash(kept: ""), created: .morning(0))
        #expect(!allows(account, .lodge, on: Target(branch: "B1")), "a one-time password opens nothing")
        account.mustChangePassword = false
        #expect(allows(account, .lodge, on: Target(branch: "B1")))
        account.isDisabled = true
        #expect(!allows(account, .lodge, on: Target(branch: "B1")))
    }

    @Test(arguments: ["receptionist@branch:D1-02", "auditor@everything", "case-officer@agency:H29.12"])
    func grantsAreReadBack(_ text: String) { #expect(Grant(text)?.text == text) }

    @Test(arguments: [
        "", "receptionist", "receptionist@", "receptionist@branch", "receptionist@branch:", "king@everything",
        "auditor@Everything", "receptionist@city:1",
    ]) func badGrantsAreRefused(_ text: String) { #expect(Grant(text) == nil) }
}
