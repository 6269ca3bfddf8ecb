internal import Areas
public import Base

/// The answers each procedure knows, found by a 64-bit hash (FNV-1a) of the bytes received.
///
/// No two known words of a procedure share a hash (checked when compiling); an unknown word made up to share one would
/// only be read as the known word, which its sender could have sent at once.
struct AnswerTable: Sendable {
    /// First slot of each procedure, and one more.
    private var firstSlot: [Int32] = [0]
    private var keys: [UInt64] = []
    /// First value of each slot, and one more.
    private var firstValue: [Int32] = [0]
    private var values: [UInt64] = []
    /// False when two known words of one procedure share a hash.
    private(set) var isSound = true

    init(_ procedures: [[ConditionSlot]]) {
        for slots in procedures {
            isSound = isSound && Set(slots.map { Self.hash($0.key) }).count == slots.count
            for slot in slots {
                keys.append(Self.hash(slot.key))
                values += slot.values.map(Self.hash)
                isSound = isSound && Set(slot.values.map(Self.hash)).count == slot.values.count
                firstValue.append(Int32(values.count))
            }
            firstSlot.append(Int32(keys.count))
        }
    }

    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always) static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    private static func hash(_ text: String) -> UInt64 { text.utf8.reduce(seed) { mix($0, $1) } }

    /// The slot of a procedure and the number of a value in it; nil when either is not known.
    @inline(__always) func find(_ procedure: Int32, key: UInt64, value: UInt64) -> (slot: Int, value: Int)? {
        let first = Int(firstSlot[Int(procedure)])
        var slot = first
        let end = Int(firstSlot[Int(procedure) &+ 1])
        while slot < end, keys[slot] != key { slot &+= 1 }
        if slot == end { return nil }
        let start = Int(firstValue[slot])
        let stop = Int(firstValue[slot &+ 1])
        var found = start
        while found < stop, values[found] != value { found &+= 1 }
        return found == stop ? nil : (slot &- first, found &- start)
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

    /// Sets the commune of a factor from a five-digit code of the epoch in force on the query's date; false when there is none such.
    @inline(__always) public func set(
        _ factor: ConnectingFactor, code: UnsafeBufferPointer<UInt8>, in query: inout Query
    ) -> Bool {
        let epoch: Epoch = query.day < Self.firstDayOf2025Codes ? .e2024 : .e2025
        guard let area = compiled.tree.commune(epoch, code: code) else { return false }
        query.set(factor, AreaIndex(raw: area))
        return true
    }

    /// Sets every answer of `key=value;key=value`; false when one is not asked, not known or not of that form.
    @inline(__always) public func answers(_ text: UnsafeBufferPointer<UInt8>, in query: inout Query) -> Bool {
        var hash = AnswerTable.seed
        var key: UInt64 = 0
        var hasKey = false
        for byte in text {
            if byte == UInt8(ascii: ";") {
                guard hasKey, answer(key, hash, in: &query) else { return false }
                hasKey = false
                hash = AnswerTable.seed
            } else if byte == UInt8(ascii: "="), !hasKey {
                key = hash
                hasKey = true
                hash = AnswerTable.seed
            } else {
                hash = AnswerTable.mix(hash, byte)
            }
        }
        return text.isEmpty || hasKey && answer(key, hash, in: &query)
    }

    @inline(__always) private func answer(_ key: UInt64, _ value: UInt64, in query: inout Query) -> Bool {
        guard let found = compiled.answers.find(query.procedure, key: key, value: value) else { return false }
        query.answer(slot: found.slot, found.value)
        return true
    }

    /// 2025-07-01, when the codes were given out anew.
    private static let firstDayOf2025Codes: Int32 = 20_270
}
