internal import Base
internal import HTTP

/// A form's fields read as the JSON the API takes, so that one shape judges both: `applicant.name=An` is
/// `{"applicant":{"name":"An"}}`, `papers.0.count=2` is in a list. Blank fields are fields that are not there.
struct PageForm: Sendable {
    static let type = "application/x-www-form-urlencoded"
    /// More than any page of ours has; each field costs every page that shows it again.
    static let mostFields = 1_000
    /// What every form of ours carries beside its own: none of it is part of what is judged.
    private static let own = ["form", "once", "version"]

    private(set) var values: [(name: String, value: String)] = []
    private(set) var json = JSON.object([])
    private(set) var faults: [ShapeFault] = []
    /// See ``Once``.
    private(set) var once: String?
    /// Of what the form was made from; what `If-Match` is to programs.
    private(set) var version: Int?

    init() {}

    init(_ pairs: [Pair], _ shape: Shape) {
        let typed = pairs.filter { !Self.own.contains($0.name) }.map { ($0.name, $0.value.trimmedLines) }
        self.init(values: typed, shape)
        once = pairs.only("once")
        version = pairs.only("version").flatMap { Int($0) }
    }

    /// Fields of a form read already: with some put right, or judged by another shape.
    init(values: [(name: String, value: String)], _ shape: Shape) {
        self.values = values
        var tree = FormTree()
        for pair in values where !pair.value.isEmpty { tree.add(Self.steps(pair.name), pair.value) }
        json = tree.json(shape)
        faults = shape.faults(in: json)
    }

    /// The token in a form, for ``RequestOrigin``; nil for anything that is no form.
    static func token(of request: Request) -> String? {
        if request.contentType == MultipartForm.type { return tokenOfFiles(request) }
        guard request.contentType == type else { return nil }
        return request.form?.only("form")
    }

    /// It stands first, so that megabytes are not read for it.
    private static func tokenOfFiles(_ request: Request) -> String? {
        let type = request.header("Content-Type") ?? ""
        guard let first = MultipartForm.first(of: request.body, contentType: type), first.name == "form" else {
            return nil
        }
        return first.text
    }

    /// A pointer as the name of the field it means: `/applicant/name` is `applicant.name`.
    static func name(of pointer: String) -> String {
        String(pointer.dropFirst()).split(separator: "/", omittingEmptySubsequences: false).joined(separator: ".")
    }

    private static func steps(_ name: String) -> ArraySlice<Substring> {
        name.split(separator: ".", maxSplits: 8, omittingEmptySubsequences: false)[...]
    }
}

/// A form's fields by the parts of their names: looked through once, however many somebody sends.
private struct FormTree {
    /// Of this very place.
    private var values: [String] = []
    /// What stands below it, in order of first mention.
    private var names: [String] = []
    private var below: [String: FormTree] = [:]

    mutating func add(_ path: ArraySlice<Substring>, _ value: String) {
        guard let name = path.first.map(String.init) else { return values.append(value) }
        if below[name] == nil { names.append(name) }
        below[name, default: FormTree()].add(path.dropFirst(), value)
    }

    /// As the shape wants it; text where the shape has no say. A place that holds a value and more below it is neither,
    /// and is told as one of the wrong kind.
    func json(_ shape: Shape) -> JSON {
        switch shape {
        case .object(let fields): return object { name in fields.first { $0.name == name }?.shape }
        case .oneOf(let tag, let kinds): return oneOf(tag, kinds)
        case .map(let value, _): return object { _ in value }
        case .list(let item, _): return list(item)
        case .whole: return leaf { .number($0) }
        case .flag: return leaf { $0 == "yes" ? .bool(true) : .string($0) }
        case .text, .choice: return leaf { .string($0) }
        case .anything: return names.isEmpty ? leaf { .string($0) } : object { _ in .anything }
        }
    }

    private func leaf(_ make: (String) -> JSON) -> JSON {
        names.isEmpty ? values.first.map(make) ?? .null : .object([])
    }

    private func object(without hidden: Set<String> = [], _ shape: (String) -> Shape?) -> JSON {
        if let value = values.first { return .string(value) }
        return .object(
            names.compactMap { name in
                hidden.contains(name) ? nil : below[name].map { (name, $0.json(shape(name) ?? .anything)) }
            })
    }

    /// What another choice would have asked for is passed over: it may still stand in the page, unseen.
    private func oneOf(_ tag: String, _ kinds: [(name: String, fields: [Shape.Field])]) -> JSON {
        let said = below[tag]?.values.first
        let fields = kinds.first { $0.name == said }?.fields ?? []
        let others = Set(kinds.flatMap(\.fields).map(\.name)).subtracting([tag] + fields.map(\.name))
        return object(without: others) { name in fields.first { $0.name == name }?.shape }
    }

    /// In order of their numbers; gaps close. A name without a number is an item of its own (checkboxes).
    private func list(_ item: Shape) -> JSON {
        let numbered = names.compactMap { name in Self.number(name).map { (name, $0) } }.sorted { $0.1 < $1.1 }
        if numbered.count < names.count { return .object([]) }
        let alone = values.map { value in
            var place = FormTree()
            place.values = [value]
            return place.json(item)
        }
        return .array(alone + numbered.compactMap { below[$0.0]?.json(item) })
    }

    private static func number(_ name: String) -> Int? {
        (1...6).contains(name.utf8.count) && name.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(name) : nil
    }
}

extension String {
    /// Without blanks at both ends; line ends as one line feed (a browser sends two characters).
    fileprivate var trimmedLines: String {
        var text = Substring(self.replacing("\r\n", with: "\n"))
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
