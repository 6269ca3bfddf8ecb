public import Base

/// The copies there are, and one more by a press.
public struct BackupView: Sendable {
    public struct Copy: Sendable {
        public var name: String
        public var bytes: Int
        public var at: Instant

        public init(name: String, bytes: Int, at: Instant) { (self.name, self.bytes, self.at) = (name, bytes, at) }
    }

    /// How the last one made from here ended.
    public enum Last: Sendable {
        case made(name: String, dossiers: Int, rows: Int, head: String, milliseconds: Int)
        case failed(problem: Bilingual, mend: Bilingual)
    }

    /// Newest first.
    public var copies: [Copy]
    /// Why the folder cannot be read; nil while it can.
    public var trouble: Bilingual?
    public var folder: String
    public var runningSince: Instant?
    /// Another job that must end first.
    public var isBusy: Bool
    public var last: Last?
    public var database: Int
    public var diskFree: Int

    public init(
        copies: [Copy], trouble: Bilingual?, folder: String, runningSince: Instant?, isBusy: Bool, last: Last?,
        database: Int, diskFree: Int
    ) {
        (self.copies, self.trouble, self.folder) = (copies, trouble, folder)
        (self.runningSince, self.isBusy, self.last) = (runningSince, isBusy, last)
        (self.database, self.diskFree) = (database, diskFree)
    }
}

public enum BackupPage {
    public static func page(_ frame: OperatorFrame, _ view: BackupView) -> [UInt8] {
        frame.page(
            before: told(frame, view),
            """
            <p>\(Phrase.backupLead, frame.language)</p>
            \(make(frame, view))
            \(list(frame, view))
            \(restore(frame, view))
            """)
    }

    private static func told(_ frame: OperatorFrame, _ view: BackupView) -> HTML {
        let language = frame.language
        if let since = view.runningSince {
            return Piece.notice(
                .warn,
                "<p role=\"status\">\(Phrase.backupRunning, language) \(OperatorFrame.moment(since)). <a href=\"/operator/backups\">\(Phrase.operatorLookAgain, language)</a></p>"
            )
        }
        switch view.last {
        case .made(let name, let dossiers, let rows, let head, let milliseconds):
            return Piece.done(
                """
                <p><strong>\(Phrase.backupMade, language)</strong> \(code: name)</p>
                \(Piece.summary([
                    Piece.Row(Phrase.backupHolds, "\(frame.count(dossiers)) \(Phrase.backupDossiers, language) · \(frame.count(rows)) \(Phrase.backupRows, language)"),
                    Piece.Row(Phrase.backupTook, "\(OperatorFrame.took(milliseconds), language)"),
                    Piece.Row(Phrase.backupHead, "<span class=\"code command\" translate=\"no\">\(head)</span> <span class=\"hint\">\(Phrase.backupHeadWhy, language)</span>"),
                ], language))
                """)
        case .failed(let problem, let mend):
            return Piece.notice(
                .bad,
                "<p role=\"alert\"><strong>\(Phrase.backupFailed, language)</strong> \(problem, language) \(mend, language)</p>"
            )
        case nil: return .nothing
        }
    }

    private static func make(_ frame: OperatorFrame, _ view: BackupView) -> HTML {
        let language = frame.language
        let room =
            view.diskFree < view.database * 11 / 10
            ? Piece.notice(.bad, "<p>\(Phrase.backupNoRoom, language)</p>") : HTML.nothing
        let form: HTML = """
            <p class="hint">\(Phrase.backupEffect, language)</p>
            <button\(when: view.runningSince != nil || view.isBusy, " disabled")>\(Phrase.backupNow, language)</button>
            """
        return "\(room)\(Piece.form("/operator/backups", frame.shell, form))"
    }

    private static func list(_ frame: OperatorFrame, _ view: BackupView) -> HTML {
        let language = frame.language
        if let trouble = view.trouble { return Piece.notice(.bad, "<p>\(trouble, language)</p>") }
        if view.copies.isEmpty { return "<p>\(Phrase.backupNone, language)</p>" }
        return Piece.table(
            "\(Phrase.backupList, language)", columns: [Phrase.backupName, Phrase.backupAt, Phrase.backupSize],
            rows: view.copies.map { ["\(code: $0.name)", OperatorFrame.moment($0.at), frame.bytes($0.bytes)] },
            language)
    }

    private static func restore(_ frame: OperatorFrame, _ view: BackupView) -> HTML {
        let language = frame.language
        let name = view.copies.first?.name ?? "waypost.backup"
        let command = "waypost restore \(view.folder)/\(name) --data waypost-new"
        return """
            <section aria-labelledby="restore"><h2 id="restore">\(Phrase.backupRestore, language)</h2>
            <ol class="steps"><li>\(Phrase.backupRestoreStop, language)</li>
            <li>\(Phrase.backupRestoreRun, language)<span class="code command" translate="no">\(command)</span></li>
            <li>\(Phrase.backupRestoreServe, language)</li></ol>
            <p>\(Phrase.backupNoDownload, language)</p></section>
            """
    }
}

extension OperatorFrame {
    /// `1,2 giây`, `1.2 s`, `35 ms`.
    static func took(_ milliseconds: Int) -> Bilingual {
        if milliseconds < 1000 { return Bilingual(vi: "\(milliseconds) mili giây", en: "\(milliseconds) ms") }
        if milliseconds >= 60_000 { return duration(milliseconds / 1000) }
        let (whole, tenth) = (milliseconds / 1000, milliseconds % 1000 / 100)
        return Bilingual(vi: "\(whole),\(tenth) giây", en: "\(whole).\(tenth) s")
    }
}
