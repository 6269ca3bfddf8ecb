internal import Base
internal import Competence

private let limit = Option<Int>.count(
    "limit", Bilingual(vi: "nhiều nhất bao nhiêu dòng (mặc định: tất cả)", en: "at most so many rows (default: all)"))

let proceduresCommand = Command(
    name: "procedures",
    summary: Bilingual(
        vi: "tìm thủ tục theo từ người dân hay dùng, có dấu hay không",
        en: "find procedures by words, with or without marks"),
    story: [
        Bilingual(
            vi:
                "Mỗi từ phải là đầu một từ trong tên thủ tục hay trong các từ người ta dùng cho nó. Không có từ nào thì là "
                + "tất cả. Không tìm thấy gì thì mã 1.",
            en: "Every word must begin some word of the procedure's name, or of the words people use for it. Without "
                + "words: all of them. When nothing is found the exit code is 1.")
    ],
    operands: [
        Operand(
            name: Bilingual(vi: "TỪ", en: "WORDS"), arity: .any,
            summary: Bilingual(vi: "vài từ, hoặc một mã thủ tục", en: "a few words, or the code of a procedure"))
    ],
    options: [limit.spec],
    examples: [
        Command.Example(
            line: "waypost procedures khai sinh", tells: Bilingual(vi: "mọi thủ tục khai sinh", en: "all births")),
        Command.Example(
            line: "waypost procedures dat dai --json",
            tells: Bilingual(vi: "không dấu, cho chương trình", en: "without marks, for programs")),
    ],
    run: { call in
        let edition = try LoadedRegister(call).edition()
        let words = call.operands.joined(separator: " ")
        let found = ProcedureSearch(edition.register).find(words, limit: call[limit] ?? Int.max)
        if found.isEmpty {
            return try call.refuse(
                "procedures.none",
                Bilingual(
                    vi: "Không có thủ tục nào ứng với \"\(excerpt(words))\".",
                    en: "No procedure fits \"\(excerpt(words))\"."),
                mend: Bilingual(
                    vi: "Bớt từ, hoặc viết chỉ phần đầu của từ.", en: "Use fewer words, or only the beginning of each.")
            )
        }
        try ProcedureList(edition: edition, call: call).show(found)
        return .answered
    })

/// Procedures as a table: what a desk needs to choose one.
struct ProcedureList {
    let edition: Edition
    let call: Call

    func show(_ numbers: [Int32]) throws {
        var writer = try TableWriter(
            [
                TableColumn("procedure", vi: "mã", en: "code"), TableColumn("name", vi: "thủ tục", en: "procedure"),
                TableColumn("level", vi: "cấp", en: "level"), TableColumn("sector", vi: "lĩnh vực", en: "sector"),
                TableColumn("channels", vi: "cách nộp", en: "channels"),
                TableColumn("fee", vi: "lệ phí", en: "fee"),
            ], call)
        for number in numbers {
            let row = edition.register.procedures[number]
            try writer.row([
                .text(row.id), .words(row.name), .coded(row.level, KnownWords.level(row.level)),
                .text(row.sector), .codes(row.channels.map { ($0.rawValue, KnownWords.channel($0)) }),
                .words(FeeWords.told(row)),
            ])
        }
        try writer.end()
    }
}
