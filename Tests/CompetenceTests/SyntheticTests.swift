internal import Areas
internal import Base
internal import Testing

@testable internal import Competence

/// The made-up register is what its author says: large, varied, and proved unless spoiled.
@Suite struct SyntheticTests {
    static let today = CivilDate(day: 20_778)

    static func small(_ seed: UInt64, _ defects: Set<SyntheticRegister.Defect> = []) throws -> SyntheticRegister {
        try SyntheticRegister(
            areas: TinyCountry.areas.get(), size: .init(procedures: 40, rules: 180, seed: seed), defects: defects)
    }

    @Test func hasTheSizeAsked() throws {
        let synthetic = try SyntheticRegister(areas: National.areas.get())
        let rules = Dictionary(grouping: synthetic.register.rules.rows, by: \.selector).values.map(\.count)
        #expect(rules.count == 2_000)
        #expect(rules.min() == 1)
        #expect((rules.max() ?? 0) <= SyntheticRegister.mostRules && (rules.max() ?? 0) > 30)
        #expect((8_000...10_000).contains(synthetic.register.rules.count))
        #expect(synthetic.register.rules.rows.contains { !$0.overrides.isEmpty })
        #expect(synthetic.register.rules.rows.contains { !$0.replaces.isEmpty })
        #expect(synthetic.register.rules.rows.contains { $0.validity.to < .distantFuture })
        #expect(Set(synthetic.register.rules.rows.map { synthetic.register.acts[$0.act].layer }).count == 4)
    }

    @Test(arguments: 1...20) func isProvedWithoutDefects(_ seed: Int) throws {
        let synthetic = try Self.small(UInt64(seed))
        let report = try synthetic.edition().check(today: Self.today)
        let edition = try synthetic.edition()
        #expect(report.isProved, "\(report.failures.first.map { edition.sentence($0).en } ?? "")")
        #expect(report.procedures == 40)
    }

    @Test func theCountryIsProved() throws {
        let synthetic = try SyntheticRegister(
            areas: National.areas.get(), size: .init(procedures: 200, rules: 900, seed: 7))
        let report = try synthetic.edition().check(today: Self.today)
        #expect(report.isProved)
        #expect(report.pairs == 200 * 3_321)
    }

    @Test(arguments: SyntheticRegister.Defect.allCases) func eachDefectIsFound(
        _ defect: SyntheticRegister.Defect
    ) throws {
        for seed in 1...5 {
            let report = try Self.small(UInt64(seed), [defect]).edition().check(today: Self.today)
            #expect(report.failures.contains { $0.kind == defect }, "seed \(seed)")
            #expect(!report.isProved)
        }
    }

    @Test func theSameSeedGivesTheSameRegister() throws {
        let (first, second) = (try Self.small(5).edition(), try Self.small(5).edition())
        #expect(first.difference(to: second).isEmpty)
        #expect(!first.difference(to: try Self.small(6).edition()).isEmpty)
    }

    @Test func queriesAreAnsweredFromTheirBytes() throws {
        let synthetic = try Self.small(3)
        let edition = try synthetic.edition()
        let queries = SyntheticQueries(synthetic, count: 2_000, seed: 9)
        var elsewhere = 0
        for item in queries.items {
            elsewhere += queries.bytes[item.lodging] == queries.bytes[item.subject] ? 0 : 1
            let verdict = try #require(Self.decide(item, queries, edition))
            #expect(![.gap, .conflict, .needsFact].contains(verdict.kind))
        }
        // 30 in 100 are drawn anew, a sixth of them meets the desk's own commune again.
        #expect((400...600).contains(elsewhere))
    }

    @Test func unansweredQuestionsAreAsked() throws {
        let synthetic = try Self.small(3)
        let edition = try synthetic.edition()
        let queries = SyntheticQueries(synthetic, count: 500, seed: 9, unansweredPercent: 100)
        let kinds = queries.items.compactMap { Self.decide($0, queries, edition)?.kind }
        #expect(kinds.count == 500)
        #expect(kinds.contains(.needsFact) && kinds.contains(.agency))
    }

    private static func decide(_ item: SyntheticQueries.Item, _ queries: SyntheticQueries, _ edition: Edition)
        -> Verdict?
    {
        queries.bytes.withUnsafeBufferPointer { bytes in
            func field(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
                UnsafeBufferPointer(rebasing: bytes[range])
            }
            guard var query = edition.query(procedure: field(item.procedure), asOf: item.date),
                edition.set(.lodging, code: field(item.lodging), in: &query),
                edition.set(item.factor, code: field(item.subject), in: &query),
                edition.answers(field(item.answers), in: &query)
            else { return nil }
            return edition.compiled.decide(query)
        }
    }
}
