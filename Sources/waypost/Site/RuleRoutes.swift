internal import Base
internal import Competence
internal import Desk
internal import Pages

/// The rules of the active edition, with the declines they caused.
enum RuleRoutes {
    static let all = [list, one] + RuleChange.all

    private static let leaf = 25

    static let list = Endpoint.page(
        "GET", "/rules", "rulesPage", "The rules of the register.", .needs([.readRegister], .somewhere),
        query: [
            Endpoint.Parameter(name: "words", shape: .text(min: 0, max: 200), about: "Those that speak of that."),
            Endpoint.Parameter(name: "page", shape: .whole(1...10_000), about: "From 1."),
        ],
        work: .slow { exchange, answer in
            let register = try exchange.service.register(at: exchange.now)
            let words = exchange.asked("words") ?? ""
            let search = RuleSearch(words, register)
            let tally = exchange.service.steward.declines(exchange.service)
            let found = register.edition.register.rules.rows.filter(search.fits)
            let sorted = found.enumerated().sorted {
                let (left, right) = (tally.declines(of: $0.element.id), tally.declines(of: $1.element.id))
                return (right, $0.offset) < (left, $1.offset)
            }.map(\.element)
            let page = exchange.asked("page", usual: 1)
            let maker = RuleViewMaker(edition: register.edition, tally: tally, today: LocalMoment(exchange.now).date)
            answer(
                .success(
                    .page(
                        RulePages.list(
                            exchange.shell, sorted.dropFirst((page - 1) * leaf).prefix(leaf).map(maker.view),
                            RulePages.Filter(words: words, page: page, count: sorted.count, leaf: leaf),
                            isCounted: tally.isWhole,
                            mayChange: exchange.principal.allows(.proposeEdition, on: .house)))))
        })

    static let one = Endpoint.page(
        "GET", "/rules/{rule}", "rulePage", "A rule with its reasons.", .needs([.readRegister], .somewhere),
        work: .slow { exchange, answer in
            let register = try exchange.service.register(at: exchange.now)
            guard let rule = register.edition.register.rules.row(exchange.value("rule")) else { throw Problem.notFound }
            let tally = exchange.service.steward.declines(exchange.service)
            let maker = RuleViewMaker(edition: register.edition, tally: tally, today: LocalMoment(exchange.now).date)
            answer(
                .success(
                    .page(
                        RulePages.one(
                            exchange.shell, maker.view(rule),
                            mayChange: exchange.principal.allows(.proposeEdition, on: .house)))))
        })
}

extension DeclineTally {
    func declines(of rule: String) -> Int { counts[rule]?.declines ?? 0 }
}
