internal import Areas
internal import Base
internal import Testing

@testable internal import Competence

/// A fact that cannot be used is refused with a sentence, not guessed at.
struct RefusalCase: CustomTestStringConvertible, Sendable {
    let why: String
    let facts: Facts
    let code: String
    var on = "2026-11-21"
    var testDescription: String { why }
}

@Suite struct FactsTests {
    static let cases: [RefusalCase] = [
        RefusalCase(
            why: "a procedure nobody knows", facts: Facts(procedure: "9.999999"), code: "fact.procedure-unknown"),
        RefusalCase(
            why: "a code that is no code", facts: Facts(procedure: "khai sinh"), code: "fact.procedure-unknown"),
        RefusalCase(
            why: "a branch nobody knows", facts: Facts(procedure: "1.000001", branch: "nowhere"),
            code: "fact.branch-unknown"),
        RefusalCase(
            why: "a branch that has closed", facts: Facts(procedure: "1.000001", branch: "old"),
            code: "fact.branch-closed"),
        RefusalCase(
            why: "an answer outside the list", facts: Facts(procedure: "1.000001", answers: ["amount": "huge"]),
            code: "fact.answer-unknown"),
        RefusalCase(
            why: "a question nobody asks", facts: Facts(procedure: "1.000001", answers: ["colour": "red"]),
            code: "fact.answer-unknown"),
        RefusalCase(
            why: "a variant of another procedure", facts: Facts(procedure: "1.000002", answers: ["variant": "express"]),
            code: "fact.answer-unknown"),
        RefusalCase(
            why: "the day before the proof begins", facts: Facts(procedure: "1.000001"), code: "fact.outside-span",
            on: "2025-06-30"),
        RefusalCase(
            why: "the first day after the proof", facts: Facts(procedure: "1.000001"), code: "fact.outside-span",
            on: "2028-01-01"),
        RefusalCase(
            why: "a day outside, of a procedure nobody knows", facts: Facts(procedure: "9.999999"),
            code: "fact.procedure-unknown", on: "2035-01-01"),
    ]

    @Test(arguments: cases) func refuses(_ test: RefusalCase) throws {
        let edition = try SemanticsCase(why: "", rules: ["rule=g | outcome=on-the-spot"], expect: "").edition()
        let refusal = try #require(throws: FactRefusal.self) {
            try edition.route(test.facts, asOf: date(test.on))
        }
        #expect(refusal.code == test.code)
        #expect(!refusal.sentence.vi.isEmpty && !refusal.sentence.en.isEmpty)
    }

    @Test func manyDoubtfulPlacesAreRefusedNotMultiplied() throws {
        let edition = try SemanticsCase(why: "", rules: ["rule=g | outcome=on-the-spot"], expect: "").edition()
        let communes = edition.areas.communes(on: try date("2026-11-21"))
        let places = ConnectingFactor.allCases.map { PlaceFact($0, text: "", candidates: communes) }
        let refusal = try #require(throws: FactRefusal.self) {
            try edition.route(Facts(procedure: "1.000001", places: places), asOf: date("2026-11-21"))
        }
        #expect(refusal.code == "fact.too-many-places")
    }

    /// Answers have no order, yet the same facts are refused in the same words every time.
    @Test func ofSeveralWrongAnswersTheFirstByNameIsTold() throws {
        let edition = try SemanticsCase(why: "", rules: ["rule=g | outcome=on-the-spot"], expect: "").edition()
        let answers = Dictionary(uniqueKeysWithValues: (10..<60).map { ("k\($0)", "v") })
        #expect(throws: FactRefusal.answerUnknown(key: "k10", value: "v", known: [])) {
            try edition.route(Facts(procedure: "1.000001", answers: answers), asOf: date("2026-11-21"))
        }
    }

    /// The register answers for its span and for no day more, also where only bytes are read.
    @Test(arguments: [("2025-06-30", false), ("2025-07-01", true), ("2027-12-31", true), ("2028-01-01", false)])
    func theSpanIsTheSameForTextAndBytes(_ on: String, _ isProved: Bool) throws {
        let edition = try SemanticsCase(why: "", rules: ["rule=g | outcome=on-the-spot"], expect: "").edition()
        let day = try date(on)
        let query = Array("1.000001".utf8).withUnsafeBufferPointer { edition.query(procedure: $0, asOf: day) }
        #expect((query != nil) == isProved)
        let routing = try? edition.route(Facts(procedure: "1.000001"), asOf: day)
        #expect((routing != nil) == isProved)
        if let routing { #expect(routing.holdsUntil <= edition.register.manifest.span.to) }
    }

    /// A hundred times the same place is one place; 65 different ones are too many.
    @Test func equalPlacesAreOnePlace() throws {
        let rule = "rule=g | outcome=role | factor=residence | role=committee"
        let edition = try SemanticsCase(why: "", rules: [rule], expect: "").edition()
        func places(_ codes: [String]) throws -> [PlaceFact] {
            try codes.map { code in
                PlaceFact(.residence, try #require(AreaReference(code).flatMap { edition.areas.index($0) }))
            }
        }
        func outcome(_ codes: [String]) throws -> String {
            let facts = Facts(procedure: "1.000001", places: try places(codes))
            return edition.words(try edition.route(facts, asOf: date("2026-11-21")).outcome)
        }
        #expect(try outcome(Array(repeating: "00002", count: 100)) == "assigned ubnd-00002")
        let two = Array(repeating: ["00002", "00001"], count: 100).flatMap { $0 }
        #expect(try outcome(two) == outcome(["00002", "00001"]))
        #expect(try outcome(Array(repeating: "2024:00901", count: 70)) == "assigned ubnd-00001")
        let moved = try edition.route(
            Facts(procedure: "1.000001", places: places(["2024:00901", "2024:00901"])), asOf: date("2026-11-21")
        ).moved
        #expect(moved.count == 1)
    }

    struct CodeCase: CustomTestStringConvertible, Sendable {
        let text: String
        let key: Int32?
        let why: String
        var testDescription: String { why }
    }

    static let codes: [CodeCase] = [
        CodeCase(text: "1.001193", key: 1_001_193, why: "the plain code"),
        CodeCase(text: "1.001193.000.00.00.H29", key: 1_001_193, why: "with a local suffix"),
        CodeCase(text: "1.001193.", key: 1_001_193, why: "a suffix may be empty"),
        CodeCase(text: "1.00119", key: nil, why: "a digit short"),
        CodeCase(text: "1.0011930", key: nil, why: "a digit too many"),
        CodeCase(text: "1-001193", key: nil, why: "another sign"),
        CodeCase(text: "a.001193", key: nil, why: "a letter first"),
        CodeCase(text: "1.00119٣", key: nil, why: "an Arabic digit is not ASCII"),
        CodeCase(text: "1.001193.000,00", key: nil, why: "a comma in the suffix"),
        CodeCase(text: "", key: nil, why: "nothing"),
        CodeCase(text: "1.001193." + String(repeating: "0", count: 100), key: nil, why: "an endless suffix"),
    ]

    @Test(arguments: codes) func readsProcedureCodes(_ test: CodeCase) {
        #expect(ProcedureCode(test.text)?.key == test.key)
    }
}
