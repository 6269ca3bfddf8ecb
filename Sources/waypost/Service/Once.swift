internal import Base
internal import Desk
internal import Dossiers
internal import HTTP

/// A request that may come again with the same `Idempotency-Key` and is then answered as the first time.
struct Once: Sendable {
    let key: String?
    let actor: String
    let digest: Digest
    let now: Instant

    init(_ request: Request, _ exchange: Exchange) throws {
        key = request.header("Idempotency-Key") ?? exchange.form.once
        if let key, !Self.isGood(key) { throw Problem.badKey }
        actor = exchange.principal.actor
        now = exchange.now
        let head = "\(request.method.rawValue) \(request.target)\n\(request.header("If-Match") ?? "")\n"
        digest = Digest(of: Array(head.utf8) + request.body)
    }

    static let mostCharacters = 128

    private static func isGood(_ key: String) -> Bool {
        (1...mostCharacters).contains(key.utf8.count) && key.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }

    /// What was answered before; nil when this is the first time.
    func again(_ reader: any LedgerReader) throws -> Reply? {
        guard let key, let kept = try reader.keptAnswer(key, of: actor) else { return nil }
        guard kept.request == digest else { throw Problem.keyReused }
        return try Reply(kept: kept, reader)
    }

    func orAgain(_ writer: any LedgerWriter, _ work: Commit) throws -> Reply {
        guard let key else { return try work(writer) }
        if let reply = try again(writer) { return reply }
        let reply = try work(writer)
        try writer.keep(reply.kept(request: digest, at: now), under: key, of: actor)
        return reply
    }
}

// Kept as text: the headers, a line each as they would be sent; an empty line; the body. Where the body is a dossier's
// document the name of that dossier and its version stand among the headers, and no body after them.
extension Reply {
    fileprivate static let dossierLine = "Waypost-Dossier"

    fileprivate func kept(request: Digest, at now: Instant) -> KeptAnswer {
        let name = dossier.map { "\(Self.dossierLine): \($0.code) \($0.version)\n" } ?? ""
        let lines = headers.map { "\($0.name): \($0.value)\n" }.joined() + name + "\n"
        return KeptAnswer(
            request: request, status: status, body: Array(lines.utf8) + (dossier == nil ? body : []), at: now)
    }

    fileprivate init(kept: KeptAnswer, _ reader: any LedgerReader) throws {
        var rest = kept.body[...]
        var headers: [(name: String, value: String)] = [("Idempotent-Replayed", "true")]
        var document: [UInt8]?
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
            rest = rest[(end + 1)...]
            if line.isEmpty { break }
            let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            let value = String(parts[1].dropFirst())
            if parts[0] == Self.dossierLine {
                document = try Self.document(named: value, reader)
            } else {
                headers.append((parts[0], value))
            }
        }
        self.init(kept.status, document ?? Array(rest), headers: headers)
    }

    private static func document(named name: String, _ reader: any LedgerReader) throws -> [UInt8] {
        let parts = name.split(separator: " ").map(String.init)
        guard parts.count == 2, let code = try? DossierCode(parts[0]), let version = Int(parts[1]) else {
            throw Problem.fault
        }
        return try reader.document(of: code, at: version)
    }
}
