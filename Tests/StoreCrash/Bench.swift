internal import Base
internal import Desk
internal import Dossiers
internal import Store

/// What the store costs beside the disk it stands on; the product's own bench goes over HTTP.
func bench(_ folder: String, nice: Int32) throws -> Int32 {
    var options = Store.Options()
    options.writerNice = nice
    let store = try Store.open(folder + "/bench", options)
    let syncs = try RawLimit.syncs(bytes: 40_000, count: 400, folder: folder)
    say("fdatasync of 40 kB:            \(quantiles(syncs))")
    for _ in 0..<2 { say("one client, lodging:            \(quantiles(try single(store, 1000)))") }
    for clients in [16, 64, 256] {
        let (rate, times) = try many(store, clients, seconds: 3)
        say("\(clients) clients: \(rate)/s                \(quantiles(times))")
    }
    let code = try store.writeAndWait { try lodging($0, 1) }
    let reader = try store.reader()
    let start = monotonicNanoseconds()
    for _ in 0..<20_000 { _ = try reader.dossier(code) }
    say("read a dossier: \((monotonicNanoseconds() - start) / 20_000) ns")
    say("\(store.figures)")
    let limits = [1, 64, 512].map { ($0, sample($0 == 1 ? 2000 : 20_000)) }
    for (batch, lodgings) in limits {
        let figure = try RawLimit.measure(lodgings, batch: batch, folder: folder + "/raw")
        say("raw, \(batch) a commit: \(Int(figure.perSecond))/s")
    }
    store.stop()
    return 0
}

private func sample(_ count: Int) -> [RawLimit.Lodging] {
    (0..<count).map { number in
        let recorder = Recorder(number)
        _ = try? lodging(recorder, number)
        return recorder.lodging
    }
}

private func single(_ store: Store, _ count: Int) throws -> [UInt64] {
    try (0..<count).map { number in
        let start = monotonicNanoseconds()
        _ = try store.writeAndWait { try lodging($0, number * 3 + 1) }
        return monotonicNanoseconds() - start
    }
}

/// Clients that each lodge again as soon as they were answered, from the answering thread, as event loops do.
private func many(_ store: Store, _ clients: Int, seconds: UInt64) throws -> (Int, [UInt64]) {
    let end = monotonicNanoseconds() + seconds * 1_000_000_000
    let times = Locked<(left: Int, all: [UInt64])>((clients, []))
    for client in 0..<clients { again(store, client * 1_000_003 + 1, end, times) }
    let all = times.wait(until: { $0.left == 0 }) { $0.all }
    return (all.count / Int(seconds), all)
}

private func again(_ store: Store, _ number: Int, _ end: UInt64, _ times: Locked<(left: Int, all: [UInt64])>) {
    let start = monotonicNanoseconds()
    store.write({ try lodging($0, number) }) { _ in
        let now = monotonicNanoseconds()
        times.with {
            $0.all.append(now - start)
            if now >= end { $0.left -= 1 }
        }
        if now >= end { times.wakeAll() } else { again(store, number + 3, end, times) }
    }
}

private func quantiles(_ times: [UInt64]) -> String {
    let sorted = times.sorted()
    func at(_ part: Double) -> UInt64 { sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))] / 1000 }
    return sorted.isEmpty ? "none" : "p50 \(at(0.5)) µs, p90 \(at(0.9)) µs, p99 \(at(0.99)) µs"
}

extension Store {
    func writeAndWait<Value: Sendable>(
        _ work: @escaping @Sendable (any LedgerWriter) throws -> Value
    ) throws -> Value {
        let outcome = Locked<Result<Value, any Error>?>(nil)
        write(work) { result in
            outcome.with { $0 = result }
            outcome.wakeAll()
        }
        return try (outcome.wait(until: { $0 != nil }) { $0 } ?? .failure(LedgerFault.full)).get()
    }
}

/// Keeps what a lodging would write, so that the raw limit writes the very same rows.
private final class Recorder: LedgerWriter {
    private let number: Int
    private var entries: [JournalEntry] = []
    private var row: DossierRow?
    private var answer: KeptAnswer?
    private var key = ""

    init(_ number: Int) { self.number = number / 3 }

    var lodging: RawLimit.Lodging {
        let code = row?.code ?? DossierCode(issuer: "", day: CivilDate(day: 0), serial: 0)
        return RawLimit.Lodging(
            stream: .dossier(code), entries: entries,
            row: row
                ?? DossierRow(
                    code: code, version: 0, stage: "", isOpen: true, branch: "", agency: "", procedure: "",
                    received: Instant(milliseconds: 0), due: nil, updated: Instant(milliseconds: 0),
                    applicantFolded: "", phone: "", document: []),
            answer: answer
                ?? KeptAnswer(request: Digest(of: []), status: 0, body: [], at: Instant(milliseconds: 0)),
            key: key, actor: "account:an")
    }

    func append(_ new: [JournalEntry], to stream: StreamID, expecting expected: Int) throws(LedgerFault) -> Int {
        if expected == 0 { entries = new }
        return expected + new.count
    }
    func put(_ row: DossierRow) throws(LedgerFault) { if self.row == nil { self.row = row } }
    func nextSerial(issuer: String, day: CivilDate) throws(LedgerFault) -> Int { number + 1 }
    func keep(_ answer: KeptAnswer, under key: String, of actor: String) throws(LedgerFault) {
        self.answer = answer
        self.key = key
    }
    func dossier(_ code: DossierCode) throws(LedgerFault) -> DossierRow? { nil }
    func dossiers(_ query: DossierQuery) throws(LedgerFault) -> [DossierRow] { [] }
    func history(of stream: StreamID) throws(LedgerFault) -> [JournalRow] { [] }
    func keptAnswer(_ key: String, of actor: String) throws(LedgerFault) -> KeptAnswer? { nil }
}
