public import Base

/// A person's own new password.
public struct PasswordChange: Sendable {
    public var account: AccountID
    public var old: Password
    public var new: Password

    public init(account: AccountID, old: Password, new: Password) {
        self.account = account
        self.old = old
        self.new = new
    }
}

extension Door {
    /// Checks the old one, weighs the new one, ends every session of the account and starts a fresh one. Takes two or
    /// three times a password's 18 ms: from ``SlowWork`` only.
    /// - Parameter answer: the fresh session's token.
    public func changePassword(
        _ change: PasswordChange, at now: Instant,
        answer: @escaping @Sendable (Result<SessionToken, any Error>) -> Void
    ) {
        do {
            let account = try ledger.peopleReader().account(change.account)
            guard let account, !account.isDisabled else { throw PeopleRefusal.notSignedIn }
            try checkOld(change.old, account, now)
            let hash = try newHash(change.new, account)
            let token = SessionToken(entropy)
            ledger.writePeople({ tx in try Self.keep(hash, of: account, token, now, tx) }, answer: answer)
        } catch {
            answer(.failure(error))
        }
    }

    private func checkOld(_ old: Password, _ account: Account, _ now: Instant) throws(PeopleRefusal) {
        let inside = GuessLimits.Source.known(Digest(of: "inside \(account.id)".utf8))
        try countGuess(account.login, inside, now)
        guard PasswordHasher.isRight(old, account.hash) else { throw .wrongSignIn }
        forgetGuesses(account.login, inside, now)
    }

    private func newHash(_ new: Password, _ account: Account) throws(PeopleRefusal) -> PasswordHash {
        if let weakness = PasswordRules.weakness(of: new, login: account.login) { throw .weakPassword(weakness) }
        if PasswordHasher.isRight(new, account.hash) { throw .samePassword }
        guard let hash = PasswordHasher.hash(new, entropy) else { throw .weakPassword(.controlCharacter) }
        return hash
    }

    private static func keep(
        _ hash: PasswordHash, of seen: Account, _ token: SessionToken, _ now: Instant, _ tx: any PeopleWriter
    ) throws -> SessionToken {
        guard var account = try tx.account(seen.id), account.hash == seen.hash, !account.isDisabled else {
            throw PeopleRefusal.notSignedIn
        }
        account.hash = hash
        account.mustChangePassword = false
        account.passwordChanged = now
        account = try tx.keep(account, .passwordChanged, by: account.id.stream.text, at: now)
        try tx.endSessions(of: account.id)
        try tx.start(Session(id: token.id, account: account.id, started: now, seen: now))
        return token
    }
}
