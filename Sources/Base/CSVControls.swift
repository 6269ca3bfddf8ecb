/// Characters that are no text and steer whatever shows them: line ends and tabs within a cell, ESC and its kin, marks
/// that turn the direction of writing. A table of a register has none, for its cells are printed on terminals and slips.
extension CSV {
    /// A fault for every cell that has one. Tables without any, which are nearly all, are looked through once, fast.
    /// Bytes that are no table at all are left to the reading of it.
    public static func controlFaults(file: String, bytes: [UInt8]) -> [DataFault] {
        guard bytes.withUnsafeBufferPointer({ mayHoldControls($0) }),
            let table = try? CSV(file: file, bytes: bytes, columns: [], allowOthers: true)
        else { return [] }
        let columns = table.header.compactMap { table.column($0) }
        var faults: [DataFault] = []
        for row in table.rows {
            for column in columns where row.withBytes(column, { firstControl($0) != nil }) {
                faults.append(fault(row, column))
                if faults.count == mostFaults { return faults }
            }
        }
        return faults
    }

    private static func fault(_ row: Row, _ column: Column) -> DataFault {
        let name = row.withBytes(column) { bytes in
            firstControl(bytes).map { called(bytes, at: $0) } ?? Bilingual(same: "")
        }
        return row.fault(
            "csv.control-character", column,
            problem: Bilingual(vi: "Trong ô có \(name.vi).", en: "The field contains \(name.en)."),
            mend: Bilingual(
                vi: "Xóa ký tự đó; một ô chỉ chứa chữ trên một dòng.", en: "Remove it; a field holds text on one line.")
        )
    }

    private static func called(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bilingual {
        switch bytes[index] {
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"): Bilingual(vi: "dấu xuống dòng", en: "a line end")
        case UInt8(ascii: "\t"): Bilingual(vi: "dấu tab", en: "a tab")
        case 0x1B: Bilingual(vi: "ký tự ESC", en: "the character ESC")
        case 0xE2:
            Bilingual(vi: "dấu đổi chiều chữ hoặc ngắt dòng", en: "a mark that turns the writing or breaks the line")
        default: Bilingual(vi: "ký tự điều khiển", en: "a control character")
        }
    }

    /// True when some cell may hold one: controls other than line ends anywhere, or line ends between quotes.
    private static func mayHoldControls(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var isQuoted = false
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                if isQuoted { return true }
            } else if isControl(bytes, at: index) {
                return true
            }
        }
        return false
    }

    private static func firstControl(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        bytes.indices.first { isControl(bytes, at: $0) }
    }

    /// C0 and DEL, C1 (C2 80…9F), U+2028…U+202E and U+2066…U+2069.
    @inline(__always)
    private static func isControl(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let byte = bytes[index]
        if byte < 0x20 || byte == 0x7F { return true }
        guard byte == 0xC2 || byte == 0xE2, index + 1 < bytes.count else { return false }
        let next = bytes[index + 1]
        if byte == 0xC2 { return next < 0xA0 }
        guard index + 2 < bytes.count else { return false }
        let last = bytes[index + 2]
        return (next == 0x80 && last >= 0xA8 && last <= 0xAE) || (next == 0x81 && last >= 0xA6 && last <= 0xA9)
    }
}
