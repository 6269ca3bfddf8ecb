internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import WorkingTime

/// The whole city as one piece of work for the ledger: it is there whole, or not at all.
struct DemoCity: Sendable {
    let stories: [DemoStory]
    let people: DemoPeople
    let words: DemoWords
    let register: RegisterInForce
    let branch: String
    let agency: String
    let second: String
    let now: Instant
    let random: SeededGenerator
    /// How many deeds are done; whoever waits is woken now and then.
    let progress = Locked(0)

    /// - Parameter told: how many dossiers were thought of so far.
    init(
        inventedFor register: RegisterInForce, _ words: DemoWords, now: Instant, _ told: (Int) throws -> Void = { _ in }
    ) throws {
        var plan = try DemoPlan(register, words, now: LocalMoment(now))
        stories = try plan.stories(told)
        var random = plan.random
        (self.register, self.words, self.now) = (register, words, now)
        branch = plan.ground.main.id
        agency = Self.busiest(stories)
        // Of the same kind, so that what is wrong at the one may be right at the other.
        let agencies = register.edition.register.agencies
        let role = agencies.row(agency)?.role
        second = Self.busiest(
            stories.filter { [agency] in $0.agency != agency && agencies.row($0.agency)?.role == role })
        people = try DemoPeople(branch: branch, agency: agency, second: second, words, &random)
        self.random = random
    }

    /// The agency that most dossiers are routed to; the first by name of those that have equally many.
    private static func busiest(_ stories: [DemoStory]) -> String {
        let counts = stories.reduce(into: [String: Int]()) { counts, story in
            if !story.agency.isEmpty { counts[story.agency, default: 0] += 1 }
        }
        return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? ""
    }

    struct Tally: Sendable {
        var dossiers = 0
        var steps = 0
        /// What the law refused: its dossier stays as it was.
        var refused: [String] = []
        var key: KeyText?
    }

    private struct Deed {
        let at: LocalMoment
        let story: Int
        /// Nil for the lodging.
        let act: DemoStory.Act?
    }

    var count: Int { deeds.count }

    /// In the order of time, as a journal is written; of one minute, in the order of the stories.
    private var deeds: [Deed] {
        let all = stories.enumerated().flatMap { index, story in
            [Deed(at: story.lodged, story: index, act: nil)]
                + story.acts.map { Deed(at: $0.at, story: index, act: $0) }
        }
        return all.enumerated().sorted {
            ($0.element.at.instant, $0.offset) < ($1.element.at.instant, $1.offset)
        }.map(\.element)
    }

    func write(_ writer: any LedgerWriter) throws -> Tally {
        guard let people = writer as? any PeopleWriter else {
            throw LedgerFault.failed(operation: "demo", reason: "this ledger keeps no people")
        }
        var tally = Tally()
        let deeds = deeds
        let begin = deeds.first?.at.instant ?? now
        for person in self.people.printed { try people.open(person, at: begin) }
        try perform(deeds, writer, people, &tally)
        tally.key = try people.openDemoKey(
            named: DemoPeople.keyName, self.people.keyGrants, days: 30, .system, at: now)
        try DemoMark.set(writer, dossiers: tally.dossiers, steps: tally.steps, at: now)
        return tally
    }

    private func perform(
        _ deeds: [Deed], _ writer: any LedgerWriter, _ people: any PeopleWriter, _ tally: inout Tally
    ) throws {
        let staff = DemoStaff(self.people, branch: branch, agency: agency, second: second, words, random)
        let places = register.places()
        var codes = [DossierCode?](repeating: nil, count: stories.count)
        for (index, deed) in deeds.enumerated() {
            do {
                if let act = deed.act {
                    guard let code = codes[deed.story] else { continue }
                    try take(act, on: code, writer, people, staff, places)
                    tally.steps += 1
                } else {
                    codes[deed.story] = try lodge(stories[deed.story], writer, people, staff)
                    tally.dossiers += 1
                }
            } catch {
                tally.refused.append(try Self.refusal(error))
                codes[deed.story] = nil
            }
            tell(index)
        }
    }

    /// The law's no; what is none goes on.
    private static func refusal(_ error: any Error) throws -> String {
        switch error {
        case let refusal as StepRefusal: refusal.sentence.en
        case let refusal as LodgeRefusal: refusal.sentence.en
        default: throw error
        }
    }

    private func tell(_ index: Int) {
        guard index % 32 == 0 else { return }
        progress.with { $0 = index }
        progress.wakeAll()
    }

    private func lodge(
        _ story: DemoStory, _ writer: any LedgerWriter, _ people: any PeopleWriter, _ staff: DemoStaff
    ) throws -> DossierCode {
        let now = story.lodged.instant
        let actor = try staff.actor(.branch(story.branch), people, at: now)
        let context = register.context(of: nil, branch: story.branch, now: now, actor: actor)
        return try writer.lodge(story.prepared, context).0.code
    }

    private func take(
        _ act: DemoStory.Act, on code: DossierCode, _ writer: any LedgerWriter, _ people: any PeopleWriter,
        _ staff: DemoStaff, _ places: PlaceReader
    ) throws {
        _ = try writer.take(on: code, expecting: nil) { dossier in
            let now = act.at.instant
            let actor = try staff.actor(dossier.scope(act.by), people, at: now)
            let context = register.context(of: dossier, branch: dossier.branch, now: now, actor: actor)
            return (try step(act.deed, dossier, actor, places), context)
        }
    }

    private func step(
        _ deed: DemoStory.Deed, _ dossier: Dossier, _ actor: String, _ places: PlaceReader
    ) throws -> Step {
        switch deed {
        case .take(let step): return step
        case .accept: return .accept(officer: actor)
        case .decline(let form):
            let (decline, reroute) = try register.reroute(dossier, form, places: places)
            return .decline(decline, reroute)
        case .reappoint(let reason):
            let due = dossier.due?.date ?? LocalMoment(dossier.received).date
            return .reappoint(to: register.calendar.workingDay(3, after: due), reason: reason)
        }
    }
}

extension Dossier {
    /// Where the one who acts has an office.
    fileprivate func scope(_ who: DemoStory.Who) -> Scope {
        switch who {
        case .branch: .branch(branch)
        case .agency: agency.map(Scope.agency) ?? .branch(branch)
        case .superior: .agency(conflict?.superior ?? "")
        }
    }
}

extension DemoPeople {
    /// Lodges and accepts: what the README's first lines with `curl` need.
    var keyGrants: [Grant] { printed.filter { Self.keyHolders.contains($0.login.text) }.flatMap(\.grants) }
}
