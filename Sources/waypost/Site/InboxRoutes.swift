internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import HTTP
internal import Pages
internal import WorkingTime

// An agency's inbox, by urgency, and the load of its officers.
enum InboxRoutes {
    static let all = [inbox, steps, noSteps]

    private static let id = Shape.text(min: 0, max: 64)

    static let inbox = Endpoint.page(
        "GET", "/inbox", "showInbox", "What an agency has to do, the most urgent first.",
        .needs([.listAgency], .somewhere),
        query: [
            Endpoint.Parameter(name: "agency", shape: id, about: "Whose; one's own unless said."),
            Endpoint.Parameter(name: "stage", shape: id, about: "Only in this stage."),
            Endpoint.Parameter(name: "officer", shape: id, about: "Only this officer's; none: what nobody has."),
            Endpoint.Parameter(name: "procedure", shape: id, about: "Only of this procedure."),
            Endpoint.Parameter(name: "page", shape: .whole(1...1000), about: "From 1."),
            Endpoint.Parameter(name: "choose", shape: id, about: "Another agency."),
            Endpoint.Parameter(name: "q", shape: .text(min: 0, max: 100), about: "A part of an agency's name."),
            Endpoint.Parameter(name: "pick", shape: id, about: "all: with the whole page picked."),
            Endpoint.Parameter(name: "done", shape: id, about: "A step that took a dossier out of reach."),
            Endpoint.Parameter(name: "left", shape: id, about: "That dossier."),
        ],
        work: .now { exchange in
            let reading = try InboxReading(exchange)
            guard let agency = reading.agency else { return .page(try reading.choose) }
            var view = try reading.view(of: agency)
            if let step = exchange.asked("done").flatMap(StepKind.init), let left = exchange.asked("left") {
                if (try? DossierCode(left)) != nil { view.left = (left, step) }
            }
            return .page(
                InboxPage.page(exchange.shell, view, FormState(exchange.language), once: exchange.freshOnce))
        })

    /// A page that was left open and is loaded again.
    static let noSteps = Endpoint.page(
        "GET", "/inbox/steps", "noInboxSteps", "Back to the inbox.", .needs([.listAgency], .somewhere),
        work: .now { _ in .onward("/inbox") })

    static let steps = Endpoint.page(
        "POST", "/inbox/steps", "takeInboxSteps", "One step for several dossiers, each judged by itself.",
        .needs([.listAgency], .somewhere),
        body: .object([
            .may("agency", id, "Whose inbox."), .may("step", .choice(InboxSteps.kinds.map(\.rawValue)), "What to do."),
            .may("to", id, "Which officer gets them."), .may("stage", id, "The filter that was on."),
            .may("officer", id, ""), .may("procedure", id, ""), .may("page", .whole(1...1000), ""),
            .may("pick", .list(.text(max: 100), most: 60), "code~version"),
        ]),
        work: .commit { exchange in
            let reading = try InboxReading(exchange)
            guard let agency = reading.agency else { return { _ in .onward("/inbox") } }
            let steps = try InboxSteps(exchange, reading, agency)
            return { writer in try steps.take(on: writer) }
        })
}

/// Which inbox is meant, and what lies in it.
struct InboxReading {
    let exchange: Exchange
    let register: RegisterInForce
    /// Nil while one has to be chosen.
    let agency: String?
    /// Of a scope that is a branch: only what was lodged there.
    private let branch: String?

    init(_ exchange: Exchange) throws {
        self.exchange = exchange
        register = try exchange.service.register(at: exchange.now)
        let asked = exchange.said("agency")
        let scopes = exchange.principal.scopes(for: .listAgency)
        let own = scopes.lazy.compactMap { if case .agency(let id) = $0 { id } else { nil } }.first
        let branches = scopes.compactMap { if case .branch(let id) = $0 { id } else { nil } }
        let wanted = asked.isEmpty ? (exchange.asked("choose") == nil ? own : nil) : asked
        guard let wanted else { (agency, branch) = (nil, branches.first); return }
        let branch = branches.first { exchange.principal.allows(.listAgency, on: Target(branch: $0, agency: wanted)) }
        let isOpen = exchange.principal.allows(.listAgency, on: Target(agency: wanted))
        guard isOpen || branch != nil else { throw Problem.notFound }
        (agency, self.branch) = (wanted, isOpen ? nil : branch)
    }

    /// So many are ranked; an inbox with more is no list anybody reads.
    static let most = 1000
    private static let perPage = 25

    private func rows(of agency: String?) throws -> [DossierRow] {
        var query = DossierQuery()
        (query.agency, query.branch, query.limit) = (agency, branch, 200)
        var rows: [DossierRow] = []
        while rows.count < Self.most {
            let page = try exchange.bench.reader.dossiers(query)
            rows += page
            guard page.count == query.limit, let last = page.last else { break }
            query.after = (last.key(query.order), last.code)
        }
        return rows
    }
}

// One agency's.
extension InboxReading {
    func view(of agency: String) throws -> InboxView {
        let officers = try exchange.officers(of: agency)
        let rows = try rows(of: agency)
        let ranked = rows.map { InboxLine($0, register, LocalMoment(exchange.now)) }
        let filter = InboxView.Filter(
            stage: exchange.said("stage"), officer: exchange.said("officer"), procedure: exchange.said("procedure"))
        let shown = ranked.filter { $0.fits(filter) }.sorted { $0.place < $1.place }
        let pages = max(1, (shown.count + Self.perPage - 1) / Self.perPage)
        let page = min(Int(exchange.said("page")) ?? 1, pages)
        let slice = shown.dropFirst((page - 1) * Self.perPage).prefix(Self.perPage)
        var view = InboxView(
            agency: named(agency), rows: slice.map { row($0, officers) }, page: page, pages: pages,
            total: shown.count, cutAt: rows.count >= Self.most ? rows.count : nil, filter: filter)
        (view.officers, view.procedures) = (officers, procedures(ranked))
        view.load = load(ranked, officers)
        let target = Target(branch: branch ?? "", agency: agency)
        view.bulk = InboxSteps.kinds.filter { kind in
            kind.permissions.contains { exchange.principal.allows($0, on: target) }
        }
        view.canChoose = exchange.principal.scopes(for: .listAgency).contains { $0.kind != .agency }
        view.isAllPicked = exchange.asked("pick") == "all"
        return view
    }

    private func named(_ id: String) -> StepView.Choice {
        StepView.Choice(id, register.name(id) ?? Bilingual(same: id))
    }

    private func row(_ line: InboxLine, _ officers: [StepView.Choice]) -> InboxView.Row {
        InboxView.Row(
            code: line.row.code.description, version: line.row.version,
            procedure: register.edition.register.procedures.row(line.row.procedure)?.name
                ?? Bilingual(same: line.row.procedure),
            applicant: line.isFirm ? line.applicant : Mask.name(line.applicant), stage: line.stage,
            due: line.due, officer: name(line.officer, officers), rank: line.rank, isReappointed: line.isReappointed)
    }

    private func name(_ actor: String, _ officers: [StepView.Choice]) -> String {
        if actor.isEmpty { return "" }
        if let officer = officers.first(where: { $0.value == actor }) { return officer.name.vi }
        guard let id = AccountID(actor: actor), exchange.knowsPeople else {
            return actor.hasPrefix("key:") ? "" : actor
        }
        return ((try? exchange.bench.people.account(id)) ?? nil)?.name ?? ""
    }

    private func procedures(_ lines: [InboxLine]) -> [StepView.Choice] {
        Set(lines.map(\.row.procedure)).sorted().map { code in
            StepView.Choice(code, register.edition.register.procedures.row(code)?.name ?? Bilingual(same: code))
        }
    }

    /// Everybody who works there, with nothing to do as well; what nobody has comes last.
    private func load(_ lines: [InboxLine], _ officers: [StepView.Choice]) -> [InboxView.Load] {
        let held = Dictionary(grouping: lines, by: \.officer)
        let others = held.keys.filter { key in !key.isEmpty && !officers.contains { $0.value == key } }.sorted()
        return (officers.map(\.value) + others + [""]).compactMap { actor in
            let own = held[actor] ?? []
            if own.isEmpty, actor.isEmpty { return nil }
            return InboxView.Load(
                name: name(actor, officers), open: own.count, soon: own.count { !$0.isLate && $0.isSoon },
                late: own.count { $0.isLate })
        }
    }
}

// Choosing one.
extension InboxReading {
    var choose: [UInt8] {
        get throws {
            let query = exchange.asked("q") ?? ""
            let agencies = register.edition.register.agencies.rows.map { ($0.id, $0.name) }
            let found =
                query.isEmpty ? [] : PlaceSearch.matches(query, agencies).map { StepView.Choice($0.id, $0.name) }
            return InboxPage.choose(exchange.shell, query: query, found: found, urgent: try urgent)
        }
    }

    /// Whose dossiers fall due first, of the first two hundred.
    private var urgent: [(agency: StepView.Choice, count: Int)] {
        get throws {
            var query = DossierQuery()
            (query.branch, query.limit) = (branch, 200)
            let rows = try exchange.bench.reader.dossiers(query).filter {
                register.edition.register.agencies.row($0.agency) != nil
            }
            let counts = Dictionary(grouping: rows, by: \.agency)
            return counts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(12).map {
                (named($0.key), $0.value.count)
            }
        }
    }
}

extension Exchange {
    /// A filter: in the address, or among what a form brought along.
    fileprivate func said(_ name: String) -> String {
        body.text(name).isEmpty ? body.whole(name).map { String($0) } ?? asked(name) ?? "" : body.text(name)
    }
}

/// One dossier of the inbox as its document tells it.
struct InboxLine {
    let row: DossierRow
    let stage: Stage
    let due: LocalMoment?
    let officer: String
    let applicant: String
    /// A firm's name is no person's.
    let isFirm: Bool
    let rank: InboxRank
    let isReappointed: Bool
    let isLate: Bool
    let isSoon: Bool

    init(_ row: DossierRow, _ register: RegisterInForce, _ now: LocalMoment) {
        let json = (try? JSON(row.document)) ?? .null
        self.row = row
        stage = Stage(rawValue: row.stage) ?? .routed
        due = json["due"]?.text.flatMap { LocalMoment($0.prefix(16)) }
        officer = json.text("officer")
        applicant = json["applicant"]?.text("name") ?? ""
        isFirm = json["applicant"]?.text("kind") == ApplicantKind.firm.rawValue
        isReappointed = json["appointment"]?["to"] != nil
        let calendar = register.calendar
        let left = due.map { calendar.daysLeft(from: now.date, to: $0.date) } ?? 0
        let supplements = json.list("supplements")
        rank = InboxRank(
            InboxRank.Case(
                stage: stage, due: due, silenceEnds: json["silenceEnds"]?.text.flatMap { LocalMoment($0.prefix(16)) },
                daysLeft: left,
                latestApology: isReappointed ? nil : due.map { calendar.workingDay(1, before: $0.date) },
                age: calendar.workingDays(from: LocalMoment(row.received).date, to: now.date),
                isAnswered: supplements.last.map { $0["received"]?.text != nil } ?? false), at: now)
        isLate = due.map { now > $0 } ?? false
        isSoon = due != nil && left <= 3
    }

    func fits(_ filter: InboxView.Filter) -> Bool {
        if !filter.stage.isEmpty, filter.stage != row.stage { return false }
        if !filter.procedure.isEmpty, filter.procedure != row.procedure { return false }
        return switch filter.officer {
        case "": true
        case InboxView.Filter.nobody: officer.isEmpty
        default: officer == filter.officer
        }
    }

    /// By rank, then by the due date, then by code.
    var place: (Int, Int64, String) { (rank.order, row.due?.milliseconds ?? .max, row.code.description) }
}
