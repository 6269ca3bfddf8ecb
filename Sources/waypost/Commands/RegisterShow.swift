internal import Areas
internal import Base
internal import Competence

/// What of a register can be listed.
private enum Listing: String, CaseIterable {
    case tables, procedures, rules, agencies, branches
}

let registerShowCommand = Command(
    name: "show",
    summary: Bilingual(
        vi: "xem sổ: các bảng, thủ tục, quy tắc, cơ quan, quầy, hoặc trọn một thủ tục",
        en: "look at the register: tables, procedures, rules, agencies, branches, or one procedure whole"),
    story: [
        Bilingual(
            vi:
                "Không nói gì thì là các bảng, bao nhiêu dòng thật, suy ra, giả định. Một mã thủ tục cho mọi điều sổ biết "
                + "về thủ tục đó, mỗi dòng với tệp và số dòng.",
            en: "Without a word: the tables, and how many rows are real, derived, invented. The code of a procedure "
                + "gives everything the register knows of it, each row with its file and line.")
    ],
    operands: [
        Operand(
            name: Bilingual(vi: "GÌ", en: "WHAT"), arity: .maybeOne,
            summary: Bilingual(
                vi: "tables, procedures, rules, agencies, branches, hoặc một mã thủ tục như 1.001193",
                en: "tables, procedures, rules, agencies, branches, or the code of a procedure, like 1.001193")),
        registerFolder,
    ],
    examples: [
        Command.Example(
            line: "waypost register show branches",
            tells: Bilingual(vi: "các quầy tiếp nhận", en: "the branches that take dossiers in")),
        Command.Example(
            line: "waypost register show 1.001193",
            tells: Bilingual(vi: "trọn thủ tục đăng ký khai sinh", en: "birth registration, whole")),
    ],
    run: { call in
        let wanted = try Wanted(call)
        let register = try LoadedRegister(call, folder: wanted.folder)
        switch wanted.what {
        case .list(.tables): try showTables(of: register, call)
        case .list(let listing): try RegisterLists(edition: register.edition(), call: call).show(listing)
        case .procedure(let code): try ProcedureSheet(register.edition(), code, call.spoken).show()
        }
        return .answered
    })

/// The words of `register show`, told apart: what, and of which register.
private struct Wanted {
    enum What {
        case list(Listing)
        case procedure(String)
    }
    var what = What.list(.tables)
    var folder: String?

    init(_ call: Call) throws {
        var words = call.operands[...]
        if let word = words.first {
            if let listing = Listing(rawValue: word) {
                what = .list(listing)
                words.removeFirst()
            } else if let code = ProcedureCode(word) {
                what = .procedure(code.canonical)
                words.removeFirst()
            } else if words.count > 1 || !word.contains("/") && !FileBytes.exists(word) {
                throw call.misuse(Self.unknown(word), mend: Self.known)
            }
        }
        folder = words.first
    }

    private static func unknown(_ word: String) -> Bilingual {
        Bilingual(
            vi: "\"\(excerpt(word))\" không phải thứ xem được, cũng không phải thư mục.",
            en: "\"\(excerpt(word))\" is nothing that can be shown, and no folder.")
    }

    private static let known = Bilingual(
        vi: "Xem được: \(Listing.allCases.map(\.rawValue).joined(separator: ", ")), hoặc một mã thủ tục.",
        en: "What can be shown: \(Listing.allCases.map(\.rawValue).joined(separator: ", ")), or a procedure's code.")
}

/// Rows of a register as tables.
private struct RegisterLists {
    let edition: Edition
    let call: Call
    private var register: Register { edition.register }

    func show(_ listing: Listing) throws {
        switch listing {
        case .tables: return
        case .procedures:
            try ProcedureList(edition: edition, call: call).show(Array(0..<Int32(register.procedures.count)))
        case .rules: try rules()
        case .agencies: try agencies()
        case .branches: try branches()
        }
    }

    private func rules() throws {
        var writer = try TableWriter(
            [
                TableColumn("rule", vi: "quy tắc", en: "rule"), TableColumn("for", vi: "cho", en: "for"),
                TableColumn("area", vi: "địa bàn", en: "area"), TableColumn("conditions", vi: "khi", en: "when"),
                TableColumn("outcome", vi: "kết quả", en: "outcome"), TableColumn("act", vi: "văn bản", en: "act"),
                TableColumn("article", vi: "điều", en: "article"), TableColumn("from", vi: "từ", en: "from"),
                TableColumn("to", vi: "đến trước", en: "to"), TableColumn("origin", vi: "nguồn", en: "origin"),
                TableColumn("place", vi: "ở", en: "place"),
            ], call)
        for rule in register.rules.rows {
            try writer.row([
                .text(rule.id), .text(register.subject(of: rule)),
                .text(rule.area.map { edition.areas.reference(of: $0).description } ?? ""),
                .list(rule.conditions.map { "\($0.key)=\($0.values.joined(separator: "|"))" }),
                .text(register.told(rule.outcome)), .text(register.acts[rule.act].id), .text(rule.article),
                .date(rule.validity.from), .date(rule.validity.to), .origin(rule.provenance.origin),
                .text(rule.provenance.place),
            ])
        }
        try writer.end()
    }

    private func agencies() throws {
        var writer = try TableWriter(
            [
                TableColumn("agency", vi: "cơ quan", en: "agency"), TableColumn("role", vi: "vai trò", en: "role"),
                TableColumn("area", vi: "địa bàn", en: "area"), TableColumn("name", vi: "tên", en: "name"),
                TableColumn("address", vi: "địa chỉ", en: "address"),
                TableColumn("superior", vi: "cấp trên", en: "superior"), TableColumn("from", vi: "từ", en: "from"),
                TableColumn("to", vi: "đến trước", en: "to"), TableColumn("origin", vi: "nguồn", en: "origin"),
            ], call)
        for agency in register.agencies.rows {
            try writer.row([
                .text(agency.id), .text(register.roles[agency.role].id),
                .text(edition.areas.reference(of: agency.area).description), .words(agency.name),
                .text(agency.address), .text(agency.superior), .date(agency.validity.from), .date(agency.validity.to),
                .origin(agency.provenance.origin),
            ])
        }
        try writer.end()
    }

    private func branches() throws {
        var writer = try TableWriter(
            [
                TableColumn("branch", vi: "quầy", en: "branch"), TableColumn("kind", vi: "loại", en: "kind"),
                TableColumn("area", vi: "xã, phường", en: "commune"), TableColumn("name", vi: "tên", en: "name"),
                TableColumn("address", vi: "địa chỉ", en: "address"),
                TableColumn("phone", vi: "điện thoại", en: "phone"),
                TableColumn("origin", vi: "nguồn", en: "origin"),
            ], call)
        for branch in register.branches.rows {
            try writer.row([
                .text(branch.id), .text(branch.kind), .text(edition.areas.reference(of: branch.area).description),
                .words(branch.name), .text(branch.address), .text(branch.phone),
                .origin(branch.provenance.origin),
            ])
        }
        try writer.end()
    }
}

extension Cell {
    /// An open end is empty.
    static func date(_ date: CivilDate) -> Cell {
        date == .distantPast || date == .distantFuture ? .empty : .text(date.description)
    }
}

extension Validity {
    /// `from 2025-07-01 until before 2027-03-01`; an open end is not told.
    var words: Bilingual {
        let (starts, ends) = (from != .distantPast, to != .distantFuture)
        return switch (starts, ends) {
        case (true, true): Bilingual(vi: "từ \(from) đến trước \(to)", en: "from \(from) until before \(to)")
        case (true, false): Bilingual(vi: "từ \(from)", en: "from \(from)")
        case (false, true): Bilingual(vi: "đến trước \(to)", en: "until before \(to)")
        case (false, false): Bilingual(vi: "không giới hạn ngày", en: "on any date")
        }
    }
}

extension Register {
    /// The procedure's code, the sector, or a star for every procedure.
    func subject(of rule: CompetenceRule) -> String {
        switch rule.selector {
        case .procedure(let number): procedures[number].id
        case .sector(let sector): sector
        case .every: "*"
        }
    }

    /// `role commune-committee`, `agency hcmc-doc`, `on-the-spot`, …
    func told(_ outcome: RuleOutcome) -> String {
        switch outcome {
        case .role(let role): "\(outcome.code) \(roles[role].id)"
        case .agency(let agency), .manualDesk(let agency): "\(outcome.code) \(agencies[agency].id)"
        case .heldElsewhere(let system): "\(outcome.code) \(systems[system].id)"
        case .notOffered, .onTheSpot: outcome.code
        }
    }
}
