internal import Base
internal import Competence
internal import Desk
internal import Glibc
internal import HTTP
internal import Store

private let listen = Option<String>.text(
    "listen", Bilingual(vi: "MÁY:CỔNG", en: "HOST:PORT"),
    Bilingual(
        vi: "địa chỉ lắng nghe (mặc định 127.0.0.1:8080; cổng 0: cổng trống bất kỳ), có thể nói nhiều lần",
        en: "where to listen (default 127.0.0.1:8080; port 0 picks a free one); may be given several times"),
    repeats: true)
private let data = Option<String>.text(
    "data", Bilingual(vi: "THƯ MỤC", en: "DIR"),
    Bilingual(
        vi: "thư mục dữ liệu (mặc định: WAYPOST_DATA, rồi waypost-data)",
        en: "data folder (default: WAYPOST_DATA, then waypost-data)"))
private let origin = Option<String>.text(
    "origin", Bilingual(vi: "ĐỊA CHỈ", en: "URL"),
    Bilingual(
        vi: "địa chỉ người dùng thấy, như https://waypost.example.vn (sau nginx); mặc định http://MÁY:CỔNG để thử",
        en:
            "the address people see, like https://waypost.example.vn (behind nginx); default http://HOST:PORT, for trials"
    ))
private let proxy = Option<String>.text(
    "trusted-proxy", Bilingual(vi: "MẠNG", en: "NET"),
    Bilingual(
        vi: "tin X-Forwarded-For từ địa chỉ hoặc mạng này (10.0.0.0/8), có thể nói nhiều lần",
        en: "believe X-Forwarded-For from this address or network (10.0.0.0/8); may be given several times"),
    repeats: true)
private let accessLog = Option<String>.text(
    "access-log", Bilingual(vi: "TỆP", en: "FILE"),
    Bilingual(
        vi: "nhật ký truy cập, mỗi dòng một đối tượng JSON, không có dữ liệu cá nhân (- là đầu ra chuẩn)",
        en: "access log, a JSON object a line, without personal data (- is standard output)"))
private let loops = Option<Int>.count(
    "loops", Bilingual(vi: "số vòng lặp sự kiện (mặc định 2)", en: "event loops (default 2)"))
private let demo = Option<Bool>.flag(
    "demo",
    Bilingual(
        vi: "điền một thành phố giả định vào thư mục dữ liệu trống, in các tài khoản thử; đã điền thì chỉ chạy",
        en: "fill an empty data folder with an invented city and print its accounts; one filled before is just served"))

let serveCommand = Command(
    name: "serve",
    summary: Bilingual(vi: "chạy máy chủ hồ sơ", en: "run the dossier service"),
    story: [
        Bilingual(
            vi:
                "Mở sổ thẩm quyền và thư mục dữ liệu, in địa chỉ khi đã sẵn sàng, rồi chạy đến khi nhận SIGTERM hoặc "
                + "Ctrl-C; việc đã nhận được làm xong trước khi dừng. Lần đầu chạy in mật khẩu dùng một lần của người "
                + "vận hành.",
            en:
                "Opens the register and the data folder, prints its address once it answers, and runs until SIGTERM or "
                + "Ctrl-C; what was accepted is finished first. The first start prints the operator's one-time password."
        ),
        Bilingual(
            vi: "Chỉ lắng nghe trên máy này trừ khi nói khác; TLS do nginx phía trước đảm nhiệm (ops/nginx).",
            en: "It listens on this machine only unless told otherwise; nginx in front brings TLS (ops/nginx)."),
    ],
    options: [listen.spec, data.spec, origin.spec, proxy.spec, accessLog.spec, loops.spec, demo.spec],
    examples: [
        Command.Example(
            line: "waypost serve --data /var/lib/waypost",
            tells: Bilingual(vi: "sổ của Thành phố Hồ Chí Minh, cổng 8080", en: "the HCMC register, port 8080")),
        Command.Example(
            line: "waypost serve --demo --data demo-data",
            tells: Bilingual(
                vi: "vài trăm hồ sơ giả định, mật khẩu in sẵn để thử",
                en: "some hundred invented dossiers, with passwords to try")),
    ],
    run: { try Serving(call: $0)() })

/// Where the data lie, for every command that opens them.
enum DataPlace {
    static func find(_ call: Call) -> String { call[data] ?? call.surroundings["WAYPOST_DATA"] ?? "waypost-data" }
    static let option = data
}

/// One run of the server, from opening the data to the last answer.
private struct Serving {
    let call: Call

    func callAsFunction() throws -> Exit {
        // Before the first thread: all inherit the mask, and this thread alone waits for signals.
        let signals = Signals([SIGTERM, SIGINT, SIGHUP])
        let register = try LoadedRegister(call)
        let store = try House.store(DataPlace.find(call))
        defer { store.stop() }
        let invented = try call.has(demo) ? Demo(call, store, routing: register.place.routing) : nil
        let editions = EditionDesk(ledger: store)
        let started = try editions.start(
            folder: (name: register.place.folder, files: register.files), at: Clock.system.now(),
            since: invented?.begin)
        let greeting = try invented?(editions.shelf)
        let house = try house(store, editions)
        defer { house.stop() }
        try call.output.line(started.sentence[call.language])
        try firstStart(house.service)
        house.open()
        for line in greeting?.lines(call.language, at: house.server.addresses.first ?? "localhost") ?? [] {
            try call.output.line(line)
        }
        try greet(house)
        var isTold = false
        signals.wait {
            house.tick()
            guard !isTold, let trouble = house.store.trouble else { return }
            isTold = true
            tell(trouble)
        }
        return .answered
    }

    /// Once, on standard error, for whoever reads the journal of the machine. The server goes on reading.
    private func tell(_ trouble: DataFault) {
        _ = try? call.refuse(trouble.code, trouble.problem, mend: trouble.mend)
    }

    private func house(_ store: Store, _ editions: EditionDesk) throws -> House {
        let front = House.Front(origin: call[origin], isDemo: try DemoMark.isSet(store))
        let log = try call[accessLog].map { try LogFile($0) }
        do { return try House(store, editions, configuration(log), front) } catch let fault as StartFault {
            throw listenFault(fault)
        }
    }

    private func configuration(_ log: LogFile?) throws -> Configuration {
        var configuration = Configuration(clock: .system)
        let places = call.all(listen)
        configuration.listen = places.isEmpty ? ["127.0.0.1:8080"] : places
        configuration.trustedProxies = try call.all(proxy).map { text in
            guard let network = Network(text) else {
                throw call.misuse(
                    Bilingual(
                        vi: "--trusted-proxy: \"\(excerpt(text))\" không phải địa chỉ hay mạng.",
                        en: "--trusted-proxy: \"\(excerpt(text))\" is neither an address nor a network."))
            }
            return network
        }
        configuration.loops = call[loops] ?? 2
        if let log { configuration.accessLog = { log.write($0) } }
        return configuration
    }

    private func firstStart(_ service: Service) throws {
        let opened = try waitForAnswer { service.administration.openHouse(at: Clock.system.now(), answer: $0) }
        guard let words = opened?.firstWords else { return }
        try call.output.line(words[call.language])
    }

    private func greet(_ house: House) throws {
        let note =
            house.service.parts.isDemo
            ? Bilingual(vi: " (bản thử, mọi thứ là giả định)", en: " (demo, all invented)") : Bilingual(same: "")
        for address in house.server.addresses {
            let greeting = Bilingual(
                vi: "Waypost đang chạy tại http://\(address)\(note.vi)",
                en: "Waypost is at http://\(address)\(note.en)")
            try call.output.line(greeting[call.language])
        }
        try call.output.flush()
    }

    private func listenFault(_ fault: StartFault) -> DataFault {
        DataFault(
            "serve.cannot-listen", file: call.all(listen).first ?? "127.0.0.1:8080",
            problem: fault.message,
            mend: Bilingual(
                vi: "Chọn địa chỉ khác bằng --listen, hoặc tìm chương trình đang giữ cổng.",
                en: "Choose another with --listen, or see which program holds the port."))
    }
}
