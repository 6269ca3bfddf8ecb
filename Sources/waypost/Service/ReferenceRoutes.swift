internal import Areas
internal import Base
internal import Competence
internal import Desk
internal import WorkingTime

// What a counter looks up while it asks: procedures, areas, branches, agencies. Read from the edition in force.
enum ReferenceRoutes {
    static let all = [procedures, procedure, areas, branches, agency]

    static let procedures = Endpoint(
        method: "GET", path: "/api/v1/procedures", id: "findProcedures",
        about: "Procedures by the words people use, without diacritics, or by code.",
        access: .needs([.readRegister], .house),
        query: [
            Endpoint.Parameter(name: "words", shape: .text(min: 0, max: 200), about: "All must fit."),
            Endpoint.Parameter(name: "limit", shape: .whole(1...200), about: "20 unless said."),
        ], answers: [(200, "Those that fit best first.")],
        work: .now { exchange in
            let register = try exchange.service.register(at: exchange.now)
            let found = register.search.find(exchange.asked("words") ?? "", limit: exchange.asked("limit", usual: 20))
            return .json { json in
                json.object {
                    $0.array("procedures") { list in
                        for number in found {
                            list.object { register.write(register.edition.register.procedures[number], to: &$0) }
                        }
                    }
                }
            }
        })

    static let procedure = Endpoint(
        method: "GET", path: "/api/v1/procedures/{code}", id: "readProcedure",
        about: "A procedure with its cases, the questions it asks and its papers today.",
        access: .needs([.readRegister], .house),
        answers: [(200, "The procedure.")],
        work: .now { exchange in
            let register = try exchange.service.register(at: exchange.now)
            guard let code = ProcedureCode(exchange.value("code"))?.canonical,
                let number = register.edition.register.procedures.number(code)
            else { throw Problem.notFound }
            let today = LocalMoment(exchange.now).date
            return .json(capacity: 8192) { json in
                json.object { register.writeWhole(number, on: today, to: &$0) }
            }
        })

    static let areas = Endpoint(
        method: "GET", path: "/api/v1/areas", id: "resolveAddress",
        about: "What an address or a code names: the area, or the question that is left.",
        access: .needs([.readRegister], .house),
        query: [
            Endpoint.Parameter(name: "text", shape: .text(max: 300), about: "As people write it."),
            Endpoint.Parameter(name: "on", shape: .text(max: 10, form: Forms.date), about: "Today unless said."),
        ], answers: [(200, "The areas it may be.")],
        work: .now { exchange in
            guard let text = exchange.asked("text") else { throw Problem.query([.missingParameter("text")]) }
            let register = try exchange.service.register(at: exchange.now)
            let date = exchange.asked("on").flatMap { CivilDate($0) } ?? LocalMoment(exchange.now).date
            guard let fact = exchange.bench.places(of: register).fact(.residence, text, on: date) else {
                throw Problem(404, "no-such-area", PlaceReader.noSuchArea(text))
            }
            return .json { json in
                json.object {
                    $0.field("text", text)
                    $0.array("areas") { list in
                        for area in fact.candidates { register.write(area, on: date, to: &list) }
                    }
                }
            }
        })

    static let branches = Endpoint(
        method: "GET", path: "/api/v1/branches", id: "listBranches", about: "The branches that work today.",
        access: .needs([.readRegister], .house), answers: [(200, "The branches.")],
        work: .now { exchange in
            let register = try exchange.service.register(at: exchange.now)
            let today = LocalMoment(exchange.now).date
            return .json(capacity: 1 << 14) { json in
                json.object {
                    $0.array("branches") { list in
                        for branch in register.edition.register.branches.rows where branch.validity.contains(today) {
                            list.object {
                                $0.field("id", branch.id)
                                $0.field("name", branch.name)
                                $0.field("address", branch.address)
                                $0.field("phone", branch.phone)
                            }
                        }
                    }
                }
            }
        })

    static let agency = Endpoint(
        method: "GET", path: "/api/v1/agencies/{id}", id: "readAgency", about: "An agency of the register.",
        access: .needs([.readRegister], .house), answers: [(200, "The agency.")],
        work: .now { exchange in
            let register = try exchange.service.register(at: exchange.now)
            guard let agency = register.edition.register.agencies.row(exchange.value("id")) else {
                throw Problem.notFound
            }
            return .json { json in
                json.object {
                    $0.field("id", agency.id)
                    $0.field("name", agency.name)
                    $0.field("address", agency.address)
                    $0.field("superior", agency.superior)
                }
            }
        })
}

extension RegisterInForce {
    fileprivate func write(_ area: AreaIndex, on date: CivilDate, to json: inout JSONWriter) {
        json.object {
            $0.field("code", edition.areas.reference(of: area).description)
            $0.field("name", edition.areas.longName(of: area, on: date))
        }
    }

    fileprivate func writeWhole(_ number: Int32, on date: CivilDate, to json: inout JSONWriter) {
        let register = edition.register
        write(register.procedures[number], to: &json)
        json.array("variants") {
            for variant in register.variants where variant.procedure == number {
                $0.object {
                    $0.field("id", variant.id)
                    $0.field("label", variant.label)
                }
            }
        }
        json.array("questions") {
            for question in edition.questions(procedure: number) { question.write(to: &$0) }
        }
        json.array("papers") {
            for paper in edition.papers(procedure: number, variant: "", on: date) { write(paper, to: &$0) }
        }
    }
}
