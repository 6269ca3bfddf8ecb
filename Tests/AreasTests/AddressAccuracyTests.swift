internal import Areas
internal import Base
internal import Testing

/// The bars: at least 97 % right, at most 0.5 % wrong, nothing wrong where it matters most, no guess on what is split,
/// contradictory or homonymous. On the public sample, and on addresses made here from a seed.
@Suite struct AddressAccuracyTests {
    static let samples = repository + "/../shared/data/address-samples.csv"
    static let spotless = ["old_full", "old_abbrev", "split", "contradiction", "unresolvable"]
    static let neverGuessed = ["split", "contradiction", "new_homonym"]
    static let day = CivilDate(day: Epoch.reform.day + 400)

    let register: AreaRegister
    let resolver: AddressResolver
    let scratch: AddressScratch

    init() throws {
        register = try #require(National.register)
        resolver = try #require(National.resolver)
        scratch = resolver.makeScratch()
    }

    private func score(_ addresses: some Sequence<MadeAddress>) -> AddressScoring {
        var scoring = AddressScoring()
        for made in addresses {
            let answer = resolver.resolve(made.text, on: Self.day, scratch: scratch)
            scoring.add(made, answer.codes.map(register.code(of:)))
        }
        return scoring
    }

    private func check(_ scoring: AddressScoring) {
        let total = scoring.total
        let misses = Comment(rawValue: "\n" + scoring.table + "\n" + scoring.misses.joined(separator: "\n"))
        #expect(total.right * 100 >= total.count * 97, misses)
        #expect(total.wrong * 1_000 <= total.count * 5, misses)
        #expect(scoring.wrong(Self.spotless) == 0, misses)
        #expect(scoring.guesses(Self.neverGuessed) == 0, misses)
    }

    @Test(.enabled(if: FileBytes.exists(samples))) func theSampleMeetsTheBars() throws {
        let table = try CSV(
            file: Self.samples, bytes: try FileBytes.read(Self.samples),
            columns: ["id", "category", "text", "expect", "best", "source"])
        let made = table.rows.map { row in
            MadeAddress(
                category: row[table.column("category")], text: row[table.column("text")],
                expect: Set(row[table.column("expect")].split(separator: ";").map(String.init)),
                best: row[table.column("best")])
        }
        let scoring = score(made)
        print(scoring.table)
        check(scoring)
    }

    @Test(arguments: [2, 3] as [UInt64]) func madeAddressesMeetTheBars(_ seed: UInt64) {
        var maker = AddressMaker(register: register, seed: seed)
        var made: [MadeAddress] = []
        for category in AddressMaker.categories {
            var count = 0
            while count < 40 {
                guard let next = maker.make(category) else { continue }
                made.append(next)
                count += 1
            }
        }
        let scoring = score(made)
        print("seed \(seed)\n\(scoring.table)")
        check(scoring)
    }
}
