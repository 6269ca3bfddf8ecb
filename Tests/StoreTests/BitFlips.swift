internal import Base
internal import Desk
internal import Dossiers
internal import Glibc
internal import Store

/// Flips bits in copies of one ledger and looks at what is served.
struct BitFlips {
    struct Tally {
        var atStart = 0
        var atReading = 0
        var byVerify = 0
        var harmless = 0
        /// What was served and is not true, one sentence each.
        var silent: [String] = []
        var found: Int { atStart + atReading + byVerify }
    }

    /// What one lodging left, read before anything was flipped.
    private struct Truth {
        let number: Int
        let row: DossierRow?
        let history: [JournalRow]
        let answer: KeptAnswer?

        init(_ reader: any LedgerReader, _ code: DossierCode, _ number: Int) throws {
            self.number = number
            row = try reader.dossier(code)
            history = try reader.history(of: .dossier(code))
            answer = try reader.keptAnswer("key-\(number)", of: "account:an")
        }
    }

    private let scratch = Scratch("/dev/shm")
    private let bytes: [UInt8]
    private let truth: [DossierCode: Truth]
    private let list: [DossierRow]
    private var generator: SeededGenerator
    private static let everything = {
        var query = DossierQuery()
        query.openOnly = false
        query.limit = 200
        return query
    }()

    init(lodgings: Int, seed: UInt64) throws {
        let store = try scratch.open()
        let codes = try Sample.lodge(into: store, 0..<lodgings)
        let reader = try store.reader()
        var truth: [DossierCode: Truth] = [:]
        for (number, code) in codes.enumerated() { truth[code] = try Truth(reader, code, number) }
        self.truth = truth
        list = try reader.dossiers(Self.everything)
        store.stop()
        bytes = try FileBytes.read(scratch.data + "/waypost.db")
        generator = SeededGenerator(seed: seed)
    }

    mutating func run(_ count: Int) throws -> Tally {
        var tally = Tally()
        for _ in 0..<count {
            let bit = Int.random(in: 0..<bytes.count * 8, using: &generator)
            try flip(bit, &tally)
        }
        return tally
    }

    private func flip(_ bit: Int, _ tally: inout Tally) throws {
        let folder = scratch.path + "/flipped"
        mkdir(folder, 0o700)
        defer { Scratch.remove(folder) }
        var flipped = bytes
        flipped[bit / 8] ^= 1 << UInt8(bit % 8)
        Tampering.write(flipped, to: folder + "/waypost.db")
        Tampering.write([], to: folder + "/stopped-cleanly")
        guard let store = try? Store.open(folder) else { return tally.atStart += 1 }
        let outcome = look(store)
        store.stop()
        switch outcome {
        case .untrue(let what): tally.silent.append("bit \(bit): \(what)")
        case .found: tally.atReading += 1
        case .partial(let what):
            // A list may leave out what a broken index no longer leads to; the verifier must name that.
            if try Inspector(folder: folder).verify().isWhole {
                tally.silent.append("bit \(bit): \(what)")
            } else {
                tally.byVerify += 1
            }
        case .allTrue: tally.harmless += 1
        }
    }

    private enum Outcome {
        case allTrue
        case found
        case partial(String)
        case untrue(String)
    }

    private func look(_ store: Store) -> Outcome {
        guard let reader = try? store.reader() else { return .found }
        var wasFound = false
        var forgotten = ""
        for (code, expected) in truth {
            let number = expected.number
            let answers = Read { try reader.keptAnswer("key-\(number)", of: "account:an") }
            let row = Read { try reader.dossier(code) }
            let history = Read { try reader.history(of: .dossier(code)) }
            if row.isUntrue(expected.row) { return .untrue("dossier \(code)") }
            if answers.isUntrue(expected.answer) {
                guard case .value(nil) = answers else { return .untrue("the answer to \(number)") }
                forgotten = "an answer kept is forgotten"
            }
            if history.isUntrue(expected.history) {
                guard case .value(let some) = history, expected.history.starts(with: some) else {
                    return .untrue("history of \(code)")
                }
                forgotten = "the end of a history is forgotten"
            }
            wasFound = wasFound || row.isRefused || history.isRefused || answers.isRefused
        }
        let listed = Read { try reader.dossiers(Self.everything) }
        if case .value(let rows) = listed, rows.contains(where: { truth[$0.code]?.row != $0 }) {
            return .untrue("a list")
        }
        if let outcome = lodge(store) { return outcome }
        if wasFound || listed.isRefused { return .found }
        if !forgotten.isEmpty { return .partial(forgotten) }
        return listed.isUntrue(list) ? .partial("a list leaves rows out") : .allTrue
    }

    /// A new lodging never gets a code that was given.
    private func lodge(_ store: Store) -> Outcome? {
        guard let code = try? store.writeNow({ try Sample.lodge($0, number: 5000) }) else { return .found }
        return truth[code] == nil ? nil : .untrue("the code \(code) was given again")
    }
}

/// What came of a read: refusing is what damage should lead to.
private enum Read<Value: Equatable> {
    case value(Value)
    case refused

    init(_ read: () throws -> Value) {
        do { self = .value(try read()) } catch { self = .refused }
    }

    var isRefused: Bool { if case .refused = self { true } else { false } }
    func isUntrue(_ truth: Value) -> Bool { if case .value(let value) = self { value != truth } else { false } }
}
