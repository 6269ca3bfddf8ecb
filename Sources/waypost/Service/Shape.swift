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
    func faults(in json: JSON) -> [ShapeFault] {
        var faults: [ShapeFault] = []
        judge(json, at: "", &faults)
        return Array(faults.prefix(20))
    }

    private func judge(_ json: JSON, at path: String, _ faults: inout [ShapeFault]) {
        switch (self, json) {
        case (.text(let min, let max, let form), .string(let text)):
            judge(text, min: min, max: max, form: form, at: path, &faults)
        case (.choice(let words), .string(let word)):
            if !words.contains(word) { faults.append(Self.notOneOf(words, word, path)) }
        case (.whole(let range), .number(let digits)):
            if !(Int(digits).map(range.contains) ?? false) { faults.append(Self.outside(range, path)) }
        case (.flag, .bool), (.anything, _): break
        case (.list(let item, let most), .array(let items)):
            if items.count > most { return faults.append(Self.tooMany(most, path)) }
            for (index, value) in items.enumerated() where faults.count < 20 {
                item.judge(value, at: "\(path)/\(index)", &faults)
            }
        case (.map(let value, let most), .object(let members)):
            if members.count > most { return faults.append(Self.tooMany(most, path)) }
            for member in members { value.judge(member.value, at: path + Self.escaped(member.name), &faults) }
        case (.object(let fields), .object(let members)): judge(members, fields, at: path, &faults)
        case (.oneOf(let tag, let kinds), .object(let members)): judge(members, tag, kinds, at: path, &faults)
        case (.text, _), (.choice, _), (.whole, _), (.flag, _), (.list, _), (.map, _), (.object, _), (.oneOf, _):
            faults.append(otherKind(at: path))
        }
    }

    private func judge(
        _ text: String, min: Int, max: Int, form: TextForm?, at path: String, _ faults: inout [ShapeFault]
    ) {
        let count = text.unicodeScalars.count
        if count < min || count > max { return faults.append(Self.length(min, max, path)) }
        if text.unicodeScalars.contains(where: Self.isControl) { return faults.append(Self.control(path)) }
        if let form, !form.holds(text) { faults.append(Self.badForm(form, text, path)) }
    }

    private func judge(
        _ members: [(name: String, value: JSON)], _ fields: [Field], at path: String, _ faults: inout [ShapeFault]
    ) {
        for member in members {
            if faults.count >= 20 { return }
            let place = path + Self.escaped(member.name)
            guard let field = fields.first(where: { $0.name == member.name }) else {
                faults.append(Self.unknown(member.name, fields.map(\.name), place))
                continue
            }
            field.shape.judge(member.value, at: place, &faults)
        }
        for field in fields where field.isRequired && !members.contains(where: { $0.name == field.name }) {
            faults.append(Self.missing(path + Self.escaped(field.name)))
        }
    }

    private func judge(
        _ members: [(name: String, value: JSON)], _ tag: String, _ kinds: [(name: String, fields: [Field])],
        at path: String, _ faults: inout [ShapeFault]
    ) {
        let words = kinds.map(\.name)
        let said = members.first { $0.name == tag }
        guard let said else { return faults.append(Self.missing(path + Self.escaped(tag))) }
        Shape.choice(words).judge(said.value, at: path + Self.escaped(tag), &faults)
        guard let kind = kinds.first(where: { $0.name == said.value.text }) else { return }
        judge(members.filter { $0.name != tag }, kind.fields, at: path, &faults)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 32 && scalar.value != 10 || (127..<160).contains(scalar.value)
    }

    static func escaped(_ name: String) -> String {
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

    private func faults(in json: JSON, at place: String) -> [ShapeFault] {
        var faults: [ShapeFault] = []
        judge(json, at: place, &faults)
        return faults
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
extension Shape {
    private static func length(_ min: Int, _ max: Int, _ path: String) -> ShapeFault {
        ShapeFault(
            pointer: path, code: "body.length",
            problem: Bilingual(vi: "Dài từ \(min) đến \(max) ký tự.", en: "It has \(min) to \(max) characters."))
    }

    private static func control(_ path: String) -> ShapeFault {
        ShapeFault(
            pointer: path, code: "body.control-character",
            problem: Bilingual(vi: "Có ký tự điều khiển. Bỏ đi.", en: "It holds a control character. Remove it."))
    }

    private static func badForm(_ form: TextForm, _ text: String, _ path: String) -> ShapeFault {
        ShapeFault(
            pointer: path, code: "body.form",
            problem: Bilingual(
                vi: "\"\(excerpt(text))\" không phải \(form.expected.vi), như \(form.example).",
                en: "\"\(excerpt(text))\" is not \(form.expected.en), like \(form.example)."))
    }

    private static func notOneOf(_ words: [String], _ word: String, _ path: String) -> ShapeFault {
        ShapeFault(
            pointer: path, code: "body.choice",
            problem: Bilingual(
                vi: "\"\(excerpt(word))\" không có trong: \(words.joined(separator: ", ")).",
                en: "\"\(excerpt(word))\" is none of: \(words.joined(separator: ", "))."))
    }

    private static func outside(_ range: ClosedRange<Int>, _ path: String) -> ShapeFault {
        ShapeFault(
            pointer: path, code: "body.range",
            problem: Bilingual(
                vi: "Phải là số nguyên từ \(range.lowerBound) đến \(range.upperBound).",
                en: "It is a whole number from \(range.lowerBound) to \(range.upperBound)."))
    }

    private static func tooMany(_ most: Int, _ path: String) -> ShapeFault {
        ShapeFault(
            pointer: path, code: "body.too-many",
            problem: Bilingual(vi: "Nhiều nhất \(most).", en: "There may be \(most) at most."))
    }

    private static func missing(_ path: String) -> ShapeFault {
        ShapeFault(
            pointer: path, code: "body.missing",
            problem: Bilingual(vi: "Còn thiếu.", en: "It is missing."))
    }

    private static func unknown(_ name: String, _ known: [String], _ path: String) -> ShapeFault {
        ShapeFault(
            pointer: path, code: "body.unknown-field",
            problem: Bilingual(
                vi: "Không có trường \"\(excerpt(name))\". Có: \(known.joined(separator: ", ")).",
                en: "There is no field \"\(excerpt(name))\". There are: \(known.joined(separator: ", "))."))
    }

    private func otherKind(at path: String) -> ShapeFault {
        let kind: Bilingual =
            switch self {
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
