internal import Base
internal import Competence
internal import Desk
internal import HTTP
internal import Pages

/// Proposing an edition: files from a spreadsheet, or one table edited in the page.
enum StewardUpload {
    static let all = [show, send, showTable, sendTable]

    /// What a text field of a browser still handles well, and a form of ours takes.
    static let mostText = 150_000

    static let show = Endpoint.page(
        "GET", "/editions/new", "newEdition", "To send the tables of an edition.", .needs([.proposeEdition], .house),
        work: .slow { exchange, answer in
            let state = FormState(exchange.language, values: [("extent", "some")])
            answer(.success(.page(try UploadDesk(exchange).page(state))))
        })

    static let send = filesPage { exchange, answer in
        let desk = try UploadDesk(exchange)
        guard exchange.request.contentType == MultipartForm.type else {
            throw PageInstead(422, desk.page(FormState(exchange.language, faults: [desk.noFiles])))
        }
        guard let sent = SentTables(exchange.request) else {
            throw PageInstead(422, desk.page(FormState(exchange.language), refused: Phrase.upUnreadable))
        }
        answer(.success(try desk.take(sent)))
    }

    /// No body is held of anybody who may not propose: see ``House``.
    private static func filesPage(
        _ work: @escaping @Sendable (Exchange, @escaping Answer) throws -> Void
    ) -> Endpoint {
        var endpoint = Endpoint.page(
            "POST", "/editions/new", "sendEdition", "Checks tables and proposes them.",
            .needs([.proposeEdition], .house), body: .object([]), work: .slow(work))
        endpoint.takesFiles = true
        endpoint.bodyBytes = EditionUpload.mostBytes + (1 << 20)
        return endpoint
    }

    static let showTable = Endpoint.page(
        "GET", "/editions/draft/{folder}/{table}", "showTable", "One table to edit.",
        .needs([.proposeEdition], .house),
        work: .slow { exchange, answer in
            let desk = try UploadDesk(exchange)
            let text = try desk.text(of: exchange.table)
            let state = FormState(exchange.language, values: [("text", text)])
            answer(.success(.page(desk.tablePage(state, nil))))
        })

    static let sendTable = tablePage { exchange, answer in
        answer(.success(try UploadDesk(exchange).takeTable()))
    }

    private static func tablePage(
        _ work: @escaping @Sendable (Exchange, @escaping Answer) throws -> Void
    ) -> Endpoint {
        var endpoint = Endpoint.page(
            "POST", "/editions/draft/{folder}/{table}", "sendTable", "Looks at an edited table, or proposes it.",
            .needs([.proposeEdition], .house),
            body: .object([
                .may("base", .text(max: 64), ""), .may("act", .choice(["try", "propose"]), ""),
                .may("note", .text(max: 1000), ""), .may("text", .text(max: 300_000), "The table as CSV."),
            ]), work: .slow(work))
        endpoint.bodyBytes = 1 << 20
        return endpoint
    }
}

extension Exchange {
    fileprivate var table: String { "\(value("folder"))/\(value("table"))" }
}

/// What a browser sent: files, and the fields beside them.
struct SentTables {
    private(set) var files: [(name: String, bytes: [UInt8])] = []
    private var fields: [String: String] = [:]

    /// - Returns: nil where it is not what a browser of ours would send.
    init?(_ request: Request) {
        guard let form = try? MultipartForm(request.body, contentType: request.header("Content-Type") ?? "") else {
            return nil
        }
        for part in form.parts {
            if let file = part.file {
                // No file chosen: an empty name.
                if !file.isEmpty { files.append((file, Array(part.content))) }
            } else {
                guard let text = part.text, fields.updateValue(text, forKey: part.name) == nil else { return nil }
            }
        }
    }

    func text(_ name: String) -> String { fields[name]?.replacing("\r\n", with: "\n") ?? "" }

    /// In folders: a file's own, or the one that was chosen for all.
    var tables: RegisterFiles {
        var tables = RegisterFiles()
        for file in files {
            let parts = file.name.split(separator: "/")
            let name = parts.count > 1 ? parts.suffix(2).joined(separator: "/") : "\(text("folder"))/\(file.name)"
            tables.add(name, file.bytes)
        }
        return tables
    }
}

/// One upload on its way to a proposal.
private struct UploadDesk {
    let exchange: Exchange
    private let active: RegisterInForce
    private let record: EditionRecord

    init(_ exchange: Exchange) throws {
        self.exchange = exchange
        active = try exchange.service.register(at: exchange.now)
        record = try exchange.service.editions.record(active.hash)
    }

    private var base: (hash: String, number: Int) { ("\(active.hash)", record.number) }

    let noFiles = FieldFault("files", Phrase.upNoFiles)

    func page(_ state: FormState, _ trial: TrialView? = nil, refused: Bilingual? = nil) -> [UInt8] {
        UploadPages.new(exchange.shell, state, base: base, tables: tables, trial: trial, refused: refused)
    }

    private var tables: [UploadPages.Table] {
        record.files.compactMap { file in
            let parts = file.name.split(separator: "/").map(String.init)
            guard parts.count == 2 else { return nil }
            return UploadPages.Table(
                folder: parts[0], name: parts[1], size: file.size, isSmall: file.size <= StewardUpload.mostText)
        }.sorted { ($0.folder == own ? 0 : 1, $0.folder, $0.name) < ($1.folder == own ? 0 : 1, $1.folder, $1.name) }
    }

    /// The folder of the register itself, not one it includes: the one whose tables change most.
    private var own: String {
        let id = active.edition.register.manifest.id
        return record.files.contains { $0.name.hasPrefix("\(id)/") } ? id : ""
    }

    /// Files: kept only when they can be read and are proved.
    func take(_ sent: SentTables) throws -> Reply {
        var state = FormState(
            exchange.language, values: ["note", "folder", "extent"].map { (name: $0, value: sent.text($0)) })
        let note = sent.text("note")
        if sent.files.isEmpty { state.faults.append(noFiles) }
        if note.utf8.allSatisfy({ $0 <= 0x20 }) { state.faults.append(FieldFault("note", Phrase.trNoteMissing)) }
        if !state.faults.isEmpty { throw PageInstead(422, page(state)) }
        let upload = EditionUpload(
            files: sent.tables, note: note, base: sent.text("extent") == "all" ? nil : active.hash)
        let trial = try tried(upload) { refused in PageInstead(422, page(state, refused: refused)) }
        if trial.mayBeProposed { return try exchange.propose(upload) }
        let refused = trial.faults.isEmpty && trial.known == nil ? Phrase.upNotProved : nil
        throw PageInstead(422, page(state, TrialView(trial, exchange, files: upload.files), refused: refused))
    }

    /// The rules of the house about names and sizes are told on the page.
    private func tried(_ upload: EditionUpload, _ again: (Bilingual) -> PageInstead) throws -> EditionTrial {
        let caught: any Error
        do { return try exchange.service.editions.trial(upload, at: exchange.now) } catch { caught = error }
        if case .refused(let refusal)? = caught as? EditionFault { throw again(refusal.sentence) }
        throw caught
    }
}

// One table as text.
extension UploadDesk {
    func text(of table: String) throws -> String {
        let files = try exchange.service.editions.files(of: active.hash)
        guard let file = files.files.first(where: { $0.name == table }), file.bytes.count <= StewardUpload.mostText
        else { throw Problem.notFound }
        return String(decoding: file.bytes, as: UTF8.self)
    }

    func tablePage(_ state: FormState, _ trial: TrialView?) -> [UInt8] {
        UploadPages.draft(exchange.shell, state, table: exchange.table, base: base, trial: trial)
    }

    func takeTable() throws -> Reply {
        _ = try text(of: exchange.table)
        var state = exchange.formState
        if exchange.body.text("base") != "\(active.hash)" { state.faults.append(FieldFault("text", Phrase.trOutrun)) }
        let isProposal = exchange.body.text("act") == "propose"
        let note = exchange.body.text("note")
        if isProposal, note.isEmpty { state.faults.append(FieldFault("note", Phrase.trNoteMissing)) }
        if !state.faults.isEmpty { throw PageInstead(422, tablePage(state, nil)) }
        var files = RegisterFiles()
        files.add(exchange.table, Array("\(exchange.body.text("text"))\n".utf8))
        let upload = EditionUpload(files: files, note: note, base: active.hash)
        let trial = try tried(upload) { refused in
            state.faults.append(FieldFault("text", refused))
            return PageInstead(422, tablePage(state, nil))
        }
        if isProposal, trial.mayBeProposed { return try exchange.propose(upload) }
        return .page(
            tablePage(state, TrialView(trial, exchange, files: upload.files)), trial.faults.isEmpty ? 200 : 422)
    }
}
