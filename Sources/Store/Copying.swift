internal import Base
internal import CSQLite
internal import Desk
internal import Glibc

/// Whole databases as files: copied while they are written, and copied back.
enum Copying {
    /// Copies one moment of the database (`sqlite3_backup_…`), while others write on.
    static func snapshot(of source: Connection, to path: String) throws(LedgerFault) {
        let target = try Connection(path, .create)
        // The copy is synced once, at its end.
        try target.run("PRAGMA synchronous = OFF")
        try source.snapshot { () throws(LedgerFault) in
            // The moment is fixed by the first read: without it every commit would start the copy anew.
            _ = try JournalHead.kept(source)
            try copy(source, target)
        }
        // One file without side files, which can be read from a read-only medium.
        guard try target.text("PRAGMA journal_mode = DELETE") == "delete" else {
            throw .failed(operation: "backup", reason: "the copy could not be closed")
        }
    }

    private static func copy(_ source: Connection, _ target: Connection) throws(LedgerFault) {
        guard let copy = sqlite3_backup_init(target.handle, "main", source.handle, "main") else {
            throw target.fault(sqlite3_extended_errcode(target.handle), "sqlite3_backup_init")
        }
        var code = SQLITE_OK
        while code == SQLITE_OK { code = sqlite3_backup_step(copy, 1024) }
        let end = sqlite3_backup_finish(copy)
        guard code == SQLITE_DONE, end == SQLITE_OK else {
            throw target.fault(end == SQLITE_OK ? code : end, "sqlite3_backup_step")
        }
    }

    /// Copies a file byte by byte and syncs the copy; nothing is left of it when that fails.
    static func file(_ source: String, to target: String) throws(DataFault) {
        let from = open(source, O_RDONLY | O_CLOEXEC)
        guard from >= 0 else { throw StoreFault.of(errno, source) }
        defer { close(from) }
        let to = open(target, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard to >= 0 else { throw StoreFault.of(errno, target) }
        defer { close(to) }
        guard pour(from, to), fsync(to) == 0 else {
            let number = errno
            unlink(target)
            throw StoreFault.of(number, target)
        }
    }

    private static func pour(_ from: Int32, _ to: Int32) -> Bool {
        var room = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(from, &room, room.count)
            if count <= 0 { return count == 0 }
            var written = 0
            while written < count {
                let more = room.withUnsafeBytes { write(to, $0.baseAddress.map { $0 + written }, count - written) }
                if more <= 0 { return false }
                written += more
            }
        }
    }

    /// Gives a whole file its name, so that both are on the disk; a name that may be lost again is taken back.
    static func settle(_ partial: String, as path: String) throws(DataFault) {
        guard sync(partial), rename(partial, path) == 0 else { throw StoreFault.of(errno, path) }
        let number = DataFolder.syncFolder(folder(of: path))
        guard number == 0 else {
            unlink(path)
            throw StoreFault.of(number, path)
        }
    }

    /// True when the disk has it; false with `errno`.
    private static func sync(_ path: String) -> Bool {
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        guard fsync(descriptor) == 0 else {
            let number = errno
            close(descriptor)
            errno = number
            return false
        }
        close(descriptor)
        return true
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
