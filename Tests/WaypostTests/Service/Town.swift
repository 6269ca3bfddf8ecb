internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import Glibc
internal import HTTP
internal import Pages
internal import Store
internal import Testing

@testable internal import waypost

/// A house of its own with dossiers under two branches and two agencies, asked without sockets.
final class Town {
    static let (ownBranch, otherBranch) = ("hcm-centre-thu-duc", "hcm-centre-ba-ria")
    static let (ownAgency, otherAgency) = ("ubnd-26740", "ubnd-26743")

    let house: House
    private let folder: String
    let askers: [Asker]
    /// B1/A1, B1/A2, B2/A1, B2/A2.
    private(set) var dossiers: [DossierCode?] = []
    private let edition: Digest
    private var sessions: [String: SessionToken] = [:]
    private var keys: [String: KeyText] = [:]

    init() throws {
        folder = try temporaryFolder()
        let routing = Program.root + "/Routing/hcmc"
        var configuration = Configuration(clock: .system)
        configuration.listen = ["127.0.0.1:0"]
        let store = try House.store(folder + "/data")
        let editions = EditionDesk(ledger: store)
        _ = try editions.start(folder: ("hcmc", try RegisterFolder.files(routing)), at: Clock.system.now())
        house = try House(store, editions, configuration)
        edition = try house.service.register(at: Clock.system.now()).edition.hash
        askers = Self.everybody()
        for branch in [Self.ownBranch, Self.otherBranch] {
            for agency in [Self.ownAgency, Self.otherAgency] { dossiers.append(try lodge(branch, agency)) }
        }
        try openAccounts()
    }

    func close() {
        house.stop()
        removeFolder(folder)
    }

    private static func everybody() -> [Asker] {
        var askers = [Asker(label: "nobody", grants: [])]
        for role in Role.allCases {
            for kind in role.scopes {
                let scope: Scope =
                    switch kind {
                    case .branch: .branch(ownBranch)
                    case .agency: .agency(ownAgency)
                    case .everything: .everything
                    }
                askers.append(
                    Asker(
                        label: "\(role.rawValue)@\(kind.rawValue)", grants: [Grant(role, scope)], hasKey: role.isForKeys
                    ))
            }
        }
        return askers
    }

    /// Birth registration goes to the ward of residence, so the ward makes the agency.
    private func lodge(_ branch: String, _ agency: String) throws -> DossierCode {
        let now = Clock.system.now()
        let register = try house.service.register(at: now)
        let form = LodgeForm(
            question: Inquiry(
                procedure: "1.001193", branch: branch,
                places: [Inquiry.Place(.residence, String(agency.dropFirst("ubnd-".count)))],
                received: LocalMoment(now)),
            applicant: Applicant(kind: .person, name: "Nguyễn Văn An"), resultTo: .counter(branch: branch))
        let prepared = try register.prepare(form, places: register.places())
        let context = register.context(of: nil, branch: branch, now: now, actor: "system")
        return try waitForAnswer { answer in
            self.house.store.write({ try $0.lodge(prepared, context).1.code }, answer: answer)
        }
    }

    private func openAccounts() throws {
        let now = Clock.system.now()
        for (index, asker) in askers.enumerated() where !asker.grants.isEmpty {
            let token = SessionToken(.system)
            let login = try #require(Login("nguoi\(index)"))
            let account = Account(
                id: AccountID("id-\(index)"), login: login, name: "Người \(index)", grants: asker.grants,
                hash: PasswordHash(kept: "$y$j9T$salt$hash"), mustChangePassword: false, created: now)
            try waitForAnswer { answer in
                self.house.store.writePeople(
                    { tx in
                        try tx.put(account)
                        try tx.start(Session(id: token.id, account: account.id, started: now, seen: now))
                    }, answer: answer)
            }
            sessions[asker.label] = token
            if asker.hasKey { keys[asker.label] = try key(asker.grants, now) }
        }
        try openVictims(now)
    }

    /// Whose account is disabled and whose key is revoked when somebody may.
    private func openVictims(_ now: Instant) throws {
        keys["victim"] = try key([Grant(.postalAgent, .branch("nowhere"))], now)
        let login = try #require(Login("victim"))
        let account = Account(
            id: AccountID("id-victim"), login: login, name: "Người bị thử", grants: [],
            hash: PasswordHash(kept: "$y$j9T$salt$hash"), mustChangePassword: false, created: now)
        try waitForAnswer { answer in self.house.store.writePeople({ try $0.put(account) }, answer: answer) }
    }

    private func key(_ grants: [Grant], _ now: Instant) throws -> KeyText {
        let form = NewKey(
            name: "key", grants: grants.map(\.text), expires: Instant(milliseconds: now.milliseconds + 3_600_000))
        let opened: OpenedKey = try waitForAnswer { answer in
            self.house.service.administration.createKey(form, by: .system, at: now, answer: answer)
        }
        return opened.text
    }
}

// Questions.
extension Town {
    struct Question {
        let endpoint: Endpoint
        /// As the table shows it.
        let label: String
        let path: String
        let body: String
        let target: Target
        /// Any of these, there.
        let rights: [Permission]
    }

    func questions(_ endpoint: Endpoint) -> [Question] {
        let body = endpoint.bodySample()
        guard case .needs(let rights, let place) = endpoint.access else {
            return [
                Question(
                    endpoint: endpoint, label: endpoint.label, path: path(endpoint), body: body, target: .house,
                    rights: [])
            ]
        }
        switch place {
        case .house, .somewhere:
            return [
                Question(
                    endpoint: endpoint, label: endpoint.label, path: path(endpoint), body: body, target: .house,
                    rights: rights)
            ]
        case .branchInBody:
            return [("B1", Self.ownBranch), ("B2", Self.otherBranch)].map { name, branch in
                Question(
                    endpoint: endpoint, label: "\(endpoint.label), \(name)", path: path(endpoint),
                    body: endpoint.bodySample(with: ["branch": branch]), target: Target(branch: branch),
                    rights: rights)
            }
        case .filters: return filters(endpoint, rights)
        case .dossierInPath: return dossiers(endpoint, rights)
        }
    }

    private func filters(_ endpoint: Endpoint, _ rights: [Permission]) -> [Question] {
        [
            ("all", "", Target.house), ("B1", "?branch=\(Self.ownBranch)", Target(branch: Self.ownBranch)),
            ("A1", "?agency=\(Self.ownAgency)", Target(agency: Self.ownAgency)),
            ("B2", "?branch=\(Self.otherBranch)", Target(branch: Self.otherBranch)),
            ("A2", "?agency=\(Self.otherAgency)", Target(agency: Self.otherAgency)),
        ].map { name, query, target in
            Question(
                endpoint: endpoint, label: "\(endpoint.label), \(name)", path: endpoint.path + query, body: "",
                target: target, rights: rights)
        }
    }

    private func dossiers(_ endpoint: Endpoint, _ rights: [Permission]) -> [Question] {
        let places = ["B1/A1", "B1/A2", "B2/A1", "B2/A2"]
        let targets = [Self.ownBranch, Self.otherBranch].flatMap { branch in
            [Self.ownAgency, Self.otherAgency].map { Target(branch: branch, agency: $0) }
        }
        var questions: [Question] = []
        for (index, code) in dossiers.enumerated() {
            let plain = endpoint.path.replacing("{code}", with: code?.description ?? "").replacing("{form}", with: "01")
            for (name, body, rights) in steps(endpoint, rights) {
                let path = plain.replacing("{step}", with: String(name.dropFirst(2)))
                questions.append(
                    Question(
                        endpoint: endpoint, label: "\(endpoint.label)\(name), \(places[index])", path: path, body: body,
                        target: targets[index], rights: rights))
            }
        }
        return questions
    }

    /// Each step has rights of its own.
    private func steps(_ endpoint: Endpoint, _ rights: [Permission]) -> [(String, String, [Permission])] {
        if endpoint.path.contains("{step}") { return pages(endpoint) }
        guard case .oneOf(let tag, let kinds)? = endpoint.body else {
            return [("", endpoint.bodySample(), rights)]
        }
        return kinds.map { kind in
            (
                ", \(kind.name)",
                endpoint.bodySample(Shape.object([.must(tag, .choice([kind.name]), "")] + kind.fields)),
                StepKind(rawValue: kind.name)?.permissions ?? []
            )
        }
    }

    /// A step's page is one mechanism: the first step of each set of rights stands for the others.
    private func pages(_ endpoint: Endpoint) -> [(String, String, [Permission])] {
        var known: Set<[Permission]> = []
        return StepKind.allCases.filter { $0 != .lodge && known.insert($0.permissions).inserted }.map { kind in
            let body = endpoint.body == nil ? "" : "step=\(kind.rawValue)&version=77"
            return (", \(kind.rawValue)", body, kind.permissions)
        }
    }

    private func path(_ endpoint: Endpoint) -> String {
        endpoint.path.replacing("{code}", with: endpoint.path.contains("procedures") ? "1.001193" : code)
            .replacing("{token}", with: dossiers[0].flatMap { house.service.parts.links.token(of: $0) } ?? "")
            .replacing("{hash}", with: edition.description).replacing("{folder}", with: "vn")
            .replacing("{table}", with: "register.csv").replacing("{rule}", with: "birth-residence")
            .replacing("{file}", with: String(Assets.current.files[0].path.dropFirst("/assets/".count)))
            .replacing("{id}", with: endpoint.path.contains("agencies") ? Self.ownAgency : id(endpoint))
    }

    private var code: String { dossiers.first??.description ?? "" }

    private func id(_ endpoint: Endpoint) -> String {
        if endpoint.path.contains("branches") { return Self.ownBranch }
        return endpoint.path.contains("keys") ? keys["victim"]?.id.text ?? "" : "id-victim"
    }

    func expected(_ question: Question, _ asker: Asker) -> Doorway {
        switch question.endpoint.access {
        case .anyone: return .opens
        case .signedIn: return asker.grants.isEmpty ? .signIn : .opens
        case .needs:
            if asker.grants.isEmpty { return .signIn }
            if case .needs(_, .somewhere) = question.endpoint.access {
                let opens = asker.grants.contains { !$0.role.permissions.isDisjoint(with: question.rights) }
                return opens ? .opens : .denied
            }
            let opens = asker.grants.contains { grant in
                question.rights.contains { grant.allows($0, on: question.target) }
            }
            return opens ? .opens : .denied
        }
    }
}

// Asking.
extension Town {
    /// As a person, and with a key where the role can be a key's: the same answer to both.
    func ask(_ question: Question, as asker: Asker) throws -> [Doorway] {
        var ways = [false]
        if asker.hasKey, case .needs = question.endpoint.access { ways.append(true) }
        return try ways.map { byKey in
            Self.door(
                try send(question.endpoint.method, question.path, question.body, as: asker, byKey: byKey))
        }
    }

    func send(
        _ method: String, _ path: String, _ body: String, as asker: Asker, byKey: Bool, more: String = "",
        type: String? = nil
    ) throws -> Response {
        var head = "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nOrigin: \(house.service.parts.origin)\r\n\(more)"
        head += "If-Match: \"77\"\r\nAccept-Language: en\r\n"
        if byKey, let key = keys[asker.label] {
            head += "Authorization: Bearer \(key.text)\r\n"
        } else if let token = try session(asker, method, path) {
            head += "Cookie: \(PeopleCookie.session.name(.plainLoopback))=\(token.text)\r\n"
            head += "X-Waypost-Form: \(FormToken(of: token)?.text ?? "")\r\n"
        }
        let type = type ?? (body.hasPrefix("{") ? "application/json" : PageForm.type)
        if !body.isEmpty { head += "Content-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n" }
        let request = try Request(reading: Array((head + "\r\n" + body).utf8))
        return try waitForAnswer { answer in
            self.house.service.handle(request, Responder { answer(.success($0)) })
        }
    }

    /// Whoever signs out is given a new session for the next question.
    private func session(_ asker: Asker, _ method: String, _ path: String) throws -> SessionToken? {
        guard let kept = sessions[asker.label] else { return nil }
        let ends = ["/api/v1/session", "/api/v1/password", "/sign-out", "/password"]
        guard ends.contains(path) else { return kept }
        let (token, now) = (SessionToken(.system), Clock.system.now())
        let number = askers.firstIndex { $0.label == asker.label } ?? 0
        try waitForAnswer { answer in
            self.house.store.writePeople(
                {
                    try $0.start(
                        Session(id: token.id, account: AccountID("id-\(number)"), started: now, seen: now))
                }, answer: answer)
        }
        return token
    }

    static func door(_ response: Response) -> Doorway {
        if response.header("Content-Type") == Endpoint.pageType, response.status == 404 { return .denied }
        if response.status == 303, response.header("Location")?.hasPrefix("/sign-in?to=") == true { return .signIn }
        if response.header("Content-Type") == Endpoint.pageType, response.status == 401 { return .signIn }
        guard response.header("Content-Type") == "application/problem+json",
            let json = try? JSON(Array(text(response).utf8))
        else { return .opens }
        switch json["type"]?.text {
        case "urn:waypost:problem:not-found": return .denied
        case "urn:waypost:problem:sign-in-first", "urn:waypost:problem:sign-in.needed": return .signIn
        default: return .opens
        }
    }

    static func text(_ response: Response) -> String {
        if case .bytes(let bytes) = response.body { String(decoding: bytes, as: UTF8.self) } else { "" }
    }

    static func withoutInstance(_ response: Response) -> String {
        let lines = text(response).split(separator: ",").filter { !$0.hasPrefix("\"instance\"") }
        return "\(response.status) " + lines.joined(separator: ",")
    }
}

extension Endpoint {
    /// The least that passes, as JSON or as a form.
    func bodySample(_ shape: Shape? = nil, with values: [String: String] = [:]) -> String {
        guard let shape = shape ?? body else { return "" }
        if !isPage { return shape.sample(with: values) }
        let pairs = (try? JSON(Array(shape.sample(with: values).utf8))).map { Self.pairs("", $0) } ?? []
        return (pairs + ["version=77"]).joined(separator: "&")
    }

    private static func pairs(_ name: String, _ json: JSON) -> [String] {
        switch json {
        case .object(let members): members.flatMap { pairs(name.isEmpty ? $0.name : "\(name).\($0.name)", $0.value) }
        case .array(let items): items.enumerated().flatMap { pairs("\(name).\($0.offset)", $0.element) }
        case .string(let text): ["\(name)=\(percentEncoded(text))"]
        case .number(let digits): ["\(name)=\(digits)"]
        case .bool(let holds): holds ? ["\(name)=yes"] : []
        case .null: []
        }
    }
}

extension Shape {
    /// The least that passes.
    var sample: String { sample(with: [:]) }

    /// - Parameter values: of fields of the object, in place of the least.
    func sample(with values: [String: String]) -> String {
        switch self {
        case .text(let min, _, let form): return "\"\(form?.example ?? String(repeating: "x", count: min))\""
        case .choice(let words): return "\"\(words.first ?? "")\""
        case .whole(let range): return "\(range.lowerBound)"
        case .flag: return "false"
        case .list: return "[]"
        case .map, .anything: return "{}"
        case .object(let fields):
            let members = fields.filter(\.isRequired).map { field in
                "\"\(field.name)\":" + (values[field.name].map { "\"\($0)\"" } ?? field.shape.sample)
            }
            return "{" + members.joined(separator: ",") + "}"
        case .oneOf(let tag, let kinds):
            guard let kind = kinds.first else { return "{}" }
            return Shape.object([.must(tag, .choice([kind.name]), "")] + kind.fields).sample
        }
    }
}

extension String {
    func replacing(_ part: String, with other: String) -> String {
        var parts: [Substring] = []
        var rest = self[...]
        while let place = rest.indices.first(where: { rest[$0...].hasPrefix(part) }) {
            parts.append(rest[..<place])
            rest = rest[rest.index(place, offsetBy: part.count)...]
        }
        return (parts + [rest]).joined(separator: other)
    }
}
