/// A table read strictly from CSV (RFC 4180, UTF-8, comma, header row), every field with its line and column.
///
/// A byte order mark, CRLF line ends and blank last lines are accepted, since spreadsheets write them; everything else
/// that a spreadsheet can get wrong (semicolons, another encoding, ragged rows, a missing or doubled heading) is refused
/// with the place and the mend. Nothing is half-read: a table is whole or it is a list of faults.
public struct CSV: Sendable {
    /// A column of this table, looked up once by its heading.
    public struct Column: Hashable, Sendable {
        public let index: Int
        public let name: String
    }

    struct Field: Sendable {
        var start: Int32
        var end: Int32
        /// 1-based column in characters of the physical line where the field begins.
        var column: Int32
    }

    public let file: String
    public let header: [String]
    /// Field contents without quotes, one after another.
    private let arena: [UInt8]
    private let fields: [Field]
    private let lines: [Int32]

    /// A physical line longer than this many bytes is refused.
    public static let longestLine = 1 << 20
    /// More faults than this are not collected: the first ones tell the story.
    public static let mostFaults = 100

    /// Reads a table.
    /// - Parameters:
    ///   - file: the name used in messages.
    ///   - columns: the headings, all required; their order in the file is free.
    ///   - optional: headings that may be missing (their fields then read as empty).
    ///   - allowOthers: keep columns nobody named, for files of queries; a register's tables refuse them.
    public init(
        file: String, bytes: [UInt8], columns: [String], optional: [String] = [], allowOthers: Bool = false
    ) throws(DataFaults) {
        var parser = Parser(file: file)
        bytes.withUnsafeBufferPointer { parser.parse($0) }
        if parser.faults.isEmpty { parser.checkHeader(columns: columns, optional: optional, allowOthers: allowOthers) }
        guard parser.faults.isEmpty else { throw DataFaults(parser.faults) }
        self.file = file
        header = parser.header
        arena = parser.arena
        fields = parser.fields
        lines = parser.lines
    }

    public var count: Int { lines.count }

    /// The column with this heading; nil when it was optional and is missing.
    public func column(_ name: String) -> Column? {
        header.firstIndex(of: name).map { Column(index: $0, name: name) }
    }

    public subscript(_ row: Int) -> Row { Row(table: self, row: row) }

    public var rows: some Sequence<Row> { (0..<count).lazy.map { self[$0] } }

    /// One row; cheap to copy.
    public struct Row: Sendable {
        public let table: CSV
        public let row: Int

        /// 1-based line in the file where the row begins.
        public var line: Int { Int(table.lines[row]) }
        public var file: String { table.file }

        /// The text of a field; empty for a missing optional column.
        public subscript(_ column: Column?) -> String {
            guard let column else { return "" }
            return withBytes(column) { String(decoding: $0, as: UTF8.self) }
        }

        /// The bytes of a field, valid only during the call.
        public func withBytes<Result>(_ column: Column, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
            let field = table.fields[row * table.header.count + column.index]
            return table.arena.withUnsafeBufferPointer {
                body(UnsafeBufferPointer(rebasing: $0[Int(field.start)..<Int(field.end)]))
            }
        }

        /// A fault at this field.
        public func fault(_ code: String, _ column: Column?, problem: Bilingual, mend: Bilingual) -> DataFault {
            let place = column.map { Int(table.fields[row * table.header.count + $0.index].column) } ?? 0
            return DataFault(
                code, file: table.file, line: line, column: place, field: column?.name ?? "", problem: problem,
                mend: mend)
        }
    }
}

extension CSV {
    /// One pass over the bytes; keeps going after a fault in a row so that several are told at once.
    struct Parser {
        let file: String
        var header: [String] = []
        var arena: [UInt8] = []
        var fields: [Field] = []
        var lines: [Int32] = []
        var faults: [DataFault] = []

        init(file: String) { self.file = file }

        mutating func parse(_ bytes: UnsafeBufferPointer<UInt8>) {
            arena.reserveCapacity(bytes.count)
            var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            var line = 1
            if let bad = Self.firstBadUTF8(bytes) { return notUTF8(at: bad, in: bytes) }
            while position < bytes.count, faults.count < CSV.mostFaults {
                guard let record = record(bytes, &position, &line) else { return }
                let isBlank = record.fields.count == 1 && record.fields[0].start == record.fields[0].end
                if isBlank { continue }
                if header.isEmpty {
                    header = record.fields.map { String(decoding: arena[Int($0.start)..<Int($0.end)], as: UTF8.self) }
                } else if record.fields.count == header.count {
                    fields.append(contentsOf: record.fields)
                    lines.append(Int32(record.line))
                } else {
                    ragged(record.line, record.fields.count)
                }
            }
            if header.isEmpty, faults.isEmpty { empty() }
        }

        /// Reads one record; moves `position` behind its line end. Nil after a fault that makes the rest unreadable.
        private mutating func record(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ line: inout Int)
            -> (fields: [Field], line: Int)?
        {
            var found: [Field] = []
            found.reserveCapacity(max(header.count, 8))
            let firstLine = line
            var lineStart = position
            while true {
                let column = Self.characters(bytes, lineStart, position) + 1
                let start = arena.count
                if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
                    let openLine = line
                    position += 1
                    var closed = false
                    while position < bytes.count {
                        let byte = bytes[position]
                        position += 1
                        if byte == UInt8(ascii: "\"") {
                            if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
                                position += 1
                            } else {
                                closed = true
                                break
                            }
                        } else if byte == UInt8(ascii: "\n") {
                            line += 1
                            lineStart = position
                        }
                        if position - lineStart > CSV.longestLine { return tooLong(line) }
                        arena.append(byte)
                    }
                    guard closed else { return unclosed(openLine, column) }
                    if position < bytes.count, !Self.endsField(bytes[position]) { return afterQuote(line, column) }
                } else {
                    while position < bytes.count, !Self.endsField(bytes[position]) {
                        if bytes[position] == UInt8(ascii: "\"") { return strayQuote(line, column) }
                        if bytes[position] == 0 { return nul(line, Self.characters(bytes, lineStart, position) + 1) }
                        arena.append(bytes[position])
                        position += 1
                        if position - lineStart > CSV.longestLine { return tooLong(line) }
                    }
                }
                found.append(Field(start: Int32(start), end: Int32(arena.count), column: Int32(column)))
                guard position < bytes.count else { return (found, firstLine) }
                let byte = bytes[position]
                position += 1
                if byte == UInt8(ascii: ",") { continue }
                if byte == UInt8(ascii: "\r"), position < bytes.count, bytes[position] == UInt8(ascii: "\n") {
                    position += 1
                }
                line += 1
                return (found, firstLine)
            }
        }

        private static func endsField(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        }

        /// Characters (Unicode scalars) between two offsets of valid UTF-8.
        private static func characters(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> Int {
            var count = 0
            for index in from..<to where bytes[index] & 0xC0 != 0x80 { count += 1 }
            return count
        }

        mutating func checkHeader(columns: [String], optional: [String], allowOthers: Bool) {
            for name in columns where !header.contains(name) { missingColumn(name) }
            for (index, name) in header.enumerated() {
                if header.firstIndex(of: name) != index { doubledColumn(name) }
                if !allowOthers, !columns.contains(name), !optional.contains(name) {
                    unknownColumn(name, columns + optional)
                }
            }
        }

        /// The offset of the first byte that is not valid UTF-8; nil when all is well.
        static func firstBadUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
            var index = 0
            while index < bytes.count {
                let lead = bytes[index]
                if lead < 0x80 {
                    index += 1
                    continue
                }
                let length: Int
                var low: UInt8 = 0x80
                var high: UInt8 = 0xBF
                switch lead {
                case 0xC2...0xDF: length = 2
                case 0xE0: (length, low) = (3, 0xA0)
                case 0xED: (length, high) = (3, 0x9F)
                case 0xE1...0xEF: length = 3
                case 0xF0: (length, low) = (4, 0x90)
                case 0xF4: (length, high) = (4, 0x8F)
                case 0xF1...0xF3: length = 4
                default: return index
                }
                guard index + length <= bytes.count, bytes[index + 1] >= low, bytes[index + 1] <= high else {
                    return index
                }
                for next in (index + 2)..<max(index + 2, index + length) where bytes[next] & 0xC0 != 0x80 {
                    return index
                }
                index += length
            }
            return nil
        }
    }
}

// The words of every refusal, in order of call.
extension CSV.Parser {
    private mutating func add(
        _ code: String, _ line: Int, _ column: Int, field: String = "", _ vi: String, _ en: String, mendVi: String,
        mendEn: String
    ) {
        guard faults.count < CSV.mostFaults else { return }
        faults.append(
            DataFault(
                code, file: file, line: line, column: column, field: field, problem: Bilingual(vi: vi, en: en),
                mend: Bilingual(vi: mendVi, en: mendEn)))
    }

    private mutating func notUTF8(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        let before = bytes[..<offset]
        let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
        let lineStart = (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
        let column = bytes[lineStart..<offset].reduce(1) { $1 & 0xC0 != 0x80 ? $0 + 1 : $0 }
        add(
            "csv.not-utf8", line, column, "Có byte không phải UTF-8.", "There is a byte that is not UTF-8.",
            mendVi: "Lưu lại dưới dạng \"CSV UTF-8\".", mendEn: "Save it again as \"CSV UTF-8\".")
    }

    private mutating func tooLong(_ line: Int) -> (fields: [CSV.Field], line: Int)? {
        add(
            "csv.line-too-long", line, 0, "Dòng dài hơn \(CSV.longestLine) byte.",
            "The line is longer than \(CSV.longestLine) bytes.",
            mendVi: "Kiểm tra dấu ngoặc kép mở mà không đóng ở trên.",
            mendEn: "Look for a quotation mark above that was opened and never closed.")
        return nil
    }

    private mutating func unclosed(_ line: Int, _ column: Int) -> (fields: [CSV.Field], line: Int)? {
        add(
            "csv.unclosed-quote", line, column, "Dấu ngoặc kép mở ở đây không được đóng.",
            "The quotation mark opened here is never closed.",
            mendVi: "Đóng dấu ngoặc kép; dấu \" bên trong viết đôi thành \"\".",
            mendEn: "Close it; a quotation mark inside a field is written twice.")
        return nil
    }

    private mutating func afterQuote(_ line: Int, _ column: Int) -> (fields: [CSV.Field], line: Int)? {
        add(
            "csv.text-after-quote", line, column, "Có chữ sau dấu ngoặc kép đóng.",
            "There is text after the closing quotation mark.",
            mendVi: "Dấu \" bên trong ô phải viết đôi thành \"\".",
            mendEn: "A quotation mark inside a field is written twice.")
        return nil
    }

    private mutating func strayQuote(_ line: Int, _ column: Int) -> (fields: [CSV.Field], line: Int)? {
        add(
            "csv.stray-quote", line, column, "Có dấu ngoặc kép giữa một ô không được đặt trong ngoặc kép.",
            "There is a quotation mark inside a field that is not quoted.",
            mendVi: "Đặt cả ô trong ngoặc kép và viết đôi dấu bên trong.",
            mendEn: "Quote the whole field and write the inner mark twice.")
        return nil
    }

    private mutating func nul(_ line: Int, _ column: Int) -> (fields: [CSV.Field], line: Int)? {
        add(
            "csv.nul", line, column, "Có byte 0; tệp này không phải văn bản.",
            "There is a NUL byte; this file is not text.",
            mendVi: "Lưu lại dưới dạng \"CSV UTF-8\" (không phải UTF-16).",
            mendEn: "Save it again as \"CSV UTF-8\" (not UTF-16).")
        return nil
    }

    private mutating func ragged(_ line: Int, _ count: Int) {
        add(
            "csv.field-count", line, 0, "Dòng có \(count) ô, tiêu đề có \(header.count).",
            "The row has \(count) fields, the heading \(header.count).",
            mendVi: "Đặt ô có dấu phẩy trong ngoặc kép; mỗi dòng phải đủ số ô.",
            mendEn: "Quote fields that contain a comma; every row needs every field.")
    }

    private mutating func empty() {
        add(
            "csv.empty", 0, 0, "Tệp rỗng, không có dòng tiêu đề.", "The file is empty: it has no heading row.",
            mendVi: "Thêm dòng tiêu đề.", mendEn: "Add the heading row.")
    }

    private mutating func missingColumn(_ name: String) {
        let semicolons = header.count == 1 && header[0].contains(";")
        add(
            semicolons ? "csv.semicolons" : "csv.missing-column", 1, 0, field: name, "Thiếu cột \"\(name)\".",
            "The column \"\(name)\" is missing.",
            mendVi: semicolons ? "Tệp dùng dấu chấm phẩy; hãy lưu với dấu phẩy." : "Thêm cột này vào dòng tiêu đề.",
            mendEn: semicolons
                ? "The file is separated by semicolons: save it with commas." : "Add it to the heading row.")
    }

    private mutating func doubledColumn(_ name: String) {
        add(
            "csv.doubled-column", 1, 0, field: name, "Cột \"\(excerpt(name))\" xuất hiện hai lần.",
            "The column \"\(excerpt(name))\" appears twice.",
            mendVi: "Bỏ bớt một cột.", mendEn: "Remove one of them.")
    }

    private mutating func unknownColumn(_ name: String, _ known: [String]) {
        add(
            "csv.unknown-column", 1, 0, field: excerpt(name), "Không biết cột \"\(excerpt(name))\".",
            "The column \"\(excerpt(name))\" is not known.",
            mendVi: "Các cột được dùng: \(known.joined(separator: ", ")).",
            mendEn: "The known columns are: \(known.joined(separator: ", ")).")
    }
}
