internal import Areas
public import Base
internal import WorkingTime

// What else the counter needs to tell: how long, which papers, and finding the procedure.
extension Edition {
    /// The decision period for a procedure, variant and channel on a date: the most special row in force.
    ///
    /// A row for the variant and the channel goes before one for the variant, then one for the channel, then one for
    /// any. Nil: the register does not state it.
    public func period(procedure: Int32, variant: String, channel: Channel, on date: CivilDate) -> PeriodRow? {
        register.periods.filter { row in
            row.procedure == procedure && (row.variant.isEmpty || row.variant == variant)
                && (row.channel == nil || row.channel == channel) && row.validity.contains(date)
        }.max { Self.rank($0) < Self.rank($1) }
    }

    private static func rank(_ row: PeriodRow) -> Int { (row.variant.isEmpty ? 0 : 2) + (row.channel == nil ? 0 : 1) }

    /// Papers to bring for a procedure and variant on a date.
    public func papers(procedure: Int32, variant: String, on date: CivilDate) -> [Paper] {
        register.papers.filter { paper in
            paper.procedure == procedure && (paper.variant.isEmpty || paper.variant == variant)
                && paper.validity.contains(date)
        }
    }
}
