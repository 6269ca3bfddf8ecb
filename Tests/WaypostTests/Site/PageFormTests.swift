internal import Base
internal import HTTP
internal import Testing

@testable internal import waypost

/// A form's fields are the JSON the API takes, and nothing anybody writes into a name makes them something else.
@Suite struct PageFormTests {
    struct Case: CustomTestStringConvertible {
        let form: String
        var shape = PageFormTests.shape
        let json: String
        var faults: [String] = []
        let why: String
        var testDescription: String { why }
    }

    private static let shape = Shape.object([
        .may("name", .text(max: 20), ""), .may("count", .whole(1...9), ""), .may("isUrgent", .flag, ""),
        .may("kind", .choice(["person", "firm"]), ""),
        .may(
            "papers", .list(.object([.must("name", .text(max: 20), ""), .may("count", .whole(1...9), "")]), most: 3), ""
        ),
        .may("grants", .list(.text(max: 9), most: 3), ""), .may("answers", .map(.text(max: 9), most: 3), ""),
        .may(
            "to", .oneOf(tag: "way", [("post", [.must("address", .text(max: 20), "")]), ("counter", [])]), ""),
    ])

    @Test(arguments: [
        Case(form: "", json: "{}", why: "an empty form"),
        Case(form: "name=An", json: #"{"name":"An"}"#, why: "a field"),
        Case(
            form: "name=++An+%0D%0A&count=", json: #"{"name":"An"}"#,
            why: "blanks around a text are no part of it, and a blank field is none"),
        Case(form: "isUrgent=yes", json: #"{"isUrgent":true}"#, why: "a box that was ticked"),
        Case(form: "isUrgent=on", json: #"{"isUrgent":"on"}"#, faults: ["/isUrgent"], why: "a box of somebody else"),
        Case(form: "count=2&kind=firm", json: #"{"count":2,"kind":"firm"}"#, why: "a number and a choice"),
        Case(form: "count=hai", json: #"{"count":"?"}"#, faults: ["/count"], why: "a number in words"),
        Case(form: "name=An&name=B%C3%ACnh", json: #"{"name":"An"}"#, why: "a field twice: the first"),
        Case(
            form: "papers.0.name=a&papers.7.name=b&papers.7.count=2",
            json: #"{"papers":[{"name":"a"},{"name":"b","count":2}]}"#, why: "a list with a gap"),
        Case(
            form: "papers.10.name=b&papers.9.name=a", json: #"{"papers":[{"name":"a"},{"name":"b"}]}"#,
            why: "a list by number, not by text"),
        Case(
            form: "papers.3.name=&papers.5.name=b", json: #"{"papers":[{"name":"b"}]}"#,
            why: "a row that was left blank"),
        Case(
            form: "papers.0.count=2", json: #"{"papers":[{"count":2}]}"#, faults: ["/papers/0/name"],
            why: "a row without what it needs"),
        Case(
            form: "grants=a&grants=b", json: #"{"grants":["a","b"]}"#, why: "boxes of one name are a list"),
        Case(
            form: "grants.0=a&grants.1=b", json: #"{"grants":["a","b"]}"#, why: "and so are numbered fields"),
        Case(form: "answers.a=x&answers.b=y", json: #"{"answers":{"a":"x","b":"y"}}"#, why: "a map"),
        Case(
            form: "to.way=counter&to.address=Qu%E1%BA%ADn+1", json: #"{"to":{"way":"counter"}}"#,
            why: "what another choice asked for still stood in the page"),
        Case(
            form: "to.address=x&to.way=post", json: #"{"to":{"address":"x","way":"post"}}"#,
            why: "a choice with what it asks for"),
        Case(form: "to.way=post", json: #"{"to":{"way":"post"}}"#, faults: ["/to/address"], why: "a choice without"),
        Case(form: "to.way=mail", json: #"{"to":{"way":"mail"}}"#, faults: ["/to/way"], why: "a choice nobody offers"),
        Case(form: "form=t&once=o&version=4", json: "{}", why: "what every form carries is no part of what is judged"),
        Case(
            form: "__proto__=x&constructor.prototype=y",
            json: #"{"__proto__":"x","constructor":{"prototype":"y"}}"#, faults: ["/__proto__", "/constructor"],
            why: "names that mean something elsewhere mean nothing here"),
        Case(form: "name.first=An", json: #"{"name":{}}"#, faults: ["/name"], why: "a text is not taken apart"),
        Case(form: "to=post", json: #"{"to":"post"}"#, faults: ["/to"], why: "an object is no text"),
        Case(form: "papers.x.name=a", json: #"{"papers":{}}"#, faults: ["/papers"], why: "a row without a number"),
        Case(
            form: "papers.-1.name=a&papers.99999999999999999999.name=b", json: #"{"papers":{}}"#, faults: ["/papers"],
            why: "a row whose number is none"),
        Case(form: "=x&.=y", json: #"{"":{"":"y"}}"#, faults: ["/"], why: "fields without a name"),
        Case(
            form: "a.b.c.d.e.f.g.h.i.j.k=x",
            json: #"{"a":{"b":{"c":{"d":{"e":{"f":{"g":{"h":{"i.j.k":"x"}}}}}}}}}"#, faults: ["/a"],
            why: "eleven levels deep: the ninth takes the rest"),
    ])
    func fieldsAreJSON(_ c: Case) throws {
        let form = PageForm(try pairs(c.form), c.shape)
        #expect(form.faults.map(\.pointer) == c.faults, "\(form.faults)")
        if c.json.contains("?") || c.form.hasPrefix("=x") { return }
        #expect(form.json == (try JSON(Array(c.json.utf8))))
    }

    @Test func whatEveryFormCarriesIsSetAside() throws {
        let form = PageForm(try pairs("form=t&once=abc&version=7&name=An"), Self.shape)
        #expect(form.once == "abc" && form.version == 7 && form.values.map(\.name) == ["name"])
        let odd = PageForm(try pairs("version=x&once=a&once=b"), Self.shape)
        #expect(odd.once == nil && odd.version == nil, "two presses' names are nobody's")
    }

    /// Anybody may send a form to the door; what it costs grows with its length and not faster.
    @Test func aHugeFormIsReadQuickly() throws {
        let makes: [(Int) -> String] = [
            { "a\($0)=1" }, { "papers.\($0).name=x" }, { "a.b.c.d.e.f.g.h.\($0)=1" }, { _ in "grants=x" },
        ]
        for make in makes {
            let pairs = try pairs((0..<10_000).map(make).joined(separator: "&"))
            let start = threadCPUNanoseconds()
            let form = PageForm(pairs, Self.shape)
            let spent = (threadCPUNanoseconds() - start) / 1_000_000
            #expect(spent < 1500, "\(spent) ms of computing for \(pairs[0].name)")
            #expect(!form.faults.isEmpty && form.faults.count <= 20)
        }
    }

    /// Whatever JSON of the shape there is: written as a form it reads back as itself.
    @Test(arguments: 0..<300) func whatAFormSaysReadsBack(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let json = Self.shape.example(&random)
        let text = Self.fields("", json).map { "\(percentEncoded($0.name))=\(percentEncoded($0.value))" }
        let form = PageForm(try pairs(text.joined(separator: "&")), Self.shape)
        #expect(form.faults.isEmpty && form.json == json, "seed \(seed): \(text)")
    }

    static func fields(_ name: String, _ json: JSON) -> [(name: String, value: String)] {
        func below(_ part: String) -> String { name.isEmpty ? part : "\(name).\(part)" }
        return switch json {
        case .object(let members): members.flatMap { fields(below($0.name), $0.value) }
        case .array(let items): items.enumerated().flatMap { fields(below("\($0.offset)"), $0.element) }
        case .string(let text): [(name, text)]
        case .number(let digits): [(name, digits)]
        case .bool(let holds): holds ? [(name, "yes")] : []
        case .null: []
        }
    }

    private func pairs(_ form: String) throws -> [Pair] {
        let head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \(form.utf8.count)\r\n\r\n"
        return try #require(try Request(reading: Array((head + form).utf8)).form)
    }
}

extension Shape {
    /// A value that fits, with nothing a form cannot say: no empty list, no flag that is not set.
    fileprivate func example(_ random: inout SeededGenerator) -> JSON {
        switch self {
        case .text(_, let max, _):
            let letters = Array("aZ9 .=&+%ộđ\u{1F600}\"<")
            let text = (0..<Int.random(in: 1...max - 2, using: &random)).map { _ in
                letters.randomElement(using: &random) ?? "a"
            }
            return .string("x" + String(text) + "x")
        case .choice(let words): return .string(words.randomElement(using: &random) ?? "")
        case .whole(let range): return .number(String(Int.random(in: range, using: &random)))
        case .flag: return .bool(true)
        case .list(let item, let most):
            return .array((0..<Int.random(in: 1...most, using: &random)).map { _ in item.example(&random) })
        case .map(let value, let most):
            return .object((0..<Int.random(in: 1...most, using: &random)).map { ("key\($0)", value.example(&random)) })
        case .object(let fields): return .object(Self.members(fields, &random))
        case .oneOf(let tag, let kinds):
            guard let kind = kinds.randomElement(using: &random) else { return .null }
            return .object([(tag, .string(kind.name))] + Self.members(kind.fields, &random))
        case .anything: return .null
        }
    }

    private static func members(_ fields: [Field], _ random: inout SeededGenerator) -> [(name: String, value: JSON)] {
        fields.compactMap { field in
            field.isRequired || Bool.random(using: &random) ? (field.name, field.shape.example(&random)) : nil
        }
    }
}
