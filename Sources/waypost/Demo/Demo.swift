internal import Base
internal import Desk
internal import Dossiers
internal import Store

/// `serve --demo`: an empty data folder becomes an invented city; one that was filled so before is served again. Either
/// way the demo's accounts get new passwords, which are printed and good at once.
struct Demo {
    let call: Call
    let store: Store
    let register: RegisterInForce
    let words: DemoWords
    let now: Instant

    init(_ call: Call, _ store: Store, _ register: RegisterInForce, routing: String) throws {
        (self.call, self.store, self.register) = (call, store, register)
        now = Clock.system.now()
        words = try DemoWords.read(beside: routing)
    }

    /// - Returns: what to print before the address.
    func callAsFunction() throws -> DemoGreeting {
        switch try DemoMark.look(store, store) {
        case .nothing: try fill()
        case .demo: try reopen()
        case .other: throw DemoMark.refusal(DataPlace.find(call))
        }
    }

    private func fill() throws -> DemoGreeting {
        let local = LocalMoment(now)
        var plan = try DemoPlan(register, words, now: local)
        let total = DemoLife.all.reduce(0) { $0 + $1.count }
        var progress = Progress(Bilingual(vi: "nghĩ ra hồ sơ thử", en: "inventing dossiers"), total: total, call)
        let stories = try plan.stories { try progress.reached($0) }
        try progress.end()
        let city = try city(plan, stories)
        let tally = try write(city)
        return DemoGreeting(
            people: city.people.printed.map { DemoGreeting.Line($0, $0.grants) }, key: tally.key, tally: tally)
    }

    private func city(_ plan: DemoPlan, _ stories: [DemoStory]) throws -> DemoCity {
        var random = plan.random
        let branch = plan.ground.main.id
        let agency = Self.busiest(stories)
        return DemoCity(
            stories: stories, people: try DemoPeople(branch: branch, agency: agency, words, &random), words: words,
            register: register, branch: branch, agency: agency, now: now, random: random, progress: Locked(0))
    }

    /// The agency that most dossiers are routed to; the first by name of those that have equally many.
    private static func busiest(_ stories: [DemoStory]) -> String {
        let counts = stories.reduce(into: [String: Int]()) { counts, story in
            if !story.agency.isEmpty { counts[story.agency, default: 0] += 1 }
        }
        return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? ""
    }

    private func write(_ city: DemoCity) throws -> DemoCity.Tally {
        let answered = Locked<Result<DemoCity.Tally, any Error>?>(nil)
        store.write({ try city.write($0) }) { result in
            answered.with { $0 = result }
            city.progress.with { $0 = .max }
            city.progress.wakeAll()
        }
        var progress = Progress(
            Bilingual(vi: "ghi thành phố thử", en: "writing the demo city"), total: city.count, call)
        var done = 0
        while done < .max {
            done = city.progress.wait(until: { $0 > done }) { $0 }
            if done < .max { try progress.reached(done) }
        }
        try progress.end()
        guard let result = answered.with({ $0 }) else {
            throw LedgerFault.failed(operation: "demo", reason: "no answer")
        }
        return try result.get()
    }

    private func reopen() throws -> DemoGreeting {
        let people = try DemoPeople(again: words)
        let now = now
        let answered = Locked<Result<DemoGreeting, any Error>?>(nil)
        store.writePeople({ try DemoGreeting(reopening: people, $0, at: now) }) { result in
            answered.with { $0 = result }
            answered.wakeAll()
        }
        guard let result = answered.wait(until: { $0 != nil }, { $0 }) else {
            throw LedgerFault.failed(operation: "demo", reason: "no answer")
        }
        return try result.get()
    }
}
