internal import Base
internal import Competence
internal import Desk

// The register's editions: upload, check, compare, approve by a second person, schedule, roll back.
enum EditionRoutes {
    static let all = [list, read, file, propose, check, difference, approve, schedule, unschedule, rollBack, withdraw]

    private static let hash = TextForm(
        pattern: "^[0-9a-f]{64}$", example: String(repeating: "0", count: 64),
        expected: Bilingual(vi: "một mã băm SHA-256", en: "a SHA-256 in hexadecimal")
    ) { Digest(hex: $0) != nil }
    private static let reason = Shape.object([.must("reason", .text(max: 1000), "Why, for those who read it later.")])

    static let list = Endpoint(
        method: "GET", path: "/api/v1/editions", id: "listEditions", about: "All editions by number.",
        access: .needs([.readRegister], .house), answers: [(200, "The editions and their stages.")],
        work: .slow { exchange, answer in
            let editions = try exchange.editions.editions()
            answer(
                .success(
                    .json(capacity: 8192) { json in
                        json.object {
                            $0.array("editions") { list in
                                for record in editions.byNumber {
                                    guard let stage = editions.stage(of: record.hash, at: exchange.now) else {
                                        continue
                                    }
                                    record.write(to: &list, stage: stage, whole: false)
                                }
                            }
                        }
                    }))
        })

    static let read = Endpoint(
        method: "GET", path: "/api/v1/editions/{hash}", id: "readEdition",
        about: "An edition with its proof, every failure as a sentence, and its files.",
        access: .needs([.readRegister], .house), answers: [(200, "The edition.")],
        work: .slow { exchange, answer in answer(.success(try told(exchange.editionHash(), exchange))) })

    static let file = Endpoint(
        method: "GET", path: "/api/v1/editions/{hash}/files/{folder}/{table}", id: "readEditionFile",
        about: "One table of an edition, as it was sent.", access: .needs([.readRegister], .house),
        answers: [(200, "The table as CSV.")], type: "text/csv; charset=utf-8",
        work: .slow { exchange, answer in
            let name = "\(exchange.value("folder"))/\(exchange.value("table"))"
            let files = try exchange.editions.files(of: exchange.editionHash())
            guard let file = files.files.first(where: { $0.name == name }) else { throw Problem.notFound }
            answer(.success(Reply(200, file.bytes)))
        })

    static let propose = Endpoint(
        method: "POST", path: "/api/v1/editions", id: "proposeEdition",
        about: "Keeps tables as a draft: all of them, or those that change with the edition they change.",
        access: .needs([.proposeEdition], .house),
        body: .object([
            .must("note", .text(max: 4000), "What changes and why."),
            .may("base", .text(max: 64, form: hash), "The edition whose other tables are taken over."),
            .must(
                "files",
                .list(
                    .object([
                        .must("name", .text(max: 100), "folder/table.csv"),
                        .must("text", .text(min: 0, max: 32 << 20), "The table as CSV."),
                    ]), most: EditionUpload.mostFiles), "At most 64 MiB in all."),
            .may("removed", .list(.text(max: 100), most: EditionUpload.mostFiles), "Tables it does without."),
        ]), answers: [(201, "The draft; ask for its check next.")], bodyBytes: 80 << 20,
        work: .slow { exchange, answer in
            var files = RegisterFiles()
            for file in exchange.body.list("files") { files.add(file.text("name"), Array(file.text("text").utf8)) }
            let upload = EditionUpload(
                files: files, note: exchange.body.text("note"), base: Digest(hex: exchange.body.text("base")),
                removed: exchange.body.list("removed").compactMap(\.text))
            let record = try exchange.editions.propose(upload, by: exchange.editionActor, at: exchange.now)
            answer(.success(try told(record.hash, exchange, status: 201)))
        })

    static let check = Endpoint(
        method: "POST", path: "/api/v1/editions/{hash}/check", id: "checkEdition",
        about: "Proves that every case has exactly one answer; answered when it is done.",
        access: .needs([.proposeEdition, .approveEdition], .house), answers: [(200, "The edition with its proof.")],
        work: .slow { exchange, answer in
            let hash = try exchange.editionHash()
            _ = try exchange.editions.prove(hash, by: exchange.editionActor, at: exchange.now)
            answer(.success(try told(hash, exchange)))
        })

    static let difference = Endpoint(
        method: "GET", path: "/api/v1/editions/{hash}/difference", id: "compareEdition",
        about: "What it changes against the active edition, or another, in sentences and counts.",
        access: .needs([.readRegister], .house),
        query: [Endpoint.Parameter(name: "against", shape: .text(max: 64, form: hash), about: "Another edition.")],
        answers: [(200, "The comparison.")],
        work: .slow { exchange, answer in
            let against = exchange.asked("against").flatMap { Digest(hex: $0) }
            let comparison = try exchange.editions.difference(
                of: exchange.editionHash(), against: against, at: exchange.now)
            answer(.success(.json(capacity: 1 << 14) { comparison.write(to: &$0) }))
        })
}

// Steps. A person proposes, another approves.
extension EditionRoutes {
    static let approve = step(
        "approve", "approveEdition", "A second person agrees; never the one who proposed it.", .approveEdition,
        .object([.may("against", .text(max: 64, form: hash), "What it was compared with; the active one unless said.")])
    ) { exchange, desk, hash in
        let proposer = try desk.record(hash).proposer.actor
        try SecondPerson.demand(exchange.principal, besides: proposer)
        let against = Digest(hex: exchange.body.text("against"))
        return try desk.approve(hash, against: against, by: exchange.editionActor, at: exchange.now)
    }

    static let schedule = step(
        "schedule", "scheduleEdition", "From which day it decides; at once without a day.", .approveEdition,
        .object([.may("on", .text(max: 10, form: Forms.date), "Midnight of Asia/Ho_Chi_Minh.")])
    ) { exchange, desk, hash in
        let start = CivilDate(exchange.body.text("on")).map { EditionStart.on($0) } ?? .now
        return try desk.schedule(hash, start, by: exchange.editionActor, at: exchange.now)
    }

    static let unschedule = step(
        "unschedule", "unscheduleEdition", "Takes a day back that has not come.", .approveEdition, reason
    ) { exchange, desk, hash in
        try desk.unschedule(hash, reason: exchange.body.text("reason"), by: exchange.editionActor, at: exchange.now)
    }

    static let rollBack = step(
        "roll-back", "rollBackEdition", "Makes this earlier edition decide again, at once.", .approveEdition, reason
    ) { exchange, desk, hash in
        try desk.rollBack(to: hash, reason: exchange.body.text("reason"), by: exchange.editionActor, at: exchange.now)
    }

    static let withdraw = step(
        "withdraw", "withdrawEdition", "Gives up an edition that never decided.", .proposeEdition, reason
    ) { exchange, desk, hash in
        try desk.withdraw(hash, reason: exchange.body.text("reason"), by: exchange.editionActor, at: exchange.now)
    }

    private static func step(
        _ word: String, _ id: String, _ about: String, _ right: Permission, _ body: Shape,
        _ take: @escaping @Sendable (Exchange, EditionDesk, Digest) throws -> EditionRecord
    ) -> Endpoint {
        Endpoint(
            method: "POST", path: "/api/v1/editions/{hash}/\(word)", id: id, about: about,
            access: .needs([right], .house), body: body, answers: [(200, "The edition.")],
            work: .slow { exchange, answer in
                let hash = try exchange.editionHash()
                _ = try take(exchange, exchange.editions, hash)
                answer(.success(try told(hash, exchange)))
            })
    }

    private static func told(_ hash: Digest, _ exchange: Exchange, status: Int = 200) throws -> Reply {
        let editions = try exchange.editions.editions()
        guard let record = editions[hash], let stage = editions.stage(of: hash, at: exchange.now) else {
            throw Problem.notFound
        }
        return .json(status, capacity: 8192) { record.write(to: &$0, stage: stage, whole: true) }
            .tagged(version: record.version)
    }
}

extension Exchange {
    fileprivate var editions: EditionDesk { service.editions }

    fileprivate func editionHash() throws -> Digest {
        guard let hash = Digest(hex: value("hash")) else { throw Problem.notFound }
        return hash
    }
}
