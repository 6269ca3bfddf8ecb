public import Base

/// What the journal keeps of people: who may do what since when. No names, no hashes, no secrets.
public enum AccountEvent: Hashable, Sendable {
    case created(login: Login, grants: [Grant], language: Language)
    case granted([Grant])
    case disabled
    case enabled
    case passwordChanged
    /// Somebody else gave a one-time password.
    case passwordReset
    case languageChosen(Language)

    public var kind: String {
        switch self {
        case .created: "account.created"
        case .granted: "account.granted"
        case .disabled: "account.disabled"
        case .enabled: "account.enabled"
        case .passwordChanged: "account.password-changed"
        case .passwordReset: "account.password-reset"
        case .languageChosen: "account.language-chosen"
        }
    }

    var body: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            switch self {
            case .created(let login, let grants, let language):
                json.field("login", login.text)
                json.field("grants", grants)
                json.field("language", language.rawValue)
            case .granted(let grants): json.field("grants", grants)
            case .languageChosen(let language): json.field("language", language.rawValue)
            case .disabled, .enabled, .passwordChanged, .passwordReset: break
            }
        }
        return json.bytes
    }
}

public enum KeyEvent: Hashable, Sendable {
    case created(name: String, grants: [Grant], expires: Instant)
    case revoked

    public var kind: String {
        switch self {
        case .created: "key.created"
        case .revoked: "key.revoked"
        }
    }

    var body: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            switch self {
            case .created(let name, let grants, let expires):
                json.field("name", name)
                json.field("grants", grants)
                json.field("expires", Int(expires.milliseconds))
            case .revoked: break
            }
        }
        return json.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func field(_ name: StaticString, _ grants: [Grant]) {
        array(name) { for grant in grants.sorted() { $0.string(grant.text) } }
    }
}

extension PeopleWriter {
    /// Keeps the changed account and why it changed, and moves its version.
    func keep(_ account: Account, _ event: AccountEvent, by actor: String, at now: Instant) throws(LedgerFault)
        -> Account
    {
        var account = account
        let entry = JournalEntry(kind: event.kind, at: now, actor: actor, body: event.body)
        account.version = try append([entry], to: account.id.stream, expecting: account.version)
        try put(account)
        try log([Access(at: now, actor: actor, subject: account.id.stream, what: event.kind)])
        return account
    }

    func keep(_ key: APIKey, _ event: KeyEvent, by actor: String, at now: Instant) throws(LedgerFault) -> APIKey {
        var key = key
        let entry = JournalEntry(kind: event.kind, at: now, actor: actor, body: event.body)
        key.version = try append([entry], to: key.id.stream, expecting: key.version)
        try put(key)
        try log([Access(at: now, actor: actor, subject: key.id.stream, what: event.kind)])
        return key
    }
}
