internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import Glibc
internal import Store

/// What takes the steward's desk longer than a page may: real dossiers put to another edition, declines counted over
/// the journal. Worked out on a thread of its own; a page shows what is there, and how far the rest is.
final class StewardWork: Sendable {
    enum Look<Value: Sendable>: Sendable {
        case ready(Value)
        case working(done: Int, total: Int)
        /// It came to nothing; asked for again, it is begun again.
        case failed
    }

    struct ReplayKey: Hashable, Sendable {
        let older: Digest
        let newer: Digest
        let days: Int
        /// What is new since is asked the next time, on another day.
        let today: CivilDate
    }

    private let thread = SlowWork(threads: 1, capacity: 16)
    private let replays = Locked<[ReplayKey: Look<EditionReplay>]>([:])
    private let tally = Locked(DeclineTally())
    private let isCounting = Locked(false)

    func stop() { thread.close() }

    /// The dossiers of the last days, asked again; begun when it was never asked for.
    func replay(_ key: ReplayKey, _ service: Service) -> Look<EditionReplay> {
        let isNew = replays.with { replays in
            if case .ready? = replays[key] { return false }
            if case .working? = replays[key] { return false }
            if replays.count > 12 { replays = [:] }
            replays[key] = .working(done: 0, total: 0)
            return true
        }
        if isNew, !begin(key, service) { replays.with { $0[key] = .failed } }
        return soon { replays.with { $0[key] ?? .failed } }
    }

    private func begin(_ key: ReplayKey, _ service: Service) -> Bool {
        let parts = service.parts
        return thread.submit { [replays] in
            let result = try? EditionReplay(key, parts) { done, total in
                replays.with { $0[key] = .working(done: done, total: total) }
            }
            replays.with { $0[key] = result.map { .ready($0) } ?? .failed }
        }
    }

    /// How often each rule led to a declined dossier, as far as it is counted; reads on to the journal's end.
    func declines(_ service: Service) -> DeclineTally {
        let isNew = isCounting.with { isCounting in
            defer { isCounting = true }
            return !isCounting
        }
        if isNew {
            let parts = service.parts
            let isTaken = thread.submit { [tally, isCounting] in
                defer { isCounting.with { $0 = false } }
                guard let reader = try? parts.ledger.reader() as? any JournalReader else { return }
                try? DeclineTally.readOn(tally, reader)
            }
            if !isTaken { isCounting.with { $0 = false } }
        }
        for _ in 0..<Self.patience where isCounting.with({ $0 }) { usleep(Self.moment) }
        return tally.with { $0 }
    }

    /// What is nearly done is waited for: better than a page that has to be asked for again.
    private func soon<Value>(_ look: () -> Look<Value>) -> Look<Value> {
        for _ in 0..<Self.patience {
            if case .working = look() { usleep(Self.moment) } else { break }
        }
        return look()
    }

    private static let patience = 25
    private static let moment: UInt32 = 20_000
}

/// Declines by rule, up to one row of the journal.
struct DeclineTally: Sendable {
    struct Count: Sendable {
        var declines = 0
        var last = Instant(milliseconds: 0)
        /// By the agency that declined.
        var agencies: [String: Int] = [:]
    }

    private(set) var through: Int64 = 0
    private(set) var counts: [String: Count] = [:]
    /// It reaches the journal's end of a moment ago.
    private(set) var isWhole = false

    private static let step: Int64 = 20_000

    /// Reads what came since; in steps, so that no reader holds up the journal's keeping for long.
    static func readOn(_ tally: Locked<DeclineTally>, _ reader: any JournalReader) throws {
        let end = try reader.lastEntry()
        while true {
            let from = tally.with { $0.through }
            if from >= end { break }
            let next = min(from + step, end)
            let rows = try reader.entries(of: "dossier.declined", after: from, through: next)
            tally.with { tally in
                for row in rows { tally.add(row) }
                tally.through = next
            }
        }
        tally.with { $0.isWhole = true }
    }

    private mutating func add(_ row: JournalRow) {
        guard let event = try? row.event(), case .declined(let decline, let agency) = event.fact else { return }
        for rule in Set(decline.rules) {
            counts[rule, default: Count()].declines += 1
            counts[rule, default: Count()].last = max(counts[rule]?.last ?? event.at, event.at)
            counts[rule, default: Count()].agencies[agency, default: 0] += 1
        }
    }
}

/// Real dossiers put to two editions.
struct EditionReplay: Sendable {
    let comparison: EditionComparison
    /// Open dossiers whose agency the newer edition does not have.
    let ownerless: [Bilingual]
    /// More had been lodged than were asked.
    let isCut: Bool

    private static let most = 20_000

    init(_ key: StewardWork.ReplayKey, _ parts: Service.Parts, _ told: (Int, Int) -> Void) throws {
        let older = try parts.editions.edition(key.older)
        let newer = try parts.editions.edition(key.newer)
        let since = LocalMoment(key.today.adding(days: -key.days), minute: 0).instant
        let reader = try parts.ledger.reader()
        let rows = try Self.rows(reader, since)
        var cases: [RealCase] = []
        var running: [RunningDossier] = []
        for (index, row) in rows.enumerated() {
            if index.isMultiple(of: 50) { told(index, rows.count) }
            guard let receipt = try Self.receipt(row, reader) else { continue }
            // On the spot, in conflict or elsewhere, it lies with somebody who is no agency of the register.
            if row.isOpen, older.register.agencies.row(row.agency) != nil {
                running.append(RunningDossier(code: row.code, agency: row.agency, receipt: receipt.bytes))
            }
            guard let facts = try? receipt.facts(in: older) else { continue }
            cases.append(RealCase(label: row.code.description, facts: facts, asOf: receipt.asOf))
        }
        comparison = EditionComparison(older: older, newer: newer, cases: cases)
        let preview = EditionPreview(running, older: older, newer: newer, on: key.today)
        ownerless = preview.ownerless.map(\.sentence)
        isCut = rows.count >= Self.most
    }

    /// Newest first, back to that moment.
    private static func rows(_ reader: any LedgerReader, _ since: Instant) throws -> [DossierRow] {
        var query = DossierQuery()
        (query.openOnly, query.order, query.limit) = (false, .newest, 200)
        var found: [DossierRow] = []
        while found.count < most {
            let page = try reader.dossiers(query)
            found += page.filter { $0.received >= since }
            guard let last = page.last, page.count == query.limit, last.received >= since else { break }
            query.after = (last.received.milliseconds, last.code)
        }
        return found
    }

    /// Of its first routing: what the counter was answered.
    private static func receipt(_ row: DossierRow, _ reader: any LedgerReader) throws -> RoutingReceipt? {
        guard case .lodged(let lodging, _)? = try reader.history(of: .dossier(row.code)).first?.event().fact else {
            return nil
        }
        return try? RoutingReceipt(lodging.receipt)
    }
}
