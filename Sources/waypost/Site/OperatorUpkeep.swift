internal import Base
internal import Desk
internal import Glibc
internal import Store

/// What the operator's pages look after: the data folder, its backups, its journal, and the last day's figures.
///
/// A backup or a walk through the whole journal takes as long as the disk does, so each runs on a thread of its own, one
/// at a time: no event loop, no sign-in and no commit waits for it.
final class Upkeep: Sendable {
    /// Of the data.
    let folder: String
    let health = HealthRing()
    private let state = Locked(State())

    enum Job: Sendable { case backup, verify }

    /// How one ended.
    enum Outcome: Sendable {
        case copied(BackupFile, rows: Int, dossiers: Int, head: String)
        case walked(Inspector.Report)
        case failed(DataFault)
    }

    struct Ended: Sendable {
        let outcome: Outcome
        let at: Instant
        let milliseconds: Int
    }

    private struct State {
        var running: (job: Job, since: Instant)?
        /// Whoever pressed the button, and until when they are kept waiting.
        var waiting: [(until: Instant, answer: @Sendable () -> Void)] = []
        var backup: Ended?
        var verify: Ended?
        var thread: OSThread?
    }

    init(folder: String) { self.folder = folder }

    var running: (job: Job, since: Instant)? { state.with { $0.running } }
    func last(_ job: Job) -> Ended? { state.with { job == .backup ? $0.backup : $0.verify } }

    /// A person looks at a page that stands still for so long; then the page says that it goes on.
    static let patienceSeconds = 20

    /// Begins the job unless one is under way, and answers when it has ended, or when patience has.
    func begin(_ job: Job, at now: Instant, answer: @escaping @Sendable () -> Void) {
        let isFree = state.with { state in
            let until = Instant(milliseconds: now.milliseconds + Int64(Self.patienceSeconds) * 1000)
            state.waiting.append((until, answer))
            guard state.running == nil else { return false }
            state.running = (job, now)
            return true
        }
        guard isFree else { return }
        // The last one's thread has ended, or is answering its last.
        state.with { state in
            defer { state.thread = nil }
            return state.thread
        }?.join()
        let started = monotonicNanoseconds()
        let thread = OSThread("waypost-upkeep") { [self] in
            let outcome = run(job, now)
            let spent = Int((monotonicNanoseconds() - started) / 1_000_000)
            end(job, Ended(outcome: outcome, at: now, milliseconds: spent))
        }
        if thread == nil { end(job, Ended(outcome: .failed(Self.noThread), at: now, milliseconds: 0)) }
        state.with { $0.thread = thread }
    }

    private static let noThread = DataFault(
        "upkeep.no-thread", file: "",
        problem: Bilingual(vi: "Máy không mở thêm được luồng.", en: "The machine can start no more threads."),
        mend: Bilingual(vi: "Thử lại sau.", en: "Try again later."))

    private func run(_ job: Job, _ now: Instant) -> Outcome {
        do throws(DataFault) {
            switch job {
            case .backup: return try backup(now)
            case .verify: return .walked(try Inspector(folder: folder).verify())
            }
        } catch { return .failed(error) }
    }

    private func end(_ job: Job, _ ended: Ended) {
        let waiting = state.with { state in
            if job == .backup { state.backup = ended } else { state.verify = ended }
            state.running = nil
            defer { state.waiting = [] }
            return state.waiting
        }
        for one in waiting { one.answer() }
    }

    /// Once a second.
    func tick(_ now: Instant, _ figures: () -> Figures) {
        health.tick(now, figures) { disk?.free ?? 0 }
        let done = state.with { state in
            let done = state.waiting.filter { $0.until <= now }
            if !done.isEmpty { state.waiting.removeAll { $0.until <= now } }
            return done
        }
        for one in done { one.answer() }
    }

    /// Nobody waits any more. A job under way ends with the process: half a backup has no name and harms nobody.
    func stop() {
        let waiting = state.with { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        for one in waiting { one.answer() }
    }
}

/// One copy in the folder of backups.
struct BackupFile: Hashable, Sendable {
    let name: String
    let bytes: Int
    let at: Instant
}

// The folder on its disk.
extension Upkeep {
    var backups: String { folder + "/backups" }

    /// Of the disk the data lie on; nil where it cannot be asked.
    var disk: (free: Int, size: Int)? {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return nil }
        return (Int(status.f_bavail) * Int(status.f_frsize), Int(status.f_blocks) * Int(status.f_frsize))
    }

    var databaseBytes: Int { Self.file(folder + "/waypost.db")?.bytes ?? 0 }
    var logBytes: Int { Self.file(folder + "/waypost.db-wal")?.bytes ?? 0 }

    /// Newest first; those that are whole (a copy gets its name when it is).
    func listBackups() throws(DataFault) -> [BackupFile] {
        guard FileBytes.exists(backups) else { return [] }
        let names = try FileBytes.names(in: backups, suffix: Self.suffix)
        return names.compactMap { name in
            Self.file("\(backups)/\(name)").map { BackupFile(name: name, bytes: $0.bytes, at: $0.at) }
        }.sorted { ($0.at, $0.name) > ($1.at, $1.name) }
    }

    private static let suffix = ".backup"

    private func backup(_ now: Instant) throws(DataFault) -> Outcome {
        try makeFolder()
        sweep(now)
        let moment = LocalMoment(now)
        let second = Int(now.milliseconds / 1000 % 60)
        let name =
            "waypost-\(moment.date)-\(padded(moment.minute / 60, 2))\(padded(moment.minute % 60, 2))\(padded(second, 2))\(Self.suffix)"
        let path = "\(backups)/\(name)"
        let report = try Backup.make(folder, to: path)
        let file = Self.file(path).map { BackupFile(name: name, bytes: $0.bytes, at: $0.at) }
        return .copied(
            file ?? BackupFile(name: name, bytes: 0, at: now), rows: Int(report.head.sequence),
            dossiers: report.dossiers, head: report.head.text)
    }

    /// What a process left that ended midway; another's work of today is left alone.
    private func sweep(_ now: Instant) {
        for name in (try? FileBytes.names(in: backups, suffix: Self.suffix + ".partial")) ?? [] {
            let path = "\(backups)/\(name)"
            if let file = Self.file(path), file.at < now.adding(days: -1) { unlink(path) }
        }
    }

    /// Ours alone to read: a copy holds all personal data.
    private func makeFolder() throws(DataFault) {
        guard mkdir(backups, 0o700) != 0, errno != EEXIST else { return }
        let reason = String(cString: strerror(errno))
        throw DataFault(
            "backup.no-folder", file: backups,
            problem: Bilingual(vi: "Không tạo được thư mục (\(reason)).", en: "The folder cannot be made (\(reason))."),
            mend: Bilingual(vi: "Kiểm tra đĩa và quyền ghi.", en: "Check the disk and its permissions."))
    }

    private static func file(_ path: String) -> (bytes: Int, at: Instant)? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        let at = Int64(status.st_mtim.tv_sec) * 1000 + Int64(status.st_mtim.tv_nsec) / 1_000_000
        return (Int(status.st_size), Instant(milliseconds: at))
    }
}
