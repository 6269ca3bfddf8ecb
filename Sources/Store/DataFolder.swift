internal import Base
internal import Desk
internal import Glibc

/// The folder that holds everything: the database, the lock that keeps a second server out, the mark of a clean stop.
// safe: the descriptor is set once, and closed by whoever stops the store
final class DataFolder: @unchecked Sendable {
    let path: String
    var database: String { path + "/waypost.db" }
    private var mark: String { path + "/stopped-cleanly" }
    let wasStoppedCleanly: Bool
    private var lock: Int32 = -1

    init(_ path: String, create: Bool, makesDatabase: Bool = true) throws(DataFault) {
        self.path = path
        try Self.prepare(path, create: create)
        let database = path + "/waypost.db"
        lock = try Self.take(path + "/lock")
        let isNew = !FileBytes.exists(database)
        wasStoppedCleanly = isNew || FileBytes.exists(path + "/stopped-cleanly")
        do throws(DataFault) {
            if isNew, !create { throw StoreFault.missing(database) }
            if isNew, makesDatabase { try Self.make(database) }
            if !isNew { try Self.check(database) }
        } catch {
            Glibc.close(lock)
            throw error
        }
    }

    /// A folder locked and without a database, for a backup to be put into.
    static func forRestore(_ path: String) throws(DataFault) -> DataFolder {
        let database = path + "/waypost.db"
        guard !FileBytes.exists(database) else { throw StoreFault.exists(database) }
        for suffix in ["-wal", "-shm"] { unlink(database + suffix) }
        return try DataFolder(path, create: true, makesDatabase: false)
    }

    private static func prepare(_ path: String, create: Bool) throws(DataFault) {
        var status = stat()
        if stat(path, &status) != 0 {
            guard errno == ENOENT, create, mkdir(path, 0o700) == 0 else { throw StoreFault.of(errno, path) }
            // A folder whose name is lost with the power is a ledger lost.
            let number = syncFolder(path + "/..")
            guard number == 0 else {
                rmdir(path)
                throw StoreFault.of(number, path)
            }
            guard stat(path, &status) == 0 else { throw StoreFault.of(errno, path) }
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw StoreFault.notAFolder(path) }
        guard access(path, R_OK | W_OK | X_OK) == 0 else { throw StoreFault.of(errno, path) }
    }

    /// `flock` goes with the process, however it ends.
    private static func take(_ path: String) throws(DataFault) -> Int32 {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreFault.of(errno, path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            Glibc.close(descriptor)
            throw StoreFault.inUse(path)
        }
        return descriptor
    }

    /// Empty and ours alone from its first instant; SQLite gives its side files the same rights.
    static func make(_ path: String) throws(DataFault) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreFault.of(errno, path) }
        Glibc.close(descriptor)
    }

    private static func check(_ path: String) throws(DataFault) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw StoreFault.of(errno, path) }
        // A file of somebody else would get side files of ours, and that somebody could no longer open it.
        guard status.st_uid == geteuid() else { throw StoreFault.owner(path, status.st_uid, geteuid()) }
        guard access(path, R_OK | W_OK) == 0 else { throw StoreFault.of(errno, path) }
        let head = try head(of: path)
        guard head.isEmpty || head == Array("SQLite format 3\0".utf8) else { throw StoreFault.notADatabase(path) }
    }

    private static func head(of path: String) throws(DataFault) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreFault.of(errno, path) }
        defer { Glibc.close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = read(descriptor, &bytes, 16)
        return Array(bytes.prefix(max(count, 0)))
    }

    /// From here on a start finds no mark unless this run ends well. SQLite takes a folder that would not sync for no
    /// error; here it is one, for the log's own name is in it.
    func markRunning() throws(LedgerFault) {
        let number = unlink(mark) == 0 || errno == ENOENT ? Self.syncFolder(path) : errno
        guard number == 0 else {
            throw .failed(operation: "fsync", reason: String(cString: strerror(number)))
        }
    }

    func close(clean: Bool) {
        guard lock >= 0 else { return }
        if clean {
            let descriptor = open(mark, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            if descriptor >= 0 { Glibc.close(descriptor) }
            // Where that fails the next start looks through the file once more.
            _ = Self.syncFolder(path)
        }
        Glibc.close(lock)
        lock = -1
    }

    /// What was named or removed in the folder is so after the power was lost, too.
    /// - Returns: 0, or the number of the error: then nobody knows.
    static func syncFolder(_ path: String) -> Int32 {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return errno }
        defer { Glibc.close(descriptor) }
        // Some file systems know no sync of folders, and need none.
        return fsync(descriptor) == 0 || errno == EINVAL ? 0 : errno
    }

    /// Lets go of the folder when opening failed later on.
    func sentence(for fault: LedgerFault) -> DataFault {
        close(clean: false)
        return StoreFault.sentence(for: fault, database)
    }
}
