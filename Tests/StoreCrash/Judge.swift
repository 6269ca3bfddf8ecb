internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import Glibc
internal import Store

/// Opens what a struck operation left and holds it to what was acknowledged: all of that is there, once; nothing is
/// half; requests that come again are answered alike; the journal verifies and folds to the rows.
struct Judge {
    let operation: Operation
    let folder: String
    /// What the operation said, each line as its words.
    let said: [[Substring]]
    /// A sync of the log failed while something was committed.
    var isSyncStruck = false
    private var data: String { folder + (operation == .restore ? "/restored" : "/data") }

    /// One sentence for each thing that is not as it must be.
    func findings() throws -> [String] {
        var found = sentences() + halting()
        if operation == .restore { found += try restoring() }
        let store = try Store.open(data)
        found += try lodgings(store) + others(store)
        store.stop()
        let inspector = try Inspector(folder: data)
        let report = inspector.verify()
        if let flaw = report.flaw { found.append("the journal: \(flaw)") }
        found += report.damage
        return found + (try inspector.compare { try Dossiers.fold($1.map { try $0.event() }).row })
    }

    private func acknowledged(_ what: String) -> [[Substring]] {
        said.filter { $0.count > 1 && $0[0] == "did" && $0[1] == what }.map { Array($0.dropFirst(2)) }
    }

    /// Whoever reads a refusal of a start, a backup or a restore reads what is wrong and what to do, in both languages.
    private func sentences() -> [String] {
        said.filter { $0.count > 1 && $0[1].hasPrefix("fault|") }.compactMap { words in
            let parts = words.joined(separator: " ").split(separator: "|", omittingEmptySubsequences: false)
            let isWhole = parts.count == 6 && parts.allSatisfy { !$0.isEmpty } && parts[2] != parts[3]
            return isWhole ? nil : "no sentence for the operator: \(words.joined(separator: " "))"
        }
    }

    /// After a sync that failed nothing more is acknowledged, and reading goes on.
    private func halting() -> [String] {
        guard said.contains(where: { $0[0] == "halted" }) else {
            return isSyncStruck ? ["a sync failed, and writing went on"] : []
        }
        let wrote = acknowledged("lodge").contains { $0[0] == "90" }
        return (wrote ? ["it was acknowledged after writing had stopped"] : [])
            + (said.contains { $0 == ["read", "on"] } ? [] : ["nothing could be read after writing had stopped"])
    }

    // MARK: dossiers

    private func lodgings(_ store: Store) throws -> [String] {
        var found: [String] = []
        for words in acknowledged("lodge") where words.count == 2 {
            guard let code = try? DossierCode(words[1].description), let number = Int(words[0]) else { continue }
            let dossier = try? store.reader().folded(code)
            if dossier.flatMap(World.number) != number { found.append("lost: \(number) \(code)") }
        }
        return found + (try asking(again: store)) + (try doubles(store))
    }

    /// Every request that was or would have been sent, once more.
    private func asking(again store: Store) throws -> [String] {
        var found: [String] = []
        var numbers = (operation == .create ? [1] : Array(World.seeds)) + operation.asked + [90]
        if operation == .sweep { numbers.removeFirst(2) }
        let answers = Dictionary(
            acknowledged("lodge").filter { $0.count == 2 }.map { ($0[0].description, $0[1].description) }
        ) { first, _ in first }
        for number in numbers {
            let code = try store.writeAndWait { try World.lodge(number, $0) }
            if let first = answers["\(number)"], first != code {
                found.append("\(number) was answered \(first), then \(code)")
            }
        }
        if operation == .accept { found += try accepting(again: store) }
        return found
    }

    private func accepting(again store: Store) throws -> [String] {
        let before = try store.reader().folded(World.code(3))
        _ = try store.writeAndWait { try World.accept(3, $0) }
        let after = try store.reader().folded(World.code(3))
        if after.stage != .processing { return ["accepted, and in stage \(after.stage)"] }
        let isLost = !acknowledged("accept").isEmpty && before.version != after.version
        return isLost ? ["lost: the step on \(after.code)"] : []
    }

    /// Each number has one dossier, however often it was asked for.
    private func doubles(_ store: Store) throws -> [String] {
        var query = DossierQuery()
        (query.openOnly, query.limit) = (false, 200)
        let reader = try store.reader()
        let numbers = try reader.dossiers(query).compactMap { World.number(of: try reader.folded($0.code)) }
        let doubled = Dictionary(grouping: numbers) { $0 }.filter { $1.count > 1 }.keys.sorted()
        var wanted = Set(operation.asked).union([90])
        wanted.formUnion(operation == .create ? [1] : Set(World.seeds))
        let missing = wanted.subtracting(numbers).sorted()
        return doubled.map { "doubled: \($0)" } + missing.map { "missing: \($0)" }
    }

    // MARK: the other operations

    private func others(_ store: Store) throws -> [String] {
        switch operation {
        case .account: try account(store)
        case .key: try key(store)
        case .signIn: try signIn(store)
        case .propose, .approve: try edition(store)
        case .backup: try backup(store)
        case .restore: try restored(store)
        case .create, .reopen, .lodge, .accept, .group, .checkpoint, .sweep, .stop: []
        }
    }

    private func account(_ store: Store) throws -> [String] {
        let reader = try store.peopleReader()
        let named = try reader.accounts(after: nil, limit: 9)
        for words in acknowledged("account") where !named.contains(where: { $0.id.text == words[0] }) {
            return ["lost: account \(words[0])"]
        }
        let form = NewAccount(login: "minh", name: "Trần Văn Minh", grants: ["auditor@everything"])
        let again = try? waited {
            Administration(ledger: store).createAccount(form, by: .system, at: World.moment(30), answer: $0)
        }
        if again == nil, named.isEmpty { return ["the account can neither be found nor created"] }
        let count = try reader.accounts(after: nil, limit: 9).count
        return count == 1 ? [] : ["\(count) accounts with one login"]
    }

    private func key(_ store: Store) throws -> [String] {
        let keys = try store.peopleReader().keys(after: nil, limit: 9)
        let isLost = acknowledged("key").contains { words in !keys.contains { $0.id.text == words[0] } }
        return (isLost ? ["lost: a key"] : []) + (keys.count > 1 ? ["a key is there twice"] : [])
    }

    private func signIn(_ store: Store) throws -> [String] {
        let reader = try store.peopleReader()
        let session = try reader.session(Operation.session.id)
        let logged = try reader.accesses(by: "account:lan", before: nil, limit: 9).count
        let known = try reader.isKnown(Digest(of: [8]), of: AccountID("lan"))
        let isThere = session == Operation.session && logged == 1 && known
        let isAbsent = session == nil && logged == 0 && !known
        if !acknowledged("sign-in").isEmpty, !isThere { return ["lost: a session, or its trace"] }
        return isThere || isAbsent ? [] : ["half a sign-in"]
    }

    private func edition(_ store: Store) throws -> [String] {
        let desk = EditionDesk(ledger: store)
        _ = try desk.start(folder: ("tiny", World.register), at: World.moment(10))
        let hash = Edition.hash(of: World.changedRegister)
        if !acknowledged("propose").isEmpty, try desk.editions()[hash]?.proof?.isPassed != true {
            return ["lost: an edition, or its proof"]
        }
        if !acknowledged("approve").isEmpty, desk.shelf.activeHash(at: World.moment(10)) != hash {
            return ["lost: an edition put in force"]
        }
        // Who is not answered asks again; what is there already is refused by name.
        _ = try? desk.propose(
            EditionUpload(files: World.changedRegister, note: "Words"), by: World.an, at: World.moment(11))
        let reader = try store.editionReader()
        let count = try reader.editions().count
        return count == 2 ? [] : ["\(count) editions instead of 2"]
    }

    private func backup(_ store: Store) throws -> [String] {
        let path = folder + "/waypost.backup"
        let isThere = FileBytes.exists(path)
        if !acknowledged("backup").isEmpty, !isThere { return ["lost: a backup"] }
        let report = try isThere ? Backup.verified(path) : store.backup(to: path)
        return report.dossiers >= World.seeds.count ? [] : ["a backup of \(report.dossiers) dossiers"]
    }

    /// The name of the database is there only when the whole is; without it the restore is simply done again.
    private func restoring() throws -> [String] {
        if FileBytes.exists(data + "/waypost.db") { return [] }
        _ = try Restore.run(folder + "/waypost.backup", into: data, now: World.moment(61))
        return acknowledged("restore").isEmpty ? [] : ["lost: a restored ledger"]
    }

    private func restored(_ store: Store) throws -> [String] {
        let epoch = try store.epoch()
        let code = try DossierCode(try store.writeAndWait { try World.lodge(91, $0) })
        return (epoch == 1 ? [] : ["restored \(epoch) times"])
            + (code.serial > 1_000_000 ? [] : ["\(code) was on receipts before the restore"])
    }
}
