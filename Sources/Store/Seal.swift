internal import Base

/// A digest over named values in a fixed order, each with its length, so that no two rows have the same bytes.
struct Seal {
    private var bytes: [UInt8] = []

    /// - Parameter table: what is sealed, so that a row of one table never passes for one of another.
    init(_ table: String, capacity: Int = 256) {
        bytes.reserveCapacity(capacity)
        add(table)
    }

    mutating func add(_ value: Int64) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ value: Int) { add(Int64(value)) }

    mutating func add(_ value: String) {
        add(value.utf8.count)
        bytes.append(contentsOf: value.utf8)
    }

    mutating func add(_ value: [UInt8]) {
        add(value.count)
        bytes.append(contentsOf: value)
    }

    var digest: Digest { Digest(of: bytes) }
}
