internal import Areas
internal import Base
internal import Testing

@testable internal import Competence

/// One line of the law of competence, on the tiny country.
struct SemanticsCase: CustomTestStringConvertible, Sendable {
    let why: String
    /// Rows of rules.csv; those that name no procedure are of 1.000001.
    let rules: [String]
    /// More rows, by table.
    var more: [String: [String]] = [:]
    var procedure = "1.000001"
    var branch = ""
    /// `residence=00001`; several areas of one doubtful place: `residence=00001+00002`.
    var places: [String] = []
    var answers: [String] = []
    var on = "2026-11-21"
    let expect: String
    /// Rule id to its part, for the rules the case is about.
    var parts: [String: String] = [:]
    var applied: [String]?
    var holdsUntil: String?

    var testDescription: String { why }

    func edition() throws -> Edition {
        var tables = TinyTables.base
        tables.add("rules.csv", rules)
        for (table, rows) in more { tables.add(table, rows) }
        return try Edition(files: tables.files, areas: TinyCountry.areas.get())
    }

    func facts(_ areas: AreaRegister) throws -> Facts {
        var facts = Facts(procedure: procedure, branch: branch)
        for place in places {
            let sides = place.split(separator: "=").map(String.init)
            let factor = try #require(ConnectingFactor(code: sides[0]))
            let codes = sides.count < 2 ? [] : sides[1].split(separator: "+")
            let found = try codes.map { code in
                try #require(AreaReference(code).flatMap { areas.index($0) }, "no area \(code)")
            }
            facts.places.append(PlaceFact(factor, text: place, candidates: found))
        }
        for answer in answers {
            let sides = answer.split(separator: "=").map(String.init)
            facts.answers[sides[0]] = sides[1]
        }
        return facts
    }
}

private func run(_ test: SemanticsCase) throws {
    let edition = try test.edition()
    let routing = try edition.route(test.facts(edition.areas), asOf: date(test.on))
    #expect(edition.words(routing.outcome) == test.expect)
    for (rule, part) in test.parts {
        let finding = routing.findings.first { edition.register.rules[$0.rule].id == rule }
        #expect(finding.map { edition.words($0.reason) } == part, "the part of \(rule)")
    }
    if let applied = test.applied { #expect(edition.ids(routing.applied) == applied) }
    if let until = test.holdsUntil { #expect(routing.holdsUntil == (try date(until))) }
}

@Suite struct SemanticsTests {
    @Test(arguments: precedence) func whoPrecedesWhom(_ test: SemanticsCase) throws { try run(test) }
    @Test(arguments: facts) func unknownIsNeverFalse(_ test: SemanticsCase) throws { try run(test) }
    @Test(arguments: time) func lawHasDates(_ test: SemanticsCase) throws { try run(test) }
    @Test(arguments: places) func areasEndAndDivide(_ test: SemanticsCase) throws { try run(test) }
    @Test(arguments: classes) func sixWaysToAnAgency(_ test: SemanticsCase) throws { try run(test) }
    @Test(arguments: lodging) func boundaryFreeLodging(_ test: SemanticsCase) throws { try run(test) }

    static let precedence: [SemanticsCase] = [
        SemanticsCase(
            why: "a general rule decides alone", rules: ["rule=g | outcome=role | factor=residence | role=committee"],
            places: ["residence=00002"], expect: "assigned ubnd-00002", parts: ["g": "applied"], applied: ["g"]),
        SemanticsCase(
            why: "no rule at all is a gap, never an empty list", rules: [], places: ["residence=00002"], expect: "gap"),
        SemanticsCase(
            why: "an explicit override wins even over a more special rule",
            rules: [
                "rule=special | area=00001 | outcome=role | factor=residence | role=police",
                "rule=cited | outcome=role | factor=residence | role=committee | overrides=special",
            ], places: ["residence=00001"], expect: "assigned ubnd-00001",
            parts: ["special": "overridden cited", "cited": "applied"]),
        SemanticsCase(
            why: "an override speaks only where its rule holds",
            rules: [
                "rule=g | outcome=role | factor=residence | role=police",
                "rule=cited | conditions=amount=high | outcome=agency | agency=x | overrides=g",
            ], places: ["residence=00001"], answers: ["amount=low"], expect: "assigned police-00001",
            parts: ["cited": "otherCase amount"]),
        SemanticsCase(
            why: "a rule of the procedure is more special than one of its sector",
            rules: [
                "rule=s | sector=civil | outcome=role | factor=residence | role=police",
                "rule=p | outcome=role | factor=residence | role=committee",
            ], places: ["residence=00001"], expect: "assigned ubnd-00001", parts: ["s": "lessSpecial p"]),
        SemanticsCase(
            why: "a rule of the sector is more special than one of every procedure",
            rules: [
                "rule=e | sector= | outcome=role | factor=residence | role=police",
                "rule=s | sector=civil | outcome=role | factor=residence | role=committee",
            ], places: ["residence=00001"], expect: "assigned ubnd-00001", parts: ["e": "lessSpecial s"]),
        SemanticsCase(
            why: "the deeper area is the more special",
            rules: [
                "rule=g | outcome=role | factor=residence | role=committee",
                "rule=province | area=01 | outcome=role | factor=residence | role=police",
                "rule=commune | area=00002 | outcome=agency | factor=residence | agency=x",
            ], places: ["residence=00002"], expect: "assigned x",
            parts: ["g": "lessSpecial province", "province": "lessSpecial commune"]),
        SemanticsCase(
            why: "the deeper area speaks only there",
            rules: [
                "rule=g | outcome=role | factor=residence | role=committee",
                "rule=province | area=01 | outcome=role | factor=residence | role=police",
                "rule=commune | area=00002 | outcome=agency | factor=residence | agency=x",
            ], places: ["residence=00101"], expect: "assigned ubnd-00101",
            parts: ["province": "elsewhere", "commune": "elsewhere"]),
        SemanticsCase(
            why: "the rule with one condition more is the more special",
            rules: [
                "rule=g | conditions=amount=low/mid | outcome=role | factor=residence | role=committee",
                "rule=c | conditions=amount=low/mid;kind=firm | outcome=role | factor=residence | role=police",
            ], places: ["residence=00001"], answers: ["amount=mid", "kind=firm"], expect: "assigned police-00001",
            parts: ["g": "lessSpecial c"]),
        SemanticsCase(
            why: "fewer values of one condition are more special",
            rules: [
                "rule=wide | conditions=amount=low/mid | outcome=role | factor=residence | role=committee",
                "rule=narrow | conditions=amount=mid | outcome=role | factor=residence | role=police",
            ], places: ["residence=00001"], answers: ["amount=mid"], expect: "assigned police-00001"),
        SemanticsCase(
            why: "a variant is a condition like any other",
            rules: [
                "rule=g | outcome=role | factor=residence | role=committee",
                "rule=v | variant=express | outcome=role | factor=residence | role=police",
            ], places: ["residence=00001"], answers: ["variant=express"], expect: "assigned police-00001"),
        SemanticsCase(
            why: "deeper area against narrower condition: neither is at least as special on both, so they conflict",
            rules: [
                "rule=here | area=00001 | outcome=role | factor=residence | role=committee",
                "rule=case | conditions=kind=firm | outcome=role | factor=residence | role=police",
            ], places: ["residence=00001"], answers: ["kind=firm"], expect: "conflict here case"),
        SemanticsCase(
            why: "areas of different facts cannot be compared",
            rules: [
                "rule=home | area=00001 | outcome=role | factor=residence | role=committee",
                "rule=land | area=01 | outcome=role | factor=property | role=police",
            ], places: ["residence=00001", "property=00002"], expect: "conflict home land"),
        SemanticsCase(
            why: "the higher legal layer prevails over the lower one",
            rules: [
                "rule=city | act=city-1 | outcome=role | factor=residence | role=police",
                "rule=law | act=law-1 | outcome=role | factor=residence | role=committee",
            ], places: ["residence=00001"], expect: "assigned ubnd-00001", parts: ["city": "lowerLayer"]),
        SemanticsCase(
            why: "specialty comes before layer: a special decree is not set aside by a general law",
            rules: [
                "rule=law | act=law-1 | outcome=role | factor=residence | role=committee",
                "rule=decree | act=decree-1 | area=00001 | outcome=role | factor=residence | role=police",
            ], places: ["residence=00001"], expect: "assigned police-00001", parts: ["law": "lessSpecial decree"]),
        SemanticsCase(
            why: "a later act that declares the replacement prevails over its equal",
            rules: [
                "rule=old | outcome=role | factor=residence | role=police",
                "rule=new | outcome=role | factor=residence | role=committee | replaces=old | from=2026-01-01",
            ], places: ["residence=00001"], expect: "assigned ubnd-00001", parts: ["old": "replaced new"]),
        SemanticsCase(
            why: "a later act that declares nothing does not prevail: being later is not enough",
            rules: [
                "rule=old | outcome=role | factor=residence | role=police",
                "rule=new | act=law-2 | outcome=role | factor=residence | role=committee | from=2026-01-01",
            ], places: ["residence=00001"], expect: "conflict old new"),
        SemanticsCase(
            why: "layer comes before replacement: a decree cannot replace a law",
            rules: [
                "rule=law | outcome=role | factor=residence | role=committee",
                "rule=decree | act=decree-1 | outcome=role | factor=residence | role=police | replaces=law",
            ], places: ["residence=00001"], expect: "assigned ubnd-00001"),
        SemanticsCase(
            why: "what is tied and names the same agency is fine, and both reasons are kept",
            rules: [
                "rule=one | conditions=kind=firm | outcome=role | factor=residence | role=office",
                "rule=two | area=00001 | outcome=agency | factor=residence | agency=office-a",
            ], places: ["residence=00001"], answers: ["kind=firm"], expect: "assigned office-a",
            parts: ["one": "applied", "two": "applied"], applied: ["one", "two"]),
        SemanticsCase(
            why: "different kinds of answer conflict too",
            rules: [
                "rule=one | conditions=kind=firm | outcome=on-the-spot",
                "rule=two | area=00001 | outcome=agency | factor=residence | agency=x",
            ], places: ["residence=00001"], answers: ["kind=firm"], expect: "conflict one two"),
        SemanticsCase(
            why: "the order of rows decides nothing",
            rules: [
                "rule=commune | area=00002 | outcome=agency | factor=residence | agency=x",
                "rule=g | outcome=role | factor=residence | role=committee",
            ], places: ["residence=00002"], expect: "assigned x"),
    ]

    static let facts: [SemanticsCase] = [
        SemanticsCase(
            why: "a role whose place is not known asks for the place",
            rules: ["rule=g | outcome=role | factor=residence | role=committee"], expect: "needsFact residence",
            parts: ["g": "needsFact residence"]),
        SemanticsCase(
            why: "a special rule that may hold is asked about before the general one decides",
            rules: [
                "rule=g | outcome=role | factor=residence | role=committee",
                "rule=c | conditions=kind=firm | outcome=role | factor=residence | role=police",
            ], places: ["residence=00001"], expect: "needsFact kind",
            parts: ["c": "needsFact kind"]),
        SemanticsCase(
            why: "a rule that another certainly sets aside is not asked about",
            rules: [
                "rule=c | conditions=kind=firm | outcome=role | factor=residence | role=police",
                "rule=cited | outcome=role | factor=residence | role=committee | overrides=c",
            ], places: ["residence=00001"], expect: "assigned ubnd-00001"),
        SemanticsCase(
            why: "an area rule whose place is not known may hold",
            rules: [
                "rule=g | outcome=on-the-spot", "rule=a | area=00001 | outcome=agency | factor=property | agency=x",
            ], expect: "needsFact property"),
        SemanticsCase(
            why: "the question that leaves the fewest rules in the worst case is asked first",
            rules: [
                "rule=g | outcome=on-the-spot",
                "rule=k | conditions=kind=firm;amount=low | outcome=agency | agency=x",
                "rule=l | conditions=amount=mid | outcome=agency | agency=y",
                "rule=m | conditions=amount=high | outcome=agency | agency=z",
            ], expect: "needsFact amount"),
        SemanticsCase(
            why: "of equally good questions the register's order chooses",
            rules: [
                "rule=g | outcome=on-the-spot", "rule=k | conditions=kind=firm | outcome=agency | agency=x",
                "rule=l | variant=express | outcome=agency | agency=y | overrides=k",
            ], expect: "needsFact variant"),
        SemanticsCase(
            why: "an answered question is not asked again",
            rules: [
                "rule=g | outcome=on-the-spot", "rule=k | conditions=kind=firm | outcome=agency | agency=x",
                "rule=l | variant=express | outcome=agency | agency=y | overrides=k",
            ], answers: ["variant=plain"], expect: "needsFact kind"),
        SemanticsCase(
            why: "one rule may be possible and beat a rule that beats others: nothing is decided before it is known",
            rules: [
                "rule=x1 | area=00001 | conditions=amount=low | outcome=agency | factor=residence | agency=x",
                "rule=y1 | conditions=amount=low | outcome=agency | agency=y",
                "rule=p1 | conditions=kind=firm | outcome=agency | agency=z | overrides=x1",
                "rule=q1 | area=01 | outcome=agency | factor=property | agency=x | overrides=p1",
            ], places: ["residence=00001", "property=00001"], answers: ["amount=low"],
            expect: "needsFact kind"),
    ]

    static let time: [SemanticsCase] = [
        SemanticsCase(
            why: "the last day before `to` is in force",
            rules: ["rule=g | outcome=role | factor=residence | role=committee | to=2026-03-01"],
            places: ["residence=00001"], on: "2026-02-28", expect: "assigned ubnd-00001", holdsUntil: "2026-03-01"),
        SemanticsCase(
            why: "the day `to` is no longer in force",
            rules: ["rule=g | outcome=role | factor=residence | role=committee | to=2026-03-01"],
            places: ["residence=00001"], on: "2026-03-01", expect: "gap", parts: ["g": "notInForce"]),
        SemanticsCase(
            why: "the day `from` is in force",
            rules: ["rule=g | outcome=role | factor=residence | role=committee | from=2026-03-01"],
            places: ["residence=00001"], on: "2026-03-01", expect: "assigned ubnd-00001", holdsUntil: "2028-01-01"),
        SemanticsCase(
            why: "two versions meet at the day without gap or overlap",
            rules: [
                "rule=old | outcome=role | factor=residence | role=police | to=2026-03-01",
                "rule=new | outcome=role | factor=residence | role=committee | from=2026-03-01",
            ], places: ["residence=00001"], on: "2026-03-01", expect: "assigned ubnd-00001",
            parts: ["old": "notInForce"], applied: ["new"]),
        SemanticsCase(
            why: "the answer says until when it holds: the day another rule takes over",
            rules: [
                "rule=old | outcome=role | factor=residence | role=police | to=2026-03-01",
                "rule=new | outcome=role | factor=residence | role=committee | from=2026-03-01",
            ], places: ["residence=00001"], on: "2026-02-01", expect: "assigned police-00001",
            holdsUntil: "2026-03-01"),
        SemanticsCase(
            why: "the answer holds until its legal basis changes, though the agency stays",
            rules: [
                "rule=old | outcome=role | factor=residence | role=police | to=2026-03-01",
                "rule=new | outcome=role | factor=residence | role=police | from=2026-03-01",
            ], places: ["residence=00001"], on: "2026-02-01", expect: "assigned police-00001",
            holdsUntil: "2026-03-01"),
        SemanticsCase(
            why: "expiry never revives: the law declared replaced stays dead after its replacement has ended",
            rules: [
                "rule=old | outcome=role | factor=residence | role=police",
                "rule=new | outcome=role | factor=residence | role=committee | replaces=old | from=2026-01-01 "
                    + "| to=2026-06-01",
            ], places: ["residence=00001"], on: "2026-06-01", expect: "gap", parts: ["old": "keptDead new"]),
        SemanticsCase(
            why: "expiry never revives: a decree a later, equally special law had set aside stays so",
            rules: [
                "rule=old | act=decree-1 | outcome=role | factor=residence | role=police | from=2025-07-01",
                "rule=new | act=law-1 | outcome=role | factor=residence | role=committee | from=2026-01-01 "
                    + "| to=2026-06-01",
            ], places: ["residence=00001"], on: "2026-06-01", expect: "gap", parts: ["old": "keptDead new"]),
        SemanticsCase(
            why: "what is dead sets nobody aside: a decree is heard although the dead law was of a higher layer",
            rules: [
                "rule=old | act=law-1 | outcome=role | factor=residence | role=police",
                "rule=new | act=law-2 | outcome=role | factor=residence | role=committee | replaces=old "
                    + "| from=2026-01-01 | to=2026-06-01",
                "rule=third | act=decree-1 | outcome=agency | agency=x | from=2026-06-01",
            ], places: ["residence=00001"], on: "2026-06-01", expect: "assigned x", parts: ["old": "keptDead new"]),
        SemanticsCase(
            why: "a special rule that lapses lets the general one speak, which was in force all along",
            rules: [
                "rule=g | outcome=role | factor=residence | role=committee",
                "rule=pilot | area=00001 | outcome=agency | factor=residence | agency=x | to=2026-06-01",
            ], places: ["residence=00001"], on: "2026-06-01", expect: "assigned ubnd-00001",
            parts: ["pilot": "notInForce"]),
        SemanticsCase(
            why: "a lapsed override lets the other rule speak again: it was set aside, not replaced",
            rules: [
                "rule=g | outcome=role | factor=residence | role=committee",
                "rule=cited | outcome=agency | agency=x | overrides=g | to=2026-06-01",
            ], places: ["residence=00001"], on: "2026-06-01", expect: "assigned ubnd-00001"),
        SemanticsCase(
            why: "a newer rule of a higher layer that ends after the older one has ended revives nothing",
            rules: [
                "rule=old | act=decree-1 | outcome=role | factor=residence | role=police | from=2025-07-01 "
                    + "| to=2026-05-01",
                "rule=new | act=law-1 | outcome=role | factor=residence | role=committee | from=2026-01-01 "
                    + "| to=2026-06-01",
                "rule=next | act=decree-1 | outcome=agency | agency=x | from=2026-06-01",
            ], places: ["residence=00001"], on: "2026-06-01", expect: "assigned x", parts: ["old": "notInForce"]),
        SemanticsCase(
            why: "a role changes hands on the day its jurisdiction says",
            rules: ["rule=g | outcome=role | factor=residence | role=office"], places: ["residence=00003"],
            on: "2026-05-31", expect: "assigned office-b", holdsUntil: "2026-06-01"),
        SemanticsCase(
            why: "and on that day the new holder decides",
            rules: ["rule=g | outcome=role | factor=residence | role=office"], places: ["residence=00003"],
            on: "2026-06-01", expect: "assigned office-c", holdsUntil: "2028-01-01"),
        SemanticsCase(
            why: "a procedure before its first day is not offered, and says from when",
            rules: ["rule=g | procedure=2.000003 | outcome=on-the-spot"], procedure: "2.000003", on: "2025-12-31",
            expect: "notOffered This procedure is not in force on that date.", holdsUntil: "2026-01-01"),
        SemanticsCase(
            why: "an answer about a procedure holds no longer than the procedure",
            rules: ["rule=g | procedure=2.000003 | outcome=on-the-spot"], procedure: "2.000003", on: "2026-12-31",
            expect: "onTheSpot", holdsUntil: "2027-01-01"),
        SemanticsCase(
            why: "a procedure that has ended is not offered",
            rules: ["rule=g | procedure=2.000003 | outcome=on-the-spot"], procedure: "2.000003", on: "2027-01-01",
            expect: "notOffered This procedure is not in force on that date."),
    ]
}
