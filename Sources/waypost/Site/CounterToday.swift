internal import Base
internal import Desk
internal import Dossiers
internal import Pages
internal import WorkingTime

/// The branch's day: what was taken in, what waits for its people, and what is handed to the next shift.
enum CounterToday {
    /// The tabs, in the order of a working day.
    enum Part: String, CaseIterable {
        case lodged, desk, supplements, ready, due, open

        var words: Bilingual {
            switch self {
            case .lodged: Phrase.todayLodged
            case .desk: Phrase.todayDesk
            case .supplements: Phrase.todaySupplements
            case .ready: Phrase.todayReady
            case .due: Phrase.todayDueSoon
            case .open: Phrase.todayOpen
            }
        }

        func query(_ branch: String, _ now: Instant) -> DossierQuery {
            var query = DossierQuery()
            query.branch = branch
            switch self {
            case .lodged:
                (query.openOnly, query.order) = (false, .newest)
                query.since = LocalMoment(LocalMoment(now).date, minute: 0).instant
            case .desk: query.stage = Stage.manualDesk.rawValue
            case .supplements: query.stage = Stage.awaitingSupplement.rawValue
            case .ready: query.stage = Stage.resultReady.rawValue
            case .due: query.dueBefore = CounterToday.soon(now)
            case .open: break
            }
            return query
        }
    }

    private static let access = Endpoint.Access.needs([.listBranch], .somewhere)
    private static let pageRows = 25
    /// Early warning goes by working days elsewhere; for a list of the day, this far ahead.
    private static let soonDays = 3

    static func soon(_ now: Instant) -> Instant { now.adding(days: soonDays) }

    private static let branch = Endpoint.Parameter(
        name: "branch", shape: .text(min: 0, max: 64), about: "Which branch.")

    static let today = Endpoint.page(
        "GET", "/today", "today", "What lies at the branch.", access,
        query: [
            branch,
            Endpoint.Parameter(name: "show", shape: .choice(Part.allCases.map(\.rawValue)), about: "Which group."),
            Endpoint.Parameter(name: "after", shape: .text(max: 100), about: "The page before ended there."),
        ],
        work: .now { exchange in
            let part = exchange.asked("show").flatMap(Part.init) ?? .lodged
            guard var view = try view(exchange, part) else { return .onward("/account") }
            var query = part.query(view.branch.id, exchange.now)
            query.limit = pageRows
            if let cursor = exchange.asked("after") { query.after = try Cursor.read(cursor) }
            let rows = try exchange.bench.reader.dossiers(query)
            view.rows = try told(rows, exchange)
            if rows.count == pageRows, let last = rows.last { view.next = "\(last.key(query.order))~\(last.code)" }
            return .page(CounterPages.today(exchange.shell, view))
        })

    static let shift = Endpoint.page(
        "GET", "/today/shift", "shift", "What is handed to the next shift, to print.", access, query: [branch],
        work: .now { exchange in
            guard let view = try view(exchange, .lodged) else { return .onward("/account") }
            let open = try [Part.desk, .supplements, .ready, .due, .lodged].map { part in
                var query = part.query(view.branch.id, exchange.now)
                query.limit = pageRows
                return (words: part.words, rows: try told(exchange.bench.reader.dossiers(query), exchange))
            }
            return .page(CounterPages.shift(exchange.shell, view, open: open))
        })

    /// Nil for somebody who may list agencies alone.
    private static func view(_ exchange: Exchange, _ here: Part) throws -> CounterTodayView? {
        let register = try exchange.service.register(at: exchange.now)
        let place = exchange.counterPlace(.listBranch, register, named: exchange.asked("branch") ?? "")
        guard let branch = place.branch else { return nil }
        let parts = try Part.allCases.map { part in
            let count = try exchange.bench.reader.count(part.query(branch.id, exchange.now), most: most)
            return CounterTodayView.Part(
                id: part.rawValue, words: part.words, count: min(count, most - 1), isMore: count == most,
                isHere: part == here)
        }
        return CounterTodayView(
            branch: branch, others: place.others, moment: LocalMoment(exchange.now).words, parts: parts, rows: [],
            next: "")
    }

    /// Counted no further.
    private static let most = 1000

    private static func told(_ rows: [DossierRow], _ exchange: Exchange) throws -> [CounterTodayView.Row] {
        let register = try exchange.service.register(at: exchange.now)
        return rows.map { row in
            CounterTodayView.Row(
                code: row.code.description, masked: row.masked, procedure: register.name(ofProcedure: row.procedure),
                at: row.agency.isEmpty ? Bilingual(same: "") : register.name(ofAgency: row.agency),
                stage: Stage(rawValue: row.stage)?.words ?? Bilingual(same: row.stage),
                due: row.due.map { LocalMoment($0).date.slashed } ?? "", urgency: urgency(row, exchange.now))
        }
    }

    private static func urgency(_ row: DossierRow, _ now: Instant) -> CounterTodayView.Row.Urgency {
        guard row.isOpen, let due = row.due else { return .none }
        return due < now ? .late : due < soon(now) ? .soon : .none
    }
}
