internal import Base
internal import Competence
internal import Desk

/// What one serving thread keeps to itself: its readers and its reading of places.
final class Workbench {
    let reader: any LedgerReader
    let people: any PeopleReader
    private var places: (of: Digest, reader: PlaceReader)?

    init(_ parts: Service.Parts) throws {
        reader = try parts.ledger.reader()
        people = try parts.people.peopleReader()
    }

    /// Made anew when another edition came into force.
    func places(of register: RegisterInForce) -> PlaceReader {
        if let places, places.of == register.edition.hash { return places.reader }
        let made = register.places()
        places = (register.edition.hash, made)
        return made
    }
}

/// A workbench for each event loop, made when the loop first needs it.
// safe: slot N is touched by the thread of loop N alone, and the row itself never changes
final class BenchRow: @unchecked Sendable {
    private final class Slot { var bench: Workbench? }
    private let slots: [Slot]
    private let make: @Sendable () throws -> Workbench

    init(_ count: Int, _ make: @escaping @Sendable () throws -> Workbench) {
        slots = (0..<count).map { _ in Slot() }
        self.make = make
    }

    func bench(_ loop: Int) throws -> Workbench {
        guard slots.indices.contains(loop) else { return try make() }
        if let bench = slots[loop].bench { return bench }
        let bench = try make()
        slots[loop].bench = bench
        return bench
    }
}

/// Threads for what takes longer than an event loop may: hashing passwords, proving registers.
final class Workers: Sendable {
    private struct State {
        var waiting: [@Sendable (Workbench) -> Void] = []
        var isStopping = false
    }
    private let state = Locked(State())
    private let threads = Locked<[OSThread]>([])
    /// More than this many waiting would only wait longer than anybody does.
    private static let most = 64

    init(count: Int, _ make: @escaping @Sendable () throws -> Workbench) {
        let state = state
        let started = (0..<count).compactMap { number in
            OSThread("worker-\(number)") { Self.run(state, make) }
        }
        threads.with { $0 = started }
    }

    /// False when too much is waiting already.
    func take(_ work: @escaping @Sendable (Workbench) -> Void) -> Bool {
        let isTaken = state.with { state in
            guard state.waiting.count < Self.most, !state.isStopping else { return false }
            state.waiting.append(work)
            return true
        }
        state.wake()
        return isTaken
    }

    /// Finishes what was taken.
    func stop() {
        state.with { $0.isStopping = true }
        state.wakeAll()
        for thread in threads.with({ threads in
            defer { threads = [] }
            return threads
        }) { thread.join() }
    }

    private static func run(_ state: Locked<State>, _ make: @Sendable () throws -> Workbench) {
        var bench: Workbench?
        while let work = state.wait(
            until: { !$0.waiting.isEmpty || $0.isStopping },
            { state in state.waiting.isEmpty ? nil : state.waiting.removeFirst() })
        {
            if bench == nil { bench = try? make() }
            if let bench { work(bench) }
        }
    }
}

/// Who saw which dossier: gathered, and written a second's worth at a time, since a read must not wait for the disk.
final class AccessNotes: Sendable {
    private let people: any PeopleLedger
    private let waiting = Locked<[Access]>([])

    init(_ people: any PeopleLedger) { self.people = people }

    func add(_ access: Access) {
        let isMany = waiting.with { waiting in
            waiting.append(access)
            return waiting.count >= 1000
        }
        if isMany { flush() }
    }

    /// Called each second, and when the server stops.
    func flush() {
        let notes = waiting.with { waiting in
            defer { waiting = [] }
            return waiting
        }
        if notes.isEmpty { return }
        people.writePeople({ try $0.log(notes) }, answer: { [waiting] result in
            if case .failure = result { waiting.with { $0.insert(contentsOf: notes.prefix(10_000), at: 0) } }
        })
    }
}
