internal import Base
internal import Dossiers
internal import Pages
internal import Testing

/// What is urgent, and why: the first reason that fits.
@Suite struct InboxRankTests {
    struct Case: CustomTestStringConvertible {
        let why: String
        let stage: Stage
        var due = ""
        var silence = ""
        var left = 9
        var apology = ""
        var age = 0
        var isAnswered = false
        let rank: InboxRank
        var testDescription: String { why }
    }

    /// It is Wednesday 25 November 2026, ten o'clock.
    @Test(arguments: [
        Case(why: "two days late", stage: .processing, due: "2026-11-23 24:00", left: -2, rank: .overdue(2)),
        Case(why: "late this morning", stage: .processing, due: "2026-11-25 09:00", left: 0, rank: .overdue(0)),
        Case(why: "late before anybody took it", stage: .routed, due: "2026-11-24 24:00", left: -1, rank: .overdue(1)),
        Case(
            why: "nobody answered in time", stage: .awaitingSupplement, silence: "2026-11-24 24:00", rank: .silenceOver),
        Case(
            why: "there is time to answer", stage: .awaitingSupplement, silence: "2026-11-26 24:00",
            rank: .waiting(.awaitingSupplement)),
        Case(why: "due tonight", stage: .decided, due: "2026-11-25 24:00", left: 0, rank: .dueToday),
        Case(
            why: "the last day to apologise", stage: .processing, due: "2026-11-26 24:00", left: 1,
            apology: "2026-11-25", rank: .apologyToday),
        Case(why: "due tomorrow, apologised for", stage: .processing, due: "2026-11-26 24:00", left: 1, rank: .soon(1)),
        Case(why: "three days left", stage: .processing, due: "2026-11-30 24:00", left: 3, rank: .soon(3)),
        Case(
            why: "three days left, to be accepted", stage: .routed, due: "2026-11-30 24:00", left: 3, age: 2,
            rank: .toAccept(2)),
        Case(why: "two agencies at odds", stage: .conflict, due: "2026-12-30 24:00", rank: .conflict),
        Case(why: "papers have come", stage: .processing, due: "2026-12-30 24:00", isAnswered: true, rank: .answered),
        Case(why: "decided long before it is due", stage: .decided, due: "2026-12-30 24:00", rank: .toIssue),
        Case(why: "to be collected", stage: .resultReady, rank: .toHandOut),
        Case(why: "nothing presses", stage: .processing, due: "2026-12-30 24:00", left: 25, rank: .running(25)),
        Case(why: "no period", stage: .processing, rank: .noDue),
        Case(why: "waits for an opinion", stage: .paused, rank: .waiting(.paused)),
    ]) func firstReasonThatFits(_ one: Case) throws {
        let now = try #require(LocalMoment("2026-11-25 10:00"))
        let rank = InboxRank(
            InboxRank.Case(
                stage: one.stage, due: LocalMoment(one.due), silenceEnds: LocalMoment(one.silence), daysLeft: one.left,
                latestApology: CivilDate(one.apology), age: one.age, isAnswered: one.isAnswered), at: now)
        #expect(rank == one.rank)
        #expect(!rank.words.vi.isEmpty && rank.words.vi != rank.words.en && !rank.words.vi.contains("{"))
    }

    @Test func ordersAreSensible() {
        let ranks: [InboxRank] = [
            .overdue(3), .silenceOver, .dueToday, .apologyToday, .soon(1), .conflict, .toRoute, .toAccept(1), .soon(3),
            .answered, .toIssue, .toHandOut, .running(9), .noDue, .waiting(.paused),
        ]
        #expect(ranks.map(\.order) == ranks.map(\.order).sorted() && Set(ranks.map(\.order)).count == ranks.count)
    }

    @Test(arguments: [
        ("Nguyễn Văn An", "Nguyễn V. A."), ("An", "An"), ("", ""), ("Đặng Thị Ánh Tuyết", "Đặng T. Á. T."),
    ]) func namesAreMasked(_ pair: (String, String)) { #expect(Mask.name(pair.0) == pair.1) }

    /// Sentences are filled by data; nothing typed is taken for markup, and no id for a part of another.
    @Test func slots() {
        let sentence = Bilingual(vi: "Chuyển từ a-1 sang a-12: {x}", en: "From a-1 to a-12: {x}")
        let html = sentence.html(.en, [Slot("a-1", "One"), Slot("a-12", "<b>Twelve</b>"), Slot.said("{x}")])
        #expect(html.text == "From One to <b>Twelve</b>: <span lang=\"vi\" class=\"said\">{x}</span>")
        #expect(Bilingual(same: "<i>").html(.vi, []).text == "&lt;i&gt;")
    }
}
