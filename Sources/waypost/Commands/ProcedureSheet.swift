internal import Areas
internal import Base
internal import Competence
internal import WorkingTime

/// Everything the register knows of one procedure, row by row, each with where it stands.
struct ProcedureSheet: Speaker {
    let edition: Edition
    let number: Int32
    let call: Call

    private var register: Register { edition.register }
    private var procedure: Procedure { register.procedures[number] }

    init(_ edition: Edition, _ code: String, _ call: Call) throws {
        guard let number = edition.register.procedures.number(code) else { throw FactRefusal.procedureUnknown(code) }
        self.edition = edition
        self.number = number
        self.call = call
    }

    func show() throws {
        if call.manner.form == .json { return try writeJSON() }
        let prose = Prose(call)
        try prose.heading(
            Bilingual(vi: "\(procedure.name.vi) (\(procedure.id))", en: "\(procedure.name.en) (\(procedure.id))"))
        try prose.labelled(facts())
        try part(prose, "Trường hợp", "Cases", variants.map { ($0.id, $0.label[language]) })
        try part(prose, "Quy tắc", "Rules", rules.map { ($0.id, told($0)) })
        try part(prose, "Thời hạn", "Periods", periods.map { (caseTold($0.variant, $0.channel), told($0)) })
        try part(prose, "Giấy tờ", "Papers", papers.map { (caseTold($0.variant, nil), told($0)) })
    }

    private func part(_ prose: Prose, _ vi: String, _ en: String, _ pairs: [(label: String, text: String)]) throws {
        if pairs.isEmpty { return }
        try prose.gap()
        try prose.heading(Bilingual(vi: vi, en: en))
        try prose.labelled(pairs)
    }

    private func facts() -> [(label: String, text: String)] {
        var pairs = [
            (say("lĩnh vực", "sector"), procedure.sector),
            (say("cấp", "level"), KnownWords.level(procedure.level)[language]),
            (
                say("cách nộp", "channels"),
                procedure.channels.map { KnownWords.channel($0)[language] }.joined(separator: ", ")
            ),
            (say("lệ phí", "fee"), FeeWords.told(procedure)[language]),
            (say("kết quả", "result"), procedure.result[language]),
            (say("từ tìm", "words"), procedure.words.joined(separator: "; ")),
        ]
        pairs.append((say("nguồn", "origin"), told(procedure.provenance)))
        return pairs.filter { !$0.1.isEmpty }
    }

    private var variants: [Variant] { register.variants.filter { $0.procedure == number } }
    private var periods: [PeriodRow] { register.periods.filter { $0.procedure == number } }
    private var papers: [Paper] { register.papers.filter { $0.procedure == number } }
    private var rules: [CompetenceRule] {
        register.rules.rows.filter { rule in
            switch rule.selector {
            case .procedure(let only): only == number
            case .sector(let sector): sector == procedure.sector
            case .every: true
            }
        }
    }

    private func told(_ rule: CompetenceRule) -> String {
        var parts = [register.told(rule.outcome)]
        if let factor = rule.factor { parts.append(FactorWords.name(factor)[language]) }
        if let area = rule.area {
            parts.append(edition.areas.longName(of: area, on: edition.register.manifest.span.from))
        }
        parts += rule.conditions.map { "\($0.key)=\($0.values.joined(separator: "|"))" }
        parts.append(register.acts[rule.act].cited(rule.article)[language])
        parts.append(rule.validity.words[language])
        return parts.joined(separator: "; ") + " " + told(rule.provenance)
    }

    private func told(_ row: PeriodRow) -> String {
        let act = register.acts.row(row.act)?.cited(row.article)[language] ?? row.act
        return "\(row.rule.period.words[language]); \(act); \(row.validity.words[language]) "
            + told(row.provenance)
    }

    private func told(_ paper: Paper) -> String {
        "\(paper.count) × \(paper.name[language]) (\(PaperWords.form(paper.form)[language])) " + told(paper.provenance)
    }

    private func told(_ provenance: Provenance) -> String {
        "[\(provenance.place), \(KnownWords.origin(provenance.origin)[language])]"
    }

    private func caseTold(_ variant: String, _ channel: Channel?) -> String {
        let parts = [variant, channel.map { KnownWords.channel($0)[language] } ?? ""].filter { !$0.isEmpty }
        return parts.isEmpty ? "*" : parts.joined(separator: ", ")
    }

    private func writeJSON() throws {
        var json = JSONWriter(capacity: 4096)
        json.object {
            $0.field("procedure", procedure.id)
            $0.field("name", procedure.name)
            $0.field("sector", procedure.sector)
            $0.field("level", procedure.level)
            $0.array("channels") { for channel in procedure.channels { $0.string(channel.rawValue) } }
            if let fee = procedure.fee { $0.field("fee_vnd", fee) }
            $0.field("fee_note", procedure.feeNote)
            $0.field("result", procedure.result)
            $0.array("variants") { for row in variants { write(row, to: &$0) } }
            $0.array("rules") { for row in rules { write(row, to: &$0) } }
            $0.array("periods") { for row in periods { write(row, to: &$0) } }
            $0.array("papers") { for row in papers { write(row, to: &$0) } }
            write(procedure.provenance, to: &$0)
        }
        try call.output.line(json.text)
    }

    private func write(_ row: Variant, to json: inout JSONWriter) {
        json.object {
            $0.field("variant", row.id)
            $0.field("label", row.label)
        }
    }

    private func write(_ row: CompetenceRule, to json: inout JSONWriter) {
        json.object {
            $0.field("rule", row.id)
            $0.field("outcome", register.told(row.outcome))
            if let factor = row.factor { $0.field("factor", factor.code) }
            if let area = row.area { $0.field("area", edition.areas.reference(of: area).description) }
            $0.array("conditions") {
                for condition in row.conditions {
                    $0.string("\(condition.key)=\(condition.values.joined(separator: "|"))")
                }
            }
            $0.field("act", register.acts[row.act].id)
            $0.field("article", row.article)
            write(row.validity, to: &$0)
            write(row.provenance, to: &$0)
        }
    }

    private func write(_ row: PeriodRow, to json: inout JSONWriter) {
        json.object {
            $0.field("variant", row.variant)
            if let channel = row.channel { $0.field("channel", channel.rawValue) }
            $0.field("period", row.rule.period.words)
            $0.field("act", row.act)
            $0.field("article", row.article)
            write(row.validity, to: &$0)
            write(row.provenance, to: &$0)
        }
    }

    private func write(_ row: Paper, to json: inout JSONWriter) {
        json.object {
            $0.field("paper", row.id)
            $0.field("variant", row.variant)
            $0.field("name", row.name)
            $0.field("form", row.form)
            $0.field("count", row.count)
            $0.field("returned", row.returned)
            write(row.validity, to: &$0)
            write(row.provenance, to: &$0)
        }
    }

    private func write(_ validity: Validity, to json: inout JSONWriter) {
        json.field("from", validity.from)
        json.field("to", validity.to)
    }

    private func write(_ provenance: Provenance, to json: inout JSONWriter) {
        json.field("place", provenance.place)
        json.field("origin", provenance.origin.rawValue)
        json.field("source", provenance.source)
    }
}

/// What a procedure costs, as far as the register knows.
enum FeeWords {
    static func told(_ procedure: Procedure) -> Bilingual {
        // A note tells the whole: what it is for, and the figure again.
        if !procedure.feeNote.vi.isEmpty { return procedure.feeNote }
        guard let fee = procedure.fee else {
            return Bilingual(vi: "chưa được ghi trong sổ", en: "not stated in the register")
        }
        return Bilingual(vi: "\(grouped(fee)) đồng", en: "\(grouped(fee, .en)) VND")
    }
}
