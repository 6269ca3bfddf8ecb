internal import Base
internal import Desk
internal import Dossiers
internal import Pages

/// Kinds of events and of looks, as people say them; the word itself where this program does not know it.
enum OperatorLogWords {
    static func event(_ kind: String) -> Bilingual { events[kind] ?? EventWords.told(kind) }

    private static let events: [String: Bilingual] = [
        "account.created": Phrase.eventAccountCreated, "account.granted": Phrase.eventAccountGranted,
        "account.disabled": Phrase.eventAccountDisabled, "account.enabled": Phrase.eventAccountEnabled,
        "account.password-changed": Phrase.eventPasswordChanged,
        "account.password-reset": Phrase.eventPasswordReset,
        "account.language-chosen": Phrase.eventLanguageChosen, "key.created": Phrase.eventKeyCreated,
        "key.revoked": Phrase.eventKeyRevoked, "edition.seeded": Phrase.eventEditionSeeded,
        "edition.proposed": Phrase.eventEditionProposed, "edition.proved": Phrase.eventEditionProved,
        "edition.failed": Phrase.eventEditionFailed, "edition.approved": Phrase.eventEditionApproved,
        "edition.scheduled": Phrase.eventEditionScheduled, "edition.unscheduled": Phrase.eventEditionUnscheduled,
        "edition.rolled-back": Phrase.eventEditionRolledBack, "edition.withdrawn": Phrase.eventEditionWithdrawn,
        "ledger.restored": Phrase.eventRestored, "ledger.demo-filled": Phrase.eventDemoFilled,
    ]

    static func look(_ what: String) -> Bilingual { looks[what] ?? event(what) }

    private static let looks: [String: Bilingual] = [
        "read": Phrase.lookRead, "history": Phrase.lookHistory, "routing": Phrase.lookRouting,
        "deadline": Phrase.lookDeadline, "accesses": Phrase.lookAccesses,
        "accesses-exported": Phrase.lookExported, "journal": Phrase.lookJournal, "backup": Phrase.lookBackup,
        "verify": Phrase.lookVerify, "signed-in": Phrase.lookSignedIn, "sign-in-failed": Phrase.lookSignInFailed,
        "signed-out": Phrase.lookSignedOut, "printed": Phrase.lookPrinted, "slip": Phrase.lookPrinted,
        "contact": Phrase.lookContact, "receipt": Phrase.lookReceipt, "register": Phrase.lookRegister,
        "listed": Phrase.lookListed,
    ]
}

/// Names of those who appear in a log, each read once a page.
final class LogNames {
    private let people: any PeopleReader
    private let principal: Principal
    private var names: [String: String] = [:]

    init(_ exchange: Exchange) { (people, principal) = (exchange.bench.people, exchange.principal) }

    func actor(_ actor: String) throws -> ActorView { ActorView(actor: actor, name: try name(actor)) }

    /// - Parameter opens: whether this person may open the dossier's page; its rights are judged there again.
    func subject(_ stream: StreamID) throws -> SubjectView {
        if stream.text.hasPrefix("dossier:") {
            let code = String(stream.text.dropFirst("dossier:".count))
            return .dossier(code: code, isOpen: !principal.scopes(for: .readDossier).isEmpty)
        }
        if let id = AccountID(actor: stream.text) {
            return .account(
                id: id.text, name: try name(stream.text), isOpen: principal.allows(.manageAccounts, on: .house))
        }
        if stream.text.hasPrefix("key:") { return .key(id: stream.text, name: try name(stream.text)) }
        return .other(stream.text)
    }

    private func name(_ actor: String) throws -> String {
        if let known = names[actor] { return known }
        let found: String?
        if let id = AccountID(actor: actor) {
            found = try people.account(id)?.name
        } else if actor.hasPrefix("key:") {
            found = try people.key(KeyID(String(actor.dropFirst("key:".count))))?.name
        } else {
            found = nil
        }
        names[actor] = found ?? ""
        return found ?? ""
    }
}
