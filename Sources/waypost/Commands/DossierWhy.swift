internal import Areas
internal import Base
internal import Competence

let dossierWhyCommand = Command(
    name: "why",
    summary: Bilingual(vi: "vì sao cơ quan này giải quyết", en: "why this agency decides"),
    story: [
        Bilingual(
            vi:
                "Đọc phiếu định tuyến đã ghi cùng hồ sơ: dữ kiện, quy tắc áp dụng, quy tắc không áp dụng và lý do. --json cho "
                + "đúng phiếu đó, để waypost receipt verify dựng lại.",
            en:
                "Reads the routing receipt that was recorded with the dossier: the facts, the rules that applied, those "
                + "that did not and why. --json gives the receipt itself, for waypost receipt verify to reproduce."),
        ServerOptions.story,
    ],
    operands: [dossierCodeOperand], options: ServerOptions.all,
    examples: [
        Command.Example(
            line: "waypost dossier why H29.1-261121-0001",
            tells: Bilingual(vi: "theo điều nào, dữ kiện nào", en: "by which article, from which fact"))
    ],
    run: { call in
        let dossier = try RemoteDossier(call)
        let answer = try dossier.get("/routing")
        if call.manner.form == .json { return try dossier.passOn(answer) }
        let names = Names(dossier.client)
        try ReceiptTold(json: try answer.json(), code: dossier.code, names: names, call: call).show()
        return .answered
    })

/// A routing receipt read out: by the very register where it is at hand, else from what the receipt itself holds.
private struct ReceiptTold {
    let json: JSON
    let code: String
    let names: Names
    let call: Call

    private var language: Language { call.language }

    func show() throws {
        let prose = Prose(call.spoken)
        try prose.heading(Bilingual(same: "\(code): \(sentence)"))
        try prose.labelled(facts + rules + edition)
    }

    private var sentence: String {
        let outcome = json["outcome"] ?? .null
        let kind = outcome["kind"]?.text ?? ""
        let agencies = ([outcome["agency"]] + (outcome["agencies"]?.items ?? []).map { $0 }).compactMap { $0 }.map(told)
        let system = outcome["system"]?["name"]?.words?[language]
        let question = outcome["question"]?["text"]?.words?[language]
        let said = agencies.joined(separator: "; ")
        return said.isEmpty ? system ?? question ?? kind : said + say(" giải quyết.", " decides.")
    }

    /// An agency as the receipt holds it: an id, or an object with its name.
    private func told(_ agency: JSON) -> String {
        if let name = agency["name"]?.words { return "\(name[language]) (\(agency["id"]?.text ?? ""))" }
        return names.agency(agency.text ?? agency["id"]?.text ?? "")
    }

    private var facts: [(label: String, text: String)] {
        let places = (json["facts"]?["places"]?.items ?? []).map { place in
            let areas = (place["areas"]?.items ?? []).compactMap(\.text).joined(separator: ", ")
            let factor = place["factor"]?.text ?? ""
            let name = ConnectingFactor(code: factor).map { FactorWords.name($0)[language] } ?? factor
            return (label: say("dữ kiện", "fact"), text: "\(name): \(place["text"]?.text ?? "") → \(areas)")
        }
        let answers = (json["facts"]?["answers"]?.members ?? []).map { member in
            (label: say("trả lời", "answer"), text: "\(member.name)=\(member.value.text ?? "")")
        }
        return places + answers
    }

    private var rules: [(label: String, text: String)] {
        let applied = (json["applied"]?.items ?? []).map { (label: say("vì", "why"), text: cited($0)) }
        let others = (json["rules"]?.items ?? []).filter { part($0) != "applied" && !quiet.contains(part($0)) }
            .prefix(12).map { (label: say("không phải", "not"), text: "\($0["rule"]?.text ?? "") (\(reason($0)))") }
        return applied + others
    }

    private let quiet = ["notInForce", "not-in-force", "elsewhere"]
    private func part(_ finding: JSON) -> String { finding["part"]?.text ?? "" }

    private func cited(_ rule: JSON) -> String {
        let words = ["article", "act", "basis", "rule", "id"].compactMap { name in
            rule[name]?.words?[language] ?? rule[name]?.text
        }
        return words.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func reason(_ finding: JSON) -> String {
        [part(finding), finding["key"]?.text ?? "", finding["by"]?.text ?? ""].filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    private var edition: [(label: String, text: String)] {
        [
            (say("ngày hỏi", "asked for"), DossierSheet.day(json["asOf"]?.text ?? "")),
            (say("ấn bản", "edition"), String((json["edition"]?.text ?? "").prefix(12))),
        ]
    }

    private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
}
