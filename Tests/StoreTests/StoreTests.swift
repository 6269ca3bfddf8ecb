internal import Base
internal import Desk
internal import Dossiers
internal import Store
internal import Testing

/// What SQLite's store promises beyond the port.
@Suite struct StoreTests {
    @Test func whatWasKeptIsThereAfterAStop() throws {
        let scratch = Scratch()
        let store = try scratch.open()
        let codes = try Sample.lodge(into: store, 0..<100)
        store.stop()
        let again = try scratch.open()
        for (number, code) in codes.enumerated() {
            #expect(try again.reader().dossier(code) == Sample.row(code, version: 2, number: number))
        }
    }

    @Test func manyWaitersShareACommit() throws {
        let scratch = Scratch()
        let store = try scratch.open()
        _ = try Sample.lodge(into: store, 0..<1000)
        #expect(store.figures.units == 1000)
        #expect(store.figures.commits < 500, "1000 writes queued at once took \(store.figures.commits) commits")
    }

    @Test func sixteenThreadsOneWinner() throws {
        let scratch = Scratch()
        let store = try scratch.open()
        let code = try Sample.lodge(into: store, 0..<1)[0]
        for round in 0..<50 {
            let answers = (0..<16).map { _ in PendingAnswer<Int>() }
            let threads = answers.map { answer in
                OSThread("chooser") {
                    store.write({ try $0.append([Sample.entry()], to: .dossier(code), expecting: 2 + round) }) {
                        answer.give($0)
                    }
                }
            }
            let outcomes = answers.map { $0.wait() }
            threads.forEach { $0?.join() }
            #expect(outcomes.count { (try? $0.get()) == 3 + round } == 1)
            let moved = LedgerFault.versionMoved(stream: .dossier(code), expected: 2 + round, found: 3 + round)
            #expect(
                outcomes.count { if case .failure(let error) = $0 { error as? LedgerFault == moved } else { false } }
                    == 15)
        }
    }

    @Test func aStoppedStoreSaysSo() throws {
        let scratch = Scratch()
        let store = try scratch.open()
        store.stop()
        #expect(throws: LedgerFault.stopped(after: "the program is being stopped")) {
            try store.writeNow { try Sample.lodge($0, number: 1) }
        }
    }

    @Test func aFullQueueIsBusy() throws {
        let scratch = Scratch()
        var options = Store.Options()
        options.queueLimit = 4
        let store = try scratch.open(options)
        let gate = PendingAnswer<Int>()
        let held = store.queue { _ in try gate.wait().get() }
        while store.figures.waiting > 0 {}
        let queued = (0..<4).map { number in store.queue { try Sample.lodge($0, number: number) } }
        #expect(throws: LedgerFault.busy(retryAfterSeconds: 1)) {
            try store.writeNow { try Sample.lodge($0, number: 9) }
        }
        gate.give(.success(1))
        #expect(try held.wait().get() == 1)
        for answer in queued { _ = try answer.wait().get() }
    }
}
