internal import Base
internal import HTTP
internal import Pages
internal import Store
internal import Testing

@testable internal import waypost

/// The last day in memory: what is kept, what is forgotten, and what it costs.
@Suite struct HealthRingTests {
    private static let start = Instant(milliseconds: 1_795_000_000_000)

    private func filled(minutes: Int, step: Int = 1) -> (ring: HealthRing, now: Instant) {
        let ring = HealthRing()
        var figures = Figures()
        var now = Self.start
        for minute in 0...minutes {
            now = Self.start.adding(minutes: minute * step)
            figures.writer.commits = minute * 3
            figures.writer.waiting = minute % 7
            ring.tick(now, { figures }, disk: { 1_000_000 - minute })
        }
        return (ring, now)
    }

    @Test func aMinuteIsMeasuredOnce() {
        let ring = HealthRing()
        var asked = 0
        for second in 0..<180 {
            ring.tick(
                Instant(milliseconds: Self.start.milliseconds + Int64(second) * 1000),
                {
                    asked += 1
                    return Figures()
                }, disk: { 1 })
        }
        #expect(asked == 3 && ring.all.count == 2, "the first look is what the next is held against")
    }

    @Test func aDayIsKeptAndNoMore() throws {
        let (ring, now) = filled(minutes: 3000)
        #expect(ring.all.count == HealthRing.capacity)
        #expect(ring.latest?.at == now && ring.latest?.commits == 3)
        let oldest = try #require(ring.all.map(\.at).min())
        #expect(oldest == now.adding(minutes: -HealthRing.capacity + 1))
        let series = ring.series(until: now)
        #expect(series.allSatisfy { $0.columns.count == 144 && !$0.columns.contains(nil) })
        #expect(
            series.first { $0.name == Phrase.healthWaiting }?.columns.compactMap { $0 }.max() == 6, "the worst of ten")
        #expect(series.first { $0.name == Phrase.healthDisk }?.latest == 1_000_000 - 3000)
    }

    @Test func whatWasNotMeasuredIsAGap() {
        let (ring, now) = filled(minutes: 30)
        for series in ring.series(until: now) {
            #expect(series.columns.prefix(141).allSatisfy { $0 == nil }, "nothing is known before the start")
            #expect(series.columns.suffix(3).allSatisfy { $0 != nil })
        }
        let (slept, then) = filled(minutes: 4, step: 300)
        #expect(slept.series(until: then)[0].columns.count { $0 != nil } <= 4, "a machine that slept leaves a gap")
        let none = HealthRing().series(until: now)
        #expect(none.allSatisfy { $0.latest == nil && $0.columns.allSatisfy { $0 == nil } })
    }

    @Test func aClockSetBackDoesNotEndTheMeasuring() {
        let ring = HealthRing()
        for minute in [0, 1, 2, -600, -599, -598] {
            ring.tick(Self.start.adding(minutes: minute), { Figures() }, disk: { 1 })
        }
        #expect(ring.all.count == 5)
    }

    struct Slowest: CustomTestStringConvertible {
        let counts: [Int: Int]
        let bound: Int
        let why: String
        var testDescription: String { why }
    }

    @Test(arguments: [
        Slowest(counts: [:], bound: 0, why: "no answers"), Slowest(counts: [0: 1], bound: 250, why: "one quick one"),
        Slowest(counts: [0: 99, 5: 1], bound: 250, why: "one of a hundred does not count"),
        Slowest(counts: [0: 98, 5: 2], bound: 10_000, why: "two do"),
        Slowest(counts: [12: 5], bound: 10_000_000, why: "beyond the last bound: twice it"),
    ])
    func ninetyNineOfAHundred(_ c: Slowest) {
        let counts = (0..<13).map { c.counts[$0] ?? 0 }
        #expect(HealthSample.slowest(counts) == c.bound)
    }

    /// A second of the house costs a look at the clock, and a minute some dozens of microseconds.
    @Test func measuringCostsNothing() {
        let ring = HealthRing()
        let begin = threadCPUNanoseconds()
        for second in 0..<86_400 {
            let now = Instant(milliseconds: Self.start.milliseconds + Int64(second) * 1000)
            ring.tick(now, { Figures() }, disk: { 1 })
        }
        let milliseconds = (threadCPUNanoseconds() - begin) / 1_000_000
        #expect(milliseconds < 2000, "\(milliseconds) ms of computing for a whole day, unoptimised")
    }
}
