internal import Base
internal import Desk
internal import Store

private let stream = Option<String>.text(
    "stream", Bilingual(vi: "DÒNG VIỆC", en: "STREAM"),
    Bilingual(
        vi: "chỉ của dossier:MÃ, account:…, key:…, edition:…, ledger",
        en: "only of dossier:CODE, account:…, key:…, edition:…, ledger"))
private let after = Option<Int>.count(
    "after", Bilingual(vi: "chỉ những dòng sau số này", en: "only rows after this number"))
private let limit = Option<Int>.count(
    "limit", Bilingual(vi: "nhiều nhất bao nhiêu dòng (mặc định: 200)", en: "at most so many rows (default: 200)"))
private let bodies = Option.flag(
    "bodies",
    Bilingual(
        vi: "cả nội dung sự kiện, có dữ liệu cá nhân", en: "also what each event holds, personal data included"))

let journalShowCommand = Command(
    name: "show",
    summary: Bilingual(vi: "đọc các dòng của nhật ký", en: "read rows of the journal"),
    story: [
        Bilingual(
            vi:
                "Mỗi dòng được so với mã băm của nó trước khi in. Nội dung sự kiện có dữ liệu cá nhân nên chỉ in khi nói "
                + "--bodies.",
            en: "Every row is held to its digest before it is shown. What events hold is personal data and shown only "
                + "with --bodies.")
    ],
    options: [stream.spec, after.spec, limit.spec, bodies.spec, DataPlace.option.spec],
    examples: [
        Command.Example(
            line: "waypost journal show --stream dossier:H29.1-261121-0001",
            tells: Bilingual(vi: "mọi việc của một hồ sơ", en: "everything of one dossier")),
        Command.Example(
            line: "waypost journal show --after 1000 --json",
            tells: Bilingual(vi: "từ dòng 1001, cho chương trình", en: "from row 1001 on, for programs")),
    ],
    run: { call in
        let inspector = try Inspector(folder: DataPlace.find(call))
        let rows: [JournalRow] = try inspector.rows(
            of: call[stream].map { StreamID($0) }, after: Int64(call[after] ?? 0), limit: call[limit] ?? 200)
        var columns = [
            TableColumn("sequence", vi: "số", en: "row", isNumber: true), TableColumn("at", vi: "lúc", en: "at"),
            TableColumn("stream", vi: "dòng việc", en: "stream"),
            TableColumn("version", vi: "bản", en: "version", isNumber: true),
            TableColumn("kind", vi: "việc", en: "what"), TableColumn("actor", vi: "ai", en: "who"),
        ]
        if call.has(bodies) { columns.append(TableColumn("body", vi: "nội dung", en: "body")) }
        var writer = try TableWriter(columns, call)
        for row in rows {
            let at = LocalMoment(row.entry.at)
            var cells: [Cell] = [
                .number(Int(row.sequence)), .text(at.description), .text(row.stream.text),
                .number(row.version), .coded(row.entry.kind, EventWords.told(row.entry.kind)), .text(row.entry.actor),
            ]
            if call.has(bodies) { cells.append(.text(String(decoding: row.entry.body, as: UTF8.self))) }
            try writer.row(cells)
        }
        try writer.end()
        return .answered
    })
