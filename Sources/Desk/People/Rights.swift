/// One thing that can be allowed. Every route and every step of a dossier's life names exactly one.
public enum Permission: String, CaseIterable, Sendable {
    /// Route without lodging.
    case advise
    /// Read the register and its editions.
    case readRegister = "read-register"

    case lodge
    /// State, history and explanation of one dossier.
    case readDossier = "read-dossier"
    case listBranch = "list-branch"
    case listAgency = "list-agency"

    /// Send the file on, route it again from the manual desk, note that another system holds it.
    case forward
    /// What the applicant brings or asks at the counter: a supplement, a withdrawal, another place for the result.
    case serveApplicant = "serve-applicant"
    /// Accept, decline or refer.
    case takeOn = "take-on"
    /// Ask for a supplement, re-appoint, stop, close for silence.
    case examine
    /// Decide, refuse, return, issue the result.
    case decide
    /// Give the result: at the counter, by post, electronically.
    case handOut = "hand-out"
    case resolveConflict = "resolve-conflict"
    /// Record that papers passed from hand to hand.
    case carry

    case proposeEdition = "propose-edition"
    case approveEdition = "approve-edition"
    case manageAccounts = "manage-accounts"
    case manageKeys = "manage-keys"
    /// Who saw which dossier.
    case readAccessLog = "read-access-log"
    case metrics

    /// What a grant's scope has to do with it.
    public enum Reach: String, CaseIterable, Sendable {
        /// The scope must cover the dossier, branch or agency in question.
        case target
        /// Touches no dossier: any scope will do.
        case anywhere
        /// Touches the whole house: only the scope `everything` will do.
        case house
    }

    public var reach: Reach {
        switch self {
        case .advise, .readRegister: .anywhere
        case .lodge, .readDossier, .listBranch, .listAgency, .forward, .serveApplicant, .takeOn, .examine, .decide,
            .handOut, .resolveConflict, .carry, .readAccessLog:
            .target
        case .proposeEdition, .approveEdition, .manageAccounts, .manageKeys, .metrics: .house
        }
    }
}

/// What is asked for: the dossier's branch and the agency responsible now, or the branch or agency of a list.
public struct Target: Hashable, Sendable {
    public var branch: String
    public var agency: String

    public init(branch: String = "", agency: String = "") {
        self.branch = branch
        self.agency = agency
    }

    /// Nothing in particular: covered by the scope `everything` alone.
    public static let house = Target()
}

extension Target {
    public init(_ row: DossierRow) { self.init(branch: row.branch, agency: row.agency) }

    /// A list shows no more than its filters let through, so the filters are its target.
    public init(_ query: DossierQuery) { self.init(branch: query.branch ?? "", agency: query.agency ?? "") }
}

extension Role {
    /// The one table of rights; printed with scopes into `RIGHTS.md` by a test. Asked with every request, so each set is
    /// made once.
    public var permissions: Set<Permission> {
        switch self {
        case .receptionist: Self.counter
        case .shiftLead: Self.shiftLeads
        case .caseOfficer: Self.desk
        case .agencyHead: Self.heads
        case .dutyManager: Self.dutyManagers
        case .postalAgent: Self.postalAgents
        case .steward: Self.stewards
        case .publisher: Self.publishers
        case .operator: Self.operators
        case .auditor: Self.auditors
        case .apiClient: Self.apiClients
        }
    }

    private static let counter: Set<Permission> = [
        .advise, .readRegister, .lodge, .readDossier, .listBranch, .serveApplicant, .handOut,
    ]
    private static let shiftLeads = counter.union([.forward, .readAccessLog])
    private static let desk: Set<Permission> = [
        .advise, .readRegister, .readDossier, .listAgency, .takeOn, .examine, .decide, .handOut,
    ]
    private static let heads = desk.union([.forward, .resolveConflict, .readAccessLog])
    private static let dutyManagers: Set<Permission> = [
        .advise, .readRegister, .readDossier, .listBranch, .listAgency, .resolveConflict, .metrics,
    ]
    private static let postalAgents: Set<Permission> = [.advise, .readRegister, .carry]
    private static let stewards: Set<Permission> = [.advise, .readRegister, .proposeEdition]
    private static let publishers: Set<Permission> = [.advise, .readRegister, .approveEdition]
    private static let operators: Set<Permission> = [.advise, .readRegister, .manageAccounts, .manageKeys, .metrics]
    private static let auditors: Set<Permission> = [
        .readRegister, .readDossier, .listBranch, .listAgency, .readAccessLog,
    ]
    private static let apiClients: Set<Permission> = [
        .advise, .readRegister, .lodge, .readDossier, .listBranch, .listAgency,
    ]
}

extension Grant {
    /// Denied unless the table says otherwise.
    public func allows(_ permission: Permission, on target: Target) -> Bool {
        guard isSensible, role.permissions.contains(permission) else { return false }
        return switch permission.reach {
        case .anywhere: true
        case .target: scope.covers(target)
        case .house: scope == .everything
        }
    }
}

/// Whoever asks: a person signed in, or a system with a key.
public struct Principal: Hashable, Sendable {
    /// `account:…`, `key:…` or `system`, as journals and logs name it.
    public var actor: String
    public var grants: [Grant]

    public init(actor: String, grants: [Grant]) {
        self.actor = actor
        self.grants = grants
    }

    /// The machine itself: commands at its own console and work by the clock. It looks after accounts and keys like an
    /// operator; whoever can open the data folder is past all doors anyway.
    public static let system = Principal(actor: "system", grants: [Grant(.operator, .everything)])

    public func allows(_ permission: Permission, on target: Target) -> Bool {
        grants.contains { $0.allows(permission, on: target) }
    }

    /// What is forbidden looks like what does not exist, in words and in kind.
    public func demand(_ permission: Permission, on target: Target) throws(PeopleRefusal) {
        guard allows(permission, on: target) else { throw .notFound }
    }

    /// May these dossiers be listed? The query must be filtered down to what the principal may see.
    public func demand(list query: DossierQuery) throws(PeopleRefusal) {
        let target = Target(query)
        guard allows(.listBranch, on: target) || allows(.listAgency, on: target) else { throw .notFound }
    }

    /// Where it may do that: what a page offers, and what a list without a filter is filtered by.
    public func scopes(for permission: Permission) -> [Scope] {
        grants.filter { $0.isSensible && $0.role.permissions.contains(permission) }.map(\.scope)
    }

    /// The thing, if it exists and may be seen; one refusal for both other cases.
    public func seen<Thing>(
        _ thing: Thing?, _ permission: Permission, at target: (Thing) -> Target
    ) throws(PeopleRefusal) -> Thing {
        guard let thing, allows(permission, on: target(thing)) else { throw .notFound }
        return thing
    }
}
