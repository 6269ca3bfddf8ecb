internal import Base
internal import Desk
internal import Pages

// Copies of the ledger. There is no download: one file would hold every person's data in the clear, leave the machine
// through a browser onto a disk nobody looks after, and be seen by no access log. Copies are fetched by whoever may
// open the data folder anyway, over that machine's own doors.
enum OperatorBackupRoutes {
    static let all = [show, make]

    static let show = Endpoint.page(
        "GET", "/operator/backups", "operatorBackups", "The backups in the data folder.", OperatorRoutes.operators,
        work: .slow { exchange, answer in answer(.success(.page(try page(exchange)))) })

    static let make = Endpoint.page(
        "POST", "/operator/backups", "operatorMakeBackup", "Makes one now and reads it again whole.",
        OperatorRoutes.operators, body: .object([]),
        work: .later { exchange, answer in
            let upkeep = try exchange.upkeep()
            if upkeep.running == nil { try exchange.note(ledger: "backup") }
            upkeep.begin(.backup, at: exchange.now) { answer(.success(.onward("/operator/backups"))) }
        })

    private static func page(_ exchange: Exchange) throws -> [UInt8] {
        let upkeep = try exchange.upkeep()
        var (copies, trouble): ([BackupFile], Bilingual?) = ([], nil)
        do throws(DataFault) { copies = try upkeep.listBackups() } catch { trouble = error.problem }
        let running = upkeep.running
        let view = BackupView(
            copies: copies.prefix(100).map { BackupView.Copy(name: $0.name, bytes: $0.bytes, at: $0.at) },
            trouble: trouble, folder: upkeep.backups,
            runningSince: running.flatMap { $0.job == .backup ? $0.since : nil }, isBusy: running != nil,
            last: upkeep.last(.backup).flatMap { told($0, exchange.now) }, database: upkeep.databaseBytes,
            diskFree: upkeep.disk?.free ?? 0)
        return BackupPage.page(exchange.frame(.backups), view)
    }

    /// For ten minutes: later it is one of the list.
    private static func told(_ ended: Upkeep.Ended, _ now: Instant) -> BackupView.Last? {
        guard ended.at > now.adding(minutes: -10) else { return nil }
        return switch ended.outcome {
        case .copied(let file, let rows, let dossiers, let head):
            .made(name: file.name, dossiers: dossiers, rows: rows, head: head, milliseconds: ended.milliseconds)
        case .failed(let fault): .failed(problem: fault.problem, mend: fault.mend)
        case .walked: nil
        }
    }
}

extension Exchange {
    /// For the access log, of what concerns no one dossier: the journal was read, a backup was made.
    func note(ledger what: String) throws {
        let access = Access(at: now, actor: principal.actor, subject: StreamID("ledger"), what: what)
        if case .full = service.accesses.note(access) { throw Problem.busy(1) }
    }
}
