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

/// The decision period of one case of a procedure; nil where the register states none.
public struct PeriodChoice: Sendable {
    /// Empty when the procedure has no cases, or the period is the same for all.
    public let variant: String
    public let row: PeriodRow?
}

extension Edition {
    /// The period of the case that was named; of every case when none was and they differ.
    public func periods(procedure: Int32, variant: String?, channel: Channel, on date: CivilDate) -> [PeriodChoice] {
        func choice(_ variant: String) -> PeriodChoice {
            PeriodChoice(
                variant: variant, row: period(procedure: procedure, variant: variant, channel: channel, on: date))
        }
        let cases = variant.map { [$0] } ?? register.variants.filter { $0.procedure == procedure }.map(\.id)
        let choices = cases.isEmpty ? [choice("")] : cases.map(choice)
        let isOne = choices.dropFirst().allSatisfy { $0.row?.rule == choices[0].row?.rule }
        return isOne ? [PeriodChoice(variant: "", row: choices[0].row)] : choices
    }
}
