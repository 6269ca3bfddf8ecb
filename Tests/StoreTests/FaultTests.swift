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

    /// One bit at a time anywhere in the file: the start, the reader or the verifier finds it, or all reads as before.
    @Test func noFlippedBitIsServedAsTrue() throws {
        var flips = try BitFlips(lodgings: 60, seed: 20_261_121)
        let tally = try flips.run(rounds(short: 300, long: 2_000, bars: 10_000))
        #expect(tally.silent.isEmpty, "\(tally.silent.prefix(5))")
        #expect(tally.found > 0 && tally.harmless > 0, "\(tally)")
    }
}
