internal import Base
public import Dossiers

// From events to what is kept: the journal, and the row people query, in one commit.
extension LedgerWriter {
    /// Keeps what was decided.
    /// - Parameter dossier: as it was before; nil when this lodges it.
    func record(_ events: [Event], on dossier: Dossier?, code: DossierCode) throws -> (Dossier, DossierRow) {
        let entries = events.map { JournalEntry(kind: $0.kind.rawValue, at: $0.at, actor: $0.actor, body: $0.body) }
        _ = try append(entries, to: .dossier(code), expecting: dossier?.version ?? 0)
        var state = dossier
        for event in events { evolve(&state, event) }
        guard let after = state else { throw LedgerFault.unknown(.dossier(code)) }
        let row = after.row
        try put(row)
        return (after, row)
    }
}

extension LedgerReader {
    /// The document as it stood after that many events.
    public func document(of code: DossierCode, at version: Int) throws -> [UInt8] {
        let stream = StreamID.dossier(code)
        let rows = try history(of: stream)
        guard version > 0, rows.count >= version else { throw LedgerFault.unknown(stream) }
        return try fold(rows.prefix(version).map { try $0.event() }).row.document
    }

    /// The dossier as its events say, whatever the tables say.
    public func folded(_ code: DossierCode) throws -> Dossier {
        let stream = StreamID.dossier(code)
        let rows = try history(of: stream)
        if rows.isEmpty { throw LedgerFault.unknown(stream) }
        return try fold(rows.map { try $0.event() })
    }
}

extension JournalRow {
    public func event() throws -> Event {
        try Event(kind: entry.kind, at: entry.at, actor: entry.actor, body: entry.body)
    }
}

extension Dossier {
    /// What is queried and listed; a fold of the journal gives the very same row.
    public var row: DossierRow {
        DossierRow(
            code: code, version: version, stage: stage.rawValue, isOpen: isOpen, branch: branch, agency: desk,
            procedure: lodging.procedure, received: received, due: due?.lastInstant, updated: updated,
            applicantFolded: Fold.folded(lodging.applicant.name), phone: lodging.applicant.phone, document: document)
    }

    /// Whose inbox it lies in: the superior while a conflict lasts, the agency, or the desk that looks for one.
    private var desk: String {
        if stage == .conflict { return conflict?.superior ?? "" }
        switch assignment {
        case .agency(let id, _): return id
        case .manualDesk(let desk, _): return desk
        case .onTheSpot: return branch
        case .elsewhere: return ""
        }
    }

    private var document: [UInt8] {
        var json = JSONWriter(capacity: 4096)
        write(to: &json)
        return json.bytes
    }
}

extension LocalMoment {
    /// The end of a day is told as that day and not as the next one's first instant.
    fileprivate var lastInstant: Instant {
        minute == 24 * 60 ? Instant(milliseconds: instant.milliseconds - 1) : instant
    }
}
