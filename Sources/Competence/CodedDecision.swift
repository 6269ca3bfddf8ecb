internal import Areas
public import Base

/// The answers each procedure knows, found by a 64-bit hash of the bytes received, eight at a time.
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

    /// Distinct for all words of up to eight bytes and one length; longer ones are folded eight bytes after eight.
    @inline(__always) static func hash(_ text: UnsafeRawPointer, _ length: Int) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15
        if length >= 8 {
            var offset = 0
            while offset < length &- 8 {
                hash = mix(hash, text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                offset &+= 8
            }
            return mix(hash, text.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self))
        }
        if length >= 4 {
            let low = UInt64(text.loadUnaligned(as: UInt32.self))
            let high = UInt64(text.loadUnaligned(fromByteOffset: length &- 4, as: UInt32.self))
            return mix(hash, low | high << 32)
        }
        if length == 0 { return hash }
        let first = UInt64(text.load(as: UInt8.self))
        let middle = UInt64(text.load(fromByteOffset: length / 2, as: UInt8.self))
        let last = UInt64(text.load(fromByteOffset: length &- 1, as: UInt8.self))
        return mix(hash, first | middle << 8 | last << 16)
    }

    @inline(__always) private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
        return product ^ product >> 32
    }

    private static func hash(_ text: String) -> UInt64 {
        Array(text.utf8).withUnsafeBytes { $0.baseAddress.map { base in hash(base, text.utf8.count) } ?? 0 }
    }

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
    /// The query of a procedure code; nil when the register does not have it, or is not proved for that date.
    @inline(__always) public func query(procedure code: UnsafeBufferPointer<UInt8>, asOf date: CivilDate) -> Query? {
        guard compiled.firstDay <= date.day, date.day < compiled.endDay, let code = ProcedureCode(ascii: code),
            let number = compiled.procedureTable.number(code.key)
        else { return nil }
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
        guard let base = UnsafeRawPointer(text.baseAddress), !text.isEmpty else { return true }
        var start = 0
        while true {
            var equals = start
            while equals < text.count, text[equals] != UInt8(ascii: "="), text[equals] != UInt8(ascii: ";") {
                equals &+= 1
            }
            guard equals < text.count, text[equals] == UInt8(ascii: "=") else { return false }
            var end = equals &+ 1
            while end < text.count, text[end] != UInt8(ascii: ";") { end &+= 1 }
            let key = AnswerTable.hash(base + start, equals &- start)
            let value = AnswerTable.hash(base + (equals &+ 1), end &- equals &- 1)
            guard answer(key, value, in: &query) else { return false }
            if end == text.count { return true }
            start = end &+ 1
        }
    }

    @inline(__always) private func answer(_ key: UInt64, _ value: UInt64, in query: inout Query) -> Bool {
        guard let found = compiled.answers.find(query.procedure, key: key, value: value) else { return false }
        query.answer(slot: found.slot, found.value)
        return true
    }

    /// 2025-07-01, when the codes were given out anew.
    private static let firstDayOf2025Codes: Int32 = 20_270
}
