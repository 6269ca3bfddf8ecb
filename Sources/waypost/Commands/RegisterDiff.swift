internal import Areas
internal import Base
internal import Competence

private let queries = Option<String>.file(
    "queries",
    Bilingual(
        vi: "tệp CSV các vụ việc thật (như route --batch): vụ nào đổi câu trả lời thì nêu ra",
        en: "CSV of real cases (as for route --batch): those that move are listed"))

let registerDiffCommand = Command(
    name: "diff",
    summary: Bilingual(
        vi: "hai ấn bản khác nhau ở những trường hợp nào", en: "which cases two editions answer differently"),
    story: [
        Bilingual(
            vi:
                "So mọi trường hợp của hai sổ và gom những chỗ khác thành câu: trước ai giải quyết, nay ai. Khác nhau thì "
                + "mã 1. Có --queries thì các vụ việc trong tệp được hỏi cả hai ấn bản, vụ nào đổi được liệt kê; "
                + "dòng hỏng được báo kèm số dòng, khi đó mã kết thúc là 65.",

            en:
                "Compares every case of two registers and puts the differences into sentences: who decided, who decides "
                + "now. When they differ the exit code is 1. With --queries the cases of the file are put to both "
                + "editions, and those that move are listed; rows that cannot be read are named with their line, and "
                + "the exit code is then 65.")
    ],
    operands: [
        Operand(
            name: Bilingual(vi: "CŨ", en: "OLD"), arity: .one,
            summary: Bilingual(vi: "thư mục của ấn bản cũ", en: "folder of the older edition")),
        Operand(
            name: Bilingual(vi: "MỚI", en: "NEW"), arity: .one,
            summary: Bilingual(vi: "thư mục của ấn bản mới", en: "folder of the newer edition")),
    ],
    options: [queries.spec, AskOptions.date.spec],
    examples: [
        Command.Example(
            line: "waypost register diff Routing/hcmc draft/hcmc",
            tells: Bilingual(vi: "bản thảo đổi những gì", en: "what a draft changes"))
    ],
    run: { call in
        guard let old = call.operands.first, let new = call.operands.last else { return .usage }
        let older = try LoadedRegister(call, folder: old).edition()
        let newer = try LoadedRegister(call, folder: new).edition()
        return try DifferenceSheet(older: older, newer: newer, call: call.spoken).show()
    })

/// A case that two editions answer differently.
private struct MovedCase {
    let id: String
    let before: String
    let after: String
}

/// Two editions compared, told.
private struct DifferenceSheet {
    let older: Edition
    let newer: Edition
    let call: Call

    func show() throws -> Exit {
        let difference = older.difference(to: newer)
        let groups = difference.sentences(older: older, newer: newer)
        let moved = try call[queries].map(movedCases)
        if call.manner.form == .json {
            try writeJSON(difference, groups, moved)
        } else {
            try tell(difference, groups)
            if let moved { try tell(moved) }
        }
        if let moved, moved.refused > 0 { return .data }
        return difference.isEmpty && (moved?.cases.isEmpty ?? true) ? .answered : .negative
    }

    private var prose: Prose { Prose(call) }

    private func tell(_ difference: EditionDifference, _ groups: [ChangeGroup]) throws {
        try prose.heading(verdict(difference))
        try tell(
            groups.filter { !$0.isBasisOnly }, Bilingual(vi: "Đổi cơ quan hoặc kết quả", en: "Who decides changes"))
        try tell(
            groups.filter(\.isBasisOnly),
            Bilingual(vi: "Vẫn cơ quan đó, căn cứ khác", en: "The same body, on another basis"))
        try tell(difference.addedProcedures, newer, Bilingual(vi: "Thủ tục thêm vào", en: "Procedures added"))
        try tell(difference.removedProcedures, older, Bilingual(vi: "Thủ tục bỏ đi", en: "Procedures removed"))
        try tell(
            difference.rewordedProcedures, newer,
            Bilingual(vi: "Viết lại, câu trả lời như cũ", en: "Reworded, with the same answers"))
        try tell(difference.rows)
    }

    /// Periods, papers, fees, rights, branches: what the counter tells besides who decides.
    private func tell(_ rows: [RowChange]) throws {
        if rows.isEmpty { return }
        try prose.gap()
        try prose.heading(
            Bilingual(
                vi: "Dòng khác trong các bảng còn lại: \(rows.count)",
                en: "Rows that differ in the other tables: \(rows.count)"))
        try prose.labelled(rows.enumerated().map { ("\($0 + 1).", $1.sentence[call.language]) })
    }

    private func verdict(_ difference: EditionDifference) -> Bilingual {
        if difference.isEmpty {
            return Bilingual(vi: "Hai ấn bản trả lời như nhau.", en: "Both editions answer alike.")
        }
        let (cells, rebased) = (difference.changedCells, difference.rebasedCells)
        return Bilingual(
            vi: "\(grouped(cells, .vi)) ô đổi câu trả lời, \(grouped(rebased, .vi)) ô chỉ đổi căn cứ.",
            en: "\(grouped(cells, .en)) cells are answered differently, \(grouped(rebased, .en)) only on another basis."
        )
    }

    private func tell(_ groups: [ChangeGroup], _ heading: Bilingual) throws {
        if groups.isEmpty { return }
        try prose.gap()
        try prose.heading(heading)
        try prose.labelled(
            groups.enumerated().map {
                ("\($0 + 1).", "\($1.sentence[call.language]) (\(cells($1.cellCount)))")
            })
    }

    private func cells(_ count: Int) -> String {
        let number = grouped(count, call.language)
        return call.say("\(number) ô", "\(number) cell\(count == 1 ? "" : "s")")
    }

    private func tell(_ codes: [String], _ edition: Edition, _ heading: Bilingual) throws {
        if codes.isEmpty { return }
        try prose.gap()
        try prose.heading(heading)
        try prose.labelled(codes.map { ($0, edition.register.procedures.row($0)?.name[call.language] ?? "") })
    }

    private func tell(_ moved: (cases: [MovedCase], asked: Int, refused: Int)) throws {
        try prose.gap()
        try prose.heading(
            Bilingual(
                vi:
                    "Vụ việc trong tệp: \(moved.asked) đã hỏi, \(moved.cases.count) đổi, \(moved.refused) không đọc được.",
                en: "Cases of the file: \(moved.asked) asked, \(moved.cases.count) moved, \(moved.refused) unreadable.")
        )
        try prose.labelled(moved.cases.map { ($0.id, "\($0.before) → \($0.after)") })
    }
}

// Real cases, put to both.
extension DifferenceSheet {
    private func movedCases(_ path: String) throws -> (cases: [MovedCase], asked: Int, refused: Int) {
        let usual = LocalMoment(call[AskOptions.date] ?? Clock.today, minute: 8 * 60)
        let old = try CaseFile(path, older, usual: usual)
        let new = try CaseFile(path, newer, usual: usual)
        try old.tellIgnored(call)
        var moved: [MovedCase] = []
        var (asked, refused) = (0, 0)
        var progress = Progress(Bilingual(vi: "hỏi lại", en: "asking again"), total: old.rows.totalBytes, call)
        while try old.rows.next(), try new.rows.next() {
            try progress.reached(old.rows.bytesRead)
            do {
                let (before, after) = (try answer(older, old.read()), try answer(newer, new.read()))
                asked += 1
                if before != after { moved.append(MovedCase(id: old.id, before: before, after: after)) }
            } catch {
                refused += 1
                try Trouble.all(of: error).0.first?.tell(on: call.errors, call.manner)
                try call.errors.flush()
            }
        }
        try progress.end()
        return (moved, asked, refused)
    }

    /// What an edition answers, in words that mean the same in any.
    private func answer(_ edition: Edition, _ asked: BatchCase) -> String {
        do {
            return OutcomeKey(edition, try edition.route(asked.facts, asOf: asked.received.date).outcome).text
        } catch { return error.code }
    }

    private func writeJSON(
        _ difference: EditionDifference, _ groups: [ChangeGroup],
        _ moved: (cases: [MovedCase], asked: Int, refused: Int)?
    ) throws {
        var json = JSONWriter(capacity: 4096)
        json.object {
            $0.field("older", older.hash.description)
            $0.field("newer", newer.hash.description)
            $0.field("same", difference.isEmpty)
            $0.field("changed_cells", difference.changedCells)
            $0.field("rebased_cells", difference.rebasedCells)
            $0.array("changes") { for group in groups { write(group, to: &$0) } }
            $0.array("added") { for code in difference.addedProcedures { $0.string(code) } }
            $0.array("removed") { for code in difference.removedProcedures { $0.string(code) } }
            $0.array("rows") { for row in difference.rows { write(row, to: &$0) } }
            $0.array("reworded") { for code in difference.rewordedProcedures { $0.string(code) } }
            if let moved {
                $0.field("asked", moved.asked)
                $0.field("refused", moved.refused)
                $0.array("moved") { for item in moved.cases { write(item, to: &$0) } }
            }
        }
        try call.output.line(json.text)
    }

    private func write(_ group: ChangeGroup, to json: inout JSONWriter) {
        json.object {
            $0.field("procedure", group.procedure)
            $0.field("areas", group.areaCount)
            $0.field("cells", group.cellCount)
            $0.field("from", group.interval.from)
            $0.field("until", group.interval.to)
            $0.field("basis_only", group.isBasisOnly)
            $0.field("sentence", group.sentence)
        }
    }

    private func write(_ row: RowChange, to json: inout JSONWriter) {
        json.object {
            $0.field("table", row.table)
            $0.field("id", row.id)
            $0.field("change", row.kind.rawValue)
            $0.field("before", row.before)
            $0.field("after", row.after)
        }
    }

    private func write(_ item: MovedCase, to json: inout JSONWriter) {
        json.object {
            $0.field("id", item.id)
            $0.field("before", item.before)
            $0.field("after", item.after)
        }
    }
}

/// An outcome by ids: `assigned ubnd-26740`.
struct OutcomeKey {
    let text: String

    init(_ edition: Edition, _ outcome: Outcome) {
        let ids = Self.ids(edition, outcome)
        text = ids.isEmpty ? outcome.code : outcome.code + " " + ids.joined(separator: ";")
    }

    /// Agencies, system or areas the outcome names.
    static func ids(_ edition: Edition, _ outcome: Outcome) -> [String] {
        let register = edition.register
        return switch outcome {
        case .assigned(let agency), .manualDesk(let agency): [register.agencies[agency].id]
        case .choice(let agencies), .lodgingNotAllowed(let agencies, _): agencies.map { register.agencies[$0].id }
        case .heldElsewhere(let system): [register.systems[system].id]
        case .conflict(let rules): rules.map { register.rules[$0].id }
        case .areaUnknown(_, let areas), .areaEnded(_, _, let areas):
            areas.map { edition.areas.reference(of: $0).description }
        case .needsFact(let question): [question.key]
        case .onTheSpot, .notOffered, .gap: []
        }
    }
}
