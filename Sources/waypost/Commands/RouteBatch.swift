internal import Base
internal import Competence
internal import WorkingTime

/// Cases of a file put to the register, one row of answer for each, as they come.
struct RouteBatch {
    private static let columns = [
        TableColumn("id", vi: "mã vụ", en: "id"), TableColumn("outcome", vi: "kết quả", en: "outcome"),
        TableColumn("agency", vi: "cơ quan", en: "agency"), TableColumn("rule", vi: "quy tắc", en: "rule"),
        TableColumn("act", vi: "văn bản", en: "act"), TableColumn("article", vi: "điều", en: "article"),
        TableColumn("due", vi: "hạn", en: "due"), TableColumn("holdsUntil", vi: "đến trước", en: "holds until"),
        TableColumn("question", vi: "câu hỏi", en: "question"),
    ]

    let call: Call
    let edition: Edition
    let reckoner: DueReckoner
    let cases: CaseFile
    /// Gets the receipt of every decision, one a line.
    let receipts: ReceiptFile?
    private var json = JSONWriter(capacity: 4096)

    init(_ path: String, _ call: Call, _ register: LoadedRegister, _ edition: Edition, usual: LocalMoment) throws {
        self.call = call
        self.edition = edition
        reckoner = try DueReckoner(register, edition)
        cases = try CaseFile(path, edition, usual: usual)
        receipts = try ReceiptFile.asked(call, sparing: path)
    }

    mutating func callAsFunction() throws -> Exit {
        try cases.tellIgnored(call)
        var writer = try TableWriter(Self.columns, call)
        var progress = Progress(Bilingual(vi: "đã đọc byte", en: "bytes read"), total: cases.rows.totalBytes, call)
        var isWhole = true
        while try cases.rows.next() {
            try progress.reached(cases.rows.bytesRead)
            do {
                let asked = try cases.read()
                let routing = try decide(asked)
                try writer.row(row(asked, routing))
                try keep(routing)
            } catch let fault as DataFault {
                isWhole = false
                try refuse(fault, &writer)
            }
        }
        try progress.end()
        try writer.end()
        try receipts?.close()
        return isWhole ? .answered : .data
    }

    /// Facts that cannot be used are a fault of their row.
    private func decide(_ asked: BatchCase) throws(DataFault) -> Routing {
        do { return try edition.route(asked.facts, asOf: asked.received.date) } catch {
            throw cases.rows.fault(
                error.code, column: cases.column(of: error), error.sentence, mend: Bilingual(same: ""))
        }
    }

    private mutating func keep(_ routing: Routing) throws {
        guard let receipts else { return }
        json.reset()
        edition.writeReceipt(routing, to: &json)
        try receipts.add(json.bytes)
    }

    /// The row is told on standard error with its line, and stands among the answers so that rows can be counted.
    private func refuse(_ fault: DataFault, _ writer: inout TableWriter) throws {
        try call.output.flush()
        try Trouble.all(of: fault).0.first?.tell(on: call.errors, call.manner)
        try call.errors.flush()
        let id = cases.rows.fault == nil ? cases.id : ""
        try writer.row(
            [.text(id), .text("error")] + Array(repeating: .empty, count: 6) + [.words(fault.problem)])
    }

    private func row(_ asked: BatchCase, _ routing: Routing) throws -> [Cell] {
        let rules = routing.applied.map { edition.register.rules[$0] }
        return [
            .text(asked.id), .text(routing.outcome.code), .list(agencies(routing.outcome)), .list(rules.map(\.id)),
            .list(unique(rules.map { edition.register.acts[$0.act].id })), .list(unique(rules.map(\.article))),
            try due(asked, routing), .date(routing.holdsUntil), question(routing),
        ]
    }

    private func unique(_ texts: [String]) -> [String] {
        var found: [String] = []
        for text in texts where !text.isEmpty && !found.contains(text) { found.append(text) }
        return found
    }

    /// Who decides: agencies, the system that holds it; candidates of a place that is in doubt.
    private func agencies(_ outcome: Outcome) -> [String] {
        switch outcome {
        case .needsFact, .conflict: []
        case .assigned, .choice, .onTheSpot, .heldElsewhere, .notOffered, .lodgingNotAllowed, .areaUnknown, .areaEnded,
            .gap, .manualDesk:
            OutcomeKey.ids(edition, outcome)
        }
    }

    /// The due date, when the case is settled and its period is known.
    private func due(_ asked: BatchCase, _ routing: Routing) throws -> Cell {
        guard routing.outcome.isSettled else { return .empty }
        let choices = edition.periods(
            procedure: routing.procedure, variant: asked.facts.answers["variant"], channel: asked.channel,
            on: asked.received.date)
        guard choices.count == 1, let row = choices[0].row else { return .empty }
        let deadline = try deadline(row, asked, routing)
        return deadline.due.map { .text($0.date.description) } ?? .empty
    }

    /// A moment that cannot be reckoned with is a fault of its row, and stops no other.
    private func deadline(_ row: PeriodRow, _ asked: BatchCase, _ routing: Routing) throws -> Deadline {
        do { return try reckoner.deadline(row, branch: routing.branch, received: asked.received) } catch {
            guard let refusal = error as? ClockRefusal else { throw error }
            throw cases.rows.fault(
                refusal.code, column: cases.rows.column("on"), refusal.words, mend: Bilingual(same: ""))
        }
    }

    private func question(_ routing: Routing) -> Cell {
        routing.outcome.isSettled ? .empty : .words(OutcomeWords(edition: edition, routing: routing).sentence)
    }
}
