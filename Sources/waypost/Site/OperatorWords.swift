internal import Base
internal import Desk
internal import Pages

// Roles and rights in words; exhaustive, so that a new one cannot go unsaid.
extension Role {
    var about: Bilingual {
        switch self {
        case .receptionist: Phrase.roleReceptionist
        case .shiftLead: Phrase.roleShiftLead
        case .caseOfficer: Phrase.roleCaseOfficer
        case .agencyHead: Phrase.roleAgencyHead
        case .dutyManager: Phrase.roleDutyManager
        case .postalAgent: Phrase.rolePostalAgent
        case .steward: Phrase.roleSteward
        case .publisher: Phrase.rolePublisher
        case .operator: Phrase.roleOperator
        case .auditor: Phrase.roleAuditor
        case .apiClient: Phrase.roleAPIClient
        }
    }

    var option: GrantChoice.RoleOption { GrantChoice.RoleOption(id: rawValue, name: name, about: about) }

    /// For the table of rights; each right in the order of ``Permission``.
    var view: RolesPage.RoleView {
        RolesPage.RoleView(
            name: name, about: about, places: scopes.map(\.words),
            rights: Permission.allCases.filter(permissions.contains).map(\.words), isForKeys: isForKeys)
    }
}

extension Scope.Kind {
    fileprivate var words: Bilingual {
        switch self {
        case .branch: Phrase.rolesBranch
        case .agency: Phrase.rolesAgency
        case .everything: Phrase.accountEverywhere
        }
    }
}

extension Permission {
    var words: Bilingual {
        switch self {
        case .advise: Phrase.rightAdvise
        case .readRegister: Phrase.rightReadRegister
        case .lodge: Phrase.rightLodge
        case .readDossier: Phrase.rightReadDossier
        case .listBranch: Phrase.rightListBranch
        case .listAgency: Phrase.rightListAgency
        case .forward: Phrase.rightForward
        case .serveApplicant: Phrase.rightServeApplicant
        case .takeOn: Phrase.rightTakeOn
        case .examine: Phrase.rightExamine
        case .decide: Phrase.rightDecide
        case .handOut: Phrase.rightHandOut
        case .resolveConflict: Phrase.rightResolveConflict
        case .carry: Phrase.rightCarry
        case .proposeEdition: Phrase.rightProposeEdition
        case .approveEdition: Phrase.rightApproveEdition
        case .manageAccounts: Phrase.rightManageAccounts
        case .manageKeys: Phrase.rightManageKeys
        case .readAccessLog: Phrase.rightReadAccessLog
        case .metrics: Phrase.rightMetrics
        }
    }
}
