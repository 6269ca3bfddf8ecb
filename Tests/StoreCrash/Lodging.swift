internal import Base
internal import Desk
internal import Dossiers
internal import Glibc
internal import Store

// A program to be killed: it lodges without end and says `number code` on its standard output once each lodging was
// acknowledged. Whoever killed it looks for all of them afterwards.
// Must never be shipped: StoreTests and ops/crash-states start it.
// Start reading: run, then lodge.

/// `lodge FOLDER THREADS COUNT [not-durable]`, `bench FOLDER [NICE]`, `open FOLDER LEAST`, `operations`, or of one operation
/// `prepare OPERATION FOLDER`, `act OPERATION FOLDER`, `judge OPERATION FOLDER SAID [sync-failed]`.
func run(_ arguments: [String]) -> Int32 {
    do {
        switch (arguments.first ?? "", arguments.count) {
        case ("open", 3): return try open(arguments[1], holding: Int(arguments[2]) ?? 0)
        case ("operations", 1): Operation.real.forEach { say($0.rawValue) }
        case ("bench", 2...): return try bench(arguments[1], nice: arguments.count > 2 ? Int32(arguments[2]) ?? 0 : -10)
        case ("lodge", 4...): return try lodge(arguments)
        case ("prepare", 3), ("act", 3), ("judge", 4...): return try operate(arguments)
        default: return 2
        }
        return 0
    } catch {
        say("fault \(told(error))")
        return 1
    }
}

private func lodge(_ arguments: [String]) throws -> Int32 {
    guard let threads = Int(arguments[2]), let count = Int(arguments[3]) else { return 2 }
    return try lodge(arguments[1], threads, count, isDurable: !arguments.contains("not-durable"))
}

/// A start as after a crash: it takes what is there for whole, and finds what was acknowledged.
private func open(_ folder: String, holding least: Int) throws -> Int32 {
    let store = try Store.open(folder)
    store.stop()
    let report = try Inspector(folder: folder).verify()
    return report.isWhole && report.dossiers >= least ? 0 : 1
}

private func operate(_ arguments: [String]) throws -> Int32 {
    guard let operation = Operation(rawValue: arguments[1]) else { return 2 }
    switch arguments[0] {
    case "prepare": try operation.prepare(arguments[2])
    case "act": return operation.act(arguments[2])
    default:
        let bytes = try FileBytes.read(arguments[3])
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        var judge = Judge(operation: operation, folder: arguments[2], said: lines.map { $0.split(separator: " ") })
        judge.isSyncStruck = arguments.contains("sync-failed") && operation.commits
        let found = try judge.findings()
        found.forEach { say($0) }
        return found.isEmpty ? 0 : 1
    }
    return 0
}

/// One write call a line: it is in the pipe whole or not at all.
func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(1, bytes, bytes.count)
}

private func lodge(_ folder: String, _ threads: Int, _ count: Int, isDurable: Bool) throws -> Int32 {
    var options = Store.Options()
    options.isDurable = isDurable
    // Small, so that a short run meets checkpoints; but where nothing else syncs, a checkpoint behind every commit would
    // sync them all, and the control would lose nothing on a machine quick enough.
    options.checkpointPages = isDurable ? 15 : 300
    let store = try Store.open(folder, options)
    let start = try store.reader().dossiers(DossierQuery()).count
    say("open \(start)")
    let workers = (0..<threads).map { worker in
        OSThread("lodger") { lodge(store, worker: worker, threads: threads, count: count) }
    }
    workers.forEach { $0?.join() }
    store.stop()
    say("stopped")
    return 0
}

private func lodge(_ store: Store, worker: Int, threads: Int, count: Int) {
    var number = worker
    while count == 0 || number < count {
        let done = Locked(false)
        let this = number
        store.write({ try lodging($0, this) }) { outcome in
            switch outcome {
            case .success(let code): say("\(this) \(code)")
            case .failure(let error): say("refused \(this) \(error)")
            }
            done.with { $0 = true }
            done.wakeAll()
        }
        done.wait(until: { $0 }) { _ in }
        number += threads
    }
}

/// Every third lodging also moves a dossier lodged before it: two events, one of them of another stream.
func lodging(_ writer: any LedgerWriter, _ number: Int) throws -> DossierCode {
    let day = CivilDate(day: 20_778)
    let issuer = "H29.\(number % 3 + 1)"
    let code = DossierCode(issuer: issuer, day: day, serial: try writer.nextSerial(issuer: issuer, day: day))
    let version = try writer.append(
        [entry("dossier.lodged", number), entry("dossier.routed", number)], to: .dossier(code), expecting: 0)
    try writer.put(row(code, version, number))
    let answer = KeptAnswer(
        request: Base.Digest(of: Array("\(number)".utf8)), status: 201, body: Array("\(code)".utf8), at: moment(number))
    try writer.keep(answer, under: "key-\(number)-\(code)", of: "account:an")
    if number % 3 == 0, code.serial > 1 {
        let before = DossierCode(issuer: issuer, day: day, serial: code.serial - 1)
        let seen = try writer.history(of: .dossier(before)).count
        let next = try writer.append([entry("dossier.accepted", number)], to: .dossier(before), expecting: seen)
        try writer.put(row(before, next, number))
    }
    return code
}

private func moment(_ number: Int) -> Instant { Instant(milliseconds: 1_795_200_000_000 + Int64(number)) }

private func entry(_ kind: String, _ number: Int) -> JournalEntry {
    let words = String(repeating: "Nguyễn Văn \(number) ", count: 6)
    return JournalEntry(
        kind: kind, at: moment(number), actor: "account:an",
        body: Array(#"{"applicant":"\#(words)","procedure":"1.001193","number":\#(number)}"#.utf8))
}

private func row(_ code: DossierCode, _ version: Int, _ number: Int) -> DossierRow {
    DossierRow(
        code: code, version: version, stage: version == 2 ? "routed" : "accepted", isOpen: true,
        branch: "B\(number % 38)", agency: code.issuer, procedure: "1.001193", received: moment(number),
        due: moment(number + 500_000), updated: moment(number), applicantFolded: "nguyen van \(number)",
        phone: "+8490\(number)", document: Array(String(repeating: #"{"n":\#(number)}"#, count: 40).utf8))
}
