public import Base

/// What somebody at the door shows.
public struct SignInForm: Sendable {
    public var login: String
    public var password: Password
    /// The browser's address, as the server trusts it.
    public var address: String
    /// The cookie of a device that signed in before.
    public var device: SessionToken?
    /// The cookie of a session that is still open in that browser; it ends here.
    public var previous: SessionToken?

    public init(
        login: String, password: Password, address: String, device: SessionToken? = nil,
        previous: SessionToken? = nil
    ) {
        self.login = login
        self.password = password
        self.address = address
        self.device = device
        self.previous = previous
    }
}

/// Somebody just let in; both tokens become cookies and are kept nowhere.
public struct SignedIn: Hashable, Sendable {
    public var account: Account
    public var session: SessionToken
    public var device: SessionToken
    /// Tell the person: it may not have been them.
    public var failedBefore: Int
}

/// Somebody known by a cookie.
public struct Visitor: Hashable, Sendable {
    public var account: Account
    public var session: Session

    public var principal: Principal { account.principal }

    /// Everything but changing the password asks this first.
    public func demandOwnPassword() throws(PeopleRefusal) {
        if account.mustChangePassword { throw .mustChangePassword }
    }
}

/// The door: signing in and out, and knowing again who did.
public final class Door: Sendable {
    public let limits: SessionLimits
    let ledger: any PeopleLedger
    let entropy: Entropy
    private let guesses: Locked<GuessLimits>

    public init(
        ledger: any PeopleLedger, limits: SessionLimits = SessionLimits(), guesses: GuessLimits = GuessLimits(),
        entropy: Entropy = .system
    ) {
        self.ledger = ledger
        self.limits = limits
        self.guesses = Locked(guesses)
        self.entropy = entropy
    }

    /// Takes a password's 18 ms: call it from ``SlowWork``, never from an event loop.
    ///
    /// Whether the login is unknown, disabled or its password wrong looks and takes the same.
    /// - Parameter answer: called once, here or on the writer's thread.
    public func signIn(
        _ form: SignInForm, at now: Instant, answer: @escaping @Sendable (Result<SignedIn, any Error>) -> Void
    ) {
        do {
            let login = Login(form.login)
            let reader = try ledger.peopleReader()
            let account = try login.flatMap { try reader.account(login: $0) }
            let source = try Self.source(of: form, account, reader)
            try countGuess(login, source, now)
            guard PasswordHasher.isRight(form.password, account?.hash), let account, isOpen(account, now) else {
                noteFailure(account, now)
                throw PeopleRefusal.wrongSignIn
            }
            guesses.with { $0.succeeded(login, from: source, at: now) }
            let renewed = PasswordHasher.isOld(account.hash) ? PasswordHasher.hash(form.password, entropy) : nil
            let tokens = (session: SessionToken(entropy), device: form.device ?? SessionToken(entropy))
            ledger.writePeople(
                { [limits] tx in
                    try Self.letIn(account, renewed, tokens, form, limits, now, tx)
                }, answer: answer)
        } catch {
            answer(.failure(error))
        }
    }

    /// Counts one try at an account's password by somebody already inside, too.
    func countGuess(_ login: Login?, _ source: GuessLimits.Source, _ now: Instant) throws(PeopleRefusal) {
        let verdict = guesses.with { $0.begin(login, from: source, at: now) }
        if case .wait(let seconds) = verdict { throw .tooManyTries(waitSeconds: seconds) }
    }

    func forgetGuesses(_ login: Login, _ source: GuessLimits.Source, _ now: Instant) {
        guesses.with { $0.succeeded(login, from: source, at: now) }
    }

    private static func source(
        of form: SignInForm, _ account: Account?, _ reader: any PeopleReader
    ) throws -> GuessLimits.Source {
        let prefix = AddressPrefix(of: form.address)
        guard let account else { return .stranger(prefix) }
        let places = [form.device?.place(of: account.id), prefix.place(of: account.id)].compactMap { $0 }
        for place in places where try reader.isKnown(place, of: account.id) { return .known(place) }
        return .stranger(prefix)
    }

    private func isOpen(_ account: Account, _ now: Instant) -> Bool {
        if account.isDisabled { return false }
        return !account.mustChangePassword || now < account.passwordChanged.adding(days: OneTimePassword.days)
    }

    /// Written after the answer: waiting for the commit would tell that the account exists.
    private func noteFailure(_ account: Account?, _ now: Instant) {
        guard let account else { return }
        ledger.writePeople(
            { tx in
                try tx.noteSignIn(of: account.id, at: now, succeeded: false)
                try tx.log([Access(at: now, actor: "nobody", subject: account.id.stream, what: "sign-in-failed")])
            }, answer: { _ in })
    }

    /// The account is read again: it may have been disabled while the password was weighed.
    private static func letIn(
        _ seen: Account, _ renewed: PasswordHash?, _ tokens: (session: SessionToken, device: SessionToken),
        _ form: SignInForm, _ limits: SessionLimits, _ now: Instant, _ tx: any PeopleWriter
    ) throws -> SignedIn {
        guard var account = try tx.account(seen.id), account.hash == seen.hash, !account.isDisabled else {
            throw PeopleRefusal.wrongSignIn
        }
        let failedBefore = account.failedSignIns
        if let renewed {
            account.hash = renewed
            try tx.put(account)
        }
        if let previous = form.previous { try tx.end(previous.id) }
        _ = try tx.dropSessions(startedBefore: limits.startedSince(now), orSeenBefore: limits.idleSince(now))
        try tx.start(Session(id: tokens.session.id, account: account.id, started: now, seen: now))
        try tx.remember(tokens.device.place(of: account.id), of: account.id, at: now)
        try tx.remember(AddressPrefix(of: form.address).place(of: account.id), of: account.id, at: now)
        try tx.noteSignIn(of: account.id, at: now, succeeded: true)
        let actor = account.principal.actor
        try tx.log([Access(at: now, actor: actor, subject: account.id.stream, what: "signed-in")])
        account.failedSignIns = 0
        account.lastSignIn = now
        return SignedIn(account: account, session: tokens.session, device: tokens.device, failedBefore: failedBefore)
    }
}

extension SessionToken {
    /// As a device's cookie: what is kept of it beside the account.
    func place(of account: AccountID) -> Digest { Digest(of: "device \(account) \(text)".utf8) }
}

// Being known again, and going.
extension Door {
    /// Who shows this cookie; cheap enough for an event loop.
    /// - Throws: ``PeopleRefusal/notSignedIn`` when nobody does, or not any more.
    public func visitor(_ token: SessionToken, _ reader: any PeopleReader, at now: Instant) throws -> Visitor {
        guard let session = try reader.session(token.id), limits.isLive(session, at: now),
            let account = try reader.account(session.account), !account.isDisabled
        else { throw PeopleRefusal.notSignedIn }
        if limits.needsTouch(session, at: now) {
            ledger.writePeople({ try $0.touch(session.id, at: now) }, answer: { _ in })
        }
        return Visitor(account: account, session: session)
    }

    /// Who shows this key.
    /// - Throws: ``PeopleRefusal/notSignedIn`` for an unknown, wrong, expired or revoked one alike.
    public func holder(of text: KeyText, _ reader: any PeopleReader, at now: Instant) throws -> Principal {
        let key = try key(of: text, reader, at: now)
        if key.needsNote(at: now) { noteUse(of: key, at: now) }
        return key.principal
    }

    /// The same for whoever remembers it: good until it expires or ``keyChanges`` moves.
    public func key(of text: KeyText, _ reader: any PeopleReader, at now: Instant) throws -> APIKey {
        guard let key = try reader.key(text.id), key.opens(with: text, at: now) else {
            throw PeopleRefusal.notSignedIn
        }
        return key
    }

    public func noteUse(of key: APIKey, at now: Instant) {
        ledger.writePeople({ try $0.noteUse(of: key.id, at: now) }, answer: { _ in })
    }

    /// See ``PeopleLedger/keyChanges``.
    public var keyChanges: Int? { ledger.keyChanges }

    /// Going twice is going.
    public func signOut(
        _ token: SessionToken, at now: Instant, answer: @escaping @Sendable (Result<Void, any Error>) -> Void
    ) {
        ledger.writePeople(
            { tx in
                guard let session = try tx.session(token.id) else { return }
                try tx.end(session.id)
                let stream = session.account.stream
                try tx.log([Access(at: now, actor: stream.text, subject: stream, what: "signed-out")])
            }, answer: answer)
    }
}
