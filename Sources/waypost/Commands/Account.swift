internal import Base
internal import Desk
internal import Store

private let login = Operand(
    name: Bilingual(vi: "TÊN ĐĂNG NHẬP", en: "LOGIN"), arity: .one,
    summary: Bilingual(
        vi: "3 đến 64 chữ thường, chữ số, . _ - @", en: "3 to 64 small letters, digits, . _ - @"))
private let fullName = Option<String>.text(
    "name", Bilingual(vi: "TÊN", en: "NAME"),
    Bilingual(vi: "tên người dùng, như trên giấy tiếp nhận", en: "the person's name, as on receipts"), required: true)
private let grants = Option<String>(
    "grant", value: Bilingual(vi: "VAI@NƠI", en: "ROLE@PLACE"),
    Bilingual(
        vi: "quyền, như receptionist@branch:MÃ, case-officer@agency:MÃ, operator@everything",
        en: "a right, like receptionist@branch:ID, case-officer@agency:ID, operator@everything"),
    required: true, repeats: true,
    expected: Bilingual(
        vi: "vai và nơi; vai là một trong \(Role.allCases.map(\.rawValue).joined(separator: ", "))",
        en: "a role and its place; the role is one of \(Role.allCases.map(\.rawValue).joined(separator: ", "))"),
    read: { Grant($0).flatMap { $0.isSensible ? $0.text : nil } })
private let speaks = Option<Language>.choice(
    "speaks", Bilingual(vi: "ngôn ngữ của người đó (mặc định: vi)", en: "the person's language (default: vi)"))

private let offline = Bilingual(
    vi: "Làm việc thẳng trên thư mục dữ liệu khi máy chủ đã dừng. Máy chủ đang chạy thì dùng API: /api/v1/accounts.",
    en: "Works on the data folder itself while the server is stopped. When it runs, use the API: /api/v1/accounts.")
private let once = Bilingual(
    vi:
        "Mật khẩu dùng một lần chỉ hiện ở đây; người đó đăng nhập trong \(OneTimePassword.days) ngày và đặt mật khẩu của "
        + "mình.",
    en: "The one-time password is shown here and nowhere else; the person signs in within \(OneTimePassword.days) days "
        + "and chooses another.")

let accountCommand = Command(
    name: "account",
    summary: Bilingual(vi: "tài khoản, khi máy chủ đã dừng", en: "accounts, while the server is stopped"),
    story: [offline],
    children: [accountListCommand, accountCreateCommand, accountResetCommand, accountDisableCommand])

let accountListCommand = Command(
    name: "list",
    summary: Bilingual(vi: "ai đăng nhập được, với quyền gì", en: "who can sign in, with which rights"),
    story: [offline], options: [DataPlace.option.spec],
    examples: [
        Command.Example(
            line: "waypost account list --data /var/lib/waypost",
            tells: Bilingual(vi: "theo tên đăng nhập", en: "by login"))
    ],
    run: { call in try AccountHouse(call).run { try $0.list() } })

let accountCreateCommand = Command(
    name: "create",
    summary: Bilingual(vi: "tài khoản mới, với mật khẩu dùng một lần", en: "a new account with a one-time password"),
    story: [once, offline], operands: [login],
    options: [fullName.spec, grants.spec, speaks.spec, DataPlace.option.spec],
    examples: [
        Command.Example(
            line:
                "waypost account create lan.nguyen --name 'Nguyễn Thị Lan' --grant receptionist@branch:hcm-centre-thu-duc",
            tells: Bilingual(vi: "một cán bộ tiếp nhận ở Thủ Đức", en: "a receptionist at Thủ Đức"))
    ],
    run: { call in try AccountHouse(call).run { try $0.create() } })

let accountResetCommand = Command(
    name: "reset",
    summary: Bilingual(vi: "mật khẩu dùng một lần khác", en: "another one-time password"),
    story: [
        Bilingual(
            vi: "Cho người quên mật khẩu, kể cả người vận hành duy nhất. Mọi phiên của họ kết thúc.",
            en: "For somebody who forgot theirs, also the only operator. All their sessions end."), once, offline,
    ], operands: [login], options: [DataPlace.option.spec],
    examples: [
        Command.Example(
            line: "waypost account reset operator --data /var/lib/waypost",
            tells: Bilingual(vi: "người vận hành quên mật khẩu", en: "the operator forgot the password"))
    ],
    run: { call in try AccountHouse(call).run { try $0.reset() } })

let accountDisableCommand = Command(
    name: "disable",
    summary: Bilingual(vi: "đóng một tài khoản", en: "close an account"),
    story: [
        Bilingual(
            vi: "Không ai đăng nhập bằng nó nữa, mọi phiên kết thúc; việc đã làm vẫn ghi tên nó.",
            en: "Nobody signs in with it any more and its sessions end; what it did keeps its name."), offline,
    ], operands: [login], options: [DataPlace.option.spec],
    examples: [
        Command.Example(
            line: "waypost account disable lan.nguyen",
            tells: Bilingual(vi: "người đã nghỉ việc", en: "somebody who left"))
    ],
    run: { call in try AccountHouse(call).run { try $0.disable() } })

/// The accounts of a folder that no server holds.
private struct AccountHouse {
    let call: Call
    let store: Store
    let administration: Administration

    init(_ call: Call) throws {
        self.call = call
        var options = Store.Options()
        options.create = false
        do throws(DataFault) {
            store = try Store.open(DataPlace.find(call), options)
        } catch { throw error.code == "store.in-use" ? Self.held(error.file) : error }
        administration = Administration(ledger: store)
    }

    private static func held(_ folder: String) -> DataFault {
        DataFault(
            "store.in-use", file: folder,
            problem: Bilingual(
                vi: "Máy chủ đang giữ thư mục này.", en: "A running server holds this folder."),
            mend: Bilingual(
                vi: "Qua máy chủ: đăng nhập rồi gọi /api/v1/accounts (waypost help account); hoặc dừng máy chủ trước.",
                en: "Through the server: sign in and use /api/v1/accounts (waypost help account); or stop it first."))
    }

    func run(_ body: (AccountHouse) throws -> Exit) throws -> Exit {
        defer { store.stop() }
        return try body(self)
    }

    func list() throws -> Exit {
        var writer = try TableWriter(
            [
                TableColumn("login", vi: "đăng nhập", en: "login"), TableColumn("name", vi: "tên", en: "name"),
                TableColumn("grants", vi: "quyền", en: "rights"), TableColumn("state", vi: "tình trạng", en: "state"),
                TableColumn("lastSignIn", vi: "lần cuối", en: "last sign-in"), TableColumn("id", vi: "mã", en: "id"),
            ], call)
        let reader = try store.peopleReader()
        var after: Login?
        while true {
            let page = try reader.accounts(after: after, limit: 200)
            for account in page { try writer.row(cells(account)) }
            guard let last = page.last, page.count == 200 else { break }
            after = last.login
        }
        try writer.end()
        return .answered
    }

    private func cells(_ account: Account) -> [Cell] {
        let seen = account.lastSignIn.map { LocalMoment($0) }
        return [
            .text(account.login.description), .text(account.name), .list(account.grants.map(\.text)), state(account),
            seen.map { .text($0.description) } ?? .empty, .text(account.id.description),
        ]
    }

    private func state(_ account: Account) -> Cell {
        if account.isDisabled { return .coded("disabled", Bilingual(vi: "đã đóng", en: "disabled")) }
        return account.mustChangePassword
            ? .coded("one-time-password", Bilingual(vi: "mật khẩu dùng một lần", en: "one-time password"))
            : .coded("open", Bilingual(vi: "đang dùng", en: "open"))
    }

    func create() throws -> Exit {
        let form = NewAccount(
            login: call.operands.first ?? "", name: call[fullName] ?? "", grants: call.all(grants),
            language: call[speaks] ?? .vi)
        return try tell(
            waitForAnswer { administration.createAccount(form, by: .system, at: Clock.system.now(), answer: $0) })
    }

    func reset() throws -> Exit {
        let id = try account().id
        return try tell(
            waitForAnswer { administration.resetPassword(of: id, by: .system, at: Clock.system.now(), answer: $0) })
    }

    func disable() throws -> Exit {
        let id = try account().id
        let closed = try waitForAnswer { administration.disable(id, by: .system, at: Clock.system.now(), answer: $0) }
        if call.manner.form == .json {
            var json = JSONWriter()
            json.object {
                $0.field("login", closed.login.description)
                $0.field("disabled", closed.isDisabled)
            }
            try call.output.line(json.text)
        } else {
            try Prose(call.spoken).paragraph(
                Bilingual(vi: "Đã đóng tài khoản \(closed.login).", en: "The account \(closed.login) is closed."))
        }
        return .answered
    }

    private func account() throws -> Account {
        let text = call.operands.first ?? ""
        guard let login = Login(text), let account = try store.peopleReader().account(login: login) else {
            throw PeopleRefusal.notFound
        }
        return account
    }

    private func tell(_ opened: Opened) throws -> Exit {
        if call.manner.form == .json {
            var json = JSONWriter()
            json.object {
                $0.field("login", opened.account.login.description)
                $0.field("id", opened.account.id.description)
                $0.field("oneTimePassword", opened.password.text)
            }
            try call.output.line(json.text)
            return .answered
        }
        try Prose(call.spoken).labelled([
            (call.say("đăng nhập", "login"), opened.account.login.description),
            (call.say("mật khẩu dùng một lần", "one-time password"), opened.password.text),
        ])
        try Prose(call.spoken).paragraph(once)
        return .answered
    }
}
