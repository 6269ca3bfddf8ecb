/// The head of one part: what it is called. Fields we do not know are passed over (RFC 7578, section 4.8).
struct MultipartHead {
    let name: String
    let file: String?

    init(lines: [ArraySlice<UInt8>], _ limits: MultipartForm.Limits) throws(MultipartForm.Fault) {
        var found: (name: String, file: String?)?
        for line in lines {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { throw .badHead }
            let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
            switch Self.lowered(line[..<colon]) {
            case "content-disposition":
                if found != nil { throw .noDisposition }
                found = try Self.disposition(value, limits)
            case "content-type":
                if Self.lowered(value).hasPrefix("multipart/") { throw .nested }
            case "content-transfer-encoding":
                guard ["7bit", "8bit", "binary"].contains(Self.lowered(value)) else { throw .encoded }
            case let other:
                // A line that goes on, or a blank before the colon.
                if !other.utf8.allSatisfy(Self.isToken) { throw .badHead }
            }
        }
        guard let found else { throw .noDisposition }
        (name, file) = found
    }

    private static func disposition(
        _ value: ArraySlice<UInt8>, _ limits: MultipartForm.Limits
    ) throws(MultipartForm.Fault) -> (String, String?) {
        guard let fields = parameters(value), fields.word == "form-data" else { throw .noDisposition }
        let known = fields.parameters.allSatisfy { ["name", "filename"].contains($0.name) }
        let names = fields.parameters.filter { $0.name == "name" }
        let files = fields.parameters.filter { $0.name == "filename" }
        // `filename*` must not be sent (RFC 7578, section 4.2), and two names are one too many.
        guard known, names.count == 1, files.count <= 1 else { throw .noDisposition }
        guard let name = text(names[0].value, limits.nameBytes), !name.isEmpty else { throw .badName }
        guard let sent = files.first else { return (name, nil) }
        guard let file = text(sent.value, limits.fileNameBytes) else { throw .badName }
        return (name, file)
    }

    /// As browsers write them: UTF-8, with `%22`, `%0D` and `%0A` for what would end the quotes or the line, and nothing
    /// else escaped.
    private static func text(_ value: [UInt8], _ most: Int) -> String? {
        guard value.count <= most else { return nil }
        var plain: [UInt8] = []
        var index = 0
        while index < value.count {
            switch value[index...].prefix(3) {
            case [0x25, 0x32, 0x32]:
                plain.append(UInt8(ascii: "\""))
                index += 3
            case [0x25, 0x30, 0x44], [0x25, 0x30, 0x64], [0x25, 0x30, 0x41], [0x25, 0x30, 0x61]: return nil
            default:
                plain.append(value[index])
                index += 1
            }
        }
        return String(validating: plain, as: UTF8.self)
    }

    typealias Fields = (word: String, parameters: [(name: String, value: [UInt8])])

    /// `word; name=token; name="quoted"`; nil for anything else.
    static func parameters(_ value: ArraySlice<UInt8>) -> Fields? {
        var rest = value
        func skipBlanks() { rest = rest.drop { $0 == 0x20 || $0 == 0x09 } }
        let word = rest.prefix { isToken($0) || $0 == UInt8(ascii: "/") }
        rest = rest.dropFirst(word.count)
        var fields: Fields = (lowered(word), [])
        while true {
            skipBlanks()
            if rest.isEmpty { return fields }
            guard rest.popFirst() == UInt8(ascii: ";") else { return nil }
            skipBlanks()
            let name = rest.prefix(while: isToken)
            rest = rest.dropFirst(name.count)
            guard !name.isEmpty, rest.popFirst() == UInt8(ascii: "="), let value = take(&rest) else { return nil }
            fields.parameters.append((lowered(name), value))
        }
    }

    /// A token, or what stands in quotes. Browsers write a backslash as itself, so it escapes nothing here.
    private static func take(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        guard rest.first == UInt8(ascii: "\"") else {
            let token = rest.prefix(while: isToken)
            rest = rest.dropFirst(token.count)
            return token.isEmpty ? nil : Array(token)
        }
        rest = rest.dropFirst()
        guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
        defer { rest = rest[(end + 1)...] }
        return Array(rest[..<end])
    }

    /// RFC 9110, section 5.6.2.
    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: Array("!#$%&'*+-.^_`|~".utf8).contains(byte)
        }
    }

    private static func lowered(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
