internal import Base
internal import Desk

// What an operator does for others: accounts, rights, keys.
enum AccountRoutes {
    static let all = [list, create, grant, reset, disable, enable, keys, createKey, revokeKey]

    private static let grants = Shape.list(.text(max: 128), most: 20)
    private static let limit = Endpoint.Parameter(name: "limit", shape: .whole(1...200), about: "50 unless said.")

    static let list = Endpoint(
        method: "GET", path: "/api/v1/accounts", id: "listAccounts", about: "Accounts by login.",
        access: .needs([.manageAccounts], .house),
        query: [limit, Endpoint.Parameter(name: "after", shape: .text(max: 64), about: "A login.")],
        answers: [(200, "The accounts.")],
        work: .now { exchange in
            let found = try exchange.bench.people.accounts(
                after: exchange.asked("after").flatMap { Login($0) }, limit: exchange.asked("limit", usual: 50))
            return .json { json in
                json.object { $0.array("accounts") { for account in found { write(account, to: &$0) } } }
            }
        })

    static let create = Endpoint(
        method: "POST", path: "/api/v1/accounts", id: "createAccount",
        about: "A new account, with a one-time password that is shown here and nowhere else.",
        access: .needs([.manageAccounts], .house),
        body: .object([
            .must("login", .text(max: 64), ""), .must("name", .text(max: 100), ""),
            .must("grants", grants, "receptionist@branch:ID, case-officer@agency:ID, steward@everything …"),
            .may("language", .choice(Language.allCases.map(\.rawValue)), "vi unless said."),
        ]), answers: [(201, "The account and its one-time password.")],
        work: .slow { exchange, answer in
            let form = NewAccount(
                login: exchange.body.text("login"), name: exchange.body.text("name"),
                grants: exchange.body.list("grants").compactMap(\.text),
                language: exchange.body.choice("language", usual: .vi))
            exchange.service.administration.createAccount(form, by: exchange.principal, at: exchange.now) {
                answer($0.map { opened($0, status: 201) })
            }
        })

    static let grant = Endpoint(
        method: "PUT", path: "/api/v1/accounts/{id}/grants", id: "grant",
        about: "Replaces all rights of an account.", access: .needs([.manageAccounts], .house),
        body: .object([.must("grants", grants, "All of them.")]), answers: [(200, "The account.")],
        work: .later { exchange, answer in
            let texts = exchange.body.list("grants").compactMap(\.text)
            exchange.service.administration.grant(
                texts, to: exchange.accountID, by: exchange.principal, at: exchange.now
            ) { answer($0.map(told)) }
        })

    static let reset = Endpoint(
        method: "POST", path: "/api/v1/accounts/{id}/password-reset", id: "resetPassword",
        about: "Another one-time password; ends the account's sessions.", access: .needs([.manageAccounts], .house),
        answers: [(200, "The account and its one-time password.")],
        work: .slow { exchange, answer in
            exchange.service.administration.resetPassword(
                of: exchange.accountID, by: exchange.principal, at: exchange.now
            ) { answer($0.map { opened($0, status: 200) }) }
        })

    static let disable = Endpoint(
        method: "POST", path: "/api/v1/accounts/{id}/disable", id: "disableAccount",
        about: "Nobody signs in with it any more; its sessions end.", access: .needs([.manageAccounts], .house),
        answers: [(200, "The account.")],
        work: .later { exchange, answer in
            exchange.service.administration.disable(
                exchange.accountID, by: exchange.principal, at: exchange.now
            ) { answer($0.map(told)) }
        })

    static let enable = Endpoint(
        method: "POST", path: "/api/v1/accounts/{id}/enable", id: "enableAccount", about: "Opens it again.",
        access: .needs([.manageAccounts], .house), answers: [(200, "The account.")],
        work: .later { exchange, answer in
            exchange.service.administration.enable(
                exchange.accountID, by: exchange.principal, at: exchange.now
            ) { answer($0.map(told)) }
        })

    private static func told(_ account: Account) -> Reply { .json { write(account, to: &$0) } }

    private static func opened(_ opened: Opened, status: Int) -> Reply {
        .json(status) { json in
            json.object {
                $0.key("account")
                write(opened.account, to: &$0)
                $0.field("oneTimePassword", opened.password.text)
            }
        }
    }

    private static func write(_ account: Account, to json: inout JSONWriter) {
        json.object {
            $0.field("id", account.id.description)
            $0.field("version", account.version)
            $0.field("login", account.login.description)
            $0.field("name", account.name)
            $0.field("language", account.language.rawValue)
            $0.field("disabled", account.isDisabled)
            $0.field("mustChangePassword", account.mustChangePassword)
            if let at = account.lastSignIn { $0.field("lastSignIn", zoned: at) }
            $0.array("grants") { for grant in account.grants { $0.string(grant.text) } }
        }
    }
}

// Keys of partners' systems.
extension AccountRoutes {
    static let keys = Endpoint(
        method: "GET", path: "/api/v1/keys", id: "listKeys", about: "API keys, without their secrets.",
        access: .needs([.manageKeys], .house), query: [limit], answers: [(200, "The keys.")],
        work: .now { exchange in
            let found = try exchange.bench.people.keys(after: nil, limit: exchange.asked("limit", usual: 50))
            return .json { json in
                json.object { $0.array("keys") { for key in found { write(key, to: &$0) } } }
            }
        })

    static let createKey = Endpoint(
        method: "POST", path: "/api/v1/keys", id: "createKey",
        about: "A key for a partner's system; its text is shown here and nowhere else.",
        access: .needs([.manageKeys], .house),
        body: .object([
            .must("name", .text(max: 100), "Whose system."), .must("grants", grants, "api-client@branch:ID …"),
            .may("days", .whole(1...Administration.mostKeyDays), "How long it works; 365 unless said."),
        ]), answers: [(201, "The key and its text.")],
        work: .later { exchange, answer in
            let form = NewKey(
                name: exchange.body.text("name"), grants: exchange.body.list("grants").compactMap(\.text),
                expires: exchange.now.adding(days: exchange.body.whole("days") ?? 365))
            exchange.service.administration.createKey(form, by: exchange.principal, at: exchange.now) { result in
                answer(
                    result.map { opened in
                        .json(201) { json in
                            json.object {
                                $0.key("key")
                                write(opened.key, to: &$0)
                                $0.field("text", opened.text.text)
                            }
                        }
                    })
            }
        })

    static let revokeKey = Endpoint(
        method: "DELETE", path: "/api/v1/keys/{id}", id: "revokeKey", about: "It opens nothing any more.",
        access: .needs([.manageKeys], .house), answers: [(204, "Revoked.")],
        work: .later { exchange, answer in
            exchange.service.administration.revokeKey(
                KeyID(exchange.value("id")), by: exchange.principal, at: exchange.now
            ) { answer($0.map { _ in .nothing }) }
        })

    private static func write(_ key: APIKey, to json: inout JSONWriter) {
        json.object {
            $0.field("id", key.id.description)
            $0.field("name", key.name)
            $0.array("grants") { for grant in key.grants { $0.string(grant.text) } }
            $0.field("created", zoned: key.created)
            $0.field("expires", zoned: key.expires)
            if let at = key.revoked { $0.field("revoked", zoned: at) }
            if let at = key.lastUsed { $0.field("lastUsed", zoned: at) }
        }
    }
}

extension Exchange {
    fileprivate var accountID: AccountID { AccountID(value("id")) }
}
