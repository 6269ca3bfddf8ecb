internal import Base
internal import Desk
internal import Dossiers
internal import Store

/// An end of the journal that was kept elsewhere: `SEQUENCE:CHAIN`.
let headOption = Option<JournalHead>(
    "head", value: Bilingual(vi: "SỐ:CHUỖI", en: "NUMBER:CHAIN"),
    Bilingual(
        vi: "đầu nhật ký đã ghi lại ở nơi khác, như lệnh này in ra",
        en: "the end of the journal as it was kept elsewhere, as these commands print it"),
    expected: Bilingual(
        vi: "số và 64 chữ số thập lục, như 120:9f86…", en: "a number and 64 hexadecimal digits, like 120:9f86…"),
    read: { JournalHead(text: $0) })

let journalCommand = Command(
    name: "journal",
    summary: Bilingual(
        vi: "nhật ký không sửa được: kiểm tra, đọc", en: "the journal that cannot be altered: verify, read"),
    story: [
        Bilingual(
            vi: "Đọc thẳng thư mục dữ liệu; máy chủ có thể đang chạy.",
            en: "Reads the data folder itself; the server may be running.")
    ],
    children: [journalVerifyCommand, journalShowCommand])

let journalVerifyCommand = Command(
    name: "verify",
    summary: Bilingual(
        vi: "chứng minh không dòng nào bị sửa, mất hay chèn", en: "prove that no row was altered, lost or slipped in"),
    story: [
        Bilingual(
            vi:
                "Tính lại mã băm của từng dòng và chuỗi nối các dòng, đọc mọi trang của cơ sở dữ liệu, so mọi bảng với mã "
                + "băm của nó, rồi dựng lại từng hồ sơ từ nhật ký và so với điều đang hiển thị. Có gì sai thì nói dòng đầu "
                + "tiên bị sửa hay mất, mã 1.",
            en:
                "Reckons the digest of every row and the chain between rows anew, reads every page of the database, holds "
                + "every table to its digests, then folds every dossier again from the journal and compares it with what is "
                + "shown. When something is wrong it names the first row that was altered or lost, exit code 1."),
        Bilingual(
            vi:
                "Giữ dòng \"đầu\" ở nơi khác: --head SỐ:CHUỖI sau này chứng minh nhật ký không bị cắt ngắn hay viết lại.",
            en:
                "Keep the head elsewhere: given later as --head NUMBER:CHAIN it proves that the journal was neither cut nor "
                + "written anew."),
    ],
    operands: [
        Operand(
            name: Bilingual(vi: "TỆP", en: "FILE"), arity: .maybeOne,
            summary: Bilingual(
                vi: "một bản sao lưu (mặc định: thư mục dữ liệu)", en: "a backup (default: the data folder)"))
    ],
    options: [DataPlace.option.spec, headOption.spec],
    examples: [
        Command.Example(
            line: "waypost journal verify --data /var/lib/waypost",
            tells: Bilingual(vi: "trong khi máy chủ chạy", en: "while the server runs")),
        Command.Example(
            line: "waypost journal verify waypost-2026-11-21.backup",
            tells: Bilingual(vi: "một bản sao lưu", en: "a backup")),
    ],
    run: { try JournalVerification(call: $0)() })

private struct JournalVerification {
    let call: Call

    func callAsFunction() throws -> Exit {
        let inspector =
            try call.operands.first.map { try Inspector(database: $0) }
            ?? Inspector(folder: DataPlace.find(call))
        let report = inspector.verify(witness: call[headOption])
        // Where the journal is not what it was, folding it says nothing more.
        let differences = report.flaw == nil ? try inspector.compare(Self.fold) : []
        if call.manner.form == .json {
            try tellProgram(report, differences)
        } else {
            try tell(report, differences)
        }
        return report.isWhole && differences.isEmpty ? .answered : .negative
    }

    private static func fold(_ stream: StreamID, _ rows: [JournalRow]) throws -> DossierRow? {
        try Dossiers.fold(rows.map { try $0.event() }).row
    }

    private func tell(_ report: Inspector.Report, _ differences: [String]) throws {
        let prose = Prose(call.spoken)
        let isWhole = report.isWhole && differences.isEmpty
        try prose.heading(isWhole ? Self.whole : report.flaw.map(JournalWords.told) ?? Self.damaged)
        try prose.labelled([
            (call.say("dòng nhật ký", "journal rows"), grouped(Int(report.rows), call.language)),
            (call.say("hồ sơ", "dossiers"), grouped(report.dossiers, call.language)),
            (call.say("đầu", "head"), report.head.text),
        ])
        for sentence in report.damage + differences { try prose.paragraph("! " + sentence) }
    }

    private static let whole = Bilingual(
        vi: "Nhật ký nguyên vẹn, và mọi hồ sơ đúng như nhật ký.",
        en: "The journal is whole, and every dossier is what the journal says.")
    private static let damaged = Bilingual(
        vi: "Nhật ký nguyên vẹn, nhưng dữ liệu dựng từ nó thì không:",
        en: "The journal is whole, and what was made from it is not:")

    private func tellProgram(_ report: Inspector.Report, _ differences: [String]) throws {
        var json = JSONWriter()
        json.object {
            $0.field("whole", report.isWhole && differences.isEmpty)
            $0.field("rows", Int(report.rows))
            $0.field("dossiers", report.dossiers)
            $0.field("head", report.head.text)
            if let flaw = report.flaw {
                $0.field("flaw", JournalWords.told(flaw))
                $0.field("row", Int(JournalWords.row(flaw)))
            }
            $0.array("damage") { for sentence in report.damage { $0.string(sentence) } }
            $0.array("differences") { for sentence in differences { $0.string(sentence) } }
        }
        try call.output.line(json.text)
    }
}

/// What is wrong with a journal, for people.
enum JournalWords {
    static func told(_ flaw: JournalFlaw) -> Bilingual {
        switch flaw {
        case .altered(let row):
            Bilingual(vi: "Dòng \(row) của nhật ký đã bị sửa.", en: "Row \(row) of the journal was altered.")
        case .missing(let row):
            Bilingual(vi: "Mất dòng \(row) của nhật ký.", en: "Row \(row) of the journal is missing.")
        case .reordered(let row):
            Bilingual(
                vi: "Dòng \(row) của nhật ký không nối tiếp dòng trước nó.",
                en: "Row \(row) of the journal does not follow the row before it.")
        case .truncated(let row):
            Bilingual(vi: "Nhật ký bị cắt sau dòng \(row).", en: "The journal was cut after row \(row).")
        case .otherHistory(let row):
            Bilingual(
                vi: "Đến dòng \(row), nhật ký không phải nhật ký mà đầu của nó đã được giữ.",
                en: "At row \(row) the journal is not the one whose head was kept.")
        }
    }

    static func row(_ flaw: JournalFlaw) -> Int64 {
        switch flaw {
        case .altered(let row), .missing(let row), .reordered(let row), .truncated(let row), .otherHistory(let row): row
        }
    }
}

extension JournalHead {
    /// `120:9f86…`
    var text: String { "\(sequence):\(Digest(bytes: chain)?.description ?? "")" }

    init?(text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let sequence = Int64(parts[0]), sequence >= 0, let chain = Digest(hex: parts[1]) else {
            return nil
        }
        self.init(sequence: sequence, chain: chain.bytes)
    }
}
