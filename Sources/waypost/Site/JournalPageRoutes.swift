internal import Base
internal import Desk
internal import Dossiers
internal import Pages
internal import Store

// The journal for the operator, and for the auditor of the house, who reads the access log. What events hold is shown to
// neither: the operator reads no dossier at all, and an auditor's look at one belongs to that dossier's own page, where
// the access log names the dossier that was seen.
enum JournalPageRoutes {
    static let all = [show, find, verify]

    private static let access = Endpoint.Access.needs([.manageAccounts, .readAccessLog], .house)
    private static let pageSize = 40

    static let show = Endpoint.page(
        "GET", "/operator/journal", "operatorJournal", "What was done when by whom.", access,
        query: [
            Endpoint.Parameter(name: "stream", shape: .text(max: 128), about: "dossier:CODE, account:ID …"),
            Endpoint.Parameter(name: "before", shape: .whole(1...Int.max), about: "Rows before this one."),
            Endpoint.Parameter(name: "after", shape: .whole(1...Int.max), about: "Rows of the stream after this one."),
        ],
        work: .slow { exchange, answer in answer(.success(.page(try page(exchange, exchange.formState)))) })

    static let find = Endpoint.page(
        "POST", "/operator/journal", "operatorFindInJournal", "The stream of a dossier or an account.", access,
        body: .object([.may("q", .text(min: 0, max: 128), "")]),
        work: .slow { exchange, answer in
            let typed = exchange.body.text("q")
            if typed.isEmpty { return answer(.success(.onward("/operator/journal"))) }
            guard let stream = try stream(typed, exchange) else {
                var state = exchange.formState
                state.faults = [FieldFault("q", Phrase.journalUnknown)]
                throw PageInstead(422, try page(exchange, state))
            }
            answer(.success(.onward("/operator/journal?stream=\(percentEncoded(stream.text))")))
        })

    private static func stream(_ typed: String, _ exchange: Exchange) throws -> StreamID? {
        if let code = try? DossierCode(typed) { return .dossier(code) }
        return try Login(typed).flatMap { try exchange.bench.people.account(login: $0) }?.id.stream
    }

    static let verify = Endpoint.page(
        "POST", "/operator/journal/verify", "operatorVerifyJournal", "Walks through all of it.", access,
        body: .object([]),
        work: .later { exchange, answer in
            let upkeep = try exchange.upkeep()
            if upkeep.running == nil { try exchange.note(ledger: "verify") }
            upkeep.begin(.verify, at: exchange.now) { answer(.success(.onward("/operator/journal"))) }
        })

    private static func page(_ exchange: Exchange, _ state: FormState) throws -> [UInt8] {
        let upkeep = try exchange.upkeep()
        try exchange.note(ledger: "journal")
        let running = upkeep.running
        var view = JournalView(
            rows: [], next: nil, stream: exchange.asked("stream") ?? "", trouble: nil,
            walk: upkeep.last(.verify).flatMap(told),
            walkingSince: running.flatMap { $0.job == .verify ? $0.since : nil }, isBusy: running != nil)
        do {
            try fill(&view, exchange, Inspector(folder: upkeep.folder))
        } catch let fault as DataFault {
            view.trouble = Bilingual(
                vi: "\(fault.problem.vi) \(fault.mend.vi)", en: "\(fault.problem.en) \(fault.mend.en)")
        }
        return JournalPages.page(exchange.frame(.journal), view, state)
    }

    private static func fill(_ view: inout JournalView, _ exchange: Exchange, _ inspector: Inspector) throws {
        let names = LogNames(exchange)
        let rows: [JournalRow]
        if view.stream.isEmpty {
            let before = exchange.asked("before").flatMap { Int64($0) }
            let end = try before ?? inspector.head().sequence + 1
            let after = max(0, end - 1 - Int64(pageSize))
            rows = try inspector.rows(of: nil, after: after, limit: Int(end - 1 - after)).reversed()
            if after > 0 { view.next = "/operator/journal?before=\(after + 1)" }
        } else {
            let after = exchange.asked("after").flatMap { Int64($0) } ?? 0
            rows = try inspector.rows(of: StreamID(view.stream), after: after, limit: pageSize)
            if rows.count == pageSize, let last = rows.last {
                view.next = "/operator/journal?stream=\(percentEncoded(view.stream))&after=\(last.sequence)"
            }
        }
        view.rows = try rows.map { row in
            JournalView.Row(
                number: row.sequence, at: row.entry.at, what: OperatorLogWords.event(row.entry.kind),
                subject: try names.subject(row.stream), stream: row.stream.text,
                actor: try names.actor(row.entry.actor))
        }
    }

    private static func told(_ ended: Upkeep.Ended) -> JournalView.Walk? {
        switch ended.outcome {
        case .walked(let report) where report.isWhole:
            .whole(
                rows: Int(report.rows), dossiers: report.dossiers, head: report.head.text,
                milliseconds: ended.milliseconds, at: ended.at)
        case .walked(let report):
            .flawed(
                what: report.flaw.map(JournalWords.told) ?? Phrase.journalDamaged, damage: report.damage,
                milliseconds: ended.milliseconds, at: ended.at)
        case .failed(let fault): .failed(problem: fault.problem)
        case .copied: nil
        }
    }
}
