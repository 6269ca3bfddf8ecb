internal import Base
internal import Competence
internal import Dossiers
internal import Testing
internal import WorkingTime

/// Events as bytes: the same fact gives the same bytes, and only those bytes give it back.
@Suite struct CodecTests {
    @Test func everyKindOfFactIsThere() throws {
        let kinds = Set(try Facts.all().map(\.kind))
        #expect(kinds == Set(EventKind.allCases))
        #expect(EventKind.allCases.allSatisfy { $0.rawValue.hasPrefix("dossier.") })
    }

    @Test func readsBackWhatItWrote() throws {
        for event in try Facts.all() {
            let body = event.body
            #expect(body == event.body, "stable")
            #expect(throws: Never.self) { try JSON(body) }
            let again = try Event(kind: event.kind.rawValue, at: event.at, actor: event.actor, body: body)
            #expect(again == event)
            #expect(again.body == body)
        }
    }

    /// Random texts with everything JSON escapes, random data.
    @Test func randomFactsSurvive() throws {
        var random = SeededGenerator(seed: 20_261_121)
        for _ in 0..<3_000 {
            let event = try Facts.random(&random)
            let again = try Event(kind: event.kind.rawValue, at: event.at, actor: event.actor, body: event.body)
            #expect(again == event)
            #expect(again.body == event.body)
        }
    }

    /// A receipt of routing is kept byte for byte.
    @Test func theReceiptIsKeptAsItWas() throws {
        let event = try #require(try Facts.all().first { $0.kind == .lodged })
        let again = try Event(kind: "dossier.lodged", at: event.at, actor: "", body: event.body)
        guard case .lodged(let lodging, _) = again.fact else { throw Facts.Unexpected() }
        #expect(lodging.receipt == Life.receipt)
    }

    @Test func othersAreRefused() throws {
        func fault(_ kind: String, _ body: String) -> EventFault? {
            do {
                _ = try Event(kind: kind, at: Instant(milliseconds: 0), actor: "", body: Array(body.utf8))
                return nil
            } catch { return error }
        }
        #expect(fault("dossier.accepted", #"{"officer":"x"}"#) == nil)
        #expect(fault("dossier.eaten", "{}") == .unknownKind("dossier.eaten"))
        #expect(fault("dossier.accepted", "{}") == .missing(field: "officer"))
        #expect(fault("dossier.accepted", #"{"name":"x"}"#) == .missing(field: "officer"))
        #expect(fault("dossier.accepted", #"{"officer":7}"#) == .malformed(field: "officer"))
        #expect(fault("dossier.accepted", #"{"officer":"x","more":1}"#) == .unexpected(after: "officer"))
        #expect(fault("dossier.accepted", #"{"officer":"x"} "#) == .unexpected(after: "officer"))
        #expect(fault("dossier.accepted", #"{ "officer":"x"}"#) == .missing(field: "officer"))
        #expect(fault("dossier.accepted", "") == .malformed(field: "$"))
        #expect(fault("dossier.accepted", #"{"officer":"\u0041"}"#) == .malformed(field: "officer"))
        #expect(fault("dossier.decided", #"{"verdict":"maybe"}"#) == .malformed(field: "verdict"))
        #expect(fault("dossier.lead-followed", #"{"lead":"H29-260230-0001"}"#) == .malformed(field: "lead"))
        #expect(fault("dossier.closed-for-silence", "{}") == nil)
    }

    /// Any bent byte is either told, or makes another well-formed fact; nothing stumbles.
    @Test func bentBytes() throws {
        var random = SeededGenerator(seed: 5)
        for event in try Facts.all() {
            for cut in 0..<event.body.count {
                #expect(throws: EventFault.self) {
                    try Event(kind: event.kind.rawValue, at: event.at, actor: "", body: Array(event.body[..<cut]))
                }
            }
            for _ in 0..<300 {
                var body = event.body
                body[Int.random(in: body.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
                if let bent = try? Event(kind: event.kind.rawValue, at: event.at, actor: "", body: body) {
                    #expect(bent.body == body, "one value, one text")
                }
            }
        }
    }

    /// The document is JSON in every stage and names everything a staff page shows.
    @Test(arguments: Stage.allCases) func theDocumentIsWhole(_ stage: Stage) throws {
        let dossier = try Life.dossier(in: stage, period: Life.rule("5 wd")).dossier
        var (one, two) = (JSONWriter(), JSONWriter())
        dossier.write(to: &one)
        dossier.write(to: &two)
        #expect(one.bytes == two.bytes)
        let json = try JSON(one.bytes)
        let names = [
            "code", "version", "stage", "stageWords", "open", "received", "updated", "channel", "procedure", "variant",
            "applicant", "papers", "edition", "places", "responsible", "period", "due", "silenceEnds", "clockEvents",
            "appointment", "finish", "declines", "conflict", "officer", "accepted", "supplements", "pause", "verdict",
            "result", "handOut", "postReturns", "closingNote", "lead", "led", "nextSteps",
        ]
        #expect(json.members?.map(\.name) == names)
        #expect(json["stage"]?.text == stage.rawValue)
        #expect(json["received"]?.text == "2026-03-02T09:00:00+07:00")
    }
}

/// Facts of every kind.
enum Facts {
    struct Unexpected: Error {}

    /// What `decide` gives along all journeys of the stage table.
    static func all() throws -> [Event] {
        var events: [Event] = []
        for stage in Stage.allCases {
            let dossier = try Life.dossier(in: stage, period: Life.rule("30 wd"))
            events += dossier.events
            for kind in StepKind.allCases { events += try StageTableTests.answer(kind, dossier.dossier).events }
        }
        let reading = ClockReading(
            due: LocalMoment(CivilDate(day: 20_600), minute: 1440),
            silenceEnds: LocalMoment(CivilDate(day: 20_610), minute: 1))
        events.append(Event(at: try Life.instant("2026-03-04"), actor: "system", fact: .dueRederived(reading)))
        return events
    }

    static func random(_ random: inout SeededGenerator) throws -> Event {
        let (a, b, c) = (text(&random), text(&random), text(&random))
        let day = CivilDate(day: Int32.random(in: 0...40_000, using: &random))
        let moment = LocalMoment(day, minute: Int.random(in: 0...1440, using: &random))
        let reading = ClockReading(due: Bool.random(using: &random) ? moment : nil, silenceEnds: moment)
        var lodging = try Life.lodging(period: Bool.random(using: &random) ? Life.rule("8 h", silence: "") : nil)
        lodging.applicant = Applicant(kind: .firm, name: a, phone: b, email: c, address: a, proxy: nil)
        lodging.assignment = .agency(b, choice: Assignment.Choice(among: [a, b], why: c))
        lodging.papers = [LodgedPaper(name: a, count: Int.random(in: -5...5, using: &random), isOriginalKept: true)]
        let facts: [Fact] = [
            .lodged(lodging, due: reading.due),
            .routedByHand(to: .manualDesk(a, why: b), why: c, reading),
            .rerouted(
                to: .elsewhere(system: a, reference: b), receipt: Bool.random(using: &random) ? [] : Life.receipt),
            .declined(Decline(reason: a, newFact: b, rules: [c, a]), agency: c),
            .supplementRequested([SupplementItem(paper: a, reason: b)], deadlineNote: c, reading),
            .paused(Pause(reason: .other(Bilingual(vi: a, en: b)), note: c, answerBy: day, attendAt: moment), reading),
            .reappointed(to: day, reason: a, reading),
            .handedOut(HandOut(way: .counter(branch: a, recipient: b, identitySeen: c), originalsGivenBack: false)),
            .refused(reason: a, papersTo: .post(address: b)),
            .decided(.rejected(reason: a)),
            .assigned(officer: b),
        ]
        let fact = facts[Int.random(in: facts.indices, using: &random)]
        return Event(
            at: Instant(milliseconds: Int64.random(in: 0...4_000_000_000_000, using: &random)), actor: a, fact: fact)
    }

    private static func text(_ random: inout SeededGenerator) -> String {
        let letters: [Unicode.Scalar] = [
            "a", "ễ", "\"", "\\", "\n", "\r", "\t", "\u{0}", "\u{1F}", "\u{7F}", "😀", "/", " ",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            if let letter = letters.randomElement(using: &random) { text.append(letter) }
        }
        return String(text)
    }
}
