internal import Base
internal import Dossiers

private let stepNames = StepKind.allCases.filter { $0 != .lodge }.map(\.rawValue)
private let set = Option<(path: [String], value: String)>(
    "set", value: Bilingual(vi: "TRƯỜNG=GIÁ TRỊ", en: "FIELD=VALUE"),
    Bilingual(
        vi: "một trường của bước, như reason=…, way.by=counter, items.0.paper=…",
        en: "a field of the step, like reason=…, way.by=counter, items.0.paper=…"),
    repeats: true,
    expected: Bilingual(vi: "trường và giá trị, như reason=…", en: "a field and a value, like reason=…"),
    read: { StepFields.read($0) })
private let file = Option<String>.file(
    "file",
    Bilingual(
        vi: "các trường dạng JSON (- là đầu vào chuẩn), thay cho --set",
        en: "the fields as JSON (- is standard input), instead of --set"))
private let seen = Option<Int>.count(
    "seen",
    Bilingual(
        vi: "bản đã xem (mặc định: bản hiện tại); nếu đã có người đổi thì không làm gì",
        en: "the version you looked at (default: the present one); nothing is done if somebody changed it since"))

let dossierStepCommand = Command(
    name: "step",
    summary: Bilingual(vi: "làm một bước của hồ sơ", en: "take one step of a dossier"),
    story: [
        Bilingual(
            vi: "Các bước: \(stepNames.joined(separator: ", ")).",
            en: "The steps: \(stepNames.joined(separator: ", "))."),
        Bilingual(
            vi:
                "Bản hồ sơ đang thấy được gửi cùng (If-Match), nên không ai ghi đè việc của ai; khi hồ sơ vừa đổi, lệnh nói "
                + "đã đổi gì, mã 1. Luật không cho bước đó thì lý do và các bước có thể làm, mã 1.",
            en:
                "The version seen goes with it (If-Match), so that nobody overwrites anybody's work; when it has changed, "
                + "the command says what changed, exit code 1. Where the law does not allow the step: why, and what may be "
                + "done instead, exit code 1."),
        ServerOptions.story,
    ],
    operands: [
        dossierCodeOperand,
        Operand(
            name: Bilingual(vi: "BƯỚC", en: "STEP"), arity: .one,
            summary: Bilingual(vi: "như accept, decide, hand-out", en: "like accept, decide, hand-out")),
    ],
    options: [set.spec, file.spec, seen.spec, Retry.again.spec] + ServerOptions.all,
    examples: [
        Command.Example(
            line: "waypost dossier step H29.1-261121-0001 accept",
            tells: Bilingual(vi: "cơ quan tiếp nhận giải quyết", en: "the agency accepts it")),
        Command.Example(
            line: "waypost dossier step H29.1-261121-0001 hand-out --set way.by=counter "
                + "--set way.branch=hcm-centre-thu-duc --set way.recipient='Nguyễn Văn An' --set way.identitySeen='căn cước'",
            tells: Bilingual(vi: "trả kết quả tại quầy", en: "the result is handed out at the counter")),
    ],
    run: { try Stepping(call: $0)() })

private struct Stepping {
    let call: Call
    let dossier: RemoteDossier
    let step: String

    init(call: Call) throws {
        self.call = call
        step = call.operands.last ?? ""
        guard stepNames.contains(step) else {
            let near = nearest(to: step, among: stepNames)
            throw call.misuse(
                Bilingual(vi: "Không có bước \"\(excerpt(step))\".", en: "There is no step \"\(excerpt(step))\"."),
                mend: near.map { Bilingual(vi: "Có phải \"\($0)\" không?", en: "Did you mean \"\($0)\"?") })
        }
        dossier = try RemoteDossier(call)
    }

    func callAsFunction() throws -> Exit {
        let body = try body()
        let version = try version()
        let retry = Retry(call)
        do {
            let answer = try retry.run("--seen \(version)") {
                try dossier.client.post(
                    "/api/v1/dossiers/\(dossier.code)/steps", body, [retry.header, ("If-Match", "\"\(version)\"")])
            }
            return try show(answer)
        } catch let problem as ServerProblem where problem.status == 412 {
            return try tellChanges(problem, since: version)
        }
    }

    private func show(_ answer: WebAnswer) throws -> Exit {
        if call.manner.form == .json { return try dossier.passOn(answer) }
        try DossierSheet(json: try answer.json(), names: Names(dossier.client), call: call).showShortly()
        return .answered
    }

    /// What `If-Match` names: the version said, or the one that is there now.
    private func version() throws -> Int {
        if let said = call[seen] { return said }
        let answer = try dossier.get()
        let tag = answer.header("etag").map { $0.filter { $0 != "\"" } }
        guard let version = tag.flatMap({ Int($0) }) else { throw ServerProblem(answer) }
        return version
    }

    private func body() throws -> [UInt8] {
        let said = call.all(set)
        guard let path = call[file] else { return try StepFields.body(step, said, call) }
        guard said.isEmpty else {
            throw call.misuse(
                Bilingual(vi: "--set không dùng cùng --file.", en: "--set does not go with --file."))
        }
        let json = try JSON(JSONFile.read(path))
        guard let members = json.members else {
            throw DataFault(
                "step.not-an-object", file: path,
                problem: Bilingual(vi: "Phải là một đối tượng JSON.", en: "It has to be a JSON object."),
                mend: Bilingual(vi: "Như {\"reason\":\"…\"}.", en: "Like {\"reason\":\"…\"}."))
        }
        return StepFields.bytes(step, members.filter { $0.name != "step" })
    }

    /// Somebody was quicker: their steps, so that the person can see whether theirs still makes sense.
    private func tellChanges(_ problem: ServerProblem, since version: Int) throws -> Exit {
        let ended = try call.refuse(problem.code, problem.message)
        guard call.manner.form != .json, let history = try? dossier.get("/history").json() else { return ended }
        let later = (history["events"]?.items ?? []).filter { ($0["version"]?.whole ?? 0) > version }
        try Prose(call.spoken.manner, call.errors).labelled(
            later.map { event in
                let at = DossierSheet.moment(event["at"], call.language)
                let what = EventWords.told(event.text("kind"))[call.language]
                return ("\(event["version"]?.whole ?? 0)", "\(what), \(at), \(event.text("actor"))")
            })
        try call.errors.flush()
        return ended
    }
}
