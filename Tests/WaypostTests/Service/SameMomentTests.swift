internal import Base
internal import Testing

/// Many requests at the same moment over real sockets: one effect, and a clear answer for everybody.
@Suite(.serialized) struct SameMomentTests {
    /// Twelve at once on a button with one key lodge one dossier; twelve who saw the same version take one step.
    @Test func oneEffectAndClearAnswers() throws {
        let server = try RunningServer()
        let shared = Shared(city: try City(server))
        let city = shared.city
        let lodged = try Self.together(12) { _ in try shared.city.lodge(key: "same-moment") }
        let code = try #require(try lodged[0].json()["code"]?.text, "\(lodged[0].text)")
        #expect(lodged.allSatisfy { $0.status == 201 && $0.body == lodged[0].body }, "all are told of one dossier")
        #expect(lodged.count { $0.header("Idempotent-Replayed") == nil } == 1, "one of them lodged it")
        let next = try #require(try city.lodge(key: "afterwards").json()["code"]?.text)
        #expect(next.suffix(4) == "0002", "no number was used up: \(code), \(next)")

        let path = "/api/v1/dossiers/\(code)/steps"
        let clicks = try Self.together(12) { number in
            // Three people, each of whom clicks four times.
            try shared.city.officer.post(path, #"{"step":"accept"}"#, match: 1, once: "person-\(number % 3)")
        }
        let (done, late) = (clicks.filter { $0.status == 200 }, clicks.filter { $0.status == 412 })
        #expect(done.count == 4 && Set(done.map(\.text)).count == 1, "one person's four clicks: \(done.map(\.status))")
        #expect(late.count == 8 && late.allSatisfy { $0.text.contains("version-moved") }, "\(late.map(\.text))")
        let history = try city.officer.get("/api/v1/dossiers/\(code)/history").text
        #expect(history.split(separator: "dossier.accepted").count == 2, "accepted once: \(history)")
        #expect(server.stop() == 0, "\(server.told)")
    }

    // safe: the server is only spoken to meanwhile
    private struct Shared: @unchecked Sendable { let city: City }

    /// Each from a thread of its own, none before all are ready.
    private static func together(
        _ count: Int, _ send: @escaping @Sendable (Int) throws -> Answered
    ) throws -> [Answered] {
        let gate = Locked((waiting: 0, isOpen: false))
        let answers = Locked([Result<Answered, any Error>?](repeating: nil, count: count))
        let threads = (0..<count).map { number in
            OSThread("same-moment") {
                gate.with { $0.waiting += 1 }
                gate.wakeAll()
                gate.wait(until: { $0.isOpen }) { _ in }
                let answer = Result { try send(number) }
                answers.with { $0[number] = answer }
            }
        }
        gate.wait(until: { $0.waiting == count }) { $0.isOpen = true }
        gate.wakeAll()
        threads.forEach { $0?.join() }
        return try answers.with { $0 }.map { try #require($0).get() }
    }
}
