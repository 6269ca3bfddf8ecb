internal import Base
internal import Testing

@testable internal import Desk

@Suite struct AdministrationTests {
    struct Case: CustomTestStringConvertible {
        let why: String
        let form: NewAccount
        let refusal: PeopleRefusal
        var testDescription: String { why }
    }

    @Test(arguments: [
        Case(
            why: "the login is taken", form: NewAccount(login: "LAN", name: "Lan", grants: ["auditor@everything"]),
            refusal: .loginTaken),
        Case(
            why: "no login", form: NewAccount(login: "l n", name: "Lan", grants: ["auditor@everything"]),
            refusal: .badLogin),
        Case(
            why: "no name", form: NewAccount(login: "lan2", name: " ", grants: ["auditor@everything"]),
            refusal: .badName),
        Case(
            why: "a name of two lines", form: NewAccount(login: "lan2", name: "a\nb", grants: ["auditor@everything"]),
            refusal: .badName),
        Case(why: "no right", form: NewAccount(login: "lan2", name: "Lan", grants: []), refusal: .noGrants),
        Case(
            why: "an unknown role", form: NewAccount(login: "lan2", name: "Lan", grants: ["king@everything"]),
            refusal: .badGrant(text: "king@everything")),
        Case(
            why: "a receptionist of an agency",
            form: NewAccount(login: "lan2", name: "Lan", grants: ["receptionist@agency:A1"]),
            refusal: .badGrant(text: "receptionist@agency:A1")),
        Case(
            why: "a receptionist of the whole city",
            form: NewAccount(login: "lan2", name: "Lan", grants: ["receptionist@everything"]),
            refusal: .badGrant(text: "receptionist@everything")),
    ]) func refusedAccounts(_ test: Case) throws {
        let house = House()
        _ = try house.account("lan", ["auditor@everything"])
        let before = (house.people.journal.count, house.people.accesses.count)
        #expect(throws: test.refusal) {
            try house.people.get {
                house.administration.createAccount(test.form, by: .system, at: .morning(9), answer: $0)
            }
        }
        #expect(house.people.journal.count == before.0 && house.people.accesses.count == before.1)
    }

    /// To everybody but an operator, accounts and keys do not exist.
    @Test(arguments: Role.allCases) func onlyOperatorsMay(_ role: Role) throws {
        let house = House()
        let lan = try house.account("lan", ["auditor@everything"])
        let key = try house.people.get {
            house.administration.createKey(Self.key, by: .system, at: .morning(2), answer: $0)
        }.key
        let grants = Scope.Kind.allCases.map { Grant(role, Scope("\($0.rawValue):X") ?? .everything) }
        let principal = Principal(actor: "account:x", grants: grants)
        let refusal: PeopleRefusal? = role == .operator ? nil : .notFound
        let form = NewAccount(login: "minh", name: "Minh", grants: ["auditor@everything"])
        let administration = house.administration
        #expect(
            refusal
                == Self.refusal {
                    try house.people.get {
                        administration.createAccount(form, by: principal, at: .morning(3), answer: $0)
                    }
                })
        #expect(
            refusal
                == Self.refusal {
                    try house.people.get {
                        administration.grant(
                            ["auditor@everything"], to: lan.id, by: principal, at: .morning(3), answer: $0)
                    }
                })
        #expect(
            refusal
                == Self.refusal {
                    try house.people.get { administration.disable(lan.id, by: principal, at: .morning(3), answer: $0) }
                })
        #expect(
            refusal
                == Self.refusal {
                    try house.people.get { administration.enable(lan.id, by: principal, at: .morning(3), answer: $0) }
                })
        #expect(
            refusal
                == Self.refusal {
                    try house.people.get {
                        administration.resetPassword(of: lan.id, by: principal, at: .morning(3), answer: $0)
                    }
                })
        #expect(
            refusal
                == Self.refusal {
                    try house.people.get {
                        administration.createKey(Self.key, by: principal, at: .morning(3), answer: $0)
                    }
                })
        #expect(
            refusal
                == Self.refusal {
                    try house.people.get {
                        administration.revokeKey(key.id, by: principal, at: .morning(3), answer: $0)
                    }
                })
    }

    static func refusal(_ work: () throws -> some Any) -> PeopleRefusal? {
        do {
            _ = try work()
            return nil
        } catch {
            return error as? PeopleRefusal
        }
    }

    @Test func nobodyRaisesThemselves() throws {
        let house = House()
        let boss = try house.account("boss", ["operator@everything"])
        _ = try house.account("other", ["operator@everything"])
        let administration = house.administration
        #expect(throws: PeopleRefusal.yourself) {
            try house.people.get {
                administration.grant(
                    ["publisher@everything"], to: boss.id, by: boss.principal, at: .morning(9), answer: $0)
            }
        }
        #expect(throws: PeopleRefusal.yourself) {
            try house.people.get { administration.disable(boss.id, by: boss.principal, at: .morning(9), answer: $0) }
        }
        #expect(throws: PeopleRefusal.notFound) {
            try house.people.get {
                administration.disable(AccountID("nobody"), by: boss.principal, at: .morning(9), answer: $0)
            }
        }
    }

    @Test func theLastOperatorStays() throws {
        let house = House()
        let boss = try house.account("boss", ["operator@everything"])
        let administration = house.administration
        for work in [
            { administration.disable(boss.id, by: .system, at: .morning(9), answer: $0) },
            { administration.grant(["auditor@everything"], to: boss.id, by: .system, at: .morning(9), answer: $0) },
        ] as [(@escaping @Sendable (Result<Account, any Error>) -> Void) -> Void] {
            #expect(throws: PeopleRefusal.lastOperator) { try house.people.get(work) }
        }
        _ = try house.account("other", ["operator@everything"])
        #expect(throws: Never.self) {
            try house.people.get { administration.disable(boss.id, by: .system, at: .morning(9), answer: $0) }
        }
    }

    @Test func theHouseIsOpenedOnce() throws {
        let house = House()
        let opened = try #require(try house.people.get { house.administration.openHouse(at: .morning(0), answer: $0) })
        #expect(opened.firstWords.en.contains(opened.password.text) && opened.firstWords.vi.contains("operator"))
        #expect(try house.people.get { house.administration.openHouse(at: .morning(5), answer: $0) } == nil)
        let signedIn = try house.signIn("operator", opened.password.password)
        let visitor = try house.visitor(signedIn.session, at: 11)
        #expect(throws: PeopleRefusal.mustChangePassword) { try visitor.demandOwnPassword() }
        #expect(!visitor.principal.allows(.manageAccounts, on: .house), "not before the password is their own")
    }

    @Test func twoPairsOfEyes() throws {
        let publisher = Principal(actor: "account:p", grants: [Grant(.publisher, .everything)])
        let both = Principal(
            actor: "account:s", grants: [Grant(.publisher, .everything), Grant(.steward, .everything)])
        let key = Principal(actor: "key:k", grants: [Grant(.publisher, .everything)])
        #expect(throws: Never.self) { try SecondPerson.demand(publisher, besides: "account:s") }
        #expect(throws: PeopleRefusal.secondPersonNeeded) { try SecondPerson.demand(both, besides: "account:s") }
        #expect(throws: PeopleRefusal.secondPersonNeeded) { try SecondPerson.demand(key, besides: "account:s") }
        #expect(throws: PeopleRefusal.notFound) { try SecondPerson.demand(.system, besides: "account:s") }
    }

    static let key = NewKey(name: "Cổng dịch vụ công", grants: ["api-client@branch:B1"], expires: .morning(86_400))

    @Test func aKeysLife() throws {
        let house = House()
        let opened = try house.people.get {
            house.administration.createKey(Self.key, by: .system, at: .morning(0), answer: $0)
        }
        func holder(_ text: KeyText, _ seconds: Int) throws -> Principal {
            try house.door.holder(of: text, house.people.peopleReader(), at: .morning(seconds))
        }
        let principal = try holder(opened.text, 5)
        #expect(principal.actor == "key:\(opened.key.id)" && principal.allows(.lodge, on: Target(branch: "B1")))
        #expect(!principal.allows(.lodge, on: Target(branch: "B2")))
        #expect(try house.people.peopleReader().key(opened.key.id)?.lastUsed == .morning(5))
        let forged = try #require(KeyText("wp_\(opened.key.id)_" + String(repeating: "a", count: 32)))
        #expect(throws: PeopleRefusal.notSignedIn) { try holder(forged, 6) }
        #expect(throws: PeopleRefusal.notSignedIn) { try holder(KeyText(Entropy.seeded(99)), 6) }
        #expect(throws: PeopleRefusal.notSignedIn, "expired") { try holder(opened.text, 86_400) }
        _ = try house.people.get {
            house.administration.revokeKey(opened.key.id, by: .system, at: .morning(7), answer: $0)
        }
        #expect(throws: PeopleRefusal.notSignedIn, "revoked") { try holder(opened.text, 8) }
        #expect(throws: PeopleRefusal.keyRevoked) {
            try house.people.get {
                house.administration.revokeKey(opened.key.id, by: .system, at: .morning(9), answer: $0)
            }
        }
        let kept = String(decoding: house.people.journal.flatMap(\.entry.body), as: UTF8.self)
        #expect(!kept.contains(opened.text.secret))
    }

    struct KeyCase: CustomTestStringConvertible {
        let why: String
        let form: NewKey
        let refusal: PeopleRefusal
        var testDescription: String { why }
    }

    @Test(arguments: [
        KeyCase(
            why: "no key publishes", form: NewKey(name: "x", grants: ["publisher@everything"], expires: .morning(9)),
            refusal: .notForKeys(.publisher)),
        KeyCase(
            why: "no key opens doors", form: NewKey(name: "x", grants: ["operator@everything"], expires: .morning(9)),
            refusal: .notForKeys(.operator)),
        KeyCase(
            why: "already over", form: NewKey(name: "x", grants: ["api-client@branch:B1"], expires: .morning(0)),
            refusal: .badExpiry(mostDays: 730)),
        KeyCase(
            why: "for ever",
            form: NewKey(name: "x", grants: ["api-client@branch:B1"], expires: .morning(731 * 86_400)),
            refusal: .badExpiry(mostDays: 730)),
    ]) func refusedKeys(_ test: KeyCase) throws {
        let house = House()
        #expect(throws: test.refusal) {
            try house.people.get {
                house.administration.createKey(test.form, by: .system, at: .morning(0), answer: $0)
            }
        }
        #expect(house.people.journal.isEmpty)
    }

    @Test func whoSawWhatIsKept() throws {
        let house = House()
        let buffer = AccessBuffer(capacity: 2)
        let row = Access(at: .morning(0), actor: "account:a", subject: StreamID("dossier:X"), what: "read")
        var printed = row
        printed.what = "printed"
        var another = row
        another.actor = "account:b"
        #expect(![row, row, printed].map(buffer.note).contains(.full), "the same look again is no other")
        #expect(buffer.note(another) == .full, "full: show nothing")
        buffer.flush(to: house.people)
        #expect(try house.people.peopleReader().accesses(to: row.subject, before: nil, limit: 9).count == 2)
        #expect(try house.people.peopleReader().accesses(by: "account:a", before: 2, limit: 9).map(\.number) == [1])
        #expect(buffer.note(row) != .full, "there is room again")
    }

    @Test func looksAreHandedOverInBatchesAndAllOfThem() throws {
        let house = House()
        let buffer = AccessBuffer(capacity: 10, batch: 2)
        let rows = (0..<7).map {
            Access(at: .morning(0), actor: "account:a", subject: StreamID("dossier:\($0)"), what: "read")
        }
        let outcomes = rows.map(buffer.note)
        #expect(outcomes == [.noted, .noted, .noted, .noted, .due, .due, .due], "half of the room is used up")
        buffer.flush(to: house.people)
        let kept = try house.people.peopleReader().accesses(by: "account:a", before: nil, limit: 9)
        #expect(kept.count == 7 && buffer.waiting == 0)
    }

    @Test func slowWorkIsFinished() {
        let done = Locked(0)
        let work = SlowWork(threads: 2, capacity: 100)
        for _ in 0..<50 { #expect(work.submit { done.with { $0 += 1 } }) }
        work.close()
        #expect(done.with { $0 } == 50)
        #expect(!work.submit {}, "closed")
    }
}
