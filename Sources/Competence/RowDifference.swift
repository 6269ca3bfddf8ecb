internal import Areas
public import Base
internal import WorkingTime

/// A row of the register that is new, gone or says something else, beside the cells that change who decides: what the
/// counter tells of time, papers and money, and where a dossier may be lodged.
public struct RowChange: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case added, removed, changed
    }

    public let kind: Kind
    /// The table's file name.
    public let table: String
    /// What the row is about.
    public let id: String
    /// The row's meaning before and after; empty where there is none.
    public let before: String
    public let after: String

    public var sentence: Bilingual {
        switch kind {
        case .added: Bilingual(vi: "\(table): thêm \(id): \(after).", en: "\(table): \(id) is new: \(after).")
        case .removed: Bilingual(vi: "\(table): bỏ \(id) (\(before)).", en: "\(table): \(id) is gone (was \(before)).")
        case .changed:
            Bilingual(
                vi: "\(table): \(id): trước \(before); nay \(after).",
                en: "\(table): \(id): was \(before); becomes \(after).")
        }
    }
}

extension Edition {
    /// Rows other than rules that differ, table by table, in the newer edition's order of ids.
    public func rowChanges(to newer: Edition) -> [RowChange] {
        zip(meanings(), newer.meanings()).flatMap { old, new in
            Set(old.rows.keys).union(new.rows.keys).sorted().compactMap { id -> RowChange? in
                let (before, after) = (old.rows[id], new.rows[id])
                if before == after { return nil }
                let kind: RowChange.Kind = before == nil ? .added : after == nil ? .removed : .changed
                return RowChange(kind: kind, table: new.table, id: id, before: before ?? "", after: after ?? "")
            }
        }
    }

    /// Every table that the cells of `difference(to:)` do not show, as ids and what their rows mean.
    private func meanings() -> [(table: String, rows: [String: String])] {
        [
            ("procedures.csv", texts(register.procedures.rows, \.id, meaning)),
            ("periods.csv", texts(register.periods, id, meaning)),
            ("papers.csv", texts(register.papers, id, meaning)),
            ("lodging-rights.csv", texts(register.rights.rows, \.id, meaning)),
            ("branches.csv", texts(register.branches.rows, \.id, meaning)),
            ("agencies.csv", texts(register.agencies.rows, \.id, meaning)),
            ("questions.csv", texts(register.questions.rows, \.key) { "\($0.text.vi) / \($0.text.en)" }),
            ("answers.csv", texts(register.answers, { "\($0.key)=\($0.value)" }, meaning)),
            ("waivers.csv", texts(register.waivers.rows, \.id) { "\($0.failure), \($0.name), \($0.expires)" }),
        ]
    }

    private func texts<Row>(_ rows: [Row], _ id: (Row) -> String, _ meaning: (Row) -> String) -> [String: String] {
        Dictionary(rows.map { (id($0), meaning($0)) }, uniquingKeysWith: { "\($0) + \($1)" })
    }

    private func joined(_ parts: [String]) -> String { parts.filter { !$0.isEmpty }.joined(separator: ", ") }

    private func span(_ validity: Validity) -> String { validity == .always ? "" : "\(validity)" }

    private func meaning(_ row: Procedure) -> String {
        joined([
            row.name.vi, row.name.en, row.level, row.sector, row.channels.map(\.rawValue).joined(separator: "+"),
            row.fee.map { "\($0) VND" } ?? "", row.feeNote.vi, row.feeNote.en, row.result.vi, span(row.validity),
        ])
    }

    private func id(_ row: PeriodRow) -> String {
        joined([
            register.procedures[row.procedure].id, row.variant, row.channel?.rawValue ?? "", span(row.validity),
        ])
    }

    private func meaning(_ row: PeriodRow) -> String {
        let silence = row.rule.silence.map { "silence \($0)" } ?? ""
        let cutoff = row.rule.cutoff.map { "cutoff \($0 / 60):\(padded($0 % 60, 2))" } ?? ""
        return joined(["\(row.rule.period)", cutoff, row.rule.supplement.rawValue, silence, row.act, row.article])
    }

    private func id(_ row: Paper) -> String {
        joined([register.procedures[row.procedure].id, row.variant, row.id, span(row.validity)])
    }

    private func meaning(_ row: Paper) -> String {
        joined([row.name.vi, row.name.en, row.form, "× \(row.count)", row.returned ? "returned" : ""])
    }

    private func meaning(_ row: LodgingRight) -> String {
        joined([
            row.branch.map { register.branches[$0].id } ?? "", row.kind,
            row.area.map { areas.reference(of: $0).description } ?? "",
            row.procedure.map { register.procedures[$0].id } ?? "", row.sector, row.scope.rawValue,
            register.acts[row.act].id, row.article, span(row.validity),
        ])
    }

    private func meaning(_ row: Branch) -> String {
        joined([
            row.kind, areas.reference(of: row.area).description, row.name.vi, row.name.en, row.address, row.phone,
            span(row.validity),
        ])
    }

    private func meaning(_ row: Agency) -> String {
        joined([
            row.name.vi, row.name.en, row.address, row.superior, row.successor, span(row.validity),
        ])
    }

    private func meaning(_ row: Answer) -> String { joined([row.label.vi, row.label.en, row.impliedBy?.code ?? ""]) }
}
