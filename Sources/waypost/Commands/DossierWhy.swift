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
        if let again = Reproduced(answer.body, call) {
            try again.show()
        } else {
            let names = Names(dossier.client)
            try ReceiptTold(json: try answer.json(), code: dossier.code, names: names, call: call).show()
        }
        return .answered
    })

/// The decision made again from its receipt, where this machine has the very register it was made with: told in full,
/// as `waypost route --why-not` does.
private struct Reproduced {
    let call: Call
    let edition: Edition
    let routing: Routing

    /// Nil where the register is another one, or is not here.
    init?(_ bytes: [UInt8], _ call: Call) {
        guard let receipt = try? RoutingReceipt(bytes), let register = try? LoadedRegister(call),
            Edition.hash(of: register.files) == receipt.edition, let edition = try? register.edition(),
            let facts = try? receipt.facts(in: edition),
            let routing = try? edition.route(facts, asOf: receipt.asOf), edition.receipt(routing) == bytes
        else { return nil }
        (self.call, self.edition, self.routing) = (call, edition, routing)
    }

    func show() throws {
        try RouteSheet(edition: edition, routing: routing, call: call.spoken).show(periods: [], whyNot: true)
    }
}

/// A routing receipt read out from what it holds itself.
private struct ReceiptTold: Speaker {
    let json: JSON
    let code: String
    let names: Names
    let call: Call

    func show() throws {
        let prose = Prose(call.spoken)
        try prose.heading(Bilingual(same: "\(code): \(sentence)"))
        try prose.labelled(facts + rules + edition)
    }

    private var sentence: String {
        let outcome = json["outcome"] ?? .null
        let kind = outcome.text("kind")
        let agencies = ([outcome["agency"]] + (outcome["agencies"]?.items ?? []).map { $0 }).compactMap { $0 }.map(told)
        let system = outcome["system"]?["name"]?.words?[language]
        let question = outcome["question"]?["text"]?.words?[language]
        let said = agencies.joined(separator: "; ")
        return said.isEmpty ? system ?? question ?? kind : said + say(" giải quyết.", " decides.")
    }

    /// An agency as the receipt holds it: an id, or an object with its name.
    private func told(_ agency: JSON) -> String {
        if let name = agency["name"]?.words { return "\(name[language]) (\(agency.text("id")))" }
        return names.agency(agency.text ?? agency.text("id"))
    }

    private var facts: [(label: String, text: String)] {
        let places = (json["facts"]?["places"]?.items ?? []).map { place in
            let areas = (place["areas"]?.items ?? []).compactMap(\.text).joined(separator: ", ")
            let factor = place.text("factor")
            let name = ConnectingFactor(code: factor).map { FactorWords.name($0)[language] } ?? factor
            return (label: say("dữ kiện", "fact"), text: "\(name): \(place.text("text")) → \(areas)")
        }
        let answers = (json["facts"]?["answers"]?.members ?? []).map { member in
            (label: say("trả lời", "answer"), text: "\(member.name)=\(member.value.text ?? "")")
        }
        return places + answers
    }

    private var rules: [(label: String, text: String)] {
        let applied = (json["applied"]?.items ?? []).map { (label: say("vì", "why"), text: cited($0)) }
        let others = (json["rules"]?.items ?? []).filter { part($0) != "applied" && !quiet.contains(part($0)) }
            .prefix(12).map { (label: say("không phải", "not"), text: "\($0.text("rule")) (\(reason($0)))") }
        return applied + others
    }

    /// Of rules that were never in play.
    private let quiet = ["notInForce", "elsewhere"]
    private func part(_ finding: JSON) -> String { finding.text("part") }

    private func cited(_ rule: JSON) -> String {
        let words = ["article", "act", "basis", "rule", "id"].compactMap { name in
            rule[name]?.words?[language] ?? rule[name]?.text
        }
        return words.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func reason(_ finding: JSON) -> String {
        let words = RuleFinding.Part(rawValue: part(finding)).map {
            FindingWords.why($0, key: finding.text("key"), by: finding.text("by"))
        }
        return words?[language] ?? part(finding)
    }

    private var edition: [(label: String, text: String)] {
        [
            (say("ngày hỏi", "asked for"), DossierSheet.day(json.text("asOf"))),
            (say("ấn bản", "edition"), String(json.text("edition").prefix(12))),
        ]
    }
}
