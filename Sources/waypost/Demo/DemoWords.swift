internal import Base

/// The invented names and sentences a demo is made of: the tables of `Fixtures/demo`, beside the registers' folder, where
/// every row says of itself that it is invented.
struct DemoWords: Sendable {
    enum Use: String, CaseIterable {
        case family, woman, man, firm, street, unsure, choice, decline, settle, resume, reappoint, reject
        case refuse, withdraw, stop, elsewhere, identity
        case byHand = "by-hand"
        case opinionSought = "opinion-sought"
        case siteCheck = "site-check"
        case moneyOwed = "money-owed"
        case declineAgain = "decline-again"
        case supplementPaper = "supplement-paper"
        case supplementReason = "supplement-reason"
        case stopBasis = "stop-basis"
        case postReturn = "post-return"
    }

    private let texts: [Use: [String]]

    static func read(beside routing: String) throws -> DemoWords {
        let folder = routing + "/../Fixtures/demo"
        var texts: [Use: [String]] = [:]
        for (file, column) in [("names.csv", "part"), ("words.csv", "use")] {
            try read("\(folder)/\(file)", column, into: &texts)
        }
        if let use = Use.allCases.first(where: { texts[$0] == nil }) { throw missing(use, folder) }
        return DemoWords(texts: texts)
    }

    private static func read(_ path: String, _ column: String, into texts: inout [Use: [String]]) throws {
        let table = try CSV(file: path, bytes: try FileBytes.read(path), columns: [column, "text", "origin"])
        let (use, text, origin) = (table.column(column), table.column("text"), table.column("origin"))
        for row in table.rows {
            guard row[origin] == "invented" else { throw notInvented(row, origin) }
            if let use = Use(rawValue: row[use]) { texts[use, default: []].append(row[text]) }
        }
    }

    private static func notInvented(_ row: CSV.Row, _ column: CSV.Column?) -> DataFault {
        row.fault(
            "demo.not-invented", column,
            problem: Bilingual(
                vi: "Dữ liệu thử phải là dữ liệu giả định.", en: "What a demo is made of has to be invented."),
            mend: Bilingual(
                vi: "Ghi invented, và bỏ mọi dữ liệu thật.", en: "Say invented, and leave out all that is real."))
    }

    private static func missing(_ use: Use, _ folder: String) -> DataFault {
        DataFault(
            "demo.words-missing", file: folder,
            problem: Bilingual(
                vi: "Không có dòng nào cho \"\(use.rawValue)\".", en: "There is no row for \"\(use.rawValue)\"."),
            mend: Bilingual(vi: "Thêm ít nhất một dòng.", en: "Add one at least."))
    }

    func pick(_ use: Use, _ random: inout SeededGenerator) -> String {
        texts[use]?.randomElement(using: &random) ?? use.rawValue
    }

    func person(_ random: inout SeededGenerator) -> String {
        pick(.family, &random) + " " + pick(Bool.random(using: &random) ? .woman : .man, &random)
    }

    /// Begins with 030, which no carrier has been given: nobody is called by a demo.
    func phone(_ random: inout SeededGenerator) -> String {
        "+8430" + padded(Int.random(in: 0...9_999_999, using: &random), 7)
    }
}
