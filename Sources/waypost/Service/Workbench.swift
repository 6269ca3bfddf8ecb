internal import Base
internal import Competence
internal import Desk

/// What one serving thread keeps to itself: its readers and its reading of places.
final class Workbench {
    let reader: any LedgerReader
    let people: any PeopleReader
    let keys = KeyRing()
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
