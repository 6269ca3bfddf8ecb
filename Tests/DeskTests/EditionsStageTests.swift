internal import Base
internal import Glibc
internal import Testing

@testable internal import Desk

/// The law of editions as a table, stage × step, printed and kept beside the code.
@Suite struct EditionsStageTests {
    static let an = EditionsWorld.person("an")
    static let binh = EditionsWorld.person("binh")
    static let noon = EditionsWorld.noon

    /// Edition B in each stage, beside edition A which is active (or was).
    static func world(_ stage: EditionStage) throws -> Editions {
        var editions = try EditionsWorld.seeded()
        try editions.take(.propose(EditionsWorld.proposal("B")), on: "B", by: an, at: noon)
        switch stage {
        case .draft: break
        case .failed: try editions.take(.prove(EditionsWorld.proof(failing: 2)), on: "B", by: an, at: noon)
        case .withdrawn: try editions.take(.withdraw(reason: "wrong"), on: "B", by: an, at: noon)
        case .proved, .approved, .scheduled, .active, .superseded:
            try editions.take(.prove(EditionsWorld.proof()), on: "B", by: an, at: noon)
        }
        if [.approved, .scheduled, .active, .superseded].contains(stage) {
            try editions.take(.approve(against: nil), on: "B", by: binh, at: noon)
        }
        if stage == .scheduled {
            try editions.take(.schedule(.on(EditionsWorld.day("2026-12-01"))), on: "B", by: binh, at: noon)
        }
        if [.active, .superseded].contains(stage) { try editions.take(.schedule(.now), on: "B", by: binh, at: noon) }
        if stage == .superseded { try editions.take(.rollBack(reason: "late"), on: "A", by: an, at: noon) }
        return editions
    }

    static func step(_ name: EditionStep.StepName) -> EditionStep {
        switch name {
        case .seed: .seed(EditionsWorld.proposal("B"), source: "x", since: noon, proof: EditionsWorld.proof())
        case .propose: .propose(EditionsWorld.proposal("B"))
        case .prove: .prove(EditionsWorld.proof())
        case .approve: .approve(against: nil)
        case .schedule: .schedule(.now)
        case .unschedule: .unschedule(reason: "because")
        case .rollBack: .rollBack(reason: "because")
        case .withdraw: .withdraw(reason: "because")
        }
    }

    @Test(arguments: EditionStage.allCases) func everyStageCanBeReached(_ stage: EditionStage) throws {
        #expect(try Self.world(stage).stage("B") == stage)
    }

    static func cell(_ stage: EditionStage, _ name: EditionStep.StepName) throws -> String {
        var editions = try world(stage)
        do {
            try editions.take(step(name), on: "B", by: binh, at: noon)
            return editions.stage("B", at: noon)?.rawValue ?? "?"
        } catch let refusal as EditionRefusal { return "*\(refusal.code.dropFirst("edition.".count))*" }
    }

    static func table() throws -> String {
        var lines = [
            "# Stages and steps of an edition", "",
            "What a second person's step does in each stage: the stage after it, or *the refusal*. `prove` is a check",
            "that passes; one that fails leads to `failed` and takes the edition off the plan. `schedule` is for now.",
            "Printed by `EditionsStageTests`.", "",
            "| stage | " + EditionStep.StepName.allCases.map(\.rawValue).joined(separator: " | ") + " |",
            "|---|" + EditionStep.StepName.allCases.map { _ in "---" }.joined(separator: "|") + "|",
        ]
        for stage in EditionStage.allCases {
            let cells = try EditionStep.StepName.allCases.map { try cell(stage, $0) }
            lines.append("| \(stage.rawValue) | " + cells.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `WAYPOST_RECORD=1` writes the table anew and fails: look at the change, then run again without.
    @Test func theTableIsKept() throws {
        let path = EditionsWorld.repository + "/Sources/Desk/Editions/STAGES.md"
        let table = try Self.table()
        if getenv("WAYPOST_RECORD") != nil {
            let file = fopen(path, "w")
            fputs(table, file)
            fclose(file)
            Issue.record("recorded \(path): look at the change and run again")
        }
        #expect(String(decoding: try FileBytes.read(path), as: UTF8.self) == table)
    }
}
