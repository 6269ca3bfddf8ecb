internal import Base
internal import Testing

@testable internal import Desk

/// Editions made up for tests: content is a letter, people are names.
enum EditionsWorld {
    static let repository = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

    static let noon = LocalMoment(day("2026-11-21"), minute: 12 * 60).instant

    static func day(_ text: String) -> CivilDate { CivilDate(text) ?? .distantPast }

    static func hash(_ letter: String) -> Digest { Digest(of: Array("edition \(letter)".utf8)) }

    static func person(_ name: String) -> EditionActor {
        EditionActor(actor: "account:\(name)", person: "account:\(name)")
    }

    static func proposal(_ letter: String, base: Digest? = nil) -> EditionProposal {
        let content = Digest(of: Array(letter.utf8))
        return EditionProposal(
            files: [EditionFile(name: "x/rules.csv", content: content, size: 1)], note: "change \(letter)", base: base)
    }

    static func proof(failing: Int = 0, until: CivilDate = .distantFuture, register: String = "x") -> EditionProof {
        var proof = EditionProof(day: day("2026-11-21"))
        proof.register = register
        proof.span = Validity(from: day("2025-07-01"), to: day("2030-01-01"))
        (proof.procedures, proof.pairs, proof.cells, proof.classes, proof.milliseconds) = (3, 12, 24, 5, 1)
        proof.holdsUntil = until
        proof.failureCount = failing
        proof.failures = (0..<failing).map { Bilingual(vi: "lỗi \($0)", en: "failure \($0) \"quoted\"") }
        return proof
    }

    /// Edition A, active since a week before noon.
    static func seeded() throws -> Editions {
        var editions = Editions()
        let since = Instant(milliseconds: noon.milliseconds - 7 * 86_400_000)
        let step = EditionStep.seed(proposal("A"), source: "x", since: since, proof: proof())
        try editions.take(step, on: "A", by: .system, at: noon)
        return editions
    }
}

extension Editions {
    /// Decides and evolves; the events also go through the journal's bytes and come back the same.
    @discardableResult
    mutating func take(_ step: EditionStep, on letter: String, by who: EditionActor, at now: Instant) throws
        -> [EditionHappening]
    {
        let happenings = try decide(step, on: EditionsWorld.hash(letter), by: who, at: now)
        for happening in happenings {
            let read = try EditionHappening(happening.entry)
            #expect(read == happening)
            #expect(read.entry == happening.entry)
            evolve(read)
        }
        return happenings
    }

    mutating func take(_ steps: [EditionStep], on letter: String, by who: EditionActor, at now: Instant) throws {
        for step in steps { try take(step, on: letter, by: who, at: now) }
    }

    func stage(_ letter: String, at now: Instant = EditionsWorld.noon) -> EditionStage? {
        stage(of: EditionsWorld.hash(letter), at: now)
    }
}
