internal import Base
internal import Desk
internal import Dossiers
internal import Glibc
internal import HTTP
internal import Store

/// The real service in this process, on a new data folder that goes with it, with keys made for the load.
final class LoadHouse {
    let house: House
    let port: UInt16
    private let folder: String
    /// Lodgings to send in turn, and whose key each bears.
    private(set) var lodgings: [LoadRequest] = []
    private var keys: [String] = []
    private var actors: [String] = []
    /// The next number for an `Idempotency-Key`.
    private var used = 0

    /// - Parameter parent: an existing folder, on the disk that is to be measured.
    init(_ register: LoadedRegister, in parent: String, connections: Int) throws {
        folder = "\(parent)/waypost-bench-\(getpid())"
        var configuration = Configuration(clock: .system)
        configuration.listen = ["127.0.0.1:0"]
        configuration.limits.connectionsPerAddress = max(256, connections * 2)
        let store = try House.store(folder)
        let editions = EditionDesk(ledger: store)
        _ = try editions.start(folder: (register.place.folder, register.files), at: Clock.system.now())
        house = try House(store, editions, configuration)
        port = house.server.addresses.first?.split(separator: ":").last.flatMap { UInt16($0) } ?? 0
        house.open()
        let now = Clock.system.now()
        try prepare(LoadForms.made(by: house.service.register(at: now), at: now))
    }

    private func prepare(_ forms: [LoadForm]) throws {
        var keys: [String: OpenedKey] = [:]
        for form in forms {
            let key = try keys[form.branch] ?? key(of: form.branch)
            keys[form.branch] = key
            lodgings.append(form.request(key: key.text.text, port: port))
            self.keys.append(key.text.text)
            actors.append(key.key.principal.actor)
        }
    }

    /// As a partner's system has it.
    private func key(of branch: String) throws -> OpenedKey {
        let now = Clock.system.now()
        let form = NewKey(
            name: "bench", grants: ["api-client@branch:\(branch)"],
            expires: now.adding(days: 1))
        return try waitForAnswer {
            house.service.administration.createKey(form, by: .system, at: now, answer: $0)
        }
    }

    /// Stops it and removes its folder.
    func stop() {
        house.stop()
        for name in (try? FileBytes.names(in: folder, suffix: "")) ?? [] { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }
}

// Under load.
extension LoadHouse {
    /// Runs clients on a thread of their own while this one does what `serve`'s does between signals.
    func run(_ plan: LoadPlan) throws -> LoadResult {
        var plan = plan
        plan.first = used
        let outcome = Locked<LoadResult?>(nil)
        let thread = OSThread("bench-client") { [plan] in
            let result = LoadClient.run(plan)
            outcome.with { $0 = result }
        }
        guard let thread else { throw LoadFault("pthread_create") }
        var naps = 0
        while outcome.with({ $0 == nil }) {
            usleep(20_000)
            naps += 1
            if naps % 50 == 0 { house.tick() }
        }
        thread.join()
        let result = outcome.with { $0 } ?? LoadResult()
        used += result.used
        if let failure = result.failure { throw LoadFault(saying: failure) }
        return result
    }

    func lodge(connections: Int, milliseconds: Int) throws -> LoadResult {
        let result = try run(
            LoadPlan(port: port, connections: connections, requests: lodgings, milliseconds: milliseconds))
        guard result.statuses.keys.allSatisfy({ $0 == 201 }) else {
            throw LoadFault(saying: "lodging was answered \(result.statuses)")
        }
        return result
    }

    /// What the first lodgings left in the ledger, row for row: to be put in again by what is the limit.
    func kept(_ most: Int) throws -> [RawLimit.Lodging] {
        let reader = try house.store.reader()
        return try (0..<min(most, used)).compactMap { number in
            let (key, actor) = (LoadForms.once(number), actors[number % actors.count])
            guard let answer = try reader.keptAnswer(key, of: actor), let code = Self.code(answer.body),
                let row = try reader.dossier(code)
            else { return nil }
            return RawLimit.Lodging(
                stream: .dossier(code), entries: try reader.history(of: .dossier(code)).map(\.entry), row: row,
                answer: answer, key: key, actor: actor)
        }
    }

    /// From the `Location` kept with the answer to a lodging.
    private static func code(_ answer: [UInt8]) -> DossierCode? {
        let head = String(decoding: answer.prefix(512), as: UTF8.self).split(separator: "\n")
        guard let line = head.first(where: { $0.hasPrefix("Location: ") }), let slash = line.lastIndex(of: "/")
        else { return nil }
        return try? DossierCode(String(line[line.index(after: slash)...]))
    }

    /// Requests for each of the first lodged dossiers, with the key that lodged it or without any.
    func readings(_ most: Int, path: String, withKey: Bool) throws -> [LoadRequest] {
        try kept(most).enumerated().map { index, lodging in
            LoadForms.get(path + "\(lodging.row.code)", port: port, key: withKey ? keys[index % keys.count] : nil)
        }
    }

    /// - Throws: when anything but 200 came.
    func read(_ requests: [LoadRequest], connections: Int, milliseconds: Int) throws -> LoadResult {
        let result = try run(
            LoadPlan(port: port, connections: connections, requests: requests, milliseconds: milliseconds))
        guard result.statuses.keys.allSatisfy({ $0 == 200 }) else {
            throw LoadFault(saying: "reading was answered \(result.statuses)")
        }
        return result
    }
}
