public import Base

/// A partner's system that wants in.
public struct NewKey: Sendable {
    public var name: String
    public var grants: [String]
    public var expires: Instant

    public init(name: String, grants: [String], expires: Instant) {
        self.name = name
        self.grants = grants
        self.expires = expires
    }
}

/// A key with its text, shown once and kept nowhere.
public struct OpenedKey: Hashable, Sendable {
    public var key: APIKey
    public var text: KeyText
}

extension Administration {
    /// No key lives longer: a forgotten one must end by itself.
    public static let mostKeyDays = 730

    public func createKey(
        _ form: NewKey, by principal: Principal, at now: Instant,
        answer: @escaping @Sendable (Result<OpenedKey, any Error>) -> Void
    ) {
        do {
            try principal.demand(.manageKeys, on: .house)
            let text = KeyText(entropy)
            let key = try key(form, text, principal, now)
            let event = KeyEvent.created(name: key.name, grants: key.grants, expires: key.expires)
            ledger.writePeople(
                { tx in
                    OpenedKey(key: try tx.keep(key, event, by: principal.actor, at: now), text: text)
                }, answer: answer)
        } catch {
            answer(.failure(error))
        }
    }

    private func key(
        _ form: NewKey, _ text: KeyText, _ principal: Principal, _ now: Instant
    ) throws(PeopleRefusal) -> APIKey {
        let name = try Self.name(form.name)
        let grants = try Self.grants(form.grants)
        if let grant = grants.first(where: { !$0.role.isForKeys }) { throw .notForKeys(grant.role) }
        guard now < form.expires, form.expires <= now.adding(days: Self.mostKeyDays) else {
            throw .badExpiry(mostDays: Self.mostKeyDays)
        }
        return APIKey(
            id: text.id, name: name, grants: grants, digest: text.digest, created: now, createdBy: principal.actor,
            expires: form.expires)
    }

    /// Takes effect with the next request.
    public func revokeKey(
        _ id: KeyID, by principal: Principal, at now: Instant,
        answer: @escaping @Sendable (Result<APIKey, any Error>) -> Void
    ) {
        ledger.writePeople(
            { tx in
                try principal.demand(.manageKeys, on: .house)
                guard var key = try tx.key(id) else { throw PeopleRefusal.notFound }
                if key.revoked != nil { throw PeopleRefusal.keyRevoked }
                key.revoked = now
                return try tx.keep(key, .revoked, by: principal.actor, at: now)
            }, answer: answer)
    }
}
