internal import Base
internal import Desk

/// People kept in memory, each commit all or nothing; answers before `writePeople` returns.
final class MemoryPeople: PeopleLedger, Sendable {
    private let state = Locked(PeopleState())

    func peopleReader() throws(LedgerFault) -> any PeopleReader { MemoryPeopleBook(state.with { $0 }) }

    func writePeople<Value: Sendable>(
        _ work: @escaping @Sendable (any PeopleWriter) throws -> Value,
        answer: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        let result: Result<Value, any Error> = state.with { state in
            let book = MemoryPeopleBook(state)
            return Result {
                let value = try work(book)
                state = book.state
                return value
            }
        }
        answer(result)
    }

    /// Waits for the answer, which comes at once.
    func get<Value: Sendable>(
        _ work: (@escaping @Sendable (Result<Value, any Error>) -> Void) -> Void
    ) throws -> Value {
        let kept = Locked<Result<Value, any Error>?>(nil)
        work { result in kept.with { $0 = result } }
        guard let result = kept.with({ $0 }) else { throw LedgerFault.failed(operation: "wait", reason: "no answer") }
        return try result.get()
    }

    var journal: [JournalRow] { state.with { $0.journal } }
    var accesses: [Access] { state.with { $0.accesses.map(\.access) } }
    var sessions: [Session] { state.with { Array($0.sessions.values) } }
}

struct PeopleState: Sendable {
    var accounts: [AccountID: Account] = [:]
    var sessions: [SessionID: Session] = [:]
    var keys: [KeyID: APIKey] = [:]
    var places: [AccountID: [Digest]] = [:]
    var accesses: [AccessRow] = []
    var journal: [JournalRow] = []
}

final class MemoryPeopleBook: PeopleWriter {
    var state: PeopleState
    init(_ state: PeopleState) { self.state = state }

    func account(_ id: AccountID) throws(LedgerFault) -> Account? { state.accounts[id] }
    func account(login: Login) throws(LedgerFault) -> Account? { state.accounts.values.first { $0.login == login } }
    func accounts(after login: Login?, limit: Int) throws(LedgerFault) -> [Account] {
        let sorted = state.accounts.values.sorted { $0.login < $1.login }
        return Array(sorted.filter { account in login.map { $0 < account.login } ?? true }.prefix(limit))
    }
    func accountsHolding(_ role: Role) throws(LedgerFault) -> [AccountID] {
        state.accounts.values.filter { !$0.isDisabled && $0.grants.contains { $0.role == role } }.map(\.id)
    }
    func session(_ id: SessionID) throws(LedgerFault) -> Session? { state.sessions[id] }
    func sessions(of account: AccountID) throws(LedgerFault) -> [Session] {
        state.sessions.values.filter { $0.account == account }
    }
    func key(_ id: KeyID) throws(LedgerFault) -> APIKey? { state.keys[id] }
    func keys(after id: KeyID?, limit: Int) throws(LedgerFault) -> [APIKey] {
        let sorted = state.keys.values.sorted { $0.id.text < $1.id.text }
        return Array(sorted.filter { key in id.map { $0.text < key.id.text } ?? true }.prefix(limit))
    }
    func liveSessions(startedAfter start: Instant, seenAfter seen: Instant) throws(LedgerFault) -> Int {
        state.sessions.values.count { $0.started > start && $0.seen > seen }
    }
    func isKnown(_ place: Digest, of account: AccountID) throws(LedgerFault) -> Bool {
        state.places[account]?.contains(place) ?? false
    }
    func accesses(to subject: StreamID, before number: Int64?, limit: Int) throws(LedgerFault) -> [AccessRow] {
        newest(before: number, limit) { $0.subject == subject }
    }
    func accesses(by actor: String, before number: Int64?, limit: Int) throws(LedgerFault) -> [AccessRow] {
        newest(before: number, limit) { $0.actor == actor }
    }
    func accesses(before number: Int64?, limit: Int) throws(LedgerFault) -> [AccessRow] {
        newest(before: number, limit) { _ in true }
    }
    func firstAccess(since moment: Instant) throws(LedgerFault) -> Int64 {
        state.accesses.first { $0.access.at >= moment }?.number ?? Int64(state.accesses.count + 1)
    }
    private func newest(before number: Int64?, _ limit: Int, _ fits: (Access) -> Bool) -> [AccessRow] {
        let rows = state.accesses.reversed().filter { $0.number < number ?? .max && fits($0.access) }
        return Array(rows.prefix(limit))
    }

    func append(_ entries: [JournalEntry], to stream: StreamID, expecting expected: Int) throws(LedgerFault) -> Int {
        let found = state.journal.count { $0.stream == stream }
        guard found == expected else {
            throw .versionMoved(stream: stream, expected: expected, found: found)
        }
        for entry in entries {
            let version = state.journal.count { $0.stream == stream } + 1
            let sequence = Int64(state.journal.count + 1)
            state.journal.append(JournalRow(sequence: sequence, stream: stream, version: version, entry: entry))
        }
        return found + entries.count
    }
    func put(_ account: Account) throws(LedgerFault) { state.accounts[account.id] = account }
    func noteSignIn(of account: AccountID, at: Instant, succeeded: Bool) throws(LedgerFault) {
        let before = state.accounts[account]?.failedSignIns ?? 0
        state.accounts[account]?.failedSignIns = succeeded ? 0 : before + 1
        if succeeded { state.accounts[account]?.lastSignIn = at }
    }
    func start(_ session: Session) throws(LedgerFault) { state.sessions[session.id] = session }
    func touch(_ id: SessionID, at: Instant) throws(LedgerFault) { state.sessions[id]?.seen = at }
    func end(_ id: SessionID) throws(LedgerFault) { state.sessions[id] = nil }
    func endSessions(of account: AccountID) throws(LedgerFault) {
        state.sessions = state.sessions.filter { $1.account != account }
    }
    func dropSessions(startedBefore start: Instant, orSeenBefore seen: Instant) throws(LedgerFault) -> Int {
        let before = state.sessions.count
        state.sessions = state.sessions.filter { $1.started >= start && $1.seen >= seen }
        return before - state.sessions.count
    }
    func put(_ key: APIKey) throws(LedgerFault) { state.keys[key.id] = key }
    func noteUse(of key: KeyID, at: Instant) throws(LedgerFault) { state.keys[key]?.lastUsed = at }
    func remember(_ place: Digest, of account: AccountID, at: Instant) throws(LedgerFault) {
        let others = (state.places[account] ?? []).filter { $0 != place }
        state.places[account] = Array(([place] + others).prefix(20))
    }
    func log(_ accesses: [Access]) throws(LedgerFault) {
        for access in accesses {
            state.accesses.append(AccessRow(number: Int64(state.accesses.count + 1), access: access))
        }
    }
}

extension Entropy {
    /// Repeatable.
    static func seeded(_ seed: UInt64) -> Entropy {
        let generator = Locked(SeededGenerator(seed: seed))
        return Entropy { count in
            generator.with { generator in (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) } }
        }
    }
}

extension Instant {
    /// Some morning in November 2026, and so many seconds later.
    static func morning(_ seconds: Int) -> Instant {
        Instant(milliseconds: 1_795_222_800_000 + Int64(seconds) * 1000)
    }
}
