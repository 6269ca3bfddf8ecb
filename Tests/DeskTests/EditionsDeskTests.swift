internal import Areas
internal import Base
internal import Competence
internal import Dossiers
internal import Testing

@testable internal import Desk

/// The days of stewards, from the first start to a roll-back, over a ledger in memory.
@Suite struct EditionsDeskTests {
    private typealias Tiny = EditionsTinyRegister
    static let an = EditionsWorld.person("an")
    static let binh = EditionsWorld.person("binh")
    static let noon = EditionsWorld.noon

    /// A service that was started for the first time at noon.
    private func started() throws -> (desk: EditionDesk, ledger: EditionsMemoryLedger, first: EditionRecord) {
        let ledger = EditionsMemoryLedger()
        let desk = EditionDesk(ledger: ledger)
        guard case .seeded(let record) = try desk.start(folder: ("Routing/tiny", Tiny.files()), at: Self.noon) else {
            throw Unexpected()
        }
        return (desk, ledger, record)
    }

    private struct Unexpected: Error {}

    private func isRefused(_ code: String, _ body: () throws -> Void) throws {
        do {
            try body()
            Issue.record("nothing refused")
        } catch EditionFault.refused(let refusal) { #expect(refusal.code == code) }
    }

    /// An edition of the department's rules, approved.
    private func approved(_ desk: EditionDesk) throws -> EditionRecord {
        let upload = EditionUpload(files: Tiny.files(rules: Tiny.departmentRules), note: "To the department")
        let record = try desk.propose(upload, by: Self.an, at: Self.noon)
        #expect(try desk.prove(record.hash, by: Self.an, at: Self.noon).proof?.isPassed == true)
        return try desk.approve(record.hash, by: Self.binh, at: Self.noon)
    }

    private func facts(_ edition: Edition) throws -> Facts {
        let area = try #require(AreaReference("00001").flatMap { edition.areas.index($0) })
        return Facts(procedure: "1.000001", branch: "b1", places: [PlaceFact(.residence, area)])
    }

    private func agency(_ register: RegisterInForce?) throws -> String { try agency(#require(register?.edition)) }

    private func agency(_ edition: Edition) throws -> String {
        let answer = EditionAnswer(edition, try facts(edition), LocalMoment(Self.noon).date)
        return answer.agencies.first?.id ?? answer.key
    }

    @Test func theFirstStartMakesTheFolderEditionOne() throws {
        let (desk, ledger, first) = try started()
        #expect(first.number == 1)
        #expect(first.source == "Routing/tiny")
        #expect(first.note == "Lần chạy đầu tiên, nạp từ Routing/tiny / First start, from Routing/tiny")
        #expect(first.proof?.isPassed == true)
        #expect((first.proof?.procedures, first.proof?.pairs) == (1, 2))
        #expect(ledger.journal.map(\.entry.kind) == ["edition.seeded"])
        #expect(desk.shelf.active(at: Self.noon)?.hash == Edition.hash(of: Tiny.files()))
        #expect(try agency(desk.shelf.active(at: Self.noon)) == "c1")
    }

    @Test func aFolderThatFailsIsNotServed() throws {
        let desk = EditionDesk(ledger: EditionsMemoryLedger())
        do {
            _ = try desk.start(folder: ("x", Tiny.files(rules: Tiny.noRules)), at: Self.noon)
            Issue.record("served a register with gaps")
        } catch EditionFault.cannotSeed(let failures) { #expect(failures.first?.en.contains("no rule says") == true) }
        #expect(throws: EditionFault.self) { try desk.start(folder: nil, at: Self.noon) }
    }

    @Test func alaterStartWithAnotherFolderChangesNothing() throws {
        let (_, ledger, first) = try started()
        let desk = EditionDesk(ledger: ledger)
        let other = Tiny.files(rules: Tiny.departmentRules)
        guard case .differs(let active, let folder, nil) = try desk.start(folder: ("y", other), at: Self.noon) else {
            throw Unexpected()
        }
        #expect(active == first)
        #expect(folder == Edition.hash(of: other))
        #expect(try agency(desk.shelf.active(at: Self.noon)) == "c1")
        guard case .same = try desk.start(folder: ("y", Tiny.files()), at: Self.noon) else { throw Unexpected() }
        #expect(ledger.journal.count == 1)
    }

    @Test func fromProposalToActive() throws {
        let (desk, _, first) = try started()
        let record = try approved(desk)
        #expect(try agency(desk.shelf.active(at: Self.noon)) == "c1", "approved is not active")
        _ = try desk.schedule(record.hash, .on(EditionsWorld.day("2026-12-01")), by: Self.binh, at: Self.noon)
        let midnight = LocalMoment(EditionsWorld.day("2026-12-01"), minute: 0).instant
        #expect(try agency(desk.shelf.active(at: Instant(milliseconds: midnight.milliseconds - 1))) == "c1")
        #expect(try agency(desk.shelf.active(at: midnight)) == "d1", "no one has to be awake at midnight")
        let back = try desk.rollBack(to: first.hash, reason: "too early", by: Self.an, at: midnight)
        #expect(back.activations.count == 2)
        #expect(try agency(desk.shelf.active(at: midnight)) == "c1")
        #expect(try agency(desk.edition(record.hash)) == "d1", "a dossier of that minute keeps its edition")
    }

    @Test func failuresAreKeptAsSentences() throws {
        let (desk, _, _) = try started()
        let upload = EditionUpload(files: Tiny.files(rules: Tiny.noRules), note: "Nothing left")
        let draft = try desk.propose(upload, by: Self.an, at: Self.noon)
        var told: [(Int, Int)] = []
        let failed = try desk.prove(draft.hash, by: Self.an, at: Self.noon) { told.append(($0, $1)) }
        #expect(told.map(\.0) == [1] && told.map(\.1) == [1])
        let proof = try #require(failed.proof)
        #expect(!proof.isPassed)
        #expect(proof.failures.count == proof.failureCount)
        #expect(proof.failures.first?.vi.contains("không quy tắc nào") == true)
        try isRefused("edition.proof-fails") { _ = try desk.approve(draft.hash, by: Self.binh, at: Self.noon) }
    }

    @Test func tablesThatCannotBeReadFailWithFileAndLine() throws {
        let (desk, _, _) = try started()
        let rules = Tiny.committeeRules.replacing("committee,", with: "commitee,")
        let upload = EditionUpload(files: Tiny.files(rules: rules), note: "A slip")
        let draft = try desk.propose(upload, by: Self.an, at: Self.noon)
        let proof = try #require(try desk.prove(draft.hash, by: Self.an, at: Self.noon).proof)
        #expect(proof.failures.first?.en.contains("tiny/rules.csv:2") == true)
        #expect(proof.register.isEmpty)
    }

    @Test func aCalendarThatCannotBeReadFails() throws {
        let (desk, _, first) = try started()
        var changed = RegisterFiles()
        changed.add("vn/hours.csv", Array("branch,kind,weekday,open,close,from,to,origin,source\n".utf8))
        let draft = try desk.propose(
            EditionUpload(files: changed, note: "No hours", base: first.hash), by: Self.an, at: Self.noon)
        #expect(try desk.prove(draft.hash, by: Self.an, at: Self.noon).proof?.isPassed == false)
        var gone = EditionUpload(files: RegisterFiles(), note: "No calendar", base: first.hash)
        gone.removed = ["vn/calendar.csv"]
        let other = try desk.propose(gone, by: Self.an, at: Self.noon)
        let proof = try #require(try desk.prove(other.hash, by: Self.an, at: Self.noon).proof)
        #expect(proof.failures.first?.en.hasPrefix("calendar.csv") == true)
    }

    @Test func aChangeOfOneTableSharesTheOthers() throws {
        let (desk, ledger, first) = try started()
        let before = ledger.contentCount
        var changed = RegisterFiles()
        changed.add("tiny/rules.csv", Array(Tiny.departmentRules.utf8))
        let upload = EditionUpload(files: changed, note: "One table", base: first.hash)
        let record = try desk.propose(upload, by: Self.an, at: Self.noon)
        #expect(record.hash == Edition.hash(of: Tiny.files(rules: Tiny.departmentRules)))
        #expect(record.files.map(\.name) == first.files.map(\.name), "in the same order")
        #expect(ledger.contentCount == before + 1)
        try isRefused("edition.already-known") { _ = try desk.propose(upload, by: Self.binh, at: Self.noon) }
        let other = try desk.edition(record.hash)
        #expect(try other.areas === desk.edition(first.hash).areas, "the areas are in memory once")
    }

    @Test func includedFoldersAreReadFirstWhoeverSendsThem() throws {
        var reversed = RegisterFiles()
        for file in Tiny.files().files.reversed() { reversed.add(file.name, file.bytes) }
        let files = EditionManifest.ordered(EditionManifest.files(reversed), manifests: reversed)
        #expect(files.map(\.name) == Tiny.files().files.map(\.name))
        #expect(EditionManifest.hash(files) == Edition.hash(of: Tiny.files()))
    }

    struct BadUpload: CustomTestStringConvertible, Sendable {
        let why: String
        let names: [String]
        let code: String
        var testDescription: String { why }
    }

    @Test(arguments: [
        BadUpload(why: "a path upwards", names: ["../rules.csv"], code: "edition.file-name"),
        BadUpload(why: "an absolute path", names: ["/etc/rules.csv"], code: "edition.file-name"),
        BadUpload(why: "no folder", names: ["rules.csv"], code: "edition.file-name"),
        BadUpload(why: "not a table", names: ["x/rules.xlsx"], code: "edition.file-name"),
        BadUpload(why: "a capital", names: ["X/rules.csv"], code: "edition.file-name"),
        BadUpload(
            why: "a name without end", names: ["x/\(String(repeating: "a", count: 200)).csv"],
            code: "edition.file-name"),
        BadUpload(why: "a file twice", names: ["x/rules.csv", "x/rules.csv"], code: "edition.file-twice"),
        BadUpload(
            why: "a flood of files", names: (0...200).map { "x/a\($0).csv" }, code: "edition.too-many-files"),
        BadUpload(why: "nothing", names: [], code: "edition.nothing-uploaded"),
    ])
    func uploadsAreHeldToLimits(_ test: BadUpload) throws {
        let (desk, ledger, _) = try started()
        let (events, contents) = (ledger.journal.count, ledger.contentCount)
        var files = RegisterFiles()
        for name in test.names { files.add(name, [1]) }
        try isRefused(test.code) {
            _ = try desk.propose(EditionUpload(files: files, note: "x"), by: Self.an, at: Self.noon)
        }
        #expect((ledger.journal.count, ledger.contentCount) == (events, contents))
    }

    @Test func twoPeopleOneEditionOneWins() throws {
        let (desk, _, _) = try started()
        let record = try approved(desk)
        _ = try desk.schedule(record.hash, .now, by: Self.binh, at: Self.noon, seen: record.version)
        do {
            _ = try desk.withdraw(record.hash, reason: "x", by: Self.an, at: Self.noon, seen: record.version)
            Issue.record("acted on what it had not seen")
        } catch EditionFault.moved(let version) { #expect(version == record.version + 1) }
    }

    @Test func theDifferenceIsToldInSentencesAndOverRealCases() throws {
        let (desk, _, first) = try started()
        let record = try approved(desk)
        let edition = try desk.edition(first.hash)
        let cases = [RealCase(label: "H1", facts: try facts(edition), asOf: LocalMoment(Self.noon).date)]
        let told = try desk.difference(of: record.hash, cases: cases, at: Self.noon)
        #expect(told.changedCells > 0)
        #expect(told.groups.first?.sentence.en.contains("becomes Department") == true)
        #expect(told.moved.map(\.label) == ["H1"])
        #expect(told.moved.first?.after.vi == "Sở")
        #expect(told.loads.map(\.agency).sorted() == ["c1", "d1"])
        let same = try desk.difference(of: first.hash, cases: cases, at: Self.noon)
        #expect(same.isEmpty && same.moved.isEmpty && same.loads.isEmpty)
    }

    @Test func theRecordIsTheSameJSONEachTime() throws {
        let (desk, _, _) = try started()
        let record = try approved(desk)
        _ = try desk.schedule(record.hash, .on(EditionsWorld.day("2026-12-01")), by: Self.binh, at: Self.noon)
        let editions = try desk.editions()
        func document() throws -> [UInt8] {
            var json = JSONWriter()
            for record in editions.byNumber {
                record.write(
                    to: &json, stage: try #require(editions.stage(of: record.hash, at: Self.noon)), whole: true)
            }
            return json.bytes
        }
        #expect(try document() == document())
        let text = String(decoding: try document(), as: UTF8.self)
        #expect(text.contains("\"stage\":\"scheduled\""))
        #expect(text.contains("\"start\":\"2026-12-01T00:00:00+07:00\""))
        #expect(text.contains("\"source\":\"Routing/tiny\""))
    }

    @Test func runningDossiersAreListedNotMoved() throws {
        let (desk, ledger, first) = try started()
        let record = try approved(desk)
        let edition = try desk.edition(first.hash)
        let receipt = RoutingReceipt(
            try edition.route(facts(edition), asOf: LocalMoment(Self.noon).date), edition: edition)
        func dossier(_ serial: Int, _ agency: String, _ receipt: [UInt8]) -> RunningDossier {
            let code = DossierCode(issuer: "H29.1", day: LocalMoment(Self.noon).date, serial: serial)
            return RunningDossier(code: code, agency: agency, receipt: receipt)
        }
        let dossiers = [
            dossier(1, "c1", receipt.bytes), dossier(2, "d1", receipt.bytes), dossier(3, "x9", receipt.bytes),
            dossier(4, "c1", [1]),
        ]
        let events = ledger.journal.count
        let preview = try desk.preview(
            of: record.hash, over: dossiers, on: EditionsWorld.day("2026-12-01"), at: Self.noon)
        #expect(preview.asked == 4)
        #expect(preview.findings.map(\.code.serial) == [1, 3, 4])
        #expect(preview.findings.first?.sentence.en.hasSuffix("Committee One; by the new one: Department.") == true)
        #expect(preview.ownerless.map(\.code.serial) == [3])
        #expect(ledger.journal.count == events)
    }

    @Test func anAgencyThatEndsNamesItsSuccessor() throws {
        let (desk, _, first) = try started()
        let agencies = Tiny.agencies.replacing(
            "c1,committee,00001,Ủy ban Một,Committee One,,,,,",
            with: "c1,committee,00001,Ủy ban Một,Committee One,,,c3,,2026-12-01"
        ).replacing("d1,", with: "c3,committee,00001,Ủy ban Ba,Committee Three,,,,2026-12-01,,invented,test\nd1,")
        let upload = EditionUpload(files: Tiny.files(agencies: agencies), note: "Committee Three follows")
        let record = try desk.propose(upload, by: Self.an, at: Self.noon)
        #expect(try desk.prove(record.hash, by: Self.an, at: Self.noon).proof?.failures == [])
        let edition = try desk.edition(first.hash)
        let receipt = RoutingReceipt(
            try edition.route(facts(edition), asOf: LocalMoment(Self.noon).date), edition: edition)
        let code = DossierCode(issuer: "H29.1", day: LocalMoment(Self.noon).date, serial: 1)
        let dossiers = [RunningDossier(code: code, agency: "c1", receipt: receipt.bytes)]
        let preview = try desk.preview(
            of: record.hash, over: dossiers, on: EditionsWorld.day("2026-12-01"), at: Self.noon)
        #expect(preview.findings.map(\.effect) == [.losesOwner(agency: "c1", successor: "c3")])
    }

    @Test func bytesThatChangedAreNotServed() throws {
        let (_, ledger, first) = try started()
        ledger.spoil(try #require(first.files.first).content)
        let desk = EditionDesk(ledger: ledger)
        #expect(throws: EditionFault.self) { try desk.start(folder: nil, at: Self.noon) }
        #expect(desk.shelf.active(at: Self.noon) == nil)
    }

    @Test func memoryIsBounded() throws {
        let ledger = EditionsMemoryLedger()
        let desk = EditionDesk(ledger: ledger, shelf: EditionShelf(capacity: 2))
        _ = try desk.start(folder: ("x", Tiny.files()), at: Self.noon)
        var hashes: [Digest] = []
        for number in 0..<6 {
            let rules = Tiny.committeeRules.replacing("Điều 1", with: "Điều \(number + 2)")
            let record = try desk.propose(
                EditionUpload(files: Tiny.files(rules: rules), note: "\(number)"), by: Self.an, at: Self.noon)
            _ = try desk.prove(record.hash, by: Self.an, at: Self.noon)
            _ = try desk.approve(record.hash, by: Self.binh, at: Self.noon)
            _ = try desk.schedule(record.hash, .now, by: Self.binh, at: Self.noon)
            hashes.append(record.hash)
        }
        #expect(desk.shelf.count <= 3)
        #expect(desk.shelf.active(at: Self.noon)?.hash == hashes.last)
        for hash in hashes { #expect(try desk.edition(hash).hash == hash, "loaded on demand") }
        #expect(desk.shelf.count <= 3)
    }
}

/// Checks on a thread of their own.
@Suite struct EditionsProverTests {
    @Test func aCheckRunsOnItsThreadAndAnswersEveryoneWhoAsked() throws {
        let ledger = EditionsMemoryLedger()
        let desk = EditionDesk(ledger: ledger)
        _ = try desk.start(folder: ("x", EditionsTinyRegister.files()), at: EditionsWorld.noon)
        let files = EditionsTinyRegister.files(rules: EditionsTinyRegister.departmentRules)
        let draft = try desk.propose(
            EditionUpload(files: files, note: "x"), by: EditionsWorld.person("an"), at: EditionsWorld.noon)
        let prover = EditionProver(desk, clock: Clock { EditionsWorld.noon })
        let answers = Locked<[Bool]>([])
        for _ in 0..<3 {
            prover.start(draft.hash, by: EditionsWorld.person("an")) { result in
                answers.with { $0.append((try? result.get())?.proof?.isPassed ?? false) }
                answers.wakeAll()
            }
        }
        let told = answers.wait(until: { $0.count == 3 }) { $0 }
        #expect(told == [true, true, true])
        #expect(prover.progress(of: draft.hash) == nil)
        prover.start(EditionsWorld.hash("unknown"), by: EditionsWorld.person("an")) { result in
            answers.with { $0.append((try? result.get()) != nil) }
            answers.wakeAll()
        }
        #expect(answers.wait(until: { $0.count == 4 }) { $0.last } == false)
        prover.stop()
    }
}
