internal import Base
internal import Desk
internal import Pages

// Accounts and roles. Each change is the same use case as the API's; here it says what it causes, and its refusals stand
// at their fields.
enum OperatorAccountRoutes {
    static let all = [list, find, showNew, create, show, change, showGrant, grant, roles]

    private static let pageSize = 40
    /// Looked through for a search: a city has thousands, and each is read from the disk.
    private static let mostSearched = 20_000

    static let list = Endpoint.page(
        "GET", "/operator/accounts", "operatorAccounts", "Accounts by login.", OperatorRoutes.operators,
        query: [Endpoint.Parameter(name: "after", shape: .text(max: 64), about: "The id of the account before.")],
        work: .now { exchange in
            let people = exchange.bench.people
            let before = try exchange.asked("after").flatMap { try people.account(AccountID($0)) }
            let found = try people.accounts(after: before?.login, limit: pageSize + 1)
            let shown = Array(found.prefix(pageSize))
            let next = found.count > pageSize ? shown.last.map { "/operator/accounts?after=\($0.id)" } : nil
            return .page(
                AccountPages.list(
                    exchange.frame(.accounts), try shown.map(exchange.view), sought: nil, next: next))
        })

    /// By content, not by address: a colleague's name belongs in no log of addresses.
    static let find = Endpoint.page(
        "POST", "/operator/accounts", "operatorFindAccounts", "Accounts found by name, login, role or place.",
        OperatorRoutes.operators, body: .object([.may("q", .text(min: 0, max: 100), "")]),
        work: .slow { exchange, answer in
            let words = Fold.folded(exchange.body.text("q")).split(separator: " ").map { " \($0)" }
            let all = try exchange.bench.people.accounts(after: nil, limit: mostSearched)
            let register = try exchange.service.register(at: exchange.now)
            let found = all.lazy.filter { account in
                let text = register.searchText(of: account)
                return words.allSatisfy { text.contains($0) }
            }
            let shown = try found.prefix(200).map(exchange.view)
            answer(
                .success(
                    .page(
                        AccountPages.list(
                            exchange.frame(.accounts), shown, sought: exchange.body.text("q"), next: nil))))
        })

    static let showNew = Endpoint.page(
        "GET", "/operator/accounts/new", "operatorNewAccount", "A form for a new account.", OperatorRoutes.operators,
        query: Exchange.placeQuery,
        work: .slow { exchange, answer in
            var state = exchange.formState
            state.values = [(name: "language", value: Language.vi.rawValue)]
            answer(.success(.page(try newPage(exchange, state).page)))
        })

    static let create = Endpoint.page(
        "POST", "/operator/accounts/new", "operatorCreateAccount", "Opens it, and shows its one-time password once.",
        OperatorRoutes.operators,
        body: .object([
            .must("role", .choice(Role.allCases.map(\.rawValue)), ""), .must("scope", .text(max: 80), ""),
            .must("name", .text(max: 100), ""), .must("login", .text(max: 64), ""),
            .may("language", .choice(Language.allCases.map(\.rawValue)), ""),
        ]),
        work: .slow { exchange, answer in
            let state = exchange.formState(saying: [
                "scope": Phrase.accountNoScope, "name": Phrase.accountNoName, "login": Phrase.accountNoLogin,
            ])
            let again = try newPage(exchange, state)
            if !state.faults.isEmpty { throw again.instead }
            let form = NewAccount(
                login: exchange.body.text("login"), name: exchange.body.text("name"), grants: [exchange.askedGrant],
                language: exchange.body.choice("language", usual: .vi))
            let (frame, register) = (exchange.frame(.accounts), try exchange.service.register(at: exchange.now))
            exchange.service.administration.createAccount(form, by: exchange.principal, at: exchange.now) { result in
                answer(
                    again.orReply(result) { opened in
                        let view = register.view(opened.account)
                        return .page(AccountPages.opened(frame, view, password: opened.password.text, isNew: true))
                    })
            }
        })

    private static func newPage(_ exchange: Exchange, _ state: FormState) throws -> FormAgain {
        let (frame, choice) = (exchange.frame(.accounts), try exchange.grantChoice(Role.allCases))
        let once = exchange.freshOnce
        return FormAgain(state) { AccountPages.create(frame, choice, $0, once: once) }
    }

    static let roles = Endpoint.page(
        "GET", "/operator/roles", "operatorRoles", "What each role may do, in words.", OperatorRoutes.operators,
        work: .now { exchange in .page(RolesPage.page(exchange.frame(.roles), Role.allCases.map(\.view))) })
}

// One account.
extension OperatorAccountRoutes {
    private static let done = Endpoint.Parameter(name: "done", shape: .text(max: 16), about: "What was just done.")

    static let show = Endpoint.page(
        "GET", "/operator/accounts/{id}", "operatorAccount", "One account.", OperatorRoutes.operators, query: [done],
        work: .now { exchange in
            let told = exchange.asked("done").flatMap { Change(rawValue: $0)?.told }
            return .page(try page(exchange, told: told).page)
        })

    private enum Change: String {
        case grant, ungrant, reset, disable, enable

        var told: Bilingual {
            switch self {
            case .grant: Phrase.accountGranted
            case .ungrant: Phrase.accountTaken
            case .reset: Phrase.accountReset
            case .disable: Phrase.accountIsDisabled
            case .enable: Phrase.accountIsEnabled
            }
        }
    }

    static let change = Endpoint.page(
        "POST", "/operator/accounts/{id}", "operatorChangeAccount", "Takes a role away, resets, disables or enables.",
        OperatorRoutes.operators,
        body: .oneOf(
            tag: "do",
            [("reset", []), ("disable", []), ("enable", []), ("ungrant", [.must("grant", .text(max: 128), "")])]),
        work: .slow { exchange, answer in
            guard exchange.form.faults.isEmpty, let change = Change(rawValue: exchange.body.text("do")) else {
                throw Problem.body(exchange.form.faults)
            }
            let again = try page(exchange, told: nil)
            let account = try exchange.account()
            let next = Reply.onward("/operator/accounts/\(account.id)?done=\(change.rawValue)")
            let done: @Sendable (Result<Account, any Error>) -> Void = { answer(again.orReply($0) { _ in next }) }
            let (office, me, now) = (exchange.service.administration, exchange.principal, exchange.now)
            switch change {
            case .disable: office.disable(account.id, by: me, at: now, answer: done)
            case .enable: office.enable(account.id, by: me, at: now, answer: done)
            case .ungrant:
                office.revise(account.id, removing: [exchange.body.text("grant")], by: me, at: now, answer: done)
            case .reset: reset(account, exchange, again, answer)
            case .grant: throw Problem.notFound
            }
        })

    private static func reset(
        _ account: Account, _ exchange: Exchange, _ again: FormAgain, _ answer: @escaping Answer
    ) {
        let (frame, view) = (exchange.frame(.accounts), try? exchange.view(account))
        exchange.service.administration.resetPassword(of: account.id, by: exchange.principal, at: exchange.now) {
            answer(
                again.orReply($0) { opened in
                    guard let view else { return .onward("/operator/accounts") }
                    return .page(AccountPages.opened(frame, view, password: opened.password.text, isNew: false))
                })
        }
    }

    private static func page(_ exchange: Exchange, told: Bilingual?) throws -> FormAgain {
        let account = try exchange.account()
        var view = try exchange.view(account)
        view.sessions = try exchange.bench.people.sessions(of: account.id).count {
            exchange.service.parts.limits.isLive($0, at: exchange.now)
        }
        let (frame, shown) = (exchange.frame(.accounts), view)
        let maySee = exchange.principal.allows(.readAccessLog, on: .house)
        return FormAgain(exchange.formState) { state in
            AccountPage.page(
                frame, shown, told: told, refused: state.faults.first?.words, maySeeAccesses: maySee)
        }
    }

    static let showGrant = Endpoint.page(
        "GET", "/operator/accounts/{id}/grant", "operatorNewGrant", "A form for another role.",
        OperatorRoutes.operators, query: Exchange.placeQuery,
        work: .slow { exchange, answer in answer(.success(.page(try grantPage(exchange, exchange.formState).page))) })

    static let grant = Endpoint.page(
        "POST", "/operator/accounts/{id}/grant", "operatorGrant", "Adds a role.", OperatorRoutes.operators,
        body: .object([
            .must("role", .choice(Role.allCases.map(\.rawValue)), ""), .must("scope", .text(max: 80), ""),
        ]),
        work: .slow { exchange, answer in
            let state = exchange.formState(saying: ["scope": Phrase.accountNoScope])
            let again = try grantPage(exchange, state)
            if !state.faults.isEmpty { throw again.instead }
            let account = try exchange.account()
            let next = Reply.onward("/operator/accounts/\(account.id)?done=grant")
            exchange.service.administration.revise(
                account.id, adding: [exchange.askedGrant], by: exchange.principal, at: exchange.now
            ) { answer(again.orReply($0) { _ in next }) }
        })

    private static func grantPage(_ exchange: Exchange, _ state: FormState) throws -> FormAgain {
        let (frame, choice) = (exchange.frame(.accounts), try exchange.grantChoice(Role.allCases))
        let view = try exchange.view(try exchange.account())
        return FormAgain(state) { AccountPages.grant(frame, view, choice, $0) }
    }
}

extension Exchange {
    fileprivate func account() throws -> Account {
        guard let account = try bench.people.account(AccountID(value("id"))) else { throw Problem.notFound }
        return account
    }

    fileprivate func view(_ account: Account) throws -> AccountView {
        var view = try service.register(at: now).view(account)
        view.isYourself = account.id.stream.text == principal.actor
        return view
    }
}

extension RegisterInForce {
    func view(_ account: Account) -> AccountView {
        AccountView(
            id: account.id.text, login: account.login.text, name: account.name, grants: account.grants.map(view),
            isDisabled: account.isDisabled, hasOneTimePassword: account.mustChangePassword,
            language: account.language, created: account.created, lastSignIn: account.lastSignIn,
            failedSignIns: account.failedSignIns)
    }

    /// All a person might look for, folded.
    fileprivate func searchText(of account: Account) -> String {
        let grants = account.grants.flatMap { grant in
            [grant.role.name.vi, grant.role.name.en, place(grant.scope)?.name?.vi ?? ""].map { Fold.folded($0) }
        }
        return " \(Fold.folded(account.login.text)) \(Fold.folded(account.name)) \(grants.joined(separator: " "))"
    }
}
