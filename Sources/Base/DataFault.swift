/// One thing wrong with a file somebody gave us: where it is, what is wrong, and how to mend it.
///
/// `code` is stable and meant for programs (`csv.not-utf8`, `period.no-unit`); the sentences are for people.
public struct DataFault: Error, Hashable, Sendable {
    public var code: String
    public var file: String
    /// 1-based line of the file; 0 when the whole file is meant.
    public var line: Int
    /// 1-based column in characters of that line; 0 when the whole line is meant.
    public var column: Int
    /// The column's heading in the table; empty when no field is meant.
    public var field: String
    public var problem: Bilingual
    public var mend: Bilingual

    public init(
        _ code: String, file: String, line: Int = 0, column: Int = 0, field: String = "", problem: Bilingual,
        mend: Bilingual
    ) {
        self.code = code
        self.file = file
        self.line = line
        self.column = column
        self.field = field
        self.problem = problem
        self.mend = mend
    }

    /// `rules.csv:12:5 [role]: problem. mend`, as compilers print it, so that editors can jump there.
    public func sentence(_ language: Language) -> String {
        var place = file
        if line > 0 { place += ":\(line)" }
        if line > 0, column > 0 { place += ":\(column)" }
        if !field.isEmpty { place += " [\(field)]" }
        return "\(place): \(problem[language]) \(mend[language])"
    }
}

/// All that was found wrong in one go, so that a steward mends a file once and not a row at a time.
/// Nothing was loaded when this is thrown.
public struct DataFaults: Error, Sendable {
    public let faults: [DataFault]
    public init(_ faults: [DataFault]) { self.faults = faults }
}

extension DataFaults: CustomStringConvertible {
    public var description: String { faults.map { $0.sentence(.en) }.joined(separator: "\n") }
}

/// At most this much of a value is quoted back in a message.
public func excerpt(_ text: some StringProtocol, limit: Int = 60) -> String {
    let shown = text.prefix(limit)
    let safe = String(shown.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? "\u{FFFD}" : Character($0) })
    return shown.endIndex == text.endIndex ? safe : safe + "…"
}
