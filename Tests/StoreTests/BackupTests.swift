internal import Base
internal import Desk
internal import Dossiers
internal import Glibc
internal import Store
internal import Testing

@Suite struct BackupTests {
    private static func now(_ second: Int64) -> Instant {
        Instant(milliseconds: Sample.day.instantOfNoon.milliseconds + second * 1000)
    }

    @Test func aBackupMadeWhileWritingIsOneMoment() throws {
        let scratch = Scratch()
        let store = try scratch.open()
        _ = try Sample.lodge(into: store, 0..<200)
        let later = (200..<1200).map { number in store.queue { try Sample.lodge($0, number: number) } }
        let report = try store.backup(to: scratch.path + "/copy.db")
        for answer in later { _ = try answer.wait().get() }
        #expect(report.head.sequence == Int64(report.dossiers * 2) && report.dossiers >= 200)
        #expect(try Inspector(folder: scratch.data).verify(witness: report.head).isWhole)
        #expect(try Inspector(database: scratch.path + "/copy.db").verify().isWhole)
        #expect(Set(Scratch.names(scratch.path)) == ["data", "copy.db"])
    }

    @Test func whatIsThereIsNotOverwritten() throws {
        let scratch = Scratch()
        let store = try scratch.open()
        let copy = scratch.path + "/copy.db"
        _ = try store.backup(to: copy)
        #expect(code { _ = try store.backup(to: copy) } == "store.exists")
        #expect(code { _ = try Restore.run(copy, into: scratch.data, now: Self.now(0)) } == "store.exists")
        #expect(code { _ = try store.backup(to: scratch.path + "/none/copy.db") } == "store.missing")
        #expect(
            code { _ = try Restore.run(scratch.path + "/no.db", into: scratch.data + "2", now: Self.now(0)) }
                == "store.missing")
    }

    /// The same backup restored twice on one day, each time after more was lodged and lost.
    @Test func noCodeIsGivenTwiceAfterRestores() throws {
        let scratch = Scratch()
        var store = try scratch.open()
        var given = Set(try Sample.lodge(into: store, 0..<20))
        let copy = scratch.path + "/copy.db"
        let kept = given
        _ = try store.backup(to: copy)
        given.formUnion(try Sample.lodge(into: store, 20..<50))
        #expect(given.count == 50)
        for round in 1...3 {
            store.stop()
            Scratch.remove(scratch.data)
            let report = try Restore.run(copy, into: scratch.data, now: Self.now(Int64(round)))
            #expect(report.epoch == 1 && report.dossiers == 20)
            store = try scratch.open()
            #expect(try store.epoch() == 1)
            for code in kept { #expect(try store.reader().dossier(code) != nil) }
            let more = try Sample.lodge(into: store, 100..<140)
            #expect(given.isDisjoint(with: more))
            given.formUnion(more)
            #expect(try Inspector(folder: scratch.data).verify().isWhole)
        }
        #expect(given.count == 50 + 3 * 40)
        store.stop()
    }

    @Test func aRestoreOfARestoreRaisesTheFenceAgain() throws {
        let scratch = Scratch()
        var store = try scratch.open()
        var given = Set(try Sample.lodge(into: store, 0..<5))
        for round in 1...3 {
            let copy = "\(scratch.path)/copy\(round).db"
            _ = try store.backup(to: copy)
            given.formUnion(try Sample.lodge(into: store, (100 * round)..<(100 * round + 5)))
            store.stop()
            Scratch.remove(scratch.data)
            // The clock is set back by an hour each time.
            let report = try Restore.run(copy, into: scratch.data, now: Self.now(Int64(-3600 * round)))
            #expect(report.epoch == round)
            store = try scratch.open()
            let more = try Sample.lodge(into: store, (1000 * round)..<(1000 * round + 5))
            #expect(given.isDisjoint(with: more))
            given.formUnion(more)
        }
        store.stop()
    }

    @Test func daysAfterTheRestoreStartFromOneAndDaysBeforeItAreClosed() throws {
        let scratch = Scratch()
        let store = try scratch.open()
        _ = try Sample.lodge(into: store, 0..<5)
        _ = try store.backup(to: scratch.path + "/copy.db")
        store.stop()
        let folder = scratch.path + "/new"
        let report = try Restore.run(scratch.path + "/copy.db", into: folder, now: Self.now(5))
        let restored = try Store.open(folder)
        let (today, tomorrow, yesterday) = (Sample.day, Sample.day.adding(days: 1), Sample.day.adding(days: -1))
        #expect(try restored.writeNow { try $0.nextSerial(issuer: "H29.1", day: today) } == report.firstSerialToday)
        #expect(try restored.writeNow { try $0.nextSerial(issuer: "H29.7", day: today) } == report.firstSerialToday)
        #expect(try restored.writeNow { try $0.nextSerial(issuer: "H29.1", day: tomorrow) } == 1)
        #expect(throws: LedgerFault.self) {
            try restored.writeNow { try $0.nextSerial(issuer: "H29.1", day: yesterday) }
        }
        restored.stop()
    }

    @Test func aBackupCutOrAlteredIsRefused() throws {
        let scratch = Scratch()
        let store = try scratch.open()
        _ = try Sample.lodge(into: store, 0..<50)
        _ = try store.backup(to: scratch.path + "/copy.db")
        store.stop()
        let bytes = try FileBytes.read(scratch.path + "/copy.db")
        var altered = bytes
        let name = try #require(bytes.firstRange(of: Array("nguyen van 20".utf8)))
        altered[name.lowerBound] ^= 1
        for (index, wrong) in [Array(bytes.prefix(bytes.count / 2)), altered, [], Array("hello".utf8)].enumerated() {
            let path = "\(scratch.path)/wrong\(index).db"
            Tampering.write(wrong, to: path)
            let found = code { _ = try Restore.run(path, into: "\(scratch.path)/new\(index)", now: Self.now(0)) }
            #expect(
                ["store.damaged", "store.not-a-database", "store.other-program"].contains(found), "\(index): \(found)")
            #expect(!FileBytes.exists("\(scratch.path)/new\(index)/waypost.db"))
        }
    }

    @Test func keptAnswersAreSweptByAge() throws {
        let scratch = Scratch()
        let store = try scratch.open()
        for number in 0..<1200 {
            let answer = KeptAnswer(
                request: Digest(of: [1]), status: 201, body: [], at: Instant(milliseconds: Int64(number)))
            store.write({ try $0.keep(answer, under: "k\(number)", of: "a") }) { _ in }
        }
        let swept = try waitForAnswer { store.sweepAnswers(before: Instant(milliseconds: 1100), $0) }
        #expect(swept == 1100)
        #expect(try store.reader().keptAnswer("k1099", of: "a") == nil)
        #expect(try store.reader().keptAnswer("k1100", of: "a") != nil)
    }

    private func code(_ body: () throws -> Void) -> String {
        do {
            try body()
            return ""
        } catch {
            return (error as? DataFault)?.code ?? "\(error)"
        }
    }
}

extension CivilDate {
    fileprivate var instantOfNoon: Instant { LocalMoment(self, minute: 720).instant }
}
