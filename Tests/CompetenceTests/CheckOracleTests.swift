internal import Areas
internal import Base
internal import Testing

@testable internal import Competence

/// The proof sweeps classes of equal cells; here every single cell is decided, and both must say the same.
@Suite struct CheckOracleTests {
    static let today = CivilDate(day: 20_778)
    static let seeds = (1...(isLongRun ? 600 : 24)).map { UInt64($0) + 70_000 }

    @Test(arguments: seeds) func findsWhatEveryCellShows(_ seed: UInt64) throws {
        let edition = try RandomRegister(
            seed: seed, rules: 1 + Int(seed % 5), factors: seed % 3 == 0 ? 2 : 1, areas: TinyCountry.areas.get()
        ).edition()
        try compare(edition, seed)
    }

    @Test(arguments: SyntheticRegister.Defect.allCases) func findsTheDefectsEveryCellShows(
        _ defect: SyntheticRegister.Defect
    ) throws {
        let synthetic = try SyntheticRegister(
            areas: TinyCountry.areas.get(), size: .init(procedures: 6, rules: 60, seed: 3), defects: [defect])
        try compare(try synthetic.edition(), 3)
    }

    private func compare(_ edition: Edition, _ seed: UInt64) throws {
        let brute = BruteForce(edition)
        let report = edition.check(today: Self.today)
        let told = Set(report.failures.compactMap { BruteForce.Finding($0, edition) })
        let true_ = Set(brute.findings.keys)
        #expect(told.subtracting(true_).isEmpty, "seed \(seed): told, but no cell shows it")
        #expect(true_.subtracting(told).isEmpty, "seed \(seed): shown by cells, but not told")
        let unused = Set(edition.ids(report.failures.filter { $0.kind == .deadRule }.flatMap(\.rules)))
        let shadowed = Set(edition.ids(report.failures.filter { $0.kind == .shadowedRule }.flatMap(\.rules)))
        let inSpan = edition.register.rules.rows.indices.map { Int32($0) }.filter {
            edition.register.rules[$0].validity.overlaps(edition.register.manifest.span)
        }
        #expect(unused == Set(edition.ids(inSpan.filter { !brute.held.contains($0) })), "seed \(seed): dead rules")
        #expect(
            shadowed == Set(edition.ids(inSpan.filter { brute.held.contains($0) && !brute.decided.contains($0) })),
            "seed \(seed): shadowed rules")
    }

    /// The example a failure names is one: a person who looks it up finds what was said.
    @Test(arguments: seeds.filter { $0 % 3 != 0 }) func examplesAreReal(_ seed: UInt64) throws {
        let edition = try RandomRegister(
            seed: seed, rules: 1 + Int(seed % 5), factors: 1, areas: TinyCountry.areas.get()
        ).edition()
        let brute = BruteForce(edition)
        for failure in edition.check(today: Self.today).failures {
            guard let finding = BruteForce.Finding(failure, edition), let procedure = failure.procedure,
                let area = failure.area, brute.factors(procedure).count == 1
            else { continue }
            if edition.areas.level(of: area) == .commune, failure.kind == .gap || failure.kind == .conflict {
                #expect(brute.findings[finding]?.contains(area) ?? false, "seed \(seed): \(finding) at \(area.raw)")
                #expect(failure.areaCount == brute.findings[finding]?.count, "seed \(seed): \(finding)")
            }
            var query = Query(procedure: procedure, asOf: failure.interval.from)
            for factor in ConnectingFactor.allCases { query.set(factor, area) }
            for answer in failure.cell {
                let known = try #require(
                    edition.compiled.answer(procedure: procedure, key: answer.key, value: answer.value))
                query.answer(slot: known.slot, known.value)
            }
            let kind = edition.compiled.decide(query).kind
            switch failure.kind {
            case .gap, .noHolder: #expect(kind == .gap, "seed \(seed): \(finding)")
            case .conflict: #expect(kind == .conflict, "seed \(seed): \(finding)")
            case .twoHolders, .agencyEnded, .deadRule, .shadowedRule, .noLodging: break
            }
        }
    }

    @Test(arguments: seeds.prefix(12)) func everyFailureIsASentence(_ seed: UInt64) throws {
        let edition = try RandomRegister(seed: seed, rules: 4, factors: 2, areas: TinyCountry.areas.get()).edition()
        for failure in edition.check(today: Self.today).failures {
            let sentence = edition.sentence(failure)
            #expect(sentence.vi.contains("."), "\(sentence.vi)")
            #expect(!sentence.en.isEmpty && sentence.en != sentence.vi)
        }
    }
}

/// A waiver bears a failure for a while, in somebody's name.
struct WaiverCase: CustomTestStringConvertible, Sendable {
    let why: String
    let row: String
    var today = "2026-11-21"
    let isBorne: Bool
    var testDescription: String { why }
}

@Suite struct WaiverTests {
    static let cases: [WaiverCase] = [
        WaiverCase(why: "by kind", row: "waiver=w | failure=gap | name=N | expires=2027-01-01", isBorne: true),
        WaiverCase(
            why: "the day before it expires", row: "waiver=w | failure=gap | name=N | expires=2026-11-22", isBorne: true
        ),
        WaiverCase(
            why: "not on the day it expires", row: "waiver=w | failure=gap | name=N | expires=2026-11-21",
            isBorne: false),
        WaiverCase(
            why: "of this procedure", isBorneBy: "procedure=1.000002", isBorne: true),
        WaiverCase(why: "of another procedure", isBorneBy: "procedure=1.000001", isBorne: false),
        WaiverCase(
            why: "not of another kind", row: "waiver=w | failure=conflict | name=N | expires=2027-01-01", isBorne: false
        ),
    ]

    @Test(arguments: cases) func bearsWhatItNames(_ test: WaiverCase) throws {
        var tables = TinyTables.base
        tables.add(
            "rules.csv",
            ["rule=a | outcome=on-the-spot", "rule=b | procedure=2.000003 | outcome=on-the-spot"])
        tables.add("lodging-rights.csv", [TinyTables.anyLodging])
        tables.add("waivers.csv", [test.row])
        let edition = try Edition(files: tables.files, areas: TinyCountry.areas.get())
        let report = edition.check(today: try date(test.today))
        #expect(report.failures.map(\.kind) == [.gap])
        #expect(report.isProved == test.isBorne)
    }
}

extension WaiverCase {
    init(why: String, isBorneBy part: String, isBorne: Bool) {
        self.init(why: why, row: "waiver=w | failure=gap | name=N | expires=2027-01-01 | \(part)", isBorne: isBorne)
    }
}
