internal import Base
internal import Testing
internal import WorkingTime

/// Random dossiers under random calendars, against a walk that takes one day at a time.
@Suite struct OracleTests {
    @Test(arguments: Array(UInt64(101)...110)) func datesAgreeWithTheWalk(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let naive = NaiveCalendar(using: &random)
        let calendar = try naive.read()
        let hours = try Real.hours()
        for _ in 0..<300 {
            let dossier = RandomDossier(using: &random)
            let found = try deadline(
                received: dossier.received, rule: dossier.rule, events: dossier.events, calendar: calendar,
                hours: hours)
            #expect(found.due == dossier.walk(naive), "seed \(seed): \(dossier)")
            expectHonest(found, calendar)
        }
    }

    /// What must hold of every explanation.
    private func expectHonest(_ deadline: Deadline, _ calendar: WorkCalendar) {
        let steps = deadline.everyDay.filter { !$0.isCaution }
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.through <= $1.from || $1.reason.code == "due" })
        #expect(steps.allSatisfy { $0.from == $0.through })
        for line in steps where line.reason.code == "weekend" || line.reason.code == "holiday" {
            #expect(!calendar.isWorking(line.from))
        }
        #expect(steps.last?.reason.code == (deadline.due == nil ? "not-fixed" : "due"))
        #expect(daysTold(deadline.explanation) == daysTold(deadline.everyDay))
        if let due = deadline.due { #expect(calendar.isWorking(due.date)) }
    }

    private func daysTold(_ lines: [ExplanationLine]) -> Int {
        lines.reduce(0) { $0 + $1.from.days(until: $1.through) + 1 }
    }

    /// Events in any order are refused or reckoned, never anything else.
    @Test(arguments: Array(UInt64(201)...206)) func anyEventsAreReckonedOrRefused(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let calendar = try NaiveCalendar(using: &random).read()
        let hours = try Real.hours()
        for _ in 0..<1_500 {
            let dossier = RandomDossier.disorderly(using: &random)
            do throws(ClockRefusal) {
                let found = try deadline(
                    received: dossier.received, rule: dossier.rule, events: dossier.events, calendar: calendar,
                    hours: hours)
                for line in found.explanation { expectWords(line.reason.words) }
                if let apology = found.latestApology, let due = found.due {
                    #expect(calendar.workingDays(from: apology, to: due.date) == 1)
                }
            } catch {
                expectWords(error.words)
            }
        }
    }
}

/// A period in days with stops in order; the walk reckons it from the rules' words alone.
struct RandomDossier: CustomStringConvertible {
    var received: LocalMoment
    var rule: DeadlineRule
    var stops: [(from: LocalMoment, to: LocalMoment?, isSupplement: Bool)] = []
    var events: [ClockEvent] = []

    var description: String { "\(received) \(rule.period) \(rule.supplement) \(events)" }

    init(using random: inout SeededGenerator) {
        received = Self.moment(after: LocalMoment(CivilDate(day: 18_000), minute: 0), 2_500, using: &random)
        rule = Self.rule(["wd", "d", "m"], using: &random)
        var now = received
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let from = Self.moment(after: now, 8, using: &random)
            let isOpen = Int.random(in: 0..<6, using: &random) == 0
            let to = isOpen ? nil : Self.moment(after: from, 15, using: &random)
            add((from, to, Bool.random(using: &random)))
            guard let to else { return }
            now = to
        }
    }

    private mutating func add(_ stop: (from: LocalMoment, to: LocalMoment?, isSupplement: Bool)) {
        stops.append(stop)
        events.append(stop.isSupplement ? .supplementRequested(at: stop.from) : .paused(at: stop.from, .siteCheck))
        guard let to = stop.to else { return }
        events.append(stop.isSupplement ? .supplementReceived(at: to) : .resumed(at: to))
    }

    static func disorderly(using random: inout SeededGenerator) -> RandomDossier {
        var dossier = RandomDossier(using: &random)
        dossier.rule = rule(["wd", "d", "m", "h", "same-day"], using: &random)
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let at = moment(after: dossier.received, 30, using: &random)
            let to = at.date.adding(days: Int.random(in: -3...20, using: &random))
            let more: [ClockEvent] = [
                .supplementRequested(at: at), .supplementReceived(at: at), .paused(at: at, .moneyOwed),
                .resumed(at: at), .reappointed(to: to, at: at),
            ]
            dossier.events.append(more[Int.random(in: 0..<more.count, using: &random)])
        }
        if Int.random(in: 0..<3, using: &random) > 0 { dossier.events.sort { $0.at < $1.at } }
        return dossier
    }

    private static func rule(_ units: [String], using random: inout SeededGenerator) -> DeadlineRule {
        let unit = units[Int.random(in: 0..<units.count, using: &random)]
        let amount = Int.random(in: 1...(unit == "m" ? 3 : 30), using: &random)
        let effect = SupplementEffect.allCases[Int.random(in: 0..<3, using: &random)]
        let rule = try? DeadlineRule(
            period: unit == "same-day" ? unit : "\(amount) \(unit)", cutoff: "", supplement: effect.rawValue,
            silence: "")
        guard let rule else { preconditionFailure("every rule made here is well formed") }
        return rule
    }

    private static func moment(
        after moment: LocalMoment, _ days: Int, using random: inout SeededGenerator
    ) -> LocalMoment {
        let date = moment.date.adding(days: Int.random(in: 0...days, using: &random))
        let earliest = date == moment.date ? moment.minute : 0
        return LocalMoment(date, minute: Int.random(in: earliest...1439, using: &random))
    }

    /// The due moment by walking: what is left is a number of days, and every day takes one or none.
    func walk(_ calendar: NaiveCalendar) -> LocalMoment? {
        let isWorking = rule.period.unit == .workingDays
        var (left, day) = (whole(from: received.date), received.date)
        for stop in stops {
            let due = LocalMoment(calendar.roll(target(left, after: day, calendar)), minute: 1440)
            let moves = !stop.isSupplement || rule.supplement != .none
            guard moves, stop.from <= due else { continue }
            guard let to = stop.to else { return nil }
            while day < stop.from.date, left > 0 {
                day = day.adding(days: 1)
                if !isWorking || calendar.works(day) { left -= 1 }
            }
            day = to.date
            if stop.isSupplement, rule.supplement == .restart { left = whole(from: day) }
        }
        return LocalMoment(calendar.roll(target(left, after: day, calendar)), minute: 1440)
    }

    private func whole(from date: CivilDate) -> Int {
        rule.period.unit == .months
            ? date.days(until: date.adding(months: rule.period.amount)) : rule.period.amount
    }

    private func target(_ left: Int, after day: CivilDate, _ calendar: NaiveCalendar) -> CivilDate {
        rule.period.unit == .workingDays ? calendar.walk(left, from: day, by: 1) : day.adding(days: left)
    }
}
