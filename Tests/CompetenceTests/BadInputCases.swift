// Every table, every way in which a row of it can be wrong.
extension BadInputTests {
    static let badRows: [BadRow] =
        acts + roles + agencies + jurisdictions + procedures + questions + terms + rules + desks

    private static let acts = [
        BadRow(
            why: "an id twice", table: "acts.csv", row: "act=law-1 | layer=law", code: "key.duplicate", field: "act"),
        BadRow(
            why: "a line end in a title", table: "acts.csv", row: "act=a | layer=law | title_vi=Luật\nmới",
            code: "csv.control-character", field: "title_vi"),
        BadRow(
            why: "ESC in a title", table: "acts.csv", row: "act=a | layer=law | title_en=\u{1B}[31mred",
            code: "csv.control-character", field: "title_en"),
        BadRow(
            why: "a C1 control in a name", table: "roles.csv", row: "role=r | level=commune | name_vi=\u{9B}31m",
            code: "csv.control-character", field: "name_vi"),
        BadRow(why: "no id", table: "acts.csv", row: "act= | layer=law", code: "field.empty", field: "act"),
        BadRow(
            why: "an id with capitals", table: "acts.csv", row: "act=Law 1 | layer=law", code: "field.id", field: "act"),
        BadRow(
            why: "a layer nobody knows", table: "acts.csv", row: "act=a | layer=edict", code: "field.choice",
            field: "layer"),
        BadRow(
            why: "30 February", table: "acts.csv", row: "act=a | layer=law | date=2026-02-30", code: "field.date",
            field: "date"),
        BadRow(
            why: "a date as people write it", table: "acts.csv", row: "act=a | layer=law | date=21.11.2026",
            code: "field.date", field: "date"),
        BadRow(
            why: "no English title", table: "acts.csv", row: "act=a | layer=law | title_en=", code: "field.empty",
            field: "title_en"),
        BadRow(
            why: "an origin nobody knows", table: "acts.csv", row: "act=a | layer=law | origin=guessed",
            code: "field.choice", field: "origin"),
        BadRow(
            why: "no source", table: "acts.csv", row: "act=a | layer=law | source=", code: "field.empty",
            field: "source"),
        BadRow(
            why: "a key nobody knows", table: "register.csv", row: "key=colour | value=red", code: "field.choice",
            field: "key"),
        BadRow(
            why: "an id that is no word", table: "register.csv", row: "key=id | value=Sổ Một", code: "field.id",
            field: "value"),
        BadRow(
            why: "an impossible date", table: "register.csv", row: "key=until | value=2026-13-01", code: "field.date",
            field: "value"),
        BadRow(
            why: "a key twice", table: "register.csv", row: "key=id | value=other", code: "key.duplicate", field: "key"),
        BadRow(
            why: "a span that ends before it starts", table: "register.csv", row: "key=until | value=2020-01-01",
            code: "field.validity", field: "value"),
        BadRow(
            why: "a province that does not exist", table: "register.csv", row: "key=province | value=xx",
            code: "reference.area", field: "value"),
        BadRow(
            why: "a commune for a province", table: "register.csv", row: "key=province | value=00001",
            code: "reference.area-level", field: "value"),
    ]

    private static let roles = [
        BadRow(
            why: "a level nobody knows", table: "roles.csv", row: "role=r | level=ward", code: "field.choice",
            field: "level"),
        BadRow(
            why: "an id twice", table: "roles.csv", row: "role=police | level=commune", code: "key.duplicate",
            field: "role"),
        BadRow(why: "no system id", table: "systems.csv", row: "system=", code: "field.empty", field: "system"),
        BadRow(
            why: "a system twice", table: "systems.csv", row: "system=moj", code: "key.duplicate", field: "system"),
    ]

    private static let agencies = [
        BadRow(
            why: "a role nobody knows", table: "agencies.csv", row: "agency=n | role=king | area=01",
            code: "reference.unknown", field: "role"),
        BadRow(
            why: "an area that does not exist", table: "agencies.csv", row: "agency=n | role=police | area=99999",
            code: "reference.area", field: "area"),
        BadRow(
            why: "a code that lost its leading zero", table: "agencies.csv", row: "agency=n | role=police | area=1",
            code: "reference.area", field: "area"),
        BadRow(
            why: "a commune's role in a province", table: "agencies.csv", row: "agency=n | role=police | area=01",
            code: "reference.area-level", field: "area"),
        BadRow(
            why: "an end before the start", table: "agencies.csv",
            row: "agency=n | role=police | area=00001 | from=2026-02-01 | to=2026-02-01", code: "field.validity",
            field: "to"),
        BadRow(
            why: "an id twice", table: "agencies.csv", row: "agency=x | role=body | area=01", code: "key.duplicate",
            field: "agency"),
        BadRow(
            why: "a superior nobody knows", table: "agencies.csv",
            row: "agency=n | role=body | area=01 | superior=god", code: "reference.unknown", field: "superior"),
        BadRow(
            why: "a successor nobody knows", table: "agencies.csv",
            row: "agency=n | role=body | area=01 | successor=god", code: "reference.unknown", field: "successor"),
        BadRow(
            why: "its own superior", table: "agencies.csv", row: "agency=n | role=body | area=01 | superior=n",
            code: "reference.cycle", field: "superior"),
        BadRow(
            why: "its own successor", table: "agencies.csv", row: "agency=n | role=body | area=01 | successor=n",
            code: "reference.cycle", field: "successor"),
    ]

    private static let jurisdictions = [
        BadRow(
            why: "an agency nobody knows", table: "jurisdictions.csv", row: "role=body | area=01 | agency=god",
            code: "reference.unknown", field: "agency"),
        BadRow(
            why: "no area", table: "jurisdictions.csv", row: "role=body | area= | agency=x", code: "field.empty",
            field: "area"),
        BadRow(
            why: "a province where the role is a commune's", table: "jurisdictions.csv",
            row: "role=office | area=01 | agency=office-a", code: "reference.area-level", field: "area"),
        BadRow(
            why: "an act nobody knows", table: "jurisdictions.csv",
            row: "role=body | area=01 | agency=x | act=law-9", code: "reference.unknown", field: "act"),
        BadRow(
            why: "the same holder twice", table: "jurisdictions.csv", row: "role=office | area=00001 | agency=office-a",
            code: "key.duplicate", field: "agency"),
    ]

    private static let procedures = [
        BadRow(
            why: "a code with its local suffix", table: "procedures.csv",
            row: "procedure=1.000009.000.00.00.H29 | sector=civil", code: "procedure.code", field: "procedure"),
        BadRow(
            why: "a code that is none", table: "procedures.csv", row: "procedure=birth | sector=civil",
            code: "procedure.code", field: "procedure"),
        BadRow(
            why: "a channel nobody knows", table: "procedures.csv",
            row: "procedure=1.000009 | sector=civil | channels=pigeon", code: "field.choice", field: "channels"),
        BadRow(
            why: "a level nobody knows", table: "procedures.csv",
            row: "procedure=1.000009 | sector=civil | level=district", code: "field.choice", field: "level"),
        BadRow(
            why: "a fee with grouping", table: "procedures.csv", row: "procedure=1.000009 | sector=civil | fee=50.000",
            code: "field.number", field: "fee"),
        BadRow(
            why: "a negative fee", table: "procedures.csv", row: "procedure=1.000009 | sector=civil | fee=-1",
            code: "field.number", field: "fee"),
        BadRow(
            why: "a code twice", table: "procedures.csv", row: "procedure=1.000001 | sector=civil",
            code: "key.duplicate", field: "procedure"),
        BadRow(
            why: "a variant of no procedure", table: "variants.csv", row: "procedure=9.000009 | variant=v",
            code: "reference.unknown", field: "procedure"),
        BadRow(
            why: "a variant twice", table: "variants.csv", row: "procedure=1.000001 | variant=plain",
            code: "key.duplicate", field: "variant"),
    ]

    private static let questions = [
        BadRow(
            why: "an order that is no number", table: "questions.csv", row: "key=n | order=first",
            code: "field.number", field: "order"),
        BadRow(why: "a key twice", table: "questions.csv", row: "key=kind", code: "key.duplicate", field: "key"),
        BadRow(
            why: "an answer to no question", table: "answers.csv", row: "key=colour | value=red",
            code: "reference.unknown", field: "key"),
        BadRow(
            why: "an answer twice", table: "answers.csv", row: "key=kind | value=firm", code: "key.duplicate",
            field: "value"),
    ]

    private static let terms = [
        BadRow(
            why: "a bare number", table: "periods.csv",
            row: "procedure=1.000001 | period=3 | supplement=none | act=law-1", code: "period.no-unit",
            field: "period"),
        BadRow(
            why: "a unit nobody knows", table: "periods.csv",
            row: "procedure=1.000001 | period=3 weeks | supplement=none | act=law-1", code: "period.unknown-unit",
            field: "period"),
        BadRow(
            why: "nought days", table: "periods.csv",
            row: "procedure=1.000001 | period=0 d | supplement=none | act=law-1", code: "period.zero",
            field: "period"),
        BadRow(
            why: "a cut-off for a period of days", table: "periods.csv",
            row: "procedure=1.000001 | period=3 wd | cutoff=15:00 | supplement=none | act=law-1",
            code: "period.cutoff-not-same-day", field: "cutoff"),
        BadRow(
            why: "an impossible time", table: "periods.csv",
            row: "procedure=1.000001 | period=same-day | cutoff=25:00 | supplement=none | act=law-1",
            code: "period.bad-cutoff", field: "cutoff"),
        BadRow(
            why: "an effect of supplements nobody knows", table: "periods.csv",
            row: "procedure=1.000001 | period=3 wd | supplement=later | act=law-1", code: "period.unknown-supplement",
            field: "supplement"),
        BadRow(
            why: "a variant nobody knows", table: "periods.csv",
            row: "procedure=1.000001 | variant=slow | period=3 wd | supplement=none | act=law-1",
            code: "reference.unknown", field: "variant"),
        BadRow(
            why: "two periods for the same question", table: "periods.csv",
            row: "procedure=1.000001 | period=3 wd | supplement=none | act=law-1", code: "key.duplicate",
            field: "procedure",
            more: ["periods.csv": ["procedure=1.000001 | period=5 wd | supplement=none | act=law-1"]]),
        BadRow(
            why: "no procedure", table: "periods.csv", row: "procedure= | period=3 wd | supplement=none | act=law-1",
            code: "field.empty", field: "procedure"),
        BadRow(
            why: "a paper nought times", table: "papers.csv",
            row: "procedure=1.000001 | paper=p | form=copy | count=0 | returned=no", code: "field.number",
            field: "count"),
        BadRow(
            why: "a form nobody knows", table: "papers.csv",
            row: "procedure=1.000001 | paper=p | form=fax | count=1 | returned=no", code: "field.choice",
            field: "form"),
        BadRow(
            why: "a paper twice", table: "papers.csv",
            row: "procedure=1.000001 | paper=p | form=copy | count=1 | returned=no", code: "key.duplicate",
            field: "paper",
            more: ["papers.csv": ["procedure=1.000001 | paper=p | form=copy | count=2 | returned=no"]]),
        BadRow(
            why: "a yes or no that is neither", table: "papers.csv",
            row: "procedure=1.000001 | paper=p | form=copy | count=1 | returned=maybe", code: "field.choice",
            field: "returned"),
    ]

    private static func rule(
        _ why: String, _ row: String, _ code: String, _ field: String, more: [String: [String]] = [:]
    ) -> BadRow {
        BadRow(why: why, table: "rules.csv", row: row, code: code, field: field, more: more)
    }

    private static let rules = [
        rule("no act", "rule=r | outcome=on-the-spot | act=", "field.empty", "act"),
        rule("an act nobody knows", "rule=r | outcome=on-the-spot | act=law-9", "reference.unknown", "act"),
        rule(
            "both procedure and sector", "rule=r | procedure=1.000001 | sector=civil | outcome=on-the-spot",
            "field.both",
            "sector"),
        rule("a sector of no procedure", "rule=r | sector=sea | outcome=on-the-spot", "reference.unknown", "sector"),
        rule(
            "a procedure nobody knows", "rule=r | procedure=9.000009 | outcome=on-the-spot", "reference.unknown",
            "procedure"),
        rule("an outcome nobody knows", "rule=r | outcome=perhaps", "field.choice", "outcome"),
        rule("a role that is not named", "rule=r | outcome=role | factor=residence", "field.empty", "role"),
        rule("a role without a fact", "rule=r | outcome=role | role=police", "rule.factor", "factor"),
        rule("an area without a fact", "rule=r | outcome=on-the-spot | area=01", "rule.factor", "factor"),
        rule(
            "a fact nobody knows", "rule=r | outcome=role | role=police | factor=birthplace", "field.choice", "factor"),
        rule(
            "a reach nobody knows", "rule=r | outcome=role | role=police | factor=residence | reach=world",
            "field.choice", "reach"),
        rule("an agency nobody knows", "rule=r | outcome=agency | agency=god", "reference.unknown", "agency"),
        rule("a desk that is not named", "rule=r | outcome=manual-desk", "field.empty", "agency"),
        rule("a system nobody knows", "rule=r | outcome=held-elsewhere | system=mars", "reference.unknown", "system"),
        rule("a refusal without a reason", "rule=r | outcome=not-offered | note_en=", "field.empty", "note_en"),
        rule(
            "a condition that cannot be read", "rule=r | outcome=on-the-spot | conditions=firm", "rule.condition",
            "conditions"),
        rule(
            "a condition nobody asks", "rule=r | outcome=on-the-spot | conditions=colour=red", "reference.unknown",
            "conditions"),
        rule(
            "an answer nobody gives", "rule=r | outcome=on-the-spot | conditions=kind=ghost", "reference.unknown",
            "conditions"),
        rule(
            "a condition twice", "rule=r | outcome=on-the-spot | conditions=kind=firm;kind=person", "rule.condition",
            "conditions"),
        rule(
            "an answer twice", "rule=r | outcome=on-the-spot | conditions=kind=firm/firm", "rule.condition",
            "conditions"),
        rule(
            "a variant of a sector", "rule=r | sector=civil | variant=plain | outcome=on-the-spot", "rule.variant",
            "variant"),
        rule(
            "a variant nobody knows", "rule=r | variant=slow | outcome=on-the-spot", "reference.unknown", "variant"),
        rule(
            "an override of nothing", "rule=r | outcome=on-the-spot | overrides=ghost", "reference.unknown",
            "overrides"),
        rule("an override of itself", "rule=r | outcome=on-the-spot | overrides=r", "reference.cycle", "overrides"),
        rule("a replacement of itself", "rule=r | outcome=on-the-spot | replaces=r", "reference.cycle", "replaces"),
        rule(
            "an end before the start", "rule=r | outcome=on-the-spot | from=2026-05-01 | to=2026-04-01",
            "field.validity", "to"),
        rule(
            "an id twice", "rule=r | outcome=on-the-spot", "key.duplicate", "rule",
            more: ["rules.csv": ["rule=r | outcome=on-the-spot"]]),
        rule(
            "an area of the old epoch without its epoch",
            "rule=r | outcome=role | role=police | factor=residence | area=00901",
            "reference.area", "area"),
    ]

    private static let desks = [
        BadRow(
            why: "a branch in a province", table: "branches.csv", row: "branch=n | kind=branch | area=01",
            code: "reference.area-level", field: "area"),
        BadRow(
            why: "no kind", table: "branches.csv", row: "branch=n | kind= | area=00001", code: "field.empty",
            field: "kind"),
        BadRow(
            why: "a branch twice", table: "branches.csv", row: "branch=p-01 | kind=branch | area=00001",
            code: "key.duplicate", field: "branch"),
        BadRow(
            why: "a scope nobody knows", table: "lodging-rights.csv", row: "right=r | scope=world",
            code: "field.choice", field: "scope"),
        BadRow(
            why: "a branch nobody knows", table: "lodging-rights.csv", row: "right=r | scope=country | branch=moon",
            code: "reference.unknown", field: "branch"),
        BadRow(
            why: "a kind no branch has", table: "lodging-rights.csv", row: "right=r | scope=country | kind=kiosk",
            code: "reference.unknown", field: "kind"),
        BadRow(
            why: "a sector of no procedure", table: "lodging-rights.csv",
            row: "right=r | scope=country | sector=sea", code: "reference.unknown", field: "sector"),
        BadRow(
            why: "an act nobody knows", table: "lodging-rights.csv", row: "right=r | scope=country | act=law-9",
            code: "reference.unknown", field: "act"),
        BadRow(
            why: "no name", table: "waivers.csv", row: "waiver=w | failure=gap | name= | expires=2026-12-01",
            code: "field.empty", field: "name"),
        BadRow(
            why: "no end", table: "waivers.csv", row: "waiver=w | failure=gap | name=n | expires=",
            code: "field.empty", field: "expires"),
        BadRow(
            why: "a failure nobody knows", table: "waivers.csv",
            row: "waiver=w | failure=bug | name=n | expires=2026-12-01", code: "field.choice", field: "failure"),
    ]
}

// A table that is no table.
extension BadInputTests {
    private static let heading = "act,layer,date,title_vi,title_en,origin,source\n"
    private static let good = "law-1,law,,vi,en,real,s\n"

    private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    static let badBytes: [BadBytes] = [
        BadBytes(why: "an empty file", bytes: [], code: "csv.empty", line: 0),
        BadBytes(why: "a missing column", bytes: text("act,layer\n"), code: "csv.missing-column", line: 1),
        BadBytes(
            why: "semicolons", bytes: text("act;layer;date;title_vi;title_en;origin;source\n"), code: "csv.semicolons",
            line: 1),
        BadBytes(
            why: "a column nobody knows", bytes: text("colour," + heading), code: "csv.unknown-column", line: 1),
        BadBytes(why: "a column twice", bytes: text("act," + heading), code: "csv.doubled-column", line: 1),
        BadBytes(
            why: "a field too few", bytes: text(heading + good + "law-2,law,,vi,en,real\n"), code: "csv.field-count",
            line: 3),
        BadBytes(
            why: "a field too many: a comma without quotes", bytes: text(heading + "law-1,law,,vi, tiếp,en,real,s\n"),
            code: "csv.field-count", line: 2),
        BadBytes(
            why: "a quote that is never closed", bytes: text(heading + "law-1,law,,\"vi,en,real,s\n"),
            code: "csv.unclosed-quote", line: 2, column: 12),
        BadBytes(
            why: "text after a quote", bytes: text(heading + "law-1,law,,\"vi\"x,en,real,s\n"),
            code: "csv.text-after-quote", line: 2, column: 16),
        BadBytes(
            why: "a quote in the middle", bytes: text(heading + "law-1,law,,v\"i,en,real,s\n"),
            code: "csv.stray-quote", line: 2, column: 12),
        BadBytes(
            why: "Windows-1258 instead of UTF-8", bytes: text(heading + "law-1,law,,") + [0xD0] + text(",en,real,s\n"),
            code: "csv.not-utf8", line: 2, column: 12),
        BadBytes(
            why: "UTF-16", bytes: [0xFF, 0xFE] + text(heading).flatMap { [$0, 0] }, code: "csv.not-utf8", line: 1,
            column: 1),
        BadBytes(
            why: "a NUL", bytes: text(heading + "law-1,law,,v") + [0] + text(",en,real,s\n"), code: "csv.nul", line: 2,
            column: 13),
    ]
}
