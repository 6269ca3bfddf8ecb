internal import Base
internal import Desk
internal import HTTP
internal import Pages

/// Who decides where: a procedure over all areas, by the edition of any day, or by one that is only proposed.
enum WhyRoutes {
    static let all: [Endpoint] = [why]

    private static func optional(_ name: String, _ most: Int, _ about: String) -> Endpoint.Parameter {
        Endpoint.Parameter(name: name, shape: .text(min: 0, max: most), about: about)
    }

    static let why = Endpoint.page(
        "GET", "/why", "why", "Who decides where, and why.", .needs([.readRegister], .somewhere),
        query: [
            optional("words", 200, "What a procedure is called."), optional("procedure", 40, "Its code."),
            optional("on", 10, "The day; today unless said."), optional("area", 16, "A commune's code."),
            optional("edition", 64, "An edition that does not decide on that day."),
        ],
        work: .slow { exchange, answer in
            answer(.success(.page(WhyPages.page(exchange.shell, try view(exchange)))))
        })

    private static func view(_ exchange: Exchange) throws -> WhyView {
        let today = LocalMoment(exchange.now).date
        let said = exchange.asked("on") ?? ""
        let day = said.isEmpty ? today : CivilDate(said)
        let chosen = try ChosenEdition(exchange, on: day ?? today)
        var view = WhyView(
            words: exchange.asked("words") ?? "", on: day ?? today, edition: chosen.isNamed ? "\(chosen.hash)" : "",
            told: chosen.told)
        guard day != nil else {
            view.state = .refused(Phrase.whyBadDay)
            return view
        }
        guard let register = chosen.register else {
            view.state = .refused(Phrase.whyUnreadable)
            return view
        }
        let code = exchange.asked("procedure") ?? ""
        if code.isEmpty {
            view.state = .choosing(WhyExplorer.found(view.words, register))
            return view
        }
        let answers = exchange.request.query.filter { $0.name.hasPrefix("q.") && !$0.value.isEmpty }
            .map { (key: String($0.name.dropFirst(2)), value: $0.value) }
        WhyExplorer(register, exchange.bench.places(of: register), on: view.on)
            .explore(code, answers, area: exchange.asked("area") ?? "", into: &view)
        return view
    }
}

/// The edition that answers: the one named, else the one that decides on that day.
private struct ChosenEdition {
    let hash: Digest
    let isNamed: Bool
    let told: Bilingual
    /// Nil where its tables cannot be read.
    let register: RegisterInForce?

    init(_ exchange: Exchange, on day: CivilDate) throws {
        let desk = exchange.service.editions
        let moment = day == LocalMoment(exchange.now).date ? exchange.now : LocalMoment(day, minute: 0).instant
        let named = exchange.asked("edition").flatMap { Digest(hex: $0) }
        guard let hash = named ?? desk.shelf.activeHash(at: moment) else { throw Problem.busy(1) }
        let editions = try desk.editions()
        guard let record = editions[hash], let stage = editions.stage(of: hash, at: exchange.now) else {
            throw Problem.notFound
        }
        self.hash = hash
        isNamed = named != nil
        told = Phrase.whyByEdition(record.number, stage.words, on: day)
        register = try Self.register(hash, desk)
    }

    private static func register(_ hash: Digest, _ desk: EditionDesk) throws -> RegisterInForce? {
        let fault: any Error
        do { return try desk.register(of: hash) } catch { fault = error }
        if case .unreadable? = fault as? EditionFault { return nil }
        throw fault
    }
}
