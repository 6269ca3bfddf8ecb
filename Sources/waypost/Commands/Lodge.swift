internal import Base
internal import Competence
internal import Desk
internal import Dossiers

private let received = Option<LocalMoment>.moment(
    "received",
    Bilingual(
        vi: "hồ sơ qua bưu chính: lúc ký biên bản bàn giao (mặc định: bây giờ)",
        en: "by post: when the handover record was signed (default: now)"))
private let kind = Option<ApplicantKind>.choice(
    "kind", Bilingual(vi: "cá nhân hay tổ chức (mặc định: person)", en: "a person or a firm (default: person)"))
private let name = Option<String>.text(
    "name", Bilingual(vi: "TÊN", en: "NAME"),
    Bilingual(vi: "người nộp, như trên giấy tiếp nhận", en: "the applicant, as on the receipt"))
private let phone = Option<String>.text(
    "phone", Bilingual(vi: "SỐ", en: "NUMBER"), Bilingual(vi: "điện thoại để báo tin", en: "telephone, for notices"))
private let email = Option<String>.text(
    "email", Bilingual(vi: "THƯ", en: "EMAIL"), Bilingual(vi: "thư điện tử để báo tin", en: "email, for notices"))
private let address = Option<String>.text(
    "address", Bilingual(vi: "ĐỊA CHỈ", en: "ADDRESS"),
    Bilingual(vi: "địa chỉ người nộp", en: "the applicant's address"))
private let paper = Option<(name: String, count: Int)>(
    "paper", value: Bilingual(vi: "TÊN[=SỐ]", en: "NAME[=COUNT]"),
    Bilingual(vi: "giấy tờ đã nhận, và mấy bản", en: "a paper handed in, and how many of it"), repeats: true,
    expected: Bilingual(vi: "tên giấy tờ, có thể thêm =SỐ BẢN", en: "a paper's name, and =COUNT if there are several"),
    read: { readPaper($0) })
private let original = Option<(name: String, count: Int)>(
    "original", value: Bilingual(vi: "TÊN[=SỐ]", en: "NAME[=COUNT]"),
    Bilingual(
        vi: "như --paper, bản chính được giữ và trả lại cùng kết quả",
        en: "as --paper, an original that is kept and goes back with the result"),
    repeats: true,
    expected: Bilingual(vi: "tên giấy tờ, có thể thêm =SỐ BẢN", en: "a paper's name, and =COUNT if there are several"),
    read: { readPaper($0) })
private let resultTo = Option<ReturnMethod>(
    "result-to", value: Bilingual(vi: "CÁCH", en: "WAY"),
    Bilingual(
        vi: "trả kết quả: counter, counter:QUẦY, post:ĐỊA CHỈ, electronic (mặc định: tại quầy này)",
        en: "where the result goes: counter, counter:BRANCH, post:ADDRESS, electronic (default: this counter)"),
    expected: Bilingual(
        vi: "counter, counter:QUẦY, post:ĐỊA CHỈ hoặc electronic",
        en: "counter, counter:BRANCH, post:ADDRESS or electronic"),
    read: { readWay($0) })
private let chosen = Option<String>.text(
    "chosen", Bilingual(vi: "CƠ QUAN", en: "AGENCY"),
    Bilingual(
        vi: "cơ quan người nộp chọn khi luật cho chọn", en: "the agency taken where the law lets the applicant choose"))
private let because = Option<String>.text(
    "because", Bilingual(vi: "LÝ DO", en: "WHY"),
    Bilingual(vi: "cùng --chosen: vì sao", en: "with --chosen: why this one"))
private let unsure = Option<String>.text(
    "unsure-because", Bilingual(vi: "LÝ DO", en: "WHY"),
    Bilingual(
        vi: "vẫn nhận dù chưa rõ cơ quan nào: một người tại quầy sẽ xác định, vì lý do này",
        en: "take it though nobody knows who decides: a person at the branch will find out, for this reason"))
private let reference = Option<String>.text(
    "reference", Bilingual(vi: "MÃ", en: "CODE"),
    Bilingual(vi: "mã trên hệ thống khác", en: "what another body's system calls it"))
private let file = Option<String>.file(
    "file",
    Bilingual(
        vi: "cả phiếu nộp dạng JSON (- là đầu vào chuẩn), thay cho các tùy chọn trên",
        en: "the whole form as JSON (- is standard input), instead of the options above"))

private let formOptions: [OptionSpec] =
    [AskOptions.procedure.spec, AskOptions.variant.spec, AskOptions.branch.spec] + placeOptions.map(\.option.spec)
    + [
        factOption.spec, AskOptions.channel.spec, received.spec, kind.spec, name.spec, phone.spec, email.spec,
        address.spec, paper.spec, original.spec, resultTo.spec, chosen.spec, because.spec, unsure.spec, reference.spec,
    ]

let lodgeCommand = Command(
    name: "lodge",
    summary: Bilingual(vi: "tiếp nhận một hồ sơ trên máy chủ", en: "lodge a dossier on the server"),
    story: [
        Bilingual(
            vi:
                "Trả lời: mã hồ sơ, cơ quan giải quyết, hạn trả, việc làm được tiếp theo. Sổ của máy chủ định tuyến; còn "
                + "thiếu dữ kiện thì máy chủ hỏi lại, không có hồ sơ nào được tạo, mã 1.",
            en:
                "Answers with the dossier's code, who decides, when it is due and what may follow. The server's register "
                + "routes it; when a fact is missing the server asks, nothing is recorded, and the exit code is 1."),
        Bilingual(
            vi:
                "Mỗi lần gửi mang một Idempotency-Key ngẫu nhiên. Nếu không rõ đã ghi hay chưa (mất mạng), lệnh nói khóa "
                + "đó: chạy lại đúng lệnh với --again KHÓA thì chỉ có một hồ sơ.",
            en:
                "Every sending carries a random Idempotency-Key. When it is not known whether it was recorded (the network "
                + "failed), the key is told: the same command again with --again KEY makes one dossier only."),
        ServerOptions.story,
    ],
    options: formOptions + [file.spec, Retry.again.spec] + ServerOptions.all,
    examples: [
        Command.Example(
            line: "waypost lodge --procedure 1.001193 --at hcm-centre-thu-duc --residence 26740 "
                + "--name 'Nguyễn Văn An' --phone 0901234567 --paper 'Giấy chứng sinh'",
            tells: Bilingual(vi: "khai sinh, nộp tại cơ sở Thủ Đức", en: "a birth, lodged at the Thủ Đức facility")),
        Command.Example(
            line: "waypost lodge --file form.json --json",
            tells: Bilingual(vi: "cả phiếu trong một tệp, cho chương trình", en: "a whole form in a file, for programs")
        ),
    ],
    run: { try Lodging(call: $0)() })

private struct Lodging {
    let call: Call
    let client: ServerClient
    let names: Names

    init(call: Call) throws {
        self.call = call
        client = try ServerClient(call)
        names = Names(client)
    }

    func callAsFunction() throws -> Exit {
        let body = try form()
        let retry = Retry(call)
        let answer: WebAnswer
        do {
            answer = try retry.run { try client.post("/api/v1/dossiers", body, [retry.header]) }
        } catch let problem as ServerProblem {
            guard let routing = problem.routing else { throw problem }
            return try RoutingRefusal(problem: problem, routing: routing, names: names, call: call).tell()
        }
        if call.manner.form == .json {
            try call.output.line(String(decoding: answer.body, as: UTF8.self))
        } else {
            try DossierSheet(json: try answer.json(), names: names, call: call).showShortly()
        }
        return .answered
    }

    private func form() throws -> [UInt8] {
        guard let path = call[file] else { return try written() }
        if let other = formOptions.first(where: { call.given.values[$0.name] != nil }) {
            throw call.misuse(
                Bilingual(
                    vi: "\(other.dashed) không dùng cùng --file.", en: "\(other.dashed) does not go with --file."),
                mend: Bilingual(vi: "Ghi vào tệp, hoặc bỏ --file.", en: "Write it in the file, or leave --file out."))
        }
        return try JSONFile.read(path)
    }

    /// The form from the options: the same options give the same bytes, so that a retry is the very request.
    private func written() throws -> [UInt8] {
        let procedure = try must(AskOptions.procedure)
        let branch = try names.branchID(must(AskOptions.branch))
        let applicant = try must(name)
        var json = JSONWriter()
        json.object {
            $0.field("procedure", procedure)
            $0.given("variant", call[AskOptions.variant])
            $0.given("channel", call[AskOptions.channel]?.rawValue)
            places(&$0)
            answers(&$0)
            $0.field("branch", branch)
            $0.given("received", call[received].map { "\($0.date)T\($0.clock)" })
            person(named: applicant, &$0)
            papers(&$0)
            way(&$0)
            choice(&$0)
            $0.given("unsureBecause", call[unsure])
            $0.given("reference", call[reference])
        }
        return json.bytes
    }

    private func must(_ option: Option<String>) throws -> String {
        guard let value = call[option] else {
            throw UsageFault(.missingOption("\(option.spec.dashed) (--file)"), path: call.given.path)
        }
        return value
    }

    private func places(_ json: inout JSONWriter) {
        json.array("places") {
            for (factor, option) in placeOptions {
                for text in call.all(option) {
                    $0.object {
                        $0.field("factor", factor.code)
                        $0.field("text", text)
                    }
                }
            }
        }
    }

    private func answers(_ json: inout JSONWriter) {
        var seen: [String: String] = [:]
        for (key, value) in call.all(factOption) { seen[key] = value }
        json.object("answers") {
            for (key, value) in seen.sorted(by: { $0.key < $1.key }) {
                $0.key(text: key)
                $0.string(value)
            }
        }
    }

    private func person(named name: String, _ json: inout JSONWriter) {
        json.object("applicant") {
            $0.given("kind", call[kind]?.rawValue)
            $0.field("name", name)
            $0.given("phone", call[phone])
            $0.given("email", call[email])
            $0.given("address", call[address])
        }
    }

    private func papers(_ json: inout JSONWriter) {
        let all = call.all(paper).map { ($0, false) } + call.all(original).map { ($0, true) }
        json.array("papers") {
            for (paper, isKept) in all {
                $0.object {
                    $0.field("name", paper.name)
                    $0.field("count", paper.count)
                    $0.field("originalKept", isKept)
                }
            }
        }
    }

    private func way(_ json: inout JSONWriter) {
        guard let method = call[resultTo] else { return }
        json.object("resultTo") {
            $0.field("way", method.code)
            switch method {
            case .counter(let branch): $0.given("branch", branch.isEmpty ? nil : branch)
            case .post(let address): $0.field("address", address)
            case .electronic: break
            }
        }
    }

    private func choice(_ json: inout JSONWriter) {
        guard let agency = call[chosen] else { return }
        json.object("chosen") {
            $0.field("agency", agency)
            $0.given("why", call[because])
        }
    }
}

private func readPaper(_ text: String) -> (name: String, count: Int)? {
    if text.isEmpty { return nil }
    guard let sign = text.lastIndex(of: "="), let count = Int(text[text.index(after: sign)...]) else {
        return (text, 1)
    }
    return sign == text.startIndex || !(1...99).contains(count) ? nil : (String(text[..<sign]), count)
}

private func readWay(_ text: String) -> ReturnMethod? {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let rest = parts.count == 2 ? parts[1] : ""
    switch parts[0] {
    case "counter": return .counter(branch: rest)
    case "post": return rest.isEmpty ? nil : .post(address: rest)
    case "electronic": return parts.count == 1 ? .electronic : nil
    default: return nil
    }
}
