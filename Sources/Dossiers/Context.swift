public import Base
public import WorkingTime

/// What a decision may know besides the dossier: everything outside comes in here.
public struct Context: Sendable {
    public var now: Instant
    /// Who acts: `account:…`, `key:…`, `system`. Whether they may is asked before.
    public var actor: String
    public var calendar: WorkCalendar
    /// Of the place whose hours bind the deadline.
    public var hours: OpeningHours

    public init(now: Instant, actor: String, calendar: WorkCalendar, hours: OpeningHours) {
        self.now = now
        self.actor = actor
        self.calendar = calendar
        self.hours = hours
    }
}
