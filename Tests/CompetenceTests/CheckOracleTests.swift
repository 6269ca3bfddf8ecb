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
        let shown = Set(brute.findings.keys)
        #expect(told.subtracting(shown).isEmpty, "seed \(seed): told, but no cell shows it")
        #expect(shown.subtracting(told).isEmpty, "seed \(seed): shown by cells, but not told")
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
    @Test(arguments: seeds.filter { $0 % 3 != 0 } + [70_147]) func examplesAreReal(_ seed: UInt64) throws {
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
            case .gap: #expect(kind == .gap, "seed \(seed): \(finding)")
            // One of several tied rules may name nobody while another names somebody.
            case .noHolder: #expect(kind == .gap || kind == .conflict, "seed \(seed): \(finding)")
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

/// Registers on which a sweep of classes could go wrong where single cells do not.
struct ProofCase: CustomTestStringConvertible, Sendable {
    let why: String
    let rules: [String]
    var more: [String: [String]] = [:]
    /// Kinds of failure told, in order of their names.
    let expect: [CheckFailure.Kind]
    var testDescription: String { why }
}

@Suite struct ProofTests {
    private static let here = "outcome=role | factor=residence"

    static let cases: [ProofCase] = [
        ProofCase(why: "one general rule", rules: ["rule=g | \(here) | role=committee"], expect: []),
        ProofCase(why: "no rule", rules: [], expect: [.gap]),
        ProofCase(
            why: "a gap of one day between two versions",
            rules: [
                "rule=a | \(here) | role=committee | to=2026-03-01",
                "rule=b | \(here) | role=committee | from=2026-03-02",
            ], expect: [.gap]),
        ProofCase(
            why: "an overlap of one day between two versions",
            rules: [
                "rule=a | \(here) | role=committee | to=2026-03-02", "rule=b | \(here) | role=police | from=2026-03-01",
            ], expect: [.conflict]),
        ProofCase(
            why: "a gap in one commune only",
            rules: [
                "rule=a | area=01 | \(here) | role=committee", "rule=b | area=00101 | \(here) | role=committee",
                "rule=c | area=00103 | \(here) | role=committee",
            ], expect: [.gap]),
        ProofCase(
            why: "a gap in one combination of answers only",
            rules: [
                "rule=a | conditions=kind=firm | \(here) | role=committee",
                "rule=b | conditions=amount=low/mid;kind=person | \(here) | role=committee",
            ], expect: [.gap]),
        ProofCase(
            why: "two rules by different facts that lead to the same agency wherever both hold",
            rules: [
                "rule=g | \(here) | role=committee", "rule=a | area=01 | \(here) | role=department",
                "rule=b | area=01 | outcome=role | factor=property | role=department",
            ], expect: []),
        ProofCase(
            why: "two rules that agree until a role changes hands in the middle",
            rules: [
                "rule=g | \(here) | role=committee", "rule=a | conditions=kind=firm | \(here) | role=office",
                "rule=b | area=00003 | factor=residence | outcome=agency | agency=office-b",
                "rule=c | area=00003 | conditions=kind=person | \(here) | role=office",
            ], expect: [.conflict]),
        ProofCase(
            why: "two tied rules whose roles nobody holds",
            rules: [
                "rule=a | conditions=kind=firm | \(here) | role=king", "rule=b | area=01 | \(here) | role=queen",
                "rule=g | \(here) | role=committee",
            ], more: ["roles.csv": ["role=king | level=province", "role=queen | level=province"]],
            expect: [.noHolder, .noHolder]),
        ProofCase(
            why: "a role nobody holds in one commune for a while",
            rules: ["rule=g | \(here) | role=office"],
            more: ["jurisdictions.csv": ["role=committee | area=00002 | agency=ubnd-00001 | to=2025-07-01"]], expect: []
        ),
        ProofCase(
            why: "a role that ends in one commune",
            rules: ["rule=g | \(here) | role=committee"],
            more: ["jurisdictions.csv": ["role=committee | area=00002 | agency=ubnd-00002 | to=2027-12-31"]],
            expect: [.noHolder]),
        ProofCase(
            why: "two holders on one day",
            rules: ["rule=g | \(here) | role=committee"],
            more: [
                "jurisdictions.csv": [
                    "role=committee | area=00002 | agency=ubnd-00002 | to=2027-12-31",
                    "role=committee | area=00002 | agency=ubnd-00001 | from=2027-12-30",
                ]
            ], expect: [.noHolder, .twoHolders]),
        ProofCase(
            why: "class P: a lodging place without an office of the role, in the same province",
            rules: ["rule=g | area=00001 | \(here) | reach=province | role=committee", "rule=h | outcome=on-the-spot"],
            more: ["jurisdictions.csv": ["role=committee | area=00003 | agency=ubnd-00003 | to=2026-01-01"]],
            expect: [.noHolder]),
        ProofCase(
            why: "class N: a lodging place without an office of the role, in another province",
            rules: ["rule=g | area=01 | \(here) | reach=country | role=committee", "rule=h | outcome=on-the-spot"],
            more: ["jurisdictions.csv": ["role=committee | area=00103 | agency=ubnd-00103 | to=2026-01-01"]],
            expect: [.noHolder]),
        ProofCase(
            why: "a rule for an area that ended before the span",
            rules: ["rule=g | \(here) | role=committee", "rule=a | area=2024:00901 | \(here) | role=police"],
            expect: [.deadRule]),
        ProofCase(
            why: "a rule for an area that ends within the span is alive",
            rules: ["rule=g | \(here) | role=committee", "rule=a | area=00005 | \(here) | role=police"], expect: []),
        ProofCase(
            why: "a rule that begins after its area has ended",
            rules: [
                "rule=g | \(here) | role=committee", "rule=a | area=00005 | \(here) | role=police | from=2026-04-30",
            ], expect: [.deadRule]),
        ProofCase(
            why: "a general rule whose special ones leave it nothing",
            rules: [
                "rule=g | \(here) | role=committee", "rule=a | area=01 | \(here) | role=police",
                "rule=b | area=02 | \(here) | role=police",
            ], expect: [.shadowedRule]),
        ProofCase(
            why: "a rule of the sector where each of its procedures has its own",
            rules: [
                "rule=s | sector=civil | \(here) | role=police", "rule=g | \(here) | role=committee",
            ], expect: [.shadowedRule]),
        ProofCase(
            why: "an agency that ends before its rule",
            rules: ["rule=g | outcome=agency | agency=brief"],
            more: ["agencies.csv": ["agency=brief | role=body | area=01 | to=2026-01-01"]], expect: [.agencyEnded]),
        ProofCase(
            why: "a role whose only agency ends", rules: ["rule=g | \(here) | role=king"],
            more: [
                "roles.csv": ["role=king | level=province"],
                "agencies.csv": [
                    "agency=k1 | role=king | area=01 | to=2026-01-01", "agency=k2 | role=king | area=02",
                ],
            ], expect: [.noHolder]),
    ]

    /// Only the first procedure is offered; the tiny country's other two answer on the spot.
    @Test(arguments: cases) func theSweepSeesIt(_ test: ProofCase) throws {
        var tables = TinyTables.base
        tables.add("rules.csv", test.rules)
        tables.add(
            "rules.csv",
            [
                "rule=z2 | procedure=1.000002 | outcome=on-the-spot",
                "rule=z3 | procedure=2.000003 | outcome=on-the-spot",
            ])
        tables.add("lodging-rights.csv", [TinyTables.anyLodging])
        for (table, rows) in test.more { tables.add(table, rows) }
        let edition = try Edition(files: tables.files, areas: TinyCountry.areas.get())
        let report = edition.check(today: CivilDate(day: 20_778))
        let sentences = report.failures.map { edition.sentence($0).en }
        #expect(report.failures.map(\.kind.rawValue).sorted() == test.expect.map(\.rawValue), "\(sentences)")
        let brute = BruteForce(edition)
        #expect(Set(report.failures.compactMap { BruteForce.Finding($0, edition) }) == Set(brute.findings.keys))
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
