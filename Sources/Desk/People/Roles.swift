// People: who may do what, who is signed in, and who saw which dossier. Roles come first, then Rights.swift (the table),
// PeopleLedger.swift (what is kept) and SignIn.swift.
public import Base

/// What somebody is in the house, in the words of the domain.
public enum Role: String, CaseIterable, Comparable, Sendable {
    /// Lodges, receives and hands out at a branch.
    case receptionist
    /// The branch's first receptionist of the day: sends on, keeps the manual desk, sees how the branch is doing.
    case shiftLead = "shift-lead"
    /// Accepts, examines and decides at an agency.
    case caseOfficer = "case-officer"
    /// A case officer who also settles conflicts of competence that were put to the agency.
    case agencyHead = "agency-head"
    /// Sees what will be late, for a branch, an agency or the city; changes nothing but conflicts.
    case dutyManager = "duty-manager"
    /// Carries papers: records handovers, reads no dossier.
    case postalAgent = "postal-agent"
    /// Edits, proves and proposes editions of the register.
    case steward
    /// The second person: approves what a steward proposed.
    case publisher
    /// Accounts, keys, backups and figures; reads no dossier.
    case `operator`
    /// Reads everything, the access log too, and changes nothing.
    case auditor
    /// A partner's system that lodges and follows, through an API key.
    case apiClient = "api-client"

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Where a role is held.
public enum Scope: Hashable, Sendable {
    case branch(String)
    case agency(String)
    case everything

    public enum Kind: String, CaseIterable, Sendable { case branch, agency, everything }

    public var kind: Kind {
        switch self {
        case .branch: .branch
        case .agency: .agency
        case .everything: .everything
        }
    }

    /// `branch:D1-02`, `agency:H29.12`, `everything`.
    public var text: String {
        switch self {
        case .branch(let id): "branch:\(id)"
        case .agency(let id): "agency:\(id)"
        case .everything: "everything"
        }
    }

    public init?(_ text: some StringProtocol) {
        if text == "everything" {
            self = .everything
            return
        }
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[1].utf8.count <= 64 else { return nil }
        switch parts[0] {
        case "branch": self = .branch(String(parts[1]))
        case "agency": self = .agency(String(parts[1]))
        default: return nil
        }
    }

    /// An empty id names nobody: a dossier on a manual desk has no agency, and no agency's scope reaches it.
    func covers(_ target: Target) -> Bool {
        switch self {
        case .everything: true
        case .branch(let id): !id.isEmpty && id == target.branch
        case .agency(let id): !id.isEmpty && id == target.agency
        }
    }
}

/// One role in one place.
public struct Grant: Hashable, Comparable, Sendable {
    public var role: Role
    public var scope: Scope

    public init(_ role: Role, _ scope: Scope) {
        self.role = role
        self.scope = scope
    }

    /// `receptionist@branch:D1-02`
    public var text: String { "\(role.rawValue)@\(scope.text)" }

    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "@", maxSplits: 1)
        guard parts.count == 2, let role = Role(rawValue: String(parts[0])), let scope = Scope(parts[1]) else {
            return nil
        }
        self.init(role, scope)
    }

    /// A receptionist of an agency is nonsense and opens nothing.
    public var isSensible: Bool { role.scopes.contains(scope.kind) }

    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension Role {
    /// Where this role can be held at all.
    public var scopes: [Scope.Kind] {
        switch self {
        case .receptionist, .shiftLead: [.branch]
        case .caseOfficer, .agencyHead: [.agency]
        case .dutyManager, .auditor: [.branch, .agency, .everything]
        case .postalAgent, .apiClient: [.branch, .agency]
        case .steward, .publisher, .operator: [.everything]
        }
    }

    /// A key is no person: it can neither be the second person nor open doors for others.
    public var isForKeys: Bool {
        switch self {
        case .publisher, .operator, .steward: false
        case .receptionist, .shiftLead, .caseOfficer, .agencyHead, .dutyManager, .postalAgent, .auditor, .apiClient:
            true
        }
    }

    public var name: Bilingual {
        switch self {
        case .receptionist: Bilingual(vi: "Cán bộ tiếp nhận", en: "Receptionist")
        case .shiftLead: Bilingual(vi: "Trưởng ca tiếp nhận", en: "Shift lead")
        case .caseOfficer: Bilingual(vi: "Cán bộ thụ lý", en: "Case officer")
        case .agencyHead: Bilingual(vi: "Thủ trưởng cơ quan", en: "Head of agency")
        case .dutyManager: Bilingual(vi: "Quản lý trực", en: "Duty manager")
        case .postalAgent: Bilingual(vi: "Nhân viên bưu chính", en: "Postal agent")
        case .steward: Bilingual(vi: "Người giữ danh bạ thẩm quyền", en: "Register steward")
        case .publisher: Bilingual(vi: "Người duyệt công bố", en: "Publisher")
        case .operator: Bilingual(vi: "Quản trị vận hành", en: "Operator")
        case .auditor: Bilingual(vi: "Kiểm tra viên", en: "Auditor")
        case .apiClient: Bilingual(vi: "Hệ thống đối tác", en: "Partner system")
        }
    }
}
