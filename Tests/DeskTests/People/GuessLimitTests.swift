internal import Base
internal import Desk
internal import Testing

/// Guessing must not pay, and must not lock out whoever belongs here. Time is an argument: a day takes a moment.
@Suite struct GuessLimitTests {
    static let login = Login("lan.nguyen")
    static let home = GuessLimits.Source.known(Digest(of: "home".utf8))

    struct Attack: CustomTestStringConvertible {
        let why: String
        /// Neighbourhoods the guesses come from.
        let prefixes: Int
        let guesses = 100_000
        let secondsBetween: Int
        /// Most guesses that reach the password.
        let most: Int
        var testDescription: String { why }
    }

    /// The honest person signs in every half hour from a place known before, all through the attack.
    @Test(arguments: [
        Attack(why: "one address, a guess a second for a day", prefixes: 1, secondsBetween: 1, most: 80),
        Attack(why: "a botnet of 5,000 neighbourhoods, a guess a second", prefixes: 5_000, secondsBetween: 1, most: 80),
        Attack(why: "all at once", prefixes: 5_000, secondsBetween: 0, most: 6),
        Attack(why: "patient: a guess a minute for 70 days", prefixes: 50, secondsBetween: 60, most: 3_500),
    ]) func guessingDoesNotPay(_ attack: Attack) {
        var limits = GuessLimits()
        var reached = 0
        for guess in 0..<attack.guesses {
            let now = Instant.morning(guess * attack.secondsBetween)
            let from = GuessLimits.Source.stranger(prefix(guess % attack.prefixes))
            if limits.begin(Self.login, from: from, at: now) == .go { reached += 1 }
            guard guess % 1800 == 0 else { continue }
            #expect(limits.begin(Self.login, from: Self.home, at: now) == .go, "the honest get in at \(guess)")
            limits.succeeded(Self.login, from: Self.home, at: now)
        }
        #expect(reached <= attack.most, "\(reached) guesses reached the password")
        #expect(reached >= 5)
    }

    @Test func oneAddressTryingEverybodyIsSlowed() {
        var limits = GuessLimits()
        var reached = 0
        for guess in 0..<100_000 {
            let login = Login("user\(guess)")
            let from = GuessLimits.Source.stranger(prefix(1))
            if limits.begin(login, from: from, at: .morning(guess)) == .go { reached += 1 }
        }
        #expect(reached < 1_800, "\(reached) guesses reached a password: one a minute at most, after the first")
    }

    /// Somebody new at a new desk mistypes: five times for nothing, then 2, 4, 8… seconds.
    @Test func slipsAreForgiven() {
        var limits = GuessLimits()
        var now = 0
        var waits: [Int] = []
        for _ in 0..<9 {
            var verdict = limits.begin(Self.login, from: .stranger(prefix(1)), at: .morning(now))
            if case .wait(let seconds) = verdict {
                waits.append(seconds)
                now += seconds
                verdict = limits.begin(Self.login, from: .stranger(prefix(1)), at: .morning(now))
            }
            #expect(verdict == .go)
        }
        #expect(waits == [2, 4, 8])
    }

    /// Thirty colleagues behind one address start their day.
    @Test func anOfficeSignsIn() {
        var limits = GuessLimits()
        for person in 0..<300 {
            let (login, from) = (Login("person\(person)"), GuessLimits.Source.stranger(prefix(1)))
            #expect(limits.begin(login, from: from, at: .morning(person)) == .go)
            limits.succeeded(login, from: from, at: .morning(person))
        }
    }

    /// A stranger who knows one password gains nothing for guessing another's by signing in between.
    @Test func ownSuccessBuysNoGuesses() {
        var limits = GuessLimits()
        let from = GuessLimits.Source.stranger(prefix(1))
        var reached = 0
        for second in 0..<86_400 {
            if limits.begin(Login("own"), from: from, at: .morning(second)) == .go {
                limits.succeeded(Login("own"), from: from, at: .morning(second))
            }
            if limits.begin(Self.login, from: from, at: .morning(second)) == .go { reached += 1 }
        }
        #expect(reached < 80, "\(reached)")
    }

    /// Guesses from a known neighbourhood (a colleague's) are slowed as well, and never touch a known device.
    @Test func neighboursAreSlowed() {
        var limits = GuessLimits()
        let device = GuessLimits.Source.known(Digest(of: "device".utf8))
        var reached = 0
        for second in 0..<86_400 {
            if limits.begin(Self.login, from: Self.home, at: .morning(second)) == .go { reached += 1 }
        }
        #expect(reached < 320, "\(reached)")
        #expect(limits.begin(Self.login, from: device, at: .morning(86_400)) == .go)
    }

    @Test func memoryIsBounded() {
        var limits = GuessLimits(capacity: 1_000)
        for _ in 0..<12 { _ = limits.begin(Self.login, from: .stranger(prefix(0)), at: .morning(0)) }
        let before = limits.begin(Self.login, from: .stranger(prefix(0)), at: .morning(0))
        for guess in 0..<50_000 {
            _ = limits.begin(Login("user\(guess)"), from: .stranger(prefix(guess)), at: .morning(0))
            #expect(limits.count <= 1_000)
        }
        #expect(before != .go)
        #expect(limits.begin(Self.login, from: .stranger(prefix(9)), at: .morning(0)) != .go, "the hot one is kept")
    }

    @Test func aClockSetBackLocksNobodyOut() {
        var limits = GuessLimits()
        for _ in 0..<20 { _ = limits.begin(Self.login, from: .stranger(prefix(1)), at: .morning(1_000_000)) }
        if case .wait(let seconds) = limits.begin(Self.login, from: .stranger(prefix(1)), at: .morning(0)) {
            #expect(seconds <= 3600)
        }
    }

    struct Address: CustomTestStringConvertible {
        let typed: String
        let prefix: String
        var testDescription: String { typed }
    }

    @Test(arguments: [
        Address(typed: "192.0.2.77", prefix: "192.0.2/24"), Address(typed: "::ffff:192.0.2.77", prefix: "192.0.2/24"),
        Address(typed: "2001:db8:0:1::7", prefix: "32.1.13.184.0.0.0.1/64"),
        Address(typed: "2001:db8:0:1:9:9:9:9", prefix: "32.1.13.184.0.0.0.1/64"), Address(typed: "", prefix: "?"),
        Address(typed: "localhost", prefix: "?"), Address(typed: "1.2.3.4.5", prefix: "?"),
    ]) func prefixes(_ test: Address) { #expect(AddressPrefix(of: test.typed).text == test.prefix) }

    private func prefix(_ number: Int) -> AddressPrefix {
        AddressPrefix(of: "10.\(number >> 8 & 255).\(number & 255).\(number % 200)")
    }
}
