public import Base

/// A new colleague.
public struct NewAccount: Sendable {
    public var login: String
    public var name: String
    /// `receptionist@branch:D1-02`
    public var grants: [String]
    public var language: Language

    public init(login: String, name: String, grants: [String], language: Language = .vi) {
        self.login = login
        self.name = name
        self.grants = grants
        self.language = language
    }
}

/// An account with the password that opens it once, shown to the operator and kept nowhere.
public struct Opened: Hashable, Sendable {
    public var account: Account
    public var password: OneTimePassword
}

/// What an operator does for others' accounts. Every change is in the journal, and takes effect with the next request.
public final class Administration: Sendable {
    let ledger: any PeopleLedger
    let entropy: Entropy

    public init(ledger: any PeopleLedger, entropy: Entropy = .system) {
        self.ledger = ledger
        self.entropy = entropy
    }

    /// With a one-time password. Takes a password's 18 ms: from ``SlowWork`` only.
    public func createAccount(
        _ form: NewAccount, by principal: Principal, at now: Instant,
        answer: @escaping @Sendable (Result<Opened, any Error>) -> Void
    ) {
        do {
            try principal.demand(.manageAccounts, on: .house)
            let password = OneTimePassword(entropy)
            let account = try account(form, password, now)
            ledger.writePeople(
                { tx in
                    if try tx.account(login: account.login) != nil { throw PeopleRefusal.loginTaken }
                    let event = AccountEvent.created(
                        login: account.login, grants: account.grants, language: account.language)
                    return Opened(
                        account: try tx.keep(account, event, by: principal.actor, at: now), password: password)
                }, answer: answer)
        } catch {
            answer(.failure(error))
        }
    }

    private func account(_ form: NewAccount, _ password: OneTimePassword, _ now: Instant) throws -> Account {
        guard let login = Login(form.login) else { throw PeopleRefusal.badLogin }
        let name = try Self.name(form.name)
        let grants = try Self.grants(form.grants)
        let hash = try PasswordHasher.hash(password, entropy)
        return Account(
            id: AccountID(entropy), login: login, name: name, grants: grants, hash: hash, language: form.language,
            created: now)
    }

    static func name(_ typed: String) throws(PeopleRefusal) -> String {
        let name = Fold.composed(typed)
        let isOneLine = name.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }
        guard (1...100).contains(name.unicodeScalars.count), isOneLine, name.contains(where: { $0 != " " }) else {
            throw .badName
        }
        return name
    }

    /// Each once, sorted.
    static func grants(_ texts: [String]) throws(PeopleRefusal) -> [Grant] {
        var grants: Set<Grant> = []
        for text in texts {
            guard let grant = Grant(text), grant.isSensible else { throw .badGrant(text: text) }
            grants.insert(grant)
        }
        if grants.isEmpty { throw .noGrants }
        return grants.sorted()
    }

    /// Another one-time password for somebody who forgot theirs; ends their sessions. From ``SlowWork`` only.
    public func resetPassword(
        of id: AccountID, by principal: Principal, at now: Instant,
        answer: @escaping @Sendable (Result<Opened, any Error>) -> Void
    ) {
        let password = OneTimePassword(entropy)
        let hash: PasswordHash
        do { hash = try PasswordHasher.hash(password, entropy) } catch { return answer(.failure(error)) }
        change(id, { _ in .passwordReset }, by: principal, at: now) { account in
            account.hash = hash
            account.mustChangePassword = true
            account.passwordChanged = now
        } answer: {
            answer($0.map { Opened(account: $0, password: password) })
        }
    }

    /// Replaces all rights; ends the sessions, so that the next page is the new rights' page.
    public func grant(
        _ texts: [String], to id: AccountID, by principal: Principal, at now: Instant,
        answer: @escaping @Sendable (Result<Account, any Error>) -> Void
    ) {
        do {
            let grants = try Self.grants(texts)
            change(id, { _ in .granted(grants) }, by: principal, at: now, { $0.grants = grants }, answer: answer)
        } catch {
            answer(.failure(error))
        }
    }

    /// One role more, or one less, than the account holds when it is written: of two changes at one moment both hold.
    public func revise(
        _ id: AccountID, adding: [String] = [], removing: [String] = [], by principal: Principal, at now: Instant,
        answer: @escaping @Sendable (Result<Account, any Error>) -> Void
    ) {
        change(
            id, { .granted($0.grants) }, by: principal, at: now,
            { account in
                account.grants = try Self.grants(account.grants.map(\.text).filter { !removing.contains($0) } + adding)
            }, answer: answer)
    }

    /// Takes effect with the next request of any of its sessions.
    public func disable(
        _ id: AccountID, by principal: Principal, at now: Instant,
        answer: @escaping @Sendable (Result<Account, any Error>) -> Void
    ) {
        change(id, { _ in .disabled }, by: principal, at: now, { $0.isDisabled = true }, answer: answer)
    }

    public func enable(
        _ id: AccountID, by principal: Principal, at now: Instant,
        answer: @escaping @Sendable (Result<Account, any Error>) -> Void
    ) {
        change(id, { _ in .enabled }, by: principal, at: now, { $0.isDisabled = false }, answer: answer)
    }

    /// One change of somebody else's account; all its sessions end.
    private func change(
        _ id: AccountID, _ event: @escaping @Sendable (Account) -> AccountEvent, by principal: Principal,
        at now: Instant, _ edit: @escaping @Sendable (inout Account) throws -> Void,
        answer: @escaping @Sendable (Result<Account, any Error>) -> Void
    ) {
        ledger.writePeople(
            { tx in
                try principal.demand(.manageAccounts, on: .house)
                guard var account = try tx.account(id) else { throw PeopleRefusal.notFound }
                if account.id.stream.text == principal.actor { throw PeopleRefusal.yourself }
                try edit(&account)
                try Self.demandAnOperator(beside: account, tx)
                try tx.endSessions(of: id)
                return try tx.keep(account, event(account), by: principal.actor, at: now)
            }, answer: answer)
    }

    /// The house is never left without somebody who can open its doors.
    private static func demandAnOperator(beside account: Account, _ tx: any PeopleWriter) throws {
        let stays = !account.isDisabled && account.grants.contains { $0.role == .operator }
        let operators = try tx.accountsHolding(.operator)
        guard stays || !operators.contains(account.id) || operators.count > 1 else {
            throw PeopleRefusal.lastOperator
        }
    }
}
