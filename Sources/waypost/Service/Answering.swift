internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import HTTP
internal import Pages

// From what a use case said to what goes over the wire.
extension Service {
    func response(_ reply: Reply, of route: ServedRoute, _ request: Request) -> Response {
        var response = Response(reply.status, headers: reply.status == 204 ? ServedRoute.always : route.headers)
        for header in reply.headers {
            switch header.name {
            // What a file says of itself, in place of what every answer says.
            case "Content-Type", "Cache-Control": response.set(header.name, header.value)
            default: response.headers.append(Header(header.name, header.value))
            }
        }
        response.body = .bytes(reply.body)
        return reply.headers.isEmpty ? response : response.unlessKnown(to: request)
    }

    /// - Parameter shell: of a page, where one was asked for.
    func response(to error: any Error, _ request: Request, _ shell: Shell?) -> Response {
        let problem = Problem(any: error)
        if isForPeople(request) { return page(of: problem, error, request, shell) }
        var response = Response(problem.status, headers: ServedRoute.always)
        response.set("Content-Type", "application/problem+json")
        response.set("Content-Language", request.language.rawValue)
        if let seconds = problem.retryAfter { response.set("Retry-After", String(seconds)) }
        if !problem.allow.isEmpty { response.set("Allow", problem.allow.joined(separator: ", ")) }
        if problem.status == 401 { response.set("WWW-Authenticate", "Bearer") }
        response.body = .bytes(problem.json(instance: request.id.description, language: request.language))
        return response
    }
}

extension Request {
    /// English only when asked for first.
    var language: Language {
        (header("Accept-Language") ?? "").lowercased().hasPrefix("en") ? .en : .vi
    }
}

extension Problem {
    /// Whatever was thrown, as an answer; a fault of the machine tells nothing of itself.
    init(any error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let refusal as LodgeRefusal: self.init(refusal)
        case let refusal as StepRefusal: self.init(409, refusal.code, refusal.sentence)
        case let refusal as InquiryRefusal: self.init(refusal)
        case let refusal as PeopleRefusal: self.init(people: refusal)
        case let fault as LedgerFault: self.init(ledger: fault)
        case let fault as EditionFault: self.init(edition: fault)
        default: self = .fault
        }
    }

    private init(_ refusal: InquiryRefusal) {
        self.init(422, refusal.code, refusal.sentence)
        if case .noSuchArea(let index, _) = refusal {
            faults = [ShapeFault(pointer: "/places/\(index)/text", code: refusal.code, problem: refusal.sentence)]
        }
    }

    /// With the register's whole answer: who decides, what to ask next.
    init(_ refusal: LodgeRefusal) {
        switch refusal {
        case .question(let question): self.init(question)
        case .unsettled(let advice, _), .choose(let advice, _):
            self.init(422, refusal.code, refusal.sentence)
            more = [("routing", advice.receipt.bytes)]
        case .branchMissing, .noIssuer, .nameTheCase, .step: self.init(422, refusal.code, refusal.sentence)
        }
    }

    private init(people refusal: PeopleRefusal) {
        self.init(refusal.status, refusal.code, refusal.sentence)
        if case .notFound = refusal { self = .notFound }
        if case .tooManyTries(let seconds) = refusal { retryAfter = seconds }
    }

    private init(edition fault: EditionFault) {
        switch fault {
        case .refused(.unknown): self = .notFound
        case .refused(let refusal): self.init(409, refusal.code, refusal.sentence)
        case .moved(let version): self = .moved(expected: 0, found: version)
        case .ledger(let fault): self.init(ledger: fault)
        case .journal, .unreadable, .cannotSeed, .nothingToStartWith: self = .fault
        }
    }

    private init(ledger fault: LedgerFault) {
        switch fault {
        case .versionMoved(_, let expected, let found): self = .moved(expected: expected, found: found)
        case .unknown: self = .notFound
        case .damaged:
            self.init(
                500, "damaged",
                Bilingual(
                    vi: "Dữ liệu của mục này trên đĩa không còn nguyên vẹn nên không được đưa ra. Báo người vận hành.",
                    en: "What is on disk for this is not what was written, so it is not shown. Tell the operator."))
        case .full:
            self.init(
                507, "disk-full",
                Bilingual(
                    vi: "Đĩa đầy: chưa ghi được gì. Báo người vận hành, rồi thử lại.",
                    en: "The disk is full: nothing was recorded. Tell the operator, then try again."))
        case .stopped:
            self.init(
                503, "stopped",
                Bilingual(
                    vi: "Máy chủ tạm ngừng ghi vì lỗi đĩa; vẫn xem được. Báo người vận hành.",
                    en: "Recording has stopped after a disk error; reading goes on. Tell the operator."))
            retryAfter = 60
        case .busy(let seconds): self = .busy(seconds)
        case .failed: self = .fault
        }
    }
}
