internal import Base
internal import Desk
internal import HTTP
internal import Pages
internal import Store

// Accounts, branches, the journal, the access log, health and backups.
enum OperatorRoutes {
    static let all =
        [overview, health] + OperatorBackupRoutes.all + OperatorAccountRoutes.all + OperatorKeyRoutes.all
        + OperatorBranchRoutes.all + JournalPageRoutes.all + AccessPageRoutes.all

    /// Whoever looks after accounts looks after the house (`Rights.swift`: accounts, keys, backups and figures).
    static let operators = Endpoint.Access.needs([.manageAccounts], .house)

    static let overview = Endpoint.page(
        "GET", "/operator", "operatorOverview", "How the house is doing, what to look at first.", operators,
        // It asks the disk, which may be slow to say how it is.
        work: .slow { exchange, answer in
            answer(.success(.page(OperatorOverview.page(exchange.frame(.overview), try exchange.houseState()))))
        })

    static let health = Endpoint.page(
        "GET", "/operator/health", "operatorHealth", "The last day in plots.", .needs([.metrics], .house),
        work: .now { exchange in
            let service = exchange.service
            let series = service.parts.upkeep?.health.series(until: exchange.now) ?? []
            return .page(HealthPage.page(exchange.frame(.health), series, now: exchange.now, since: service.started))
        })
}

extension Exchange {
    /// The operator's page, with the ways this person's rights open.
    func frame(_ section: OperatorFrame.Section) -> OperatorFrame {
        OperatorFrame(
            shell, section,
            open: OperatorFrame.Section.allCases.filter { section in
                section.rights.contains { principal.allows($0, on: .house) }
            })
    }

    /// The data folder and the figures; a service without them has no such pages.
    func upkeep() throws -> Upkeep {
        guard let upkeep = service.parts.upkeep else { throw Problem.notFound }
        return upkeep
    }

    fileprivate func houseState() throws -> HouseState {
        let (parts, figures) = (service.parts, service.parts.figures())
        var state = HouseState(now: now, started: service.started, version: version)
        state.isDemo = parts.isDemo
        state.halted = parts.halted().map {
            Bilingual(vi: "\($0.problem.vi) \($0.mend.vi)", en: "\($0.problem.en) \($0.mend.en)")
        }
        state.edition = String(try service.register(at: now).hash.description.prefix(12))
        (state.waiting, state.commits, state.writes) = (
            figures.writer.waiting, figures.writer.commits, figures.writer.units
        )
        state.connections = figures.http.connectionsOpen
        state.sessions = try bench.people.liveSessions(
            startedAfter: parts.limits.startedSince(now), seenAfter: parts.limits.idleSince(now))
        state.notes = service.accesses.waiting
        state.memory = residentMebibytes() << 20
        if let upkeep = parts.upkeep { state.take(upkeep, now) }
        state.endingKeys = try bench.people.keys(after: nil, limit: 200).count {
            $0.revoked == nil && $0.expires > now && $0.expires < now.adding(days: 14)
        }
        state.unopened = try bench.people.accounts(after: nil, limit: 1000).count {
            $0.mustChangePassword && !$0.isDisabled
        }
        return state
    }
}

extension HouseState {
    fileprivate mutating func take(_ upkeep: Upkeep, _ now: Instant) {
        if let disk = upkeep.disk { (diskFree, diskSize) = (disk.free, disk.size) }
        (database, log) = (upkeep.databaseBytes, upkeep.logBytes)
        backup = (try? upkeep.listBackups())?.first.map { ($0.at, $0.bytes) }
        failures = upkeep.health.failures(since: now.adding(hours: -1))
    }
}

extension OperatorFrame.Section {
    /// Any of these, over the whole house.
    var rights: [Permission] {
        switch self {
        case .overview, .accounts, .roles, .branches, .backups: [.manageAccounts]
        case .keys: [.manageKeys]
        case .health: [.metrics]
        case .journal: [.manageAccounts, .readAccessLog]
        }
    }
}
