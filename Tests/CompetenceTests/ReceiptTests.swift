internal import Areas
internal import Base
internal import Testing

@testable internal import Competence

/// What a dossier keeps reproduces its outcome, byte for byte, years later.
@Suite struct ReceiptTests {
    static func edition(_ rules: [String]) throws -> Edition {
        try SemanticsCase(why: "", rules: rules, expect: "").edition()
    }

    static let rules = [
        "rule=g | from=2025-07-01 | outcome=role | factor=residence | role=committee",
        "rule=c | conditions=kind=firm | outcome=role | factor=residence | role=police",
    ]

    static func receipt(_ edition: Edition) throws -> RoutingReceipt {
        let test = SemanticsCase(
            why: "", rules: [], places: ["residence=2024:00902", "residence=00003"], answers: ["kind=firm"], expect: "")
        return RoutingReceipt(try edition.route(test.facts(edition.areas), asOf: date("2026-11-21")), edition: edition)
    }

    @Test func readsWhatItWrote() throws {
        let edition = try Self.edition(Self.rules)
        let written = try Self.receipt(edition)
        let read = try RoutingReceipt(written.bytes)
        #expect(read == written)
        #expect(try read.reproduce(with: edition) == written.bytes)
    }

    @Test func theSameCaseGivesTheSameBytes() throws {
        let (first, second) = (try Self.edition(Self.rules), try Self.edition(Self.rules))
        #expect(try Self.receipt(first).bytes == Self.receipt(second).bytes)
    }

    @Test func anotherEditionIsRefused() throws {
        let receipt = try Self.receipt(try Self.edition(Self.rules))
        let other = try Self.edition(Array(Self.rules.prefix(1)))
        let fault = try #require(throws: RoutingReceipt.Fault.self) { try receipt.reproduce(with: other) }
        #expect(fault.code == "receipt.other-edition")
    }

    struct Tampering: CustomTestStringConvertible, Sendable {
        let why: String
        let old: String
        let new: String
        /// Nil: it can be read and reproduced, and the bytes differ.
        var fault: String?
        var testDescription: String { why }
    }

    static let tamperings: [Tampering] = [
        Tampering(why: "another agency", old: "areaEnded", new: "assigned"),
        Tampering(why: "another fact", old: "\"kind\":\"firm\"", new: "\"kind\":\"person\""),
        Tampering(why: "another place", old: "\"areas\":[\"2024:00902\"]", new: "\"areas\":[\"2024:00903\"]"),
        Tampering(
            why: "a date nobody proved anything for", old: "2026-11-21", new: "2025-06-30", fault: "receipt.refused"),
        Tampering(why: "an article struck out", old: "\"article\":\"\"", new: "\"article\":\"Điều 1\""),
        Tampering(why: "longer validity", old: "2028-01-01", new: "2038-01-01"),
        Tampering(why: "a space more", old: ",\"outcome\"", new: ", \"outcome\""),
        Tampering(
            why: "an area that does not exist", old: "[\"00003\"]", new: "[\"99999\"]", fault: "receipt.malformed"),
        Tampering(why: "a date that does not exist", old: "2026-11-21", new: "2026-02-30", fault: "receipt.malformed"),
        Tampering(
            why: "a procedure nobody knows", old: "1.000001", new: "1.000009", fault: "receipt.refused"),
        Tampering(
            why: "an answer nobody knows", old: "\"kind\":\"firm\"", new: "\"kind\":\"ghost\"",
            fault: "receipt.refused"),
        Tampering(
            why: "other semantics", old: "{\"receipt\":1", new: "{\"receipt\":9", fault: "receipt.other-semantics"),
        Tampering(
            why: "no number of semantics", old: "{\"receipt\":1", new: "{\"receipt\":\"1\"", fault: "receipt.malformed"),
        Tampering(why: "cut short", old: "\"rules\":[", new: "", fault: "receipt.not-json"),
        Tampering(
            why: "a repeated field", old: "\"applied\":", new: "\"asOf\":1,\"applied\":", fault: "receipt.not-json"),
    ]

    @Test(arguments: tamperings) func tamperingShows(_ test: Tampering) throws {
        let edition = try Self.edition(Self.rules)
        let text = String(decoding: try Self.receipt(edition).bytes, as: UTF8.self)
        try #require(text.contains(test.old), "\(text)")
        let forged = Array(text.replacing(test.old, with: test.new, maxReplacements: 1).utf8)
        do {
            let again = try RoutingReceipt(forged).reproduce(with: edition)
            #expect(test.fault == nil)
            #expect(again != forged)
        } catch {
            #expect(error.code == test.fault)
            #expect(!error.sentence.vi.isEmpty && !error.sentence.en.isEmpty)
        }
    }

    @Test(arguments: 1...(isLongRun ? 2_000 : 100)) func flippedBytesNeverPassAndNeverCrash(_ seed: Int) throws {
        let edition = try Self.edition(Self.rules)
        let written = try Self.receipt(edition).bytes
        var dice = Dice(seed: UInt64(seed))
        var forged = written
        for _ in 0...dice.below(3) { forged[dice.below(forged.count)] ^= UInt8(1 << dice.below(8)) }
        guard forged != written, let receipt = try? RoutingReceipt(forged) else { return }
        let again = try? receipt.reproduce(with: edition)
        // Other facts with their own true answer are another receipt; the same facts never have another answer.
        #expect(again != forged || Self.areOtherFacts(forged, written))
    }

    private static func areOtherFacts(_ forged: [UInt8], _ written: [UInt8]) -> Bool {
        guard let one = try? JSON(forged), let other = try? JSON(written) else { return false }
        return one["facts"] != other["facts"] || one["asOf"] != other["asOf"]
    }

    /// Receipts of today's national register reproduce after a new edition stands beside it.
    @Test func receiptsOutliveTheirEdition() throws {
        let count = isLongRun ? 10_000 : 200
        let edition = try National.hcmc.get()
        var random = RandomFacts(edition: edition, seed: 4)
        let written = try (0..<count).map { _ in
            let (facts, day) = random.next()
            return RoutingReceipt(try edition.route(facts, asOf: day), edition: edition).bytes
        }
        let newer = try Mutation.edition(of: edition, dropping: 3)
        #expect(!edition.difference(to: newer).isEmpty)
        let again = try Edition(files: National.files.get(), areas: National.areas.get())
        for bytes in written {
            let receipt = try RoutingReceipt(bytes)
            let kept = try #require([newer, again].first { $0.hash == receipt.edition })
            #expect(try receipt.reproduce(with: kept) == bytes)
        }
    }
}

/// Random cases of a real register: procedures, branches, places and answers it knows.
struct RandomFacts {
    let edition: Edition
    var dice: Dice
    private let communes: [AreaIndex]
    private let ended: [AreaIndex]

    init(edition: Edition, seed: UInt64) {
        self.edition = edition
        dice = Dice(seed: seed)
        let all = (0..<Int32(edition.areas.count)).map { AreaIndex(raw: $0) }
            .filter { edition.areas.level(of: $0) == .commune }
        communes = all.filter { edition.areas.epoch(of: $0) == .e2025 }
        ended = all.filter { edition.areas.epoch(of: $0) == .e2024 }
    }

    mutating func next() -> (Facts, CivilDate) {
        let register = edition.register
        let day = CivilDate(day: 20_270 + Int32(dice.below(900)))
        let number = Int32(dice.below(register.procedures.count))
        let procedure = register.procedures[number]
        let open = register.branches.rows.filter { $0.validity.contains(day) }
        var facts = Facts(procedure: procedure.id)
        if dice.chance(80), !open.isEmpty { facts.branch = open[dice.below(open.count)].id }
        for factor in ConnectingFactor.allCases where factor != .lodging && dice.chance(60) {
            let area = dice.chance(85) ? communes[dice.below(communes.count)] : ended[dice.below(ended.count)]
            facts.places.append(PlaceFact(factor, area, text: "nơi \"\(area.raw)\""))
        }
        for slot in edition.compiled.slots[Int(number)] where dice.chance(80) && !slot.values.isEmpty {
            facts.answers[slot.key] = slot.values[dice.below(slot.values.count)]
        }
        return (facts, day)
    }
}
