internal import Base
internal import Dossiers
internal import Glibc
internal import Testing

/// The table stages × steps: reviewers read the law, not the code.
///
/// `WAYPOST_RECORD=1 swift test --filter StageTableTests` writes it anew and fails: look at the change, then run again.
@Suite struct StageTableTests {
    @Test func isAsReviewed() throws {
        let path = Life.root + "/Sources/Dossiers/STAGES.md"
        let table = try Self.table()
        if getenv("WAYPOST_RECORD") != nil {
            try Self.write(table, to: path)
            Issue.record("recorded \(path): look at the change and run again")
            return
        }
        let kept = String(decoding: try FileBytes.read(path), as: UTF8.self)
        let isSame = table == kept
        #expect(isSame, "the law of stages has changed; record it with WAYPOST_RECORD=1 if that is meant")
    }

    /// The menu offers what `decide` allows, and nothing else.
    @Test(arguments: Stage.allCases) func theMenuTellsTheTruth(_ stage: Stage) throws {
        let dossier = try Life.dossier(in: stage, period: Life.rule("30 wd")).dossier
        #expect(dossier.stage == stage)
        for kind in StepKind.allCases {
            let refusal = try Self.answer(kind, dossier).refusal
            if nextSteps(dossier).contains(kind) {
                #expect(refusal == nil || refusal == "dossier.already-so", "\(stage) × \(kind): \(refusal ?? "")")
            } else {
                let isLawful = lawfulSteps(in: stage).contains(kind)
                #expect(refusal.map { ($0 == "dossier.not-now") != isLawful } ?? false, "\(stage) × \(kind)")
            }
            let said = consequences(of: try Life.step(kind), on: dossier)
            #expect(said.isEmpty != lawfulSteps(in: stage).contains(kind), "\(stage) × \(kind): said beforehand")
        }
        #expect(stage.isEnd == nextSteps(dossier).isEmpty, "only the end has no way on")
    }

    /// A dossier that is none knows lodging only.
    @Test(arguments: StepKind.allCases) func nothingBeforeLodging(_ kind: StepKind) throws {
        let step = try Life.step(kind)
        if kind == .lodge {
            #expect(try decide(step, on: nil, Life.context("2026-03-02")).count == 1)
            #expect(!consequences(of: step, on: nil).isEmpty)
        } else {
            #expect(throws: Refusal.notLodged(kind)) { try decide(step, on: nil, Life.context("2026-03-02")) }
            #expect(consequences(of: step, on: nil).isEmpty)
        }
    }
}

extension StageTableTests {
    /// What follows from a step of this kind, with data nobody could object to.
    static func answer(_ kind: StepKind, _ dossier: Dossier) throws -> (events: [Event], refusal: String?) {
        let at = kind == .closeForSilence ? "2026-04-20" : "2026-03-04 10:00"
        do { return (try decide(Life.step(kind), on: dossier, Life.context(at)), nil) } catch let refusal as Refusal {
            return ([], refusal.code)
        }
    }

    static func table() throws -> String {
        var lines = [
            "# Stages × steps", "",
            "Printed by `StageTableTests` from `decide`: what each step does in each stage. A step that is not listed",
            "is refused with a sentence that says what can be done instead. `refused here` means: lawful in this stage, but",
            "not for the dossier of this table (an invented one, 30 working days, closes after 30 days of silence).",
            "", "| stage | means | steps |", "|---|---|---|",
        ]
        for stage in Stage.allCases {
            let steps = lawfulSteps(in: stage).map { "`\($0.rawValue)`" }.joined(separator: " ")
            lines.append("| `\(stage.rawValue)` | \(stage.words.en) | \(steps.isEmpty ? "none: the end" : steps) |")
        }
        for stage in Stage.allCases where !stage.isEnd { lines += try section(stage) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func section(_ stage: Stage) throws -> [String] {
        let dossier = try Life.dossier(in: stage, period: Life.rule("30 wd")).dossier
        var lines = ["", "## \(stage.rawValue)", "", "| step | facts | then |", "|---|---|---|"]
        for kind in lawfulSteps(in: stage) {
            let answer = try answer(kind, dossier)
            var after: Dossier? = dossier
            for event in answer.events { evolve(&after, event) }
            let facts = answer.events.map { "`\($0.kind.rawValue)`" }.joined(separator: " ")
            let then = after.map { $0.stage == stage ? "stays" : "`\($0.stage.rawValue)`" } ?? ""
            let refusal = answer.refusal.map { "refused here: `\($0)`" } ?? ""
            lines.append("| `\(kind.rawValue)` | \(facts.isEmpty ? refusal : facts) | \(facts.isEmpty ? "" : then) |")
        }
        return lines
    }

    static func write(_ text: String, to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            try #require(count > 0)
            done += count
        }
    }
}
