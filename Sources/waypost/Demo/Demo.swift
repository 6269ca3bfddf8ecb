internal import Base
internal import Desk
internal import Dossiers
internal import Store

/// `serve --demo`: an empty data folder becomes an invented city; one that was filled so before is served again. Either
/// way the demo's accounts get new passwords, which are printed and good at once.
struct Demo {
    let call: Call
    let store: Store
    let words: DemoWords
    let now = Clock.system.now()
    private let found: DemoMark.Found

    /// - Throws: `demo.not-empty` for a folder that holds what is no demo's.
    init(_ call: Call, _ store: Store, routing: String) throws {
        (self.call, self.store) = (call, store)
        words = try DemoWords.read(beside: routing)
        found = try DemoMark.look(store, store)
        if found == .other { throw DemoMark.refusal(DataPlace.find(call)) }
    }

    /// Since when the register has to be in force: the city is older than its ledger.
    var begin: Instant { now.adding(days: -7 * (DemoDays.weeks + 4)) }

    /// - Returns: what to print before the address.
    func callAsFunction(_ shelf: EditionShelf) throws -> DemoGreeting {
        guard found == .nothing else { return try reopen() }
        guard let register = shelf.active(at: now) else {
            throw LedgerFault.failed(operation: "demo", reason: "no edition is in force")
        }
        return try fill(register)
    }

    private func fill(_ register: RegisterInForce) throws -> DemoGreeting {
        let total = DemoLife.all.reduce(0) { $0 + $1.count }
        var progress = Progress(Bilingual(vi: "nghĩ ra hồ sơ thử", en: "inventing dossiers"), total: total, call)
        let city = try DemoCity(inventedFor: register, words, now: now) { try progress.reached($0) }
        try progress.end()
        let tally = try write(city)
        return DemoGreeting(
            people: city.people.printed.map { DemoGreeting.Line($0, $0.grants) }, key: tally.key, tally: tally)
    }

    private func write(_ city: DemoCity) throws -> DemoCity.Tally {
        try waitForAnswer { answer in
            store.write({ try city.write($0) }) { result in
                city.progress.with { $0 = .max }
                city.progress.wakeAll()
                answer(result)
            }
            try tellProgress(of: city)
        }
    }

    /// Until the city is written, or given up.
    private func tellProgress(of city: DemoCity) throws {
        var progress = Progress(
            Bilingual(vi: "ghi thành phố thử", en: "writing the demo city"), total: city.count, call)
        var done = 0
        while done < .max {
            done = city.progress.wait(until: { $0 > done }) { $0 }
            if done < .max { try progress.reached(done) }
        }
        try progress.end()
    }

    private func reopen() throws -> DemoGreeting {
        let people = try DemoPeople(again: words)
        let now = now
        return try waitForAnswer { answer in
            store.writePeople({ try DemoGreeting(reopening: people, $0, at: now) }, answer: answer)
        }
    }
}
