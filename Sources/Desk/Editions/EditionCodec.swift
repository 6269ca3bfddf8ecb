internal import Base

/// A journal row that is not what this program writes.
public struct EditionUnreadable: Error, Hashable, Sendable {
    public let kind: String
    /// The member that is missing or is not what it should be.
    public let path: String
}

extension EditionHappening {
    /// As the journal keeps it: the same happening gives the same bytes.
    public var entry: JournalEntry {
        var json = JSONWriter()
        json.object {
            $0.field("edition", edition.description)
            $0.field("person", by.person)
            event.write(to: &$0)
        }
        return JournalEntry(kind: event.kind, at: at, actor: by.actor, body: json.bytes)
    }

    /// Reads one back.
    public init(_ entry: JournalEntry) throws(EditionUnreadable) {
        let body = try EditionBody(entry)
        edition = try body.digest("edition")
        by = EditionActor(actor: entry.actor, person: try body.text("person"))
        at = entry.at
        event = try EditionEvent(body)
    }
}

extension EditionEvent {
    fileprivate func write(to json: inout JSONWriter) {
        switch self {
        case .seeded(let number, let proposal, let source, let proof, let activation, let since):
            json.field("number", number)
            json.field("source", source)
            json.field("activation", activation)
            json.field("start", Int(since.milliseconds))
            proposal.write(to: &json)
            proof.write(to: &json)
        case .proposed(let number, let proposal):
            json.field("number", number)
            proposal.write(to: &json)
        case .proved(let proof), .failed(let proof): proof.write(to: &json)
        case .approved(let against): against.map { json.field("against", $0.description) }
        case .scheduled(let activation, let start):
            json.field("activation", activation)
            json.field("start", Int(start.milliseconds))
        case .unscheduled(let activation, let reason):
            json.field("activation", activation)
            json.field("reason", reason)
        case .rolledBack(let activation, let start, let instead, let reason):
            json.field("activation", activation)
            json.field("start", Int(start.milliseconds))
            instead.map { json.field("instead", $0.description) }
            json.field("reason", reason)
        case .withdrawn(let reason): json.field("reason", reason)
        }
    }

    fileprivate init(_ body: EditionBody) throws(EditionUnreadable) {
        switch body.kind {
        case "edition.seeded":
            self = .seeded(
                number: try body.number("number"), try EditionProposal(body), source: try body.text("source"),
                proof: try EditionProof(body), activation: try body.number("activation"),
                since: try body.instant("start"))
        case "edition.proposed": self = .proposed(number: try body.number("number"), try EditionProposal(body))
        case "edition.proved": self = .proved(try EditionProof(body))
        case "edition.failed": self = .failed(try EditionProof(body))
        case "edition.approved": self = .approved(against: try body.digestIfAny("against"))
        case "edition.scheduled":
            self = .scheduled(activation: try body.number("activation"), start: try body.instant("start"))
        case "edition.unscheduled":
            self = .unscheduled(activation: try body.number("activation"), reason: try body.text("reason"))
        case "edition.rolled-back":
            self = .rolledBack(
                activation: try body.number("activation"), start: try body.instant("start"),
                instead: try body.digestIfAny("instead"), reason: try body.text("reason"))
        case "edition.withdrawn": self = .withdrawn(reason: try body.text("reason"))
        default: throw EditionUnreadable(kind: body.kind, path: "kind")
        }
    }
}

extension EditionProposal {
    fileprivate func write(to json: inout JSONWriter) {
        json.field("note", note)
        base.map { json.field("base", $0.description) }
        json.array("files") { list in
            for file in files {
                list.object {
                    $0.field("name", file.name)
                    $0.field("content", file.content.description)
                    $0.field("size", file.size)
                }
            }
        }
    }

    fileprivate init(_ body: EditionBody) throws(EditionUnreadable) {
        note = try body.text("note")
        base = try body.digestIfAny("base")
        files = []
        for file in try body.members("files") {
            files.append(
                EditionFile(
                    name: try file.text("name"), content: try file.digest("content"), size: try file.number("size")))
        }
    }
}

extension EditionProof {
    fileprivate func write(to json: inout JSONWriter) {
        json.object("proof") { json in
            json.field("day", day)
            json.field("register", register)
            json.field("from", Int(span.from.day))
            json.field("to", Int(span.to.day))
            json.field("procedures", procedures)
            json.field("pairs", pairs)
            json.field("cells", cells)
            json.field("classes", classes)
            json.field("milliseconds", milliseconds)
            json.field("waived", waived)
            json.field("holdsUntil", Int(holdsUntil.day))
            json.field("failureCount", failureCount)
            json.array("failures") { list in failures.forEach { list.words($0) } }
        }
    }

    fileprivate init(_ whole: EditionBody) throws(EditionUnreadable) {
        let body = try whole.member("proof")
        guard let day = CivilDate(try body.text("day")) else { throw body.fault("day") }
        self.init(day: day)
        register = try body.text("register")
        span = Validity(from: try body.day("from"), to: try body.day("to"))
        procedures = try body.number("procedures")
        pairs = try body.number("pairs")
        cells = try body.number("cells")
        classes = try body.number("classes")
        milliseconds = try body.number("milliseconds")
        waived = try body.number("waived")
        holdsUntil = try body.day("holdsUntil")
        failureCount = try body.number("failureCount")
        for failure in try body.members("failures") {
            failures.append(Bilingual(vi: try failure.text("vi"), en: try failure.text("en")))
        }
    }
}

/// The JSON of one journal entry, read member by member.
private struct EditionBody {
    let kind: String
    let path: String
    let json: JSON

    init(_ entry: JournalEntry) throws(EditionUnreadable) {
        do { json = try JSON(entry.body) } catch {
            throw EditionUnreadable(kind: entry.kind, path: error.path)
        }
        kind = entry.kind
        path = "$"
    }

    private init(kind: String, path: String, json: JSON) {
        self.kind = kind
        self.path = path
        self.json = json
    }

    func fault(_ name: String) -> EditionUnreadable { EditionUnreadable(kind: kind, path: "\(path).\(name)") }

    func text(_ name: String) throws(EditionUnreadable) -> String {
        guard let text = json[name]?.text else { throw fault(name) }
        return text
    }

    func number(_ name: String) throws(EditionUnreadable) -> Int {
        guard let number = json[name]?.whole else { throw fault(name) }
        return number
    }

    func instant(_ name: String) throws(EditionUnreadable) -> Instant {
        Instant(milliseconds: Int64(try number(name)))
    }

    func day(_ name: String) throws(EditionUnreadable) -> CivilDate {
        guard let day = Int32(exactly: try number(name)) else { throw fault(name) }
        return CivilDate(day: day)
    }

    func digest(_ name: String) throws(EditionUnreadable) -> Digest {
        guard let digest = Digest(hex: try text(name)) else { throw fault(name) }
        return digest
    }

    func digestIfAny(_ name: String) throws(EditionUnreadable) -> Digest? {
        json[name] == nil ? nil : try digest(name)
    }

    func member(_ name: String) throws(EditionUnreadable) -> EditionBody {
        guard let member = json[name] else { throw fault(name) }
        return EditionBody(kind: kind, path: "\(path).\(name)", json: member)
    }

    func members(_ name: String) throws(EditionUnreadable) -> [EditionBody] {
        guard let items = json[name]?.items else { throw fault(name) }
        return items.enumerated().map { EditionBody(kind: kind, path: "\(path).\(name)[\($0)]", json: $1) }
    }
}
