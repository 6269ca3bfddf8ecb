internal import Base
internal import Desk
internal import Dossiers
internal import Glibc
internal import Store
internal import Testing

/// Faults of the machine: never an acknowledged loss, never altered facts served as true.
@Suite(.serialized) struct FaultTests {
    /// A disk of 4 MiB, another file on it, and lodgings until it is full; then the other file goes.
    @Test(.enabled(if: OpeningTests.isRoot)) func aFullDiskRefusesWritesAndServesReads() throws {
        let scratch = Scratch()
        try #require(mount("none", scratch.path, "tmpfs", 0, "size=4m") == 0)
        defer { umount2(scratch.path, Int32(MNT_DETACH)) }
        let store = try scratch.open()
        let ballast = scratch.path + "/ballast"
        Tampering.write([UInt8](repeating: 1, count: 2 << 20), to: ballast)
        var kept: [(Int, DossierCode)] = []
        var refused = 0
        for number in 0..<4000 where refused < 20 {
            do {
                kept.append((number, try store.writeNow { try Sample.lodge($0, number: number) }))
            } catch {
                #expect(error as? LedgerFault == .full)
                refused += 1
            }
        }
        #expect(refused == 20 && kept.count > 10)
        let reader = try store.reader()
        for (number, code) in kept {
            #expect(try reader.dossier(code) == Sample.row(code, version: 2, number: number))
        }
        unlink(ballast)
        kept.append((9999, try store.writeNow { try Sample.lodge($0, number: 9999) }))
        #expect(store.halted == nil)
        store.stop()
        let report = try Inspector(folder: scratch.data).verify()
        #expect(report.isWhole && report.dossiers == kept.count, "\(report)")
    }

    /// However fast the writes come, the log is begun anew: a log without bound fills the disk and makes the next start
    /// slow.
    @Test func theLogStaysSmallUnderAStreamOfWrites() throws {
        let scratch = Scratch()
        var options = Store.Options()
        (options.checkpointPages, options.batchLimit) = (16, 4)
        let store = try scratch.open(options)
        let answers = (0..<4_000).map { number in store.queue { try Sample.lodge($0, number: number) } }
        for answer in answers { _ = try answer.wait().get() }
        var status = stat()
        #expect(stat(scratch.data + "/waypost.db-wal", &status) == 0)
        // A commit writes ten pages and more; the threads' turns on a busy machine decide when the log begins anew.
        #expect(status.st_size / 4096 < 5 * store.figures.commits, "\(status.st_size / 4096) pages")
        store.stop()
        let report = try Inspector(folder: scratch.data).verify()
        #expect(report.isWhole && report.dossiers == answers.count, "\(report)")
    }

    /// What a run that was ended left in its log may be known to the page cache alone: a start brings it to the disk, into
    /// the database itself, before anybody is told of it.
    @Test func aStartMovesTheLog() throws {
        let (ended, again, alone) = (Scratch(), Scratch(), Scratch())
        let store = try ended.open()
        _ = try Sample.lodge(into: store, 0..<5)
        try copy(["waypost.db", "waypost.db-wal"], from: ended, to: again)
        store.stop()
        let next = try again.open()
        try copy(["waypost.db"], from: again, to: alone)
        next.stop()
        let report = try Inspector(folder: alone.data).verify()
        #expect(report.isWhole && report.dossiers == 5, "\(report)")
    }

    struct Side: Sendable, CustomTestStringConvertible {
        let why: String
        /// From an older moment and a later one of a ledger, and from another ledger: what lies beside its database.
        let database: Moment
        let log: Moment
        let index: Moment?
        var logBytes = Int.max
        var testDescription: String { why }
    }

    enum Moment: Int, Sendable { case older, later, another }

    static let sides = [
        Side(why: "the log of another ledger", database: .later, log: .another, index: nil),
        Side(why: "another ledger's log with its index", database: .later, log: .another, index: .another),
        Side(why: "a log of yesterday beside today's database", database: .later, log: .older, index: nil),
        Side(why: "today's log beside yesterday's database", database: .older, log: .later, index: nil),
        Side(why: "an index of yesterday", database: .later, log: .later, index: .older),
        Side(why: "a log cut within a frame", database: .later, log: .later, index: nil, logBytes: 90_000),
        Side(why: "a log cut within its first bytes", database: .later, log: .later, index: nil, logBytes: 20),
    ]

    /// Files put beside a database that do not belong there: refused, or everything served is true, and the head that
    /// was kept elsewhere tells what is gone.
    @Test(arguments: sides) func strangeFilesBesideAreNotBelieved(_ side: Side) throws {
        let (ours, theirs, mixed) = (Scratch(), Scratch(), Scratch())
        func day(_ numbers: Range<Int>, in scratch: Scratch) throws -> Files {
            let store = try scratch.open()
            for number in numbers { _ = try Sample.lodge(into: store, number..<number + 1) }
            defer { store.stop() }
            return try files(scratch)
        }
        _ = try (day(50..<60, in: theirs), day(0..<10, in: ours))
        let another = try day(60..<70, in: theirs)
        let all = try [day(10..<20, in: ours), day(20..<40, in: ours), another]
        let head = try Inspector(folder: ours.data).head()
        mkdir(mixed.data, 0o700)
        let path = mixed.data + "/waypost.db"
        Tampering.write(all[side.database.rawValue].database, to: path)
        Tampering.write(Array(all[side.log.rawValue].log.prefix(side.logBytes)), to: path + "-wal")
        if let index = side.index { Tampering.write(all[index.rawValue].index, to: path + "-shm") }
        guard let opened = try? mixed.open() else { return }
        defer { opened.stop() }
        let reader = try opened.reader()
        for number in 0..<40 {
            let code = Sample.code(number + 1)
            let row = (try? reader.dossier(code)) ?? nil
            #expect(row == nil || row == Sample.row(code, version: 2, number: number), "\(code)")
        }
        let report = try Inspector(folder: mixed.data).verify(witness: head)
        #expect(!report.isWhole || report.dossiers == 40, "\(report)")
    }

    private typealias Files = (database: [UInt8], log: [UInt8], index: [UInt8])

    private func files(_ scratch: Scratch) throws -> Files {
        (try bytes("waypost.db", scratch), try bytes("waypost.db-wal", scratch), try bytes("waypost.db-shm", scratch))
    }

    /// One bit at a time in the log of a run that was killed: nothing but the very last commits, which look torn, is
    /// ever left out by a start that says nothing.
    @Test func noFlippedBitOfTheLogLosesAnythingInSilence() throws {
        let (ended, flipped) = (Scratch("/dev/shm"), Scratch("/dev/shm"))
        let store = try ended.open()
        for number in 0..<12 { _ = try Sample.lodge(into: store, number..<number + 1) }
        let (database, log) = try (bytes("waypost.db", ended), bytes("waypost.db-wal", ended))
        store.stop()
        var random = SeededGenerator(seed: 20_261_122)
        var (refused, fewest) = (0, 12)
        for _ in 0..<(rounds(short: 100, long: 500, bars: 2_000)) {
            var damaged = log
            let bit = Int.random(in: 0..<log.count * 8, using: &random)
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            mkdir(flipped.data, 0o700)
            defer { Scratch.remove(flipped.data) }
            Tampering.write(database, to: flipped.data + "/waypost.db")
            Tampering.write(damaged, to: flipped.data + "/waypost.db-wal")
            guard let store = try? flipped.open() else {
                refused += 1
                continue
            }
            store.stop()
            let report = try Inspector(folder: flipped.data).verify()
            #expect(report.isWhole, "bit \(bit)")
            fewest = min(fewest, report.dossiers)
        }
        #expect(refused > 0 && fewest >= 10, "\(refused) refused, at least \(fewest) of 12 kept")
    }

    private func bytes(_ name: String, _ scratch: Scratch) throws -> [UInt8] {
        try FileBytes.read("\(scratch.data)/\(name)")
    }

    private func copy(_ names: [String], from: Scratch, to: Scratch) throws {
        mkdir(to.data, 0o700)
        for name in names { Tampering.write(try FileBytes.read("\(from.data)/\(name)"), to: "\(to.data)/\(name)") }
    }

    /// One bit at a time anywhere in the file: the start, the reader or the verifier finds it, or all reads as before.
    @Test func noFlippedBitIsServedAsTrue() throws {
        var flips = try BitFlips(lodgings: 60, seed: 20_261_121)
        let tally = try flips.run(rounds(short: 300, long: 2_000, bars: 10_000))
        #expect(tally.silent.isEmpty, "\(tally.silent.prefix(5))")
        #expect(tally.found > 0 && tally.harmless > 0, "\(tally)")
    }
}
