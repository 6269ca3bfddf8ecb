internal import Base
internal import Desk

/// What says of a ledger, for good, that everything in it is invented: an entry of its journal.
enum DemoMark {
    private static let stream = StreamID("ledger")
    private static let kind = "ledger.demo-filled"

    /// What a data folder holds, as far as a demo has to do with it.
    enum Found { case nothing, demo, other }

    static func isSet(_ ledger: any Ledger) throws -> Bool {
        try ledger.reader().history(of: stream).contains { $0.entry.kind == kind }
    }

    static func look(_ ledger: any Ledger, _ people: any PeopleLedger) throws -> Found {
        if try isSet(ledger) { return .demo }
        var any = DossierQuery()
        (any.openOnly, any.limit) = (false, 1)
        let isEmpty =
            try ledger.reader().dossiers(any).isEmpty && people.peopleReader().accounts(after: nil, limit: 1).isEmpty
        return isEmpty ? .nothing : .other
    }

    static func set(_ writer: any LedgerWriter, dossiers: Int, steps: Int, at now: Instant) throws {
        var body = JSONWriter()
        body.object {
            $0.field("dossiers", dossiers)
            $0.field("steps", steps)
        }
        let entry = JournalEntry(kind: kind, at: now, actor: Principal.system.actor, body: body.bytes)
        let before = try writer.history(of: stream).last?.version ?? 0
        _ = try writer.append([entry], to: stream, expecting: before)
    }

    static func refusal(_ folder: String) -> DataFault {
        DataFault(
            "demo.not-empty", file: folder,
            problem: Bilingual(
                vi:
                    "Thư mục này đã có hồ sơ hoặc tài khoản không phải của bản thử; dữ liệu giả định không được trộn vào.",
                en: "This folder holds dossiers or accounts that are no demo's; nothing invented is mixed with them."),
            mend: Bilingual(
                vi: "Chọn thư mục trống bằng --data, hoặc bỏ --demo.",
                en: "Choose an empty folder with --data, or leave out --demo."))
    }
}
