internal import Areas
public import Base

/// The answers each procedure knows, found by the bytes received: hashes in flat arrays, bytes compared before a hash
/// is believed.
struct AnswerTable: Sendable {
    private struct Entry: Sendable {
        var hash: UInt64
        var start: Int32
        var length: Int32
    }

    /// First slot of each procedure, and one more.
    private var firstSlot: [Int32] = [0]
    private var keys: [Entry] = []
    /// First value of each slot, and one more.
    private var firstValue: [Int32] = [0]
    private var values: [Entry] = []
    private var bytes: [UInt8] = []

    init(_ procedures: [[ConditionSlot]]) {
        for slots in procedures {
            for slot in slots {
                keys.append(entry(slot.key))
                for value in slot.values { values.append(entry(value)) }
                firstValue.append(Int32(values.count))
            }
            firstSlot.append(Int32(keys.count))
        }
    }

    private mutating func entry(_ text: String) -> Entry {
        let utf8 = Array(text.utf8)
        let hash = utf8.withUnsafeBufferPointer { Self.hash($0) }
        let entry = Entry(hash: hash, start: Int32(bytes.count), length: Int32(utf8.count))
        bytes += utf8
        return entry
    }

    /// FNV-1a.
    @inline(__always) private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }

    /// The slot of a procedure and the number of a value in it; nil when either is not known.
    @inline(__always) func find(
        _ procedure: Int32, key: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>
    ) -> (slot: Int, value: Int)? {
        let first = Int(firstSlot[Int(procedure)])
        let slots = keys[first..<Int(firstSlot[Int(procedure) + 1])]
        guard let slot = index(of: key, in: slots) else { return nil }
        let start = Int(firstValue[slot])
        guard let found = index(of: value, in: values[start..<Int(firstValue[slot + 1])]) else { return nil }
        return (slot - first, found - start)
    }

    @inline(__always) private func index(of text: UnsafeBufferPointer<UInt8>, in entries: ArraySlice<Entry>) -> Int? {
        let hash = Self.hash(text)
        for index in entries.indices where entries[index].hash == hash {
            if Int(entries[index].length) == text.count, isEqual(text, at: Int(entries[index].start)) { return index }
        }
        return nil
    }

    @inline(__always) private func isEqual(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        for offset in 0..<text.count where bytes[start + offset] != text[offset] { return false }
        return true
    }
}

/// A decision straight from the bytes of a request: codes are parsed to integers, nothing is allocated.
extension Edition {
    /// The query of a procedure code; nil when the register does not have it.
    @inline(__always) public func query(procedure code: UnsafeBufferPointer<UInt8>, asOf date: CivilDate) -> Query? {
        guard let code = ProcedureCode(ascii: code), let number = compiled.procedureTable.number(code.key) else {
            return nil
        }
        return Query(procedure: number, asOf: date)
    }

    /// Sets the area of a factor from a code of the epoch in force on the query's date; false when there is none such.
    @inline(__always) public func set(
        _ factor: ConnectingFactor, code: UnsafeBufferPointer<UInt8>, in query: inout Query
    ) -> Bool {
        let epoch: Epoch = query.day < Self.firstDayOf2025Codes ? .e2024 : .e2025
        guard let area = areas.index(epoch: epoch, code: code) else { return false }
        query.set(factor, area)
        return true
    }

    /// Sets an answer; false when the procedure does not ask it or does not know the value.
    @inline(__always) public func answer(
        key: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>, in query: inout Query
    ) -> Bool {
        guard let found = compiled.answers.find(query.procedure, key: key, value: value) else { return false }
        query.answer(slot: found.slot, found.value)
        return true
    }

    /// Sets every answer of `key=value;key=value`; false when one is not known.
    @inline(__always) public func answers(_ text: UnsafeBufferPointer<UInt8>, in query: inout Query) -> Bool {
        var start = 0
        var equals = -1
        for index in 0...text.count {
            if index == text.count || text[index] == UInt8(ascii: ";") {
                if index > start {
                    guard equals > start else { return false }
                    let key = UnsafeBufferPointer(rebasing: text[start..<equals])
                    let value = UnsafeBufferPointer(rebasing: text[(equals + 1)..<index])
                    guard answer(key: key, value: value, in: &query) else { return false }
                }
                start = index + 1
                equals = -1
            } else if equals < 0, text[index] == UInt8(ascii: "=") {
                equals = index
            }
        }
        return true
    }

    /// 2025-07-01, when the codes were given out anew.
    private static let firstDayOf2025Codes: Int32 = 20_270
}
