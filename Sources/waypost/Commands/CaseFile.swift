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
    init(_ path: String, places: PlaceReader, usual: LocalMoment) throws {
        rows = try RowStream(path, columns: Self.required)
        self.places = places
        self.usual = usual
        columns = Columns(rows)
    }

    /// Says which columns mean nothing here: a slip in a heading would otherwise leave a fact out without a word.
    func tellIgnored(_ call: Call) throws {
        let known = Self.required + ["variant", "branch"] + Self.places.map(\.code) + ["answers", "on", "channel"]
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

    /// The id of the current row as it stands in the file.
    var id: String { rows.text(columns.id) }

    /// The current row as a case.
    func read() throws(DataFault) -> BatchCase {
        if let fault = rows.fault { throw fault }
        let received = try received()
        var found: [PlaceFact] = []
        for (factor, column) in columns.places { found += try readPlaces(factor, column, on: received.date) }
        let facts = Facts(
            procedure: rows.text(columns.procedure), branch: rows.text(columns.branch), places: found,
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
            answers[parts[0]] = parts[1]
        }
        let variant = rows.text(columns.variant)
        if !variant.isEmpty { answers["variant"] = variant }
        return answers
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
                    mend: Bilingual(
                        vi: "Tìm mã bằng: waypost area TÊN.", en: "Find codes with: waypost area NAME."))
            }
            found.append(place)
        }
        return found
    }
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

/// Reads what people say of a place: the code of an area, or an address.
final class PlaceReader {
    let areas: AreaRegister
    private var resolver: (AddressResolver, AddressScratch)?

    init(_ areas: AreaRegister) { self.areas = areas }

    /// Nil when a code names no area. An address always gives a fact; where it names nothing, one without candidates.
    func fact(_ factor: ConnectingFactor, _ text: String, on date: CivilDate) -> PlaceFact? {
        if let reference = AreaReference(text) {
            return areas.index(reference).map { PlaceFact(factor, $0, text: text) }
        }
        let (resolver, scratch) = resolver ?? open()
        let answer = resolver.resolve(text, on: date, scratch: scratch)
        return PlaceFact(factor, text: text, candidates: candidates(answer, factor))
    }

    /// The unit the text names, also an ended one, so that routing follows the succession and says so; else what it may
    /// be today. Where all residents of a divided unit went together, a residence is settled.
    private func candidates(_ answer: AddressAnswer, _ factor: ConnectingFactor) -> [AreaIndex] {
        if answer.notes.contains(.streetRule) { return answer.codes }
        if answer.area == nil, factor == .residence, let home = answer.residence { return [home] }
        return answer.readings.count == 1 ? answer.readings : answer.codes
    }

    /// Built for the first text that is no code.
    private func open() -> (AddressResolver, AddressScratch) {
        let built = AddressResolver(register: areas)
        let opened = (built, built.makeScratch())
        resolver = opened
        return opened
    }

    static func noSuchArea(_ text: String) -> Bilingual {
        Bilingual(
            vi: "không có đơn vị hành chính mã \"\(excerpt(text))\".",
            en: "there is no area with the code \"\(excerpt(text))\".")
    }
}
