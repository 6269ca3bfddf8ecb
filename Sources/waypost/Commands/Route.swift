internal import Areas
internal import Base
internal import Competence
internal import WorkingTime

/// The places that may locate a case, one option each.
let placeOptions: [(factor: ConnectingFactor, option: Option<String>)] = [
    (
        .residence,
        place(
            "residence", vi: "nơi cư trú (thường trú, tạm trú; của cha hoặc mẹ)",
            en: "residence (permanent, temporary; of father or mother)")
    ),
    (.property, place("property", vi: "nơi có đất, nhà", en: "where the land or building is")),
    (.headOffice, place("head-office", vi: "trụ sở", en: "head office")),
    (.event, place("event", vi: "nơi xảy ra sự việc", en: "where it happened")),
    (.record, place("record", vi: "nơi giữ hồ sơ trước đây", en: "who holds the earlier record")),
    (.choice, place("choice", vi: "nơi người dân chọn", en: "the applicant's choice")),
]

private func place(_ name: String, vi: String, en: String) -> Option<String> {
    Option.text(name, Bilingual(vi: "NƠI", en: "PLACE"), Bilingual(vi: vi, en: en), repeats: true)
}

/// An answer to a question of the procedure.
let factOption = Option<(key: String, value: String)>(
    "fact", value: Bilingual(vi: "KHÓA=GIÁ TRỊ", en: "KEY=VALUE"),
    Bilingual(vi: "câu trả lời cho một câu hỏi của thủ tục", en: "the answer to a question of the procedure"),
    repeats: true,
    expected: Bilingual(vi: "khóa và giá trị, như filed-by=self", en: "a key and a value, like filed-by=self")
) { text in
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    return parts.count == 2 ? (parts[0], parts[1]) : nil
}

/// Facts as they are typed behind `waypost route` and `waypost lodge`.
enum AsTyped {
    static func answer(_ key: String, _ value: String) -> String {
        key == "variant" ? "--variant \(value)" : "--fact \(key)=\(value)"
    }

    /// - Parameter factor: the code of one.
    static func place(_ factor: String) -> String { factor == ConnectingFactor.lodging.code ? "--at" : "--\(factor)" }
}

private let receivedAt = Option<LocalMoment>.moment(
    "received",
    Bilingual(
        vi: "lúc tiếp nhận, để tính hạn (mặc định: bây giờ, hoặc 08:00 ngày --on)",
        en: "when it is received, for the due date (default: now, or 08:00 of --on)"))
private let showsAll = Option.flag(
    "why-not",
    Bilingual(
        vi: "nói cả những quy tắc không được áp dụng, và vì sao", en: "tell also the rules that did not apply, and why")
)

private let batch = Option<String>.file(
    "batch",
    Bilingual(
        vi: "tệp CSV nhiều vụ (- là đầu vào chuẩn): id,procedure và các cột variant, branch, residence, property, "
            + "head-office, event, record, choice, answers, on, channel",
        en: "CSV of many cases (- is standard input): id,procedure and any of variant, branch, residence, property, "
            + "head-office, event, record, choice, answers, on, channel"))

let routeCommand = Command(
    name: "route",
    summary: Bilingual(
        vi: "cơ quan nào giải quyết, theo điều nào, cần gì, khi nào xong",
        en: "who decides, by which article, what to bring, when it is due"),
    story: [
        Bilingual(
            vi:
                "NƠI là một địa chỉ, hoặc mã đơn vị hành chính hiện nay (26740) hay trước ngày 01/07/2025 (2024:26740). Một "
                + "yếu tố có thể nói nhiều lần khi nhiều nơi cùng đúng, như thường trú và tạm trú.",
            en:
                "PLACE is an address, or the code of an area of today (26740) or of before 1 July 2025 (2024:26740). A fact "
                + "may be given several times where several places are true, like permanent and temporary residence."),
        Bilingual(
            vi:
                "Còn thiếu dữ kiện thì câu trả lời là một câu hỏi, mã 1. Không có --at thì chỉ tư vấn. --json cho phiếu "
                + "định tuyến, đủ để dựng lại đúng câu trả lời này nhiều năm sau.",
            en: "When a fact is missing the answer is a question, with exit code 1. Without --at it is advice only. "
                + "--json gives the routing receipt, enough to reproduce this very answer years later."),
        Bilingual(
            vi:
                "--batch trả lời mỗi vụ một dòng (id,outcome,agency,rule,act,article,due,holdsUntil,question). Nhiều nơi "
                + "trong một ô cách nhau bằng |, câu trả lời viết khóa=giá trị;khóa=giá trị. Dòng hỏng được báo kèm số "
                + "dòng, có kết quả error, và không chặn dòng nào khác; khi đó mã kết thúc là 65, còn lại là 0, kể cả "
                + "khi có vụ chưa ngã ngũ.",
            en: "--batch answers each case with a row (id,outcome,agency,rule,act,article,due,holdsUntil,question). "
                + "Several places in one field are parted by |, answers are key=value;key=value. A bad row is named with "
                + "its line, has the outcome error, and stops no other; the exit code is then 65, else 0, also when some case "
                + "is not settled."),
    ],
    options: [AskOptions.procedure.spec, AskOptions.variant.spec, AskOptions.branch.spec]
        + placeOptions.map(\.option.spec)
        + [factOption.spec, AskOptions.channel.spec, AskOptions.date.spec, receivedAt.spec, showsAll.spec]
        + [ReceiptFile.option.spec, ReceiptFile.append.spec, batch.spec],
    examples: [
        Command.Example(
            line: "waypost route --procedure 1.001193 --at hcm-centre-thu-duc --residence 26740",
            tells: Bilingual(
                vi: "khai sinh, nộp tại cơ sở Thủ Đức, cha mẹ ở phường Sài Gòn",
                en: "a birth, lodged at the Thủ Đức facility, the parents living in Sài Gòn Ward")),
        Command.Example(
            line: "waypost route --batch cases.csv --receipt receipts.jsonl",
            tells: Bilingual(
                vi: "mỗi vụ một dòng, giữ phiếu của từng vụ", en: "a row a case, keeping the receipt of each")),
    ],
    run: { try Route(call: $0)() })

/// One case put to the register.
private struct Route {
    let call: Call
    let edition: Edition
    let register: LoadedRegister
    let reader: PlaceReader

    init(call: Call) throws {
        self.call = call
        register = try LoadedRegister(call)
        edition = try register.edition()
        reader = PlaceReader(edition.areas)
    }

    func callAsFunction() throws -> Exit {
        if let path = call[batch] {
            guard call[AskOptions.procedure] == nil else { throw call.misuse(oneOfTwo) }
            var run = try RouteBatch(path, call, register, edition, usual: received())
            return try run()
        }
        guard let procedure = call[AskOptions.procedure] else { throw call.misuse(oneOfTwo) }
        let received = try received()
        let routing = try edition.route(
            Facts(
                procedure: procedure, branch: branch(on: received.date), places: places(on: received.date),
                answers: answers()), asOf: received.date)
        try keepReceipt(routing)
        if call.manner.form == .json {
            try call.output.line(String(decoding: edition.receipt(routing), as: UTF8.self))
        } else {
            let sheet = RouteSheet(edition: edition, routing: routing, call: call.spoken, settled: reader.settled)
            try sheet.show(periods: periods(routing, received), whyNot: call.has(showsAll))
        }
        return routing.outcome.isSettled ? .answered : .negative
    }

    private let oneOfTwo = Bilingual(
        vi: "Cần --procedure hoặc --batch, chỉ một trong hai.", en: "Give --procedure or --batch, one of the two.")

    private func keepReceipt(_ routing: Routing) throws {
        guard let file = try ReceiptFile.asked(call) else { return }
        try file.add(edition.receipt(routing))
        try file.close()
    }

    private func received() throws -> LocalMoment {
        if let said = call[receivedAt] {
            guard let date = call[AskOptions.date], date != said.date else { return said }
            throw call.misuse(
                Bilingual(
                    vi: "--on và --received nói hai ngày khác nhau (\(date), \(said.date)).",
                    en: "--on and --received name two different days (\(date), \(said.date))."),
                mend: Bilingual(
                    vi: "Thẩm quyền và thời hạn đều theo ngày tiếp nhận: chỉ nói một trong hai.",
                    en: "Competence and period both go by the day of receipt: give one of the two."))
        }
        if let date = call[AskOptions.date] { return LocalMoment(date, minute: 8 * 60) }
        return LocalMoment(Clock.system.now())
    }

    private func branch(on date: CivilDate) throws -> String {
        do { return try BranchReader(edition.register).id(call[AskOptions.branch] ?? "", on: date) } catch {
            throw call.misuse(error.problem, mend: error.mend)
        }
    }

    private func places(on date: CivilDate) throws -> [PlaceFact] {
        try placeOptions.flatMap { factor, option in
            try call.all(option).map { text in
                guard let fact = reader.fact(factor, text, on: date) else {
                    let problem = PlaceReader.noSuchArea(text)
                    throw call.misuse(
                        Bilingual(
                            vi: "\(option.spec.dashed): \(problem.vi)", en: "\(option.spec.dashed): \(problem.en)"),
                        mend: findCodes)
                }
                return fact
            }
        }
    }

    private func answers() throws -> [String: String] {
        var answers: [String: String] = [:]
        let variant = call[AskOptions.variant].map { [(key: "variant", value: $0)] } ?? []
        for (key, value) in call.all(factOption) + variant {
            guard let older = answers.updateValue(value, forKey: key), older != value else { continue }
            throw call.misuse(
                twoAnswers(key, older, value), mend: Bilingual(vi: "Chỉ giữ một.", en: "Keep one of them."))
        }
        return answers
    }

    /// When it is due if it is taken in now: one line, or one for each case when only the period depends on the case.
    private func periods(_ routing: Routing, _ received: LocalMoment) throws -> [DueLine] {
        guard routing.outcome.isSettled else { return [] }
        let reckoner = try DueReckoner(register, edition)
        let choices = edition.periods(
            procedure: routing.procedure, variant: call[AskOptions.variant],
            channel: call[AskOptions.channel] ?? .counter, on: received.date)
        return try choices.map { choice in
            let deadline = try choice.row.map {
                try reckoner.deadline($0, branch: routing.branch, received: received)
            }
            return DueLine(variant: choice.variant, row: choice.row, deadline: deadline)
        }
    }
}

/// When it is due, for one case of the procedure.
struct DueLine {
    /// Empty when it is the same for every case, or the case was named.
    let variant: String
    /// Nil where the register states no period.
    let row: PeriodRow?
    let deadline: Deadline?
}
