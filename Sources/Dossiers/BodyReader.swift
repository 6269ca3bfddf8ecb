public import Base

/// Why bytes are no event of ours.
public enum EventFault: Error, Hashable, Sendable {
    case unknownKind(String)
    /// The field is not there, or not in its place.
    case missing(field: String)
    /// The field is there and its value is not what it should be.
    case malformed(field: String)
    /// Something stands behind the last field.
    case unexpected(after: String)

    public var code: String {
        switch self {
        case .unknownKind: "event.unknown-kind"
        case .missing: "event.missing-field"
        case .malformed: "event.malformed-field"
        case .unexpected: "event.unexpected"
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .unknownKind(let kind):
            Bilingual(
                vi: "Không biết loại sự kiện \"\(excerpt(kind))\". Dùng chương trình mới hơn, hoặc kiểm tra nhật ký.",
                en: "The kind of event \"\(excerpt(kind))\" is not known. Use a newer program, or verify the journal.")
        case .missing(let field):
            Bilingual(
                vi: "Sự kiện thiếu mục \(field). Kiểm tra nhật ký.",
                en: "The event lacks the field \(field). Verify the journal.")
        case .malformed(let field):
            Bilingual(
                vi: "Mục \(field) của sự kiện không đọc được. Kiểm tra nhật ký.",
                en: "The field \(field) of the event cannot be read. Verify the journal.")
        case .unexpected(let field):
            Bilingual(
                vi: "Có phần thừa sau mục \(field) của sự kiện. Kiểm tra nhật ký.",
                en: "Something stands behind the field \(field) of the event. Verify the journal.")
        }
    }
}

/// Reads what our writer wrote: the fields in their order, no white space, nothing left over. Stricter than JSON on
/// purpose (one value, one text), and quick: no tree is built.
struct BodyReader {
    private let bytes: [UInt8]
    private var at = 0
    private var isFirst = true
    /// The field being read, for faults.
    private var field = "$"

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        at += 1
        return true
    }

    var malformed: EventFault { .malformed(field: field) }

    /// One object and nothing behind it.
    mutating func whole<Value>(
        _ body: (inout BodyReader) throws(EventFault) -> Value
    ) throws(EventFault) -> Value {
        let value = try object(body)
        guard at == bytes.count else { throw .unexpected(after: field) }
        return value
    }

    mutating func object<Value>(
        _ body: (inout BodyReader) throws(EventFault) -> Value
    ) throws(EventFault) -> Value {
        guard take(UInt8(ascii: "{")) else { throw malformed }
        isFirst = true
        let value = try body(&self)
        guard take(UInt8(ascii: "}")) else { throw .unexpected(after: field) }
        isFirst = false
        return value
    }

    mutating func items<Value>(
        _ item: (inout BodyReader) throws(EventFault) -> Value
    ) throws(EventFault) -> [Value] {
        guard take(UInt8(ascii: "[")) else { throw malformed }
        var values: [Value] = []
        if take(UInt8(ascii: "]")) { return values }
        while true {
            values.append(try item(&self))
            if take(UInt8(ascii: "]")) { return values }
            guard take(UInt8(ascii: ",")) else { throw malformed }
        }
    }

    /// Moves behind `"name":`.
    mutating func key(_ name: StaticString) throws(EventFault) {
        let start = isFirst ? at : at + 1
        let end = start + name.utf8CodeUnitCount + 3
        guard isFirst || next == UInt8(ascii: ","), end <= bytes.count, bytes[start] == UInt8(ascii: "\""),
            bytes[end - 2] == UInt8(ascii: "\""), bytes[end - 1] == UInt8(ascii: ":"),
            name.withUTF8Buffer({ bytes[start + 1..<end - 2].elementsEqual($0) })
        else { throw .missing(field: "\(name)") }
        (at, isFirst, field) = (end, false, "\(name)")
    }
}

// Values.
extension BodyReader {
    /// True and moved over when the value is null.
    mutating func isNull() -> Bool {
        guard bytes[at...].starts(with: [110, 117, 108, 108]) else { return false }
        at += 4
        return true
    }

    mutating func bool() throws(EventFault) -> Bool {
        for (word, value) in [(Array("true".utf8), true), (Array("false".utf8), false)]
        where bytes[at...].starts(with: word) {
            at += word.count
            return value
        }
        throw malformed
    }

    /// Whole numbers of at most eighteen digits, written without leading noughts.
    mutating func number() throws(EventFault) -> Int {
        let isNegative = take(UInt8(ascii: "-"))
        let start = at
        var value = 0
        while let byte = next, (48...57).contains(byte), at - start < 18 {
            value = value * 10 + Int(byte - 48)
            at += 1
        }
        let isCanonical = at - start == 1 ? !(isNegative && value == 0) : at > start && bytes[start] != 48
        guard isCanonical else { throw malformed }
        return isNegative ? -value : value
    }

    mutating func string() throws(EventFault) -> String {
        guard take(UInt8(ascii: "\"")) else { throw malformed }
        let start = at
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { at += 1 }
        if next == UInt8(ascii: "\\") { return try escapedString(from: start) }
        guard next == UInt8(ascii: "\""), let text = String(validating: bytes[start..<at], as: UTF8.self) else {
            throw malformed
        }
        at += 1
        return text
    }

    private mutating func escapedString(from start: Int) throws(EventFault) -> String {
        var text = Array(bytes[start..<at])
        while let byte = next, byte >= 0x20 {
            at += 1
            if byte == UInt8(ascii: "\"") {
                guard let string = String(validating: text, as: UTF8.self) else { throw malformed }
                return string
            }
            text.append(byte == UInt8(ascii: "\\") ? try escape() : byte)
        }
        throw malformed
    }

    /// The escapes our writer uses, in its one spelling each.
    private mutating func escape() throws(EventFault) -> UInt8 {
        guard let byte = next else { throw malformed }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return byte
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "u"): return try control()
        default: throw malformed
        }
    }

    private mutating func control() throws(EventFault) -> UInt8 {
        guard at + 4 <= bytes.count, bytes[at] == 48, bytes[at + 1] == 48, let high = Self.hex(bytes[at + 2]),
            let low = Self.hex(bytes[at + 3])
        else { throw malformed }
        let value = high << 4 | low
        guard value < 0x20, value != 0x0A, value != 0x0D, value != 0x09 else { throw malformed }
        at += 4
        return value
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    /// An object kept as it was written.
    mutating func raw() throws(EventFault) -> [UInt8] {
        guard next == UInt8(ascii: "{"), let end = bytes.withUnsafeBufferPointer({ RawJSON.end(of: $0, from: at) })
        else { throw malformed }
        defer { at = end }
        let value = Array(bytes[at..<end])
        guard RawJSON.isObject(value) else { throw malformed }
        return value
    }
}

// Fields: a name and its value.
extension BodyReader {
    mutating func text(_ name: StaticString) throws(EventFault) -> String {
        try key(name)
        return try string()
    }

    mutating func number(_ name: StaticString) throws(EventFault) -> Int {
        try key(name)
        return try number()
    }

    mutating func bool(_ name: StaticString) throws(EventFault) -> Bool {
        try key(name)
        return try bool()
    }

    mutating func texts(_ name: StaticString) throws(EventFault) -> [String] {
        try key(name)
        return try items { reader throws(EventFault) in try reader.string() }
    }

    /// A text that is one of the type's words.
    mutating func word<Value: RawRepresentable<String>>(_ name: StaticString) throws(EventFault) -> Value {
        guard let value = Value(rawValue: try text(name)) else { throw malformed }
        return value
    }

    mutating func date(_ name: StaticString) throws(EventFault) -> CivilDate {
        guard let date = CivilDate(try text(name)) else { throw malformed }
        return date
    }

    /// `2026-11-21T24:00`, or null.
    mutating func optionalMoment(_ name: StaticString) throws(EventFault) -> LocalMoment? {
        try key(name)
        if isNull() { return nil }
        let text = try string()
        guard let moment = LocalMoment(text), text.utf8.dropFirst(10).first == UInt8(ascii: "T") else {
            throw malformed
        }
        return moment
    }

    mutating func optionalDate(_ name: StaticString) throws(EventFault) -> CivilDate? {
        try key(name)
        if isNull() { return nil }
        guard let date = CivilDate(try string()) else { throw malformed }
        return date
    }

    /// Milliseconds since 1970 in UTC, before the year 10000.
    mutating func instant(_ name: StaticString) throws(EventFault) -> Instant {
        let number = try number(name)
        guard (0..<253_402_300_800_000).contains(number) else { throw malformed }
        return Instant(milliseconds: Int64(number))
    }

    mutating func code(_ name: StaticString) throws(EventFault) -> DossierCode {
        let text = try text(name)
        do { return try DossierCode(text) } catch { throw malformed }
    }
}
