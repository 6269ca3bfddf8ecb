internal import Base
internal import Desk
internal import Dossiers

private let branch = Option<String>.text(
    "branch", Bilingual(vi: "QUẦY", en: "BRANCH"), Bilingual(vi: "nộp tại quầy này", en: "lodged at this branch"))
private let agency = Option<String>.text(
    "agency", Bilingual(vi: "CƠ QUAN", en: "AGENCY"),
    Bilingual(vi: "cơ quan này đang giữ", en: "in this agency's inbox"))
private let stage = Option<Stage>(
    "stage", value: Bilingual(vi: "GIAI ĐOẠN", en: "STAGE"),
    Bilingual(
        vi: "chỉ ở giai đoạn này: \(Stage.allCases.map(\.rawValue).joined(separator: ", "))",
        en: "only in this stage: \(Stage.allCases.map(\.rawValue).joined(separator: ", "))"),
    expected: Bilingual(
        vi: "một trong: \(Stage.allCases.map(\.rawValue).joined(separator: "|"))",
        en: "one of: \(Stage.allCases.map(\.rawValue).joined(separator: "|"))"),
    read: { Stage(rawValue: $0) })
private let order = Option<DossierQuery.Order>.choice(
    "order", Bilingual(vi: "đến hạn trước, hay mới nhất trước", en: "what is due first, or what came last"))
private let everything = Option.flag("all", Bilingual(vi: "cả hồ sơ đã kết thúc", en: "also those that have ended"))
private let limit = Option<Int>.count(
    "limit", Bilingual(vi: "nhiều nhất bao nhiêu dòng (mặc định: tất cả)", en: "at most so many rows (default: all)"))

let dossierListCommand = Command(
    name: "list",
    summary: Bilingual(vi: "hồ sơ của một quầy hay một cơ quan", en: "the dossiers of a branch or an agency"),
    story: [
        Bilingual(
            vi:
                "Khóa chỉ thấy quầy hay cơ quan của mình, nên phải nói --branch hoặc --agency. Các trang được lấy nối tiếp "
                + "nhau. Danh sách không có tên người nộp.",
            en: "A key sees its own branch or agency only, so name it with --branch or --agency. Pages are followed to "
                + "the end. A list holds no applicant's name."),
        ServerOptions.story,
    ],
    options: [
        branch.spec, agency.spec, stage.spec, AskOptions.procedure.spec, order.spec, everything.spec, limit.spec,
    ] + ServerOptions.all,
    examples: [
        Command.Example(
            line: "waypost dossier list --agency ubnd-26740 --stage routed",
            tells: Bilingual(vi: "chờ phường Sài Gòn tiếp nhận", en: "waiting to be accepted by Sài Gòn Ward"))
    ],
    run: { try Listing(call: $0)() })

private struct Listing {
    private static let columns = [
        TableColumn("code", vi: "mã", en: "code"), TableColumn("stage", vi: "tình trạng", en: "stands"),
        TableColumn("due", vi: "hạn trả", en: "due"), TableColumn("received", vi: "tiếp nhận", en: "received"),
        TableColumn("procedure", vi: "thủ tục", en: "procedure"), TableColumn("branch", vi: "nộp tại", en: "lodged at"),
        TableColumn("agency", vi: "cơ quan", en: "agency"),
        TableColumn("version", vi: "bản", en: "version", isNumber: true),
    ]
    private static let page = 200

    let call: Call
    let client: ServerClient

    init(call: Call) throws {
        self.call = call
        client = try ServerClient(call)
    }

    func callAsFunction() throws -> Exit {
        var left = call[limit] ?? Int.max
        var json = try page(after: nil, left)
        // Not before the server has said yes: a "no" has no heading.
        var writer = try TableWriter(Self.columns, call)
        while true {
            let rows = json["dossiers"]?.items ?? []
            for row in rows.prefix(left) { try writer.row(cells(row)) }
            left -= rows.count
            guard left > 0, !rows.isEmpty, let next = json["next"]?.text else { break }
            json = try page(after: next, left)
        }
        try writer.end()
        return .answered
    }

    private func page(after: String?, _ left: Int) throws -> JSON {
        try client.get("/api/v1/dossiers", query(after, min(left, Self.page))).json()
    }

    private func query(_ after: String?, _ limit: Int) -> [(name: String, value: String?)] {
        [
            ("branch", call[branch]), ("agency", call[agency]), ("stage", call[stage]?.rawValue),
            ("procedure", call[AskOptions.procedure]), ("order", call[order]?.rawValue),
            ("all", call.has(everything) ? "yes" : nil), ("limit", String(limit)), ("after", after),
        ]
    }

    private func cells(_ row: JSON) -> [Cell] {
        let stage = row.text("stage")
        return [
            .text(row.text("code")), .coded(stage, Stage(rawValue: stage)?.words ?? Bilingual(same: stage)),
            due(row["due"]), moment(row["received"]), .text(row.text("procedure")),
            .text(row.text("branch")), .text(row.text("agency")), .number(row["version"]?.whole ?? 0),
        ]
    }

    /// The last instant of a day, or the first of the next, is 24:00 of that day: nobody reads it as a day more.
    private func due(_ json: JSON?) -> Cell {
        guard let text = json?.text, let local = LocalMoment(text.prefix(16)) else { return .empty }
        return .text("\(local.date) \(text.hasPrefix("\(local.date)T23:59:59") ? "24:00" : local.clock)")
    }

    private func moment(_ json: JSON?) -> Cell {
        guard let text = json?.text, let local = LocalMoment(text.prefix(16)) else { return .empty }
        return .text(local.description)
    }
}
