internal import Base
internal import Glibc

private let dossiers = Option<Int>.count(
    "dossiers", Bilingual(vi: "số hồ sơ trong sổ (mặc định 100000)", en: "dossiers in the ledger (default 100000)"))
private let rounds = Option<Int>.count(
    "rounds", Bilingual(vi: "số lần khởi động mỗi kiểu (mặc định 5)", en: "starts of each kind (default 5)"))

let benchStartCommand = Command(
    name: "start",
    summary: Bilingual(
        vi: "máy chủ với nhiều hồ sơ sẵn sàng sau bao lâu, giữ bao nhiêu bộ nhớ",
        en: "how soon a server with many dossiers is ready, and how much memory it holds"),
    story: [
        Bilingual(
            vi:
                "Lập một thư mục dữ liệu tạm với chừng ấy hồ sơ, nộp như dịch vụ nộp, rồi khởi động chính chương trình này như "
                + "một tiến trình riêng, với sổ đang dùng (bảng toàn quốc và của thành phố): năm lần sau khi dừng sạch, năm "
                + "lần sau kill -9 giữa lúc 64 kết nối đang nộp. Đo từ trước exec đến lần đầu /ready trả 200. Bộ nhớ đọc từ "
                + "/proc của tiến trình ấy, khi rỗi.",
            en:
                "Makes a temporary data folder with so many dossiers, lodged as the service lodges them, and starts this very "
                + "program as a process of its own with the register in use (the national tables and the city's): five "
                + "times after a clean stop, five times after kill -9 while 64 connections were lodging. Measured from "
                + "before exec to the first 200 from /ready. Memory is read from that process's /proc while it is idle."
        )
    ],
    options: [dossiers.spec, rounds.spec, benchDisk.spec],
    run: { call in
        try show(try StartFigures.measured(call).all, bench: "start", call)
        return .answered
    })

/// Starts of the real program over one folder, and what it holds in memory.
private struct StartFigures {
    private static let requests = 1000

    private let count: Int
    private let databaseBytes: Int
    private var clean: [UInt64] = []
    private var crashed: [UInt64] = []
    /// What each crash left in the write-ahead log.
    private var logBytes: [Int] = []
    private var idle = (residentKibibytes: 0, proportionalKibibytes: 0)
    private var used = (residentKibibytes: 0, proportionalKibibytes: 0)

    static func measured(_ call: Call) throws -> StartFigures {
        let parent = call[benchDisk] ?? call.surroundings["TMPDIR"] ?? "/tmp"
        do {
            return try StartFigures(call, in: parent)
        } catch let fault as LoadFault {
            throw DataFault(
                "bench.failed", file: parent,
                problem: Bilingual(
                    vi: "Không đo được: \(fault.words).", en: "It could not be measured: \(fault.words)."),
                mend: Bilingual(vi: "Xem máy còn việc gì khác không.", en: "See what else the machine is doing."))
        }
    }

    private init(_ call: Call, in parent: String) throws {
        count = call[dossiers] ?? 100_000
        let loaded = try LoadedRegister(call)
        var progress = Progress(Bilingual(vi: "nộp hồ sơ", en: "lodging dossiers"), total: count, call)
        let folder = try FilledFolder(count, loaded, in: parent) { try progress.reached($0) }
        try progress.end()
        databaseBytes = folder.size(of: "waypost.db")
        let plan = ServedChild.Plan(register: loaded.place, data: folder.data, output: folder.data + "/said")
        // The first start of a folder makes the operator's account.
        try ServedChild(plan).stop()
        let times = max(1, call[rounds] ?? 5)
        for _ in 0..<times { clean.append(try Self.cleanStart(plan)) }
        try memory(plan, folder)
        for round in 0..<times { try crash(plan, folder, round) }
    }

    private static func cleanStart(_ plan: ServedChild.Plan) throws(LoadFault) -> UInt64 {
        let child = try ServedChild(plan)
        try child.stop()
        return child.readyNanoseconds
    }

    private mutating func memory(_ plan: ServedChild.Plan, _ folder: FilledFolder) throws {
        let child = try ServedChild(plan)
        usleep(1_000_000)
        idle = try child.memory()
        let requests = folder.codes.map { LoadForms.get("/api/v1/dossiers/\($0)", port: child.port, key: folder.key) }
        let result = LoadClient.run(
            LoadPlan(
                port: child.port, connections: 8, requests: requests, milliseconds: 30_000, most: Self.requests))
        if let failure = result.failure { throw LoadFault(saying: failure) }
        guard result.statuses == [200: Self.requests] else {
            throw LoadFault(saying: "reading was answered \(result.statuses)")
        }
        usleep(1_000_000)
        used = try child.memory()
        try child.stop()
    }

    /// Lodges until the program is killed, and starts it again.
    private mutating func crash(_ plan: ServedChild.Plan, _ folder: FilledFolder, _ round: Int) throws {
        let child = try ServedChild(plan)
        let load = LoadPlan(
            port: child.port, connections: 64,
            requests: folder.forms.map { $0.request(key: folder.key, port: child.port) }, milliseconds: 60_000,
            first: round * 10_000_000)
        let thread = OSThread("bench-client") { _ = LoadClient.run(load) }
        guard let thread else { throw LoadFault("pthread_create") }
        usleep(1_500_000)
        child.kill9()
        thread.join()
        logBytes.append(folder.size(of: "waypost.db-wal"))
        crashed.append(try Self.cleanStart(plan))
    }
}

// What is told; the bars are those of the README.
extension StartFigures {
    var all: [Figure] {
        [
            Figure("dossiers", count, vi: "hồ sơ", en: "dossiers"),
            Figure("database_mib", databaseBytes >> 20, vi: "tệp dữ liệu, MiB", en: "database, MiB"),
        ]
            + Self.times(clean, "clean_start", vi: "khởi động sau khi dừng sạch", en: "start after a clean stop", 1000)
            + Self.times(crashed, "crash_start", vi: "khởi động sau kill -9", en: "start after kill -9", 2000)
            + [
                Figure(
                    "crash_log_kib", (logBytes.max() ?? 0) >> 10, vi: "nhật ký còn lại sau kill -9, nhiều nhất, KiB",
                    en: "log left by kill -9, largest, KiB")
            ] + Self.memory(idle, "idle", vi: "rỗi sau khi khởi động", en: "idle after the start")
            + Self.memory(
                used, "after_\(Self.requests)", vi: "rỗi sau \(Self.requests) yêu cầu",
                en: "idle after \(Self.requests) requests")
    }

    private static func times(_ nanoseconds: [UInt64], _ key: String, vi: String, en: String, _ bar: Int) -> [Figure] {
        let microseconds = nanoseconds.map { Int($0 / 1000) }.sorted()
        guard let worst = microseconds.last else { return [] }
        return [
            Figure(
                "\(key)_ms", thousandths: microseconds[microseconds.count / 2],
                vi: "\(vi): lần giữa, ms (mức < \(bar))", en: "\(en): median, ms (bar < \(bar))"),
            Figure("\(key)_worst_ms", thousandths: worst, vi: "\(vi): lần lâu nhất, ms", en: "\(en): longest, ms"),
        ]
    }

    private static func memory(
        _ figures: (residentKibibytes: Int, proportionalKibibytes: Int), _ key: String, vi: String, en: String
    ) -> [Figure] {
        [
            Figure(
                "\(key)_resident_mib", thousandths: figures.residentKibibytes * 1000 / 1024,
                vi: "\(vi): bộ nhớ thường trú, MiB (mức < 64)", en: "\(en): resident, MiB (bar < 64)"),
            Figure(
                "\(key)_proportional_mib", thousandths: figures.proportionalKibibytes * 1000 / 1024,
                vi: "\(vi): phần riêng và phần chung chia đều, MiB", en: "\(en): its share (Pss), MiB"),
        ]
    }
}
