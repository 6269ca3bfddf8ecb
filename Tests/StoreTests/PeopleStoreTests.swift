internal import Base
internal import Desk
internal import Glibc
internal import Testing

@testable internal import Store

/// What keeps people must do; the same port as the one in memory that the desk's tests use.
@Suite struct PeopleStoreTests {
    let scratch = Scratch()

    static func at(_ seconds: Int) -> Instant { Instant(milliseconds: 1_795_200_000_000 + Int64(seconds) * 1000) }

    static func account(_ login: String, _ grants: [Grant] = [Grant(.auditor, .everything)]) throws -> Account {
        Account(
            id: AccountID("id-\(login)"), login: try #require(Login(login)), name: "Đặng Thị Ẵm", grants: grants,
            hash: PasswordHash(kept: "$y$j9T$salt$hash"), language: .en, created: at(0))
    }

    static func session(_ number: UInt8, of account: String, _ started: Int, _ seen: Int) -> Session {
        Session(
            id: SessionID(Digest(of: [number])), account: AccountID("id-\(account)"), started: at(started),
            seen: at(seen))
    }

    @Test func accountsComeBackAsTheyWere() throws {
        let store = try scratch.open()
        let plain = try Self.account("lan")
        var full = try Self.account(
            "minh", [Grant(.receptionist, .branch("D1-02")), Grant(.caseOfficer, .agency("H29.12"))])
        (full.version, full.isDisabled, full.mustChangePassword) = (7, true, false)
        (full.failedSignIns, full.lastSignIn, full.passwordChanged) = (3, Self.at(9), Self.at(8))
        try store.peopleNow { [full] tx in
            try tx.put(plain)
            try tx.put(full)
        }
        let reader = try store.peopleReader()
        #expect(try reader.account(plain.id) == plain)
        #expect(try reader.account(login: full.login) == full)
        #expect(try reader.account(AccountID("nobody")) == nil)
        #expect(try reader.accounts(after: nil, limit: 9) == [plain, full])
        #expect(try reader.accounts(after: plain.login, limit: 9) == [full])
        #expect(try reader.accountsHolding(.auditor) == [plain.id])
        #expect(try reader.accountsHolding(.receptionist).isEmpty, "a disabled account holds nothing")
    }

    @Test func failuresAreCounted() throws {
        let store = try scratch.open()
        let lan = try Self.account("lan")
        try store.peopleNow { tx in
            try tx.put(lan)
            for second in 1...3 { try tx.noteSignIn(of: lan.id, at: Self.at(second), succeeded: false) }
        }
        #expect(try store.peopleReader().account(lan.id)?.failedSignIns == 3)
        try store.peopleNow { try $0.noteSignIn(of: lan.id, at: Self.at(4), succeeded: true) }
        let found = try store.peopleReader().account(lan.id)
        #expect(found?.failedSignIns == 0 && found?.lastSignIn == Self.at(4) && found?.version == lan.version)
        try store.peopleNow { try $0.noteSignIn(of: AccountID("nobody"), at: Self.at(4), succeeded: true) }
    }

    @Test func sessionsBeginAndEnd() throws {
        let store = try scratch.open()
        let all = [
            Self.session(1, of: "lan", 0, 0), Self.session(2, of: "lan", 10, 20), Self.session(3, of: "minh", 10, 10),
        ]
        try store.peopleNow { tx in for session in all { try tx.start(session) } }
        let reader = try store.peopleReader()
        #expect(try reader.session(all[1].id) == all[1])
        #expect(try reader.sessions(of: AccountID("id-lan")) == [all[0], all[1]])
        try store.peopleNow { tx in
            try tx.touch(all[1].id, at: Self.at(30))
            try tx.touch(all[1].id, at: Self.at(25))
            try tx.touch(SessionID(Digest(of: [9])), at: Self.at(30))
        }
        #expect(try reader.session(all[1].id)?.seen == Self.at(30), "time never runs backwards")
        #expect(try store.peopleNow { try $0.dropSessions(startedBefore: Self.at(5), orSeenBefore: Self.at(0)) } == 1)
        #expect(try store.peopleNow { try $0.dropSessions(startedBefore: Self.at(0), orSeenBefore: Self.at(11)) } == 1)
        try store.peopleNow { try $0.endSessions(of: AccountID("id-lan")) }
        #expect(try reader.sessions(of: AccountID("id-lan")).isEmpty)
        try store.peopleNow { tx in
            try tx.start(all[2])
            try tx.end(all[2].id)
            try tx.end(all[2].id)
        }
        #expect(try reader.session(all[2].id) == nil)
    }

    @Test func keysComeBackAsTheyWere() throws {
        let store = try scratch.open()
        var key = APIKey(
            id: KeyID("abcd"), name: "Cổng dịch vụ", grants: [Grant(.apiClient, .branch("B1"))],
            digest: Digest(of: [1]), created: Self.at(0), createdBy: "account:x", expires: Self.at(99))
        try store.peopleNow { [key] in try $0.put(key) }
        let reader = try store.peopleReader()
        #expect(try reader.key(key.id) == key)
        (key.revoked, key.version) = (Self.at(5), 2)
        try store.peopleNow { [key] tx in
            try tx.put(key)
            try tx.noteUse(of: key.id, at: Self.at(6))
        }
        key.lastUsed = Self.at(6)
        #expect(try reader.keys(after: nil, limit: 5) == [key])
        #expect(try reader.keys(after: key.id, limit: 5).isEmpty)
    }

    @Test func twentyPlacesAreRemembered() throws {
        let store = try scratch.open()
        let (lan, minh) = (AccountID("lan"), AccountID("minh"))
        try store.peopleNow { tx in
            for second in 0..<25 { try tx.remember(Digest(of: [UInt8(second)]), of: lan, at: Self.at(second)) }
            try tx.remember(Digest(of: [5]), of: lan, at: Self.at(99))
        }
        let reader = try store.peopleReader()
        #expect(try reader.isKnown(Digest(of: [24]), of: lan) && reader.isKnown(Digest(of: [5]), of: lan))
        #expect(try !reader.isKnown(Digest(of: [4]), of: lan), "the oldest are forgotten")
        #expect(try !reader.isKnown(Digest(of: [24]), of: minh), "another's place is nobody's")
    }

    @Test func accessesAreFoundByBoth() throws {
        let store = try scratch.open()
        let rows = (0..<30).map { number in
            Access(
                at: Self.at(number), actor: "account:\(number % 3)", subject: StreamID("dossier:\(number % 2)"),
                what: "read")
        }
        try store.peopleNow { try $0.log(rows) }
        try store.peopleNow { try $0.log([rows[0]]) }
        let reader = try store.peopleReader()
        let page = try reader.accesses(to: StreamID("dossier:1"), before: nil, limit: 5)
        #expect(page.map(\.number) == [30, 28, 26, 24, 22], "newest first")
        let next = try reader.accesses(to: StreamID("dossier:1"), before: page[4].number, limit: 99)
        #expect(next.count == 10 && next[0].number == 20)
        #expect(try reader.accesses(by: "account:0", before: nil, limit: 99).map(\.number).prefix(3) == [31, 28, 25])
        #expect(try reader.accesses(by: "account:9", before: nil, limit: 99).isEmpty)
    }

    /// A moment is found by halving, whatever gaps the numbers have.
    @Test func accessesAreFoundByTime() throws {
        let store = try scratch.open()
        #expect(try store.peopleReader().firstAccess(since: Self.at(0)) == 1, "an empty log has no first look")
        let rows = (0..<37).map { number in
            Access(at: Self.at(number / 2), actor: "account:a", subject: StreamID("dossier:1"), what: "read")
        }
        try store.peopleNow { try $0.log(rows) }
        let reader = try store.peopleReader()
        for number in 0...19 {
            let expected = rows.firstIndex { $0.at >= Self.at(number) }.map { Int64($0 + 1) } ?? 38
            #expect(try reader.firstAccess(since: Self.at(number)) == expected, "\(number)")
        }
        #expect(try reader.accesses(before: 5, limit: 3).map(\.number) == [4, 3, 2])
        #expect(try reader.accesses(before: nil, limit: 99).count == 37)
    }

    /// One change of an account that does not hold takes its journal entry with it.
    @Test func allOrNothing() throws {
        struct Stop: Error {}
        let store = try scratch.open()
        let lan = try Self.account("lan")
        #expect(throws: Stop.self) {
            try store.peopleNow { tx in
                let entry = JournalEntry(kind: "account.created", at: Self.at(0), actor: "system", body: [])
                _ = try tx.append([entry], to: lan.id.stream, expecting: 0)
                try tx.put(lan)
                try tx.log([Access(at: Self.at(0), actor: "system", subject: lan.id.stream, what: "x")])
                throw Stop()
            }
        }
        let reader = try store.peopleReader()
        #expect(try reader.account(lan.id) == nil && reader.accesses(by: "system", before: nil, limit: 9).isEmpty)
        #expect(try store.reader().history(of: lan.id.stream).isEmpty)
    }

    @Test func twoAccountsNeverShareALogin() throws {
        let store = try scratch.open()
        let (one, two) = (try Self.account("lan"), try Self.account("minh"))
        try store.peopleNow { try $0.put(one) }
        #expect(throws: LedgerFault.self) {
            try store.peopleNow { tx in
                var other = two
                other.login = one.login
                try tx.put(other)
            }
        }
    }

    struct Damage: CustomTestStringConvertible {
        let why: String
        let sql: SQL
        var testDescription: String { why }
    }

    /// Rights that nobody gave are never served, and the verifier names them.
    @Test(arguments: [
        Damage(why: "other rights", sql: "UPDATE accounts SET grants = 'operator@everything'"),
        Damage(why: "enabled again", sql: "UPDATE accounts SET is_disabled = 1 - is_disabled"),
        Damage(why: "another's hash", sql: "UPDATE accounts SET hash = '$y$j9T$a$b'"),
        Damage(why: "another's session", sql: "UPDATE sessions SET account = 'id-boss'"),
        Damage(why: "a session for ever", sql: "UPDATE sessions SET seen = 9999999999999"),
        Damage(why: "a key for ever", sql: "UPDATE keys SET expires = 9999999999999"),
        Damage(why: "a key taken back", sql: "UPDATE keys SET revoked = NULL"),
        Damage(why: "a look hidden", sql: "UPDATE accesses SET actor = 'account:other'"),
    ]) func alteredRowsAreSeen(_ damage: Damage) throws {
        let store = try scratch.open()
        let lan = try Self.account("lan")
        let session = Self.session(1, of: "lan", 0, 0)
        try store.peopleNow { tx in
            try tx.put(lan)
            try tx.start(session)
            try tx.put(
                APIKey(
                    id: KeyID("k"), name: "k", grants: [], digest: Digest(of: [1]), created: Self.at(0),
                    createdBy: "system", expires: Self.at(9), revoked: Self.at(1)))
            try tx.log([Access(at: Self.at(0), actor: "account:lan", subject: lan.id.stream, what: "x")])
        }
        store.stop()
        let connection = try Connection(scratch.data + "/waypost.db", .readWrite)
        #expect(try PeopleCheck.damage(connection).filter { !$0.contains("journal") }.isEmpty)
        try connection.run(damage.sql)
        #expect(try !PeopleCheck.damage(connection).filter { !$0.contains("journal") }.isEmpty)
        let book = Book(connection)
        #expect(throws: LedgerFault.self) {
            _ = try (book.account(lan.id), book.session(session.id), book.key(KeyID("k")))
            _ = try book.accesses(to: lan.id.stream, before: nil, limit: 9)
        }
    }

    /// The whole day at the real door, over a stop and a start.
    @Test func aDayAtTheDoor() throws {
        let password = Password("xe buýt số bảy chạy đêm")
        var store = try scratch.open()
        let opened = try #require(
            try waitForAnswer { Administration(ledger: store).openHouse(at: Self.at(0), answer: $0) })
        #expect(try waitForAnswer { Administration(ledger: store).openHouse(at: Self.at(1), answer: $0) } == nil)
        let door = Door(ledger: store)
        let form = SignInForm(login: "operator", password: opened.password.password, address: "192.0.2.1")
        #expect(try waitForAnswer { door.signIn(form, at: Self.at(2), answer: $0) }.account.mustChangePassword)
        let change = PasswordChange(account: opened.account.id, old: form.password, new: password)
        let token = try waitForAnswer { door.changePassword(change, at: Self.at(3), answer: $0) }
        store.stop()

        store = try scratch.open()
        let again = Door(ledger: store)
        let visitor = try again.visitor(token, store.peopleReader(), at: Self.at(4))
        #expect(visitor.principal.allows(.manageAccounts, on: .house))
        let history = try store.reader().history(of: opened.account.id.stream)
        #expect(history.map(\.entry.kind) == ["account.created", "account.password-changed"])
        #expect(try PeopleCheck.damage(Connection(scratch.data + "/waypost.db", .readOnly)).isEmpty)
        #expect(try Inspector(folder: scratch.data).verify().isWhole)
    }
}

extension PeopleLedger {
    @discardableResult
    func peopleNow<Value: Sendable>(
        _ work: @escaping @Sendable (any PeopleWriter) throws -> Value
    ) throws -> Value {
        try waitForAnswer { writePeople(work, answer: $0) }
    }
}
