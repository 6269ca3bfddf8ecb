internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import Pages
internal import WorkingTime

// One dossier: where it is, what comes next, and the steps this person may take.
enum DossierPageRoutes {
    static let all = [show, contact] + StepPageRoutes.all

    static let show = Endpoint.page(
        "GET", "/dossiers/{code}", "showDossier", "One dossier, and what may be done to it.",
        .needs([.readDossier], .dossierInPath),
        query: [
            Endpoint.Parameter(
                name: "done", shape: .choice(StepKind.allCases.map(\.rawValue)), about: "The step just taken.")
        ],
        work: .now { exchange in
            let row = try exchange.dossier()
            try exchange.note("read", row.code)
            let reaches = exchange.principal.reachesApplicants(at: Target(row))
            return .page(DossierPage.page(exchange.shell, try view(exchange, row, showsContact: reaches)))
        })

    /// Whoever does not serve the applicant may still have to call: the press is written down by its own word.
    static let contact = Endpoint.page(
        "POST", "/dossiers/{code}/contact", "showContact", "The dossier with telephone and address.",
        .needs([.readDossier], .dossierInPath), body: .object([]),
        work: .now { exchange in
            let row = try exchange.dossier()
            try exchange.note("contact", row.code)
            return .page(DossierPage.page(exchange.shell, try view(exchange, row, showsContact: true)))
        })

    private static func view(_ exchange: Exchange, _ row: DossierRow, showsContact: Bool) throws -> DossierView {
        let file = try DossierFile(exchange, row.code)
        let dossier = file.dossier
        let steps = nextSteps(dossier).filter { kind in
            kind.permissions.contains { exchange.principal.allows($0, on: Target(row)) }
        }
        let today = LocalMoment(exchange.now).date
        return DossierView(
            dossier: dossier, events: file.events, procedure: file.procedure, variant: file.variant, names: file.names,
            routing: RoutingReading(file)?.view, deadline: try? file.active.deadline(of: dossier),
            now: LocalMoment(exchange.now),
            daysLeft: dossier.due.map { file.active.calendar.daysLeft(from: today, to: $0.date) }, steps: steps,
            showsContact: showsContact,
            done: done(exchange, file.events))
    }
}

extension DossierPageRoutes {
    /// The step just taken; an old address tells nothing new.
    fileprivate static func done(_ exchange: Exchange, _ events: [Event]) -> StepKind? {
        guard let last = events.last, exchange.now < last.at.adding(minutes: 10) else { return nil }
        return exchange.asked("done").flatMap(StepKind.init)
    }
}

/// A dossier as it was read for a page: its events, and the registers that know its words.
struct DossierFile: Sendable {
    let dossier: Dossier
    let events: [Event]
    /// What decides today: calendars, hours.
    let active: RegisterInForce
    /// What it was routed under, where that is at hand; else what is in force.
    let routed: RegisterInForce
    var names: NameBook

    init(_ exchange: Exchange, _ code: DossierCode) throws {
        let rows = try exchange.bench.reader.history(of: .dossier(code))
        events = try rows.map { try $0.event() }
        dossier = try fold(events)
        active = try exchange.service.register(at: exchange.now)
        routed = exchange.service.editions.shelf.edition(dossier.lodging.edition) ?? active
        names = NameBook()
        names = Self.names(
            in: rows.map(\.entry), [routed, active], exchange.bench.people, people: exchange.knowsPeople)
    }

    /// Every text of the events that is an id of the register, and everybody who acted.
    static func names(
        in entries: [JournalEntry], _ registers: [RegisterInForce], _ people: (any PeopleReader)?, people knows: Bool
    ) -> NameBook {
        var book = NameBook()
        for entry in entries {
            let texts = (try? JSON(entry.body))?.texts ?? []
            for text in texts + [entry.actor] {
                if let id = AccountID(actor: text) {
                    guard knows, book.people[text] == nil else { continue }
                    book.people[text] = (try? people?.account(id))?.name
                } else if book.places[text] == nil, let name = registers.lazy.compactMap({ $0.name(text) }).first {
                    book.places[text] = name
                }
            }
        }
        return book
    }

    var procedure: Bilingual {
        routed.edition.register.procedures.row(dossier.lodging.procedure)?.name
            ?? Bilingual(same: dossier.lodging.procedure)
    }

    var variant: Bilingual? { routed.label(variant: dossier.lodging.variant, of: dossier.lodging.procedure) }
}

extension Exchange {
    /// A partner's system learns which office acted, not who works there.
    var knowsPeople: Bool { principal.grants.contains { $0.role != .apiClient } }
}

extension RegisterInForce {
    /// Of an agency, a branch or another body's system.
    func name(_ id: String) -> Bilingual? {
        let register = edition.register
        return register.agencies.row(id)?.name ?? register.branches.row(id)?.name ?? register.systems.row(id)?.name
    }

    func label(variant: String, of procedure: String) -> Bilingual? {
        guard !variant.isEmpty, let number = edition.register.procedures.number(procedure) else { return nil }
        return edition.register.variants.first { $0.procedure == number && $0.id == variant }?.label
    }
}

extension WorkCalendar {
    /// Working days after today up to that day; once it has passed, how many are gone since, as a negative number.
    func daysLeft(from today: CivilDate, to day: CivilDate) -> Int {
        day < today
            ? -workingDays(from: day, to: today)
            : workingDays(from: today.adding(days: 1), to: day.adding(days: 1))
    }
}

extension JSON {
    /// All texts in it, wherever they stand.
    fileprivate var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let items): items.flatMap(\.texts)
        case .object(let members): members.flatMap(\.value.texts)
        case .number, .bool, .null: []
        }
    }
}
