internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import WorkingTime

/// Writes the stories of the city: who lodges what where and when, and how it goes on. The same day gives the same
/// stories; those that would lie in the future are left out.
struct DemoPlan {
    let register: RegisterInForce
    let words: DemoWords
    let now: LocalMoment
    let days: DemoDays
    let ground: DemoGround
    let counter: DemoCounter
    private(set) var random: SeededGenerator
    private var pool: [DemoCase] = []
    private var number = 0

    init(_ register: RegisterInForce, _ words: DemoWords, now: LocalMoment) throws {
        (self.register, self.words, self.now) = (register, words, now)
        days = DemoDays(today: now.date, calendar: register.calendar)
        random = SeededGenerator(seed: UInt64(bitPattern: Int64(now.date.day)))
        counter = DemoCounter(register: register, places: register.places())
        ground = try DemoGround(register, days, counter.places, &random)
        let noon = LocalMoment(days.day(8), minute: 9 * 60)
        pool = counter.cases(at: ground.main.id, places: (ground.home.text, ground.places[1].text), on: noon, &random)
    }

    /// - Parameter told: how many were thought of so far.
    mutating func stories(_ told: (Int) throws -> Void) rethrows -> [DemoStory] {
        var stories: [DemoStory] = []
        for life in DemoLife.all {
            for _ in 0..<life.count {
                if let story = story(life), story.lodged <= now { stories.append(story) }
                try told(number)
            }
        }
        return stories
    }

    /// Some of what is tried cannot be: this branch may not take that in, that day was closed.
    private mutating func story(_ life: DemoLife) -> DemoStory? {
        number += 1
        for _ in 0..<12 {
            if let story = attempt(life) { return story }
        }
        return nil
    }

    private mutating func attempt(_ life: DemoLife) -> DemoStory? {
        guard let aCase = choose(life) else { return nil }
        let branch = ground.branch(&random)
        let place = ground.place(&random)
        guard let (question, advice) = lodging(life, aCase, branch, place) else { return nil }
        guard let matter = matter(life, question, advice, place) else { return nil }
        guard let prepared = prepared(life, matter) else { return nil }
        return DemoStory(
            prepared: prepared, branch: branch.id, lodged: question.received, agency: matter.agency,
            acts: acts(life, matter, span: span(advice, branch.id)))
    }

    /// What is asked most is asked most here: the earlier rows of the register's list.
    private mutating func choose(_ life: DemoLife) -> DemoCase? {
        let fitting = pool.filter { life.takes($0) }
        guard !fitting.isEmpty else { return nil }
        let places = (0..<3).map { _ in Int.random(in: 0..<fitting.count, using: &random) }
        return fitting[places.min() ?? 0]
    }
}

extension DemoLife {
    fileprivate func takes(_ aCase: DemoCase) -> Bool {
        let fits =
            switch kind {
            case .agency: aCase.kind == .agency || aCase.kind == .commune
            case .unsure: aCase.kind == .commune
            case .commune, .onTheSpot, .elsewhere: aCase.kind == kind
            }
        switch due {
        case .any: return fits
        case .long, .past: return fits && aCase.days >= 7
        case .today: return fits && aCase.days > 0
        }
    }
}

// When and where it is lodged.
extension DemoPlan {
    private mutating func lodging(
        _ life: DemoLife, _ aCase: DemoCase, _ branch: Branch, _ place: DemoGround.Place
    ) -> (Inquiry, Advice)? {
        switch life.due {
        case .any, .long: return lodging(Int.random(in: life.ago, using: &random), aCase, branch, place)
        case .today, .past:
            for ago in life.ago {
                guard let found = lodging(ago, aCase, branch, place), let due = found.1.due else { continue }
                if isWanted(due.date, life.due) { return found }
            }
            return nil
        }
    }

    private func isWanted(_ due: CivilDate, _ wanted: DemoLife.Due) -> Bool {
        wanted == .today ? due == days.nextWorked : days.day(4) <= due && due < days.today
    }

    private mutating func lodging(_ ago: Int, _ aCase: DemoCase, _ branch: Branch, _ place: DemoGround.Place) -> (
        Inquiry, Advice
    )? {
        guard let received = days.moment(on: days.day(ago), hours(branch.id), &random) else { return nil }
        let question = aCase.question(at: branch.id, place: place.text, received: received)
        return counter.settled(question, place: place.text, &random)
    }

    private func hours(_ branch: String) -> OpeningHours {
        register.openingHours(of: register.edition.register.branches.number(branch))
    }

    /// Of the decision period, in minutes; until the counter closes when it ends today; five days where the register
    /// states none.
    private func span(_ advice: Advice, _ branch: String) -> Double {
        guard let deadline = advice.periods.first?.deadline, let due = deadline.due else { return 5 * 1440 }
        let received = deadline.received
        if due.date == received.date, let close = hours(branch).close(on: due.date, days.calendar) {
            return Double(max(10, close - received.minute))
        }
        return Double(due.instant.milliseconds - received.instant.milliseconds) / 60_000
    }
}

extension Advice {
    fileprivate var due: LocalMoment? { periods.first?.deadline?.due }
}

// What is lodged.
extension DemoPlan {
    private mutating func matter(
        _ life: DemoLife, _ question: Inquiry, _ advice: Advice, _ place: DemoGround.Place
    ) -> DemoMatter? {
        guard let elsewhere = elsewhere(life, question, advice, place) else { return nil }
        let applicant = applicant(question, place)
        let procedure = register.edition.register.procedures[advice.routing.procedure]
        let resultTo: ReturnMethod =
            switch life.result {
            case .counter: .counter(branch: question.branch)
            case .post: .post(address: applicant.address)
            case .electronic: .electronic
            }
        return DemoMatter(
            question: question, advice: advice, applicant: applicant,
            papers: advice.papers.map {
                LodgedPaper(name: $0.name.vi, count: max(1, $0.count), isOriginalKept: $0.returned)
            },
            resultTo: resultTo, elsewhere: elsewhere, agency: agency(advice),
            system: system(advice), title: procedure.result.vi.isEmpty ? procedure.name.vi : procedure.result.vi,
            number: number)
    }

    /// Where the place of the case may be instead; for a case that another agency is to get, one that leads there.
    private mutating func elsewhere(
        _ life: DemoLife, _ question: Inquiry, _ advice: Advice, _ place: DemoGround.Place
    ) -> String? {
        let other = ground.place(besides: place, &random).text
        guard life.kind == .commune else { return other }
        return counter.isOther(question, advice, other) ? other : nil
    }

    private mutating func applicant(_ question: Inquiry, _ place: DemoGround.Place) -> Applicant {
        let isFirm = question.places.contains { $0.factor == .headOffice }
        let name = isFirm ? words.pick(.firm, &random) : words.person(&random)
        let house = Int.random(in: 1...299, using: &random)
        return Applicant(
            kind: isFirm ? .firm : .person, name: name, phone: words.phone(&random),
            email: Int.random(in: 0..<3, using: &random) == 0 ? "demo\(number)@example.com" : "",
            address: "\(house) \(words.pick(.street, &random)), \(place.name)")
    }

    private func agency(_ advice: Advice) -> String {
        switch advice.routing.outcome {
        case .assigned(let agency): register.edition.register.agencies[agency].id
        case .choice(let agencies): agencies.first.map { register.edition.register.agencies[$0].id } ?? ""
        default: ""
        }
    }

    private func system(_ advice: Advice) -> String {
        guard case .heldElsewhere(let system) = advice.routing.outcome else { return "" }
        return register.edition.register.systems[system].id
    }

    private mutating func prepared(_ life: DemoLife, _ matter: DemoMatter) -> PreparedLodging? {
        var form = LodgeForm(
            question: matter.question, applicant: matter.applicant, papers: matter.papers, resultTo: matter.resultTo)
        if case .choice = matter.advice.routing.outcome {
            form.chosen = LodgeForm.Chosen(agency: matter.agency, why: words.pick(.choice, &random))
        }
        if life.kind == .unsure {
            form.question.places = []
            form.unsureBecause = words.pick(.unsure, &random)
        }
        guard let prepared = try? register.prepare(form, places: counter.places) else { return nil }
        return life.isClosedForSilence ? silent(prepared, matter) : prepared
    }

    /// No procedure of the registers that ship states a period of silence; this one is made up: ten days.
    private func silent(_ prepared: PreparedLodging, _ matter: DemoMatter) -> PreparedLodging? {
        guard let rule = matter.advice.periods.first?.row?.rule, let silence = Period(10, .calendarDays),
            let made = try? DeadlineRule(
                period: rule.period, cutoff: rule.cutoff, supplement: rule.supplement, silence: silence,
                dayEnd: rule.dayEnd)
        else { return nil }
        return prepared.invented(period: made)
    }
}

// What is done to it.
extension DemoPlan {
    /// Up to now: what lies in the future has not happened.
    private mutating func acts(_ life: DemoLife, _ matter: DemoMatter, span: Double) -> [DemoStory.Act] {
        var matter = matter
        var acts: [DemoStory.Act] = []
        var at = matter.question.received
        let hours = hours(matter.question.branch)
        for (move, wait) in life.beats {
            let deed = move.deed(&matter, words, &random)
            guard let next = moment(wait, after: at, span, hours) else { break }
            at = next
            if at <= now { acts.append(DemoStory.Act(at: at, by: move.by, deed: deed)) }
        }
        return acts
    }

    private mutating func moment(
        _ wait: DemoLife.Wait, after moment: LocalMoment, _ span: Double, _ hours: OpeningHours
    ) -> LocalMoment? {
        switch wait {
        case .share(let share):
            let minutes = span * share * Double.random(in: 0.6...1.2, using: &random)
            return days.later(Int(minutes), than: moment, hours, &random)
        case .days(let count): return days.days(count, after: moment, hours, &random)
        case .minutes(let minutes):
            return days.later(minutes + Int.random(in: 0...minutes, using: &random), than: moment, hours, &random)
        }
    }
}
