internal import Base
internal import Desk

// How each thing that is kept is put in; ``RawLimit`` measures these very statements.

extension JournalRow {
    func insertion(_ digest: Digest, _ chain: [UInt8]) -> SQL {
        """
        INSERT INTO journal (sequence, stream, version, kind, at, actor, body, digest, chain) VALUES
        (\(sequence), \(stream.text), \(version), \(entry.kind), \(entry.at), \(entry.actor), \(entry.body),
        \(digest), \(chain))
        """
    }
}

extension DossierRow {
    var insertion: SQL {
        let text = "\(code)"
        return """
            INSERT INTO dossiers (code, version, stage, is_open, branch, agency, procedure, received, due, updated,
            applicant, phone, document, digest) VALUES (\(text), \(version), \(stage), \(isOpen),
            \(branch), \(agency), \(procedure), \(received), \(dueKey), \(updated), \(applicantFolded), \(phone),
            \(document), \(digest(text)))
            ON CONFLICT (code) DO UPDATE SET version = excluded.version, stage = excluded.stage,
            is_open = excluded.is_open, branch = excluded.branch, agency = excluded.agency,
            procedure = excluded.procedure, received = excluded.received, due = excluded.due,
            updated = excluded.updated, applicant = excluded.applicant, phone = excluded.phone,
            document = excluded.document, digest = excluded.digest
            """
    }
}

extension KeptAnswer {
    func insertion(_ key: String, _ actor: String) -> SQL {
        """
        INSERT INTO answers (actor, key, request, status, body, at, digest) VALUES (\(actor), \(key),
        \(request), \(status), \(body), \(at), \(digest(key, actor)))
        """
    }
}
