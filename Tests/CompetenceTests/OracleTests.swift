internal import Areas
internal import Base
internal import Testing

@testable internal import Competence

@Suite struct OracleTests {
    static let seeds = (1...(isLongRun ? 1_500 : 300)).map { UInt64($0) }
    static let fewSeeds = (1...(isLongRun ? 40 : 2)).map { UInt64($0) + 10_000 }

    @Test(arguments: seeds) func decidesLikeTheOracle(_ seed: UInt64) throws {
        var random = try RandomRegister(seed: seed, rules: 2 + Int(seed % 7), areas: TinyCountry.areas.get())
        let edition = try random.edition()
        let oracle = NaiveOracle(register: random.register, areas: random.areas)
        for _ in 0..<60 {
            let question = random.someCase()
            let decided = edition.words(edition.compiled.decide(question.query(edition)))
            #expect(decided == oracle.decide(question), "seed \(seed): \(question)")
        }
    }

    @Test(arguments: fewSeeds) func decidesEveryCellLikeTheOracle(_ seed: UInt64) throws {
        let random = try RandomRegister(seed: seed, rules: 5, areas: TinyCountry.areas.get())
        let edition = try random.edition()
        let oracle = NaiveOracle(register: random.register, areas: random.areas)
        let wrong = random.everyCase(procedure: "1.000001").filter {
            edition.words(edition.compiled.decide($0.query(edition))) != oracle.decide($0)
        }
        #expect(wrong.isEmpty, "seed \(seed): \(wrong.count) cells, the first \(wrong.first.map(\.description) ?? "")")
    }

    /// Unknown is never false: what is decided with facts missing is decided the same whatever they turn out to be.
    @Test(arguments: seeds) func missingFactsNeverChangeAnAnswer(_ seed: UInt64) throws {
        var random = try RandomRegister(
            seed: seed + 50_000, rules: 3 + Int(seed % 7), areas: TinyCountry.areas.get())
        let edition = try random.edition()
        for _ in 0..<60 {
            let question = random.someCase()
            let decided = edition.words(edition.compiled.decide(question.query(edition)))
            if decided == "needsFact" { continue }
            for _ in 0..<5 {
                let whole = random.completed(question)
                let later = edition.words(edition.compiled.decide(whole.query(edition)))
                #expect(decided == later, "seed \(seed): \(question), then \(whole)")
            }
        }
    }
}
