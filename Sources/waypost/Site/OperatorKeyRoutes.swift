internal import Base
internal import Desk
internal import Pages

// Keys of partners' systems.
enum OperatorKeyRoutes {
    static let all = [list, revoke, showNew, create]

    private static let access = Endpoint.Access.needs([.manageKeys], .house)
    private static let pageSize = 50
    private static let lives = [30, 90, 180, 365, Administration.mostKeyDays]
    private static let roles = Role.allCases.filter(\.isForKeys)

    static let list = Endpoint.page(
        "GET", "/operator/keys", "operatorKeys", "Partners' keys, without their secrets.", access,
        query: [
            Endpoint.Parameter(name: "after", shape: .text(max: 64), about: "The id of the key before."),
            Endpoint.Parameter(name: "done", shape: .text(max: 16), about: "What was just done."),
        ],
        work: .now { exchange in
            .page(try page(exchange, told: exchange.asked("done") == nil ? nil : Phrase.keyIsRevoked).page)
        })

    private static func page(_ exchange: Exchange, told: Bilingual?) throws -> FormAgain {
        let after = exchange.asked("after").map { KeyID($0) }
        let found = try exchange.bench.people.keys(after: after, limit: pageSize + 1)
        let register = try exchange.service.register(at: exchange.now)
        let views = found.prefix(pageSize).map { register.view($0, at: exchange.now) }
        let next = found.count > pageSize ? "/operator/keys?after=\(found[pageSize - 1].id)" : nil
        let frame = exchange.frame(.keys)
        return FormAgain(exchange.formState) { state in
            KeyPages.list(frame, views, told: told, refused: state.faults.first?.words, next: next)
        }
    }

    static let revoke = Endpoint.page(
        "POST", "/operator/keys", "operatorRevokeKey", "It opens nothing any more.", access,
        body: .object([.must("key", .text(max: 64), "")]),
        work: .later { exchange, answer in
            let again = try page(exchange, told: nil)
            let key = try exchange.bench.people.key(KeyID(exchange.body.text("key")))
            guard exchange.form.faults.isEmpty, let key else {
                throw again.saying(FieldFault("key", Phrase.keyUnknown))
            }
            exchange.service.administration.revokeKey(
                key.id, by: exchange.principal, at: exchange.now
            ) { answer(again.orReply($0) { _ in .onward("/operator/keys?done=revoked") }) }
        })

    static let showNew = Endpoint.page(
        "GET", "/operator/keys/new", "operatorNewKey", "A form for a new key.", access, query: Exchange.placeQuery,
        work: .slow { exchange, answer in
            var state = exchange.formState
            state.values = [(name: "days", value: "365")]
            answer(.success(.page(try newPage(exchange, state).page)))
        })

    static let create = Endpoint.page(
        "POST", "/operator/keys/new", "operatorCreateKey", "Makes it, and shows its text once.", access,
        body: .object([
            .must("role", .choice(roles.map(\.rawValue)), ""), .must("scope", .text(max: 80), ""),
            .must("name", .text(max: 100), ""), .may("days", .whole(1...Administration.mostKeyDays), ""),
        ]),
        work: .slow { exchange, answer in
            let state = exchange.formState(saying: ["scope": Phrase.accountNoScope, "name": Phrase.keyNoName])
            let again = try newPage(exchange, state)
            if !state.faults.isEmpty { throw again.instead }
            let form = NewKey(
                name: exchange.body.text("name"), grants: [exchange.askedGrant],
                expires: exchange.now.adding(days: exchange.body.whole("days") ?? 365))
            let frame = exchange.frame(.keys)
            exchange.service.administration.createKey(form, by: exchange.principal, at: exchange.now) {
                answer(
                    again.orReply($0) { .page(KeyPages.opened(frame, name: $0.key.name, text: $0.text.text)) })
            }
        })

    private static func newPage(_ exchange: Exchange, _ state: FormState) throws -> FormAgain {
        let (frame, choice) = (exchange.frame(.keys), try exchange.grantChoice(roles))
        return FormAgain(state) { KeyPages.create(frame, choice, $0, days: lives) }
    }
}

extension RegisterInForce {
    fileprivate func view(_ key: APIKey, at now: Instant) -> KeyView {
        KeyView(
            id: key.id.text, name: key.name, grants: key.grants.map(view), created: key.created, expires: key.expires,
            lastUsed: key.lastUsed, state: key.revoked != nil ? .revoked : key.expires <= now ? .ended : .open,
            endsSoon: key.expires < now.adding(days: 14))
    }
}
