internal import Base
internal import HTTP

/// A form's fields read as the JSON the API takes, so that one shape judges both: `applicant.name=An` is
/// `{"applicant":{"name":"An"}}`, `papers.0.count=2` is in a list. Blank fields are fields that are not there.
struct PageForm: Sendable {
    static let type = "application/x-www-form-urlencoded"
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
        values = pairs.filter { !Self.own.contains($0.name) }.map { ($0.name, $0.value.trimmedLines) }
        once = pairs.only("once")
        version = pairs.only("version").flatMap { Int($0) }
        json = Self.json(values.filter { !$0.value.isEmpty }.map { (Self.steps($0.name), $0.value) }, shape)
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

    private typealias Values = [(path: ArraySlice<Substring>, value: String)]

    /// What stands below one place, as the shape wants it; text where the shape has no say.
    private static func json(_ values: Values, _ shape: Shape) -> JSON {
        switch shape {
        case .object(let fields): return object(values) { name in fields.first { $0.name == name }?.shape }
        case .oneOf(let tag, let kinds):
            let said = values.first { $0.path.count == 1 && $0.path.first.map { $0 == tag } == true }?.value
            let fields = kinds.first { $0.name == said }?.fields ?? []
            // What another choice would have asked for is passed over: it may still stand in the page, unseen.
            let known = [tag] + fields.map(\.name)
            let others = kinds.flatMap(\.fields).map(\.name).filter { !known.contains($0) }
            let kept = values.filter { value in !(value.path.first.map { others.contains(String($0)) } ?? false) }
            return object(kept) { name in fields.first { $0.name == name }?.shape }
        case .map(let value, _): return object(values) { _ in value }
        case .list(let item, _): return list(values, item)
        case .whole: return values.first.map { .number($0.value) } ?? .null
        case .flag: return values.first.map { $0.value == "yes" ? .bool(true) : .string($0.value) } ?? .null
        case .text, .choice, .anything: return values.first.map { .string($0.value) } ?? .null
        }
    }

    private static func object(_ values: Values, _ shape: (String) -> Shape?) -> JSON {
        var names: [String] = []
        for value in values {
            guard let name = value.path.first.map(String.init), !names.contains(name) else { continue }
            names.append(name)
        }
        return .object(
            names.map { name in
                let below = values.filter { $0.path.first.map { $0 == name } == true }
                    .map { (path: $0.path.dropFirst(), value: $0.value) }
                return (name, json(below, shape(name) ?? .anything))
            })
    }

    /// In order of their numbers; gaps close. A name without a number is an item of its own (checkboxes).
    private static func list(_ values: Values, _ item: Shape) -> JSON {
        if values.contains(where: { $0.path.isEmpty }) { return .array(values.map { json([$0], item) }) }
        let numbers = Set(values.compactMap { $0.path.first.flatMap { Int($0) } }).sorted()
        return .array(
            numbers.map { number in
                let below = values.filter { $0.path.first.flatMap { Int($0) } == number }
                    .map { (path: $0.path.dropFirst(), value: $0.value) }
                return json(below, item)
            })
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
