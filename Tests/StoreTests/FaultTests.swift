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
