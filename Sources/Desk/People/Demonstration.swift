public import Base

/// Somebody invented, for a demonstration. With a password that is printed at each start and good at once, or without
/// one: then nobody can sign in as them, and they only stand in the journal as who did something.
public struct DemoPerson: Sendable {
    public let login: Login
    public let name: String
    public let grants: [Grant]
    public let id: AccountID
    /// Shown once, kept nowhere.
    public let password: OneTimePassword?
    let hash: PasswordHash

    /// With a password; takes its 18 ms. Nil without memory, or for a text that is no login.
    /// - Parameter id: no secret, so it may be the same in every run.
    public static func withPassword(
        _ login: String, _ name: String, _ grants: [Grant], id: AccountID, _ entropy: Entropy
    ) -> Self? {
        let password = OneTimePassword(entropy)
        guard let login = Login(login), let hash = PasswordHasher.hash(password.password, entropy) else { return nil }
        return DemoPerson(login: login, name: name, grants: grants, id: id, password: password, hash: hash)
    }

    /// Nobody's password: no text has the hash `*`.
    public static func figure(_ login: String, _ name: String, _ grants: [Grant], id: AccountID) -> Self? {
        guard let login = Login(login) else { return nil }
        return DemoPerson(
            login: login, name: name, grants: grants, id: id, password: nil, hash: PasswordHash(kept: "*"))
    }

    private func account(at now: Instant) -> Account {
        Account(
            id: id, login: login, name: name, grants: grants.sorted(), hash: hash, isDisabled: password == nil,
            mustChangePassword: false, created: now)
    }

    fileprivate func opened(_ tx: any PeopleWriter, at now: Instant) throws(LedgerFault) -> Account {
        let event = AccountEvent.created(login: login, grants: grants, language: .vi)
        return try tx.keep(account(at: now), event, by: Principal.system.actor, at: now)
    }

    /// What the journal names as an actor.
    public var actor: String { id.stream.text }
}

extension PeopleWriter {
    /// Opens the account of somebody invented.
    public func open(_ person: DemoPerson, at now: Instant) throws(LedgerFault) {
        _ = try person.opened(self, at: now)
    }

    /// Another start of the same demonstration: the account with that login gets the new password; it stays what it was
    /// made or changed to in everything else, and its sessions go on.
    /// - Returns: nil when there is no such account, or it was disabled.
    public func reopen(_ person: DemoPerson, at now: Instant) throws(LedgerFault) -> Account? {
        guard var account = try account(login: person.login), !account.isDisabled else { return nil }
        account.hash = person.hash
        account.mustChangePassword = false
        account.passwordChanged = now
        return try keep(account, .passwordReset, by: Principal.system.actor, at: now)
    }

    /// The one key of a demonstration, for `curl`; an older one of the same name is revoked.
    public func openDemoKey(
        named name: String, _ grants: [Grant], days: Int, _ entropy: Entropy, at now: Instant
    ) throws(LedgerFault) -> KeyText {
        for var old in try keys(after: nil, limit: 1000) where old.name == name && old.revoked == nil {
            old.revoked = now
            _ = try keep(old, .revoked, by: Principal.system.actor, at: now)
        }
        let text = KeyText(entropy)
        let expires = now.adding(days: days)
        let key = APIKey(
            id: text.id, name: name, grants: grants.sorted(), digest: text.digest, created: now,
            createdBy: Principal.system.actor, expires: expires)
        _ = try keep(key, .created(name: name, grants: key.grants, expires: expires), by: key.createdBy, at: now)
        return text
    }
}
