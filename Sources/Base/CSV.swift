/// A table read strictly from CSV (RFC 4180, UTF-8, comma, header row), every field with its line and column.
///
/// A byte order mark, CRLF or CR line ends and blank lines are accepted, since spreadsheets write them; everything else
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
        /// 1-based physical line where the field begins; not the row's, when a quoted field before it has line ends.
        var line: Int32
        /// 1-based column in characters of that line.
        var column: Int32
    }

    public let file: String
    public let header: [String]
    /// Field contents without quotes, one after another.
    private let arena: [UInt8]
    private let fields: [Field]

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
        let parsed = bytes.withUnsafeBufferPointer { buffer in
            var parser = Parser(file: file, bytes: buffer)
            parser.parse()
            return parser.parsed
        }
        var faults = parsed.faults
        if faults.isEmpty {
            var check = HeaderCheck(file: file, header: parsed.header, line: parsed.headerLine)
            check.run(columns: columns, optional: optional, allowOthers: allowOthers)
            faults = check.faults
        }
        guard faults.isEmpty else { throw DataFaults(faults) }
        self.file = file
        header = parsed.header
        arena = parsed.arena
        fields = parsed.fields
    }

    public var count: Int { header.isEmpty ? 0 : fields.count / header.count }

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
        public var line: Int { Int(table.fields[row * table.header.count].line) }
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
            let place = column.map { table.fields[row * table.header.count + $0.index] }
            return DataFault(
                code, file: table.file, line: place.map { Int($0.line) } ?? line,
                column: place.map { Int($0.column) } ?? 0, field: column?.name ?? "", problem: problem, mend: mend)
        }
    }
}
