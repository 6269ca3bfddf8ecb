internal import Base
internal import Competence

/// The folder of a register; without it, the usual one.
let registerFolder = Operand(
    name: Bilingual(vi: "THƯ MỤC", en: "DIR"), arity: .maybeOne,
    summary: Bilingual(
        vi: "thư mục của sổ, như Routing/hcmc (mặc định: sổ đang dùng)",
        en: "folder of the register, like Routing/hcmc (default: the one in use)"))

let registerCommand = Command(
    name: "register",
    summary: Bilingual(
        vi: "sổ thẩm quyền: xem, nhận dạng, chứng minh", en: "the register of competence: look, name, prove"),
    children: [registerCheckCommand, registerDiffCommand, registerShowCommand, registerHashCommand])

let registerHashCommand = Command(
    name: "hash",
    summary: Bilingual(vi: "mã nhận dạng của ấn bản", en: "the hash that names the edition"),
    story: [
        Bilingual(
            vi:
                "SHA-256 của tên và nội dung mọi bảng, kể cả bảng dùng chung của cả nước. Đổi một ô là một ấn bản khác.",
            en: "SHA-256 over the names and contents of all tables, the national ones included. One changed field is "
                + "another edition.")
    ],
    operands: [registerFolder],
    examples: [
        Command.Example(
            line: "waypost register hash Routing/danang",
            tells: Bilingual(vi: "ấn bản của Đà Nẵng", en: "the edition of Da Nang"))
    ],
    run: { call in
        let register = try LoadedRegister(call, folder: call.operands.first)
        let hash = Edition.hash(of: register.files).description
        if call.manner.form == .json {
            var json = JSONWriter()
            json.object { $0.field("edition", hash) }
            try call.output.line(json.text)
        } else {
            try call.output.line(hash)
        }
        return .answered
    })

/// One row a table: how much of it is real, derived or invented.
func showTables(of register: LoadedRegister, _ call: Call) throws {
    var writer = try TableWriter(originColumns, call)
    for file in register.files.files where !file.name.hasSuffix("/register.csv") {
        let counts = try origins(file.name, file.bytes)
        try writer.row([.text(file.name), .number(counts.reduce(0, +))] + counts.map { .number($0) })
    }
    try writer.end()
}

private let originColumns = [
    TableColumn("table", vi: "bảng", en: "table"), TableColumn("rows", vi: "dòng", en: "rows", isNumber: true),
    TableColumn("real", vi: "thật", en: "real", isNumber: true),
    TableColumn("derived", vi: "suy ra", en: "derived", isNumber: true),
    TableColumn("invented", vi: "giả định", en: "invented", isNumber: true),
]

/// Rows of a table that are real, derived and invented, in this order.
private func origins(_ name: String, _ bytes: [UInt8]) throws -> [Int] {
    let table = try CSV(file: name, bytes: bytes, columns: ["origin"], allowOthers: true)
    var counts: [String: Int] = [:]
    let column = table.column("origin")
    for row in table.rows { counts[row[column], default: 0] += 1 }
    return Origin.allCases.map { counts[$0.rawValue] ?? 0 }
}
