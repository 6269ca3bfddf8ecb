internal import Base
internal import Desk
internal import Dossiers
internal import Glibc
internal import Store

/// How often a run of faults is made: shortly by everybody, longer by `ops/test --all` (`WAYPOST_LONG`), and as often as
/// the bars ask by hand, in half an hour: `WAYPOST_BARS=1 swift test --filter StoreTests`.
func rounds(short: Int, long: Int, bars: Int) -> Int {
    if getenv("WAYPOST_BARS") != nil { return bars }
    return getenv("WAYPOST_LONG") != nil ? long : short
}

/// A folder of one test, removed with it.
final class Scratch {
    let path: String

    init(_ parent: String = "/tmp") {
        var template = Array("\(parent)/waypost-store-\(String(repeating: "X", count: 6))".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) } ?? ""
    }

    var data: String { path + "/data" }

    func open(_ options: Store.Options = Store.Options()) throws -> Store { try Store.open(data, options) }

    deinit { Self.remove(path) }

    static func remove(_ path: String) {
        for name in names(path) {
            unlink("\(path)/\(name)")
            remove("\(path)/\(name)")
        }
        rmdir(path)
    }

    static func names(_ path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}

extension Ledger {
    func queue<Value: Sendable>(
        _ work: @escaping @Sendable (any LedgerWriter) throws -> Value
    ) -> PendingAnswer<Value> {
        let answer = PendingAnswer<Value>()
        write(work) { answer.give($0) }
        return answer
    }

    func writeNow<Value: Sendable>(_ work: @escaping @Sendable (any LedgerWriter) throws -> Value) throws -> Value {
        try queue(work).wait().get()
    }
}

/// Rows as a lodging makes them, invented.
enum Sample {
    static let day = CivilDate(year: 2026, month: 11, day: 21) ?? CivilDate(day: 0)
    static let start = Instant(milliseconds: 1_795_200_000_000)

    static func entry(_ kind: String = "dossier.lodged", _ number: Int = 1, by actor: String = "account:an")
        -> JournalEntry
    {
        JournalEntry(
            kind: kind, at: Instant(milliseconds: start.milliseconds + Int64(number)), actor: actor,
            body: Array(
                #"{"applicant":"Nguyễn Văn \#(number)","procedure":"1.001193","note":"\#(number &* 7919)"}"#.utf8))
    }

    static func row(_ code: DossierCode, version: Int = 1, number: Int = 1) -> DossierRow {
        DossierRow(
            code: code, version: version, stage: version == 1 ? "routed" : "accepted", isOpen: number % 5 != 0,
            branch: "B\(number % 7)", agency: "H29.\(number % 11)", procedure: "1.00\(number % 13)",
            received: Instant(milliseconds: start.milliseconds + Int64(number)),
            due: number % 6 == 0 ? nil : Instant(milliseconds: start.milliseconds + Int64(number % 50) * 3_600_000),
            updated: Instant(milliseconds: start.milliseconds + Int64(number)), applicantFolded: "nguyen van \(number)",
            phone: "+8490\(number)", document: Array(String(repeating: "{\"n\":\(number)}", count: 20).utf8))
    }

    static func code(_ serial: Int, issuer: String = "H29.1") -> DossierCode {
        DossierCode(issuer: issuer, day: day, serial: serial)
    }

    /// What a lodging does to the ledger.
    static func lodge(_ writer: any LedgerWriter, number: Int, issuer: String = "H29.1") throws -> DossierCode {
        let serial = try writer.nextSerial(issuer: issuer, day: day)
        let code = code(serial, issuer: issuer)
        let version = try writer.append(
            [entry("dossier.lodged", number), entry("dossier.routed", number)], to: .dossier(code), expecting: 0)
        try writer.put(row(code, version: version, number: number))
        let answer = KeptAnswer(
            request: Digest(of: [UInt8(number & 255)]), status: 201, body: Array("\(code)".utf8), at: start)
        try writer.keep(answer, under: "key-\(number)", of: "account:an")
        return code
    }

    static func lodge(into ledger: some Ledger, _ numbers: Range<Int>) throws -> [DossierCode] {
        let answers = numbers.map { number in ledger.queue { try lodge($0, number: number) } }
        return try answers.map { try $0.wait().get() }
    }
}
