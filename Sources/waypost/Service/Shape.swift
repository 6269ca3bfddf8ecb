internal import Base

/// What a JSON value of the API looks like: one description that judges what comes in, and writes the schema that the
/// OpenAPI document shows, so that the two cannot part.
indirect enum Shape: Sendable {
    /// A text of so many characters (Unicode scalars), of a form or any.
    case text(min: Int = 1, max: Int, form: TextForm? = nil)
    case choice([String])
    case whole(ClosedRange<Int>)
    case flag
    case list(Shape, most: Int)
    /// Any names, values of one shape.
    case map(Shape, most: Int)
    case object([Field])
    /// An object whose member `tag` says which fields it has beside it.
    case oneOf(tag: String, [(name: String, fields: [Field])])
    /// Anything at all; in answers only.
    case anything

    struct Field: Sendable {
        let name: String
        let shape: Shape
        let isRequired: Bool
        let about: String

        static func must(_ name: String, _ shape: Shape, _ about: String) -> Field {
            Field(name: name, shape: shape, isRequired: true, about: about)
        }

        static func may(_ name: String, _ shape: Shape, _ about: String) -> Field {
            Field(name: name, shape: shape, isRequired: false, about: about)
        }
    }
}

/// A closed form of text, in words, as a pattern for programs, and as the judge here.
struct TextForm: Sendable {
    /// ECMA 262, as JSON Schema takes it; the judge may be stricter (a day that exists).
    let pattern: String
    let example: String
    let expected: Bilingual
    let holds: @Sendable (String) -> Bool
}

/// One thing wrong with a request's body, and where (RFC 6901 pointer).
struct ShapeFault: Equatable {
    let pointer: String
    let code: String
    let problem: Bilingual
}

extension Shape {
    /// Everything wrong with `json`, up to twenty faults.
    func faults(in json: JSON) -> [ShapeFault] { faults(in: json, at: "") }

    fileprivate func faults(in json: JSON, at place: String) -> [ShapeFault] {
        var judge = ShapeJudge(place)
        judge.judge(json, self)
        return judge.faults
    }
}

/// Goes through a value along its shape. Where it stands is put into words only for a fault: most bodies have none.
private struct ShapeJudge {
    private enum Step {
        case member(String)
        case item(Int)
    }

    private static let most = 20
    private(set) var faults: [ShapeFault] = []
    private let start: String
    private var steps: [Step] = []

    init(_ start: String) { self.start = start }

    mutating func judge(_ json: JSON, _ shape: Shape) {
        switch (shape, json) {
        case (.text(let min, let max, let form), .string(let text)): judge(text, min: min, max: max, form: form)
        case (.choice(let words), .string(let word)):
            if !words.contains(word) { fault(.notOneOf(words, word, pointer)) }
        case (.whole(let range), .number(let digits)):
            if !(Int(digits).map(range.contains) ?? false) { fault(.outside(range, pointer)) }
        case (.flag, .bool), (.anything, _): break
        case (.list(let item, let most), .array(let items)):
            if items.count > most { return fault(.tooMany(most, pointer)) }
            for (index, value) in items.enumerated() where !isFull { step(.item(index)) { $0.judge(value, item) } }
        case (.map(let value, let most), .object(let members)):
            if members.count > most { return fault(.tooMany(most, pointer)) }
            for member in members where !isFull { step(.member(member.name)) { $0.judge(member.value, value) } }
        case (.object(let fields), .object(let members)): judge(members, fields)
        case (.oneOf(let tag, let kinds), .object(let members)): judge(members, tag, kinds)
        case (.text, _), (.choice, _), (.whole, _), (.flag, _), (.list, _), (.map, _), (.object, _), (.oneOf, _):
            fault(.otherKind(than: shape, pointer))
        }
    }

    private mutating func judge(_ text: String, min: Int, max: Int, form: TextForm?) {
        let (count, hasControl) = Self.measure(text)
        if count < min || count > max { return fault(.length(min, max, pointer)) }
        if hasControl { return fault(.control(pointer)) }
        if let form, !form.holds(text) { fault(.badForm(form, text, pointer)) }
    }

    private mutating func judge(_ members: [(name: String, value: JSON)], _ fields: [Shape.Field]) {
        for member in members where !isFull {
            step(.member(member.name)) { judge in
                if let field = fields.first(where: { $0.name == member.name }) {
                    judge.judge(member.value, field.shape)
                } else {
                    judge.fault(.unknown(member.name, fields.map(\.name), judge.pointer))
                }
            }
        }
        for field in fields where field.isRequired && !members.contains(where: { $0.name == field.name }) {
            step(.member(field.name)) { $0.fault(.missing($0.pointer)) }
        }
    }

    private mutating func judge(
        _ members: [(name: String, value: JSON)], _ tag: String, _ kinds: [(name: String, fields: [Shape.Field])]
    ) {
        let said = members.first { $0.name == tag }
        step(.member(tag)) { judge in
            if let said {
                judge.judge(said.value, .choice(kinds.map(\.name)))
            } else {
                judge.fault(.missing(judge.pointer))
            }
        }
        guard let kind = kinds.first(where: { $0.name == said?.value.text }) else { return }
        judge(members.filter { $0.name != tag }, kind.fields)
    }

    private var isFull: Bool { faults.count >= Self.most }

    private mutating func fault(_ fault: ShapeFault) { if !isFull { faults.append(fault) } }

    private mutating func step(_ step: Step, _ body: (inout ShapeJudge) -> Void) {
        steps.append(step)
        body(&self)
        steps.removeLast()
    }

    /// RFC 6901: `/applicant/papers/0`.
    private var pointer: String {
        steps.reduce(start) { path, step in
            switch step {
            case .member(let name): path + Self.escaped(name)
            case .item(let index): "\(path)/\(index)"
            }
        }
    }

    private static func escaped(_ name: String) -> String {
        var path = "/"
        for scalar in name.unicodeScalars {
            switch scalar {
            case "~": path += "~0"
            case "/": path += "~1"
            default: path.unicodeScalars.append(scalar)
            }
        }
        return path
    }

    /// Unicode scalars, and whether one of them is a control character (C0 but a line feed, DEL, C1), in one pass over
    /// the bytes.
    private static func measure(_ text: String) -> (count: Int, hasControl: Bool) {
        var (count, hasControl, before) = (0, false, UInt8(0))
        for byte in text.utf8 {
            if byte & 0xC0 != 0x80 { count += 1 }
            if byte < 32 && byte != 10 || byte == 127 || before == 0xC2 && byte < 0xA0 { hasControl = true }
            before = byte
        }
        return (count, hasControl)
    }
}

// Values that come as text, in the target.
extension Shape {
    func faults(inText text: String, at place: String) -> [ShapeFault] {
        switch self {
        case .whole:
            let isPlain = !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
            return faults(in: isPlain ? .number(text) : .null, at: place)
        case .text, .choice: return faults(in: .string(text), at: place)
        case .flag, .list, .map, .object, .oneOf, .anything: return []
        }
    }
}

extension ShapeFault {
    static func unknownParameter(_ name: String, _ known: [String]) -> ShapeFault {
        ShapeFault(
            pointer: "?\(excerpt(name))", code: "query.unknown",
            problem: Bilingual(
                vi: "Không có tham số này. Có: \(known.joined(separator: ", ")).",
                en: "There is no such parameter. There are: \(known.joined(separator: ", "))."))
    }

    static func missingParameter(_ name: String) -> ShapeFault {
        ShapeFault(
            pointer: "?\(name)", code: "query.missing", problem: Bilingual(vi: "Còn thiếu.", en: "It is missing."))
    }
}

// The sentences, in order of the judge.
extension ShapeFault {
    fileprivate static func length(_ min: Int, _ max: Int, _ path: String) -> ShapeFault {
        ShapeFault(
            pointer: path, code: "body.length",
            problem: Bilingual(vi: "Dài từ \(min) đến \(max) ký tự.", en: "It has \(min) to \(max) characters."))
    }

    fileprivate static func control(_ path: String) -> ShapeFault {
        ShapeFault(
            pointer: path, code: "body.control-character",
            problem: Bilingual(vi: "Có ký tự điều khiển. Bỏ đi.", en: "It holds a control character. Remove it."))
    }

    fileprivate static func badForm(_ form: TextForm, _ text: String, _ path: String) -> ShapeFault {
        ShapeFault(
            pointer: path, code: "body.form",
            problem: Bilingual(
                vi: "\"\(excerpt(text))\" không phải \(form.expected.vi), như \(form.example).",
                en: "\"\(excerpt(text))\" is not \(form.expected.en), like \(form.example)."))
    }

    fileprivate static func notOneOf(_ words: [String], _ word: String, _ path: String) -> ShapeFault {
        ShapeFault(
            pointer: path, code: "body.choice",
            problem: Bilingual(
                vi: "\"\(excerpt(word))\" không có trong: \(words.joined(separator: ", ")).",
                en: "\"\(excerpt(word))\" is none of: \(words.joined(separator: ", "))."))
    }

    fileprivate static func outside(_ range: ClosedRange<Int>, _ path: String) -> ShapeFault {
        ShapeFault(
            pointer: path, code: "body.range",
            problem: Bilingual(
                vi: "Phải là số nguyên từ \(range.lowerBound) đến \(range.upperBound).",
                en: "It is a whole number from \(range.lowerBound) to \(range.upperBound)."))
    }

    fileprivate static func tooMany(_ most: Int, _ path: String) -> ShapeFault {
        ShapeFault(
            pointer: path, code: "body.too-many",
            problem: Bilingual(vi: "Nhiều nhất \(most).", en: "There may be \(most) at most."))
    }

    fileprivate static func missing(_ path: String) -> ShapeFault {
        ShapeFault(
            pointer: path, code: "body.missing",
            problem: Bilingual(vi: "Còn thiếu.", en: "It is missing."))
    }

    fileprivate static func unknown(_ name: String, _ known: [String], _ path: String) -> ShapeFault {
        ShapeFault(
            pointer: path, code: "body.unknown-field",
            problem: Bilingual(
                vi: "Không có trường \"\(excerpt(name))\". Có: \(known.joined(separator: ", ")).",
                en: "There is no field \"\(excerpt(name))\". There are: \(known.joined(separator: ", "))."))
    }

    fileprivate static func otherKind(than shape: Shape, _ path: String) -> ShapeFault {
        let kind: Bilingual =
            switch shape {
            case .text, .choice: Bilingual(vi: "một chuỗi", en: "a string")
            case .whole: Bilingual(vi: "một số nguyên", en: "a whole number")
            case .flag: Bilingual(vi: "true hoặc false", en: "true or false")
            case .list: Bilingual(vi: "một danh sách", en: "an array")
            case .map, .object, .oneOf: Bilingual(vi: "một đối tượng", en: "an object")
            case .anything: Bilingual(vi: "một giá trị", en: "a value")
            }
        return ShapeFault(
            pointer: path, code: "body.kind",
            problem: Bilingual(vi: "Phải là \(kind.vi).", en: "It is \(kind.en)."))
    }
}
