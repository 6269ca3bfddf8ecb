internal import Base
internal import Testing

@testable internal import Pages

/// What an operator is told first, and plots that say in words what they show.
@Suite struct OperatorPagesTests {
    private static let now = Instant(milliseconds: 1_795_000_000_000)

    struct Case: CustomTestStringConvertible, Sendable {
        let change: @Sendable (inout HouseState) -> Void
        let tones: [Piece.Tone]
        var says = ""
        let why: String
        var testDescription: String { why }
    }

    private static var well: HouseState {
        var state = HouseState(now: now, started: now.adding(hours: -5), version: "1")
        (state.diskFree, state.diskSize) = (500_000_000_000, 1_000_000_000_000)
        state.backup = (now.adding(hours: -3), 1_000_000)
        return state
    }

    @Test(arguments: [
        Case(change: { _ in }, tones: [], why: "all is well"),
        Case(
            change: { $0.halted = Bilingual(vi: "Đĩa lỗi.", en: "The disk failed.") }, tones: [.bad],
            says: "The disk failed.", why: "recording has stopped"),
        Case(change: { $0.diskFree = 900_000_000 }, tones: [.bad], says: "900 MB", why: "less than a gigabyte is free"),
        Case(change: { $0.diskFree = 80_000_000_000 }, tones: [.warn], says: "80 GB", why: "less than a tenth is free"),
        Case(change: { $0.diskSize = 0 }, tones: [], why: "a disk nobody can ask about is not judged"),
        Case(change: { $0.backup = nil }, tones: [.warn], says: "no backup", why: "no backup at all"),
        Case(
            change: { $0.backup?.at = Self.now.adding(hours: -30) }, tones: [.warn], says: "1 day 6 h old",
            why: "yesterday's is too old"),
        Case(change: { $0.backup?.at = Self.now.adding(days: -8) }, tones: [.bad], says: "8 days", why: "a week old"),
        Case(change: { $0.waiting = 2000 }, tones: [.warn], says: "2000 requests", why: "a long queue"),
        Case(change: { $0.failures = 2 }, tones: [.warn], says: "2 requests failed", why: "failures of the last hour"),
        Case(change: { $0.endingKeys = 1 }, tones: [.warn], says: "1 partner key ends", why: "a key that ends"),
        Case(
            change: { state in
                state.unopened = 2
                state.halted = Bilingual(same: "x")
                state.backup = nil
            }, tones: [.bad, .warn, .plain], why: "the worst comes first"),
    ])
    func whatToLookAtFirst(_ c: Case) {
        var state = Self.well
        c.change(&state)
        #expect(state.concerns.map(\.tone) == c.tones)
        #expect(c.says.isEmpty || state.concerns.contains { $0.words.en.contains(c.says) }, "\(state.concerns)")
        let page = page(OperatorOverview.page(frame(.en), state))
        #expect(page.contains("All is well") == c.tones.isEmpty)
    }

    struct Amount: CustomTestStringConvertible {
        let bytes: Int
        let vi: String
        let en: String
        var testDescription: String { en }
    }

    @Test(arguments: [
        Amount(bytes: 0, vi: "0 B", en: "0 B"), Amount(bytes: 999, vi: "999 B", en: "999 B"),
        Amount(bytes: 1500, vi: "1,5 kB", en: "1.5 kB"), Amount(bytes: 72_000_000, vi: "72 MB", en: "72 MB"),
        Amount(bytes: 1_234_000_000_000, vi: "1,2 TB", en: "1.2 TB"),
        Amount(bytes: 4_321_000_000_000_000, vi: "4.321 TB", en: "4,321 TB"),
    ])
    func bytesAreSaidAsPeopleCountThem(_ c: Amount) {
        #expect(OperatorFrame.bytes(c.bytes, .vi) == c.vi && OperatorFrame.bytes(c.bytes, .en) == c.en)
    }

    @Test func numbersAreGroupedByThousands() {
        #expect(OperatorFrame.grouped(-1_234_567, .vi) == "-1.234.567" && OperatorFrame.grouped(999, .en) == "999")
    }

    @Test func aPlotSaysWhatItShows() {
        var columns = [Int?](repeating: nil, count: 144)
        columns[143] = 12
        columns[100] = 40
        let series = HealthSeries(Bilingual(vi: "Chờ", en: "Waiting"), .count, columns, latest: 3)
        let words = HealthPage.words(of: series, Self.now)
        // The column began 44 times ten minutes ago.
        let at = LocalMoment(Self.now.adding(minutes: -440)).clock
        #expect(words.en == "now 3, highest 40 at \(at)" && words.vi == "bây giờ 3, cao nhất 40 lúc \(at)")
        let low = HealthSeries(Bilingual(same: "x"), .bytes, columns, latest: 12, lowMatters: true)
        #expect(HealthPage.words(of: low, Self.now).en.contains("lowest 12 B"))
        #expect(
            HealthPage.words(of: HealthSeries(Bilingual(same: "x"), .count, [nil], latest: nil), Self.now).en
                == "nothing measured yet")
        #expect(
            HealthPage.amount(250, .microseconds, .en) == "0.25 ms"
                && HealthPage.amount(2500, .microseconds, .vi) == "2,5 ms"
                && HealthPage.amount(25_000, .microseconds, .vi) == "25 ms")
        let page = page(HealthPage.page(frame(.en), [series], now: Self.now, since: Self.now.adding(hours: -2)))
        #expect(page.contains("role=\"img\" aria-label=\"Waiting: now 3, highest 40"), "for whoever does not see it")
        #expect(page.contains("<details") && page.contains("The service was started at"))
        #expect(
            page.ranges(of: "M100 100V4H101V100Z").count == 1 && page.contains("M143 100V72H144V100Z"), "two stretches")
    }

    /// A day of nine plots at their longest fits a poor line.
    @Test func aFullDayIsNoHeavyPage() {
        let columns = (0..<144).map { Optional(1_000_000_007 + $0 % 2 * 888_888_888) }
        let series = (0..<9).map {
            HealthSeries(Bilingual(vi: "Số \($0)", en: "Figure \($0)"), .bytes, columns, latest: 1)
        }
        let bytes = HealthPage.page(frame(.vi), series, now: Self.now, since: Self.now.adding(days: -3)).count
        #expect(bytes < 45_000, "\(bytes) bytes before compression")
    }

    private func frame(_ language: Language) -> OperatorFrame {
        OperatorFrame(Shell(language: language), .overview, open: OperatorFrame.Section.allCases)
    }

    private func page(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
