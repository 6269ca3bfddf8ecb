internal import Base
internal import Competence
internal import Desk
internal import Dossiers
internal import Glibc
internal import Store

/// What is struck at each of its system calls. One process makes a folder ready, one acts in a copy of it and is struck
/// between `begin` and `end`, one judges what is left (Judge.swift). ops/faults runs them.
enum Operation: String, CaseIterable {
    /// The first start: an empty ledger where there was no folder.
    case create
    /// A start after a run that did not end well, with a log to read.
    case reopen
    case lodge, accept
    /// Eight lodgings in one commit.
    case group
    /// Twelve lodgings with a log that is emptied every few pages.
    case checkpoint
    /// Old answers are forgotten.
    case sweep
    case account, key
    case signIn = "sign-in"
    /// Files of a new edition, and its proof.
    case propose
    /// A second person approves it and puts it in force.
    case approve
    case backup, restore
    /// A clean end, with a log to empty.
    case stop

    /// Lodgings it asks for, besides those before it.
    var asked: [Int] {
        switch self {
        case .lodge, .stop: [11]
        case .group: Array(11...18)
        case .checkpoint: Array(11...22)
        default: []
        }
    }

    /// Each of its syncs is of a commit, and one that fails must stop all writing.
    var commits: Bool {
        switch self {
        case .lodge, .accept, .group, .sweep, .account, .key, .signIn, .propose, .approve: true
        case .create, .reopen, .checkpoint, .backup, .restore, .stop: false
        }
    }

    /// Puts what it starts from into a folder that is there and empty.
    func prepare(_ folder: String) throws {
        if self == .create { return }
        let store = try Store.open(folder + "/data")
        for number in World.seeds { _ = try store.writeAndWait { try World.lodge(number, $0) } }
        _ = try store.writeAndWait { try World.accept(2, $0) }
        let desk = EditionDesk(ledger: store)
        _ = try desk.start(folder: ("tiny", World.register), at: World.moment(0))
        if self == .approve { _ = try propose(desk) }
        if self == .restore { _ = try store.backup(to: folder + "/waypost.backup") }
        // Nothing runs at the end of the process: the log stays as a crash leaves it.
        if self == .reopen { _exit(0) }
        store.stop()
    }

    /// Says `begin`, acts, says what was acknowledged or why not, says `end`; then looks whether the service goes on.
    func act(_ folder: String) -> Int32 {
        do { try run(folder) } catch { say("refused \(told(error))") }
        say("end")
        _exit(0)
    }

    private func run(_ folder: String) throws {
        if self == .restore { return try restore(folder) }
        if self == .create || self == .reopen { say("begin") }
        var options = Store.Options()
        if self == .checkpoint { options.checkpointPages = 8 }
        let store = try Store.open(folder + "/data", options)
        do { try work(store, folder) } catch { say("refused \(told(error))") }
        say("end")
        if self != .stop { goOn(store) }
        _exit(0)
    }

    private func work(_ store: Store, _ folder: String) throws {
        switch self {
        case .create, .reopen: say("did open")
        case .lodge: try lodge(store)
        case .accept: try accept(store)
        case .group: lodgeTogether(store)
        case .checkpoint: try lodge(store)
        case .sweep: try sweep(store)
        case .account: try createAccount(store)
        case .key: try createKey(store)
        case .signIn: try signIn(store)
        case .propose: try propose(store)
        case .approve: try approve(store)
        case .backup: try backup(store, folder)
        case .stop: try stop(store)
        case .restore: break
        }
    }

    /// Reading goes on whatever happened; writing goes on unless it was stopped.
    private func goOn(_ store: Store) {
        if let reason = store.halted { say("halted \(reason)") }
        do {
            let reader = try store.reader()
            for serial in World.seeds where self != .create {
                guard try reader.dossier(World.code(serial)) != nil else { return say("unread \(serial)") }
            }
            say("read on")
        } catch { say("unread \(told(error))") }
        do {
            say("did lodge 90 \(try store.writeAndWait { try World.lodge(90, $0) })")
        } catch { say("refused \(told(error))") }
    }
}

/// A fault that has sentences is told with all four of them.
func told(_ error: any Error) -> String {
    guard let fault = error as? DataFault else { return "\(error)" }
    let sentences = [fault.problem.vi, fault.problem.en, fault.mend.vi, fault.mend.en]
    return "fault|\(fault.code)|" + sentences.joined(separator: "|")
}

// What is struck, one function an operation.
extension Operation {
    private func lodge(_ store: Store) throws {
        say("begin")
        for number in asked { try lodge(number, store) }
    }

    private func lodge(_ number: Int, _ store: Store) throws {
        let code = try store.writeAndWait { try World.lodge(number, $0) }
        say("did lodge \(number) \(code)")
    }

    private func accept(_ store: Store) throws {
        say("begin")
        say("did accept 3 \(try store.writeAndWait { try World.accept(3, $0) })")
    }

    /// The writer is held until all are queued, so that one commit takes them all.
    private func lodgeTogether(_ store: Store) {
        let (gate, left) = (Locked(false), Locked(asked.count))
        store.write({ _ in gate.wait(until: { $0 }) { _ in } }) { _ in }
        for number in asked {
            store.write({ try World.lodge(number, $0) }) { outcome in
                switch outcome {
                case .success(let code): say("did lodge \(number) \(code)")
                case .failure(let error): say("refused \(told(error))")
                }
                left.with { $0 -= 1 }
                left.wakeAll()
            }
        }
        say("begin")
        gate.with { $0 = true }
        gate.wakeAll()
        left.wait(until: { $0 == 0 }) { _ in }
    }

    /// Those of the first two lodgings.
    private func sweep(_ store: Store) throws {
        say("begin")
        let count = try waited { store.sweepAnswers(before: World.moment(3), $0) }
        say("did sweep \(count)")
    }

    private func createAccount(_ store: Store) throws {
        say("begin")
        let form = NewAccount(login: "minh", name: "Trần Văn Minh", grants: ["auditor@everything"])
        let opened = try waited {
            Administration(ledger: store).createAccount(form, by: .system, at: World.moment(20), answer: $0)
        }
        say("did account \(opened.account.id)")
    }

    private func createKey(_ store: Store) throws {
        say("begin")
        let form = NewKey(
            name: "Cổng dịch vụ", grants: ["api-client@branch:B1"],
            expires: Instant(milliseconds: World.moment(0).milliseconds + 86_400_000))
        let opened = try waited {
            Administration(ledger: store).createKey(form, by: .system, at: World.moment(20), answer: $0)
        }
        say("did key \(opened.key.id)")
    }

    static let session = Session(
        id: SessionID(Digest(of: [7])), account: AccountID("lan"), started: World.moment(20), seen: World.moment(20))

    private func signIn(_ store: Store) throws {
        say("begin")
        let session = Self.session
        try waited { answer in
            store.writePeople(
                { tx in
                    try tx.start(session)
                    try tx.noteSignIn(of: session.account, at: session.started, succeeded: true)
                    try tx.remember(Digest(of: [8]), of: session.account, at: session.started)
                    try tx.log([
                        Access(
                            at: session.started, actor: "account:lan", subject: StreamID("account:lan"),
                            what: "signed-in")
                    ])
                }, answer: answer)
        }
        say("did sign-in")
    }

    private func propose(_ store: Store) throws {
        let desk = EditionDesk(ledger: store)
        say("begin")
        say("did propose \(try propose(desk))")
    }

    private func propose(_ desk: EditionDesk) throws -> Digest {
        let upload = EditionUpload(files: World.changedRegister, note: "Words")
        let draft = try desk.propose(upload, by: World.an, at: World.moment(1))
        return try desk.prove(draft.hash, by: World.an, at: World.moment(2)).hash
    }

    private func approve(_ store: Store) throws {
        let desk = EditionDesk(ledger: store)
        let hash = Edition.hash(of: World.changedRegister)
        say("begin")
        _ = try desk.approve(hash, by: World.binh, at: World.moment(3))
        _ = try desk.schedule(hash, .now, by: World.binh, at: World.moment(4))
        say("did approve \(hash)")
    }

    private func backup(_ store: Store, _ folder: String) throws {
        say("begin")
        say("did backup \(try store.backup(to: folder + "/waypost.backup").dossiers)")
    }

    private func restore(_ folder: String) throws {
        say("begin")
        let report = try Restore.run(folder + "/waypost.backup", into: folder + "/restored", now: World.moment(60))
        say("did restore \(report.epoch) \(report.firstSerialToday)")
    }

    private func stop(_ store: Store) throws {
        try lodge(11, store)
        say("begin")
        store.stop()
        say("did stop")
    }
}

/// Blocks until the answer is there; threads of this program are its own.
func waited<Value: Sendable>(
    _ ask: (@escaping @Sendable (Result<Value, any Error>) -> Void) -> Void
) throws -> Value {
    let outcome = Locked<Result<Value, any Error>?>(nil)
    ask { result in
        outcome.with { $0 = result }
        outcome.wakeAll()
    }
    return try (outcome.wait(until: { $0 != nil }) { $0 } ?? .failure(LedgerFault.full)).get()
}
