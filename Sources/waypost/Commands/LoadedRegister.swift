internal import Base
internal import Competence

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

    /// The edition, and all that due dates need, for any proof.
    /// - Throws: the faults of every table together, so that a steward mends them in one go.
    func wholeEdition() throws -> WholeEdition {
        let whole = try WholeEdition(files) { () throws(DataFaults) in try RegisterFolder.areas(files) }
        try files.checkHours(whole.edition.register)
        return whole
    }

    /// Tables that a register may do without, and what is then not done; nothing here makes it wrong.
    var remarks: [(table: String, words: Bilingual)] {
        Self.spared.filter { table, _ in !files.files.contains { $0.name.hasSuffix("/" + table) } }
    }

    private static let spared: [(table: String, words: Bilingual)] = [
        (
            "points.csv",
            Bilingual(
                vi: "Không có points.csv: không biết nơi nào gần hơn, nên các lựa chọn chỉ xếp theo nơi phục vụ và mã.",
                en:
                    "There is no points.csv: nobody knows what is nearer, so choices are ordered by who serves and by id."
            )
        ),
        (
            "area-names.csv",
            Bilingual(
                vi: "Không có area-names.csv: địa chỉ dùng tên đã mất trước tháng 7/2025 sẽ không được nhận ra.",
                en:
                    "There is no area-names.csv: addresses with names that had gone before July 2025 are not recognised."
            )
        ),
    ]
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
        "at", Bilingual(vi: "QUẦY", en: "BRANCH"),
        Bilingual(
            vi: "nơi nộp hồ sơ: mã, hoặc tên có dấu hay không, khi chỉ một nơi mang tên đó",
            en: "where it is lodged: its id, or its name with or without marks where only one fits"))
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
