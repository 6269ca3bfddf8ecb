internal import Base
internal import Desk
internal import Dossiers
internal import Testing

@testable internal import Store

/// Whatever is changed behind the program's back is found, and named.
@Suite struct VerifyTests {
    struct Case: CustomTestStringConvertible {
        let why: String
        let statements: [String]
        var flaw: JournalFlaw?
        /// What some sentence of the damage must hold.
        var damage = ""
        /// Kept before the tampering and shown to the verifier.
        var hasWitness = false
        var testDescription: String { why }
    }

    /// 30 lodgings of two events each: rows 1 to 60.
    static let cases = [
        Case(why: "nothing changed", statements: []),
        Case(
            why: "a body", statements: ["UPDATE journal SET body = x'7b7d' WHERE sequence = 5"],
            flaw: .altered(sequence: 5)),
        Case(
            why: "an actor", statements: ["UPDATE journal SET actor = 'x' WHERE sequence = 9"],
            flaw: .altered(sequence: 9)),
        Case(
            why: "a time", statements: ["UPDATE journal SET at = at + 1 WHERE sequence = 60"],
            flaw: .altered(sequence: 60)),
        Case(
            why: "a kind", statements: ["UPDATE journal SET kind = 'k' WHERE sequence = 1"], flaw: .altered(sequence: 1)
        ),
        Case(
            why: "a version", statements: ["UPDATE journal SET version = 9 WHERE sequence = 3"],
            flaw: .altered(sequence: 3)),
        Case(
            why: "a stream", statements: ["UPDATE journal SET stream = 's' WHERE sequence = 3"],
            flaw: .altered(sequence: 3)),
        Case(
            why: "a digest", statements: ["UPDATE journal SET digest = zeroblob(32) WHERE sequence = 7"],
            flaw: .altered(sequence: 7)),
        Case(
            why: "a chain", statements: ["UPDATE journal SET chain = zeroblob(32) WHERE sequence = 7"],
            flaw: .reordered(sequence: 7)),
        Case(
            why: "a row taken out", statements: ["DELETE FROM journal WHERE sequence = 7"], flaw: .missing(sequence: 7)),
        Case(
            why: "the first row taken out", statements: ["DELETE FROM journal WHERE sequence = 1"],
            flaw: .missing(sequence: 1)),
        Case(
            why: "two rows exchanged",
            statements: [
                "UPDATE journal SET sequence = -1 WHERE sequence = 7",
                "UPDATE journal SET sequence = 7 WHERE sequence = 8",
                "UPDATE journal SET sequence = 8 WHERE sequence = -1",
            ], flaw: .altered(sequence: 7)),
        Case(
            why: "the end cut off", statements: ["DELETE FROM journal WHERE sequence > 50"], flaw: .truncated(after: 50)
        ),
        Case(
            why: "everything cut off", statements: ["DELETE FROM journal"], flaw: .truncated(after: 0)),
        Case(
            why: "the end cut off and the head set back: only the head kept elsewhere tells",
            statements: [
                "DELETE FROM journal WHERE sequence > 50",
                "UPDATE head SET sequence = 50, chain = (SELECT chain FROM journal WHERE sequence = 50)",
            ], flaw: .truncated(after: 50), damage: "version", hasWitness: true),
        Case(
            why: "the head set back", statements: ["UPDATE head SET sequence = 10"], flaw: .otherHistory(at: 10)),
        Case(
            why: "a stage", statements: ["UPDATE dossiers SET stage = 'closed' WHERE code LIKE '%-0007'"],
            damage: "-0007"),
        Case(
            why: "an agency", statements: ["UPDATE dossiers SET agency = 'H1' WHERE code LIKE '%-0007'"],
            damage: "-0007"),
        Case(
            why: "a due date", statements: ["UPDATE dossiers SET due = due + 1 WHERE code LIKE '%-0008'"],
            damage: "-0008"),
        Case(
            why: "openness", statements: ["UPDATE dossiers SET is_open = 1 - is_open WHERE code LIKE '%-0007'"],
            damage: "-0007"),
        Case(why: "a phone", statements: ["UPDATE dossiers SET phone = '' WHERE code LIKE '%-0007'"], damage: "-0007"),
        Case(
            why: "a document", statements: ["UPDATE dossiers SET document = x'' WHERE code LIKE '%-0007'"],
            damage: "-0007"),
        Case(
            why: "a dossier's row taken out", statements: ["DELETE FROM dossiers WHERE code LIKE '%-0007'"],
            damage: "-0007"),
        Case(why: "a code", statements: ["UPDATE dossiers SET code = 'x' WHERE code LIKE '%-0007'"], damage: "code"),
        Case(why: "a serial", statements: ["UPDATE serials SET last = 3"], damage: "serials"),
        Case(why: "an answer", statements: ["UPDATE answers SET status = 500 WHERE key = 'key-3'"], damage: "answers"),
        Case(
            why: "a number about the ledger", statements: ["INSERT INTO meta VALUES ('epoch', 7, zeroblob(32))"],
            damage: "meta epoch"),
    ]

    @Test(arguments: cases) func finds(_ item: Case) throws {
        let scratch = Scratch()
        let store = try scratch.open()
        _ = try Sample.lodge(into: store, 0..<30)
        store.stop()
        let witness = item.hasWitness ? try Inspector(folder: scratch.data).head() : nil
        if !item.statements.isEmpty { try Tampering.run(scratch.data, item.statements) }
        let report = try Inspector(folder: scratch.data).verify(witness: witness)
        #expect(report.flaw == item.flaw)
        #expect(report.isWhole == item.statements.isEmpty, "\(report)")
        #expect(item.damage.isEmpty || report.damage.contains { $0.contains(item.damage) }, "\(report)")
    }

    @Test func aRowForgedWithItsDigestBreaksTheChain() throws {
        let scratch = Scratch()
        let store = try scratch.open()
        let codes = try Sample.lodge(into: store, 0..<30)
        var forged = try store.reader().history(of: .dossier(codes[9]))[0]
        store.stop()
        forged.entry.actor = "account:forger"
        let digest = Tampering.hex(forged.digest.bytes)
        try Tampering.run(
            scratch.data,
            ["UPDATE journal SET actor = 'account:forger', digest = \(digest) WHERE sequence = \(forged.sequence)"])
        #expect(try Inspector(folder: scratch.data).verify().flaw == .reordered(sequence: forged.sequence))
    }

    /// Somebody with all rights can forge a whole history; not one whose end was written down elsewhere.
    @Test func anotherHistoryIsToldByTheHeadKeptElsewhere() throws {
        let (one, other) = (Scratch(), Scratch())
        for (scratch, numbers) in [(one, 0..<10), (other, 50..<70)] {
            let store = try scratch.open()
            _ = try Sample.lodge(into: store, numbers)
            store.stop()
        }
        let witness = try Inspector(folder: one.data).head()
        #expect(try Inspector(folder: other.data).verify().isWhole)
        #expect(try Inspector(folder: other.data).verify(witness: witness).flaw == .otherHistory(at: witness.sequence))
        #expect(try Inspector(folder: one.data).verify(witness: witness).isWhole)
    }

    @Test(arguments: ["UPDATE journal SET actor = 'x'", "DELETE FROM journal WHERE sequence = 3"])
    func theJournalRefusesToBeChanged(_ statement: String) throws {
        let scratch = Scratch()
        let store = try scratch.open()
        _ = try Sample.lodge(into: store, 0..<3)
        store.stop()
        #expect(throws: Tampering.Failure.self) { try Tampering.run(scratch.data, [statement], withGuards: true) }
        #expect(try Inspector(folder: scratch.data).verify().isWhole)
    }

    @Test func rowsThatAreNotTheFoldOfTheirJournalAreNamed() throws {
        let scratch = Scratch()
        let store = try scratch.open()
        let codes = try Sample.lodge(into: store, 0..<700)
        let wrong = codes[612]
        try store.writeNow { try $0.put(Sample.row(wrong, version: 2, number: 3)) }
        store.stop()
        let numbers = Dictionary(uniqueKeysWithValues: codes.enumerated().map { (StreamID.dossier($1), $0) })
        let found = try Inspector(folder: scratch.data).compare { stream, rows in
            numbers[stream].map { Sample.row(codes[$0], version: rows.count, number: $0) }
        }
        #expect(found == ["dossier:\(wrong): its row is not the fold of its journal"])
    }

    @Test func aServerAtWorkCanBeVerified() throws {
        let scratch = Scratch()
        let store = try scratch.open()
        _ = try Sample.lodge(into: store, 0..<50)
        let report = try Inspector(folder: scratch.data).verify()
        #expect(report.isWhole && report.rows == 100 && report.dossiers == 50, "\(report)")
    }
}
