/// Writes JSON (RFC 8259) straight into bytes, in the order it is told, with no white space: the same values give the
/// same bytes, today and in five years. Numbers are whole; fractions go out as text or scaled units.
///
/// Commas are placed by the writer; the caller balances `object`/`array` by using the closures.
public struct JSONWriter: Sendable {
    /// Written bytes, and room behind them: one check for room a value instead of one a byte.
    @usableFromInline var room: [UInt8]
    @usableFromInline var used = 0
    @usableFromInline var needsComma = false

    public init(capacity: Int = 512) { room = [UInt8](repeating: 0, count: max(capacity, 64)) }

    public var count: Int { used }
    public var bytes: [UInt8] { Array(room[..<used]) }
    public var text: String { String(decoding: room[..<used], as: UTF8.self) }

    /// The bytes written so far, valid only during the call.
    public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        room.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<used])) }
    }

    /// Forgets what was written and keeps the memory.
    public mutating func reset() {
        used = 0
        needsComma = false
    }

    @inlinable @inline(__always) public mutating func object(_ body: (inout JSONWriter) -> Void) {
        nest(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
    }
    @inlinable @inline(__always) public mutating func array(_ body: (inout JSONWriter) -> Void) {
        nest(UInt8(ascii: "["), UInt8(ascii: "]"), body)
    }

    @inlinable @inline(__always) public mutating func key(_ name: StaticString) {
        // cannot: keys are literals of our own code, which are kept in memory
        precondition(name.hasPointerRepresentation, "a key of one letter alone is not a string in memory")
        put(name.utf8CodeUnitCount + 4) { room, at in
            Self.place(UInt8(ascii: "\""), room, &at)
            Self.place(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount), room, &at)
            Self.place(UInt8(ascii: "\""), room, &at)
            Self.place(UInt8(ascii: ":"), room, &at)
        }
        needsComma = false
    }

    /// A key that is data, escaped like any text.
    public mutating func key(text name: String) {
        string(name)
        put(1, comma: false) { room, at in Self.place(UInt8(ascii: ":"), room, &at) }
        needsComma = false
    }

    @inlinable @inline(__always) public mutating func object(_ name: StaticString, _ body: (inout JSONWriter) -> Void) {
        key(name)
        object(body)
    }
    @inlinable @inline(__always) public mutating func array(_ name: StaticString, _ body: (inout JSONWriter) -> Void) {
        key(name)
        array(body)
    }
    @inlinable public mutating func field(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }
    @inlinable public mutating func field(_ name: StaticString, _ value: Int) {
        key(name)
        number(value)
    }
    @inlinable public mutating func field(_ name: StaticString, _ value: Bool) {
        key(name)
        bool(value)
    }
    /// A date as ISO 8601; an open end as null.
    public mutating func field(_ name: StaticString, _ value: CivilDate) {
        key(name)
        if value == .distantPast || value == .distantFuture { return null() }
        let (year, month, day) = value.parts
        put(12) { room, at in
            Self.place(UInt8(ascii: "\""), room, &at)
            for (number, width) in [(year, 1000), (month, 10), (day, 10)] {
                if width == 10 { Self.place(UInt8(ascii: "-"), room, &at) }
                var unit = width
                while unit > 0 {
                    Self.place(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / unit % 10), room, &at)
                    unit /= 10
                }
            }
            Self.place(UInt8(ascii: "\""), room, &at)
        }
        needsComma = true
    }
    /// `{"vi":…,"en":…}`
    @inlinable public mutating func field(_ name: StaticString, _ value: Bilingual) {
        key(name)
        words(value)
    }

    /// `{"vi":…,"en":…}`
    @inlinable public mutating func words(_ value: Bilingual) {
        object {
            $0.field("vi", value.vi)
            $0.field("en", value.en)
        }
    }

    public mutating func string(_ value: String) {
        var value = value
        value.withUTF8 { utf8 in
            let isPlain = !utf8.contains(where: Self.needsEscape)
            put((isPlain ? utf8.count : utf8.count * 6) + 3) { room, at in
                Self.place(UInt8(ascii: "\""), room, &at)
                if isPlain { Self.place(utf8, room, &at) } else { Self.escape(utf8, room, &at) }
                Self.place(UInt8(ascii: "\""), room, &at)
            }
        }
        needsComma = true
    }

    public mutating func number(_ value: Int) {
        put(21) { room, at in
            if value < 0 { Self.place(UInt8(ascii: "-"), room, &at) }
            var magnitude = value.magnitude
            let start = at
            repeat {
                Self.place(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude % 10), room, &at)
                magnitude /= 10
            } while magnitude > 0
            room[start..<at].reverse()
        }
        needsComma = true
    }

    public mutating func bool(_ value: Bool) { word(value ? "true" : "false") }
    public mutating func null() { word("null") }

    /// One whole JSON value written before by another writer.
    public mutating func raw(_ value: some Collection<UInt8>) {
        put(value.count + 1) { room, at in
            for byte in value { Self.place(byte, room, &at) }
        }
        needsComma = true
    }

    /// The same from contiguous memory.
    @inlinable public mutating func raw(_ value: [UInt8]) {
        value.withUnsafeBufferPointer { value in
            put(value.count + 1) { room, at in
                Self.place(value, room, &at)
            }
        }
        needsComma = true
    }

    /// One of many values written before, one behind another in one array.
    @inlinable public mutating func raw(_ values: [UInt8], _ range: Range<Int>) {
        values.withUnsafeBufferPointer { values in
            put(range.count + 1) { room, at in
                Self.place(UnsafeBufferPointer(rebasing: values[range]), room, &at)
            }
        }
        needsComma = true
    }

    private mutating func word(_ word: StaticString) {
        put(word.utf8CodeUnitCount + 1) { room, at in
            word.withUTF8Buffer { Self.place($0, room, &at) }
        }
        needsComma = true
    }

    @inlinable @inline(__always) mutating func nest(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
        put(2) { room, at in
            Self.place(open, room, &at)
        }
        needsComma = false
        body(&self)
        put(1, comma: false) { room, at in Self.place(close, room, &at) }
        needsComma = true
    }

    /// Makes room for at most `most` bytes, places the comma that is due, and lets `write` place the rest.
    @inlinable @inline(__always)
    mutating func put(
        _ most: Int, comma: Bool = true, _ write: (UnsafeMutableBufferPointer<UInt8>, inout Int) -> Void
    ) {
        if used + most > room.count { room.append(contentsOf: repeatElement(0, count: max(room.count, most))) }
        var at = used
        let isDue = comma && needsComma
        room.withUnsafeMutableBufferPointer { room in
            if isDue { Self.place(UInt8(ascii: ","), room, &at) }
            write(room, &at)
        }
        used = at
    }

    @inlinable @inline(__always)
    static func place(_ byte: UInt8, _ room: UnsafeMutableBufferPointer<UInt8>, _ at: inout Int) {
        room[at] = byte
        at &+= 1
    }

    @inlinable @inline(__always)
    static func place(
        _ bytes: UnsafeBufferPointer<UInt8>, _ room: UnsafeMutableBufferPointer<UInt8>, _ at: inout Int
    ) {
        if bytes.isEmpty { return }
        _ = UnsafeMutableBufferPointer(rebasing: room[at..<at + bytes.count]).update(fromContentsOf: bytes)
        at += bytes.count
    }

    @inline(__always) private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func escape(
        _ utf8: UnsafeBufferPointer<UInt8>, _ room: UnsafeMutableBufferPointer<UInt8>, _ at: inout Int
    ) {
        let digits: StaticString = "0123456789abcdef"
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): escape(byte, room, &at)
            case UInt8(ascii: "\n"): escape(UInt8(ascii: "n"), room, &at)
            case UInt8(ascii: "\r"): escape(UInt8(ascii: "r"), room, &at)
            case UInt8(ascii: "\t"): escape(UInt8(ascii: "t"), room, &at)
            case 0..<0x20:
                escape(UInt8(ascii: "u"), room, &at)
                place(UInt8(ascii: "0"), room, &at)
                place(UInt8(ascii: "0"), room, &at)
                digits.withUTF8Buffer {
                    place($0[Int(byte >> 4)], room, &at)
                    place($0[Int(byte & 15)], room, &at)
                }
            default: place(byte, room, &at)
            }
        }
    }

    private static func escape(_ letter: UInt8, _ room: UnsafeMutableBufferPointer<UInt8>, _ at: inout Int) {
        place(UInt8(ascii: "\\"), room, &at)
        place(letter, room, &at)
    }
}
