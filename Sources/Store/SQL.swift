internal import Base

/// One statement and what is bound to it. A literal is code, interpolation is data: `"… WHERE code = \(code)"` binds
/// `$1`. Pieces of code are `StaticString`, so a `String` from anywhere cannot become SQL.
struct SQL: ExpressibleByStringInterpolation, Sendable {
    enum Value: Sendable {
        case null
        case integer(Int64)
        case text(String)
        case bytes([UInt8])
    }

    /// Pieces of code; nil stands for the next bound value.
    private(set) var parts: [StaticString?]
    private(set) var values: [Value]

    init(stringLiteral value: StaticString) {
        parts = [value]
        values = []
    }

    init(stringInterpolation: StringInterpolation) {
        parts = stringInterpolation.parts
        values = stringInterpolation.values
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var parts: [StaticString?] = []
        fileprivate var values: [Value] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
            values.reserveCapacity(interpolationCount)
        }

        mutating func appendLiteral(_ literal: StaticString) { parts.append(literal) }
        mutating func appendInterpolation(_ value: Int64) { bind(.integer(value)) }
        mutating func appendInterpolation(_ value: Int) { bind(.integer(Int64(value))) }
        mutating func appendInterpolation(_ value: Bool) { bind(.integer(value ? 1 : 0)) }
        mutating func appendInterpolation(_ value: String) { bind(.text(value)) }
        mutating func appendInterpolation(_ value: [UInt8]) { bind(.bytes(value)) }
        mutating func appendInterpolation(_ value: Instant) { bind(.integer(value.milliseconds)) }
        mutating func appendInterpolation(_ value: Instant?) { bind(value.map { .integer($0.milliseconds) } ?? .null) }
        mutating func appendInterpolation(_ value: Digest) { bind(.bytes(value.bytes)) }

        private mutating func bind(_ value: Value) {
            parts.append(nil)
            values.append(value)
        }
    }

    static func += (left: inout SQL, right: SQL) {
        left.parts += right.parts
        left.values += right.values
    }

    /// What PostgreSQL and SQLite both read: parameters are `$1`, `$2`… in order.
    var text: String {
        var text = ""
        var count = 0
        for part in parts {
            if let part {
                text += part.description
            } else {
                count += 1
                text += "$\(count)"
            }
        }
        return text
    }

    /// Without what is bound.
    var code: SQL {
        var code = self
        code.values = []
        return code
    }

    /// Equal for equal code, and cheap: where its first piece lies in the program, and how many there are.
    var hint: UInt { (parts.first?.flatMap { $0 }?.place ?? 0) &+ UInt(parts.count) }

    /// The same pieces in the same places of the program, whatever is bound.
    func hasSameCode(as other: SQL) -> Bool {
        guard parts.count == other.parts.count else { return false }
        for index in parts.indices where parts[index]?.place != other.parts[index]?.place { return false }
        return true
    }
}

extension StaticString {
    /// A single character may be kept as itself instead of as a place; the top bit tells the two apart.
    fileprivate var place: UInt {
        hasPointerRepresentation ? UInt(bitPattern: utf8Start) : UInt(unicodeScalar.value) | 1 << 63
    }
}
