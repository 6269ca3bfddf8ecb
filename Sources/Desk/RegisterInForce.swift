public import Areas
public import Base
public import Competence
public import WorkingTime

/// Everything one decision is made by: an edition with its calendar, its opening hours and its reading of addresses.
/// A request takes it once and uses nothing else, so that no decision is half by one edition and half by another.
public struct RegisterInForce: Sendable {
    public let edition: Edition
    public let calendar: WorkCalendar
    public let hours: HoursBook
    public let resolver: AddressResolver
    public let search: ProcedureSearch

    /// - Throws: every fault of every table; then nothing is in force.
    public init(files: RegisterFiles) throws(DataFaults) {
        try self.init(files: files, areas: RegisterFolder.areas(files))
    }

    /// - Parameter areas: those of the files, made before.
    init(files: RegisterFiles, areas: AreaRegister) throws(DataFaults) {
        edition = try Edition(files: files, areas: areas)
        let calendars = Self.tables("calendar.csv", files)
        if calendars.isEmpty { throw RegisterFolder.missing("calendar.csv") }
        calendar = try WorkCalendar.read(calendars)
        hours = try HoursBook.read(Self.tables("hours.csv", files))
        resolver = AddressResolver(register: edition.areas)
        search = ProcedureSearch(edition.register)
    }

    public var hash: Digest { edition.hash }

    private static func tables(_ name: String, _ files: RegisterFiles) -> [TableBytes] {
        files.files.filter { $0.name.hasSuffix("/" + name) }.map { TableBytes(file: $0.name, bytes: $0.bytes) }
    }

    /// A reader of places for the calling thread.
    public func places() -> PlaceReader { PlaceReader(edition.areas, resolver: resolver) }

    public func openingHours(of branch: Int32?) -> OpeningHours {
        let row = branch.map { edition.register.branches[$0] }
        return hours.hours(branch: row?.id ?? "", kind: row?.kind ?? "")
    }
}
