internal import Base
internal import Competence
internal import Desk
internal import Pages
internal import WorkingTime

// The counter: advice, lodging, the day's list, and finding a dossier by its code. Nothing of a person stands in an
// address: what was typed goes from page to page in the forms.
enum CounterRoutes {
    static let all =
        [
            search, results, showCase, postCase, panel, advice, applicant, check, CounterLodging.lodge,
            CounterLodging.lodged, CounterFind.find, CounterToday.today, CounterToday.shift,
        ] + begunAgain

    static let access = Endpoint.Access.needs([.lodge], .somewhere)

    private static let branch = Endpoint.Parameter(
        name: "branch", shape: .text(min: 0, max: 64), about: "Where somebody stands.")
    private static let words = Endpoint.Parameter(
        name: "words", shape: .text(min: 0, max: 200), about: "Words of a procedure.")

    static let search = Endpoint.page(
        "GET", "/counter", "counter", "Finding a procedure.", access, query: [branch, words],
        work: .now { exchange in .page(CounterPages.search(exchange.shell, try found(exchange))) })

    static let results = Endpoint.page(
        "GET", "/counter/results", "counterResults", "The procedures found, alone.", access, query: [branch, words],
        work: .now { exchange in .page(CounterPages.results(try found(exchange), exchange.language).bytes) })

    private static func found(_ exchange: Exchange) throws -> CounterSearchView {
        let register = try exchange.service.register(at: exchange.now)
        let words = exchange.asked("words") ?? ""
        let place = exchange.counterPlace(.lodge, register, named: exchange.asked("branch") ?? "")
        let rows = register.search.find(words, limit: words.isEmpty ? 8 : 12).map { number in
            let row = register.edition.register.procedures[number]
            return CounterName(row.id, row.name)
        }
        return CounterSearchView(place: place, words: words, results: rows)
    }

    static let showCase = Endpoint.page(
        "GET", "/counter/case", "counterCase", "The question of one procedure.", access,
        query: [
            branch, Endpoint.Parameter(name: "procedure", shape: .text(min: 0, max: 64), about: "Its code."),
        ],
        work: .now { exchange in
            var fields = CounterFields()
            fields["procedure"] = exchange.asked("procedure") ?? ""
            fields["branch"] = exchange.asked("branch") ?? ""
            guard let made = try CounterCase(fields, exchange) else { return .onward("/counter") }
            return .page(CounterPages.caseOf(exchange.shell, made.view(exchange, hides: CounterPart.ofCase)))
        })

    static let postCase = Endpoint.page(
        "POST", "/counter/case", "counterCaseAgain", "The same with what was typed.", access, body: .anything,
        work: .now { exchange in
            guard let made = try CounterCase(exchange.counterFields, exchange) else { return .onward("/counter") }
            return .page(CounterPages.caseOf(exchange.shell, made.view(exchange, hides: CounterPart.ofCase)))
        })

    static let panel = Endpoint.page(
        "POST", "/counter/panel", "counterPanel", "Who decides, alone, while somebody types.", access, body: .anything,
        work: .now { exchange in
            guard let made = try CounterCase(exchange.counterFields, exchange) else { return .page([]) }
            return .page(CounterPages.follow(made.view(exchange, hides: CounterPart.ofCase)).bytes)
        })

    static let advice = Endpoint.page(
        "POST", "/counter/advice", "counterAdvice", "Advice to take home.", access, body: .anything,
        work: .now { exchange in
            guard let made = try CounterCase(exchange.counterFields, exchange) else { return .onward("/counter") }
            let faults = made.adviceFaults
            if !faults.isEmpty { throw again(made, exchange, faults) }
            return .page(
                CounterPages.advice(
                    exchange.shell, made.view(exchange, hides: []), at: made.inquiry.received.words,
                    places: made.rows(exchange.language)))
        })

    static let applicant = Endpoint.page(
        "POST", "/counter/applicant", "counterApplicant", "Whose dossier it is.", access, body: .anything,
        work: .now { exchange in
            guard let made = try CounterCase(exchange.counterFields, exchange) else { return .onward("/counter") }
            let faults = made.faults
            if !faults.isEmpty || made.place.branch == nil { throw again(made, exchange, faults) }
            return .page(CounterPages.applicant(exchange.shell, try CounterApplicant(made, exchange).view()))
        })

    static let check = Endpoint.page(
        "POST", "/counter/check", "counterCheck", "A last look before lodging.", access, body: .anything,
        work: .now { exchange in
            guard let made = try CounterCase(exchange.counterFields, exchange) else { return .onward("/counter") }
            let faults = made.faults
            if !faults.isEmpty { throw again(made, exchange, faults) }
            let applicant = try CounterApplicant(made, exchange)
            if applicant.wantsName { return .page(CounterPages.applicant(exchange.shell, try applicant.recognised())) }
            let wrong = applicant.faults
            if !wrong.isEmpty { throw applicant.again(wrong) }
            return .page(CounterPages.check(exchange.shell, applicant.checkView()))
        })

    /// The page of the case with what is wrong.
    static func again(_ made: CounterCase, _ exchange: Exchange, _ faults: [FieldFault]) -> PageInstead {
        PageInstead(
            422, CounterPages.caseOf(exchange.shell, made.view(exchange, hides: CounterPart.ofCase, faults: faults)))
    }

    /// A page that came of a form cannot be asked for by its address: somebody reloaded it.
    private static let begunAgain = ["advice", "applicant", "check", "lodge"].map { name in
        Endpoint.page(
            "GET", "/counter/\(name)", "counterFrom-\(name)", "Begins again.", access,
            work: .now { _ in .onward("/counter") })
    }
}

extension Exchange {
    var counterFields: CounterFields { CounterFields(form.values) }
}
