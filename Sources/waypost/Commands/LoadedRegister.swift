internal import Base
internal import Competence
internal import WorkingTime

/// A register read for one run: its files, and what commands ask of them, each read when it is first needed.
struct LoadedRegister {
    let place: RegisterPlace
    let files: RegisterFiles

    /// - Parameter folder: of the register itself, as given to `waypost register check`; nil: the usual places.
    init(_ call: Call, folder: String? = nil) throws {
        place = try folder.map(RegisterPlace.init(folder:)) ?? RegisterPlace.find(call)
        files = try RegisterFolder.files(place.folder)
    }

    func edition() throws -> Edition { try Edition(files: files, areas: RegisterFolder.areas(files)) }

    func calendar() throws -> WorkCalendar {
        let tables = tables("calendar.csv")
        if tables.isEmpty { throw RegisterFolder.missing("calendar.csv") }
        return try WorkCalendar.read(tables)
    }

    func hours() throws -> HoursBook { try HoursBook.read(tables("hours.csv")) }

    /// Reads what due dates need, and sees that hours are kept for branches that exist: part of any proof.
    func checkTimes(_ register: Register) throws {
        _ = try calendar()
        _ = try hours()
        var faults: [DataFault] = []
        for table in tables("hours.csv") {
            let csv = try CSV(file: table.file, bytes: table.bytes, columns: ["branch", "kind"], allowOthers: true)
            for row in csv.rows { faults += Self.strangers(row, csv, register) }
        }
        if !faults.isEmpty { throw DataFaults(faults) }
    }

    private static func strangers(_ row: CSV.Row, _ csv: CSV, _ register: Register) -> [DataFault] {
        let (branch, kind) = (row[csv.column("branch")], row[csv.column("kind")])
        var faults: [DataFault] = []
        if !branch.isEmpty, register.branches.number(branch) == nil {
            faults.append(stranger(row, csv.column("branch"), branch))
        }
        if !kind.isEmpty, !register.branches.rows.contains(where: { $0.kind == kind }) {
            faults.append(stranger(row, csv.column("kind"), kind))
        }
        return faults
    }

    private static func stranger(_ row: CSV.Row, _ column: CSV.Column?, _ name: String) -> DataFault {
        row.fault(
            "reference.unknown", column,
            problem: Bilingual(
                vi: "Không có \"\(excerpt(name))\" trong branches.csv.",
                en: "There is no \"\(excerpt(name))\" in branches.csv."),
            mend: Bilingual(
                vi: "Thêm vào branches.csv, hoặc sửa lại.", en: "Add it to branches.csv, or correct it."))
    }

    private func tables(_ name: String) -> [TableBytes] {
        files.files.filter { $0.name.hasSuffix("/" + name) }.map { TableBytes(file: $0.name, bytes: $0.bytes) }
    }
}

/// Options that several commands share.
enum AskOptions {
    static let procedure = Option<String>.text(
        "procedure", Bilingual(vi: "MÃ", en: "CODE"),
        Bilingual(vi: "mã thủ tục, như 1.001193", en: "code of the procedure, like 1.001193"))
    static let variant = Option<String>.text(
        "variant", Bilingual(vi: "TRƯỜNG HỢP", en: "CASE"),
        Bilingual(vi: "trường hợp của thủ tục", en: "case of the procedure"))
    static let branch = Option<String>.text(
        "at", Bilingual(vi: "QUẦY", en: "BRANCH"), Bilingual(vi: "nơi nộp hồ sơ", en: "where it is lodged"))
    static let channel = Option<Channel>.choice(
        "channel", Bilingual(vi: "cách nộp (mặc định: counter)", en: "how it is lodged (default: counter)"))
    static let date = Option<CivilDate>.date(
        "on", Bilingual(vi: "hỏi cho ngày nào (mặc định: hôm nay)", en: "the day it is asked for (default: today)"))
}

extension Option where Value == LocalMoment {
    /// A day with an hour; a day alone is its first hour of business, 08:00.
    static func moment(_ name: String, _ summary: Bilingual, required: Bool = false) -> Option {
        Option(
            name, value: Bilingual(vi: "THỜI ĐIỂM", en: "MOMENT"), summary, required: required,
            expected: Bilingual(
                vi: "một thời điểm như 2026-11-21T10:00, hoặc một ngày như 2026-11-21 (hiểu là 08:00)",
                en: "a moment like 2026-11-21T10:00, or a day like 2026-11-21 (taken as 08:00)"),
            read: { readMoment($0) })
    }
}

func readMoment(_ text: String) -> LocalMoment? {
    LocalMoment(text) ?? CivilDate(text).map { LocalMoment($0, minute: 8 * 60) }
}
