internal import Base
internal import Desk
internal import HTTP
internal import Pages
internal import Store

/// One minute of the house.
struct HealthSample: Sendable {
    var at = Instant(milliseconds: 0)
    /// Answers within the minute: what was asked for, what was refused, what failed here.
    var (answered, refused, failed) = (0, 0, 0)
    /// All but one of a hundred answers took no longer, in microseconds; a bucket's bound, so at most so much.
    var slowest = 0
    var commits = 0
    /// At the minute's end.
    var (waiting, connections, memory, diskFree) = (0, 0, 0, 0)
}

/// The last day, a sample a minute, in memory: 1,440 rows, of the time since the last start. What is older belongs to a
/// monitor that reads `/metrics`.
final class HealthRing: Sendable {
    static let capacity = 1440
    static let columns = 144

    fileprivate struct State {
        var samples: [HealthSample] = []
        /// Where the next one goes, once all places are taken.
        var next = 0
        var before: (at: Instant, figures: Figures)?
    }

    private let state = Locked(State())

    /// Once a second; measures once a minute and does nothing else.
    func tick(_ now: Instant, _ figures: () -> Figures, disk: () -> Int) {
        guard isDue(now) else { return }
        let taken = figures()
        var sample = HealthSample()
        sample.at = now
        sample.waiting = taken.writer.waiting
        sample.connections = taken.http.connectionsOpen
        sample.memory = residentMebibytes() << 20
        sample.diskFree = disk()
        state.with { state in
            if let before = state.before?.figures {
                sample.count(from: before, to: taken)
                state.keep(sample)
            }
            state.before = (now, taken)
        }
    }

    private func isDue(_ now: Instant) -> Bool {
        state.with { state in
            // A clock that was set back must not end the measuring.
            state.before.map { now >= $0.at.adding(minutes: 1) || now < $0.at } ?? true
        }
    }

    var all: [HealthSample] { state.with { $0.samples } }

    var latest: HealthSample? {
        state.with { state in state.samples.isEmpty ? nil : state.samples[state.newest] }
    }

    /// Failed answers of the last hour.
    func failures(since: Instant) -> Int { all.reduce(0) { $0 + ($1.at >= since ? $1.failed : 0) } }
}

extension HealthRing.State {
    fileprivate var newest: Int { (next + samples.count - 1) % samples.count }

    fileprivate mutating func keep(_ sample: HealthSample) {
        if samples.count < HealthRing.capacity { return samples.append(sample) }
        samples[next] = sample
        next = (next + 1) % HealthRing.capacity
    }
}

extension HealthSample {
    fileprivate mutating func count(from old: Figures, to new: Figures) {
        func grown(_ index: Int) -> Int { max(0, new.http.answers[index] - old.http.answers[index]) }
        (answered, refused, failed) = (grown(1) + grown(2), grown(3), grown(4))
        commits = max(0, new.writer.commits - old.writer.commits)
        slowest = Self.slowest(zip(new.http.durations, old.http.durations).map { max(0, $0 - $1) })
    }

    /// The bound under which 99 of 100 fall; the last bucket has none and counts as twice the highest.
    static func slowest(_ counts: [Int]) -> Int {
        let all = counts.reduce(0, +)
        if all == 0 { return 0 }
        var sum = 0
        for (index, count) in counts.enumerated() {
            sum += count
            if sum * 100 >= all * 99 {
                return index < Counters.bounds.count
                    ? Counters.bounds[index] : 2 * Counters.bounds[Counters.bounds.count - 1]
            }
        }
        return 0
    }
}

extension HealthRing {
    /// For the page: columns of ten minutes that end now.
    func series(until now: Instant) -> [HealthSeries] {
        let (samples, latest) = (all.filter { $0.at > now.adding(days: -1) && $0.at <= now }, latest)
        func series(
            _ name: Bilingual, _ unit: HealthSeries.Unit, lowMatters: Bool = false, _ value: (HealthSample) -> Int
        ) -> HealthSeries {
            var series = HealthSeries(
                name, unit, Self.columns(samples, now, lowMatters ? min : max, value), latest: latest.map(value),
                lowMatters: lowMatters)
            let extreme = lowMatters ? samples.map(value).min() : samples.map(value).max()
            series.extremeAt = samples.first { value($0) == extreme }?.at
            return series
        }
        return [
            series(Phrase.healthAnswered, .count) { $0.answered }, series(Phrase.healthRefused, .count) { $0.refused },
            series(Phrase.healthFailed, .count) { $0.failed },
            series(Phrase.healthSlowest, .microseconds) { $0.slowest },
            series(Phrase.healthCommits, .count) { $0.commits }, series(Phrase.healthWaiting, .count) { $0.waiting },
            series(Phrase.healthConnections, .count) { $0.connections },
            series(Phrase.healthMemory, .bytes) { $0.memory },
            series(Phrase.healthDisk, .bytes, lowMatters: true) { $0.diskFree },
        ]
    }

    /// By their time, not by their place: a machine that slept leaves a gap.
    private static func columns(
        _ samples: [HealthSample], _ now: Instant, _ worse: (Int, Int) -> Int, _ value: (HealthSample) -> Int
    ) -> [Int?] {
        var columns = [Int?](repeating: nil, count: Self.columns)
        let width = Int64(86_400_000 / Self.columns)
        let begin = now.adding(days: -1).milliseconds
        for sample in samples {
            // A sample stands for the minute that ended with it.
            let offset = sample.at.milliseconds - 1 - begin
            guard offset >= 0, sample.at <= now else { continue }
            let column = Int(offset / width)
            columns[column] = columns[column].map { worse($0, value(sample)) } ?? value(sample)
        }
        return columns
    }
}
