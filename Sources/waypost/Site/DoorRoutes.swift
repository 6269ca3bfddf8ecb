internal import Base
internal import Competence
internal import Desk
internal import HTTP
internal import Pages

// Signing in and out, one's own password and language.
enum DoorRoutes {
    static let all = [start, showSignIn, signIn, signOut, showPassword, changePassword, chooseLanguage, account]

    private static let password = Shape.text(max: 512)
    /// The longest address to go on to.
    static let mostWay = 2000
    private static let to = Endpoint.Parameter(name: "to", shape: .text(min: 0, max: mostWay), about: "To go on to.")

    static let start = Endpoint.page(
        "GET", "/", "start", "Where somebody begins.", .anyone,
        work: .now { exchange in
            guard let token = exchange.token,
                let visitor = try? exchange.service.door.visitor(token, exchange.bench.people, at: exchange.now)
            else { return .page(DoorPages.start(exchange.shell)) }
            return .onward(Navigation.home(of: visitor.principal))
        })

    static let showSignIn = Endpoint.page(
        "GET", "/sign-in", "showSignIn", "The door.", .anyone,
        query: [to, Endpoint.Parameter(name: "left", shape: .text(max: 3), about: "Just signed out.")],
        work: .now { exchange in
            let to = exchange.asked("to") ?? ""
            let told = exchange.asked("left") != nil ? Phrase.signedOut : to.isEmpty ? nil : Phrase.signInToGoOn
            return .page(DoorPages.signIn(exchange.shell, exchange.formState, to: to, told: told))
        })

    static let signIn = Endpoint.page(
        "POST", "/sign-in", "signInPage", "Signs in.", .anyone,
        body: .object([
            .may("login", .text(max: 256), ""), .may("password", password, ""), .may("to", .text(max: mostWay), ""),
        ]),
        work: .slow { exchange, answer in
            try exchange.origin.demandOurPageToSignIn(ours: exchange.service.parts.origin)
            let transport = exchange.service.parts.transport
            let to = exchange.body.text("to")
            let (shell, state) = (exchange.shell, exchange.formState.without("password"))
            let form = SignInForm(
                login: exchange.body.text("login"), password: Password(exchange.body.text("password")),
                address: exchange.peer.description, device: exchange.device, previous: exchange.token)
            exchange.service.door.signIn(form, at: exchange.now) { result in
                switch result {
                case .success(let signedIn): answer(.success(letIn(signedIn, to, transport)))
                case .failure(let refusal as PeopleRefusal):
                    answer(
                        .failure(
                            PageInstead(
                                refusal.status == 401 ? 422 : refusal.status,
                                DoorPages.signIn(shell, state, to: to, told: refusal.sentence))))
                case .failure(let error): answer(.failure(error))
                }
            }
        })

    private static func letIn(_ signedIn: SignedIn, _ to: String, _ transport: Transport) -> Reply {
        let account = signedIn.account
        let home =
            account.mustChangePassword
            ? "/password" : signedIn.failedBefore > 0 ? "/account?failed=yes" : Navigation.home(of: account.principal)
        var reply = Reply.onward(isOurs(to) && !account.mustChangePassword ? to : home)
        reply.headers.append(("Set-Cookie", PeopleCookie.session.set(signedIn.session, transport)))
        reply.headers.append(("Set-Cookie", PeopleCookie.device.set(signedIn.device, transport)))
        return reply
    }

    /// A path of this server: nobody is sent elsewhere by a link they were given.
    private static func isOurs(_ path: String) -> Bool {
        path.hasPrefix("/") && !path.hasPrefix("//") && path != "/" && !path.contains("\\")
            && path.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    static let signOut = Endpoint.page(
        "POST", "/sign-out", "signOutPage", "Ends the session.", .signedIn, body: .object([]),
        work: .later { exchange, answer in
            guard let token = exchange.token else { throw Problem.signInFirst }
            let transport = exchange.service.parts.transport
            let next = exchange.language == .en ? "/sign-in?left=yes&lang=en" : "/sign-in?left=yes"
            exchange.service.door.signOut(token, at: exchange.now) { result in
                answer(
                    result.map {
                        var reply = Reply.onward(next)
                        reply.headers.append(("Set-Cookie", PeopleCookie.session.clear(transport)))
                        return reply
                    })
            }
        }
    ).openToOneTimePasswords

    static let showPassword = Endpoint.page(
        "GET", "/password", "showPassword", "A new password of one's own.", .signedIn,
        work: .now { exchange in
            let isForced = exchange.visitor?.account.mustChangePassword ?? false
            return .page(DoorPages.password(exchange.shell, exchange.formState, isForced: isForced, told: nil))
        }
    ).openToOneTimePasswords

    static let changePassword = Endpoint.page(
        "POST", "/password", "changePasswordPage", "Changes it.", .signedIn,
        body: .object([.must("old", password, ""), .must("new", password, "")]),
        work: .slow { exchange, answer in
            guard let account = exchange.visitor?.account else { throw Problem.notFound }
            let transport = exchange.service.parts.transport
            let shell = exchange.shell
            let again: @Sendable (Int, FormState, Bilingual?) -> PageInstead = { status, state, told in
                PageInstead(
                    status, DoorPages.password(shell, state, isForced: account.mustChangePassword, told: told))
            }
            let state = exchange.formState.without("old", "new")
            if !exchange.form.faults.isEmpty { throw again(422, state, nil) }
            let change = PasswordChange(
                account: account.id, old: Password(exchange.body.text("old")), new: Password(exchange.body.text("new")))
            exchange.service.door.changePassword(change, at: exchange.now) { result in
                switch result {
                case .success(let token):
                    var reply = Reply.onward("/account?changed=yes")
                    reply.headers.append(("Set-Cookie", PeopleCookie.session.set(token, transport)))
                    answer(.success(reply))
                case .failure(let refusal as PeopleRefusal):
                    answer(.failure(again(refusal.status == 401 ? 422 : refusal.status, state, refusal.sentence)))
                case .failure(let error): answer(.failure(error))
                }
            }
        }
    ).openToOneTimePasswords

    static let chooseLanguage = Endpoint.page(
        "POST", "/language", "chooseLanguage", "One's own language.", .signedIn,
        body: .object([
            .must("language", .choice(Language.allCases.map(\.rawValue)), ""), .may("to", .text(max: mostWay), ""),
        ]),
        work: .later { exchange, answer in
            guard let account = exchange.visitor?.account.id else { throw Problem.notFound }
            guard let language = Language(rawValue: exchange.body.text("language")) else {
                throw Problem.body(exchange.form.faults)
            }
            let to = exchange.body.text("to")
            let next = isOurs(to) ? to : "/"
            exchange.service.door.choose(language, for: account, at: exchange.now) { result in
                answer(result.map { Reply.onward(next) })
            }
        }
    ).openToOneTimePasswords

    static let account = Endpoint.page(
        "GET", "/account", "ownAccount", "One's own account.", .signedIn,
        query: [
            Endpoint.Parameter(name: "changed", shape: .text(max: 3), about: "The password was just changed."),
            Endpoint.Parameter(name: "failed", shape: .text(max: 3), about: "Somebody failed to sign in before."),
        ],
        work: .now { exchange in
            guard let account = exchange.visitor?.account else { throw Problem.notFound }
            let register = try exchange.service.register(at: exchange.now)
            let told =
                exchange.asked("changed") != nil
                ? Phrase.passwordChanged : exchange.asked("failed") != nil ? Phrase.failedBefore : nil
            let roles = account.grants.map { grant in
                (role: grant.role.name, place: register.name(of: grant.scope, exchange.language))
            }
            return .page(
                DoorPages.account(
                    exchange.shell, name: account.name, login: account.login.text, roles: roles, told: told))
        })
}

extension Endpoint {
    fileprivate var openToOneTimePasswords: Endpoint {
        var endpoint = self
        endpoint.worksWithOneTimePassword = true
        return endpoint
    }
}

extension FormState {
    /// Secrets are never sent back.
    fileprivate func without(_ names: String...) -> FormState {
        var state = self
        state.values.removeAll { names.contains($0.name) }
        return state
    }
}

extension RegisterInForce {
    /// A branch or an agency by its name; everything needs none.
    func name(of scope: Scope, _ language: Language) -> HTML {
        switch scope {
        case .branch(let id): "\(code: id) \(vi: edition.register.branches.row(id)?.name[.vi] ?? "")"
        case .agency(let id): "\(code: id) \(vi: edition.register.agencies.row(id)?.name[.vi] ?? "")"
        case .everything: .nothing
        }
    }
}
