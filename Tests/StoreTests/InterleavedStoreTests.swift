internal import Base
internal import Desk
internal import Dossiers
internal import Store
internal import Testing
internal import WorkingTime

/// Two people on one dossier, double clicks and requests sent again, on a real ledger and from several threads at once:
/// one effect, and a clear answer for everybody else.
@Suite struct InterleavedStoreTests {
    /// With 1,000 meetings all 729 pairs of steps come at least once.
    @Test func everyStepMeetsEveryStep() throws {
        let meetings = try Meetings()
        let count = rounds(short: 120, long: 1_000, bars: 1_000)
        for number in 0..<count { try meetings.run(number * 1_000 / count) }
        let effects = try meetings.close()
        let half = count / 2
        #expect(effects.won > half && effects.moved > half && effects.again > half, "\(effects)")
    }
}

/// Meetings of two steps, each on a dossier of its own in one ledger.
private final class Meetings {
    struct Effects {
        var (won, moved, refused, again) = (0, 0, 0, 0)
    }

    /// One press of a button.
    private struct Post {
        let kind: StepKind
        let key: String
    }

    private enum Answer: Equatable {
        /// The version after it, as it was first answered.
        case done(String)
        case again(String)
        case moved
        /// The law's or the register's no, by its code.
        case refused(String)
        case fault(String)
    }

    private let scratch = Scratch("/dev/shm")
    private let store: Store
    private var effects = Effects()
    private static let now = "2026-03-04 10:00"

    init() throws { store = try scratch.open() }

    func run(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed) &+ 4_711)
        let all = StepKind.allCases
        let kinds = [all[seed % all.count], all[seed / all.count % all.count]]
        let start = try lodge(seed, stage(for: kinds[0], &random))
        let posts = kinds.enumerated().flatMap { person, kind in
            Array(repeating: Post(kind: kind, key: "\(seed)-\(person)"), count: Int.random(in: 1...3, using: &random))
        }.shuffled(using: &random)
        let answers = press(posts, on: start)
        try judge(seed, start, kinds, Array(zip(posts, answers)))
        try again(seed, start, Array(zip(posts, answers)))
    }

    /// Where the first is lawful, if it is anywhere.
    private func stage(for kind: StepKind, _ random: inout SeededGenerator) -> Stage {
        let lawful = Stage.allCases.filter { lawfulSteps(in: $0).contains(kind) }
        return (lawful.isEmpty ? Stage.allCases : lawful).randomElement(using: &random) ?? .routed
    }

    private func lodge(_ seed: Int, _ stage: Stage) throws -> Dossier {
        var steps = try Life.path(to: stage, period: Life.rule("30 wd"))
        guard case .lodge(var lodging) = steps[0] else { throw LedgerFault.full }
        lodging.code = DossierCode(issuer: "H29.1", day: lodging.code.day, serial: seed + 10)
        steps[0] = .lodge(lodging)
        var (dossier, events): (Dossier?, [Event]) = (nil, [])
        for step in steps {
            let at = step == .closeForSilence ? "2026-04-20" : "2026-03-03 10:00"
            for event in try decide(step, on: dossier, Life.context(dossier == nil ? "2026-03-02 09:00" : at)) {
                evolve(&dossier, event)
                events.append(event)
            }
        }
        let (kept, row) = try (events, #require(dossier).row)
        try store.writeNow { writer in
            let entries = kept.map { JournalEntry(kind: $0.kind.rawValue, at: $0.at, actor: $0.actor, body: $0.body) }
            _ = try writer.append(entries, to: .dossier(row.code), expecting: 0)
            try writer.put(row)
        }
        return try #require(dossier)
    }

    /// All at once, each from a thread of its own; every person saw the same version.
    private func press(_ posts: [Post], on dossier: Dossier) -> [Answer] {
        let answers = Locked([Answer?](repeating: nil, count: posts.count))
        let threads = posts.indices.map { index in
            OSThread("clicker") { [store, posts] in
                let answer = Self.answer(store, posts[index], dossier.code, dossier.version)
                answers.with { $0[index] = answer }
            }
        }
        threads.forEach { $0?.join() }
        return answers.with { $0.map { $0 ?? .fault("no thread") } }
    }

    /// As a request with `Idempotency-Key` and `If-Match` is done.
    private static func answer(_ store: Store, _ post: Post, _ code: DossierCode, _ version: Int) -> Answer {
        do {
            return try store.writeNow { writer in
                if let kept = try writer.keptAnswer(post.key, of: "account:lan") {
                    return .again(String(decoding: kept.body, as: UTF8.self))
                }
                let (after, _) = try writer.take(on: code, expecting: version) { _ in
                    (try Life.step(post.kind), try Life.context(now))
                }
                let body = "\(post.kind) \(after.version)"
                let kept = KeptAnswer(
                    request: Digest(of: Array(post.key.utf8)), status: 200, body: Array(body.utf8), at: Sample.start)
                try writer.keep(kept, under: post.key, of: "account:lan")
                return .done(body)
            }
        } catch let refusal as StepRefusal {
            let words = refusal.sentence
            return words.vi.isEmpty || words.en.isEmpty ? .fault("no sentence: \(refusal)") : .refused(refusal.code)
        } catch LedgerFault.versionMoved { return .moved } catch { return .fault("\(error)") }
    }

    /// One effect at most, and one where the law allows any; whoever had the effect's key is answered alike.
    private func judge(_ seed: Int, _ start: Dossier, _ kinds: [StepKind], _ all: [(Post, Answer)]) throws {
        let done = all.filter { if case .done = $0.1 { true } else { false } }
        #expect(done.count <= 1, "seed \(seed), \(kinds) in \(start.stage): \(all)")
        for kind in kinds where try isAllowed(kind, on: start) {
            #expect(done.count == 1, "seed \(seed): nobody did what is lawful, \(kinds) in \(start.stage)")
        }
        for (post, answer) in all {
            switch answer {
            case .done: effects.won += 1
            case .again(let body):
                effects.again += 1
                #expect(done.contains { $0.0.key == post.key && $0.1 == .done(body) }, "seed \(seed)")
            case .moved:
                effects.moved += 1
                #expect(done.contains { $0.0.key != post.key }, "seed \(seed): nobody else changed it")
            case .refused: effects.refused += 1
            case .fault(let what): Issue.record("seed \(seed): \(what)")
            }
        }
        try expectFold(seed, start, done.first?.0.kind)
    }

    private func isAllowed(_ kind: StepKind, on dossier: Dossier) throws -> Bool {
        (try? decide(Life.step(kind), on: dossier, Life.context(Self.now))) != nil
    }

    /// The journal holds the start and the one step's events, and the row is their fold.
    private func expectFold(_ seed: Int, _ start: Dossier, _ kind: StepKind?) throws {
        var wanted: Dossier? = start
        if let kind {
            for event in try decide(Life.step(kind), on: start, Life.context(Self.now)) { evolve(&wanted, event) }
        }
        let reader = try store.reader()
        #expect(try reader.folded(start.code) == wanted, "seed \(seed)")
        #expect(try reader.dossier(start.code) == wanted?.row, "seed \(seed)")
    }

    /// Much later the same requests come once more: nothing new happens.
    private func again(_ seed: Int, _ start: Dossier, _ all: [(Post, Answer)]) throws {
        let before = try store.reader().folded(start.code)
        for (post, answer) in all {
            let later = Self.answer(store, post, start.code, start.version)
            switch answer {
            case .done(let body), .again(let body): #expect(later == .again(body), "seed \(seed)")
            case .moved, .refused, .fault: #expect(before == start || later == .moved, "seed \(seed): \(later)")
            }
        }
        #expect(try store.reader().folded(start.code) == before, "seed \(seed)")
    }

    func close() throws -> Effects {
        store.stop()
        let inspector = try Inspector(folder: scratch.data)
        #expect(inspector.verify().isWhole)
        #expect(try inspector.compare { try fold($1.map { try $0.event() }).row }.isEmpty)
        return effects
    }
}
