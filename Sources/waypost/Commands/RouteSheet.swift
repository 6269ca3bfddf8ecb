internal import Areas
internal import Base
internal import Competence
internal import WorkingTime

/// A decision as the desk reads it out: who decides, why, what to bring, when it is due, how long the answer holds.
struct RouteSheet: Speaker {
    let edition: Edition
    let routing: Routing
    let call: Call
    /// What was settled of a residence in a divided unit, though its land is not.
    var settled: [Bilingual] = []

    private var register: Register { edition.register }
    private var prose: Prose { Prose(call) }

    func show(periods: [DueLine], whyNot: Bool) throws {
        let procedure = register.procedures[routing.procedure]
        try prose.paragraph("\(procedure.name[language]) (\(procedure.id)), \(routing.asOf.slashed)")
        try prose.heading(OutcomeWords(edition: edition, routing: routing).sentence)
        try details()
        var pairs = reasons()
        if routing.outcome.isSettled { pairs += whatToDo(procedure, periods) }
        pairs += nextStep()
        if !whyNot { pairs += others() }
        try prose.labelled(withoutRepeats(pairs))
        if whyNot { try rejected() }
    }

    /// Who decides and why, without what to bring: for the tour, where many follow one another.
    func showShortly() throws {
        try prose.paragraph(
            call.manner.paint.strong(OutcomeWords(edition: edition, routing: routing).sentence[language]), indent: 4)
        let details = OutcomeWords(edition: edition, routing: routing).details
        try prose.labelled(
            withoutRepeats(details.map { ($0.label, $0.text[language]) } + reasons() + nextStep()), indent: 6)
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
            let name = names.isEmpty ? "\"\(excerpt(place.text))\" ?" : names.joined(separator: " / ")
            pairs.append((say("dữ kiện", "fact"), "\(FactorWords.name(place.factor)[language]): \(name)"))
        }
        pairs += settled.map { (say("lưu ý", "mind"), $0[language]) }
        for answer in routing.implied {
            let label = edition.label(key: answer.key, value: answer.value, procedure: routing.procedure)
            pairs.append((say("suy ra", "implied"), "\(answer.key)=\(answer.value): \(label[language])"))
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
        register.acts[act].cited(article)[language]
    }

    private func whatToDo(_ procedure: Procedure, _ periods: [DueLine]) -> [(label: String, text: String)] {
        var pairs = [(say("nộp", "lodge"), lodging())]
        for paper in papers() { pairs.append((say("cần mang", "bring"), paper)) }
        pairs.append((say("lệ phí", "fee"), FeeWords.told(procedure)[language]))
        if !procedure.result[language].isEmpty { pairs.append((say("kết quả", "result"), procedure.result[language])) }
        for line in periods { pairs.append((say("thời hạn", "due"), told(line))) }
        let last = routing.holdsUntil.adding(days: -1).slashed
        pairs.append(
            (say("câu trả lời", "this answer"), say("có giá trị đến hết ngày \(last)", "holds through \(last)")))
        return pairs
    }

    /// Whether this branch may take it in, and by which right.
    private func lodging() -> String {
        guard let branch = routing.branch else {
            return say("chưa nói nộp ở đâu; nêu quầy bằng --at", "not asked where; name the branch with --at")
        }
        let row = register.branches[branch]
        guard let right = routing.right else { return row.name[language] }
        let act = cited(register.rights[right].act, register.rights[right].article)
        return say("\(row.name.vi) được nhận (\(act))", "\(row.name.en) may take it in (\(act))")
    }

    /// What to do when nobody can go on: whom to call.
    private func nextStep() -> [(label: String, text: String)] {
        switch routing.outcome {
        case .gap, .conflict: CallList(edition, routing).names.map { (say("gọi", "call"), $0[language]) }
        case .assigned, .choice, .needsFact, .onTheSpot, .heldElsewhere, .notOffered, .lodgingNotAllowed, .areaUnknown,
            .areaEnded, .manualDesk:
            []
        }
    }

    /// Rules that were in play and did not decide, shortly; `--why-not` tells all.
    private func others() -> [(label: String, text: String)] {
        let inPlay = routing.findings.filter { finding in
            switch finding.reason {
            case .applied, .needs, .notInForce: false
            case .elsewhere, .otherCase, .overridden, .lessSpecial, .lowerLayer, .replaced, .keptDead: true
            }
        }
        return inPlay.prefix(3).map {
            (
                say("không phải", "not"),
                "\(register.rules[$0.rule].id): \(FindingWords.why($0.reason, register)[language])"
            )
        }
    }

    private func papers() -> [String] {
        let variant = routing.facts.answers["variant"] ?? ""
        return edition.papers(procedure: routing.procedure, variant: variant, on: routing.asOf)
            .map { "\($0.count) × \($0.name[language]) (\(PaperWords.form($0.form)[language]))" }
    }

    private func told(_ line: DueLine) -> String {
        let label = edition.label(key: "variant", value: line.variant, procedure: routing.procedure)[language]
        let start = line.variant.isEmpty ? "" : "\(label): "
        guard let row = line.row, let deadline = line.deadline else {
            return start + say("chưa được ghi trong sổ", "not stated in the register")
        }
        let period = row.rule.period.words[language]
        let last = deadline.explanation.last { !$0.isCaution }?.reason.words[language] ?? ""
        return "\(start)\(period); \(last)"
    }

    private func rejected() throws {
        try prose.gap()
        try prose.heading(Bilingual(vi: "Quy tắc không được áp dụng", en: "Rules that did not apply"))
        let others = routing.findings.filter { $0.reason != .applied }
        try prose.labelled(others.map { (register.rules[$0.rule].id, FindingWords.why($0.reason, register)[language]) })
    }
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

/// Whom a desk calls when the register cannot answer: the people's committee of the province, which settles who is
/// competent, and its office.
struct CallList {
    let names: [Bilingual]

    init(_ edition: Edition, _ routing: Routing) {
        let register = edition.register
        let wanted = ["province-committee", "province-office"].compactMap { register.roles.number($0) }
        let province = AreaReference(register.manifest.province).flatMap { edition.areas.index($0) }
        names = register.agencies.rows.filter {
            wanted.contains($0.role) && $0.area == province && $0.validity.contains(routing.asOf)
        }.map { agency in
            let address = agency.address.isEmpty ? "" : ", " + agency.address
            return Bilingual(vi: agency.name.vi + address, en: agency.name.en + address)
        }
    }
}
