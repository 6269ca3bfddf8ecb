internal import Base
internal import Competence
internal import WorkingTime

private let received = Option<LocalMoment>.moment(
    "received", Bilingual(vi: "lúc tiếp nhận hồ sơ", en: "when the dossier was received"), required: true)
private let period = Option<String>.text(
    "period", Bilingual(vi: "THỜI HẠN", en: "PERIOD"),
    Bilingual(
        vi: "thời hạn có đơn vị thay cho thủ tục: 3 wd, 20 d, 8 h, 1 m, same-day",
        en: "a period with its unit instead of a procedure: 3 wd, 20 d, 8 h, 1 m, same-day"))
private let supplement = Option<SupplementEffect>.choice(
    "supplement",
    Bilingual(
        vi: "cùng --period: yêu cầu bổ sung làm gì với thời hạn (mặc định: restart)",
        en: "with --period: what a supplement does to it (default: restart)"))
private let cutoff = Option<String>.text(
    "cutoff", Bilingual(vi: "GIỜ", en: "TIME"),
    Bilingual(vi: "cùng --period same-day: giờ chốt, như 15:00", en: "with --period same-day: cut-off, like 15:00"))
private let events = Option<ClockEvent>.event(
    "event",
    Bilingual(
        vi: "việc đã xảy ra, theo thứ tự thời gian: supplement-requested, supplement-received, paused (hoặc "
            + "paused-opinion, paused-site, paused-payment), resumed, reappointed",
        en: "what happened since, in order of time: supplement-requested, supplement-received, paused (or "
            + "paused-opinion, paused-site, paused-payment), resumed, reappointed"))
private let allDays = Option.flag(
    "all-days", Bilingual(vi: "mỗi ngày một dòng", en: "every day on a line of its own"))

let dueCommand = Command(
    name: "due",
    summary: Bilingual(vi: "khi nào phải có kết quả, và vì sao", en: "when an answer is due, and why"),
    story: [
        Bilingual(
            vi: "Ngày tiếp nhận không tính; ngày nghỉ không tính vào ngày làm việc; hạn rơi vào ngày nghỉ thì lùi sang "
                + "ngày làm việc kế tiếp. Lịch nghỉ và giờ làm việc là dữ liệu của sổ.",
            en: "The day of receipt is not counted, nor are days off in working days; a due date on a day off moves to "
                + "the next working day. Calendar and opening hours are data of the register."),
        Bilingual(
            vi: "Nếu thời hạn tùy trường hợp mà chưa nói trường hợp nào, câu trả lời là các thời hạn có thể, mã 1.",
            en: "When the period depends on the case and no case was named, the answer is the periods it may be, "
                + "with exit code 1."),
    ],
    options: [
        AskOptions.procedure.spec, AskOptions.variant.spec, AskOptions.channel.spec, AskOptions.branch.spec,
        received.spec, events.spec, period.spec, supplement.spec, cutoff.spec, allDays.spec,
    ],
    examples: [
        Command.Example(
            line: "waypost due --procedure 1.001193 --received 2026-11-20T15:30",
            tells: Bilingual(
                vi: "khai sinh nhận sau 15 giờ: trả vào ngày làm việc kế tiếp",
                en: "a birth registered after 15:00 is due on the next working day")),
        Command.Example(
            line: "waypost due --period '3 wd' --received 2026-11-20",
            tells: Bilingual(vi: "qua ngày nghỉ lễ 24/11", en: "over the holiday of 24 November")),
    ],
    run: { try Due(call: $0)() })

private struct Due {
    let call: Call
    let register: LoadedRegister
    let received: LocalMoment

    init(call: Call) throws {
        self.call = call
        guard let at = call[waypost.received] else { throw UsageFault(.missingOption("--received"), path: ["due"]) }
        received = at
        register = try LoadedRegister(call)
    }

    func callAsFunction() throws -> Exit {
        if let text = call[period] {
            if call[AskOptions.procedure] != nil { throw call.misuse(oneOfTwo) }
            try refuse([AskOptions.variant.spec, AskOptions.channel.spec], with: "--period")
            let rule = try DeadlineRule(
                period: text, cutoff: call[cutoff] ?? "", supplement: (call[supplement] ?? .restart).rawValue,
                silence: "")
            let branch = call[AskOptions.branch] == nil ? nil : try branch(register.edition())
            return try answer(rule, branch: branch, source: nil)
        }
        guard let code = call[AskOptions.procedure] else { throw call.misuse(oneOfTwo) }
        try refuse([supplement.spec, cutoff.spec], with: "--procedure")
        return try answer(procedure: code)
    }

    private let oneOfTwo = Bilingual(
        vi: "Cần --procedure hoặc --period, chỉ một trong hai.", en: "Give --procedure or --period, one of the two.")

    /// An option that would change nothing is a misunderstanding, and is told.
    private func refuse(_ options: [OptionSpec], with other: String) throws {
        guard let option = options.first(where: { call.given.values[$0.name] != nil }) else { return }
        throw call.misuse(
            Bilingual(
                vi: "\(option.dashed) không có nghĩa khi đã có \(other).",
                en: "\(option.dashed) means nothing together with \(other)."),
            mend: Bilingual(vi: "Bỏ một trong hai.", en: "Leave one of the two out."))
    }

    private func answer(procedure code: String) throws -> Exit {
        let edition = try register.edition()
        guard let code = ProcedureCode(code)?.canonical, let number = edition.register.procedures.number(code) else {
            throw FactRefusal.procedureUnknown(code)
        }
        let branch = try branch(edition)
        try checkVariant(edition, number)
        let choices = edition.periods(
            procedure: number, variant: call[AskOptions.variant], channel: call[AskOptions.channel] ?? .counter,
            on: received.date)
        if choices.count > 1 { return try depends(choices, edition, number) }
        guard let row = choices.first?.row else { return try notStated(edition.register.procedures[number]) }
        return try answer(row.rule, branch: branch, source: PeriodSource(edition.register, row))
    }

    /// A case that the procedure does not have is a slip, and not a period nobody stated.
    private func checkVariant(_ edition: Edition, _ number: Int32) throws {
        guard let said = call[AskOptions.variant] else { return }
        let known = edition.register.variants.filter { $0.procedure == number }.map(\.id)
        if !known.contains(said) { throw FactRefusal.answerUnknown(key: "variant", value: said, known: known) }
    }

    private func branch(_ edition: Edition) throws -> Branch? {
        guard let text = call[AskOptions.branch] else { return nil }
        let id: String
        do { id = try BranchReader(edition.register).id(text, on: received.date) } catch {
            throw call.misuse(error.problem, mend: error.mend)
        }
        guard let branch = edition.register.branches.row(id) else { throw FactRefusal.branchUnknown(id) }
        return branch
    }

    private func answer(_ rule: DeadlineRule, branch: Branch?, source: PeriodSource?) throws -> Exit {
        let deadline = try deadline(
            received: received, rule: rule, events: call.all(events), calendar: register.files.calendar(),
            hours: register.files.hours().hours(of: branch))
        if call.manner.form == .json {
            var json = JSONWriter()
            deadline.write(to: &json, everyDay: call.has(allDays))
            try call.output.line(json.text)
        } else {
            try DeadlineSheet(call: call.spoken).show(deadline, everyDay: call.has(allDays), source: source)
        }
        return .answered
    }

    private func notStated(_ procedure: Procedure) throws -> Exit {
        try call.refuse(
            "due.not-stated",
            Bilingual(
                vi: "Chưa có thời hạn nào được ghi cho \(procedure.name.vi) (\(procedure.id)) vào ngày này.",
                en: "No period is stated for \(procedure.name.en) (\(procedure.id)) on that date."))
    }

    private func depends(_ choices: [PeriodChoice], _ edition: Edition, _ number: Int32) throws -> Exit {
        var writer = try TableWriter(
            [
                TableColumn("variant", vi: "--variant", en: "--variant"),
                TableColumn("label", vi: "trường hợp", en: "case"),
                TableColumn("period", vi: "thời hạn", en: "period"),
                TableColumn("act", vi: "văn bản", en: "act"), TableColumn("article", vi: "điều", en: "article"),
            ], call)
        for choice in choices {
            try writer.row([
                .text(choice.variant),
                .words(edition.label(key: "variant", value: choice.variant, procedure: number)),
                choice.row.map { .words($0.rule.period.words) } ?? .empty,
                .text(choice.row?.act ?? ""), .text(choice.row?.article ?? ""),
            ])
        }
        try writer.end()
        return try call.refuse(
            "due.needs-variant",
            Bilingual(
                vi: "Thời hạn tùy trường hợp: nói rõ bằng --variant.",
                en: "The period depends on the case: name it with --variant."))
    }
}

/// A deadline as the desk reads it out: the period and its source, the due moment, then line by line why.
struct DeadlineSheet {
    let call: Call

    func show(_ deadline: Deadline, everyDay: Bool, source: PeriodSource?) throws {
        let prose = Prose(call)
        if let source { try prose.paragraph(source.sentence) }
        let lines = everyDay ? deadline.everyDay : deadline.explanation
        try prose.labelled(
            lines.filter { !$0.isCaution }.map { ($0.dates(in: call.language), $0.reason.words[call.language]) })
        for caution in lines where caution.isCaution {
            try prose.paragraph(call.manner.paint.doubtful("! " + caution.reason.words[call.language]))
        }
    }
}

/// Where a period is written.
struct PeriodSource {
    let procedure: Procedure
    let row: PeriodRow
    let act: Bilingual

    init(_ register: Register, _ row: PeriodRow) {
        procedure = register.procedures[row.procedure]
        self.row = row
        act = register.acts.row(row.act)?.cited(row.article) ?? Bilingual(same: row.act)
    }

    /// `Birth registration (1.001193): the same day (Điều 5, Law on civil status).`
    var sentence: Bilingual {
        let period = row.rule.period.words
        return Bilingual(
            vi: "\(procedure.name.vi) (\(procedure.id)): \(period.vi) (\(act.vi)).",
            en: "\(procedure.name.en) (\(procedure.id)): \(period.en) (\(act.en)).")
    }
}

extension Option where Value == ClockEvent {
    /// `supplement-requested@2026-11-21T10:00`; `reappointed@MOMENT=DATE` names the new date.
    static func event(_ name: String, _ summary: Bilingual) -> Option {
        Option(
            name, value: Bilingual(vi: "VIỆC@THỜI ĐIỂM", en: "WHAT@MOMENT"), summary, repeats: true,
            expected: Bilingual(
                vi: "việc và thời điểm, như supplement-requested@2026-11-21T10:00 hoặc "
                    + "reappointed@2026-11-21T10:00=2026-12-01",
                en: "what happened and when, like supplement-requested@2026-11-21T10:00 or "
                    + "reappointed@2026-11-21T10:00=2026-12-01"),
            read: { readEvent($0) })
    }
}

private func readEvent(_ text: String) -> ClockEvent? {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return nil }
    let times = parts[1].split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard let at = times.first.flatMap(readMoment), times.count == (parts[0] == "reappointed" ? 2 : 1) else {
        return nil
    }
    switch parts[0] {
    case "supplement-requested": return .supplementRequested(at: at)
    case "supplement-received": return .supplementReceived(at: at)
    case "paused": return .paused(at: at, .other(Bilingual(vi: "theo quyết định", en: "by decision")))
    case "paused-opinion": return .paused(at: at, .opinionSought)
    case "paused-site": return .paused(at: at, .siteCheck)
    case "paused-payment": return .paused(at: at, .moneyOwed)
    case "resumed": return .resumed(at: at)
    case "reappointed": return CivilDate(times[1]).map { .reappointed(to: $0, at: at) }
    default: return nil
    }
}
