// Dossiers: one application from lodging to its end; which step is lawful when, and what it causes.
// Must never know: SQL, HTTP, pages, who is logged in, the time (all are arguments).
// Start reading: Stage.swift, then Step.swift, Event.swift and Decide.swift; STAGES.md is the table they make.
public import Base

/// What the law puts on the receipt: agency code, `YYMMDD`, serial of at least four digits that may widen
/// (`H29.1-261121-0001`; the older order `38.98.H29-210519-0013` is as valid). Opaque apart from that.
public struct DossierCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Level-1 letter and two digits somewhere among groups of one to three digits.
    public let issuer: String
    public let day: CivilDate
    public let serial: Int

    public init(issuer: String, day: CivilDate, serial: Int) {
        self.issuer = issuer
        self.day = day
        self.serial = serial
    }

    public var description: String {
        // Written with every dossier that is read, so it takes few steps.
        let (year, month, date) = day.parts
        var text = issuer
        text.reserveCapacity(issuer.utf8.count + 16)
        text += "-"
        text += padded((year % 100) * 10_000 + month * 100 + date, 6)
        text += "-"
        text += padded(serial, 4)
        return text
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.issuer, left.day, left.serial) < (right.issuer, right.day, right.serial)
    }
}
