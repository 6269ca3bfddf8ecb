internal import Areas
internal import Base
internal import Competence
internal import WorkingTime

/// A decision as the desk reads it out: who decides, why, what to bring, when it is due, how long the answer holds.
struct RouteSheet {
    let edition: Edition
    let routing: Routing
    let call: Call

    private var register: Register { edition.register }
    private var prose: Prose { Prose(call) }
    private var language: Language { call.language }

    func show(due: (PeriodSource, Deadline)?, whyNot: Bool) throws {
        let procedure = register.procedures[routing.procedure]
        try prose.paragraph("\(procedure.name[language]) (\(procedure.id)), \(routing.asOf.slashed)")
        try prose.heading(OutcomeWords(edition: edition, routing: routing).sentence)
        try details()
        try prose.labelled(withoutRepeats(reasons() + (routing.outcome.isSettled ? whatToDo(procedure, due) : [])))
        if whyNot { try rejected() }
    }

    /// A label is said once for the lines that share it.
    private func withoutRepeats(_ pairs: [(label: String, text: String)]) -> [(label: String, text: String)] {
        var last = ""
        return pairs.map { pair in
            defer { last = pair.label }
            return (pair.label == last ? "" : pair.label, pair.text)
        }
    }

    /// Agencies to choose from, areas it may be, answers to the question.
    private func details() throws {
        let pairs = OutcomeWords(edition: edition, routing: routing).details
        if !pairs.isEmpty { try prose.labelled(pairs.map { ($0.label, $0.text[language]) }, indent: 4) }
    }

    private func reasons() -> [(label: String, text: String)] {
        var pairs = routing.applied.map { (say("vì", "why"), ruleTold($0)) }
        for place in routing.facts.places {
            let names = place.candidates.map { edition.areas.longName(of: $0, on: routing.asOf) }
            let name = names.joined(separator: " / ")
            pairs.append((say("dữ kiện", "fact"), "\(FactorWords.name(place.factor)[language]): \(name)"))
        }
        for move in routing.moved {
            let from = edition.areas.longName(of: move.from, on: Epoch.reform.adding(days: -1))
            let to = edition.areas.longName(of: move.to, on: routing.asOf)
            pairs.append((say("nay là", "now"), "\(from) → \(to)"))
        }
        return pairs
    }

    private func ruleTold(_ number: Int32) -> String {
        let rule = register.rules[number]
        let note = rule.note[language].isEmpty ? "" : ". " + rule.note[language]
        return "\(cited(rule.act, rule.article))\(note) [\(rule.id), \(rule.provenance.place)]"
    }

    private func cited(_ act: Int32, _ article: String) -> String {
        (article.isEmpty ? "" : article + ", ") + register.acts[act].title[language]
    }

    private func whatToDo(_ procedure: Procedure, _ due: (PeriodSource, Deadline)?) -> [(label: String, text: String)] {
        var pairs: [(label: String, text: String)] = []
        if let right = routing.right {
            let row = register.rights[right]
            pairs.append((say("nộp tại đây", "lodge here"), say("được; ", "yes; ") + cited(row.act, row.article)))
        }
        for paper in papers() { pairs.append((say("cần mang", "bring"), paper)) }
        pairs.append((say("lệ phí", "fee"), fee(procedure)))
        if !procedure.result[language].isEmpty { pairs.append((say("kết quả", "result"), procedure.result[language])) }
        pairs.append(
            (say("thời hạn", "due"), due.map(told) ?? say("chưa được ghi trong sổ", "not stated in the register")))
        let last = routing.holdsUntil.adding(days: -1).slashed
        pairs.append(
            (say("câu trả lời", "this answer"), say("có giá trị đến hết ngày \(last)", "holds through \(last)")))
        return pairs
    }

    private func papers() -> [String] {
        let variant = routing.facts.answers["variant"]
        return register.papers.filter {
            $0.procedure == routing.procedure && $0.validity.contains(routing.asOf)
                && ($0.variant.isEmpty || $0.variant == variant)
        }.map { "\($0.count) × \($0.name[language]) (\(PaperWords.form($0.form)[language]))" }
    }

    private func fee(_ procedure: Procedure) -> String {
        let note = procedure.feeNote[language]
        guard let fee = procedure.fee else {
            return note.isEmpty ? say("chưa được ghi trong sổ", "not stated in the register") : note
        }
        return "\(grouped(fee)) đ" + (note.isEmpty ? "" : ". " + note)
    }

    private func told(_ due: (source: PeriodSource, deadline: Deadline)) -> String {
        let period = due.deadline.rule.period.words[language]
        let last = due.deadline.explanation.last { !$0.isCaution }?.reason.words[language] ?? ""
        return "\(period); \(last)"
    }

    private func rejected() throws {
        try prose.gap()
        try prose.heading(Bilingual(vi: "Quy tắc không được áp dụng", en: "Rules that did not apply"))
        let others = routing.findings.filter { $0.reason != .applied }
        try prose.labelled(others.map { (register.rules[$0.rule].id, FindingWords.why($0.reason, register)[language]) })
    }

    private func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
}

/// `1234567` as `1.234.567`, the way money is written in Vietnam.
func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { text.append(".") }
        text.append(digit)
    }
    return text
}
