internal import Base
internal import Dossiers

/// The code of a dossier.
let dossierCodeOperand = Operand(
    name: Bilingual(vi: "MÃ", en: "CODE"), arity: .one,
    summary: Bilingual(vi: "mã hồ sơ, như H29.1-261121-0001", en: "the dossier's code, like H29.1-261121-0001"))

let dossierCommand = Command(
    name: "dossier",
    summary: Bilingual(vi: "xem và xử lý hồ sơ trên máy chủ", en: "look at dossiers on the server, and work on them"),
    story: [ServerOptions.story],
    children: [
        dossierShowCommand, dossierListCommand, dossierHistoryCommand, dossierWhyCommand, dossierDeadlineCommand,
        dossierStepCommand,
    ])

/// One dossier on the server.
struct RemoteDossier {
    let call: Call
    let client: ServerClient
    let code: String

    init(_ call: Call) throws {
        self.call = call
        guard let text = call.operands.first, let code = try? DossierCode(text) else {
            throw call.misuse(
                Bilingual(
                    vi: "\"\(excerpt(call.operands.first ?? ""))\" không phải mã hồ sơ.",
                    en: "\"\(excerpt(call.operands.first ?? ""))\" is no dossier code."),
                mend: Bilingual(vi: "Mã như H29.1-261121-0001.", en: "A code is like H29.1-261121-0001."))
        }
        self.code = code.description
        client = try ServerClient(call)
    }

    func get(_ part: String = "") throws -> WebAnswer { try client.get("/api/v1/dossiers/\(code)\(part)") }

    /// Puts out the server's object as it is.
    func passOn(_ answer: WebAnswer) throws -> Exit {
        try call.output.line(String(decoding: answer.body, as: UTF8.self))
        return .answered
    }
}

let dossierShowCommand = Command(
    name: "show",
    summary: Bilingual(
        vi: "hồ sơ đang ở đâu, ai giữ, hạn nào", en: "where a dossier stands, who has it, when it is due"),
    story: [ServerOptions.story],
    operands: [dossierCodeOperand], options: ServerOptions.all,
    examples: [
        Command.Example(
            line: "waypost dossier show H29.1-261121-0001",
            tells: Bilingual(vi: "tình trạng bằng lời", en: "where it stands, in words"))
    ],
    run: { call in
        let dossier = try RemoteDossier(call)
        let answer = try dossier.get()
        if call.manner.form == .json { return try dossier.passOn(answer) }
        try DossierSheet(json: try answer.json(), names: Names(dossier.client), call: call).show()
        return .answered
    })

let dossierHistoryCommand = Command(
    name: "history",
    summary: Bilingual(vi: "mọi việc đã xảy ra, cũ trước", en: "everything that happened to it, oldest first"),
    story: [
        Bilingual(
            vi: "--json cho cả nội dung từng sự kiện.", en: "--json gives the contents of every event too."),
        ServerOptions.story,
    ],
    operands: [dossierCodeOperand], options: ServerOptions.all,
    examples: [
        Command.Example(
            line: "waypost dossier history H29.1-261121-0001",
            tells: Bilingual(vi: "ai làm gì, lúc nào", en: "who did what, and when"))
    ],
    run: { call in
        let dossier = try RemoteDossier(call)
        let answer = try dossier.get("/history")
        if call.manner.form == .json { return try dossier.passOn(answer) }
        try HistoryTable.show(try answer.json()["events"]?.items ?? [], call)
        return .answered
    })

/// Events as rows.
enum HistoryTable {
    private static let columns = [
        TableColumn("version", vi: "bản", en: "version", isNumber: true), TableColumn("at", vi: "lúc", en: "at"),
        TableColumn("kind", vi: "việc", en: "what"), TableColumn("actor", vi: "ai", en: "who"),
        TableColumn("sequence", vi: "nhật ký", en: "journal", isNumber: true),
    ]

    static func show(_ events: [JSON], _ call: Call) throws {
        var writer = try TableWriter(columns, call)
        for event in events {
            let kind = event.text("kind")
            let at = (event["at"]?.text).flatMap { LocalMoment($0.prefix(16)) }
            try writer.row([
                .number(event["version"]?.whole ?? 0), .text(at?.description ?? ""),
                .coded(kind, EventWords.told(kind)), .text(event.text("actor")),
                .number(event["sequence"]?.whole ?? 0),
            ])
        }
        try writer.end()
    }
}

let dossierDeadlineCommand = Command(
    name: "deadline",
    summary: Bilingual(vi: "hạn trả và vì sao, từng dòng", en: "when it is due and why, line by line"),
    story: [ServerOptions.story],
    operands: [dossierCodeOperand], options: ServerOptions.all,
    examples: [
        Command.Example(
            line: "waypost dossier deadline H29.1-261121-0001",
            tells: Bilingual(vi: "từng ngày được tính thế nào", en: "how each day was counted"))
    ],
    run: { call in
        let dossier = try RemoteDossier(call)
        let answer = try dossier.get("/deadline")
        if call.manner.form == .json { return try dossier.passOn(answer) }
        return try DeadlineTold(json: try answer.json()["deadline"] ?? .null, code: dossier.code, call: call).show()
    })

/// The explanation of a deadline as the server wrote it.
private struct DeadlineTold {
    let json: JSON
    let code: String
    let call: Call

    func show() throws -> Exit {
        guard json != .null else {
            return try call.refuse(
                "deadline.not-stated",
                Bilingual(
                    vi: "Sổ không ghi thời hạn cho hồ sơ này.", en: "The register states no period for this dossier."))
        }
        let prose = Prose(call.spoken)
        try prose.heading(head)
        try prose.labelled(
            (json["explanation"]?.items ?? []).map { (dates($0), $0["text"]?.words?[call.language] ?? "") })
        return .answered
    }

    private var head: Bilingual {
        guard let due = json["due"]?.text else {
            return Bilingual(vi: "\(code): đồng hồ đang dừng.", en: "\(code): the clock is stopped.")
        }
        return Bilingual(
            vi: "\(code): hạn trả \(DossierSheet.moment(due, .vi)).",
            en: "\(code): due at \(DossierSheet.moment(due, .en)).")
    }

    private func dates(_ line: JSON) -> String {
        let (from, through) = (line.text("from"), line.text("through"))
        let first = DossierSheet.day(from)
        return from == through ? first : "\(first) – \(DossierSheet.day(through))"
    }
}
