internal import Base
internal import Competence
internal import Desk
internal import Pages
internal import WorkingTime

// Branches as the register knows them: read here, changed on the steward's desk.
enum OperatorBranchRoutes {
    static let all = [list, one]

    private static let pageSize = 30
    private static let mostPeople = 20_000

    static let list = Endpoint.page(
        "GET", "/operator/branches", "operatorBranches", "Branches with today's hours and who works there.",
        OperatorRoutes.operators,
        query: [Endpoint.Parameter(name: "q", shape: .text(min: 0, max: 100), about: "Part of a name.")],
        work: .slow { exchange, answer in
            let desk = try BranchDesk(exchange, days: 1)
            let sought = exchange.asked("q") ?? ""
            let found = desk.branches(called: sought)
            let shown = found.prefix(pageSize).map(desk.view)
            answer(
                .success(
                    .page(
                        BranchPages.list(
                            exchange.frame(.branches), shown, sought: sought, found: found.count, all: desk.all.count)))
            )
        })

    static let one = Endpoint.page(
        "GET", "/operator/branches/{id}", "operatorBranch", "One branch with its hours of two weeks.",
        OperatorRoutes.operators,
        work: .slow { exchange, answer in
            let desk = try BranchDesk(exchange, days: 14)
            guard let branch = desk.all.first(where: { $0.id == exchange.value("id") }) else { throw Problem.notFound }
            let isSteward = [Permission.proposeEdition, .approveEdition].contains {
                exchange.principal.allows($0, on: .house)
            }
            answer(
                .success(
                    .page(
                        BranchPages.one(
                            exchange.frame(.branches), desk.view(branch), editions: isSteward ? "/editions" : nil))))
        })

    /// What one page about branches reads once.
    private struct BranchDesk {
        let register: RegisterInForce
        let now: LocalMoment
        let days: Int
        /// In force today.
        let all: [Branch]
        private var people: [String: [(account: AccountView, role: Bilingual)]] = [:]

        init(_ exchange: Exchange, days: Int) throws {
            let register = try exchange.service.register(at: exchange.now)
            let now = LocalMoment(exchange.now)
            (self.register, self.now, self.days) = (register, now, days)
            all = register.edition.register.branches.rows.filter { $0.validity.contains(now.date) }
            for account in try exchange.bench.people.accounts(after: nil, limit: mostPeople) {
                for grant in account.grants {
                    guard case .branch(let id) = grant.scope else { continue }
                    people[id, default: []].append((register.view(account), grant.role.name))
                }
            }
        }

        /// Nothing sought: those where somebody works.
        func branches(called sought: String) -> [Branch] {
            let words = Fold.folded(sought).split(separator: " ").map { " \($0)" }
            if words.isEmpty { return all.filter { people[$0.id] != nil } }
            return all.filter { branch in
                let text = " \(Fold.folded(branch.name.vi)) \(Fold.folded(branch.name.en)) \(Fold.folded(branch.id))"
                return words.allSatisfy { text.contains($0) }
            }
        }

        func view(_ branch: Branch) -> BranchView {
            let hours = register.hours.hours(of: branch)
            return BranchView(
                name: PlaceName(id: branch.id, name: branch.name), address: branch.address, phone: branch.phone,
                issuer: branch.issuer, isOpenNow: hours.isOpen(at: now, register.calendar),
                days: (0..<days).map { day(now.date.adding(days: $0), hours) }, people: people[branch.id] ?? [])
        }

        private func day(_ date: CivilDate, _ hours: OpeningHours) -> BranchView.Day {
            let kind = register.calendar.kind(of: date)
            let note: Bilingual? =
                switch kind {
                case .holiday, .workingSaturday: kind.words
                case .working, .weekend: nil
                }
            let open = hours.visiting(on: date, register.calendar).map { (from: $0.open, to: $0.close) }
            return BranchView.Day(date: date, open: open, note: note)
        }
    }
}
