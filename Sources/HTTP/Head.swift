/// Request line and fields of one message as they came, with the places of their parts: two allocations, however many
/// fields there are. Texts are made only of what is asked for.
struct Head: Sendable {
    /// Where one field's name and value stand in the bytes, white space around the value left out.
    struct Field: Sendable {
        var name: Range<UInt16>
        var value: Range<UInt16>
    }

    /// How the content's end is told (RFC 9112, section 6.3).
    enum Framing: Equatable, Sendable {
        case none
        case length(Int)
        case chunked
    }

    var bytes: [UInt8] = []
    var fields: [Field] = []
    var method = Method.get
    /// Path and query within the bytes; the query without its question mark.
    var path: Range<UInt16> = 0..<0
    var query: Range<UInt16> = 0..<0
    var framing = Framing.none
    var closes = false
    var expectsContinue = false

    func text(_ range: Range<UInt16>) -> String {
        String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }

    func slice(_ range: Range<UInt16>) -> ArraySlice<UInt8> {
        bytes[Int(range.lowerBound)..<Int(range.upperBound)]
    }

    /// Values of every field of this name, in order.
    func values(_ name: String) -> [String] {
        fields.filter { isNamed($0, name) }.map { text($0.value) }
    }

    /// The place of the first field of this name.
    func first(_ name: String) -> Int? { fields.firstIndex { isNamed($0, name) } }

    func isNamed(_ field: Field, _ name: String) -> Bool {
        guard field.name.count == name.utf8.count else { return false }
        var at = Int(field.name.lowerBound)
        for byte in name.utf8 {
            guard lowered(bytes[at]) == lowered(byte) else { return false }
            at += 1
        }
        return true
    }
}

/// ASCII only: field names, methods and tokens know no other letters (RFC 9110, section 5.1).
@inline(__always) func lowered(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
}
