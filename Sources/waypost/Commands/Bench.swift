internal import Base

let benchCommand = Command(
    name: "bench",
    summary: Bilingual(vi: "đo tốc độ, cạnh giới hạn của máy", en: "measure speed, next to the limit of the machine"),
    story: [
        Bilingual(
            vi:
                "Mỗi lệnh đo chạy năm vòng trên một lõi và in vòng tốt nhất, vòng giữa, và cùng lần chạy đó là tốc độ đi qua "
                + "một mảng phẳng: giới hạn mà máy cho phép. --json cho một đối tượng, tên trường mang đơn vị.",
            en:
                "Each bench runs five rounds on one core and prints the best, the median and, of the same run, the speed of "
                + "a walk over a flat array: the limit the machine allows. --json gives one object whose names carry "
                + "units.")
    ],
    children: [
        benchAreasCommand, benchRouteCommand, benchCheckCommand, benchLodgeCommand, benchReadCommand,
        benchPublicCommand, benchStartCommand,
    ])

/// One measured figure: its name for programs, with the unit in it, and what it is called.
struct Figure {
    let key: String
    let label: Bilingual
    /// A whole number, or a decimal one with a full stop.
    let text: String

    init(_ key: String, _ value: Int, vi: String, en: String) {
        self.key = key
        label = Bilingual(vi: vi, en: en)
        text = String(value)
    }

    /// - Parameter thousandths: the value times 1000, told with three decimals.
    init(_ key: String, thousandths: Int, vi: String, en: String) {
        self.key = key
        label = Bilingual(vi: vi, en: en)
        text = "\(thousandths / 1000).\(padded(thousandths % 1000, 3))"
    }

    func shown(_ language: Language) -> String {
        Int(text).map { grouped($0, language) } ?? (language == .vi ? String(text.map { $0 == "." ? "," : $0 }) : text)
    }
}

/// Figures as one object for programs, or as labelled lines.
func show(_ figures: [Figure], bench: String, _ call: Call) throws {
    guard call.manner.form == .json else {
        let call = call.spoken
        let pairs = figures.map { ($0.label[call.language], "\($0.shown(call.language))  (\($0.key))") }
        return try Prose(call).labelled(pairs)
    }
    var json = JSONWriter()
    json.object {
        $0.field("bench", bench)
        for figure in figures {
            $0.key(text: figure.key)
            $0.raw(Array(figure.text.utf8))
        }
    }
    try call.output.line(json.text)
}

/// Rounds of the same work, timed.
struct Rounds {
    static let count = 5
    /// Nanoseconds, shortest first.
    let nanoseconds: [UInt64]
    let items: Int
    /// The answers of all rounds added up. Each round goes on from the sum of the one before and the last is printed, so
    /// that no compiler can leave a round out.
    private(set) var sum = 0

    /// - Parameter work: does everything once and returns the sum it was given, plus its answers.
    init(items: Int, _ work: (Int) throws -> Int) rethrows {
        self.items = items
        var times: [UInt64] = []
        for _ in 0..<Self.count { times.append(try Self.time(&sum, work)) }
        nanoseconds = times.sorted()
    }

    private init(items: Int, times: [UInt64], sum: Int) {
        (self.items, self.sum) = (items, sum)
        nanoseconds = times.sorted()
    }

    private static func time(_ sum: inout Int, _ work: (Int) throws -> Int) rethrows -> UInt64 {
        let began = monotonicNanoseconds()
        sum = try work(sum)
        return max(1, monotonicNanoseconds() - began)
    }

    /// Two works over the same items in turn, round by round, so that what else the machine does meets both; and how
    /// fast the first is beside the second, in thousandths, in the median of these pairs.
    static func pairs(items: Int, _ work: (Int) -> Int, _ limit: (Int) -> Int) -> (Rounds, Rounds, thousandths: Int) {
        var (sum, limitSum) = (0, 0)
        var pairs: [(work: UInt64, limit: UInt64)] = []
        for _ in 0..<2 * count { pairs.append((time(&sum, work), time(&limitSum, limit))) }
        let ratios = pairs.map { Int($0.limit * 1000 / $0.work) }.sorted()
        return (
            Rounds(items: items, times: pairs.map(\.work), sum: sum),
            Rounds(items: items, times: pairs.map(\.limit), sum: limitSum), ratios[ratios.count / 2]
        )
    }

    var checksum: Figure { Figure("checksum", sum, vi: "tổng kiểm", en: "checksum") }

    /// Items a second in the best and in the median round.
    var best: Int { perSecond(nanoseconds[0]) }
    var median: Int { perSecond(nanoseconds[nanoseconds.count / 2]) }

    private func perSecond(_ time: UInt64) -> Int { Int(UInt64(items) * 1_000_000_000 / time) }
}

/// How long single items took. Each is timed alone with the monotonic clock, and what the clock itself takes (the
/// median of 10,001 readings back to back) is taken off.
struct Latencies {
    private(set) var nanoseconds: [UInt32] = []
    let clockCost: UInt64

    init(_ count: Int) {
        nanoseconds.reserveCapacity(count)
        var costs: [UInt64] = []
        for _ in 0..<10_001 {
            let began = monotonicNanoseconds()
            costs.append(monotonicNanoseconds() - began)
        }
        clockCost = costs.sorted()[5_000]
    }

    @inline(__always) mutating func add(from began: UInt64, to ended: UInt64) {
        let took = ended &- began
        nanoseconds.append(UInt32(truncatingIfNeeded: took > clockCost ? took &- clockCost : 0))
    }

    /// The named parts of a thousand, in nanoseconds: 500 is the median.
    func quantiles(_ parts: [Int]) -> [Int] {
        let sorted = nanoseconds.sorted()
        guard let last = sorted.indices.last else { return parts.map { _ in 0 } }
        return parts.map { Int(sorted[last * $0 / 1000]) }
    }
}

/// Memory of this process that is in use (resident), in MiB, as the kernel tells it; 0 where it does not.
func residentMebibytes() -> Int {
    guard let bytes = try? FileBytes.read("/proc/self/statm") else { return 0 }
    let fields = String(decoding: bytes, as: UTF8.self).split(separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4096 / (1 << 20) : 0
}
