internal import Base
public import Desk
internal import Dossiers

/// The page of dossiers a query asks for, by the index made for it.
struct DossierList {
    private let query: DossierQuery

    init(_ query: DossierQuery) { self.query = query }

    func read(_ connection: Connection) throws(LedgerFault) -> [DossierRow] {
        let found = try connection.rows(sql) { row throws(LedgerFault) in try DossierRow(checking: row) }
        for row in found where !fits(row) {
            throw .damaged(what: "dossiers \(row.code): an index names it where it does not belong")
        }
        return found
    }

    private var sql: SQL {
        var sql: SQL = """
            SELECT code, version, stage, is_open, branch, agency, procedure, received, due, updated, applicant, phone,
            document, digest FROM dossiers WHERE code > ''
            """
        sql += filters
        sql += page
        sql += " LIMIT \(max(1, min(query.limit, 200)))"
        return sql
    }

    /// How many there are, up to so many.
    func count(_ connection: Connection, most: Int) throws(LedgerFault) -> Int {
        var sql: SQL = "SELECT count(*) FROM (SELECT 1 FROM dossiers WHERE code > ''"
        sql += filters
        sql += " LIMIT \(max(1, most)))"
        return Int(try connection.first(sql) { row throws(LedgerFault) in try row.integer(0) } ?? 0)
    }

    private var filters: SQL {
        var sql: SQL = ""
        if query.openOnly { sql += " AND is_open = 1" }
        if let branch = query.branch { sql += " AND branch = \(branch)" }
        if let agency = query.agency { sql += " AND agency = \(agency)" }
        if let stage = query.stage { sql += " AND stage = \(stage)" }
        if let procedure = query.procedure { sql += " AND procedure = \(procedure)" }
        if let phone = query.phone { sql += " AND phone = \(phone) AND phone <> ''" }
        if let since = query.since { sql += " AND received >= \(since.milliseconds)" }
        // U+FFFF follows everything a folded name holds.
        if let name = query.applicant { sql += " AND applicant >= \(name) AND applicant < \(name + "\u{FFFF}")" }
        if let due = query.dueBefore { sql += " AND due < \(due.milliseconds)" }
        return sql
    }

    private var page: SQL {
        let after = query.after.map { (key: $0.key, code: "\($0.code)") }
        switch (query.order, after) {
        case (.urgency, nil): return " ORDER BY due, code"
        case (.newest, nil): return " ORDER BY received DESC, code DESC"
        case (.urgency, let after?): return " AND (due, code) > (\(after.key), \(after.code)) ORDER BY due, code"
        case (.newest, let after?):
            return " AND (received, code) < (\(after.key), \(after.code)) ORDER BY received DESC, code DESC"
        }
    }

    /// An index that was damaged may lead elsewhere.
    private func fits(_ row: DossierRow) -> Bool {
        (row.isOpen || !query.openOnly) && query.branch ?? row.branch == row.branch
            && query.agency ?? row.agency == row.agency && query.stage ?? row.stage == row.stage
            && query.procedure ?? row.procedure == row.procedure && query.phone ?? row.phone == row.phone
    }
}

extension DossierQuery {
    /// What `after` names of a row: its place in this query's order.
    public func key(of row: DossierRow) -> Int64 {
        switch order {
        case .urgency: row.dueKey
        case .newest: row.received.milliseconds
        }
    }
}
