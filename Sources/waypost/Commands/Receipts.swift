internal import Base
internal import Competence
internal import Glibc

/// Routing receipts on their way to a file, one a line.
final class ReceiptFile {
    static let option = Option<String>.file(
        "receipt",
        Bilingual(
            vi: "ghi phiếu định tuyến vào một tệp mới, mỗi dòng một phiếu, để sau này dựng lại",
            en: "write the routing receipts to a new file, one a line, to reproduce them later"))
    static let append = Option<Bool>.flag(
        "append",
        Bilingual(
            vi: "ghi tiếp vào cuối tệp phiếu đã có; không có tùy chọn này thì tệp đã có nội dung bị từ chối (mã 73)",
            en: "write behind the receipts that the file holds; without it a file that is not empty is refused "
                + "(exit code 73)"))

    private let descriptor: Int32
    private let output: Output

    /// The file of `--receipt`; nil when none was asked for.
    /// - Parameter input: a file that is read in the same run, and must not be written to.
    static func asked(_ call: Call, sparing input: String? = nil) throws -> ReceiptFile? {
        let appends = call.has(append)
        guard let path = call[option] else {
            if appends { throw call.misuse(alone) }
            return nil
        }
        if let input, isSame(path, input) { throw call.misuse(sameFile, mend: ofItsOwn) }
        return try ReceiptFile(path, appends: appends)
    }

    private static let alone = Bilingual(
        vi: "--append chỉ có nghĩa cùng với --receipt.", en: "--append means something only together with --receipt.")
    private static let sameFile = Bilingual(
        vi: "--receipt và --batch là cùng một tệp; ghi phiếu sẽ làm hỏng các vụ.",
        en: "--receipt and --batch are the same file; writing receipts would spoil the cases.")
    private static let ofItsOwn = Bilingual(
        vi: "Đặt tên khác cho tệp phiếu.", en: "Give the receipts a file of their own.")

    private static func isSame(_ one: String, _ other: String) -> Bool {
        var (left, right) = (stat(), stat())
        guard stat(one, &left) == 0, stat(other, &right) == 0 else { return false }
        return left.st_mode & S_IFMT == S_IFREG && left.st_dev == right.st_dev && left.st_ino == right.st_ino
    }

    /// Nothing that was kept is ever lost: a file that holds something is refused, or written behind its end.
    private init(_ path: String, appends: Bool) throws(OutputFault) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_NOCTTY | O_CLOEXEC | (appends ? O_APPEND : 0), 0o644)
        guard descriptor >= 0 else { throw .failed("\(path): \(String(cString: strerror(errno)))") }
        output = Output(descriptor)
        let size = Self.size(descriptor)
        if size > 0, !appends {
            Glibc.close(descriptor)
            throw .exists(path)
        }
        // A run that was cut short may have left half a line: what follows starts a line of its own.
        if size > 0, !Self.endsWithLine(path, size) { try output.line() }
    }

    /// Bytes in a regular file; 0 for anything else, which has nothing to lose.
    private static func size(_ descriptor: Int32) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
        return Int(status.st_size)
    }

    private static func endsWithLine(_ path: String, _ size: Int) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { Glibc.close(descriptor) } }
        var last: UInt8 = 0
        return pread(descriptor, &last, 1, size - 1) == 1 && last == UInt8(ascii: "\n")
    }

    func add(_ receipt: [UInt8]) throws {
        try output.gather {
            $0.append(contentsOf: receipt)
            $0.append(UInt8(ascii: "\n"))
        }
    }

    func close() throws {
        try output.flush()
        guard Glibc.close(descriptor) == 0 else { throw OutputFault.failed(String(cString: strerror(errno))) }
    }
}

let receiptCommand = Command(
    name: "receipt",
    summary: Bilingual(vi: "phiếu định tuyến đã cấp", en: "routing receipts issued before"),
    children: [receiptVerifyCommand])

private let editions = Option<String>.text(
    "editions", Bilingual(vi: "THƯ MỤC", en: "DIR"),
    Bilingual(
        vi: "thư mục chứa các ấn bản đã lưu, mỗi ấn bản một thư mục; ấn bản đang dùng thì luôn được xét",
        en: "folder of editions that were kept, a folder each; the one in use is always looked at"), repeats: true)

let receiptVerifyCommand = Command(
    name: "verify",
    summary: Bilingual(
        vi: "dựng lại câu trả lời cũ và so từng byte", en: "reproduce old answers and compare them byte for byte"),
    story: [
        Bilingual(
            vi:
                "Mỗi phiếu nêu dữ kiện, ngày và mã ấn bản. Ấn bản đúng mã đó được mở, câu hỏi được đặt lại, và câu trả lời "
                + "phải giống phiếu từng byte. Có phiếu nào không dựng lại được thì mã 1.",
            en: "Each receipt names facts, date and the hash of the edition. That very edition is opened, the question "
                + "put again, and the answer must equal the receipt byte for byte. When one cannot be reproduced the "
                + "exit code is 1.")
    ],
    operands: [
        Operand(
            name: Bilingual(vi: "TỆP", en: "FILE"), arity: .some,
            summary: Bilingual(
                vi: "tệp do route --receipt ghi, mỗi dòng một phiếu",
                en: "files written by route --receipt, a receipt a line"))
    ],
    options: [editions.spec],
    examples: [
        Command.Example(
            line: "waypost receipt verify receipts.jsonl --editions kept",
            tells: Bilingual(vi: "với các ấn bản lưu trong kept", en: "with the editions kept there"))
    ],
    run: { call in
        var verification = try Verification(call: call)
        return try verification()
    })

/// Receipts checked against the editions they name.
private struct Verification {
    private static let columns = [
        TableColumn("file", vi: "tệp", en: "file"), TableColumn("line", vi: "dòng", en: "line", isNumber: true),
        TableColumn("edition", vi: "ấn bản", en: "edition"), TableColumn("asOf", vi: "ngày", en: "as of"),
        TableColumn("result", vi: "kết quả", en: "result"), TableColumn("why", vi: "vì sao", en: "why"),
    ]

    let call: Call
    private var shelf: KeptEditions
    private var same = 0
    private var asked = 0

    init(call: Call) throws {
        self.call = call
        shelf = try KeptEditions(call, folders: call.all(editions))
    }

    mutating func callAsFunction() throws -> Exit {
        var writer = try TableWriter(Self.columns, call)
        for path in call.operands { try verify(path, &writer) }
        if asked == 0 { return try call.refuse("receipt.none", nothing) }
        if call.manner.form != .text || same < asked { try writer.end() }
        if call.manner.form == .text { try Prose(call).paragraph(verdict) }
        return same == asked && asked > 0 ? .answered : .negative
    }

    private let nothing = Bilingual(vi: "Không có phiếu nào để xét.", en: "There is no receipt to verify.")

    private var verdict: Bilingual {
        Bilingual(
            vi: "\(grouped(same, .vi)) trên \(grouped(asked, .vi)) phiếu dựng lại đúng từng byte.",
            en: "\(grouped(same, .en)) of \(grouped(asked, .en)) receipts are reproduced byte for byte.")
    }

    private mutating func verify(_ path: String, _ writer: inout TableWriter) throws {
        let bytes = try FileBytes.read(path)
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var progress = Progress(Bilingual(vi: "dựng lại", en: "reproducing"), total: lines.count, call)
        for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 == UInt8(ascii: "\r") }) {
            try progress.reached(index)
            asked += 1
            let found = try judge(Array(line), isFirst: index == 0)
            if found.result == "same" { same += 1 }
            if call.manner.form == .text, found.result == "same" { continue }
            try writer.row([
                .text(path), .number(index + 1), .text(found.edition), .text(found.asOf), .text(found.result),
                .words(found.why),
            ])
        }
        try progress.end()
    }

    private struct Judgement {
        var edition = ""
        var asOf = ""
        var result: String
        var why = Bilingual(same: "")
    }

    /// What an editor does to a file without being asked stands around the receipt, and is told as what it is.
    private mutating func judge(_ line: [UInt8], isFirst: Bool) throws -> Judgement {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let isMarked = isFirst && line.starts(with: mark)
        let isReturned = line.last == UInt8(ascii: "\r")
        guard isMarked || isReturned else { return try judge(line) }
        var judgement = try judge(Array(line.dropFirst(isMarked ? 3 : 0).dropLast(isReturned ? 1 : 0)))
        guard judgement.result == "same" else { return judgement }
        judgement.result = isMarked ? "byte-order-mark" : "line-ends"
        judgement.why = isMarked ? marked : returned
        return judgement
    }

    private let marked = Bilingual(
        vi: "phiếu còn nguyên, nhưng đầu tệp có dấu thứ tự byte (BOM) do chương trình khác thêm vào; hãy bỏ dấu đó",
        en: "the receipt is whole, but another program put a byte order mark (BOM) before it; remove the mark")
    private let returned = Bilingual(
        vi: "phiếu còn nguyên, nhưng dòng kết thúc bằng CR LF (một trình soạn thảo đã lưu lại tệp); đổi về LF",
        en: "the receipt is whole, but its line ends in CR LF (an editor saved the file anew); turn it back into LF")

    private mutating func judge(_ bytes: [UInt8]) throws -> Judgement {
        do throws(RoutingReceipt.Fault) {
            let receipt = try RoutingReceipt(bytes)
            let (hash, date) = (receipt.edition.description, receipt.asOf.description)
            guard let edition = shelf.edition(receipt.edition) else {
                return Judgement(edition: hash, asOf: date, result: "no-edition", why: noEdition)
            }
            let now = try receipt.reproduce(with: edition)
            return now == receipt.bytes
                ? Judgement(edition: hash, asOf: date, result: "same")
                : Judgement(edition: hash, asOf: date, result: "changed", why: changed)
        } catch { return Judgement(result: error.code, why: error.sentence) }
    }

    private let changed = Bilingual(
        vi: "phiếu đã bị sửa: cùng dữ kiện và ấn bản cho câu trả lời khác",
        en: "the receipt was altered: the same facts and edition give another answer")
    private let noEdition = Bilingual(
        vi: "không thấy ấn bản này; chỉ thư mục lưu nó bằng --editions",
        en: "that edition was not found; name the folder that keeps it with --editions")
}

/// Editions at hand, by hash; each is opened when a receipt first names it.
private struct KeptEditions {
    private var folders: [Digest: String] = [:]
    private var open: [Digest: Edition] = [:]

    /// The register in use, its neighbours in the same folder, and every register below the folders named.
    init(_ call: Call, folders named: [String]) throws {
        let place = try RegisterPlace.find(call)
        for folder in named { try add(below: folder, depth: 3) }
        try add(below: place.routing, depth: 1)
    }

    private mutating func add(below folder: String, depth: Int) throws {
        if FileBytes.exists(folder + "/register.csv") {
            let files = try RegisterFolder.files(folder)
            if files.files.contains(where: { $0.name.hasSuffix("/rules.csv") }) {
                folders[Edition.hash(of: files)] = folder
            }
            return
        }
        guard depth > 0 else { return }
        for name in try FileBytes.names(in: folder, suffix: "") where isFolder(folder + "/" + name) {
            try add(below: folder + "/" + name, depth: depth - 1)
        }
    }

    private func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    mutating func edition(_ hash: Digest) -> Edition? {
        if let known = open[hash] { return known }
        guard let folder = folders[hash], let edition = try? RegisterFolder.load(folder) else { return nil }
        open[hash] = edition
        return edition
    }
}
