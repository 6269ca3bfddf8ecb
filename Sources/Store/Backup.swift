public import Base
internal import Desk
internal import Glibc

/// A copy that was made, synced and read whole again.
public struct BackupReport: Hashable, Sendable {
    /// What the copy holds of the journal; keep it apart from the copy.
    public let head: JournalHead
    public let dossiers: Int
}

extension Store {
    /// Copies the ledger to a new file while it is written to. The file appears under its name only when it is whole,
    /// synced and verified.
    /// - Throws: one sentence for the operator.
    public func backup(to path: String) throws(DataFault) -> BackupReport {
        try Backup.make(folder.path, to: path)
    }
}

/// Backups of a folder, with or without a server at work in it.
public enum Backup {
    public static func make(_ folder: String, to path: String) throws(DataFault) -> BackupReport {
        guard !FileBytes.exists(path) else { throw StoreFault.exists(path) }
        let partial = path + ".partial"
        unlink(partial)
        do throws(DataFault) {
            try copy(folder + "/waypost.db", partial)
            let report = try verified(partial)
            try Copying.settle(partial, as: path)
            return report
        } catch {
            for suffix in ["", "-journal", "-wal", "-shm"] { unlink(partial + suffix) }
            throw error
        }
    }

    private static func copy(_ database: String, _ partial: String) throws(DataFault) {
        guard FileBytes.exists(database) else { throw StoreFault.missing(database) }
        try DataFolder.make(partial)
        do {
            try Copying.snapshot(of: try Opening.inspector(database), to: partial)
        } catch {
            throw StoreFault.sentence(for: error, partial)
        }
    }

    /// Reads all of a backup.
    public static func verified(_ path: String) throws(DataFault) -> BackupReport {
        let report = try Inspector(database: path).verify()
        if let flaw = report.flaw { throw StoreFault.sentence(for: .damaged(what: "\(flaw)"), path) }
        if let first = report.damage.first { throw StoreFault.sentence(for: .damaged(what: first), path) }
        return BackupReport(head: report.head, dossiers: report.dossiers)
    }
}
