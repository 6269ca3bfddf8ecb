/// A JSON value as received. Numbers keep their text: a receipt or a request never goes through a `Double`.
public indirect enum JSON: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSON])
    /// In the order received; a name twice is refused.
    case object([(name: String, value: JSON)])

    public static func == (left: JSON, right: JSON) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.number(let a), .number(let b)): a == b
        case (.string(let a), .string(let b)): a == b
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)):
            a.count == b.count && zip(a, b).allSatisfy { $0.name == $1.name && $0.value == $1.value }
        default: false
        }
    }

    public subscript(_ name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }
    public var text: String? {
        if case .string(let text) = self { text } else { nil }
    }
    /// A number written without fraction and exponent, as far as an `Int` reaches.
    public var whole: Int? {
        if case .number(let digits) = self { Int(digits) } else { nil }
    }
    public var items: [JSON]? {
        if case .array(let items) = self { items } else { nil }
    }
    public var members: [(name: String, value: JSON)]? {
        if case .object(let members) = self { members } else { nil }
    }
}

/// What is wrong with a JSON text, at which byte and under which path (`$.facts[2].factor`).
public struct JSONFault: Error, Hashable, Sendable {
    public var offset: Int
    public var path: String
    public var problem: Bilingual
}

extension JSON {
    /// Reads one JSON text (RFC 8259) strictly: UTF-8, one value, no repeated names, no lone surrogates.
    /// - Parameters:
    ///   - depth: deepest nesting allowed.
    ///   - size: most bytes allowed.
    public init(_ bytes: [UInt8], depth: Int = 32, size: Int = 1 << 20) throws(JSONFault) {
        var reader = JSONReader(bytes: bytes, depth: depth)
        guard bytes.count <= size else {
            throw reader.fault(vi: "Dài hơn \(size) byte.", en: "It is longer than \(size) bytes.")
        }
        self = try reader.whole()
    }
}

private struct JSONReader {
    let bytes: [UInt8]
    let depth: Int
    var at = 0
    /// Where it reads; put into words only for a fault.
    private var path: [Step] = []

    private enum Step {
        case member(String)
        case item(Int)
    }

    init(bytes: [UInt8], depth: Int) {
        self.bytes = bytes
        self.depth = depth
    }

    func fault(vi: String, en: String) -> JSONFault {
        JSONFault(offset: at, path: words(of: path), problem: Bilingual(vi: vi, en: en))
    }

    private func words(of path: [Step]) -> String {
        path.reduce("$") { words, step in
            switch step {
            case .member(let name): "\(words).\(excerpt(name))"
            case .item(let index): "\(words)[\(index)]"
            }
        }
    }

    mutating func whole() throws(JSONFault) -> JSON {
        let value = try value()
        skipSpace()
        guard at == bytes.count else { throw fault(vi: "Thừa chữ sau giá trị.", en: "There is text after the value.") }
        return value
    }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    private mutating func value() throws(JSONFault) -> JSON {
        skipSpace()
        guard path.count < depth else { throw fault(vi: "Lồng quá sâu.", en: "It is nested too deep.") }
        switch next {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case let byte? where byte == UInt8(ascii: "-") || (48...57).contains(byte): return .number(try number())
        default: throw fault(vi: "Thiếu một giá trị JSON.", en: "A JSON value is missing.")
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONFault) -> JSON {
        let matches = word.withUTF8Buffer { bytes[at...].starts(with: $0) }
        guard matches else { throw fault(vi: "Từ không hợp lệ.", en: "This word is not JSON.") }
        at += word.utf8CodeUnitCount
        return value
    }

    private mutating func object() throws(JSONFault) -> JSON {
        at += 1
        var members: [(name: String, value: JSON)] = []
        // Looked through one by one while they are few; a hostile body has tens of thousands.
        var names: Set<String> = []
        skipSpace()
        if next == UInt8(ascii: "}") {
            at += 1
            return .object([])
        }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw fault(vi: "Thiếu tên trường.", en: "A name is missing.") }
            let name = try string()
            if members.count == 16 { names = Set(members.map(\.name)) }
            if members.count < 16 ? members.contains(where: { $0.name == name }) : !names.insert(name).inserted {
                throw fault(vi: "Trường \"\(excerpt(name))\" lặp lại.", en: "\"\(excerpt(name))\" is repeated.")
            }
            skipSpace()
            guard next == UInt8(ascii: ":") else { throw fault(vi: "Thiếu dấu hai chấm.", en: "A colon is missing.") }
            at += 1
            path.append(.member(name))
            members.append((name, try value()))
            path.removeLast()
            if try ends(with: UInt8(ascii: "}")) { return .object(members) }
        }
    }

    private mutating func array() throws(JSONFault) -> JSON {
        at += 1
        var items: [JSON] = []
        skipSpace()
        if next == UInt8(ascii: "]") {
            at += 1
            return .array([])
        }
        while true {
            path.append(.item(items.count))
            items.append(try value())
            path.removeLast()
            if try ends(with: UInt8(ascii: "]")) { return .array(items) }
        }
    }

    /// Moves over a comma (false) or the closing bracket (true).
    private mutating func ends(with close: UInt8) throws(JSONFault) -> Bool {
        skipSpace()
        guard let byte = next, byte == close || byte == UInt8(ascii: ",") else {
            throw fault(vi: "Thiếu dấu phẩy hoặc dấu đóng.", en: "A comma or closing bracket is missing.")
        }
        at += 1
        return byte == close
    }

    private mutating func number() throws(JSONFault) -> String {
        let start = at
        if next == UInt8(ascii: "-") { at += 1 }
        let whole = digits()
        guard whole > 0, whole == 1 || bytes[at - whole] != UInt8(ascii: "0") else {
            throw fault(vi: "Số không hợp lệ.", en: "This is not a number.")
        }
        if next == UInt8(ascii: ".") {
            at += 1
            guard digits() > 0 else { throw fault(vi: "Số không hợp lệ.", en: "This is not a number.") }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            at += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { at += 1 }
            guard digits() > 0 else { throw fault(vi: "Số không hợp lệ.", en: "This is not a number.") }
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func digits() -> Int {
        let start = at
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
        return at - start
    }

    private mutating func string() throws(JSONFault) -> String {
        at += 1
        if let plain = try plain() { return plain }
        var text: [UInt8] = []
        while let byte = next {
            at += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw fault(vi: "Chuỗi không phải UTF-8.", en: "The string is not UTF-8.")
                }
                return string
            case UInt8(ascii: "\\"): text.append(contentsOf: try escaped())
            case 0..<0x20: throw fault(vi: "Ký tự điều khiển trong chuỗi.", en: "A control character in a string.")
            default: text.append(byte)
            }
        }
        throw fault(vi: "Chuỗi không được đóng.", en: "The string is not closed.")
    }

    /// A string without escapes, as most are, read in one piece; nil, and nothing read, when it has any.
    private mutating func plain() throws(JSONFault) -> String? {
        var end = at
        while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\"), bytes[end] >= 0x20
        {
            end += 1
        }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return nil }
        let text = Self.text(bytes, at..<end)
        at = end + 1
        guard let text else { throw fault(vi: "Chuỗi không phải UTF-8.", en: "The string is not UTF-8.") }
        return text
    }

    private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
        guard let utf8 = try? UTF8Span(validating: bytes.span.extracting(range)) else { return nil }
        return String(copying: utf8)
    }

    private mutating func escaped() throws(JSONFault) -> [UInt8] {
        guard let byte = next else { throw fault(vi: "Chuỗi không được đóng.", en: "The string is not closed.") }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return try unicode()
        default: throw fault(vi: "Dấu \\ sai cách.", en: "This escape is not JSON.")
        }
    }

    private mutating func unicode() throws(JSONFault) -> [UInt8] {
        var value = try hex()
        if (0xD800..<0xDC00).contains(value), next == UInt8(ascii: "\\"), at + 1 < bytes.count,
            bytes[at + 1] == UInt8(ascii: "u")
        {
            at += 2
            let low = try hex()
            guard (0xDC00..<0xE000).contains(low) else {
                throw fault(vi: "Cặp thay thế lẻ.", en: "A lone surrogate.")
            }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw fault(vi: "Cặp thay thế lẻ.", en: "A lone surrogate.") }
        return Array(String(scalar).utf8)
    }

    private mutating func hex() throws(JSONFault) -> UInt32 {
        guard at + 4 <= bytes.count, let text = String(validating: bytes[at..<at + 4], as: UTF8.self),
            text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            let value = UInt32(text, radix: 16)
        else { throw fault(vi: "Thiếu bốn chữ số thập lục.", en: "Four hexadecimal digits are missing.") }
        at += 4
        return value
    }
}
