internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import Pages
internal import WorkingTime

/// The second half of a lodging: whose it is, what was handed in, how the result goes back.
struct CounterApplicant {
    let made: CounterCase
    let exchange: Exchange
    var fields: CounterFields
    private let form: PageForm

    init(_ made: CounterCase, _ exchange: Exchange) throws {
        (self.made, self.exchange) = (made, exchange)
        var fields = made.fields
        if !fields.holds("papersSeen") { Self.prefill(&fields, made) }
        if !fields.holds("resultTo.way") { fields["resultTo.way"] = "counter" }
        if !fields.holds("applicant.kind") { fields["applicant.kind"] = "person" }
        self.fields = fields
        form = PageForm(values: Self.lodging(fields, made), Forms.lodge)
    }

    /// What the register's list names, as handed in: whoever lacks one unticks it. Proof of identity is shown and never
    /// handed in, so nobody signs for it. No original is kept unless somebody says so.
    private static func prefill(_ fields: inout CounterFields, _ made: CounterCase) {
        for (index, paper) in (made.advice?.papers ?? []).enumerated() {
            if paper.id != "identity" { fields["papers.\(index).name"] = paper.name.vi }
            fields["papers.\(index).count"] = String(paper.count)
        }
    }

    /// The form as the API's, without what was left blank and what does not belong to this case.
    private static func lodging(_ fields: CounterFields, _ made: CounterCase) -> [(name: String, value: String)] {
        var values = [
            (name: "procedure", value: made.procedure.id), (name: "branch", value: made.place.branch?.id ?? ""),
        ]
        if let variant = made.inquiry.variant { values.append((name: "variant", value: variant)) }
        for (index, place) in made.inquiry.places.enumerated() {
            values.append((name: "places.\(index).factor", value: place.factor.code))
            values.append((name: "places.\(index).text", value: place.text))
        }
        values += made.inquiry.answers.sorted { $0.key < $1.key }.map { (name: "answers.\($0.key)", value: $0.value) }
        values += fields.below("applicant.").map { (name: "applicant.\($0.name)", value: $0.value) }
        for number in papers(fields) {
            values += ["name", "count", "originalKept"].map { part in
                (name: "papers.\(number).\(part)", value: fields["papers.\(number).\(part)"])
            }
        }
        values += delivery(fields)
        if made.isUnsure { values.append((name: "unsureBecause", value: made.reason)) }
        if !made.chosen.isEmpty, !made.isUnsure {
            let why = made.isProposed ? Phrase.counterProposedWhy.vi : Phrase.counterApplicantChose.vi
            values += [(name: "chosen.agency", value: made.chosen), (name: "chosen.why", value: why)]
        }
        return values
    }

    /// Numbers of the papers that were handed in.
    static func papers(_ fields: CounterFields) -> [Int] {
        let named = fields.below("papers.").filter { $0.name.hasSuffix(".name") && !$0.value.isEmpty }
        return named.compactMap { $0.name.split(separator: ".").first.flatMap { Int($0) } }.filter {
            (0..<60).contains($0)
        }.sorted()
    }

    private static func delivery(_ fields: CounterFields) -> [(name: String, value: String)] {
        let way = fields["resultTo.way"]
        guard way == "post" else { return [(name: "resultTo.way", value: way)] }
        let own = fields["resultTo.address"]
        return [
            (name: "resultTo.way", value: way),
            (name: "resultTo.address", value: own.isEmpty ? fields["applicant.address"] : own),
        ]
    }

    var lodgeForm: LodgeForm { FormReading.lodge(form.json, now: exchange.now) }
}

// As pages.
extension CounterApplicant {
    func view(_ faults: [FieldFault] = [], known: CounterApplicantView.Known? = nil) -> CounterApplicantView {
        var of = made.view(exchange, hides: CounterPart.ofApplicant, faults: faults)
        of.state.values = fields.values
        let listed = made.advice?.papers ?? []
        let papers = listed.enumerated().map { index, paper in
            CounterApplicantView.Paper(number: index, value: paper.name.vi, name: paper.name)
        }
        let others = Self.papers(fields).filter { $0 >= listed.count }
        let next = max(listed.count, (others.last ?? -1) + 1)
        return CounterApplicantView(of: of, papers: papers, blank: others + [next], known: known)
    }

    func again(_ faults: [FieldFault]) -> PageInstead {
        PageInstead(422, CounterPages.applicant(exchange.shell, view(faults)))
    }

    /// A number and no name: somebody who may have lodged before.
    var wantsName: Bool { !fields.holds("applicant.name") && PhoneNumber(fields["applicant.phone"]) != nil }

    /// The newest dossier of this number that may be seen says who it is; whoever looked is noted.
    func recognised() throws -> CounterApplicantView {
        guard let phone = PhoneNumber(fields["applicant.phone"])?.text, let row = try newest(of: phone) else {
            return view(known: .nobody)
        }
        let before = try exchange.bench.reader.folded(row.code).lodging.applicant
        try exchange.note("found by telephone", row.code)
        var filled = self
        filled.fields["applicant.name"] = before.name
        filled.fields["applicant.kind"] = before.kind.rawValue
        for (name, value) in [("applicant.address", before.address), ("applicant.email", before.email)]
        where !fields.holds(name) {
            filled.fields[name] = value
        }
        return filled.view(known: .found(name: before.name, code: row.code.description))
    }

    private func newest(of phone: String) throws -> DossierRow? {
        var query = DossierQuery()
        (query.phone, query.openOnly, query.order, query.limit) = (phone, false, .newest, 20)
        return try exchange.bench.reader.dossiers(query).first { row in
            exchange.principal.allows(.listBranch, on: Target(branch: row.branch))
        }
    }

    func checkView() -> CounterCheckView {
        let form = lodgeForm
        var of = made.view(exchange, hides: [])
        of.carried = carried
        return CounterCheckView(of: of, asked: asked, applicant: applicantRows(form), papers: paperRows(form))
    }

    private var carried: [(name: String, value: String)] {
        var all = fields
        for pair in made.view(exchange, hides: []).carried { all[pair.name] = pair.value }
        all["papersSeen"] = "yes"
        return all.carried(without: [])
    }

    private var asked: [Piece.Row] {
        [Piece.Row(Phrase.counterProcedure, "\(vi: made.procedure.name.vi) \(code: made.procedure.id)")]
            + made.rows(exchange.language)
            + [Piece.Row(Phrase.counterWho, made.who(exchange.language))] + dueRow
    }

    private var dueRow: [Piece.Row] {
        guard !made.isUnsure, let due = made.advice?.periods.first?.deadline?.due else { return [] }
        return [Piece.Row(Phrase.counterDue, "\(due.words, exchange.language)")]
    }

    private func applicantRows(_ form: LodgeForm) -> [Piece.Row] {
        let (applicant, language) = (form.applicant, exchange.language)
        var rows = [
            Piece.Row(Phrase.counterName, "\(vi: applicant.name)"),
            Piece.Row(
                Phrase.counterKind, "\(applicant.kind == .person ? Phrase.counterPerson : Phrase.counterFirm, language)"
            ),
        ]
        if !applicant.phone.isEmpty { rows.append(Piece.Row(Phrase.counterPhone, "\(code: applicant.phone)")) }
        if !applicant.email.isEmpty { rows.append(Piece.Row(Phrase.counterEmail, "\(code: applicant.email)")) }
        if !applicant.address.isEmpty { rows.append(Piece.Row(Phrase.counterAddress, "\(vi: applicant.address)")) }
        if let proxy = applicant.proxy {
            rows.append(
                Piece.Row(Phrase.counterProxyShort, "\(vi: proxy.name) \(code: proxy.phone) · \(vi: proxy.authority)"))
        }
        rows.append(Piece.Row(Phrase.counterWay, way(form.resultTo)))
        return rows
    }

    private func way(_ method: ReturnMethod) -> HTML {
        switch method {
        case .counter: "\(Phrase.counterWayCounter, exchange.language)"
        case .electronic: "\(Phrase.counterWayElectronic, exchange.language)"
        case .post(let address): "\(Phrase.counterWayPost, exchange.language): \(vi: address)"
        }
    }

    private func paperRows(_ form: LodgeForm) -> [Piece.Row] {
        form.papers.map { paper in
            let name = made.advice?.papers.first { $0.name.vi == paper.name }?.name ?? Bilingual(same: paper.name)
            return Piece.Row(
                name, "\(paper.count)\(when: paper.isOriginalKept, " · \(Phrase.counterKept, exchange.language)")")
        }
    }
}

// What is wrong with it, in words for the counter.
extension CounterApplicant {
    var faults: [FieldFault] {
        var found = form.faults.compactMap { fault(PageForm.name(of: $0.pointer), $0.problem) }
        if fields["resultTo.way"] == "electronic", !fields.holds("applicant.email") {
            found.append(FieldFault("applicant.email", Phrase.faultElectronic))
        }
        return found
    }

    /// The shape counts the papers that were handed in; the page, its lines.
    private func fault(_ name: String, _ problem: Bilingual) -> FieldFault? {
        let steps = name.split(separator: ".").map(String.init)
        if steps.first == "papers" {
            guard steps.count == 3, let index = Int(steps[1]), Self.papers(fields).indices.contains(index) else {
                return FieldFault("papers", Phrase.faultLine)
            }
            let field = "papers.\(Self.papers(fields)[index]).\(steps[2])"
            return FieldFault(field, steps[2] == "count" ? Phrase.faultCount : Phrase.faultLine)
        }
        switch name {
        case "applicant", "applicant.name":
            return FieldFault("applicant.name", fields.holds("applicant.name") ? Phrase.faultLine : Phrase.faultName)
        case "applicant.phone", "applicant.proxy.phone": return FieldFault(name, Phrase.faultPhone)
        case "applicant.email": return FieldFault(name, Phrase.faultEmail)
        case "applicant.proxy.name":
            return FieldFault(name, fields.holds(name) ? Phrase.faultLine : Phrase.faultProxyName)
        case "applicant.proxy.authority":
            return FieldFault(name, fields.holds(name) ? Phrase.faultLine : Phrase.faultAuthority)
        case "resultTo.address": return FieldFault(name, fields.holds(name) ? Phrase.faultLine : Phrase.faultDelivery)
        default: return FieldFault(name, problem)
        }
    }
}

extension CounterCase {
    /// What was asked and what was said.
    func rows(_ language: Language) -> [Piece.Row] {
        keys.flatMap { key -> [Piece.Row] in
            let question = register.edition.question(key, procedure: number)
            if let factor = ConnectingFactor(code: key), question.options.isEmpty {
                let name = FactorWords.name(factor).capitalizedFirst
                return said.filter { $0.factor == factor }.map { Piece.Row(name, told($0, language)) }
            }
            let value = fields[Self.field(key)]
            if value.isEmpty { return [] }
            let label = register.edition.label(key: key, value: value, procedure: number)
            return [Piece.Row(question.text, "\(label, language)")]
        }
    }

    private func told(_ address: CounterAddress, _ language: Language) -> HTML {
        let now = address.options.first { $0.value == address.pick }?.label ?? address.told
        guard let now else { return "\(vi: address.typed)" }
        return "\(vi: address.typed)<br><span class=\"hint\">\(now, language)</span>"
    }

    func who(_ language: Language) -> HTML {
        if isUnsure { return "\(Phrase.counterManualTold, language) \(vi: reason)" }
        guard let advice else { return .nothing }
        if !chosen.isEmpty { return "\(register.name(ofAgency: chosen), language)" }
        return "\(register.edition.words(of: advice.routing), language)"
    }

    /// Advice may also be that it cannot be done here; only what was not answered keeps it back.
    var adviceFaults: [FieldFault] {
        faults.filter { fault in fault.name != "panel" && fault.name != "unsure" && fault.name != "variant" }
    }
}
