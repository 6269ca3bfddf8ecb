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
        try self.init(files: files) { () throws(DataFaults) in try RegisterFolder.areas(files) }
    }

    /// - Parameter areas: makes those of the files, or hands over what was made of the same tables before.
    init(files: RegisterFiles, areas: () throws(DataFaults) -> AreaRegister) throws(DataFaults) {
        let whole = try WholeEdition(files, areas: areas)
        (edition, calendar, hours) = (whole.edition, whole.calendar, whole.hours)
        resolver = AddressResolver(register: edition.areas)
        search = ProcedureSearch(edition.register)
    }

    public var hash: Digest { edition.hash }

    /// A reader of places for the calling thread.
    public func places() -> PlaceReader { PlaceReader(edition.areas, resolver: resolver) }

    public func openingHours(of branch: Int32?) -> OpeningHours {
        hours.hours(of: branch.map { edition.register.branches[$0] })
    }
}
