internal import Areas
internal import Base
internal import Competence

/// One row of a file of cases: what is known of it, and the day it is asked for.
struct BatchCase {
    let id: String
    let facts: Facts
    let received: LocalMoment
    let channel: Channel
}

/// Cases read one by one from a CSV: `id,procedure` and any of `variant,branch,residence,property,head-office,event,
/// record,choice,answers,on,channel`. Several places of a kind stand in one field, parted by `|`; answers are
/// `key=value;key=value`.
struct CaseFile {
    static let required = ["id", "procedure"]
    static let places: [ConnectingFactor] = [.residence, .property, .headOffice, .event, .record, .choice]

    let rows: RowStream
    let places: PlaceReader
    let branches: BranchReader
    let usual: LocalMoment
    private let columns: Columns

    private struct Columns {
        let id, procedure, variant, branch, answers, on, channel: Int?
        let places: [(factor: ConnectingFactor, column: Int)]

        init(_ rows: RowStream) {
            id = rows.column("id")
            procedure = rows.column("procedure")
            variant = rows.column("variant")
            branch = rows.column("branch")
            answers = rows.column("answers")
            on = rows.column("on")
            channel = rows.column("channel")
            places = CaseFile.places.compactMap { factor in rows.column(factor.code).map { (factor, $0) } }
        }
    }

    /// - Parameter usual: the moment for rows that say none.
    init(_ path: String, _ edition: Edition, usual: LocalMoment) throws {
        rows = try RowStream(path, columns: Self.required)
        if let fault = Self.misspelt(rows) { throw fault }
        places = PlaceReader(edition.areas)
        branches = BranchReader(edition.register)
        self.usual = usual
        columns = Columns(rows)
    }

    private static let optional = ["variant", "branch"] + places.map(\.code) + ["answers", "on", "channel"]

    /// Columns of other programs may stand in the file (``tellIgnored(_:)``); one that is nearly ours is a slip, and
    /// passing over it would lose what is written there.
    private static func misspelt(_ rows: RowStream) -> DataFault? {
        let missing = optional.filter { rows.column($0) == nil }
        for name in rows.header where !(required + optional).contains(name) {
            guard let meant = nearest(to: name, among: missing) else { continue }
            return DataFault(
                "csv.column-misspelt", file: rows.file, line: 1, field: name,
                problem: Bilingual(
                    vi: "Không có cột \"\(excerpt(name))\".", en: "There is no column \"\(excerpt(name))\"."),
                mend: Bilingual(
                    vi: "Viết \"\(meant)\", hoặc đặt tên khác hẳn nếu không dùng cột này.",
                    en: "Write \"\(meant)\", or another name altogether when the column is not meant for this."))
        }
        return nil
    }

    /// Says which columns mean nothing here: a slip in a heading would otherwise leave a fact out without a word.
    func tellIgnored(_ call: Call) throws {
        let known = Self.required + Self.optional
        for name in rows.header where !known.contains(name) {
            let fault = DataFault(
                "case.column-ignored", file: rows.file, line: 1, field: name,
                problem: Bilingual(
                    vi: "Cột \"\(excerpt(name))\" không được dùng.", en: "The column \"\(excerpt(name))\" is not used."),
                mend: Bilingual(
                    vi: "Các cột được dùng: \(known.joined(separator: ", ")).",
                    en: "The columns used are: \(known.joined(separator: ", "))."))
            for trouble in Trouble.all(of: fault).0 { try trouble.tell(on: call.errors, call.manner) }
        }
        try call.errors.flush()
    }

    /// Where what was refused stands in the row; nil where that is not one field.
    func column(of refusal: FactRefusal) -> Int? {
        switch refusal {
        case .procedureUnknown: rows.column("procedure")
        case .branchUnknown, .branchClosed: columns.branch
        case .answerUnknown(let key, _, _): key == "variant" ? columns.variant ?? columns.answers : columns.answers
        case .outsideSpan: columns.on
        case .tooManyPlaces: nil
        }
    }

    /// The id of the current row as it stands in the file.
    var id: String { rows.text(columns.id) }

    /// The current row as a case.
    func read() throws(DataFault) -> BatchCase {
        if let fault = rows.fault { throw fault }
        let received = try received()
        var found: [PlaceFact] = []
        for (factor, column) in columns.places { found += try readPlaces(factor, column, on: received.date) }
        let facts = Facts(
            procedure: rows.text(columns.procedure), branch: try branch(on: received.date), places: found,
            answers: try answers())
        return BatchCase(id: id, facts: facts, received: received, channel: try channel())
    }

    private func received() throws(DataFault) -> LocalMoment {
        let text = rows.text(columns.on)
        if text.isEmpty { return usual }
        guard let moment = readMoment(text) else {
            throw rows.fault(
                "case.date", column: columns.on,
                Bilingual(vi: "\"\(excerpt(text))\" không phải ngày có thật.", en: "\"\(excerpt(text))\" is no day."),
                mend: Bilingual(
                    vi: "Viết NĂM-THÁNG-NGÀY, như 2026-11-21.", en: "Write YEAR-MONTH-DAY, like 2026-11-21."))
        }
        return moment
    }

    private func branch(on date: CivilDate) throws(DataFault) -> String {
        do { return try branches.id(rows.text(columns.branch), on: date) } catch {
            throw rows.fault("case.branch", column: columns.branch, error.problem, mend: error.mend)
        }
    }

    private func channel() throws(DataFault) -> Channel {
        let text = rows.text(columns.channel)
        if text.isEmpty { return .counter }
        guard let channel = Channel(rawValue: text) else {
            throw rows.fault(
                "case.channel", column: columns.channel,
                Bilingual(vi: "\"\(excerpt(text))\" không phải cách nộp.", en: "\"\(excerpt(text))\" is no channel."),
                mend: Bilingual(vi: "Viết counter, post hoặc online.", en: "Write counter, post or online."))
        }
        return channel
    }

    private func answers() throws(DataFault) -> [String: String] {
        var answers: [String: String] = [:]
        let text = rows.text(columns.answers)
        for pair in text.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw rows.fault(
                    "case.answers", column: columns.answers,
                    Bilingual(
                        vi: "\"\(excerpt(pair))\" không có dạng khóa=giá trị.",
                        en: "\"\(excerpt(pair))\" is not key=value."),
                    mend: Bilingual(
                        vi: "Viết như filed-by=self;office=record.", en: "Write it like filed-by=self;office=record."))
            }
            try add(parts[1], to: parts[0], of: &answers, column: columns.answers)
        }
        let variant = rows.text(columns.variant)
        if !variant.isEmpty { try add(variant, to: "variant", of: &answers, column: columns.variant) }
        return answers
    }

    /// Two answers to one question are nobody's to choose between.
    private func add(_ value: String, to key: String, of answers: inout [String: String], column: Int?)
        throws(DataFault)
    {
        if let older = answers.updateValue(value, forKey: key), older != value {
            throw rows.fault(
                "case.answers", column: column, twoAnswers(key, older, value),
                mend: Bilingual(vi: "Chỉ giữ một.", en: "Keep one of them."))
        }
    }

    private func readPlaces(_ factor: ConnectingFactor, _ column: Int, on date: CivilDate) throws(DataFault)
        -> [PlaceFact]
    {
        var found: [PlaceFact] = []
        for part in rows.text(column).split(separator: "|") {
            let text = part.trimmed
            if text.isEmpty { continue }
            guard let place = places.fact(factor, text, on: date) else {
                throw rows.fault(
                    "case.place", column: column, PlaceReader.noSuchArea(text),
                    mend: findCodes)
            }
            found.append(place)
        }
        return found
    }
}

func twoAnswers(_ key: String, _ one: String, _ other: String) -> Bilingual {
    let said = "\(excerpt(key))=\(excerpt(one)), \(excerpt(key))=\(excerpt(other))"
    return Bilingual(vi: "Hai câu trả lời trái nhau: \(said).", en: "Two answers contradict each other: \(said).")
}

extension Substring {
    /// Without white space at both ends.
    var trimmed: String {
        var text = self
        while text.first?.isWhitespace ?? false { text.removeFirst() }
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return String(text)
    }
}
