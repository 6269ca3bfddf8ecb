internal import Base
internal import Desk
internal import HTTP

// Signing in and out, and one's own password.
enum SessionRoutes {
    static let all = [signIn, current, signOut, changePassword]

    private static let password = Shape.text(max: 512)

    static let signIn = Endpoint(
        method: "POST", path: "/api/v1/session", id: "signIn", about: "Signs in; the session is a cookie.",
        access: .anyone,
        body: .object([.must("login", .text(max: 256), ""), .must("password", password, "Any characters; paste it.")]),
        answers: [(200, "Who is signed in, and the token that forms send back.")],
        work: .slow { exchange, answer in
            try exchange.origin.demandOurPageToSignIn(ours: exchange.service.parts.origin)
            let transport = exchange.service.parts.transport
            let isDemo = exchange.service.parts.isDemo
            let form = SignInForm(
                login: exchange.body.text("login"), password: Password(exchange.body.text("password")),
                address: exchange.peer.description, device: exchange.device, previous: exchange.token)
            exchange.service.door.signIn(form, at: exchange.now) { result in
                answer(
                    result.map { signedIn in
                        var reply = told(
                            signedIn.account, signedIn.session, failedBefore: signedIn.failedBefore, isDemo: isDemo)
                        reply.headers.append(("Set-Cookie", PeopleCookie.session.set(signedIn.session, transport)))
                        reply.headers.append(("Set-Cookie", PeopleCookie.device.set(signedIn.device, transport)))
                        return reply
                    })
            }
        })

    static let current = Endpoint(
        method: "GET", path: "/api/v1/session", id: "readSession", about: "Who is signed in.", access: .signedIn,
        answers: [(200, "The account and its rights; for a key, its rights.")], worksWithOneTimePassword: true,
        work: .now { exchange in
            let isDemo = exchange.service.parts.isDemo
            guard let visitor = exchange.visitor, let token = exchange.token else {
                return .json { write(exchange.principal, isDemo: isDemo, to: &$0) }
            }
            return told(visitor.account, token, failedBefore: 0, isDemo: isDemo)
        })

    static let signOut = Endpoint(
        method: "DELETE", path: "/api/v1/session", id: "signOut", about: "Ends the session.", access: .signedIn,
        answers: [(204, "Gone.")], worksWithOneTimePassword: true,
        work: .later { exchange, answer in
            guard let token = exchange.token else { throw Problem.notFound }
            let transport = exchange.service.parts.transport
            exchange.service.door.signOut(token, at: exchange.now) { result in
                answer(
                    result.map {
                        var reply = Reply.nothing
                        reply.headers = [("Set-Cookie", PeopleCookie.session.clear(transport))]
                        return reply
                    })
            }
        })

    static let changePassword = Endpoint(
        method: "POST", path: "/api/v1/password", id: "changePassword",
        about: "One's own new password; every other session of the account ends.", access: .signedIn,
        body: .object([.must("old", password, ""), .must("new", password, "10 characters or more.")]),
        answers: [(200, "As after signing in.")], worksWithOneTimePassword: true,
        work: .slow { exchange, answer in
            guard let account = exchange.visitor?.account else { throw Problem.notFound }
            let transport = exchange.service.parts.transport
            let isDemo = exchange.service.parts.isDemo
            let change = PasswordChange(
                account: account.id, old: Password(exchange.body.text("old")), new: Password(exchange.body.text("new")))
            exchange.service.door.changePassword(change, at: exchange.now) { result in
                answer(
                    result.map { token in
                        var own = account
                        own.mustChangePassword = false
                        var reply = told(own, token, failedBefore: 0, isDemo: isDemo)
                        reply.headers.append(("Set-Cookie", PeopleCookie.session.set(token, transport)))
                        return reply
                    })
            }
        })

    private static func told(
        _ account: Account, _ token: SessionToken, failedBefore: Int, isDemo: Bool
    ) -> Reply {
        .json { json in
            json.object {
                $0.field("account", account.id.description)
                $0.field("login", account.login.description)
                $0.field("name", account.name)
                $0.field("language", account.language.rawValue)
                $0.field("mustChangePassword", account.mustChangePassword)
                $0.field("failedBefore", failedBefore)
                $0.field("demo", isDemo)
                if let form = FormToken(of: token) { $0.field("form", form.text) }
                $0.array("grants") { for grant in account.grants { $0.string(grant.text) } }
            }
        }
    }

    private static func write(_ principal: Principal, isDemo: Bool, to json: inout JSONWriter) {
        json.object {
            $0.field("actor", principal.actor)
            $0.field("demo", isDemo)
            $0.array("grants") { for grant in principal.grants { $0.string(grant.text) } }
        }
    }
}
