internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import Glibc
internal import HTTP
internal import Store

/// A data folder with many dossiers, each lodged as the service lodges it and many of them in one commit, and a key that
/// may read and lodge. It goes with whoever holds it.
final class FilledFolder {
    let data: String
    let key: String
    /// The bodies that were lodged in turn.
    let forms: [LoadForm]
    /// Of the last thousand.
    private(set) var codes: [DossierCode] = []
    private let folder: String

    /// Of one commit: large enough that the disk is not what is waited for.
    private static let batch = 250

    /// - Parameters:
    ///   - parent: an existing folder.
    ///   - progress: how many are lodged so far.
    init(
        _ count: Int, _ loaded: LoadedRegister, in parent: String, _ progress: (Int) throws -> Void
    ) throws {
        folder = "\(parent)/waypost-bench-\(getpid())"
        data = folder + "/data"
        guard mkdir(folder, 0o700) == 0 else { throw LoadFault("mkdir \(folder)") }
        let store = try House.store(data)
        defer { store.stop() }
        let now = Clock.system.now()
        let editions = EditionDesk(ledger: store)
        _ = try editions.start(folder: (loaded.place.folder, loaded.files), at: now)
        guard let register = editions.shelf.active(at: now) else {
            throw LoadFault(saying: "no edition is in force")
        }
        forms = try LoadForms.made(by: register, at: now)
        let opened = try Self.key(Set(forms.map(\.branch)), store, now)
        key = opened.text.text
        let drafts = try Self.drafts(forms, register, actor: opened.key.principal.actor, now)
        for start in stride(from: 0, to: count, by: Self.batch) {
            let numbers = start..<min(count, start + Self.batch)
            codes = (codes + (try Self.lodge(numbers, drafts, store))).suffix(1000)
            try progress(numbers.upperBound)
        }
    }

    deinit {
        for place in [data, folder] {
            for name in (try? FileBytes.names(in: place, suffix: "")) ?? [] { unlink("\(place)/\(name)") }
            rmdir(place)
        }
    }

    /// Bytes of a file of the ledger: `waypost.db`, `waypost.db-wal`.
    func size(of name: String) -> Int {
        var status = stat()
        return stat("\(data)/\(name)", &status) == 0 ? Int(status.st_size) : 0
    }
}

// Filling it.
extension FilledFolder {
    /// A form that lacks only its code.
    private struct Draft: Sendable {
        let prepared: PreparedLodging
        let context: Context
        let actor: String
        let now: Instant
    }

    private static func drafts(
        _ forms: [LoadForm], _ register: RegisterInForce, actor: String, _ now: Instant
    ) throws -> [Draft] {
        let places = register.places()
        return try forms.map { form in
            let lodging = FormReading.lodge(try JSON(Array(form.body.utf8)), now: now)
            return Draft(
                prepared: try register.prepare(lodging, places: places),
                context: register.context(of: nil, branch: form.branch, now: now, actor: actor), actor: actor, now: now)
        }
    }

    /// One commit, with the answer that is kept for each.
    private static func lodge(_ numbers: Range<Int>, _ drafts: [Draft], _ store: Store) throws -> [DossierCode] {
        try waitForAnswer { answer in
            store.write(
                { writer in
                    try numbers.map { number in
                        let draft = drafts[number % drafts.count]
                        let (_, row) = try writer.lodge(draft.prepared, draft.context)
                        let kept = KeptAnswer(
                            request: Digest(of: Array("fill \(number)".utf8)), status: 201, body: row.document,
                            at: draft.now)
                        try writer.keep(kept, under: "fill-\(padded(number, 10))", of: draft.actor)
                        return row.code
                    }
                }, answer: answer)
        }
    }

    private static func key(_ branches: Set<String>, _ store: Store, _ now: Instant) throws -> OpenedKey {
        let form = NewKey(
            name: "bench", grants: branches.sorted().map { "api-client@branch:\($0)" },
            expires: Instant(milliseconds: now.milliseconds + 86_400_000))
        return try waitForAnswer { answer in
            Administration(ledger: store, entropy: .system).createKey(form, by: .system, at: now, answer: answer)
        }
    }
}
