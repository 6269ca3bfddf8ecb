internal import Base
internal import Desk
internal import Store

private let clients = Option<Int>.count(
    "connections", Bilingual(vi: "số kết nối cùng lúc (mặc định 64)", en: "connections at a time (default 64)"))
private let seconds = Option<Int>.count(
    "seconds", Bilingual(vi: "mỗi phép đo kéo dài (mặc định 6 giây)", en: "how long each measure takes (default 6)"))
/// Where benches of the service put their temporary folder.
let benchDisk = Option<String>.text(
    "data", Bilingual(vi: "THƯ MỤC", en: "DIR"),
    Bilingual(
        vi: "đo trên đĩa của thư mục này (mặc định TMPDIR, rồi /tmp); thư mục tạm được xóa sau khi đo",
        en: "measure on the disk of this folder (default TMPDIR, then /tmp); the temporary folder is removed"))

private let options = [clients.spec, seconds.spec, benchDisk.spec]

/// What the three benches of the service share: the real service in this process, and a client over loopback.
private let story = Bilingual(
    vi:
        "Chạy dịch vụ thật ngay trong tiến trình này trên một thư mục tạm, với sổ đang dùng, và gửi yêu cầu HTTP thật qua "
        + "loopback từ một luồng riêng (giữ kết nối; mỗi kết nối gửi tiếp khi đã nhận trọn trả lời). CPU của máy chủ là "
        + "của cả tiến trình trừ luồng gửi.",
    en:
        "Runs the real service in this process on a temporary folder, with the register in use, and sends real HTTP over "
        + "loopback from a thread of its own (keep-alive; each connection sends again when it was answered whole). The "
        + "server's CPU is that of the process without the client's thread.")

let benchLodgeCommand = Command(
    name: "lodge",
    summary: Bilingual(
        vi: "lượt nộp hồ sơ mỗi giây, đã ghi bền, bên cạnh giới hạn của đĩa",
        en: "dossiers lodged a second, durable, next to the limit of the disk"),
    story: [
        story,
        Bilingual(
            vi:
                "Giới hạn: chính những hàng ấy, chuẩn bị sẵn, ghi bằng một luồng, 64 hồ sơ một lần commit và 1 hồ sơ một lần. "
                + "Đo xen kẽ năm vòng, lấy vòng giữa; tỉ lệ là tỉ lệ giữa của từng cặp vòng. Chạy dưới ops/slow-sync để đo "
                + "với đĩa chậm hơn.",
            en:
                "The limit: the very same rows, made ahead, put in by one thread, 64 lodgings a commit and one a commit. Five "
                + "rounds in turn, the median is told; the ratio is the median of the pairs' ratios. Run it under "
                + "ops/slow-sync for a slower disk."),
    ],
    options: options,
    run: { call in
        try show(try ServiceBench.figures(call) { try LodgeFigures($0).all }, bench: "lodge", call)
        return .answered
    })

let benchReadCommand = Command(
    name: "read",
    summary: Bilingual(
        vi: "đọc qua HTTP: một hằng số và một hồ sơ dạng JSON",
        en: "reading over HTTP: a constant, and a dossier as JSON"),
    story: [
        story,
        Bilingual(
            vi: "Hồ sơ được đọc bằng khóa API và mỗi lượt xem được ghi lại; ops/bench-http so với nginx.",
            en: "Dossiers are read with an API key and each look is noted; ops/bench-http compares with nginx."),
    ],
    options: options,
    run: { call in
        try show(try ServiceBench.figures(call) { try ReadFigures($0).all }, bench: "read", call)
        return .answered
    })

let benchPublicCommand = Command(
    name: "public",
    summary: Bilingual(vi: "tra cứu công khai qua HTTP", en: "the public progress page over HTTP"),
    story: [story],
    options: options,
    run: { call in
        try show(try ServiceBench.figures(call) { try PublicFigures($0).all }, bench: "public", call)
        return .answered
    })

/// A service to put load on, and how much.
struct ServiceBench {
    let load: LoadHouse
    let folder: String
    let connections: Int
    let milliseconds: Int
}

extension ServiceBench {
    /// Measures with a service that goes again.
    static func figures(_ call: Call, _ measure: (ServiceBench) throws -> [Figure]) throws -> [Figure] {
        let folder = call[benchDisk] ?? call.surroundings["TMPDIR"] ?? "/tmp"
        let (count, time) = (call[clients] ?? 64, (call[seconds] ?? 6) * 1000)
        let register = try LoadedRegister(call)
        do {
            let load = try LoadHouse(register, in: folder, connections: count)
            defer { load.stop() }
            return try measure(
                ServiceBench(load: load, folder: folder, connections: count, milliseconds: time))
        } catch let fault as LoadFault {
            throw DataFault(
                "bench.failed", file: folder,
                problem: Bilingual(
                    vi: "Không đo được: \(fault.words).", en: "It could not be measured: \(fault.words)."),
                mend: Bilingual(vi: "Xem máy còn việc gì khác không.", en: "See what else the machine is doing."))
        }
    }
}

extension [Figure] {
    /// What one run of the client saw, under names that begin with `prefix`.
    fileprivate init(_ result: LoadResult, _ prefix: String, vi: String, en: String) {
        let quantiles = result.quantiles([500, 990])
        self = [
            Figure(
                "\(prefix)requests_per_second", result.perSecond, vi: "\(vi): yêu cầu mỗi giây",
                en: "\(en): requests a second"),
            Figure(
                "\(prefix)p50_ms", thousandths: quantiles[0] / 1000, vi: "\(vi): nửa số lượt trong, ms",
                en: "\(en): half of them within, ms"),
            Figure(
                "\(prefix)p99_ms", thousandths: quantiles[1] / 1000, vi: "\(vi): 99 % trong, ms",
                en: "\(en): 99 % within, ms"),
            Figure(
                "\(prefix)cpu_us_per_request", thousandths: result.serverCPUPerRequest,
                vi: "\(vi): CPU mỗi yêu cầu, µs",
                en: "\(en): CPU of the server a request, µs"),
        ]
    }
}

/// Reading: a constant and dossiers.
private struct ReadFigures {
    let all: [Figure]

    init(_ bench: ServiceBench) throws {
        let load = bench.load
        _ = try load.lodge(connections: bench.connections, milliseconds: 300)
        let readings = try load.readings(1000, path: "/api/v1/dossiers/", withKey: true)
        let health = LoadForms.get("/health", port: load.port, key: nil)
        let constant = try load.read([health], connections: bench.connections, milliseconds: bench.milliseconds)
        let dossiers = try load.read(readings, connections: bench.connections, milliseconds: bench.milliseconds)
        all =
            [Figure](dossiers, "", vi: "hồ sơ", en: "dossier")
            + [Figure](constant, "constant_", vi: "hằng số", en: "constant")
            + [
                Figure(
                    "client_cpu_us_per_request", thousandths: constant.clientCPUPerRequest,
                    vi: "CPU của luồng gửi mỗi yêu cầu, µs", en: "CPU of the client a request, µs"),
                Figure("connections", bench.connections, vi: "kết nối", en: "connections"),
                Figure("memory_mib", residentMebibytes(), vi: "bộ nhớ, MiB", en: "memory of the process, MiB"),
            ]
    }
}

private struct PublicFigures {
    let all: [Figure]

    init(_ bench: ServiceBench) throws {
        let load = bench.load
        _ = try load.lodge(connections: bench.connections, milliseconds: 300)
        let readings = try load.readings(1000, path: "/api/v1/public/dossiers/", withKey: false)
        let result = try load.read(readings, connections: bench.connections, milliseconds: bench.milliseconds)
        all =
            [Figure](result, "", vi: "tra cứu", en: "progress")
            + [Figure("connections", bench.connections, vi: "kết nối", en: "connections")]
    }
}

/// Lodging, the limit of the same rows on the same disk, and one client alone.
private struct LodgeFigures {
    private static let rounds = 5
    private static let aloneRounds = 10
    /// What the commit of one lodging adds to the write-ahead log, in whole pages.
    private static let commitBytes = 40_960
    private let bench: ServiceBench
    private var lodged: [LoadResult] = []
    private var rows: [RawLimit.Lodging] = []
    private var batches: [RawLimit.Figure] = []
    private var singles: [RawLimit.Figure] = []
    private var alone: [LoadResult] = []
    private var syncs: [UInt64] = []

    init(_ bench: ServiceBench) throws {
        self.bench = bench
        _ = try bench.load.lodge(connections: bench.connections, milliseconds: 200)
        for _ in 0..<Self.rounds { try round() }
        for _ in 0..<Self.aloneRounds { try aloneRound() }
    }

    /// One client and the syncs of the disk take turns, so that both meet the same disk.
    private mutating func aloneRound() throws {
        alone.append(try bench.load.lodge(connections: 1, milliseconds: bench.milliseconds / Self.aloneRounds))
        syncs += try RawLimit.syncs(bytes: Self.commitBytes, count: 60, folder: bench.folder)
    }

    private mutating func round() throws {
        lodged.append(
            try bench.load.lodge(connections: bench.connections, milliseconds: bench.milliseconds / Self.rounds))
        if rows.isEmpty { rows = try bench.load.kept(12_800) }
        batches.append(try raw(rows, batch: 64))
        singles.append(try raw(rows.suffix(640), batch: 1))
    }

    private func raw(_ rows: some Collection<RawLimit.Lodging>, batch: Int) throws -> RawLimit.Figure {
        try RawLimit.measure(Array(rows), batch: batch, folder: "\(bench.folder)/waypost-bench-raw")
    }

    private static func median<Value: Comparable>(_ values: [Value]) -> Value { values.sorted()[values.count / 2] }

    private func ratio(_ limits: [RawLimit.Figure]) -> Int {
        Self.median(zip(lodged, limits).map { Int(Double($0.perSecond) * 1000 / max(1, $1.perSecond)) })
    }

    var all: [Figure] {
        let quantiles = Self.median(lodged.map { $0.quantiles([990])[0] })
        return [
            Figure(
                "lodgings_per_second", Self.median(lodged.map(\.perSecond)), vi: "hồ sơ nộp mỗi giây",
                en: "dossiers lodged a second"),
            Figure(
                "p50_ms", thousandths: Self.median(lodged.map { $0.quantiles([500])[0] }) / 1000,
                vi: "nửa số lượt trong, ms", en: "half of them within, ms"),
            Figure("p99_ms", thousandths: quantiles / 1000, vi: "99 % trong, ms", en: "99 % within, ms"),
            Figure(
                "cpu_us_per_lodging", thousandths: Self.median(lodged.map(\.serverCPUPerRequest)),
                vi: "CPU của máy chủ mỗi hồ sơ, µs", en: "CPU of the server a lodging, µs"),
            Figure(
                "raw_batch_64_per_second", Int(Self.median(batches.map(\.perSecond))),
                vi: "giới hạn: 64 hồ sơ một commit", en: "the limit: 64 lodgings a commit"),
            Figure(
                "raw_single_per_second", Int(Self.median(singles.map(\.perSecond))),
                vi: "giới hạn: một hồ sơ một commit", en: "the limit: one lodging a commit"),
            Figure(
                "ratio_to_raw", thousandths: ratio(batches), vi: "so với giới hạn 64", en: "ratio to the limit of 64"),
            Figure(
                "ratio_to_single", thousandths: ratio(singles), vi: "so với giới hạn một",
                en: "ratio to the limit of one"),
        ] + oneClient + [Figure("connections", bench.connections, vi: "kết nối", en: "connections")]
    }

    private var oneClient: [Figure] {
        let half = [500, 990].map { part in Self.median(alone.map { $0.quantiles([part])[0] }) }
        let cpu = Self.median(alone.map(\.onTheWayCPUPerRequest))
        let sync = Int(Self.median(syncs))
        return [
            Figure(
                "one_client_p50_ms", thousandths: half[0] / 1000, vi: "một máy khách: nửa số lượt trong, ms",
                en: "one client alone: half of them within, ms"),
            Figure(
                "one_client_p99_ms", thousandths: half[1] / 1000, vi: "một máy khách: 99 % trong, ms",
                en: "one client alone: 99 % within, ms"),
            Figure(
                "one_client_cpu_ms", thousandths: cpu / 1000, vi: "một máy khách: CPU mỗi hồ sơ trên đường đi, ms",
                en: "one client alone: CPU a lodging on the way, server and client, ms"),
            Figure(
                "fdatasync_p50_ms", thousandths: sync / 1000, vi: "một fdatasync 40 kB, ms",
                en: "one fdatasync of 40 kB, ms"),
            Figure(
                "one_client_to_fdatasync", thousandths: max(0, half[0] - cpu) * 1000 / max(1, sync),
                vi: "một máy khách ngoài CPU, so với một fdatasync",
                en: "one client beyond its CPU, to one fdatasync"),
        ]
    }
}
