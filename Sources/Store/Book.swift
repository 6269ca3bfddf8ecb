internal import Base
internal import Desk
internal import Dossiers

/// Reads what was committed, on a connection of its own. Nothing is served whose digest does not fit.
class Book: LedgerReader {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func dossier(_ code: DossierCode) throws(LedgerFault) -> DossierRow? {
        if let row = try row("\(code)") { return row }
        return try missing(code)
    }

    private func row(_ code: String) throws(LedgerFault) -> DossierRow? {
        try connection.first(
            """
            SELECT code, version, stage, is_open, branch, agency, procedure, received, due, updated, applicant, phone,
            document, digest FROM dossiers WHERE code = \(code)
            """
        ) { row throws(LedgerFault) in try DossierRow(checking: row, code) }
    }

    /// A damaged index can hide a row: the journal is asked before we say that there is none.
    private func missing(_ code: DossierCode) throws(LedgerFault) -> DossierRow? {
        try connection.snapshot { () throws(LedgerFault) in
            if let row = try row("\(code)") { return row }
            let stream = StreamID.dossier(code)
            if try version(of: stream) == 0 { return nil }
            throw LedgerFault.damaged(what: "dossiers \(code): in the journal and not here")
        }
    }

    func history(of stream: StreamID) throws(LedgerFault) -> [JournalRow] {
        let found = try connection.rows(
            """
            SELECT sequence, stream, version, kind, at, actor, body, digest FROM journal WHERE stream = \(stream.text)
            ORDER BY version
            """
        ) { row throws(LedgerFault) in try JournalRow(checking: row) }
        for (index, row) in found.enumerated() where row.version != index + 1 || row.stream != stream {
            throw .damaged(what: "journal of \(stream): version \(index + 1) is missing")
        }
        return found
    }

    /// 0 where there is no event.
    func version(of stream: StreamID) throws(LedgerFault) -> Int {
        try connection.first(
            "SELECT version FROM journal WHERE stream = \(stream.text) ORDER BY version DESC LIMIT 1"
        ) { row throws(LedgerFault) in try row.int(0) } ?? 0
    }

    func keptAnswer(_ key: String, of actor: String) throws(LedgerFault) -> KeptAnswer? {
        try connection.first(
            "SELECT request, status, body, at, digest FROM answers WHERE actor = \(actor) AND key = \(key)"
        ) { row throws(LedgerFault) in
            try KeptAnswer(checking: row, key: key, actor: actor)
        }
    }

    /// Serves what a list names, each row checked.
    func dossiers(_ query: DossierQuery) throws(LedgerFault) -> [DossierRow] {
        try DossierList(query).read(connection)
    }

    func count(_ query: DossierQuery, most: Int) throws(LedgerFault) -> Int {
        try DossierList(query).count(connection, most: most)
    }
}

extension DossierRow {
    /// Columns as in ``Book``; `asked` is the code that was looked for, or nil in a list.
    init(checking row: Row, _ asked: String? = nil) throws(LedgerFault) {
        let text = try row.text(0)
        guard let code = DossierCode(stored: text), asked == nil || asked == text else {
            throw .damaged(what: "dossiers \(asked ?? ""): its code is not the one written")
        }
        let due = try row.integer(8)
        self.init(
            code: code, version: try row.int(1), stage: try row.text(2), isOpen: try row.integer(3) == 1,
            branch: try row.text(4), agency: try row.text(5), procedure: try row.text(6),
            received: Instant(milliseconds: try row.integer(7)),
            due: due == Self.notDue ? nil : Instant(milliseconds: due),
            updated: Instant(milliseconds: try row.integer(9)), applicantFolded: try row.text(10),
            phone: try row.text(11), document: try row.bytes(12))
        guard digest(text).bytes == (try row.bytes(13)) else { throw .damaged(what: "dossiers \(text)") }
    }
}

extension KeptAnswer {
    /// Columns: request, status, body, at, digest.
    init(checking row: Row, key: String, actor: String) throws(LedgerFault) {
        guard let request = Digest(bytes: try row.bytes(0)) else { throw .damaged(what: "answers") }
        self.init(
            request: request, status: try row.int(1), body: try row.bytes(2),
            at: Instant(milliseconds: try row.integer(3)))
        guard digest(key, actor).bytes == (try row.bytes(4)) else { throw .damaged(what: "answers") }
    }
}

extension DossierCode {
    /// Takes apart what `description` wrote; that it did write it is the row's digest's to say.
    init?(stored text: String) {
        var text = text
        let parts = text.withUTF8 { utf8 -> (issuer: String, date: Int, serial: Int)? in
            var end = utf8.count
            guard let serial = Self.number(utf8, before: &end), let date = Self.number(utf8, before: &end) else {
                return nil
            }
            return (String(decoding: utf8[..<end], as: UTF8.self), date, serial)
        }
        guard let parts else { return nil }
        let (year, month, date) = (2000 + parts.date / 10_000, parts.date / 100 % 100, parts.date % 100)
        guard let day = CivilDate(year: year, month: month, day: date) else { return nil }
        self.init(issuer: parts.issuer, day: day, serial: parts.serial)
    }

    /// The digits that end before `end`, which is left at the hyphen before them.
    private static func number(_ utf8: UnsafeBufferPointer<UInt8>, before end: inout Int) -> Int? {
        var (number, place, start) = (0, 1, end - 1)
        while start >= 0, utf8[start] != UInt8(ascii: "-") {
            let digit = Int(utf8[start]) - Int(UInt8(ascii: "0"))
            guard (0...9).contains(digit), end - start <= 12 else { return nil }
            number += digit * place
            place *= 10
            start -= 1
        }
        guard start >= 0, start < end - 1 else { return nil }
        end = start
        return number
    }
}
